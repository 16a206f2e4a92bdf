"""`councilui load`: fill a database."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("load")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-d", "--db", "database", required=True, type=click.Path(path_type=Path), envvar="COUNCILUI_DB",
    help="The database to fill; it is written whole or not at all.",
)  # fmt: skip
@click.option("--format", "format_name", help="The format of the input; without it, it is recognised.")
def command(paths: tuple[Path, ...], database: Path, format_name: str | None) -> None:
    """Fill the database from PATHS. The same input again changes nothing."""
    from councilui.load.pipeline import load

    report = load(paths, database, format_name=format_name)
    for name, origin in report.readings:
        click.echo(f"Read {origin} ({name}).")
    if not report.changed:
        click.echo(f"{database} holds exactly this already; nothing was changed.")
        return
    rows = ", ".join(
        f"{count:,} {table.replace('_', ' ')}" for table, count in report.written.items() if table != "load"
    )
    click.echo(f"Wrote {database}: {rows}.")
    for issue in report.issues:
        click.echo(f"{issue.kind}: {issue.file}:{issue.place}: {issue.reason}")
