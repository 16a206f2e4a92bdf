"""Searching what was said."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from councilui.common.plain_text import one_line
from councilui.record.indexes.statement_index import ids_of, number_from
from councilui.record.model import Citation, Source, Statement
from councilui.record.queries.rows import among, made, sources_of
from councilui.record.schema import FIELDS
from councilui.record.search.exact import exact_spans
from councilui.record.search.marks import mark, merged
from councilui.record.search.newest_first import newest_part
from councilui.record.search.parser import parse
from councilui.record.search.plan import Plan, plan
from councilui.record.search.ranking import ranked
from councilui.record.search.snippets import snippet_of
from councilui.record.views.search import SearchAnswer, Total
from councilui.record.views.statements import SearchHit

_COUNTED: Final = 200  # at once; all of them are counted apart from the page
_COUNTED_READING: Final = 100  # where each is read, for words that must stand exactly so
PAGE: Final = 200
_LAST_ID: Final = 2**63 - 1
_WITH_PLACE: Final = f"""SELECT {", ".join(f's."{name}"' for name in FIELDS[Statement])}, m.date, b.name, i.title
  FROM statement AS s JOIN meeting AS m ON m.id = s.meeting JOIN body AS b ON b.id = m.body
    LEFT JOIN agenda_item AS i ON i.id = s.agenda_item
  WHERE s.id IN (SELECT value FROM json_each(?))"""


def search(
    connection: sqlite3.Connection,
    text: str,
    *,
    limit: int = 50,
    before_id: int | None = None,
    typing: bool = False,
    hurried: bool = False,
    order: Literal["newest", "relevance"] = "newest",
    count_cap: int | None = None,
) -> SearchAnswer:
    """The statements that fit `text`, a query in the language of `record.search`; no text is an error.

    Newest first, a page goes on after the one whose last hit's id is `before_id`. By relevance there is one page; of
    very many matches only the newest are ranked, and a note says so. A first page that is `hurried` may be searched in
    the newest statements alone (`newest_first`), as `partial` then says. Up to `count_cap` are counted, by default
    200, or 100 where what the index finds must be read to know the words exactly so, or when hurried one more than the
    page holds. Raises ValueError when `before_id` is given with relevance, and sqlite3.OperationalError when the
    connection is interrupted.
    """
    if before_id is not None and order == "relevance":
        raise ValueError("only a search by date has further pages")
    query = parse(text, typing=typing)
    if query.root is None:
        return SearchAnswer(one_line(text), "", query.notes, (), 0, True)
    asked = plan(connection, query)
    notes = asked.notes
    part = newest_part(connection, asked, query.root) if hurried and before_id is None else None
    if count_cap is None:
        count_cap = limit + 1 if hurried else _COUNTED if asked.exact is None else _COUNTED_READING
    if order == "relevance":
        numbers, count, note = ranked(connection, part or asked, limit)
        if note:
            notes += (note,)
            part = None  # only so many of the newest would be ranked anyway
            count = count if count > count_cap else _count(connection, asked, count_cap)
    elif before_id is None:
        numbers, count = _first_page(connection, part or asked, limit, count_cap)
    else:
        count = _count(connection, asked, count_cap) if count_cap else 0
        numbers = _newest(connection, asked, limit, before_id)
    total = min(count, count_cap)
    return SearchAnswer(
        one_line(text).removesuffix("…") + "…" * str(query).endswith("…"),
        asked.reading,
        notes,
        _hits(connection, asked, ids_of(connection, numbers)),
        total,
        asked.complete and total == count and part is None and count_cap > 0,
        asked.named_matters,
        asked.meanings,
        asked.did_you_mean,
        partial=part is not None and (len(numbers) < limit or order == "relevance"),
    )


def count_exact(connection: sqlite3.Connection, text: str, *, typing: bool = False) -> Total:
    """How many statements fit `text`, all of them counted, which takes its time; no text is an error.

    Raises sqlite3.OperationalError when the connection is interrupted.
    """
    query = parse(text, typing=typing)
    if query.root is None:
        return Total(0, True)
    asked = plan(connection, query)
    return Total(_count(connection, asked, _LAST_ID - 1), asked.complete)


def _count(connection: sqlite3.Connection, asked: Plan, cap: int) -> int:
    """How many statements match; `cap` + 1 when there are more than `cap`."""
    if asked.match is None:
        return 0
    rows = f"statement_fts WHERE {asked.where}" if asked.most_read is None else asked.newest()
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {rows} LIMIT ?)"
    row = connection.execute(sql, (*asked.parameters(), cap + 1)).fetchone()
    return int(row[0])


def _first_page(connection: sqlite3.Connection, asked: Plan, limit: int, cap: int) -> tuple[list[int], int]:
    """The newest and how many there are, up to `cap` + 1, in one walk where that is not long."""
    most = max(limit, min(cap, _COUNTED) + 1)
    walked = _newest(connection, asked, most, None)
    count = len(walked) if len(walked) < most or most > cap else _count(connection, asked, cap)
    return walked[: max(limit, 0)], count


def _newest(connection: sqlite3.Connection, asked: Plan, limit: int, before_id: int | None) -> list[int]:
    if asked.match is None:
        return []
    last = None if before_id is None else number_from(connection, before_id) - 1
    sql = f"SELECT rowid FROM {asked.newest()} LIMIT ?"
    return _numbers(connection, sql, (*asked.parameters(last), max(limit, 0)))


def _numbers(connection: sqlite3.Connection, sql: str, parameters: Sequence[str | int | None]) -> list[int]:
    return [row[0] for row in connection.execute(sql, parameters)]


def _hits(connection: sqlite3.Connection, asked: Plan, ids: Sequence[int]) -> tuple[SearchHit, ...]:
    """The statements with these ids as hits, in this order."""
    around: dict[int, tuple[str, str, str | None]] = {}
    found: dict[int, Statement] = {}
    for row in connection.execute(_WITH_PLACE, (json.dumps(list(ids)),)):
        found[row[0]] = made(Statement, row[:-3])
        around[row[0]] = row[-3:]
    statements = [found[identity] for identity in ids if identity in found]
    further: dict[str, list[str]] = {}
    for citation in among(connection, Citation, "subject_id", [s.key for s in statements], "t.subject_id, t.position"):
        if citation.subject == "statement":
            further.setdefault(citation.subject_id, []).append(citation.source)
    cited = {s.id: (s.source, *further.get(s.key, ())) for s in statements}
    sources = sources_of(connection, [source for each in cited.values() for source in each])
    marked = mark(asked.marks, [statement.text for statement in statements])
    hits = []
    for statement, matches in zip(statements, marked, strict=True):
        date, body, item = around[statement.id]
        if asked.exact_words is not None:
            matches = merged([*matches, *exact_spans(asked.exact_words, statement.text)])
        snippet, shown = snippet_of(statement.text, matches)
        cites = _known(cited[statement.id], sources)
        hits.append(SearchHit(statement, date, body, item, snippet, shown, cites, tuple(matches)))
    return tuple(hits)


def _known(ids: Iterable[str | None], sources: dict[str, Source]) -> tuple[Source, ...]:
    return tuple(sources[identity] for identity in dict.fromkeys(ids) if identity is not None and identity in sources)


def every_hit(connection: sqlite3.Connection, text: str, limit: int | None = None) -> Iterator[SearchHit]:
    """The statements that fit `text`, newest first, at most `limit` of them; nothing is counted before the first."""
    left, before = limit, None
    while left is None or left > 0:
        size = PAGE if left is None else min(PAGE, left)
        hits = search(connection, text, limit=size, before_id=before, count_cap=0).hits
        yield from hits
        if len(hits) < size:
            return
        before = hits[-1].statement.id
        left = left - size if left is not None else None
