"""`councilui backup`: a copy of a record that is known to be whole."""

from pathlib import Path

import click

from councilui.cli.common import PathType, database_option
from councilui.common.plain_text import one_line


@click.command("backup")
@click.argument("copy", type=PathType())
@database_option
def command(copy: Path, database: Path) -> None:
    """Copy the record to COPY, a new file, and check that the copy is what was loaded.

    A damaged record is not copied. Your verdicts on readings are in a file of their own beside the record.
    """
    from councilui.common.corrections import corrections_file
    from councilui.record.backup import back_up

    back_up(database, copy)
    click.echo(f"Copied {one_line(str(database))} to {one_line(str(copy))}. The copy matches what was loaded.")
    if (verdicts := corrections_file(database)).exists():
        click.echo(f"Copy {one_line(str(verdicts))}, too: it has your verdicts on readings.")
