"""Tables of votes, a row for each member's vote or a column for each member: CSV, workbook or flat JSON."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from councilui.common.shares import plural
from councilui.load.bodies import DEFAULT_BODY
from councilui.load.dates import DateReader
from councilui.load.encodings import decode
from councilui.load.file_names import split_kind
from councilui.load.formats.vote_table import columns
from councilui.load.formats.vote_table.ballot import Ballot
from councilui.load.formats.vote_table.ballots import BallotReader
from councilui.load.formats.vote_table.build import Builder
from councilui.load.formats.vote_table.duplicates import TableBallots, VoteRegister
from councilui.load.formats.vote_table.json_rows import list_paths
from councilui.load.formats.vote_table.marks import guess_marks
from councilui.load.formats.vote_table.midnight import join_nights
from councilui.load.formats.vote_table.sheets import DELIMITED, ENDINGS, JSON, WORKBOOKS, sheets_of
from councilui.load.formats.vote_table.suggestion import suggest
from councilui.load.formats.vote_table.tables import (
    VoteTable,
    find_form,
    name_dates,
    note_unread,
    profile_of,
    read_tables,
    rows_at,
    words_of,
)
from councilui.load.input_errors import InputError
from councilui.load.inputs import Files
from councilui.load.members import member_name
from councilui.load.outcomes import VoteWords, read_outcome, read_tally
from councilui.load.report import FILE_COPY, FILE_UNREAD, Report
from councilui.load.settings import FILE, Settings, settings_by_file
from councilui.load.speech.captions.small_forms import TABLE_HEAD, is_speech_head
from councilui.load.version_names import version_rank
from councilui.record.model import Source

NAME: Final = "vote table"
ORDER: Final = 30
_PAPERS: Final = (".md", ".txt", ".toml", ".pdf", "license", "licence", "notice")


def detect(files: Files) -> list[str]:
    """Tables of votes by their header and rows; all but JSON when there is nothing else, or [columns] is said."""
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
        if (name in plain and (alone or settings_of(name).columns)) or _has_votes(files, name, settings_of(name))
    ]


def advise(files: Files, name: str) -> str:
    """The settings that may map a table in which votes seem to be, or why a workbook can't be read; else ""."""
    if not name.lower().endswith(ENDINGS) or _is_speech(files, name):
        return ""
    raw = files.read(name)
    ways = ["", *list_paths(raw)] if name.lower().endswith(JSON) else [""]
    return next((advice for way in ways if (advice := _advise_at(files, name, raw, way))), "")


def _advise_at(files: Files, name: str, raw: bytes, way: str) -> str:
    try:
        sheets = sheets_of(files, name, raw, way)
    except InputError as error:
        return f"{error.sentence[0].upper()}{error.sentence[1:]}." if name.lower().endswith(WORKBOOKS) else ""
    for sheet in sheets:
        profile, words = profile_of(sheet), words_of(sheets, Settings(""))
        if columns.may_hold_votes(sheet.headers, profile, words):
            return suggest(sheet.headers, profile, words, way)
    return ""


def _is_speech(files: Files, name: str) -> bool:
    """Whether a table is one of a speech tool: times and words."""
    if not name.lower().endswith(DELIMITED):
        return False
    first = decode(files.head(name, 256))[0].partition("\n")[0].rstrip("\r")
    return TABLE_HEAD.match(first) is not None or is_speech_head(first)


