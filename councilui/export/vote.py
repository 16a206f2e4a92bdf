"""A vote event as an export: the question first, then what happened, then how we know."""

from __future__ import annotations

from councilui.analysis import vote_wording
from councilui.analysis.passages import passage_place, passage_review
from councilui.analysis.roll import RollEntry, district_key
from councilui.analysis.speakers import PLACES, MemberSpeech, speech_text
from councilui.analysis.thresholds import Threshold
from councilui.analysis.vote_report import VoteReport
from councilui.common.slugs import file_stem
from councilui.export import document as doc
from councilui.export.data_parts import matter_key, source_data
from councilui.export.document_parts import (
    DERIVED,
    claims_blocks,
    doubts_blocks,
    matter_number,
    statement_blocks,
    vote_line,
)
from councilui.export.model import Export, ExportTable, Object, Records, fields, source_text
from councilui.record.model import MatterAction, Vote
from councilui.record.views.votes import VoteCard

COLUMNS = (
    "vote_event", "date", "body", "identifier", "question", "result", "person", "voter_name", "district", "option",
    "option_text", "basis", "note", "source",
)  # fmt: skip


def vote_export(report: VoteReport) -> Export:
    """A vote; its table is the roll."""
    return Export(
        file_stem(report.card.event.id),
        "The vote",
        document=lambda: vote_document(report),
        table=lambda: vote_table(report.card),
        data=lambda: vote_data(report),
        records=lambda: Records([report.card]),
        places=(report.card.event.id,),
    )


def vote_document(report: VoteReport) -> doc.ExportDocument:
    """All that is on record about a vote event."""
    card = report.card
    statements = statement_blocks(card.statements, card.further)
    return doc.document(
        [
            doc.title(card.event.question),
            *_place(card),
            *_outcome(report),
            *_tally(report),
            *_requirement(report),
            *_roll(report),
            *_speakers(report),
            *_passages(card),
            *doc.under("What was said about it", *statements),
            *_history(card),
            *_related(card),
            *doubts_blocks(report.doubts),
            *claims_blocks(card.claims),
        ],
        card.sources,
    )


def place_text(card: VoteCard) -> str:
    """Body, date, kind of meeting, matter: where a vote stands."""
    kind = f", {card.meeting.kind} meeting" if card.meeting.kind not in ("", "unknown") else ""
    text = f"{card.body.name}, {vote_wording.long_date(card.meeting.date)}{kind}."
    matter = card.matter
    return text if matter is None else f"{text} {matter_number(matter)}: {matter.short_title or matter.title}"


def _place(card: VoteCard) -> list[doc.Block | None]:
    matter = card.matter
    in_full = matter.title if matter and matter.short_title and matter.short_title != matter.title else None
    return [doc.paragraph(place_text(card)), doc.paragraph(f"In full: {in_full}") if in_full else None]


def _outcome(report: VoteReport) -> list[doc.Block | None]:
    card = report.card
    citations = [citation for citation in card.citations if citation.subject == "vote_event"]
    sources = (citation.source for citation in citations if citation.field is None)
    mover_sources = (citation.source for citation in citations if citation.field == "mover")
    return [
        doc.paragraph(" ".join([*report.effects, report.outcome]), doc.mark(card.event.source, *sources)),
        doc.paragraph(vote_wording.sentence(report.mover), doc.mark(card.motion.mover_source, *mover_sources)),
        doc.paragraph(report.method),
    ]


def _passages(card: VoteCard) -> list[doc.Block | None]:
    """The words of the document that the vote was read from."""
    lines: list[doc.Line] = []
    for passage in card.passages:
        lines.append((f"{passage_place(passage)}: “{passage.text}”", doc.mark(passage.source)))
        if review := passage_review(passage):
            lines.append(review)
    return doc.under("As printed", doc.bullets(lines))


