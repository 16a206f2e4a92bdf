"""A vote event as a row of a table: date, record, tally, margin, outcome, method, title."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from councilui.analysis.headlines import line_subject
from councilui.analysis.vote_wording import outcome_word, tally_cell
from councilui.common.dates import short_date
from councilui.common.plain_text import one_line
from councilui.common.record_numbers import cut_number
from councilui.export.divided_votes import margin_text
from councilui.record.model import DERIVED
from councilui.record.views.divided_votes import DividedVote
from councilui.tui.widgets.columns import ColumnCells, TableColumn
from councilui.tui.widgets.layout import Piece
from councilui.tui.widgets.rows import ListRow
from councilui.tui.widgets.viewport import BuiltRows

_RECORD: Final = 15
COLUMNS: Final = (
    TableColumn("date", "date", 14),
    TableColumn("record", "record", _RECORD),
    TableColumn("yes-no", "dissent", 8, right=True),
    TableColumn("margin", "margin", 7, right=True),
    TableColumn("outcome", "result", 11),
    TableColumn("method", "method", 10),
    TableColumn("title", "title"),
)
MEMBER_COLUMNS: Final = (TableColumn("vote", "vote", 12), *COLUMNS)
"""With how one member voted in front, and the seat that was theirs then."""
FALLING: Final = frozenset(("date", "dissent"))
"""What is ordered from the newest or the largest."""
_VOTES: Final = {"yes": ("yes", "yes"), "no": ("no", "no")}


class VoteOrder(NamedTuple):
    """What the lines are ordered by, one of `analysis.divided_votes.SORTS`, and whether it is turned round."""

    sort: str
    reverse: bool = False

    def __str__(self) -> str:
        return f"{'-' if self.reverse else ''}{self.sort}"

    @classmethod
    def every(cls, cycle: Sequence[str]) -> list[VoteOrder]:
        """All orders by what is in `cycle`, the first of it first."""
        return [cls(sort, reverse) for reverse in (False, True) for sort in cycle]

    @property
    def falling(self) -> bool:
        """Whether the newest or the largest comes first."""
        return (self.sort in FALLING) != self.reverse

    def after(self, cycle: Sequence[str]) -> VoteOrder:
        """The same turned round, then what follows in `cycle`; the first of it is not turned round."""
        if self.reverse or self.sort == cycle[0]:
            return VoteOrder(cycle[(cycle.index(self.sort) + 1) % len(cycle)])
        return VoteOrder(self.sort, True)

    def selected(self, sort: str) -> VoteOrder:
        """By `sort`; picked again, turned round."""
        return VoteOrder(sort, sort == self.sort and not self.reverse)


_SAYS_SOMETHING: Final[Mapping[str, Callable[[DividedVote], object]]] = {
    "record": lambda vote: vote.line.identifier,
    "method": lambda vote: vote.excluded_as or vote.line.method != "unknown",
}
"""What a vote must have for its cell of a column to say more than that nothing is known."""


def vote_columns(votes: Sequence[DividedVote], *, member: bool = False) -> tuple[TableColumn, ...]:
    """The columns of these votes, `member` for how somebody voted; one with nothing in any line is left out."""
    columns = MEMBER_COLUMNS if member else COLUMNS
    empty = {title for title, has_text in _SAYS_SOMETHING.items() if votes and not any(map(has_text, votes))}
    return tuple(column for column in columns if column.title not in empty)


def divided_vote_rows(votes: Sequence[DividedVote], columns: Sequence[TableColumn]) -> BuiltRows[DividedVote]:
    """Votes as rows; the body is added where there are several."""
    bodies = len({vote.body for vote in votes}) > 1
    return BuiltRows(votes, partial(divided_vote_row, columns=columns, bodies=bodies))


def divided_vote_row(vote: DividedVote, *, columns: Sequence[TableColumn] = COLUMNS, bodies: bool = False) -> ListRow:
    line = vote.line
    word = outcome_word(line)
    number = cut_number(line.identifier, _RECORD) if line.identifier else "no number"
    sign = f" ({one_line(vote.district)})" if vote.district else ""
    sign += f" {DERIVED}" if vote.basis == "derived" else ""
    option = _VOTES.get(vote.option or "", (vote.option or "not on it", "muted"))
    cells: dict[str, Piece] = {
        "vote": (f"{option[0]}{sign}", option[1]),
        "date": (short_date(line.date), "muted"),
        "record": (number, "strong" if line.identifier else "muted"),
        "yes-no": (tally_cell(line), "text"),
        "margin": (margin_text(vote), "text"),
        "outcome": (word, "bad" if line.result == "fail" else "text"),
        "method": (f"✕ {vote.excluded_as}", "warn") if vote.excluded_as else (line.method, "muted"),
    }
    last: list[Piece] = []
    if bodies:
        last.append((f"{line.body_name} · ", "muted"))
    subject = line_subject(line)
    motion, title, rest = subject.rpartition(line.title) if line.title else ("", subject, "")
    last += [(motion, "strong"), (f"{title}{rest}", "text")]
    pieces = tuple(cells[column.title] for column in columns if column.title in cells)
    return ListRow(line.id, (ColumnCells(tuple(columns), pieces, tuple(last)),), value=vote)
