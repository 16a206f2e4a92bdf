"""The base of every screen: it says what is selected, reads the record, and does what its keys are bound to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from textual import events
from textual._context import active_app
from textual._styles_cache import StylesCache
from textual.app import ComposeResult
from textual.geometry import Offset, Region
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from councilui.tui import actions
from councilui.tui.host import Host, Route, host_of
from councilui.tui.loader import Loaded, Request
from councilui.tui.selection import Selection
from councilui.tui.widgets.breadcrumb import Breadcrumb
from councilui.tui.widgets.key_bar import KeyBar
from councilui.tui.widgets.rows import RowList
from councilui.tui.widgets.styled import Backdrop

if TYPE_CHECKING:
    import sqlite3

    from councilui.export.model import Export
    from councilui.output import ExportQuery
    from councilui.tui.command_index import PaletteChoice

T = TypeVar("T")
V = TypeVar("V")
SMALLEST = (60, 15)
"""Columns and rows below which nothing useful can be shown."""
UNREADABLE = "This couldn't be read."


class CouncilScreen(Screen[T]):
    """A screen with the actions of its `SCOPES`; modal or not."""

    SCOPES: ClassVar[tuple[str, ...]] = ()
    BOUND: ClassVar[tuple[str, ...]] = ()
    """Further scopes whose keys work here, but which the help leaves to the screen below."""
    TITLE = "councilui"
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the keys. It and what had them paint themselves anew: Textual would paint the whole screen."""

    def __init__(self) -> None:
        """With the class for this width at once: set by the first `Resize`, it would have all laid out twice."""
        width, breakpoints = active_app.get().size.width, self.HORIZONTAL_BREAKPOINTS or ()
        super().__init__(classes=next((name for least, name in reversed(breakpoints) if width >= least), None))
        self.route: Route[Any] | None = None
        """The route that the screen was opened by."""
        self._error: str | None = None
        self._awaited: set[Request[Any]] = set()
        scopes = {scope for scope in self.SCOPES if scope not in (*actions.WIDGET_SCOPES, "app")} | set(self.BOUND)
        actions.bind(self, *scopes)

    @property
    def host(self) -> Host:
        """The app."""
        return host_of(self)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """As Textual does, but what a layout left in its place isn't painted anew, and sent to the terminal."""
        return super().refresh(*regions, repaint=repaint and not layout, layout=layout, recompose=recompose)

    # What is selected

    def selection(self) -> Selection:
        """What the cursor is on."""
        return Selection()

    def context(self) -> Selection:
        """The selection with what else an action may need to know before it is done."""
        return self.selection()

    def sync_selection(self) -> None:
        """Bring the selection up to date: a key may come before the screen knows where the key before led."""

    def place(self) -> Route[Any] | None:
        """The route that leads to what is shown now; None where a route that names it can't be had."""
        plain = self.route is not None and all(
            isinstance(value, str | int | None) for value in vars(self.route).values()
        )
        return self.route if plain else None

    # Actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not on a screen that was closed: a key may still be on its way to it when its widgets are taken away."""
        return self in self.app.screen_stack and super().check_action(action, parameters)

    def action_perform(self, name: str) -> None:
        """Do the action of this name if it is possible here, else say why it is not."""
        self.sync_selection()
        action = actions.find(name, self.SCOPES)
        reason = action.why_not(self.context()) if action.needs is not None else None
        if self._error is not None and action.scope not in (*actions.COMMON_SCOPES, "overlay"):
            self.host.notify_user(self._error, error=True)  # there are no rows to do it with
        if reason is not None:
            self.host.notify_user(reason)
        elif (method := getattr(self, f"action_{name}", None)) is not None:
            method()
        elif action.run is not None:
            action.run(self)

    def sync_key_bar(self) -> None:
        """Show the keys of what can be done with what is selected; whether something can be exported takes too long."""
        for bar in self.query(KeyBar):
            bar.show_possible(self.selection()._replace(has_export=True, has_text=True, has_query=True))

    def on_mouse_up(self) -> None:
        self.call_after_refresh(self.sync_key_bar)

    def on_key(self, event: events.Key) -> None:
        """Say of a key that does nothing here where it does something."""
        if not any(event.key in bindings.key_to_bindings for _, bindings in self._modal_binding_chain):
            self.host.notify_user(actions.unbound(event.key, self.SCOPES))

    def clear_filter(self) -> bool:
        """Show the list with the keys whole again; whether it was filtered."""
        for line in self.query("FilterLine").results(Input):
            if line.value and getattr(line, "narrows", None) is self.focused:
                line.value = ""
                line.remove_class("-open")
                return True
        return False

    def palette_choices(self) -> list[PaletteChoice]:
        """Every command, each with why it can't be done here, None when it can."""
        from councilui.tui.command_index import choices

        self.sync_selection()
        return choices(self.SCOPES, self.context())

    def on_resize(self, event: events.Resize) -> None:
        """A terminal too small for anything useful says so instead."""
        columns, rows = event.size
        is_small = columns < SMALLEST[0] or rows < SMALLEST[1]
        if is_small:
            from councilui.tui.widgets.layout import text
            from councilui.tui.widgets.styled import TextBlock

            block = next(iter(self.query("#too-small").results(TextBlock)), None)
            if block is None:
                block = TextBlock(id="too-small")
                self.mount(block)
            needed = f"councilui needs {SMALLEST[0]} columns by {SMALLEST[1]} rows"
            block.show(text(f"{needed}; this terminal has {columns} by {rows}."))
        self.set_class(is_small, "-too-small")

    def on_screen_resume(self) -> None:
        """The list or the input with the keys puts the terminal's cursor where it is again."""
        if self.focused is not None:
            self.focused.refresh()
        if isinstance(self.focused, Input):  # which does so before it has its place
            self.call_after_refresh(self._show_input_cursor, self.focused)

    def _show_input_cursor(self, line: Input) -> None:
        self.app.cursor_position = line.cursor_screen_offset
        line.refresh()

    # Text selected with the mouse

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """The widget at a cell and where in it the cell is; while text is selected, the nearest of that list.

        A widget removed since the screen was laid out is no longer there: Textual would look for its parent.
        """
        state = self._select_state if self._selecting else None
        rows, offset = state.start.content_widget if state is not None else None, None
        if not isinstance(rows, RowList):
            rows, offset = super().get_widget_and_offset_at(x, y)
        if rows is None or not rows.is_attached:
            return None, None
        if not isinstance(rows, RowList):
            return rows, offset
        column, line = Offset(x, y) - rows.region.offset
        return rows, Offset(max(min(column, rows.size.width - 1), 0), max(min(line, rows.size.height - 1), 0))

    def on_text_selected(self) -> None:
        if self.get_selected_text():
            self.host.notify_user(f"Press {actions.key_of('copy')} to copy what you selected.")

    def action_copy_text(self) -> None:
        """Copy what is selected; ctrl+c, which this is bound to, ends other programs."""
        if text := self.get_selected_text():
            self.host.copy(text, "Your selection")
            self.clear_selection()
        else:
            self.host.notify_user(f"Press {actions.key_of('quit')} to quit.")

    # Reading

    def read(
        self,
        query: Callable[[sqlite3.Connection], V],
        callback: Callable[[V], None],
        *,
        channel: str = "main",
        on_error: Callable[[str], None] | None = None,
        keys_wait: bool = True,
        patience: float = 0.0,
    ) -> Request[V]:
        """Run `query` in a thread and call back with its result; a newer one in the same channel takes its place.

        A failure is reported once: by `on_error` with a sentence, else by `show_error`. With `keys_wait` the next key
        is for what will then be shown. With `patience` the screen waits so many seconds before it paints anything else.
        """
        request = self.host.loader.latest(
            self, channel, query, callback, on_error or self.show_error, patience=patience
        )
        if keys_wait:
            self.await_keys(request)
        return request

    def await_keys(self, request: Request[Any]) -> None:
        """The next key is for what `request` will show."""
        if not request.is_done:
            self._awaited.add(request)

    @property
    def holds_keys(self) -> bool:
        """Whether something is being read that the next key is for."""
        self._awaited = {request for request in self._awaited if self.host.loader.is_needed(request)}
        return bool(self._awaited)

    def release_keys(self) -> None:
        """It takes too long: the keys are for what is shown now."""
        self._awaited.clear()

    def cancel(self, channel: str) -> None:
        """Drop what is being read in a channel."""
        self.host.loader.cancel(self, channel)

    def show_error(self, sentence: str) -> None:
        """Tell why something couldn't be read; what is shown stays, and an empty list no longer says "Reading …".

        Several reads of a screen that fail for the same reason are reported once.
        """
        if sentence != self._error:
            self._error = sentence
            self.host.notify_user(sentence, error=True)
        for rows in self.query(RowList):
            if not len(rows.source):
                rows.empty = UNREADABLE
                rows.refresh()
        from councilui.tui.widgets.grid import Grid  # after the first paint

        for grid in self.query(Grid):
            if grid.is_empty:
                grid.empty = UNREADABLE
                grid.refresh()

    def on_loaded(self, event: Loaded) -> None:
        if event.error is None:
            self._error = None
        self.host.loader.deliver(event)
        self._awaited.discard(event.request)
        self.sync_key_bar()
        self.host.advance_keys()

    def on_unmount(self) -> None:
        """Nothing that is still being read is of use, nor what was painted."""
        self.host.loader.cancel(self)
        # Textual 8.2 has a cache on a method, which keeps all that a thousand closed widgets painted: some 100 MB.
        if (cached := getattr(StylesCache, "get_inner_outer", None)) is not None:
            cached.cache_clear()


