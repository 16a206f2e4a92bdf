"""Bit sets of a body's votes against the rolls one by one, and against the clock of an interrupt."""

from __future__ import annotations

import sqlite3
import threading

import pytest

from councilui.analysis.agreement import agreement
from councilui.analysis.agreement_wording import agreement_page, with_majority
from councilui.analysis.member import member_figures
from councilui.common.errors import AmbiguousError, CouncilError
from councilui.record.lookup import find_body, find_voters, main_body
from councilui.record.queries.member import member_rolls
from councilui.record.queries.rolls import rolls
from councilui.record.queries.vote_lines import list_votes
from councilui.record.queries.votes import vote_card

COUNCIL = "chicago-city-council"


def test_lopez_and_tabares_agree_as_often_as_a_count_by_hand_says(connection: sqlite3.Connection) -> None:
    same = both = 0
    for line in list_votes(connection, body=COUNCIL):
        sides = {vote.person: vote.option for vote in vote_card(connection, line.id).votes}
        if "no" not in sides.values():
            continue
        one, other = sides.get("raymond-lopez"), sides.get("silvana-tabares")
        if one in ("yes", "no") and other in ("yes", "no"):
            both += 1
            same += one == other
    result = rolls(connection, COUNCIL)
    voters = result.voters
    assert agreement(voters["raymond-lopez"].sides, voters["silvana-tabares"].sides, result.divided) == (same, both)
    assert (same, both) == (85, 118)


def test_with_the_majority_is_what_the_members_own_figures_say(connection: sqlite3.Connection) -> None:
    page = agreement_page(rolls(connection, COUNCIL))
    for row, person in enumerate(page.matrix.people):
        majority = member_figures(member_rolls(connection, person)).majority
        assert with_majority(page, row) == (majority.same, majority.n)


def test_every_roll_is_there_in_order_with_its_nays(connection: sqlite3.Connection) -> None:
    result = rolls(connection, COUNCIL, since="2025-01-15", until="2025-01-15")
    assert len(result.events) == 7 == result.divided.bit_count()
    assert result.left_out == {"nobody named": 1}  # the vote to table: announced 39-11, no name on record
    nays = {event: {v.district for v in result.voters.values() if v.sides.no >> bit & 1}
            for bit, event in enumerate(result.events)}  # fmt: skip
    for event, wards in nays.items():
        assert wards == {vote.district for vote in vote_card(connection, event).votes if vote.option == "no"}
    assert len(result.seated) == 50
    assert (result.first, result.last) == ("2025-01-15", "2025-01-15")


def test_a_period_without_votes_is_empty_and_a_body_unknown_is_told(connection: sqlite3.Connection) -> None:
    nothing = rolls(connection, COUNCIL, since="2030")
    assert (nothing.events, nothing.voters, nothing.divided, nothing.first) == ((), {}, 0, None)
    with pytest.raises(CouncilError, match="no body"):
        rolls(connection, "nobody")


def test_bodies_and_voters_are_found_by_what_people_type(connection: sqlite3.Connection) -> None:
    assert main_body(connection) == find_body(connection, None) == find_body(connection, "city council") == COUNCIL
    with pytest.raises(CouncilError, match="No body “parks” is in this record"):
        find_body(connection, "parks")
    with pytest.raises(AmbiguousError):
        find_body(connection, "c")
    result = rolls(connection, COUNCIL)
    assert find_voters(connection, result, ["Lopez", "sigcho-lopez", "lopez"]) == (
        "raymond-lopez",
        "byron-sigcho-lopez",
    )
    with pytest.raises(CouncilError, match="neither yes nor no"):
        find_voters(connection, result, ["lori lightfoot"])


def test_the_votes_behind_a_pair_come_newest_first(connection: sqlite3.Connection) -> None:
    result = rolls(connection, COUNCIL)
    lines = list_votes(connection, ids=result.events)
    assert {line.id for line in lines} == set(result.events)
    assert [line.date for line in lines] == sorted((line.date for line in lines), reverse=True)


def test_an_interrupt_ends_it(connection: sqlite3.Connection) -> None:
    # From another thread, as the screen does it, at the first step of the query.
    query: list[threading.Thread] = []

    def stop() -> int:
        if not query:
            query.append(threading.Thread(target=connection.interrupt))
            query[0].start()
            query[0].join()
        return 0

    connection.set_progress_handler(stop, 1)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        rolls(connection, COUNCIL)
