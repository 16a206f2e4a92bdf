"""A vote event as a document: what happened, who voted no, the numbers, then how we know, notes last."""

import re
from typing import Final

from councilui.analysis import vote_wording
from councilui.analysis.headlines import plain_title, subject, with_number
from councilui.analysis.motions import (
    article,
    direction,
    infinitive,
    is_called_by_verb,
    is_motion,
    is_of_meeting,
    matter_noun,
    motion_name,
    motion_words,
)
from councilui.analysis.passages import passage_place, passage_review
from councilui.analysis.roll import NOT_ON_RECORD, RollEntry, RollGroup, named_of
from councilui.analysis.source_wording import definite
from councilui.analysis.speakers import speech_text
from councilui.analysis.statement_wording import SETTINGS
from councilui.analysis.threshold_wording import threshold_sentence
from councilui.analysis.thresholds import Threshold, tally_of
from councilui.analysis.vote_report import VoteReport
from councilui.analysis.vote_wording import NO_ROLL, card_outcome_word, member_of, relation_words, step_text, with_note
from councilui.common.dates import long_date, short_date
from councilui.common.plain_text import one_line, quotation, with_period
from councilui.export.document import (
    Block,
    ExportDocument,
    Figure,
    Line,
    Span,
    bullets,
    document,
    mark,
    paragraph,
    section,
    source_numbers,
    table,
    title,
    under,
)
from councilui.export.document_parts import claims_blocks, doubts_blocks, statement_blocks, vote_line
from councilui.record.model import DERIVED, MatterAction
from councilui.record.questions import has_only_vote_words
from councilui.record.views.votes import VoteCard

_APPOINTMENT: Final = re.compile(r"(?i:(?:re)?appointment of )(?=.*[a-z])")
"""A title to which "the" can be put, as it isn't in capitals."""


def vote_document(report: VoteReport) -> ExportDocument:
    """All that is on record about a vote event: what happened, who voted no, the numbers; then the rest, notes last."""
    card = report.card
    statements = statement_blocks(card.statements, card.further)
    return document(
        [
            title(report.headline),
            *_lead(report),
            *_dissent(report),
            *_numbers(report),
            *_question(report),
            *_requirement(report),
            *_roll(report),
            *_speakers(report),
            *under("What was said about it", *statements),
            *_history(card),
            *_related(card),
            *_tallies(report),
            *_passages(card),
            *doubts_blocks(report.doubts),
            *claims_blocks(card.claims),
        ],
        card.sources,
    )


def vote_source_numbers(report: VoteReport) -> dict[str, int]:
    """The number of each source of a vote, by id: the same wherever the vote is shown."""
    return source_numbers(vote_document(report))


def _lead(report: VoteReport) -> list[Block | None]:
    """Who voted on what, when, with which result; then what a yes and a no did."""
    card = report.card
    text = " ".join(part for part in (lead_sentence(card), _outcome(report), *report.effects) if part)
    return [paragraph(text, mark(*report.event_sources))]


def _outcome(report: VoteReport) -> str:
    """The outcome in whole sentences, in the headline's word: "The motion failed.", "It was adopted.".

    Without what "voted to pass" or "to postpone" says.
    """
    outcome, motion_type = report.outcome, report.card.motion.motion_type
    done = f"{(infinitive(motion_type) or 'pass').removesuffix('e')}ed"
    answer, stop, rest = outcome.partition(".")
    while stop and _deed(report.card).startswith("to ") and answer.casefold() in ("passed", "carried", done):
        outcome = rest.strip()
        answer, stop, rest = outcome.partition(".")
    if answer not in vote_wording.ANSWERS:
        return outcome
    word = card_outcome_word(report.card)
    if word not in ("passed", "carried", "failed") and word.endswith("ed"):
        return f"It was {word}{stop}{rest}"
    verb = word if word in ("passed", "carried") else answer.casefold()
    return f"{'It' if direction(motion_type) == 'merits' else 'The motion'} {verb}{stop}{rest}"


