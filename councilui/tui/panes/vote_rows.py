"""A vote in paragraphs, in the order in which a reader asks: the question before any number."""

from __future__ import annotations

from councilui.analysis import wording
from councilui.analysis.measures import margin, rice
from councilui.analysis.roll import Grouping
from councilui.analysis.speech import others_who_spoke, speech_text, speeches
from councilui.analysis.thresholds import Threshold, ruler, tally_of
from councilui.record.views import VoteCard, VoteLine
from councilui.tui.panes.agenda_rows import vote_pieces
from councilui.tui.panes.detail import Detail, source_blocks, source_line, unique
from councilui.tui.panes.roll import roll_rows
from councilui.tui.view import Entry, Footnotes
from councilui.tui.widgets.layout import Block, Gap, Piece, Text, text
from councilui.tui.widgets.rows import Row
from councilui.tui.widgets.tally_bar import ORIENT, OWN, TallyBar

_BEARINGS = ("quorum", "tie-break")
"""The purposes of rules that a reader asks for but that decide nothing of a vote's outcome."""


def vote_rows(card: VoteCard, by: Grouping, notes: Footnotes) -> list[Row]:
    """Everything that is on record about a vote, a paragraph a row."""
    return [
        *_question(card, notes),
        *_tally(card, notes),
        *_requirement(card, notes),
        *roll_rows(card, by),
        *_speech(card, notes),
        *_taken(card, notes),
        *_bearings(card, notes),
        *_doubts(card, notes),
        *_related(card, notes),
        *_history(card, notes),
        *source_rows(notes, _mentioned(card)),
    ]


def _paragraph(key: str, title: str, pieces: tuple[Piece, ...], notes: Footnotes, *sources: str | None,
               before: tuple[Block, ...] = (), hang: int = 0) -> Row:  # fmt: skip
    """A row of one paragraph with the numbers of its sources behind it."""
    marks = notes.marks(*sources)
    cited: tuple[Piece, ...] = ((f" {marks}", "source"),) if marks else ()
    block = Text((*pieces, *cited), hang=hang)
    return Row(key, (*before, block), value=Detail(title, (Text(pieces),), unique(*sources)))


def _question(card: VoteCard, notes: Footnotes) -> list[Row]:
    event = card.event
    own = (event.source, *(c.source for c in card.citations if c.subject == "vote_event" and c.field is None))
    asked = (text(event.question, "strong"),)
    rows = [Row("question", asked, value=Detail("The question", asked, unique(*own)))]
    told = wording.effects(card)
    gap: tuple[Block, ...] = (Gap(),)
    for nth, sentence in enumerate(told):
        detail = Detail("What a yes and a no did", tuple(text(line) for line in told), unique(*own))
        rows.append(Row(f"effect {nth}", (*gap, text(sentence, "text" if nth == 0 else "muted")), value=detail))
        gap = ()
    printed = f" (as printed: “{event.result_text}”)" if event.result_text else ""
    basis = f" Basis: {event.result_basis}."
    known = text(f"{printed}{basis}".strip(), "muted")
    detail = Detail("What happened", (text(wording.outcome(card)), known), unique(*own))
    cited = ((f" {notes.marks(*own)}", "source"),)
    rows.append(Row("outcome", (*gap, Text(((wording.outcome(card), "text"), *cited))), value=detail))
    return rows


def _tally(card: VoteCard, notes: Footnotes) -> list[Row]:
    tally = tally_of(card)
    counted = tally is None and bool(card.votes)
    if counted:
        tally = card.counted
    sources = unique(*(count.source for count in card.counts))
    if tally is None:
        sentence = "No tally is on record."
        return [_paragraph("tally", "The tally", ((sentence, "strong"),), notes, card.event.source, before=(Gap(),))]
    marks = tuple((t.needed, OWN if t.applies else ORIENT) for t in ruler(card) if t.needed is not None)
    seats = card.body.seats or sum(tally.values())
    blocks: list[Block] = [Gap(), TallyBar(tally["yes"], tally["no"], seats, marks)]
    others = ", ".join(f"{count} {option}" for option, count in tally.items() if option not in ("yes", "no"))
    if others:
        blocks.append(text(others))
    if counted:
        blocks.append(text("counted from the names on record; no tally was announced", "muted"))
    blocks.append(text(_side_by_side(card), "muted"))
    detail: list[Block] = [text(wording.announced(card))]
    for source, told in card.announcements.items():
        who = notes.source(source)
        detail.append(text(f"{who.publisher if who else source}: {wording.tally_text(told)}", indent=2))
    detail.append(text(f"Counted from the names on record: {wording.tally_text(card.counted)}." if card.votes
                       else "No name is on record, so nothing can be counted.", "muted"))  # fmt: skip
    detail += [text(line, "muted") for line in _measured(card)]
    return [Row("tally", tuple(blocks), value=Detail("The tally", tuple(detail), sources))]


