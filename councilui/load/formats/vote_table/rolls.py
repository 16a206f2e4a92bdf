"""The votes that one row of a wide table tells of: in its members' cells, in lists of names, beside its tally."""

import re
from collections.abc import Callable, Mapping, Sequence

from councilui.load.formats.vote_table.ballot import Ballot, Cast
from councilui.load.formats.vote_table.columns import ATTENDANCE, Columns
from councilui.load.formats.vote_table.dissents import read_dissents
from councilui.load.formats.vote_table.name_lists import read_cells
from councilui.load.formats.vote_table.words import FORMULA, is_formula, without_formula
from councilui.load.outcomes import VoteWords, read_outcome, read_tally
from councilui.load.report import Report


class RollReader:
    """Adds to each ballot the votes of its row; what cannot be used is told with `tell_problem(kind, what, line)`.

    `names` has what the members' columns are called, `shared` one copy of each text.
    """

    def __init__(
        self, columns: Columns, names: Mapping[int, str], words: VoteWords, report: Report,
        tell_problem: Callable[[str, str, int], None], shared: dict[str, str],
    ) -> None:  # fmt: skip
        self._columns = columns
        self._names = names
        self._words = words
        self._report = report
        self._tell_problem = tell_problem
        self._shared = shared

    def add_casts(self, ballot: Ballot, cells: Sequence[str]) -> None:
        """Add the votes of a row to its ballot."""
        if self._columns.lists:
            self._add_listed(ballot, cells)
        else:
            self._add_of_members(ballot, cells)
        if not ballot.casts:
            self._add_dissents(ballot)

    def are_numbers(self, words: Sequence[str]) -> bool:
        """Whether the cells of a row's members hold numbers that mean no votes."""
        filled = [word for word in words if word]
        return len(filled) > 1 and all(
            re.fullmatch(r"[\d.,%]+", word) and not self._words.read(word).is_known for word in filled
        )

    def _cast(self, name: str, word: str, line: int) -> Cast:
        return Cast(name, None, self._shared.setdefault(word, word), line)

    def _add_of_members(self, ballot: Ballot, cells: Sequence[str]) -> None:
        """The votes under members' names; a cell that is empty says that its member did not vote there."""
        report = self._report
        words = {column: cells[column].strip() for column in self._columns.members}
        filled = [word for word in words.values() if word]
        ballot.is_short = any(cells[column].strip() for column in self._columns.doubtful)
        if not filled:
            report.make("table rows without a member's vote")
            return
        report.count("member cells", len(words))
        if self.are_numbers(filled):
            what = "has numbers where votes should be (a row of totals?); its votes were left out"
            self._tell_problem("row of numbers", what, ballot.line)
            report.omit("member cells", "with numbers", len(words))
            return
        if self._is_attendance(ballot, filled):
            report.omit("member cells", "that show attendance, not votes", len(words))
            return
        for column, word in words.items():
            if not word:
                report.omit("member cells", "that are empty")
            elif is_formula(word):
                name = self._names[column]
                what = f"has a formula without its result for the vote of {name}; it was left out"
                self._tell_problem("formula left out", what, ballot.line)
                report.omit("member cells", FORMULA)
                ballot.is_short = True
            elif self._words.is_no_seat(word):
                report.omit("member cells", "marked as not a member then")
            elif self._words.read(word).option == "vacant":
                report.omit("member cells", "of vacant seats")
            elif self._words.how_taken(word):
                report.omit("member cells", "that say how everyone voted")
                ballot.how = word
            else:
                ballot.casts.append(self._cast(self._names[column], word, ballot.line))

    def _is_attendance(self, ballot: Ballot, filled: Sequence[str]) -> bool:
        """Whether a row tells who was there and nothing else, without a result: a roll call, and no vote."""
        options = {self._words.read(word).option for word in filled}
        return "present" in options and options <= ATTENDANCE and read_outcome(ballot.get("result")).result == "unknown"

    def _add_listed(self, ballot: Ballot, cells: Sequence[str]) -> None:
        """The votes of a row whose cells hold lists of names."""
        texts = {column: without_formula(cells[column].strip()) for column in self._columns.lists}
        without_result = [column for column, text in texts.items() if text != cells[column].strip()]
        columns = [(self._columns.headers[column], text) for column, text in texts.items()]
        outcome = read_outcome(ballot.get("result")).tally or read_tally(ballot.get("tally"))
        announced = outcome.counts if outcome else {}
        pairs = [pair for pair in columns if pair[1]]
        names = read_cells(pairs, self._words, announced, self._columns.known)
        if not names.casts:
            self._report.make("table rows without a member's vote")
        if names.rest:
            what = f"has “{names.rest[:60]}” where names should be; no votes were read from it"
            self._tell_problem("names not read", what, ballot.line)
        for difference in names.differences:
            self._tell_problem("names not as counted", f"has {difference}; the roll is partial", ballot.line)
        for column in without_result:
            what = f"has a formula without its result in “{self._columns.headers[column]}”; it was left out"
            self._tell_problem("formula left out", what, ballot.line)
        if names.tally and not ballot.get("tally"):
            ballot.cells["tally"] = names.tally
        ballot.is_short = names.is_short or bool(without_result)
        ballot.casts += [self._cast(name, word, ballot.line) for name, word in names.casts]
        self._report.count("listed names", len(names.casts))

    def _add_dissents(self, ballot: Ballot) -> None:
        """The votes of those whom the tally or the result of a row without a roll names: "5-2 (Roe dissenting)"."""
        for printed in (ballot.get("tally"), ballot.get("result")):
            casts = read_dissents(printed, list(self._names.values()), self._words)
            if casts:
                ballot.is_short = True
                ballot.casts += [self._cast(name, word, ballot.line) for name, word in casts]
                self._report.count(self._columns.unit, len(casts))
                return
