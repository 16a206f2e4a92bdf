"""One self-contained page of HTML5: readable without its style, printed well, no script.

Each section of a document is a section with its heading, each table has a caption and says which cells are headings,
and source marks lead to the source and back. All text is escaped where it is written.
"""

import re
from collections.abc import Sequence
from html import escape as escape_attribute
from itertools import count
from typing import Final

from councilui.common.plain_text import one_line
from councilui.common.slugs import slug
from councilui.export import document as doc
from councilui.export.formats import ExportFormat
from councilui.export.html_style import STYLE
from councilui.export.model import Export
from councilui.export.origin import origin_document
from councilui.record.views.origin import Origin

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_NUMBER: Final = re.compile(r"[+−-]?[0-9][0-9,.]*%?|–")
_SHORT: Final = 16  # characters: a cell no longer than that, such as a date, stays on one line
_WIDE: Final = 12  # a table with more columns scrolls sideways
_BACKLINKS: Final = 20  # more ways back from one source help nobody


def html_page(documents: Sequence[doc.ExportDocument], about: doc.ExportDocument | None = None) -> str:
    """The documents as one page; `about`, on how the page was made, is its footer."""
    several = len(documents) > 1
    articles = [_Article(of, f"d{n}-" if several else "").html() for n, of in enumerate(documents, 1)]
    title = next((one_line(of.title) for of in documents if of.title), "councilui")
    body = "\n".join(articles)
    footer = f"<footer>\n{_Article(about).flow()}</footer>\n" if about is not None else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape_attribute(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{body}\n</main>\n{footer}</body>\n</html>\n"
    )


