"""A matter as a Markdown document: names, sponsors, history, votes, relations."""

from __future__ import annotations

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
from councilui.export.markdown_vote import action_line
from councilui.record.views import MatterPage, RelatedMatter


def matter_markdown(page: MatterPage) -> str:
    """All that is on record about a matter, its votes newest first."""
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
    history = [action_line(action, notes) for action in page.history]
    related = [line for other in page.related for line in _related(other, notes)]
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
            "## History",
            bullets(history) or "No step is on record.",
            "## Votes",
            bullets(vote_line(line, notes) for line in page.votes) or "No vote is on record.",
            *(["## Related matters", bullets(related)] if related else []),
            *(["## What was said about it", *heard] if heard else []),
            *doubts_section(page.doubts, notes),
            *claims_section(page.claims, notes),
            *notes.section(),
        ]
    )


def _related(related: RelatedMatter, notes: Footnotes) -> list[str]:
    other = related.matter
    name = escape(f"{other.identifier or 'number not known'}, {other.short_title or other.title}")
    relation = escape(related.relation)
    text = f"it {relation} {name}" if related.direction == "to" else f"{name} {relation} it"
    return [f"{text}{notes.ref(related.source)}", *(vote_line(line, notes) for line in related.votes)]
