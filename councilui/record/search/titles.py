"""Searches agenda items, matters and people by their titles and names."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from councilui.record.indexes.title_index import of_time
from councilui.record.search.parser import Field, parse
from councilui.record.search.plan import TITLES, Plan, plan
from councilui.record.search.tree import leaves_of
from councilui.record.views.search import FoundItem, Kind, OtherCounts, Others, PeopleOfName

if TYPE_CHECKING:
    from councilui.record.views.matters import MatterLine
    from councilui.record.views.people import PersonLine

T = TypeVar("T")
NAMED: Final = 3
"""How many people of a name are listed before the statements with it."""
_KINDS: Final[tuple[Kind, ...]] = ("item", "matter", "person")
_OF_PEOPLE: Final = ("by", "ward")  # fields that name people; body: has all who ever sat there


def find_others(
    connection: sqlite3.Connection, text: str, limit: int = 20, *, typing: bool = False, kinds: Sequence[Kind] = _KINDS
) -> Others:
    """At most `limit` agenda items, matters and people each that fit `text`; any text is a valid query.

    Raises sqlite3.OperationalError when the connection is interrupted.
    """
    query = parse(text, typing=typing)
    if query.root is None:
        return Others(notes=query.notes)
    query_plan = plan(connection, query, TITLES)
    totals_and_ids = {kind: _search_kind(connection, query_plan, kind, limit) for kind in _KINDS if kind in kinds}
    totals = {kind: total for kind, (total, _) in totals_and_ids.items()}
    ids = {kind: totals_and_ids[kind][1] if kind in totals_and_ids else [] for kind in _KINDS}
    counts = OtherCounts(totals.get("item", 0), totals.get("matter", 0), totals.get("person", 0), query_plan.complete)
    return Others(
        _ordered(ids["item"], lambda selected: _items(connection, selected)),
        _ordered(ids["matter"], lambda selected: _matters(connection, selected)),
        _ordered(ids["person"], lambda selected: _people(connection, selected)),
        counts,
        query_plan.reading,
        query_plan.notes,
        query_plan.meanings,
        query_plan.did_you_mean,
    )


def people_of_name(connection: sqlite3.Connection, text: str) -> PeopleOfName:
    """The people whom a query names by its words or by `by:` or `ward:`; nobody where it has none of these."""
    leaves = leaves_of(parse(text).root)
    if not any(not isinstance(leaf, Field) or leaf.name in _OF_PEOPLE for leaf in leaves):
        return PeopleOfName()
    others = find_others(connection, text, NAMED, kinds=["person"])
    return PeopleOfName(others.people, others.counts.people)


def _search_kind(connection: sqlite3.Connection, query_plan: Plan, kind: Kind, limit: int) -> tuple[int, list[str]]:
    """The number of matches of one kind, and the ids of the last ones in the index."""
    if query_plan.match is None:
        return 0, []
    first, last = of_time(kind, query_plan.first, query_plan.last)
    parameters = (query_plan.match, first, last)
    where = "title_fts MATCH ? AND rowid BETWEEN ? AND ?"
    total = connection.execute(f"SELECT count(*) FROM title_fts WHERE {where}", parameters).fetchone()[0]
    rows = connection.execute(
        f"""SELECT t.subject FROM (SELECT rowid AS id FROM title_fts WHERE {where} ORDER BY rowid DESC LIMIT ?) AS f
        JOIN title AS t ON t.id = f.id ORDER BY f.id DESC""",
        (*parameters, max(limit, 0)),
    )
    return total, [row[0] for row in rows]


def _ordered(ids: Sequence[str], find: Callable[[Sequence[str]], Sequence[T]]) -> tuple[T, ...]:
    """The rows with these ids, in this order."""
    row_of = {row.id: row for row in find(ids)} if ids else {}  # type: ignore[attr-defined]
    return tuple(row_of[id] for id in ids if id in row_of)


def _matters(connection: sqlite3.Connection, ids: Sequence[str]) -> list[MatterLine]:
    from councilui.record.queries.matters import list_matters

    return list_matters(connection, ids=ids)


def _people(connection: sqlite3.Connection, ids: Sequence[str]) -> list[PersonLine]:
    from councilui.record.queries.people import list_people

    return list_people(connection, ids=ids)


def _items(connection: sqlite3.Connection, ids: Sequence[str]) -> list[FoundItem]:
    rows = connection.execute(
        """SELECT i.id, i.meeting, m.date, b.name, t.identifier, coalesce(t.short_title, i.title), i.outcome
        FROM agenda_item AS i JOIN meeting AS m ON m.id = i.meeting JOIN body AS b ON b.id = m.body
          LEFT JOIN matter AS t ON t.id = i.matter
        WHERE i.id IN (SELECT value FROM json_each(?))""",
        (json.dumps(list(ids)),),
    )
    return [FoundItem(*row) for row in rows]
