"""What the cursor stands on: every screen tells it, so that a letter does the same thing on all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from councilui.record.model import Statement


class AtHand(NamedTuple):
    """The ids of what a command on this place would be about; None where there is none."""

    meeting: str | None = None
    body: str | None = None
    vote: str | None = None
    matter: str | None = None
    person: str | None = None
    statement: Statement | None = None


class Export(NamedTuple):
    """What a screen shows as something to take away: `texts` makes it in each format ("markdown", "csv", …).

    `name` is the file's name without its ending, `what` what it is in a sentence ("The vote").
    """

    name: str
    what: str
    texts: Mapping[str, Callable[[], str]]
