"""One vote event as a Markdown document: the question first, then what happened, then how we know."""

from __future__ import annotations

from councilui.analysis import vote_wording
from councilui.analysis.roll import RollEntry, group_roll
from councilui.analysis.speakers import PLACES, speech_text, speeches
from councilui.analysis.thresholds import Threshold, thresholds
from councilui.export.escape import escape
from councilui.export.markdown_parts import (
    Footnotes,
    bullets,
    claims_section,
    document,
    doubts_section,
    said,
    table,
    vote_line,
)
from councilui.record.model import MatterAction
from councilui.record.views.votes import VoteCard

DERIVED = "◇"


def vote_markdown(card: VoteCard) -> str:
    """All that is on record about a vote event. CommonMark with tables; links stand in the source list alone."""
    notes = Footnotes(card.sources)
    return document(
        [
            f"# {escape(card.event.question)}",
            _place(card),
            _happened(card, notes),
            *_tally(card, notes),
            *_needed(card, notes),
            *_roll(card, notes),
            *_speakers(card, notes),
            *_said(card, notes),
            *_history(card, notes),
            *_related(card, notes),
            *doubts_section(card.doubts, notes),
            *claims_section(card.claims, notes),
            *notes.section(),
        ]
    )


def place_text(card: VoteCard) -> str:
    """Body, date, kind of meeting, matter: where a vote stands, not escaped."""
    kind = f", {card.meeting.kind} meeting" if card.meeting.kind not in ("", "unknown") else ""
    text = f"{card.body.name}, {vote_wording.long_date(card.meeting.date)}{kind}."
    if card.matter is None:
        return text
    matter = card.matter
    number = matter.identifier or "Record number not known"
    basis = (
        "" if matter.identifier is None or matter.identifier_basis == "recorded" else f" ({matter.identifier_basis})"
    )
    return f"{text} {number}{basis}: {matter.short_title or matter.title}"


def _place(card: VoteCard) -> str:
    place = escape(place_text(card))
    matter = card.matter
    if matter is not None and matter.short_title and matter.short_title != matter.title:
        return f"{place}\n\nIn full: {escape(matter.title)}"
    return place


def _happened(card: VoteCard, notes: Footnotes) -> str:
    event = card.event
    own = [citation for citation in card.citations if citation.subject == "vote_event"]
    more = (citation.source for citation in own if citation.field is None)
    parts = [*vote_wording.effects(card), vote_wording.outcome(card)]
    text = f"{escape(' '.join(parts))}{notes.ref(event.source, *more)}"
    movers = (citation.source for citation in own if citation.field == "mover")
    moved = f"{escape(vote_wording.sentence(vote_wording.mover(card)))}{notes.ref(card.motion.mover_source, *movers)}"
    return f"{text}\n\n{moved}\n\n{escape(vote_wording.method(card))}"


def _tally(card: VoteCard, notes: Footnotes) -> list[str]:
    announcements, counted = card.announcements, card.roll_tally
    options = list(dict.fromkeys(o for tally in (*announcements.values(), counted) for o in tally))
    rows = []
    for source, tally in announcements.items():
        publisher = card.sources[source].publisher if source in card.sources else source
        cells = [*(str(tally.get(option, "–")) for option in options), str(sum(tally.values()))]
        rows.append([f"announced: {escape(publisher)}{notes.ref(source)}", *cells])
    if card.event.roll == "none":
        rows.append(["counted by name: no roll", *("–" for _ in options), "–"])
    else:
        names = f"counted by name ({len(card.votes)}{', partial' if card.event.roll == 'partial' else ''})"
        rows.append([names, *(str(counted.get(option, 0)) for option in options), str(len(card.votes))])
    seats = card.body.seats
    rows.append(["seats of the body", *("" for _ in options), str(seats) if seats is not None else "not known"])
    blocks = ["## Tally", table(["", *map(escape, options), "sum"], rows)]
    lines = [escape(f"{line}.") for line in vote_wording.compared(card)]
    lines += [f"{figure}." for figure in (vote_wording.percent(card), vote_wording.figures(card)) if figure]
    return [*blocks, bullets(lines)]


