"""Matters: a line of a list, and one matter whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from councilui.record.model import (
    AgendaItem,
    Claim,
    Doubt,
    Matter,
    MatterAction,
    MatterAlias,
    Source,
    Sponsorship,
    Statement,
)
from councilui.record.views.votes import RelatedMatter, VoteLine


class MatterLine(NamedTuple):
    """A matter in a list, with the date of its last known action and its number of vote events."""

    id: str
    identifier: str | None
    title: str
    type: str | None
    status: str | None
    last_date: str | None
    votes: int


class Listing(NamedTuple):
    """An agenda item on which a matter stood, with its meeting's date and body."""

    item: AgendaItem
    date: str
    body_name: str


class MatterPage(NamedTuple):
    """A matter whole: names, sponsors, history, relations, every vote on it, every agenda it stood on.

    `kin` are the pages of the matters that relations lead to, in either direction and through one another, the nearest
    first and without kin of their own; `kin_left` is the number of those that are too far to be among them.
    """

    matter: Matter
    aliases: tuple[MatterAlias, ...]
    sponsorships: tuple[Sponsorship, ...]
    history: tuple[MatterAction, ...]
    related: tuple[RelatedMatter, ...]
    votes: tuple[VoteLine, ...]
    statements: tuple[Statement, ...]
    doubts: tuple[Doubt, ...]
    claims: tuple[Claim, ...]
    sources: Mapping[str, Source]
    listings: tuple[Listing, ...] = ()
    related_pages: tuple[MatterPage, ...] = ()
    related_left: int = 0
