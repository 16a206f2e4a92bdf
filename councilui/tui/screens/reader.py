"""Something read whole: the text uncut, and the sources by which we know it."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from councilui.tui import actions
from councilui.tui.meeting_view import SourceNumbers
from councilui.tui.panes.detail import Detail, source_blocks
from councilui.tui.routes import MemberRoute
from councilui.tui.screens.modal import ModalBase
from councilui.tui.widgets.key_bar import KeyBar
from councilui.tui.widgets.layout import Gap, text
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList, with_heading


def detail_rows(detail: Detail, notes: SourceNumbers) -> list[ListRow]:
    """A row for each block, then one for each source."""
    people = dict(enumerate(person for _, person in detail.people))
    rows = [
        ListRow(("block", index), (block,), value=RollName(people[index]) if index in people else None)
        for index, block in enumerate(detail.blocks)
    ]
    sources = [
        ListRow(("source", key), source_blocks(source, notes.number(key)), value=source.url)
        for key in sorted(detail.sources, key=lambda key: notes.number(key) or 0)
        if (source := notes.source(key)) is not None
    ]
    rows += with_heading("SOURCE" if len(sources) == 1 else "SOURCES", sources)
    if not sources and not detail.clipboard_text:
        rows.append(ListRow("none", (Gap(), text("No source is given for this.", "muted"))))
    return rows


class RollName(NamedTuple):
    """What Enter on a name of a roll leads to."""

    id: str


class ReaderScreen(ModalBase[None]):
    """A detail with its sources."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "reader", "rows", "app")
    DEFAULT_CSS = """
    ReaderScreen { align: center middle; }
    ReaderScreen > Vertical {
        width: 84; max-width: 96%; height: 80%; border: round $border; background: $surface; padding: 0 1;
        border-title-style: bold;
    }
    """

    def __init__(self, detail: Detail, notes: SourceNumbers) -> None:
        """Show `detail`, its sources numbered by `notes`."""
        super().__init__()
        self.detail = detail
        self.notes = notes

    def compose(self) -> ComposeResult:
        frame = Vertical()
        frame.border_title = Content(self.detail.title)
        with frame:
            yield RowList(empty="Nothing more is on record.")
        yield KeyBar(actions.bar("overlay", "reader", "app"), id="modal-keys")

    def on_mount(self) -> None:
        self.query_one(RowList).show(ListedRows(detail_rows(self.detail, self.notes)))

    def on_row_list_row_selected(self, event: RowList.RowSelected) -> None:
        """To the member's record; a source opens as with its own key."""
        event.stop()
        if not self._open_person(event.row.value):
            self.action_open_source()

    def action_member(self) -> None:
        """The member under the cursor."""
        if not self._open_person(self.query_one(RowList).value):
            self.host.notify_user("Select a name to see the member's record.")

    def _open_person(self, value: object) -> bool:
        if not isinstance(value, RollName):
            return False
        self.host.open(MemberRoute(value.id))
        return True

    def action_filter(self) -> None:
        from councilui.tui.widgets.list_filter import open_filter

        open_filter(self)

    def action_pager(self) -> None:
        self.host.view(lambda _: self._document(), "pager")

    def action_editor(self) -> None:
        self.host.view(lambda _: self._document(), "editor")

    def _document(self) -> tuple[str, str]:
        """The name of a file and the text with its sources."""
        rows = [row.blocks for row in detail_rows(self.detail, self.notes)]
        lines = ["".join(part for part, _ in line) for blocks in rows for block in blocks for line in block.lines(80)]
        return self.detail.title, "\n".join([self.detail.title, "", *lines, ""])

    def action_leave(self) -> None:
        if not self.clear_filter():
            super().action_leave()

    def action_copy(self) -> None:
        """Copy the text, or the address of the source under the cursor."""
        value = self.query_one(RowList).value
        if self.get_selected_text():
            self.action_copy_text()
        elif isinstance(value, str) and value:
            self.host.copy(value, "The source's address")
        elif self.detail.clipboard_text:
            self.host.copy(self.detail.clipboard_text, self.detail.clipboard_label)
        else:
            self.host.notify_user("Select a source to copy its address.")

    def action_open_source(self) -> None:
        """Open the source under the cursor, else the first that has an address."""
        from councilui.tui.selection import Selection

        rows = [self.query_one(RowList).current, *detail_rows(self.detail, self.notes)]
        address = next((row.value for row in rows if row is not None and isinstance(row.value, str)), None)
        if address:
            self.host.open_source(Selection(address=address))
        else:
            self.host.notify_user("No web address is on record for this.")
