"""`councilui what-if`: a vote with some of it moved, its assumptions first."""

from pathlib import Path

import click

from councilui.cli.common import connect, database_option, json_option, output_option
from councilui.cli.completion import id_completer


@click.command("what-if")
@click.argument("typed", metavar="VOTE", shell_complete=id_completer("vote"))
@click.option("--move", "moves", multiple=True, metavar="WHO=OPTION",
              help="A member ('lopez=yes', 'ward 15=yes') or a number ('3 no=yes'); can be repeated.")  # fmt: skip
@click.option(
    "--absent", multiple=True, metavar="WHO", help="The same as --move WHO=absent, such as 'lopez' or '3 yes'."
)
@click.option("--vacant", multiple=True, metavar="WHO", help="The same as --move WHO=vacant: an empty seat.")
@output_option("The file to write (Markdown, or JSON with --json)")
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
    """Show the tally and its thresholds if members had voted differently or been absent, or a seat had been vacant.

    The output says that it is hypothetical, gives the assumptions before the numbers, and predicts no outcome. Without
    a roll call, move numbers instead of names.
    """
    from councilui.analysis.what_if import numbers_of
    from councilui.common.files import write_whole
    from councilui.export.formats import write_exports
    from councilui.export.what_if import what_if_export
    from councilui.kinds.what_if import read_what_if
    from councilui.moves import move, parse_move
    from councilui.record.lookup import find_vote
    from councilui.record.queries.origin import origin

    with connect(database) as connection:
        what_if = read_what_if(connection, find_vote(connection, typed))
        record = origin(connection)
    numbers_of(what_if.card, ())
    all_moves = [*map(parse_move, moves), *((who, "absent") for who in absent), *((who, "vacant") for who in vacant)]
    for who, option in all_moves:
        what_if = move(what_if, who.strip(), option)
    export = what_if_export(what_if)
    if output is None and not as_json:
        from councilui.cli.document_text import print_documents
        from councilui.export.origin import origin_document

        assert export.document is not None
        print_documents(export.document(), origin_document(record, [export]))
        return
    text = write_exports([export], "json" if as_json else "markdown", record)
    if output is not None:
        write_whole(output, text, replace=True)
    else:
        click.echo(text, nl=False)
