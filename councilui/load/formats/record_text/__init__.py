"""A record written by hand: a folder of TOML files, as docs/sources.md describes it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path
from typing import Final

from councilui.load.formats.record_text.reader import Reader
from councilui.load.formats.record_text.rows import Row, read_file
from councilui.load.mistakes import MistakeError, Reading

NAME: Final = "record text"
_TABLES: Final = (
    "record",
    "source",
    "body",
    "rule",
    "person",
    "membership",
    "meeting",
    "matter",
    "agenda_item",
    "vote_event",
    "statement",
    "claim",
    "doubt",
)


def recognises(path: Path) -> bool:
    """A folder with a `record.toml` in it."""
    return path.is_dir() and (path / "record.toml").is_file()


def read(path: Path) -> Reading:
    """Every `*.toml` under the folder as one record. Raises MistakeError with file and line."""
    if not path.is_dir():
        raise MistakeError(str(path), None, "a record in text is a folder of TOML files")
    files = sorted(path.rglob("*.toml"), key=lambda file: file.relative_to(path).as_posix())
    digest = hashlib.sha256()
    tables: dict[str, list[Row]] = defaultdict(list)
    for file in files:
        inner = file.relative_to(path).as_posix()
        digest.update(f"{inner}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
        for table, rows in read_file(file, str(path / inner)).items():
            if table not in _TABLES:
                raise rows[0].mistake(f"there is no table of this name; known: {', '.join(_TABLES)}")
            tables[table] += rows
    if len(tables["record"]) != 1:
        raise MistakeError(str(path / "record.toml"), None, "exactly one [record] with an id must be in the folder")
    record = tables["record"][0]
    record.only(("id", "title", "opens_on"))
    identity = record.values.get("id")
    if not isinstance(identity, str):
        raise record.mistake('the field "id" is missing')
    opens_on = record.values.get("opens_on")
    if opens_on is not None and opens_on not in {row.values.get("id") for row in tables["meeting"]}:
        raise record.mistake(f'there is no meeting "{opens_on}"', "opens_on")
    return Reading(NAME, f"{NAME}: {identity}", digest.hexdigest(), tuple(Reader(tables).objects()), (), opens_on)
