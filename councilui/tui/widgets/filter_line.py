"""A line in which a reader types what a list is to be narrowed to; out of sight while nothing is typed."""

from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input


class FilterLine(Input):
    """Narrows as you type; Enter and the arrow down lead to the rows that are left, Esc back to all of them."""

    BINDINGS = [  # noqa: RUF012  (Textual's)
        Binding("down", "done", show=False),
        Binding("escape", "show_all", show=False),
    ]
    DEFAULT_CSS = """
    FilterLine { display: none; background: $surface; }
    FilterLine.-textual-compact { padding: 0 1; }
    FilterLine.-open { display: block; }
    """

    @dataclass
    class FilterChanged(Message):
        """Something else is typed now."""

        text: str

    def __init__(self, hint: str, narrows: Widget) -> None:
        """`hint` is there while nothing is typed; `narrows` is the list, which gets the keys back."""
        super().__init__(placeholder=hint, select_on_focus=False, compact=True)
        self.narrows = narrows
        self.count = ""
        """How many rows fit, shown at the right end."""

    def allow_focus(self) -> bool:
        """Only in sight: Textual would give it the keys that come while a screen opens."""
        return self.has_class("-open")

    def open(self) -> None:
        """Take the keys."""
        self.add_class("-open")
        self.focus()

    def action_done(self) -> None:
        self.narrows.focus()

    def action_show_all(self) -> None:
        self.value = ""
        self.action_done()

    def render_line(self, y: int) -> Strip:
        """The line as typed, with the count at its end where there is room."""
        strip = super().render_line(y)
        width = self.content_size.width
        room = width - len(self.count) - 1
        if not self.count or room < cell_len(self.value) + 2:
            return strip
        return Strip([*strip.crop(0, room), Segment(f" {self.count}", self.rich_style)], width)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.FilterChanged(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_done()

    def on_blur(self, event: events.Blur) -> None:
        """Nothing typed: out of sight again."""
        self.set_class(bool(self.value), "-open")