class _Article:
    """One document of a page; `prefix` keeps its ids apart from those of the others."""

    def __init__(self, of: doc.ExportDocument, prefix: str = "") -> None:
        self.document = of
        self.prefix = prefix
        self.title = one_line(of.title)
        self.numbers = doc.source_numbers(of)
        self.places: dict[int, list[str]] = {number: [] for number in self.numbers.values()}
        self.ids: set[str] = set()

    def html(self) -> str:
        """The article with a section for each heading of level 2, the sources last."""
        parts = []
        for heading, blocks in self._sections():
            body = "".join(self._block(block, heading) for block in blocks)
            parts.append(self._section(heading, body) if heading else body)
        if self.numbers:
            entries = "".join(self._source(id_, number) for id_, number in self.numbers.items())
            parts.append(self._section("Sources", f"<ol>\n{entries}</ol>\n", ' role="doc-endnotes"'))
        return f"<article>\n{''.join(parts)}</article>"

    def flow(self) -> str:
        """The blocks one after another, without sections."""
        return "".join(self._block(block, "") for block in self.document.blocks)

    def _sections(self) -> list[tuple[str, list[doc.Block]]]:
        """The headings of level 2, each with the blocks under it; "" for those before the first."""
        sections: list[tuple[str, list[doc.Block]]] = [("", [])]
        for block in self.document.blocks:
            if isinstance(block, doc.Heading) and block.level == 2:
                sections.append((one_line(block.text), []))
            else:
                sections[-1][1].append(block)
        return sections

    def _section(self, heading: str, body: str, role: str = "") -> str:
        id_ = self.prefix + self._new_id(heading)
        return f'<section aria-labelledby="{id_}"{role}>\n<h2 id="{id_}">{_text(heading)}</h2>\n{body}</section>\n'

    def _new_id(self, heading: str) -> str:
        stem = slug(heading)
        id_ = next(id_ for n in count(1) if (id_ := stem if n == 1 else f"{stem}-{n}") not in self.ids)
        self.ids.add(id_)
        return id_

    def _block(self, block: doc.Block, heading: str) -> str:
        if isinstance(block, doc.Heading):
            return f"<h{block.level}>{_text(block.text)}</h{block.level}>\n"
        if isinstance(block, doc.Paragraph):
            return f"<p>{self._inline(block.line)}</p>\n"
        if isinstance(block, doc.Figure):
            svg = block.svg()
            return f"<figure>{svg}</figure>\n" if svg else ""
        if isinstance(block, doc.BulletList):
            return f"<ul>\n{''.join(self._item(item.line, item.items) for item in block.items)}</ul>\n"
        return self._table(block, ": ".join(part for part in (self.title, heading) if part))

    def _item(self, line: doc.Line, items: Sequence[doc.Line]) -> str:
        text = self._inline(line)  # first, for its marks come first
        below = "".join(f"<li>{self._inline(item)}</li>\n" for item in items)
        return f"<li>{text}\n<ul>\n{below}</ul>\n</li>\n" if below else f"<li>{text}</li>\n"

    def _table(self, table: doc.TableBlock, caption: str) -> str:
        head = "".join(self._cell(cell, "col") for cell in table.head)
        rows = "".join(
            f"<tr>\n{''.join(self._cell(cell, '' if column else 'row') for column, cell in enumerate(row))}</tr>\n"
            for row in table.rows
        )
        html = (
            f"<table>\n<caption>{_text(caption)}</caption>\n<thead>\n<tr>\n{head}</tr>\n</thead>\n"
            f"<tbody>\n{rows}</tbody>\n</table>\n"
        )
        if len(table.head) <= _WIDE:
            return html
        label = escape_attribute(caption)
        return f'<div class="wide" role="region" tabindex="0" aria-label="{label}">\n{html}</div>\n'

    def _cell(self, line: doc.Line, scope: str) -> str:
        """A cell that heads a column or row, or for "" none; one without text heads nothing."""
        text = doc.plain_line(line)
        tag = "td" if not scope or (scope == "col" and not text) else "th"
        kind = ("number" if _NUMBER.fullmatch(text) else "short") if len(text) <= _SHORT else ""
        attributes = f' scope="{scope}"' if tag == "th" else ""
        attributes += f' class="{kind}"' if kind else ""
        return f"<{tag}{attributes}>{self._inline(line)}</{tag}>\n"

    def _inline(self, line: doc.Line) -> str:
        parts: list[str] = []
        for span in doc.spans_of(line):
            if isinstance(span, doc.SourceMark):
                marks = "".join(map(self._mark, doc.mark_numbers(span, self.numbers)))
                parts.append(f" {marks}" if marks and parts else marks)
            elif isinstance(span, doc.Strong):
                parts.append(f"<strong>{_text(span.text)}</strong>")
            else:
                before = " " if parts and span[0].isspace() else ""
                parts.append(f"{before}{_text(span)}{' ' if span[-1].isspace() else ''}")
        return "".join(parts).strip()

    def _mark(self, number: int) -> str:
        places = self.places[number]
        places.append(f"{self.prefix}mark-{number}-{len(places) + 1}")
        target = f"#{self.prefix}source-{number}"
        return f'<sup><a id="{places[-1]}" href="{target}" role="doc-noteref">[{number}]</a></sup>'

    def _source(self, id_: str, number: int) -> str:
        text, url = doc.source_entry(self.document.sources[id_])
        link = f' <a href="{escape_attribute(url)}">{_text(url)}</a>' if url else ""
        back = "".join(_backlink(place, n) for n, place in enumerate(self.places[number][:_BACKLINKS], 1))
        return f'<li id="{self.prefix}source-{number}">{_text(text)}{link}{back}</li>\n'


def _backlink(place: str, number: int) -> str:
    sign = "↩" if number == 1 else f"↩{number}"
    label = f"back to the text, place {number}"
    return f' <a class="back" href="#{place}" role="doc-backlink" aria-label="{label}">{sign}</a>'


def _text(text: str) -> str:
    """Record text inside an element, on one line."""
    return escape_attribute(one_line(text), quote=False).replace('"', "&quot;")


def _write(exports: Sequence[Export], origin: Origin | None) -> str:
    documents = [export.document() for export in exports if export.document is not None]
    return html_page(documents, origin_document(origin, exports) if origin is not None else None)


FORMAT = ExportFormat("html", "one HTML page to read, print or send", "html", "document", _write, ("htm",))
