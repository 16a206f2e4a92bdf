from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.analysis.thresholds import base_of, needed_votes, thresholds
from councilui.record.model import Rule
from tests.analysis.cards import (
    COUNCIL,
    PASS,
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
    own, to_pass, veto = thresholds(table_card())
    assert (own.name, own.needed, own.of, own.base) == ("lay on the table", 26, 50, "votes cast")
    assert (own.votes, own.met, own.short_by, own.applies, own.assumption) == (39, True, 0, True, None)
    assert (to_pass.needed, to_pass.of, to_pass.votes, to_pass.met, to_pass.short_by) == (26, 50, 11, False, 15)
    assert (veto.needed, veto.of, veto.votes, veto.met, veto.short_by) == (34, 50, 11, False, 23)
    assert not to_pass.applies
    assert not veto.applies
    assumption = "if all 11 nays on the motion to table had been votes for the ordinance"
    assert to_pass.assumption == veto.assumption == assumption
    assert "including the mayor: 51" in to_pass.rule


def test_an_ordinance_put_to_passage() -> None:
    own, veto = thresholds(welcoming_card())
    assert (own.name, own.needed, own.votes, own.met, own.applies) == ("pass an ordinance", 26, 41, True, True)
    assert (veto.needed, veto.votes, veto.met, veto.applies) == (34, 41, True, False)
    assert veto.assumption == "if the same members had voted the same way over a veto"


def test_an_order_of_unknown_requirement_has_none() -> None:
    assert thresholds(thomas_card()) == ()


def test_an_ordinance_of_unknown_requirement_has_marks_alone() -> None:
    found = thresholds(welcoming_card()._replace(motion=welcoming_card().motion._replace(requirement=None)))
    assert [t.applies for t in found] == [False, False]
    assert "not on record" in (found[0].assumption or "")


def test_what_failed_can_meet_no_veto() -> None:
    made = welcoming_card()
    failed = thresholds(made._replace(event=made.event._replace(result="fail")))
    assert [(t.applies, t.needed) for t in failed] == [(True, 26)]


def test_a_body_without_rules() -> None:
    assert thresholds(card(rules=(), announced={"clerk": {"yes": 5, "no": 4}})) == ()


def test_bringing_on_counts_the_yeas_and_an_amendment_nothing() -> None:
    forward = thresholds(card(motion_type="take up", announced={"clerk": {"yes": 16, "no": 31}}))
    assert [(t.votes, t.short_by) for t in forward] == [(16, 10), (16, 18)]
    assert forward[0].assumption == "if all 16 yeas on the motion to take up had been votes for the ordinance"
    assert thresholds(card(motion_type="amend", announced={"clerk": {"yes": 16, "no": 31}})) == ()


def test_without_a_tally_nothing_is_met_or_short() -> None:
    for t in thresholds(card(requirement="r/pass")):
        assert (t.votes, t.met, t.short_by, t.assumption) == (None, None, None, None)
    (own,) = thresholds(card(requirement="r/table", motion_type="other", rules=(TABLE,)))
    assert (own.needed, own.of) == (None, None)


def test_a_partial_roll_is_not_a_tally() -> None:
    made = card(votes=roll(seats(), {"1": "yes"}, None), roll="partial", requirement="r/pass")
    assert thresholds(made)[0].votes is None
    complete = card(votes=roll(seats(), {}), roll="complete", requirement="r/pass")
    assert thresholds(complete)[0].votes == 50


def test_seats_unknown() -> None:
    made = card(body=COUNCIL._replace(seats=None), requirement="r/pass", announced={"clerk": {"yes": 5, "no": 4}})
    assert (thresholds(made)[0].needed, thresholds(made)[0].met) == (None, None)


def test_the_tie_break_shows_on_a_tie_alone() -> None:
    tie = card(announced={"clerk": {"yes": 24, "no": 24}}, rules=(TIE,))
    assert [t.name for t in thresholds(tie)] == [TIE.name]
    assert thresholds(card(announced={"clerk": {"yes": 25, "no": 24}}, rules=(TIE,))) == ()


@pytest.mark.parametrize(("rule", "needed"), [(PASS, 26), (VETO, 34), (VETO._replace(base="seats and mayor"), 34)])
def test_needed_of_fifty_seats(rule: Rule, needed: int) -> None:
    assert needed_votes(rule, card()) == needed


@given(st.integers(1, 99), st.integers(1, 99), st.booleans(), st.integers(0, 200), st.integers(0, 200))
def test_needed_is_the_least_that_satisfies(n: int, d: int, strict: bool, yes: int, no: int) -> None:
    made = card(announced={"clerk": {"yes": yes, "no": no}})
    rule = TABLE._replace(numerator=n, denominator=d, strict=strict)
    needed = needed_votes(rule, made)
    base, _ = base_of(rule, made)
    if not base:
        assert needed is None
        return
    assert needed is not None
    share, enough, fewer = base * n, needed * d, (needed - 1) * d
    assert enough > share >= fewer if strict else enough >= share > fewer