def _needed(card: VoteCard, notes: Footnotes) -> list[str]:
    found = thresholds(card)
    own = [t for t in found if t.applies]
    standing = [t for t in found if t.measured in ("answering", "apart") and not t.applies]
    marks = [t for t in found if not t.applies and t not in standing]
    unknown = vote_wording.requirement_unknown(card)

    def line(t: Threshold) -> str:
        sources = notes.ref(t.source, *card.further.get(("rule", t.id), ()))
        return f"{escape(vote_wording.sentence(vote_wording.threshold_sentence(t)))} {escape(t.rule)}{sources}"

    blocks = ["## What it needed"]
    if unknown:
        blocks.append(unknown)
    blocks += map(line, own)
    blocks += [bullets(map(line, standing))] if standing else []
    if marks:
        needed = "this motion did not need them" if own else "whether this motion needed them is not on record"
        blocks.append(f"Marks for orientation; {needed}:")
        blocks.append(bullets(map(line, marks)))
    return blocks


def _roll(card: VoteCard, notes: Footnotes) -> list[str]:
    blocks = ["## Roll", escape(vote_wording.roll_state(card))]
    if card.event.roll_note:
        blocks.append(escape(card.event.roll_note))
    if not card.votes:
        return blocks
    groups = group_roll(card, "option")
    blocks.append(bullets(f"{escape(g.title)}: {', '.join(_entry(e) for e in g.entries)}" for g in groups))
    methods = dict.fromkeys(vote.note for vote in card.votes if vote.basis == "derived" and vote.note)
    if any(vote.basis == "derived" for vote in card.votes):
        told = "; ".join(methods) if methods else "the method is not told"
        blocks.append(f"{DERIVED} derived, not printed in a source: {escape(told)}")
    named = notes.ref(*(vote.source for vote in card.votes))
    return [*blocks, f"Source of the names:{named}"] if named else blocks


def _entry(entry: RollEntry) -> str:
    ward = f" ({vote_wording.ordinal(entry.district)})" if entry.district else ""
    return escape(f"{entry.name}{ward}") + (f" {DERIVED}" if entry.basis == "derived" else "")


def _speakers(card: VoteCard, notes: Footnotes) -> list[str]:
    found = speeches(card)
    if not card.statements:
        return []
    blocks = ["## Members who spoke on it, and how they voted"]
    for inside, where in PLACES:
        lines = [
            f"{escape(speech_text(speech))}{notes.ref(*(s.source for s in speech.statements))}"
            for speech in found
            if speech.inside is inside
        ]
        if lines:
            blocks += [f"{where.capitalize()}:", bullets(lines)]
        elif inside:
            blocks.append("No member is on record as having spoken on it in the meeting.")
    return blocks


def _said(card: VoteCard, notes: Footnotes) -> list[str]:
    blocks = said(card.statements, notes, card.further)
    return ["## What was said about it", *blocks] if blocks else []


def action_line(action: MatterAction, notes: Footnotes) -> str:
    """A step in a matter's history: date, what, by whom."""
    when = vote_wording.short_date(action.date)
    parts = [action.action, action.actor, action.note]
    basis = f" ({action.basis})" if action.basis != "recorded" else ""
    text = "; ".join(" ".join(part.split()) for part in parts if part)
    return f"{escape(when)}: {escape(text)}{basis}{notes.ref(action.source)}"


def _history(card: VoteCard, notes: Footnotes) -> list[str]:
    lines = [
        f"Sponsor: {escape(s.sponsor_name)} ({escape(s.role)}){notes.ref(s.source)}" for s in card.sponsorships
    ] + [action_line(action, notes) for action in card.history]
    return ["## History of the matter", bullets(lines)] if lines else []


def _related(card: VoteCard, notes: Footnotes) -> list[str]:
    lines = []
    for related in card.related:
        other = related.matter
        name = escape(f"{other.identifier or 'number not known'}, {other.short_title or other.title}")
        relation = escape(related.relation)
        text = f"{relation}: {name}" if related.direction == "to" else f"{name}: {relation} this matter"
        note = f" ({escape(related.note)})" if related.note else ""
        lines.append(f"{text}{note}{notes.ref(related.source)}")
        lines += [vote_line(line, notes) for line in related.votes]
    return ["## Related matters", bullets(lines)] if lines else []
