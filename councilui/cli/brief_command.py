"""`councilui brief`: what is new in a record."""

import sys
from pathlib import Path

import click

from councilui.cli.common import Date, connect, database_option, json_option, output_option
from councilui.cli.export_command import FormatType


@click.command("brief")
@click.option("--since", type=Date(), help="From this date on; by default, the 30 days before the latest meeting.")
@click.option(
    "--to",
    "format_name",
    type=FormatType("briefing"),
    help="The format; by default, the one that matches the file's extension, or else plain text.",
)
@output_option()
@database_option
@json_option
def command(since: str | None, format_name: str | None, output: Path | None, database: Path, as_json: bool) -> None:
    """Show what's new: divided votes, who switched sides, saved searches with new hits, doubts, upcoming meetings."""
    from councilui.common.files import write_whole
    from councilui.export.formats import format_of_file, write_exports
    from councilui.kinds.briefing import KIND

    if as_json:
        format_name = "json"
    elif format_name is None and output is not None:
        format_name = format_of_file(output.name).name
    with connect(database) as connection:
        export = KIND.export(connection, since, database.stem)
    if output is None and format_name is None:
        from councilui.cli.document_text import print_documents

        assert export.document is not None
        print_documents(export.document())
        return
    text = write_exports([export], format_name or "markdown", None)
    if output is not None:
        write_whole(output, text, replace=True)
    else:
        sys.stdout.write(text)
