"""Where something of a record can be heard or read on the web, and the user's browser."""

import sqlite3
import sys
import webbrowser
from collections.abc import Mapping
from pathlib import Path

from councilui.analysis.media_links import Jump, document_jump, meeting_jump, page_jump, source_jump, statement_jump
from councilui.record.database import record_path


def link_of(
    connection: sqlite3.Connection, *, statement: str | None, vote: str | None, meeting: str | None
) -> Jump | None:
    """Where the first of these that is not None leads: a statement by its key, a vote, a meeting; None for nowhere."""
    from councilui.record.queries.meetings import meeting_page
    from councilui.record.queries.statements import statement_page
    from councilui.record.queries.votes import vote_card

    if statement is not None:
        page = statement_page(connection, statement)
        return statement_jump(page.statement, page.meeting, page.sources)
    if vote is not None:
        card = vote_card(connection, vote)
        own = card.sources.get(card.event.source or "")
        folders = (Path(), *(path.parent for path in (record_path(connection),) if path is not None))
        documents = (document_jump(passage, folders) for passage in card.passages)
        return (
            next((jump for jump in documents if jump is not None), None)
            or page_jump(card.event.url, "The vote's page")
            or (source_jump(own) if own is not None else None)
            or meeting_jump(card.meeting, tuple(card.sources.values()))
        )
    if meeting is not None:
        about = meeting_page(connection, meeting)
        return meeting_jump(about.meeting, tuple(about.sources.values()))
    return None


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
