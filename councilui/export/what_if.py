"""A what-if, to be taken away: the assumptions before the numbers, and the word hypothetical before both."""

from __future__ import annotations

from collections.abc import Callable

from councilui.analysis import vote_wording
from councilui.analysis.roll import NOT_ON_RECORD
from councilui.analysis.thresholds import tally_of
from councilui.analysis.what_if import HYPOTHETICAL, MarkChange, Move, WhatIf
from councilui.common.slugs import file_stem
from councilui.export.catalogue import Export, as_json
from councilui.export.escape import escape
from councilui.export.json_parts import Object, matter_key, source_json
from councilui.export.json_shape import threshold_json
from councilui.export.markdown_parts import Footnotes, bullets, document, table
from councilui.export.markdown_vote import place_text
from councilui.record.model import Source


def what_if_export(what: WhatIf) -> Export:
    """A what-if in the formats that it can be had in."""
    texts: dict[str, Callable[[], str]] = {
        "markdown": lambda: what_if_markdown(what),
        "json": lambda: as_json(what_if_json(what)),
    }
    return Export(f"what-if-{file_stem(what.card.event.id)}", "The what-if", texts)


def mark_sentence(mark: MarkChange) -> str:
    """A mark as it would stand, and whether that is new: "… 26 of 50 ✗ not met, 1 short: newly missed"."""
    told = vote_wording.threshold_sentence(mark.after)
    return f"{told}: {mark.told}" if mark.told else told


def what_if_markdown(what: WhatIf) -> str:
    """The assumptions, the tally before and after, the marks."""
    card = what.card
    notes = Footnotes(card.sources)
    before, after = tally_of(card) or {}, what.tally
    options = list(dict.fromkeys([*before, *after]))
    announced = next(iter(card.announcements), None)
    rows = [
        [f"on record{notes.ref(announced or card.event.source)}", *(str(before.get(o, "–")) for o in options)],
        ["hypothetical", *(str(after.get(o, 0)) for o in options)],
    ]
    marks = [
        f"{escape(vote_wording.sentence(mark_sentence(mark)))} {escape(mark.after.rule)}"
        f"{notes.ref(mark.after.source, *card.further.get(('rule', mark.after.id), ()))}"
        for mark in what.marks
    ]
    return document(
        [
            f"# What if: {escape(card.event.question)}",
            f"**{HYPOTHETICAL}** {escape(place_text(card))}",
            "## Assumptions",
            bullets(map(escape, what.assumptions)),
            "## The tally",
            table(["", *map(escape, options)], rows),
            "## The marks",
            bullets(marks) or "No rule of this body is on record.",
            *notes.section(),
        ]
    )


def what_if_json(what: WhatIf) -> Object:
    """A what-if as `what-if VOTE --json` prints it; `marks` are thresholds, each with the vote's own under `before`."""
    card = what.card
    tally = tally_of(card)
    return {
        "hypothetical": True,
        "vote": {
            "id": card.event.id,
            "question": card.event.question,
            "matter": matter_key(card.matter),
            "meeting": {"id": card.meeting.id, "date": card.meeting.date, "body": card.body.name},
            "result": card.event.result,
            "roll": card.event.roll,
        },
        "assumptions": list(what.assumptions),
        "moves": [_move(what, move) for move in what.moves],
        "tally_before": dict(tally) if tally is not None else None,
        "tally": dict(what.tally),
        "not_on_record": what.numbers.get(NOT_ON_RECORD, 0),
        "marks": [
            {
                **threshold_json(mark.after),
                "change": mark.change,
                "before": threshold_json(mark.before) if mark.before is not None else None,
            }
            for mark in what.marks
        ],
        "sources": [source_json(source) for source in _sources(what)],
    }


def _move(what: WhatIf, move: Move) -> Object:
    person = what.card.people.get(move.person) if move.person is not None else None
    return {
        "person": person.name if person is not None else None,
        "person_id": move.person,
        "start": move.start,
        "to": move.to,
        "count": move.count,
    }


def _sources(what: WhatIf) -> list[Source]:
    card = what.card
    ids = [*card.announcements, card.event.source, *(mark.after.source for mark in what.marks)]
    return [card.sources[id_] for id_ in dict.fromkeys(ids) if id_ is not None and id_ in card.sources]
