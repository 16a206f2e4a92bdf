"""Plain values of rows that several exports and lists share; keys are the words of the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from councilui.export.model import Object, fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from councilui.record.model import Body, Claim, Doubt, GlossaryTerm, Matter, Source, Statement
    from councilui.record.views.matters import MatterLine
    from councilui.record.views.meetings import MeetingLine
    from councilui.record.views.people import PersonLine
    from councilui.record.views.votes import VoteLine


def source_data(source: Source) -> Object:
    """A source; `url` is None when the address wasn't kept."""
    return fields(source, "id url title publisher kind")


def matter_key(matter: Matter | None) -> Object | None:
    """A matter's id, number and title; None for none."""
    return fields(matter, "id identifier title") if matter is not None else None


def doubts_data(doubts: Sequence[Doubt], claims: Sequence[Claim], sources: Mapping[str, Source]) -> Object:
    """What is doubtful, where sources differ, and the sources of a page, by id."""
    return {
        "doubts": [doubt.text for doubt in doubts],
        "claims": [
            fields(claim, "subject subject_id field value source")
            | {"preferred": bool(claim.preferred), "note": claim.note}
            for claim in claims
        ],
        "sources": [source_data(source) for _, source in sorted(sources.items())],
    }


def statement_data(statement: Statement, further: Iterable[str] = ()) -> Object:
    """A statement; `sources` are ids, the main one first, `inside` whether it was said in the meeting."""
    main = [statement.source] if statement.source is not None else []
    about = fields(
        statement,
        "statement_id=id key meeting_id=meeting speaker=speaker_name person_id=person affiliation district capacity "
        "kind form venue inside said_on said_when start_s end_s language text agenda_item matter basis note",
    )
    return about | {"sources": list(dict.fromkeys([*main, *further]))}


def vote_line_data(line: VoteLine) -> Object:
    """A vote event in a list."""
    about = fields(
        line,
        "id meeting_id=meeting date body=body_name agenda_item matter_id=matter identifier title question motion_type "
        "method result result_text disposition",
    )
    counts = {"announced": _sides(line.announced), "counted": _sides(line.roll_tally)}
    return about | counts | fields(line, "roll source")


def _sides(tally: tuple[int, int] | None) -> Object | None:
    return {"yes": tally[0], "no": tally[1]} if tally is not None else None


def meeting_line_data(line: MeetingLine) -> Object:
    """A meeting in a list; `items`, `votes` and `statements` are numbers, `vote_scope` says what the votes are of."""
    return fields(line, "id date time body_id=body body=body_name kind items votes vote_scope statements")


def matter_line_data(line: MatterLine) -> Object:
    """A matter in a list; `votes` is a number, `vote_scope` says of which votes."""
    return fields(line, "id identifier title type status last_date votes vote_scope")


def person_line_data(line: PersonLine) -> Object:
    """A person in a list; `votes` and `statements` are numbers, `vote_scope` says what the votes are of."""
    return fields(line, "id name surname role district votes vote_scope statements")


def body_data(body: Body) -> Object:
    """A body in a list; `seats` are the members with a vote."""
    return fields(body, "id name classification timezone seats member_title district_name url note source")


def glossary_data(terms: Iterable[GlossaryTerm]) -> list[Object]:
    """What terms of a query mean."""
    return [fields(term, "term meaning") for term in terms]