def _side_by_side(card: VoteCard) -> str:
    """The announced tally, the counted roll and the seats on one line; where they differ, rows further down say how."""
    announced = f"announced {wording.tally_text(card.announced)}" if card.announced is not None else "not announced"
    counted = f"counted {wording.tally_text(card.counted)}" if card.votes else "no roll"
    partial = " (partial)" if card.event.roll == "partial" else ""
    seats = f"{card.body.seats} seats" if card.body.seats is not None else "seats not known"
    return f"{announced} · {counted}{partial} · {seats}"


def _measured(card: VoteCard) -> list[str]:
    """Percentages, margin and Rice index, each with its base."""
    told = [percent] if (percent := wording.percent(card)) else []
    tally = tally_of(card)
    index = rice(tally) if tally is not None else None
    if tally is not None and index is not None:
        told.append(f"margin {margin(tally).value:+.0f} · Rice index {index.value:.3f} · of {index.n} votes cast")
    return told


def _requirement(card: VoteCard, notes: Footnotes) -> list[Row]:
    rows: list[Row] = []
    unknown = wording.requirement_unknown(card)
    if unknown:
        rows.append(Row("requirement", (text(unknown, "muted"),), value=Detail("What was needed", (text(unknown),))))
    found = ruler(card)
    for t in found:
        if t.applies:
            role = "good" if t.met else "bad" if t.met is False else "text"
            sentence = wording.threshold_sentence(t)
            head, sign, tail = _split_at_sign(sentence)
            pieces: tuple[Piece, ...] = ((f"{OWN} ", "good"), (head, "text"), (sign + tail, role))
            rows.append(_rule_row("requirement", pieces, (t,), notes))
    orient = [t for t in found if not t.applies and t.purpose not in _BEARINGS]
    for nth, assumption in enumerate(dict.fromkeys(t.assumption for t in orient)):
        group = tuple(t for t in orient if t.assumption == assumption)
        head = f"To orient, {assumption}:" if assumption else "To orient:"
        told: list[Piece] = [(head, "muted")]
        for t in group:
            line = wording.threshold_sentence(t._replace(assumption=None)).removeprefix("To orient: ")
            told.append((f"\n{ORIENT} {line}", "text"))
        rows.append(_rule_row(f"marks {nth}", tuple(told), group, notes))
    return rows


def _bearings(card: VoteCard, notes: Footnotes) -> list[Row]:
    """Quorum and tie-break, each with its rule."""
    rows: list[Row] = []
    for t in ruler(card):
        if not t.applies and t.purpose in _BEARINGS:
            sentence = wording.threshold_sentence(t).removeprefix("To orient: ")
            rows.append(_rule_row(t.purpose, ((sentence[0].upper() + sentence[1:], "text"),), (t,), notes))
    return rows


def _speech(card: VoteCard, notes: Footnotes) -> list[Row]:
    rows: list[Row] = []
    if not card.statements:
        return rows
    found = speeches(card)
    others = others_who_spoke(card)
    for inside in (True, False):
        group = [speech for speech in found if speech.inside is inside]
        for nth, speech in enumerate(group):
            where = "IN THE MEETING" if inside else "OUTSIDE THE MEETING, OR NOBODY SAYS WHERE"
            head: tuple[Block, ...] = (Gap(), text(f"MEMBERS WHO SPOKE ON IT, {where}", "heading")) if nth == 0 else ()
            sources = unique(*(statement.source for statement in speech.statements))
            pieces = ((speech_text(speech), "text"),)
            key = f"speech {inside} {speech.person}"
            rows.append(_paragraph(key, "Who spoke, and how they voted", pieces, notes, *sources, before=head, hang=2))
    if not any(speech.inside for speech in found):
        told = "No member is on record as having spoken on it in the meeting."
        rows.insert(0, Row("no speech", (Gap(), text(told, "muted")), value=Detail("Who spoke", (text(told),))))
    if others:
        told = f"Statements by others, who had no vote: {others} (see the timeline)."
        rows.append(Row("others spoke", (text(told, "muted"),), value=Detail("Who spoke", (text(told),))))
    return rows


