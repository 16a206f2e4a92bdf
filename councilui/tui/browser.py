"""Opening where something can be heard or read: in the user's browser where there is one, else shown and copied."""

from __future__ import annotations

import os
import sqlite3
import sys
import webbrowser
from collections.abc import Callable, Mapping
from pathlib import Path

from councilui.analysis.media_links import Jump, document_jump, meeting_jump, page_jump, source_jump, statement_jump
from councilui.output import Notice, copy_text
from councilui.record.database import record_path
from councilui.tui.selection import Selection


def find_link(connection: sqlite3.Connection, selection: Selection) -> Jump | None:
    """Where what is selected leads, the nearest first: an address, the statement, the vote, the meeting."""
    from councilui.record.queries.meetings import meeting_page
    from councilui.record.queries.statements import statement_page
    from councilui.record.queries.votes import vote_card

    if selection.address is not None:
        return page_jump(selection.address, "The source")
    if selection.statement is not None:
        page = statement_page(connection, selection.statement.key)
        return statement_jump(page.statement, page.meeting, page.sources)
    if selection.vote is not None:
        card = vote_card(connection, selection.vote)
        own = card.sources.get(card.event.source or "")
        folders = (Path(), *(path.parent for path in (record_path(connection),) if path is not None))
        documents = (document_jump(passage, folders) for passage in card.passages)
        return (
            next((jump for jump in documents if jump is not None), None)
            or page_jump(card.event.url, "The vote's page")
            or (source_jump(own) if own is not None else None)
            or meeting_jump(card.meeting, tuple(card.sources.values()))
        )
    if selection.meeting is not None:
        meeting = meeting_page(connection, selection.meeting)
        return meeting_jump(meeting.meeting, tuple(meeting.sources.values()))
    return None


def open_link(selection: Selection, send: Callable[[str], None]) -> Callable[[sqlite3.Connection], Notice]:
    """Finds the address, and opens or copies it; to be run off the screen's thread. `send` is as for `copy_text`."""

    def read(connection: sqlite3.Connection) -> Notice:
        link = find_link(connection, selection)
        if link is None:
            return Notice("No source of this has an address on record.")
        if has_browser(os.environ) and open_in_browser(link.address):
            return Notice(f"{link.label} was opened in the browser: {link.address}")
        return copy_text(link.address, f"{link.label}: {link.address} (there is no browser here). The address", send)

    return read


def has_browser(environment: Mapping[str, str]) -> bool:
    """Whether a browser would come up before the user's eyes: not over SSH, and only where there is a screen for it.

    A browser in text is none: it would write over ours.
    """
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return False
    if sys.platform == "darwin":
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def open_in_browser(address: str) -> bool:
    """Hand an address of the web, or of a document here, to the browser; whether it took it. No shell is asked."""
    if not address.startswith(("http://", "https://", "file:///")):
        return False
    try:
        return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False
