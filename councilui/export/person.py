"""A person as an export: names, seats with dates, votes as recorded, what they said and sponsored."""

from collections import Counter

from councilui.analysis import vote_wording
from councilui.analysis.headlines import line_subject
from councilui.analysis.seat_wording import seat_text
from councilui.analysis.statement_wording import alike_text
from councilui.analysis.vote_scope import vote_scope_text
from councilui.common.dates import short_date
from councilui.common.shares import plural
from councilui.common.slugs import file_stem
from councilui.export import document as doc
from councilui.export.data_parts import doubts_data, matter_key, statement_data, vote_line_data
from councilui.export.document_parts import claims_blocks, statement_blocks
from councilui.export.meeting import tally_cells
from councilui.export.member import attendance_data, member_blocks, member_figures_data
from councilui.export.model import Export, ExportTable, Object, Records, fields, source_text
from councilui.record.model import DERIVED, OPTIONS
from councilui.record.views.people import PersonPage

COLUMNS = (
    "person", "vote_event", "date", "body", "identifier", "title", "question", "motion_type", "result", "option",
    "option_text", "district", "basis", "note", "announced_yes", "announced_no", "counted_yes", "counted_no", "roll",
    "source",
)  # fmt: skip


def person_export(page: PersonPage) -> Export:
    """A person; the table has their votes; as records the seats without the votes."""
    return Export(
        file_stem(page.person.name),
        "The member",
        document=lambda: person_document(page),
        table=lambda: person_table(page),
        data=lambda: person_data(page),
        records=lambda: Records(people=[page]),
    )


def person_document(page: PersonPage) -> doc.ExportDocument:
    """All that is on record about a person."""
    names: list[doc.Line] = [
        (f"{name.name}{f' ({name.note})' if name.note else ''}", doc.mark(name.source))
        for name in page.names
        if name.name != page.person.name
    ]
    seats: list[doc.Line] = [
        (seat_text(seat, page.bodies.get(seat.body)), doc.mark(seat.source)) for seat in page.memberships
    ]
    rows: list[list[doc.Line]] = [
        [
            short_date(v.line.date),
            line_subject(v.line),
            (v.vote.option + (f" {DERIVED}" if v.vote.basis == "derived" else ""), doc.mark(v.vote.source)),
            f"{vote_wording.outcome_word(v.line).casefold()}, {vote_wording.tally_words(v.line)}",
        ]
        for v in page.votes
    ]
    statements = statement_blocks(page.statements)
    sponsored: list[doc.Line] = [
        (
            f"{matter.identifier or 'Number unknown'}: {matter.name} ({sponsorship.role})",
            doc.mark(sponsorship.source),
        )
        for sponsorship, matter in page.sponsorships
    ]
    is_derived = any(v.vote.basis == "derived" for v in page.votes)
    return doc.document(
        [
            doc.title(page.person.name),
            doc.paragraph(page.person.note or ""),
            *doc.under("Also called", doc.bullets(names)),
            *doc.under("Seats and offices", doc.bullets(seats)),
            *member_blocks(page.rolls, page.present),
            doc.section("Votes"),
            doc.paragraph(_scope(page)),
            doc.table(["date", "subject", "vote", "outcome"], rows)
            or doc.paragraph("No votes by this person are on record."),
            doc.paragraph(f"{DERIVED} derived, not printed in a source.") if is_derived else None,
            *doc.under("Said", *statements),
            doc.paragraph(alike_text(page.alike) or ""),
            *doc.under("Sponsored", doc.bullets(sponsored)),
            *claims_blocks(page.claims),
        ],
        page.sources,
    )


def _scope(page: PersonPage) -> str:
    """How many votes by option, and which votes the record holds."""
    if not page.votes:
        return ""
    options = Counter(vote.option for vote, _ in page.votes)
    counts = ", ".join(f"{options[option]:,} {option}" for option in OPTIONS if options[option])
    scope = vote_scope_text(page.rolls.vote_scope if page.rolls is not None else None)
    return f"{plural(len(page.votes), 'vote')} on record: {counts}. {scope}".rstrip()


def person_table(page: PersonPage) -> ExportTable:
    """A person's votes, in the page's order."""
    rows = (
        (page.person.name, line.id, line.date, line.body_name, line.identifier, line.title, line.question,
         line.motion_type, line.result, vote.option, vote.option_text, vote.district, vote.basis, vote.note,
         *tally_cells(line), line.roll, source_text(page.sources, vote.source))
        for vote, line in page.votes
    )  # fmt: skip
    return ExportTable(COLUMNS, tuple(rows))


def person_data(page: PersonPage) -> Object:
    """A person whole; each vote with its vote event."""
    person = page.person
    return {
        **fields(person, "id name sort_name surname note"),
        "names": [fields(name, "name note source") for name in page.names],
        "memberships": [
            fields(seat, "id body_id=body role district start end start_text end_text basis source")
            for seat in page.memberships
        ],
        "votes": [
            fields(vote, "option option_text voter_name district basis note source")
            | {"vote_event": vote_line_data(line)}
            for vote, line in page.votes
        ],
        "statements": [statement_data(statement) for statement in page.statements],
        "sponsorships": [fields(s, "role source") | {"matter": matter_key(m)} for s, m in page.sponsorships],
        "figures": member_figures_data(page.rolls) if page.rolls is not None else None,
        "attendance": attendance_data(page.present) if page.present is not None else None,
        **doubts_data((), page.claims, page.sources),
    }
