"""The searches that a user keeps: a file of their own, apart from every record.

It is `searches.toml` in `$XDG_CONFIG_HOME/councilui`, else in `~/.config/councilui` (XDG Base Directory Specification),
one line a search, `"name" = "query"`, to be edited by hand as well. A file that cannot be read as such is never written
to; what else stands in it, comments too, stays.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from councilui.common.plain_text import one_line
from councilui.record.database import RecordError

LONGEST_NAME: Final = 60
_HEAD: Final = "# Searches kept by councilui. One line a search, \"name\" = 'query'; edit as you like.\n"


def searches_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the searches are kept."""
    config = environment.get("XDG_CONFIG_HOME", "")
    base = Path(config) if Path(config).is_absolute() else Path.home() / ".config"
    return base / "councilui" / "searches.toml"


def kept_searches(path: Path | None = None) -> dict[str, str]:
    """The query of each name, in the order of the file; empty when there is none. Raises RecordError for a bad file."""
    path = path or searches_file()
    return _queries(_read(path), path)


def kept_search(name: str, path: Path | None = None) -> str:
    """The query kept under `name`, whatever its case. Raises RecordError when there is none."""
    searches = kept_searches(path)
    wanted = one_line(name)
    if wanted in searches:
        return searches[wanted]
    alike = [query for kept, query in searches.items() if kept.casefold() == wanted.casefold()]
    if len(alike) == 1:
        return alike[0]
    there = f"there are: {', '.join(searches)}" if searches else "none has been saved yet"
    raise RecordError(f"No search is saved as “{wanted}”; {there}.")


def keep_search(name: str, query: str, path: Path | None = None) -> str | None:
    """Keep `query` under `name`, in place of the one that is returned; None when the name is new.

    The file is written whole or not at all. Raises RecordError when the name or the query will not do, when the file
    is bad or cannot be written.
    """
    path = path or searches_file()
    name, query = one_line(name), one_line(query)
    if not name or len(name) > LONGEST_NAME:
        raise RecordError(f"A saved search needs a name of at most {LONGEST_NAME} characters.")
    if not query:
        raise RecordError("There is no query to save.")
    text = _read(path)
    before = _queries(text, path)
    lines = [line for line in (text or _HEAD).splitlines() if name not in _line(line)]
    new = "\n".join((*lines, f"{_quoted(name)} = {_quoted(query)}")) + "\n"
    with contextlib.suppress(ValueError):
        if tomllib.loads(new) == {**before, name: query}:
            _write(path, new)
            return before.get(name)
    raise RecordError(f"“{name}” cannot be put into {path} as that stands; edit it by hand.")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise RecordError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise RecordError(f"{path} is not UTF-8 text; mend it or move it away.") from error


def _queries(text: str, path: Path) -> dict[str, str]:
    try:
        found = tomllib.loads(text)
    except ValueError as error:
        raise RecordError(f"{path} is not valid TOML ({error}); mend it or move it away.") from error
    for name, query in found.items():
        if not isinstance(query, str):
            raise RecordError(f"In {path} “{name}” is not a query in quotes; mend it or move the file away.")
    return {one_line(name): one_line(query) for name, query in found.items()}


def _line(line: str) -> dict[str, object]:
    """What a line says by itself; nothing when it is part of something longer."""
    try:
        return tomllib.loads(line)
    except ValueError:
        return {}


def _quoted(text: str) -> str:
    """A TOML string; JSON's escapes are among TOML's, and `one_line` leaves no control character."""
    if "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path = path.resolve()  # a link stays a link
    scratch = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=".searches-")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(scratch).replace(path)
    except OSError as error:
        if scratch is not None:
            Path(scratch).unlink(missing_ok=True)
        raise RecordError(f"{path} cannot be written: {error.strerror}.") from error
