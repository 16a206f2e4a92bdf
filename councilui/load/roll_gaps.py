"""What is told of a roll when its source has votes in it that couldn't be loaded."""

from __future__ import annotations


def unread_votes_text(number: int) -> str:
    """A sentence on the votes that a roll lacks; "" for none."""
    if number == 0:
        return ""
    if number == 1:
        return "One vote in the source couldn't be loaded, so this roll may not be complete."
    return f"{number:,} votes in the source couldn't be loaded, so this roll may not be complete."
