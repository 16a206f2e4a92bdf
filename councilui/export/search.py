"""What a search found, as an export; and its concordance as plain values."""

from collections.abc import Iterable, Sequence

from councilui.analysis.concordance import Occurrence
from councilui.analysis.query_wording import (
    ABOUT_MATTER,
    page_text,
    people_heading,
    people_scope,
    person_text,
    said_by_heading,
    spoken_of_heading,
)
from councilui.analysis.statement_wording import SETTINGS, speaker
from councilui.common.dates import short_date
from councilui.common.slugs import file_stem
from councilui.export.data_parts import glossary_data, person_line_data, source_data
from councilui.export.document import (
    Block,
    BulletList,
    ExportDocument,
    Line,
    bullets,
    document,
    join,
    paragraph,
    title,
    under,
)
from councilui.export.document_parts import statement_line
from councilui.export.model import Export, ExportTable, Object, fields, source_address
from councilui.record.model import REPORTED_KINDS
from councilui.record.views.search import PeopleOfName, SaidBy, SearchAnswer
from councilui.record.views.statements import SearchHit

COLUMNS = (
    "date", "body", "speaker", "capacity", "venue", "text", "source", "statement_id", "meeting_id", "person_id",
    "district", "kind", "form", "said_on", "said_when", "start_s", "agenda_item", "matched", "note",
)  # fmt: skip


def search_export(answer: SearchAnswer, people: PeopleOfName) -> Export:
    """What a search found; its table has one row for each statement."""
    return Export(
        file_stem(f"search {answer.query}"),
        "What was found",
        document=lambda: search_document(answer, people),
        table=lambda: search_table(answer.hits),
        data=lambda: search_data(answer, people),
    )


def search_document(answer: SearchAnswer, people: PeopleOfName) -> ExportDocument:
    """The query, how it was read, people of that name, what they said, and each statement with where it was said."""
    count = page_text(answer)
    with_words = _hit_list([hit for hit in answer.hits if not hit.about_matter])
    said_by = answer.said_by
    hits = answer.hits
    parts: list[Block | None] = [with_words]
    if said_by is not None:
        own = _hit_list(said_by.hits, is_matched=False)
        parts = [*under(said_by_heading(said_by), own), *under(spoken_of_heading(said_by), with_words)]
        hits = (*said_by.hits, *hits)
    about = _hit_list([hit for hit in answer.hits if hit.about_matter], is_matched=False)
    return document(
        [
            title(f"Search: {answer.query}"),
            paragraph(f"Read as: {answer.reading}") if answer.reading else None,
            *map(paragraph, answer.notes),
            paragraph(f"{count[:1].upper()}{count[1:]}." if hits else "Nothing found."),
            *under(
                people_heading(people),
                bullets(map(person_text, people.lines)),
                paragraph(people_scope(people.lines)),
            ),
            *parts,
            *under(ABOUT_MATTER, about),
        ],
        {source.id: source for hit in hits for source in hit.sources},
    )


def _hit_list(hits: Sequence[SearchHit], is_matched: bool = True) -> BulletList | None:
    """When, where and on what each was said, then who said what.

    Unless `is_matched`, the heading says why they are here, not words of the query.
    """
    lines: list[Line] = []
    for hit in hits:
        item = f", {hit.item_title}" if hit.item_title else ""
        place = f"{short_date(hit.date)}, {hit.body_name}{item}"
        without = " · without a word of the query" if is_matched and not hit.text_matches else ""
        is_nobodys = hit.statement.kind in REPORTED_KINDS and not hit.statement.speaker_name
        who = f" · {speaker(hit.statement)}" if is_nobodys else ""
        statement = statement_line(hit.statement, [source.id for source in hit.sources])
        lines.append(join("", [f"{place} · {SETTINGS[hit.statement.inside]}{without}{who} · ", statement]))
    return bullets(lines)


def search_table(hits: Iterable[SearchHit]) -> ExportTable:
    """One row for each statement, its whole text; several sources have semicolons between them."""
    rows = (
        (hit.date, hit.body_name, s.speaker_name, s.capacity, s.venue, s.text,
         "; ".join(map(source_address, hit.sources)), s.id, s.meeting, s.person,
         s.district, s.kind, s.form, s.said_on, s.said_when, s.start_s, hit.item_title,
         bool(hit.text_matches), s.note)
        for s, hit in ((hit.statement, hit) for hit in hits)
    )  # fmt: skip
    return ExportTable(COLUMNS, tuple(rows))


def search_data(answer: SearchAnswer, people: PeopleOfName) -> Object:
    """What a search found, as `search QUERY --json` prints it."""
    return {
        "query": answer.query,
        "total": answer.total,
        "total_is_exact": bool(answer.total_is_exact),
        "reading": answer.reading,
        "notes": list(answer.notes),
        "meanings": glossary_data(answer.meanings),
        "did_you_mean": list(answer.did_you_mean),
        "about_matter_total": answer.about_total,
        "people": {"total": people.total, "hits": [person_line_data(line) for line in people.lines]},
        "said_by": _said_by_data(answer.said_by),
        "hits": [hit_data(hit) for hit in answer.hits],
    }


def _said_by_data(said_by: SaidBy | None) -> Object | None:
    """What the people said whose name the query is: the newest, and how many there are."""
    if said_by is None:
        return None
    hits = [hit_data(hit) for hit in said_by.hits]
    return {"people": list(said_by.names), **fields(said_by, "query total"), "hits": hits}


def hit_data(hit: SearchHit) -> Object:
    """One statement of what a search found; a line of `search QUERY --json-lines`.

    `form` says whether the text is in the speaker's own words. A hit that is not `matched` was found by a field, by the
    name of its matter or by a word that it lacks, and need not have any word of the query.
    """
    statement = hit.statement
    return {
        **_place(hit),
        **fields(statement, "capacity kind form venue said_on said_when start_s"),
        "snippet": hit.snippet,
        **fields(statement, "text agenda_item note"),
        "matched": bool(hit.text_matches),
        "about_matter": hit.about_matter,
        "sources": [source_data(source) for source in hit.sources],
    }


def concordance_data(answer: SearchAnswer, lines: Iterable[Occurrence], sort: str | None) -> Object:
    """A line for each match in the hits; `without_match` of them were found by a field or a name alone."""
    return {
        "query": answer.query,
        "reading": answer.reading,
        "notes": list(answer.notes),
        "total": answer.total,
        "total_is_exact": answer.total_is_exact,
        "statements": len(answer.hits),
        "without_match": sum(not hit.text_matches for hit in answer.hits),
        "sort": sort,
        "lines": [_occurrence(line) for line in lines],
    }


def _occurrence(line: Occurrence) -> Object:
    statement = line.hit.statement
    return fields(line, "left match right") | _place(line.hit) | fields(statement, "capacity venue start_s")


def _place(hit: SearchHit) -> Object:
    """Which statement it is, where and when it was said, and by whom."""
    return fields(
        hit,
        "statement_id=statement.id meeting_id=statement.meeting date body=body_name speaker=statement.speaker_name "
        "person_id=statement.person",
    )
