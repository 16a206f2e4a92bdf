"""Opening where something can be heard or read: in the user's browser where there is one, else shown and copied."""

import os
import sqlite3
from collections.abc import Callable

from councilui.analysis.media_links import Jump, page_jump
from councilui.links import has_browser, link_of, open_in_browser
from councilui.output import Notice, copy_text
from councilui.tui.selection import Selection


def find_link(connection: sqlite3.Connection, selection: Selection) -> Jump | None:
    """Where what is selected leads, the nearest first: an address, the statement, the vote, the meeting."""
    if selection.address is not None:
        return page_jump(selection.address, "The source")
    statement = selection.statement.key if selection.statement is not None else None
    return link_of(connection, statement=statement, vote=selection.vote, meeting=selection.meeting)


def open_link(selection: Selection, send: Callable[[str], None]) -> Callable[[sqlite3.Connection], Notice]:
    """Finds the address, and opens or copies it; to be run off the screen's thread. `send` is as for `copy_text`."""

    def read(connection: sqlite3.Connection) -> Notice:
        link = find_link(connection, selection)
        if link is None:
            return Notice("No web address is on record for this.")
        if has_browser(os.environ) and open_in_browser(link.address):
            return Notice(f"{link.label} was opened in the browser: {link.address}")
        return copy_text(link.address, f"{link.label}: {link.address} (there is no browser here). The address", send)

    return read
