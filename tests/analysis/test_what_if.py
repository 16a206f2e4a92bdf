from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.analysis.roll import NOT_ON_RECORD
from councilui.analysis.thresholds import tally_of, thresholds
from councilui.analysis.vote_report import VoteReport
from councilui.analysis.what_if import HYPOTHETICAL, WhatIf
from councilui.common.errors import CouncilError
from councilui.export.formats.markdown import markdown
from councilui.export.what_if import mark_sentence, what_if_data, what_if_document
from councilui.record.lookup import find_vote
from councilui.record.queries.votes import vote_card
from councilui.record.views.votes import VoteCard
from tests.analysis.cards import card, roll, seats, table_card, thomas_card, welcoming_card

OPTIONS = ("yes", "no", "absent", "vacant", "abstain", "not voting")
MEMBERS = st.integers(1, 50).map(lambda n: f"p{n}")
MOVES = st.lists(st.tuples(MEMBERS, st.sampled_from(OPTIONS)), max_size=12)


def moved(sample: VoteCard, moves: list[tuple[str, str]]) -> WhatIf:
    what = WhatIf(VoteReport(sample))
    for person, to in moves:
        what = what.member_moved(person, to)
    return what


def met(what: WhatIf, measured: str) -> set[str]:
    return {mark.after.name for mark in what.marks if mark.after.met and mark.after.measured == measured}


@given(MOVES)
def test_undone_it_is_the_vote(moves: list[tuple[str, str]]) -> None:
    sample = welcoming_card()
    what = moved(sample, moves)
    while what.moves:
        assert sum(what.numbers.values()) == 50
        assert what.undone().moves == what.moves[:-1]
        what = what.undone()
    assert (what.report.card, what.moves) == (sample, ())
    assert what.tally == tally_of(sample)
    assert tuple(mark.after for mark in what.marks) == thresholds(sample)
    assert not any(mark.change for mark in what.marks)


@given(MOVES, MOVES)
def test_moved_back_by_hand_it_is_the_vote_as_well(moves: list[tuple[str, str]], more: list[tuple[str, str]]) -> None:
    sample = welcoming_card()
    what = moved(sample, [*moves, *more])
    back = moved(sample, [*moves, *more, *((vote.person, vote.option) for vote in sample.votes)])
    assert back.tally == tally_of(sample)
    assert tuple(mark.after for mark in back.marks) == thresholds(sample)
    assert back.assumptions == WhatIf(VoteReport(sample)).assumptions
    assert len(what.assumptions) >= len(back.assumptions)


@given(MOVES, MEMBERS, st.sampled_from(("no", "absent", "abstain", "not voting")))
def test_one_more_yes_never_loses_a_mark(moves: list[tuple[str, str]], person: str, start: str) -> None:
    before = moved(welcoming_card(), [*moves, (person, start)])
    after = before.member_moved(person, "yes")
    assert met(before, "yes") <= met(after, "yes")
    assert met(before, "answering") <= met(after, "answering")


@given(st.integers(0, 39), st.integers(0, 11))
def test_on_a_motion_to_table_the_marks_follow_the_nays(to_no: int, to_yes: int) -> None:
    before = WhatIf(VoteReport(table_card())).number_moved(to_yes, "no", "yes")
    after = before.number_moved(to_no, "yes", "no")
    assert met(before, "no") <= met(after, "no")


def test_who_would_have_had_to_switch_for_the_ordinance_to_fall_short_of_a_veto() -> None:
    what = moved(welcoming_card(), [(f"p{n}", "no") for n in range(1, 9)])
    assert what.tally == {"yes": 33, "no": 16, "not voting": 1}
    assert [(mark.after.name, mark.change) for mark in what.marks if mark.change] == [
        ("override a veto", "newly missed")
    ]
    veto = next(mark for mark in what.marks if mark.after.name == "override a veto")
    assert mark_sentence(veto).startswith(
        "For comparison: if members had voted the same way on a veto override, that would have been 1 vote short"
    )
    assert mark_sentence(veto).endswith("override a veto, unlike the vote on record")
    assert "Ald. First Member01 (1st)" in what.assumptions[1]
    assert what.undone().marks[2].change is None


