"""Forward again: the screens and items that the user came back from, as they were left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from councilui.tui.loader import Loader

_MOST: Final = 12


class ForwardStack:
    """Screens stay alive in it until the user goes somewhere else."""

    def __init__(self, app: App[Any], loader: Loader) -> None:
        self._app = app
        self._loader = loader
        self._steps: list[tuple[Callable[[], object], Screen[Any] | None]] = []

    def add(self, step: Callable[[], object], screen: Screen[Any] | None = None) -> None:
        """Going forward does `step`."""
        self._steps.append((step, screen))
        if len(self._steps) > _MOST:
            self._remove(self._steps.pop(0)[1])

    def leave(self, screen: Screen[Any]) -> None:
        """Close a screen so that going forward shows it again as it is, unless it is still reading."""
        if self._loader.is_reading(screen):
            screen.dismiss(None)
            return
        self._app.install_screen(screen, f"left-{id(screen)}")
        self.add(partial(self._show, screen), screen)
        screen.dismiss(None)

    def go(self) -> bool:
        """Go forward; whether there was anything to go to."""
        if not self._steps:
            return False
        self._steps.pop()[0]()
        return True

    def clear(self) -> None:
        """The user goes another way."""
        steps, self._steps = self._steps, []
        for _, screen in steps:
            self._remove(screen)

    def _show(self, screen: Screen[Any]) -> None:
        self._app.uninstall_screen(screen)
        self._app.push_screen(screen)

    def _remove(self, screen: Screen[Any] | None) -> None:
        if screen is not None:
            self._app.uninstall_screen(screen)
            screen.remove()
