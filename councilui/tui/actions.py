"""Every action of the screen, declared once: bindings, key bar, help, palette and docs/keys.md come from it.

The same key does the same thing everywhere. `scope` is where an action works: "app" everywhere, "selection" on every
screen (`commands` has the functions and declares their actions), "rows" in any list, "grid" sideways in a grid,
"table" where rows can be put in another order and filtered, "drawing" where seats are drawn, "kinds" where rows are of
kinds, "meeting", "search", "facets", "reader" and so on in a screen, "overlay" in what opened over another screen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from textual.binding import Binding, BindingsMap, BindingType
from textual.keys import key_to_character

from councilui.tui.selection import Selection

if TYPE_CHECKING:
    from textual.dom import DOMNode

Need = Callable[[Selection], str | None]
"""Why an action is not possible with a selection, in a sentence for the user; None when it is."""
F = TypeVar("F", bound=Callable[[Any], None])


class Action(NamedTuple):
    """`name` is that of the screen's method (`action_NAME`), which takes precedence over `run` where a screen has one.

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
        return self.keys_label or " ".join(KEY_NAMES.get(key, key) for key in self.keys)

    @property
    def id(self) -> str:
        """What a user's file calls it: "pane_1"."""
        return self.name.replace("(", "_").rstrip(")")

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
        return KEY_NAMES.get(self.keys[0], self.keys[0]) if self.keys else ""

    def why_not(self, selection: Selection) -> str | None:
        """Why it is not possible with this selection, None when it is."""
        return self.needs(selection) if self.needs is not None else None


class Scope(NamedTuple):
    """`heading` is for help and docs, `place` says in the palette where an action works that doesn't work here."""

    heading: str
    place: str


SCOPES: Final = {
    "selection": Scope("FOR THE SELECTED ITEM", "for a selected item"),
    "meeting": Scope("IN A MEETING", "in a meeting"),
    "rows": Scope("IN A LIST", "in a list"),
    "grid": Scope("IN A GRID", "in a grid"),
    "parts": Scope("IN A PROFILE", "in a member's profile"),
    "table": Scope("IN A TABLE", "in a table"),
    "divided_votes": Scope("IN DIVIDED VOTES", "in divided votes"),
    "drawing": Scope("IN THE CHAMBER", "in the chamber"),
    "kinds": Scope("IN WHAT DOESN'T ADD UP", "in what doesn't add up"),
    "briefing": Scope("IN A BRIEFING", "in a briefing"),
    "bookmarks": Scope("IN BOOKMARKS", "in bookmarks"),
    "typing": Scope("WHILE TYPING", "while typing"),
    "search": Scope("IN SEARCH", "in search"),
    "facets": Scope("IN WHO AND WHEN", "in who and when"),
    "reader": Scope("IN THE FULL TEXT", "in the full text"),
    "what_if": Scope("IN A WHAT-IF", "in a what-if"),
    "overlay": Scope("IN THIS WINDOW", "in a window"),
    "app": Scope("EVERYWHERE", "everywhere"),
}
"""All scopes, in the order of docs/keys.md."""
WIDGET_SCOPES: Final = ("rows", "grid")
"""Scopes whose keys a widget has, whatever screen it is on."""
COMMON_SCOPES: Final = ("selection", "rows", "app")
"""Scopes of all screens."""
TYPED_SCOPES: Final = ("typing", "search")
"""Scopes in which letters are typed, so that no letter can be a key."""
KEY_NAMES: Final = {
    "slash": "/",
    "question_mark": "?",
    "escape": "esc",
    "colon": ":",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "up": "↑",
    "down": "↓",
    "right": "→",
    "left": "←",
    "dollar_sign": "$",
    "plus": "+",
    "minus": "-",
    "asterisk": "*",
    "full_stop": ".",
    "comma": ",",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "vertical_line": "|",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "apostrophe": "'",
}


def vote_to(verb: str) -> Need:
    def why_not(selection: Selection) -> str | None:
        if selection.vote is not None:
            return None
        is_voteless = selection.votes_on_item == 0
        return f"There is no vote to {verb}: none was found here." if is_voteless else "No vote is selected."

    return why_not


