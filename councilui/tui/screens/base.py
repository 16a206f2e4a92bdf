"""The ground of every screen that is a place: it knows what is at hand, and does what any place can do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from councilui.tui import actions
from councilui.tui.loader import Answer, ReadFailed
from councilui.tui.selection import Selection
from councilui.tui.widgets.breadcrumb import Breadcrumb
from councilui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from councilui.export.catalogue import Export
    from councilui.record.views.votes import VoteCard
    from councilui.tui.app import CouncilApp


class CardRead(Answer["VoteCard"]):
    """A vote has been read for a command that works on it."""


class BaseScreen(Screen[None]):
    """A screen with the commands of `actions` that work on whatever is at hand."""

    app: CouncilApp
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-normal"), (160, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar = actions.bindings("do")
    SCOPES: ClassVar[tuple[str, ...]] = ("do", "rows", "app")
    TITLE = "councilui"

    _go_on: Callable[[VoteCard], None] | None = None

    def at_hand(self) -> Selection:
        """What the cursor stands on."""
        return Selection()

    def exported(self) -> Export | None:
        """What `e` writes; None when there is nothing, or not yet."""
        return None

    def quoted(self) -> tuple[str, str] | None:
        """What `y` copies, and what that is ("The statement, with its source"), which a notice begins with."""
        return None

    def action_do(self, name: str) -> None:
        """Do what `doing` has under this name."""
        from councilui.tui.screens import commands

        self.catch_up()
        getattr(commands, name)(self)

    def catch_up(self) -> None:
        """A key may come before the screen has heard where the cursor went with the key before."""

    def read_card(self, vote: str, go: Callable[[VoteCard], None]) -> None:
        """Read a vote, then go on with it."""
        from councilui.tui.meeting_view import read_vote

        self._go_on = go
        self.app.reading.ask(self, "card", lambda connection: read_vote(connection, vote), CardRead)

    def on_card_read(self, event: CardRead) -> None:
        """The vote has come."""
        event.stop()
        if self.app.reading.is_current(event) and self._go_on is not None:
            self._go_on(event.value)

    def on_read_failed(self, event: ReadFailed) -> None:
        """What could not be read is told; the screen stays as it is."""
        event.stop()
        if self.app.reading.is_current(event):
            self.app.tell(event.sentence, error=True)


class ToolScreen(BaseScreen):
    """A place that was opened from another one: a line that says what it is, its widgets, the keys. Esc leads back."""

    BINDINGS: ClassVar = actions.bindings("over")
    SCOPES: ClassVar[tuple[str, ...]] = ("over", "do", "rows", "app")
    PLACES: ClassVar[tuple[str, ...]] = ()
    """What stands in the line at the top, the widest first."""
    ASKS: ClassVar[tuple[str, ...]] = ()
    """What it asks for beside the first thing, each in the lane f"{lane} {name}"."""

    def compose(self) -> ComposeResult:
        """Place line, widgets, keys."""
        yield Breadcrumb(self.app.record_name)
        yield from self.widgets()
        own = [scope for scope in self.SCOPES if scope not in ("do", "rows", "app")]
        yield KeyBar([*actions.bar(*own), *actions.bar("do", "app")])

    def widgets(self) -> Iterable[Widget]:
        """What is between the two lines."""
        return ()

    def on_mount(self) -> None:
        """The place line; a screen that says more in a handler of its own has no `PLACES`."""
        if self.PLACES:
            self.place(*self.PLACES)

    @property
    def lane(self) -> str:
        """Each screen asks in lanes of its own."""
        return f"{type(self).__name__} {id(self)}"

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        for lane in (self.lane, *(f"{self.lane} {name}" for name in self.ASKS)):
            self.app.reading.drop(lane)

    def place(self, *places: str | None) -> None:
        """Say where the reader is, the widest first."""
        self.query_one(Breadcrumb).show(*places)

    def action_leave(self) -> None:
        """Back to where the user was."""
        self.dismiss(None)
