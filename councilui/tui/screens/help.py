"""The keys for this screen, from the actions themselves."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from councilui.tui import actions
from councilui.tui.screens.modal import ModalBase
from councilui.tui.widgets.key_bar import KeyBar
from councilui.tui.widgets.layout import Block, Gap, Text, text
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList

_SIGNS = (
    ("✓ ✗ ■", "carried; failed; put aside (tabled)"),
    ("▲ ┼", "what this motion needed; marks for comparison, which it did not need"),
    ("⇄", "which side of one vote goes with which of another"),
    ("✕", "taken by voice, consent or omnibus: left out of the figures"),
    ("◇", "a vote that follows by arithmetic; the method is told with the roll"),
    ("⟨ ⟩", "a scene in the room: cheers, shouting"),
    ("▌", "a statement about the agenda item at hand"),
    ("[1]", "the number of a source; Enter on a row shows its sources whole"),
    ("▲ ▼ …", "there is more above, below, or of the text: Enter shows it whole"),
)


def help_rows(scopes: tuple[str, ...]) -> list[ListRow]:
    """The keys of these scopes under a heading each, then what the signs mean."""
    rows: list[ListRow] = []
    for scope in scopes:
        for index, action in enumerate(actions.in_scopes(scope)):
            head: tuple[Block, ...] = ()
            if index == 0:
                head = (*((Gap(),) if rows else ()), text(actions.SCOPES[scope].heading, "heading"))
            line = Text(((f"{action.key_text:<16} ", "key"), (action.help, "text")), hang=17)
            rows.append(ListRow((scope, action.name), (*head, line)))
    for index, (sign, meaning) in enumerate(_SIGNS):
        head = (Gap(), text("WHAT THE SIGNS MEAN", "heading")) if index == 0 else ()
        rows.append(ListRow(("sign", index), (*head, Text(((f"{sign:<16} ", "strong"), (meaning, "text")), hang=17))))
    return rows


class HelpScreen(ModalBase[None]):
    """The keys of some scopes and the signs."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > Vertical {
        width: 84; max-width: 96%; height: 90%; border: round $border; background: $surface; padding: 0 1;
        border-title-style: bold;
    }
    """

    def __init__(self, scopes: tuple[str, ...]) -> None:
        """Show the keys of `scopes`."""
        super().__init__()
        self.scopes = scopes

    def compose(self) -> ComposeResult:
        frame = Vertical()
        frame.border_title = Content("Keys")
        with frame:
            yield RowList()
        yield KeyBar(actions.bar("overlay", "app"), id="modal-keys")

    def on_mount(self) -> None:
        self.query_one(RowList).show(ListedRows(help_rows(self.scopes)))
