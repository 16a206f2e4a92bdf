"""Tags: tokens in the full-text indexes for what a search may filter by; and what a field turned out to mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from councilui.common.plain_text import one_line
from councilui.common.width import cut

MAX_TAGS: Final = 48  # that a field may stand for: each costs as much as a word
_LISTED: Final = 8
_LONG: Final = 60  # cells of a name in a list


@dataclass(frozen=True, slots=True)
class Resolved:
    """The tags of whatever a field's value names, none when it names nothing.

    `shown` is the one thing that it names, for the reading; `note` tells what a reader must know about it;
    `complete` is False when it names more than a search can take. `near` are values that name something and are
    spelled nearly so.
    """

    tags: tuple[str, ...]
    label: str | None = None
    note: str | None = None
    complete: bool = True
    near: tuple[str, ...] = ()


def listed(names: Iterable[str], others: int = 0) -> str:
    """The first few of `names` in a sentence, and how many more there are, `others` among them."""
    distinct = list(dict.fromkeys(one_line(name) for name in names))
    more = max(0, len(distinct) - _LISTED) + others
    labels = [cut(name, _LONG) for name in distinct[:_LISTED]]
    between = "; " if any("," in name for name in labels) else ", "
    return between.join(labels) + (f" and {more:,} more" if more > 0 else "") if labels else "none"
