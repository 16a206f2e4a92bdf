"""Searches statements."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from councilui.common.plain_text import one_line
from councilui.record.indexes.statement_index import ids_of, number_from
from councilui.record.model import Source, Statement
from councilui.record.queries.rows import from_row, further_sources, sources_of
from councilui.record.schema import FIELDS
from councilui.record.search.exact import exact_spans
from councilui.record.search.marks import mark, merge_spans
from councilui.record.search.newest_first import newest_part
from councilui.record.search.parser import Query, parse
from councilui.record.search.parts import AnswerParts, parts_of, query_by_person
from councilui.record.search.plan import Plan, plan
from councilui.record.search.ranking import rank
from councilui.record.search.snippets import snippet_of
from councilui.record.views.search import SaidBy, SearchAnswer, Total
from councilui.record.views.statements import SearchHit

_COUNTED: Final = 200  # at once; all of them are counted apart from the page
_COUNTED_READING: Final = 100  # where each is read, for words that must be exactly so
_COUNTED_SAID: Final = 100_000
PAGE: Final = 200
SAID_BY: Final = 3
"""How many statements by a person are listed before those that have the person's name."""
_LAST_ID: Final = 2**63 - 1
_WITH_PLACE: Final = f"""SELECT {", ".join(f's."{name}"' for name in FIELDS[Statement])}, m.date, b.name,
    coalesce(t.short_title, i.title)
  FROM statement AS s JOIN meeting AS m ON m.id = s.meeting JOIN body AS b ON b.id = m.body
    LEFT JOIN agenda_item AS i ON i.id = s.agenda_item LEFT JOIN matter AS t ON t.id = i.matter
  WHERE s.id IN (SELECT value FROM json_each(?))"""


def search(
    connection: sqlite3.Connection,
    text: str,
    *,
    limit: int = 50,
    before_id: int | None = None,
    typing: bool = False,
    newest_first: bool = False,
    order: Literal["newest", "relevance"] = "newest",
    count_cap: int | None = None,
) -> SearchAnswer:
    """The statements that fit `text` (see `parser`); any text is a valid query.

    Statements with the words come before those that only concern a matter of that name. Each part is newest first,
    and a page continues after the hit with the id `before_id`. By relevance there is one page; of very many
    matches only the newest are ranked, and a note says so. With `newest_first`, a first page may search only the
    newest statements, as `partial` then says. Counting stops at `count_cap`: by default 200, or 100 when
    exact words have to be read, or one more than the page with `newest_first`. Raises ValueError when `before_id`
    is given with relevance, and sqlite3.OperationalError when the connection is interrupted.
    """
    if before_id is not None and order == "relevance":
        raise ValueError("only a search by date has more pages")
    query = parse(text, typing=typing)
    if query.root is None:
        return SearchAnswer(one_line(text), "", query.notes, (), 0, True)
    query_plan = plan(connection, query)
    parts = parts_of(connection, query, query_plan)
    part = newest_part(connection, parts.words, query.root) if newest_first and before_id is None else None
    if count_cap is None:
        count_cap = limit + 1 if newest_first else _COUNTED if query_plan.exact is None else _COUNTED_READING
    page = _page(connection, parts, part, _PageRange(limit, before_id, order, count_cap))
    count = page.with_words + page.about
    return SearchAnswer(
        one_line(text).removesuffix("…") + "…" * str(query).endswith("…"),
        query_plan.reading,
        (*query_plan.notes, page.note) if page.note else query_plan.notes,
        _hits(connection, query_plan, ids_of(connection, page.numbers), page.first_about),
        min(count, count_cap),
        query_plan.complete and count <= count_cap and page.is_whole and count_cap > 0,
        query_plan.named_matters,
        query_plan.meanings,
        query_plan.did_you_mean,
        partial=not page.is_whole and (len(page.numbers) < limit or order == "relevance"),
        about_total=min(page.about, count_cap),
        said_by=_said_by(connection, query) if before_id is None else None,
    )


class _PageRange(NamedTuple):
    """Which matches a page has: `limit` of them after the one with the id `before_id`; counting stops at `cap`."""

    limit: int
    before_id: int | None
    order: Literal["newest", "relevance"]
    cap: int


class _Page(NamedTuple):
    """The row numbers of a page, from `first_about` on those about a matter; and how many there are of each in all.

    `is_whole` is False when only the newest statements were searched.
    """

    numbers: list[int]
    first_about: int
    with_words: int
    about: int
    is_whole: bool
    note: str = ""


def _page(connection: sqlite3.Connection, parts: AnswerParts, part: Plan | None, page_range: _PageRange) -> _Page:
    limit, before_id, order, cap = page_range
    note = ""
    about_before = None
    if order == "relevance":
        numbers, count, note = rank(connection, part or parts.words, limit)
        if note:
            part = None  # only so many of the newest would be ranked anyway
            count = count if count > cap else _count(connection, parts.words, cap)
    elif before_id is None:
        numbers, count = _first_page(connection, part or parts.words, limit, cap)
    else:
        count = _count(connection, parts.words, cap) if cap else 0
        if parts.about is not None and not parts.holds(connection, before_id):
            numbers, about_before = [], before_id
        else:
            numbers = _newest(connection, parts.words, limit, before_id)
    about: list[int] = []
    about_count = 0
    if parts.about is not None and part is None:
        about = _newest(connection, parts.about, limit - len(numbers), about_before)
        about_count = _count(connection, parts.about, cap) if cap else 0
    return _Page([*numbers, *about], len(numbers), count, about_count, part is None, note)


