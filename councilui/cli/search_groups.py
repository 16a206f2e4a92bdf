"""Agenda items, matters and people that a search found, on the terminal and as JSON."""

import sqlite3
from collections.abc import Sequence
from typing import Any, Final

from councilui.analysis.query_wording import people_scope
from councilui.cli.common import print_json, print_reading, print_table
from councilui.cli.hit_text import print_asides, print_hits
from councilui.cli.list_command import PEOPLE
from councilui.cli.styled_text import output
from councilui.common.dates import DATE_FIELDS
from councilui.common.plain_text import one_line
from councilui.common.shares import at_least
from councilui.export.data_parts import glossary_data, person_line_data
from councilui.record.search.parser import Field, parse
from councilui.record.search.statements import search
from councilui.record.search.titles import find_others
from councilui.record.search.tree import leaves_of
from councilui.record.views.search import Kind, Others, PeopleOfName

_KINDS: Final[dict[str, Kind]] = {"items": "item", "matters": "matter", "people": "person"}
_TITLED: Final = {"body", "item", "matter", *DATE_FIELDS}
_FIELDS: Final = {"items": _TITLED, "matters": _TITLED, "people": {"by", "ward", "body"}}
"""The fields that apply to each."""
_NAMES: Final = {
    "items": ("agenda item", "agenda items"),
    "matters": ("matter", "matters"),
    "people": ("person", "people"),
}


def print_groups(
    connection: sqlite3.Connection, query: str, among: str, limit: int, relevance: bool, as_json: bool
) -> None:
    """Print one group, or for "all" statements and then the others."""
    groups = list(_KINDS) if among == "all" else [among]
    others = find_others(connection, query, limit, kinds=[_KINDS[group] for group in groups])
    answer = (
        search(connection, query, limit=limit, order="relevance" if relevance else "newest") if among == "all" else None
    )
    if as_json:
        shapes = {group: _json(others, group) for group in groups}
        if answer is None:
            print_json({"query": one_line(query), **shapes[among]})
        else:
            from councilui.export.search import search_data

            data = search_data(answer, PeopleOfName())
            del data["people"]  # they are a group of their own
            print_json({"query": data.pop("query"), "statements": data, **shapes})
        return
    out = output()
    if answer is not None:
        print_hits(answer, PeopleOfName())
        out.print()
    else:
        print_reading(others.reading)
        print_asides(others)
    fields = {leaf.name: None for leaf in leaves_of(parse(query).root) if isinstance(leaf, Field)}
    for group in groups:
        _print_group(others, group)
        idle = [f"{name}:" for name in fields if name not in _FIELDS[group]]
        if idle and not getattr(others.counts, group):
            verb = "does" if len(idle) == 1 else "do"
            out.print((f"{', '.join(idle)} {verb} not apply to {_NAMES[group][1]}.", "dim"))


def _print_group(others: Others, group: str) -> None:
    total, lines = getattr(others.counts, group), getattr(others, group)
    one, several = _NAMES[group]
    count = at_least(total, others.counts.exact)
    number = f", {len(lines)} shown" if len(lines) < total else ""
    output().print((f"{count} {one if total == 1 else several}{number}", "bold"))
    if lines and group == "people":
        PEOPLE.print_rows(lines)
        if scope := people_scope(others.people):
            output().print((scope, "dim"))
    elif lines:
        dates = [(item.date if group == "items" else item.last_date) or "–" for item in lines]
        rows = [(date, line.identifier or "(no number)", line.title) for date, line in zip(dates, lines, strict=True)]
        print_table(("DATE", "RECORD", "TITLE"), rows, wrapped=2)


def _json(others: Others, group: str) -> dict[str, Any]:
    hits: Sequence[dict[str, Any]]
    if group == "items":
        hits = [item._asdict() for item in others.items]
    elif group == "matters":
        hits = [
            {"id": m.id, "identifier": m.identifier, "title": m.title, "date": m.last_date, "votes": m.votes}
            for m in others.matters
        ]
    else:
        hits = [person_line_data(line) for line in others.people]
    return {
        "reading": others.reading,
        "notes": list(others.notes),
        "meanings": glossary_data(others.meanings),
        "did_you_mean": list(others.did_you_mean),
        "total": getattr(others.counts, group),
        "total_is_exact": others.counts.exact,
        "hits": hits,
    }
