"""Where a screen can lead: one route for each screen, with what that screen needs to open.

A route's fields are the parameters of the screen's constructor. `MeetingRoute` leads to `MeetingScreen` of
`screens/meeting.py`, and so on. `Route[str]` is a route to a screen that answers with a string.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from councilui.common.dates import short_date
from councilui.tui.host import Route

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection

    from councilui.analysis.agreement_wording import AgreementPage
    from councilui.record.places import Place
    from councilui.record.views.votes import VoteCard, VoteLine
    from councilui.tui.actions import Action  # noqa: F401  (in the quotes of routes)
    from councilui.tui.command_index import PaletteChoice
    from councilui.tui.meeting_view import SourceNumbers
    from councilui.tui.output import ExportOffer
    from councilui.tui.panes.detail import Detail
    from councilui.tui.selection import Selection


class MeetingRoute(Route[None]):
    """A meeting, on one of its votes, statements (by number) or agenda items."""

    meeting: str | None = None
    vote: str | None = None
    statement: int | None = None
    item: str | None = None


class MeetingsRoute(Route[None]):
    """The list of meetings, the cursor on one of them."""

    meeting: str | None = None


class MemberRoute(Route[None]):
    person: str


class PickMemberRoute(Route[None]):
    """The list of members."""


class MatterHistoryRoute(Route[None]):
    """The history of a matter, or of all matters that go by a popular name."""

    matter: str | None = None
    topic: str | None = None


class SearchRoute(Route[None]):
    """The search of statements, with a query typed already."""

    query: str = ""


class SavedSearchesRoute(Route[str]):
    """The user's saved searches; answers with a query."""


class FacetsRoute(Route[None]):
    """Who uses the words of a query, where and when."""

    query: str


class DividedVotesRoute(Route[None]):
    """Every vote with a no vote; `day` is the ISO date from which the user comes."""

    day: str | None = None


class BriefingRoute(Route[None]):
    """What is new from an ISO date on; by default in the last days of the record."""

    since: str | None = None


class DoubtsRoute(Route[None]):
    """What doesn't add up; what is about a vote and a meeting, where the user comes from, comes first."""

    vote: str | None = None
    meeting: str | None = None


class BookmarksRoute(Route[None]):
    """The user's bookmarks in this record."""


class ChamberRoute(Route[None]):
    """A vote, seat by seat."""

    vote: str


class SimilarRoute(Route[None]):
    """Votes that divided the members as this one did."""

    vote: str


class RollGridRoute(Route[None]):
    """All roll calls of a meeting, the cursor on a vote and a member."""

    meeting: str
    vote: str | None = None
    person: str | None = None


class AgreementRoute(Route[None]):
    """Who votes with whom in a body, the cursor on a member; `meeting` is where the user comes from."""

    body: str | None = None
    meeting: str | None = None
    person: str | None = None


class PairVotesRoute(Route[None]):
    """The votes behind a cell of an agreement matrix."""

    page: AgreementPage
    row: int
    column: int


class WhatIfRoute(Route[None]):
    """A vote whose members can be moved between options."""

    card: VoteCard


class CompareRoute(Route[None]):
    """Two votes side by side."""

    card: VoteCard
    other: VoteLine


class VotesRoute(Route[None]):
    """The list of all votes."""


class PickVoteRoute(Route[None]):
    """The list of votes to compare a vote with."""

    card: VoteCard


class PickFormatRoute(Route[None]):
    """What can be exported, each in its formats."""

    offers: Sequence[ExportOffer]


class ThemesRoute(Route[str]):
    """The themes, each by its name and kind; answers with a name."""

    names: Sequence[tuple[str, str]]


class ReviewRoute(Route[None]):
    """How a vote was read from its document, to be confirmed or rejected in a file beside the record."""

    card: VoteCard
    record: Path


class CiteRoute(Route[None]):
    """The citations of what is selected."""

    selection: Selection


class ReaderRoute(Route[None]):
    """Something to be read whole, its sources numbered."""

    detail: Detail
    notes: SourceNumbers


class PromptRoute(Route[str]):
    """A question answered by typing a line; `value` is the initial text."""

    heading: str
    hint: str
    value: str = ""


class HelpRoute(Route["Action"]):
    """The keys of these scopes; answers with an action to be done."""

    scopes: tuple[str, ...]


class PaletteRoute(Route["Action"]):
    """Every command by name, each with the reason why it can't be done here, None when it can."""

    choices: Sequence[PaletteChoice]


def vote_places(card: VoteCard) -> tuple[tuple[str | None, Route[None]], ...]:
    """The parts of a breadcrumb that lead to a vote: its body, meeting, and record number, each with where it leads."""
    meeting, matter = card.meeting, card.matter
    return (
        (card.body.name, MeetingsRoute(meeting.id)),
        (short_date(meeting.date), MeetingRoute(meeting.id)),
        (matter.identifier if matter is not None else None, MeetingRoute(meeting.id, vote=card.event.id)),
    )


def route_to(connection: Connection, place: Place) -> Route[None]:
    """The route to a place of the record. Raises CouncilError when it isn't there."""
    if place.kind == "vote":
        return MeetingRoute(vote=place.id)
    if place.kind == "meeting":
        return MeetingRoute(place.id)
    if place.kind == "person":
        return MemberRoute(place.id)
    if place.kind == "statement":
        from councilui.record.queries.statements import statement_page

        statement = statement_page(connection, place.id).statement
        return MeetingRoute(statement.meeting, statement=statement.id)
    return MatterHistoryRoute(**{place.kind: place.id})
