r"""Tables for spreadsheets and programs: CSV with a header line, one row a line.

Lines end in "\n" and line breaks inside a cell become blanks, so that the Unix tools (cut, grep, diff) see one row a
line on every system; spreadsheets read both endings. No cell runs as a formula: one that would begin with a formula's
sign gets an apostrophe before it. Numbers of ours stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from councilui.analysis.comparison import Comparison
from councilui.analysis.roll import district_key
from councilui.common.plain_text import one_line
from councilui.record.model import Source
from councilui.record.views.matters import MatterPage
from councilui.record.views.meetings import MeetingPage
from councilui.record.views.people import PersonPage
from councilui.record.views.statements import SearchHit
from councilui.record.views.votes import VoteCard, VoteLine

Cell = str | int | float | None

ROLL_COLUMNS: Final = (
    "vote_event", "date", "body", "identifier", "question", "result", "person", "voter_name", "district", "option",
    "option_text", "basis", "note", "source",
)  # fmt: skip
PERSON_COLUMNS: Final = (
    "person", "vote_event", "date", "body", "identifier", "question", "motion_type", "result", "option", "option_text",
    "district", "basis", "note", "announced_yes", "announced_no", "counted_yes", "counted_no", "roll", "source",
)  # fmt: skip
MEETING_COLUMNS: Final = (
    "vote_event", "meeting", "date", "body", "agenda_item", "identifier", "title", "question", "motion_type", "method",
    "result", "result_text", "disposition", "announced_yes", "announced_no", "counted_yes", "counted_no", "roll",
    "source",
)  # fmt: skip
SEARCH_COLUMNS: Final = (
    "date", "body", "speaker", "capacity", "venue", "text", "source", "statement_id", "meeting_id", "person_id",
    "district", "kind", "form", "said_on", "said_when", "start_s", "agenda_item", "matched", "note",
)  # fmt: skip
MATTER_COLUMNS: Final = (
    "matter", "identifier", "date", "what", "kind", "actor", "vote_event", "result", "announced_yes", "announced_no",
    "counted_yes", "counted_no", "roll", "basis", "note", "source",
)  # fmt: skip
COMPARISON_COLUMNS: Final = (
    "district", "change", "first_name", "first_option", "second_name", "second_option", "moved_seat", "first_person",
    "second_person", "first_date", "first_vote_event", "second_date", "second_vote_event", "sources",
)  # fmt: skip

# The full-width signs too: some spreadsheets read them as the plain ones. After a semicolon as well, for where that
# is the separator.
_FORMULA: Final = re.compile(r"^(?=\s*['\s]*[=+\-@＝＋－＠])")
_AFTER_SEMICOLON: Final = re.compile(r"(;\s*)(?=[=+\-@＝＋－＠])")


def safe_cell(value: Cell) -> str | int | float:
    """A cell that no spreadsheet runs; None is an empty cell, text is on one line."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    return _AFTER_SEMICOLON.sub(r"\1'", _FORMULA.sub("'", one_line(value)))


def rows_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A header and rows as CSV text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([safe_cell(column) for column in columns])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def vote_csv(card: VoteCard) -> str:
    """The roll, by district; a header alone when nobody's vote is on record. `source` is its address, else its id."""
    identifier = card.matter.identifier if card.matter is not None else None
    event = card.event
    return rows_csv(
        ROLL_COLUMNS,
        (
            (event.id, card.meeting.date, card.body.name, identifier, event.question, event.result, vote.person,
             vote.voter_name, vote.district, vote.option, vote.option_text, vote.basis, vote.note,
             source_text(card.sources.get(vote.source or ""), vote.source))
            for vote in sorted(card.votes, key=lambda v: (district_key(v.district), v.voter_name, v.person))
        ),
    )  # fmt: skip


