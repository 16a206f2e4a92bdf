"""`councilui cite`: a citation to paste."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from councilui.cli.common import connect, database_option
from councilui.cli.completion import id_completer
from councilui.export.citation_styles import STYLES, cite
from councilui.kinds import all_kinds, find_kind

_KINDS = tuple(kind.name for kind in all_kinds() if kind.to_reference is not None)


def _complete_id(context: click.Context, parameter: click.Parameter, beginning: str) -> list[CompletionItem]:
    return id_completer(context.params.get("kind_name") or "vote")(context, parameter, beginning)


@click.command("cite")
@click.argument("kind_name", metavar=f"[{'|'.join(_KINDS)}]", type=click.Choice(_KINDS))
@click.argument("id_", metavar="ID", shell_complete=_complete_id)
@click.option("--style", type=click.Choice(tuple(STYLES)), default="plain", show_default=True)
@database_option
def command(kind_name: str, id_: str, style: str, database: Path) -> None:
    """Print a citation. ID is as in 'show'; for a statement or a source, see the JSON of 'show' and 'search'.

    Styles: plain and markdown begin with the quote or the outcome; journal is the form used in the code's history notes
    (Coun. J. 1-27-21), if the record has one for the body; bibtex and csl-json are for programs.
    """
    with connect(database) as connection:
        click.echo(cite(find_kind(kind_name).reference(connection, id_), style))
