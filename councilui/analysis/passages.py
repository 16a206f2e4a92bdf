"""A passage of a document in words: where it is, how it was read, what the user said of the reading."""

from __future__ import annotations

from pathlib import PurePath

from councilui.common.corrections import CONFIRMED
from councilui.record.model import Passage


def passage_place(passage: Passage) -> str:
    """ "minutes.pdf, page 4"."""
    name = PurePath(passage.file).name
    return f"{name}, page {passage.page}" if passage.page is not None else name


def passage_review(passage: Passage) -> str | None:
    """What a reader must know of the reading, None when there is nothing."""
    parts = []
    if passage.is_ocr:
        parts.append("Read by OCR from an image: check it against the page.")
    if passage.review == CONFIRMED:
        parts.append("You confirmed this reading in your corrections file.")
    return " ".join(parts) or None
