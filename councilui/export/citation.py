"""Citations of what is on record: with the quote for a reader, in Markdown, as the council's journal, for programs.

The screen copies the plain one. Whatever the style, a citation says no more than the record: a date that is not known
is left out, and a style that has no words for a thing is refused with the reason.
"""

from __future__ import annotations

import re
import sqlite3
from typing import Final, NamedTuple

from councilui.analysis.media_links import statement_jump
from councilui.analysis.statement_wording import clock, speaker, told_text, venue_words
from councilui.analysis.vote_wording import announced, outcome, sentence
from councilui.common.dates import long_date
from councilui.common.errors import CouncilError
from councilui.common.plain_text import one_line
from councilui.export.citation_styles import bibtex, csl_json
from councilui.export.escape import escape, safe_url
from councilui.record.model import VENUE_UNKNOWN, Body, Source
from councilui.record.views.matters import MatterPage
from councilui.record.views.meetings import MeetingPage
from councilui.record.views.statements import StatementPage
from councilui.record.views.votes import VoteCard

STYLES: Final = {
    "plain": "with the quote, for a story",
    "markdown": "with the quote, its source as a link",
    "journal": "as the history notes of a municipal code cite",
    "bibtex": "an entry for LaTeX",
    "csl-json": "an item for Zotero and other programs",
}
"""The styles, and what each is for."""

_TOLD: Final = ("scene", "narrative")
_COUNCILS: Final = ("council", "legislature")
_PAGE: Final = re.compile(r"\bpp?\. ?([0-9][0-9,]*(?:[-–][0-9,]+)?)")


class Cited(NamedTuple):
    """What a citation is of. `quote` stands first in the styles for readers, `where` after its dash.

    `author` said or did it, None when not known; `date` is ISO and may be partial; `kind` is "vote", "meeting",
    "statement", "matter" or "source", `medium` what a statement or a source is. `sources` has the main one first.
    `address` is where it can be heard or read, when that is not its first source. `journal` is the citation of the
    council's journal, or in `no_journal` why there is none.
    """

    id: str
    kind: str
    quote: str
    where: str
    author: str | None
    title: str
    date: str | None
    container: str | None
    number: str | None
    sources: tuple[Source, ...]
    medium: str = ""
    address: str | None = None
    journal: str | None = None
    no_journal: str = ""


def citation(cited: Cited, style: str) -> str:
    """The citation in one of `STYLES`, without a line break at its end. Raises CouncilError when it has none."""
    if style == "markdown":
        return _markdown(cited)
    if style == "bibtex":
        return bibtex(cited)
    if style == "csl-json":
        return csl_json(cited)
    if style == "journal":
        if cited.journal is None:
            raise CouncilError(cited.no_journal)
        return cited.journal
    if cited.kind == "source":
        return one_line(cited.where)
    told = "; ".join(source_words(source) for source in cited.sources) or "no source is told"
    end = "" if cited.sources and cited.sources[-1].url else "."  # an address ends without one
    return f"{cited.quote}\n— {one_line(f'{cited.where} Source: {told}')}{end}"


def source_words(source: Source) -> str:
    """A source as a citation: publisher, title, date, address."""
    parts = [source.publisher, f"“{one_line(source.title)}”", long_date(source.published) if source.published else ""]
    return ", ".join(part for part in parts if part) + (f", {source.url}" if source.url else "")


def _markdown(cited: Cited) -> str:
    sources = "; ".join(_linked(source) for source in cited.sources)
    if cited.kind == "source":
        return sources
    lines = [escape(line) for line in cited.quote.splitlines() if line.strip()]
    quote = "\n>\n".join(f"> {line}" for line in lines)
    return f"{quote}\n>\n> — {escape(cited.where)} Source: {sources or 'no source is told'}."


def _linked(source: Source) -> str:
    url, title = safe_url(source.url), f"“{escape(source.title)}”"
    date = f", {escape(long_date(source.published))}" if source.published else ""
    return f"{escape(source.publisher)}, {f'[{title}](<{url}>)' if url else title}{date}"


def vote_cited(card: VoteCard) -> Cited:
    """A vote: the question, what came of it, the tally as announced."""
    event = card.event
    source = card.sources.get(event.source or "")
    journal, none = _journal(card.body, card.meeting.date, tuple(card.sources.values()))
    return Cited(
        id=event.id,
        kind="vote",
        quote=f"{event.question} {outcome(card)} {sentence(announced(card))}",
        where=f"{card.body.name}, {long_date(card.meeting.date)}.",
        author=card.body.name,
        title=event.question,
        date=card.meeting.date,
        container=card.body.name,
        number=card.matter.identifier if card.matter is not None else None,
        sources=(source,) if source is not None else (),
        journal=journal,
        no_journal=none,
    )


def meeting_cited(page: MeetingPage) -> Cited:
    """A meeting."""
    meeting, body = page.meeting, page.body
    kind = f"{meeting.kind} meeting" if meeting.kind not in ("", "unknown") else "meeting"
    source = page.sources.get(meeting.source or "")
    journal, none = _journal(body, meeting.date, tuple(page.sources.values()))
    return Cited(
        id=meeting.id,
        kind="meeting",
        quote=f"{body.name}, {kind} of {long_date(meeting.date)}.",
        where=f"{meeting.location}." if meeting.location else "its place is not on record.",
        author=body.name,
        title=f"{kind[0].upper()}{kind[1:]} of {long_date(meeting.date)}",
        date=meeting.date,
        container=body.name,
        number=None,
        sources=(source,) if source is not None else (),
        journal=journal,
        no_journal=none,
    )


