"""Figures that a source raises: the mark of a footnote behind a word or a number, or a power.

Read without their place they are other numbers: a clerk's "5" with note 2 and "-2" is no 52-2. They are kept as the
superscripts of Unicode, which search and eye tell apart from figures.
"""

import re
from typing import Final

_FIGURES: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPTS: Final = str.maketrans("0123456789", _FIGURES)
_UNIT: Final = r"(?<!\b[mM])(?<!\b[kcdKC][mM])(?<!\b[fF][tT])(?<!\b[iIyY][nNdD])(?<!\bmi)"
_MARK: Final = re.compile(rf"(?<=[\w.,;:)\]”’\"'*]){_UNIT}[{_FIGURES}]+(?:[,*†‡]?[{_FIGURES}])*(?![{_FIGURES}/⁄])")


def superscript(text: str) -> str:
    """Text that stands raised; words that do, as the "th" of 5th, stay as they are."""
    return text.translate(_SUPERSCRIPTS)


def without_note_marks(text: str) -> str:
    """The text without the marks of notes behind its words and numbers; square feet (ft²) stay."""
    return text if text.isascii() else _MARK.sub("", text)
