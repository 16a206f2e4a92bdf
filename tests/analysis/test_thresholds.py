from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.analysis.thresholds import base_of, needed_votes, thresholds
from councilui.record.model import Rule
from tests.analysis.cards import (
    COUNCIL,
    PASS,
    QUORUM,
    TABLE,
    TIE,
    VETO,
    card,
    roll,
    seats,
    table_card,
    thomas_card,
    welcoming_card,
)


def test_the_motion_to_table_has_its_own_requirement_and_marks_apart() -> None:
    own, quorum, to_pass, veto, tie = thresholds(table_card())
    assert (own.name, own.needed, own.of, own.base) == ("lay on the table", 26, 50, "votes cast")
    assert (own.votes, own.met, own.short_by, own.applies, own.assumption) == (39, True, 0, True, None)
    assert (to_pass.needed, to_pass.of, to_pass.votes, to_pass.met, to_pass.short_by) == (26, 51, 11, False, 15)
    assert (veto.needed, veto.of, veto.votes, veto.met, veto.short_by) == (34, 50, 11, False, 23)
    assert not to_pass.applies
    assert not veto.applies
    assumption = "if all 11 no votes had been for the ordinance"
    assert to_pass.assumption == veto.assumption == assumption
    assert "(51 is the 50 members plus the mayor.)" in to_pass.rule
    assert (own.measured, to_pass.measured, veto.measured) == ("yes", "no", "no")
    assert (quorum.needed, quorum.votes, quorum.met, quorum.measured) == (26, 50, True, "answering")
    assert (tie.needed, tie.votes, tie.met, tie.measured) == (None, 28, False, "apart")


def test_an_ordinance_put_to_passage() -> None:
    own, quorum, veto, _ = thresholds(welcoming_card())
    assert (own.name, own.needed, own.votes, own.met, own.applies) == ("pass an ordinance", 26, 41, True, True)
    assert (veto.needed, veto.votes, veto.met, veto.applies) == (34, 41, True, False)
    assert veto.assumption == "if members had voted the same way on a veto override"
    assert (quorum.votes, quorum.met, quorum.applies) == (49, True, False)


def test_an_order_of_unknown_requirement_has_the_marks_of_every_vote_alone() -> None:
    assert [t.purpose for t in thresholds(thomas_card())] == ["quorum", "tie-break"]


def test_an_ordinance_of_unknown_requirement_has_marks_alone() -> None:
    result = thresholds(welcoming_card()._replace(motion=welcoming_card().motion._replace(requirement=None)))
    assert [(t.purpose, t.applies) for t in result] == [
        ("quorum", False), ("pass", False), ("override veto", False), ("tie-break", False),
    ]  # fmt: skip
    assert "not recorded" in (result[1].assumption or "")


def test_what_failed_can_meet_no_veto() -> None:
    sample = welcoming_card()
    failed = thresholds(sample._replace(event=sample.event._replace(result="fail")))
    assert [(t.applies, t.purpose) for t in failed] == [(True, "pass"), (False, "quorum"), (False, "tie-break")]


def test_a_body_without_rules() -> None:
    assert thresholds(card(rules=(), announced={"clerk": {"yes": 5, "no": 4}})) == ()


def test_bringing_on_counts_the_yeas_and_an_amendment_nothing() -> None:
    forward = thresholds(card(motion_type="take up", announced={"clerk": {"yes": 16, "no": 31}}))[1:-1]
    assert [(t.votes, t.short_by) for t in forward] == [(16, 10), (16, 18)]
    assert forward[0].assumption == "if all 16 yes votes on the motion to take up had been for the ordinance"
    amended = thresholds(card(motion_type="amend", announced={"clerk": {"yes": 16, "no": 31}}))
    assert [t.purpose for t in amended] == ["quorum", "tie-break"]


def test_without_a_tally_nothing_is_met_or_short() -> None:
    for t in thresholds(card(requirement="r/pass")):
        assert (t.votes, t.met, t.short_by, t.assumption) == (None, None, None, None)
    (own,) = thresholds(card(requirement="r/table", motion_type="other", rules=(TABLE,)))
    assert (own.needed, own.of) == (None, None)


