"""The keys at the bottom, most useful first, whole entries only; and the tabs of a narrow screen. Both clickable."""

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip

from councilui.tui.actions import Action
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import Line, line_width
from councilui.tui.widgets.styled import StyledWidget

_GAP = 3


class KeyBar(StyledWidget):
    """The keys of the actions possible here. What doesn't fit is left out whole; `?` keeps its place."""

    DEFAULT_CSS = """
    KeyBar { width: 1fr; height: 1; padding: 0 1; }
    """

    def __init__(self, actions: Sequence[Action] = (), *, id: str | None = None) -> None:
        """`actions` in the order in which they are to be shown."""
        super().__init__(id=id)
        self.actions = self._all = tuple(actions)

    def show_possible(self, selection: Selection) -> None:
        """Leave out what can't be done with what is selected."""
        possible = tuple(action for action in self._all if action.why_not(selection) is None)
        if possible != self.actions:
            self.actions = possible
            self.refresh()

    def fitting(self, width: int) -> list[tuple[int, int, Action]]:
        """(start, end, action) in cells of those that fit `width`; the last two of all always have room."""
        size = {action: line_width([(f"{action.bar_key} {action.label}", "")]) for action in self.actions}
        gap = 2 if width < 90 else _GAP
        fixed = self.actions[-2:]
        room = width - sum(size[action] + gap for action in fixed) + gap
        visible: list[Action] = []
        for action in self.actions[:-2]:
            if size[action] + gap <= room:
                visible.append(action)
                room -= size[action] + gap
        at, positions = 0, []
        for action in (*visible, *fixed):
            positions.append((at, at + size[action], action))
            at += size[action] + gap
        return positions

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        line: Line = []
        used = 0
        for start, end, action in self.fitting(width):
            line += [(" " * (start - used), "text"), (action.bar_key, "key"), (f" {action.label}", "muted")]
            used = end
        return Strip(self.paint(line, width)).adjust_cell_length(width, self.base())

    def on_click(self, event: events.Click) -> None:
        event.stop()
        x = event.x - self.styles.padding.left
        for start, end, action in self.fitting(self.size.width):
            if start <= x < end:
                self.app.simulate_key(action.keys[0])
                return


class TabLine(StyledWidget):
    """The names of the panes when there is room for one alone; the one that is shown in brackets."""

    DEFAULT_CSS = """
    TabLine { width: 1fr; height: 1; padding: 0 1; }
    """

    class TabSelected(Message):
        """A tab was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, names: Sequence[str], here: int = 1, *, id: str | None = None) -> None:
        """`names` of the panes from 1; `here` is the one that has the keys."""
        super().__init__(id=id)
        self.names = tuple(names)
        self.here = here

    def show(self, here: int) -> None:
        """Show which pane has the keys."""
        if here != self.here:
            self.here = here
            self.refresh()

    def _tabs(self) -> list[str]:
        return [f"[{n} {name}]" if n == self.here else f" {n} {name} " for n, name in enumerate(self.names, 1)]

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        line: Line = []
        for number, tab in enumerate(self._tabs(), 1):
            line += [(tab, "here" if number == self.here else "muted"), (" ", "text")]
        return Strip(self.paint(line, width)).adjust_cell_length(width, self.base())

    def on_click(self, event: events.Click) -> None:
        event.stop()
        x = event.x - self.styles.padding.left
        at = 0
        for number, tab in enumerate(self._tabs(), 1):
            if at <= x < at + len(tab):
                self.post_message(self.TabSelected(number))
                return
            at += len(tab) + 1