def _split_at_sign(sentence: str) -> tuple[str, str, str]:
    for sign in ("✓", "✗"):
        if sign in sentence:
            return sentence.partition(sign)
    return sentence, "", ""


def _rule_row(key: str, pieces: tuple[Piece, ...], found: tuple[Threshold, ...], notes: Footnotes) -> Row:
    sources = unique(*(t.source for t in found))
    marks = notes.marks(*sources)
    cited: tuple[Piece, ...] = ((f" {marks}", "source"),) if marks else ()
    rules: list[Block] = [Text(pieces, hang=2), Gap()]
    rules += [text(wording.sentence(t.rule), "muted") for t in found]
    title = "What this motion needed" if found[0].applies else "To orient, apart from what this motion needed"
    return Row(key, (Text((*pieces, *cited), hang=2),), value=Detail(title, tuple(rules), sources))


def _taken(card: VoteCard, notes: Footnotes) -> list[Row]:
    motion = card.motion
    sources = unique(*(count.source for count in card.counts))
    rows = [_paragraph("method", "How it was taken", ((wording.method(card), "text"),), notes, before=(Gap(),))]
    said = (motion.mover_source, *(c.source for c in card.citations if c.field == "mover"))
    rows.append(_paragraph("mover", "Who moved it", ((wording.mover(card), "text"),), notes, *said))
    if motion.text:
        rows.append(_paragraph("text", "The motion as printed", ((f"“{motion.text}”", "quote"),), notes, motion.source))
    rows.append(_paragraph("announced", "As announced", ((wording.announced(card), "text"),), notes, *sources))
    for nth, difference in enumerate(wording.compared(card)):
        pieces = (("≠ ", "warn"), (difference, "text"))
        rows.append(_paragraph(f"difference {nth}", "Numbers that differ", pieces, notes))
    if card.sponsorships:
        names = ", ".join(
            f"{s.sponsor_name}{' (co-sponsor)' if s.role != 'primary' else ''}" for s in card.sponsorships
        )
        sponsored = unique(*(s.source for s in card.sponsorships))
        rows.append(_paragraph("sponsors", "Sponsors", ((f"Sponsored by {names}", "text"),), notes, *sponsored))
    return rows


def _doubts(card: VoteCard, notes: Footnotes) -> list[Row]:
    rows: list[Row] = []
    for doubt in card.doubts:
        if not rows:
            rows.append(_heading(f"DOUBTS {len(card.doubts)}"))
        pieces = ((f"! {doubt.kind}: ", "warn"), (doubt.text, "text"))
        rows.append(_paragraph(f"doubt {doubt.id}", "A doubt", pieces, notes, doubt.source, hang=2))
    return [*rows, *claim_rows(card, notes)]


def claim_rows(card: VoteCard, notes: Footnotes) -> list[Row]:
    """Claims by field, side by side; one field a row."""
    fields: dict[tuple[str, str, str], list[tuple[str, str, bool]]] = {}
    for claim in card.claims:
        key = (claim.subject, claim.subject_id, claim.field)
        fields.setdefault(key, []).append((claim.value, claim.source, claim.preferred))
    rows: list[Row] = []
    for key, said in fields.items():
        if not rows:
            rows.append(_heading("WHAT SOURCES SAY"))
        pieces: list[Piece] = [(f"{key[2]}: ", "muted")]
        for nth, (value, source, preferred) in enumerate(said):
            pieces += [("; " if nth else "", "text"), (value, "strong" if preferred else "text")]
            pieces.append((f" {notes.marks(source)}", "source"))
        block = Text(tuple(pieces), hang=2)
        told = tuple(claim.note for claim in card.claims if claim.field == key[2] and claim.note)
        blocks = (block, *(text(note, "muted") for note in told))
        detail = Detail("What sources say", blocks, unique(*(source for _, source, _ in said)))
        rows.append(Row(("claim", *key), (block,), value=detail))
    return rows


def _heading(title: str) -> Row:
    return Row(("heading", title), (Gap(), text(title, "heading")), selectable=False)