def _question(report: VoteReport) -> list[Block | None]:
    """The question, the full title, who moved it, how the vote was taken."""
    card, matter = report.card, report.card.matter
    mover_sources = (c.source for c in card.citations if c.subject == "vote_event" and c.field == "mover")
    in_full = matter.title if matter and matter.short_title and matter.short_title != matter.title else None
    mover = (vote_wording.sentence(report.mover or ""), mark(card.motion.mover_source, *mover_sources), " ")
    return [
        paragraph(f"Question: {card.event.question}") if report.question else None,
        paragraph(f"Full title: {in_full}") if in_full else None,
        paragraph(*(mover if report.mover else ()), report.method or ""),
        paragraph(report.not_recorded or ""),
    ]


def lead_sentence(card: VoteCard) -> str:
    """ "The Chicago City Council voted 43-7 on Wednesday, Jan. 15, 2025, to pass an order, “…” (Or2025-0014616)."."""
    tally, name = tally_of(card), definite(card.body.name)
    voted = f"voted {vote_wording.tally_text((tally['yes'], tally['no']))}" if tally is not None else "voted"
    special = f" at a {card.meeting.kind} meeting" if card.meeting.kind not in ("", "unknown", "regular") else ""
    start = f"{name[0].upper()}{name[1:]} {voted}{special}"
    return with_period(f"{start} on {long_date(card.meeting.date)}, {_deed(card)}")


def _deed(card: VoteCard) -> str:
    """What it voted to do, or on: "to pass an order, “…”", "on a motion to table “…”", "to adjourn"."""
    motion_type, raw_title = card.motion.motion_type, one_line(card.item.title) if card.item is not None else ""
    title = plain_title(raw_title)
    motion, verb = motion_name(motion_type), infinitive(motion_type)
    if has_only_vote_words(card.event.question):
        return f"on a motion printed as {quotation(title)}"
    if is_called_by_verb(motion_type, title):
        return f"to {verb}" if _is_carried(card) else f"on {article(motion)}"
    is_substitute = motion_type == "substitute"
    words = motion_words(raw_title) if card.matter is None and (is_substitute or subject(card) == title) else None
    if words:
        done = _is_carried(card) and words.startswith("to ") and not is_substitute
        return words if done else f"on {article(motion if is_substitute else 'motion')} {words}"
    is_motion_itself = card.matter is None and is_motion(title)  # no council votes "to approve “Approval of the lease”"
    if _is_carried(card) and verb is not None and not is_of_meeting(motion_type) and not is_motion_itself:
        return f"to {verb} {_object(card)}"
    if direction(motion_type) == "merits" or motion == "motion" or (card.matter is None and subject(card) == title):
        return f"on {_object(card)}"
    if motion == "nomination":
        return f"on {article(motion)}, {_object(card)}"
    has_object = verb is not None and not is_of_meeting(motion_type)
    link = "" if has_object else "on " if motion.endswith("debate") else "regarding "
    return f"on {article(motion)} {link}{_object(card)}"


def _is_carried(card: VoteCard) -> bool:
    """Whether it passed and no numbers speak against it, so that the lead says what the council did."""
    tally = tally_of(card)
    return card.event.result == "pass" and (tally is None or tally["yes"] > tally["no"])


def _object(card: VoteCard) -> str:
    """What was voted on: "an ordinance, “City budget, 2025” (SO2024-0013671)", "the appointment of Ada Orr (A-7)".

    A title that says its kind or its number isn't told either again.
    """
    matter, noun = card.matter, matter_noun(card.matter)
    if matter is None:
        return quotation(plain_title(card.item.title if card.item is not None else card.event.question))
    name = plain_title(matter.name)
    has_number = matter.identifier is not None and matter.identifier in name
    says_kind = has_number or name.casefold().startswith((noun, article(noun)))
    kind = "" if noun == "matter" or says_kind else f"{article(noun)}, "
    basis = "" if matter.identifier_basis == "recorded" else f", as {matter.identifier_basis}"
    number = f" ({matter.identifier}{basis})" if matter.identifier and not has_number else ""
    if noun == "appointment" and _APPOINTMENT.match(name):
        return f"the {name[0].lower()}{name[1:]}{number}"
    return f"{kind}{quotation(name)}{number}"


