"""The tables in a file, with what their columns mean and how their dates are read."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final

from councilui.common.toml_file import toml_value
from councilui.load.date_forms import dates_of_folders, find_date, is_span
from councilui.load.dates import DateReader
from councilui.load.file_names import dated_folder
from councilui.load.formats.vote_table import columns
from councilui.load.formats.vote_table.column_settings import ColumnsError, columns_of
from councilui.load.formats.vote_table.columns import Columns
from councilui.load.formats.vote_table.date_columns import likely_date
from councilui.load.formats.vote_table.date_parts import with_whole_dates
from councilui.load.formats.vote_table.fill_down import FillDown
from councilui.load.formats.vote_table.headers import header_key
from councilui.load.formats.vote_table.headings import heading_of, heads_a_meeting, with_title_above
from councilui.load.formats.vote_table.legend import is_legend, legend_of
from councilui.load.formats.vote_table.marked_sides import with_members, with_words
from councilui.load.formats.vote_table.member_rows import turned_around
from councilui.load.formats.vote_table.name_lists import names_two
from councilui.load.formats.vote_table.odd_columns import find_odd_columns
from councilui.load.formats.vote_table.profile import Profile
from councilui.load.formats.vote_table.sheets import ENDINGS, Sheet, sheets_of
from councilui.load.formats.vote_table.shifts import ShiftCheck
from councilui.load.formats.vote_table.suggestion import suggest
from councilui.load.input_errors import InputError
from councilui.load.inputs import Files
from councilui.load.outcomes import VoteWords
from councilui.load.report import WAS_UNREAD, Report
from councilui.load.settings import FILE, Settings

_OF_TWO_TABLES: Final = (
    "“vote_event_id” says that another table has the votes' dates and titles: add these columns to it in a spreadsheet,"
    " or load the JSON of OpenStates' API, with include=votes"
)
_IDS_OF_OPENSTATES: Final = {"organization_id", "bill_id"}
_KEYS_OF_BODIES: Final = {"id", "name", "classification", "parent_id"}
_OF_BODIES: Final = (
    "it has bodies, as OpenStates' tables do, and no votes: load the JSON of OpenStates' API instead, with"
    " include=votes"
)
_OF_MORE_TABLES: Final = (
    "“organization_id” and “bill_id” say that other tables have the bodies, the bills and who voted: load the JSON of"
    " OpenStates' API instead, with include=votes"
)


@dataclass(frozen=True, slots=True)
class VoteTable:
    """A table whose columns are understood.

    `date` is that of its file's, folder's or sheet's name or of a line above its header; `name_problem` says why that
    may be two. `heading_dates` reads lines between the votes that head a meeting, `misfit` says why the user's own
    [columns] are not for it, `date_hint` which column may be the date.
    """

    sheet: Sheet
    columns: Columns
    is_guess: bool
    dates: DateReader
    date: str | None
    name_problem: str | None
    shifts: ShiftCheck | None
    fill_down: FillDown
    profile: Profile
    heading_dates: DateReader | None = None
    misfit: str = ""
    date_hint: str = ""
    words: VoteWords = field(default_factory=VoteWords)


def read_tables(files: Files, name: str, settings: Settings, of_names: DateReader, report: Report) -> list[VoteTable]:
    """The tables of a file with their columns. Raises InputError when none is understood."""
    sheets = sheets_of(files, name, files.read(name), rows_at(settings))
    words = words_of(sheets, settings)
    tables: list[VoteTable] = []
    mistakes: list[tuple[Sheet, InputError]] = []
    name_parts = name_dates([name], files)
    date = next((day for text in name_parts if (day := of_names.read(text))), None)
    is_open = date is None and any(map(of_names.is_ambiguous, name_parts))
    name_problem = of_names.problem if is_open else None
    for sheet in sheets:
        if is_legend(sheet):
            continue
        sheet, profile = with_votes_in_rows(sheet, settings, words)
        try:
            table_columns, is_guess, misfit = _columns(sheet, profile, settings, words)
        except InputError as error:
            mistakes.append((sheet, error))
            continue
        table_columns = columns.with_details(table_columns, profile, words)
        if is_guess and (misfit or not settings.columns.keys() & {"members", "members_after"}):
            table_columns = _without_odd_columns(table_columns, sheet, profile, words, report)
        table_columns = columns.without_successions(table_columns)
        for header in {sheet.headers[column] for column in table_columns.doubtful if names_two(sheet.headers[column])}:
            reason = f"“{header[:60]}” names two people, so whose votes these are is unknown; they were not read."
            report.warn("column not read", sheet.label, "header", f"{reason} Give each a column.")
        above = _date_above(sheet, settings)
        sheet_date = of_names.read(sheet.title) or (above if sheet.is_part else None) or date or above
        place = table_columns.places.get("date")
        dates = DateReader(
            profile.values(place) if place is not None else (), order=settings.date_order, timezone=settings.timezone,
            known=[sheet_date] if sheet_date else (), header=sheet.headers[place] if place is not None else "",
        )  # fmt: skip
        shifts = ShiftCheck(table_columns, profile, words) if table_columns.members else None
        fill_down = FillDown(sheet, table_columns, profile)
        hint = _date_hint(table_columns, profile)
        if hint and sheet_date:
            report.warn(
                "column not read",
                sheet.label,
                "header",
                f"{hint} For now, its votes have the date in a file's name, {sheet_date}.",
            )
        tables.append(
            VoteTable(
                sheet, table_columns, is_guess, dates, sheet_date, name_problem, shifts, fill_down, profile,
                None if "date" in table_columns.places else _heading_dates(sheet, settings), misfit, hint, words,
            )
        )  # fmt: skip
    if not tables:
        raise mistakes[0][1] if mistakes else InputError(files.label_of(name), None, "there is no table here")
    for sheet, mistake in mistakes:
        sentence = str(mistake).split(": ", 1)[-1].splitlines()[0]
        report.warn("table not read", sheet.label, "header", sentence)
        note_unread(report, sheet.label, mistake)
    return tables


def note_unread(report: Report, label: str, mistake: InputError) -> None:
    """Tell the settings under which a table would be read, where its refusal has them."""
    help_text = str(mistake).partition("\n")[2]
    if FILE in help_text:
        report.note(f"{label} {WAS_UNREAD} {help_text}")


def _without_odd_columns(table: Columns, sheet: Sheet, profile: Profile, words: VoteWords, report: Report) -> Columns:
    """The columns with members guessed, without those that are no member's or may be none, which are listed."""
    unread = dict.fromkeys(
        columns.overlooked(table, profile, words), "has few words for votes, so it wasn't read as a member"
    )
    odd = find_odd_columns(table, _safe(sheet), profile, words)
    doubtful = {**unread, **odd.doubtful}
    for column, reason in {**doubtful, **odd.refuted}.items():
        line = table.members_toml(sorted({*table.members, column} - ({*doubtful, *odd.refuted} - {column})))
        help_text = f"If it is one, write under [columns] in {FILE}: {line}"
        report.warn("column not read", sheet.label, "header", f"“{sheet.headers[column][:60]}” {reason}. {help_text}")
    members = tuple(column for column in table.members if column not in {*doubtful, *odd.refuted})
    return replace(table, members=members, doubtful=tuple(doubtful))


