"""The divided-roll desk: orders of vote events, and figures over those that are evidence of a position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import Any, Final, NamedTuple

from councilui.analysis.measures import is_close
from councilui.analysis.vote_wording import outcome_word
from councilui.record.views.divided_votes import DividedVote, DividedVotesBase

_Key = Callable[[DividedVote], Any]

_KEYS: Final[Mapping[str, tuple[_Key, bool]]] = {
    "margin": (lambda found: None if found.margin is None else abs(found.margin), False),
    "date": (lambda found: found.order, True),
    "record": (lambda found: found.line.identifier and found.line.identifier.casefold(), False),
    "dissent": (lambda found: found.dissent, True),
    "cast": (lambda found: found.cast, True),
    "result": (lambda found: outcome_word(found.line).casefold(), False),
    "method": (lambda found: found.block or found.line.method, False),
    "title": (lambda found: found.line.title.casefold(), False),
    "body": (lambda found: found.line.body_name.casefold(), False),
    "vote": (lambda found: found.option, False),
}
SORTS: Final = tuple(_KEYS)
"""What a desk can be ordered by: closest, newest, record number, most on the smaller side, most votes cast, …"""


def ordered(lines: Iterable[DividedVote], by: str = "margin", *, reverse: bool = False) -> list[DividedVote]:
    """The lines by one of `SORTS`, closest, newest or largest first; among equals the newest first.

    What is not known stands last, reversed or not.
    """
    key, downward = _KEYS[by]
    newest = sorted(lines, key=lambda found: found.order, reverse=True)
    known = [(key(found), found) for found in newest]
    told = [pair for pair in known if pair[0] is not None]
    told.sort(key=lambda pair: pair[0], reverse=downward != reverse)
    return [found for _, found in told] + [found for value, found in known if value is None]


class DividedVotesFigures(NamedTuple):
    """Figures over the divided votes of a desk without those left out.

    `divided` of the `base.told` vote events with a tally or a roll; `n` of them have a tally to reckon with, and the
    further figures are of these. `median_margin` is of the margins' sizes, None when n is 0. `close` had a margin of at
    most a fifth of the votes cast, or at least a fifth on the smaller side. `left_out` counts by way of voting.
    """

    divided: int
    n: int
    median_margin: float | None
    close: int
    failed: int
    left_out: Mapping[str, int]
    base: DividedVotesBase | None = None


def figures(lines: Sequence[DividedVote], base: DividedVotesBase | None = None) -> DividedVotesFigures:
    """The figures of a desk; `base` is what its divided votes are a part of, None when that is not known yet."""
    kept = [found for found in lines if found.block is None]
    tallies = [found.tally for found in kept if found.tally is not None]
    margins = [abs(yes - no) for yes, no in tallies]
    return DividedVotesFigures(
        divided=len(kept),
        n=len(tallies),
        median_margin=median(margins) if margins else None,
        close=sum(is_close({"yes": yes, "no": no}) for yes, no in tallies),
        failed=sum(found.line.result == "fail" for found in kept),
        left_out=dict(sorted(Counter(found.block for found in lines if found.block is not None).items())),
        base=base,
    )


def figures_text(found: DividedVotesFigures) -> str:
    """The figures in a sentence or two, each with what it is taken of."""
    of = ""
    if found.base is not None:
        none = found.base.events - found.base.with_tally
        of = f", of {_counted(found.base.with_tally, 'vote event')} with a tally on record"
        more = [f"{none:,} more have none"] * bool(none)
        more += [f"{count:,} {block} left out" for block, count in found.base.left_out.items()]
        of += f" ({', '.join(more)})" if more else ""
    text = f"{_counted(found.divided, 'divided vote')}{of}"
    if found.median_margin is not None:
        text += f". Of {found.n:,} with a known margin: median {found.median_margin:g}, {found.close:,} close"
        text += " (a margin of at most a fifth of the votes cast, or at least a fifth on the smaller side), "
        text += f"{found.failed:,} failed"
    return text + "."


def left_out_text(left_out: Mapping[str, int]) -> str | None:
    """How many votes are left out of the figures, and why; None when none are."""
    if not left_out:
        return None
    told = ", ".join(f"{count:,} {block}" for block, count in left_out.items())
    return f"Left out of the figures: {told}; a name in such a vote is no evidence of a position."


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
