"""`councilui compare`: two votes side by side."""

from pathlib import Path

import click

from councilui.cli.common import connect, database_option, json_option, print_json
from councilui.cli.completion import id_completer


@click.command("compare")
@click.argument("first", metavar="VOTE", shell_complete=id_completer("vote"))
@click.argument("second", metavar="VOTE", shell_complete=id_completer("vote"))
@database_option
@json_option
def command(first: str, second: str, database: Path, as_json: bool) -> None:
    """Compare two votes seat by seat: who switched sides, who didn't, who is new."""
    from councilui.export.comparison import comparison_data, comparison_document
    from councilui.kinds.comparison import read_comparison
    from councilui.record.lookup import find_vote

    with connect(database) as connection:
        comparison = read_comparison(connection, find_vote(connection, first), find_vote(connection, second))
    if as_json:
        print_json(comparison_data(comparison))
    else:
        from councilui.cli.document_text import print_documents

        print_documents(comparison_document(comparison))
