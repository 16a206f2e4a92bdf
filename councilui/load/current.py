"""Whether a record holds exactly an input already, told by digests before anything is read."""

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Final

import councilui
from councilui.common.errors import CouncilError
from councilui.load.inputs import input_digest
from councilui.load.readings import UNKNOWN_FORM, has_own_origin, place_mark
from councilui.load.report import FILE_UNREAD
from councilui.load.settings import FILE as SETTINGS_FILE
from councilui.record.database import open_record
from councilui.record.intact_files import FileChecksum, file_damage
from councilui.record.model import LoadFile
from councilui.record.queries.loads import list_loads, load_files

_CODE: Final = ("common", "load", "record")  # code and tables that decide which rows an input gives


def stored_digest(path: Path, format_name: str | None, sums: dict[str, bytes] | None = None) -> str:
    """The digest of an input as the record keeps it: of its bytes, the settings around it, and the format asked for."""
    digest = input_digest(path, sums)
    more = [] if format_name is None else [format_name.encode()]
    more += [file.read_bytes() for folder in path.resolve().parents if (file := folder / SETTINGS_FILE).is_file()]
    return digest if not more else hashlib.sha256(b"\n".join((digest.encode(), *more))).hexdigest()


def is_current(target: Path, paths: Sequence[Path], format_name: str | None) -> bool:
    """Whether a record made by this very program holds each of the inputs as it is now."""
    if not target.exists() or is_older_than_program(target):
        return False
    checksum = FileChecksum(target)
    try:
        with closing(open_record(target)) as connection:
            # A file that a format could not read, for want of a library perhaps, is worth another try.
            loads = [load for load in list_loads(connection) if not _has_failed(load_files(connection, load.id))]
            if file_damage(connection, checksum) != []:
                return False
    except (CouncilError, sqlite3.Error):
        return False  # what is wrong with the target is reported when it is written
    for path in paths:
        mark = place_mark(path)
        known = {load.digest for load in loads if load.origin.endswith(mark) or has_own_origin(load.format)}
        if not known or not path.exists() or stored_digest(path, format_name) not in known:
            return False
    return True


def _has_failed(files: Sequence[LoadFile]) -> bool:
    """Whether a file of a known form was not read."""
    return any(file.fate == FILE_UNREAD and not file.reason.startswith(UNKNOWN_FORM) for file in files)


def is_older_than_program(target: Path) -> bool:
    """Whether the code that reads inputs has changed since the record was written."""
    return target.stat().st_mtime_ns < _newest_code()


@lru_cache(maxsize=1)
def _newest_code() -> int:
    root = Path(councilui.__file__).parent
    files = (file for folder in _CODE for file in (root / folder).rglob("*.*") if file.suffix in (".py", ".toml"))
    return max((file.stat().st_mtime_ns for file in files), default=0)
