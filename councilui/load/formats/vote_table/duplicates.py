"""The same vote in two tables of one load: a copy, a longer period, a later version, totals beside names. It is one.

Where both tell the same as far as each goes, the one with more of the roll stays and gets from the other what it lacks;
where they contradict each other, the earlier one stays as it is, and what differs is told.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from councilui.common.names import fold
from councilui.common.shares import plural, series
from councilui.common.slugs import slug
from councilui.load.formats.vote_table.ballot import Ballot
from councilui.load.formats.vote_table.name_lists import tally_text
from councilui.load.formats.vote_table.tables import VoteTable
from councilui.load.formats.vote_table.votes import is_vote
from councilui.load.members import member_name
from councilui.load.outcomes import OutcomeReading, TallyReading, VoteWords, read_outcome, read_tally, title_key
from councilui.load.report import Issue, Report
from councilui.load.version_names import version_rank
from councilui.record.model import AWAY

_MOST_LISTED: Final = 50
_MOST_NAMES: Final = 5
_TOLD: Final = ("number", "identifier", "motion_type", "motion", "question", "vote", "class")
_SHORTEST_TITLE: Final = 6  # letters by which a title is found in another of its number
Key = tuple[str, str, str]


class TableBallots(NamedTuple):
    """A table and what it tells: `file` is what reports call its file, `source` an id, `words` reads its votes."""

    table: VoteTable
    file: str
    source: str
    words: VoteWords
    ballots: list[Ballot]

    @property
    def label(self) -> str:
        """What reports call the table."""
        return self.table.sheet.label


@dataclass(eq=False)
class _TableVote:
    """A vote of a table; `cells` tell it from others of its title on a day, `roll` has each member's option by key."""

    origin: TableBallots
    ballot: Ballot
    key: Key
    number: str
    is_repeated: bool = False
    added: list[str] = field(default_factory=list)  # what it has from another table

    @cached_property
    def cells(self) -> tuple[str, ...]:
        ballot = self.ballot
        words = (ballot.meeting, ballot.time or "", self.number, *(ballot.get(word).casefold() for word in _TOLD[1:]))
        return tuple(" ".join(word.split()) for word in words)

    @cached_property
    def roll(self) -> Mapping[str, str]:
        return {member_name(cast.name, cast.district).key: self._option(cast.word) for cast in self.ballot.casts}

    def _option(self, word: str) -> str:
        """What a word means, so that "Y" and "Yes" are one; an unknown one is itself."""
        option = self.origin.words.read(word)
        return option.option if option.is_known else word.casefold()

    @cached_property
    def surnames(self) -> Mapping[str, str]:
        """The keys of members by their surnames alone, where one member has it."""
        names = [member_name(cast.name, cast.district) for cast in self.ballot.casts]
        times = Counter(name.name.surname for name in names)
        return {slug(fold(name.name.surname)): name.key for name in names if times[name.name.surname] == 1}

    @cached_property
    def outcome(self) -> OutcomeReading:
        return read_outcome(self.ballot.get("result"))

    @property
    def result(self) -> str:
        return " ".join(self.ballot.get("result").casefold().split())

    @property
    def tally(self) -> TallyReading | None:
        return self.outcome.tally or read_tally(self.ballot.get("tally"))


