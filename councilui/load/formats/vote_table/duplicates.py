"""The same vote in two tables of one load: a copy, a longer period, a later version. It is one vote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from councilui.common.shares import plural
from councilui.load.formats.vote_table.ballot import Ballot
from councilui.load.members import member_name
from councilui.load.outcomes import read_option, title_key
from councilui.load.report import Report

_MOST_LISTED: Final = 50
_MOST_NAMES: Final = 5
_TOLD: Final = ("number", "identifier", "motion_type", "motion", "question", "vote", "class")


class _TableVote(NamedTuple):
    """A vote of a table: where it stands, what tells it from others of its title on a day, its roll and its result."""

    file: str
    line: int
    cells: tuple[str, ...]
    casts: frozenset[tuple[str, str]]
    result: str


class VoteRegister:
    """The votes of the tables read so far."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._votes: dict[tuple[str, str, str], list[_TableVote]] = defaultdict(list)

    def new(self, ballots: Sequence[Ballot], label: str, unit: str) -> list[Ballot]:
        """The ballots that no other table has; the others are counted as merged, and listed where they differ."""
        new: list[Ballot] = []
        fresh: list[tuple[tuple[str, str, str], _TableVote]] = []
        differing: list[tuple[Ballot, str, int, str]] = []
        files: Counter[str] = Counter()
        votes = [_table_vote(ballot, label) for ballot in ballots]
        for ballot, own, other in zip(ballots, votes, self._partners(ballots, votes), strict=True):
            if other is None:
                new.append(ballot)
                fresh.append((_key(ballot), own))
                continue
            files[other.file] += 1
            if (other.casts, other.result) != (own.casts, own.result):
                what = _differences(other.casts, other.result, ballot)
                differing.append((ballot, other.file, other.line, what))
            if unit != "table rows":
                self._report.merge("table rows", "of a vote in another table")
            self._report.merge(unit, "of a vote in another table", len(ballot.casts))
        for key, own in fresh:
            self._votes[key].append(own)
        self._report_copies(label, files, differing)
        return new

    def _partners(self, ballots: Sequence[Ballot], votes: Sequence[_TableVote]) -> list[_TableVote | None]:
        """The vote of another table that each ballot is, each vote once: those that tell the same before those that
        tell less."""
        partners: list[_TableVote | None] = [None] * len(ballots)
        used: set[int] = set()
        for is_one in (_tells_the_same, _tells_less):
            for place, (ballot, own) in enumerate(zip(ballots, votes, strict=True)):
                if partners[place] is not None:
                    continue
                others = (other for other in self._votes.get(_key(ballot), ()) if id(other) not in used)
                partner = next((other for other in others if is_one(other, own)), None)
                if partner is not None:
                    partners[place] = partner
                    used.add(id(partner))
        return partners

    def _report_copies(self, label: str, files: Counter[str], differing: list[tuple[Ballot, str, int, str]]) -> None:
        for file, number in files.items():
            rows = "1 vote or agenda item is" if number == 1 else f"{number:,} votes and agenda items are"
            reason = f"{rows} also in {file}; loaded once, from there."
            self._report.warn("same votes twice", label, "-", reason)
        for ballot, file, line, what in differing[:_MOST_LISTED]:
            reason = f"The same vote reads differently in {file}, line {line}, which was kept: {what}."
            self._report.warn("versions differ", label, ballot.line, reason)
        if len(differing) > _MOST_LISTED:
            more = f"{plural(len(differing) - _MOST_LISTED, 'more vote')} with differences between tables."
            self._report.warn("versions differ", label, differing[_MOST_LISTED][0].line, more)


def _key(ballot: Ballot) -> tuple[str, str, str]:
    return (ballot.body.casefold(), ballot.date, title_key(ballot.get("title")))


def _table_vote(ballot: Ballot, label: str) -> _TableVote:
    words = (ballot.meeting, ballot.time or "", *(ballot.get(word).casefold() for word in _TOLD))
    cells = tuple(" ".join(word.split()) for word in words)
    return _TableVote(label, ballot.line, cells, _casts(ballot), _result(ballot))


def _tells_the_same(one: _TableVote, other: _TableVote) -> bool:
    """Whether two tables tell of one vote; not by its result and roll, which a later version corrects."""
    return one.cells == other.cells and _may_be_one(one.casts, other.casts)


def _tells_less(one: _TableVote, other: _TableVote) -> bool:
    """Whether two tables tell of one vote, though one lacks a column of the other: the roll is the same."""
    pairs = zip(one.cells, other.cells, strict=True)
    return bool(one.casts) and one.casts == other.casts and all(a == b or not a or not b for a, b in pairs)


def _casts(ballot: Ballot) -> frozenset[tuple[str, str]]:
    return frozenset((member_name(cast.name, cast.district).key, _option(cast.word)) for cast in ballot.casts)


def _option(word: str) -> str:
    """What a word means, so that "Y" and "Yes" are one; an unknown one is itself."""
    option = read_option(word)
    return option.option if option.is_known else word.casefold()


def _differences(casts: frozenset[tuple[str, str]], result: str, ballot: Ballot) -> str:
    """Where the vote that was kept differs from another ballot of it: "ana-roe yes, here no"."""
    earlier, own = dict(casts), dict(_casts(ballot))
    parts = [f"result “{result or 'none'}”, here “{_result(ballot) or 'none'}”"] if result != _result(ballot) else []
    printed = {member_name(cast.name, cast.district).key: cast.name for cast in ballot.casts}
    names = [name for name in sorted({**earlier, **own}) if earlier.get(name) != own.get(name)]
    for name in names[:_MOST_NAMES]:
        words = (f"“{word}”" if (word := roll.get(name)) is not None else "not named" for roll in (earlier, own))
        parts.append(f"{printed.get(name, name)} {', here '.join(words)}")
    if len(names) > _MOST_NAMES:
        parts.append(f"and {plural(len(names) - _MOST_NAMES, 'more name')}")
    return "; ".join(parts)


def _may_be_one(first: frozenset[tuple[str, str]], second: frozenset[tuple[str, str]]) -> bool:
    """Whether two rolls may be of one vote: most of the members of the smaller one are in the other, too."""
    names, others = {name for name, _ in first}, {name for name, _ in second}
    return len(names & others) * 2 >= min(len(names), len(others))


def _result(ballot: Ballot) -> str:
    return " ".join(ballot.get("result").casefold().split())
