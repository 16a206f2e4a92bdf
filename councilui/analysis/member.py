"""How a member voted: how often with the majority, with whom most and least; each figure with its base.

Only divided votes count whose names show positions, none by consent or as an omnibus: everybody is on the larger side
of a vote without a no vote.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from councilui.analysis.agreement import FEW, Agreement, agreement
from councilui.analysis.source_wording import according_to
from councilui.analysis.vote_scope import vote_scope_text
from councilui.analysis.vote_wording import member_of
from councilui.common.dates import period
from councilui.common.shares import percent_of, plural
from councilui.record.views.people import AttendanceCounts, MemberRolls
from councilui.record.views.rolls import Voter
from councilui.record.views.votes import VoteLine

ATTENDANCE_WARNING: Final = (
    "An attendance roll call shows who answered at one moment, not who stayed or why somebody was away. Only the roll"
    " calls in this record are counted."
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
    """`divided` is the number of divided votes in which the member said yes or no.

    `partners` are those with at least `FEW` votes in common, the most alike first; `below_minimum` is how many had
    fewer. `vote_scope` says which votes the record holds.
    """

    divided: int
    yes: int
    no: int
    majority: Majority
    partners: tuple[Partner, ...]
    below_minimum: int
    vote_scope: str | None = None


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
        yes=(rolls.own.yes & vote_mask).bit_count(),
        no=(rolls.own.no & vote_mask).bit_count(),
        majority=Majority(same, n, ties, unknown),
        partners=tuple(ranked),
        below_minimum=sum(0 < partner.agreement.n < FEW for partner in pairs),
        vote_scope=rolls.vote_scope,
    )


def majority_sentences(figures: MemberFigures) -> tuple[str, ...]:
    """How often with the majority, with which votes that is of, and what that leaves out."""
    if not figures.divided:
        return ("No yes or no vote by this member in a divided vote is on record.",)
    majority = figures.majority
    first = (
        f"Voted with the majority in {percent_of(majority.same, majority.n)} of divided votes."
        if majority.n
        else "None of this member's divided votes has a known majority."
    )
    sides = f"In divided votes: {figures.yes:,} yes, {figures.no:,} no."
    out = [
        text
        for count, text in (
            (majority.ties, "One tie excluded." if majority.ties == 1 else f"{majority.ties:,} ties excluded."),
            (majority.unknown, f"{_votes(majority.unknown)} without a known tally excluded."),
        )
        if count
    ]
    return (first, *out, f"{sides} {vote_scope_text(figures.vote_scope)}".rstrip())


def _votes(count: int) -> str:
    return "One vote" if count == 1 else f"{count:,} votes"


def partner_text(partner: Partner) -> str:
    """ "Silvana Tabares (23rd): voted the same way in 91% (104 of 114)"."""
    who, pair = partner.voter, partner.agreement
    return f"{member_of(who.name, who.district)}: voted the same way in {percent_of(pair.same, pair.n)}"


def partners_base(figures: MemberFigures) -> str:
    """What the agreement of two is taken of."""
    if not figures.partners:
        return f"No other member voted yes or no in at least {FEW} of the same divided votes."
    text = "Agreement counts divided votes in which both voted yes or no"
    others = "one other member has" if figures.below_minimum == 1 else f"{figures.below_minimum:,} other members have"
    return f"{text}; {others} fewer than {FEW} in common." if figures.below_minimum else f"{text}, at least {FEW}."


def figure_quote(
    name: str, figures: MemberFigures, partner: Partner | None, votes: Sequence[VoteLine], publishers: Sequence[str]
) -> str:
    """A figure as it can be quoted: with `partner`, else with the majority, the base, which `votes` and whose data.

    `votes` are those of the figures, oldest first; `publishers` those whose data they are.
    """
    if partner is None:
        figure = f"{name}: {' '.join(majority_sentences(figures))}"
    else:
        figure = f"{name} and {partner_text(partner)}. {partners_base(figures)}"
    if not votes:
        return figure
    dates = period(votes[0].date, votes[-1].date)
    return f"{figure}\n— Counted over {plural(len(votes), 'divided vote')}, {dates}, {according_to(publishers)}."


def attendance_sentences(attendance: AttendanceCounts) -> tuple[str, ...]:
    """Attendance with its base, and a warning about what it says."""
    if not attendance.calls:
        return ("No attendance record for this member.",)
    counts = ", ".join(f"{count:,} {status}" for status, count in attendance.statuses.items())
    calls = f"{plural(attendance.calls, 'attendance roll call')}"
    meetings = f"{plural(attendance.meetings, 'meeting')}"
    return (f"{calls} on record, in {meetings}: {counts}.", ATTENDANCE_WARNING)
