"""Any JSON of the right outer shape is read to its end: valid objects or reports, never another exception."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councilui.record import model
from tests.load.legistar.reading import Row, call, event, item, read, vote

_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.sampled_from([1, 7, 50]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)
_TEMPLATES: dict[str, list[Row]] = {
    "events": [event(1), event(2)],
    "eventitems": [item(7), item(8, MatterId=50, ActionName="Passed", PassedFlag=1, Tally="1-0"), item(9, EventId=2)],
    "votes": [vote(1, "Aye"), vote(1, "Nay", 8), vote(2, "Odd", 8)],
    "rollcalls": [call(1, "Present"), call(2, "Absent", 9)],
    "persons": [{"PersonId": 1, "PersonFullName": "A B", "PersonLastName": "B", "PersonFirstName": "A"}],
    "bodies": [{"BodyId": 138, "BodyName": "City Council", "BodyTypeName": "Council"}],
    "officerecords": [
        {
            "OfficeRecordId": 1,
            "OfficeRecordPersonId": 1,
            "OfficeRecordFullName": "A B",
            "OfficeRecordBodyId": 138,
            "OfficeRecordTitle": "Member (Ward 1)",
            "OfficeRecordStartDate": "2024-01-01",
            "OfficeRecordEndDate": "2024-12-31",
        }
    ],
    "matters": [{"MatterId": 50, "MatterFile": "Int 5", "MatterName": "A", "MatterTitle": "B"}],
    "histories": [
        {"MatterHistoryId": 3, "MatterHistoryActionName": "Referred", "MatterHistoryMatterId": 50},
        {"MatterHistoryId": 8, "MatterHistoryActionDate": "2024-01-01", "MatterHistoryEventId": 1},
    ],
}  # fmt: skip


@st.composite
def _lists(draw: st.DrawFn) -> dict[str, list[Any]]:
    """The templates with some fields replaced by anything, some rows repeated, some that are no rows."""
    lists: dict[str, list[Any]] = {}
    for kind, templates in _TEMPLATES.items():
        rows: list[Any] = [dict(row) for row in templates]
        rows += [dict(row) for row in draw(st.lists(st.sampled_from(templates), max_size=2))]
        for row in rows:
            for key in draw(st.lists(st.sampled_from(sorted(row)), max_size=3)):
                row[key] = draw(_ANY)
        lists[kind] = rows + draw(st.lists(_ANY, max_size=1))
    return lists


_CHECKED: dict[type, dict[str, tuple[str, ...]]] = {
    model.Source: {"kind": model.SOURCE_KINDS},
    model.Matter: {"identifier_basis": model.BASES},
    model.VoteEvent: {
        "method": model.METHODS,
        "result": model.RESULTS,
        "result_basis": model.BASES,
        "roll": model.ROLLS,
    },
    model.VoteCount: {"option": model.OPTIONS, "basis": model.BASES},
    model.Vote: {"option": model.OPTIONS, "basis": model.BASES},
    model.Attendance: {"status": model.ATTENDANCE},
}
_KEYS: dict[type, tuple[str, ...]] = {
    model.Vote: ("vote_event", "person"),
    model.VoteCount: ("vote_event", "source", "option"),
    model.Attendance: ("roll_call", "person"),
    model.PersonName: ("person", "name"),
    model.Sponsorship: ("matter", "sponsor_name"),
}
_REQUIRED = {"title", "name", "sort_name", "action", "question", "option_text", "status_text", "voter_name"}


@settings(max_examples=35, suppress_health_check=[HealthCheck.data_too_large])
@given(_lists())
def test_any_values_are_read_or_reported(lists: dict[str, list[Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for kind, rows in lists.items():
            (Path(folder) / f"{kind}.json").write_text(json.dumps(rows), encoding="utf-8")
        result = read(Path(folder))
    ids: dict[type, set[object]] = {}
    for row in result.objects:
        table = type(row)
        for field, words in _CHECKED.get(table, {}).items():
            assert getattr(row, field) in words
        for field in getattr(row, "_fields", ()):
            value = getattr(row, field)
            assert value is None or isinstance(value, str | int | bool), (table, field)
            assert value is not None or field not in _REQUIRED
            if isinstance(value, str):
                value.encode("utf-8")
                assert "\x00" not in value
            elif value is not None:
                assert abs(value) < 2**63
        key = tuple(getattr(row, field) for field in _KEYS.get(table, ("id",)))
        assert key not in ids.setdefault(table, set()), (table, key)
        ids[table].add(key)
    for row in result.objects:
        if isinstance(row, model.Meeting):
            assert (row.body,) in ids[model.Body]
        if isinstance(row, model.AgendaItem):
            assert (row.meeting,) in ids[model.Meeting]
            assert row.matter is None or (row.matter,) in ids[model.Matter]
        if isinstance(row, model.Vote):
            assert (row.person,) in ids[model.Person]
            assert (row.vote_event,) in ids[model.VoteEvent]
    lost = sum(issue.kind in ("unreadable row", "event items without event") for issue in result.report.issues)
    merged = sum(number for kind, number in result.report.merged.items() if kind.startswith("event items"))
    assert result.report.read["event items"] <= len(result.all(model.AgendaItem)) + merged + lost


@pytest.mark.parametrize(
    "raw", [b"", b"[", b"\xff", b"[[[[", b'{"EventId": 1}', b'[{"EventId": NaN, "EventDate": 1}]', b"[" * 100_000]
)
def test_any_bytes_are_refused_or_reported(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "events.json").write_bytes(raw)
    (tmp_path / "votes").mkdir()
    (tmp_path / "votes" / "7.json").write_bytes(raw)
    (tmp_path / "bodies.json").write_text('[{"BodyId": 1, "BodyName": "Council"}]', encoding="utf-8")
    assert len(read(tmp_path).all(model.Body)) == 1
