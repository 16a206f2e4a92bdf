"""Which option of one vote goes with which of another, and when that cannot be said."""

from __future__ import annotations

import sqlite3

import pytest

from councilui.analysis.alignment import align, alignment_sentence
from councilui.analysis.comparison import compare
from councilui.record.lookup import find_vote
from councilui.record.model import Matter
from councilui.record.queries.vote_lines import list_votes
from councilui.record.queries.votes import vote_card
from councilui.record.views.votes import RelatedMatter, VoteCard
from tests.analysis.cards import card, roll, seats, thomas_card, welcoming_card

OTHER = Matter("other", "O2025-1", "recorded", "Another ordinance", type="Ordinance")


def vote_on(motion_type: str, nays: tuple[str, ...] = (), id: str = "v2", **changes: object) -> VoteCard:
    sample = card(id=id, motion_type=motion_type, votes=roll(seats(), dict.fromkeys(nays, "no")), roll="complete")
    return sample._replace(**changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "yes_with"),
    [
        ("pass", "table", "no"),
        ("table", "pass", "no"),
        ("table", "postpone", "yes"),
        ("pass", "override", "yes"),
        ("take up", "table", "no"),
        ("pass", "amend", None),
        ("other", "pass", None),
    ],
)
def test_on_one_matter_the_motions_tell(first: str, second: str, yes_with: str | None) -> None:
    result = align(vote_on(first, id="v1"), vote_on(second))
    assert result.yes_with == yes_with
    assert (result.yes_with is None) == ("“yes” doesn't mean the same thing in both" in alignment_sentence(result))


@pytest.mark.parametrize(
    ("relation", "yes_with"),
    [
        ("would have rolled back part of", "yes"),
        ("substitute for", "no"),
        ("is a later measure on the subject of", None),
    ],
)
def test_of_two_matters_the_relation_tells(relation: str, yes_with: str | None) -> None:
    related = RelatedMatter(OTHER, relation, "from", None, None)
    first = vote_on("pass", id="v1", related=(related,))
    result = align(first, vote_on("table", matter=OTHER))
    assert result.yes_with == yes_with
    assert relation in result.why


def test_unrelated_matters_are_not_aligned() -> None:
    assert "on unrelated matters" in align(welcoming_card(), thomas_card()).why


def test_a_no_to_table_keeps_the_side_of_a_yes_to_pass() -> None:
    result = compare(vote_on("pass", ("1", "2"), "v1"), vote_on("table", tuple(map(str, range(3, 51)))))
    assert result.counts["kept side"] == 50
    assert result.first_sides_by_second == {"yes": {"no": 48}, "no": {"yes": 2}}
    other = compare(vote_on("pass", ("1", "2"), "v1"), vote_on("table"))
    assert (other.counts["switched"], other.counts["kept side"]) == (48, 2)
    assert "not a vote on the matter itself" in other.alignment.why


def test_the_vote_to_table_goes_with_the_law_that_it_kept(connection: sqlite3.Connection) -> None:
    first, second = (vote_card(connection, find_vote(connection, typed)) for typed in ("O2021-117", "O2023-0004222"))
    result = align(first, second)
    assert result.yes_with == "yes"
    assert "would have rolled back part of" in result.why
    assert compare(first, second).counts["unknown"] > 0  # nobody's name is on record for the second


def test_no_vote_of_the_record_moves_anybody_against_itself(connection: sqlite3.Connection) -> None:
    for line in list_votes(connection, since="2025"):
        sample = vote_card(connection, line.id)
        result = compare(sample, sample)
        assert result.alignment.yes_with == "yes"
        assert [result.counts[change] for change in ("switched", "new in the seat", "left")] == [0, 0, 0]
        assert result.moved == ()