def _dissent(report: VoteReport) -> list[Block | None]:
    """Who voted no, and before them who voted yes where these were fewer; that nobody is named."""
    card = report.card
    if not any(vote.option in ("yes", "no") for vote in card.votes):
        note = card.event.roll_note
        return [paragraph(" ".join(part for part in (NO_ROLL, note) if part))] if card.event.roll == "none" else []
    return [_side(report, side) for side in _named_first(report) or ("no",)]


def _named_first(report: VoteReport) -> tuple[str, ...]:
    """The sides whose names are right after the lead: who voted no, and before them the yes side when it lost."""
    tally = report.tally or report.roll_tally
    sides = ("yes", "no") if 0 < tally["yes"] < tally["no"] else ("no",)
    return tuple(side for side in sides if any(group.option == side for group in report.roll))


def _group_title(group: RollGroup) -> str:
    """ "YES 43" as "Yes (43)"."""
    number = group.title.removeprefix(f"{(group.option or '').upper()} ").removeprefix(f"{NOT_ON_RECORD.upper()} ")
    return f"{(group.option or NOT_ON_RECORD).capitalize()} ({number})"


def _side(report: VoteReport, side: str) -> Block | None:
    group = next((group for group in report.roll if group.option == side), None)
    if group is None:
        return (
            paragraph("No one is on record by name as voting no.")
            if side == "no" and report.card.event.roll == "complete" and (report.tally or {}).get("no")
            else None
        )
    of = named_of(report.card, group.entries, (report.tally or {}).get(side, 0))
    names = ", ".join(map(_entry, group.entries))
    sources = mark(*(entry.source for entry in group.entries if entry.source in report.card.sources))
    return paragraph(f"Voting {side} ({of}): {names}.", sources)


def _numbers(report: VoteReport) -> list[Block | None]:
    """The numbers in a sentence, who gives them, and where they differ."""
    card = report.card
    announcement = vote_wording.sentence(report.announced) if vote_wording.has_numbers(card) else None
    return [
        paragraph(" ".join(filter(None, (vote_wording.numbers(card), announcement))), mark(*card.announcements)),
        bullets(vote_wording.sentence(difference) for difference in report.differences),
    ]


def _passages(card: VoteCard) -> list[Block | None]:
    """The words of the document that the vote was read from."""
    lines: list[Line] = []
    for passage in card.passages:
        lines.append((f"{passage_place(passage)}: “{passage.text}”", mark(passage.source)))
        if review := passage_review(passage):
            lines.append(review)
    return under("As printed", bullets(lines))


def _tallies(report: VoteReport) -> list[Block | None]:
    """Each tally with its sources beside the names counted and the seats, where there are several; and the index."""
    card, roll_tally = report.card, report.roll_tally
    sources_of: dict[tuple[tuple[str, int], ...], list[str]] = {}
    for source, tally in report.announcements.items():
        sources_of.setdefault(tuple(tally.items()), []).append(source)
    options = list(dict.fromkeys(o for tally in (*report.announcements.values(), roll_tally) for o in tally))
    rows: list[list[Line]] = []
    for items, sources in sources_of.items():
        numbers = dict(items)
        label = f"Tally {vote_wording.by_sources(len(sources))}"
        cells = [*(str(numbers.get(option, "–")) for option in options), str(sum(numbers.values()))]
        rows.append([(label, mark(*sources)), *cells])
    if card.votes:
        names = f"Names counted{' (partial)' if card.event.roll == 'partial' else ''}"
        none = "–" if card.event.roll == "partial" else "0"
        rows.append([names, *(str(roll_tally.get(option) or none) for option in options), str(len(card.votes))])
    if card.body.seats is not None:
        rows.append(["Seats", *("" for _ in options), str(card.body.seats)])
    if len(rows) < 2:
        return []
    index = paragraph(vote_wording.index_text(card) or "")
    return under("The tally in detail", table(["", *options, "total"], rows), index)


