"""Every action of the screen, declared once: bindings, key bar, help and palette are made from this.

The same letter does the same thing everywhere. `scope` is where an action is at hand: "app" everywhere, "rows" in any
list, "browse" and "vote" on the meeting, "search", "pick", "reader" and "help" in what opens over it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from textual.binding import Binding, BindingType


class Action(NamedTuple):
    """`name` is the method (`action_NAME`), `bar` the place in the key bar, None when it isn't shown there.

    `label` is for the key bar, `help` a sentence for help and palette. `keys` are Textual's names of keys.
    """

    name: str
    keys: tuple[str, ...]
    label: str
    help: str
    scope: str
    bar: int | None = None
    palette: bool = False
    shown: str | None = None
    priority: bool = False

    @property
    def key_text(self) -> str:
        """The keys as a reader calls them."""
        return self.shown or " ".join(_KEY_NAMES.get(key, key) for key in self.keys)

    @property
    def bar_key(self) -> str:
        """The first key, as the key bar shows it."""
        return _KEY_NAMES.get(self.keys[0], self.keys[0])


_KEY_NAMES: Final = {
    "slash": "/",
    "question_mark": "?",
    "escape": "esc",
    "enter": "enter",
    "shift+tab": "shift+tab",
    "ctrl+p": "ctrl+p",
    "colon": ":",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "up": "↑",
    "down": "↓",
    "V": "V",
}

ACTIONS: Final[tuple[Action, ...]] = (
    Action("search", ("slash",), "search", "Search what was said, as you type", "browse", 1, True),
    Action("meetings", ("m",), "meetings", "Pick another meeting by date or body", "browse", 2, True),
    Action("compare", ("c",), "compare", "Compare this vote with another one", "browse", 4, True),
    Action("export", ("e",), "export", "Write the vote to a Markdown file in the working directory", "browse", 5, True),
    Action("copy", ("y",), "copy", "Copy the quote, or what the vote was, with its citation", "browse", 6, True),
    Action("group", ("g",), "group roll", "Group the roll by option, by ward or by name", "browse", 7, True),
    Action("next_vote", ("v",), "next vote", "Next vote on this agenda item", "browse", None, True),
    Action("previous_vote", ("V",), "vote before", "The vote before on this agenda item", "browse", None, True),
    Action("pane_1", ("1",), "agenda", "Go to the agenda", "browse", None, True),
    Action("pane_2", ("2",), "timeline", "Go to the timeline", "browse", None, True),
    Action("pane_3", ("3",), "vote", "Go to the vote", "browse", None, True),
    Action("next_pane", ("tab", "right", "l"), "next pane", "Next pane", "browse", 3, shown="tab → l"),
    Action("previous_pane", ("shift+tab", "left", "h"), "pane before", "The pane before", "browse",
           shown="shift+tab ← h"),
    Action("row_down", ("down", "j"), "down", "Next row", "rows"),
    Action("row_up", ("up", "k"), "up", "The row before", "rows"),
    Action("page_down", ("pagedown", "ctrl+d", "space"), "page down", "A view further down", "rows"),
    Action("page_up", ("pageup", "ctrl+u"), "page up", "A view further up", "rows"),
    Action("row_first", ("home", "less_than_sign"), "first", "The first row", "rows", shown="home <"),
    Action("row_last", ("end", "G", "greater_than_sign"), "last", "The last row", "rows", shown="end G >"),
    Action("choose", ("enter",), "open", "Open the row: the whole text, its sources, how we know", "rows", 8),
    Action("theme", ("t",), "light/dark", "Light or dark", "app", None, True),
    Action("palette", ("ctrl+p", "colon"), "all commands", "Every command, by name", "app", None),
    Action("help", ("question_mark",), "keys", "The keys of where you are", "app", 90, True),
    Action("list_down", ("down", "ctrl+n"), "next", "Next row", "typing", 1, shown="↓"),
    Action("list_up", ("up",), "before", "The row before", "typing"),
    Action("list_page_down", ("pagedown", "ctrl+d"), "page down", "A view further down", "typing"),
    Action("list_page_up", ("pageup", "ctrl+u"), "page up", "A view further up", "typing"),
    Action("pick", ("enter",), "open", "Open the row under the cursor", "typing", 2),
    Action("copy", ("y",), "copy", "Copy the text, or the address of the source under the cursor", "reader", 3),
    Action("order", ("ctrl+o",), "newest/best first", "Newest first, or the best match first", "search", 3),
    Action("back", ("escape", "backspace"), "back", "Back to where you were before a jump", "browse", shown="esc"),
    Action("leave", ("escape",), "back", "Back to where you were", "over", 0),
    Action("quit", ("q", "ctrl+q"), "quit", "Leave the program", "app", 91, True),
)  # fmt: skip
"""All actions. The letters of "app" don't reach a screen whose input has the keys: there Esc leads back."""


def bindings(*scopes: str) -> list[BindingType]:
    """The bindings of these scopes for a `BINDINGS`."""
    return [
        Binding(",".join(action.keys), action.name, action.label, show=False, priority=action.priority)
        for action in ACTIONS
        if action.scope in scopes
    ]


def of(*scopes: str) -> list[Action]:
    """The actions of these scopes in the order declared."""
    return [action for action in ACTIONS if action.scope in scopes]


def bar(*scopes: str) -> list[Action]:
    """The actions of these scopes that the key bar shows, most useful first."""
    return sorted((action for action in of(*scopes) if action.bar is not None), key=lambda action: action.bar or 0)
