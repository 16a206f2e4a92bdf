"""The commands, and the way to the screen, which is the shortest: nothing is imported for it that it does not need."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from councilui.config.in_force import Config
    from councilui.record.intact_files import FileChecksum
    from councilui.record.places import Place

COMMANDS: Final = {
    "browse": "Open a record on the screen (the default), at a place in it if you give one",
    "load": "Fill a database from files",
    "list": "List meetings, votes, matters, people or bodies",
    "show": "Show one meeting, vote, matter, person or statement",
    "search": "Search what was said",
    "export": "Write a vote, meeting, person, matter, comparison, search or list to a file",
    "cite": "Print a citation of a vote, meeting, matter, statement or source",
    "brief": "Show what's new: divided votes, searches, doubts, upcoming meetings",
    "serve": "Show the screen in a web browser",
    "backup": "Copy a record to a new file, and check the copy",
    "check": "List what doesn't add up: conflicts, doubts, missing roll calls",
    "compare": "Compare two votes seat by seat",
    "agreement": "Show who votes with whom, for every pair of members",
    "review": "Confirm or reject the reading of a vote from a document",
    "similar": "List votes that split the members the same way",
    "what-if": "Change votes and see which thresholds the new tally would meet",
    "config": "Show the options in force and where each comes from",
    "completion": "Print a script that makes your shell complete commands, ids and names",
}
"""Every command with a line about it; each is a module of this package."""
records: dict[str | os.PathLike[str], FileChecksum | None] = {}
"""The records that the running command has opened, with their checksums if it needs them, to report why it failed."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit with its status: 0 for success, 1 for an error, 2 for wrong usage or an ambiguous name."""
    _open_standard_streams()
    status = run(list(sys.argv[1:] if arguments is None else arguments))
    gc.freeze()  # or Python would look through all objects for garbage before it ends, a tenth of a command's time
    sys.exit(status)


def _open_standard_streams() -> None:
    """Open a null device for each standard stream that the caller has closed, so that no later file takes its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  # open to the end


def run(arguments: list[str]) -> int:
    """The status of a command line; every user error is one sentence on standard error."""
    records.clear()
    gc.set_threshold(50_000)  # by default, all objects are scanned hundreds of times while modules are imported
    place = _place_alone(arguments)
    if place is not None and "_COUNCILUI_COMPLETE" not in os.environ:
        return _browse(*place)
    from councilui.cli.commands import run as run_command

    return run_command(arguments)


def _place_alone(arguments: list[str]) -> tuple[str | None, str | None] | None:
    """The record and the place that `[DB] [PLACE]` mean; None for what needs the parser of the commands.

    A word that is a file is the record.
    """
    if len(arguments) > 2 or any(not typed or typed in COMMANDS or typed.startswith("-") for typed in arguments):
        return None
    if not arguments:
        return None, None
    first, second = arguments[0], arguments[1] if len(arguments) == 2 else None
    if is_record(first):
        return first, second
    return (None, first) if second is None else None


def is_record(word: str) -> bool:
    """Whether a word is the file of a record rather than a place of one: it is there, or called as one.

    A folder is not: many are called as a year is.
    """
    return word.endswith(".db") or (os.path.lexists(word) and not Path(word).is_dir())


def show_screen(config: Config, typed: str | None) -> int:
    """The record in force on the screen, on the place that was typed; the exit status.

    The screen is as large as the terminal. COLUMNS and LINES, as readline and some shells leave them, may be out of
    date or from another terminal. They count only if the terminal does not report its own size.
    """
    path = config.record
    records[path] = None
    gc.disable()  # there is no garbage yet, and collecting takes a tenth of the time to the first paint
    place = resolve_place(path, typed) if typed is not None else None
    from councilui.tui.app import run as run_app

    with suppress(OSError):
        if all(os.get_terminal_size()):
            for name in ("COLUMNS", "LINES"):
                os.environ.pop(name, None)
    return run_app(path, place, config)


def show_linear(path: str | os.PathLike[str], typed: str | None) -> int:
    """The record at `path` as prompts and plain text, from the place that was typed; the exit status."""
    records[path] = None
    place = resolve_place(path, typed) if typed is not None else None
    from councilui.linear.loop import run as run_session

    return run_session(path, place)


def resolve_place(path: str | os.PathLike[str], typed: str) -> Place:
    """The place of the record at `path` that was typed. Raises NotFoundError or AmbiguousError."""
    from contextlib import closing

    from councilui.common.errors import NotFoundError
    from councilui.record.database import open_record
    from councilui.record.places import find_place

    with closing(open_record(path)) as connection:
        try:
            return find_place(connection, typed)
        except NotFoundError as error:
            if Path(typed).is_dir():
                open_record(typed)  # which says that a folder is no record
            from difflib import get_close_matches

            near = get_close_matches(typed, COMMANDS, 1, 0.7)
            raise NotFoundError(f"{str(error)[:-1]}, and there is no such file.", near) from None


def _browse(path: str | None, place: str | None) -> int:
    """`councilui [DB] [PLACE]`, without the parser of the other commands."""
    try:
        from councilui.config.in_force import config_in_force

        return show_screen(config_in_force({"record": path}), place)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from councilui.cli.errors import report

        return report(error)
