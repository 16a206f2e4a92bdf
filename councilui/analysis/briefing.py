"""What is new in a record: divided votes, who dissented or switched, saved searches, doubts, upcoming meetings."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from councilui.analysis.comparison import SeatChange, compare
from councilui.analysis.divided_votes import sort_votes
from councilui.analysis.reconcile import Finding
from councilui.analysis.roll import district_key
from councilui.record.model import Body, Meeting, Source
from councilui.record.views.briefing import BriefingInput, VotePair
from councilui.record.views.divided_votes import DividedVote, DividedVotesBase
from councilui.record.views.rolls import Rolls, Voter

_LEAST_VOTES: Final = 20


class Dissenter(NamedTuple):
    """A member on the smaller side of a vote.

    Of `before` earlier divided votes of the body with names, in which the member said yes or no and the sides were not
    equal, `with_majority` were with the larger side.
    """

    person: str
    name: str
    district: str | None
    with_majority: int
    before: int

    @property
    def crossed_over(self) -> bool:
        """Whether the member hardly ever is on the smaller side: in a tenth or less of at least 20 earlier votes."""
        return self.before >= _LEAST_VOTES and 10 * self.with_majority >= 9 * self.before


class Switch(NamedTuple):
    """Members who took the other side than in an earlier vote on the same matter, `date` and `question` of which."""

    date: str
    question: str
    members: tuple[SeatChange, ...]


class VoteNews(NamedTuple):
    """A divided vote, who was on its smaller side as far as names are on record, by district; who switched."""

    vote: DividedVote
    dissenters: tuple[Dissenter, ...]
    switch: Switch | None


class SearchNews(NamedTuple):
    """A saved search and how many statements of the period it finds; `problem` is why it could not be run, or None."""

    name: str
    query: str
    total: int
    is_exact: bool
    problem: str | None = None


class Briefing(NamedTuple):
    """What is new from `since` on, as of `today`; both are ISO dates. `coming` pairs meetings with agenda items.

    `latest_meeting` is the ISO date of the latest meeting where nobody gave a date: `since` follows from it then.
    `council` is the name of the body that the record is about, None where it has several and no votes by name.
    """

    since: str
    today: str
    votes: tuple[VoteNews, ...]
    base: DividedVotesBase
    searches: tuple[SearchNews, ...]
    doubts: tuple[Finding, ...]
    coming: tuple[tuple[Meeting, int], ...]
    bodies: Mapping[str, Body]
    sources: Mapping[str, Source]
    latest_meeting: str | None = None
    council: str | None = None


def brief(data: BriefingInput, findings: Sequence[Finding], searches: Sequence[SearchNews]) -> Briefing:
    """The briefing: votes closest first, searches with news first, doubts about the meetings of the period."""
    switches = {pair.later.event.id: _switch(pair) for pair in data.pairs}
    events = {body: {event: index for index, event in enumerate(rolls.events)} for body, rolls in data.rolls.items()}
    winners = {body: _winners(rolls) for body, rolls in data.rolls.items()}
    news = []
    for vote in sort_votes(data.votes):
        rolls = data.rolls.get(vote.body)
        index = events.get(vote.body, {}).get(vote.line.id)
        dissenters: tuple[Dissenter, ...] = ()
        if rolls is not None and index is not None:
            dissenters = _dissenters(vote, rolls, index, winners[vote.body])
        news.append(VoteNews(vote, dissenters, switches.get(vote.line.id)))
    return Briefing(
        since=data.since,
        today=data.today,
        votes=tuple(news),
        base=data.base,
        searches=tuple(sorted(searches, key=lambda search: (-search.total, search.name))),
        doubts=tuple(finding for finding in findings if finding.meeting in data.meeting_dates),
        coming=data.coming,
        bodies=data.bodies,
        sources=data.sources,
    )


def _switch(pair: VotePair) -> Switch | None:
    """Only where a yes in one is known to point the same way as a yes, or a no, in the other."""
    comparison = compare(pair.earlier, pair.later)
    members = tuple(row for row in (*comparison.rows, *comparison.moved) if row.change == "switched")
    if not members or comparison.alignment.yes_with is None:
        return None
    return Switch(pair.earlier.meeting.date, pair.earlier.event.question, members)


def _dissenters(vote: DividedVote, rolls: Rolls, index: int, winners: tuple[int, int]) -> tuple[Dissenter, ...]:
    side = vote.smaller_side
    if side is None:
        return ()
    yes_won, no_won = winners
    past = (1 << index) - 1
    dissenters = []
    for voter in rolls.voters.values():
        if not _bits(voter, side) >> index & 1:
            continue
        agreed = (voter.sides.yes & yes_won) | (voter.sides.no & no_won)
        cast = (voter.sides.yes | voter.sides.no) & (yes_won | no_won)
        dissenters.append(
            Dissenter(voter.person, voter.name, voter.district, (agreed & past).bit_count(), (cast & past).bit_count())
        )
    return tuple(sorted(dissenters, key=lambda dissenter: (district_key(dissenter.district), dissenter.name)))


def _bits(voter: Voter, side: str) -> int:
    return voter.sides.yes if side == "yes" else voter.sides.no


def _winners(rolls: Rolls) -> tuple[int, int]:
    """The divided vote events in which more names said yes than no, and those in which fewer did, as bit sets."""
    yes_won = no_won = 0
    yes_counts, no_counts = [0] * len(rolls.events), [0] * len(rolls.events)
    for voter in rolls.voters.values():
        for counts, bits in ((yes_counts, voter.sides.yes), (no_counts, voter.sides.no)):
            while bits:
                low = bits & -bits
                counts[low.bit_length() - 1] += 1
                bits ^= low
    for index, (yes, no) in enumerate(zip(yes_counts, no_counts, strict=True)):
        if rolls.divided >> index & 1 and yes != no:
            if yes > no:
                yes_won |= 1 << index
            else:
                no_won |= 1 << index
    return yes_won, no_won
