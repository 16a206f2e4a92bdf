"""Tables of votes: long (a row a member's vote) and wide (a column a member), as CSV, workbook or flat JSON."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from councilui.load.date_forms import dates_of_folders, find_date
from councilui.load.dates import DateReader
from councilui.load.formats.vote_table import columns
from councilui.load.formats.vote_table.ballot import Ballot
from councilui.load.formats.vote_table.ballots import BallotReader
from councilui.load.formats.vote_table.build import BODY, Builder
from councilui.load.formats.vote_table.columns import Columns, ColumnsError
from councilui.load.formats.vote_table.duplicates import VoteRegister, version_rank
from councilui.load.formats.vote_table.fill_down import FillDown
from councilui.load.formats.vote_table.marks import guess_marks
from councilui.load.formats.vote_table.member_rows import turned_around
from councilui.load.formats.vote_table.people import member_name, shared_keys
from councilui.load.formats.vote_table.profile import Profile
from councilui.load.formats.vote_table.sheets import DELIMITED, ENDINGS, JSON, WORKBOOKS, Sheet, sheets_of
from councilui.load.formats.vote_table.shifts import ShiftCheck
from councilui.load.formats.vote_table.suggestion import suggest
from councilui.load.input_errors import InputError
from councilui.load.inputs import Files
from councilui.load.outcomes import VoteWords, read_outcome
from councilui.load.report import FILE_COPY, FILE_UNREAD, Report
from councilui.load.settings import FILE, Settings, settings_by_file
from councilui.load.speech.captions.small_forms import SPEECH_HEAD, TABLE_HEAD
from councilui.load.speech.file_names import dated_folder
from councilui.record.model import Source

NAME: Final = "vote table"
ORDER: Final = 30
_PAPERS: Final = (".md", ".txt", ".toml", ".pdf", "license", "licence", "notice")
_A_VOTE: Final = re.compile(
    rb"\b(?:ayes?|yeas?|yes|nays?|noe?s?|opposed|in favou?r|affirmative|negative|for|against|oui|non|true|false)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _TableColumns:
    """A table whose columns are understood."""

    sheet: Sheet
    columns: Columns
    is_guess: bool
    dates: DateReader
    date: str | None
    name_problem: str | None
    shifts: ShiftCheck | None
    fill_down: FillDown
    profile: Profile


def detect(files: Files) -> list[str]:
    """Tables of votes by their header and rows; every table when there is nothing else, or [columns] is said."""
    tables = [name for name in files.names() if name.lower().endswith(ENDINGS) and not _is_speech(files, name)]
    if not tables:
        return []
    settings_of = settings_by_file(files)
    plain = [name for name in tables if not name.lower().endswith(JSON)]
    alone = all(
        name in plain or name.lower().endswith(_PAPERS) or PurePosixPath(name).name.startswith("LICENSE")
        for name in files.names()
    )
    return [
        name
        for name in tables
        if (name in plain and (alone or settings_of(name).columns))
        or name.lower().endswith(WORKBOOKS)
        or _has_votes(files, name)
    ]


def advise(files: Files, name: str) -> str:
    """The settings that may map a table in which votes seem to be; "" for any other file."""
    if not name.lower().endswith((*DELIMITED, *JSON)) or _is_speech(files, name):
        return ""
    try:
        sheets = sheets_of(files, name, files.read(name))
    except InputError:
        return ""
    for sheet in sheets:
        profile, words = _profile(sheet), VoteWords()
        if columns.has_vote_column(sheet.headers, profile, words):
            return suggest(sheet.headers, profile, words)
    return ""


def _is_speech(files: Files, name: str) -> bool:
    """Whether a table is one of a speech tool: times and words."""
    if not name.lower().endswith(DELIMITED):
        return False
    first = files.head(name, 256).decode("utf-8-sig", "replace").partition("\n")[0].rstrip("\r")
    return TABLE_HEAD.match(first) is not None or SPEECH_HEAD.match(first) is not None


def _has_votes(files: Files, name: str) -> bool:
    """Whether a file has a table of votes, by all that is in it."""
    raw = files.path(name).read_bytes()
    if name.lower().endswith(JSON) and not _A_VOTE.search(raw):
        return False
    try:
        sheets = sheets_of(files, name, raw)
    except InputError:
        return False
    turned = (_with_votes_in_rows(sheet, Settings(""), VoteWords()) for sheet in sheets)
    return any(columns.guess(sheet.headers, profile, VoteWords()) is not None for sheet, profile in turned)


def _profile(sheet: Sheet) -> Profile:
    return Profile.of(len(sheet.headers), _safe(sheet))


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The rows of all tables. Raises InputError when no table can be understood, or [columns] fits none."""
    report.expect(len(names))
    tables: list[_TableColumns] = []
    mistakes: list[tuple[str, InputError]] = []
    of_names = DateReader(_name_dates(names, files), order=settings.date_order, timezone=settings.timezone)
    for name in sorted(names, key=version_rank):
        try:
            tables += _read_columns(files, name, settings, of_names, report)
        except InputError as error:
            mistakes.append((name, error))
    if not tables:
        raise mistakes[0][1] if mistakes else InputError(files.label, None, "there is no table here")
    for name, mistake in mistakes:
        sentence = str(mistake).split(": ", 1)[-1].splitlines()[0]
        report.warn("table not read", files.label_of(name), "header", sentence)
        report.set_file_fate(files.label_of(name), FILE_UNREAD, sentence)
        report.advance()
    tables = [_with_common_order(table, tables, settings) for table in tables]
    _note(tables, settings, report)
    builder = Builder(settings, report)
    _learn_members(builder, tables)
    votes = VoteRegister(report)
    source = Source(f"{settings.place}/vote-table", "dataset", settings.place, "Vote tables")
    for table in tables:
        base = PurePosixPath(table.sheet.name).name
        source = Source(f"{settings.place}/vote-table/{base}", "dataset", settings.place, base)
        report.enter(files.label_of(table.sheet.name))
        builder.unit = table.columns.unit
        yield source
        yield from _rows(table, builder, votes, source.id, settings, report)
        report.enter("")
        report.advance()
    yield from builder.members.memberships(source.id)


