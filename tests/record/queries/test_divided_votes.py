from __future__ import annotations

import sqlite3

import pytest

from councilui.record.lookup import match_bodies, match_people
from councilui.record.queries.divided_votes import divided_votes_base, list_divided_votes
from councilui.record.queries.vote_lines import list_votes
from councilui.record.views.divided_votes import VoteFilter


def test_the_desk_has_every_vote_with_a_nay_and_no_other(connection: sqlite3.Connection) -> None:
    result = {item.line.id: item for item in list_divided_votes(connection, VoteFilter())}
    lines = {line.id: line for line in list_votes(connection)}
    divided = {id_ for id_, line in lines.items() if line.roll_tally[1] or (line.announced and line.announced[1])}
    assert result.keys() == divided
    assert all(item.line == lines[id_] for id_, item in result.items())
    table = result["chicago-city-council/2025-01-15/o2023-0004222/table"]
    assert (table.tally, table.margin, table.dissent, table.smaller_side) == ((39, 11), 28, 11, "no")


def test_rolls_are_counted_as_their_names_say(connection: sqlite3.Connection) -> None:
    counts = connection.execute("SELECT vote_event, yes, no, other FROM roll_count ORDER BY vote_event").fetchall()
    names: dict[str, list[int]] = {}
    for event, option in connection.execute("SELECT vote_event, option FROM vote ORDER BY vote_event"):
        tally = names.setdefault(event, [0, 0, 0])
        tally[("yes", "no").index(option) if option in ("yes", "no") else 2] += 1
    assert counts == [(event, *tally) for event, tally in names.items()]


@pytest.mark.parametrize(
    ("criteria", "number"),
    [
        (VoteFilter(since="2025-01-15", until="2025-01-15"), 8),
        (VoteFilter(words=("welcoming", "O2021")), 1),
        (VoteFilter(words=("sanctuary",)), 3),  # a popular name
        (VoteFilter(max_margin=4), 8),
        (VoteFilter(min_dissent=24), 2),
        (VoteFilter(bodies=("nobody",)), 0),
        (VoteFilter(result="fail", words=("settlement",)), 1),
    ],
)
def test_what_it_is_narrowed_by(criteria: VoteFilter, number: int, connection: sqlite3.Connection) -> None:
    assert len(list_divided_votes(connection, criteria)) == number


def test_members_and_dissenters(connection: sqlite3.Connection) -> None:
    lopez = tuple(id for id, _ in match_people(connection, "Lopez"))
    assert lopez == ("raymond-lopez",)
    on_roll = list_divided_votes(connection, VoteFilter(members=(lopez,)))
    assert {item.option for item in on_roll} <= {"yes", "no", "absent", "not voting", "excused", "other"}
    dissented = list_divided_votes(connection, VoteFilter(members=(lopez,), dissenters=(lopez,)))
    assert dissented == [item for item in on_roll if item.option == item.smaller_side is not None]
    nays = list_divided_votes(connection, VoteFilter(members=(lopez,), option="no"))
    assert 0 < len(nays) < len(on_roll)


def test_the_base_leaves_out_what_is_no_evidence(connection: sqlite3.Connection) -> None:
    base = divided_votes_base(connection, VoteFilter())
    assert (base.events, base.with_tally, dict(base.left_out)) == (123, 123, {})
    one = divided_votes_base(connection, VoteFilter(since="2025-01-15", until="2025-01-15", max_margin=3))
    assert one.events == 8


def test_names_are_found_by_a_part(connection: sqlite3.Connection) -> None:
    assert ("silvana-tabares", "Silvana Tabares") in match_people(connection, "silvana")
    assert match_people(connection, "") == match_people(connection, "xyzzy") == []
    assert [name for _, name in match_bodies(connection, "city council")] == ["Chicago City Council"]
