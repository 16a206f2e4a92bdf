"""Tables of a PDF page or a text that have a column for each option: whoever stands below it voted so.

PDFium gives such a row as one line of words; which column a word stands in only its place on the page can tell. Two
kinds are read: names below each option, ragged, and a row for each member with a mark in one of the columns.
"""

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from councilui.load.formats.minutes.documents.boxes import Box
from councilui.load.formats.minutes.documents.tables import is_mark, is_member_head, mover_role, table_lines
from councilui.load.formats.minutes.labels import label_option
from councilui.load.formats.minutes.people import read_name

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_HEADER_TEXT: Final = (
    "aye ayes yea yeas yes nay nays no noes in favor favour for against opposed opposition abstain abstained abstaining"
    " abstention abstentions absent excused recused conflict not voting present vote votes council"
    " councillor councillors"
    " councilmember councilmembers member members name names commissioner commissioners trustee trustees alderman"
    " motion moved mover second seconded seconder st nd"
)
_HEADER_WORDS: Final = frozenset(_HEADER_TEXT.split())
_SAME_LINE: Final = 2.5  # points between the baselines of words of one row
_MOST_ROWS: Final = 60
_CELL_GAP: Final = 7.0  # points between two cells of a row, at least
_FIRST_REACH: Final = 40.0  # points between the header and its first row, at most
_APART: Final = re.compile(r"\S+(?: \S+)*")
_NAME: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[.,'’ -]|\([^\W\d_]+\)){0,48}")


class _Cell(NamedTuple):
    text: str
    left: float
    right: float

    @property
    def center(self) -> float:
        return (self.left + self.right) / 2


def with_option_columns(boxes: Sequence[Box], text_page: Any) -> list[Box]:
    """The lines of a page, those of such tables as lines that name the option first."""
    if not any(_may_be_header(box.text) for box in boxes):
        return list(boxes)
    rows = _rows(boxes)
    replacements: dict[int, list[Box]] = {}
    consumed: set[int] = set()
    index = 0
    while index < len(rows):
        header = _cells(rows[index], text_page)
        if not _is_header(header):
            index += 1
            continue
        body: list[list[str]] = []
        lines = [rows[index]]
        reach = _FIRST_REACH
        below = index + 1
        while below < len(rows) and len(body) < _MOST_ROWS:
            cells = _cells(rows[below], text_page)
            if not _is_row(cells) or rows[below - 1][0].bottom - rows[below][0].bottom > reach:
                break
            if len(body) == 0:
                reach = max(18.0, 1.7 * (rows[index][0].bottom - rows[below][0].bottom))
            body.append(_aligned(header, cells))
            lines.append(rows[below])
            below += 1
        if body:
            first = lines[0][0]
            texts = table_lines([[cell.text for cell in header], *body])
            members = [box for line in lines for box in line]
            consumed.update(id(box) for box in members)
            replacements[id(first)] = [first._replace(text=text) for text in texts if text]
        index = max(below, index + 1)
    return [
        new
        for box in boxes
        for new in (replacements[id(box)] if id(box) in replacements else () if id(box) in consumed else (box,))
    ]


def with_columns_in_text(lines: Sequence[str]) -> list[str]:
    """The lines of a text, those of such tables as lines that name the option first."""
    result: list[str] = []
    index = 0
    while index < len(lines):
        header = _words_apart(lines[index])
        rows: list[list[_Cell]] = []
        if _may_be_header(lines[index]) and _is_header(header):
            for line in lines[index + 1 : index + 1 + _MOST_ROWS]:
                cells = _words_apart(line)
                if not (cells and _is_row(cells) and not is_mark(cells[0].text)) or _is_word_below_names(rows, cells):
                    break
                rows.append(cells)
        marks = [cell for row in rows for cell in row if is_mark(cell.text)]
        if all(_is_below(header, mark) for mark in marks) if marks else _are_names_below(header, rows):
            if not is_member_head(header[0].text):
                header.insert(0, _Cell("", 0, 0))
            table = [[cell.text for cell in header], *(_aligned(header, cells) for cells in rows)]
            result += filter(None, table_lines(table))
        else:
            result += lines[index : index + 1 + len(rows)]
        index += 1 + len(rows)
    return result


def _is_below(header: Sequence[_Cell], mark: _Cell) -> bool:
    """Whether a mark stands below the word of an option, and not beside it, as where blanks were lost."""
    return any(head.left - 1 <= mark.center <= head.right + 1 for head in header)


def _is_word_below_names(rows: Sequence[Sequence[_Cell]], cells: Sequence[_Cell]) -> bool:
    """Whether a word stands alone in its line below rows of names, as a result does: "CARRIED"."""
    has_marks = any(is_mark(cell.text) for row in [*rows, cells] for cell in row)
    return len(cells) == 1 and not has_marks and not _is_name(cells[0].text)


def _is_name(text: str) -> bool:
    name = read_name(text, 0, in_line=True)
    return name is not None and name.end == len(text)


def _are_names_below(header: Sequence[_Cell], rows: Sequence[Sequence[_Cell]]) -> bool:
    """Whether each cell of the rows is a name that begins where the word of an option above it does."""
    options = [cell.left for cell in header if label_option(cell.text.rstrip(": ")) is not None]
    cells = [cell for row in rows for cell in row]
    is_aligned = all(any(abs(left - cell.left) <= 1 for left in options) for cell in cells)
    return bool(cells) and len(options) == len(header) and is_aligned and all(_is_name(cell.text) for cell in cells)


def _words_apart(line: str) -> list[_Cell]:
    """The cells of a line of text: words with two blanks between them or more."""
    return [_Cell(match[0], match.start(), match.end()) for match in _APART.finditer(line.expandtabs())]


def _may_be_header(text: str) -> bool:
    """Whether a line holds nothing but words of such a header; told by words alone, since places cost time."""
    words = _LETTERS.findall(text)
    return 0 < len(words) < 24 and all(word.casefold() in _HEADER_WORDS for word in words)


def _rows(boxes: Sequence[Box]) -> list[list[Box]]:
    """The lines of a page by their baseline from the top, those of one row from left to right."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (-box.bottom, box.left)):
        if rows and abs(rows[-1][0].bottom - box.bottom) <= _SAME_LINE:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row, key=lambda box: box.left) for row in rows]


def _cells(row: Sequence[Box], text_page: Any) -> list[_Cell]:
    """The cells of a row: words with a wide gap between them."""
    cells: list[_Cell] = []
    for box in row:
        start, left, right = 0, box.left, None
        last_right = box.left
        for offset, letter in enumerate(box.text):
            if letter.isspace():
                continue
            x0, _, x1, _ = text_page.get_charbox(box.first + offset)
            if right is not None and x0 - last_right > _CELL_GAP:
                cells.append(_Cell(box.text[start:offset].strip(), left, last_right))
                start, left = offset, x0
            last_right = right = max(x1, x0)
        cells.append(_Cell(box.text[start:].strip(), left, last_right))
    return [cell for cell in cells if cell.text]


def _is_header(cells: Sequence[_Cell]) -> bool:
    options = [cell for cell in cells if label_option(cell.text.rstrip(": ")) is not None]
    return len(options) >= 2 and all(
        label_option(cell.text.rstrip(": ")) is not None or is_member_head(cell.text) or mover_role(cell.text)
        for cell in cells
    )


def _is_row(cells: Sequence[_Cell]) -> bool:
    return bool(cells) and all(
        is_mark(cell.text)
        or (
            label_option(cell.text) is None
            and not is_member_head(cell.text)
            and _NAME.fullmatch(cell.text)
            and len(cell.text.split()) <= 5
            and not cell.text.endswith(".")
        )
        for cell in cells
    )


def _aligned(header: Sequence[_Cell], cells: Sequence[_Cell]) -> list[str]:
    """The cells of a row, each in the column that it stands in."""
    columns = [""] * len(header)
    for cell in cells:
        if is_mark(cell.text):
            column = min(range(len(header)), key=lambda index: abs(header[index].center - cell.center))
        else:
            column = max((i for i in range(len(header)) if header[i].left <= cell.left + 4), default=0)
        columns[column] = f"{columns[column]}\n{cell.text}" if columns[column] else cell.text
    return columns
