"""docs/configuration.md: the options, and what a file calls each action."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from councilui.config.options import OPTIONS, ConfigOption
from councilui.config.template import toml_value
from councilui.tui.key_table import key_lines

KINDS: Final = {
    "text": "text in quotes",
    "path": "a path in quotes, from your home folder (`~`) or from the file's own folder",
    "yes or no": "`true` or `false`",
}
HEAD: Final = """# Configuration

From `councilui/config/options.py`, by `make docs`.

Nothing needs to be configured. To change something, put it in a TOML file: `config.toml` in your configuration
folder (`~/.config/councilui` on Linux), or the file that `COUNCILUI_CONFIG` names.

    councilui config              # each option, its value and where it comes from
    councilui config --template   # a file to begin with: every option and every key, explained

The command line comes before the environment, the environment before the file, the file before the default. A mistake
in the file stops the program with one sentence and the line. An option or action that does not exist is reported, and
the rest of the file holds.

What councilui *remembers* of each record is in another file, in your state folder: the theme you switched to, the
place where you left, the widths of panes, the orders of lists, your searches. `councilui config` shows its path.
`councilui --fresh` neither reads nor writes it. A damaged one is set aside, and the screen says so.

## Options
"""
KEYS: Final = """## Keys

A key is written as on the keyboard: `"f"`, `"F"`, `"?"`, `"f2"`, `"ctrl+f"`, `"enter"`, `"pgdn"`. Several go in
brackets: `search = ["/", "ctrl+f"]`. With `[]` an action has no key; the palette (ctrl+p) still has it. A key that
would do two things on one screen is refused, with the names of both. Key bar, help and palette show your keys.
"""


def configuration() -> str:
    """The page."""
    parts = [HEAD, *map(_option, OPTIONS), KEYS]
    for scope, lines in groupby(key_lines(), key=lambda line: line.scope):
        heading = f"keys_in.{scope}" if scope else "keys"
        rows = [f"| `{line.toml}` | {line.help} |" for line in lines]
        parts.append("\n".join((f"### [{heading}]\n", "| Line | What it does |", "| --- | --- |", *rows)) + "\n")
    return "\n".join(parts)


def _option(option: ConfigOption) -> str:
    kind = ", ".join(f'`"{choice}"`' for choice in option.choices) or KINDS[option.kind]
    default = f"`{toml_value(option)}`" + (f", {option.default_text}" if option.default_text else "")
    lines = [f"### {option.name}\n", f"{option.help}\n", f"- {kind}; by default {default}"]
    lines += [f"- in the environment: `{option.environment}`"] if option.environment else []
    lines += [f"- on the command line: `{option.flag}`"] if option.flag else []
    return "\n".join(lines) + "\n"
