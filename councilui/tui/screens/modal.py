"""A screen that opens over another one and gives way to it again with Esc."""

from typing import ClassVar, TypeVar

from textual.screen import ModalScreen

from councilui.tui.screens.base import CouncilScreen

T = TypeVar("T")


class ModalBase(CouncilScreen[T], ModalScreen[T]):
    """Esc leads back to where the user was."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "rows", "app")
    BOUND: ClassVar[tuple[str, ...]] = ("app",)  # a modal screen hides the app's own

    def action_leave(self) -> None:
        """Back, with nothing picked."""
        self.dismiss(None)
