"""What the commands share: which database, how they print."""

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from councilui.cli import records
from councilui.common.errors import CouncilError
from councilui.common.plain_text import one_line
from councilui.config.in_force import default_record
from councilui.record.database import open_record
from councilui.record.intact_files import FileChecksum, doubt_about

F = TypeVar("F", bound=Callable[..., Any])
_READING_CELLS: Final = 400
_MINUS: Final = "\0"  # can be in no argument


class CommandGroup(click.Group):
    """A group whose help has the whole first sentence about each command; click ends it at the end of the line."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(1000)) for name, command in commands if command])


class QueryCommand(click.Command):
    """A command whose words may begin with a minus: whatever isn't an option is an excluded word.

    A long name that begins with two is an option or a mistake, and a short option's value stands apart from it.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        names = {name: option for option in self.get_params(ctx) for name in (*option.opts, *option.secondary_opts)}
        words, is_value = list[str](), False
        for arg in args:
            excluded = arg[:1] == "-" and arg[1:2] not in ("", "-") and arg not in names
            words.append(f"{_MINUS}{arg[1:]}" if excluded and not is_value else arg)
            option = names.get(arg) if not is_value else None
            is_value = isinstance(option, click.Option) and not option.is_flag and not option.count
        rest = super().parse_args(ctx, words)
        for name, value in ctx.params.items():
            if isinstance(value, tuple):
                ctx.params[name] = tuple(word.replace(_MINUS, "-") for word in value)
        return rest


def database_option(function: F) -> F:
    """`--db`/`-d`, else COUNCILUI_DB, else the shipped record."""
    return click.option(
        "-d",
        "--db",
        "database",
        type=PathType(),
        envvar="COUNCILUI_DB",
        default=default_record,
        help="The record to read. By default: COUNCILUI_DB, the one configured or the one that comes with councilui.",
        show_default=False,
    )(function)


def json_option(function: F) -> F:
    """`--json`: for programs."""
    return click.option("--json", "as_json", is_flag=True, help="Print only JSON, for programs.")(function)


def output_option(what: str = "The file to write") -> Callable[[F], F]:
    """`--output`/`-o`: a file; None for standard output, which is also what "-" means."""
    return click.option(
        "-o",
        "--output",
        type=PathType(dir_okay=False),
        callback=lambda context, parameter, path: None if path == Path("-") else path,
        help=f"{what}; by default, or for -, standard output.",
    )


def period_options(function: F) -> F:
    """`--since` and `--until`, both included."""
    since = click.option(
        "--since", "--after", "since", type=Date(), help="From this year, month or day on, such as 2024-06."
    )
    until = click.option("--until", "--before", "until", type=Date(), help="Up to this year, month or day.")
    return since(until(function))


class PathType(click.Path):
    """A Path (or `path_type`), with the options of `click.Path`.

    An empty one, of a shell's variable that isn't set, is refused: to Path, it is the folder in which the command runs.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"path_type": Path, **options})

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        if not os.fspath(value):
            self.fail("The path is empty.", param, ctx)
        return super().convert(value, param, ctx)


class WholeNumber(click.ParamType):  # type: ignore[type-arg]  # which it takes since click 8.4
    """A whole number from `least` on, at most `most`."""

    name = "number"

    def __init__(self, least: int, most: int | None = None) -> None:
        self.least = least
        self.most = most

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            number = int(value)
        except ValueError:
            number = self.least - 1
        if number < self.least or (self.most is not None and number > self.most):
            span = f"from {self.least} to {self.most}" if self.most is not None else f"of {self.least} or more"
            self.fail(f"“{value}” isn't a whole number {span}.", param, ctx)
        return number


class Date(click.ParamType):  # type: ignore[type-arg]  # as above
    """A year, a month or a day."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from councilui.common.dates import check_date

        try:
            return check_date(value)
        except CouncilError as error:
            self.fail(str(error), param, ctx)


@contextmanager
def connect(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the record that is closed at the end; if the record is damaged, standard error says so."""
    checksum = FileChecksum(database)
    with closing(open_record(database)) as connection:
        records[database] = checksum
        yield connection
        sys.stdout.flush()  # the answer needn't wait until a large file is read to its end
        if doubt := doubt_about(connection, checksum):
            sys.stderr.write(f"councilui: {one_line(doubt)}\n")


def print_json(value: object) -> None:
    """One object or array on standard output."""
    from councilui.export.formats.json import json_text

    sys.stdout.write(json_text(value))


def print_json_line(value: object) -> None:
    """One object on a line of standard output, now."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def print_reading(reading: str) -> None:
    """Print how a query was read, as much as leaves room for what it found; nothing for ""."""
    from councilui.cli.styled_text import output
    from councilui.common.width import cut

    if reading:
        output().print((f"Read as: {cut(reading, _READING_CELLS)}", "dim"))


def print_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, wrapped: int, right: Sequence[int] = ()
) -> None:
    """A plain table: column `wrapped` takes what width is left and wraps; columns in `right` are right-aligned."""
    from councilui.cli.styled_text import output
    from councilui.cli.table import table_lines

    out = output()
    lines = table_lines(headings, rows, out.width, wrapped=wrapped, right=right)
    out.print_line((next(lines), "bold"))
    while batch := list(islice(lines, 1000)):
        sys.stdout.write("\n".join(batch) + "\n")
