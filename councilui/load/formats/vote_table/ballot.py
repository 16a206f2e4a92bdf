"""One taking of votes as a table has it, and what the table leaves open of its roll."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import Final, NamedTuple

from councilui.common.shares import series

OF_ONE_ITEM: Final = ("number", "identifier", "title")
OF_ONE_VOTE: Final = ("motion_type", "motion", "question", "result")
"""Words of the record in which the rows of one item, of one vote on it, are alike."""
_REPEATED_ROLL: Final = 0.5  # of the names twice in a vote: a roll that was taken twice, no slip of a clerk
_MOST_LINES: Final = 5  # that a note names


class Cast(NamedTuple):
    """One member's vote as the table has it; `line` is where it stands, `name` what the member is called."""

    name: str
    district: str | None
    word: str
    line: int


@dataclass(slots=True)
class Ballot:
    """One taking of votes, or an agenda item without one, in the table's own words; "" is what a row leaves empty.

    `how` is a word in members' cells that tells how all voted ("Voice vote"); `is_short` when the table tells that
    names are missing; `unread` are the lines of rows that were not loaded and may belong to this vote.
    """

    line: int
    date: str
    time: str | None
    meeting_time: str | None
    body: str
    meeting: str
    cells: dict[str, str]
    kind: str = "unknown"  # of the meeting
    casts: list[Cast] = field(default_factory=list)
    how: str = ""
    is_short: bool = False
    unread: list[int] = field(default_factory=list)
    other_sources: list[str] = field(default_factory=list)  # the tables that some of `cells` are from

    @property
    def names(self) -> set[str]:
        """What the members of its roll are called."""
        return {cast.name for cast in self.casts}

    def get(self, word: str) -> str:
        """The cell of a word of the record."""
        return self.cells.get(word, "")

    def take_in(self, other: Ballot) -> None:
        """Take the rest of the roll from another part of it."""
        self.casts = sorted([*self.casts, *other.casts], key=lambda cast: cast.line)
        self.is_short |= other.is_short
        self.unread += other.unread

    def unread_text(self, file: str) -> str:
        """A sentence on the rows that may be missing from the roll; "" when none are."""
        lines = sorted(set(self.unread))
        if not lines:
            return ""
        more = [f"{len(lines) - _MOST_LINES} more"] if len(lines) > _MOST_LINES else []
        numbers = [*map(str, lines[:_MOST_LINES]), *more]
        which = f"Lines {series(numbers)}" if len(lines) > 1 else f"Line {series(numbers)}"
        return f"{which} of {file} couldn't be loaded and may belong to this vote."


def join_parts(ballots: Sequence[Ballot]) -> list[Ballot]:
    """The ballots, those that leave empty what another of their item says of its motion or result joined to it where it
    alone fits and names others: clerks leave the result of who was absent empty."""
    of_item: dict[object, list[Ballot]] = defaultdict(list)
    for ballot in ballots:
        where = (ballot.body, ballot.date, ballot.meeting, ballot.time)
        of_item[*where, ballot.get("vote"), *map(ballot.get, OF_ONE_ITEM)].append(ballot)
    joined: set[int] = set()
    for group in of_item.values():
        for part, fuller in _with_fuller(group):
            fitting = [other for other in fuller if id(other) not in joined and not part.names & other.names]
            if len(fitting) == 1:
                fitting[0].take_in(part)
                joined.add(id(part))
    return [ballot for ballot in ballots if id(ballot) not in joined]


def _with_fuller(group: Sequence[Ballot]) -> Iterator[tuple[Ballot, list[Ballot]]]:
    """The ballots of an item that leave words of the vote empty, each with those that say the same and more.

    They are found by what both say: a meeting may have ten thousand votes, too many to compare each with all.
    """
    words = [tuple(map(ballot.get, OF_ONE_VOTE)) for ballot in group]
    by_words: dict[tuple[bool, ...], dict[tuple[str, ...], list[int]]] = {}
    for part, own in zip(group, words, strict=True):
        filled = tuple(map(bool, own))
        if len(group) == 1 or all(filled):
            continue
        if filled not in by_words:
            by_words[filled] = defaultdict(list)
            for number, other in enumerate(words):
                by_words[filled][tuple(compress(other, filled))].append(number)
        alike = by_words[filled][tuple(compress(own, filled))]
        yield part, [group[number] for number in alike if words[number] != own]


def rounds_of(ballot: Ballot) -> list[Ballot]:
    """A ballot whose whole roll stands there twice as two; one with a name or two repeated as it is."""
    times = Counter((cast.name, cast.district) for cast in ballot.casts)
    repeated = sum(1 for number in times.values() if number > 1)
    if len(times) < 2 or repeated <= len(times) * _REPEATED_ROLL or ballot.get("vote"):
        return [ballot]
    rounds: list[list[Cast]] = []
    occurrences: Counter[tuple[str, str | None]] = Counter()
    for cast in ballot.casts:
        number = occurrences[cast.name, cast.district]
        occurrences[cast.name, cast.district] += 1
        if number == len(rounds):
            rounds.append([])
        rounds[number].append(cast)
    return [replace(ballot, line=casts[0].line, casts=casts) for casts in rounds]
