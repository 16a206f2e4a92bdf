"""What a user takes along: an export as a new file, a text on the clipboard; and the notice that says where it went."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from councilui.common.errors import CouncilError
from councilui.common.files import write_new, write_private
from councilui.common.folders import state_folder
from councilui.export.catalogue import ENDINGS, FORMATS, Export
from councilui.tui import clipboard

if TYPE_CHECKING:
    from councilui.record.views.origin import Origin
    from councilui.tui.selection import Selection

ExportQuery = Callable[[sqlite3.Connection], Export]


class Notice(NamedTuple):
    """What is to be said about something that was taken along, and whether it failed."""

    sentence: str
    error: bool = False


class ExportOffer(NamedTuple):
    """Something that can be exported, what a user calls it, in which formats; `query` reads it."""

    label: str
    formats: list[str]
    query: ExportQuery


def export_offers(own: Export | None, selection: Selection) -> list[ExportOffer]:
    """The selected statement, what the screen shows, then the selected vote, matter, meeting and member, each once."""
    offers: list[ExportOffer] = []
    if selection.statement is not None:
        offers.append(
            ExportOffer("The statement", ["markdown", "html", "json"], statement_export_of(selection.statement.key))
        )
    if own is not None:
        offers.append(ExportOffer(own.what, own.formats, lambda _: own))
    for label, id, export_of in (
        ("The vote", selection.vote, vote_export_of),
        ("The matter", selection.matter, matter_export_of),
        ("The meeting", selection.meeting, meeting_export_of),
        ("The member", selection.person, person_export_of),
    ):
        if id is not None and all(offer.label != label for offer in offers):
            offers.append(ExportOffer(label, list(FORMATS), export_of(id)))
    return offers


def statement_export_of(key: str) -> ExportQuery:
    """Reads a statement with the votes on what it is about."""

    def read(connection: sqlite3.Connection) -> Export:
        from councilui.export.catalogue import statement_export
        from councilui.record.queries.statements import statement_page, votes_on

        page = statement_page(connection, key)
        return statement_export(page, votes_on(connection, page.statement))

    return read


def vote_export_of(vote: str) -> ExportQuery:
    """Reads a vote."""

    def read(connection: sqlite3.Connection) -> Export:
        from councilui.export.catalogue import vote_export
        from councilui.record.queries.votes import vote_card

        return vote_export(vote_card(connection, vote))

    return read


def matter_export_of(matter: str) -> ExportQuery:
    """Reads a matter with its votes."""

    def read(connection: sqlite3.Connection) -> Export:
        from councilui.export.catalogue import matter_export
        from councilui.record.queries.matters import matter_page
        from councilui.record.queries.votes import vote_card

        page = matter_page(connection, matter)
        return matter_export(page, lambda: [vote_card(connection, line.id) for line in page.votes])

    return read


def meeting_export_of(meeting: str) -> ExportQuery:
    """Reads a meeting with its votes."""

    def read(connection: sqlite3.Connection) -> Export:
        from councilui.export.catalogue import meeting_export
        from councilui.record.queries.meetings import meeting_page
        from councilui.record.queries.votes import vote_card

        page = meeting_page(connection, meeting)
        lines = [line for item in page.items for line in item.votes]
        return meeting_export(page, lambda: [vote_card(connection, line.id) for line in lines])

    return read


def person_export_of(person: str) -> ExportQuery:
    """Reads a person with everything on record."""

    def read(connection: sqlite3.Connection) -> Export:
        from councilui.export.catalogue import person_export
        from councilui.record.queries.people import person_page

        return person_export(person_page(connection, person))

    return read


def citation_of(kind: str, id: str) -> Callable[[sqlite3.Connection], str]:
    """Reads the plain citation of a vote, a statement, a matter or a meeting."""

    def read(connection: sqlite3.Connection) -> str:
        from councilui.export.citation import citation, read_cited

        return citation(read_cited(connection, kind, id), "plain")

    return read


def write_of(query: ExportQuery, file_format: str) -> Callable[[sqlite3.Connection], Notice]:
    """Writes what `query` reads to a file in the working directory; to be run off the screen's thread."""

    def write(connection: sqlite3.Connection) -> Notice:
        from councilui.record.queries.origin import origin

        return write_export(query(connection), file_format, origin=origin(connection))

    return write


def write_export(
    export: Export, file_format: str = "markdown", folder: Path | None = None, *, origin: Origin | None = None
) -> Notice:
    """Write an export to a new file in `folder` (the working directory); nothing is overwritten.

    `origin` is the record from which it was taken, which the file names.
    """
    from councilui.export.serialize import written

    text = written([export], file_format, origin)
    ending = ENDINGS.get(file_format, file_format)
    try:
        path = write_new(folder if folder is not None else Path(), export.name, ending, text)
    except CouncilError as error:
        return Notice(str(error), error=True)
    return Notice(f"{export.what} was written to {path.absolute()}.")


def copy_text(text: str, label: str, send: Callable[[str], None]) -> Notice:
    """Put `text` on the clipboard by the first way that there is, and say which way that was.

    A tool of this machine says whether it worked. The terminal (`send`: OSC 52) does not, so the text then also goes to
    a file, which the notice names.
    """
    tool = clipboard.by_tool(text, os.environ)
    if tool is not None:
        return Notice(f"{label}: copied to the clipboard ({tool}).")
    send(text)
    sentence = f"{label}: sent to the terminal's clipboard (OSC 52), which not every terminal takes"
    path = state_folder() / "copied.txt"
    try:
        write_private(path, f"{text}\n")
    except CouncilError:
        return Notice(f"{sentence}. 'councilui cite' prints it too.")
    return Notice(f"{sentence}; it is also in {clipboard.path_label(path)}.")