def _tally(report: VoteReport) -> list[doc.Block | None]:
    card, roll_tally = report.card, report.roll_tally
    options = list(dict.fromkeys(o for tally in (*report.announcements.values(), roll_tally) for o in tally))
    rows: list[list[doc.Line]] = []
    for source, tally in report.announcements.items():
        publisher = card.sources[source].publisher if source in card.sources else source
        cells = [*(str(tally.get(option, "–")) for option in options), str(sum(tally.values()))]
        rows.append([(f"announced: {publisher}", doc.mark(source)), *cells])
    if card.event.roll == "none":
        rows.append(["counted by name: no roll", *("–" for _ in options), "–"])
    else:
        names = f"counted by name ({len(card.votes)}{', partial' if card.event.roll == 'partial' else ''})"
        rows.append([names, *(str(roll_tally.get(option, 0)) for option in options), str(len(card.votes))])
    seats = card.body.seats
    rows.append(["seats of the body", *("" for _ in options), str(seats) if seats is not None else "not known"])
    differences = [f"{difference}." for difference in report.differences]
    return [
        doc.section("Tally"),
        doc.table(["", *options, "sum"], rows),
        doc.bullets([*differences, *reversed(report.figures)]),
    ]


def _requirement(report: VoteReport) -> list[doc.Block | None]:
    def line(threshold: Threshold) -> tuple[doc.Span, ...]:
        sentence = vote_wording.sentence(vote_wording.threshold_sentence(threshold))
        sources = report.card.further.get(("rule", threshold.id), ())
        return (f"{sentence} {threshold.rule}", doc.mark(threshold.source, *sources))

    blocks: list[doc.Block | None] = [doc.section("What it needed")]
    if report.requirement_unknown:
        blocks.append(doc.paragraph(report.requirement_unknown))
    blocks += [doc.paragraph(*line(threshold)) for threshold in report.requirements]
    blocks.append(doc.bullets(map(line, report.standing_marks)))
    if report.comparison_marks:
        needed = (
            "this motion did not need them"
            if report.requirements
            else "whether this motion needed them is not on record"
        )
        blocks.append(doc.paragraph(f"Marks for orientation; {needed}:"))
        blocks.append(doc.bullets(map(line, report.comparison_marks)))
    return blocks


def _roll(report: VoteReport) -> list[doc.Block | None]:
    card = report.card

    def drawing() -> str:
        from councilui.export.chamber_svg import vote_svg

        return vote_svg(card)

    blocks: list[doc.Block | None] = [doc.section("Roll"), doc.Figure(drawing), doc.paragraph(report.roll_state)]
    if card.event.roll_note:
        blocks.append(doc.paragraph(card.event.roll_note))
    if not card.votes:
        return blocks
    blocks.append(doc.bullets(f"{g.title}: {', '.join(map(_entry, g.entries))}" for g in report.roll))
    if any(vote.basis == "derived" for vote in card.votes):
        methods = dict.fromkeys(vote.note for vote in card.votes if vote.basis == "derived" and vote.note)
        method = "; ".join(methods) if methods else "the method is not on record"
        blocks.append(doc.paragraph(f"{DERIVED} derived, not printed in a source: {method}"))
    sources = doc.mark(*(vote.source for vote in card.votes if vote.source in card.sources))
    if sources.sources:
        blocks.append(doc.paragraph("Source of the names:", sources))
    return blocks


def _entry(entry: RollEntry) -> str:
    ward = f" ({vote_wording.ordinal(entry.district)})" if entry.district else ""
    return f"{entry.name}{ward}" + (f" {DERIVED}" if entry.basis == "derived" else "")


def _speakers(report: VoteReport) -> list[doc.Block | None]:
    if not report.card.statements:
        return []
    blocks: list[doc.Block | None] = [doc.section("Members who spoke on it, and how they voted")]
    for inside, where in PLACES:
        lines = [
            (speech_text(speech), doc.mark(*(s.source for s in speech.statements)))
            for speech in report.speeches
            if speech.inside is inside
        ]
        if lines:
            blocks += [doc.paragraph(f"{where.capitalize()}:"), doc.bullets(lines)]
        elif inside:
            blocks.append(doc.paragraph("No member is on record as having spoken on it in the meeting."))
    return blocks


def _history(card: VoteCard) -> list[doc.Block | None]:
    sponsors: list[doc.Line] = [
        (f"Sponsor: {s.sponsor_name} ({s.role})", doc.mark(s.source)) for s in card.sponsorships
    ]
    lines = doc.bullets([*sponsors, *map(_action_line, card.history)])
    return doc.under("History of the matter", lines)


def _action_line(action: MatterAction) -> tuple[doc.Span, ...]:
    """A step in a matter's history: date, what, by whom."""
    when = vote_wording.short_date(action.date)
    text = "; ".join(" ".join(part.split()) for part in (action.action, action.actor, action.note) if part)
    basis = f" ({action.basis})" if action.basis != "recorded" else ""
    return (f"{when}: {text}{basis}", doc.mark(action.source))