def _several_orders(selection: Selection) -> str | None:
    return None if selection.orders > 1 else "This list has one order; Votes (2) and With whom (3) have several."


def _roll(selection: Selection) -> str | None:
    return None if selection.has_roll else "There is no roll to group: no source says who voted which way."


def _another_vote(selection: Selection) -> str | None:
    return None if (selection.votes_on_item or 0) > 1 else "This is the only vote found on this item."


def _query(selection: Selection) -> str | None:
    return None if selection.has_query else "Type a search first."


_DECLARED: Final[tuple[Action, ...]] = (
    Action("group", ("g",), "group roll", "Group the roll by option, ward or name", "meeting", 9, needs=_roll),
    Action("next_vote", ("v",), "next vote", "Next vote on this agenda item", "meeting", needs=_another_vote),
    Action("previous_vote", ("V",), "previous vote", "Previous vote on this agenda item", "meeting",
           needs=_another_vote),
    Action("zoom", ("z",), "zoom", "Show only this pane; again for all three", "meeting", 10),
    Action("wider", ("right_curly_bracket", "shift+right"), "wider", "Make the pane wider (or drag its border)",
           "meeting"),
    Action("narrower", ("left_curly_bracket", "shift+left"), "narrower", "Make the pane narrower", "meeting"),
    Action("usual_widths", ("vertical_line",), "usual widths", "Reset the panes' widths", "meeting"),
    Action("pane(1)", ("1",), "agenda", "Go to the agenda", "meeting"),
    Action("pane(2)", ("2",), "timeline", "Go to the timeline", "meeting"),
    Action("pane(3)", ("3",), "vote", "Go to the vote", "meeting"),
    Action("next_pane", ("tab", "right", "l"), "next pane", "Next pane", "meeting", 3, keys_label="tab → l"),
    Action("previous_pane", ("shift+tab", "left", "h"), "previous pane", "Previous pane", "meeting",
           keys_label="shift+tab ← h"),
    Action("next_pane", ("tab", "right", "l"), "next part", "Next part", "parts", 1, keys_label="tab → l"),
    Action("previous_pane", ("shift+tab", "left", "h"), "previous part", "Previous part", "parts",
           keys_label="shift+tab ← h"),
    Action("pane(1)", ("1",), "figures", "Go to the figures", "parts"),
    Action("pane(2)", ("2",), "votes", "Go to the member's votes", "parts"),
    Action("pane(3)", ("3",), "with whom", "Go to who votes most and least like the member", "parts"),
    Action("pane(4)", ("4",), "sponsored", "Go to what the member sponsored", "parts"),
    Action("pane(5)", ("5",), "said", "Go to what the member said", "parts"),
    Action("divided_votes", ("d",), "this day", "Only the votes of this day; again for all", "divided_votes", 1),
    Action("row_down", ("down", "j"), "down", "Next row", "rows"),
    Action("row_up", ("up", "k"), "up", "Previous row", "rows"),
    Action("page_down", ("pagedown", "ctrl+d", "space"), "page down", "Page down", "rows"),
    Action("page_up", ("pageup", "ctrl+u"), "page up", "Page up", "rows"),
    Action("row_first", ("home", "less_than_sign"), "first", "First row", "rows", keys_label="home <"),
    Action("row_last", ("end", "G", "greater_than_sign"), "last", "Last row", "rows", keys_label="end G >"),
    Action("choose", ("enter",), "open", "Open the row: full text and sources", "rows", 8),
    Action("column_right", ("right", "l"), "right", "Next column", "grid"),
    Action("column_left", ("left", "h"), "left", "Previous column", "grid"),
    Action("column_first", ("0", "shift+home"), "first column", "First column", "grid"),
    Action("column_last", ("dollar_sign", "shift+end"), "last column", "Last column", "grid"),
    Action("sort", ("S",), "order", "Change the order", "table", 2, needs=_several_orders),
    Action("sort", ("S",), "half circle / wards", "Switch between the half circle and the list of wards", "drawing", 2),
    Action("sort", ("S",), "kind", "Show one kind at a time, then all", "kinds", 2),
    Action("since", ("D",), "date", "Choose another starting date", "briefing", 2),
    Action("filter", ("f",), "filter", "Filter by words", "kinds", 3),
    Action("filter", ("f",), "filter", "Filter by words", "table", 3),
    Action("filter", ("f",), "filter", "Filter by words", "reader", 6),
    Action("pager", ("P",), "pager", "Read this in your pager ($PAGER)", "reader", 7),
    Action("editor", ("O",), "editor", "Open a copy of this in your editor ($EDITOR)", "reader"),
    Action("remove", ("delete", "X"), "remove", "Remove the selected bookmark", "bookmarks", 2),
    Action("suspend", ("ctrl+z",), "suspend", "Back to the shell; type fg to return", "app", priority=True),
    Action("theme", ("t",), "light/dark", "Switch between light and dark", "app"),
    Action("reload", ("f5",), "reload", "Reload the record", "app"),
    Action("themes", ("T",), "themes", "Choose a theme: high contrast, color-blind safe or your own", "app"),
    Action("palette", ("ctrl+p", "colon"), "all commands", "All commands", "app"),
    Action("help", ("question_mark",), "keys", "Keys for this screen", "app", 90),
    Action("list_down", ("down", "ctrl+n"), "next", "Next row", "typing", 1, keys_label="↓"),
    Action("list_up", ("up",), "previous", "Previous row", "typing"),
    Action("list_page_down", ("pagedown",), "page down", "Page down", "typing"),
    Action("list_page_up", ("pageup",), "page up", "Page up", "typing"),
    Action("pick", ("enter",), "open", "Open the row under the cursor", "typing", 2),
    Action("help", ("f1",), "keys", "Keys for this screen", "typing", 90,
           run=lambda screen: screen.host.open_help()),
    Action("to_yes", ("plus", "equals_sign"), "to yes", "Change the selected member to yes", "what_if", 1,
           keys_label="+"),
    Action("to_no", ("minus",), "to no", "Change the selected member to no", "what_if", 2),
    Action("to_absent", ("full_stop",), "absent", "Change the selected member to absent", "what_if", 3),
    Action("to_vacant", ("asterisk",), "vacant", "Make the selected seat vacant", "what_if", 5),
    Action("undo", ("u",), "undo", "Undo the last change", "what_if", 4),
    Action("copy", ("y",), "copy", "Copy the text, or the selected source's address", "reader", 3),
    Action("open_source", ("o",), "open", "Open the selected source in the browser", "reader", 4),
    Action("member", ("p",), "member", "The selected member's record", "reader", 5),
    Action("concordance", ("ctrl+k",), "concordance", "Line up the matches; again to go back", "search", 3,
           priority=True, needs=_query),
    Action("facets", ("ctrl+f",), "who and when", "Who says it, where and how often over time", "search", 89,
           priority=True, needs=_query),
    Action("order", ("ctrl+o",), "order", "Newest or best first; in a concordance, by date, words before, words after "
           "or speaker", "search", 5, needs=_query),
    Action("others", ("ctrl+t",), "titles", "Matching items, matters and people", "search", 6, priority=True,
           needs=_query),
    Action("suggestion", ("tab",), "accept", "Use the suggested search", "search"),
    Action("save", ("ctrl+s",), "save", "Save this search", "search", 7, needs=_query),
    Action("saved", ("ctrl+r",), "saved", "Open a saved search", "search", 8),
    Action("export", ("ctrl+e",), "export", "Export the results as Markdown, CSV or JSON", "search", 9,
           priority=True),
    Action("open_source", ("ctrl+g",), "source", "Open the recording at this moment, or the source", "search", 10),
    Action("copy", ("ctrl+y",), "copy", "Copy the statement and its citation", "search", 11, priority=True),
    Action("group", ("g",), "year/month", "Chart by year, month or meeting", "facets", 1),
    Action("sort", ("S",), "order", "Sort by matches or by matches per word spoken", "facets", 2),
    Action("compare", ("c",), "compare", "Compare with another search; leave it blank to stop", "facets", 3),
    Action("back", ("escape", "backspace", "left_square_bracket"), "back", "Go back", "meeting", keys_label="esc ["),
    Action("leave", ("escape", "left_square_bracket"), "back", "Go back", "overlay", 0),
    Action("quit", ("q", "ctrl+q"), "quit", "Quit", "app", 91),
)  # fmt: skip

