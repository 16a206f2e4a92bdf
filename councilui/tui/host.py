"""The app as far as a screen or a widget may know it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from os import PathLike
    from sqlite3 import Connection

    from rich.style import Style
    from textual.dom import DOMNode

    from councilui.export.model import Export
    from councilui.tui.forward import ForwardStack
    from councilui.tui.loader import Loader
    from councilui.tui.query_history import QueryHistory
    from councilui.tui.selection import Selection
    from councilui.tui.state import SavedState
    from councilui.viewers import Viewer

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
class Route(Generic[T]):
    """A way to a screen that answers with a T when it closes; `routes` has them all, each a frozen dataclass."""

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True)(cls)


class Host(Protocol):
    """What screens and widgets ask of the app that shows them."""

    path: str | PathLike[str]
    """The record's file."""
    record_name: str
    """The name of the record's file."""
    record_remark: str
    """What is the matter with the file in a word or two; empty if nothing is."""
    queries: QueryHistory
    """What was searched in this session and before."""
    state: SavedState
    """What is remembered of this record from run to run."""
    loader: Loader
    forward: ForwardStack
    """What the user came back from."""

    @property
    def roles(self) -> Mapping[str, Style]:
        """The style of each role of text under the theme in use."""
        ...

    def notify_user(self, sentence: str, *, error: bool = False) -> None:
        """Show a notice of one sentence."""
        ...

    def open(self, route: Route[T], callback: Callable[[T | None], None] | None = None) -> None:
        """Open the screen of a route over the one on top; `callback` gets its result, None after Esc."""
        ...

    def open_help(self) -> None:
        """Open the keys of the screen on top."""
        ...

    def check_record(self) -> None:
        """Say so if the record isn't what was loaded."""
        ...

    def advance_keys(self) -> None:
        """Let the keys go on that waited for what a screen reads."""
        ...

    def copy(self, text: str, label: str) -> None:
        """Copy `text` to the clipboard; the notice calls it `label`."""
        ...

    def copy_from(self, query: Callable[[Connection], str], label: str) -> None:
        """Copy a text that has to be read from the record first."""
        ...

    def export_file(self, query: Callable[[Connection], Export], file_format: str = "markdown") -> None:
        """Write an export to a new file in the working directory, and say where."""
        ...

    def view(self, query: Callable[[Connection], tuple[str, str]], viewer: Viewer) -> None:
        """Show a text, read with the name of a file for it, in the user's pager or editor."""
        ...

    def open_source(self, selection: Selection) -> None:
        """Open the recording or the page of what is selected."""
        ...


def host_of(node: DOMNode) -> Host:
    """The app that shows `node`."""
    return cast("Host", node.app)
