"""Rows of a table as ballots: one for each vote that was taken, whichever way the table lies."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from councilui.common.shares import plural
from councilui.load.date_forms import without_date
from councilui.load.dates import read_time
from councilui.load.file_names import split_kind
from councilui.load.formats.vote_table.ballot import OF_ONE_ITEM, OF_ONE_VOTE, Ballot, Cast, join_parts, rounds_of
from councilui.load.formats.vote_table.headers import OF_ITEM, OF_MEMBER
from councilui.load.formats.vote_table.headings import heading_of
from councilui.load.formats.vote_table.legend import legend_rows
from councilui.load.formats.vote_table.member_columns import member_columns
from councilui.load.formats.vote_table.name_lists import tally_text
from councilui.load.formats.vote_table.profile import TOTALS, fit_row, is_totals_row
from councilui.load.formats.vote_table.rolls import RollReader
from councilui.load.formats.vote_table.tables import VoteTable
from councilui.load.formats.vote_table.unread_rows import UnreadRows
from councilui.load.formats.vote_table.words import FORMULA, clean_title, is_formula, is_item_number, is_spoilt
from councilui.load.outcomes import VoteWords
from councilui.load.report import Report

_MOJIBAKE: Final = re.compile("[ÃÂ][\u0080-\u00bf]|â€|ï»¿|\ufffd")
_DAYS: Final = re.compile(r"[3-6]\d{4}(?:[.,]\d+)?")  # of years from 1982 to 2091
_MOST_LISTED: Final = 100
_LONGEST_NUMBER: Final = 12  # characters


_OF_MEETING: Final = ("date", "body", "meeting", "meeting_time", "location")
_GROUP: Final = (*OF_ONE_ITEM, *OF_ONE_VOTE)
_KEPT: Final = (
    "number", "title", "identifier", "type", "status", "vote", "motion_type", "motion", "question", "method", "result",
    "tally", "mover", "seconder", "link", "video", "summary", "class", "location",
)  # fmt: skip


class BallotReader:
    """Reads one table's rows into ballots; what cannot be used is reported with its line."""

    def __init__(self, table: VoteTable, words: VoteWords, report: Report) -> None:
        self._table = table
        self._sheet = table.sheet
        self._columns = table.columns
        self._dates = table.dates
        self._words = words
        self._report = report
        self._fill_down = table.fill_down if table.fill_down.is_needed else None
        self._date = table.date  # of rows without one of their own
        self._date_problem = table.name_problem
        self._mojibake = 0
        self._shared: dict[str, str] = {}
        self._problems: dict[tuple[str, str], list[int]] = {}
        self._unread = UnreadRows(words)
        self._legend = legend_rows(table.sheet)
        names = member_columns(table.sheet, table.columns, words, report)
        self._rolls = RollReader(table.columns, names, words, report, self._problem, self._shared)

    def ballots(self) -> list[Ballot]:
        """The ballots in the order in which they first appear. Raises csv.Error for a table that breaks off."""
        ballots = self._wide() if self._columns.is_wide else self._long()
        self._report_ragged(ballots)
        for line in sorted(self._sheet.open_quotes):
            self._problem(
                "ragged row", "has a quotation mark that is never closed; it was read to the line's end", line
            )
        self._report_problems()
        if self._fill_down and (rows := self._fill_down.rows):
            how = "read with the date or item of the row above where their own cells are empty"
            self._report.note(f"{self._sheet.label}: {_rows_text(rows)} {how}.")
        return ballots

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row that fits the header; the others give nothing and are listed."""
        width = len(self._columns.headers)
        for line, cells in self._sheet.rows():
            self._report.count("table rows")
            if not any(cell.strip() for cell in cells):
                self._report.omit("table rows", "that are empty")
                continue
            if cells in self._legend:
                self._report.omit("table rows", "of a legend")
                continue
            if self._table.heading_dates and (heading := heading_of(cells)):
                self._pass_heading(heading)
                continue
            if is_totals_row(cells):
                self._problem("row of numbers", "has totals; it was left out", line)
                self._report.omit("table rows", "of totals")
                continue
            row = fit_row(cells, width)
            if row is not None and tuple(" ".join(cell.split()) for cell in row) == self._columns.headers:
                self._report.omit("table rows", "that repeat the header")
                continue
            if row is None:
                self._problem("ragged row", _ragged(len(cells), width), line)
                self._report.omit("table rows", "that do not fit the header")
                self._pass_over(line, cells)
                continue
            if self._table.shifts and (cell := self._table.shifts.misplaced(row)):
                self._problem("ragged row", f"seems shifted: “{cell[:40]}” is in a wrong column; it was not read", line)
                self._report.omit("table rows", "that seem shifted")
                self._pass_over(line, cells)
                continue
            filled = self._fill_down.fill(row) if self._fill_down else row
            if filled is None:
                what = "has no date or item of its own, and the row with them, above it, was not read"
                self._problem("row without date", what, line)
                self._report.omit("table rows", "below a row that was not read")
                continue
            yield line, filled

    def _pass_heading(self, heading: str) -> None:
        """The rows below a line that heads a meeting are of its date, or of none when that cannot be read."""
        dates = self._table.heading_dates
        self._date = dates.read(heading) if dates else None
        self._date_problem = dates.problem if dates and self._date is None else None
        self._report.omit("table rows", "that head a meeting")

    def _pass_over(self, line: int, cells: Sequence[str]) -> None:
        """Note a row that is not read: a roll may lack it, and rows below it may have no date but its own."""
        self._unread.add(line, cells)
        if self._fill_down:
            self._fill_down.pass_over(cells)

    def _wide(self) -> list[Ballot]:
        ballots = []
        lines: dict[tuple[str, ...], int] = {}
        votes: dict[object, int] = {}
        for line, cells in self._rows():
            if self._is_note(line, cells) or self._is_of_meeting(cells):
                continue
            ballot = self._ballot(line, cells)
            if ballot is None or self._is_of_totals(ballot, cells):
                continue
            self._rolls.add_casts(ballot, cells)
            ballots.append(ballot)
            if ballot.casts and (first := lines.setdefault(tuple(cells), line)) != line:
                what = f"is the same as the one in line {first}; they were loaded as two votes"
                self._problem("roll repeated", what, line)
            elif ballot.casts and (first := votes.setdefault(self._key(ballot), line)) != line:
                what = f"has different votes from line {first} with the same item, motion and result; both were loaded"
                self._problem("roll repeated", what, line)
        return ballots

    def _is_note(self, line: int, cells: Sequence[str]) -> bool:
        """Whether a row has one cell alone, with a text where neither a title nor a vote stands; it is left out."""
        filled = [column for column, cell in enumerate(cells) if cell.strip()]
        places = self._columns.places
        titles = {places[word] for word in ("title", "identifier", "motion", "date") if word in places}
        if len(filled) != 1 or filled[0] in titles.union(self._columns.members, self._columns.lists):
            return False
        if is_item_number(cells[filled[0]]) and len(cells[filled[0]]) <= _LONGEST_NUMBER:
            return False
        self._problem("note left out", f"has nothing but “{cells[filled[0]].strip()[:80]}”; it was left out", line)
        self._report.omit("table rows", "that hold only a note")
        return True

    def _is_of_meeting(self, cells: Sequence[str]) -> bool:
        """Whether a row tells of a meeting alone: its date stands above the rows of its items; it is left out."""
        filled = {column for column, cell in enumerate(cells) if cell.strip()}
        if not filled <= {self._columns.places[word] for word in _OF_MEETING if word in self._columns.places}:
            return False
        self._report.omit("table rows", "that name only a meeting")
        return True

    def _report_ragged(self, ballots: Sequence[Ballot]) -> None:
        """Tell the rows of members that a table which was turned around could not take in; each vote lacks them."""
        for line, size in self._sheet.ragged:
            self._report.count("table rows")
            self._report.omit("table rows", "that do not fit the header")
            self._problem("ragged row", _ragged(size, self._sheet.width), line)
            for ballot in ballots:
                ballot.unread.append(line)

    def _is_of_totals(self, ballot: Ballot, cells: Sequence[str]) -> bool:
        """Whether a row without a title has numbers where votes should be; it is left out."""
        titles = [ballot.get(word) for word in ("title", "identifier", "motion")]
        is_titled = any(title and not TOTALS.fullmatch(title) for title in titles)
        if is_titled or not self._rolls.are_numbers([cells[column].strip() for column in self._columns.members]):
            return False
        self._problem(
            "row of numbers",
            "has numbers where votes should be, and no title (totals?); it was left out",
            ballot.line,
        )
        self._report.omit("table rows", "of totals")
        return True

    def _long(self) -> list[Ballot]:
        ballots: dict[object, Ballot] = {}
        alike: dict[tuple[str, ...], Ballot] = {}  # rows of one vote are alike but for the member, and are most rows
        member = {self._columns.places.get(word) for word in OF_MEMBER}
        shared = sorted(column for word, column in self._columns.places.items() if column not in member)
        for line, cells in self._rows():
            same = tuple([cells[column] for column in shared])
            ballot = alike.get(same)
            if ballot is None:
                first = self._ballot(line, cells)
                if first is None:
                    self._unread.add(line, cells, continues=not any(same))
                    continue
                ballot = alike[same] = ballots.setdefault(self._key(first), first)
            self._unread.pass_ballot(ballot)
            self._long_cast(ballot, line, cells)
        self._unread.mark(alike)
        return [part for ballot in join_parts(self._with_meetings(ballots)) for part in self._rounds(ballot)]

    def _with_meetings(self, ballots: dict[object, Ballot]) -> list[Ballot]:
        """The ballots, those without a meeting's id in the day's only meeting that has one: a roll may be parted so."""
        days: dict[tuple[str, str], set[str]] = defaultdict(set)
        for ballot in ballots.values():
            days[ballot.body, ballot.date].add(ballot.meeting)
        by_key = {self._key(ballot): ballot for ballot in ballots.values() if ballot.meeting}
        result: list[Ballot] = []
        for ballot in ballots.values():
            others = days[ballot.body, ballot.date] - {""}
            if not ballot.meeting and len(others) == 1:
                ballot.meeting = next(iter(others))
                other = by_key.get(self._key(ballot))
                if other and not {cast.name for cast in other.casts} & {cast.name for cast in ballot.casts}:
                    other.take_in(ballot)
                    continue
            result.append(ballot)
        return result

    def _rounds(self, ballot: Ballot) -> list[Ballot]:
        """The rolls of a ballot; that there are several is told."""
        rounds = rounds_of(ballot)
        if len(rounds) > 1:
            is_whole = all(len(part.casts) == len(rounds[0].casts) for part in rounds)
            times = f"{len(rounds)} times with the same item, motion and result"
            share = "whole roll" if is_whole else "roll, but for some names,"
            reason = f"The {share} appears {times}; it was loaded as {len(rounds)} votes."
            self._report.warn("roll repeated", self._sheet.label, rounds[1].line, reason)
        return rounds

    def _cell(self, cells: Sequence[str], word: str) -> str:
        column = self._columns.places.get(word)
        text = cells[column].strip() if column is not None else ""
        return self._shared.setdefault(text, text)

    def _ballot(self, line: int, cells: Sequence[str]) -> Ballot | None:
        printed = self._cell(cells, "date")
        moment = self._dates.read_moment(printed) if printed else None
        date = moment.date if moment else None if printed else self._date
        if date is None:
            self._no_date(printed, line)
            return None
        texts = {word: text for word in _KEPT if (text := self._cell(cells, word))}
        if "title" in texts:
            self._mojibake += bool(_MOJIBAKE.search(texts["title"]))
            texts["title"] = clean_title(texts["title"])
        self._drop_spoilt(texts, line)
        counts = {option: cells[column].strip() for option, column in self._columns.counts.items()}
        for option in [option for option, count in counts.items() if is_formula(count)]:
            self._leave_out_formula(self._columns.counts[option], line)
        if "tally" not in texts and all(counts.get(option, "").isdecimal() for option in ("yes", "no")):
            texts["tally"] = tally_text({option: count for option, count in counts.items() if count.isdecimal()})
        starts = read_time(self._cell(cells, "meeting_time"))
        body, kind = split_kind(without_date(self._cell(cells, "body")))
        meeting = self._cell(cells, "meeting") or ("" if kind == "unknown" else kind)
        time = self._time(cells, moment.time if moment else None)
        return Ballot(line, date, time, starts, self._shared.setdefault(body, body), meeting, texts, kind)

    def _leave_out_formula(self, column: int, line: int) -> None:
        what = f"has a formula without its result in “{self._sheet.headers[column]}”; it was left out"
        self._problem("formula left out", what, line)

    def _drop_spoilt(self, texts: dict[str, str], line: int) -> None:
        """Leave out formulas without their results, and what stands in place of numbers and is none."""
        for word in [word for word, text in texts.items() if is_formula(text)]:
            self._leave_out_formula(self._columns.places[word], line)
            del texts[word]
        for word in ("number", "identifier", "tally"):
            if is_spoilt(texts.get(word, "")):
                header = self._sheet.headers[self._columns.places[word]]
                what = f"has a date or a power of ten in “{header}” where a spreadsheet changed a number or a tally"
                remedy = "it was left out; enter it again in a column formatted as text"
                self._problem("number left out", f"{what}, so {remedy}", line)
                del texts[word]
        if "identifier" in texts and not is_item_number(texts["identifier"]):
            del texts["identifier"]

    def _time(self, cells: Sequence[str], of_date: str | None) -> str | None:
        """The time of the vote, local; that of the date's own column when it is the same."""
        if self._columns.places.get("time") == self._columns.places.get("date"):
            return of_date
        printed = self._cell(cells, "time")
        moment = self._dates.read_moment(printed) if printed else None
        return moment.time if moment else read_time(printed) if printed else None

    def _no_date(self, printed: str, line: int) -> None:
        is_open = bool(printed) and self._dates.is_ambiguous(printed)
        problem = self._dates.problem if is_open else None if printed else self._date_problem
        if problem:
            self._problem("date order", problem, line)
            self._report.omit("table rows", "with a date that may be two")
            return
        in_column = "Write the date into its cell" if "date" in self._columns.places else ""
        hint = self._table.date_hint.removesuffix(".") or in_column or "A name such as 2024-05-06 gives one"
        form = (
            " (a date in a spreadsheet's count of days: save the column as dates)"
            if _DAYS.fullmatch(printed)
            else " (a formula without its result: open the workbook in a spreadsheet program and save it)"
            if is_formula(printed)
            else ""
        )
        what = f"has no date that can be read (“{printed[:40]}”){form}" if printed else (
            f"has no date, and neither does the name of its file or folder. {hint}"
        )  # fmt: skip
        self._problem("row without date", what, line)
        self._report.omit("table rows", "without a date")

    def _key(self, ballot: Ballot) -> object:
        where = (ballot.body, ballot.date, ballot.meeting)
        if vote := ballot.get("vote"):
            return (*where, vote)
        return (*where, ballot.time, *(ballot.get(word) for word in _GROUP))

    def _long_cast(self, ballot: Ballot, line: int, cells: Sequence[str]) -> None:
        name = self._cell(cells, "person")
        if not name:
            name = f"{self._cell(cells, 'first_name')} {self._cell(cells, 'last_name')}".strip()
        if not name:
            self._problem("row without name", "names no one", line)
            self._report.omit("table rows", "that name no one")
            ballot.unread.append(line)
            return
        word = self._cell(cells, "option")
        if is_formula(name) or is_formula(word):
            what = "has a formula without its result for a vote or who cast it; it was left out"
            self._problem("formula left out", what, line)
            self._report.omit("table rows", FORMULA)
            ballot.unread.append(line)
            return
        if not word and not any(map(ballot.get, OF_ITEM)):
            self._report.omit("table rows", "with neither a vote nor a subject")
            return
        if not word:
            self._problem("row without vote", "names a member and no vote", line)
            self._report.omit("table rows", "without a vote")
            ballot.unread.append(line)
            return
        if TOTALS.fullmatch(name) and not self._words.read(word).is_known:
            self._report.omit("table rows", "of totals")
            return
        if self._words.is_no_seat(word):
            self._report.omit("table rows", "marked as not a member then")
            return
        if self._words.read(word).option == "vacant":
            self._report.omit("table rows", "of vacant seats")
            return
        if self._words.how_taken(word):
            self._report.omit("table rows", "that say how everyone voted")
            ballot.how = word
            return
        district = self._cell(cells, "district") or None
        ballot.casts.append(Cast(self._shared.setdefault(name, name), district, word, line))

    def _problem(self, kind: str, what: str, line: int) -> None:
        self._problems.setdefault((kind, what), []).append(line)

    def _report_problems(self) -> None:
        """Report the problems, one issue a row up to a hundred of a kind; an undecided order of dates once."""
        file = self._sheet.label
        for (kind, what), lines in self._problems.items():
            if kind == "date order":
                self._report.warn(kind, file, lines[0], f"{what} {_rows_text(len(lines))} not loaded.")
                continue
            for line in lines[:_MOST_LISTED]:
                self._report.warn(kind, file, line, f"The row {what}.")
            if len(lines) > _MOST_LISTED:
                more = f"{plural(len(lines) - _MOST_LISTED, 'more row')} like this one."
                self._report.warn(kind, file, lines[_MOST_LISTED], more)
        if self._mojibake:
            self._report.warn(
                "mojibake", file, "title",
                f"{plural(self._mojibake, 'title')} with garbled or lost characters, loaded as printed.",
            )  # fmt: skip


def _ragged(size: int, width: int) -> str:
    return f"has {size} cells where the header has {width}; it was not read"


def _rows_text(count: int) -> str:
    return "1 row was" if count == 1 else f"{count:,} rows were"
