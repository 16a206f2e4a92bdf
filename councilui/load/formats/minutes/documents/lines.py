"""What every reader of documents gives: lines with their pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Line(NamedTuple):
    """A printed line. `page` counts from 1; `is_first` is true for the first line of a paragraph."""

    text: str
    page: int
    is_first: bool = False


class Unread(NamedTuple):
    """Words of a document that are not to be read, and why: "struck out", "hidden" or "added to the page"."""

    text: str
    page: int
    reason: str


class UnreadableError(Exception):
    """A document that gives no text. `reason` is a sentence for the user that says what would help."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one file in reading order. `blank_pages` are the pages without any text."""

    lines: Sequence[Line]
    pages: int
    blank_pages: tuple[int, ...] = ()
    is_ocr: bool = False
    has_pages: bool = True
    unread: Sequence[Unread] = field(default=())
