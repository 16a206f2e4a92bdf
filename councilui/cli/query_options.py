"""A query as a command is given it: words, a saved search, a date from which on."""

from collections.abc import Sequence

import click

from councilui.cli.common import Date, F
from councilui.cli.completion import saved_completer
from councilui.common.errors import CouncilError


def query_options(function: F) -> F:
    """`--saved` and `--new-since`."""
    date = click.option("--new-since", type=Date(), help="Only from meetings in or after this year, month or day.")
    saved = click.option(
        "--saved",
        metavar="NAME",
        shell_complete=saved_completer,
        help="The query saved under this name; more words narrow it.",
    )
    return date(saved(function))


def build_query(words: Sequence[str], saved: str | None, new_since: str | None, save: str | None = None) -> str:
    """What to search for; saved itself, without the date, when `save` is a name. Raises CouncilError for nothing."""
    query = " ".join(words).strip()
    if saved is not None:
        from councilui.analysis.refine import narrow
        from councilui.saved_searches import find_search

        query = narrow(find_search(saved), query) if query else find_search(saved)
    if not query:
        raise CouncilError('The query is empty. Enter a word, a "phrase" or a field such as by:lopez.')
    if save is not None:
        _save(save, query, without=new_since)
    if new_since is not None:
        from councilui.analysis.refine import since

        query = since(query, new_since)
    return query


def _save(name: str, query: str, without: str | None) -> None:
    from councilui.saved_searches import save_search, searches_file

    before = save_search(name, query)
    instead = f" in place of: {before}" if before is not None and before != query else ""
    dated = f", without --new-since {without}" if without is not None else ""
    click.echo(f"Saved as “{name.strip()}” in {searches_file()}{dated}{instead}", err=True)
