"""`councilui export`: things of the record as files."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from click.shell_completion import CompletionItem

from councilui.cli.agreement_command import agreement_options, agreement_query
from councilui.cli.common import F, PathType, QueryCommand, WholeNumber, connect, database_option, output_option
from councilui.cli.completion import id_completer
from councilui.cli.divided_votes_list import divided_votes_options, list_filters, read_page
from councilui.cli.kind_group import KindGroup
from councilui.cli.query_options import build_query, query_options
from councilui.kinds import find_kind

if TYPE_CHECKING:
    from councilui.export.model import Export
    from councilui.kinds import Kind

_MOST: Final = 1_000_000  # statements that are counted


class FormatType(click.ParamType):  # type: ignore[type-arg]  # which it takes since click 8.4
    """One of the formats of `export.formats`."""

    name = "format"

    def __init__(self, kind_name: str) -> None:
        """The formats that a kind can have."""
        self.kind_name = kind_name

    def names(self) -> list[str]:
        from councilui.export.formats import formats_for

        return [f.name for f in formats_for(find_kind(self.kind_name).forms)]

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return f"[{'|'.join(self.names())}]"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(name) for name in self.names() if name.startswith(incomplete)]

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from councilui.export.formats import all_formats

        if value not in [f.name for f in all_formats()]:
            self.fail(f"“{value}” isn't one of {', '.join(self.names())}.", param, ctx)
        return value


def output_options(kind_name: str) -> Callable[[F], F]:
    """The format, the file and the record, for exports of a kind."""

    def add(function: F) -> F:
        to = click.option(
            "--to",
            "format_name",
            type=FormatType(kind_name),
            help="The format; by default, the one that matches the file's extension, or else Markdown.",
        )
        return to(output_option()(database_option(function)))

    return add


def write_exports_of(
    read: Callable[[sqlite3.Connection], Sequence[Export]], database: Path, format_name: str | None, output: Path | None
) -> None:
    """Write what `read` gives: one document after another, the rows under one heading, an array."""
    from councilui.common.files import write_whole
    from councilui.export.formats import DEFAULT, find_format, format_of_file, write_exports
    from councilui.record.queries.origin import origin

    if format_name is None:
        format_name = format_of_file(output.name).name if output is not None else DEFAULT
    with connect(database) as connection:
        text = write_exports(read(connection), format_name, origin(connection))
    if output is None:
        sys.stdout.write(text)
    else:
        write_whole(output, find_format(format_name).signature + text, replace=True)


def _export_command(kind: Kind) -> click.Command:
    def export(names: tuple[str, ...], **options: Any) -> None:
        write_exports_of(lambda connection: [kind.find_export(connection, name) for name in names], **options)

    export.__doc__ = f"{kind.plural[0].upper()}{kind.plural[1:]}: {kind.description}."
    command = click.command(kind.name)(output_options(kind.name)(export))
    command.params.insert(
        0, click.Argument(["names"], nargs=-1, required=True, metavar="ID...", shell_complete=id_completer(kind.name))
    )
    return command


class ExportGroup(KindGroup):
    """Takes `export --to parquet FOLDER` for `export record FOLDER`: the format can only mean the whole record."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        is_record = args[:2] == ["--to", "parquet"] or args[:1] == ["--to=parquet"]
        return super().parse_args(ctx, ["record", *args] if is_record else args)


@click.group("export", cls=ExportGroup, fits=lambda kind: bool(kind.find and kind.to_export), make=_export_command)
def command() -> None:
    """Write part of the record to a file, with its sources. ID is as in 'show'; popolo is Open Civic Data JSON."""


@command.command("comparison")
@click.argument("first", metavar="VOTE", shell_complete=id_completer("vote"))
@click.argument("second", metavar="VOTE", shell_complete=id_completer("vote"))
@output_options("comparison")
def comparison(first: str, second: str, **options: Any) -> None:
    """Two votes side by side; in CSV, seat by seat."""
    from councilui.record.lookup import find_vote

    kind = find_kind("comparison")
    write_exports_of(lambda c: [kind.export(c, find_vote(c, first), find_vote(c, second))], **options)


@command.command("agreement")
@agreement_options
@output_options("agreement")
def agreement(
    body: str | None, since: str | None, until: str | None, all_rolls: bool, bloc: str | None, **options: Any
) -> None:
    """Who votes with whom, for every pair of members; in CSV, one pair per row."""
    query = agreement_query(body, since, until, all_rolls, bloc)
    write_exports_of(lambda c: [find_kind("agreement").export(c, query)], **options)


@command.command("search", cls=QueryCommand)
@click.argument("words", nargs=-1, metavar="QUERY")
@click.option(
    "--limit", type=WholeNumber(1, 100_000), default=1000, show_default=True, help="Write at most this many results."
)
@query_options
@output_options("search")
def search(words: tuple[str, ...], limit: int, saved: str | None, new_since: str | None, **options: Any) -> None:
    """Statements that match a query, newest first."""
    from councilui.record.search.statements import search as find

    query = build_query(words, saved, new_since)
    export_page = find_kind("search").export_page
    write_exports_of(lambda c: [export_page(c, find(c, query, limit=limit, count_cap=_MOST))], **options)


@command.command("divided-votes")
@list_filters
@divided_votes_options
@output_options("divided-votes")
def divided_votes(database: Path, format_name: str | None, output: Path | None, **options: Any) -> None:
    """Votes with at least one no vote, closest first."""
    export_page = find_kind("divided-votes").export_page
    write_exports_of(lambda c: [export_page(c, read_page(c, options))], database, format_name, output)


@command.command("doubts")
@output_options("doubts")
def doubts(**options: Any) -> None:
    """What doesn't add up, as 'check' lists it."""
    write_exports_of(lambda c: [find_kind("doubts").export(c)], **options)


@command.command("memo")
@output_options("memo")
def memo(database: Path, **options: Any) -> None:
    """Your bookmarks with your notes, each with a citation; press b on the screen to add one."""
    from councilui.bookmarks import bookmarks_file, list_bookmarks

    bookmarks = list_bookmarks(bookmarks_file(database))
    write_exports_of(lambda c: [find_kind("memo").export(c, bookmarks)], database, **options)


@command.command("record")
@click.argument("folder", type=PathType(file_okay=False))
@click.option(
    "--to", "format_name", type=click.Choice(["parquet"]), default="parquet", show_default=True, help="The format."
)
@database_option
def record(folder: Path, format_name: str, database: Path) -> None:
    """The whole record as Parquet files in a new FOLDER, for DuckDB, Spark and the like; 'load' reads it back."""
    from councilui.export.parquet import write_parquet
    from councilui.record.queries.loads import vote_scope
    from councilui.record.queries.origin import origin
    from councilui.record.queries.whole_tables import content_classes, table_rows

    with connect(database) as connection:
        loads = origin(connection).loads
        about = {
            "opens_on": next((load.opens_on for load in loads if load.opens_on), None),
            "about": next((load.about for load in loads if load.about), None),
            "vote_scope": vote_scope(connection),
            "loads": [load._asdict() for load in loads],
        }
        counts = write_parquet(folder, ((cls, table_rows(connection, cls)) for cls in content_classes()), about)
    click.echo(f"Wrote {sum(counts.values()):,} rows of {len(counts)} tables to {folder}.")
