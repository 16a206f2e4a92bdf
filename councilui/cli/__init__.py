"""The commands, and the way to the screen, which is the shortest: nothing is imported for it that it does not need."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

NAMES = (
    "browse",
    "load",
    "list",
    "show",
    "search",
    "export",
    "cite",
    "check",
    "compare",
    "agreement",
    "similar",
    "what-if",
    "brief",
    "serve",
)
records: list[str | os.PathLike[str]] = []
"""What the command at work has opened, for whoever reports why it failed."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its status: 0 well, 1 for an error, 2 for wrong usage or what is ambiguous."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """The status of a command line; every error of a user's making is one sentence on standard error."""
    records.clear()
    if len(arguments) <= 1 and not any(typed in NAMES or typed.startswith("-") for typed in arguments):
        return _browse(arguments[0] if arguments else os.environ.get("COUNCILUI_DB"))
    from councilui.cli.commands import run as run_command

    return run_command(arguments)


def show_screen(path: str | os.PathLike[str]) -> int:
    """The record at `path` on the screen, which is as large as the terminal; the exit status.

    What readline and some shells leave in COLUMNS and LINES is the size of long ago, or of another terminal. It counts
    only where the terminal does not report its own.
    """
    from councilui.tui.app import run as run_app

    with suppress(OSError):
        if all(os.get_terminal_size()):
            for name in ("COLUMNS", "LINES"):
                os.environ.pop(name, None)
    return run_app(path)


def _browse(path: str | None) -> int:
    """`councilui` and `councilui DB`, without the parser of the other commands."""
    try:
        from councilui.record.database import shipped_path

        records.append(path or shipped_path())
        return show_screen(records[0])
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from councilui.cli.errors import report

        return report(error)
