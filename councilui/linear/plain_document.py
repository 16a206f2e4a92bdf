"""A document as lines to be read aloud one by one: no markup, no columns, each paragraph, item and row on a line."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from councilui.common.plain_text import one_line
from councilui.export.document import (
    Block,
    BulletList,
    ExportDocument,
    Figure,
    Heading,
    Line,
    Paragraph,
    SourceMark,
    Strong,
    mark_numbers,
    source_entry,
    source_numbers,
    spans_of,
)

_FEW: Final = 5
"""Columns of which a listener remembers the headings, so that they are said once."""


class TextSection(NamedTuple):
    """A part of a document under its heading, which is "" for what is before the first."""

    heading: str
    lines: tuple[str, ...]


def sections_of(document: ExportDocument) -> list[TextSection]:
    """The document's text without its title: the beginning, the sections, then the numbered sources."""
    numbers = source_numbers(document)
    sections: list[tuple[str, list[str]]] = [("", [])]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level < 3:
            if block.level == 2:
                sections.append((one_line(block.text), []))
            continue
        sections[-1][1].extend(_block_lines(block, numbers))
    entries = []
    for id_, number in numbers.items():
        text, url = source_entry(document.sources[id_])
        entries.append(f"[{number}] {text}{f' {url}' if url else ''}")
    if entries:
        sections.append(("Sources", entries))
    return [TextSection(heading, tuple(lines)) for heading, lines in sections if lines or not heading]


def _block_lines(block: Block, numbers: Mapping[str, int]) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{one_line(block.text)}:"
    elif isinstance(block, Paragraph):
        yield plain_line(block.line, numbers)
    elif isinstance(block, BulletList):
        for item in block.items:
            yield plain_line(item.line, numbers)
            yield from (plain_line(line, numbers) for line in item.items)
    elif not isinstance(block, Figure):
        heads = [plain_line(cell, numbers) for cell in block.head]
        rows = [[plain_line(cell, numbers) for cell in row] for row in block.rows]
        if len(rows) > 1 and 1 < len(heads) <= _FEW and all(all(cells) for cells in (heads, *rows)):
            yield f"On each line: {'; '.join(heads)}."
            yield from ("; ".join(row) for row in rows)
        else:
            yield from ("; ".join(_cells(heads, row)) for row in rows)


def _cells(heads: Iterable[str], cells: Iterable[str]) -> Iterator[str]:
    for head, cell in zip(heads, cells, strict=False):
        if cell:
            yield f"{head}: {cell}" if head else cell


def plain_line(line: Line, numbers: Mapping[str, int]) -> str:
    """The text of a line with the numbers of its sources."""
    parts: list[str] = []
    for span in spans_of(line):
        if isinstance(span, SourceMark):
            marks = "".join(f"[{number}]" for number in mark_numbers(span, numbers))
            parts.append(f" {marks}" if marks and parts else marks)
        else:
            parts.append(span.text if isinstance(span, Strong) else span)
    return one_line("".join(parts)).strip()
