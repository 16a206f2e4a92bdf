"""TOML files that a user may edit by hand: read with errors that name the line, and texts written into them."""

import json
import re
from pathlib import Path
from typing import Any, Final

from councilui.common.errors import CouncilError
from councilui.common.files import open_file

_LARGEST: Final = 16 << 20  # bytes
_MOST_PARTS: Final = 100  # of a key: tomllib takes time by their square, hours for 2 MB
_LONG_KEY: Final = re.compile(
    rf"""(?:^|[\[{{,])[ \t]*(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){{{_MOST_PARTS}}}""",
    re.ASCII | re.MULTILINE,
)


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a file; empty without one. Raises CouncilError for what can't be read or is not TOML."""
    return parse_toml(read_text(path) or "", path)


def read_text(path: Path) -> str | None:
    """The text of a file, None without one. Raises CouncilError for what can't be read, is not UTF-8, or too large."""
    try:
        with open_file(path) as file:
            content = file.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):  # also where what should be a folder is a file
        return None
    except OSError as error:
        raise CouncilError(f"{path} can't be read: {error.strerror}.") from error
    if len(content) > _LARGEST:
        raise CouncilError(f"{path} is larger than {_LARGEST >> 20} MB, too large for such a file.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CouncilError(f"{path}, line {line}: this isn't UTF-8 text. Save the file as UTF-8.") from error


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """The tables in the text of a file. Raises CouncilError, which names file and line."""
    try:
        return loads_toml(text)
    except ValueError as error:
        line, fault = toml_fault(error)
        place = f"{path}, line {line}" if line is not None else str(path)
        raise CouncilError(f"{place}: this isn't valid TOML ({fault}).") from error


def loads_toml(text: str) -> dict[str, Any]:
    """The tables in a text. Raises ValueError for what isn't TOML, and for keys and values nested beyond all use."""
    import tomllib  # not for a start without such a file

    if match := _LONG_KEY.search(text):
        line = text.count("\n", 0, match.end()) + 1
        raise ValueError(f"a key has more than {_MOST_PARTS} parts (at line {line}, column 1)")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("values are nested too deeply") from error


def toml_fault(error: Exception) -> tuple[int | None, str]:
    """The line and the fault of tomllib's "Invalid value (at line 3, column 9)"; no line for an end too soon."""
    fault, _, place = str(error).partition(" (at ")
    line = re.match(r"line (\d+)", place)
    return int(line[1]) if line else None, f"{fault[:1].lower()}{fault[1:]}"


def toml_value(value: object) -> str:
    """A text, a number or a list of them as TOML: JSON is, but for U+007F, which must not appear bare."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
