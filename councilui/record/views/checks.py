"""What the reconciler compares, and what doubts are about."""

from collections.abc import Mapping
from typing import NamedTuple

from councilui.record.model import Claim, Doubt, Load, LoadIssue, Rule, Source, Vote, VoteCount
from councilui.record.views.votes import VoteLine


class Subject(NamedTuple):
    """What a doubt or a claim is about, in words ("City budget, 2025"), and the places that show it.

    `date` is when it was; `motion_type` that of a vote; `identifier` the number of its matter.
    """

    table: str
    id: str
    label: str
    vote_event: str | None = None
    meeting: str | None = None
    matter: str | None = None
    person: str | None = None
    date: str | None = None
    motion_type: str | None = None
    identifier: str | None = None


class Unrolled(NamedTuple):
    """How many votes of a body (an id) in a year have neither a roll nor a tally, and the newest of them."""

    body: str
    year: str
    number: int
    newest: VoteLine


class UnknownName(NamedTuple):
    """A printed name that no one on record has, its `role` ("speaker", "sponsor", "mover") and how often it occurs.

    `meeting` and `matter` are those of the newest.
    """

    name: str
    role: str
    number: int
    meeting: str | None
    matter: str | None
    source: str | None


class CheckInput(NamedTuple):
    """Everything in a record that the reconciler compares.

    `votes` are those that something may be wrong with, with their tallies, names, seats of the body and the rule that
    they needed. `rosters` has a text for each divided roll that occurs more than once in a body; it is the same for the
    same people on the same sides.
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