def _has_votes(files: Files, name: str, settings: Settings) -> bool:
    """Whether a file has a table of votes, by all that is in it and the user's settings for it."""
    try:
        sheets = sheets_of(files, name, files.read(name), rows_at(settings))
    except InputError:
        return False
    words = words_of(sheets, settings)
    return any(find_form(sheet, settings, words) for sheet in sheets)


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The rows of all tables. Raises InputError when no table can be understood, or [columns] fits none."""
    report.expect(len(names))
    tables: list[VoteTable] = []
    mistakes: list[tuple[str, InputError]] = []
    of_names = DateReader(name_dates(names, files), order=settings.date_order, timezone=settings.timezone)
    for name in sorted(names, key=version_rank):
        try:
            tables += read_tables(files, name, settings, of_names, report)
        except InputError as error:
            mistakes.append((name, error))
    if not tables:
        raise mistakes[0][1] if mistakes else InputError(files.label, None, "there is no table here")
    for name, mistake in mistakes:
        sentence = mistake.sentence.splitlines()[0]
        report.warn("table not read", files.label_of(name), "header", sentence)
        report.set_file_fate(files.label_of(name), FILE_UNREAD, sentence)
        note_unread(report, files.label_of(name), mistake)
        report.advance()
    if misfits := {table.misfit for table in tables if all(other.misfit for other in tables)} - {""}:
        reason = f"{min(misfits)}. The columns of every table were guessed instead."
        report.warn("setting not used", settings.file or FILE, "[columns]", reason)
    tables = [_with_common_order(table, tables, settings) for table in tables]
    _note(tables, settings, report)
    builder = Builder(settings, report)
    _learn_members(builder, tables)
    votes = VoteRegister(report, builder.body_of)
    parts = [part for table in tables if (part := _ballots_of(table, files, builder, settings, report)) is not None]
    for part in parts:
        votes.add(part)
        yield Source(part.source, "dataset", settings.place, PurePosixPath(part.table.sheet.name).name)
    for part in parts:
        report.enter(part.file)
        yield from _rows(part, votes.ballots(part), builder, report)
        report.enter("")
    builder.unknown_words.report_vote_words(report)
    if parts:
        yield from builder.members.memberships(parts[-1].source)


def _with_common_order(table: VoteTable, tables: Sequence[VoteTable], settings: Settings) -> VoteTable:
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


def _learn_members(builder: Builder, tables: Sequence[VoteTable]) -> None:
    """Who shares a name, and whether surnames stand alone, in the headers of all wide tables."""
    wide = [[member_name(name) for name in table.columns.member_names.values()] for table in tables]
    for names in wide:
        builder.members.tell_apart(names)
    single = sum(len(name.bare.split()) == 1 for names in wide for name in names)
    builder.members.surnames_only = single * 2 > sum(map(len, wide))


def _ballots_of(
    table: VoteTable, files: Files, builder: Builder, settings: Settings, report: Report
) -> TableBallots | None:
    """What a table tells; None for one that breaks off."""
    sheet, file = table.sheet, files.label_of(table.sheet.name)
    report.enter(file)
    for note in (*sheet.notes, table.dates.note):
        if note:
            report.note(note if sheet.label in note else f"{sheet.label}: {note}")
    try:
        ballots = BallotReader(table, table.words, report).ballots()
    except csv.Error as error:
        report.set_file_fate(sheet.label, FILE_UNREAD, "The table is cut off.")
        report.omit_rest("table rows", "of a table that is cut off")
        report.omit_rest("member cells", "of a table that is cut off")
        reason = f"The table is cut off ({error}): is a quotation mark never closed?"
        report.warn("table not read", sheet.label, "rows", reason)
        return None
    finally:
        report.advance()
    places = table.columns.places
    if "time" in places and places["time"] == places.get("date") and (count := join_nights(ballots)):
        report.note(f"{sheet.label}: {plural(count, 'vote')} after midnight went to the meeting of the evening before.")
    if table.columns.members:
        for ballot in ballots:
            if ballot.casts:
                builder.members.add_roll_date(builder.body_of(ballot), ballot.date)
    source = f"{settings.place}/vote-table/{PurePosixPath(sheet.name).name}"
    return TableBallots(table, file, source, _with_marks(ballots, table.words, sheet.label, report), ballots)


def _rows(part: TableBallots, new: Sequence[Ballot], builder: Builder, report: Report) -> Iterator[object]:
    if part.ballots and not new and part.table.sheet.is_file:
        report.set_file_fate(part.label, FILE_COPY, "All of its votes are in another table.")
    builder.unit, builder.words = part.table.columns.unit, part.words
    yield from builder.rows(new, part.label, part.source)


def _with_marks(ballots: Sequence[Ballot], words: VoteWords, file: str, report: Report) -> VoteWords:
    """The words of the settings and the legend, and those marks whose meaning the table makes plain, which is told."""
    rolls = [
        (
            Counter(cast.word for cast in ballot.casts),
            read_tally(ballot.get("tally")) or read_outcome(ballot.get("result")).tally,
        )
        for ballot in ballots
        if ballot.casts
    ]
    marks = guess_marks(rolls, words)
    if not marks:
        return words
    lines = "\n".join(f'"{word}" = "{option}"' for word, option in marks.items())
    report.note(
        f"The meaning of these words in {file} was guessed. To set it yourself, put this in a file {FILE} beside the"
        f" data:\n[words]\n{lines}"
    )
    return words.with_meanings(marks)


def _names_body(table: VoteTable) -> bool:
    """Whether a table has a column of bodies, rather than none or one of kinds of meetings: "Regular"."""
    place = table.columns.places.get("body")
    return place is not None and any(split_kind(value)[0] for value in table.profile.samples(place))


def _note(tables: Sequence[VoteTable], settings: Settings, report: Report) -> None:
    """Tell each guessed map once, and that the body was not named."""
    guesses: dict[str, list[str]] = {}
    for table in tables:
        if table.is_guess:
            guesses.setdefault(table.columns.toml(), []).append(table.sheet.label)
    for toml, names in guesses.items():
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        report.note(
            f"The meaning of the columns in {names[0]}{more} was guessed. To set it yourself, put this in a file"
            f" {FILE} beside the data:\n{toml}"
        )
    if settings.body is None and not all(map(_names_body, tables)):
        report.note(
            f"The tables don't name a body, so “{DEFAULT_BODY}” was assumed."
            f' To change that, write body = "…" in {FILE}.'
        )
