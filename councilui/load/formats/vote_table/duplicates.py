"""The same vote in two tables of one load: a copy, a longer period, a later version. It is one vote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from councilui.common.shares import plural
from councilui.load.formats.vote_table.ballot import Ballot
from councilui.load.members import member_name
from councilui.load.outcomes import read_option, title_key
from councilui.load.report import Report

_MOST_LISTED: Final = 50
_MOST_NAMES: Final = 5
_VOTE_KEY: Final = ("number", "identifier", "motion_type", "motion", "question", "vote", "class")


class VoteRegister:
    """The votes of the tables read so far."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._ballots: dict[tuple[object, ...], list[tuple[str, int, frozenset[tuple[str, str]], str]]] = defaultdict(
            list
        )

    def new(self, ballots: Sequence[Ballot], label: str, unit: str) -> list[Ballot]:
        """The ballots that no other table has; the others are counted as merged, and listed where they differ."""
        occurrences: Counter[tuple[object, ...]] = Counter()
        fresh: list[tuple[tuple[object, ...], Ballot]] = []
        new: list[Ballot] = []
        differing: list[tuple[Ballot, str, int, str]] = []
        files: Counter[str] = Counter()
        for ballot in ballots:
            key = _vote_key(ballot)
            number = occurrences[key]
            occurrences[key] += 1
            earlier = self._ballots.get(key, [])
            if number >= len(earlier) or not _may_be_one(earlier[number][2], _casts(ballot)):
                new.append(ballot)
                fresh.append((key, ballot))
                continue
            file, line, casts, result = earlier[number]
            files[file] += 1
            if (casts, result) != (_casts(ballot), _result(ballot)):
                differing.append((ballot, file, line, _differences(casts, result, ballot)))
            if unit != "table rows":
                self._report.merge("table rows", "of a vote in another table")
            self._report.merge(unit, "of a vote in another table", len(ballot.casts))
        for key, ballot in fresh:
            self._ballots[key].append((label, ballot.line, _casts(ballot), _result(ballot)))
        self._report_copies(label, files, differing)
        return new

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


def _vote_key(ballot: Ballot) -> tuple[object, ...]:
    """What two tables must share to tell of one vote; not its result and roll, which a later version corrects."""
    cells = tuple(" ".join(ballot.get(word).casefold().split()) for word in _VOTE_KEY)
    return (ballot.body.casefold(), ballot.date, ballot.meeting, ballot.time, title_key(ballot.get("title")), *cells)


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
