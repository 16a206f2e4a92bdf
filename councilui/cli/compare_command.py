"""`councilui compare`: two votes side by side."""

from __future__ import annotations

from pathlib import Path

import click

from councilui.cli.common import database_option, json_option, print_json, print_markdown, reading


@click.command("compare")
@click.argument("first", metavar="VOTE")
@click.argument("second", metavar="VOTE")
@database_option
@json_option
def command(first: str, second: str, database: Path, as_json: bool) -> None:
    """Two votes seat by seat: who kept their side, who switched, who is new; and what cannot be said."""
    from councilui.analysis.comparison import compare
    from councilui.record.lookup import find_vote
    from councilui.record.queries.votes import vote_card

    with reading(database) as connection:
        cards = [vote_card(connection, find_vote(connection, typed)) for typed in (first, second)]
    comparison = compare(cards[0], cards[1])
    if as_json:
        from councilui.export.json_shape import comparison_json

        print_json(comparison_json(comparison))
    else:
        from councilui.export.markdown import comparison_markdown

        print_markdown(comparison_markdown(comparison))
