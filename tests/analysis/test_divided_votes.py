"""Orders and figures of the divided votes, and what a reader may type to narrow it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from councilui.analysis.divided_votes import SORTS, figures, figures_text, left_out_text, sort_votes
from councilui.analysis.vote_filter import read_filter
from councilui.record.views.divided_votes import DividedVote, DividedVotesBase, VoteFilter
from tests.analysis.cards import line, table_card, thomas_card

PEOPLE = {"lopez": [("raymond-lopez", "Raymond Lopez")], "scott": [("a", "Michael Scott"), ("b", "Monique Scott")]}


def vote(tally: tuple[int, int] | None, date: str = "2025-01-15", block: str | None = None) -> DividedVote:
    text = line(thomas_card())._replace(announced=tally, roll_tally=(0, 0), roll="none", date=date)
    return DividedVote(text, "council", 0, block, (date, 0, 0))


def read(text: str) -> tuple[VoteFilter, str, tuple[str, ...]]:
    bodies = [("council", "City Council"), ("zoning", "Committee on Zoning")]
    return read_filter(
        text,
        lambda typed: PEOPLE.get(typed.casefold(), []),
        lambda typed: [body for body in bodies if typed.casefold() in body[1].casefold()],
    )


def test_closest_first_whichever_side_won_and_what_is_not_known_last() -> None:
    lines = [
        vote((43, 7)),
        vote(None),
        vote((22, 28)),
        vote((26, 24), "2024-01-01"),
        vote((24, 26)),
    ]
    assert [result.tally for result in sort_votes(lines)] == [(24, 26), (26, 24), (22, 28), (43, 7), None]
    assert [result.tally for result in sort_votes(lines, reverse=True)][-1] is None
    assert sort_votes(lines, "dissent")[0].tally == (26, 24) or sort_votes(lines, "dissent")[0].tally == (24, 26)
    assert sort_votes(lines, "date")[-1].order[0] == "2024-01-01"


def test_the_smaller_side_may_be_the_yeas_and_a_tie_has_none() -> None:
    assert vote((16, 31)).smaller_side == "yes"
    assert vote((41, 8)).smaller_side == "no"
    assert vote((25, 25)).smaller_side is None
    assert vote((25, 25)).dissent == 25


def test_the_figures_tell_what_they_are_of() -> None:
    lines = [
        vote((41, 8)),
        vote((43, 7)),
        vote((26, 24)),
        vote(None),
        vote((49, 1), block="omnibus"),
    ]
    result = figures(lines, DividedVotesBase(10, 8, {"voice": 3}))
    assert (result.divided, result.n, result.median_margin, result.close) == (4, 3, 33, 1)
    text = figures_text(result)
    assert text.startswith(
        "4 divided votes of 8 with a known tally. 2 more votes without a known tally. "
        "Not counted: 3 by voice with no one named as voting no."
    )
    assert "Median margin 33 (of 3 with a known margin);" in text
    assert "1 close (by a tenth of the votes cast or less); 0 failed." in text
    assert left_out_text(result.left_out) == (
        "Not in these figures: 1 omnibus. A name in such a vote doesn't show a position."
    )
    assert figures_text(figures([])) == "0 divided votes."
    assert left_out_text({}) is None


def test_a_partial_roll_that_nobody_announced_has_no_margin() -> None:
    text = line(table_card())._replace(announced=None, roll_tally=(16, 1), roll="partial")
    assert DividedVote(text, "council", 0, None, ("", 0, 0)).margin is None


def test_words_and_tokens_are_read() -> None:
    expected, reading, notes = read("police member:lopez dissenter:scott margin<=10 dissent>4 after:2023 result:f")
    assert expected == VoteFilter(
        words=("police",), members=(("raymond-lopez",),), dissenters=(("a", "b"),), max_margin=10, min_dissent=5,
        since="2024-01-01", result="fail",
    )  # fmt: skip
    assert "on the smaller side: Michael Scott or Monique Scott" in reading
    assert "later than 2023" in reading
    assert notes == ()


def test_dates_mean_what_they_mean_in_a_search() -> None:
    assert read("on:2024-02")[0][1:3] == ("2024-02-01", "2024-02-29")
    assert read("before:2024-03 after:2024-01-31")[0][1:3] == ("2024-02-01", "2024-02-29")


def test_what_cannot_be_read_is_told_and_narrows_nothing() -> None:
    expected, reading, notes = read("member:nobody margin<=ten after:soon method:shouting body:parks dissent:")
    assert expected == VoteFilter()
    assert reading == ""
    assert notes[0] == "member: nobody here is called “nobody.”"
    assert len(notes) == 6


def test_quotes_keep_words_together_and_a_body_is_found_by_a_part() -> None:
    assert read("“lay on the table”")[0].words == ("lay on the table",)
    assert read('body:"city council"')[0].bodies == ("council",)
    assert read("body:c")[0].bodies == ("council", "zoning")


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    expected, _, _ = read(text)
    assert isinstance(expected, VoteFilter)


@given(st.lists(st.one_of(st.none(), st.tuples(st.integers(0, 50), st.integers(0, 50)))), st.sampled_from(SORTS))
def test_every_order_keeps_every_vote(tallies: list[tuple[int, int] | None], by: str) -> None:
    lines = [vote(tally) for tally in tallies]
    for reverse in (False, True):
        result = sort_votes(lines, by, reverse=reverse)
        assert sorted(map(repr, result)) == sorted(map(repr, lines))
