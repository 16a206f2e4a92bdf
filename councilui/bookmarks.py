"""A user's bookmarks in a record, each with a note, in a file of the user's own, apart from the record.

It is TOML, a table `[[bookmark]]` each, and may be edited by hand. A file that is not such TOML is never written to.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from councilui.common.errors import CouncilError
from councilui.common.files import write_private
from councilui.common.folders import data_folder, record_stem
from councilui.common.plain_text import one_line, with_period
from councilui.common.toml_file import read_toml, toml_value

LONGEST_NOTE: Final = 2000


class Bookmark(NamedTuple):
    """`place` is "KIND:ID", as `councilui --at` opens it; `added` is an ISO date."""

    place: str
    title: str
    note: str
    added: str

    @property
    def sentence(self) -> str:
        """The title with a period, unless it ends as a sentence does, as that of a statement may."""
        return with_period(self.title)


def bookmarks_file(record: str | os.PathLike[str]) -> Path:
    """Where the bookmarks of the record in this file are kept."""
    return data_folder() / "bookmarks" / f"{record_stem(record)}.toml"


def list_bookmarks(path: Path) -> list[Bookmark]:
    """The bookmarks in the order in which they were added; none without a file. Raises CouncilError for a bad one."""
    tables = read_toml(path).get("bookmark", [])
    try:
        return [Bookmark(*(one_line(table.get(name, "")) for name in Bookmark._fields)) for table in tables]
    except (TypeError, AttributeError) as error:
        raise CouncilError(f"{path} isn't a list of bookmarks ({error}). Fix it or move it.") from error


def save_bookmark(path: Path, bookmark: Bookmark) -> None:
    """Add a bookmark, or change the one of the same place. Raises CouncilError; the file is then as before."""
    note = one_line(bookmark.note)
    if len(note) > LONGEST_NOTE:
        raise CouncilError(f"A note can have up to {LONGEST_NOTE:,} characters; this one has {len(note):,}.")
    bookmarks = {known.place: known for known in list_bookmarks(path)}
    before = bookmarks.get(bookmark.place)
    bookmarks[bookmark.place] = bookmark._replace(note=note, added=before.added if before else bookmark.added)
    _write(path, list(bookmarks.values()))


def remove_bookmark(path: Path, place: str) -> None:
    """Remove the bookmark of a place. Raises CouncilError."""
    _write(path, [bookmark for bookmark in list_bookmarks(path) if bookmark.place != place])


def _write(path: Path, bookmarks: Sequence[Bookmark]) -> None:
    tables = (
        "\n".join(["[[bookmark]]", *(f"{field} = {toml_value(one_line(text))}" for field, text in fields.items())])
        for fields in (bookmark._asdict() for bookmark in bookmarks)
    )
    write_private(path, "\n\n".join(("# Bookmarks from councilui. Edit them as you like.", *tables)) + "\n")
