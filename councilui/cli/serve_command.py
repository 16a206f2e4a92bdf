"""`councilui serve`: the screen in a web browser."""

import shlex
import sys
from pathlib import Path

import click

from councilui.cli.common import WholeNumber, database_option
from councilui.common.extras import install_command


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=WholeNumber(1, 65535), help="The port to listen on.")
@database_option
def command(host: str, port: int, database: Path) -> None:
    """Show the record in a web browser on this machine; this needs the extra councilui[serve].

    Exports are written to the folder where the server runs.
    """
    from councilui.common.errors import CouncilError
    from councilui.record.database import open_record

    try:
        from councilui.serve.server import RecordServer, is_loopback
    except ImportError as error:
        raise CouncilError(f"'councilui serve' needs an extra: {install_command('serve')}") from error

    def try_to_open() -> None:
        open_record(database).close()

    try_to_open()
    if not is_loopback(host):
        click.echo(
            f"Warning: anyone who can reach {host} can read this record and write exports into {Path.cwd()}. "
            "There is no password or encryption.",
            err=True,
        )
    fresh = [] if is_loopback(host) else ["--fresh"]  # what visitors search is nobody else's to see
    line = shlex.join([sys.executable, "-m", "councilui", *fresh, str(database.absolute())])
    try:
        RecordServer(line, host, port, f"councilui: {database.name}", try_to_open).serve()
    except OSError as error:
        raise CouncilError(f"Can't listen on {host}, port {port}: {error.strerror}.") from error
