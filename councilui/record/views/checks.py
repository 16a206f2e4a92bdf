"""What the reconciler reads, and what a doubt is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from councilui.record.model import Claim, Doubt, Load, LoadIssue, Rule, Source, Vote, VoteCount
from councilui.record.views.votes import VoteLine


class Subject(NamedTuple):
    """What a doubt or a claim is about, in words ("vote on O2021-117, 27 Jan 2021"), and the places that show it."""

    table: str
    id: str
    label: str
    vote_event: str | None = None
    meeting: str | None = None
    matter: str | None = None
    person: str | None = None


class Unrolled(NamedTuple):
    """Votes of a body (an id) in a year that have neither a roll nor a tally: how many, and the newest of them."""

    body: str
    year: str
    number: int
    newest: VoteLine


class UnknownName(NamedTuple):
    """A name as printed that is nobody on record, in one `role` ("speaker", "sponsor", "mover"): how often, and where.

    `meeting` and `matter` are those of the newest.
    """

    name: str
    role: str
    number: int
    meeting: str | None
    matter: str | None
    source: str | None


class CheckInput(NamedTuple):
    """What the reconciler reads: of the whole record, all that could disagree with something else.

    `votes` are those that may have something wrong with them, with their tallies, names, seats of their body and the
    rule that they needed; `rosters` has a text for each divided roll that is the same for the same people on the same
    sides, of those that occur more than once in a body.
    """

    votes: tuple[VoteLine, ...]
    counts: Mapping[str, tuple[VoteCount, ...]]
    rolls: Mapping[str, tuple[Vote, ...]]
    seats: Mapping[str, int | None]
    rules: Mapping[str, Rule]
    rosters: Mapping[str, str]
    unrolled: tuple[Unrolled, ...]
    unknown_names: tuple[UnknownName, ...]
    doubts: tuple[tuple[Doubt, Subject], ...]
    claims: tuple[tuple[Claim, Subject], ...]
    sources: Mapping[str, Source]
    loads: tuple[Load, ...]
    load_issues: tuple[LoadIssue, ...]
