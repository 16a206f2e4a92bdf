"""Small records are checked whole whenever they are read, but each file once: its checksum is kept when it was intact.

Reading a file for its checksum takes a twentieth of the time that its digests take. The checksum notices what a disk or
a copy does to a file, as the digests do.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from councilui.common.errors import CouncilError
from councilui.common.files import open_file, write_private
from councilui.common.folders import cache_folder, record_stem

if TYPE_CHECKING:
    from councilui.record.integrity import Damage

_MOST: Final = 16 << 20  # bytes
_LONGEST: Final = 100  # bytes of a checksum


def small_record_damage(connection: sqlite3.Connection, path: str | os.PathLike[str]) -> list[Damage] | None:
    """All damage of a record of up to 16 MB, as `check_integrity` has it; None for a larger one, not checked."""
    if Path(path).stat().st_size > _MOST:
        return None
    value = _checksum(path)
    note = cache_folder() / "intact" / record_stem(path)
    if value and _content(note) == value:
        return []
    from councilui.record.integrity import check_integrity

    damage = check_integrity(connection)
    if value and not damage:
        _keep(note, value)
    return damage


def _checksum(path: str | os.PathLike[str]) -> str:
    """ "" where a part of the record may be in another file, because something is being written."""
    if Path(f"{os.fspath(path)}-wal").exists():
        return ""
    content = Path(path).read_bytes()
    return f"{len(content)} {zlib.crc32(content):08x} {zlib.adler32(content):08x}"


def _content(note: Path) -> str:
    try:
        with open_file(note) as file:
            return file.read(_LONGEST).decode("ascii")
    except (OSError, ValueError):
        return ""


def _keep(note: Path, value: str) -> None:
    try:
        write_private(note, value)
    except CouncilError:  # where nothing can be written, the record is checked again the next time
        return
