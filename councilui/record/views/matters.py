"""Matters: a line of a list, and one matter whole."""

from collections.abc import Mapping
from typing import NamedTuple

from councilui.record import model
from councilui.record.views.votes import RelatedMatter, VoteLine


class MatterLine(NamedTuple):
    """A matter in a list, with the date of its last known action and its number of vote events.

    `vote_scope` says which votes the record holds, as in `model.Load`.
    """

    id: str
    identifier: str | None
    title: str
    type: str | None
    status: str | None
    last_date: str | None
    votes: int
    vote_scope: str | None = None


class Listing(NamedTuple):
    """An agenda item on which a matter stood, with its meeting's date and body."""

    item: model.AgendaItem
    date: str
    body_name: str


class MatterPage(NamedTuple):
    """A matter whole: names, sponsors, history, relations, every vote on it, every agenda it stood on.

    `related_pages` are the pages of the matters that relations lead to, in either direction and through one another,
    the nearest first and without such pages of their own; `related_left` is the number of those that are too far.
    """

    matter: model.Matter
    aliases: tuple[model.MatterAlias, ...]
    sponsorships: tuple[model.Sponsorship, ...]
    history: tuple[model.MatterAction, ...]
    related: tuple[RelatedMatter, ...]
    votes: tuple[VoteLine, ...]
    statements: tuple[model.Statement, ...]
    doubts: tuple[model.Doubt, ...]
    claims: tuple[model.Claim, ...]
    sources: Mapping[str, model.Source]
    listings: tuple[Listing, ...] = ()
    related_pages: "tuple[MatterPage, ...]" = ()
    related_left: int = 0
