"""The memo: what a user has bookmarked, with the notes, each place cited."""

import sqlite3
from collections.abc import Sequence

from councilui.bookmarks import Bookmark
from councilui.common.errors import NotFoundError
from councilui.export.citation import Reference
from councilui.export.memo import MemoEntry, memo_export
from councilui.kinds import Kind, find_kind
from councilui.record.places import Place, find_place
from councilui.record.queries.people import person_page


def read_memo(connection: sqlite3.Connection, bookmarks: Sequence[Bookmark]) -> list[MemoEntry]:
    """Each bookmark with what it is of, None where the record no longer has that."""
    return [MemoEntry(bookmark, _reference(connection, bookmark.place)) for bookmark in bookmarks]


def place_title(connection: sqlite3.Connection, place: Place) -> str:
    """What a place is called in a list of bookmarks."""
    if place.kind == "person":
        return person_page(connection, place.id).person.name
    reference = find_kind(place.kind).reference(connection, place.id)
    author = f"{reference.author}: " if place.kind == "statement" and reference.author else ""
    return f"{author}{reference.title}"


def _reference(connection: sqlite3.Connection, typed: str) -> Reference | str | None:
    """What is cited; of a member the name."""
    try:
        place = find_place(connection, typed)
        if place.kind == "person":
            return person_page(connection, place.id).person.name
        return find_kind(place.kind).reference(connection, place.id)
    except NotFoundError:
        return None


KIND = Kind(
    "memo",
    "your bookmarks",
    "what you bookmarked in the record, with your notes and a citation for each",
    read_memo,
    forms=("document",),
    to_export=lambda _, entries: memo_export(entries),
)
