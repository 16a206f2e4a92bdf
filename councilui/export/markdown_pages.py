"""Meetings, people, searches and comparisons as Markdown documents."""

from __future__ import annotations

from collections.abc import Sequence

from councilui.analysis import vote_wording
from councilui.analysis.alignment import alignment_sentence
from councilui.analysis.attendance import attendance_by_status
from councilui.analysis.comparison import CHANGES, Comparison, SeatChange
from councilui.analysis.roll import NOT_ON_RECORD
from councilui.analysis.statement_wording import alike_text
from councilui.export.escape import escape
from councilui.export.markdown_parts import (
    Footnotes,
    bullets,
    claims_section,
    document,
    doubts_section,
    said,
    statement_line,
    table,
    tally_words,
    vote_line,
)
from councilui.export.member import member_sections
from councilui.record.model import VENUE_UNKNOWN, Membership
from councilui.record.views.meetings import ItemLine, MeetingPage
from councilui.record.views.people import PersonPage
from councilui.record.views.statements import SearchHit


def meeting_markdown(page: MeetingPage) -> str:
    """A meeting: its agenda with outcomes, what was said in it, and apart from that outside it."""
    notes = Footnotes(page.sources)
    meeting = page.meeting
    time = f"{meeting.time} ({meeting.time_basis or 'basis not known'})" if meeting.time else None
    about = [
        None if meeting.kind in ("", "unknown") else f"{meeting.kind} meeting",
        time,
        f"until {meeting.end_time}" if meeting.end_time else None,
        meeting.location,
    ]
    chair = f"Chair: {page.chair.name}." if page.chair is not None else "Who presided is not on record."
    facts = vote_wording.sentence("; ".join(part for part in about if part))
    more = page.further.get(("meeting", meeting.id), ())
    return document(
        [
            f"# {escape(page.body.name)}, {escape(vote_wording.long_date(meeting.date))}",
            f"{escape(f'{facts} {chair}')}{notes.ref(meeting.source, *more)}",
            escape(meeting.summary or ""),
            *_agenda(page, notes),
            *_attendance(page, notes),
            *(["## What was said", *said(page.statements, notes, page.further)] if page.statements else []),
            *doubts_section(page.doubts, notes),
            *claims_section(page.claims, notes),
            *notes.section(),
        ]
    )


def _attendance(page: MeetingPage, notes: Footnotes) -> list[str]:
    """Who answered each roll call of presence; it says nothing of how anybody voted."""
    lines = [
        escape(f"{status} {len(names)}: {', '.join(names)}")
        for roll_call in attendance_by_status(page.attendance)
        for status, names in roll_call.items()
    ]
    if not lines:
        return []
    return ["## Attendance", f"Presence at roll call; no vote.{notes.ref(page.attendance[0].source)}", bullets(lines)]


def _agenda(page: MeetingPage, notes: Footnotes) -> list[str]:
    blocks = ["## Agenda"]
    if not page.meeting.order_known:
        blocks.append("The order in which the items were taken is not on record.")
    if not page.items:
        return [*blocks, "No item is on record."]
    section = None
    lines: list[str] = []
    for line in page.items:
        if line.item.section != section:
            section = line.item.section
            blocks += [bullets(lines), f"### {escape(section)}" if section else "### Other items"]
            lines = []
        more = page.further.get(("agenda_item", line.item.id), ())
        votes = "".join(f"\n  - {vote_line(vote, notes)}" for vote in line.votes)
        lines.append(f"{_item(line)}{notes.ref(line.item.source, *more)}{votes}")
    return [*blocks, bullets(lines)]


def _item(line: ItemLine) -> str:
    number = (line.matter.identifier if line.matter is not None else None) or line.item.number
    title = (line.matter.short_title if line.matter is not None else None) or line.item.title
    outcome = f" – {line.item.outcome}" if line.item.outcome else ""
    return escape(f"{number or 'number not known'}: {title}{outcome}")


