"""The file in which a user sets options: found, read, and its mistakes explained."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from councilui.common.errors import CouncilError, did_you_mean
from councilui.common.folders import config_folder
from councilui.common.toml_file import parse_toml, read_text
from councilui.config.options import KEYS, KEYS_IN, OPTIONS

_MOST_NOTES: Final = 20


class ConfigFile(NamedTuple):
    """What is in the file at `path`: values of options and keys; `notes` are sentences about what is unknown there.

    `keys` has, for actions everywhere ("") or in one scope, the keys of each.
    """

    path: Path
    is_there: bool = False
    values: Mapping[str, str | bool] = {}
    keys: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    notes: tuple[str, ...] = ()
    text: str = ""

    def where(self, key: str) -> str:
        """The file and the line of a key, for the beginning of a sentence."""
        return f"{self.path}{_line_of(self.text, key)}"


def config_path(environment: Mapping[str, str]) -> Path:
    """Where the file is, or would be."""
    typed = environment.get("COUNCILUI_CONFIG")
    return Path(typed) if typed else config_folder() / "config.toml"


def read_file(environment: Mapping[str, str] = os.environ) -> ConfigFile:
    """Read the file. Raises CouncilError, naming file and line, for what can't be read or makes no sense."""
    path = config_path(environment)
    if (text := read_text(path)) is None:
        if environment.get("COUNCILUI_CONFIG"):
            raise CouncilError(f"There is no file {path}, the one COUNCILUI_CONFIG names.")
        return ConfigFile(path)
    return _checked(ConfigFile(path, True, text=text), parse_toml(text, path))


def _checked(file: ConfigFile, table: Mapping[str, object]) -> ConfigFile:
    options = {option.name: option for option in OPTIONS}
    values: dict[str, str | bool] = {}
    notes: list[str] = []
    for name, value in table.items():
        if name in (KEYS, KEYS_IN):
            continue
        if (option := options.get(name)) is None:
            if len(notes) == _MOST_NOTES:
                continue
            near = suggestion(name, (*options, KEYS, KEYS_IN))
            notes.append(f"{file.where(name)}: there is no option “{name}.”{near}")
        elif (fault := option.check(value)) is not None:
            raise CouncilError(f"{file.where(name)}: {name} {fault}.")
        elif isinstance(value, str | bool):
            values[name] = value
    keys = {
        part: {action: _key_list(file, action, value) for action, value in bound.items()}
        for part, bound in _tables_of_keys(file, table).items() if bound
    }  # fmt: skip
    return file._replace(values=values, keys=keys, notes=tuple(notes))


def _tables_of_keys(file: ConfigFile, table: Mapping[str, object]) -> dict[str, Mapping[str, object]]:
    """The tables that bind keys, by part of the screen; what the names mean is for the screen to say."""
    everywhere, in_parts = table.get(KEYS, {}), table.get(KEYS_IN, {})
    if not isinstance(everywhere, dict):
        raise CouncilError(f"{file.where(KEYS)}: {KEYS} must be a table: [{KEYS}].")
    if not isinstance(in_parts, dict):
        raise CouncilError(f"{file.where(KEYS_IN)}: {KEYS_IN} must be tables: [{KEYS_IN}.search].")
    for name, value in in_parts.items():
        if not isinstance(value, dict):
            raise CouncilError(f"{file.where(name)}: {name} must be a part of the screen: [{KEYS_IN}.search].")
    return {"": everywhere, **in_parts}


def _key_list(file: ConfigFile, action: str, value: object) -> tuple[str, ...]:
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list) or not all(isinstance(key, str) and key for key in keys):
        raise CouncilError(f'{file.where(action)}: {action} must be a key in quotes, or several: ["j", "down"].')
    return tuple(keys)


def suggestion(name: str, names: tuple[str, ...]) -> str:
    """A suggestion to be put behind a sentence, "" when no name is like it."""
    from difflib import get_close_matches

    return f" {did_you_mean(get_close_matches(name, names, 1, 0.6))}".rstrip()


def _line_of(text: str, key: str) -> str:
    """ ", line 3" for the line that sets a key, "" when it isn't found."""
    name = re.escape(key)
    match = re.search(rf"^[ \t]*(?:\[+[ \t]*(?:\w+\.)*)?[\"']?{name}[\"']?[ \t]*[=.\]]", text, re.MULTILINE)
    return f", line {text.count(chr(10), 0, match.start()) + 1}" if match is not None else ""
