"""Every command by name, found as you type; what can't be done here says why."""

from __future__ import annotations

from collections.abc import Sequence

from councilui.common.fold import fold_case
from councilui.tui.actions import Action
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Ends, text
from councilui.tui.widgets.rows import ListRow


def command_row(action: Action, reason: str | None) -> tuple[str, ListRow]:
    """An action as a row, with the text by which it is found; `reason` is why it can't be done."""
    haystack = fold_case(f"{action.label} {action.help}")
    if reason is None:
        return haystack, ListRow(
            action.name, (Ends(((action.help, "text"),), ((action.key_text, "key"),)),), value=action
        )
    head = Ends(((action.help, "muted"),), ((action.key_text, "muted"),))
    return haystack, ListRow(action.name, (head, text(reason, "muted", indent=2)), value=reason)


class PaletteScreen(PickScreen[Action]):
    """Answers with the action that was picked."""

    HEADING = "Commands"
    PROMPT = "what to do"
    NONE = "No matches."

    def __init__(self, choices: Sequence[tuple[Action, str | None]]) -> None:
        """`choices` are the actions, each with why it can't be done, None when it can."""
        super().__init__()
        self.choices = choices

    def on_mount(self) -> None:
        self.fill([command_row(action, reason) for action, reason in self.choices])

    def pick(self, row: ListRow) -> None:
        """Answer with it; what can't be done only says why."""
        if isinstance(row.value, Action):
            self.dismiss(row.value)
        else:
            self.host.notify_user(str(row.value))
