"""Three panes side by side, or one at a time where the terminal is narrow; the keys are for one of them."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from councilui.tui import actions
from councilui.tui.panes.agenda import AgendaPane
from councilui.tui.panes.pane import Pane
from councilui.tui.panes.timeline import TimelinePane
from councilui.tui.panes.votes import VotePane
from councilui.tui.screens.base import BaseScreen
from councilui.tui.widgets.breadcrumb import Breadcrumb
from councilui.tui.widgets.key_bar import KeyBar, TabLine
from councilui.tui.widgets.layout import text
from councilui.tui.widgets.styled import TextBlock

SMALLEST = (60, 15)
"""Columns and rows below which nothing useful can be shown."""


class ThreePanes(BaseScreen):
    """Lays out agenda, timeline and vote, and goes from one to another; `pane_number` is that of the focused one."""

    AUTO_FOCUS = ""
    pane_number = 1

    def compose(self) -> ComposeResult:
        yield Breadcrumb(self.host.record_name)
        yield TabLine(("Agenda", "Timeline", "Vote"), self.pane_number)
        with Container(id="panes"):
            for pane in (AgendaPane(), TimelinePane(), VotePane()):
                pane.set_class(pane.number == self.pane_number, "-here")
                yield pane
        yield KeyBar(actions.bar("selection", "meeting", "app"))
        yield TextBlock(id="too-small")

    def panes(self) -> list[Pane]:
        """The three panes in their order."""
        return [self.query_one(AgendaPane), self.query_one(TimelinePane), self.query_one(VotePane)]

    def go_to_pane(self, number: int) -> None:
        """The keys are for this pane now."""
        for pane in self.panes():
            pane.set_class(pane.number == number, "-here")
        self.set_focus(self.panes()[number - 1].rows)  # at once: the next key is for the list there
        self.set_pane_number(number)

    def set_pane_number(self, number: int) -> None:
        """Say which pane the keys are for."""
        self.pane_number = number
        self.query_one(TabLine).show(number)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        for pane in self.panes():
            if event.widget in pane.query("RowList"):
                self.set_pane_number(pane.number)
                for other in self.panes():
                    other.set_class(other is pane, "-here")

    def on_tab_line_tab_selected(self, event: TabLine.TabSelected) -> None:
        self.go_to_pane(event.number)

    def on_resize(self, event: events.Resize) -> None:
        """A terminal too small for anything useful says so instead."""
        columns, rows = event.size
        small = columns < SMALLEST[0] or rows < SMALLEST[1]
        self.set_class(small, "-too-small")
        if small:
            needed = f"councilui needs {SMALLEST[0]} columns by {SMALLEST[1]} rows"
            self.query_one("#too-small", TextBlock).show(text(f"{needed}; this terminal has {columns} by {rows}."))

    def action_pane(self, number: int) -> None:
        self.go_to_pane(number)

    def action_next_pane(self) -> None:
        self.go_to_pane(self.pane_number % 3 + 1)

    def action_previous_pane(self) -> None:
        self.go_to_pane((self.pane_number - 2) % 3 + 1)
