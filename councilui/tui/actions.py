"""Every action of the screen, declared once: bindings, key bar, help and palette are made from this.

The same letter does the same thing everywhere. `scope` is where an action is at hand: "app" everywhere, "do" on every
place (a function of `screens.commands` works on what is at hand there), "rows" in any list, "grid" sideways in a grid,
"table" where rows can be put in another order and narrowed, "drawing" where seats are drawn, "kinds" where
rows are of kinds, "browse" on the meeting, "search", "facets", "reader" and so on in what opens over it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from textual.binding import Binding, BindingType


class Action(NamedTuple):
    """`name` is the method (`action_NAME`, with what it is given; in scope "do" the function of `screens.commands`).

    `bar` is the place in the key bar, None when it isn't shown there. `label` is for the key bar, `help` a sentence for
    help and palette. `keys` are Textual's names of keys.
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
    def binding(self) -> str:
        """The action as Textual calls it."""
        if self.scope == "do":
            return f"do({self.name!r})"
        return f"app.{self.name}" if self.scope == "app" else self.name

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
    "dollar_sign": "$",
    "V": "V",
    "plus": "+",
    "minus": "-",
    "asterisk": "*",
    "full_stop": ".",
}

ACTIONS: Final[tuple[Action, ...]] = (
    Action("search", ("slash",), "search", "Search what was said, as you type", "do", 1, True),
    Action("meetings", ("m",), "meetings", "Pick another meeting by date or body", "do", 2, True),
    Action("desk", ("d",), "divided votes", "Every vote with a nay, closest first; d again: that day's", "do", 4, True),
    Action("compare", ("c",), "compare", "Compare this vote with another one", "do", 5, True),
    Action("export", ("e",), "export", "Write what is here to a Markdown file in the working directory", "do", 6, True),
    Action("copy", ("y",), "copy", "Copy the quote, or what the vote was, with its citation", "do", 7, True),
    Action("member", ("p",), "member", "How a member voted: the one at hand, or one to be picked", "do", 8, True),
    Action("group", ("g",), "group roll", "Group the roll by option, by ward or by name", "browse", 9, True),
    Action("doubts", ("x",), "doubts", "What doesn't add up, and what is not known", "do", 10, True),
    Action("what_if", ("w",), "what if", "What if members had voted otherwise, or had been absent", "do", 11, True),
    Action("chamber", ("s",), "seats", "The vote drawn as the chamber, seat by seat", "do", 12, True),
    Action("roll_grid", ("r",), "roll calls", "All roll calls of the meeting, member by member", "do", 13, True),
    Action("matrix", ("a",), "agreement", "Who votes with whom: every pair of members", "do", 14, True),
    Action("similar", ("n",), "similar", "Votes that split the members as this one did", "do", 15, True),
    Action("story", ("H",), "history", "The matter across meetings and years", "do", 16, True),
    Action("pick_export", ("E",), "export as", "Write what is here to a file in a format to be picked", "do", 17, True),
    Action("cite", ("Y",), "cite", "Copy a citation in a style to be picked", "do", 18, True),
    Action("open_source", ("o",), "open source", "Open the recording at this second, or the source", "do", 19, True),
    Action("next_vote", ("v",), "next vote", "Next vote on this agenda item", "browse", None, True),
    Action("previous_vote", ("V",), "vote before", "The vote before on this agenda item", "browse", None, True),
    Action("pane(1)", ("1",), "agenda", "Go to the agenda", "browse", None, True),
    Action("pane(2)", ("2",), "timeline", "Go to the timeline", "browse", None, True),
    Action("pane(3)", ("3",), "vote", "Go to the vote", "browse", None, True),
    Action("next_pane", ("tab", "right", "l"), "next pane", "Next pane", "browse", 3, shown="tab → l"),
    Action("previous_pane", ("shift+tab", "left", "h"), "pane before", "The pane before", "browse",
           shown="shift+tab ← h"),
    Action("next_pane", ("tab", "right", "l"), "next part", "The next part", "parts", 1, shown="tab → l"),
    Action("previous_pane", ("shift+tab", "left", "h"), "part before", "The part before", "parts",
           shown="shift+tab ← h"),
    *(Action(f"pane({n})", (str(n),), f"part {n}", f"Go to the {nth} part", "parts")
      for n, nth in enumerate(("first", "second", "third", "fourth", "fifth"), 1)),
    Action("row_down", ("down", "j"), "down", "Next row", "rows"),
    Action("row_up", ("up", "k"), "up", "The row before", "rows"),
    Action("page_down", ("pagedown", "ctrl+d", "space"), "page down", "A view further down", "rows"),
    Action("page_up", ("pageup", "ctrl+u"), "page up", "A view further up", "rows"),
    Action("row_first", ("home", "less_than_sign"), "first", "The first row", "rows", shown="home <"),
    Action("row_last", ("end", "G", "greater_than_sign"), "last", "The last row", "rows", shown="end G >"),
    Action("choose", ("enter",), "open", "Open the row: the whole text, its sources, how we know", "rows", 8),
    Action("column_right", ("right", "l"), "right", "The next column", "grid"),
    Action("column_left", ("left", "h"), "left", "The column before", "grid"),
    Action("column_first", ("0", "shift+home"), "first column", "The first column", "grid"),
    Action("column_last", ("dollar_sign", "shift+end"), "last column", "The last column", "grid"),
    Action("sort", ("S",), "order", "Another order", "table", 2),
    Action("sort", ("S",), "half circle / wards", "The half circle, or the wards in their order", "drawing", 2),
    Action("sort", ("S",), "kind", "One kind after the other, then all", "kinds", 2),
    Action("filter", ("f",), "filter", "Narrow what is shown by words", "kinds", 3),
    Action("filter", ("f",), "filter", "Narrow what is shown by words", "table", 3),
    Action("theme", ("t",), "light/dark", "Light or dark", "app", None, True),
    Action("palette", ("ctrl+p", "colon"), "all commands", "Every command, by name", "app", None),
    Action("help", ("question_mark",), "keys", "The keys of where you are", "app", 90, True),
    Action("list_down", ("down", "ctrl+n"), "next", "Next row", "typing", 1, shown="↓"),
    Action("list_up", ("up",), "before", "The row before", "typing"),
    Action("list_page_down", ("pagedown",), "page down", "A view further down", "typing"),
    Action("list_page_up", ("pageup",), "page up", "A view further up", "typing"),
    Action("pick", ("enter",), "open", "Open the row under the cursor", "typing", 2),
    Action("keys", ("f1",), "keys", "The keys of where you are", "typing", 90),
    Action("to_yes", ("plus", "equals_sign"), "to yes", "The member under the cursor says yes", "what_if", 1,
           shown="+"),
    Action("to_no", ("minus",), "to no", "The member under the cursor says no", "what_if", 2),
    Action("to_absent", ("full_stop",), "absent", "The member under the cursor is absent", "what_if", 3),
    Action("to_vacant", ("asterisk",), "vacant", "The seat under the cursor is vacant", "what_if", 5),
    Action("undo", ("u",), "undo", "Undo the last move", "what_if", 4),
    Action("copy", ("y",), "copy", "Copy the text, or the address of the source under the cursor", "reader", 3),
    Action("open_source", ("o",), "open", "Open the source under the cursor in the browser", "reader", 4),
    Action("concordance", ("ctrl+k",), "concordance", "Every match on a line, aligned; and back", "search", 3,
           priority=True),
    Action("facets", ("ctrl+f",), "who and when", "Who says it most, where, and how often over time", "search", 89,
           priority=True),
    Action("order", ("ctrl+o",), "order", "Newest or best first; a concordance by date, words before, words after, "
           "speaker", "search", 5),
    Action("others", ("ctrl+t",), "titles", "Items, matters and people found; and back", "search", 6, priority=True),
    Action("suggestion", ("tab",), "take it", "Take the query that is offered: did you mean …", "search"),
    Action("save", ("ctrl+s",), "save", "Save this search under a name, in a file of your own", "search", 7),
    Action("saved", ("ctrl+r",), "saved", "Pick one of your saved searches", "search", 8),
    Action("export", ("ctrl+e",), "export", "Write what was found to a file: Markdown, CSV, JSON", "search", 9,
           priority=True),
    Action("open_source", ("ctrl+g",), "source", "Open the recording at this second, or the source", "search", 10),
    Action("copy", ("ctrl+y",), "copy", "Copy the statement with its citation", "search", 11, priority=True),
    Action("finer", ("z",), "year/month", "The chart by year, by month, by meeting", "facets", 1),
    Action("sort", ("S",), "order", "Most matches first, or most for the words spoken", "facets", 2),
    Action("beside", ("b",), "beside", "Another query beside this one over time; an empty one takes them away",
           "facets", 3),
    Action("back", ("escape", "backspace"), "back", "Back to where you were", "browse", shown="esc"),
    Action("leave", ("escape",), "back", "Back to where you were", "over", 0),
    Action("quit", ("q", "ctrl+q"), "quit", "Leave the program", "app", 91, True),
)  # fmt: skip
"""All actions. The letters of "app" don't reach a screen whose input has the keys: there Esc leads back."""


def bindings(*scopes: str) -> list[BindingType]:
    """The bindings of these scopes for a `BINDINGS`."""
    return [
        Binding(",".join(action.keys), action.binding, action.label, show=False, priority=action.priority)
        for action in ACTIONS
        if action.scope in scopes
    ]


def of(*scopes: str) -> list[Action]:
    """The actions of these scopes in the order declared."""
    return [action for action in ACTIONS if action.scope in scopes]


def bar(*scopes: str) -> list[Action]:
    """The actions of these scopes that the key bar shows, most useful first."""
    return sorted((action for action in of(*scopes) if action.bar is not None), key=lambda action: action.bar or 0)
