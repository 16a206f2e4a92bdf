"""`councilui [DB]`: the screen."""

from __future__ import annotations

from pathlib import Path

import click

from councilui.cli import show_screen
from councilui.record.database import shipped_path


@click.command("browse")
@click.argument("db", required=False, type=click.Path(path_type=Path))
@click.option("-d", "--db", "option", type=click.Path(path_type=Path), envvar="COUNCILUI_DB", help="The same as DB.")
def command(db: Path | None, option: Path | None) -> int:
    """Open the record DB on the screen; without DB the one in COUNCILUI_DB, else the shipped one."""
    return show_screen(db or option or shipped_path())