TOGETHER: Final[tuple[tuple[str, ...], ...]] = (
    ("selection", "meeting", "rows", "app"),
    ("overlay", "table", "selection", "rows", "grid", "app"),
    ("overlay", "divided_votes", "table", "selection", "rows", "app"),
    ("overlay", "parts", "table", "selection", "rows", "app"),
    ("overlay", "drawing", "selection", "rows", "grid", "app"),
    ("overlay", "kinds", "selection", "rows", "app"),
    ("overlay", "briefing", "selection", "rows", "app"),
    ("overlay", "bookmarks", "selection", "rows", "app"),
    ("overlay", "facets", "selection", "rows", "app"),
    ("overlay", "what_if", "selection", "rows", "app"),
    ("overlay", "reader", "rows", "app"),
    ("overlay", "typing", "search", "app"),
)
"""The scopes that meet on a screen; what other screens have is part of one of these."""
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
    """The actions of these scopes in the order declared; what a scope declares comes before what any selection has."""
    own = {action.name for action in ACTIONS if action.scope in scopes and action.scope != "selection"}
    return [a for a in ACTIONS if a.scope in scopes and not (a.scope == "selection" and a.name in own)]


def find(name: str, scopes: tuple[str, ...]) -> Action:
    return next(action for action in in_scopes(*scopes) if action.name == name)


