"""Words of a PDF page that a line is drawn through. A PDF does not say so: it has words, and a thin line over them."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from councilui.load.formats.minutes.documents.boxes import Box
from councilui.load.formats.minutes.documents.unread import blanked

_THIN: Final = 2.0  # points that a line is high at most
_SHORTEST: Final = 4.0  # points
_REACH: Final = 9.0  # points above the foot of a line of text in which a line can go through its letters
_THROUGH: Final = (0.2, 0.8)  # of a letter's height; a line under the words meets only what hangs down, as in "g"
_LEAST: Final = 0.8  # of the letters along a line, that it goes through
_MOST_PATHS: Final = 5000  # a page with more is a drawing


class _Stroke(NamedTuple):
    """A thin line of a page: its left and right edge and its height above the page's bottom, in points."""

    left: float
    right: float
    height: float


def without_struck(boxes: Sequence[Box], page: Any, text_page: Any) -> tuple[list[Box], list[str]]:
    """The lines of a page with struck words blanked, and these words. `page` and `text_page` are pypdfium2's."""
    result = list(boxes)
    struck: list[str] = []
    for stroke in (*_strokes(page), *_marks(page)):
        for index, box in enumerate(result):
            is_near = box.bottom < stroke.height < box.bottom + _REACH
            if is_near and box.left < stroke.right and stroke.left < box.right:
                span = _span(text_page, box, stroke)
                if span is not None:
                    struck.append(" ".join(box.text[slice(*span)].split()))
                    result[index] = box._replace(text=blanked(box.text, *span))
    return result, struck


def _strokes(page: Any) -> Iterator[_Stroke]:
    from pypdfium2.raw import FPDF_PAGEOBJ_PATH

    for number, path in enumerate(page.get_objects(filter=(FPDF_PAGEOBJ_PATH,), max_depth=3)):
        if number == _MOST_PATHS:
            return
        left, bottom, right, top = path.get_bounds()
        if top - bottom <= _THIN and right - left >= _SHORTEST:
            yield _Stroke(left, right, (top + bottom) / 2)


def _marks(page: Any) -> Iterator[_Stroke]:
    """Annotations that strike words out, as a reader of PDFs adds them."""
    from pypdfium2 import raw

    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_STRIKEOUT:
            for index in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
                corners = raw.FS_QUADPOINTSF()
                if raw.FPDFAnnot_GetAttachmentPoints(annotation, index, corners):
                    xs = (corners.x1, corners.x2, corners.x3, corners.x4)
                    ys = (corners.y1, corners.y2, corners.y3, corners.y4)
                    yield _Stroke(min(xs), max(xs), (min(ys) + max(ys)) / 2)
        raw.FPDFPage_CloseAnnot(annotation)


def _span(text_page: Any, box: Box, stroke: _Stroke) -> tuple[int, int] | None:
    """The characters of a line of text that a stroke goes through, None for one under words or between them."""
    along: list[int] = []
    through = 0
    for place, letter in enumerate(box.text):
        if not letter.isalnum():
            continue
        left, bottom, right, top = text_page.get_charbox(box.first + place)
        if stroke.left <= (left + right) / 2 <= stroke.right and top > bottom:
            along.append(place)
            through += _THROUGH[0] <= (stroke.height - bottom) / (top - bottom) <= _THROUGH[1]
    return (along[0], along[-1] + 1) if along and through >= _LEAST * len(along) else None
