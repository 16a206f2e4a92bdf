"""The app: which record, which theme, the filter that keeps the terminal safe, and what every screen may use."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rich.style import Style
from textual import events
from textual.filter import LineFilter
from textual.screen import Screen

from councilui.common.errors import CouncilError
from councilui.common.plain_text import one_line, plain
from councilui.config.in_force import Config, default_config
from councilui.record.database import open_record
from councilui.tui import actions, commands  # noqa: F401  (commands declares actions)
from councilui.tui.forward import ForwardStack
from councilui.tui.host import Route
from councilui.tui.key_queue import KeyQueue, KeyTrace
from councilui.tui.loader import Loaded, Loader
from councilui.tui.notifications import NotifyingApp
from councilui.tui.opening import Opening, opening_of
from councilui.tui.plain_filter import PlainFilter
from councilui.tui.query_history import QueryHistory
from councilui.tui.state import SavedState, state_file
from councilui.tui.terminal_driver import chosen_driver
from councilui.tui.theme_choice import ThemeChoice
from councilui.tui.widgets.roles import styles_of

if TYPE_CHECKING:
    from sqlite3 import Connection

    from textual.timer import Timer

    from councilui.export.model import Export
    from councilui.output import Notice
    from councilui.record.places import Place
    from councilui.tui.background import BackgroundReported
    from councilui.tui.selection import Selection
    from councilui.viewers import Viewer

T = TypeVar("T")

_SAVE_AFTER = 2.0
"""Seconds after a change in which it is written with others."""
_CHECK_AFTER = 1.0
"""Seconds after which a meeting that is shown is compared with what was loaded."""
_LOOK_EVERY = 5.0
"""Seconds between two looks at whether the record was loaded again."""


class CouncilApp(NotifyingApp):
    """What the screens share; they know it as `host.Host`."""

    TITLE = "councilui"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False  # ours shows in the same list as everything else
    CLOSE_TIMEOUT = 2.0

    def __init__(
        self,
        path: str | os.PathLike[str],
        opening: Opening | None = None,
        state: SavedState | None = None,
        config: Config | None = None,
        connection: Connection | None = None,
    ) -> None:
        """Show the record at `path`; without `opening` where `state` says it was left, else where the record opens.

        `connection` is one to the record that is open already.
        """
        super().__init__(driver_class=chosen_driver())
        actions.bind(self, "app")
        self.config = config or default_config()
        self.path = path
        self.record_name = one_line(Path(path).name)
        self.loader = Loader(path, connection)
        self.forward = ForwardStack(self, self.loader)
        self.record_remark = ""
        self._is_checking = False
        self.state = state or SavedState()
        self.queries = QueryHistory(self.state)
        self._opening = opening or Opening()
        self._keys = KeyQueue(self, super().on_event)
        self._plain = PlainFilter()
        self._colorless: list[LineFilter] = []
        if self.no_color:
            from councilui.tui.no_color import ColorlessFilter

            self._colorless.append(ColorlessFilter())
        self._themes = ThemeChoice(self, self.config, self.state, partial(self.notify_user, error=True))
        self._save_timer: Timer | None = None
        self._roles: tuple[str, Mapping[str, Style]] = ("", {})

    @property
    def roles(self) -> Mapping[str, Style]:
        """The style of each role of text under the theme in use."""
        if self._roles[0] != self.theme:
            self._roles = (self.theme, styles_of(self))
        return self._roles[1]

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and ours last."""
        others = [*super().get_line_filters(), *self._colorless]
        if others != self._plain.others:
            self._plain = PlainFilter(others)
        return [self._plain]

    def get_default_screen(self) -> Screen[None]:
        from councilui.tui.screens.meeting import MeetingScreen

        meeting, vote, statement, _ = self._opening
        screen = MeetingScreen(meeting, vote, statement)
        if self._opening == Opening():
            screen.return_to(self.state.fields("place"))
        return screen

    def on_mount(self) -> None:
        """Follow signals. The theme is the one that the user chose, else light in a light terminal, which is asked."""
        if not self.is_headless:
            from councilui.tui.exits import follow_signals

            follow_signals(self)
        self.state.on_change = self._save_soon
        query = self._themes.start(may_ask=not self.is_headless and self._driver is not None)
        if query and self._driver is not None:
            self._driver.write(query)

    def on_background_reported(self, event: BackgroundReported) -> None:
        self._themes.follow_background(event.is_light)

    def _save_soon(self) -> None:
        """Write what is remembered in a while, with what comes until then."""
        if self._save_timer is None:
            self._save_timer = self.set_timer(_SAVE_AFTER, self._save_in_thread)

    def _save_in_thread(self) -> None:
        self._save_timer = None
        self.run_worker(self._save_state, thread=True, exit_on_error=False, group="state")

    def _save_state(self) -> None:
        """Write what is remembered; where that fails, say so once."""
        try:
            self.state.save()
        except CouncilError as error:
            self.state.path = None
            self.call_from_thread(self.notify_user, str(error), error=True)

    async def on_ready(self) -> None:
        """Turn garbage collection on again once the first screens are up, and handle the keys that came before."""
        from councilui.tui.memory import collect_again, share_heap

        share_heap()
        self.set_timer(1.5, collect_again)
        self.set_interval(_LOOK_EVERY, self._look_at_file)
        if self._opening.route is not None:
            self.open(self._opening.route)
        notices = [*([self.state.notice] if self.state.notice else []), *self.config.file.notes, *self._themes.notes()]
        for notice in notices:
            self.notify_user(notice, error=True)
        await self._keys.advance()

    def _look_at_file(self) -> None:
        if self.loader.look():
            self.on_record_replaced()

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes wait for their turn."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self._keys.add(event)
        else:
            await super().on_event(event)

    async def on_key_trace(self, trace: KeyTrace) -> None:
        await self._keys.follow(trace)

    def advance_keys(self) -> None:
        """Let the keys go on that waited for a screen."""
        self.call_later(self._keys.advance)

    def on_unmount(self) -> None:
        self.loader.close()
        self.state.on_change = None
        with suppress(CouncilError):  # nobody is there to be told
            self.state.save()

    def notify_user(self, sentence: str, *, error: bool = False) -> None:
        """Show a notice of one sentence; nothing in it is read as markup."""
        if error:
            self.notify(plain(sentence), severity="error", timeout=8, markup=False)
        else:
            self.notify(plain(sentence), timeout=max(4, len(sentence) / 20), markup=False)

    def open(self, route: Route[T], callback: Callable[[T | None], None] | None = None) -> None:
        """Open the screen of a route over the one on top; `callback` gets its result, None after Esc."""
        from councilui.tui.navigator import screen_for

        screen = screen_for(route)
        screen.route = route if callback is None else None
        if not screen.is_modal:
            self.forward.clear()
        self.push_screen(screen, callback)
        screen.call_later(self.advance_keys)  # once it is up

    def check_record(self) -> None:
        """Check, once a meeting has had time to be shown, whether the record is what was loaded; say so if it isn't."""
        from councilui.tui.queries import read_damage

        def check() -> None:
            self.loader.latest(
                self, "damage", lambda connection: read_damage(connection, self.path), report, lambda _: report(None)
            )

        def report(damage: str | None) -> None:
            self._is_checking = False
            if damage is not None:
                self._remark("damaged")
                self.notify(plain(damage), severity="error", timeout=30, markup=False)

        if self.record_remark != "damaged" and not self._is_checking:
            self._is_checking = True
            self.set_timer(_CHECK_AFTER, check)

    def copy(self, text: str, label: str) -> None:
        """Copy `text` to the clipboard, and say which way was used. `label` as in "The statement, with its source"."""
        self.copy_from(lambda _: text, label)

    def copy_from(self, query: Callable[[Connection], str], label: str) -> None:
        """Copy a text that has to be read first."""
        from councilui.output import copy_text

        self._take_along("copy", lambda connection: copy_text(plain(query(connection)), label, self._send))

    def export_file(self, query: Callable[[Connection], Export], file_format: str = "markdown") -> None:
        """Write what `query` reads to a file in the working directory, and say where."""
        from councilui.output import write_of

        self._take_along("export", write_of(query, file_format, lambda: self.config.export_folder))

    def view(self, query: Callable[[Connection], tuple[str, str]], viewer: Viewer) -> None:
        """Show a text, read with the name of a file for it, in the user's pager or editor, which gets the terminal."""
        from councilui.tui.viewer import show_in

        self.loader.every(
            self, "view", query, partial(show_in, self, viewer), lambda error: self.notify_user(error, error=True)
        )

    def open_source(self, selection: Selection) -> None:
        """Open where this can be heard or read in the browser; where there is none, copy the address and show it."""
        from councilui.tui.browser import open_link

        self._take_along("open", open_link(selection, self._send))

    def _take_along(self, channel: str, query: Callable[[Connection], Notice]) -> None:
        """Run in a thread what leaves the program, once for each request; a notice says what came of it."""

        def report(notice: Notice) -> None:
            self.notify_user(notice.sentence, error=notice.error)

        self.loader.every(self, channel, query, report, lambda error: self.notify_user(error, error=True))

    def _send(self, text: str) -> None:
        """Send a text to the terminal's clipboard, from a thread."""
        self.call_from_thread(self.copy_to_clipboard, text)

    @property
    def crash(self) -> Exception | None:
        """The mistake in the program that ended the screen."""
        return self._exception

    def _fatal_error(self) -> None:
        """End after a mistake in the program, which `run` tells: Textual's own report has the record's text in it."""
        self.bell()
        self._close_messages_no_wait()

    def on_record_replaced(self) -> None:
        """What is read from now on comes from the new record; what is on the screen doesn't yet."""
        self._remark("loaded again: F5")
        self.notify_user("This record was loaded again. Press F5 to show the new version.")

    def _remark(self, remark: str) -> None:
        self.record_remark = remark
        for screen in self.screen_stack:
            screen.query("Breadcrumb").refresh()

    def action_reload(self) -> None:
        """Read the record again, and stay on the place."""
        from councilui.tui.reload import reload_screens

        self.loader.look()
        self._remark("")
        is_whole = reload_screens(self.screen_stack, self)
        self.notify_user(
            f"Reloaded {self.record_name}.{'' if is_whole else ' Screens of the older version were closed.'}"
        )

    def on_loaded(self, event: Loaded) -> None:
        self.loader.deliver(event)

    async def action_quit(self) -> None:
        """Leave, once what is being written has been written."""
        await self.loader.finish()
        self.exit()

    def action_suspend(self) -> None:
        """Give the terminal back to the shell until `fg`."""
        if self._driver is not None and self._driver.can_suspend:
            self.action_suspend_process()
        else:
            self.notify_user("There is no shell to go back to here.")

    def action_theme(self) -> None:
        """Light or dark, within the kind of theme that is in use."""
        self._themes.switch()
        self.notify_user(f"{'Light' if self.current_theme.dark is False else 'Dark'} theme on.")

    def open_help(self) -> None:
        """The keys of the screen on top; the one that is picked is pressed."""
        from councilui.tui.routes import HelpRoute
        from councilui.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.open(HelpRoute(getattr(self.screen, "SCOPES", ("app",))), self._do)

    def action_themes(self) -> None:
        """Pick a theme: ours first, then the user's and Textual's."""
        from councilui.tui.routes import ThemesRoute

        self.open(ThemesRoute(self._themes.kinds()), lambda name: self._themes.switch(name) if name else None)

    def action_help(self) -> None:
        self.open_help()

    def action_palette(self) -> None:
        """Every command by name; the one that is picked is done as if its key had been pressed."""
        from councilui.tui.routes import PaletteRoute
        from councilui.tui.screens.base import CouncilScreen
        from councilui.tui.screens.palette import PaletteScreen

        screen = self.screen
        if isinstance(screen, CouncilScreen) and not isinstance(screen, PaletteScreen):
            self.open(PaletteRoute(screen.palette_choices()), self._do)

    def _do(self, action: actions.Action | None) -> None:
        """Press the key of an action, or do it where a user has bound none to it."""
        if action is None:
            return
        if action.keys and action.scope != "app":  # whose letters don't reach a screen where a line is typed
            self.call_later(self._keys.add_first, events.Key(action.keys[0], None))
        else:
            node = self.focused if action.scope in actions.WIDGET_SCOPES else self.screen
            self.call_later(self.run_action, action.binding.action, node or self.screen)


