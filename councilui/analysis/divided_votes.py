"""Divided votes: their orders, and figures over those that show positions."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from councilui.analysis.measures import is_close
from councilui.analysis.vote_scope import vote_scope_text
from councilui.analysis.vote_wording import outcome_word
from councilui.common.shares import plural
from councilui.record.views.divided_votes import DividedVote, DividedVotesBase

_Key = Callable[[DividedVote], Any]

_KEYS: Final[Mapping[str, tuple[_Key, bool]]] = {
    "margin": (lambda vote: None if vote.margin is None else abs(vote.margin), False),
    "date": (lambda vote: vote.order, True),
    "record": (lambda vote: vote.line.identifier and vote.line.identifier.casefold(), False),
    "dissent": (lambda vote: vote.dissent, True),
    "cast": (lambda vote: vote.cast, True),
    "result": (lambda vote: outcome_word(vote.line).casefold(), False),
    "method": (lambda vote: vote.excluded_as or vote.line.method, False),
    "title": (lambda vote: vote.line.title.casefold(), False),
    "body": (lambda vote: vote.line.body_name.casefold(), False),
    "vote": (lambda vote: vote.option, False),
}
SORTS: Final = tuple(_KEYS)
"""What divided votes can be ordered by: closest, newest, record number, most on the smaller side, most votes cast, …"""


def sort_votes(votes: Iterable[DividedVote], by: str = "margin", *, reverse: bool = False) -> list[DividedVote]:
    """The votes by one of `SORTS`, closest, newest or largest first; equal ones newest first.

    Votes without a value come last, reversed or not.
    """
    key, downward = _KEYS[by]
    newest = sorted(votes, key=lambda vote: vote.order, reverse=True)
    known = [(key(vote), vote) for vote in newest]
    rated = [pair for pair in known if pair[0] is not None]
    rated.sort(key=lambda pair: pair[0], reverse=downward != reverse)
    return [vote for _, vote in rated] + [vote for value, vote in known if value is None]


class DividedVotesFigures(NamedTuple):
    """Figures over divided votes, without those whose names don't show a position.

    `divided` of the `base.with_tally` vote events with a tally or a roll; `n` of them have a usable tally, and the
    other figures are of these. `median_margin` is of the absolute margins, None when n is 0. `close` had a margin of at
    most a tenth of the votes cast. `left_out` counts the others by way of voting.
    """

    divided: int
    n: int
    median_margin: float | None
    close: int
    failed: int
    left_out: Mapping[str, int]
    base: DividedVotesBase | None = None


def figures(votes: Sequence[DividedVote], base: DividedVotesBase | None = None) -> DividedVotesFigures:
    """The figures of a list of votes; `base` is what they are part of, None when not known yet."""
    included = [vote for vote in votes if vote.excluded_as is None]
    tallies = [vote.tally for vote in included if vote.tally is not None]
    margins = [abs(yes - no) for yes, no in tallies]
    from statistics import median  # which imports decimal numbers and fractions

    return DividedVotesFigures(
        divided=len(included),
        n=len(tallies),
        median_margin=median(margins) if margins else None,
        close=sum(is_close({"yes": yes, "no": no}) for yes, no in tallies),
        failed=sum(vote.line.result == "fail" for vote in included),
        left_out=dict(sorted(Counter(vote.excluded_as for vote in votes if vote.excluded_as is not None).items())),
        base=base,
    )


def figures_text(figures: DividedVotesFigures) -> str:
    """The figures in a few sentences, each with what it is taken of."""
    base = figures.base
    sentences = [plural(figures.divided, "divided vote")]
    if base is not None:
        sentences[0] += f" of {base.with_tally:,} with a known tally"
        if scope := vote_scope_text(base.vote_scope):
            sentences.append(scope.removesuffix("."))
        if none := base.events - base.with_tally:
            sentences.append(f"{plural(none, 'more vote')} without a known tally")
        if base.left_out:
            sentences.append(f"Not counted: {_left_out_counts(base.left_out)}")
    if figures.median_margin is not None:
        of = "" if figures.n == figures.divided else f" (of {figures.n:,} with a known margin)"
        close = f"{figures.close:,} close (by a tenth of the votes cast or less)"
        sentences.append(f"Median margin {figures.median_margin:g}{of}; {close}; {figures.failed:,} failed")
    return " ".join(f"{sentence}." for sentence in sentences)


def left_out_text(left_out: Mapping[str, int]) -> str | None:
    """How many votes are left out of the figures, and why; None when none are."""
    if not left_out:
        return None
    return f"Not in these figures: {_left_out_counts(left_out)}. A name in such a vote doesn't show a position."


def _left_out_counts(left_out: Mapping[str, int]) -> str:
    ways = {"voice": "by voice with no one named as voting no", "consent": "by consent"}
    return ", ".join(f"{count:,} {ways.get(way, way)}" for way, count in left_out.items())
