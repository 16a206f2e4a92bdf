from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.record.database import open_record
from councilui.record.model import AgendaItem, Body, Load, Meeting, Motion, Statement, VoteEvent, statement_id
from councilui.record.new_file import new_file
from councilui.record.queries.meetings import list_meetings, meeting_page, opening_meeting
from tests.record.whole_record import write_record

MEETING = "chicago-city-council/2025-01-15"


def _opened(path: Path, *rows: object) -> sqlite3.Connection:
    with new_file(path) as scratch:
        write_record(scratch, [Body("b", "Body", "council"), *rows])
    return open_record(path)


def test_the_shipped_record_opens_on_the_15th_of_january(connection: sqlite3.Connection) -> None:
    assert opening_meeting(connection) == MEETING


def test_another_record_opens_on_the_latest_meeting_with_something_in_it(tmp_path: Path) -> None:
    meetings = [Meeting(date, "b", date, 0, "regular") for date in ("2024-01-01", "2024-02-01", "2024-03-01")]
    connection = _opened(tmp_path / "a.db", *meetings, AgendaItem("i", "2024-02-01", 0, "An item"))
    assert opening_meeting(connection) == "2024-02-01"


@pytest.mark.parametrize("status", ["Cancelled", "canceled", "CANCELLED - no quorum"])
@pytest.mark.parametrize("content", ["vote", "speech"])
def test_it_opens_on_the_latest_vote_or_speech_and_on_nothing_planned_or_called_off(
    status: str, content: str, tmp_path: Path
) -> None:
    dates = ("2024-01-01", "2024-02-01", "2024-03-01", "2026-12-17")
    meetings = [Meeting(date, "b", date, 0, "regular") for date in dates]
    meetings[2] = meetings[2]._replace(status=status)
    agendas = [AgendaItem(date, date, 0, "An item") for date in dates]
    motion, event = Motion("m", dates[1], "pass"), VoteEvent("v", "m", 0, "Shall it pass?", "voice", "pass", "recorded")
    called_off = Motion("m2", dates[2], "pass"), event._replace(id="v2", motion="m2")
    speech = Statement(
        statement_id(19754, 0, 0), "s", dates[1], "Good evening.", "speech", "verbatim", "floor", "member"
    )
    content_rows = (motion, event, *called_off) if content == "vote" else (speech,)
    assert opening_meeting(_opened(tmp_path / "a.db", *meetings, *agendas, *content_rows)) == "2024-02-01"


def test_without_votes_and_speech_it_opens_on_the_latest_agenda_not_called_off(tmp_path: Path) -> None:
    meetings = [Meeting("2024-01-01", "b", "2024-01-01", 0, "regular")]
    meetings += [Meeting("2024-02-01", "b", "2024-02-01", 0, "regular", status="Cancelled")]
    agendas = [AgendaItem(meeting.id, meeting.id, 0, "An item") for meeting in meetings]
    assert opening_meeting(_opened(tmp_path / "a.db", *meetings, *agendas)) == "2024-01-01"


def test_a_record_of_empty_meetings_opens_on_the_latest(tmp_path: Path) -> None:
    meetings = [Meeting(date, "b", date, 0, "regular") for date in ("2024-01-01", "2024-03-01", "2024-02-01")]
    assert opening_meeting(_opened(tmp_path / "a.db", *meetings)) == "2024-03-01"


def test_an_empty_record_opens_on_none(tmp_path: Path) -> None:
    assert opening_meeting(_opened(tmp_path / "a.db")) is None


def test_a_record_may_name_its_opening_meeting(tmp_path: Path) -> None:
    meetings = [Meeting(date, "b", date, 0, "regular") for date in ("2024-01-01", "2024-03-01")]
    known_names = Load("l", "f", "o", "d", 1, 1, "2024-01-01")
    assert opening_meeting(_opened(tmp_path / "a.db", *meetings, known_names)) == "2024-01-01"


def test_a_page_has_the_items_in_order_with_their_votes(connection: sqlite3.Connection) -> None:
    page = meeting_page(connection, MEETING)
    assert [line.item.position for line in page.items] == list(range(len(page.items)))
    assert page.items[0].item.outcome == "tabled"
    voted = {line.matter.identifier: line.votes for line in page.items if line.matter and line.votes}
    assert len(voted) == 8
    assert voted["Or2025-0014616"][0].announced == (43, 7)


def test_lopezs_public_statement_is_beside_the_meeting(connection: sqlite3.Connection) -> None:
    page = meeting_page(connection, MEETING)
    written = [s for s in page.statements if s.person == "raymond-lopez" and s.venue == "written"]
    assert written
    assert not any(statement.inside for statement in written)


def test_no_member_is_quoted_on_the_floor_about_the_tabled_ordinance(connection: sqlite3.Connection) -> None:
    page = meeting_page(connection, MEETING)
    assert not [s for s in page.statements if s.venue == "floor" and s.form in ("quote", "verbatim")]


def test_meetings_are_listed_newest_first_within_dates(connection: sqlite3.Connection) -> None:
    dates = [line.date for line in list_meetings(connection)]
    assert dates == sorted(dates, reverse=True)
    assert {line.date[:7] for line in list_meetings(connection, since="2023-11", until="2023-11")} == {"2023-11"}


def test_an_unknown_meeting_is_told(connection: sqlite3.Connection) -> None:
    with pytest.raises(CouncilError, match="There is no meeting"):
        meeting_page(connection, "x")