class VoteRegister:
    """The votes of the tables read so far. `body_of` has the key of the body that voted."""

    def __init__(self, report: Report, body_of: Callable[[Ballot], str]) -> None:
        self._report = report
        self._body_of = body_of
        self._votes: dict[Key, list[_TableVote]] = defaultdict(list)
        self._numbers: dict[Key, list[_TableVote]] = defaultdict(list)
        self._of_table: dict[int, list[_TableVote]] = {}

    def add(self, table: TableBallots) -> None:
        """Find which votes of a table are in those before it, too; which of the two stays is told."""
        votes = [self._vote(table, ballot) for ballot in table.ballots]
        files: dict[tuple[str, str], list[_TableVote]] = defaultdict(list)
        differing: list[Issue] = []
        partners = self._partners(votes)
        for own, other in partners.items():
            is_agreed = _agree(own, other) and (_has_rank_of(own, other) or not own.roll or not other.roll)
            stays, goes = (own, other) if is_agreed and _weight(own) > _weight(other) else (other, own)
            goes.is_repeated = True
            files[goes.origin.label, stays.origin.label].append(stays)
            if is_agreed:
                stays.added = _complete(stays, goes)
            if differences := _differences(stays, goes, of_gaps=not is_agreed):
                where = f"{stays.origin.label}, line {stays.ballot.line}"
                reason = f"The same vote reads differently in {where}, which was kept: {differences}."
                differing.append(Issue("versions differ", goes.origin.label, str(goes.ballot.line), reason))
            self._merge(goes)
        doubtful = ((own, self._open(own)) for own in votes if own not in partners)
        differing += [_open_issue(own, possible) for own, possible in doubtful if possible is not None]
        self._report.enter(table.file)
        for vote in votes:
            self._votes[vote.key].append(vote)
            self._numbers[*vote.key[:2], vote.number].append(vote)
        self._of_table[id(table)] = votes
        self._report_copies(files, differing)

    def ballots(self, table: TableBallots) -> list[Ballot]:
        """The ballots of a table that was added, without those that stay in another."""
        return [vote.ballot for vote in self._of_table[id(table)] if not vote.is_repeated]

    def _vote(self, table: TableBallots, ballot: Ballot) -> _TableVote:
        key = (self._body_of(ballot), ballot.date, title_key(ballot.get("title")))
        return _TableVote(table, ballot, key, ballot.get("number").casefold().strip(" .()#"))

    def _partners(self, votes: Sequence[_TableVote]) -> dict[_TableVote, _TableVote]:
        """The vote of another table that each is, each vote once: those that tell the same before those that tell
        more or less; the last only where no other can be meant."""
        partners: dict[_TableVote, _TableVote] = {}
        for is_one in (_is_copy, _tells_the_same, _tells_less):
            for own in votes:
                if own not in partners:
                    others = (other for other in self._others(own) if other not in partners.values())
                    if (partner := next((other for other in others if is_one(other, own)), None)) is not None:
                        partners[own] = partner
        rest = [own for own in votes if own not in partners]
        fitting = [(own, other) for own in rest for other in self._others(own) if _completes(other, own)]
        times = Counter(vote for pair in fitting for vote in pair)
        partners |= {own: other for own, other in fitting if times[own] == times[other] == 1}
        return partners

    def _others(self, own: _TableVote) -> Iterator[_TableVote]:
        """The votes of earlier tables under the same title, or under the same number where one title is in the
        other."""
        yield from (other for other in self._votes.get(own.key, ()) if not other.is_repeated)
        if own.number:
            of_number = self._numbers.get((*own.key[:2], own.number), ())
            yield from (other for other in of_number if not other.is_repeated and _is_abridged(own, other))

    def _merge(self, vote: _TableVote) -> None:
        unit = vote.origin.table.columns.unit
        self._report.enter(vote.origin.file)
        if unit != "table rows":
            self._report.merge("table rows", "of a vote in another table")
        self._report.merge(unit, "of a vote in another table", len(vote.ballot.casts))

    def _open(self, own: _TableVote) -> _TableVote | None:
        """A vote that may be the same, and may be another: the rolls don't tell them apart."""
        votes = (other for other in self._others(own) if is_vote(own.ballot) and is_vote(other.ballot))
        return next((other for other in votes if _are_compatible(other, own) and _vote_alike(other, own)), None)

    def _report_copies(self, files: Mapping[tuple[str, str], Sequence[_TableVote]], differing: Sequence[Issue]) -> None:
        for (label, kept_in), stays in files.items():
            rows = "1 vote or agenda item is" if len(stays) == 1 else f"{len(stays):,} votes and agenda items are"
            words = sorted({word for vote in stays for word in vote.added})
            added = f", with the {series(words)} of this table" if words else ""
            reason = f"{rows} also in {kept_in}; loaded once, from there{added}."
            self._report.warn("same votes twice", label, "-", reason)
        for issue in differing[:_MOST_LISTED]:
            self._report.warn(issue.kind, issue.file, issue.place, issue.reason)
        if len(differing) > _MOST_LISTED:
            first = differing[_MOST_LISTED]
            more = f"{plural(len(differing) - _MOST_LISTED, 'more vote')} with differences between tables."
            self._report.warn(first.kind, first.file, first.place, more)


def _is_copy(one: _TableVote, other: _TableVote) -> bool:
    return _tells_the_same(one, other) and _agree(one, other)


def _tells_the_same(one: _TableVote, other: _TableVote) -> bool:
    """Whether two tables tell of one vote; not by its result and roll, which a later version corrects: most of the
    members of the smaller roll are in the other, too."""
    if one.cells != other.cells or one.key != other.key:
        return False
    shared = sum(1 for pair in _shared(one, other) if pair)
    return shared * 2 >= min(len(one.roll), len(other.roll))


def _tells_less(one: _TableVote, other: _TableVote) -> bool:
    """Whether two tables tell of one vote, though one lacks a column of the other: the roll is the same."""
    return bool(one.roll) and one.roll == other.roll and one.key == other.key and _are_compatible(one, other)


def _completes(one: _TableVote, other: _TableVote) -> bool:
    """Whether two tables may tell of one vote, of which one has names, a tally or a motion that the other lacks."""
    return _are_compatible(one, other) and _agree(one, other)


def _are_compatible(one: _TableVote, other: _TableVote) -> bool:
    return all(a == b or not a or not b for a, b in zip(one.cells, other.cells, strict=True))


def _is_abridged(one: _TableVote, other: _TableVote) -> bool:
    """Whether one of two titles is the other in short."""
    short, long = sorted((one.key[2], other.key[2]), key=len)
    return short != long and len(short) >= _SHORTEST_TITLE and long.startswith(f"{short}-")


