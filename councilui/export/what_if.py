"""A what-if as an export: the assumptions before the numbers, and the word hypothetical before both."""

from councilui.analysis import vote_wording
from councilui.analysis.roll import NOT_ON_RECORD
from councilui.analysis.threshold_wording import threshold_sentence
from councilui.analysis.what_if import HYPOTHETICAL, MarkChange, Move, WhatIf
from councilui.common.dates import long_date
from councilui.common.slugs import file_stem
from councilui.export.data_parts import matter_key, source_data
from councilui.export.document import (
    ExportDocument,
    Line,
    Strong,
    bullets,
    document,
    mark,
    paragraph,
    section,
    table,
    title,
)
from councilui.export.model import Export, Object, fields
from councilui.export.vote import threshold_data
from councilui.record.model import Source


def what_if_export(what_if: WhatIf) -> Export:
    return Export(
        f"what-if-{file_stem(what_if.card.event.id)}",
        "The what-if",
        document=lambda: what_if_document(what_if),
        data=lambda: what_if_data(what_if),
        places=(what_if.card.event.id,),
    )


def mark_sentence(change: MarkChange) -> str:
    """A mark as it would be, and whether that is new: "… 26 of 50 ✗ not met, 1 short, unlike the vote on record"."""
    sentence = threshold_sentence(change.after)
    return f"{sentence}, unlike the vote on record" if change.change else sentence


def what_if_document(what_if: WhatIf) -> ExportDocument:
    """The assumptions, the tally before and after, the thresholds."""
    card = what_if.card
    before, after = what_if.report.tally or {}, what_if.tally
    options = list(dict.fromkeys([*before, *after]))
    announced = next(iter(card.announcements), None)
    rows: list[list[Line]] = [
        [("on record", mark(announced or card.event.source)), *(str(before.get(o, "–")) for o in options)],
        ["hypothetical", *(str(after.get(o, 0)) for o in options)],
    ]
    where = f"{card.body.name}, {long_date(card.meeting.date)}."
    marks: list[Line] = [
        (
            f"{vote_wording.sentence(mark_sentence(change))} {change.after.rule}",
            mark(change.after.source, *card.further.get(("rule", change.after.id), ())),
        )
        for change in what_if.marks
    ]
    return document(
        [
            title(f"What if: {what_if.report.subject}"),
            paragraph(Strong(HYPOTHETICAL), f" {where} {what_if.report.question}".rstrip()),
            section("Assumptions"),
            bullets(what_if.assumptions),
            section("The tally"),
            table(["", *options], rows),
            section("Thresholds"),
            bullets(marks) or paragraph("No rule of this body is on record."),
        ],
        card.sources,
    )


def what_if_data(what_if: WhatIf) -> Object:
    """A what-if as `what-if VOTE --json` prints it; `marks` are thresholds, each with the vote's own under `before`."""
    card = what_if.card
    tally = what_if.report.tally
    return {
        "hypothetical": True,
        "vote": {
            **fields(card.event, "id question"),
            "matter": matter_key(card.matter),
            "meeting": fields(card, "id=meeting.id date=meeting.date body=body.name"),
            **fields(card.event, "result roll"),
        },
        "assumptions": list(what_if.assumptions),
        "moves": [_move(what_if, move) for move in what_if.moves],
        "tally_before": dict(tally) if tally is not None else None,
        "tally": dict(what_if.tally),
        "not_on_record": what_if.numbers.get(NOT_ON_RECORD, 0),
        "marks": [
            {
                **threshold_data(mark.after),
                "change": mark.change,
                "before": threshold_data(mark.before) if mark.before is not None else None,
            }
            for mark in what_if.marks
        ],
        "sources": [source_data(source) for source in _sources(what_if)],
    }


def _move(what_if: WhatIf, move: Move) -> Object:
    person = what_if.card.people.get(move.person) if move.person is not None else None
    name = person.name if person is not None else None
    return {"person": name} | fields(move, "person_id=person start to count")


def _sources(what_if: WhatIf) -> list[Source]:
    card = what_if.card
    ids = [*card.announcements, card.event.source, *(mark.after.source for mark in what_if.marks)]
    return [card.sources[id_] for id_ in dict.fromkeys(ids) if id_ is not None and id_ in card.sources]
