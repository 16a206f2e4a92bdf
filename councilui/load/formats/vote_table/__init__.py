"""Vote tables in CSV: long (a row a member's vote) and wide (a column a member), by any delimiter and encoding."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from councilui.load.formats.vote_table import columns, text
from councilui.load.formats.vote_table.ballots import Reader
from councilui.load.formats.vote_table.build import BODY, Builder
from councilui.load.formats.vote_table.columns import Columns, ColumnsError
from councilui.load.formats.vote_table.people import named, sharing
from councilui.load.formats.vote_table.words import date_in
from councilui.load.inputs import Files
from councilui.load.mistakes import MistakeError
from councilui.load.report import FILE_UNREAD, Report
from councilui.load.settings import FILE, Settings
from councilui.record.model import Source

NAME: Final = "vote table"
ORDER: Final = 30
_ENDS: Final = (".csv", ".tsv", ".tab", ".psv")
_PAPERS: Final = (".md", ".txt", ".toml", ".pdf", "license", "licence", "notice")
_HEAD: Final = 65536
_SAMPLE: Final = 200
_HELP: Final = """Put a file councilui.toml beside the data that says what the columns mean, for a row a vote:
[columns]
date = "…"
title = "…"
person = "…"
option = "…"
result = "…"
or for a column a member:
[columns]
title = "…"
result = "…"
members = ["first member column", "last member column"]"""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table whose columns are understood."""

    name: str
    delimiter: str
    columns: Columns
    guessed: bool


def claims(files: Files) -> list[str]:
    """Tables of votes by their header and first rows; every table when there is nothing else, or [columns] is said."""
    tables = [name for name in files.names() if name.lower().endswith(_ENDS)]
    if not tables:
        return []
    settings = [name for name in files.names() if name.rsplit("/", 1)[-1] == FILE]
    said = any(b"[columns]" in files.head(name) for name in settings)
    alone = all(
        name in tables or name.lower().endswith(_PAPERS) or _base(name).startswith("LICENSE") for name in files.names()
    )
    if said or alone:
        return tables
    return [name for name in tables if _guessed(files.head(name, _HEAD)) is not None]


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The rows of all tables. Raises MistakeError when no table can be understood, or [columns] fits none."""
    report.expect(len(names))
    tables, mistakes = [], []
    for name in names:
        try:
            tables.append(_understood(files, name, settings))
        except MistakeError as error:
            mistakes.append((name, error))
    if not tables:
        raise mistakes[0][1] if mistakes else MistakeError(files.label, None, "there is no table here")
    for name, mistake in mistakes:
        sentence = str(mistake).split(": ", 1)[-1].splitlines()[0]
        report.doubt("table not read", files.shown(name), "header", sentence)
        report.set_file_fate(files.shown(name), FILE_UNREAD, sentence)
        report.advance()
    _note(tables, files, settings, report)
    builder = Builder(settings, report)
    for table in tables:
        people = [named(table.columns.headers[at]) for at in table.columns.members]
        builder.members.shared |= sharing(people)
    wide = [table.columns for table in tables if table.columns.wide]
    single = sum(len(named(c.headers[at]).bare.split()) == 1 for c in wide for at in c.members)
    builder.members.surnames_only = single * 2 > sum(len(c.members) for c in wide)
    source = Source(f"{settings.place}/vote-table", "dataset", settings.place, "Vote tables")
    for table in tables:
        source = Source(
            f"{settings.place}/vote-table/{_base(table.name)}", "dataset", settings.place, _base(table.name)
        )
        report.enter(files.shown(table.name))
        builder.unit = "member cells" if table.columns.wide else "table rows"
        yield source
        yield from _rows(files, table, builder, source.id, report)
        report.enter("")
        report.advance()
    yield from builder.members.memberships(source.id)


def _rows(files: Files, table: _Table, builder: Builder, source: str, report: Report) -> Iterator[object]:
    shown = files.shown(table.name)
    content, encoding = text.decoded(files.read(table.name))
    if encoding != "utf-8":
        report.note(f"{shown} was read as {encoding}, not as UTF-8.")
    lines = text.rows(content, table.delimiter)
    reader = Reader(table.columns, shown, date_in(_base(table.name)), report)
    try:
        next((cells for _, cells in lines if any(cell.strip() for cell in cells)), None)
        ballots = reader.ballots(lines)
    except csv.Error as error:
        report.set_file_fate(shown, FILE_UNREAD, "The table breaks off.")
        report.omit_rest("table rows", "of a table that breaks off")
        report.omit_rest("member cells", "of a table that breaks off")
        report.doubt(
            "table not read", shown, "rows", f"The table breaks off ({error}): is a quotation mark never closed?"
        )
        return
    if table.columns.wide:
        for ballot in ballots:
            if ballot.casts:
                builder.members.met(builder.body_of(ballot), ballot.date)
    yield from builder.rows(ballots, shown, source)


def _understood(files: Files, name: str, settings: Settings) -> _Table:
    """The table's delimiter and columns. Raises MistakeError."""
    shown = files.shown(name)
    head = text.head_text(files.head(name, _HEAD))
    delimiter = text.delimiter_of(head)
    if delimiter is None:
        raise MistakeError(shown, None, "this is no table: its rows are not cut into cells by , ; | or tabs")
    headers, sample = _sample(head, delimiter)
    if settings.columns:
        try:
            return _Table(name, delimiter, columns.said(headers, settings.columns), guessed=False)
        except ColumnsError as error:
            raise MistakeError(shown, 1, str(error)) from error
    found = columns.guess(headers, sample)
    if found is None:
        seen = ", ".join(f"“{header[:40]}”" for header in headers[:60])
        raise MistakeError(shown, 1, f"what its columns mean cannot be told; they are {seen}.\n{_HELP}")
    return _Table(name, delimiter, found, guessed=True)


def _guessed(head: bytes) -> Columns | None:
    content = text.head_text(head)
    delimiter = text.delimiter_of(content)
    return columns.guess(*_sample(content, delimiter)) if delimiter is not None else None


def _sample(head: str, delimiter: str) -> tuple[tuple[str, ...], list[list[str]]]:
    """The header, and the first rows below it."""
    found: list[list[str]] = []
    try:
        for _, cells in text.rows(head, delimiter):
            if any(cell.strip() for cell in cells):
                found.append(cells)
            if len(found) > _SAMPLE:
                break
    except csv.Error:
        pass
    return (columns.clean_headers(found[0]) if found else ()), found[1:]


def _note(tables: Sequence[_Table], files: Files, settings: Settings, report: Report) -> None:
    """Tell each guessed map once, and that the body was not named."""
    told: dict[str, list[str]] = {}
    for table in tables:
        if table.guessed:
            told.setdefault(table.columns.toml(), []).append(files.shown(table.name))
    for toml, names in told.items():
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        report.note(
            f"What the columns of {names[0]}{more} mean was guessed. To say it yourself, put this into a file"
            f" {FILE} beside the data:\n{toml}"
        )
    if settings.body is None and any("body" not in table.columns.places for table in tables):
        report.note(f'The tables name no body; "{BODY}" was taken. To say it, write body = "…" in {FILE}.')


def _base(name: str) -> str:
    return name.rsplit("/", 1)[-1]
