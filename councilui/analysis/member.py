"""How a member voted: how often with the majority, with whom most and least; each figure with its base.

Only divided votes count, and none by voice, by consent or as an omnibus: everybody is on the larger side of a vote
without a nay.
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

    `n` excludes `ties` and the votes whose tally is `unknown`.
    """

    same: int
    n: int
    ties: int
    unknown: int


class Partner(NamedTuple):
    """Another member, and how often the two were on the same side."""

    voter: Voter
    agreement: Agreement


class MemberFigures(NamedTuple):
    """`divided` is the number of divided votes in which the member said yes or no; `vote_mask` those that are counted.

    `partners` are members with at least `FEW` votes in common, the most similar first; `below_minimum` had fewer.
    """

    divided: int
    vote_mask: int
    yes: int
    no: int
    majority: Majority
    partners: tuple[Partner, ...]
    below_minimum: int


def member_figures(rolls: MemberRolls, events: Iterable[str] | None = None) -> MemberFigures:
    """The figures over all of the member's divided votes, or over those whose ids are in `events`."""
    ids = None if events is None else set(events)
    vote_mask = sum(1 << bit for bit, vote in enumerate(rolls.lines) if ids is None or vote.line.id in ids)
    same = n = ties = unknown = 0
    for bit, vote in enumerate(rolls.lines):
        if not vote_mask >> bit & 1:
            continue
        if vote.margin is None:
            unknown += 1
        elif vote.margin == 0:
            ties += 1
        else:
            n += 1
            same += vote.option != vote.smaller_side
    pairs = [Partner(voter, agreement(rolls.own, voter.sides, vote_mask)) for voter in rolls.others.values()]
    ranked = [partner for partner in pairs if not partner.agreement.too_few]
    ranked.sort(key=lambda partner: (-(partner.agreement.share or 0), -partner.agreement.n))
    return MemberFigures(
        divided=vote_mask.bit_count(),
        vote_mask=vote_mask,
        yes=(rolls.own.yes & vote_mask).bit_count(),
        no=(rolls.own.no & vote_mask).bit_count(),
        majority=Majority(same, n, ties, unknown),
        partners=tuple(ranked),
        below_minimum=sum(0 < partner.agreement.n < FEW for partner in pairs),
    )


def majority_sentences(figures: MemberFigures) -> tuple[str, ...]:
    """How often the member was on the larger side, and what that leaves out."""
    if not figures.divided:
        return ("In no divided vote on record here did this member say yes or no.",)
    majority, sides = figures.majority, f"({figures.yes:,} yes, {figures.no:,} no)"
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
    who, pair = partner.voter, partner.agreement
    return f"{member_of(who.name, who.district)}: the same side in {percent_of(pair.same, pair.n)}"


def partners_base(figures: MemberFigures) -> str:
    """What agreement with others is computed from."""
    text = (
        f"Same side of the divided votes in which both said yes or no; at least {FEW} in common."
        if figures.partners
        else f"Nobody has {FEW} divided votes in common with this member."
    )
    return f"{text} {figures.below_minimum:,} more had fewer." if figures.below_minimum else text


def attendance_sentences(attendance: AttendanceCounts) -> tuple[str, ...]:
    """Attendance with its base, and a warning about what it says."""
    if not attendance.calls:
        return ("No roll call of presence on record here has this name.",)
    counts = ", ".join(f"{status} {count:,}" for status, count in attendance.statuses.items())
    meetings = f"{attendance.meetings:,} meeting{'' if attendance.meetings == 1 else 's'}"
    return (
        f"Of {attendance.calls:,} roll calls of presence on record, in {meetings}: {counts}.",
        ATTENDANCE_WARNING,
    )
