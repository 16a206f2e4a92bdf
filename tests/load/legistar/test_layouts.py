"""Where rows may stand: which files are claimed, how they join, what is left over and what can't be read."""

from __future__ import annotations

import json
from pathlib import Path

from councilui.load.formats import legistar
from councilui.load.inputs import Files, open_input
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record.model import AgendaItem, Attendance, Meeting, Source, Vote
from tests.load.legistar.reading import Read, Row, call, event, item, read, vote, write


def _claims(folder: Path) -> list[str]:
    return legistar.detect(Files(folder, str(folder)))


def test_other_json_is_not_claimed(tmp_path: Path) -> None:
    others: dict[str, object] = {
        "transcript": [{"speaker": "0", "start_time": 3.3}], "elms": {"matterId": "X", "personId": "Y"},
        "attachments": [{"MatterAttachmentId": 1, "MatterAttachmentName": "a"}], "number": 7, "empty": [],
        "types": [{"MatterTypeId": 1, "MatterTypeName": "x"}], "kinds": [{"VoteTypeId": 1, "VoteTypeName": "x"}],
        "weak": {"EventColour": "red"}, "popolo": {"vote_events": [{"id": "1"}]},
    }  # fmt: skip
    write(tmp_path, **others)
    assert _claims(tmp_path) == []
    write(tmp_path, events=[event()], request_3_event_0_item_1_votes=[])
    assert _claims(tmp_path) == ["events.json", "request_3_event_0_item_1_votes.json"]


def test_folders_are_known_by_what_is_in_them(tmp_path: Path) -> None:
    write(tmp_path, votes__1=[{"party": "red", "votes": 7}], votes__2=[{"party": "blue"}])
    assert _claims(tmp_path) == []
    write(tmp_path, a__votes__1=[], a__votes__2=[vote(1, "Aye", 2)], a__events=[event()])
    assert _claims(tmp_path) == ["a/events.json", "a/votes/1.json", "a/votes/2.json"]


def _rows() -> tuple[list[Row], list[Row], list[Row], list[Row]]:
    votes = [vote(n, "Aye", of) for of in (7, 8) for n in (1, 2)]
    items = [item(7), item(8), item(9, EventId=2)]
    return [event(1), event(2, Date="2024-05-07T00:00:00")], items, votes, [call(1, "Present", 9)]


def _summary(result: Read) -> tuple[object, ...]:
    assert result.report.issues == []
    return (
        [row.id for row in result.all(Meeting)],
        [(row.id, row.meeting) for row in result.all(AgendaItem)],
        sorted((row.vote_event, row.person) for row in result.all(Vote)),
        [row.roll_call for row in result.all(Attendance)],
    )


def test_every_layout_tells_the_same(tmp_path: Path) -> None:
    events, items, votes, calls = _rows()
    by_id = write(
        tmp_path / "a", events=events, eventitems__1=items[:2], eventitems__2=items[2:], votes__7=votes[:2],
        votes__8=votes[2:], rollcalls__9=calls,
    )  # fmt: skip
    expected = _summary(read(by_id))
    assert len(expected[2]) == 4  # type: ignore[arg-type]
    by_endpoint = write(tmp_path / "b", events=events, eventitems=items, votes=votes, rollcalls=calls)
    assert _summary(read(by_endpoint)) == expected
    recorded = write(
        tmp_path / "c", request_0_events=events, request_1_event_0_items=items[2:], request_2_event_1_items=items[:2],
        request_3_event_9_item_5_votes=votes, request_4_calls=calls,
    )  # fmt: skip
    assert _summary(read(recorded)) == expected
    nested = [
        {**events[0], "EventItems": [{**items[0], "Votes": votes[:2]}, {**items[1], "Votes": votes[2:]}]},
        {**events[1], "EventItems": [{**items[2], "RollCalls": calls}]},
    ]
    assert _summary(read(write(tmp_path / "d", whole=nested))) == expected
    page = write(tmp_path / "e", events={"value": events}, x=items, y=votes, z=calls[0])
    assert _summary(read(page)) == expected


