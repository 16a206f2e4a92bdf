"""The keys for this screen, from the actions themselves: searched as you type, and done with Enter."""

from councilui.common.fold import fold_case
from councilui.tui import actions
from councilui.tui.actions import Action
from councilui.tui.command_index import rank
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Text
from councilui.tui.widgets.rows import ListedRows, ListRow, with_heading

_SIGNS = (
    ("✓ ✗ ■", "carried; failed; put off (tabled, postponed, referred)"),
    ("▲ ┼", "what this motion needed; thresholds it didn't need, for comparison"),
    ("⇄", "which side of one vote matches which side of another"),
    ("✕", "a vote by voice with no one named as voting no, by consent or omnibus: not in the figures"),
    ("◇", "a vote derived by arithmetic; the roll explains how"),
    ("⟨ ⟩", "a scene in the room: cheers, shouting"),
    ("▌", "a statement about the agenda item at hand"),
    ("[1]", "the number of a source; press Enter on a row to see its sources"),
    ("▲ ▼ …", "there is more above, below or in the text; press Enter to see it all"),
)
_OTHER_WAYS = (
    ("--linear", "councilui --linear is plain text and prompts, for a screen reader"),
    ("serve", "councilui serve shows this screen in a web browser"),
)


def help_rows(scopes: tuple[str, ...], typed: str) -> list[ListRow]:
    """The keys of these scopes under a heading each, what the signs mean, other ways; with words typed, what fits."""
    rows: list[ListRow] = []
    for scope in scopes:
        matches = [action for action in actions.in_scopes(scope) if rank(action, typed) is not None]
        rows += with_heading(actions.SCOPES[scope].heading, list(map(_action_row, matches)), gap=bool(rows))
    for heading, pairs in (("WHAT THE SYMBOLS MEAN", _SIGNS), ("OTHER WAYS TO USE COUNCILUI", _OTHER_WAYS)):
        lines = [
            ListRow(("sign", sign), (Text(((f"{sign:<16} ", "strong"), (meaning, "text")), hang=17),))
            for sign, meaning in pairs
            if all(word in fold_case(f"{sign} {meaning} {heading}") for word in fold_case(typed).split())
        ]
        rows += with_heading(heading, lines, gap=bool(rows))
    return rows


def _action_row(action: Action) -> ListRow:
    line = Text(((f"{action.key_text:<16} ", "key"), (action.help, "text")), hang=17)
    return ListRow((action.scope, action.name), (line,), value=action)


class HelpScreen(PickScreen[Action]):
    """Answers with the action that was picked; the key that opened it closes it."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > Vertical { width: 84; height: 90%; margin: 0; }
    """
    HEADING = "Keys"
    PROMPT = "what to do, or a key"
    PICK = "run"

    def __init__(self, scopes: tuple[str, ...]) -> None:
        """Show the keys of `scopes`."""
        super().__init__()
        self.scopes = scopes
        actions.bind_extra(self, "help", "perform('leave')")

    def bar_actions(self) -> list[Action]:
        return [action for action in super().bar_actions() if action.name != "help"]

    def on_mount(self) -> None:
        self.show_matches("")

    def show_matches(self, value: str) -> None:
        """What fits; the sign that opened it closes it, though a line is typed here."""
        keys = [key for action in actions.in_scopes("app") if action.name == "help" for key in action.keys]
        if value and value[-1] in [actions.KEY_NAMES.get(key, key) for key in keys]:
            self.dismiss(None)
            return
        self.rows.empty = self.NONE
        self.rows.show(ListedRows(help_rows(self.scopes, value)))

    def pick(self, row: ListRow) -> None:
        """Answer with the action; a sign can only be read."""
        if isinstance(row.value, Action):
            self.dismiss(row.value)
