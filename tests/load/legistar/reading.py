"""Rows as the Web API gives them, made up, and what is read from a folder of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from councilui.load.formats import legistar
from councilui.load.inputs import Files
from councilui.load.report import Report, unbalanced
from councilui.load.settings import FolderSettings, Settings
from tests.conftest import ROOT

FIXTURES = ROOT / "tests" / "fixtures" / "legistar"
Row = dict[str, Any]
Model = TypeVar("Model")
PREFIX = "legistar:lampton"


@dataclass(frozen=True)
class Read:
    """What came out of one reading."""

    objects: list[object]
    report: Report

    def all(self, kind: type[Model]) -> list[Model]:
        """The objects of one kind, in order."""
        return [row for row in self.objects if isinstance(row, kind)]

    def one(self, kind: type[Model]) -> Model:
        """The only object of a kind."""
        (row,) = self.all(kind)
        return row

    def issues(self, kind: str) -> list[str]:
        """The reasons of the issues of one kind."""
        return [issue.reason for issue in self.report.issues if issue.kind == kind]


def read(folder: Path, settings: Settings | None = None) -> Read:
    """Everything that is claimed below a folder, read."""
    files, report = Files(folder, str(folder)), Report()
    names = legistar.detect(files)
    objects = list(legistar.read(files, names, settings or FolderSettings(files).of(""), report))
    assert unbalanced(report.entries.items()) == {}
    return Read(objects, report)


def write(folder: Path, **lists: object) -> Path:
    """Files named after the keys, with "__" for a folder: votes__7 is votes/7.json."""
    for name, value in lists.items():
        path = folder / f"{name.replace('__', '/')}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value), encoding="utf-8")
    return folder


def event(number: int = 1, **changes: object) -> Row:
    """An event of the Lampton City Council on 6 May 2024."""
    row: Row = {
        "EventId": number, "EventGuid": "X", "EventLastModifiedUtc": "2024-05-07T10:00:00.5", "EventBodyId": 138,
        "EventBodyName": "City Council", "EventDate": "2024-05-06T00:00:00", "EventTime": "9:30 AM",
        "EventAgendaStatusName": "Final", "EventLocation": "Town Hall", "EventComment": None, "EventVideoPath": None,
        "EventInSiteURL": f"https://lampton.legistar.com/MeetingDetail.aspx?LEGID={number}", "EventItems": [],
    }  # fmt: skip
    return _changed(row, "Event", changes)


def item(number: int, **changes: object) -> Row:
    """An event item of event 1 without a matter, an action or a result; its sequence is its number."""
    row: Row = {
        "EventItemId": number, "EventItemEventId": 1, "EventItemAgendaSequence": number,
        "EventItemMinutesSequence": number, "EventItemAgendaNumber": None, "EventItemAgendaNote": None,
        "EventItemMinutesNote": None, "EventItemActionId": None, "EventItemActionName": None,
        "EventItemActionText": None, "EventItemPassedFlag": None, "EventItemPassedFlagName": None,
        "EventItemRollCallFlag": 0, "EventItemTitle": f"Item {number}", "EventItemTally": None, "EventItemConsent": 0,
        "EventItemMoverId": None, "EventItemMover": None, "EventItemSeconderId": None, "EventItemSeconder": None,
        "EventItemMatterId": None, "EventItemMatterFile": None, "EventItemMatterName": None,
        "EventItemMatterType": None, "EventItemMatterStatus": None, "EventItemMatterAttachments": [],
    }  # fmt: skip
    return _changed(row, "EventItem", changes)


def vote(person: int, word: str | None, of: int = 7, **changes: object) -> Row:
    """A vote on event item 7 of "Person N"."""
    row: Row = {
        "VoteId": None, "VotePersonId": person, "VotePersonName": f"Person {person}", "VoteValueName": word,
        "VoteResult": None, "VoteEventItemId": of,
    }  # fmt: skip
    return _changed(row, "Vote", changes)


def call(person: int, word: str, of: int = 7) -> Row:
    """A roll call of presence at event item 7."""
    return {"RollCallId": None, "RollCallPersonId": person, "RollCallPersonName": f"Person {person}",
            "RollCallValueName": word, "RollCallEventItemId": of}  # fmt: skip


def _changed(row: Row, prefix: str, changes: dict[str, object]) -> Row:
    return row | {f"{prefix}{key}": value for key, value in changes.items()}
