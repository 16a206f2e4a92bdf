"""Text and Markdown: pages by form feeds and page marks, emphasis and escapes taken out."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from councilui.load.encodings import decode
from councilui.load.formats.minutes.documents.gutters import in_reading_order
from councilui.load.formats.minutes.documents.hyphens import with_whole_words
from councilui.load.formats.minutes.documents.lines import Document, Line, UnreadableError
from councilui.load.formats.minutes.documents.mark_rows import rows_with_names
from councilui.load.formats.minutes.documents.option_columns import with_columns_in_text
from councilui.load.formats.minutes.documents.running import EdgeLine, RunningLines, without_line_numbers
from councilui.load.formats.minutes.documents.tables import table_lines
from councilui.load.formats.minutes.documents.unread import STRUCK, UnreadWords, marked

_PAGE_MARK: Final = re.compile(
    r"\s*(?:-{2,}|={2,}|\[)?\s*page\s+(\d{1,4})(?:\s+of\s+\d+)?\s*(?:-{2,}|={2,}|\])?\s*", re.I
)
_RULE: Final = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")
_HEAD_IN_LINE: Final = re.compile(
    r"^\s*((?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4})"
    r"\s+(\d{1,4}) of (\d{1,4})(?=\s|$)"
)
_EDGE_LINES: Final = 4
_FEW_BEGINNINGS: Final = 2  # in lower case, behind a blank line
_SHARE: Final = 0.1
_GOES_ON: Final = re.compile(r"[ *_]*[a-z]{2,}\s")
_EMPTY_WIDTH: Final = re.compile(r"[^\S\n\f]{200,}")  # wider than any page; expressions would try each blank of it
_STRUCK: Final = re.compile(
    r"(?<!~)(?P<fence>~~?)(?=[^\s~])(?P<words>(?:[^~\n]|\n(?![ \t]*\n))*?[^\s~])(?P=fence)(?!~)"
    r"|<(?P<tag>s|del|strike)\b[^>]*>(?P<tagged>(?:[^<\n]|<(?!/?(?:s|del|strike)\b)|\n(?![ \t]*\n))*)</(?P=tag)\s*>",
    re.IGNORECASE,
)


def read_text(raw: bytes, *, markdown: bool = False) -> Document:
    """The lines of a text. Raises UnreadableError for an empty one."""
    text = _EMPTY_WIDTH.sub(" " * 200, decode(raw)[0].replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise UnreadableError("The file is empty.")
    text = "\n".join(without_line_numbers(text.split("\n")))
    unread = UnreadWords()
    pages = _pages(_with_marks(text) if markdown else text, markdown)
    if not markdown:
        pages = [(number, in_reading_order(with_columns_in_text(_with_names(lines)))) for number, lines in pages]
    else:
        pages = [(number, [unread.take_out(line, number) for line in lines]) for number, lines in pages]
    heads = RunningLines(_edges(lines) for _, lines in pages)
    has_paragraphs = not markdown or _has_paragraphs([line for _, lines in pages for line in lines])
    result: list[Line] = []
    for page_index, (number, lines) in enumerate(pages):
        at_edge = _edge_places(lines)
        after_blank = page_index == 0  # what a page break cuts in two is one paragraph
        table: list[str] = []
        for index, printed in enumerate(lines):
            if markdown and printed.lstrip().startswith("|"):
                table.append(printed)
                continue
            result += _table(table, number)
            table.clear()
            line = _unmarked(printed) if markdown else printed.rstrip()
            if index in at_edge and len(pages) > 1 and heads.has(line.strip(), page_index):
                continue
            if line.strip():
                is_heading = markdown and printed.startswith("#")
                result.append(Line(line.strip(), number, (after_blank or is_heading) and has_paragraphs))
                after_blank = is_heading
            else:
                after_blank = True
        result += _table(table, number)
    last = max(number for number, _ in pages)
    return Document(with_whole_words(result), last, has_pages=len(pages) > 1, unread=unread.pieces)


def _has_paragraphs(lines: Sequence[str]) -> bool:
    """Whether a blank line begins a paragraph: a page that was made Markdown has one behind every line it had."""
    begins = [line for before, line in pairwise(lines) if line.strip() and not before.strip()]
    going_on = sum(bool(_GOES_ON.match(line)) for line in begins)
    return going_on <= max(_FEW_BEGINNINGS, len(begins) * _SHARE)


def _with_marks(text: str) -> str:
    """Markdown in which what is struck out is marked, line by line: "~~Orr~~", "<del>Orr</del>", over lines too."""

    def each_line(match: re.Match[str]) -> str:
        words = match["words"] if match["words"] is not None else match["tagged"]
        return "\n".join(marked(line, STRUCK) for line in words.split("\n"))

    return _STRUCK.sub(each_line, marked(text, None))


def _table(lines: list[str], page: int) -> list[Line]:
    rows = [[_unmarked(cell) for cell in line.strip().strip("|").split("|")] for line in lines]
    rows = [row for row in rows if not all(re.fullmatch(r"\s*:?-*:?\s*", cell) for cell in row)]
    printed = table_lines(rows) if rows else []
    return [Line(text, page, not before) for before, text in pairwise(["-", *printed]) if text]


def _with_names(lines: Sequence[str]) -> list[str]:
    """The lines, rows of marks with the names that they stand for."""
    names = rows_with_names(lines)
    return [names.get(index, line) for index, line in enumerate(lines)]


def _pages(text: str, markdown: bool) -> list[tuple[int, list[str]]]:
    """Pages with their numbers. A date with "3 of 18" that begins a line is the head of page 3, run into its text."""
    pages: list[tuple[int, list[str]]] = [(1, [])]
    running = sum(bool(_HEAD_IN_LINE.match(line)) for line in text.split("\n")) > 2
    for line in text.replace("\f", "\n\f").split("\n"):
        if line.startswith("\f"):
            pages.append((pages[-1][0] + 1, [line[1:]]))
        elif (match := _PAGE_MARK.fullmatch(line)) and re.search(r"--|==|\[|(?i:page)", line):
            number = int(match[1])
            if pages[-1][1] and any(part.strip() for part in pages[-1][1]):
                pages.append((number, []))
            else:
                pages[-1] = (number, pages[-1][1])
        elif markdown and _RULE.fullmatch(line):
            pages.append((pages[-1][0] + 1, []))
        elif running and (match := _HEAD_IN_LINE.match(line)):
            pages.append((int(match[2]), [line[match.end() :]]))
        else:
            pages[-1][1].append(line)
    return [page for page in pages if any(line.strip() for line in page[1])] or [(1, [text])]


def _edge_places(lines: list[str]) -> dict[int, int]:
    """The lines at the edges by index, each with its place from the top, or from the bottom below 0."""
    printed = [index for index, line in enumerate(lines) if line.strip()]
    places = {index: place for place, index in enumerate(printed[:_EDGE_LINES])}
    return places | {index: -1 - place for place, index in enumerate(reversed(printed[-_EDGE_LINES:]))}


def _edges(lines: list[str]) -> list[EdgeLine]:
    return [EdgeLine(lines[index].strip(), place) for index, place in _edge_places(lines).items()]


def _unmarked(line: str) -> str:
    """A line of Markdown without its marks."""
    line = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", line)
    line = re.sub(r"(?<!\\)(\*\*|__|\*(?=\S)|(?<=\S)\*|`)", "", line)
    line = re.sub(r"^\s{0,3}#{1,6}\s+", "", line)
    return re.sub(r"\\([\\`*_{}\[\]()#+\-.!|~>])", r"\1", line).rstrip()
