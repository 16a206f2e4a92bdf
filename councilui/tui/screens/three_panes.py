"""Three panes side by side, or one at a time where the terminal is narrow; the keys are for one of them."""

from collections.abc import Sequence
from typing import Final

from textual import events
from textual.app import ComposeResult

from councilui.tui import actions
from councilui.tui.panes.agenda import AgendaPane
from councilui.tui.panes.pane import Pane
from councilui.tui.panes.timeline import TimelinePane
from councilui.tui.panes.votes import VotePane
from councilui.tui.screens.base import BaseScreen
from councilui.tui.widgets.breadcrumb import Breadcrumb
from councilui.tui.widgets.key_bar import KeyBar, TabLine
from councilui.tui.widgets.styled import Backdrop

_NARROWEST: Final = 20
"""Columns that a pane keeps."""
_STEP: Final = 4
"""Columns by which a key widens a pane."""
_SUM: Final = 1000
"""What the widths that are remembered add up to."""


class ThreePanes(BaseScreen):
    """Lays out agenda, timeline and vote, and goes from one to another; `pane_number` is that of the focused one."""

    AUTO_FOCUS = ""
    pane_number = 1

    def compose(self) -> ComposeResult:
        yield Breadcrumb()
        yield TabLine(("Agenda", "Timeline", "Vote"), self.pane_number)
        with Backdrop(id="panes"):
            for pane in (AgendaPane(), TimelinePane(), VotePane()):
                pane.set_class(pane.number == self.pane_number, "-here")
                yield pane
        yield KeyBar(actions.bar("selection", "meeting", "app"))

    def panes(self) -> list[Pane]:
        """The three panes in their order."""
        return [self.query_one(AgendaPane), self.query_one(TimelinePane), self.query_one(VotePane)]

    def show_about(self, about: str | None) -> None:
        """Say what this record is until the user goes elsewhere by a key; once, for it is remembered."""
        if about is not None and self.host.state.text("about") != about:
            from councilui.tui.widgets.layout import text
            from councilui.tui.widgets.styled import TextBlock

            self.host.state.set("about", about)
            block = TextBlock(id="about")
            block.show(text(about, "muted"))
            self.mount(block, after=self.query_one(Breadcrumb))

    def hide_about(self) -> None:
        """It has been read by now. After a click it stays: nothing moves under the pointer."""
        self.query("#about").remove()

    def on_screen_suspend(self) -> None:
        self.hide_about()

    def go_to_pane(self, number: int) -> None:
        """The keys are for this pane now."""
        if number != self.pane_number:
            self.hide_about()
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

    def action_pane(self, number: int) -> None:
        self.go_to_pane(number)

    def action_next_pane(self) -> None:
        self.go_to_pane(self.pane_number % 3 + 1)

    def action_previous_pane(self) -> None:
        self.go_to_pane((self.pane_number - 2) % 3 + 1)

    # How wide they are

    def on_mount(self) -> None:
        """As wide as the user has made them before."""
        widths = self.host.state.numbers("panes")
        if len(widths) == len(self.panes()) and min(widths) > 0:
            self._set_widths(widths)

    def _set_widths(self, widths: Sequence[int]) -> None:
        for pane, width in zip(self.panes(), widths, strict=True):
            pane.styles.width = f"{width}fr"

    def action_zoom(self) -> None:
        """The pane with the keys alone, and all of them again."""
        if self.has_class("-narrow"):
            self.host.notify_user("A terminal this narrow shows one pane at a time.")
        else:
            self.toggle_class("-zoomed")

    def action_wider(self) -> None:
        self._widen(_STEP)

    def action_narrower(self) -> None:
        self._widen(-_STEP)

    def _widen(self, columns: int) -> None:
        """Widen the pane with the keys: its right border moves, of the last pane the left one."""
        number = self.pane_number
        is_last = number == len(self.panes())
        edge = sum(pane.outer_size.width for pane in self.panes()[: number - is_last])
        self.move_border(number - is_last, edge - columns if is_last else edge + columns)

    def on_pane_border_moved(self, event: Pane.BorderMoved) -> None:
        event.stop()
        self.move_border(event.border, event.column)

    def move_border(self, border: int, column: int) -> None:
        """Put the border between a pane (by its number) and the next at a column, as far as both keep their least."""
        if self.has_class("-narrow") or self.has_class("-zoomed"):
            self.host.notify_user("One pane is shown at a time now.")
            return
        widths = [pane.outer_size.width for pane in self.panes()]
        left, both = sum(widths[: border - 1]), widths[border - 1] + widths[border]
        widths[border - 1] = min(max(column - left, _NARROWEST), both - _NARROWEST)
        widths[border] = both - widths[border - 1]
        self._set_widths(widths)
        self.host.state.set("panes", [round(width * _SUM / sum(widths)) for width in widths])

    def action_usual_widths(self) -> None:
        for pane in self.panes():
            pane.styles.clear_rule("width")
            pane.refresh(layout=True)
        self.host.state.set("panes", [])
        self.host.notify_user("All panes have their usual widths.")
