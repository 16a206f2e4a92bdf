"""HTML by the standard library: the page's own text without menus, tables as tables.

Pages of eSCRIBE, CivicClerk and ModernGov have their votes in tables or in labeled blocks; both become lines.
"""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Final, NamedTuple

from councilui.load.encodings import decode
from councilui.load.formats.minutes.documents.lines import Document, Line, UnreadableError
from councilui.load.formats.minutes.documents.running import is_page_number
from councilui.load.formats.minutes.documents.tables import Cell, spread, table_lines
from councilui.load.formats.minutes.documents.unread import HIDDEN, STRUCK, UnreadWords, marked
from councilui.load.html_styles import Element, Look, StyleSheets, element_of
from councilui.load.list_numbers import OrderedList
from councilui.load.superscripts import superscript

_SKIPPED_TAGS: Final = "script style nav aside noscript svg template select button iframe form footer"
_SKIPPED: Final = frozenset(_SKIPPED_TAGS.split())
_BLOCKS_TAGS: Final = (
    "p div li ul ol section article main header h1 h2 h3 h4 h5 h6 blockquote pre dl dt dd table tr "
    "caption figure hr address fieldset body title"
)
_BLOCKS: Final = frozenset(_BLOCKS_TAGS.split())
_VOID_TAGS: Final = "br hr img input meta link area base col embed source track wbr"
_VOID: Final = frozenset(_VOID_TAGS.split())
_ENDED_BY: Final = {
    "li": ("p", "li"), "dt": ("p", "dt", "dd"), "dd": ("p", "dt", "dd"),
    "tr": ("p", "td", "th", "tr"), "td": ("p", "td", "th"), "th": ("p", "td", "th"), "option": ("option",),
}  # fmt: skip
"""What a tag ends that is still open right around it, as HTML lets authors leave out its end."""
_ENOUGH: Final = 400  # characters that a page's main part has when it is the minutes


class _OpenElement(NamedTuple):
    """An element that is not closed yet."""

    tag: str
    is_main: bool
    look: Look
    ordered: OrderedList | None


class _Reader(HTMLParser):
    """Collects blocks; inside a table, cells. Words that are struck out or hidden go to `unread`."""

    def __init__(self, sheets: StyleSheets) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, bool]] = []  # text, and whether it is in the main part
        self.unread = UnreadWords()
        self._sheets = sheets
        self._text: list[str] = []
        self._tables: list[list[list[Cell]]] = []
        self._open: list[_OpenElement] = []
        self._elements: list[Element] = []  # those that are open, for the rules of style sheets
        self._counts: Counter[str] = Counter()  # of what is open: tags, main parts, struck and hidden ones

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._close_implied(tag)
        if tag == "br":
            self._text.append("\n")
        if tag in _BLOCKS:
            self._end_block()
        if tag not in _VOID:
            element = element_of(tag, attributes)
            look = self._sheets.look(element, self._elements, attributes)
            is_main = tag in ("main", "article") or attributes.get("role") == "main"
            ordered = OrderedList.of(attributes, look.list_style) if tag == "ol" else None
            self._open.append(_OpenElement(tag, is_main, look, ordered))
            self._elements.append(element)
            self._count(self._open[-1], 1)
        if tag == "li":
            self._number_item(attributes)
        elif tag == "table":
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._tables[-1].append([])
        elif tag in ("td", "th") and self._tables:
            self._end_block()
            if not self._tables[-1]:
                self._tables[-1].append([])
            spans = (attributes.get(name) or "" for name in ("rowspan", "colspan"))
            rows, columns = (int(span) if re.fullmatch(r"[1-9]\d{0,4}", span.strip()) else 1 for span in spans)
            self._tables[-1][-1].append(Cell("", rows, columns))

    def _number_item(self, attributes: dict[str, str | None]) -> None:
        """Put the number before an item that a browser shows there."""
        around = next((outer for outer in reversed(self._open) if outer.tag in ("ol", "ul")), None)
        if around is not None and around.ordered is not None:
            self.handle_data(around.ordered.item(attributes))

    def _count(self, opened: _OpenElement, number: int) -> None:
        self._counts[opened.tag] += number
        self._counts["main part"] += number * opened.is_main
        self._counts["skipped part"] += number * (opened.tag in _SKIPPED)
        self._counts[STRUCK] += number * opened.look.is_struck
        self._counts[HIDDEN] += number * opened.look.is_hidden

    def _close_implied(self, tag: str) -> None:
        """A paragraph ends where the next block begins, an item where the next does, a cell and a row too."""
        ends = _ENDED_BY.get(tag, ()) if tag in _ENDED_BY else ("p",) if tag in _BLOCKS else ()
        while self._open and self._open[-1].tag in ends:
            self._close()

    def handle_endtag(self, tag: str) -> None:
        if not self._counts[tag]:
            return
        while self._open:
            if self._close() == tag:
                break

    def _close(self) -> str:
        """End the innermost element; its tag."""
        opened = self._open.pop()
        self._elements.pop()
        tag = opened.tag
        if tag in _BLOCKS or tag in ("td", "th"):
            self._end_block()
        self._count(opened, -1)
        if tag == "table" and self._tables:
            lines = table_lines(spread(self._tables.pop()))
            if self._tables and self._tables[-1] and self._tables[-1][-1]:
                self._add_to_cell("\n" + "\n".join(line for line in lines if line))
            else:
                self.blocks += [(line, self._counts["main part"] > 0) for line in lines]
        return tag

    def handle_data(self, data: str) -> None:
        if self._counts["skipped part"]:
            return
        reason = HIDDEN if self._counts[HIDDEN] else STRUCK if self._counts[STRUCK] else None
        text = superscript(data) if self._counts["sup"] else data
        self._text.append(marked(text if self._counts["pre"] else " ".join(text.split("\n")), reason))

    def _end_block(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        lines = [" ".join(line.split()) for line in text.split("\n")]
        text = self.unread.take_out("\n".join(line for line in lines if line), 1).strip()
        if not text:
            return
        if self._tables and self._tables[-1] and self._tables[-1][-1]:
            self._add_to_cell(f"\n{text}" if self._tables[-1][-1][-1].text else text)
        else:
            self.blocks.append((text, self._counts["main part"] > 0))

    def _add_to_cell(self, text: str) -> None:
        """Add to the innermost cell that is open."""
        row = self._tables[-1][-1]
        row[-1] = row[-1]._replace(text=row[-1].text + text)

    def finish(self) -> None:
        """End what the page left open."""
        while self._open:
            self._close()
        self._end_block()


def read_html(raw: bytes) -> Document:
    """The lines of a page. Raises UnreadableError for one without text, as pages are that a script fills."""
    page = decode(raw)[0]
    reader = _Reader(StyleSheets(page))
    reader.feed(page)
    reader.close()
    reader.finish()
    main = [text for text, is_main in reader.blocks if is_main]
    texts = main if sum(map(len, main)) >= _ENOUGH else [text for text, _ in reader.blocks]
    lines = []
    for text in texts:
        parts = [part for part in text.split("\n") if part.strip() and not is_page_number(part)]
        lines += [Line(part, 1, not index) for index, part in enumerate(parts)]
    if not lines:
        raise UnreadableError("The page has no text: a script fills it in. Save the page from your browser as HTML.")
    return Document(lines, 1, has_pages=False, unread=reader.unread.pieces)
