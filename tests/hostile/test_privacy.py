"""Contact details in a source are not stored, and nothing calls out unless it is asked to."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from councilui.load.pipeline import load

_PRIVATE = ("ann.lee@private.example", "555-0134", "12 Elm Court")
_LEGISTAR = {
    "persons.json": [{
        "PersonId": 7, "PersonFullName": "Ann Lee", "PersonFirstName": "Ann", "PersonLastName": "Lee",
        "PersonEmail": _PRIVATE[0], "PersonPhone": _PRIVATE[1], "PersonAddress1": _PRIVATE[2], "PersonActiveFlag": 1,
        "PersonEmail2": _PRIVATE[0], "PersonPhone2": _PRIVATE[1], "PersonWWW": f"mailto:{_PRIVATE[0]}",
    }],
    "bodies.json": [{"BodyId": 1, "BodyName": "City Council", "BodyTypeName": "Primary Legislative Body",
                     "BodyContactEmail": _PRIVATE[0], "BodyContactPhone": _PRIVATE[1], "BodyContactFullName": "X"}],
    "events.json": [{"EventId": 3, "EventBodyId": 1, "EventBodyName": "City Council", "EventDate": "2024-03-05",
                     "EventGuid": "g", "EventInSiteURL": "https://lampton.legistar.com/MeetingDetail.aspx?LEGID=3"}],
    "officerecords.json": [{"OfficeRecordId": 9, "OfficeRecordPersonId": 7, "OfficeRecordFullName": "Ann Lee",
                            "OfficeRecordBodyId": 1, "OfficeRecordBodyName": "City Council",
                            "OfficeRecordEmail": _PRIVATE[0]}],
}  # fmt: skip
_POPOLO = {
    "person_7.json": {
        "_type": "person", "_id": "ocd-person/7", "name": "Ann Lee", "email": _PRIVATE[0],
        "contact_details": [{"type": "voice", "value": _PRIVATE[1]}, {"type": "address", "value": _PRIVATE[2]}],
    },
    "organization_1.json": {"_type": "organization", "_id": "ocd-org/1", "name": "City Council",
                            "classification": "legislature",
                            "contact_details": [{"type": "email", "value": _PRIVATE[0]}]},
    "event_3.json": {"_type": "event", "_id": "ocd-event/3", "name": "City Council", "start_date": "2024-03-05",
                     "participants": [{"name": "City Council", "entity_type": "organization"}]},
}  # fmt: skip


@pytest.mark.parametrize("source", [_LEGISTAR, _POPOLO], ids=["Legistar", "Popolo"])
def test_contact_details_are_not_stored(source: dict[str, object], tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in source.items():
        (folder / name).write_text(json.dumps(content))
    load([folder], tmp_path / "a.db")
    raw = (tmp_path / "a.db").read_bytes()
    assert b"Ann Lee" in raw
    assert not [text for text in _PRIVATE if text.encode() in raw]


def test_no_command_opens_a_connection(record: Path, tmp_path: Path) -> None:
    """Every command with the network taken away behaves as with it."""
    script = """
import socket, sys
def refuse(*arguments, **options):
    raise AssertionError("a connection was opened")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from councilui.cli import run
for line in ("list votes", "show vote O2021-117", "search the", "check", "check --integrity", "brief --since 2025",
             "export vote O2021-117 --to html", "cite vote O2021-117"):
    assert run([*line.split(), "-d", sys.argv[1]]) == 0, line
assert run(["load", sys.argv[2], "--db", sys.argv[3]]) == 0
assert "httpx" not in sys.modules
"""
    (tmp_path / "votes.csv").write_text("date,body,motion,member,vote\n2024-03-05,Board,Fence,Ann Lee,yes\n")
    command = [sys.executable, "-c", script, str(record), str(tmp_path / "votes.csv"), str(tmp_path / "a.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-1500:]
