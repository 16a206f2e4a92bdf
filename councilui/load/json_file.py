"""JSON as a file holds it: one value, or one on each line, in whatever encoding."""

import json
from typing import Any, Final

from councilui.load.encodings import decode
from councilui.load.inputs import Files
from councilui.load.report import FILE_UNREAD, Report

JSON_ENDS: Final = (".json", ".jsonl", ".ndjson")
Object = dict[str, Any]
_DEEPEST: Final = 100  # lists and objects inside one another: readers that follow them stay far from Python's own limit
_SINGLE: Final = {str, int, float, bool, type(None)}
_BEFORE: Final = b"\xef\xbb\xbf\xff\xfe \t\r\n"
"""Byte order marks and white space."""


def json_names(files: Files) -> list[str]:
    """The files that are JSON by their names."""
    return [name for name in files.names() if name.lower().endswith(JSON_ENDS)]


def json_head(files: Files, name: str, size: int = 4096) -> bytes:
    """The first bytes of a file, by which its format is told: from its bracket on, of UTF-16 without the zero bytes."""
    return files.head(name, size).replace(b"\0", b"").lstrip(_BEFORE)


def text(data: Object, *keys: str) -> str | None:
    """The first of the keys that holds text or a whole number, its blanks made single; None for none.

    Half a character, which JSON can hold and SQLite cannot, becomes a question mark.
    """
    for key in keys:
        value = data.get(key)
        if isinstance(value, bool) or not isinstance(value, str | int):
            continue
        if content := " ".join(str(value).encode("utf-8", "replace").decode().split()):
            return content
    return None


def objects(data: Object, key: str) -> list[Object]:
    """The objects of a nested list, [] for anything else."""
    value = data.get(key)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def read_json(files: Files, name: str, report: Report, label: str | None = None) -> Any:
    """The value of a file, or the list of those that stand on a line each; None for what isn't JSON, which is reported.

    `label` is what errors call the file, by itself its name in the input.
    """
    label = label or files.label_of(name)
    try:
        value, guess = decode_json(files.read(name))
    except (ValueError, OSError) as error:
        report.set_file_fate(label, FILE_UNREAD, "It isn't JSON.")
        report.warn("file not read", label, "JSON", f"It isn't JSON: {error}.")
        return None
    if guess is not None:
        report.warn("encoding guessed", label, "", guess)
    return value


def decode_json(raw: bytes) -> tuple[Any, str | None]:
    """The value, and what had to be assumed about its encoding, None when nothing. Raises ValueError."""
    try:
        return _parse(raw.decode(json.detect_encoding(raw))), None
    except UnicodeDecodeError:
        text, guess = decode(raw)
        return _parse(text), guess


def parse_json(content: str | bytes) -> Any:
    """The value. Raises ValueError for what isn't JSON, and for what is nested too deeply to be anybody's data."""
    try:
        value = json.loads(content)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    holders = [value] if type(value) in (dict, list) else []
    for _ in range(_DEEPEST):
        if not holders:
            return value
        holders = [entry for holder in holders for entry in _holders_in(holder)]
    raise ValueError("it is nested too deeply")


def _holders_in(holder: Any) -> list[Any]:
    """The lists and objects right inside one."""
    values = holder.values() if type(holder) is dict else holder
    if _SINGLE.issuperset(map(type, values)):  # most rows have none; looked at in Python, each would double the parsing
        return []
    return [value for value in values if type(value) is dict or type(value) is list]


def _parse(content: str) -> Any:
    """The value, or the list of those that stand on a line each; a text that holds a value in JSON again is opened."""
    try:
        value = parse_json(content)
        for _ in range(2):
            if isinstance(value, str) and value.lstrip().startswith(("{", "[")):
                value = parse_json(value)
        return value
    except json.JSONDecodeError:
        lines = [line for line in content.split("\n") if line.strip()]
        if len(lines) < 2 or lines[0].lstrip()[0] not in "[{" or lines[0].rstrip()[-1] not in "]}":
            raise
        return [parse_json(line) for line in lines]
