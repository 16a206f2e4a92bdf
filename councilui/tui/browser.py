"""Opening where something can be heard or read: in the user's browser where there is one, else told and copied."""

from __future__ import annotations

import os
import sqlite3
import sys
import webbrowser
from collections.abc import Callable, Mapping

from councilui.analysis.media_links import Jump, meeting_jump, page_jump, source_jump, statement_jump
from councilui.tui.output import Told, copied
from councilui.tui.selection import Selection


def leads_to(connection: sqlite3.Connection, at_hand: Selection) -> Jump | None:
    """Where what is at hand leads, the nearest first: an address, the statement, the vote, the meeting."""
    from councilui.record.queries.meetings import meeting_page
    from councilui.record.queries.statements import statement_page
    from councilui.record.queries.votes import vote_card

    if at_hand.address is not None:
        return page_jump(at_hand.address, "The source")
    if at_hand.statement is not None:
        said = statement_page(connection, at_hand.statement.key)
        return statement_jump(said.statement, said.meeting, said.sources)
    if at_hand.vote is not None:
        card = vote_card(connection, at_hand.vote)
        own = card.sources.get(card.event.source or "")
        return (
            page_jump(card.event.url, "The vote's page")
            or (source_jump(own) if own is not None else None)
            or meeting_jump(card.meeting, tuple(card.sources.values()))
        )
    if at_hand.meeting is not None:
        page = meeting_page(connection, at_hand.meeting)
        return meeting_jump(page.meeting, tuple(page.sources.values()))
    return None


def opening(at_hand: Selection, send: Callable[[str], None]) -> Callable[[sqlite3.Connection], Told]:
    """Finds the address, and opens or copies it; to be asked off the screen's thread. `send` is as for `copied`."""

    def question(connection: sqlite3.Connection) -> Told:
        jump = leads_to(connection, at_hand)
        if jump is None:
            return {"sentence": "No source of this has an address on record.", "error": False}
        if has_browser(os.environ) and opened(jump.address):
            return {"sentence": f"{jump.told} was opened in the browser: {jump.address}", "error": False}
        return copied(jump.address, f"{jump.told}: {jump.address} (there is no browser here). The address", send)

    return question


def has_browser(environment: Mapping[str, str]) -> bool:
    """Whether a browser would come up before the user's eyes: not over SSH, and only where there is a screen for it.

    A browser in text is none: it would write over ours.
    """
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return False
    if sys.platform == "darwin":
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def opened(address: str) -> bool:
    """Hand an http or https address to the browser; whether it took it. No shell is asked."""
    if not address.startswith(("http://", "https://")):
        return False
    try:
        return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False
