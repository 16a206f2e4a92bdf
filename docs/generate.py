"""Writes the pages of docs/ that come from the program itself: `make docs`. A test holds them fresh."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from councilui.tui import actions, commands

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


PAGES: dict[str, Callable[[], str]] = {"keys.md": key_tables}
"""What makes each page."""


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
