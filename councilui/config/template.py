"""A configuration file to begin with: every option at its default, as a comment."""

import json
from collections.abc import Iterable

from councilui.config.options import KEYS, KEYS_IN, OPTIONS, ConfigOption


def template(keys: Iterable[tuple[str, str, str]]) -> str:
    """The file; `keys` has scope ("" for everywhere), action and what it does, each with its line of TOML."""
    lines = ["# What councilui starts with. To set an option, delete the # before its line.", ""]
    for option in OPTIONS:
        lines += [f"# {option.help}", *_sources(option), f"#{option.name} = {toml_value(option)}", ""]
    lines += ["# A key, or several keys, for an action.", f"[{KEYS}]"]
    table = ""
    for scope, line, help_text in keys:
        if scope != table:
            table = scope
            lines += ["", f"[{KEYS_IN}.{scope}]"]
        lines.append(f"#{line}  # {help_text}")
    return "\n".join(lines) + "\n"


def _sources(option: ConfigOption) -> list[str]:
    """What else sets the option, and what its default means."""
    parts = [f"{option.environment} in the environment"] if option.environment else []
    parts += [f"{option.flag} on the command line"] if option.flag else []
    lines = [f"# Also: {', '.join(parts)}."] if parts else []
    return [*lines, *([f"# By default {option.default_text}."] if option.default_text else [])]


def toml_value(option: ConfigOption) -> str:
    """The default as it is written in the file."""
    return json.dumps(option.default)