def words_of(sheets: Sequence[Sheet], settings: Settings) -> VoteWords:
    """The words for votes of a file: the user's own, then those that its legend explains."""
    legend = legend_of(sheets)
    if legend:
        listed = ", ".join(f"“{word}” is {option}" for word, option in legend.items())
        sheets[0].notes.append(f"{sheets[0].label}: words for votes were read as its legend says: {listed}.")
    return VoteWords({**legend, **settings.words})


def _date_above(sheet: Sheet, settings: Settings) -> str | None:
    """The date in the lines above the header, where one has that of the meeting and no other line another."""
    lines = [line for line in sheet.above if heads_a_meeting(line)]
    dates = DateReader(lines, order=settings.date_order, timezone=settings.timezone)
    days = {dates.read(line) for line in lines}
    return days.pop() if len(days) == 1 else None


def _heading_dates(sheet: Sheet, settings: Settings) -> DateReader | None:
    """A reader of the dates in lines between the votes; None for a table without such lines."""
    lines = [heading for _, cells in _safe(sheet) if (heading := heading_of(cells))]
    above = [line for line in sheet.above if heads_a_meeting(line)]
    dates = DateReader([*above, *lines], order=settings.date_order, timezone=settings.timezone)
    return dates if lines else None


def _date_hint(table: Columns, profile: Profile) -> str:
    """The setting that makes a column the date, for a table without a known one; "" where nothing looks like it."""
    if {header_key(header) for header in table.headers} >= _IDS_OF_OPENSTATES:
        return _OF_MORE_TABLES
    if (vote := table.places.get("vote")) is not None and header_key(table.headers[vote]) == "vote_event_id":
        return _OF_TWO_TABLES
    read = {*table.places.values(), *table.members, *table.lists}
    header = None if "date" in table.places else likely_date(table.headers, read, profile)
    if header is None:
        return ""
    line = f"date = {toml_value(header)}"
    return f"If “{header[:60]}” is the date of the meeting, write under [columns] in {FILE}: {line}."