def test_what_failed_has_no_veto_mark_until_it_is_supposed_to_pass(connection: sqlite3.Connection) -> None:
    sample = vote_card(connection, find_vote(connection, "SO2024-0010990"))
    assert [t.purpose for t in thresholds(sample)] == ["pass", "quorum", "tie-break"]
    what = WhatIf(VoteReport(sample)).number_moved(5, "no", "yes")
    assert what.tally["yes"] == 26
    assert [(m.after.purpose, m.change) for m in what.marks if m.change] == [("pass", "newly met")]
    assert [m.after.short_by for m in what.marks if m.after.purpose == "override veto"] == [8]


def test_without_a_roll_numbers_move_and_nobody_is_named(connection: sqlite3.Connection) -> None:
    sample = vote_card(connection, find_vote(connection, "O2023-0004222"))
    what = WhatIf(VoteReport(sample)).number_moved(14, "yes", "no")
    assert what.tally == {"yes": 25, "no": 25}
    own = what.marks[0]
    assert (own.before and own.before.met, own.after.met, own.change) == (True, False, "newly missed")
    assert "From yes to no: 14, no member named." in "\n".join(what.assumptions)
    assert [m.after.short_by for m in what.marks if m.after.measured == "no"] == [1, 9]
    assert next(m for m in what.marks if m.after.measured == "apart").change == "newly met"
    assert what.unnamed == {"yes": 25, "no": 25}
    lopez = next(seat.person for seat in sample.seats if seat.surname == "Lopez")
    with pytest.raises(CouncilError, match=r"Ald\. Raymond Lopez \(15th\): vote unknown"):
        what.member_moved(lopez, "yes")
    with pytest.raises(CouncilError, match=r"Only 25 of 26 votes are left to move from “yes\.”"):
        what.number_moved(26, "yes", "no")
    text = markdown(what_if_document(what))
    assert text.index(HYPOTHETICAL) < text.index("## Assumptions") < text.index("## The tally")


def test_a_vacant_seat_lowers_the_base_of_those_in_office(connection: sqlite3.Connection) -> None:
    sample = vote_card(connection, find_vote(connection, "O2021-117"))
    what = WhatIf(VoteReport(sample))
    for seat in sample.seats[:2]:
        what = what.member_moved(seat.person, "vacant")
    own, _, veto, _ = what.marks
    assert (own.before and own.before.needed, own.after.needed, own.after.of) == (26, 25, 49)
    assert (veto.after.needed, veto.after.of) == (34, 50)
    assert any("lowers the number needed to pass an ordinance" in text for text in what.assumptions)


def test_seats_that_no_tally_tells_of() -> None:
    sample = card(announced={"clerk": {"yes": 41, "no": 8}}, votes=roll(seats(), {"31": "not voting"}), roll="complete")
    assert WhatIf(VoteReport(sample)).numbers == {"yes": 41, "no": 8, NOT_ON_RECORD: 1}
    assert WhatIf(VoteReport(sample)).member_moved("p31", "yes").tally == {"yes": 42, "no": 8}
    with pytest.raises(CouncilError):
        WhatIf(VoteReport(sample)).member_moved("p31", "yes").number_moved(1, NOT_ON_RECORD, "absent")


def test_nothing_to_start_from_is_said() -> None:
    with pytest.raises(CouncilError, match="no tally to start from"):
        WhatIf(VoteReport(card(votes=roll(seats(), {"1": "yes"}, None), roll="partial"))).number_moved(1, "yes", "no")


def test_a_derived_vote_is_marked_when_it_is_moved() -> None:
    text = WhatIf(VoteReport(thomas_card())).member_moved("p27", "no").assumptions
    assert any("◇" in sentence and "not printed in a source" in sentence for sentence in text)


def test_the_json_has_the_assumptions_and_the_vote_beside_each_mark() -> None:
    sample = what_if_data(moved(welcoming_card(), [("p15", "yes")]))
    assert sample["hypothetical"] is True
    assert sample["tally_before"] == {"yes": 41, "no": 8, "not voting": 1}
    assert sample["tally"] == {"yes": 42, "no": 7, "not voting": 1}
    assert sample["moves"] == [{"person": "First Lopez", "person_id": "p15", "start": "no", "to": "yes", "count": 1}]
    assert sample["assumptions"][1] == "From no to yes: Ald. First Lopez (15th)."
    assert [(m["purpose"], m["votes"], m["before"]["votes"]) for m in sample["marks"]][:2] == [
        ("pass", 42, 41),
        ("quorum", 49, 49),
    ]