def _related(card: VoteCard) -> list[doc.Block | None]:
    lines: list[doc.Line] = []
    for related in card.related:
        other = related.matter
        name = f"{other.identifier or 'number not known'}, {other.short_title or other.title}"
        is_to = related.direction == "to"
        text = f"{related.relation}: {name}" if is_to else f"{name}: {related.relation} this matter"
        note = f" ({related.note})" if related.note else ""
        lines.append((f"{text}{note}", doc.mark(related.source)))
        lines += map(vote_line, related.votes)
    return doc.under("Related matters", doc.bullets(lines))


def vote_table(card: VoteCard) -> ExportTable:
    """The roll, by district; no rows when nobody's vote is on record. `source` is its address, else its id."""
    identifier = card.matter.identifier if card.matter is not None else None
    event = card.event
    rows = (
        (event.id, card.meeting.date, card.body.name, identifier, event.question, event.result, vote.person,
         vote.voter_name, vote.district, vote.option, vote.option_text, vote.basis, vote.note,
         source_text(card.sources.get(vote.source or ""), vote.source))
        for vote in _by_district(card)
    )  # fmt: skip
    return ExportTable(COLUMNS, tuple(rows))


def _by_district(card: VoteCard) -> list[Vote]:
    return sorted(card.votes, key=lambda v: (district_key(v.district), v.voter_name, v.person))


def vote_data(report: VoteReport) -> Object:
    """A vote event, as `show vote ID --json` prints it; `votes` by district as a number, the main source first."""
    card = report.card
    event, motion = card.event, card.motion
    return {
        "id": event.id,
        "question": event.question,
        "motion": motion.text,
        "motion_type": motion.motion_type,
        "matter": matter_key(card.matter),
        "meeting": {"id": card.meeting.id, "date": card.meeting.date, "body": card.body.name},
        "method": event.method,
        "mover": _name(card, motion.mover, motion.mover_name),
        "seconder": _name(card, motion.seconder, motion.seconder_name),
        **fields(event, "result result_basis disposition effect_yes effect_no"),
        "announced": dict(card.announced) if card.announced is not None else None,
        "counted": dict(report.roll_tally),
        "roll": event.roll,
        "thresholds": [threshold_data(threshold) for threshold in report.thresholds],
        "votes": [_vote(card, vote) for vote in _by_district(card)],
        "speakers": [_speaker(speech) for speech in report.speeches],
        "sources": [source_data(card.sources[id_]) for id_ in _source_order(card)],
        "doubts": [doubt.text for doubt in report.doubts],
        "passages": [fields(passage, "file page text is_ocr review source") for passage in card.passages],
    }


def threshold_data(threshold: Threshold) -> Object:
    """A threshold; `applies` is true for the motion's own requirement, false for a mark for comparison.

    `measured` says what `votes` counts: "yes", "no", "answering" for a quorum, "apart" for a tie-break.
    """
    return fields(
        threshold,
        "name needed of base votes met short_by applies assumption rule purpose measured source",
    )


def _speaker(speech: MemberSpeech) -> Object:
    """A member who spoke on the matter; `option` is null when how they voted is not on record."""
    return {
        "person": speech.name,
        "person_id": speech.person,
        "inside": speech.inside,
        "venues": list(speech.venues),
        "statements": [statement.key for statement in speech.statements],
        **fields(speech, "words seconds option basis"),
    }


def _vote(card: VoteCard, vote: Vote) -> Object:
    person = card.people.get(vote.person)
    return {
        "person": person.name if person is not None else vote.voter_name,
        "person_id": vote.person,
        **fields(vote, "voter_name option option_text district basis source"),
    }


def _name(card: VoteCard, person: str | None, printed: str | None) -> str | None:
    row = card.people.get(person) if person is not None else None
    return row.name if row is not None else printed


def _source_order(card: VoteCard) -> list[str]:
    first = [card.event.source, *(count.source for count in card.counts), *(c.source for c in card.citations)]
    first += [card.motion.mover_source, *(vote.source for vote in card.votes)]
    return [id_ for id_ in dict.fromkeys([*first, *sorted(card.sources)]) if id_ is not None and id_ in card.sources]
