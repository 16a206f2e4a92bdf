"""How alike two splits are: the same camps whichever way the question was put, and nothing said of what never split."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.analysis.similar import base_text, compare_splits, similar, similar_text
from councilui.kinds.similar import read_similar
from councilui.record.lookup import find_vote
from councilui.record.queries.similar import crossings
from councilui.record.queries.votes import vote_card
from councilui.record.views.divided_votes import CrossTab, DividedVote
from tests.analysis.cards import card, line, roll, seats, table_card, thomas_card, welcoming_card

LINE = DividedVote(line(thomas_card()), "council", 0, None, ("2025-01-15", 0, 0))


def test_the_same_camps_are_wholly_alike_and_turned_round_as_much() -> None:
    same, turned = compare_splits(CrossTab(LINE, 43, 0, 0, 7)), compare_splits(CrossTab(LINE, 0, 43, 7, 0))
    assert same is not None
    assert turned is not None
    assert (same.similarity, same.same, same.mirrored, same.shared, same.either) == (1, 50, False, 7, 7)
    assert (turned.similarity, turned.same, turned.mirrored, turned.shared, turned.either) == (1, 50, True, 7, 7)
    assert "a yes there is a no here" in similar_text(turned)


def test_lopsided_votes_are_not_alike_for_being_lopsided() -> None:
    opposed, friends = compare_splits(CrossTab(LINE, 42, 1, 7, 0)), compare_splits(CrossTab(LINE, 30, 13, 0, 7))
    assert opposed is not None
    assert friends is not None
    assert opposed.same > friends.same
    assert opposed.similarity < friends.similarity


def test_what_did_not_divide_them_is_left_out() -> None:
    result = similar(thomas_card(), None, [CrossTab(LINE, 43, 0, 7, 0), CrossTab(LINE, 5, 1, 1, 1)])
    assert (result.votes, result.undivided, result.too_few, result.minimum) == ((), 1, 1, 25)
    assert "1 with fewer than 25 members in common" in base_text(result)


@pytest.mark.parametrize(
    ("sample", "block", "reason"),
    [
        (table_card(), None, "No source says who voted which way"),
        (card(votes=roll(seats(), {}), roll="complete"), None, "are on one side"),
        (welcoming_card(), "omnibus", "don't show a position"),
    ],
)
def test_without_a_split_it_says_why(sample: object, block: str | None, reason: str) -> None:
    assert reason in base_text(similar(sample, block, []))  # type: ignore[arg-type]


@given(st.tuples(*[st.integers(0, 50)] * 4))
def test_alike_is_between_nothing_and_all(cells: tuple[int, int, int, int]) -> None:
    result = compare_splits(CrossTab(LINE, *cells))
    if result is not None:
        assert 0 <= result.similarity <= 1.0000001
        assert result.shared <= result.either <= result.n == sum(cells)
        assert result.same <= result.n


def test_crossings_are_what_two_rolls_say(connection: sqlite3.Connection) -> None:
    vote = find_vote(connection, "Or2025-0014616")
    own = {v.person: v.option for v in vote_card(connection, vote).votes}
    for crossing in crossings(connection, vote)[:10]:
        other = {v.person: v.option for v in vote_card(connection, crossing.line.line.id).votes}
        pairs = [(own[person], other[person]) for person in own.keys() & other.keys()]
        ways = (("yes", "yes"), ("yes", "no"), ("no", "yes"), ("no", "no"))
        assert crossing[1:] == tuple(pairs.count(way) for way in ways)


def test_the_budget_split_like_its_other_votes(connection: sqlite3.Connection) -> None:
    _, result = read_similar(connection, find_vote(connection, "SO2024-0013682"))
    assert {item.vote.line.identifier for item in result.votes[:2]} == {"SO2024-0013671", "SO2024-0014393"}
    assert [item.similarity for item in result.votes] == sorted(
        (item.similarity for item in result.votes), reverse=True
    )
