"""A screen that opens over another one and gives way to it again with Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.screen import ModalScreen

from councilui.tui import actions

if TYPE_CHECKING:
    from councilui.tui.app import CouncilApp

T = TypeVar("T")


class Overlay(ModalScreen[T]):
    """Esc leads back to where the user was."""

    app: CouncilApp
    BINDINGS: ClassVar = actions.bindings("over", "app")  # a modal screen hides the app's own
    SCOPES: ClassVar[tuple[str, ...]] = ("over", "rows", "app")
    TITLE = "councilui"

    def action_leave(self) -> None:
        """Back, with nothing picked."""
        self.dismiss(None)