def _with_common_order(table: _TableColumns, tables: Sequence[_TableColumns], settings: Settings) -> _TableColumns:
    """The table with the order of its dates from the others, where its own do not decide and those of the same header
    agree."""
    place = table.columns.places.get("date")
    if place is None or table.dates.order is not None or table.dates.problem is None:
        return table
    header = table.sheet.headers[place]
    orders = {
        other.dates.order
        for other in tables
        if (column := other.columns.places.get("date")) is not None
        and other.sheet.headers[column] == header
        and other.dates.problem is None
    } - {None}
    if len(orders) != 1:
        return table
    dates = DateReader(table.profile.values(place), order=orders.pop(), timezone=settings.timezone, header=header)
    return table if dates.problem else replace(table, dates=dates)


def _learn_members(builder: Builder, tables: Sequence[_TableColumns]) -> None:
    """Who shares a name, and whether surnames stand alone, in the headers of all wide tables."""
    wide = [table.columns for table in tables if table.columns.members]
    for table in wide:
        builder.members.shared_keys |= shared_keys([member_name(table.headers[column]) for column in table.members])
    single = sum(
        len(member_name(table.headers[column]).bare.split()) == 1 for table in wide for column in table.members
    )
    builder.members.surnames_only = single * 2 > sum(len(table.members) for table in wide)


def _rows(
    table: _TableColumns, builder: Builder, votes: VoteRegister, source: str, settings: Settings, report: Report
) -> Iterator[object]:
    sheet = table.sheet
    for note in (*sheet.notes, table.dates.note):
        if note:
            report.note(note if sheet.label in note else f"{sheet.label}: {note}")
    words = VoteWords(settings.words)
    try:
        ballots = BallotReader(
            sheet,
            table.columns,
            table.dates,
            table.date,
            words,
            report,
            table.name_problem,
            table.shifts,
            table.fill_down,
        ).ballots()
    except csv.Error as error:
        report.set_file_fate(sheet.label, FILE_UNREAD, "The table breaks off.")
        report.omit_rest("table rows", "of a table that breaks off")
        report.omit_rest("member cells", "of a table that breaks off")
        reason = f"The table breaks off ({error}): is a quotation mark never closed?"
        report.warn("table not read", sheet.label, "rows", reason)
        return
    if table.columns.members:
        for ballot in ballots:
            if ballot.casts:
                builder.members.add_roll_date(builder.body_of(ballot), ballot.date)
    builder.words = _with_marks(ballots, words, settings, sheet.label, report)
    new = votes.new(ballots, sheet.label, builder.unit)
    if ballots and not new and sheet.is_file:
        report.set_file_fate(sheet.label, FILE_COPY, "All of its votes are in another table.")
    yield from builder.rows(new, sheet.label, source)


def _with_marks(
    ballots: Sequence[Ballot], words: VoteWords, settings: Settings, file: str, report: Report
) -> VoteWords:
    """The words of the settings, and those marks whose meaning the table makes plain, which is told."""
    rolls = [
        (Counter(cast.word for cast in ballot.casts), read_outcome(ballot.get("result")).tally)
        for ballot in ballots
        if ballot.casts
    ]
    marks = guess_marks(rolls, words)
    if not marks:
        return words
    lines = "\n".join(f'"{word}" = "{option}"' for word, option in marks.items())
    report.note(
        f"What these words mean in {file} was guessed. To say it yourself: {FILE} beside the data\n[words]\n{lines}"
    )
    return VoteWords({**marks, **settings.words})


