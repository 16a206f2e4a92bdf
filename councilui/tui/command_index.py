"""Commands found by name: by the words of an action, and by what people and other programs call it."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, TypeVar

from councilui.common.fold import fold_case
from councilui.tui import actions
from councilui.tui.actions import ACTIONS, SCOPES, WIDGET_SCOPES, Action
from councilui.tui.selection import Selection

T = TypeVar("T")
SYNONYMS: Final[Mapping[str, str]] = {
    "agreement": "allies alliance bloc coalition caucus voting matrix similarity dissent dissenter majority",
    "all_votes": "decisions decided outcomes results last latest recent passed failed postponed deferred put off log",
    "back": "return close cancel previous escape undo",
    "bookmark": "save star mark favorite remember note comment annotate",
    "bookmarks": "saved stars marks favorites notes memo",
    "briefing": "news digest recent latest last update since summary",
    "chamber": "map room drawing seating hemicycle half circle parliament plan",
    "choose": "enter select view details full text read show",
    "cite": "citation reference footnote bibliography source bibtex apa",
    "compare": "diff difference versus against side by side contrast",
    "concordance": "context kwic keyword align lines quotes",
    "copy": "clipboard yank quote paste",
    "divided_votes": "contested close split nay no dissent dissenter opposed tie tied list",
    "doubts": "errors problems conflicts issues check missing wrong quality warnings",
    "editor": "edit vim nano emacs open text",
    "export": "save write file download markdown output report print share send email",
    "facets": "statistics chart count frequency histogram plot pivot aggregate group over time trend speakers",
    "filter": "narrow find within limit only where hide search list undo clear",
    "forward": "next redo again undo",
    "group": "roll call by ward party arrange sort monthly yearly period",
    "help": "keys shortcuts keybindings keymap bindings keyboard manual menu what cheat sheet",
    "leave": "return close cancel previous escape exit window",
    "list_down": "down next",
    "list_up": "up previous",
    "matter_history": "bill ordinance legislation law timeline story sponsors",
    "meetings": "sessions calendar dates change switch open list next upcoming future latest today committee body jump",
    "member": "alderperson alderman councilmember councillor person politician profile voting mayor attendance list",
    "narrower": "resize smaller shrink width column",
    "next_pane": "switch focus panel window section tab",
    "open_source": "link url web website browser video recording watch listen document",
    "order": "sort rank newest relevance arrange",
    "others": "items matters people bills",
    "pager": "less more read plain text linear screen reader accessible aloud speech",
    "palette": "menu actions run",
    "pick": "enter select",
    "pick_export": "save as csv json html spreadsheet excel format download",
    "pane_1": "items docket jump",
    "pane_2": "transcript public comment said speech statements debate jump",
    "pane_3": "who voted yes no roll names tally veto enough jump",
    "previous_pane": "switch focus panel window section tab",
    "quit": "exit close leave end stop bye all",
    "reload": "refresh reread update again",
    "remove": "delete erase bookmark",
    "review": "verify approve reject correct minutes pdf",
    "roll_grid": "table matrix grid all votes spreadsheet",
    "row_first": "top beginning start home",
    "row_last": "bottom end",
    "save": "keep store bookmark remember alert",
    "saved": "keep stored bookmarks load history",
    "search": "find grep look for words quotes said statements query",
    "similar": "alike like related same pattern",
    "since": "from start day period",
    "sort": "order arrange rank column kind reverse",
    "suggestion": "spelling correct did you mean",
    "suspend": "background shell pause stop job",
    "theme": "dark light mode colors colours night day appearance background",
    "themes": "dark light mode colors colours contrast blind appearance background",
    "undo": "revert take back",
    "usual_widths": "reset default resize panes layout",
    "what_if": "simulate hypothetical threshold override veto majority enough scenario",
    "wider": "resize bigger grow enlarge width column",
    "zoom": "maximize fullscreen full screen enlarge expand bigger",
}
"""Further words for an action, by its id."""
_SMALL: Final = "a an by do for go how i in is me my of on the this to"
"""Words that say nothing of what is wanted: "the list of members"."""


class PaletteChoice(NamedTuple):
    """An action with why it can't be done here, None when it can."""

    action: Action
    reason: str | None


def choices(scopes: tuple[str, ...], selection: Selection) -> list[PaletteChoice]:
    """The actions on a screen of these scopes: what can be done, then moves, then what can't; then those elsewhere."""
    by_name = {
        action.name: action for action in reversed(actions.in_scopes(*scopes, "app")) if action.name != "palette"
    }
    here = [PaletteChoice(action, action.why_not(selection)) for action in reversed(by_name.values())]
    elsewhere: dict[str, PaletteChoice] = {}
    for action in ACTIONS:
        is_command = action.scope not in (*WIDGET_SCOPES, "typing", "overlay") and "(" not in action.name
        if is_command and action.name not in {*by_name, "palette"} and action.scope not in scopes:
            elsewhere.setdefault(action.name, PaletteChoice(action, f"Only {SCOPES[action.scope].place}."))
    here.sort(key=lambda choice: (choice.reason is not None, _is_move(choice.action)))
    return [*here, *elsewhere.values()]


def _is_move(action: Action) -> bool:
    return action.scope in (*WIDGET_SCOPES, "typing", "overlay") or action.id.startswith(
        ("pane_", "next_", "previous_")
    )


def rank(action: Action, typed: str) -> int | None:
    """How well an action fits what was typed, 0 best; None when a word of it is nowhere."""
    words = fold_case(typed).split()
    words = [word for word in words if word not in _SMALL.split()] or words
    if not words:
        return 0
    name, sentence, further = (
        fold_case(text)
        for text in (
            f"{action.label} {action.id.replace('_', ' ')}",
            f"{action.help} {action.key_text}",
            SYNONYMS.get(action.id, ""),
        )
    )
    if name.startswith(" ".join(words)):
        return 0
    ranks = []
    for word in words:
        for index, text in enumerate((name, further, sentence)):
            if any(part.startswith(word) or f"{part}s" == word for part in text.replace("/", " / ").split()):
                ranks.append(1 + index)
                break
        else:
            return None
    return max(ranks)


def best_first(pairs: Iterable[tuple[Action, T]], typed: str) -> list[T]:
    """The values of the actions that fit, the best first; with nothing typed, in the order given."""
    ranked = [(place, value) for action, value in pairs if (place := rank(action, typed)) is not None]
    return [value for _, value in sorted(ranked, key=lambda pair: pair[0])]
