"""Every action of the screen, declared once: bindings, key bar, help, palette and docs/keys.md come from it.

The same key does the same thing everywhere. `scope` is where an action works: "app" everywhere, "selection" on every
screen (`commands` has the functions and declares their actions), "rows" in any list, "grid" sideways in a grid,
"table" where rows can be put in another order and filtered, "drawing" where seats are drawn, "kinds" where rows are of
kinds, "meeting", "search", "facets", "reader" and so on in a screen, "overlay" in what opened over another screen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeVar

from textual.binding import Binding, BindingType

from councilui.tui.selection import Selection

Need = Callable[[Selection], str | None]
"""Why an action is not possible with a selection, in a sentence for the user; None when it is."""
F = TypeVar("F", bound=Callable[[Any], None])


class Action(NamedTuple):
    """`name` is that of the screen's method (`action_NAME`), which stands before `run` where a screen has one.

    `bar` is the place in the key bar, None when it isn't shown there. `label` is for the key bar, `help` a sentence for
    help and palette. `keys` are Textual's names of keys, `keys_label` what is shown instead of them. `needs` says
    whether it is possible, and `run` gets the screen.
    """

    name: str
    keys: tuple[str, ...]
    label: str
    help: str
    scope: str
    bar: int | None = None
    keys_label: str | None = None
    priority: bool = False
    needs: Need | None = None
    run: Callable[[Any], None] | None = None

    @property
    def key_text(self) -> str:
        """The keys as a reader calls them."""
        return self.keys_label or " ".join(_KEY_NAMES.get(key, key) for key in self.keys)

    @property
    def binding(self) -> Binding:
        """The action bound to its keys, as Textual has it."""
        if self.scope == "app":
            call = f"app.{self.name}"
        else:
            call = self.name if "(" in self.name or self.scope in WIDGET_SCOPES else f"perform({self.name!r})"
        return Binding(",".join(self.keys), call, self.label, show=False, priority=self.priority)

    @property
    def bar_key(self) -> str:
        """The first key, as the key bar shows it."""
        return _KEY_NAMES.get(self.keys[0], self.keys[0])

    @property
    def in_palette(self) -> bool:
        """Whether the palette has it: moving about is for keys alone."""
        return self.scope not in (*WIDGET_SCOPES, "typing", "overlay") and self.name not in _MOVES

    def why_not(self, selection: Selection) -> str | None:
        """Why it is not possible with this selection, None when it is."""
        return self.needs(selection) if self.needs is not None else None


class Scope(NamedTuple):
    """`heading` is for help and docs, `place` says in the palette where an action works that doesn't work here."""

    heading: str
    place: str


SCOPES: Final = {
    "selection": Scope("ON WHAT IS AT HAND", "on what is selected"),
    "meeting": Scope("ON THE MEETING", "on the meeting"),
    "rows": Scope("IN A LIST", "in a list"),
    "grid": Scope("IN A GRID", "in a grid"),
    "parts": Scope("FROM PART TO PART", "on a member"),
    "table": Scope("ON THE TABLE", "on a table"),
    "drawing": Scope("ON THE DRAWING", "on the seats"),
    "kinds": Scope("ON THE KINDS", "on what doesn't add up"),
    "typing": Scope("WHILE TYPING", "while typing"),
    "search": Scope("IN SEARCH", "in search"),
    "facets": Scope("ON WHO AND WHEN", "on who and when"),
    "reader": Scope("WHILE READING", "while reading"),
    "what_if": Scope("MOVING MEMBERS", "on a what-if"),
    "overlay": Scope("ON WHAT OPENED OVER IT", "on what opened over another screen"),
    "app": Scope("EVERYWHERE", "everywhere"),
}
"""All scopes, in the order of docs/keys.md."""
WIDGET_SCOPES: Final = ("rows", "grid")
"""Scopes whose keys a widget has, whatever screen it is on."""
_MOVES: Final = frozenset(("back", "next_pane", "previous_pane", "palette"))
_KEY_NAMES: Final = {
    "slash": "/",
    "question_mark": "?",
    "escape": "esc",
    "colon": ":",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "up": "↑",
    "down": "↓",
    "dollar_sign": "$",
    "plus": "+",
    "minus": "-",
    "asterisk": "*",
    "full_stop": ".",
    "comma": ",",
}


def vote_to(verb: str) -> Need:
    """Needs a vote to `verb`."""
    return lambda selection: (
        None if selection.vote is not None else f"There is no vote here to {verb}: none is on record for this item."
    )


def _several_orders(selection: Selection) -> str | None:
    return None if selection.orders > 1 else "These have one order; the votes (2) and with whom (3) have several."


def _roll(selection: Selection) -> str | None:
    return None if selection.has_roll else "There is no roll here to group: nobody's vote is on record."


def _another_vote(selection: Selection) -> str | None:
    return None if selection.votes_on_item > 1 else "There is no other vote on this item on record."


