"""A matter, or all matters under one popular name, as a Markdown document: names, sponsors, the story, relations."""

from __future__ import annotations

from collections.abc import Sequence

from councilui.analysis.matter_history import MatterHistory, Step, Tie, lineage
from councilui.analysis.vote_wording import sentence, short_date
from councilui.export.escape import escape
from councilui.export.markdown_parts import (
    Footnotes,
    bullets,
    claims_section,
    document,
    doubts_section,
    said,
    vote_line,
)
from councilui.record.model import Matter
from councilui.record.views.matters import MatterPage


def matter_markdown(page: MatterPage) -> str:
    """All that is on record about a matter, its story together with that of the matters it is related to."""
    notes = Footnotes(page.sources)
    matter = page.matter
    number = matter.identifier or "Record number not known"
    basis = (
        "" if matter.identifier is None or matter.identifier_basis == "recorded" else f" ({matter.identifier_basis})"
    )
    aliases = [
        f"{escape(alias.alias)}{f' ({escape(alias.note)})' if alias.note else ''}{notes.ref(alias.source)}"
        for alias in page.aliases
    ]
    sponsors = [f"{escape(s.sponsor_name)} ({escape(s.role)}){notes.ref(s.source)}" for s in page.sponsorships]
    story = lineage([page])
    heard = said(page.statements, notes)
    return document(
        [
            f"# {escape(number + basis)}: {escape(matter.short_title or matter.title)}",
            f"{escape(matter.title)}{notes.ref(matter.source)}"
            if matter.short_title
            else notes.ref(matter.source).strip(),
            escape(matter.note or ""),
            *(["## Also called", bullets(aliases)] if aliases else []),
            *(["## Sponsors", bullets(sponsors)] if sponsors else []),
            *_story(story, notes),
            "## Votes",
            bullets(vote_line(line, notes) for line in page.votes) or "No vote is on record.",
            *_related(story, notes),
            *(["## What was said about it", *heard] if heard else []),
            *doubts_section(page.doubts, notes),
            *claims_section(page.claims, notes),
            *notes.section(),
        ]
    )


def topic_markdown(name: str, pages: Sequence[MatterPage]) -> str:
    """All matters under one popular name, and those to which they are related, as one story."""
    notes = Footnotes({key: source for page in pages for key, source in page.sources.items()})
    story = lineage(pages)
    called = [f"{escape(_named(page.matter))}{notes.ref(page.matter.source)}" for page in pages]
    return document(
        [
            f"# {escape(sentence(name).rstrip('.'))}",
            f"{len(pages)} matters go by this name.",
            bullets(called),
            *_story(story, notes),
            *_related(story, notes),
            *notes.section(),
        ]
    )


def _story(story: MatterHistory, notes: Footnotes) -> list[str]:
    several, bodies = len(story.matters) > 1, len(story.bodies) > 1
    lines = []
    for step in story.steps:
        votes = "".join(f"\n  - {vote_line(line, notes)}" for line in step.votes)
        lines.append(f"{_step(step, notes, several, bodies)}{votes}")
    told = "Together with the matters to which relations lead, the oldest step first." if several else ""
    left = f"{story.left} matters further away are not told here." if story.left else ""
    return ["## History", told, bullets(lines) or "No step is on record.", left]


def _step(step: Step, notes: Footnotes, several: bool, bodies: bool) -> str:
    """ "Wed 27 Jan 2021: O2021-117 passed; on motion of …"; with the body where there are several."""
    action = step.action
    where = step.body_name if bodies else None
    more = (action.actor, action.note) if action is not None else ()
    told = [step.what, *(part for part in (where, *more) if part)]
    number = f"{_number(step.matter)} " if several else ""
    basis = f" ({action.basis})" if action is not None and action.basis != "recorded" else ""
    listed = step.listing.item.source if step.listing is not None else None
    source = notes.ref(action.source if action is not None else listed)
    return f"{escape(short_date(step.date))}: {escape(number + '; '.join(told))}{basis}{source}"


def _related(story: MatterHistory, notes: Footnotes) -> list[str]:
    lines = [f"{escape(tie_words(tie))}{notes.ref(tie.source)}" for tie in story.ties]
    others = [_named(matter) for matter in story.matters[1:]]
    return ["## Related matters", bullets(lines), bullets(map(escape, others))] if lines else []


def tie_words(tie: Tie) -> str:
    """ "O2023-0004222 would have rolled back part of O2021-117"."""
    note = f" ({tie.note.rstrip('.')})" if tie.note else ""
    return f"{_number(tie.matter)} {tie.relation} {_number(tie.other)}{note}"


def _number(matter: Matter) -> str:
    return matter.identifier or f"“{matter.short_title or matter.title}”"


def _named(matter: Matter) -> str:
    return f"{matter.identifier or 'number not known'}, {matter.short_title or matter.title}"