def _related(card: VoteCard, notes: Footnotes) -> list[Row]:
    rows: list[Row] = []
    for related in card.related:
        name = related.matter.identifier or related.matter.short_title or related.matter.title
        sentence = f"This {related.relation} {name}" if related.direction == "to" else f"{name} {related.relation} this"
        lines: list[tuple[tuple[Piece, ...], VoteLine | None]] = [
            (_vote_on(line), line) for line in related.votes if line.id != card.event.id
        ]
        if not lines:
            lines = [((("no vote on it is on record", "muted"),), None)]
        for nth, (pieces, line) in enumerate(lines):
            if not rows:
                rows.append(_heading("RELATED VOTES  c compares"))
            before: list[Block] = []
            if nth == 0:
                marks = notes.marks(related.source)
                before.append(Text(((sentence, "text"), (f" {marks}" if marks else "", "source"))))
            told = (text(sentence), *_noted(related.note))
            value: object = line or Detail("A related matter", told, unique(related.source))
            block = Text((("→ " if line else "", "text"), *pieces), indent=2, hang=4)
            rows.append(Row(("related", related.matter.id, nth), (*before, block), value=value))
    return rows


def _noted(note: str | None) -> tuple[Block, ...]:
    return (text(note, "muted"),) if note else ()


def _vote_on(line: VoteLine) -> tuple[Piece, ...]:
    date = wording.short_date(line.date)
    identifier = f"{line.identifier}, " if line.identifier else ""
    return ((f"{identifier}{date}: ", "text"), *vote_pieces(line))


def _history(card: VoteCard, notes: Footnotes) -> list[Row]:
    rows: list[Row] = []
    for action in card.history:
        if not rows:
            rows.append(_heading("HISTORY OF THE MATTER"))
        date = wording.short_date(action.date) if action.date else "no date"
        told = f": {action.note}" if action.note else ""
        who = f" ({action.actor})" if action.actor else ""
        pieces = ((f"{date}  ", "muted"), (f"{action.action}{who}", "text"), (told, "muted"))
        title = "A step in the matter's history"
        rows.append(_paragraph(f"action {action.id}", title, pieces, notes, action.source, hang=2))
    return rows


def _mentioned(card: VoteCard) -> tuple[str, ...]:
    return unique(card.event.source, *card.sources)


def source_rows(notes: Footnotes, sources: tuple[str, ...]) -> list[Row]:
    """The sources, numbered; Enter opens one with its address."""
    rows: list[Row] = []
    known = [key for key in sources if notes.number(key) is not None]
    for key in sorted(known, key=lambda key: notes.number(key) or 0):
        source = notes.source(key)
        if source is None:
            continue
        if not rows:
            rows.append(_heading(f"SOURCES {len(known)}"))
        block = Text(source_line(source, notes.number(key)), hang=4, limit=3)
        value = Detail(f"Source [{notes.number(key)}]", source_blocks(source, notes.number(key)), (), source.url or "")
        rows.append(Row(("source", key), (block,), value=value))
    return rows


def item_rows(entry: Entry, notes: Footnotes) -> list[Row]:
    """An item on which no vote is on record: what it is, what became of it, and that nobody's vote is known."""
    item = entry.item
    if item is None:
        return []
    rows = [_paragraph("title", "The item", ((entry.title, "strong"),), notes, item.source)]
    if entry.matter is not None:
        number = (entry.identifier, "text") if entry.identifier else ("Its record number is not known.", "muted")
        rows.append(_paragraph("number", "The record number", (number,), notes))
    if entry.official_title:
        rows.append(_paragraph("official", "The official title", ((entry.official_title, "muted"),), notes))
    outcome = f"{wording.sentence(item.outcome)} " if item.outcome else "What became of it is not on record. "
    sentence = "No vote on it is on record in any source here, and no roll: nobody's vote is known."
    if item.outcome and item.outcome.casefold() in ("deferred", "withdrawn", "referred", "published", "held"):
        sentence = "It was not put to a vote, as far as the record says."
    pieces = ((outcome, "strong"), (sentence, "text"))
    rows.append(_paragraph("outcome", "What happened", pieces, notes, item.source, before=(Gap(),)))
    for key, told in (("summary", item.summary), ("note", item.note)):
        if told:
            rows.append(_paragraph(key, "The item", ((told, "text"),), notes, item.source, before=(Gap(),)))
    if entry.matter is not None and entry.matter.note:
        rows.append(_paragraph("matter", "The matter", ((entry.matter.note, "muted"),), notes, entry.matter.source))
    rows += source_rows(notes, unique(item.source, entry.matter.source if entry.matter else None))
    return rows
