"""What a user is told when a command fails: a sentence, never a traceback."""

from __future__ import annotations

import sqlite3
import sys
import traceback
from pathlib import Path

from councilui.common.errors import AmbiguousError, CouncilError
from councilui.common.plain_text import one_line, plain


def told(error: Exception) -> int:
    """Print what went wrong; the exit status."""
    if isinstance(error, AmbiguousError):
        _say(str(error))
        for identity, what in error.candidates[:30]:
            sys.stderr.write(f"  {one_line(identity)}    {one_line(what)}\n")
        if len(error.candidates) > 30:
            sys.stderr.write(f"  … and {len(error.candidates) - 30} more\n")
        return 2
    if isinstance(error, CouncilError):
        _say(str(error))
    elif isinstance(error, sqlite3.Error):
        _say(f"The database cannot be read: {error}.")
    elif isinstance(error, OSError):
        _say(f"{error.filename or 'A file'}: {error.strerror}.")
    else:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        _say(f"A mistake in councilui itself stopped this command ({type(error).__name__} at {place}): {error}")
    return 1


def _say(sentence: str) -> None:
    """One sentence; lines after it are text to be pasted and keep their breaks."""
    first, *more = sentence.splitlines() or [""]
    sys.stderr.write("".join(f"{line}\n" for line in (f"councilui: {one_line(first)}", *map(plain, more))))
