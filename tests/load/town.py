"""A town's files, made up, and what a record made from them holds."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from councilui.load.pipeline import Outcome, load

HEADER = "date,item,title,result,"
CAPTIONS = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n>> {}: I MOVE THE ITEM.\n"
DAY = "2025-06-03"


def write_files(folder: Path, **contents: str) -> Path:
    """Files by name, "__" for a folder and "_csv" for an ending."""
    for name, text in contents.items():
        stem, _, ending = name.rpartition("_")
        path = folder / f"{stem.replace('__', '/')}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def vote_table(*names: str, day: str = DAY, title: str = "Sale of lot 5", item: str = "1") -> str:
    """A table of one vote with a column for every member."""
    header = ",".join(f'"{name}"' for name in names)
    return f"{HEADER}{header}\n{day},{item},{title},Passed,{','.join('Yes' for _ in names)}\n"


def load_paths(tmp_path: Path, *paths: Path) -> tuple[Outcome, sqlite3.Connection]:
    """What loading the paths did, and the record made from them."""
    target = tmp_path / "record.db"
    outcome = load(list(paths), target)
    return outcome, sqlite3.connect(target)


def column(connection: sqlite3.Connection, sql: str) -> list[Any]:
    """First column of a query."""
    return [row[0] for row in connection.execute(sql)]


def people(connection: sqlite3.Connection) -> list[str]:
    """The names of all people of the record."""
    return column(connection, "SELECT name FROM person ORDER BY name")


def legistar_files(folder: Path, **event: object) -> Path:
    """An event, a member and a vacant seat as Legistar has them; `event` changes the event\'s fields."""
    site = "https://lampton.legistar.com/MeetingDetail.aspx?ID=7"
    events = [
        {"EventId": 7, "EventBodyId": 1, "EventBodyName": "City Council", "EventDate": f"{DAY}T00:00:00",
         "EventTime": "7:00 PM", "EventInSiteURL": site, **event}
    ]  # fmt: skip
    person = {"PersonId": 5, "PersonFullName": "Ana Roe"}
    office = {"OfficeRecordId": 1, "OfficeRecordPersonId": 5, "OfficeRecordFullName": "Ana Roe",
              "OfficeRecordBodyId": 1, "OfficeRecordBodyName": "City Council", "OfficeRecordTitle": "Council Member",
              "OfficeRecordStartDate": "2024-01-01T00:00:00"}  # fmt: skip
    vacant = {"PersonId": 6, "PersonFullName": "Vacant (Ward 3)"}
    seat = {**office, "OfficeRecordId": 2, "OfficeRecordPersonId": 6, "OfficeRecordFullName": "Vacant (Ward 3)"}
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("events", events), ("persons", [person, vacant]), ("officerecords", [office, seat])):
        (folder / f"{name}.json").write_text(json.dumps(rows))
    return folder
