"""A document on the terminal: wrapped, lists indented, tables in columns, headings bold; addresses are in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from councilui.cli.common import console, print_indented, print_lines
from councilui.common.plain_text import one_line
from councilui.export import document as doc
from councilui.record.model import Source

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_BULLET = " • "


def print_documents(*documents: doc.ExportDocument) -> None:
    """Print documents, each with its sources at the end; no empty line separates two lists."""
    out = console()
    before: Text | list[_Entry] | Table | None = None
    for document in documents:
        for block in _printable(document):
            if before is not None and not (isinstance(before, list) and isinstance(block, list)):
                out.print()
            _print_block(out, block)
            before = block


_Entry = tuple[str, Text]
"""What is before an item of a list, and the item."""


def _printable(document: doc.ExportDocument) -> Iterator[Text | list[_Entry] | Table]:
    numbers = doc.source_numbers(document)
    for block in document.blocks:
        if isinstance(block, doc.Heading):
            yield Text(one_line(block.text), "bold underline" if block.level == 1 else "bold")
        elif isinstance(block, doc.Paragraph):
            yield _text(block.line, numbers)
        elif isinstance(block, doc.BulletList):
            entries: list[_Entry] = []
            for item in block.items:
                entries.append((_BULLET, _text(item.line, numbers)))
                entries += [(" " * len(_BULLET) + _BULLET, _text(line, numbers)) for line in item.items]
            yield entries
        elif isinstance(block, doc.TableBlock):
            yield _table(block, numbers)
    if numbers:
        yield Text("Sources", "bold")
        width = len(str(len(numbers)))
        yield [(f" {number:>{width}} ", _source(document.sources[id_])) for id_, number in numbers.items()]


def _print_block(out: Console, block: Text | list[_Entry] | Table) -> None:
    if isinstance(block, Text):
        print_indented(out, block)
    elif isinstance(block, list):
        print_lines(out, (line for sign, text in block for line in _hanging(out, sign, text)))
    else:
        out.print(block)


def _hanging(out: Console, sign: str, text: Text) -> Iterator[Text]:
    """The lines of an item: a sign before the first, as much room before the others."""
    for number, line in enumerate(text.wrap(out, out.width - len(sign))):
        line.rstrip()
        yield Text(sign if number == 0 else " " * len(sign)) + line


def _text(line: doc.Line, numbers: Mapping[str, int]) -> Text:
    """A line on one line, a space before each group of marks."""
    text = Text()
    for span in doc.spans_of(line):
        if isinstance(span, doc.SourceMark):
            marks = "".join(f"[{number}]" for number in doc.mark_numbers(span, numbers))
            text.append(f" {marks}" if marks and text else marks)
        elif isinstance(span, doc.Strong):
            text.append(one_line(span.text), "bold")
        else:
            before, after = span[:1].isspace(), span[-1:].isspace()
            words = one_line(span).strip()
            text.append(f"{' ' * (before and bool(text))}{words}{' ' * (after and bool(words))}")
    text.rstrip()
    return text


def _source(source: Source) -> Text:
    text, url = doc.source_entry(source)
    return Text(f"{one_line(text)} {url}" if url else one_line(text))


def _table(block: doc.TableBlock, numbers: Mapping[str, int]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
    for cell in block.head:
        table.add_column(_text(cell, numbers))
    for row in block.rows:
        table.add_row(*(_text(cell, numbers) for cell in row))
    return table
