"""What a user says of a loader's readings: a readable file beside the record, applied at the next load.

`minutes.db` has `minutes.corrections.toml`, one entry a reading, known by the document and the words that it was read
from. A rejected reading is not loaded again; a confirmed one is told as confirmed. Sources are never touched.
"""

from pathlib import Path
from typing import Final, NamedTuple

from councilui.common.errors import CouncilError
from councilui.common.toml_file import read_toml, toml_value

CONFIRMED: Final = "confirmed"
REJECTED: Final = "rejected"
VERDICTS: Final = (CONFIRMED, REJECTED)
_HEAD: Final = (
    "# Corrections of readings, by councilui and by hand. verdict is confirmed or rejected; passage has the words as\n"
    "# printed, with single spaces. They take effect at the next load.\n"
)


class Correction(NamedTuple):
    """A verdict on the reading of one passage of one document; `file` is the document's name without folders."""

    file: str
    page: int | None
    passage: str
    verdict: str
    note: str = ""


def corrections_file(record: Path) -> Path:
    """Where the corrections of a record are kept."""
    return record.with_suffix(".corrections.toml")


def read_corrections(record: Path) -> list[Correction]:
    """The corrections of a record; none without a file. Raises CouncilError for a file that is no such TOML."""
    path = corrections_file(record)
    entries = read_toml(path).get("correction", [])
    try:
        corrections = [
            Correction(
                str(entry["file"]), entry.get("page"), str(entry["passage"]), str(entry["verdict"]),
                str(entry.get("note", "")),
            )
            for entry in entries
        ]  # fmt: skip
    except (KeyError, TypeError, AttributeError) as error:
        raise CouncilError(f"{path} can't be read as corrections ({error}). Fix it or move it.") from error
    for correction in corrections:
        if correction.verdict not in VERDICTS:
            raise CouncilError(f"{path} has the verdict “{correction.verdict}”; it must be confirmed or rejected.")
        if type(correction.page) not in (int, type(None)):  # written back, it would spoil the file
            raise CouncilError(f"{path} has the page “{correction.page}”; it must be a number.")
    return corrections


def save_correction(record: Path, correction: Correction) -> Path:
    """Put a verdict into the file, in place of an earlier one on the same passage; the file."""
    from councilui.common.files import write_whole

    others = [
        old for old in read_corrections(record) if (old.file, old.passage) != (correction.file, correction.passage)
    ]
    path = corrections_file(record)
    text = _HEAD + "".join(_entry(entry) for entry in [*others, correction])
    write_whole(path, text, replace=True)
    return path


def _entry(correction: Correction) -> str:
    page = f"page = {correction.page}\n" if correction.page is not None else ""
    note = f"note = {toml_value(correction.note)}\n" if correction.note else ""
    return (
        f'\n[[correction]]\nverdict = "{correction.verdict}"\nfile = {toml_value(correction.file)}\n{page}'
        f"passage = {toml_value(correction.passage)}\n{note}"
    )
