"""`councilui review`: confirm or reject the reading of a vote from a document."""

from pathlib import Path

import click

from councilui.analysis.passages import save_verdict
from councilui.cli.common import connect, database_option
from councilui.cli.completion import id_completer
from councilui.common.corrections import CONFIRMED, REJECTED
from councilui.record.queries.votes import vote_card


@click.command("review")
@click.argument("vote_id", metavar="VOTE_ID", shell_complete=id_completer("vote"))
@click.option("--confirm", "verdict", flag_value=CONFIRMED, help="The reading is what the document says.")
@click.option("--reject", "verdict", flag_value=REJECTED, help="The reading is wrong: the next load leaves it out.")
@click.option("--note", default="", help="A note of your own, kept with the verdict.")
@database_option
def command(vote_id: str, verdict: str | None, note: str, database: Path) -> None:
    """Keep your verdict on a reading in a file beside the record, NAME.corrections.toml; the next load applies it."""
    if verdict is None:
        raise click.UsageError("Use --confirm or --reject.")
    with connect(database) as connection:
        card = vote_card(connection, vote_id)
    click.echo(save_verdict(database, card.passages, verdict, note))