def run(path: str | os.PathLike[str], place: Place | None = None, config: Config | None = None) -> int:
    """Show the record at `path`, opening on `place` or where it was left, until the user leaves; the exit status.

    Raises CouncilError when the record can't be opened or a key cannot be bound, before the screen starts. Without a
    terminal, or with one that can't show it, one sentence goes to standard error and the status is 2; after a crash it
    is not 0. With COUNCILUI_DEBUG=1 it then writes the tracebacks of what couldn't be read.
    """
    is_served = "TEXTUAL_DRIVER" in os.environ  # by a driver that needs no terminal
    if not is_served:
        why_not = None
        if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
            why_not = "councilui needs a terminal to show its screen; 'councilui show' and '--linear' work without one."
        elif os.environ.get("TERM") == "dumb":
            why_not = "This terminal can't show the screen (TERM=dumb); 'councilui --linear' works in it."
        if why_not is not None:
            print(why_not, file=sys.stderr)  # noqa: T201
            return 2
    connection = open_record(path)
    opening = opening_of(connection, place) if place is not None else None
    config = config or default_config()
    if config.file.keys:
        from councilui.tui.keys import bind_keys

        config.file = config.file._replace(notes=(*config.file.notes, *bind_keys(config.file)))
    defaults = {"roll.grouping": config.text("roll_grouping"), "search.order": config.text("search_order")}
    state = SavedState(state_file(path) if config.is_on("remember") else None, str(path), defaults)
    from councilui.tui.background import use_parser

    use_parser(asks_background=not state.text("theme") and not is_served)
    app = CouncilApp(path, opening, state, config, connection)
    app.run(mouse=config.is_on("mouse"))
    if app.crash is not None:
        from councilui.tui.exits import report_crash

        report_crash(app.crash)
    if os.environ.get("COUNCILUI_DEBUG", "") not in ("", "0"):
        sys.stderr.write("".join(app.loader.tracebacks))
    return app.return_code or 0
