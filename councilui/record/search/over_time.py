"""Matches counted by meeting, month or year, for several queries side by side.

Each period has its base: how much was said in it at all. Of very many matches only the newest are counted, and the
answer says since when.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from councilui.common.dates import iso_date
from councilui.common.plain_text import one_line
from councilui.common.tokens import fold_name
from councilui.record.indexes.statement_index import meeting_of
from councilui.record.search.matches import NOTHING, Base, are_more, day_of, filter_of, matches_sql, notes_of
from councilui.record.search.parser import parse
from councilui.record.search.plan import Plan, plan
from councilui.record.views.search import Period, SeriesLine, TimeSeries, Unit

MOST_COUNTED: Final = 1_000_000


def over_time(
    connection: sqlite3.Connection,
    texts: Sequence[str],
    unit: Unit = "month",
    *,
    typing: bool = False,
    most: int = MOST_COUNTED,
) -> TimeSeries:
    """Count the matches of each of the queries `texts` by meeting, month or year; any text is a valid query.

    Raises sqlite3.OperationalError when the connection is interrupted.
    """
    queries = [parse(text, typing=typing) for text in texts]
    plans = [None if query.root is None else plan(connection, query) for query in queries]
    ranges = [(day_of(query_plan.first), day_of(query_plan.last)) for query_plan in plans if query_plan is not None]
    if not ranges:
        return TimeSeries(unit, (), ())
    days = min(first for first, _ in ranges), max(last for _, last in ranges)
    periods = _periods(connection, days, unit)
    places = {period.key: at for at, period in enumerate(periods)}
    lines = []
    for query, query_plan in zip(queries, plans, strict=True):
        if query_plan is None:
            continue
        counts, total, since = [0] * len(periods), 0, None
        for key, oldest, matches in _counts(connection, query_plan, unit, most):
            if key in places:  # always, but for a meeting that holds no statement in a damaged file
                counts[places[key]] += matches
            total += matches
            since = oldest if since is None else min(since, oldest)
        more = total == most and are_more(connection, query_plan, most)
        lines.append(
            SeriesLine(
                str(query), query_plan.reading, notes_of(query_plan), tuple(counts), total,
                query_plan.complete and not more, since if more else None,
            )
        )  # fmt: skip
    return TimeSeries(unit, periods, tuple(lines))


def _counts(connection: sqlite3.Connection, query_plan: Plan, unit: Unit, most: int) -> Iterator[tuple[str, str, int]]:
    """(period key, date, matches) of the newest `most` matches; a period may occur several times."""
    if query_plan.match is None:
        return
    shift = 0 if unit == "meeting" else 8
    rows = connection.execute(
        f"SELECT {meeting_of('number')} >> {shift}, count(*) FROM ({matches_sql(query_plan)}) GROUP BY 1",
        (*query_plan.parameters(), most),
    ).fetchall()
    rows = [(number, matches) for number, matches in rows if number is not None]  # it is, in a damaged file
    if unit != "meeting":
        for day, matches in rows:
            date = iso_date(day)
            yield date[: 7 if unit == "month" else 4], date, matches
        return
    known = connection.execute("SELECT id, date, ordinal FROM meeting")
    meetings = {(date, ordinal): id for id, date, ordinal in known}
    for number, matches in rows:
        date = iso_date(number >> 8)
        yield meetings.get((date, number & 255), ""), date, matches


def _periods(connection: sqlite3.Connection, days: tuple[int, int], unit: Unit) -> tuple[Period, ...]:
    """The periods between two days in which anything was said; months and years without gaps."""
    rows = connection.execute(
        """SELECT m.id, m.date, b.name, m.kind, sum(w.statements), sum(w.words)
        FROM meeting AS m JOIN spoken AS w ON w.meeting = m.id JOIN body AS b ON b.id = m.body
        WHERE m.date BETWEEN ? AND ? GROUP BY m.id ORDER BY m.date, m.ordinal""",
        (iso_date(days[0]), iso_date(days[1])),
    ).fetchall()
    if unit == "meeting":
        return tuple(_meetings(rows))
    length = 7 if unit == "month" else 4
    total: dict[str, Base] = {}
    for _, date, _, _, statements, words in rows:
        before = total.get(date[:length], NOTHING)
        total[date[:length]] = before[0] + statements, before[1] + words
    keys = _between(min(total), max(total)) if total else ()
    return tuple(Period(key, key, key, *total.get(key, NOTHING), f"on:{key}") for key in keys)


def _meetings(rows: Sequence[tuple[str, str, str, str, int, int]]) -> Iterator[Period]:
    """A period for each row of (id, date, body, kind, statements, words)."""
    sittings = Counter((date, fold_name(body)) for _, date, body, *_ in rows)
    place = Counter[tuple[str, str]]()
    for id, date, body, kind, statements, words in rows:
        same = date, fold_name(body)
        place[same] += 1
        alone, which = sittings[same] == 1, f"{one_line(kind)}, {place[same]} of {sittings[same]}"
        label = f"{date} {one_line(body)}" if alone else f"{date} {one_line(body)} ({which})"
        of_body = filter_of("body", body) if alone else None
        yield Period(id, label, date, statements, words, f"on:{date} {of_body}" if of_body else None)


def _between(first: str, last: str) -> Iterator[str]:
    """The months ("2025-01") or years ("2025") from `first` to `last`, both included."""
    if len(first) == 4:
        yield from (f"{year:04}" for year in range(int(first), int(last) + 1))
        return
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    yield from (f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, end + 1))
