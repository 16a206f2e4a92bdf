"""The keys of where you are, made from the actions themselves."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from councilui.tui import actions
from councilui.tui.screens.overlay import Overlay
from councilui.tui.widgets.key_bar import KeyBar
from councilui.tui.widgets.layout import Block, Gap, Text, text
from councilui.tui.widgets.rows import ListedRows, Row, RowList

_HEADINGS = {
    "do": "ON WHAT IS AT HAND",
    "browse": "ON THE MEETING",
    "rows": "IN A LIST",
    "grid": "IN A GRID",
    "parts": "FROM PART TO PART",
    "table": "ON THE TABLE",
    "typing": "WHILE TYPING",
    "search": "IN SEARCH",
    "facets": "ON WHO AND WHEN",
    "reader": "WHILE READING",
    "what_if": "MOVING MEMBERS",
    "over": "ON WHAT OPENED OVER IT",
    "app": "EVERYWHERE",
}
_SIGNS = (
    ("✓ ✗ ■", "carried; failed; put aside (tabled)"),
    ("▲ ┼", "what this motion needed; marks for orientation, which it did not need"),
    ("⇄", "which side of one vote goes with which of another"),
    ("✕", "taken by voice, consent or omnibus: left out of the figures"),
    ("◇", "a vote that follows by arithmetic; the method is told with the roll"),
    ("⟨ ⟩", "a scene in the room: cheers, shouting"),
    ("▌", "a statement about the agenda item at hand"),
    ("[1]", "the number of a source; Enter on a row shows its sources whole"),
    ("▲ ▼ …", "there is more above, below, or of the text: Enter shows it whole"),
)


def help_rows(scopes: tuple[str, ...]) -> list[Row]:
    """The keys of these scopes under a heading each, then what the signs mean."""
    rows: list[Row] = []
    for scope in scopes:
        for nth, action in enumerate(actions.of(scope)):
            head: tuple[Block, ...] = ()
            if nth == 0:
                head = (*((Gap(),) if rows else ()), text(_HEADINGS[scope], "heading"))
            line = Text(((f"{action.key_text:<16} ", "key"), (action.help, "text")), hang=17)
            rows.append(Row((scope, action.name), (*head, line)))
    for nth, (sign, meaning) in enumerate(_SIGNS):
        head = (Gap(), text("WHAT THE SIGNS MEAN", "heading")) if nth == 0 else ()
        rows.append(Row(("sign", nth), (*head, Text(((f"{sign:<16} ", "strong"), (meaning, "text")), hang=17))))
    return rows


class HelpScreen(Overlay[None]):
    """See the module."""

    SCOPES: ClassVar[tuple[str, ...]] = ("over", "rows", "app")
    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > Vertical {
        width: 84; max-width: 96%; height: 90%; border: round $border; background: $surface; padding: 0 1;
        border-title-style: bold;
    }
    """

    def __init__(self, scopes: tuple[str, ...]) -> None:
        """Tell the keys of `scopes`."""
        super().__init__()
        self.scopes = scopes

    def compose(self) -> ComposeResult:
        """A frame with the rows, and the keys."""
        frame = Vertical()
        frame.border_title = Content("Keys")
        with frame:
            yield RowList()
        yield KeyBar(actions.bar("over", "app"), id="over-keys")

    def on_mount(self) -> None:
        """The rows."""
        self.query_one(RowList).show(ListedRows(help_rows(self.scopes)))