def with_votes_in_rows(sheet: Sheet, settings: Settings, words: VoteWords) -> tuple[Sheet, Profile]:
    """A table and its profile, in the form in which its columns can be told; as it stands when in none."""
    return find_form(sheet, settings, words) or next(_forms(sheet, words))


def rows_at(settings: Settings) -> str:
    """The user's way to the list of rows in JSON, "" for none."""
    return str(settings.columns.get("rows", ""))


def find_form(sheet: Sheet, settings: Settings, words: VoteWords) -> tuple[Sheet, Profile] | None:
    """The form of a table, with its profile, in which the user's columns fit it, or are guessed where theirs are for
    another table; None when this is no table of votes as far as known."""
    for own in (settings, Settings("")) if settings.columns else (settings,):
        for form in _forms(sheet, words):
            if _is_mapped(*form, own, words):
                return form
    return None


def _forms(sheet: Sheet, words: VoteWords) -> Iterator[tuple[Sheet, Profile]]:
    """A table as it may be meant, with its profile: as it stands or with words for its marks, with a title in the line
    above, turned around."""
    profile = profile_of(sheet)
    dated = with_whole_dates(sheet, profile)
    if dated is not None:
        sheet, profile = dated, profile_of(dated)
    marked = with_words(sheet, profile, words) or with_members(sheet, profile, words)
    if marked is not None:
        sheet, profile = marked, profile_of(marked)
    yield sheet, profile
    titled = with_title_above(sheet)
    if titled is not None:
        yield titled, profile_of(titled)
    turned = turned_around(sheet, profile, words) if marked is None else None
    if turned is not None:
        yield turned, profile_of(turned)


def _is_mapped(sheet: Sheet, profile: Profile, settings: Settings, words: VoteWords) -> bool:
    """Whether the columns can be told, by the settings or by themselves."""
    if not settings.columns:
        return columns.guess(sheet.headers, profile, words) is not None
    try:
        columns_of(sheet.headers, settings.columns, profile, words)
    except ColumnsError:
        return False
    return True


def _columns(sheet: Sheet, profile: Profile, settings: Settings, words: VoteWords) -> tuple[Columns, bool, str]:
    """A table's columns, whether any was guessed, and why the user's own are not for it. Raises InputError."""
    if settings.columns:
        try:
            return *columns_of(sheet.headers, settings.columns, profile, words), ""
        except ColumnsError as error:
            if (guess := columns.guess(sheet.headers, profile, words)) is not None:
                return guess, True, str(error)  # the settings may be for another table of the folder
            raise InputError(sheet.label, 1, str(error)) from error
    guess = columns.guess(sheet.headers, profile, words)
    if guess is None:
        headers = ", ".join(f"“{header[:40]}”" for header in sheet.headers[:60])
        if {header_key(header) for header in sheet.headers} >= _KEYS_OF_BODIES:
            raise InputError(sheet.label, 1, _OF_BODIES)
        help_text = suggest(sheet.headers, profile, words)
        raise InputError(
            sheet.label, 1, f"the meaning of its columns can't be determined; they are {headers}.\n{help_text}"
        )
    return guess, True, ""


def _safe(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table up to where it breaks off."""
    try:
        yield from sheet.rows()
    except csv.Error:
        return


def profile_of(sheet: Sheet) -> Profile:
    """What stands in the columns of a table, up to where it breaks off."""
    return Profile.of(len(sheet.headers), _safe(sheet))


def name_dates(names: Sequence[str], files: Files) -> list[str]:
    """The parts of names that may hold a date, the file's own before those of its folders, the input's own last."""
    parts: list[str] = []
    for name in names:
        path = PurePosixPath(name)
        own = path.stem if path.suffix.lower() in ENDINGS else path.name
        parts += [part for part in (own, *reversed(path.parent.parts)) if not is_span(part)]
        if not any(find_date(part) for part in path.parts):
            parts += dates_of_folders(path)
    return list(dict.fromkeys([*parts, *filter(None, [dated_folder(files)])]))
