"""What a reader takes away: an export as a new file, a text on the clipboard; and what is said about where it went."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from councilui.common.errors import CouncilError
from councilui.common.files import write_new, write_private
from councilui.common.folders import state_folder
from councilui.export.catalogue import ENDINGS, Export, vote_export
from councilui.tui import clipboard
from councilui.tui.loader import Answer

if TYPE_CHECKING:
    from councilui.record.views.origin import Origin

__all__ = ["Done", "Export", "Told", "copied", "exported_by", "vote_export", "write_export"]


class Told(TypedDict):
    """A notice: the sentence, and whether it is an error."""

    sentence: str
    error: bool


class Done(Answer[Told]):
    """Something was taken away, or not; what is to be said about it."""


def exported_by(make: Callable[[sqlite3.Connection], Export], form: str) -> Callable[[sqlite3.Connection], Told]:
    """Writes what `make` makes to a file in the working directory; to be asked off the screen's thread."""

    def question(connection: sqlite3.Connection) -> Told:
        from councilui.record.queries.origin import origin

        return write_export(make(connection), form, origin=origin(connection))

    return question


def write_export(
    export: Export, form: str = "markdown", folder: Path | None = None, *, origin: Origin | None = None
) -> Told:
    """Write an export to a new file in `folder` (the working directory); nothing is overwritten.

    `origin` is the record that it was taken from, which the file tells.
    """
    from councilui.export.serialize import written

    text = written([export], form, origin)
    ending = ENDINGS.get(form, form)
    try:
        path = write_new(folder if folder is not None else Path(), export.name, ending, text)
    except CouncilError as error:
        return {"sentence": str(error), "error": True}
    return {"sentence": f"{export.what} was written to {path.absolute()}.", "error": False}


def copied(text: str, what: str, send: Callable[[str], None]) -> Told:
    """Put `text` on the clipboard by the first way that there is, and say which was taken.

    A tool of this machine says whether it worked. The terminal (`send`: OSC 52) does not, so that the text is then
    also written to a file, whose name is told.
    """
    tool = clipboard.by_tool(text, os.environ)
    if tool is not None:
        return {"sentence": f"{what}: copied to the clipboard ({tool}).", "error": False}
    send(text)
    sent = f"{what}: sent to the terminal's clipboard (OSC 52), which not every terminal takes"
    path = state_folder() / "copied.txt"
    try:
        write_private(path, f"{text}\n")
    except CouncilError:
        return {"sentence": f"{sent}. 'councilui cite' prints it too.", "error": False}
    return {"sentence": f"{sent}; it is also in {clipboard.shown(path)}.", "error": False}
