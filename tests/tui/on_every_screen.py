"""What holds on every screen: each action is reached by its keys, and no number is cut."""

from __future__ import annotations

import re
from typing import Any, Final

from textual.widgets import Input

from councilui.tui import actions
from councilui.tui.screens.base import CouncilScreen
from councilui.tui.screens.help import HelpScreen
from tests.tui.driver import Driver

_PASSED_ON: Final = ("scroll_down", "scroll_up", "page_down", "page_up", "submit")
"""What an input has keys for, but leaves to the screen."""
_CUT: Final = re.compile(
    r"\S*\d\S*(?<![\d)] )…|…[^\s]*\d|\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec|March|April|June|July)\.?(?: \d+,)? ?…"
)
"""A number or a date that an ellipsis touches, or a date that ends before its year."""


def cut_numbers(text: str) -> list[str]:
    """The lines in which a number or a date is cut."""
    return [line for line in text.splitlines() if _CUT.search(line)]


def unreachable(driver: Driver) -> list[tuple[str, str]]:
    """The actions of the screen, each with a key that leads elsewhere from where the focus is."""
    screen: CouncilScreen[Any] = driver.app.screen  # type: ignore[assignment]
    wrong = []
    has_list = any(hasattr(widget, "action_row_down") for widget in (screen.focused,) if widget is not None)
    for action in actions.in_scopes(*screen.SCOPES):
        if action.scope in actions.WIDGET_SCOPES and not has_list:
            continue
        if action.scope == "app" and "typing" in screen.SCOPES:
            continue
        if action.name == "help" and isinstance(screen, HelpScreen):
            continue  # there it closes
        for key in action.keys:
            if key == "left_square_bracket" and isinstance(screen.focused, Input):
                continue  # a letter of what is typed
            active = screen.active_bindings.get(key)
            passes_on = active is not None and isinstance(active.node, Input) and active.binding.action in _PASSED_ON
            if active is None or not (passes_on or action.name in active.binding.action):
                wrong.append((action.id, key))
    return wrong
