"""`councilui search`: what was said, where and by whom."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import click

from councilui.cli.common import (
    QueryCommand,
    WholeNumber,
    connect,
    database_option,
    json_option,
    print_json,
    print_json_line,
)
from councilui.cli.query_options import build_query, query_options
from councilui.record.search.tree import FIELDS

if TYPE_CHECKING:
    from councilui.record.views.search import SearchAnswer

_LIMIT: Final = 50
_COUNTED: Final = 100_000
GROUPS: Final = ("statements", "items", "matters", "people", "all")
_HELP: Final = f"""Search what was said; with --in, also search agenda items, matters and people by title or name.

    QUERY: words, "a phrase", OR, -word, ( ), NEAR/5, prefix*, and fields:
    {" ".join(f"{name}:{example}" for name, example in FIELDS.items())}.
    With =word or "a phrase", only exact matches are found.
"""


@click.command("search", cls=QueryCommand, help=_HELP)
@click.argument("words", nargs=-1, metavar="QUERY")
@click.option(
    "--in", "among", type=click.Choice(GROUPS), default="statements", show_default=True, help="What to search for."
)
@click.option(
    "--limit", type=WholeNumber(1), help="Show at most this many results; by default 50, or all with --json-lines."
)
@click.option("--relevance", is_flag=True, help="Best match first, instead of newest first.")
@click.option("--concordance", is_flag=True, help="One line for each match, aligned on the match.")
@click.option("--sort", type=click.Choice(("left", "right", "date", "speaker")), help="The order of a concordance.")
@click.option("--facets", is_flag=True, help="Show who says it most, in which body, capacity and venue.")
@click.option(
    "--over", type=click.Choice(("meeting", "month", "year")), help="Show how many statements there are in each period."
)
@click.option("--against", multiple=True, metavar="QUERY", help="Another query to chart beside it; can be repeated.")
@query_options
@click.option("--save", metavar="NAME", help="Save the query under this name; 'councilui list searches' lists them.")
@database_option
@json_option
@click.option("--json-lines", "as_lines", is_flag=True, help="Print one JSON object per line as each is found.")
def command(words: tuple[str, ...], among: str, database: Path, as_json: bool, **options: Any) -> None:
    _check(among, options)
    query = build_query(words, options["saved"], options["new_since"], options["save"])
    if among != "statements":
        from councilui.cli.search_groups import print_groups

        with connect(database) as connection:
            print_groups(connection, query, among, options["limit"] or _LIMIT, options["relevance"], as_json)
        return
    with connect(database) as connection:
        if options["as_lines"]:
            _lines(connection, query, options["limit"])
        elif options["facets"]:
            _facets(connection, query, as_json)
        elif options["over"] or options["against"]:
            _over_time(connection, (query, *options["against"]), options, as_json)
        elif options["concordance"]:
            _concordance(connection, query, options, as_json)
        else:
            _statements(connection, query, options, as_json)


def _check(among: str, options: dict[str, Any]) -> None:
    """Reject options that exclude each other. Raises UsageError."""
    if options["as_lines"] and (options["relevance"] or among != "statements"):
        raise click.UsageError("--json-lines prints statements as they are found: newest first.")
    names = {"as_lines": "json-lines", "facets": "facets", "over": "over", "concordance": "concordance"}
    chosen = [option for name, option in names.items() if options[name]]
    if options["against"] and not options["over"]:
        chosen.append("against")
    if len(chosen) > 1:
        raise click.UsageError(f"--{chosen[0]} and --{chosen[1]} answer different questions; use one at a time.")
    if options["sort"] and not options["concordance"]:
        raise click.UsageError("--sort works only with --concordance.")
    if among != "statements" and (chosen or options["new_since"]):
        raise click.UsageError(f"--{(*chosen, 'new-since')[0]} works only with statements, not with --in {among}.")


def _lines(connection: sqlite3.Connection, query: str, limit: int | None) -> None:
    from councilui.export.search import hit_data
    from councilui.record.search.statements import every_hit

    for hit in every_hit(connection, query, limit):
        print_json_line(hit_data(hit))


def _answer(connection: sqlite3.Connection, query: str, options: dict[str, Any]) -> SearchAnswer:
    from councilui.record.search.statements import search

    order: Literal["newest", "relevance"] = "relevance" if options["relevance"] else "newest"
    return search(connection, query, limit=options["limit"] or _LIMIT, order=order, count_cap=_COUNTED)


def _statements(connection: sqlite3.Connection, query: str, options: dict[str, Any], as_json: bool) -> None:
    from councilui.record.search.titles import people_of_name

    answer, people = _answer(connection, query, options), people_of_name(connection, query)
    if as_json:
        from councilui.export.search import search_data

        print_json(search_data(answer, people))
        return
    from councilui.cli.hit_text import print_hits

    print_hits(answer, people)


def _concordance(connection: sqlite3.Connection, query: str, options: dict[str, Any], as_json: bool) -> None:
    from councilui.analysis.concordance import occurrences, sort_lines

    answer = _answer(connection, query, options)
    lines = list(occurrences(answer.hits))
    if options["sort"]:
        lines = sort_lines(lines, options["sort"])
    if as_json:
        from councilui.export.search import concordance_data

        print_json(concordance_data(answer, lines, options["sort"]))
        return
    from councilui.cli.hit_text import print_concordance

    print_concordance(answer, lines)


def _facets(connection: sqlite3.Connection, query: str, as_json: bool) -> None:
    from councilui.record.search.facets import facets

    counts = facets(connection, query)
    if as_json:
        from councilui.export.search_counts import facets_data

        print_json(facets_data(query, counts))
        return
    from councilui.cli.facet_text import print_facets

    print_facets(counts)


def _over_time(
    connection: sqlite3.Connection, queries: tuple[str, ...], options: dict[str, Any], as_json: bool
) -> None:
    from councilui.analysis.refine import since
    from councilui.record.search.over_time import over_time

    if options["new_since"]:
        queries = (queries[0], *(since(query, options["new_since"]) for query in queries[1:]))
    series = over_time(connection, queries, options["over"] or "year")
    if as_json:
        from councilui.export.search_counts import series_data

        print_json(series_data(series))
        return
    from councilui.cli.facet_text import print_series

    print_series(series)