def bindings(*scopes: str) -> list[BindingType]:
    """The bindings of these scopes."""
    return [action.binding for action in in_scopes(*scopes) if action.keys]


def bind(node: DOMNode, *scopes: str) -> None:
    """Bind the keys of these scopes on a widget, a screen or the app, as they are now."""
    node._bindings.key_to_bindings.update(BindingsMap(bindings(*scopes)).key_to_bindings)


def bind_extra(node: DOMNode, name: str, call: str) -> None:
    """Have every key of an action do something else on one screen, before a line that is typed there gets it."""
    for action in ACTIONS:
        if action.name == name and action.keys:
            binding = Binding(",".join(action.keys), call, show=False, priority=True)
            node._bindings.key_to_bindings.update(BindingsMap([binding]).key_to_bindings)


def key_of(name: str) -> str:
    """The key of an action as a reader calls it, for a sentence: "Press m to pick one."; else the palette's."""
    keys = [action.bar_key for action in ACTIONS if action.name == name and action.keys]
    return keys[0] if keys else key_of("palette")


def unbound(key: str, scopes: tuple[str, ...]) -> str:
    """What to say of a key, by Textual's name, that does nothing on a screen of these scopes."""
    name = KEY_NAMES.get(key, key_to_character(key) or key)
    elsewhere = (a.scope for a in ACTIONS if key in a.keys and a.scope not in (*COMMON_SCOPES, "overlay"))
    if places := list(dict.fromkeys(SCOPES[scope].place for scope in elsewhere)):
        return f"{name} does nothing here, only {' or '.join(places)}.{vi_hint(key, scopes)}"
    is_typed = not set(TYPED_SCOPES).isdisjoint(scopes)
    return f"{name} does nothing here." + ("" if is_typed else f" Press {key_of('help')} for the keys.")


def vi_hint(key: str, scopes: tuple[str, ...]) -> str:
    """The keys for what a key does in vi: gg is the first row."""
    is_first_row = key == "g" and "rows" in scopes
    return f" First row: {find('row_first', scopes).key_text}." if is_first_row else ""


def bar(*scopes: str) -> list[Action]:
    """The actions of these scopes that the key bar shows, most useful first."""
    candidates = (action for action in in_scopes(*scopes) if action.bar is not None)
    return sorted(candidates, key=lambda action: action.bar or 0)


def tool_bar(*scopes: str) -> list[Action]:
    """The key bar of a screen of these scopes: what the screen has of its own, then what works everywhere."""
    own = bar(*(scope for scope in scopes if scope not in COMMON_SCOPES))
    names = {action.name for action in own}
    return [*own, *(action for action in bar("selection", "app") if action.name not in names)]
