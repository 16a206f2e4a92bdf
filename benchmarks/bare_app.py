"""What the start is measured against: a Textual app with three Static panes and nothing else."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static


class Bare(App[None]):
    CSS = "Static { width: 1fr; border: round grey; }"

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static("Agenda")
            yield Static("Timeline")
            yield Static("Laid on the table")


if __name__ == "__main__":
    Bare().run()
