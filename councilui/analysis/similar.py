"""Votes that split the members as a given vote did, whichever way the question was put.

Similarity is the correlation (phi) of the two sides among the members in common: 1 for the same split, 0 for chance. So
a vote of 43 to 7 isn't like every lopsided one, only like those with the same seven. A vote with the sides swapped is
as similar, and marked as mirrored.
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from councilui.analysis.vote_scope import vote_scope_text
from councilui.record.views.divided_votes import CrossTab, DividedVote
from councilui.record.views.votes import VoteCard


class Similar(NamedTuple):
    """Another vote and its `similarity`, among the `n` members who said yes or no in both.

    `same` of them were on the same side, with the other vote's sides swapped when `mirrored`. Of the given vote's
    smaller side and the matching side of the other, `shared` members are on both and `either` on at least one.
    """

    vote: DividedVote
    n: int
    same: int
    mirrored: bool
    shared: int
    either: int
    similarity: float


class SimilarVotes(NamedTuple):
    """Votes, the most similar first. `voters` said yes or no in the given vote, `minimum` of them must have in both.

    `too_few` votes had fewer in common; in `undivided` ones those in common were on one side. `reason` says why there
    is nothing to compare, else None. `vote_scope` says which votes the record holds, as in `model.Load`.
    """

    voters: int
    minimum: int
    votes: tuple[Similar, ...]
    too_few: int
    undivided: int
    reason: str | None = None
    vote_scope: str | None = None


def similar(
    card: VoteCard, excluded_as: str | None, others: Sequence[CrossTab], vote_scope: str | None = None
) -> SimilarVotes:
    """The divided votes, the most similar first, then by members in common, then newest."""
    yes, no = (sum(vote.option == side for vote in card.votes) for side in ("yes", "no"))
    minimum = max(3, -(-(yes + no) // 2))
    reason = None
    if excluded_as is not None:
        reason = f"It was taken by {excluded_as}: the names don't show a position, so there is no split to compare."
    elif not yes + no:
        reason = "No source says who voted which way, so there is no split to compare."
    elif not yes or not no:
        reason = "All votes on record by name are on one side, so there is no split to compare."
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
    return SimilarVotes(yes + no, minimum, tuple(votes), too_few, undivided, vote_scope=vote_scope)


def compare_splits(other: CrossTab) -> Similar | None:
    """The similarity of the two votes; None when one of them didn't divide the members in common."""
    a, b, c, d = other.yes_yes, other.yes_no, other.no_yes, other.no_no
    sides = (a + b) * (c + d) * (a + c) * (b + d)
    if not sides:
        return None
    similarity = (a * d - b * c) / sqrt(sides)
    mirrored = similarity < 0 and b + c > a + d
    if mirrored:  # the other one's sides turned round
        a, b, c, d, similarity = b, a, d, c, -similarity
    shared, either = (d, b + c + d) if c + d <= a + b else (a, a + b + c)
    return Similar(other.line, a + b + c + d, a + d, mirrored, shared, either, max(similarity, 0.0))


def _common(other: CrossTab) -> int:
    return other.yes_yes + other.yes_no + other.no_yes + other.no_no


def similar_text(similar_vote: Similar) -> str:
    """ "46 of 48 members the same way; 6 of 8 on the smaller side in common"."""
    turned = " (mirrored: a yes there is a no here)" if similar_vote.mirrored else ""
    camp = f"{similar_vote.shared} of {similar_vote.either} on the smaller side in both"
    return f"{similar_vote.same} of {similar_vote.n} members voted the same way{turned}; {camp}"


def _votes(count: int) -> str:
    return "One divided vote" if count == 1 else f"{count:,} divided votes"


def base_text(base: SimilarVotes) -> str:
    """What was compared and what was left out."""
    if base.reason is not None:
        return base.reason
    out = [
        text
        for count, text in (
            (base.too_few, f"{base.too_few:,} with fewer than {base.minimum} members in common"),
            (base.undivided, f"{base.undivided:,} in which they were all on one side"),
        )
        if count
    ]
    left = f" Left out: {' and '.join(out)}." if out else ""
    scope = vote_scope_text(base.vote_scope)
    return (
        f"{_votes(len(base.votes))} with at least {base.minimum} of the {base.voters} members in common. "
        f"{f'{scope} ' if scope else ''}Similarity (phi): 1 = same split, 0 = chance.{left}"
    )
