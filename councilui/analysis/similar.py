"""Votes that divided the members as one vote did, whichever way the question was put.

How alike two splits are is the correlation of the two sides among the members in common (phi): 1 the same two camps, 0
no more alike than by chance. So a vote of 43 to 7 isn't like every other lopsided one, only like those with the same
seven. A vote whose yeas were the other one's nays is as alike, and is told as mirrored.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from councilui.record.views.divided_votes import CrossTab, DividedVote
from councilui.record.views.votes import VoteCard


class Similar(NamedTuple):
    """Another vote, and how alike it divided the `n` members who said yes or no in both.

    `same` of them stood the same way, the other one's sides turned round when `mirrored`. Of this vote's smaller side
    and of the side that goes with it in the other, `shared` are on both and `either` on one at least.
    """

    vote: DividedVote
    n: int
    same: int
    mirrored: bool
    shared: int
    either: int
    similarity: float


class SimilarVotes(NamedTuple):
    """The votes, the most alike first. `voters` said yes or no in this one by name, `minimum` had to in both.

    Left out are `too_few` votes with fewer in common, and `undivided` ones in which those in common were on one side.
    `reason` tells why there is nothing to compare, None when there is.
    """

    voters: int
    minimum: int
    votes: tuple[Similar, ...]
    too_few: int
    undivided: int
    reason: str | None = None


def similar(card: VoteCard, excluded_as: str | None, others: Sequence[CrossTab]) -> SimilarVotes:
    """The divided votes by how alike they split, then by how many in common, then newest; `block` as on a desk."""
    yes, no = (sum(vote.option == side for vote in card.votes) for side in ("yes", "no"))
    minimum = max(3, -(-(yes + no) // 2))
    reason = None
    if excluded_as is not None:
        reason = (
            f"It was taken by {excluded_as}: the names are no evidence of a position, so there is no split to compare."
        )
    elif not yes + no:
        reason = "Nobody's yes or no is on record by name, so there is no split to compare."
    elif not yes or not no:
        reason = "All whose votes are on record stood on one side, so there is no split to compare."
    if reason is not None:
        return SimilarVotes(yes + no, minimum, (), 0, 0, reason)
    votes = []
    too_few = undivided = 0
    for other in others:
        if _common(other) < minimum:
            too_few += 1
        elif (comparison := compare_splits(other)) is None:
            undivided += 1
        else:
            votes.append(comparison)
    votes.sort(key=lambda comparison: (comparison.similarity, comparison.n, comparison.vote.order), reverse=True)
    return SimilarVotes(yes + no, minimum, tuple(votes), too_few, undivided)


def compare_splits(other: CrossTab) -> Similar | None:
    """How alike the two votes divided those in common; None when one of them didn't divide them."""
    a, b, c, d = other.yes_yes, other.yes_no, other.no_yes, other.no_no
    sides = (a + b) * (c + d) * (a + c) * (b + d)
    if not sides:
        return None
    similarity = (a * d - b * c) / sqrt(sides)
    mirrored = similarity < 0 and b + c > a + d
    if mirrored:  # the other one's sides turned round
        a, b, c, d, similarity = b, a, d, c, -similarity
    shared, either = (d, b + c + d) if c + d <= a + b else (a, a + b + c)
    return Similar(
        other.line,
        a + b + c + d,
        a + d,
        mirrored,
        shared,
        either,
        max(similarity, 0.0),
    )


def _common(other: CrossTab) -> int:
    return other.yes_yes + other.yes_no + other.no_yes + other.no_no


def similar_text(similar_vote: Similar) -> str:
    """ "46 of 48 members the same way; 6 of 8 on the smaller side in common"."""
    turned = " (yes there is no here)" if similar_vote.mirrored else ""
    camp = f"{similar_vote.shared} of {similar_vote.either} of the smaller side in common"
    return f"{similar_vote.same} of {similar_vote.n} members in common stood the same way{turned}; {camp}"


def base_text(base: SimilarVotes) -> str:
    """What was compared, and what was left out."""
    if base.reason is not None:
        return base.reason
    out = [
        text
        for count, text in (
            (base.too_few, f"{base.too_few:,} with fewer than {base.minimum} members in common"),
            (base.undivided, f"{base.undivided:,} in which those in common stood on one side"),
        )
        if count
    ]
    left = f" Left out: {' and '.join(out)}." if out else ""
    return (
        f"{len(base.votes):,} divided votes with at least {base.minimum} of the {base.voters} members in common, by"
        f" how alike the two camps are: 1 the same camps, 0 no more alike than by chance (phi).{left}"
    )
