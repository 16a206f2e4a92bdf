"""Every command by name, found as you type; what can't be done here says why, what is no command can be searched."""

from collections.abc import Sequence

from councilui.common.plain_text import quotation
from councilui.tui.actions import Action, key_of
from councilui.tui.command_index import PaletteChoice, best_first
from councilui.tui.routes import SearchRoute
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Ends, text
from councilui.tui.widgets.rows import ListedRows, ListRow


def command_row(choice: PaletteChoice) -> ListRow:
    action, reason = choice
    role = "text" if reason is None else "muted"
    head = Ends(((action.help, role),), ((action.key_text, "key" if reason is None else "muted"),))
    blocks = (head,) if reason is None else (head, text(reason, "muted", indent=2))
    return ListRow((action.scope, action.name), blocks, value=choice)


def _search_row(typed: str) -> ListRow:
    """The search for what no command is called."""
    words = typed.strip()
    head = Ends(((f"Search the record for {quotation(words)}", "text"),), ((key_of("search"), "key"),))
    return ListRow("search", (head,), value=SearchRoute(words))


class PaletteScreen(PickScreen[Action]):
    """Answers with the action that was picked."""

    HEADING = "Commands"
    PROMPT = "what to do"
    PICK = "run"

    def __init__(self, choices: Sequence[PaletteChoice]) -> None:
        """`choices` are the actions, each with why it can't be done, None when it can."""
        super().__init__()
        self.choices = choices

    def on_mount(self) -> None:
        self.show_matches("")

    def show_matches(self, value: str) -> None:
        """The commands that fit, the best first; what can be done here before what can't."""
        self.rows.empty = self.NONE
        rows: list[ListRow] = []
        for is_possible in (True, False):
            pairs = [(choice.action, choice) for choice in self.choices if (choice.reason is None) is is_possible]
            rows += map(command_row, best_first(pairs, value))
        self.rows.show(ListedRows(rows or [_search_row(value)]))

    def pick(self, row: ListRow) -> None:
        """Answer with it; what can't be done only says why."""
        choice = row.value
        if isinstance(choice, SearchRoute):
            self.dismiss(None)
            self.host.open(choice)
        elif isinstance(choice, PaletteChoice) and choice.reason is None:
            self.dismiss(choice.action)
        elif isinstance(choice, PaletteChoice):
            self.host.notify_user(str(choice.reason))
