"""What can be cited, whatever the style: a vote, a meeting, a statement, a matter, a source.

A citation says no more than the record: a date that is not known is left out.
"""

import re
from typing import Final, NamedTuple

from councilui.analysis.media_links import statement_jump
from councilui.analysis.source_wording import definite
from councilui.analysis.statement_wording import clock, speaker, told_text, venue_words
from councilui.analysis.vote_report import VoteReport
from councilui.analysis.vote_wording import sentence
from councilui.common.dates import long_date
from councilui.common.plain_text import one_line
from councilui.common.width import cut
from councilui.record.model import REPORTED_KINDS, Body, Source
from councilui.record.views.matters import MatterPage
from councilui.record.views.meetings import MeetingPage
from councilui.record.views.statements import StatementPage

_TITLE_CELLS: Final = 90
_PAGE: Final = re.compile(r"\bpp?\. ?([0-9][0-9,]*(?:[-–][0-9,]+)?)")


class Reference(NamedTuple):
    """What a citation is of. `quote` comes first in the styles for readers, `where` after its dash.

    `author` said or did it, None when not known; `date` is ISO and may be partial; `kind` is "vote", "meeting",
    "statement", "matter" or "source", `medium` what a statement or a source is. `sources` has the main one first.
    `address` is where it can be heard or read, when that is not its first source. `journal` is the citation of the
    body's journal, or `no_journal` says in a sentence why there is none.
    """

    id: str
    kind: str
    quote: str
    where: str
    title: str
    sources: tuple[Source, ...]
    author: str | None = None
    date: str | None = None
    container: str | None = None
    number: str | None = None
    medium: str = ""
    address: str | None = None
    journal: str | None = None
    no_journal: str = ""


def source_words(source: Source) -> str:
    """A source as a citation: publisher, title, date, address."""
    more = ", ".join(part for part in (long_date(source.published) if source.published else "", source.url) if part)
    title = quoted(one_line(source.title), "," if more else "")
    return f"{source.publisher}, {title} {more}".rstrip()


def quoted(title: str, stop: str = "") -> str:
    """A title in quotes, with the comma or period after it inside, as American usage has it."""
    return f"“{title}”" if title.endswith(("?", "!", stop)) else f"“{title}{stop}”"


def vote_reference(report: VoteReport) -> Reference:
    """A vote: what it was about and its result, the question, the tallies that sources give."""
    card = report.card
    event = card.event
    source = card.sources.get(event.source or "")
    journal, no_journal = _journal(card.body, card.meeting.date, tuple(card.sources.values()))
    return Reference(
        id=event.id,
        kind="vote",
        quote=f"{report.headline}. {report.beside_headline}",
        where=f"{card.body.name}, {long_date(card.meeting.date)}.",
        author=card.body.name,
        title=report.subject,
        date=card.meeting.date,
        container=card.body.name,
        number=card.matter.identifier if card.matter is not None else None,
        sources=(source,) if source is not None else (),
        journal=journal,
        no_journal=no_journal,
    )


def meeting_reference(page: MeetingPage) -> Reference:
    meeting, body = page.meeting, page.body
    kind = f"{meeting.kind} meeting" if meeting.kind not in ("", "unknown") else "meeting"
    source = page.sources.get(meeting.source or "")
    journal, no_journal = _journal(body, meeting.date, tuple(page.sources.values()))
    return Reference(
        id=meeting.id,
        kind="meeting",
        quote=f"{body.name}, {kind} of {long_date(meeting.date)}.",
        where=f"{meeting.location}." if meeting.location else "Location not recorded.",
        author=body.name,
        title=f"{kind[0].upper()}{kind[1:]} of {long_date(meeting.date)}",
        date=meeting.date,
        container=body.name,
        sources=(source,) if source is not None else (),
        journal=journal,
        no_journal=no_journal,
    )