def _requirement(report: VoteReport) -> list[Block | None]:
    def line(threshold: Threshold) -> tuple[Span, ...]:
        text = vote_wording.sentence(threshold_sentence(threshold))
        sources = report.card.further.get(("rule", threshold.id), ())
        return (f"{text} {threshold.rule}", mark(threshold.source, *sources))

    needed = [paragraph(report.requirement_unknown or "")]
    needed += [paragraph(*line(threshold)) for threshold in report.requirements]
    veto_note = [report.veto_note] if report.veto_note else []
    others = bullets([*map(line, report.comparison_marks), *veto_note, *map(line, report.standing_marks)])
    return under("What it needed", *needed, others)


def _roll(report: VoteReport) -> list[Block | None]:
    card = report.card

    def drawing() -> str:
        from councilui.export.chamber_svg import vote_svg

        return vote_svg(card)

    if not card.votes:
        return [Figure(drawing)]
    listed_sides = _named_first(report)
    others = [group for group in report.roll if group.option not in listed_sides]
    heading = "How each member voted" if not listed_sides else "How the other members voted" if others else "Roll call"
    sources = mark(*(vote.source for vote in card.votes if vote.source in card.sources))
    blocks: list[Block | None] = [section(heading), Figure(drawing), paragraph(report.roll_state, sources)]
    if card.event.roll_note:
        blocks.append(paragraph(card.event.roll_note))
    blocks.append(bullets(f"{_group_title(g)}: {', '.join(map(_entry, g.entries))}" for g in others))
    if any(vote.basis == "derived" for vote in card.votes):
        method = " ".join(report.derivations) or "The method is not recorded."
        blocks.append(paragraph(f"{DERIVED} derived, not printed in a source. {method}"))
    return blocks


def _entry(entry: RollEntry) -> str:
    name = member_of(entry.full_name or entry.name, entry.district)
    return name + (f" {DERIVED}" if entry.basis == "derived" else "")


def _speakers(report: VoteReport) -> list[Block | None]:
    if not report.card.statements:
        return []
    blocks: list[Block | None] = [section("Members who spoke on it, and how they voted")]
    for inside, where in SETTINGS.items():
        lines = [
            (speech_text(speech), mark(*(s.source for s in speech.statements)))
            for speech in report.speeches
            if speech.inside is inside
        ]
        if lines:
            blocks += [paragraph(f"{where.capitalize()}:"), bullets(lines)]
        elif inside:
            blocks.append(paragraph("No member is on record as speaking on this in the meeting."))
    return blocks


def _history(card: VoteCard) -> list[Block | None]:
    sponsors: list[Line] = [(f"Sponsor: {s.sponsor_name} ({s.role})", mark(s.source)) for s in card.sponsorships]
    lines = bullets([*sponsors, *map(_action_line, card.history)])
    return under("History of the matter", lines)


def _action_line(action: MatterAction) -> tuple[Span, ...]:
    """A step in a matter's history: date, what, by whom."""
    when = short_date(action.date)
    text = step_text(action.action, action.actor, action.note)
    basis = f" ({action.basis})" if action.basis != "recorded" else ""
    return (f"{when}: {text}{basis}", mark(action.source))


def _related(card: VoteCard) -> list[Block | None]:
    lines: list[Line] = []
    for related in card.related:
        other = related.matter
        name = with_number(other.name, other.identifier)
        is_to = related.direction == "to"
        words = relation_words(related.relation)
        text = f"This {words} {name}" if is_to else f"{name}, which {words} this matter"
        lines.append((with_note(text, related.note), mark(related.source)))
        lines += map(vote_line, related.votes)
    return under("Related matters", bullets(lines))
