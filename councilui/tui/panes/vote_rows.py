"""A vote in paragraphs, in the order of a reader's questions: what was voted on before any number."""

from councilui.analysis import vote_wording
from councilui.analysis.passages import passage_place, passage_review
from councilui.analysis.roll import Grouping
from councilui.analysis.source_wording import claim_label
from councilui.analysis.vote_report import VoteReport
from councilui.analysis.vote_wording import relation_words, step_text
from councilui.common.dates import short_date
from councilui.record.views.votes import VoteCard, VoteLine
from councilui.tui.meeting_view import AgendaEntry, SourceNumbers
from councilui.tui.panes.agenda_rows import vote_pieces
from councilui.tui.panes.detail import Detail, paragraph, source_detail, source_line, unique
from councilui.tui.panes.roll import roll_rows
from councilui.tui.panes.speech_rows import speech_rows
from councilui.tui.panes.vote_numbers import figure_rows, requirement_rows, tally_rows
from councilui.tui.widgets.layout import Block, Gap, Piece, Text, text
from councilui.tui.widgets.rows import ListRow, rows_under


def vote_rows(report: VoteReport, by: Grouping, notes: SourceNumbers) -> list[ListRow]:
    """Everything that is on record about a vote, a paragraph a row."""
    card = report.card
    return [
        *_question(report, notes),
        *tally_rows(report, notes),
        *requirement_rows(report, notes),
        *roll_rows(report, by),
        *_with_gap(_procedure(report, notes)),
        *speech_rows(report, notes),
        *_passages(card, notes),
        *_doubts(card, notes),
        *_related(card, notes),
        *_history(card, notes),
        *source_rows(notes, _mentioned(card)),
    ]


def _question(report: VoteReport, notes: SourceNumbers) -> list[ListRow]:
    event = report.card.event
    own = report.event_sources
    subject = text(report.subject, "strong")
    heads = (subject, text(report.question, "text")) if report.question else (subject,)
    rows = [ListRow("question", heads, value=Detail("The question", heads, unique(*own)))]
    gap: tuple[Block, ...] = (Gap(),)
    for index, sentence in enumerate(report.effects):
        detail = Detail("What a yes and a no did", tuple(text(line) for line in report.effects), unique(*own))
        rows.append(ListRow(f"effect {index}", (*gap, text(sentence, "text" if index == 0 else "muted")), value=detail))
        gap = ()
    printed = f" (as printed: “{event.result_text}”)" if event.result_text else ""
    basis = f" Basis: {event.result_basis}."
    known = text(f"{printed}{basis}".strip(), "muted")
    happened = (text(report.outcome), text(report.method or ""), known)
    detail = Detail("What happened", happened, unique(*own))
    cited = ((f" {notes.marks(*own)}", "source"),)
    outcome = (
        (report.outcome, "text"),
        (f" {report.method}" if report.method else "", "muted"),
        *cited,
    )
    rows.append(ListRow("outcome", (*gap, Text(outcome)), value=detail))
    return rows


def _procedure(report: VoteReport, notes: SourceNumbers) -> list[ListRow]:
    card, motion = report.card, report.card.motion
    sources = unique(*(count.source for count in card.counts))
    rows = figure_rows(report, notes)
    mover_sources = (motion.mover_source, *(c.source for c in card.citations if c.field == "mover"))
    if report.mover:
        rows.append(paragraph("mover", "Who moved it", ((report.mover, "text"),), notes, *mover_sources))
    if motion.text:
        rows.append(paragraph("text", "The motion as printed", ((f"“{motion.text}”", "quote"),), notes, motion.source))
    if vote_wording.has_numbers(card):
        rows.append(paragraph("announced", "The tally, by source", ((report.announced, "text"),), notes, *sources))
    if card.sponsorships:
        names = ", ".join(
            f"{s.sponsor_name}{' (co-sponsor)' if s.role != 'primary' else ''}" for s in card.sponsorships
        )
        sponsored = unique(*(s.source for s in card.sponsorships))
        rows.append(paragraph("sponsors", "Sponsors", ((f"Sponsored by {names}", "text"),), notes, *sponsored))
    if report.not_recorded:
        rows.append(paragraph("not recorded", "Not recorded", ((report.not_recorded, "muted"),), notes))
    return rows


def _passages(card: VoteCard, notes: SourceNumbers) -> list[ListRow]:
    """The words of the document that the vote was read from, beside the reading."""
    rows: list[ListRow] = []
    for passage in card.passages:
        place = passage_place(passage)
        pieces = ((f"{place}: ", "muted"), (f"“{passage.text}”", "quote"))
        rows.append(paragraph(f"passage {passage.source}", "As printed", pieces, notes, passage.source))
        if review := passage_review(passage):
            rows.append(paragraph(f"review {passage.source}", "Your review", ((review, "muted"),), notes))
    return rows_under("AS PRINTED", rows)


def _doubts(card: VoteCard, notes: SourceNumbers) -> list[ListRow]:
    rows: list[ListRow] = []
    for doubt in card.doubts:
        pieces = ((f"! {doubt.kind}: ", "warn"), (doubt.text, "text"))
        rows.append(paragraph(f"doubt {doubt.id}", "A doubt", pieces, notes, doubt.source, hang=2))
    return [*rows_under(f"DOUBTS {len(rows)}", rows), *claim_rows(card, notes)]


