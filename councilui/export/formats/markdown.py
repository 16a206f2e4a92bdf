"""Markdown: CommonMark with tables, the same bytes each time, one newline at the end.

A source mark is "[1]" with brackets that are not escaped; those of record text always are, so that no record can make
one. The list of sources is the only place with links.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from councilui.export import document as doc
from councilui.export.escape import escape
from councilui.export.formats import ExportFormat
from councilui.export.model import Export
from councilui.export.origin import origin_document
from councilui.record.views.origin import Origin


def markdown(document: doc.ExportDocument) -> str:
    numbers = doc.source_numbers(document)
    blocks = [text for block in document.blocks if (text := _block(block, numbers))]
    if numbers:
        entries = (f"{number}. {_source(document, id_)}" for id_, number in numbers.items())
        blocks += ["## Sources", "\n".join(entries)]
    return "\n\n".join(blocks) + "\n"


def _block(block: doc.Block, numbers: Mapping[str, int]) -> str:
    if isinstance(block, doc.Heading):
        return f"{'#' * block.level} {escape(block.text)}"
    if isinstance(block, doc.Paragraph):
        return _inline(block.line, numbers)
    if isinstance(block, doc.BulletList):
        lines = []
        for item in block.items:
            lines.append(f"- {_inline(item.line, numbers)}")
            lines += [f"  - {_inline(line, numbers)}" for line in item.items]
        return "\n".join(lines)
    if isinstance(block, doc.Figure):
        return ""
    rows = [f"| {' | '.join(_inline(cell, numbers) for cell in row)} |" for row in (block.head, *block.rows)]
    return "\n".join([rows[0], f"|{'---|' * len(block.head)}", *rows[1:]])


def _inline(line: doc.Line, numbers: Mapping[str, int]) -> str:
    """The line with its text escaped and a space before each group of marks."""
    parts: list[str] = []
    for span in doc.spans_of(line):
        if isinstance(span, doc.SourceMark):
            marks = "".join(f"[{number}]" for number in doc.mark_numbers(span, numbers))
            parts.append(f" {marks}" if marks and parts else marks)
        elif isinstance(span, doc.Strong):
            parts.append(f"**{escape(span.text)}**")
        else:
            text = escape(span)
            # After "[1]" an opening parenthesis or a colon would begin a link.
            guard = "\\" if parts and parts[-1].endswith("]") and span[0] in "(:" else ""
            before = " " if parts and span[0].isspace() else ""
            after = " " if span[-1].isspace() and text else ""
            parts.append(f"{before}{guard}{text}{after}")
    return "".join(parts).strip()


def _source(document: doc.ExportDocument, id_: str) -> str:
    """A source with its link; its own domain needs no backslash in the words beside that link."""
    text, url = doc.source_entry(document.sources[id_])
    if not url:
        return escape(text)
    domain = (urlsplit(url).hostname or "").removeprefix("www.")
    return f"{escape(text).replace(escape(domain), domain)} <{url}>"


def _write(exports: Sequence[Export], origin: Origin | None) -> str:
    """The documents one after another, a line between them, and one section on the record at the end."""
    text = "\n---\n\n".join(markdown(export.document()) for export in exports if export.document is not None)
    return text + (f"\n{markdown(origin_document(origin, exports))}" if origin is not None else "")


FORMAT = ExportFormat("markdown", "Markdown, for a story or a memo", "md", "document", _write, ("markdown", "txt"))
