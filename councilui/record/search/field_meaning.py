"""What a field of a query turned out to mean in the record."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from councilui.common.plain_text import one_line
from councilui.common.width import cut

MAX_TAGS: Final = 48  # that a field may stand for: each costs as much as a word
_LISTED: Final = 8
_LONG: Final = 60  # cells of a name in a list


@dataclass(frozen=True, slots=True)
class FieldMeaning:
    """The tags that a field's value stands for; none when it names nothing.

    `label` is the one thing that it names; `note` tells the user what to know about it. `complete` is False when it
    names more than a search can take. `near` are values that name something and are spelled nearly so.
    """

    tags: tuple[str, ...]
    label: str | None = None
    note: str | None = None
    complete: bool = True
    near: tuple[str, ...] = ()


def list_names(names: Iterable[str], others: int = 0) -> str:
    """The first few of `names` in a list, and how many more there are, `others` included."""
    distinct = list(dict.fromkeys(one_line(name) for name in names))
    more = max(0, len(distinct) - _LISTED) + others
    labels = [cut(name, _LONG) for name in distinct[:_LISTED]]
    between = "; " if any("," in name for name in labels) else ", "
    return between.join(labels) + (f" and {more:,} more" if more > 0 else "") if labels else "none"