def test_a_partial_roll_is_not_a_tally() -> None:
    sample = card(votes=roll(seats(), {"1": "yes"}, None), roll="partial", requirement="r/pass")
    assert thresholds(sample)[0].votes is None
    complete = card(votes=roll(seats(), {}), roll="complete", requirement="r/pass")
    assert thresholds(complete)[0].votes == 50


def test_seats_unknown() -> None:
    sample = card(body=COUNCIL._replace(seats=None), requirement="r/pass", announced={"clerk": {"yes": 5, "no": 4}})
    assert (thresholds(sample)[0].needed, thresholds(sample)[0].met) == (None, None)


def test_the_tie_break_is_met_on_a_tie_alone() -> None:
    (tie,) = thresholds(card(announced={"clerk": {"yes": 24, "no": 24}}, rules=(TIE,)))
    (none,) = thresholds(card(announced={"clerk": {"yes": 25, "no": 24}}, rules=(TIE,)))
    assert [(t.met, t.votes) for t in (tie, none)] == [(True, 0), (False, 1)]
    assert [t.met for t in thresholds(card(rules=(TIE,)))] == [None]


@pytest.mark.parametrize(
    ("announced", "method", "met", "short_by"),
    [
        ({"yes": 20, "no": 6}, "roll call", True, 0),  # 26 yeas are not asked for, 26 members are
        ({"yes": 20, "no": 5}, "roll call", None, None),  # with the mayor, who is in no tally, it may be 26
        ({"yes": 20, "no": 4}, "roll call", False, 2),
        ({"yes": 20, "no": 4, "not voting": 26}, "roll call", None, None),  # they may have been in the room
        ({"yes": 20, "no": 4, "present": 2}, "roll call", True, 0),
        ({"yes": 20, "no": 4, "absent": 26}, "roll call", False, 2),
        ({"yes": 50, "no": 0}, "omnibus", None, None),  # a name is no evidence of presence there
    ],
)
def test_a_quorum_is_of_members_answering_and_told_only_where_known(
    announced: dict[str, int], method: str, met: bool | None, short_by: int | None
) -> None:
    (quorum,) = thresholds(card(announced={"clerk": announced}, rules=(QUORUM,), method=method))
    assert (quorum.met, quorum.short_by) == (met, short_by)


def test_a_vacant_seat_lowers_the_base_of_members_in_office() -> None:
    rule = PASS._replace(base="in office and mayor")
    sample = card(announced={"clerk": {"yes": 40, "no": 8, "vacant": 2}})
    assert (needed_votes(rule, sample), base_of(rule, sample)) == (25, 49)
    assert needed_votes(PASS, sample) == 26
    assert needed_votes(rule, card()) == 26


@given(st.integers(1, 4), st.integers(1, 5), st.booleans(), st.integers(1, 100))
def test_a_larger_base_never_needs_fewer(n: int, d: int, strict: bool, seats_: int) -> None:
    rule = VETO._replace(numerator=n, denominator=d, strict=strict)
    fewer = needed_votes(rule, card(body=COUNCIL._replace(seats=seats_)))
    more = needed_votes(rule, card(body=COUNCIL._replace(seats=seats_ + 1)))
    assert fewer is not None
    assert more is not None
    assert fewer <= more


@pytest.mark.parametrize(("rule", "needed"), [(PASS, 26), (VETO, 34), (VETO._replace(base="seats and mayor"), 34)])
def test_needed_of_fifty_seats(rule: Rule, needed: int) -> None:
    assert needed_votes(rule, card()) == needed


@given(st.integers(1, 99), st.integers(1, 99), st.booleans(), st.integers(0, 200), st.integers(0, 200))
def test_needed_is_the_least_that_satisfies(n: int, d: int, strict: bool, yes: int, no: int) -> None:
    sample = card(announced={"clerk": {"yes": yes, "no": no}})
    rule = TABLE._replace(numerator=n, denominator=d, strict=strict)
    needed = needed_votes(rule, sample)
    base = base_of(rule, sample)
    if not base:
        assert needed is None
        return
    assert needed is not None
    share, enough, fewer = base * n, needed * d, (needed - 1) * d
    assert enough > share >= fewer if strict else enough >= share > fewer