def test_one_file_alone_is_read(tmp_path: Path) -> None:
    write(tmp_path, saved=[event()])
    with open_input(tmp_path / "saved.json") as files:
        assert legistar.detect(files) == ["saved.json"]
        rows = list(legistar.read(files, ["saved.json"], Settings("x"), Report()))
    assert any(isinstance(row, Meeting) for row in rows)


def test_rows_in_the_wrong_file_go_where_they_say(tmp_path: Path) -> None:
    events, items, votes, _ = _rows()
    result = read(write(tmp_path, events=events, eventitems__1=items, votes__7=votes))
    assert [row.meeting[-2:] for row in result.all(AgendaItem)] == ["06", "06", "07"]
    assert len(result.all(Vote)) == 4
    assert result.report.issues == []


def test_what_belongs_to_nothing_is_listed(tmp_path: Path) -> None:
    astray = vote(1, "Aye") | {"VoteEventItemId": None}
    write(
        tmp_path, events=[event()], eventitems__1=[item(7)], eventitems__99=[item(8, EventId=99), item(9, EventId=99)]
    )
    result = read(
        write(tmp_path, votes__55=[vote(1, "Aye", 55)], stray=[astray], rollcalls__55=[call(1, "Present", 55)])
    )
    assert len(result.issues("event items without event")) == 2
    assert len(result.issues("votes without event item")) == 2
    assert result.issues("roll calls without event item") == [
        "Its event item, 55, isn't in the input or was already read."
    ]
    assert result.report.read["event items"] == 3
    assert result.report.read["votes"] == 2


def test_a_file_that_is_no_json_is_reported_and_passed_over(tmp_path: Path) -> None:
    write(tmp_path, events=[event()], eventitems__1=[item(1)], votes__1=[vote(1, "Aye", 1)])
    (tmp_path / "persons.json").write_bytes(b'[{"PersonId": 1, "PersonFullName": "A')
    (tmp_path / "eventitems" / "1.json").write_bytes(b"\xff\xfe[")
    (tmp_path / "eventitems" / "2.json").write_text(json.dumps([item(2)]), encoding="utf-8")
    result = read(tmp_path)
    assert len(result.issues("file not read")) == 2
    assert len(result.all(Meeting)) == 1


def test_several_clients_stay_apart(tmp_path: Path) -> None:
    other = event(1) | {"EventInSiteURL": "https://elsewhere.legistar.com/x"}
    write(tmp_path, a__events=[event(1)], a__eventitems__1=[item(7)], b__events=[other], b__eventitems__1=[item(7)])
    result = read(write(tmp_path, b__votes__7=[vote(1, "Aye")]))
    assert [row.id for row in result.all(Source)] == ["legistar:lampton", "legistar:elsewhere"]
    assert [row.id for row in result.all(AgendaItem)] == ["legistar:lampton/item/7", "legistar:elsewhere/item/7"]
    assert result.one(Vote).person == "legistar:elsewhere/person/1"
    assert result.report.issues == []


def test_folders_of_one_client_are_one_record(tmp_path: Path) -> None:
    later = event(2, Date="2025-01-01T00:00:00")
    write(tmp_path, y2024__events=[event(1)], y2025__events=[later], items__all=[item(7), item(8, EventId=2)])
    result = read(tmp_path)
    assert len(result.all(Source)) == 1
    assert len(result.all(AgendaItem)) == 2


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    events, items, votes, _ = _rows()
    write(tmp_path, events=events, eventitems__1=items, votes__7=votes, votes__8=[])
    heard: list[tuple[int, int]] = []
    files = Files(tmp_path, "x")
    report = Report(lambda result, total: heard.append((result, total)))
    list(legistar.read(files, legistar.detect(files), Settings("x"), report))
    assert heard == [(1, 4), (2, 4), (3, 4), (4, 4)]