def person_markdown(page: PersonPage) -> str:
    """A person: names, seats with dates, votes as recorded, what they said and sponsored."""
    notes = Footnotes(page.sources)
    names = [
        f"{escape(name.name)}{f' ({escape(name.note)})' if name.note else ''}{notes.ref(name.source)}"
        for name in page.names
        if name.name != page.person.name
    ]
    seats = [f"{escape(_seat(seat))}{notes.ref(seat.source)}" for seat in page.memberships]
    rows = [
        [
            escape(vote_wording.short_date(v.line.date)),
            escape(v.line.question + (f" {v.line.title}" if v.line.title not in v.line.question else "")),
            escape(v.vote.option) + (" ◇" if v.vote.basis == "derived" else "") + notes.ref(v.vote.source),
            escape(f"{vote_wording.outcome_word(v.line)}, {tally_words(v.line)}"),
        ]
        for v in page.votes
    ]
    votes = table(["date", "question", "vote", "outcome"], rows) or "No vote of this person is on record."
    heard = said(page.statements, notes)
    sponsored = [
        f"{escape(matter.identifier or 'number not known')}: {escape(matter.short_title or matter.title)} "
        f"({escape(sponsorship.role)}){notes.ref(sponsorship.source)}"
        for sponsorship, matter in page.sponsorships
    ]
    derived = any(v.vote.basis == "derived" for v in page.votes)
    return document(
        [
            f"# {escape(page.person.name)}",
            escape(page.person.note or ""),
            *(["## Also called", bullets(names)] if names else []),
            *(["## Seats and offices", bullets(seats)] if seats else []),
            *member_sections(page.rolls, page.present),
            "## Votes",
            votes,
            "◇ derived, not printed in a source." if derived else "",
            *(["## Said", *heard] if heard else []),
            escape(alike_text(page.alike) or ""),
            *(["## Sponsored", bullets(sponsored)] if sponsored else []),
            *claims_section(page.claims, notes),
            *notes.section(),
        ]
    )


def _seat(seat: Membership) -> str:
    district = f", {vote_wording.ordinal(seat.district)}" if seat.district else ""
    return f"{seat.role}{district}, {vote_wording.seat_dates(seat)}"


def search_markdown(
    query: str, reading: str, hits: Sequence[SearchHit], of: str | None = None, doubts: Sequence[str] = ()
) -> str:
    """What a search found, in the order of `hits`; `reading` says in words how the query was read, "" for nothing.

    `of` tells how many there are ("at least 1,000") when `hits` are not all of them, `doubts` what is to be known.
    """
    notes = Footnotes({source.id: source for hit in hits for source in hit.sources})
    lines = []
    for hit in hits:
        item = f", {hit.item_title}" if hit.item_title else ""
        place = escape(f"{vote_wording.short_date(hit.date)}, {hit.body_name}{item}")
        more = [source.id for source in hit.sources]
        about = "" if hit.text_matches else " · without a word of the query"
        lines.append(f"{place} · {_where(hit)}{about} · {statement_line(hit.statement, notes, more)}")
    found = f"{len(hits):,} statement{'' if len(hits) == 1 else 's'}"
    return document(
        [
            f"# Search: {escape(query)}",
            escape(reading),
            *map(escape, doubts),
            f"{found}{f', of {of}' if of else ''}." if hits else "Nothing found.",
            bullets(lines),
            *notes.section(),
        ]
    )


def _where(hit: SearchHit) -> str:
    if hit.statement.inside:
        return "in the meeting"
    return "where it was said is not stated" if hit.statement.venue == VENUE_UNKNOWN else "outside the meeting"


def comparison_markdown(comparison: Comparison) -> str:
    """Two votes side by side: what stands in the way of a conclusion first, then the counts, then seat by seat."""
    blocks = ["# Two votes compared"]
    notes = Footnotes({**comparison.second.sources, **comparison.first.sources})
    for place, card in (("First", comparison.first), ("Second", comparison.second)):
        text = f"{place}: {card.event.question} {vote_wording.long_date(card.meeting.date)}."
        tally = vote_wording.sentence(vote_wording.announced(card))
        facts = f"{text} {tally} {vote_wording.outcome(card)} {vote_wording.roll_state(card)}"
        named = dict.fromkeys(vote.source for vote in card.votes)
        blocks.append(f"{escape(facts)}{notes.ref(card.event.source, *card.announcements, *named)}")
    counts = [f"{change}: {comparison.counts[change]}" for change in CHANGES if comparison.counts.get(change)]
    seat = comparison.first.body.district_name or "seat"
    shown = sorted(comparison.rows, key=lambda row: CHANGES.index(row.change))
    return document(
        [
            *blocks,
            escape(alignment_sentence(comparison.alignment)),
            *(["## Before you conclude", bullets(map(escape, comparison.caveats))] if comparison.caveats else []),
            "## How many",
            bullets(counts) or "Nobody is on record in either vote.",
            "## Who",
            table([escape(seat), "first", "second", "change"], map(_row, shown)),
            *(["## Changed seats", table(["now", "first", "second", "change"], map(_row, comparison.moved))]
              if comparison.moved else []),
            *notes.section(),
        ]
    )  # fmt: skip


def _row(row: SeatChange) -> list[str]:
    return [
        escape(row.district or "–"),
        _side(row.first_name, row.first_option),
        _side(row.second_name, row.second_option),
        escape(row.change),
    ]


def _side(name: str | None, option: str | None) -> str:
    return escape(f"{name}: {option or NOT_ON_RECORD}") if name is not None else "–"