def _read_columns(
    files: Files, name: str, settings: Settings, of_names: DateReader, report: Report
) -> list[_TableColumns]:
    """The tables of a file with their columns. Raises InputError when none is understood."""
    words = VoteWords(settings.words)
    tables: list[_TableColumns] = []
    mistakes: list[tuple[Sheet, InputError]] = []
    name_parts = _name_dates([name], files)
    date = next((day for text in name_parts if (day := of_names.read(text))), None)
    is_open = date is None and any(map(of_names.is_ambiguous, name_parts))
    name_problem = of_names.problem if is_open else None
    for sheet in sheets_of(files, name, files.read(name)):
        sheet, profile = _with_votes_in_rows(sheet, settings, words)
        try:
            table_columns, is_guess = _columns(sheet, profile, settings, words)
        except InputError as error:
            mistakes.append((sheet, error))
            continue
        table_columns = columns.with_details(table_columns, profile, words)
        if is_guess:
            table_columns = replace(table_columns, doubtful=columns.overlooked(table_columns, profile, words))
        for column in table_columns.doubtful:
            reason = f"“{sheet.headers[column][:60]}” holds few words for votes and was not taken for a member."
            report.warn(
                "column not read", sheet.label, "header", f"{reason} To say that it is: [columns] members = […]"
            )
        sheet_date = of_names.read(sheet.title) or date
        place = table_columns.places.get("date")
        dates = DateReader(
            profile.values(place) if place is not None else (), order=settings.date_order, timezone=settings.timezone,
            known=[sheet_date] if sheet_date else (), header=sheet.headers[place] if place is not None else "",
        )  # fmt: skip
        shifts = ShiftCheck(table_columns, profile, words) if table_columns.members else None
        fill_down = FillDown(sheet, table_columns, profile)
        tables.append(
            _TableColumns(sheet, table_columns, is_guess, dates, sheet_date, name_problem, shifts, fill_down, profile)
        )
    if not tables:
        raise mistakes[0][1] if mistakes else InputError(files.label_of(name), None, "there is no table here")
    for sheet, mistake in mistakes:
        sentence = str(mistake).split(": ", 1)[-1].splitlines()[0]
        report.warn("table not read", sheet.label, "header", sentence)
    return tables


def _with_votes_in_rows(sheet: Sheet, settings: Settings, words: VoteWords) -> tuple[Sheet, Profile]:
    """A table and its profile; one with a row for each member is turned around, unless the user maps its columns."""
    profile = _profile(sheet)
    if _is_mapped(sheet, profile, settings, words):
        return sheet, profile
    turned = turned_around(sheet, profile, words)
    if turned is None or not _is_mapped(turned, turned_profile := _profile(turned), settings, words):
        return sheet, profile
    return turned, turned_profile


def _is_mapped(sheet: Sheet, profile: Profile, settings: Settings, words: VoteWords) -> bool:
    """Whether the columns can be told, by the settings or by themselves."""
    if not settings.columns:
        return columns.guess(sheet.headers, profile, words) is not None
    try:
        columns.from_settings(sheet.headers, settings.columns)
    except ColumnsError:
        return False
    return True


def _columns(sheet: Sheet, profile: Profile, settings: Settings, words: VoteWords) -> tuple[Columns, bool]:
    """A table's columns, and whether they were guessed. Raises InputError."""
    if settings.columns:
        try:
            return columns.from_settings(sheet.headers, settings.columns), False
        except ColumnsError as error:
            if (guess := columns.guess(sheet.headers, profile, words)) is not None:
                return guess, True  # the settings may be for another table of the folder
            raise InputError(sheet.label, 1, str(error)) from error
    guess = columns.guess(sheet.headers, profile, words)
    if guess is None:
        headers = ", ".join(f"“{header[:40]}”" for header in sheet.headers[:60])
        help_text = suggest(sheet.headers, profile, words)
        raise InputError(sheet.label, 1, f"what its columns mean cannot be told; they are {headers}.\n{help_text}")
    return guess, True


def _safe(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table up to where it breaks off."""
    try:
        yield from sheet.rows()
    except csv.Error:
        return


def _name_dates(names: Sequence[str], files: Files) -> list[str]:
    """The parts of names that may hold a date, the file's own before those of its folders, the input's own last."""
    parts: list[str] = []
    for name in names:
        path = PurePosixPath(name)
        parts += [path.stem if path.suffix.lower() in ENDINGS else path.name, *reversed(path.parent.parts)]
        if not any(find_date(part) for part in path.parts):
            parts += dates_of_folders(path)
    return list(dict.fromkeys([*parts, *filter(None, [dated_folder(files)])]))


def _note(tables: Sequence[_TableColumns], settings: Settings, report: Report) -> None:
    """Tell each guessed map once, and that the body was not named."""
    guesses: dict[str, list[str]] = {}
    for table in tables:
        if table.is_guess:
            guesses.setdefault(table.columns.toml(), []).append(table.sheet.label)
    for toml, names in guesses.items():
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        report.note(
            f"What the columns of {names[0]}{more} mean was guessed. To say it yourself, put this into a file"
            f" {FILE} beside the data:\n{toml}"
        )
    if settings.body is None and any("body" not in table.columns.places for table in tables):
        report.note(f'The tables name no body; "{BODY}" was taken. To say it, write body = "…" in {FILE}.')
