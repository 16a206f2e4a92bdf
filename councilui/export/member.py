"""A member's figures in the documents about a person: with the larger side, with whom, attendance."""

from __future__ import annotations

from typing import Any, Final

from councilui.analysis.agreement import FEW
from councilui.analysis.member import (
    ATTENDANCE_WARNING,
    MemberFigures,
    Partner,
    majority_sentences,
    member_figures,
    partner_text,
    partners_base,
    present_sentences,
)
from councilui.export.escape import escape
from councilui.export.markdown_parts import bullets
from councilui.record.views.people import AttendanceCounts, MemberRolls

_SHOWN: Final = 5  # at either end; JSON has everybody


def member_sections(rolls: MemberRolls | None, present: AttendanceCounts | None) -> list[str]:
    """The figures as blocks of Markdown, each with its base; nothing for somebody who never voted or was called."""
    blocks = []
    if rolls is not None and rolls.lines:
        found = member_figures(rolls)
        blocks += ["## In divided votes", escape(" ".join(majority_sentences(found)))]
        blocks.append(escape(partners_base(found)))
        most, least = ends(found)
        for title, partners in (("Most often with", most), ("Least often with", least)):
            if partners:
                blocks += [f"### {title}", bullets(escape(partner_text(partner)) for partner in partners)]
    if present is not None and present.calls:
        blocks += ["## Attendance", escape(" ".join(present_sentences(present)))]
    return blocks


def ends(found: MemberFigures, shown: int = _SHOWN) -> tuple[tuple[Partner, ...], tuple[Partner, ...]]:
    """Those most often with the member, and apart from them those least often, the least first."""
    most = found.partners[:shown]
    return most, found.partners[len(most) :][: -shown - 1 : -1]


def member_figures_json(rolls: MemberRolls) -> dict[str, Any]:
    """The figures; `n` is the base of `same`, `agreement` has everybody with at least `minimum_n` votes in common."""
    found = member_figures(rolls)
    return {
        "base": "divided votes in which the member said yes or no, none by voice, consent or omnibus",
        "divided": found.divided,
        "yes": found.yes,
        "no": found.no,
        "with_larger_side": {
            "same": found.majority.same,
            "n": found.majority.n,
            "ties": found.majority.ties,
            "tally_unknown": found.majority.unknown,
        },
        "minimum_n": FEW,
        "agreement": [
            {
                "person": partner.voter.name,
                "person_id": partner.voter.person,
                "district": partner.voter.district,
                "same": partner.agreement.same,
                "n": partner.agreement.n,
            }
            for partner in found.partners
        ],
        "fewer_than_minimum": found.strangers,
    }


def present_json(found: AttendanceCounts) -> dict[str, Any]:
    """Answers to the roll calls of presence that have the person's name; it is no measure of diligence."""
    return {
        "roll_calls": found.calls,
        "meetings": found.meetings,
        "statuses": dict(found.statuses),
        "warning": ATTENDANCE_WARNING,
    }
