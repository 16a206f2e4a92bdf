"""Every command by name, found as you type."""

from __future__ import annotations

from textual.app import App

from councilui.common.fold import fold_case
from councilui.tui import actions
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Ends
from councilui.tui.widgets.rows import Row


def command_row(action: actions.Action) -> tuple[str, Row]:
    """An action as a row, with the text that it is found by."""
    block = Ends(((action.help, "text"),), ((action.key_text, "key"),))
    return fold_case(f"{action.label} {action.help}"), Row(action.name, (block,), value=action)


class PaletteScreen(PickScreen[actions.Action]):
    """Answers the action that was picked."""

    HEADING = "Commands"
    PROMPT = "what to do"
    NONE = "No command fits these words."

    def on_mount(self) -> None:
        """The commands of a place."""
        self.fill([command_row(action) for action in actions.of("do", "browse", "app") if action.palette])


def open_palette(app: App[None]) -> None:
    """Open the palette over a screen; what is picked is done there as if its key had been pressed."""

    def do(action: actions.Action | None) -> None:
        if action is not None:
            app.simulate_key(action.keys[0])

    if not isinstance(app.screen, PickScreen):
        app.push_screen(PaletteScreen(), do)
