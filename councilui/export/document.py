"""A document in a neutral form, which any format can write: headings, paragraphs, lists, tables and drawings.

Text is record text as it is; a format escapes it. Only a `SourceMark` refers to a source. A format numbers the
sources in the order in which the text first refers to them (`source_numbers`) and lists them at the end.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from councilui.analysis.vote_wording import sentence
from councilui.common.dates import short_date
from councilui.common.plain_text import one_line, safe_url
from councilui.record.model import Source


class SourceMark(NamedTuple):
    """A reference to sources by their ids; ids that the document does not know are left out."""

    sources: tuple[str, ...]


class Strong(NamedTuple):
    """Text that must not be overlooked."""

    text: str


Span = str | SourceMark | Strong
Line = str | Sequence[Span]
"""Text of one paragraph, list item or cell; line breaks in it mean nothing."""


class Heading(NamedTuple):
    """A heading: level 1 is the document's title, 2 a section, 3 a part of one."""

    level: int
    text: str


class Paragraph(NamedTuple):
    line: Line


class ListItem(NamedTuple):
    """An item of a list, with what is under it."""

    line: Line
    items: tuple[Line, ...] = ()


class BulletList(NamedTuple):
    """A list without numbers."""

    items: tuple[ListItem, ...]


class TableBlock(NamedTuple):
    """A table whose first column heads its rows."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


class Figure(NamedTuple):
    """A drawing as SVG, for formats that can show one; it has nothing that the text lacks."""

    svg: Callable[[], str]


Block = Heading | Paragraph | BulletList | TableBlock | Figure


class ExportDocument(NamedTuple):
    """Blocks in order, and by id the sources that they may refer to."""

    blocks: tuple[Block, ...]
    sources: Mapping[str, Source]

    @property
    def title(self) -> str:
        """The text of the first heading of level 1, "" without one."""
        return next((b.text for b in self.blocks if isinstance(b, Heading) and b.level == 1), "")


def document(blocks: Iterable[Block | None], sources: Mapping[str, Source] | None = None) -> ExportDocument:
    """The blocks that are not None."""
    return ExportDocument(tuple(block for block in blocks if block is not None), sources or {})


def title(text: str) -> Heading:
    return Heading(1, text)


def section(text: str) -> Heading:
    return Heading(2, text)


def under(heading: str, *blocks: Block | None) -> list[Block | None]:
    """A section with these blocks; nothing when there are none."""
    return [section(heading), *blocks] if any(block is not None for block in blocks) else []


def mark(*sources: str | None) -> SourceMark:
    """A reference to those sources that are not None."""
    return SourceMark(tuple(dict.fromkeys(source for source in sources if source is not None)))


def paragraph(*spans: Span) -> Paragraph | None:
    """A paragraph, or None without text or marks."""
    return Paragraph(spans) if any(spans_of(spans)) else None


def bullets(lines: Iterable[Line | ListItem]) -> BulletList | None:
    """A list, or None without items."""
    items = tuple(line if isinstance(line, ListItem) else ListItem(line) for line in lines if line)
    return BulletList(items) if items else None


def table(head: Sequence[Line], rows: Iterable[Sequence[Line]]) -> TableBlock | None:
    """A table, or None without rows."""
    cells = tuple(tuple(row) for row in rows)
    return TableBlock(tuple(head), cells) if cells else None


def join(separator: str, lines: Iterable[Line]) -> tuple[Span, ...]:
    """The lines as one, with a separator between them."""
    spans: list[Span] = []
    for index, line in enumerate(lines):
        spans += [separator] if index else []
        spans += [line] if isinstance(line, str) else line
    return tuple(spans)


def spans_of(line: Line) -> list[Span]:
    """The spans of a line, adjacent strings joined, empty strings and marks without sources left out."""
    spans: list[Span] = []
    for span in [line] if isinstance(line, str) else line:
        if isinstance(span, str) and spans and isinstance(spans[-1], str):
            spans[-1] += span
        elif span if isinstance(span, str) else span[0]:
            spans.append(span)
    return spans


def plain_line(line: Line) -> str:
    """The text of a line on one line, without its marks."""
    parts = (s if isinstance(s, str) else s.text for s in spans_of(line) if not isinstance(s, SourceMark))
    return one_line("".join(parts))


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """All lines of text in the order in which they are read."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Paragraph):
            yield block.line
        elif isinstance(block, BulletList):
            for item in block.items:
                yield item.line
                yield from item.items
        elif isinstance(block, TableBlock):
            for row in (block.head, *block.rows):
                yield from row


def source_numbers(of: ExportDocument) -> dict[str, int]:
    """The number of each source that the document refers to, by id, in the order of the first reference."""
    marks = (span for line in lines_of(of.blocks) for span in spans_of(line) if isinstance(span, SourceMark))
    ids = dict.fromkeys(source for mark in marks for source in mark.sources if source in of.sources)
    return {id_: number for number, id_ in enumerate(ids, 1)}


def mark_numbers(mark: SourceMark, numbers: Mapping[str, int]) -> list[int]:
    """The numbers of a mark's sources, in order."""
    return sorted(numbers[source] for source in mark.sources if source in numbers)


def source_entry(source: Source) -> tuple[str, str | None]:
    """A source in the list at the end: what it is, and its address if that may be a link."""
    about = ", ".join(part for part in (source.kind, short_date(source.published) if source.published else "") if part)
    note = f" {sentence(source.note)}" if source.note else ""
    text = f"{one_line(source.publisher)}: {one_line(source.title)} ({about}).{note}"
    url = safe_url(source.url)
    if url:
        return text, url
    return f"{text} {source.url or ''}".rstrip(), None
