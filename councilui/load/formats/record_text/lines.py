"""On which line each table and key of a TOML file stands: `tomllib` reads the values but does not tell."""

import re
from typing import Final

Place = tuple[str | int, ...]
"""A path as in the parsed file: ("vote_event", 3) is the fourth such table, ("vote_event", 3, "result") its key."""

_HEADER: Final = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY: Final = re.compile(r"\s*([A-Za-z0-9_-]+|\"[^\"]*\")\s*=")
_TOKEN: Final = re.compile(r'"""|\'\'\'|"|\'|\\.|#|[\[\]{}]')


def line_numbers(text: str) -> dict[Place, int]:
    """The line, counted from 1, of every table header and of every key that begins a line of `text`."""
    lines: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    inside: str | None = None  # the quotes of a string that goes on over lines
    depth = 0
    for number, line in enumerate(text.splitlines(), 1):
        if inside is None and depth == 0:
            if header := _HEADER.match(line):
                table = _table_place([part.strip().strip('"') for part in header[2].split(".")], header[1], counts)
                lines[table] = number
                continue
            if key := _KEY.match(line):
                lines[(*table, key[1].strip('"'))] = number
        inside, depth = _state_after(line, inside, depth)
    return lines


def _table_place(names: list[str], bracket: str, counts: dict[Place, int]) -> Place:
    """The place that a header opens; a name that is an array of tables stands for its latest element."""
    place: Place = ()
    for index, name in enumerate(names):
        place = (*place, name)
        if bracket == "[[" and index == len(names) - 1:
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = (*place, counts[place])
    return place


def _state_after(line: str, inside: str | None, depth: int) -> tuple[str | None, int]:
    """Whether a string is still open after the line, and in how many brackets it stands."""
    for match in _TOKEN.finditer(line):
        token = match[0]
        if inside is not None:
            literal_end = token[0] == "\\" and token[1:] == inside == "'"  # no escapes between single quotes
            if token == inside or literal_end:
                inside = None
        elif token == "#":
            break
        elif token[0] in "\"'":
            inside = token
        elif token in "[{":
            depth += 1
        elif token in "]}":
            depth -= 1
    return (inside if inside in ('"""', "'''") else None), max(depth, 0)
