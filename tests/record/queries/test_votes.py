from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.record import model
from councilui.record.queries.rows import source_ids
from councilui.record.queries.seats import seats_on
from councilui.record.queries.vote_lines import list_votes
from councilui.record.queries.votes import vote_card
from tests.record.small_council import built

COUNCIL = "chicago-city-council"
TABLED = f"{COUNCIL}/2025-01-15/o2023-0004222/table"
WELCOMING = f"{COUNCIL}/2021-01-27/o2021-117/vote"


def test_the_vote_to_table_has_counts_and_nobody(connection: sqlite3.Connection) -> None:
    card = vote_card(connection, TABLED)
    assert card.announced == {"yes": 39, "no": 11}
    assert card.roll_tally == {"yes": 0, "no": 0}
    assert card.votes == ()
    assert card.event.roll == "none"
    assert card.event.result == "pass"
    assert "laid on the table" in card.event.question
    assert len(card.announcements) == 8
    assert all(tally == {"yes": 39, "no": 11} for tally in card.announcements.values())
    assert card.requirement is not None
    assert card.requirement.purpose == "table"


def test_the_ordinance_of_2021_has_every_name(connection: sqlite3.Connection) -> None:
    card = vote_card(connection, WELCOMING)
    assert card.roll_tally == {"yes": 41, "no": 8, "not voting": 1}
    assert card.event.roll == "complete"
    assert {vote.district for vote in card.votes} == {str(ward) for ward in range(1, 51)}
    assert {vote.basis for vote in card.votes} == {"recorded"}
    nays = sorted(int(vote.district or 0) for vote in card.votes if vote.option == "no")
    assert nays == [13, 15, 19, 23, 38, 41, 42, 45]


def test_every_source_that_a_card_refers_to_is_in_it(connection: sqlite3.Connection) -> None:
    for line in list_votes(connection):
        card = vote_card(connection, line.id)
        rows = (card.event, *card.counts, *card.votes, *card.statements, *card.doubts, *card.claims, *card.rules)
        assert {source for source in source_ids(rows) if source} <= set(card.sources)
        assert {vote.person for vote in card.votes} <= set(card.people)


def test_a_related_matter_comes_with_its_votes(connection: sqlite3.Connection) -> None:
    related = {r.matter.identifier: r for r in vote_card(connection, TABLED).related}
    assert [line.id for line in related["O2021-117"].votes] == [WELCOMING]
    back = {r.matter.identifier: r for r in vote_card(connection, WELCOMING).related}
    assert (related["O2021-117"].direction, back["O2023-0004222"].direction) == ("to", "from")


@pytest.mark.parametrize("date", ["2021-01-27", "2023-05-24", "2023-12-14", "2025-01-15", "2025-04-16"])
def test_each_ward_has_one_holder(date: str, connection: sqlite3.Connection) -> None:
    seats = seats_on(connection, COUNCIL, date)
    assert [seat.district for seat in seats] == [str(ward) for ward in range(1, 51)]


def test_seats_are_those_of_the_day(connection: sqlite3.Connection) -> None:
    holders = {
        date: {seat.district: seat.surname for seat in seats_on(connection, COUNCIL, date)}
        for date in ("2021-01-27", "2025-01-15", "2025-04-01")
    }
    assert holders["2021-01-27"]["26"] == "Maldonado"
    assert holders["2025-01-15"]["26"] == "Fuentes"
    assert holders["2025-01-15"]["35"] == "Ramirez-Rosa"
    assert "35" not in holders["2025-04-01"]


def test_votes_are_listed_newest_first_and_by_what_is_asked(connection: sqlite3.Connection) -> None:
    lines = list_votes(connection)
    assert [line.date for line in lines] == sorted((line.date for line in lines), reverse=True)
    day = list_votes(connection, since="2025-01-15", until="2025-01-15")
    assert len(day) == 8
    assert {line.id for line in list_votes(connection, meeting=f"{COUNCIL}/2025-01-15")} == {line.id for line in day}
    assert {line.date[:4] for line in list_votes(connection, since="2024", until="2024-06")} == {"2024"}
    assert max(line.date for line in list_votes(connection, until="2024-06")) == "2024-06-12"
    assert all(line.matter == "o2021-117" for line in list_votes(connection, matters=["o2021-117"]))


def test_a_persons_votes_are_those_on_record(connection: sqlite3.Connection) -> None:
    lines = list_votes(connection, person="raymond-lopez")
    assert TABLED not in {line.id for line in lines}
    assert WELCOMING in {line.id for line in lines}


def test_an_unknown_vote_is_told(connection: sqlite3.Connection) -> None:
    with pytest.raises(CouncilError, match="There is no vote nothing"):
        vote_card(connection, "nothing")


@pytest.mark.parametrize(
    ("end", "is_current"),
    [("2025", True), ("2025-01", True), ("2025-01-16", True), ("2025-01-15", False), ("2024", False)],
)
def test_a_rule_and_a_seat_end_when_their_year_or_month_does(tmp_path: Path, end: str, is_current: bool) -> None:
    rows = (
        model.Source("rules", "rules", "Clerk", "Rules of order"),
        model.Body("town", "Town Council", "council"),
        model.Person("ana", "Ana Álvarez", "Álvarez, Ana", "Álvarez"),
        model.Membership("seat", "town", "ana", "member", "1", "2023", end),
        model.Rule(
            "pass", "town", "majority", "pass", "votes cast", 1, 2, True, "A majority.", end=end, source="rules"
        ),
        model.Meeting("town/2025-01-15", "town", "2025-01-15", 0, "regular"),
        model.Motion("motion", "town/2025-01-15", "pass"),
        model.VoteEvent("vote", "motion", 0, "Shall it pass?", "roll call", "pass", "recorded"),
    )
    with closing(built(tmp_path / "town.db", rows)) as connection:
        card = vote_card(connection, "vote")
    assert [rule.id for rule in card.rules] == ["pass"] * is_current
    assert [seat.person for seat in card.seats] == ["ana"] * is_current
