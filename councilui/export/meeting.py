"""A meeting as an export: its agenda with outcomes, what was said in it, and apart from that outside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from councilui.analysis import vote_wording
from councilui.analysis.attendance import attendance_by_status
from councilui.analysis.headlines import line_headline, with_number, with_outcome
from councilui.common.dates import clock_time, long_date
from councilui.common.slugs import file_stem
from councilui.export import document as doc
from councilui.export.data_parts import doubts_data, matter_key, statement_data, vote_line_data
from councilui.export.document_parts import claims_blocks, doubts_blocks, item_vote_line, statement_blocks
from councilui.export.model import Cell, Export, ExportTable, Object, Records, fields, source_text
from councilui.record.model import Source
from councilui.record.views.meetings import ItemLine, MeetingPage
from councilui.record.views.votes import VoteCard, VoteLine

_MOST_RESULTS: Final = 10
COLUMNS = (
    "vote_event", "meeting", "date", "body", "agenda_item", "identifier", "title", "question", "motion_type", "method",
    "result", "result_text", "disposition", "announced_yes", "announced_no", "counted_yes", "counted_no", "roll",
    "source",
)  # fmt: skip


def meeting_export(page: MeetingPage, cards: Callable[[], Sequence[VoteCard]] | None = None) -> Export:
    """A meeting; its table has the votes. `cards` reads these votes whole, for a format that needs them."""
    return Export(
        file_stem(page.meeting.id),
        "The meeting",
        document=lambda: meeting_document(page),
        table=lambda: meeting_table(page),
        data=lambda: meeting_data(page),
        records=(lambda: Records(cards(), [page])) if cards is not None else None,
        places=tuple(line.id for item in page.items for line in item.votes),
    )


def meeting_document(page: MeetingPage) -> doc.ExportDocument:
    """All that is on record about a meeting."""
    meeting = page.meeting
    basis = f" ({meeting.time_basis})" if meeting.time_basis else ""
    time = f"{clock_time(meeting.time)}{basis}" if meeting.time else None
    about = [
        None if meeting.kind in ("", "unknown") else f"{meeting.kind} meeting",
        time,
        f"until {clock_time(meeting.end_time)}" if meeting.end_time else None,
        meeting.location,
    ]
    chair = f"Presiding: {page.chair.name}." if page.chair is not None else "Who presided is not recorded."
    facts = vote_wording.sentence("; ".join(part for part in about if part))
    further = page.further.get(("meeting", meeting.id), ())
    statements = statement_blocks(page.statements, page.further)
    return doc.document(
        [
            doc.title(f"{page.body.name}, {long_date(meeting.date)}"),
            *_results(page),
            doc.section("About the meeting"),
            doc.paragraph(f"{facts} {chair}", doc.mark(meeting.source, *further)),
            doc.paragraph(meeting.summary or ""),
            *_agenda(page),
            *_attendance(page),
            *doc.under("What was said", *statements),
            *doubts_blocks(page.doubts),
            *claims_blocks(page.claims),
        ],
        page.sources,
    )


def _results(page: MeetingPage) -> list[doc.Block | None]:
    """The divided votes, the closest first; the agenda has all votes."""
    votes = [(vote, vote.tally) for item in page.items for vote in item.votes]
    divided = [(abs(tally[0] - tally[1]), vote) for vote, tally in votes if tally is not None and tally[1]]
    closest = [vote for _, vote in sorted(divided, key=lambda pair: pair[0])]
    more = len(closest) - _MOST_RESULTS
    return doc.under(
        "Divided votes, closest first",
        doc.bullets((line_headline(vote), doc.mark(vote.source)) for vote in closest[:_MOST_RESULTS]),
        doc.paragraph(f"The agenda has {more:,} more.") if more > 0 else None,
    )


def _attendance(page: MeetingPage) -> list[doc.Block | None]:
    """Who answered each attendance roll call; it says nothing of how anybody voted."""
    lines = [
        f"{status.capitalize()} ({len(names)}): {', '.join(names)}"
        for roll_call in attendance_by_status(page.attendance)
        for status, names in roll_call.items()
    ]
    if not lines:
        return []
    about = doc.paragraph("These are attendance roll calls, not votes.", doc.mark(page.attendance[0].source))
    return [doc.section("Attendance"), about, doc.bullets(lines)]


def _agenda(page: MeetingPage) -> list[doc.Block | None]:
    blocks: list[doc.Block | None] = [doc.section("Agenda")]
    if not page.meeting.order_known:
        blocks.append(doc.paragraph("The order in which the items were taken is not recorded."))
    if not page.items:
        return [*blocks, doc.paragraph("No items are on record.")]
    heading = None
    items: list[doc.ListItem] = []
    for line in page.items:
        if line.item.section != heading:
            heading = line.item.section
            blocks += [doc.bullets(items), doc.Heading(3, heading or "Other items")]
            items = []
        further = page.further.get(("agenda_item", line.item.id), ())
        text = (_item_text(line), doc.mark(line.item.source, *further))
        items.append(doc.ListItem(text, tuple(map(item_vote_line, line.votes))))
    return [*blocks, doc.bullets(items)]


def _item_text(line: ItemLine) -> str:
    number = (line.matter.identifier if line.matter is not None else None) or line.item.number
    name = (line.matter.short_title if line.matter is not None else None) or line.item.title
    about = with_number(name, (number or "").strip("()"))  # minutes print some in parentheses
    return with_outcome(about, line.item.outcome) if line.item.outcome else about


def meeting_table(page: MeetingPage) -> ExportTable:
    """The votes of a meeting, in the order of the agenda."""
    return vote_lines_table((vote for item in page.items for vote in item.votes), page.sources)


def vote_lines_table(lines: Iterable[VoteLine], sources: Mapping[str, Source]) -> ExportTable:
    """Vote events of any list; a source that is not among `sources` is as its id."""
    rows = (
        (v.id, v.meeting, v.date, v.body_name, v.agenda_item, v.identifier, v.title, v.question, v.motion_type,
         v.method, v.result, v.result_text, v.disposition, *tally_cells(v), v.roll,
         source_text(sources, v.source))
        for v in lines
    )  # fmt: skip
    return ExportTable(COLUMNS, tuple(rows))


def tally_cells(line: VoteLine) -> tuple[Cell, Cell, Cell, Cell]:
    """Announced yes and no, counted yes and no."""
    announced = line.announced or (None, None)
    return *announced, *(line.roll_tally if line.roll != "none" else (None, None))


def meeting_data(page: MeetingPage) -> Object:
    """A whole meeting. Without `order_known`, `items` are not in the order in which the meeting took them."""
    meeting = page.meeting
    return {
        **fields(page, "id=meeting.id body=body.name body_id=body.id"),
        **fields(meeting, "date kind time time_basis end_time location"),
        "chair": page.chair.name if page.chair is not None else None,
        "order_known": bool(meeting.order_known),
        **fields(meeting, "summary basis source"),
        "items": [
            fields(line.item, "id position number section title outcome summary basis note source")
            | {"matter": matter_key(line.matter), "votes": [vote_line_data(vote) for vote in line.votes]}
            for line in page.items
        ],
        "statements": [statement_data(s, page.further.get(("statement", s.key), ())) for s in page.statements],
        "attendance": [
            fields(row, "roll_call person=person_name person_id=person status status_text agenda_item source")
            for row in page.attendance
        ],
        **doubts_data(page.doubts, page.claims, page.sources),
    }
