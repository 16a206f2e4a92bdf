"""The history of a matter, or of several under one name, across meetings and years, with the votes.

Steps are the actions of the matters. A vote is listed with its action, or on its own without one; so is an agenda that
had a matter of which nothing else is on record.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import Final, NamedTuple

from councilui.record.model import Matter, MatterAction
from councilui.record.views.matters import Listing, MatterPage
from councilui.record.views.votes import VoteLine

_LAST: Final = "9999"
_BY_BODY: Final = re.compile(r" by (?:the )?(Council|Comm(?:ittee)?|Subcommittee|Board|Commission)\Z", re.IGNORECASE)


class HistoryStep(NamedTuple):
    """Something that happened to `matter`; `date` may be partial, None when not known. `votes` are in order.

    `body_name` is where it happened, None when not known.
    """

    date: str | None
    matter: Matter
    action: MatterAction | None = None
    listing: Listing | None = None
    votes: tuple[VoteLine, ...] = ()
    body_name: str | None = None

    @property
    def meeting(self) -> str | None:
        """The id of the meeting at which it happened."""
        if self.votes:
            return self.votes[0].meeting
        if self.listing is not None:
            return self.listing.item.meeting
        return self.action.meeting if self.action is not None else None

    @property
    def what(self) -> str:
        """What happened, in the words of the record."""
        if self.action is not None:
            return self.action.action
        if self.listing is not None:
            return f"on the agenda: {self.listing.item.outcome or 'outcome not recorded'}"
        return "voted on"

    @property
    def what_and_where(self) -> str:
        """The same with the body, in place of "Committee" or "Council": "Approved by Committee on Finance"."""
        if self.body_name is None:
            return self.what
        by = _BY_BODY.search(self.what)
        if by is not None and by[1].casefold() in self.body_name.casefold():
            return f"{self.what[: by.start()]} by {self.body_name}"
        return f"{self.what}, {self.body_name}"


class RelatedPair(NamedTuple):
    """`matter` stands to `other` as `relation` says."""

    matter: Matter
    relation: str
    other: Matter
    note: str | None
    source: str | None


class MatterHistory(NamedTuple):
    """The history of `matters`, those asked for first, with relations between them and steps in time order.

    `left` is the number of further related matters.
    """

    matters: tuple[Matter, ...]
    relations: tuple[RelatedPair, ...]
    steps: tuple[HistoryStep, ...]
    left: int = 0

    @property
    def bodies(self) -> frozenset[str]:
        """The names of the bodies in which it happened."""
        return frozenset(step.body_name for step in self.steps if step.body_name is not None)


def matter_history(pages: Sequence[MatterPage]) -> MatterHistory:
    """The history of these matters and their related matters, each once."""
    page_of: dict[str, MatterPage] = {page.matter.id: page for page in pages}
    for page in pages:
        for related in page.related_pages:
            page_of.setdefault(related.matter.id, related)
    steps = [pair for page in page_of.values() for pair in _steps(page)]
    order = {id: place for place, id in enumerate(page_of)}
    steps.sort(key=lambda pair: (pair[0], order[pair[1].matter.id]))
    left = max((page.related_left for page in pages), default=0)
    matters = tuple(page.matter for page in page_of.values())
    return MatterHistory(matters, _relations(page_of.values()), tuple(step for _, step in steps), left)


def _relations(pages: Iterable[MatterPage]) -> tuple[RelatedPair, ...]:
    pairs: dict[tuple[str, str, str], RelatedPair] = {}
    for page in pages:
        for related in page.related:
            one, other = page.matter, related.matter
            if related.direction == "from":
                one, other = other, one
            pair = RelatedPair(one, related.relation, other, related.note, related.source)
            pairs.setdefault((one.id, related.relation, other.id), pair)
    return tuple(pairs.values())


def _steps(page: MatterPage) -> list[tuple[str, HistoryStep]]:
    """(sort key, step); a step without a date goes before the next one with a date."""
    actions = list(page.history)
    with_action: dict[int, list[VoteLine]] = {}
    alone: list[VoteLine] = []
    meetings_newest_first = [tuple(votes) for _, votes in groupby(page.votes, attrgetter("meeting"))]
    for vote in chain.from_iterable(reversed(meetings_newest_first)):  # the votes of a meeting in their order
        at = _action_on(actions, vote)
        if at is None:
            alone.append(vote)
        else:
            with_action.setdefault(at, []).append(vote)
    steps = []
    for index, action in enumerate(actions):
        key = next((later.date for later in actions[index:] if later.date), _LAST)
        steps.append((key, HistoryStep(action.date, page.matter, action, votes=tuple(with_action.get(index, ())))))
    by_meeting: dict[str, list[VoteLine]] = {}
    for vote in alone:
        by_meeting.setdefault(vote.meeting, []).append(vote)
    steps += [
        (votes[0].date, HistoryStep(votes[0].date, page.matter, votes=tuple(votes))) for votes in by_meeting.values()
    ]
    meetings = {step.meeting for _, step in steps}
    dates = {step.date for _, step in steps}
    for listing in page.listings:
        if listing.item.meeting not in meetings and listing.date not in dates:
            steps.append((listing.date, HistoryStep(listing.date, page.matter, listing=listing)))
    bodies = {listing.item.meeting: listing.body_name for listing in page.listings}
    bodies.update((vote.meeting, vote.body_name) for vote in page.votes)
    return [(key, step._replace(body_name=bodies.get(step.meeting or ""))) for key, step in steps]


def _action_on(actions: Sequence[MatterAction], vote: VoteLine) -> int | None:
    """The index of the action for a vote: the last at its meeting, else the last of its day without a meeting.

    None when there is no such action.
    """
    same = [index for index, action in enumerate(actions) if action.meeting == vote.meeting]
    same = same or [n for n, action in enumerate(actions) if action.meeting is None and action.date == vote.date]
    return same[-1] if same else None
