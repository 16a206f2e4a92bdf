"""`councilui search`: what was said, where and by whom."""

from __future__ import annotations

from pathlib import Path

import click

from councilui.cli.common import console, database_option, json_option, print_json, print_line, print_table, reading
from councilui.record.database import RecordError


@click.command("search", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True, metavar="QUERY")
@click.option("--in", "among", type=click.Choice(("statements", "items", "matters")), default="statements")
@click.option("--limit", type=click.IntRange(1), help="At most so many; 50, and with --json-lines all.")
@click.option("--relevance", is_flag=True, help="The best match first; otherwise the newest.")
@database_option
@json_option
@click.option("--json-lines", "as_lines", is_flag=True, help="Print a JSON object a line, each as it is found.")
def command(
    words: tuple[str, ...],
    among: str,
    limit: int | None,
    relevance: bool,
    database: Path,
    as_json: bool,
    as_lines: bool,
) -> None:
    """Search what was said.

    QUERY: words, "a phrase", OR, -word, ( ), NEAR/5, prefix*, and fields: by:lopez ward:15 capacity:member kind:scene
    venue:press body:council on:2025-01 after:2024 before:2025-02 item:settlement matter:O2021-117
    """
    query = " ".join(words)
    if not query.strip():
        raise RecordError('The query is empty; give a word, a "phrase" or a field such as by:lopez.')
    if as_lines:
        if relevance or among != "statements":
            raise click.UsageError("--json-lines prints statements as they are found, which is the newest first.")
        _lines(query, limit, database)
    elif among == "statements":
        _statements(query, limit or 50, relevance, database, as_json)
    else:
        _titles(query, among, limit or 50, database, as_json)


def _lines(query: str, limit: int | None, database: Path) -> None:
    from councilui.export.json_shape import hit_json
    from councilui.record.queries.search_all import every_hit

    with reading(database) as connection:
        for hit in every_hit(connection, query, limit):
            print_line(hit_json(hit))


def _statements(query: str, limit: int, relevance: bool, database: Path, as_json: bool) -> None:
    from councilui.record.queries.search import search

    with reading(database) as connection:
        answer = search(connection, query, limit=limit, order="relevance" if relevance else "newest")
    if as_json:
        from councilui.export.json_shape import search_json

        print_json(search_json(answer))
        return
    from councilui.cli.hit_text import print_hits

    print_hits(answer)


def _titles(query: str, among: str, limit: int, database: Path, as_json: bool) -> None:
    from councilui.record.queries.matters import list_matters
    from councilui.record.queries.titles import find_items

    with reading(database) as connection:
        if among == "matters":
            found: list[dict[str, object]] = [
                {"id": m.id, "identifier": m.identifier, "title": m.title, "date": m.last_date, "votes": m.votes}
                for m in list_matters(connection, containing=query)
            ]
        else:
            found = find_items(connection, query)
    shown = found[:limit]
    if as_json:
        print_json({"query": query, "total": len(found), "total_is_exact": True, "hits": shown})
        return
    if not found:
        console().print(f"Nothing among the {'agenda items' if among == 'items' else 'matters'} holds “{query}”.")
        return
    rows = [(str(hit["date"] or "–"), str(hit["identifier"] or "(no number)"), str(hit["title"])) for hit in shown]
    print_table(("DATE", "RECORD", "TITLE"), rows, wrapped=2)
