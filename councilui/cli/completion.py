"""What a shell offers for a word that is being typed: ids and names of the record that the command line names."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from councilui.config.in_force import default_record
from councilui.record.database import open_record

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def record_completer(query: Callable[[sqlite3.Connection, str], Iterable[tuple[str, str]]]) -> Completer:
    """Offers what `query` finds in the record; nothing where there is none to be read."""

    def complete(context: click.Context, _: click.Parameter, beginning: str) -> list[CompletionItem]:
        from councilui.common.errors import CouncilError

        try:
            with closing(open_record(database_of(context))) as connection:
                return [CompletionItem(word, help=label or None) for word, label in query(connection, beginning)]
        except (CouncilError, sqlite3.Error, OSError):
            return []

    return complete


def database_of(context: click.Context) -> Path:
    """The record of a command line: that of -d, of COUNCILUI_DB, else the shipped one."""
    return context.params.get("database") or context.params.get("option") or default_record()


def id_completer(kind: str) -> Completer:
    """Offers what names a thing of a kind."""

    def query(connection: sqlite3.Connection, beginning: str) -> Iterable[tuple[str, str]]:
        from councilui.record.queries.completions import complete_ids

        return complete_ids(connection, kind, beginning)

    return record_completer(query)


def place_completer(context: click.Context, parameter: click.Parameter, beginning: str) -> list[CompletionItem]:
    """Offers places of the record, and has the shell offer files."""

    def query(connection: sqlite3.Connection, beginning: str) -> Iterable[tuple[str, str]]:
        from councilui.record.queries.completions import complete_places

        return complete_places(connection, beginning)

    places = [] if "/" in beginning else record_completer(query)(context, parameter, beginning)
    return places or [CompletionItem(beginning, type="file")]


def theme_completer(_context: click.Context, _parameter: click.Parameter, beginning: str) -> list[CompletionItem]:
    """Offers the names of themes."""
    from councilui.tui.themes import theme_names

    return [CompletionItem(name) for name in ("auto", *theme_names()) if name.startswith(beginning)]


def saved_completer(_context: click.Context, _parameter: click.Parameter, beginning: str) -> list[CompletionItem]:
    """Offers the names of saved searches."""
    from councilui.common.errors import CouncilError
    from councilui.saved_searches import list_searches

    try:
        return [CompletionItem(name) for name in list_searches() if name.startswith(beginning)]
    except CouncilError:
        return []