class BaseScreen(CouncilScreen[None], Backdrop):  # Textual takes the styles of the first class
    """A screen that is a place of its own, on which the commands work."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-normal"), (160, "-wide")]  # noqa: RUF012
    SCOPES: ClassVar[tuple[str, ...]] = ("selection", "rows", "app")

    def export(self) -> Export | None:
        """What `e` writes; None when there is nothing, or not yet."""
        return None

    def export_query(self) -> ExportQuery | None:
        """Reads what `e` writes: the statement under the cursor, what the screen shows, else what is selected."""
        from councilui.output import export_of

        place, own = self.selection().place, self.export()
        if own is not None and (place is None or place[0] != "statement"):
            return lambda _: own
        return export_of(*place) if place is not None else None

    def clipboard_text(self) -> tuple[str, str] | None:
        """What `y` copies, and what a notice calls it ("The statement, with its source")."""
        return None

    def context(self) -> Selection:
        """With whether there is anything to export or to copy."""
        return self.selection()._replace(
            has_export=self.export() is not None,
            has_text=bool(self.selections) or self.clipboard_text() is not None,
        )


class ToolScreen(BaseScreen):
    """A screen that was opened from another one: a breadcrumb, its widgets, the keys. Esc leads back."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "selection", "rows", "app")
    BREADCRUMB: ClassVar[tuple[str, ...]] = ()
    """What is in the line at the top until more is known, the widest first."""
    _routes: Sequence[Route[None] | None] = ()

    def compose(self) -> ComposeResult:
        yield Breadcrumb()
        yield from self.widgets()
        yield KeyBar(actions.tool_bar(*self.SCOPES))

    def widgets(self) -> Iterable[Widget]:
        return ()

    def on_mount(self) -> None:
        """The breadcrumb, and the keys for the list; a screen that says more in its own handler has no `BREADCRUMB`."""
        if self.BREADCRUMB:
            self.set_breadcrumb(*self.BREADCRUMB)
        for rows in self.query(RowList):
            rows.focus()

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)

    def selection(self) -> Selection:
        return self.selection_of(self.rows.value)

    def selection_of(self, value: Any) -> Selection:
        """What a row stands for, by its value; without a row, which has None, what the screen is about."""
        return Selection()

    def on_row_list_row_selected(self, event: RowList.RowSelected) -> None:
        event.stop()
        if event.row.value is not None:
            self.open_row(event.row.value)

    def open_row(self, value: Any) -> None:
        """Go where a row leads, by its value: to the vote, statement or meeting that it stands for."""
        from councilui.tui.routes import MeetingRoute

        place = self.selection_of(value)
        if place.meeting is not None:
            statement = place.statement.id if place.statement is not None else None
            self.host.open(MeetingRoute(place.meeting, place.vote, statement))

    def set_breadcrumb(self, *places: str | tuple[str | None, Route[None]] | None) -> None:
        """Say where the reader is, the widest first; one with a route can be clicked, one without text is left out."""
        known = [place if isinstance(place, tuple) else (place, None) for place in places]
        self._routes = [route for text, route in known if text]
        self.query_one(Breadcrumb).show(*(text for text, _ in known if text))

    def on_breadcrumb_place_selected(self, event: Breadcrumb.PlaceSelected) -> None:
        event.stop()
        if event.is_current and (route := self._routes[event.index]) is not None:
            self.host.open(route)

    def action_filter(self) -> None:
        from councilui.tui.widgets.list_filter import open_filter

        open_filter(self)

    def action_leave(self) -> None:
        """Back; a list that is filtered is whole again first."""
        if not self.clear_filter():
            self.host.forward.leave(self)
