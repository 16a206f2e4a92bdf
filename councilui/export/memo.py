"""A memo as an export: the user's notes, set apart from what the record says."""

from collections.abc import Sequence
from typing import NamedTuple

from councilui.bookmarks import Bookmark
from councilui.common.dates import short_date
from councilui.export.citation import Reference
from councilui.export.document import Block, ExportDocument, Strong, document, mark, paragraph, section, title
from councilui.export.model import Export

_OPENED: tuple[str, ...] = ("vote", "statement")


class MemoEntry(NamedTuple):
    """A bookmark and what it is of: a citation, a member's name, None for what the record no longer has."""

    bookmark: Bookmark
    subject: Reference | str | None


def memo_export(entries: Sequence[MemoEntry]) -> Export:
    """The memo; nothing of it is made up, each place is quoted and cited as `cite` does."""
    places = tuple(
        entry.subject.id for entry in entries if isinstance(entry.subject, Reference) and entry.subject.kind in _OPENED
    )
    return Export("memo", "The memo", document=lambda: memo_document(entries), places=places)


def memo_document(entries: Sequence[MemoEntry]) -> ExportDocument:
    """Bookmark after bookmark: the note, then the place as the record has it, with its sources."""
    count = "One bookmark" if len(entries) == 1 else f"{len(entries) or 'No'} bookmarks"
    blocks: list[Block | None] = [title(f"Memo: {count.lower()}")]
    sources = {}
    for bookmark, subject in entries:
        blocks.append(section(bookmark.title or bookmark.place))
        blocks.append(paragraph(Strong("Note:"), f" {bookmark.note}") if bookmark.note else None)
        if isinstance(subject, Reference):
            known = {source.id: source for source in subject.sources}
            sources.update(known)
            blocks.append(paragraph(f"{subject.quote} {subject.where}".strip(), mark(*known)))
        else:
            blocks.append(paragraph(subject or "This isn't in the record anymore; it may have been reloaded."))
        blocks.append(paragraph(f"Bookmarked {short_date(bookmark.added)}.") if bookmark.added else None)
    return document(blocks, sources)
