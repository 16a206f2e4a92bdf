"""A line to be typed: Enter answers it, Esc answers nothing."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from councilui.tui import actions
from councilui.tui.screens.modal import ModalBase
from councilui.tui.widgets.key_bar import KeyBar
from councilui.tui.widgets.layout import text
from councilui.tui.widgets.styled import TextBlock


class PromptScreen(ModalBase[str]):
    """Answers with the line that was typed."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay",)
    DEFAULT_CSS = """
    PromptScreen { align: center middle; }
    PromptScreen > Vertical {
        width: 80; max-width: 96%; height: auto; border: round $border; background: $surface; border-title-style: bold;
    }
    PromptScreen Input.-textual-compact { padding: 0 1; }
    """

    def __init__(self, heading: str, hint: str, value: str = "") -> None:
        """`heading` is the question, `hint` says what the answer is for, `value` is the initial text."""
        super().__init__()
        self.heading, self.hint, self.value = heading, hint, value

    def compose(self) -> ComposeResult:
        """A frame with the input and the hint, and the keys."""
        frame = Vertical()
        frame.border_title = Content(self.heading)
        with frame:
            yield Input(self.value, compact=True)
            yield TextBlock()
        yield KeyBar(actions.bar("overlay"), id="modal-keys")

    def on_mount(self) -> None:
        self.query_one(TextBlock).show(text(self.hint, "muted"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)
