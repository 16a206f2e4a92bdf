"""How a member voted: how often with the larger side, with whom most and least; each figure with its base.

Only divided votes count, and none of those taken by voice, by consent or as an omnibus: everybody is on the larger side
of a vote without a nay.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from councilui.analysis.agreement import FEW, Agreement, agreement
from councilui.analysis.vote_wording import member_of
from councilui.common.shares import percent_of
from councilui.record.views.people import AttendanceCounts, MemberRolls
from councilui.record.views.rolls import Voter

ATTENDANCE_WARNING: Final = (
    "It says little: a roll call of presence tells who answered at one moment, not who stayed, nor why somebody was"
    " away; and only the roll calls on record here are counted."
)


class Majority(NamedTuple):
    """On the larger side in `same` of the `n` divided votes in which the member said yes or no and a side was larger.

    `ties` had none, of `unknown` the tally is not known: neither is in `n`.
    """

    same: int
    n: int
    ties: int
    unknown: int


class Partner(NamedTuple):
    """Somebody else, and how often the two were on the same side."""

    voter: Voter
    agreement: Agreement


class MemberFigures(NamedTuple):
    """`divided` is how many divided votes the member said yes or no in; `within` the set of these that was looked at.

    `partners` are those with at least `FEW` votes in common, the most alike first; `strangers` is how many had fewer.
    """

    divided: int
    within: int
    yes: int
    no: int
    majority: Majority
    partners: tuple[Partner, ...]
    strangers: int


def member_figures(rolls: MemberRolls, events: Iterable[str] | None = None) -> MemberFigures:
    """The figures over all of the member's divided votes, or over those whose ids are in `events`."""
    wanted = None if events is None else set(events)
    within = sum(1 << bit for bit, each in enumerate(rolls.lines) if wanted is None or each.line.id in wanted)
    same = n = ties = unknown = 0
    for bit, each in enumerate(rolls.lines):
        if not within >> bit & 1:
            continue
        if each.margin is None:
            unknown += 1
        elif each.margin == 0:
            ties += 1
        else:
            n += 1
            same += each.option != each.smaller_side
    found = [Partner(voter, agreement(rolls.own, voter.sides, within)) for voter in rolls.others.values()]
    kept = [partner for partner in found if not partner.agreement.few]
    kept.sort(key=lambda partner: (-(partner.agreement.share or 0), -partner.agreement.n))
    return MemberFigures(
        divided=within.bit_count(),
        within=within,
        yes=(rolls.own.yes & within).bit_count(),
        no=(rolls.own.no & within).bit_count(),
        majority=Majority(same, n, ties, unknown),
        partners=tuple(kept),
        strangers=sum(0 < partner.agreement.n < FEW for partner in found),
    )


def majority_sentences(found: MemberFigures) -> tuple[str, ...]:
    """How often on the larger side, and what that leaves out."""
    if not found.divided:
        return ("In no divided vote on record here did this member say yes or no.",)
    majority, sides = found.majority, f"({found.yes:,} yes, {found.no:,} no)"
    cast = "the divided votes in which the member said yes or no"
    first = (
        f"On the larger side in {percent_of(majority.same, majority.n)} of {cast} {sides}."
        if majority.n
        else f"In none of {cast} {sides} is one side known to be larger."
    )
    out = [
        f"{count:,} {why}"
        for count, why in ((majority.ties, "with equal sides"), (majority.unknown, "whose tally is not known"))
        if count
    ]
    return (first, f"Left out: {' and '.join(out)}.") if out else (first,)


def partner_text(partner: Partner) -> str:
    """ "Tabares (23rd): the same side in 91% (104 of 114)"."""
    who, found = partner.voter, partner.agreement
    return f"{member_of(who.name, who.district)}: the same side in {percent_of(found.same, found.n)}"


def partners_base(found: MemberFigures) -> str:
    """What the agreement of two is taken of."""
    text = (
        f"Same side of the divided votes in which both said yes or no; at least {FEW} in common."
        if found.partners
        else f"Nobody has {FEW} divided votes in common with this member."
    )
    return f"{text} {found.strangers:,} more had fewer." if found.strangers else text


def present_sentences(found: AttendanceCounts) -> tuple[str, ...]:
    """Attendance with its base, and the warning that goes with it."""
    if not found.calls:
        return ("No roll call of presence on record here has this name.",)
    told = ", ".join(f"{status} {count:,}" for status, count in found.statuses.items())
    meetings = f"{found.meetings:,} meeting{'' if found.meetings == 1 else 's'}"
    return (
        f"Of {found.calls:,} roll calls of presence on record, in {meetings}: {told}.",
        ATTENDANCE_WARNING,
    )
