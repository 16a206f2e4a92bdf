"""A member's figures in the documents about a person: with the larger side, with whom, attendance."""

from typing import Final

from councilui.analysis.agreement import FEW
from councilui.analysis.member import (
    ATTENDANCE_WARNING,
    MemberFigures,
    Partner,
    attendance_sentences,
    majority_sentences,
    member_figures,
    partner_text,
    partners_base,
)
from councilui.export.document import Block, Heading, bullets, paragraph, section
from councilui.export.model import Object, fields
from councilui.record.views.people import AttendanceCounts, MemberRolls

_LIMIT: Final = 5  # at either end; JSON has everybody


def member_blocks(rolls: MemberRolls | None, present: AttendanceCounts | None) -> list[Block | None]:
    """The figures, each with its base; nothing for somebody who never voted or was called."""
    blocks: list[Block | None] = []
    if rolls is not None and rolls.lines:
        figures = member_figures(rolls)
        blocks += [section("Voting record"), paragraph(" ".join(majority_sentences(figures)))]
        blocks.append(paragraph(partners_base(figures)))
        most, least = extremes(figures)
        for heading, partners in (("Most often with", most), ("Least often with", least)):
            if partners:
                blocks += [Heading(3, heading), bullets(map(partner_text, partners))]
    if present is not None and present.calls:
        blocks += [section("Attendance"), paragraph(" ".join(attendance_sentences(present)))]
    return blocks


def extremes(figures: MemberFigures, limit: int = _LIMIT) -> tuple[tuple[Partner, ...], tuple[Partner, ...]]:
    """Those most often with the member, and apart from them those least often, the least first."""
    most = figures.partners[:limit]
    return most, figures.partners[len(most) :][: -limit - 1 : -1]


def member_figures_data(rolls: MemberRolls) -> Object:
    """The figures; `n` is the base of `same`, `agreement` has everybody with at least `minimum_n` votes in common."""
    figures = member_figures(rolls)
    return {
        "base": "divided votes in which the member voted yes or no, without omnibus votes, votes by consent"
        " and voice votes in which no one is named as voting no",
        **fields(figures, "vote_scope divided yes no"),
        "with_larger_side": fields(figures.majority, "same n ties tally_unknown=unknown"),
        "minimum_n": FEW,
        "agreement": [
            fields(partner, "person=voter.name person_id=voter.person district=voter.district")
            | fields(partner.agreement, "same n")
            for partner in figures.partners
        ],
        "fewer_than_minimum": figures.below_minimum,
    }


def attendance_data(present: AttendanceCounts) -> Object:
    """Answers to the attendance roll calls that have the person's name; it is no measure of diligence."""
    about = {"statuses": dict(present.statuses), "warning": ATTENDANCE_WARNING}
    return fields(present, "roll_calls=calls meetings") | about
