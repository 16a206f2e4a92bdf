"""One report of a vote: what everything shows of it is worked out once, and agrees."""

from __future__ import annotations

from councilui.analysis.vote_report import VoteReport
from councilui.analysis.what_if import WhatIf
from tests.analysis.cards import card, table_card, welcoming_card


def test_each_mark_is_in_exactly_one_group() -> None:
    for report in map(VoteReport, (table_card(), welcoming_card(), card(rules=()))):
        groups = (*report.requirements, *report.standing_marks, *report.comparison_marks)
        assert sorted(mark.id for mark in groups) == sorted(mark.id for mark in report.thresholds)
    report = VoteReport(table_card())
    assert [mark.measured for mark in report.standing_marks] == ["answering", "apart"]
    assert {mark.measured for mark in report.comparison_marks} == {"no"}


def test_the_thresholds_of_a_vote_are_worked_out_once() -> None:
    report = VoteReport(table_card())
    own = {id(mark) for mark in report.thresholds}
    marks = (*report.requirements, *report.comparison_marks, *(change.after for change in WhatIf(report).marks))
    assert len(marks) > len(own)
    assert {id(mark) for mark in marks} <= own


def test_a_vote_without_a_tally_has_no_figures_and_says_what_is_unknown() -> None:
    report = VoteReport(card(rules=()))
    assert report.tally is None
    assert report.figures == ()
    assert report.not_recorded == "Not recorded: the tally, who moved it, how many votes it needed."
