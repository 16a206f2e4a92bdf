"""The user's bookmarks in this record, with their notes; exported, they are a memo."""

import sqlite3
from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from councilui.bookmarks import Bookmark, bookmarks_file, list_bookmarks, remove_bookmark
from councilui.common.dates import short_date
from councilui.common.errors import CouncilError
from councilui.export.memo import MemoEntry, memo_export
from councilui.export.model import Export
from councilui.record.places import find_place
from councilui.tui.host import Route
from councilui.tui.routes import route_to
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import Block, Ends, text
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList

EMPTY = "No bookmarks yet. Press b on a vote, a statement, a matter, a member or a meeting."
_SELECTED = frozenset(("vote", "matter", "person", "meeting"))


class BookmarksScreen(ToolScreen):
    """A list of places; Enter leads to one."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "bookmarks", "selection", "rows", "app")
    BREADCRUMB = ("Bookmarks",)

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[MemoEntry] = []

    def widgets(self) -> Iterable[Widget]:
        yield RowList(empty="Reading …")

    def on_mount(self) -> None:
        self.refresh_bookmarks()

    def refresh_bookmarks(self) -> None:
        """Read the user's file again."""
        path = bookmarks_file(self.host.path)

        def entries(connection: sqlite3.Connection) -> list[MemoEntry]:
            from councilui.kinds.memo import read_memo

            return read_memo(connection, list_bookmarks(path))

        self.read(entries, self.show_entries)

    def show_entries(self, entries: list[MemoEntry]) -> None:
        self.entries = entries
        self.rows.empty = EMPTY
        rows = [ListRow(entry.bookmark.place, _blocks(entry), value=entry.bookmark) for entry in entries]
        self.rows.show(ListedRows(rows), keep=True)

    def open_row(self, value: Bookmark) -> None:
        def route(connection: sqlite3.Connection) -> Route[None]:
            return route_to(connection, find_place(connection, value.place))

        self.read(route, self.host.open, channel="place")

    def action_remove(self) -> None:
        bookmark: Bookmark | None = self.rows.value
        if bookmark is None:
            self.host.notify_user("Select a bookmark to remove it.")
            return
        try:
            remove_bookmark(bookmarks_file(self.host.path), bookmark.place)
        except CouncilError as error:
            self.host.notify_user(str(error), error=True)
            return
        note = f" Its note: “{bookmark.note}”" if bookmark.note else ""
        self.host.notify_user(f"Bookmark removed: {bookmark.sentence}{note}")
        self.refresh_bookmarks()

    def on_screen_resume(self) -> None:
        """A note may have been changed meanwhile."""
        if self.is_mounted and self.entries:
            self.refresh_bookmarks()

    def selection_of(self, value: Bookmark | None) -> Selection:
        """What is bookmarked, but for statements, which are only read when they are opened."""
        kind, _, id = value.place.partition(":") if value is not None else ("", "", "")
        return Selection(**{kind: id}) if kind in _SELECTED else Selection()  # type: ignore[arg-type]

    def export(self) -> Export | None:
        return memo_export(self.entries) if self.entries else None


def _blocks(entry: MemoEntry) -> tuple[Block, ...]:
    bookmark = entry.bookmark
    added = short_date(bookmark.added) if bookmark.added else ""
    blocks: list[Block] = [Ends(((bookmark.title or bookmark.place, "strong"),), ((added, "muted"),))]
    if bookmark.note:
        blocks.append(text(bookmark.note, indent=2))
    if entry.subject is None:
        blocks.append(text("No longer in this record.", "warn", indent=2))
    return tuple(blocks)
