"""The searches that a user saves, in a file of their own, apart from every record.

It is `searches.toml` in the user's config folder, one line a search, `"name" = "query"`, and may be edited by hand.
A file that is not such TOML is never written to; comments and whatever else is in it stay.
"""

import contextlib
from pathlib import Path
from typing import Final

from councilui.common.errors import CouncilError
from councilui.common.files import write_private
from councilui.common.folders import config_folder
from councilui.common.plain_text import one_line
from councilui.common.toml_file import loads_toml, parse_toml, read_text, toml_value

LONGEST_NAME: Final = 60
_HEAD: Final = "# Searches saved by councilui, one per line: \"name\" = 'query'. Edit them as you like.\n"


def searches_file() -> Path:
    """Where the searches are saved."""
    return config_folder() / "searches.toml"


def list_searches(path: Path | None = None) -> dict[str, str]:
    """The query of each name, in the order of the file; empty without a file. Raises CouncilError for a bad one."""
    path = path or searches_file()
    return _queries(read_text(path) or "", path)


def find_search(name: str, path: Path | None = None) -> str:
    """The query saved under `name`, whatever its case. Raises CouncilError when there is none."""
    searches = list_searches(path)
    name = one_line(name)
    if name in searches:
        return searches[name]
    alike = [query for other, query in searches.items() if other.casefold() == name.casefold()]
    if len(alike) == 1:
        return alike[0]
    there = f"there are: {', '.join(searches)}" if searches else "none have been saved yet"
    raise CouncilError(f"There is no saved search named “{name}”; {there}.")


def save_search(name: str, query: str, path: Path | None = None) -> str | None:
    """Save `query` under `name`; the query that it replaces, None when the name is new.

    Raises CouncilError when the name or the query will not do, when the file
    is bad or can't be written.
    """
    path = path or searches_file()
    name, query = one_line(name), one_line(query)
    if not name or len(name) > LONGEST_NAME:
        raise CouncilError(f"A saved search needs a name of at most {LONGEST_NAME} characters.")
    if not query:
        raise CouncilError("There is no query to save.")
    text = read_text(path) or ""
    before = _queries(text, path)
    lines = [line for line in (text or _HEAD).splitlines() if name not in _line(line)]
    new = "\n".join((*lines, f"{_quoted(name)} = {_quoted(query)}")) + "\n"
    with contextlib.suppress(ValueError):
        if loads_toml(new) == {**before, name: query}:
            write_private(path, new)
            return before.get(name)
    raise CouncilError(f"“{name}” can't be added to {path} as the file is. Edit it by hand.")


def _queries(text: str, path: Path) -> dict[str, str]:
    queries = parse_toml(text, path)
    for name, query in queries.items():
        if not isinstance(query, str):
            raise CouncilError(f"In {path} “{name}” isn't a query in quotes. Fix it or move the file.")
    return {one_line(name): one_line(query) for name, query in queries.items()}


def _line(line: str) -> dict[str, object]:
    """What a line says by itself; nothing when it is part of something longer."""
    try:
        return loads_toml(line)
    except ValueError:
        return {}


def _quoted(text: str) -> str:
    """A TOML string; in single quotes where it needs no escapes then."""
    if "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    return toml_value(text)
