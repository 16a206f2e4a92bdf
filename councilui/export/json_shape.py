"""The record as JSON values: DESIGN.md's shapes, the vocabulary's words as keys.

What is unknown is None, never left out and never a guess. Ids are the record's stable ones; a `source` is the id of
an entry in `sources`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from councilui.analysis.comparison import Comparison, SeatChange
from councilui.analysis.reconcile import Finding
from councilui.analysis.roll import district_key
from councilui.analysis.speakers import Speech
from councilui.analysis.thresholds import Threshold
from councilui.analysis.vote_report import VoteReport
from councilui.export.json_pages import matter_json, meeting_json, person_json
from councilui.export.json_parts import (
    Object,
    body_json,
    matter_key,
    matter_line_json,
    meeting_line_json,
    person_line_json,
    source_json,
    statement_json,
    vote_line_json,
)
from councilui.record.model import GlossaryTerm, Source, Vote
from councilui.record.views.statements import SearchHit
from councilui.record.views.votes import VoteCard

__all__ = [
    "SearchAnswer",
    "body_json",
    "comparison_json",
    "finding_json",
    "hit_json",
    "matter_json",
    "matter_line_json",
    "meeting_json",
    "meeting_line_json",
    "person_json",
    "person_line_json",
    "search_json",
    "source_json",
    "statement_json",
    "threshold_json",
    "vote_json",
    "vote_line_json",
]


class SearchAnswer(Protocol):
    """What a search answers: `total` hits, fewer of them in `hits` when a limit cut them."""

    @property
    def query(self) -> str: ...
    @property
    def hits(self) -> Sequence[SearchHit]: ...
    @property
    def total(self) -> int: ...
    @property
    def total_is_exact(self) -> bool: ...
    @property
    def reading(self) -> str: ...
    @property
    def notes(self) -> Sequence[str]: ...
    @property
    def meanings(self) -> Sequence[GlossaryTerm]: ...
    @property
    def did_you_mean(self) -> Sequence[str]: ...


def vote_json(card: VoteCard) -> Object:
    """A vote event, as `show vote ID --json` prints it; `votes` by district as a number, the main source first."""
    event, motion, report = card.event, card.motion, VoteReport(card)
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
        "result": event.result,
        "result_basis": event.result_basis,
        "disposition": event.disposition,
        "effect_yes": event.effect_yes,
        "effect_no": event.effect_no,
        "announced": dict(card.announced) if card.announced is not None else None,
        "counted": dict(card.roll_tally),
        "roll": event.roll,
        "thresholds": [threshold_json(threshold) for threshold in report.thresholds],
        "votes": [
            _vote(card, vote)
            for vote in sorted(card.votes, key=lambda v: (district_key(v.district), v.voter_name, v.person))
        ],
        "speakers": [_speaker(speech) for speech in report.speeches],
        "sources": [source_json(card.sources[id_]) for id_ in _source_order(card)],
        "doubts": [doubt.text for doubt in card.doubts],
    }


def threshold_json(threshold: Threshold) -> Object:
    """A threshold; `applies` tells the motion's own requirement from a mark for orientation.

    `measured` tells what `votes` are: "yes", "no", "answering" for a quorum, "apart" for a tie-break.
    """
    return {
        "name": threshold.name,
        "needed": threshold.needed,
        "of": threshold.of,
        "base": threshold.base,
        "votes": threshold.votes,
        "met": threshold.met,
        "short_by": threshold.short_by,
        "applies": threshold.applies,
        "assumption": threshold.assumption,
        "rule": threshold.rule,
        "purpose": threshold.purpose,
        "measured": threshold.measured,
        "source": threshold.source,
    }


def _speaker(speech: Speech) -> Object:
    """A member who spoke on the matter; `option` is null when how they voted is not on record."""
    return {
        "person": speech.name,
        "person_id": speech.person,
        "inside": speech.inside,
        "venues": list(speech.venues),
        "statements": [statement.key for statement in speech.statements],
        "words": speech.words,
        "seconds": speech.seconds,
        "option": speech.option,
        "basis": speech.basis,
    }


def _vote(card: VoteCard, vote: Vote) -> Object:
    person = card.people.get(vote.person)
    return {
        "person": person.name if person is not None else vote.voter_name,
        "person_id": vote.person,
        "voter_name": vote.voter_name,
        "option": vote.option,
        "option_text": vote.option_text,
        "district": vote.district,
        "basis": vote.basis,
        "source": vote.source,
    }


def _name(card: VoteCard, person: str | None, printed: str | None) -> str | None:
    known = card.people.get(person) if person is not None else None
    return known.name if known is not None else printed


def _source_order(card: VoteCard) -> list[str]:
    first = [card.event.source, *(count.source for count in card.counts), *(c.source for c in card.citations)]
    first += [card.motion.mover_source, *(vote.source for vote in card.votes)]
    return [id_ for id_ in dict.fromkeys([*first, *sorted(card.sources)]) if id_ is not None and id_ in card.sources]


def search_json(answer: SearchAnswer) -> Object:
    """What a search found, as `search QUERY --json` prints it."""
    return {
        "query": answer.query,
        "total": answer.total,
        "total_is_exact": bool(answer.total_is_exact),
        "reading": answer.reading,
        "notes": list(answer.notes),
        "meanings": [{"term": each.term, "meaning": each.meaning} for each in answer.meanings],
        "did_you_mean": list(answer.did_you_mean),
        "hits": [hit_json(hit) for hit in answer.hits],
    }


def hit_json(hit: SearchHit) -> Object:
    """One statement of what a search found; a line of `search QUERY --json-lines`.

    `form` tells whether the text is in the speaker's own words; without `matched` it was found by a field, by the name
    of its matter or by what it lacks, and need have none of the words.
    """
    statement = hit.statement
    return {
        "statement_id": statement.id,
        "meeting_id": statement.meeting,
        "date": hit.date,
        "body": hit.body_name,
        "speaker": statement.speaker_name,
        "person_id": statement.person,
        "capacity": statement.capacity,
        "kind": statement.kind,
        "form": statement.form,
        "venue": statement.venue,
        "said_on": statement.said_on,
        "said_when": statement.said_when,
        "start_s": statement.start_s,
        "snippet": hit.snippet,
        "text": statement.text,
        "agenda_item": statement.agenda_item,
        "note": statement.note,
        "matched": bool(hit.text_matches),
        "sources": [source_json(source) for source in hit.sources],
    }


def comparison_json(comparison: Comparison) -> Object:
    """Two votes compared. `counts` has every change; an option is None when not on record.

    `alignment.yes_with` is the option of the second vote that a yes in the first goes with, None when it can't be said.
    """
    return {
        "first": _compared(comparison.first),
        "second": _compared(comparison.second),
        "alignment": {"yes_with": comparison.alignment.yes_with, "why": comparison.alignment.why},
        "rows": [_change(row) for row in comparison.rows],
        "moved": [_change(row) for row in comparison.moved],
        "counts": dict(comparison.counts),
        "first_sides_by_second": {side: dict(under) for side, under in comparison.first_sides_by_second.items()},
        "caveats": list(comparison.caveats),
        "sources": [source_json(source) for _, source in sorted(_cited(comparison).items())],
    }


def _cited(comparison: Comparison) -> dict[str, Source]:
    """The sources of the two tallies and of the names."""
    return {
        source: card.sources[source]
        for card in (comparison.first, comparison.second)
        for source in (card.event.source, *card.announcements, *(vote.source for vote in card.votes))
        if source is not None and source in card.sources
    }


def _compared(card: VoteCard) -> Object:
    return {
        "id": card.event.id,
        "question": card.event.question,
        "date": card.meeting.date,
        "body": card.body.name,
        "matter": matter_key(card.matter),
        "result": card.event.result,
        "announced": dict(card.announced) if card.announced is not None else None,
        "counted": dict(card.roll_tally),
        "roll": card.event.roll,
    }


def _change(row: SeatChange) -> Object:
    return {
        "district": row.district,
        "first_name": row.first_name,
        "first_person": row.first_person,
        "first_option": row.first_option,
        "second_name": row.second_name,
        "second_person": row.second_person,
        "second_option": row.second_option,
        "change": row.change,
    }


def finding_json(finding: Finding) -> Object:
    """A finding of the reconciler; `recorded` tells a doubt of the record from what was found by comparing."""
    return {
        "kind": finding.kind,
        "subject": finding.subject,
        "subject_id": finding.subject_id,
        "label": finding.label,
        "text": finding.text,
        "vote_event": finding.vote_event,
        "meeting": finding.meeting,
        "matter": finding.matter,
        "person": finding.person,
        "sources": list(finding.sources),
        "recorded": bool(finding.recorded),
    }
