"""Wrapping and cutting: nothing is lost without a sign, nothing is wider than it may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.common.plain_text import plain
from councilui.tui.widgets.breadcrumb import fit_places
from councilui.tui.widgets.layout import Ends, Flow, Text, line_width, text, wrap
from councilui.tui.widgets.tally_bar import ORIENT, OWN, TIE, TallyBar

TEXTS = st.text(st.characters(codec="utf-8"), max_size=120)


def plain_lines(lines: list[list[tuple[str, str]]]) -> list[str]:
    return ["".join(piece for piece, _ in line) for line in lines]


def test_text_wraps_at_spaces_with_an_indent() -> None:
    lines = text("who are you loyal to", indent=2).lines(12)
    assert plain_lines(lines) == ["  who are", "  you loyal", "  to"]


def test_a_word_wider_than_the_line_is_broken_not_lost() -> None:
    assert plain_lines(wrap((("abcdefghij", "text"),), 4)) == ["abcd", "efgh", "ij"]


def test_wide_characters_count_two_cells() -> None:
    assert plain_lines(wrap((("議会議会", "text"),), 4)) == ["議会", "議会"]


@given(TEXTS, st.integers(4, 60), st.integers(0, 6))
def test_no_line_is_too_wide_and_no_character_is_lost(content: str, width: int, hang: int) -> None:
    lines = wrap(((content, "text"),), width, hang)
    assert all(line_width(line) <= width for line in lines)
    joined = "".join("".join(plain_lines(lines)).split())
    assert joined == "".join(plain(content).split())


def test_more_lines_than_the_limit_are_cut_with_a_sign() -> None:
    lines = plain_lines(Text((("one two three four five six", "text"),), limit=2).lines(10))
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(len(line) <= 10 for line in lines)


def test_ends_stand_on_one_line_or_under_each_other() -> None:
    ends = Ends((("O2021-117", "strong"),), (("passed 41-8", "good"),))
    assert plain_lines(ends.lines(30)) == ["O2021-117          passed 41-8"]
    assert plain_lines(ends.lines(14)) == ["O2021-117", "   passed 41-8"]
    long = Ends((("O2021-117 Welcoming City Ordinance", "text"),), (("passed", "good"),))
    assert plain_lines(long.lines(24)) == ["O2021-117 Welcoming City", "  Ordinance       passed"]


def test_entries_of_a_flow_stay_whole() -> None:
    flow = Flow((("NO 3 ", "no"),), tuple(((name, "text"),) for name in ("Quinn (13)", "Curtis (18)", "Reilly (42)")))
    assert plain_lines(flow.lines(20)) == ["NO 3   Quinn (13)", "  Curtis (18)", "  Reilly (42)"]


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=30)), st.integers(8, 40))
def test_a_flow_loses_nothing(names: list[str], width: int) -> None:
    lines = Flow((), tuple(((name, "text"),) for name in names)).lines(width)
    assert all(line_width(line) <= width for line in lines)
    assert "".join("".join(plain_lines(lines)).split()) == "".join(names)


def test_the_tally_is_drawn_on_the_scale_of_the_seats_with_its_marks() -> None:
    lines = plain_lines(TallyBar(39, 11, 50, ((26, OWN), (34, ORIENT))).lines(59))
    yes, no, scale, numbers = lines
    assert yes.startswith("yes ")
    assert yes.endswith("39")
    assert no.endswith("11")
    assert yes.count("█") == 39
    assert no.count("█") == 11
    assert scale.index(OWN) - 4 == 25
    assert scale.index(ORIENT) - 4 == 33
    assert numbers.split() == ["26", "34", "50"]


def test_numbers_stand_side_by_side_and_what_is_not_told_is_no_zero() -> None:
    bar = TallyBar(
        41, 8, 50, ((26, OWN),), ("tally", "by name"),
        (("yes", ("41", "41")), ("no", ("8", "8")), ("not voting", ("–", "1")), ("of 50 seats", ("49", "50"))),
    )  # fmt: skip
    wide, narrow = plain_lines(bar.lines(76)), plain_lines(bar.lines(34))
    assert wide[0].split() == ["tally", "by", "name"]
    assert narrow[0].strip() == "tally / by name"
    for lines in (wide, narrow):
        assert [line.split()[-2:] for line in (lines[1], lines[2], lines[-2], lines[-1])] == [
            ["41", "41"], ["8", "8"], ["–", "1"], ["49", "50"],
        ]  # fmt: skip


@pytest.mark.parametrize("width", [30, 36, 76, 120])
def test_marks_that_are_close_or_in_one_place_are_all_told(width: int) -> None:
    marks = ((25, TIE), (26, OWN), (26, ORIENT), (27, ORIENT), (34, ORIENT))
    lines = plain_lines(TallyBar(24, 24, 50, marks, ("tally", "by name")).lines(width))
    assert {*" ".join(lines[4:]).split()} == {"26", "27", "34", "50"}
    assert OWN in lines[3]  # whatever else stands there
    assert all(line_width([(line, "")]) <= width for line in lines)


def test_one_vote_of_fifty_is_seen() -> None:
    assert "▌" in "".join(plain_lines(TallyBar(49, 1, 50).lines(30))[1])


@pytest.mark.parametrize("width", [20, 26, 33, 60])
def test_no_line_of_a_tally_is_too_wide(width: int) -> None:
    for line in TallyBar(39, 11, 50, ((26, OWN), (26, ORIENT), (34, ORIENT), (50, ORIENT))).lines(width):
        assert line_width(line) <= width


def test_the_place_line_cuts_long_names_before_it_gives_one_up() -> None:
    places = ("Chicago City Council", "Jan. 15, 2025", "O2023-0004222", "motion to table")
    assert fit_places(places, 100) == [(place, index) for index, place in enumerate(places)]
    body = ("Chicago City Council", "agreement")  # no name is cut where both have room
    assert fit_places(body, 40) == [(place, index) for index, place in enumerate(body)]
    assert fit_places(places, 52) == [("…", None), *zip(places[1:], (1, 2, 3), strict=True)]
    assert fit_places(places, 40) == [("…", None), ("O2023-0004222", 2), ("motion to table", 3)]
    title = "Motion to affirm the decision to forward the recommendations of the subcommittee to the City Council"
    names = [place for place, _ in fit_places(("City Council", "Feb. 1, 2021", title, "motion to approve"), 78)]
    assert names[:2] == ["City Council", "Feb. 1, 2021"]
    assert names[2].startswith("Motion to")
    assert names[2].endswith("Council")


@given(st.lists(TEXTS, max_size=5), st.integers(12, 120))
def test_no_place_line_is_wider_than_the_screen(names: list[str], width: int) -> None:
    fitting = fit_places(tuple(map(plain, names)), width)
    assert line_width([(" › ".join(name for name, _ in fitting), "")]) <= width


def test_the_label_of_a_sum_is_never_cut() -> None:
    bar = TallyBar(4, 0, 5, (), ("tally", "by name"), (("in all; number of seats unknown", ("5", "5")),))
    last = " ".join(" ".join(plain_lines(bar.lines(38))[-2:]).split())
    assert last.endswith("in all; number of seats unknown 5 5")
