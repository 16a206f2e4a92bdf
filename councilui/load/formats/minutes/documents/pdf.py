"""PDF by pypdfium2: lines with their place on the page, heads and feet taken out, in reading order.

PDFium gives text in the order of the content stream. Word writes the running foot first, so a line at the bottom of
the page that comes before the top goes to the end. Within a page the stream's order is kept: it is right in columns.
"""

import statistics
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from councilui.common.extras import install_command
from councilui.common.shares import plural
from councilui.load.formats.minutes.documents.boxes import Box
from councilui.load.formats.minutes.documents.hyphens import with_whole_words
from councilui.load.formats.minutes.documents.lines import Document, Line, Unread, UnreadableError
from councilui.load.formats.minutes.documents.mark_rows import rows_with_names
from councilui.load.formats.minutes.documents.ocr import ocr_page
from councilui.load.formats.minutes.documents.option_columns import with_option_columns
from councilui.load.formats.minutes.documents.pdf_added import added_words
from councilui.load.formats.minutes.documents.pdf_struck import without_struck
from councilui.load.formats.minutes.documents.pdf_superscripts import with_superscripts
from councilui.load.formats.minutes.documents.running import EdgeLine, RunningLines, without_line_numbers
from councilui.load.formats.minutes.documents.unread import ADDED, STRUCK, without_blanks

MISSING: Final = f"Install what reads PDF, then load the file again: {install_command('documents')}"
_EDGE: Final = 0.13  # of the page's height, at the top and at the bottom
_PLACE: Final = 6.0  # points within which lines of different pages stand at one height
_GAP: Final = 1.45  # times the usual distance of two lines: a paragraph begins


def read_pdf(path: Path, *, tesseract: str | None) -> Document:
    """The lines of a PDF; with the program `tesseract`, of pages without text too. Raises UnreadableError."""
    scanned: dict[int, list[Line]] = {}
    pages: list[list[Box]] = []
    heights: list[float] = []
    unread: list[Unread] = []
    document = _open_document(path)
    try:
        document.init_forms()
        for number in range(len(document)):
            boxes, height = _page_boxes(document, number, unread)
            pages.append(boxes)
            heights.append(height)
            if tesseract is not None and not boxes:
                scanned[number + 1] = ocr_page(document, number, tesseract)
    finally:
        document.close()
    if not pages:
        raise UnreadableError("The PDF has no pages.")
    blank = tuple(number for number, boxes in enumerate(pages, 1) if not boxes and not scanned.get(number))
    if len(blank) == len(pages):
        raise UnreadableError(
            f"It has {plural(len(pages), 'page')} but no text: it is a scan. With tesseract installed, load it"
            " with --ocr."
        )
    heads = RunningLines(
        [EdgeLine(box.text, round(box.bottom / _PLACE)) for box in boxes if _at_edge(box, height)]
        for boxes, height in zip(pages, heights, strict=True)
    )
    lines: list[Line] = []
    for number, (boxes, height) in enumerate(zip(pages, heights, strict=True), 1):
        body_boxes = [box for box in boxes if not (_at_edge(box, height) and heads.has(box.text, number - 1))]
        lines += scanned.get(number, [])
        lines += _page_lines(_in_order(body_boxes, height), number)
    return Document(with_whole_words(lines), len(pages), blank, is_ocr=any(scanned.values()), unread=unread)


def _open_document(path: Path) -> Any:
    try:
        import pypdfium2
    except ImportError as error:
        raise UnreadableError(MISSING) from error
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        reason = "a password" if "password" in str(error).casefold() else "not a PDF that can be opened"
        raise UnreadableError(
            "The PDF is password-protected." if reason == "a password" else "The file is damaged, or not a PDF."
        ) from error


def _page_boxes(document: Any, number: int, unread: list[Unread]) -> tuple[list[Box], float]:
    """The lines of one page in the stream's order, and the page's height; `unread` gets words struck out or added."""
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
        text_page = page.get_textpage()
    except PdfiumError as error:
        raise UnreadableError(f"The file is damaged: its page {number + 1} can't be read.") from error
    try:
        text = text_page.get_text_range()
        exact = text_page.count_chars() == len(text)
        if exact:
            text = with_superscripts(text, text_page)
        boxes: list[Box] = []
        start = 0
        for printed in text.split("\r\n"):
            stripped = printed.strip()
            if stripped:
                first = start + len(printed) - len(printed.lstrip())
                boxes.append(_box(text_page, stripped, first) if exact else Box(stripped, 0.0, 0.0, 0.0))
            start += len(printed) + 2
        height = float(page.get_height())
        boxes = _without_margin(boxes)
        unread += [Unread(words, number + 1, ADDED) for words in added_words(page, document.formenv)]
        if not exact:
            return boxes, 0.0
        boxes, struck = without_struck(boxes, page, text_page)
        unread += [Unread(words, number + 1, STRUCK) for words in struck]
        boxes = [box._replace(text=without_blanks(box.text)) for box in with_option_columns(boxes, text_page)]
        names = rows_with_names([box.text for box in boxes])
        boxes = [box._replace(text=names.get(index, box.text)) for index, box in enumerate(boxes)]
        return [box for box in boxes if box.text], height
    finally:
        text_page.close()
        page.close()


def _without_margin(boxes: Sequence[Box]) -> list[Box]:
    """The lines of a page without numbers down its left margin, whether they are lines of their own or begin others."""
    numbers = [box for box in boxes if box.text.isdecimal() and len(box.text) < 3]
    others = [box for box in boxes if box not in numbers]
    is_margin = others and all(box.right < min(other.left for other in others) for box in numbers)
    texts = [box.text for box in numbers]
    if is_margin and texts != without_line_numbers(texts):
        return others
    cut = zip(boxes, without_line_numbers([box.text for box in boxes]), strict=True)
    return [box._replace(text=text, first=box.first + len(box.text) - len(text)) for box, text in cut if text]


def _box(text_page: Any, text: str, first: int) -> Box:
    left, bottom, _, _ = text_page.get_charbox(first)
    _, _, right, _ = text_page.get_charbox(first + len(text) - 1)
    return Box(text, left, right, bottom, first)


def _at_edge(box: Box, height: float) -> bool:
    return height > 0 and (box.bottom < height * _EDGE or box.bottom > height * (1 - _EDGE))


def _in_order(boxes: Sequence[Box], height: float) -> list[Box]:
    """The lines of a page; those at the bottom that the stream has first come last, those at the top first."""
    rest = list(boxes)
    low: list[Box] = []
    while len(rest) > 1 and height and rest[0].bottom < height * _EDGE and rest[1].bottom > rest[0].bottom:
        low.append(rest.pop(0))
    if low and rest and rest[0].bottom < height * _EDGE and any(box.bottom > height / 2 for box in rest[1:]):
        low.append(rest.pop(0))
    high: list[Box] = []
    while len(rest) > 1 and height and rest[-1].bottom > height * (1 - _EDGE) and rest[-2].bottom < height / 2:
        high.insert(0, rest.pop())
    return [*high, *rest, *low]


def _page_lines(boxes: Sequence[Box], number: int) -> list[Line]:
    gaps = [before.bottom - box.bottom for before, box in pairwise(boxes)]
    usual = statistics.median([gap for gap in gaps if gap > 1] or [12.0])
    lines = []
    for index, box in enumerate(boxes):
        gap = gaps[index - 1] if index else 0.0
        lines.append(Line(box.text, number, index > 0 and not (-2 < gap < usual * _GAP)))
    return lines