def statement_reference(page: StatementPage) -> Reference:
    """A statement: in whose words, by whom, where and when."""
    statement, body, meeting = page.statement, page.body, page.meeting
    date = statement.said_on or meeting.date
    jump = statement_jump(statement, meeting, page.sources)
    place = f", at {clock(statement.start_s)} of the recording" if statement.start_s is not None else ""
    if jump is not None and jump.leads:
        place += f" ({jump.address})"
    if statement.inside is None:
        where = f"setting unknown, around the meeting of {definite(body.name)}, {long_date(meeting.date)}"
    elif statement.inside:
        where = f"{venue_words(statement)}, {body.name}, {long_date(date)}{place}"
    else:
        when = f" ({statement.said_when})" if statement.said_when else ""
        where = (
            f"{venue_words(statement)}{when}, outside the meeting of {definite(body.name)} on {long_date(meeting.date)}"
        )
    is_unspoken = statement.kind == "scene" or (statement.kind in REPORTED_KINDS and not statement.speaker_name)
    who = "" if is_unspoken else f"{speaker(statement)}, "
    is_verbatim = statement.form == "verbatim" and statement.kind not in REPORTED_KINDS
    quote = statement.text if is_verbatim else "".join(told_text(statement))  # as captioned, capitals and all
    return Reference(
        id=statement.key,
        kind="statement",
        quote=f"“{quote}”" if is_verbatim else quote,
        where=f"{who}{where}.",
        author=statement.speaker_name,
        title=cut(one_line(statement.text), _TITLE_CELLS),
        date=statement.said_on or (meeting.date if statement.inside else None),
        container=body.name if statement.inside else None,
        sources=page.sources,
        medium=statement.venue,
        address=jump.address if jump is not None else None,
        no_journal="A journal records what was done, not what was said. Choose another style for a statement.",
    )


def matter_reference(page: MatterPage) -> Reference:
    """A matter: its number and title, and the last step or vote that is on record."""
    matter = page.matter
    steps = [(step.date, step.action) for step in page.history if step.date]
    last = max(steps, key=lambda step: step[0], default=None)
    latest = page.votes[0] if page.votes else None
    source = page.sources.get(matter.source or "")
    step = f"{last[1]}, {long_date(last[0])}" if last is not None else matter.status
    title = matter.title if not matter.short_title else f"{matter.short_title} ({matter.title})"
    return Reference(
        id=matter.id,
        kind="matter",
        quote=f"{matter.identifier or 'Record number unknown'}: {sentence(title)}",
        where=f"{latest.body_name + '; ' if latest else ''}last known step: {step or 'none on record'}.",
        author=latest.body_name if latest else None,
        title=matter.title,
        date=last[0] if last is not None else None,
        container=latest.body_name if latest else None,
        number=matter.identifier,
        sources=(source,) if source is not None else (),
        no_journal="A matter is in the journal of every day it was acted on. Cite the vote or the meeting instead.",
    )


def source_reference(source: Source) -> Reference:
    return Reference(
        id=source.id,
        kind="source",
        quote="",
        where=source_words(source),
        author=source.publisher,
        title=one_line(source.title),
        date=source.published,
        container=source.publisher,
        sources=(source,),
        medium=source.kind,
        no_journal="A source isn't cited through the council's journal. Choose another style.",
    )


def _journal(body: Body, date: str, sources: tuple[Source, ...]) -> tuple[str | None, str]:
    """ "Coun. J. 1-27-21" in the form that the record gives for the body's journal; else None and why there is none.

    The page follows when the title of an official record of the journal has it.
    """
    if body.journal_form is None:
        return None, f"The record has no journal style for {body.name}; choose another style."
    parts = date.split("-")
    if len(parts) != 3:
        return None, "A journal is cited by its date, which is unknown here. Choose another style."
    year, month, day = parts
    values = {"month": str(int(month)), "day": str(int(day)), "year": year, "yy": year[2:]}
    text = re.sub(r"\{(\w+)\}", lambda field: values.get(field[1], field[0]), body.journal_form)
    pages = (
        _PAGE.search(source.title)
        for source in sources
        if source.kind == "official record" and "journal" in source.title.casefold()
    )
    page = next((f", p. {match[1]}" for match in pages if match), "")
    return f"{text}{page}", ""