def statement_cited(page: StatementPage) -> Cited:
    """A statement: in whose words, by whom, where and when."""
    statement, body, meeting = page.statement, page.body, page.meeting
    date = statement.said_on or meeting.date
    jump = statement_jump(statement, meeting, page.sources)
    at = f", at {clock(statement.start_s)} of the recording" if statement.start_s is not None else ""
    if jump is not None and jump.leads:
        at += f" ({jump.address})"
    if statement.venue == VENUE_UNKNOWN:
        where = f"where it was said is not stated, around {body.name}, {long_date(meeting.date)}"
    elif statement.inside:
        where = f"{venue_words(statement)}, {body.name}, {long_date(date)}{at}"
    else:
        when = f" ({statement.said_when})" if statement.said_when else ""
        where = f"{venue_words(statement)}{when}, outside the meeting of {body.name} of {long_date(meeting.date)}"
    unsaid = statement.kind == "scene" or (statement.kind in _TOLD and not statement.speaker_name)
    who = "" if unsaid else f"{speaker(statement)}, "
    own = statement.form == "verbatim" and statement.kind not in _TOLD
    quote = statement.text if own else "".join(told_text(statement))  # as captioned, capitals and all
    return Cited(
        id=statement.key,
        kind="statement",
        quote=f"“{quote}”" if own else quote,
        where=f"{who}{where}.",
        author=statement.speaker_name,
        title=_clipped(statement.text),
        date=statement.said_on or (meeting.date if statement.inside else None),
        container=body.name if statement.inside else None,
        number=None,
        sources=page.sources,
        medium=statement.venue,
        address=jump.address if jump is not None else None,
        no_journal="A council's journal holds what was done, not what was said; cite the statement in another style.",
    )


def matter_cited(page: MatterPage) -> Cited:
    """A matter: its number and title, and the last step or vote that is on record."""
    matter = page.matter
    steps = [(step.date, step.action) for step in page.history if step.date]
    last = max(steps, key=lambda step: step[0], default=None)
    latest = page.votes[0] if page.votes else None
    source = page.sources.get(matter.source or "")
    known = f"{last[1]}, {long_date(last[0])}" if last is not None else matter.status
    title = matter.title if not matter.short_title else f"{matter.short_title} ({matter.title})"
    return Cited(
        id=matter.id,
        kind="matter",
        quote=f"{matter.identifier or 'Record number not known'}: {sentence(title)}",
        where=f"{latest.body_name + '; ' if latest else ''}last known step: {known or 'none on record'}.",
        author=latest.body_name if latest else None,
        title=matter.title,
        date=last[0] if last is not None else None,
        container=latest.body_name if latest else None,
        number=matter.identifier,
        sources=(source,) if source is not None else (),
        no_journal="A matter stands on the journal of each day on which it was acted on; cite the vote or the meeting.",
    )


def source_cited(source: Source) -> Cited:
    """A source."""
    return Cited(
        id=source.id,
        kind="source",
        quote="",
        where=f"{source_words(source)}",
        author=source.publisher,
        title=one_line(source.title),
        date=source.published,
        container=source.publisher,
        number=None,
        sources=(source,),
        medium=source.kind,
        no_journal="A source is cited by itself, not by the council's journal; take another style.",
    )


def read_cited(connection: sqlite3.Connection, what: str, typed: str) -> Cited:
    """The "vote", "meeting", "statement", "matter" or "source" that `typed` names. Raises CouncilError."""
    from councilui.record import lookup
    from councilui.record.queries import matters, meetings, statements, votes

    if what == "vote":
        return vote_cited(votes.vote_card(connection, lookup.find_vote(connection, typed)))
    if what == "meeting":
        return meeting_cited(meetings.meeting_page(connection, lookup.find_meeting(connection, typed)))
    if what == "statement":
        return statement_cited(statements.statement_page(connection, typed))
    if what == "matter":
        return matter_cited(matters.matter_page(connection, lookup.find_matter(connection, typed)))
    return source_cited(statements.one_source(connection, typed))


def _journal(body: Body, date: str, sources: tuple[Source, ...]) -> tuple[str | None, str]:
    """ "Coun. J. 1-27-21", with the page when an official record of the journal tells it; else None and why."""
    if body.classification.casefold() not in _COUNCILS:
        return None, f"{body.name} is no council: only a council's journal is cited as Coun. J."
    parts = date.split("-")
    if len(parts) != 3:
        return None, "The day is not known, and a journal is cited by its day."
    year, month, day = parts
    pages = (
        _PAGE.search(source.title)
        for source in sources
        if source.kind == "official record" and "journal" in source.title.casefold()
    )
    page = next((f", p. {found[1]}" for found in pages if found), "")
    return f"Coun. J. {int(month)}-{int(day)}-{year[2:]}{page}", ""


def _clipped(text: str, limit: int = 90) -> str:
    line = one_line(text)
    return line if len(line) <= limit else f"{line[:limit].rsplit(' ', 1)[0]} …"
