"""All roll calls of a meeting: a row for each vote event, a column for each member, one letter for each vote."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from rich.cells import cell_len

from councilui.analysis.headlines import line_subject
from councilui.analysis.roll import NOT_ON_RECORD, OPTION_LETTERS, district_key
from councilui.analysis.vote_wording import line_tally, member, outcome_word, sentence
from councilui.common.fold import fold_case
from councilui.common.names import short_names
from councilui.common.plain_text import one_line
from councilui.common.width import ELLIPSIS, cut, cut_start
from councilui.record.model import Body, Meeting, Source, Vote
from councilui.record.views.rolls import MeetingRolls
from councilui.record.views.votes import VoteLine

ORDERS: Final = ("agenda", "nays")
_SAME: Final = 24  # characters by which two subjects begin alike


class Column(NamedTuple):
    """A member. `name` is as much of the name as tells the members apart."""

    person: str
    name: str
    full_name: str
    district: str | None


class GridRow(NamedTuple):
    """A vote event with the vote of each column's member, None where none is on record.

    `block` is the way of voting that keeps a name from showing a position ("omnibus", "consent", "voice"), else None.
    """

    line: VoteLine
    votes: tuple[Vote | None, ...]
    excluded_as: str | None = None

    @property
    def nays(self) -> int:
        """How many no votes are on record by name."""
        return sum(vote is not None and vote.option == "no" for vote in self.votes)


class RollGrid(NamedTuple):
    """The rolls of a meeting in its order; columns by district, those without one last.

    `vote_scope` says which votes the record holds, as in `model.Load`: there may have been others.
    """

    meeting: Meeting
    body: Body
    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...]
    sources: Mapping[str, Source]
    vote_scope: str | None = None


def roll_grid(rolls: MeetingRolls) -> RollGrid:
    """The grid: a column for each member who held a seat that day, and for anyone who voted without one."""
    districts: dict[str, str | None] = {}
    names: dict[str, str] = {}
    surnames: dict[str, str] = {}
    for seat in rolls.seats:
        districts[seat.person] = seat.district
        names[seat.person], surnames[seat.person] = seat.name, seat.surname
    for vote in (vote for votes in rolls.votes.values() for vote in votes):
        person = rolls.people.get(vote.person)
        names.setdefault(vote.person, person.name if person is not None else vote.voter_name)
        surnames.setdefault(vote.person, person.surname if person is not None else "")
        districts[vote.person] = districts.get(vote.person) or vote.district
    labels = short_names(names, surnames)
    columns = [Column(person, labels[person], full, districts[person]) for person, full in names.items()]
    columns.sort(key=lambda column: (district_key(column.district), column.name.casefold(), column.person))
    rows = []
    for line in rolls.lines:
        by_person = {vote.person: vote for vote in rolls.votes.get(line.id, ())}
        votes = tuple(by_person.get(column.person) for column in columns)
        rows.append(GridRow(line, votes, rolls.exclusions.get(line.id)))
    return RollGrid(rolls.meeting, rolls.body, tuple(columns), tuple(rows), rolls.sources, rolls.vote_scope)


def by_nays(grid: RollGrid) -> RollGrid:
    """The grid with the most no votes in its upper left corner."""
    cast = [sum(_is_no(row.votes[at]) for row in grid.rows) for at in range(len(grid.columns))]
    order = sorted(range(len(grid.columns)), key=lambda at: -cast[at])
    return _arranged(grid, sorted(grid.rows, key=lambda row: -row.nays), order)


def _arranged(grid: RollGrid, rows: Iterable[GridRow], columns: Iterable[int]) -> RollGrid:
    """The grid with these rows and the columns at these places."""
    places = tuple(columns)
    return grid._replace(
        columns=tuple(grid.columns[place] for place in places),
        rows=tuple(row._replace(votes=tuple(row.votes[place] for place in places)) for row in rows),
    )


def narrow_grid(grid: RollGrid, typed: str) -> RollGrid:
    """The grid of what was typed: words that begin a part of a name pick members, all others must be in a vote.

    "police lopez" is how Lopez voted on the police.
    """
    words = fold_case(typed).split()
    names = [fold_case(column.full_name).replace("-", " ").split() for column in grid.columns]
    by_word = {word: {at for at, parts in enumerate(names) if any(part.startswith(word) for part in parts)}
               for word in words}  # fmt: skip
    columns = sorted(set().union(*by_word.values())) or range(len(grid.columns))
    needed = [word for word in words if not by_word[word]]
    texts = (fold_case(f"{row_label(row)} {row.line.title} {row.line.question}") for row in grid.rows)
    rows = [row for row, text in zip(grid.rows, texts, strict=True) if all(word in text for word in needed)]
    return _arranged(grid, rows, columns)


def _is_no(vote: Vote | None) -> bool:
    return vote is not None and vote.option == "no"


def letter(vote: Vote | None) -> str:
    """One sign for a vote."""
    return OPTION_LETTERS[vote.option if vote is not None else None]


def legend(grid: RollGrid) -> tuple[tuple[str, str], ...]:
    """(sign, meaning) of the signs that occur, in the order of the options."""
    used = {vote.option if vote is not None else None for row in grid.rows for vote in row.votes}
    return tuple((sign, option or NOT_ON_RECORD) for option, sign in OPTION_LETTERS.items() if option in used)


def row_label(row: GridRow) -> str:
    """ "Or2025-0014616 43-7 passed, Settlement: …"; "(no tally, no roll)", "(omnibus)" where a reader must know."""
    line = row.line
    tally = line_tally(line)
    notes = [
        row.excluded_as, tally if line.tally is None else None, f"{'no' if line.roll == 'none' else line.roll} roll",
    ]  # fmt: skip
    marks = [mark for mark in notes if mark and mark != "complete roll"]
    number = f"{line.identifier} " if line.identifier else ""
    numbers = f"{tally} " if line.tally is not None else ""
    marked = f" ({', '.join(marks)})" if marks else ""
    return one_line(f"{number}{numbers}{outcome_word(line)}{marked}, {line_subject(line)}")


def alike_rows(grid: RollGrid) -> frozenset[int]:
    """The rows without a number whose labels begin like another's, so that only their ends tell them apart."""
    subjects = ["" if row.line.identifier else line_subject(row.line) for row in grid.rows]
    counts = Counter(subject[:_SAME] for subject in subjects if len(subject) >= _SAME)
    return frozenset(at for at, text in enumerate(subjects) if counts[text[:_SAME]] > 1 and not text.endswith(ELLIPSIS))


