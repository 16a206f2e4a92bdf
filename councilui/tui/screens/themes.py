"""The themes, each shown as the cursor comes to it; Enter keeps one, Esc goes back to the one before."""

from collections.abc import Sequence

from councilui.common.fold import fold_case
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Ends
from councilui.tui.widgets.rows import ListRow, RowList


class ThemesScreen(PickScreen[str]):
    """Answers with the name of a theme."""

    HEADING = "Themes"
    PROMPT = "dark, light, contrast, blind …"

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        """Of each theme its name and what kind it is."""
        super().__init__()
        self.names = names

    def on_mount(self) -> None:
        self.before = self.app.theme
        rows = [
            (fold_case(f"{name} {kind}"), ListRow(name, (Ends(((name, "strong"),), ((kind, "muted"),)),), value=name))
            for name, kind in self.names
        ]
        self.fill(rows, self.before)

    def on_row_list_row_highlighted(self, event: RowList.RowHighlighted) -> None:
        event.stop()
        if event.by_user:
            self.app.theme = str(event.row.value)

    def action_leave(self) -> None:
        self.app.theme = self.before
        super().action_leave()
