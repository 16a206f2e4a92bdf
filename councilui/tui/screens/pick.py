"""Picking one of many: an input on top that filters as you type, a list under it."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from councilui.common.fold import fold_case
from councilui.tui import actions
from councilui.tui.screens.modal import ModalBase
from councilui.tui.widgets.key_bar import KeyBar
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList

T = TypeVar("T")


def filter_rows(rows: Sequence[tuple[str, ListRow]], typed: str) -> list[ListRow]:
    """The rows whose text holds every word typed, whatever the case."""
    words = fold_case(typed).split()
    return [row for haystack, row in rows if all(word in haystack for word in words)]


class PickScreen(ModalBase[T]):
    """The keys of the list work while the input has the focus: there are no letters among them."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "typing")
    DEFAULT_CSS = """
    PickScreen { align: center top; }
    PickScreen > Vertical {
        width: 96; max-width: 96%; height: 1fr; margin: 1 0 0 0; border: round $border; background: $surface;
        border-title-style: bold;
    }
    PickScreen Input.-textual-compact { margin: 0 0 1 0; padding: 0 1; }
    """
    HEADING = "Pick"
    PROMPT = ""
    NONE = "No matches."
    EMPTY = NONE
    """What stands in the list when there is nothing to pick, whatever is typed."""
    PICK = "open"
    """What the key bar calls Enter."""

    def __init__(self) -> None:
        super().__init__()
        self.all_rows: list[tuple[str, ListRow]] = []

    def compose(self) -> ComposeResult:
        """A frame with the input and the rows, and the keys."""
        frame = Vertical()
        frame.border_title = Content(self.HEADING)
        with frame:
            yield Input(placeholder=self.PROMPT, select_on_focus=False, compact=True)
            yield RowList(empty="Reading the record …", typed=True)
        yield KeyBar(self.bar_actions(), id="modal-keys")

    def bar_actions(self) -> list[actions.Action]:
        """What the key bar shows."""
        return [
            action._replace(label=self.PICK) if action.name == "pick" else action
            for action in actions.bar("overlay", "typing")
        ]

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)

    def fill(self, rows: list[tuple[str, ListRow]], key: object = None) -> None:
        """The rows there are, each with the text by which it is found; the cursor on the one with `key`."""
        self.all_rows = rows
        self._filter()
        index = next((index for index, (_, row) in enumerate(rows) if row.key == key), None)
        if index is not None and not self.query_one(Input).value:
            self.rows.move_to(index)

    def words(self) -> list[str]:
        """The words typed, folded."""
        return fold_case(self.query_one(Input).value).split()

    def _filter(self) -> None:
        self.rows.empty = self.NONE if self.all_rows else self.EMPTY
        self.rows.show(ListedRows(filter_rows(self.all_rows, self.query_one(Input).value)))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Other words. (Textual calls the handlers of every base class, so what differs is in `show_matches`.)"""
        event.stop()
        self.show_matches(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.submit()

    def on_row_list_row_selected(self, event: RowList.RowSelected) -> None:
        event.stop()
        self.pick(event.row)

    def show_matches(self, value: str) -> None:
        """Filter as typed."""
        self._filter()

    def submit(self) -> None:
        self.rows.action_choose()

    def pick(self, row: ListRow) -> None:
        self.dismiss(row.value)  # type: ignore[arg-type]

    def action_list_down(self) -> None:
        self.rows.action_row_down()

    def action_list_up(self) -> None:
        self.rows.action_row_up()

    def action_list_page_down(self) -> None:
        self.rows.action_page_down()

    def action_list_page_up(self) -> None:
        self.rows.action_page_up()

    def action_pick(self) -> None:
        self.submit()
