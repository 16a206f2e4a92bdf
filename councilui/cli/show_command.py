"""`councilui show`: one thing whole, on the terminal or as JSON."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from councilui.cli.common import connect, database_option, json_option, print_json
from councilui.cli.completion import id_completer
from councilui.cli.kind_group import KindGroup

if TYPE_CHECKING:
    from councilui.export.model import Export
    from councilui.kinds import Kind


class View(NamedTuple):
    """Another way to show a kind, chosen by an option."""

    option: str
    help: str
    print: Callable[[sqlite3.Connection, str], None]
    print_json: Callable[[sqlite3.Connection, str], None] | None = None


def _print_chamber(connection: sqlite3.Connection, typed: str) -> None:
    from councilui.cli.chamber_text import print_chamber
    from councilui.record.lookup import find_vote
    from councilui.record.queries.votes import vote_card

    print_chamber(vote_card(connection, find_vote(connection, typed)))


def _print_grid(connection: sqlite3.Connection, typed: str) -> None:
    from councilui.cli.styled_text import output
    from councilui.export.roll_grid import grid_lines
    from councilui.kinds.grid import read_grid
    from councilui.record.lookup import find_meeting

    for line in grid_lines(read_grid(connection, find_meeting(connection, typed)), output().width):
        click.echo(line)


def _print_grid_json(connection: sqlite3.Connection, typed: str) -> None:
    from councilui.kinds.grid import KIND

    _print_data(KIND.find_export(connection, typed))


_VIEWS: Final = {
    "vote": View("--chamber", "Draw the chamber seat by seat, then list the votes by ward.", _print_chamber),
    "meeting": View(
        "--grid",
        "Show only its roll calls: a row for each vote, a column for each member.",
        _print_grid,
        _print_grid_json,
    ),
}


def _show_command(kind: Kind) -> click.Command:
    view = _VIEWS.get(kind.name)

    def show(words: tuple[str, ...], database: Path, as_json: bool, in_view: bool = False) -> None:
        typed = " ".join(words)
        with connect(database) as connection:
            if view is not None and in_view and (view.print_json or not as_json):
                (view.print_json or view.print if as_json else view.print)(connection, typed)
                return
            export = _find_export(connection, kind, typed)
        if as_json:
            _print_data(export)
        else:
            from councilui.cli.document_text import print_documents

            assert export.document is not None
            print_documents(export.document())

    show.__doc__ = f"A {kind.name}: {kind.description.partition('; in CSV')[0]}."
    if kind.name == "matter":
        show.__doc__ += "\n\nID can also be a popular name; if several matters go by it, their histories are combined."
    command = click.command(kind.name)(database_option(json_option(show)))
    command.params.insert(
        0, click.Argument(["words"], nargs=-1, required=True, metavar="ID", shell_complete=id_completer(kind.name))
    )
    if view is not None:
        command.params.insert(1, click.Option([view.option, "in_view"], is_flag=True, help=view.help))
    return command


@click.group("show", cls=KindGroup, fits=lambda kind: kind.is_shown, make=_show_command)
def command() -> None:
    """Show everything on record about one thing. ID is an id, a record number, a date or an unambiguous name."""


def _find_export(connection: sqlite3.Connection, kind: Kind, typed: str) -> Export:
    """What was typed; a name that several matters go by gives all of them with their history."""
    from councilui.common.errors import AmbiguousError

    try:
        return kind.find_export(connection, typed)
    except AmbiguousError:
        if kind.name != "matter":
            raise
        from councilui.kinds.matter_group import KIND, read_matter_group

        name, pages = read_matter_group(connection, typed)
        if len(pages) < 2 or KIND.to_export is None:
            raise
        return KIND.to_export(connection, (name, pages))


def _print_data(export: Export) -> None:
    assert export.data is not None
    print_json(export.data())
