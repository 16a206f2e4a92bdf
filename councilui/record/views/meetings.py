"""Meetings: a line of a list, and one meeting whole."""

from collections.abc import Mapping
from typing import NamedTuple

from councilui.record import model
from councilui.record.views.votes import NO_SOURCES, VoteLine


class MeetingLine(NamedTuple):
    """A meeting in a list, with how much the record has of it; `vote_scope` is as in `model.Load`."""

    id: str
    date: str
    time: str | None
    body: str
    body_name: str
    kind: str
    items: int
    votes: int
    statements: int
    vote_scope: str | None = None


class ItemLine(NamedTuple):
    """An agenda item with its matter and the votes taken on it."""

    item: model.AgendaItem
    matter: model.Matter | None
    votes: tuple[VoteLine, ...]


class MeetingPage(NamedTuple):
    """A meeting whole: agenda in order, every statement in or around it, attendance roll calls, what is doubtful.

    `sources` holds every source referred to; `further` the sources beside the main one, by (table, row id).
    """

    meeting: model.Meeting
    body: model.Body
    chair: model.Person | None
    items: tuple[ItemLine, ...]
    statements: tuple[model.Statement, ...]
    doubts: tuple[model.Doubt, ...]
    claims: tuple[model.Claim, ...]
    sources: Mapping[str, model.Source]
    further: Mapping[tuple[str, str], tuple[str, ...]] = NO_SOURCES
    attendance: tuple[model.Attendance, ...] = ()
