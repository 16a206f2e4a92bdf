"""A document on the terminal: wrapped, lists indented, tables in columns, headings bold; addresses are in full."""

from collections.abc import Mapping

from councilui.cli.common import print_table
from councilui.cli.styled_text import Output, Piece, output, text_of
from councilui.common.plain_text import one_line
from councilui.export import document as doc

_BULLET = " • "


def print_documents(*documents: doc.ExportDocument) -> None:
    """Print documents, each with its sources at the end; no empty line separates two lists."""
    out = output()
    before: doc.Block | None = None
    for document in documents:
        numbers = doc.source_numbers(document)
        for block in document.blocks:
            if isinstance(block, doc.Figure):
                continue
            if before is not None and not (isinstance(before, doc.BulletList) and isinstance(block, doc.BulletList)):
                out.print()
            _print_block(out, block, numbers)
            before = block
        if numbers:
            if before is not None:
                out.print()
            _print_sources(out, document, numbers)
            before = doc.BulletList(())


def _print_block(out: Output, block: doc.Block, numbers: Mapping[str, int]) -> None:
    if isinstance(block, doc.Heading):
        out.print((one_line(block.text), "bold underline" if block.level == 1 else "bold"))
    elif isinstance(block, doc.Paragraph):
        out.print(*_pieces(block.line, numbers))
    elif isinstance(block, doc.BulletList):
        for item in block.items:
            out.print_indented(*_pieces(item.line, numbers), sign=_BULLET)
            for line in item.items:
                out.print_indented(*_pieces(line, numbers), sign=" " * len(_BULLET) + _BULLET)
    elif isinstance(block, doc.TableBlock):
        head, *rows = [
            ["".join(map(text_of, _pieces(cell, numbers))) for cell in row] for row in (block.head, *block.rows)
        ]
        widest = max(range(len(head)), key=lambda column: max(len(row[column]) for row in (head, *rows)))
        print_table(head, rows, wrapped=widest)


def _print_sources(out: Output, document: doc.ExportDocument, numbers: Mapping[str, int]) -> None:
    out.print(("Sources", "bold"))
    out.print()
    width = len(str(len(numbers)))
    for id_, number in numbers.items():
        text, url = doc.source_entry(document.sources[id_])
        out.print_indented(f"{one_line(text)} {url}" if url else one_line(text), sign=f" {number:>{width}} ")


def _pieces(line: doc.Line, numbers: Mapping[str, int]) -> list[Piece]:
    """A line on one line, a space before each group of marks."""
    pieces: list[Piece] = []
    for span in doc.spans_of(line):
        if isinstance(span, doc.SourceMark):
            marks = "".join(f"[{number}]" for number in doc.mark_numbers(span, numbers))
            pieces.append(f" {marks}" if marks and pieces else marks)
        elif isinstance(span, doc.Strong):
            pieces.append((one_line(span.text), "bold"))
        else:
            before, after = span[:1].isspace(), span[-1:].isspace()
            words = one_line(span).strip()
            pieces.append(f"{' ' * (before and bool(pieces))}{words}{' ' * (after and bool(words))}")
    return pieces
