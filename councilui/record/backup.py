"""Backups: a copy of a record as SQLite itself makes it, compared with what was loaded before it gets its name."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from councilui.common.errors import CouncilError
from councilui.record.database import open_record
from councilui.record.integrity import check_integrity, damage_sentence
from councilui.record.new_file import new_file


def back_up(record: str | os.PathLike[str], copy: Path) -> None:
    """Write a copy of the record to a new file: whole, intact, and what was loaded, or not at all.

    What another program has left in a `-wal` file is in the copy. Raises CouncilError, also for a damaged record.
    """
    exists = CouncilError(f"{copy} already exists, so nothing was copied. Name a new file.")
    if os.path.lexists(copy):
        raise exists
    try:
        with closing(open_record(record)) as source, new_file(copy, replace=False) as scratch:
            with closing(sqlite3.connect(scratch)) as target:
                source.backup(target)
                target.execute("PRAGMA journal_mode=DELETE")  # turns a copy of a record in WAL mode into a single file
            with closing(open_record(scratch)) as written:
                if damage := check_integrity(written):
                    raise CouncilError(f"{damage_sentence(record, damage)} Nothing was copied.")
    except FileExistsError:
        raise exists from None
    except sqlite3.Error as error:
        raise CouncilError(f"{record} can't be copied to {copy}: {error}; nothing was written.") from error
