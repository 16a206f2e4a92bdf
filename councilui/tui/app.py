"""The app: which record, which theme, the filter that keeps the terminal safe, and what every screen may ask for."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter
from textual.screen import Screen

from councilui.common.plain_text import one_line, plain
from councilui.record.database import open_record
from councilui.tui import actions
from councilui.tui.loader import ReadFailed, Reading
from councilui.tui.widgets.roles import styles_of

if TYPE_CHECKING:
    from sqlite3 import Connection

    from councilui.export.catalogue import Export
    from councilui.tui.meeting_view import Footnotes
    from councilui.tui.output import Done
    from councilui.tui.panes.detail import Detail
    from councilui.tui.selection import Selection


class PlainFilter(LineFilter):
    """The last line of defence: no control or format character reaches the terminal, whatever it was in."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """`segments` with every text made plain, one cell for each character that took one."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment if segment.text.isprintable() else Segment(_harmless(segment.text), segment.style, segment.control)
            for segment in segments
        ]


def _harmless(text: str) -> str:
    return plain(text).replace("\n", " ")


class CouncilApp(App[None]):
    """Everything the screens share."""

    TITLE = "councilui"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False  # ours shows in the same list as everything else
    BINDINGS: ClassVar = actions.bindings("app")
    CLOSE_TIMEOUT = 2.0

    def __init__(self, path: str | os.PathLike[str], *, meeting: str | None = None, vote: str | None = None) -> None:
        """Show the record at `path`, opening on `meeting` or `vote` if told."""
        super().__init__()
        self.path = path
        self.record_name = one_line(Path(path).name)
        self.reading = Reading(path)
        self.last_query = ""
        self._opening = (meeting, vote)
        self._plain = PlainFilter()
        self._roles: tuple[str, Mapping[str, Style]] = ("", {})

    @property
    def roles(self) -> Mapping[str, Style]:
        """The style of each role of text under the theme in use."""
        if self._roles[0] != self.theme:
            self._roles = (self.theme, styles_of(self))
        return self._roles[1]

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and ours last."""
        return [*super().get_line_filters(), self._plain]

    def get_default_screen(self) -> Screen[None]:
        """The meeting."""
        from councilui.tui.screens.meeting import MeetingScreen

        return MeetingScreen(*self._opening)

    def on_ready(self) -> None:
        """Collect garbage again once the first screens stand."""
        self.set_timer(1.5, collect_again)

    def on_unmount(self) -> None:
        """No query outlives the screen."""
        self.reading.close()

    def tell(self, sentence: str, *, error: bool = False) -> None:
        """A notice in a sentence; nothing in it is read as markup."""
        if error:
            self.notify(plain(sentence), severity="error", timeout=8, markup=False)
        else:
            self.notify(plain(sentence), timeout=max(4, len(sentence) / 20), markup=False)

    def take(self, text: str, what: str) -> None:
        """Copy to the clipboard, and say which way was taken. `what` it is, as in "The statement and its citation"."""
        self.take_read(lambda _: text, what)

    def take_read(self, read: Callable[[Connection], str], what: str) -> None:
        """The same of a text that has to be read first."""
        from councilui.tui.output import Done, copied

        def send(text: str) -> None:
            self.call_from_thread(self.copy_to_clipboard, text)

        self.reading.ask(self, "copy", lambda connection: copied(plain(read(connection)), what, send), Done)

    def write(self, make: Callable[[Connection], Export], form: str = "markdown") -> None:
        """Write what `make` makes to a file in the working directory, and say where."""
        from councilui.tui.output import Done, exported_by

        self.reading.ask(self, "export", exported_by(make, form), Done)

    def open_source(self, at_hand: Selection) -> None:
        """Open where this can be heard or read in the browser; where there is none, copy the address and show it."""
        from councilui.tui.browser import opening
        from councilui.tui.output import Done

        def send(text: str) -> None:
            self.call_from_thread(self.copy_to_clipboard, text)

        self.reading.ask(self, "open", opening(at_hand, send), Done)

    def on_done(self, event: Done) -> None:
        """It was taken away, or not."""
        self.tell(**event.value)

    def on_read_failed(self, event: ReadFailed) -> None:
        """It could not be read."""
        self.tell(event.sentence, error=True)

    def open_place(
        self,
        meeting: str | None = None,
        *,
        vote: str | None = None,
        statement: int | None = None,
        item: str | None = None,
    ) -> None:
        """Open a meeting, on a vote, statement or agenda item if told, over what is shown; Esc comes back to that."""
        from councilui.tui.screens.meeting import MeetingScreen

        self.push_screen(MeetingScreen(meeting, vote, statement, item, depth=len(self.screen_stack)))

    def read(self, detail: Detail, notes: Footnotes) -> None:
        """Open something to be read whole."""
        from councilui.tui.screens.reader import ReaderScreen

        self.push_screen(ReaderScreen(detail, notes))

    def action_theme(self) -> None:
        """Light or dark, within the kind of theme that is in use."""
        ansi = self.current_theme.ansi
        dark = "ansi-dark" if ansi else "textual-dark"
        light = "ansi-light" if ansi else "textual-light"
        self.theme = light if self.current_theme.dark else dark
        self.tell(f"The theme is {self.theme}.")

    def action_help(self) -> None:
        """The keys of where the user is."""
        from councilui.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(getattr(self.screen, "SCOPES", ("app",))))

    def action_palette(self) -> None:
        """Every command by name."""
        from councilui.tui.screens.palette import open_palette

        open_palette(self)


def collect_again() -> None:
    """Collect garbage from now on, but leave alone what is there: code and styles stay as long as the program."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def run(path: str | os.PathLike[str], *, meeting: str | None = None, vote: str | None = None) -> int:
    """Show the record at `path` until the user leaves; the exit status.

    Raises CouncilError when the record cannot be opened, before the screen starts. Without a terminal one sentence goes
    to standard error and the status is 2; after a crash it is not 0.
    """
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()
    if not is_terminal and "TEXTUAL_DRIVER" not in os.environ:  # `serve` gives a driver that needs no terminal
        print(  # noqa: T201
            "councilui needs a terminal to show its screen; 'councilui show' and 'councilui list' print without one.",
            file=sys.stderr,
        )
        return 2
    open_record(path).close()
    gc.disable()  # nothing is garbage yet, and looking for it would take a tenth of the time to the first paint
    app = CouncilApp(path, meeting=meeting, vote=vote)
    app.run()
    return app.return_code or 0