_DECLARED: Final[tuple[Action, ...]] = (
    Action("group", ("g",), "group roll", "Group the roll by option, ward or name", "meeting", 9, needs=_roll),
    Action("next_vote", ("v",), "next vote", "Next vote on this agenda item", "meeting", needs=_another_vote),
    Action("previous_vote", ("V",), "vote before", "The vote before on this agenda item", "meeting",
           needs=_another_vote),
    Action("pane(1)", ("1",), "agenda", "Go to the agenda", "meeting"),
    Action("pane(2)", ("2",), "timeline", "Go to the timeline", "meeting"),
    Action("pane(3)", ("3",), "vote", "Go to the vote", "meeting"),
    Action("next_pane", ("tab", "right", "l"), "next pane", "Next pane", "meeting", 3, keys_label="tab → l"),
    Action("previous_pane", ("shift+tab", "left", "h"), "pane before", "The pane before", "meeting",
           keys_label="shift+tab ← h"),
    Action("next_pane", ("tab", "right", "l"), "next part", "The next part", "parts", 1, keys_label="tab → l"),
    Action("previous_pane", ("shift+tab", "left", "h"), "part before", "The part before", "parts",
           keys_label="shift+tab ← h"),
    *(Action(f"pane({n})", (str(n),), f"part {n}", f"Go to the {ordinal} part", "parts")
      for n, ordinal in enumerate(("first", "second", "third", "fourth", "fifth"), 1)),
    Action("row_down", ("down", "j"), "down", "Next row", "rows"),
    Action("row_up", ("up", "k"), "up", "The row before", "rows"),
    Action("page_down", ("pagedown", "ctrl+d", "space"), "page down", "A view further down", "rows"),
    Action("page_up", ("pageup", "ctrl+u"), "page up", "A view further up", "rows"),
    Action("row_first", ("home", "less_than_sign"), "first", "The first row", "rows", keys_label="home <"),
    Action("row_last", ("end", "G", "greater_than_sign"), "last", "The last row", "rows", keys_label="end G >"),
    Action("choose", ("enter",), "open", "Open the row: the whole text, its sources, how we know", "rows", 8),
    Action("column_right", ("right", "l"), "right", "The next column", "grid"),
    Action("column_left", ("left", "h"), "left", "The column before", "grid"),
    Action("column_first", ("0", "shift+home"), "first column", "The first column", "grid"),
    Action("column_last", ("dollar_sign", "shift+end"), "last column", "The last column", "grid"),
    Action("sort", ("S",), "order", "Another order", "table", 2, needs=_several_orders),
    Action("sort", ("S",), "half circle / wards", "The half circle, or the wards in their order", "drawing", 2),
    Action("sort", ("S",), "kind", "One kind after the other, then all", "kinds", 2),
    Action("filter", ("f",), "filter", "Narrow what is shown by words", "kinds", 3),
    Action("filter", ("f",), "filter", "Narrow what is shown by words", "table", 3),
    Action("theme", ("t",), "light/dark", "Light or dark", "app"),
    Action("palette", ("ctrl+p", "colon"), "all commands", "Every command, by name", "app"),
    Action("help", ("question_mark",), "keys", "The keys of where you are", "app", 90),
    Action("list_down", ("down", "ctrl+n"), "next", "Next row", "typing", 1, keys_label="↓"),
    Action("list_up", ("up",), "before", "The row before", "typing"),
    Action("list_page_down", ("pagedown",), "page down", "A view further down", "typing"),
    Action("list_page_up", ("pageup",), "page up", "A view further up", "typing"),
    Action("pick", ("enter",), "open", "Open the row under the cursor", "typing", 2),
    Action("keys", ("f1",), "keys", "The keys of where you are", "typing", 90),
    Action("to_yes", ("plus", "equals_sign"), "to yes", "The member under the cursor says yes", "what_if", 1,
           keys_label="+"),
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
    Action("back", ("escape", "backspace"), "back", "Back to where you were", "meeting", keys_label="esc"),
    Action("leave", ("escape",), "back", "Back to where you were", "overlay", 0),
    Action("quit", ("q", "ctrl+q"), "quit", "Leave the program", "app", 91),
)  # fmt: skip

ACTIONS: Final[list[Action]] = list(_DECLARED)
"""All actions, with those of `commands`. The letters of "app" don't reach a screen whose input has the keys."""


def command(
    name: str, key: str, label: str, sentence: str, *, bar: int | None = None, needs: Need | None = None
) -> Callable[[F], F]:
    """Declare that a function is what `key` does on every screen that has a selection; see `Action`."""

    def declare(function: F) -> F:
        ACTIONS.append(Action(name, (key,), label, sentence, "selection", bar, needs=needs, run=function))
        return function

    return declare


def in_scopes(*scopes: str) -> list[Action]:
    """The actions of these scopes in the order declared."""
    return [action for action in ACTIONS if action.scope in scopes]


def find(name: str, scopes: tuple[str, ...]) -> Action:
    """The action of this name in these scopes."""
    return next(action for action in in_scopes(*scopes) if action.name == name)


def bindings(*scopes: str) -> list[BindingType]:
    """The bindings of these scopes."""
    return [action.binding for action in in_scopes(*scopes)]


def bar(*scopes: str) -> list[Action]:
    """The actions of these scopes that the key bar shows, most useful first."""
    candidates = (action for action in in_scopes(*scopes) if action.bar is not None)
    return sorted(candidates, key=lambda action: action.bar or 0)


def palette(scopes: tuple[str, ...], selection: Selection) -> list[tuple[Action, str | None]]:
    """What a palette offers on a screen of these scopes, each with why it can't be done, None when it can.

    What can be done comes first; actions of other screens come last, each name once.
    """
    here = [(action, action.why_not(selection)) for action in in_scopes(*scopes) if action.in_palette]
    names = {action.name for action, _ in here}
    elsewhere: dict[str, tuple[Action, str | None]] = {}
    for action in ACTIONS:
        if action.in_palette and action.scope not in scopes and action.name not in names and "(" not in action.name:
            elsewhere.setdefault(action.name, (action, f"Only {SCOPES[action.scope].place}."))
    return [*sorted(here, key=lambda choice: choice[1] is not None), *elsewhere.values()]
