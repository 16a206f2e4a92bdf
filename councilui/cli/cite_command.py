"""`councilui cite`: a citation to paste."""

from __future__ import annotations

from pathlib import Path

import click

from councilui.cli.common import database_option, reading
from councilui.export.citation import STYLES

_WHAT = ("vote", "meeting", "statement", "matter", "source")


@click.command("cite")
@click.argument("what", type=click.Choice(_WHAT))
@click.argument("identity", metavar="ID")
@click.option("--style", type=click.Choice(tuple(STYLES)), default="plain", show_default=True)
@database_option
def command(what: str, identity: str, style: str, database: Path) -> None:
    """Print a citation. ID as for 'show'; a statement's or a source's is in the JSON of 'show' and 'search'.

    Styles: plain and markdown begin with the quote or the outcome; journal is the form of the code's history notes
    (Coun. J. 1-27-21); bibtex and csl-json are for programs.
    """
    from councilui.export.citation import citation, read_cited

    with reading(database) as connection:
        click.echo(citation(read_cited(connection, what, identity), style))
