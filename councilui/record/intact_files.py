"""A record is checked whole whenever it is read, but each file once: its checksum is kept when it was intact.

Reading a file for its checksum takes a twentieth of the time that its digests take. The checksum notices what a disk or
a copy does to a file, as the digests do.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import zlib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from councilui.common.errors import CouncilError
from councilui.common.files import open_file, write_private
from councilui.common.folders import cache_folder, record_stem
from councilui.record.database import open_record

if TYPE_CHECKING:
    from councilui.record.integrity import Damage

_MOST: Final = 4 << 30  # bytes: ten times the largest record known; a file can claim terabytes
_BLOCK: Final = 1 << 20  # bytes
_LONGEST: Final = 100  # bytes of a checksum


class FileChecksum:
    """The checksum of a record's file, computed in a thread while the record is read.

    Made before the record is opened, so that it is of the file that the connection reads, or of none.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self.is_too_large = False
        """Whether the file is larger than what is checked without being asked."""
        self._value = ""
        self._thread = threading.Thread(target=self._compute, name="councilui checksum", daemon=True)
        self._thread.start()

    def value(self) -> str:
        """The checksum, once it is there.

        "" where the file can't be read, was replaced meanwhile, or isn't the whole record, because something is being
        written.
        """
        self._thread.join()
        return self._value

    def _compute(self) -> None:
        try:
            with open_file(self.path) as file:
                self.is_too_large = os.fstat(file.fileno()).st_size > _MOST
                block, total, length = bytearray(_BLOCK), 0, 0
                while not self.is_too_large and (size := file.readinto(block)):
                    total = zlib.crc32(memoryview(block)[:size], total)
                    length += size
                if not self.is_too_large and os.path.samestat(os.fstat(file.fileno()), self.path.stat()):
                    self._value = f"{length} {total:08x}"
            if Path(f"{self.path}-wal").exists():
                self._value = ""
        except OSError:
            self._value = ""


def file_damage(connection: sqlite3.Connection, checksum: FileChecksum) -> list[Damage] | None:
    """All damage of a record, as `check_integrity` has it, which is asked only if the file isn't known as intact.

    None where the file is so large that the check would take minutes.
    """
    value = checksum.value()
    if checksum.is_too_large:
        return None
    if value and _content(_note(checksum.path)) == value:
        return []
    from councilui.record.integrity import check_integrity

    damage = check_integrity(connection)
    if value and not damage:
        _keep(checksum.path, value)
    return damage


def doubt_about(connection: sqlite3.Connection, checksum: FileChecksum) -> str | None:
    """A sentence where what was read from a record may be wrong: it isn't what was loaded, or can't be checked."""
    damage = file_damage(connection, checksum)
    if damage is None:
        return (
            f"{checksum.path} is larger than {_MOST >> 30} GiB and was not checked for damage; "
            "'councilui check --integrity' does it."
        )
    if not damage:
        return None
    from councilui.record.integrity import damage_sentence

    return damage_sentence(checksum.path, damage)


def doubt_about_file(path: str | os.PathLike[str], checksum: FileChecksum | None) -> str | None:
    """The same of the record at a path, after an error in it; a sentence, too, where it can't be opened."""
    checksum = checksum or FileChecksum(path)
    try:
        with closing(open_record(path)) as connection:
            return doubt_about(connection, checksum)
    except CouncilError as error:
        return str(error)


def keep_checksum(path: Path) -> None:
    """Know a record that was just written as intact."""
    if value := FileChecksum(path).value():
        _keep(path, value)


def _note(path: Path) -> Path:
    return cache_folder() / "intact" / record_stem(path)


def _content(note: Path) -> str:
    try:
        with open_file(note) as file:
            return file.read(_LONGEST).decode("ascii")
    except (OSError, ValueError):
        return ""


def _keep(path: Path, value: str) -> None:
    try:
        write_private(_note(path), value)
    except CouncilError:  # where nothing can be written, the record is checked again the next time
        return
