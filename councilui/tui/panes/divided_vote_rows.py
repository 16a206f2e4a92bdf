"""A vote event as a row of a desk: date, record, tally, margin, outcome, method, title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from councilui.analysis.motions import titled
from councilui.analysis.vote_wording import outcome_word, tally_text
from councilui.common.plain_text import one_line
from councilui.export.divided_votes import margin_text
from councilui.record.views.divided_votes import DividedVote
from councilui.tui.widgets.columns import Cells, Column
from councilui.tui.widgets.layout import Piece
from councilui.tui.widgets.rows import Row

COLUMNS: Final = (
    Column("date", "date", 10),
    Column("record", "record", 15),
    Column("yes–no", "dissent", 8, right=True),
    Column("margin", "margin", 7, right=True),
    Column("outcome", "result", 11),
    Column("method", "method", 10),
    Column("title", "title"),
)
MEMBER_COLUMNS: Final = (Column("vote", "vote", 12), *COLUMNS)
"""With what one member said in front, and the seat that was theirs then."""
DERIVED: Final = "◇"
FALLING: Final = frozenset(("date", "dissent"))
"""What is ordered from the newest or the largest."""
_VOTES: Final = {"yes": ("yes", "yes"), "no": ("no", "no")}


class Order(NamedTuple):
    """What the lines are ordered by, one of `analysis.desk.SORTS`, and whether it is turned round."""

    sort: str
    reverse: bool = False

    @property
    def falling(self) -> bool:
        """Whether the newest or the largest stands first."""
        return (self.sort in FALLING) != self.reverse

    def after(self, cycle: Sequence[str]) -> Order:
        """The same turned round, then what follows in `cycle`; the first of it is not turned round."""
        if self.reverse or self.sort == cycle[0]:
            return Order(cycle[(cycle.index(self.sort) + 1) % len(cycle)])
        return Order(self.sort, True)

    def picked(self, sort: str) -> Order:
        """By `sort`; picked again, turned round."""
        return Order(sort, sort == self.sort and not self.reverse)


class DividedVoteRows:
    """The lines of a desk as rows, each made when it is first looked at."""

    def __init__(self, lines: Sequence[DividedVote], *, member: bool = False, bodies: bool | None = None) -> None:
        """`member` puts what the member said in front; `bodies` tells the body's name, by default when it matters."""
        self.lines = lines
        self.member = member
        self.bodies = len({found.body for found in lines}) > 1 if bodies is None else bodies
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self.lines)

    def row(self, index: int) -> Row:
        """The row at `index`."""
        made = self._made.get(index)
        if made is None:
            made = self._made[index] = desk_row(self.lines[index], member=self.member, bodies=self.bodies)
        return made


def desk_row(found: DividedVote, *, member: bool = False, bodies: bool = False) -> Row:
    """One vote event."""
    line = found.line
    tally = tally_text(found.tally) if found.tally is not None else "–"
    if found.tally is None and line.roll == "partial":
        tally = "partial"
    word = outcome_word(line)
    cells: tuple[Piece, ...] = (
        (line.date, "muted"),
        (one_line(line.identifier) if line.identifier else "no number", "strong" if line.identifier else "muted"),
        (tally, "text"),
        (margin_text(found), "text"),
        (word, "bad" if line.result == "fail" else "text"),
        (f"✕ {found.block}" if found.block else line.method, "warn" if found.block else "muted"),
    )
    if member:
        sign = f" ({one_line(found.district)})" if found.district else ""
        sign += f" {DERIVED}" if found.basis == "derived" else ""
        option = _VOTES.get(found.option or "", (found.option or "not on it", "muted"))
        cells = ((f"{option[0]}{sign}", option[1]), *cells)
    last: list[Piece] = []
    if bodies:
        last.append((f"{line.body_name} · ", "muted"))
    if (told := titled(line)) != line.title:
        last.append((told.removesuffix(line.title), "strong"))
    last.append((line.title, "text"))
    return Row(line.id, (Cells(MEMBER_COLUMNS if member else COLUMNS, cells, tuple(last)),), value=found)
