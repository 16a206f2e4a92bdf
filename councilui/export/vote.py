"""A vote event as an export: its document, its roll as a table, and as data."""

from councilui.analysis.headlines import vote_title
from councilui.analysis.roll import district_key
from councilui.analysis.speakers import MemberSpeech
from councilui.analysis.thresholds import Threshold
from councilui.analysis.vote_report import VoteReport
from councilui.analysis.vote_wording import announced, roll_state, sentence
from councilui.common.slugs import file_stem
from councilui.export.data_parts import matter_key, source_data
from councilui.export.model import Cell, Export, ExportTable, Object, Records, fields, source_text
from councilui.export.vote_document import vote_document
from councilui.record.model import Vote
from councilui.record.views.votes import VoteCard

COLUMNS = (
    "vote_event", "date", "body", "identifier", "title", "question", "result", "person", "voter_name", "district",
    "option", "option_text", "basis", "note", "source",
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


def vote_table(card: VoteCard) -> ExportTable:
    """The roll, by district. `source` is its address, else its id.

    Where the roll is partial or missing, a last row without a person says so in `note`, with the tally.
    """
    identifier = card.matter.identifier if card.matter is not None else None
    event = card.event
    about: tuple[Cell, ...] = (
        event.id, card.meeting.date, card.body.name, identifier, vote_title(card), event.question, event.result
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (*about, vote.person, vote.voter_name, vote.district, vote.option, vote.option_text, vote.basis, vote.note,
         source_text(card.sources, vote.source))
        for vote in _by_district(card)
    ]  # fmt: skip
    if event.roll != "complete":
        note = f"{roll_state(card)} {sentence(announced(card))}"
        source = source_text(card.sources, event.source)
        rows.append((*about, None, None, None, None, None, None, note, source))
    return ExportTable(COLUMNS, tuple(rows))


def _by_district(card: VoteCard) -> list[Vote]:
    return sorted(card.votes, key=lambda v: (district_key(v.district), v.voter_name, v.person))


def vote_data(report: VoteReport) -> Object:
    """A vote event, as `show vote ID --json` prints it; `votes` by district as a number, the main source first."""
    card = report.card
    event, motion = card.event, card.motion
    return {
        **fields(card, "id=event.id question=event.question motion=motion.text motion_type=motion.motion_type"),
        "matter": matter_key(card.matter),
        "meeting": fields(card, "id=meeting.id date=meeting.date body=body.name"),
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
        "subject": report.subject,
    }


def threshold_data(threshold: Threshold) -> Object:
    """A threshold; `applies` is true for the motion's own requirement, false for a mark for comparison.

    `measured` says what `votes` counts: "yes", "no", "answering" for a quorum, "apart" for a tie-break.
    """
    return fields(threshold, "name needed of base votes met short_by applies assumption rule purpose measured source")


def _speaker(speech: MemberSpeech) -> Object:
    """A member who spoke on the matter; `option` is null when how they voted is not on record."""
    return {
        **fields(speech, "person=name person_id=person inside"),
        "venues": list(speech.venues),
        "statements": [statement.key for statement in speech.statements],
        **fields(speech, "words seconds option basis"),
    }


def _vote(card: VoteCard, vote: Vote) -> Object:
    person = card.people.get(vote.person)
    about = fields(vote, "person_id=person voter_name option option_text district basis source")
    return {"person": person.name if person is not None else vote.voter_name} | about


def _name(card: VoteCard, person: str | None, printed: str | None) -> str | None:
    row = card.people.get(person) if person is not None else None
    return row.name if row is not None else printed


def _source_order(card: VoteCard) -> list[str]:
    first = [card.event.source, *(count.source for count in card.counts), *(c.source for c in card.citations)]
    first += [card.motion.mover_source, *(vote.source for vote in card.votes)]
    return [id_ for id_ in dict.fromkeys([*first, *sorted(card.sources)]) if id_ is not None and id_ in card.sources]