def _shared(one: _TableVote, other: _TableVote) -> Iterator[tuple[str, str] | None]:
    """For each member of the smaller roll the options in both; None for who is not in the other."""
    small, large = sorted((one, other), key=lambda vote: len(vote.roll))
    for name, option in small.roll.items():
        key = _counterpart(name, small, large)
        yield (option, large.roll[key]) if key else None


def _counterpart(name: str, of: _TableVote, among: _TableVote) -> str | None:
    """The key of a member in another roll, where either may have a surname that one member has."""
    bare = next((surname for surname, key in of.surnames.items() if key == name), name)
    keys = (name, among.surnames.get(name, ""), bare)
    return next((key for key in keys if key in among.roll), None)


def _vote_alike(one: _TableVote, other: _TableVote) -> bool:
    """Whether one roll is a part of the other, or there is none."""
    return all(pair is not None and pair[0] == pair[1] for pair in _shared(one, other))


def _weight(vote: _TableVote) -> tuple[int, int, int]:
    """How much a roll tells: of those who took a side, by names in full, of those who were away."""
    sides = sum(option not in AWAY for option in vote.roll.values())
    return sides, sum("-" in name for name in vote.roll), len(vote.roll)


def _agree(one: _TableVote, other: _TableVote) -> bool:
    """Whether two votes contradict each other nowhere: in results, in tallies, in who voted how."""
    if one.outcome.words and other.outcome.words and one.result != other.result:
        results = {one.outcome.result, other.outcome.result}
        if len(results) > 1 or results == {"unknown"}:
            return False
    if not _vote_alike(one, other):
        return False
    tallies = [tally.counts for tally in (one.tally, other.tally) if tally is not None]
    if len(tallies) == 2 and any(tallies[0].get(side) != tallies[1].get(side) for side in ("yes", "no")):
        return False
    votes = Counter(max((one.roll, other.roll), key=len).values())
    return not votes or all(votes[side] <= tally.get(side, votes[side]) for tally in tallies for side in ("yes", "no"))


def _has_rank_of(one: _TableVote, other: _TableVote) -> bool:
    """Whether neither table is a corrected version of the other by the names of their files."""
    return version_rank(one.origin.file)[0] == version_rank(other.origin.file)[0]


def _complete(stays: _TableVote, goes: _TableVote) -> list[str]:
    """Give a vote what it lacks and the other has; returns the words for it."""
    own, other = stays.ballot, goes.ballot
    words = [word for word, cell in other.cells.items() if cell and not own.get(word) and word != "title"]
    if stays.tally is None and goes.tally is not None:
        own.cells["tally"] = tally_text(goes.tally.counts)
        words = [word for word in words if word != "tally"] + ["tally"]
    own.cells |= {word: other.get(word) for word in words if not own.get(word)}
    own.time, own.meeting_time = own.time or other.time, own.meeting_time or other.meeting_time
    own.meeting = own.meeting or other.meeting
    if words and goes.origin.source not in (stays.origin.source, *own.other_sources):
        own.other_sources.append(goes.origin.source)
    return [word.replace("_", " ") for word in words]


def _open_issue(own: _TableVote, other: _TableVote) -> Issue:
    where = f"{other.origin.label}, line {other.ballot.line}"
    reason = f"The vote may be the one in {where}, or another; both were loaded."
    return Issue("votes from two sources", own.origin.label, str(own.ballot.line), reason)


def _differences(stays: _TableVote, goes: _TableVote, *, of_gaps: bool) -> str:
    """Where the vote that was kept differs from another of it: "Ana Roe “yes”, here “no”"; with `of_gaps` also what
    the other lacks."""
    results = (stays.result, goes.result) if of_gaps else ("", "")
    parts = [f"result “{results[0] or 'none'}”, here “{results[1] or 'none'}”"] if results[0] != results[1] else []
    parts += _tally_difference(stays.tally, goes.tally) if of_gaps else ()
    printed = {
        member_name(cast.name, cast.district).key: cast.name for cast in (*goes.ballot.casts, *stays.ballot.casts)
    }
    pairs: dict[str, tuple[str | None, str | None]] = {
        name: (stays.roll.get(_counterpart(name, goes, stays) or ""), option) for name, option in goes.roll.items()
    }
    if of_gaps:
        same = {_counterpart(name, goes, stays) for name in goes.roll}
        pairs |= {name: (option, None) for name, option in stays.roll.items() if name not in same}
    names = [name for name in sorted(pairs) if pairs[name][0] != pairs[name][1]]
    for name in names[:_MOST_NAMES]:
        words = (f"“{word}”" if word is not None else "not named" for word in pairs[name])
        parts.append(f"{printed[name]} {', here '.join(words)}")
    if len(names) > _MOST_NAMES:
        parts.append(f"and {plural(len(names) - _MOST_NAMES, 'more name')}")
    return "; ".join(parts)


def _tally_difference(other: TallyReading | None, own: TallyReading | None) -> Iterable[str]:
    pairs = [(tally.yes, tally.no) if tally else None for tally in (other, own)]
    if pairs[0] == pairs[1]:
        return
    texts = (f"{pair[0] or 0}–{pair[1] or 0}" if pair else "none" for pair in pairs)
    yield f"tally {', here '.join(texts)}"
