"""`councilui [DB] [PLACE]`: the screen, or the same as plain text."""

import click

from councilui.cli import is_record, show_linear, show_screen
from councilui.cli.common import PathType
from councilui.cli.completion import place_completer, theme_completer
from councilui.config.in_force import config_in_force


@click.command("browse")
@click.argument("words", nargs=-1, metavar="[DB] [PLACE]", shell_complete=place_completer)
@click.option("-d", "--db", "option", type=PathType(path_type=str), help="The same as DB.")
@click.option(
    "--at",
    "place",
    metavar="PLACE",
    shell_complete=place_completer,
    help="The same as PLACE, for when a file has that name.",
)
@click.option("--linear", is_flag=True, help="Prompts and plain text instead of the screen, for a screen reader.")
@click.option(
    "--theme",
    metavar="NAME",
    shell_complete=theme_completer,
    help="The theme for this run; 'councilui config' lists them.",
)
@click.option("--fresh", is_flag=True, help="Start as if councilui had never run, and remember nothing from this run.")
def command(
    words: tuple[str, ...], option: str | None, place: str | None, linear: bool, theme: str | None, fresh: bool
) -> int:
    """Open the record DB on the screen.

    Without DB, open the one in COUNCILUI_DB, then the one in the configuration, then the one that comes with councilui.
    PLACE is where it opens: a record number, a date, a member, a ward, a popular name, a statement's key or any id. If
    a word is the name of a file, that file is DB.
    """
    database, place = split_words(words, place)
    config = config_in_force({"record": database or option, "theme": theme, "remember": False if fresh else None})
    return show_linear(config.record, place) if linear else show_screen(config, place)


def split_words(words: tuple[str, ...], place: str | None) -> tuple[str | None, str | None]:
    """Which of the words is the record and which are the place.

    Raises UsageError for an empty word and for a place beside `place`.
    """
    if "" in words:
        raise click.UsageError("The path is empty.")
    rest = list(words)
    database = rest.pop(0) if rest and is_record(rest[0]) else None
    if rest and place is not None:
        raise click.UsageError(f"councilui opens only one place at a time: --at '{place}' or '{' '.join(rest)}'.")
    return database, place if place is not None else " ".join(rest) or None
