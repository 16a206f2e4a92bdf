"""Which theme the app has: the one of the configuration, else the one last chosen, else as light as the terminal."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from councilui.common.errors import CouncilError
from councilui.tui.actions import key_of

if TYPE_CHECKING:
    from textual.app import App

    from councilui.config.in_force import Config
    from councilui.tui.state import SavedState


class ThemeChoice:
    """The theme of `app`. Ours and the user's are registered when one of them is needed.

    `on_error` gets a sentence that says what is wrong with a user's.
    """

    def __init__(self, app: App[Any], config: Config, state: SavedState, on_error: Callable[[str], None]) -> None:
        self._app = app
        self._config = config
        self._state = state
        self._on_error = on_error

    @property
    def _name(self) -> str:
        """The theme that the configuration names, else the one to which the user last switched, "" for none."""
        name = self._config.text("theme")
        return name if name != "auto" else self._state.text("theme")

    def start(self, may_ask: bool) -> str:
        """Take the theme that was chosen; for none, what to write to the terminal to ask for its background, or ""."""
        name = self._name
        if name and name not in self._app.available_themes:
            self.register()
        if name in self._app.available_themes:
            self._app.theme = name
        elif may_ask:
            from councilui.tui.background import QUERY, can_answer, light_by_environment

            if self._app.console.color_system == "standard" and not self._app.no_color:
                self._app.theme = "ansi-dark"  # of others, a yes and a no would be the same gray in 16 colors
            if light_by_environment(os.environ):
                self.follow_background(True)
            return QUERY if can_answer(os.environ) else ""
        return ""

    def follow_background(self, is_light: bool) -> None:
        """A light theme in a light terminal, unless the user has chosen a theme."""
        if not self._name and is_light is self._app.current_theme.dark:
            self._app.theme = self._other()

    def notes(self) -> list[str]:
        """That there is no theme of the name that the configuration has, and which there are."""
        from councilui.tui.themes import theme_note

        note = theme_note(self._config.text("theme"), tuple(self._app.available_themes))
        return [f"{note}; press {key_of('themes')} to see all."] if note else []

    def register(self) -> None:
        """Have our themes and the user's beside Textual's."""
        from councilui.tui.themes import OURS, user_themes

        for theme in (*OURS, *user_themes()):
            if isinstance(theme, CouncilError):
                self._app.call_later(self._on_error, str(theme))
            else:
                self._app.register_theme(theme)

    def kinds(self) -> list[tuple[str, str]]:
        """Each theme, ours first, with "dark" or "light"."""
        from councilui.tui.themes import OURS

        self.register()
        ours, themes = [theme.name for theme in OURS], self._app.available_themes
        names = [*ours, *sorted(set(themes) - set(ours))]
        return [(name, "dark" if themes[name].dark else "light") for name in names]

    def switch(self, name: str | None = None) -> None:
        """Change to a theme because the user wants it, and remember it; without a name light or dark, of one kind."""
        self._app.theme = name or self._other()
        self._state.set("theme", self._app.theme)

    def _other(self) -> str:
        """The light theme for the dark one in use, or the other way round, of the same kind."""
        from councilui.tui.themes import partner

        theme = self._app.current_theme
        kind = "ansi" if theme.ansi else "textual"
        return partner(self._app.theme) or f"{kind}-{'light' if theme.dark else 'dark'}"
