"""Figures that a PDF prints small and raised behind a word or a number: the marks of notes."""

import re
from typing import Any, Final

from councilui.load.superscripts import superscript

# A short number right behind a letter or mark, and every longer one, whose end may be raised.
_NUMBER: Final = re.compile(r"(?<=[^\W\d])\d{1,2}(?![\d\w])|(?<=[,.;:)”’])\d{1,2}(?=\s|$)|\d{2,5}(?!\d)")
_SMALL: Final = 0.8  # times the size of the figure or letter before it


def with_superscripts(text: str, text_page: Any) -> str:
    """The text of a page, character for character, with its raised figures as superscripts.

    `text_page` is a page's text of pypdfium2, whose characters must be those of `text`.
    """
    characters = list(text)
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        first = start if start and not text[start - 1].isspace() and end - start < 3 else start + 1
        for index in range(first, end):
            if _is_raised(text_page, index, index - 1):
                characters[index:end] = superscript(text[index:end])
                break
    return "".join(characters)


def _is_raised(text_page: Any, index: int, before: int) -> bool:
    from pypdfium2.raw import FPDFText_GetFontSize

    if FPDFText_GetFontSize(text_page, index) >= _SMALL * FPDFText_GetFontSize(text_page, before):
        return False
    _, bottom, _, top = text_page.get_charbox(index)
    _, bottom_before, _, top_before = text_page.get_charbox(before)
    return bool(bottom > bottom_before + 0.2 * (top_before - bottom_before) and top > bottom)
