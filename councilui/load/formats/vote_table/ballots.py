"""Rows of a table as ballots: one for each vote that was taken, whichever way the table lies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from councilui.load.formats.vote_table.columns import Columns, is_no_member
from councilui.load.formats.vote_table.words import cleaned, date_in, is_open, time_in
from councilui.load.report import Report

_MOJIBAKE: Final = re.compile("[ÃÂ][\u0080-\u00bf]|â€|ï»¿|\ufffd")


class Cast(NamedTuple):
    """One member's vote as the table has it; `line` is where it stands."""

    name: str
    district: str | None
    word: str
    line: int


@dataclass(slots=True)
class Ballot:
    """One taking of votes, or an agenda item without one, in the table's own words; "" is what a row leaves empty."""

    line: int
    date: str
    time: str | None
    meeting_time: str | None
    body: str
    meeting: str
    cells: dict[str, str]
    casts: list[Cast] = field(default_factory=list)

    def get(self, word: str) -> str:
        """The cell of a word of the model."""
        return self.cells.get(word, "")


_GROUP: Final = ("number", "identifier", "title", "motion_type", "motion", "question", "result")
_OF_A_MEMBER: Final = ("person", "first_name", "last_name", "district", "option")
_KEPT: Final = (
    "number", "title", "identifier", "type", "status", "vote", "motion_type", "motion", "question", "method", "result",
    "mover", "seconder", "link", "video", "summary", "class", "location",
)  # fmt: skip


class Reader:
    """Reads one table's rows into ballots; what cannot be used is reported with its line."""

    def __init__(self, columns: Columns, file: str, date: str | None, report: Report) -> None:
        self._columns = columns
        self._file = file
        self._date = date
        self._report = report
        self._mojibake = 0
        self._open = ""
        self._shared: dict[str, str] = {}
        self._problems: dict[str, list[int]] = {}

    def ballots(self, rows: Iterable[tuple[int, list[str]]]) -> list[Ballot]:
        """The ballots in the order in which they first appear."""
        found: dict[object, Ballot] = {}
        alike: dict[tuple[str, ...], Ballot] = {}  # rows of one vote are alike but for the member, and are most rows
        width = len(self._columns.headers)
        member = {self._columns.places.get(word) for word in _OF_A_MEMBER}
        shared = sorted(at for word, at in self._columns.places.items() if at not in member)
        for line, cells in rows:
            if not any(cell.strip() for cell in cells):
                self._report.count("table rows")
                self._report.omit("table rows", "that are empty")
                continue
            self._report.count("table rows")
            if len(cells) != width:
                self._problem(f"has not the {width} cells of the header", line)
                cells = [*cells, *[""] * (width - len(cells))]
            if self._columns.wide:
                ballot = self._ballot(line, cells)
                if ballot is None:
                    self._report.omit("table rows", "without a date")
                else:
                    self._wide_casts(ballot, cells)
                    found[line] = ballot
                continue
            same = tuple([cells[at] for at in shared])
            known = alike.get(same)
            if known is None:
                made = self._ballot(line, cells)
                if made is None:
                    self._report.omit("table rows", "without a date")
                    continue
                known = alike[same] = found.setdefault(self._key(made), made)
            self._long_cast(known, line, cells)
        self._tell()
        return list(found.values())

    def _cell(self, cells: Sequence[str], word: str) -> str:
        at = self._columns.places.get(word)
        text = cells[at].strip() if at is not None and at < len(cells) else ""
        return self._shared.setdefault(text, text)

    def _ballot(self, line: int, cells: Sequence[str]) -> Ballot | None:
        printed = self._cell(cells, "date")
        date = date_in(printed) if printed else self._date
        if not self._open and is_open(printed):
            self._open = printed
        if date is None:
            self._problem(
                f"has no date that can be read (“{printed[:40]}”)" if printed else
                "has no date, and neither has the file's name", line,
            )  # fmt: skip
            return None
        kept = {word: text for word in _KEPT if (text := self._cell(cells, word))}
        if "title" in kept:
            self._mojibake += bool(_MOJIBAKE.search(kept["title"]))
            kept["title"] = cleaned(kept["title"])
        when = self._cell(cells, "time")
        starts = time_in(self._cell(cells, "meeting_time"))
        return Ballot(
            line, date, time_in(when) if when else None, starts, self._cell(cells, "body"),
            self._cell(cells, "meeting"), kept,
        )  # fmt: skip

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
            self._problem("names nobody", line)
            self._report.omit("table rows", "that name nobody")
            return
        word = self._cell(cells, "option")
        if is_no_member(word):
            self._report.omit("table rows", "that say: not a member then")
            return
        ballot.casts.append(
            Cast(self._shared.setdefault(name, name), self._cell(cells, "district") or None, word, line)
        )

    def _wide_casts(self, ballot: Ballot, cells: Sequence[str]) -> None:
        columns = self._columns
        report = self._report
        words = {at: cells[at].strip() for at in columns.members if at < len(cells)}
        given = [word for word in words.values() if word]
        if not given:
            report.make("table rows without a member's vote")
            return
        report.count("member cells", len(words))
        if len(given) > 1 and all(re.fullmatch(r"[\d.,%]+", word) for word in given):
            self._problem("has numbers where votes should be (a row of totals?); its votes were left out", ballot.line)
            report.omit("member cells", "with numbers", len(words))
            return
        for at, word in words.items():
            if is_no_member(word):
                report.omit("member cells", "that say: not a member then")
            else:
                ballot.casts.append(Cast(columns.headers[at], None, word, ballot.line))

    def _problem(self, what: str, line: int) -> None:
        self._problems.setdefault(what, []).append(line)

    def _tell(self) -> None:
        """Report the problems, one issue a row up to a hundred of a kind."""
        kinds = {"has not": "ragged row", "has no": "row without date", "names n": "row without name"}
        for what, lines in self._problems.items():
            kind = next((kind for start, kind in kinds.items() if what.startswith(start)), "row of numbers")
            for line in lines[:100]:
                self._report.doubt(kind, self._file, line, f"The row {what}.")
            if len(lines) > 100:
                self._report.doubt(kind, self._file, lines[100], f"{len(lines) - 100} more rows like this one.")
        if self._open:
            self._report.note(f"Dates of {self._file} such as {self._open} were read as month, day, year.")
        if self._mojibake:
            self._report.doubt(
                "mojibake", self._file, "title",
                f"{self._mojibake} titles hold wrongly converted or lost characters, kept as they are.",
            )  # fmt: skip