def person_csv(page: PersonPage) -> str:
    """A person's votes, in the page's order."""
    return rows_csv(
        PERSON_COLUMNS,
        (
            (page.person.name, line.id, line.date, line.body_name, line.identifier, line.question, line.motion_type,
             line.result, vote.option, vote.option_text, vote.district, vote.basis, vote.note, *_tallies(line),
             line.roll, source_text(page.sources.get(vote.source or ""), vote.source))
            for vote, line in ((known.vote, known.line) for known in page.votes)
        ),
    )  # fmt: skip


def meeting_csv(page: MeetingPage) -> str:
    """The votes taken in a meeting, in the agenda's order."""
    return votes_csv((vote for item in page.items for vote in item.votes), page.sources)


def votes_csv(lines: Iterable[VoteLine], sources: Mapping[str, Source]) -> str:
    """Vote events of any list, one a row; of a source that is not among `sources` the id is told."""
    return rows_csv(
        MEETING_COLUMNS,
        (
            (v.id, v.meeting, v.date, v.body_name, v.agenda_item, v.identifier, v.title, v.question, v.motion_type,
             v.method, v.result, v.result_text, v.disposition, *_tallies(v), v.roll,
             source_text(sources.get(v.source or ""), v.source))
            for v in lines
        ),
    )  # fmt: skip


def search_csv(hits: Iterable[SearchHit]) -> str:
    """What a search found, one statement a row, its whole text; several sources are parted by semicolons."""
    return rows_csv(
        SEARCH_COLUMNS,
        (
            (hit.date, hit.body_name, s.speaker_name, s.capacity, s.venue, s.text,
             "; ".join(str(source_text(source, source.id)) for source in hit.sources), s.id, s.meeting, s.person,
             s.district, s.kind, s.form, s.said_on, s.said_when, s.start_s, hit.item_title,
             "yes" if hit.text_matches else "no", s.note)
            for s, hit in ((hit.statement, hit) for hit in hits)
        ),
    )  # fmt: skip


def matter_csv(page: MatterPage) -> str:
    """The steps of a matter's history and the votes on it, by date; `kind` is "action" or "vote"."""
    matter = page.matter
    steps = [
        (step.date, step.action, "action", step.actor, None, None, None, None, None, None, None, step.basis, step.note,
         source_text(page.sources.get(step.source or ""), step.source))
        for step in page.history
    ]  # fmt: skip
    votes = [
        (line.date, line.question, "vote", None, line.id, line.result, *_tallies(line), line.roll, None,
         line.disposition, source_text(page.sources.get(line.source or ""), line.source))
        for line in page.votes
    ]  # fmt: skip
    rows = sorted((*steps, *votes), key=lambda row: row[0] or "")
    return rows_csv(MATTER_COLUMNS, ((matter.id, matter.identifier, *row) for row in rows))


def comparison_csv(comparison: Comparison) -> str:
    """Two votes seat by seat, then who changed seats; `sources` are those of the names."""
    about: list[Cell] = []
    told: dict[str, None] = {}
    for card in (comparison.first, comparison.second):
        about += [card.meeting.date, card.event.id]
        for source in dict.fromkeys(vote.source for vote in card.votes):
            if source is not None:
                told[str(source_text(card.sources.get(source), source))] = None
    rows = [*((row, "no") for row in comparison.rows), *((row, "yes") for row in comparison.moved)]
    return rows_csv(
        COMPARISON_COLUMNS,
        (
            (row.district, row.change, row.first_name, row.first_option, row.second_name, row.second_option, moved,
             row.first_person, row.second_person, *about, "; ".join(told))
            for row, moved in rows
        ),
    )  # fmt: skip


def _tallies(line: VoteLine) -> tuple[int | None, int | None, int | None, int | None]:
    announced = line.announced or (None, None)
    return *announced, *(line.roll_tally if line.roll != "none" else (None, None))


def source_text(source: Source | None, fallback: str | None) -> str | None:
    """A source in a cell: its address, else what it is; `fallback` for one that is not known."""
    return fallback if source is None else source.url or f"{source.publisher}: {source.title}"
