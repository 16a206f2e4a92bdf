"""A passage of a document in words: where it is, how it was read, what the user said of the reading."""

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Final

from councilui.common.corrections import CONFIRMED, Correction, save_correction
from councilui.common.errors import CouncilError
from councilui.record.model import Passage

NOT_READ: Final = "This vote wasn't read from a document, so there is nothing to review."


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


def save_verdict(record: Path | None, passages: Sequence[Passage], verdict: str, note: str = "") -> str:
    """Keep what the user says of a reading beside the record; the sentence that says where.

    Raises CouncilError where nothing was read, or the file can't be written.
    """
    if not passages or record is None:
        raise CouncilError(NOT_READ)
    for passage in passages:
        entry = Correction(PurePath(passage.file).name, passage.page, passage.text, verdict, note)
        path = save_correction(record, entry)
    return f"{verdict.capitalize()} in {path.name}, beside the record. Load the documents again to apply it."
