"""Whether the names of a vote are its whole roll, and what is told when some couldn't be loaded."""

from __future__ import annotations

from collections.abc import Set

from councilui.record.model import AWAY

_NO_SIDE = AWAY | {"abstain", "not voting", "present", "recused"}


def may_be_whole(options: Set[str], result: str) -> bool:
    """Whether names under these options can be all of a roll: not when all were away, nor, where the vote passed or
    failed, when none of them took a side."""
    return not options <= (AWAY if result == "unknown" else _NO_SIDE)


def unread_votes_text(number: int) -> str:
    """A sentence on the votes that a roll lacks; "" for none."""
    if number == 0:
        return ""
    if number == 1:
        return "One vote in the source couldn't be loaded, so this roll may not be complete."
    return f"{number:,} votes in the source couldn't be loaded, so this roll may not be complete."
