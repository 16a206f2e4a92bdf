"""What the cursor stands on: every screen tells it, so that a letter does the same thing on all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from councilui.record.model import Statement


class Selection(NamedTuple):
    """The ids of what a command on this place would be about, an address that stands there, the meeting's ISO date.

    None where there is none.
    """

    meeting: str | None = None
    body: str | None = None
    vote: str | None = None
    matter: str | None = None
    person: str | None = None
    statement: Statement | None = None
    address: str | None = None
    date: str | None = None
