"""The kinds of things that can be shown, exported and cited: one module of this package each, found by its `KIND`.

A kind says how a thing is found from what somebody typed, read from a record, exported and cited. The
commands and the screen take it from here. To add one, add a module here and the module of its export; a module is
imported when its kind is first used.
"""

from __future__ import annotations

import importlib
import pkgutil
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from councilui.export.citation import Reference
    from councilui.export.model import Export

_FIRST: Final = ("vote", "meeting", "matter", "person", "statement", "source")


class Kind(NamedTuple):
    """A kind of thing.

    `read` takes a connection and what names the thing, and gives a page of it. Where `find` is there, one id names it,
    and `find` gives that id for an id, a number, a date or a name that was typed; it raises NotFoundError or
    AmbiguousError. `to_export` takes a connection, for what a format may read later, and a page; it is None for what
    can only be cited. `to_reference` makes a page into what a citation is of, None for what cannot be cited.

    `plural` and `description` are for help, `label` for a menu ("The vote"); `is_shown` when `show` has a command for
    it. `forms` are the neutral forms that its export has, by which a menu knows the formats before anything is read;
    `columns` those of its table.
    """

    name: str
    plural: str
    description: str
    read: Callable[..., Any]
    find: Callable[[sqlite3.Connection, str], str] | None = None
    to_export: Callable[[sqlite3.Connection, Any], Export] | None = None
    to_reference: Callable[[Any], Reference] | None = None
    is_shown: bool = False
    label: str = ""
    forms: tuple[str, ...] = ("document", "table", "data")
    columns: tuple[str, ...] = ()

    def export(self, connection: sqlite3.Connection, *names: Any) -> Export:
        """The export of the thing that these names stand for, ids as `find` gives them."""
        return self.export_page(connection, self.read(connection, *names))

    def export_page(self, connection: sqlite3.Connection, page: Any) -> Export:
        """The export of a page that has been read."""
        assert self.to_export is not None
        return self.to_export(connection, page)

    def find_export(self, connection: sqlite3.Connection, typed: str) -> Export:
        """The export of the one thing that was typed. Raises NotFoundError or AmbiguousError."""
        assert self.find is not None
        return self.export(connection, self.find(connection, typed))

    def reference(self, connection: sqlite3.Connection, typed: str) -> Reference:
        """What a citation of the one thing that was typed is of. Raises NotFoundError or AmbiguousError."""
        assert self.find is not None
        assert self.to_reference is not None
        return self.to_reference(self.read(connection, self.find(connection, typed)))


def kind_names() -> tuple[str, ...]:
    """The names of all kinds, the main ones first."""
    modules = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return (*_FIRST, *(name.replace("_", "-") for name in modules if name not in _FIRST))


def find_kind(name: str) -> Kind:
    """The kind with this name. Raises ModuleNotFoundError."""
    kind: Kind = importlib.import_module(f"{__name__}.{name.replace('-', '_')}").KIND
    return kind


def all_kinds() -> tuple[Kind, ...]:
    """Every kind, the main ones first."""
    return tuple(map(find_kind, kind_names()))


def cards_of(connection: sqlite3.Connection, votes: list[str]) -> Callable[[], list[Any]]:
    """A function that reads these votes whole, for formats that need them."""

    def read() -> list[Any]:
        from councilui.record.queries.votes import vote_card

        return [vote_card(connection, vote) for vote in votes]

    return read
