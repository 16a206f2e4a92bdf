"""Writes the pages of docs/ that come from the program itself: `make docs`. A test holds them fresh."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from councilui.export.formats import all_formats, formats_for
from councilui.kinds import Kind, all_kinds
from councilui.record.schema import FIELDS, TABLES, field_type
from councilui.tui import actions, commands
from docs.configuration_page import configuration
from docs.manual import all_contexts, manual_page

FOLDER = Path(__file__).parent
assert commands  # it declares actions


def key_tables() -> str:
    """docs/keys.md: the actions of each scope in a table."""
    parts = [
        "# Keys\n",
        "From `councilui/tui/actions.py` and `commands.py`, by `make docs`. `?` shows those of where you are.\n",
    ]
    for name, scope in actions.SCOPES.items():
        rows = [
            f"| {' '.join(f'`{key}`' for key in action.key_text.split())} | {action.label} | {action.help} |"
            for action in actions.in_scopes(name)
        ]
        parts.append(f"## {scope.heading.capitalize()}\n\n| Keys | Name | What it does |\n| --- | --- | --- |")
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def command_help() -> str:
    """docs/commands.md: what `--help` prints of every command."""
    parts = ["# Commands\n", "What `--help` prints, by `make docs`.\n"]
    for context in all_contexts():
        context.terminal_width = 100
        words = context.command_path.split()
        name = " ".join(words[1:]) or "councilui"
        text = context.command.get_help(context)
        parts.append(f"{'##' if len(words) < 3 else '###'} {name}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def export_reference() -> str:
    """docs/export-reference.md: the formats, and for each kind its formats, columns and keys."""
    schema = json.loads((FOLDER / "record.schema.json").read_text(encoding="utf-8"))["$defs"]
    kinds = [kind for kind in all_kinds() if kind.to_export is not None]
    formats = [f"| `{f.name}` | `.{f.ending}` | {f.description} |" for f in all_formats()]
    parts = [
        "# Formats, columns and keys of exports\n",
        "From `export/formats` and `kinds`, by `make docs`. [exports.md](exports.md) explains them.\n",
        "| format | ending | what it is |\n| --- | --- | --- |",
        "\n".join(formats),
    ]
    for kind in kinds:
        parts.append(f"\n## {kind.name}\n\n{kind.description[0].upper()}{kind.description[1:]}.\n")
        parts.append(f"- formats: {', '.join(f'`{f.name}`' for f in formats_for(kind.forms))}")
        if kind.columns:
            more = " and a column a member" if kind.name == "grid" else ""
            parts.append(f"- columns: `{', '.join(kind.columns)}`{more}, then `data_as_of, record`")
        if keys := _keys(kind, schema):
            parts.append(f"- keys: `{', '.join(keys)}`")
    return "\n".join(parts) + "\n"


def _keys(kind: Kind, schema: dict[str, Any]) -> list[str]:
    """The keys of a kind's object; of each object where it is a list."""
    name = kind.name.replace("-", "_")

    def required(definition: dict[str, Any]) -> list[str]:
        definition = definition.get("items", definition)
        if "$ref" in definition:
            return required(schema[definition["$ref"].rpartition("/")[2]])
        parts = definition.get("allOf")
        keys = [key for part in parts for key in required(part)] if parts else definition.get("required", [])
        return list(dict.fromkeys(keys))

    return required(schema.get(f"{name}_page") or schema.get(name) or {})


def tables() -> str:
    """docs/tables.md: the tables of a record with their columns, as in SQLite and in Parquet."""
    parts = [
        "# The tables of a record\n",
        "From `councilui/record/model`, by `make docs`. In the database and in Parquet they have the same columns;\n"
        "a `?` may be empty (NULL). Yes and no are 1 and 0 in SQLite, a bool in Parquet. Tables of loads are in the\n"
        "database alone.\n",
    ]
    for cls, table in TABLES.items():
        columns = ", ".join(f"`{field}` {_type_name(*field_type(cls, field))}" for field in FIELDS[cls])
        parts.append(f"## {table}\n\n{inspect.getdoc(cls)}\n\n{columns}\n")
    return "\n".join(parts)


def _type_name(kind: type, is_optional: bool) -> str:
    names = {str: "text", int: "integer", float: "real", bool: "yes or no"}
    return names[kind] + "?" * is_optional


PAGES: dict[str, Callable[[], str]] = {
    "keys.md": key_tables,
    "commands.md": command_help,
    "export-reference.md": export_reference,
    "configuration.md": configuration,
    "tables.md": tables,
    "councilui.1": manual_page,
}
"""What makes each page."""


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