def claim_rows(card: VoteCard, notes: SourceNumbers) -> list[ListRow]:
    """Claims by field, side by side; one row for each field."""
    fields: dict[tuple[str, str, str], list[tuple[str, str, bool]]] = {}
    for claim in card.claims:
        key = (claim.subject, claim.subject_id, claim.field)
        fields.setdefault(key, []).append((claim.value, claim.source, claim.preferred))
    rows: list[ListRow] = []
    for key, claims in fields.items():
        pieces: list[Piece] = [(f"{claim_label(key[2])}: ", "muted")]
        for index, (value, source, preferred) in enumerate(claims):
            pieces += [("; " if index else "", "text"), (value, "strong" if preferred else "text")]
            pieces.append((f" {notes.marks(source)}", "source"))
        block = Text(tuple(pieces), hang=2)
        claim_notes = tuple(claim.note for claim in card.claims if claim.field == key[2] and claim.note)
        blocks = (block, *(text(note, "muted") for note in claim_notes))
        detail = Detail("What sources say", blocks, unique(*(source for _, source, _ in claims)))
        rows.append(ListRow(("claim", *key), (block,), value=detail))
    return rows_under("WHAT SOURCES SAY", rows)


def _with_gap(rows: list[ListRow]) -> list[ListRow]:
    return [rows[0]._replace(blocks=(Gap(), *rows[0].blocks)), *rows[1:]] if rows else []


def _related(card: VoteCard, notes: SourceNumbers) -> list[ListRow]:
    rows: list[ListRow] = []
    for related in card.related:
        name = related.matter.identifier or related.matter.name
        words = relation_words(related.relation)
        sentence = f"This {words} {name}" if related.direction == "to" else f"{name} {words} this"
        lines: list[tuple[tuple[Piece, ...], VoteLine | None]] = [
            (_vote_on(line), line) for line in related.votes if line.id != card.event.id
        ]
        if not lines:
            lines = [((("no vote on record", "muted"),), None)]
        for index, (pieces, line) in enumerate(lines):
            before: list[Block] = []
            if index == 0:
                marks = notes.marks(related.source)
                before.append(Text(((sentence, "text"), (f" {marks}" if marks else "", "source"))))
            relation = (text(sentence), *_note_blocks(related.note))
            value: object = line or Detail("A related matter", relation, unique(related.source))
            block = Text((("→ " if line else "", "text"), *pieces), indent=2, hang=4)
            rows.append(ListRow(("related", related.matter.id, index), (*before, block), value=value))
    return rows_under("RELATED VOTES  c compares", rows)


def _note_blocks(note: str | None) -> tuple[Block, ...]:
    return (text(note, "muted"),) if note else ()


def _vote_on(line: VoteLine) -> tuple[Piece, ...]:
    date = short_date(line.date)
    identifier = f"{line.identifier}, " if line.identifier else ""
    return ((f"{identifier}{date}: ", "text"), *vote_pieces(line))


def _history(card: VoteCard, notes: SourceNumbers) -> list[ListRow]:
    rows: list[ListRow] = []
    for action in card.history:
        date = short_date(action.date) if action.date else "no date"
        pieces = ((f"{date}  ", "muted"), (step_text(action.action, action.actor, action.note), "text"))
        title = "A step in the matter's history"
        rows.append(paragraph(f"action {action.id}", title, pieces, notes, action.source, hang=2))
    return rows_under("HISTORY OF THE MATTER", rows)


def _mentioned(card: VoteCard) -> tuple[str, ...]:
    return unique(card.event.source, *card.sources)


def source_rows(notes: SourceNumbers, sources: tuple[str, ...]) -> list[ListRow]:
    """The sources, numbered; Enter opens one with its address."""
    rows: list[ListRow] = []
    known = [key for key in sources if notes.number(key) is not None]
    for key in sorted(known, key=lambda key: notes.number(key) or 0):
        source = notes.source(key)
        if source is None:
            continue
        block = Text(source_line(source, notes.number(key)), hang=4, limit=3)
        rows.append(ListRow(("source", key), (block,), value=source_detail(notes, key)))
    return rows_under(f"SOURCES {len(known)}", rows)


def item_rows(entry: AgendaEntry, notes: SourceNumbers) -> list[ListRow]:
    """An item on which no vote is on record: what it is, what became of it, and that nobody's vote is known."""
    item = entry.item
    if item is None:
        return []
    rows = [paragraph("title", "The item", ((entry.title, "strong"),), notes, item.source)]
    if entry.matter is not None:
        number = (entry.identifier, "text") if entry.identifier else ("Its record number is unknown.", "muted")
        rows.append(paragraph("number", "The record number", (number,), notes))
    if entry.official_title:
        rows.append(paragraph("official", "The official title", ((entry.official_title, "muted"),), notes))
    outcome = f"{vote_wording.sentence(item.outcome)} " if item.outcome else "The outcome is not recorded. "
    sentence = "No vote found: no source says how anyone voted on it."
    if item.outcome and item.outcome.casefold() in ("deferred", "withdrawn", "referred", "published", "held"):
        sentence = "According to the record, it wasn't put to a vote."
    pieces = ((outcome, "strong"), (sentence, "text"))
    rows.append(paragraph("outcome", "What happened", pieces, notes, item.source, before=(Gap(),)))
    for key, note in (("summary", item.summary), ("note", item.note)):
        if note:
            rows.append(paragraph(key, "The item", ((note, "text"),), notes, item.source, before=(Gap(),)))
    if entry.matter is not None and entry.matter.note:
        rows.append(paragraph("matter", "The matter", ((entry.matter.note, "muted"),), notes, entry.matter.source))
    rows += source_rows(notes, unique(item.source, entry.matter.source if entry.matter else None))
    return rows
