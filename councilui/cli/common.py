"""What the commands share: which database, how they print."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, TypeVar, cast

import click

from councilui.cli import records
from councilui.common.plain_text import one_line
from councilui.config.in_force import default_record
from councilui.record.database import open_record
from councilui.record.intact_files import FileChecksum, doubt_about

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

F = TypeVar("F", bound=Callable[..., Any])
_READING_CELLS: Final = 400
_LEAST_CELLS: Final = 20
_SIZES: Final = ("COLUMNS", "LINES")  # of which Rich takes "²" for a number
_MINUS: Final = "\0"  # can be in no argument


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
        type=click.Path(path_type=Path),
        envvar="COUNCILUI_DB",
        default=default_record,
        help="The record to read. By default: COUNCILUI_DB, the one configured or the one that comes with councilui.",
        show_default=False,
    )(function)


def json_option(function: F) -> F:
    """`--json`: for programs."""
    return click.option("--json", "as_json", is_flag=True, help="Print only JSON, for programs.")(function)


class Date(click.ParamType):  # type: ignore[type-arg]  # which it takes since click 8.4
    """A year, a month or a day."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from councilui.common.dates import is_date

        if not is_date(value):
            self.fail(f"“{value}” isn't a year, a month or a day like 2025-01-15.", param, ctx)
        return value


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


def console() -> Console:
    """A console that never reads markup and is as wide as the terminal.

    A pipe gets no color, no spaces at the ends of lines, and 120 columns, or what COLUMNS says.
    """
    from rich.console import Console

    class Piped(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # which isn't a failure; Rich would exit with 1

    is_terminal = sys.stdout.isatty()
    columns = os.environ.get("COLUMNS", "")
    has_width = is_terminal or (columns.isascii() and columns.isdecimal() and int(columns) >= _LEAST_CELLS)
    file = None if is_terminal else cast("IO[str]", Unpadded(sys.stdout))
    environment = {name: value for name, value in os.environ.items() if name not in _SIZES or value.isdecimal()}
    return Piped(
        file=file, markup=False, emoji=False, highlight=False, soft_wrap=False, width=None if has_width else 120,
        _environ=environment,
    )  # fmt: skip


class Unpadded(io.TextIOBase):
    """Writes whole lines without spaces at their ends: what Rich pads is for a terminal's background."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream

    @property
    def encoding(self) -> str:  # type: ignore[override]  # of a stream, which has one
        """That of the stream."""
        return str(getattr(self.stream, "encoding", None) or "utf-8")

    def write(self, text: str) -> int:
        """Write `text`, which ends where a line ends."""
        self.stream.write("\n".join(line.rstrip(" ") for line in text.split("\n")))
        return len(text)

    def flush(self) -> None:
        self.stream.flush()


def print_indented(out: Console, text: Text, cells: int = 0) -> None:
    """Print `text` wrapped, each line indented by `cells`, without spaces at its end."""
    lines = text.wrap(out, out.width - cells)
    for line in lines:
        line.rstrip()
        line.pad_left(cells)
    print_lines(out, lines)


def print_lines(out: Console, lines: Iterable[Text]) -> None:
    """Print wrapped lines in one call: Rich takes as long for a short text as for a long one."""
    from rich.text import Text

    out.print(Text("\n").join(lines), no_wrap=True, overflow="ignore", crop=False)


def print_reading(reading: str) -> None:
    """Print how a query was read, as much as leaves room for what it found; nothing for ""."""
    from rich.text import Text

    from councilui.common.width import cut

    if reading:
        console().print(Text(f"Read as: {cut(reading, _READING_CELLS)}", style="dim"))


def print_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, wrapped: int, right: Sequence[int] = ()
) -> None:
    """A plain table: column `wrapped` takes what width is left and wraps; columns in `right` are right-aligned."""
    from rich.text import Text

    from councilui.cli.table import table_lines

    out = console()
    lines = table_lines(headings, rows, out.width, wrapped=wrapped, right=right)
    out.print(Text(next(lines), style="bold"))
    while batch := list(islice(lines, 1000)):
        sys.stdout.write("\n".join(batch) + "\n")
