"""HTML by the standard library: the page's own text without menus, tables as tables.

Pages of eSCRIBE, CivicClerk and ModernGov have their votes in tables or in labeled blocks; both become lines.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from councilui.load.formats.minutes.documents.lines import Document, Line, UnreadableError
from councilui.load.formats.minutes.documents.running import is_page_number
from councilui.load.formats.minutes.documents.tables import table_lines
from councilui.load.formats.minutes.documents.text import decoded

_SKIPPED_TAGS: Final = "script style nav aside noscript svg template select button iframe form footer"
_SKIPPED: Final = frozenset(_SKIPPED_TAGS.split())
_BLOCKS_TAGS: Final = (
    "p div li ul ol section article main header h1 h2 h3 h4 h5 h6 blockquote pre dl dt dd table tr "
    "caption figure hr address fieldset body title"
)
_BLOCKS: Final = frozenset(_BLOCKS_TAGS.split())
_VOID_TAGS: Final = "br hr img input meta link area base col embed source track wbr"
_VOID: Final = frozenset(_VOID_TAGS.split())
_ENOUGH: Final = 400  # characters that a page's main part has when it is the minutes


class _Reader(HTMLParser):
    """Collects blocks; inside a table, cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, bool]] = []  # text, and whether it is in the main part
        self._text: list[str] = []
        self._skipped = 0
        self._main = 0
        self._tables: list[list[list[str]]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._open.append(tag)
        if tag in _SKIPPED:
            self._skipped += 1
        if tag == "br":
            self._text.append("\n")
        if tag in _BLOCKS:
            self._end_block()
        if tag in ("main", "article") or dict(attrs).get("role") == "main":
            self._main += 1
            self._open[-1] = f"{tag} main"
        if tag == "table":
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._tables[-1].append([])
        elif tag in ("td", "th") and self._tables:
            self._end_block()
            if not self._tables[-1]:
                self._tables[-1].append([])
            self._tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in (name.split()[0] for name in self._open):
            return
        while self._open:
            name = self._open.pop()
            self._close(name)
            if name.split()[0] == tag:
                break

    def _close(self, name: str) -> None:
        tag = name.split()[0]
        if tag in _BLOCKS or tag in ("td", "th"):
            self._end_block()
        if tag in _SKIPPED:
            self._skipped -= 1
        if name.endswith(" main"):
            self._main -= 1
        if tag == "table" and self._tables:
            rows = self._tables.pop()
            lines = table_lines(rows)
            if self._tables and self._tables[-1] and self._tables[-1][-1]:
                self._tables[-1][-1][-1] += "\n" + "\n".join(line for line in lines if line)
            else:
                self.blocks += [(line, self._main > 0) for line in lines]

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._text.append(" ".join(data.split("\n")) if "pre" not in self._open else data)

    def _end_block(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        lines = [" ".join(line.split()) for line in text.split("\n")]
        text = "\n".join(line for line in lines if line)
        if not text:
            return
        if self._tables and self._tables[-1] and self._tables[-1][-1]:
            cell = self._tables[-1][-1][-1]
            self._tables[-1][-1][-1] = f"{cell}\n{text}" if cell else text
        else:
            self.blocks.append((text, self._main > 0))

    def finish(self) -> None:
        """End what the page left open."""
        while self._open:
            self._close(self._open.pop())
        self._end_block()


def read_html(raw: bytes) -> Document:
    """The lines of a page. Raises UnreadableError for one without text, as pages are that a script fills."""
    reader = _Reader()
    reader.feed(decoded(raw))
    reader.close()
    reader.finish()
    main = [text for text, is_main in reader.blocks if is_main]
    texts = main if sum(map(len, main)) >= _ENOUGH else [text for text, _ in reader.blocks]
    lines = []
    for text in texts:
        parts = [part for part in text.split("\n") if part.strip() and not is_page_number(part)]
        lines += [Line(part, 1, not index) for index, part in enumerate(parts)]
    if not lines:
        raise UnreadableError("No text is in the page: a script fills it. Save the page from your browser as HTML.")
    return Document(lines, 1, has_pages=False)
