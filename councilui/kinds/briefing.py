"""What is new in a record since a date."""

import datetime as dt
import sqlite3

from councilui.analysis.briefing import Briefing, SearchNews, brief
from councilui.analysis.reconcile import check
from councilui.analysis.refine import since as query_since
from councilui.common.dates import is_date
from councilui.common.errors import CouncilError
from councilui.export.briefing import briefing_export
from councilui.kinds import Kind
from councilui.record.lookup import main_body
from councilui.record.queries.bodies import list_bodies
from councilui.record.queries.briefing import briefing_input
from councilui.record.queries.checks import check_input
from councilui.record.queries.origin import latest_meeting_date, origin
from councilui.record.search.statements import search
from councilui.saved_searches import list_searches

DAYS = 30
"""How many days up to the latest meeting a briefing covers when no date is given."""


def read_briefing(
    connection: sqlite3.Connection, since: str | None = None, record: str = "record"
) -> tuple[Briefing, str]:
    """The briefing with the name of the record, which is `record` where several loads filled it."""
    about = origin(connection)
    latest = latest_meeting_date(connection)
    start = since or _start(latest)
    data = briefing_input(connection, start, dt.date.today().isoformat())
    searches = _search_news(connection, start)
    name = about.loads[0].origin if len(about.loads) == 1 else record
    briefing = brief(data, check(check_input(connection)), searches)
    return briefing._replace(latest_meeting=None if since else latest, council=_council(connection)), name


def _council(connection: sqlite3.Connection) -> str | None:
    names = {body.id: body.name for body in list_bodies(connection)}
    return next(iter(names.values())) if len(names) == 1 else names.get(main_body(connection) or "")


def _start(latest: str | None) -> str:
    if latest is None or not is_date(latest):
        return "0001"
    if len(latest) < 10:
        return latest
    return (dt.date.fromisoformat(latest) - dt.timedelta(days=DAYS)).isoformat()


def _search_news(connection: sqlite3.Connection, since: str) -> list[SearchNews]:
    """Each saved search, run over the statements from `since` on."""
    news = []
    for name, query in list_searches().items():
        try:
            answer = search(connection, query_since(query, since), limit=1, count_cap=10_000)
            news.append(SearchNews(name, query, answer.total, answer.total_is_exact))
        except CouncilError as error:
            news.append(SearchNews(name, query, 0, True, str(error)))
    return news


KIND = Kind(
    "briefing",
    "briefings",
    "divided votes, who switched sides, saved searches with new hits, doubts, upcoming meetings",
    read_briefing,
    forms=("document", "data", "feed", "calendar"),
    to_export=lambda _, page: briefing_export(*page),
)
