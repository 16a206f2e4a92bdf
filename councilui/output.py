"""What leaves the program: an export as a new file, a text on the clipboard; and the notice that says where it went."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from councilui.common import clipboard
from councilui.common.errors import CouncilError
from councilui.common.files import write_new, write_private
from councilui.common.folders import state_folder
from councilui.export.formats import find_format, write_exports
from councilui.export.model import Export
from councilui.kinds import find_kind

if TYPE_CHECKING:
    from councilui.record.views.origin import Origin

ExportQuery = Callable[[sqlite3.Connection], Export]


class Notice(NamedTuple):
    """What is to be said about something that was taken along, and whether it failed."""

    sentence: str
    error: bool = False


def export_of(kind: str, id: str) -> ExportQuery:
    """Reads a thing of a kind, to be exported."""
    return lambda connection: find_kind(kind).export(connection, id)


def citation_of(kind: str, id: str) -> Callable[[sqlite3.Connection], str]:
    """Reads the plain citation of a vote, a statement, a matter or a meeting."""

    def read(connection: sqlite3.Connection) -> str:
        from councilui.export.citation_styles import cite

        return cite(find_kind(kind).reference(connection, id), "plain")

    return read


def write_of(
    query: ExportQuery, file_format: str, find_folder: Callable[[], Path | None] = lambda: None
) -> Callable[[sqlite3.Connection], Notice]:
    """Writes what `query` reads to a file; to be run off the screen's thread.

    `find_folder` gives the folder, None for the working directory, or raises CouncilError.
    """

    def write(connection: sqlite3.Connection) -> Notice:
        from councilui.record.queries.origin import origin

        return write_export(query(connection), file_format, find_folder(), origin=origin(connection))

    return write


def text_of(query: ExportQuery) -> Callable[[sqlite3.Connection], tuple[str, str]]:
    """Reads what would be exported as Markdown, to be shown: the name of a file for it, and the text."""

    def read(connection: sqlite3.Connection) -> tuple[str, str]:
        from councilui.record.queries.origin import origin

        export = query(connection)
        return export.name, write_exports([export], "markdown", origin(connection))

    return read


def write_export(export: Export, file_format: str, folder: Path | None, *, origin: Origin | None) -> Notice:
    """Write an export to a new file in `folder` (the working directory); nothing is overwritten.

    `origin` is the record from which it was taken, which the file names.
    """
    text = write_exports([export], file_format, origin)
    chosen = find_format(file_format)
    try:
        path = write_new(folder if folder is not None else Path(), export.name, chosen.ending, chosen.signature + text)
    except CouncilError as error:
        return Notice(str(error), error=True)
    return Notice(f"{export.label} was written to {path.absolute()}.")


def copy_text(text: str, label: str, send: Callable[[str], None]) -> Notice:
    """Put `text` on the clipboard by the first way that there is, and say which way that was.

    A tool of this machine says whether it worked, and so does tmux, whose buffer gets the text as well. The terminal
    (`send`: OSC 52) does not, so the text then also goes to a file, which the notice names.
    """
    tool, in_tmux = clipboard.by_tool(text, os.environ), clipboard.to_tmux(text, os.environ)
    if tool is not None:
        return Notice(f"{label}: copied to the clipboard ({tool}{' and tmux' if in_tmux else ''}).")
    if in_tmux:
        return Notice(f"{label}: copied to tmux's buffer. To paste it, press tmux's prefix key, then ].")
    send(text)
    sentence = f"{label}: sent to the terminal's clipboard (OSC 52), which not every terminal accepts"
    path = state_folder() / "copied.txt"
    try:
        write_private(path, f"{text}\n")
    except CouncilError:
        return Notice(f"{sentence}. 'councilui cite' prints it too.")
    return Notice(f"{sentence}. It is also in {clipboard.path_label(path)}.")
