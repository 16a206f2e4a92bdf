"""Votes of one meeting that two formats have, such as a table and the minutes.

Two are one vote when only one can be meant: of one item or matter, with rolls, tallies and results that agree, and no
other vote of the meeting fits either. All others stay apart and are told.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from councilui.common.shares import plural
from councilui.common.slugs import slug
from councilui.load.outcomes import aim_of
from councilui.load.report import Report
from councilui.record.model import AWAY
from councilui.record.vote_joins import JoinedVotes, VoteFacts
from councilui.record.writer import Writer

Votes = Mapping[str, frozenset[str]]
"""The ids of the vote events by meeting."""
Roll = Mapping[str, str]
"""The option of each person."""
_MOST_MEETINGS: Final = 200
_MOST_PAIRS: Final = 1_000_000  # of votes of one meeting, which take seconds to compare
_MOST_NAMES: Final = 3
_SHORTEST_TITLE: Final = 8  # characters, with the hyphens around it, by which a title can be found in another
_NUMBER: Final = re.compile(
    r"\b(?P<kind>ord(?:inance)?|res(?:o|olution)?|by-?law|bill)\b\.?\s*(?:no\.?|number|#)?\s*"
    r"(?P<number>\d[\d/–-]*[a-z]?)\b",
    re.IGNORECASE,
)
"""The number of a matter in words: "Ord. 412", "Resolution No. 2031-07"."""


def votes_by_meeting(writer: Writer) -> Votes:
    """The vote events that are there, by meeting."""
    ids: dict[str, set[str]] = defaultdict(set)
    for meeting, vote_event in writer.vote_events():
        ids[meeting].add(vote_event)
    return {meeting: frozenset(events) for meeting, events in ids.items()}


def join_repeated_votes(writer: Writer, before: Votes, after: Votes, label: str, report: Report) -> Votes:
    """Join what an input tells again of votes that were there, and report those that may be the same.

    Returns the votes that stay.
    """
    grown = [meeting for meeting in after if before.get(meeting) and after[meeting] - before[meeting]]
    if not grown:
        return after
    comparison = _Comparison(writer, grown)
    pairs: list[JoinedVotes] = []
    for number, meeting in enumerate(grown):
        votes = comparison.votes[meeting]
        earlier = [vote for vote in votes if vote.vote_event in before[meeting]]
        later = [vote for vote in votes if vote.vote_event not in before[meeting]]
        if len(earlier) * len(later) > _MOST_PAIRS:
            reason = (
                f"{plural(len(earlier), 'vote')} of this meeting and {len(later):,} from another source are too many to"
                " compare. If they are the same, they count twice: load only one of the two."
            )
            report.warn("votes from two sources", label, meeting, reason)
            continue
        joined = comparison.pairs(earlier, later)
        pairs += joined
        both = {vote.vote_event for pair in joined for vote in pair}
        single = [vote for vote in earlier if vote.vote_event not in both]
        left = [vote for vote in later if vote.vote_event not in both]
        if (open_ := comparison.open_votes(single, left)) and number < _MOST_MEETINGS:
            _warn(report, label, meeting, len(single), open_, comparison.disagreements(single, open_))
    if len(grown) > _MOST_MEETINGS:
        report.note(f"{plural(len(grown) - _MOST_MEETINGS, 'more meeting')} with votes from two sources.")
    if pairs:
        writer.join_votes(pairs)
        count = "1 vote was" if len(pairs) == 1 else f"{len(pairs):,} votes were"
        report.note(
            f"{count} on record from another source, with the same item, roll and result: each is listed once, with the"
            " earlier source's words and both sources named."
        )
    return votes_by_meeting(writer)


class _Comparison:
    """Compares the votes of some meetings."""

    def __init__(self, writer: Writer, meetings: Iterable[str]) -> None:
        self.votes: dict[str, list[VoteFacts]] = defaultdict(list)
        for vote in writer.vote_facts(list(meetings)):
            self.votes[vote.meeting].append(vote)
        self._subjects = {vote.vote_event: _Subject.of(vote) for votes in self.votes.values() for vote in votes}
        self._writer = writer
        self._rolls: dict[str, Roll] = {}
        self._counts: dict[str, Sequence[Mapping[str, int]]] = {}

    def pairs(self, earlier: Sequence[VoteFacts], later: Sequence[VoteFacts]) -> list[JoinedVotes]:
        """The votes of which each fits the other alone."""
        fitting = [(one, other) for one in earlier for other in later if self._fit(one, other)]
        times = Counter(vote for pair in fitting for vote in pair)
        return [JoinedVotes(one, other) for one, other in fitting if times[one] == times[other] == 1]

    def open_votes(self, earlier: Sequence[VoteFacts], later: Sequence[VoteFacts]) -> list[VoteFacts]:
        """The later votes that may be one of the earlier: on one thing, or with rolls that agree."""
        return [
            other
            for other in later
            if any(
                _may_be_one_motion(one, other)
                and (self._is_same_subject(one, other) or agree(self.roll(one.vote_event), self.roll(other.vote_event)))
                for one in earlier
            )
        ]

    def disagreements(self, earlier: Sequence[VoteFacts], later: Sequence[VoteFacts]) -> list[str]:
        """What is told differently of votes that seem to be the same."""
        sentences = []
        for other in later:
            same = [one for one in earlier if self._is_same_subject(one, other) and _may_be_one_motion(one, other)]
            if len(same) != 1:
                continue
            rolls = self.roll(same[0].vote_event), self.roll(other.vote_event)
            names = [name for name in rolls[0] if name in rolls[1] and rolls[0][name] != rolls[1][name]]
            parts = [f"{_tail(name)} {rolls[0][name]}, here {rolls[1][name]}" for name in names[:_MOST_NAMES]]
            if {same[0].result, other.result} == {"pass", "fail"}:
                parts.insert(0, f"result {same[0].result}, here {other.result}")
            if parts:
                sentences.append(f"{other.number or other.title or other.vote_event}: {'; '.join(parts)}")
        return sentences

    def roll(self, vote_event: str) -> Roll:
        if vote_event not in self._rolls:
            self._rolls[vote_event] = dict(self._writer.roll_of(vote_event))
        return self._rolls[vote_event]

    def _is_same_subject(self, one: VoteFacts, other: VoteFacts) -> bool:
        return self._subjects[one.vote_event].is_same(self._subjects[other.vote_event])

    def _fit(self, one: VoteFacts, other: VoteFacts) -> bool:
        if not self._is_same_subject(one, other) or not _may_be_one_motion(one, other):
            return False
        if {one.result, other.result} == {"pass", "fail"}:
            return False
        rolls = self.roll(one.vote_event), self.roll(other.vote_event)
        if all(rolls):
            return agree(*rolls)
        tallies = self._tally(one.vote_event), self._tally(other.vote_event)
        if tallies == (None, None):  # by voice: what it was on and that it carried is all that can be told
            return one.result == other.result != "unknown" and "other" not in (one.motion_type, other.motion_type)
        return tallies[0] == tallies[1]

    def _tally(self, vote_event: str) -> tuple[int, int] | None:
        """The numbers of yes and no, by name or announced."""
        counts = Counter(self.roll(vote_event).values()) or dict(self._writer.counts_of(vote_event))
        return (counts.get("yes", 0), counts.get("no", 0)) if counts else None


def agree(one: Roll, other: Roll) -> bool:
    """Whether two rolls can be of one vote: nobody votes two ways, and who is named in one alone was away."""
    shared = one.keys() & other.keys()
    apart = [*(one[name] for name in one.keys() - shared), *(other[name] for name in other.keys() - shared)]
    alike = all(one[name] == other[name] or {one[name], other[name]} <= AWAY for name in shared)
    return bool(shared) and alike and all(option in AWAY for option in apart)


class _Subject(NamedTuple):
    """What a vote is on, in forms that can be compared; "" for what isn't told."""

    matter: str
    number: str
    title: str
    words: str
    matter_numbers: frozenset[tuple[str, str]]

    @staticmethod
    def of(vote: VoteFacts) -> _Subject:
        """The subject of a vote."""
        text = f"{vote.title or ''} {vote.text or ''}"
        numbers = ((match["kind"][:2], match["number"].replace("–", "-")) for match in _NUMBER.finditer(text))
        return _Subject(
            vote.matter or "",
            re.sub(r"[\s.()]+", "", vote.number or "").casefold(),
            f"-{slug(vote.title)}-" if vote.title else "",
            f"-{slug(text)}-",  # so that "Fence 1" isn't found in "Fence 10"
            frozenset((kind.casefold(), number.casefold()) for kind, number in numbers),
        )

    def is_same(self, other: _Subject) -> bool:
        """Whether two votes are on one thing: a matter, its number in both titles or texts, an item's number, or a
        title that the other has, too."""
        return (
            self.matter == other.matter != ""
            or self.number == other.number != ""
            or self.title == other.title != ""
            or (len(self.title) >= _SHORTEST_TITLE and self.title in other.words)
            or (len(other.title) >= _SHORTEST_TITLE and other.title in self.words)
            or (len(self.matter_numbers) == 1 and self.matter_numbers == other.matter_numbers)
        )


def _may_be_one_motion(one: VoteFacts, other: VoteFacts) -> bool:
    if one.motion_type == other.motion_type or "other" in (one.motion_type, other.motion_type):
        return True
    return aim_of(one.motion_type) == aim_of(other.motion_type) == "for"


def _warn(
    report: Report, label: str, meeting: str, count: int, left: Sequence[VoteFacts], disagreements: Sequence[str]
) -> None:
    details = f" They disagree on {'; on '.join(disagreements[:_MOST_NAMES])}." if disagreements else ""
    reason = (
        f"{plural(len(left), 'vote')} of this meeting may be among {plural(count, 'vote')} that came from another"
        f" source, but which is which can't be determined.{details} If they are the same, they count twice: load only"
        " one of the two."
    )
    report.warn("votes from two sources", label, meeting, reason)


def _tail(id_: str) -> str:
    return id_.rpartition("/")[2]
