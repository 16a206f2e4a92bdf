"""What a user reads when a command fails: a sentence, and a traceback only with COUNCILUI_DEBUG=1."""

import os
import sqlite3
import sys
import traceback
from pathlib import Path
from typing import Final

from councilui.cli import records
from councilui.common.errors import AmbiguousError, CouncilError, NotFoundError
from councilui.common.plain_text import one_line, plain

DEBUG: Final = "COUNCILUI_DEBUG"
"""The environment variable that turns tracebacks on."""
_CANDIDATES: Final = 30


def report(error: Exception) -> int:
    """Print what went wrong on standard error; the exit status: 2 for what is ambiguous, else 1."""
    if os.environ.get(DEBUG, "") not in ("", "0"):
        traceback.print_exception(error)
    if isinstance(error, AmbiguousError):
        _print(str(error))
        for id_, label in error.candidates[:_CANDIDATES]:
            sys.stderr.write(f"  {one_line(id_)}    {one_line(label)}\n")
        if len(error.candidates) > _CANDIDATES:
            sys.stderr.write(f"  … and {len(error.candidates) - _CANDIDATES} more\n")
        _print_damage()
        return 2
    if isinstance(error, CouncilError):
        listed = isinstance(error, NotFoundError) and error.kind
        _print(f"{error} See 'councilui list {listed}'." if listed else str(error))
        _print_damage(str(error))
    elif isinstance(error, OSError):
        _print(f"{error.filename or 'What is printed'}: {error.strerror or error}.")
    elif isinstance(error, MemoryError):
        _print("Memory ran out.")
    elif isinstance(error, UnicodeEncodeError) and error.encoding == getattr(sys.stdout, "encoding", None):
        code = f"U+{ord(error.object[error.start]):04X}"
        _print(f"The output's encoding, {error.encoding}, lacks {code}. Set PYTHONIOENCODING=utf-8.")
    elif damage := _damage():
        _print(damage)
    elif isinstance(error, sqlite3.Error):
        _print(f"The database can't be read: {error}.")
    else:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        _print(f"A mistake in councilui itself stopped this command ({type(error).__name__} at {place}): {error}")
    return 1


def _damage() -> str | None:
    """What is damaged in the records that were read: an apparent bug may be damage."""
    from councilui.record.intact_files import doubt_about_file

    return next(filter(None, (doubt_about_file(path, checksum) for path, checksum in records.items())), None)


def _print_damage(known: str = "") -> None:
    """Say what is damaged, if it isn't known: that something isn't in a record may be wrong, too."""
    if records and (damage := _damage()) not in (None, known):
        _print(damage)


def _print(sentence: str) -> None:
    """One sentence; lines after it are text to be pasted and keep their breaks."""
    first, *more = sentence.splitlines() or [""]
    sys.stderr.write("".join(f"{line}\n" for line in (f"councilui: {one_line(first)}", *map(plain, more))))
