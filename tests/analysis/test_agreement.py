"""Agreement, order and cohesion: properties of any rolls, and blocs that show."""

from __future__ import annotations

import itertools
import random

import numpy
from hypothesis import given
from hypothesis import strategies as st

from councilui.analysis.agreement import FEW, agreement, bloc_order, cohesion, matrix
from councilui.analysis.agreement_wording import (
    agreement_page,
    base_line,
    base_sentences,
    in_order,
    pair_sentence,
    with_majority,
)
from councilui.analysis.pair_counts import count_pairs, count_with_ints, count_with_numpy
from councilui.record.model import Body
from councilui.record.views.rolls import Rolls, Sides, Voter

BODY = Body("council", "Council", "legislature")
VOTES = st.integers(0, 24).flatmap(
    lambda size: st.lists(st.lists(st.sampled_from("yn."), min_size=size, max_size=size), max_size=8)
)


def rolls_of(people: list[str] | list[list[str]]) -> Rolls:
    """Rolls from a text of y, n and . for each person, one sign a vote event."""
    voters = {}
    for number, signs in enumerate(people):
        yes, no = (sum(1 << at for at, sign in enumerate(signs) if sign == option) for option in "yn")
        name = f"p{number}"
        voters[name] = Voter(name, name, name, None, Sides(yes, no))
    size = len(people[0]) if people else 0
    divided = sum(1 << at for at in range(size) if any(signs[at] == "n" for signs in people))
    return Rolls(BODY, tuple(f"v{at}" for at in range(size)), voters, divided, {})


@given(VOTES)
def test_agreement_is_symmetric_whole_with_oneself_and_never_of_more_votes_than_either_cast(
    people: list[list[str]],
) -> None:
    sides = [voter.sides for voter in rolls_of(people).voters.values()]
    for a in sides:
        own = (a.yes | a.no).bit_count()
        assert agreement(a, a) == (own, own)
        for b in sides:
            result = agreement(a, b)
            assert result == agreement(b, a)
            assert 0 <= result.same <= result.n <= min(own, (b.yes | b.no).bit_count())


@given(VOTES)
def test_the_matrix_says_what_a_plain_count_says(people: list[list[str]]) -> None:
    result = matrix(rolls_of(people), divided_only=False)
    for i, one in enumerate(result.people):
        for j, other in enumerate(result.people):
            signs = list(zip(people[int(one[1:])], people[int(other[1:])], strict=True))
            both = [pair for pair in signs if "." not in pair]
            assert result.pair(i, j) == (sum(a == b for a, b in both), len(both))
    assert sorted(bloc_order(result)) == list(range(len(result.people)))
    assert {*result.people, *result.below_minimum} == {f"p{number}" for number in range(len(people))}


def test_only_votes_with_a_nay_are_looked_at_unless_all_are_wanted() -> None:
    rolls = rolls_of(["yyny", "yyyy", "yyy."])
    assert matrix(rolls).pair(0, 1) == (0, 1)
    assert (matrix(rolls).rolls, matrix(rolls).undivided) == (1, 3)
    assert matrix(rolls, divided_only=False).pair(0, 1) == (3, 4)


def test_who_hardly_voted_is_left_out_and_named_unless_asked_for() -> None:
    rolls = rolls_of(["n" * 30, "y" * 30, "." * 21 + "y" * (FEW - 1)])
    assert (matrix(rolls).people, matrix(rolls).below_minimum) == (("p0", "p1"), ("p2",))
    assert matrix(rolls, people=["p0", "p2"]).people == ("p0", "p2")
    assert matrix(rolls, people=["p0", "p2"]).pair(0, 1).too_few


def test_blocs_stand_together_whatever_the_order_they_came_in() -> None:
    chance = random.Random(4)
    blocs = [chance.choice("abc") for _ in range(40)]
    lines = {bloc: [chance.choice("yn") for _ in range(60)] for bloc in "abc"}
    people = [
        ["y" if chance.random() < 0.1 else "." if chance.random() < 0.1 else side for side in lines[bloc]]
        for bloc in blocs
    ]
    result = matrix(rolls_of(people))
    text = [blocs[int(person[1:])] for person in result.ordered(bloc_order(result)).people]
    assert sum(one != other for one, other in itertools.pairwise(text)) == 2


def test_dissenters_are_those_least_often_on_the_larger_side_and_few_votes_come_last() -> None:
    votes = ["y" * 12, "y" * 12, "y" * 6 + "n" * 6, "n" * 3 + "." * 9, "n" * 12]
    rolls = rolls_of(votes)._replace(larger=Sides(0b0111_1111_1111, 0))  # of the last vote no tally is known
    page = in_order(agreement_page(rolls, bloc=tuple(rolls.voters)), "dissent")
    assert page.matrix.people == ("p4", "p2", "p0", "p1", "p3")
    assert [with_majority(page, row) for row in (0, 1, 2, 4)] == [(0, 11), (6, 11), (11, 11), (0, 3)]
    assert pair_sentence(page, 1, 1).endswith("; with the majority in 55% (6 of 11)")
    assert "majority" not in pair_sentence(page, 4, 4)


def test_numbers_over_999_have_a_comma() -> None:
    rolls = rolls_of(["y" * 1200, "y" * 1200, "n" * 1200])._replace(
        first="2031-01-07", last="2033-05-03", left_out={"consent": 17391, "voice": 1561}
    )
    page = agreement_page(rolls, bloc=tuple(rolls.voters))
    assert pair_sentence(page, 0, 1) == "p0 and p1: same side in 1,200 of 1,200 divided roll calls (100%)"
    for text in (base_line(page), " ".join(base_sentences(page))):
        assert "1,200 divided roll calls" in text
        assert "Not counted: 17,391 votes by consent, 1,561 by voice." in text


def test_who_has_few_votes_stands_last_however_alike() -> None:
    result = matrix(rolls_of(["y" * 20, "y" * 5 + "." * 15, "n" * 20, "y" * 19 + "n"]), people=["p0", "p1", "p2", "p3"])
    assert [result.people[at] for at in bloc_order(result)] == ["p0", "p3", "p2", "p1"]


def test_cohesion_is_the_mean_of_the_votes_in_which_two_or_more_voted() -> None:
    rolls = rolls_of(["yyny.", "yyyy.", "ynnyn"])
    result = cohesion(rolls, divided_only=False)
    assert [(vote.event, vote.yes, vote.no) for vote in result.votes] == [
        ("v0", 3, 0), ("v1", 2, 1), ("v2", 1, 2), ("v3", 3, 0),
    ]  # fmt: skip
    assert result.mean == (1 + 1 / 3 + 1 / 3 + 1) / 4
    assert cohesion(rolls).n == 2  # v4 was one vote alone
    assert cohesion(rolls, ["p0", "p1"]).mean == 0.5
    assert cohesion(rolls_of([])).mean is None


@given(VOTES)
def test_numpy_counts_the_same_as_python_does(people: list[list[str]]) -> None:
    sides = [voter.sides for voter in rolls_of(people).voters.values()]
    assert count_with_numpy(numpy, sides, 24) == count_with_ints(sides)
    assert count_pairs(sides) == count_with_ints(sides)