def _said_by(connection: sqlite3.Connection, query: Query) -> SaidBy | None:
    """What the people said whose name the query is; None when nobody is called so."""
    by_person = query_by_person(connection, query)
    if by_person is None:
        return None
    names, by_query = by_person
    query_plan = plan(connection, by_query)
    numbers, count = _first_page(connection, query_plan, SAID_BY, _COUNTED_SAID)
    if not numbers:
        return None
    return SaidBy(names, str(by_query), count, _hits(connection, query_plan, ids_of(connection, numbers)))


def count_exact(connection: sqlite3.Connection, text: str, *, typing: bool = False) -> Total:
    """The number of all statements that fit `text`, however long counting takes; any text is a valid query.

    Raises sqlite3.OperationalError when the connection is interrupted.
    """
    query = parse(text, typing=typing)
    if query.root is None:
        return Total(0, True)
    query_plan = plan(connection, query)
    return Total(_count(connection, query_plan, _LAST_ID - 1), query_plan.complete)


def _count(connection: sqlite3.Connection, query_plan: Plan, cap: int) -> int:
    """The number of matches; `cap` + 1 when there are more than `cap`."""
    if query_plan.match is None:
        return 0
    rows = f"statement_fts WHERE {query_plan.where}" if query_plan.most_read is None else query_plan.newest()
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {rows} LIMIT ?)"
    row = connection.execute(sql, (*query_plan.parameters(), cap + 1)).fetchone()
    return int(row[0])


def _first_page(connection: sqlite3.Connection, query_plan: Plan, limit: int, cap: int) -> tuple[list[int], int]:
    """The newest matches and their number, up to `cap` + 1, in one pass where that is short."""
    most = max(limit, min(cap, _COUNTED) + 1)
    walked = _newest(connection, query_plan, most, None)
    count = len(walked) if len(walked) < most or most > cap else _count(connection, query_plan, cap)
    return walked[: max(limit, 0)], count


def _newest(connection: sqlite3.Connection, query_plan: Plan, limit: int, before_id: int | None) -> list[int]:
    if query_plan.match is None:
        return []
    last = None if before_id is None else number_from(connection, before_id) - 1
    sql = f"SELECT rowid FROM {query_plan.newest()} LIMIT ?"
    return _numbers(connection, sql, (*query_plan.parameters(last), max(limit, 0)))


def _numbers(connection: sqlite3.Connection, sql: str, parameters: Sequence[str | int | None]) -> list[int]:
    return [row[0] for row in connection.execute(sql, parameters)]


def _hits(
    connection: sqlite3.Connection, query_plan: Plan, ids: Sequence[int], first_about: int | None = None
) -> tuple[SearchHit, ...]:
    """The statements with these ids as hits, in this order; from `first_about` on they are about a matter."""
    about = set() if first_about is None else set(ids[first_about:])
    around: dict[int, tuple[str, str, str | None]] = {}
    by_id: dict[int, Statement] = {}
    for row in connection.execute(_WITH_PLACE, (json.dumps(list(ids)),)):
        by_id[row[0]] = from_row(Statement, row[:-3])
        around[row[0]] = row[-3:]
    statements = [by_id[id] for id in ids if id in by_id]
    further = further_sources(connection, {"statement": [s.key for s in statements]})
    cited = {s.id: (s.source, *further.get(("statement", s.key), ())) for s in statements}
    sources = sources_of(connection, [source for listed in cited.values() for source in listed])
    marked = mark(query_plan.marks, [statement.text for statement in statements])
    hits = []
    for statement, matches in zip(statements, marked, strict=True):
        date, body, item = around[statement.id]
        if query_plan.exact_words is not None:
            matches = merge_spans([*matches, *exact_spans(query_plan.exact_words, statement.text)])
        snippet, snippet_matches = snippet_of(statement.text, matches)
        cites = _known(cited[statement.id], sources)
        hits.append(
            SearchHit(
                statement, date, body, item, snippet, snippet_matches, cites, tuple(matches), statement.id in about
            )
        )
    return tuple(hits)


def _known(ids: Iterable[str | None], sources: dict[str, Source]) -> tuple[Source, ...]:
    return tuple(sources[id] for id in dict.fromkeys(ids) if id is not None and id in sources)


def every_hit(connection: sqlite3.Connection, text: str, limit: int | None = None) -> Iterator[SearchHit]:
    """The statements that fit `text`, newest first, at most `limit`, read a page at a time."""
    left, before = limit, None
    while left is None or left > 0:
        size = PAGE if left is None else min(PAGE, left)
        hits = search(connection, text, limit=size, before_id=before, count_cap=0).hits
        yield from hits
        if len(hits) < size:
            return
        before = hits[-1].statement.id
        left = left - size if left is not None else None
