from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.analysis.thresholds import ruler, tally_of
from councilui.analysis.whatif import Move, read_move, what_if
from councilui.record.database import RecordError
from councilui.record.views import VoteCard
from tests.analysis.cards import card, table_card, thomas_card, welcoming_card

OPTIONS = ("yes", "no", "absent", "abstain", "vacant")


def _read(made: VoteCard, *typed: str) -> list[Move]:
    moves: list[Move] = []
    for text in typed:
        moves.append(read_move(made, text, moves))
    return moves


def test_a_named_member_moves_and_the_veto_mark_falls() -> None:
    made = welcoming_card()
    found = what_if(made, _read(made, "lopez=yes", "8 yes=no"))
    assert (found.tally["yes"], found.tally["no"]) == (34, 15)
    veto = next(mark for mark in found.marks if "veto" in mark.after.name)
    assert (veto.before.met, veto.after.met, veto.turned) == (True, True, None)
    fallen = what_if(made, _read(made, "lopez=yes", "9 yes=no"))
    veto = next(mark for mark in fallen.marks if "veto" in mark.after.name)
    assert (veto.turned, veto.after.short_by) == (False, 1)


def test_the_assumptions_name_who_was_moved_and_who_was_not() -> None:
    made = welcoming_card()
    told = " ".join(what_if(made, _read(made, "15=yes", "23=absent", "3 yes=no")).assumptions)
    assert "Ald. Lopez (15th): no → yes." in told
    assert "Ald. Tabares (23rd): no → absent." in told
    assert "3 members who are not named: yes → no." in told
    assert "Everybody else as on record" in told


def test_without_a_roll_numbers_move_and_nobody_is_named() -> None:
    made = table_card()
    found = what_if(made, _read(made, "14 yes=no"))
    assert (found.tally["yes"], found.tally["no"]) == (25, 25)
    own = next(mark for mark in found.marks if mark.after.applies)
    assert (own.turned, own.after.short_by) == (False, 1)
    assert any("nobody's vote is on record" in line for line in found.assumptions)
    with pytest.raises(RecordError, match=r"Lopez.* not on record"):
        read_move(made, "lopez=no")


def test_a_vacant_seat_lowers_what_is_taken_of_those_in_office_alone() -> None:
    made = welcoming_card()
    found = what_if(made, _read(made, "2 yes=vacant"))
    needed = {mark.after.name: mark.after.needed for mark in found.marks}
    assert (needed["pass an ordinance"], needed["override a veto"]) == (25, 34)
    assert any("vacant seat lowers" in line for line in found.assumptions)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("lopez", "is no move"),
        ("lopez=maybe", "is no move"),
        ("nobody=yes", "No member of this vote"),
        ("member=yes", "fits several members"),
        ("60 yes=no", "cannot be moved"),
        ("1 absent=yes", "cannot be moved"),
    ],
)
def test_what_cannot_be_moved_is_told(typed: str, says: str) -> None:
    made = thomas_card()
    with pytest.raises(RecordError, match=says):
        what_if(made, [read_move(made, typed)])


def test_a_vote_without_a_tally_has_nothing_to_start_from() -> None:
    with pytest.raises(RecordError, match="nothing to start from"):
        what_if(card(), [])


moves = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(OPTIONS), st.sampled_from(OPTIONS)), max_size=6)


@given(moves)
def test_what_is_undone_is_the_vote(steps: list[tuple[int, str, str]]) -> None:
    made = welcoming_card()
    done: list[Move] = []
    for count, was, to in steps:
        if what_if(made, done).tally.get(was, 0) >= count:
            done.append(Move(None, count, was, to))
    found = what_if(made, done)
    assert sum(found.tally.values()) == sum(found.before.values())
    back = [Move(None, move.count, move.to, move.was) for move in reversed(done)]
    undone = what_if(made, [*done, *back])
    assert undone.tally == undone.before == tally_of(made)
    assert undone.assumptions[0].startswith("Everybody else")
    assert all(mark.before == mark.after for mark in undone.marks)


@given(st.integers(0, 41), st.integers(0, 41))
def test_more_yeas_never_unmeet_a_mark(fewer: int, more: int) -> None:
    fewer, more = sorted((fewer, more))
    made = welcoming_card()
    low = what_if(made, [Move(None, 41 - fewer, "yes", "no")])
    high = what_if(made, [Move(None, 41 - more, "yes", "no")])
    for below, above in zip(low.marks, high.marks, strict=False):
        if below.after.name == above.after.name and below.after.met:
            assert above.after.met


def test_the_ruler_has_quorum_and_tie_break_apart_from_what_was_needed() -> None:
    found = {mark.purpose: mark for mark in ruler(welcoming_card())}
    assert (found["quorum"].needed, found["quorum"].votes, found["quorum"].met) == (26, 49, True)
    assert found["quorum"].applies is found["tie-break"].applies is False
    few = ruler(card(announced={"clerk": {"yes": 10, "no": 5, "absent": 35}}))
    quorum = next(mark for mark in few if mark.purpose == "quorum")
    assert (quorum.met, quorum.short_by) == (None, None)  # others may have been there without answering
