"""What a briefing rests on: what a record has from a date on."""

from collections.abc import Mapping
from typing import NamedTuple

from councilui.record.model import Body, Meeting, Source
from councilui.record.views.divided_votes import DividedVote, DividedVotesBase
from councilui.record.views.rolls import Rolls
from councilui.record.views.votes import VoteCard


class VotePair(NamedTuple):
    """A vote and the latest earlier one with names on the same matter."""

    earlier: VoteCard
    later: VoteCard


class BriefingInput(NamedTuple):
    """The record from `since` on, an ISO date or its beginning.

    `votes` are the divided votes, newest first; `base` what they are a part of. `pairs` set votes beside an earlier
    one on the same matter. `rolls` has the whole past of each body that took one of the votes. `coming` are the
    meetings after `today` that were not canceled, soonest first, each with the number of its agenda items.
    `meeting_dates` has the date of every meeting from `since` on; `bodies` those of `coming`, by id.
    """

    since: str
    today: str
    votes: tuple[DividedVote, ...]
    base: DividedVotesBase
    pairs: tuple[VotePair, ...]
    rolls: Mapping[str, Rolls]
    meeting_dates: Mapping[str, str]
    coming: tuple[tuple[Meeting, int], ...]
    bodies: Mapping[str, Body]
    sources: Mapping[str, Source]
