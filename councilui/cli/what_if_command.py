"""`councilui what-if`: a vote with some of it moved, its assumptions first."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from councilui.cli.common import connect, database_option, json_option, print_markdown
from councilui.cli.completion import id_completer

if TYPE_CHECKING:
    from councilui.analysis.what_if import WhatIf

_NUMBER: Final = re.compile(r"(\d+)\s*(.*)")


@click.command("what-if")
@click.argument("typed", metavar="VOTE", shell_complete=id_completer("vote"))
@click.option("--move", "moves", multiple=True, metavar="WHO=OPTION",
              help="A member ('lopez=yes', 'ward 15=yes') or a number ('3 no=yes'); may be repeated.")  # fmt: skip
@click.option("--absent", multiple=True, metavar="WHO", help="The same as --move WHO=absent: 'lopez' or '3 yes'.")
@click.option("--vacant", multiple=True, metavar="WHO", help="The same as --move WHO=vacant: a seat that nobody holds.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
              help="The file to write (Markdown, or JSON with --json); standard output without it.")  # fmt: skip
@database_option
@json_option
def command(
    typed: str,
    moves: tuple[str, ...],
    absent: tuple[str, ...],
    vacant: tuple[str, ...],
    output: Path | None,
    database: Path,
    as_json: bool,
) -> None:
    """What if members had voted otherwise, been absent, or a seat been vacant: the tally and what it would meet.

    The output says that it is hypothetical, gives the assumptions before the numbers, and predicts no result. Where
    no names are on record, it moves numbers.
    """
    from councilui.analysis.what_if import numbers_of
    from councilui.common.files import write_whole
    from councilui.export.formats import write_exports
    from councilui.export.what_if import what_if_export
    from councilui.kinds.what_if import read_what_if
    from councilui.record.lookup import find_vote
    from councilui.record.queries.origin import origin

    with connect(database) as connection:
        what_if = read_what_if(connection, find_vote(connection, typed))
        record = origin(connection)
    numbers_of(what_if.card, ())
    all_moves = [*map(_split, moves), *((who, "absent") for who in absent), *((who, "vacant") for who in vacant)]
    for who, option in all_moves:
        what_if = _move(what_if, who.strip(), option)
    text = write_exports([what_if_export(what_if)], "json" if as_json else "markdown", record)
    if output is not None:
        write_whole(output, text, replace=True)
    elif as_json:
        click.echo(text, nl=False)
    else:
        print_markdown(text)


def _split(typed: str) -> tuple[str, str]:
    from councilui.common.errors import CouncilError
    from councilui.record.model import OPTIONS

    who, sign, option = typed.rpartition("=")
    option = {"yea": "yes", "aye": "yes", "nay": "no"}.get(option.strip().casefold(), option.strip().casefold())
    if not sign or not who.strip():
        raise CouncilError(f"'{typed}' is no move; write 'lopez=yes' for a member or '3 no=yes' for a number of votes.")
    if option not in OPTIONS:
        raise CouncilError(f"'{option}' is no option; the options are {', '.join(OPTIONS)}.")
    return who, option


def _move(what_if: WhatIf, who: str, option: str) -> WhatIf:
    """`who` is a number with or without the option that they come from ("3 no"), else a member."""
    from councilui.analysis.roll import NOT_ON_RECORD
    from councilui.common.errors import CouncilError
    from councilui.record.lookup import find_member
    from councilui.record.model import OPTIONS

    number = _NUMBER.fullmatch(who)
    start = number[2].strip().casefold() if number else ""
    if number and start in (*OPTIONS, NOT_ON_RECORD):
        return what_if.number_moved(int(number[1]), start, option)
    if number and not start and option in ("absent", "vacant"):
        for left in (NOT_ON_RECORD, "absent", "not voting"):
            if what_if.numbers.get(left, 0) >= int(number[1]) and left != option:
                return what_if.number_moved(int(number[1]), left, option)
        raise CouncilError(f"Say from which side to take the {number[1]}: '{who} yes' or '{who} no'.")
    return what_if.member_moved(find_member(what_if.card, who), option)
