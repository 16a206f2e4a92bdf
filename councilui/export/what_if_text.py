"""A hypothetical vote as text: its assumptions stand before any number."""

from __future__ import annotations

from councilui.analysis.whatif import Mark, WhatIf, move_text
from councilui.analysis.wording import sentence, tally_text, threshold_sentence
from councilui.export.escape import escape
from councilui.export.json_parts import Object
from councilui.export.markdown_parts import Footnotes, bullets, document, table
from councilui.export.markdown_vote import place_text

HYPOTHETICAL = "Hypothetical: this vote was not taken. It rests on the assumptions told here."


def what_if_markdown(found: WhatIf) -> str:
    """The assumptions, the tally as it was and as it would have been, and the marks, those that turned first."""
    notes = Footnotes(found.card.sources)
    rows = [
        ["as on record", *(str(found.before.get(option, 0)) for option in _options(found))],
        ["hypothetical", *(str(found.tally.get(option, 0)) for option in _options(found))],
    ]
    marks = sorted(found.marks, key=lambda mark: (mark.turned is None, not mark.after.applies))
    return document(
        [
            f"# What if: {escape(found.card.event.question)}",
            escape(place_text(found.card)),
            f"**{HYPOTHETICAL}**",
            "## Assumptions",
            bullets(map(escape, found.assumptions)),
            "## Tally",
            table(["", *map(escape, _options(found))], rows),
            "## Marks",
            bullets(f"{escape(mark_text(mark))}{notes.ref(mark.after.source)}" for mark in marks),
            *notes.section(),
        ]
    )


def mark_text(mark: Mark) -> str:
    """A mark as it would have stood, and whether that is another answer than on record."""
    text = sentence(threshold_sentence(mark.after))
    if mark.turned is None:
        return text
    return f"{'NOW MET' if mark.turned else 'NO LONGER MET'}: {text}"


def tally_change(found: WhatIf) -> str:
    """ "39–11 → 36–14"."""
    return f"{tally_text(found.before)} → {tally_text(found.tally)}"


def what_if_json(found: WhatIf) -> Object:
    """`hypothetical` is always true; `assumptions` are sentences, `turned` true for a mark newly met, null for none."""
    return {
        "hypothetical": True,
        "vote": found.card.event.id,
        "assumptions": list(found.assumptions),
        "moves": [
            {"person_id": m.person, "count": m.count, "from": m.was, "to": m.to, "text": move_text(found.card, m)}
            for m in found.moves
        ],
        "before": dict(found.before),
        "tally": dict(found.tally),
        "marks": [
            {
                "name": mark.after.name,
                "applies": mark.after.applies,
                "needed": mark.after.needed,
                "of": mark.after.of,
                "votes": mark.after.votes,
                "met_before": mark.before.met,
                "met": mark.after.met,
                "short_by": mark.after.short_by,
                "turned": mark.turned,
                "assumption": mark.after.assumption,
                "source": mark.after.source,
            }
            for mark in found.marks
        ],
    }


def _options(found: WhatIf) -> list[str]:
    return list(dict.fromkeys((*found.before, *found.tally)))
