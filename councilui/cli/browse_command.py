"""`councilui [DB] [PLACE]`: the screen, or the same as plain text."""

from __future__ import annotations

from pathlib import Path

import click

from councilui.cli import is_record, show_linear, show_screen
from councilui.cli.completion import place_completer
from councilui.record.database import shipped_path


@click.command("browse")
@click.argument("words", nargs=-1, metavar="[DB] [PLACE]", shell_complete=place_completer)
@click.option("-d", "--db", "option", type=click.Path(path_type=Path), envvar="COUNCILUI_DB", help="The same as DB.")
@click.option(
    "--at",
    "place",
    metavar="PLACE",
    shell_complete=place_completer,
    help="The same as PLACE, where a file has that name.",
)
@click.option("--linear", is_flag=True, help="Prompts and plain text instead of the screen, for a screen reader.")
@click.option("--fresh", is_flag=True, help="Begin as if councilui had never run, and remember nothing of this run.")
def command(words: tuple[str, ...], option: Path | None, place: str | None, linear: bool, fresh: bool) -> int:
    """Open the record DB on the screen; without DB the one in COUNCILUI_DB, else the shipped one.

    PLACE is where it opens: a record number, a date, a member, a ward, a popular name, the key of a statement or any
    id. A word that is the name of a file is DB.
    """
    database, place = split_words(words, place)
    path = database or option or shipped_path()
    return show_linear(path, place) if linear else show_screen(path, place, remember=not fresh)


def split_words(words: tuple[str, ...], place: str | None) -> tuple[str | None, str | None]:
    """Which of the words is the record and which are the place. Raises UsageError for a place beside `place`."""
    rest = list(words)
    database = rest.pop(0) if rest and is_record(rest[0]) else None
    if rest and place is not None:
        raise click.UsageError(f"councilui opens one place: --at '{place}' or '{' '.join(rest)}'.")
    return database, place if place is not None else " ".join(rest) or None