def fit_label(row: GridRow, is_alike: bool, cells: int) -> str:
    """A row's label in so many cells; of what begins like another's, the end is left."""
    label, subject = row_label(row), one_line(line_subject(row.line))
    if not is_alike:
        return cut(label, cells)
    head = label.removesuffix(subject)
    room = cells - cell_len(head)
    return head + cut_start(subject, room) if room >= _SAME // 2 else cut(label, cells)


def cell_sentence(grid: RollGrid, row: int, column: int) -> str:
    """Who voted how, and whether that is derived, not on record or no evidence of a position."""
    grid_row, who = grid.rows[row], grid.columns[column]
    vote = grid_row.votes[column]
    name = member(grid.body, who.name, who.district)
    if vote is None:
        return f"{name}: {NOT_ON_RECORD}."
    text = f"{name}: {vote.option.upper() if vote.option == 'no' else vote.option}"
    if vote.option_text and vote.option_text.casefold() not in (vote.option, "yea", "nay", "aye"):
        text += f" (printed “{vote.option_text}”)"
    if vote.basis == "derived":
        text += f" ◇ derived{f': {vote.note}' if vote.note else ''}"
    if grid_row.excluded_as is not None:
        text += f"; taken by {grid_row.excluded_as}: a name in it doesn't show a position"
    return sentence(text)
