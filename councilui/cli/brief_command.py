"""`councilui brief`: what is new in a record."""

from __future__ import annotations

import datetime as dt
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from councilui.cli.common import Date, database_option, json_option, print_json, print_markdown, reading

if TYPE_CHECKING:
    from councilui.analysis.briefing import Briefing, SearchNews

_DAYS: Final = 30  # before the newest data, when no date is given
_FORMS: Final = ("markdown", "json", "atom", "ical")
_ENDINGS: Final = {".md": "markdown", ".json": "json", ".xml": "atom", ".atom": "atom", ".ics": "ical"}


@click.command("brief")
@click.option(
    "--since", type=Date(), help=f"From this date on; without it, the last {_DAYS} days of the record's data."
)
@click.option("--to", "form", type=click.Choice(_FORMS), help="Markdown, JSON, an Atom feed or a calendar.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write this file.")
@database_option
@json_option
def command(since: str | None, form: str | None, output: Path | None, database: Path, as_json: bool) -> None:
    """What is new: divided votes, who switched sides, saved searches with new hits, doubts, meetings to come."""
    from councilui.common.files import write_whole
    from councilui.export.briefing import briefing_json, briefing_markdown

    form = "json" if as_json else form or (_ENDINGS.get(output.suffix.lower()) if output is not None else None)
    briefing, record = _read(database, since)
    if output is None and form is None:
        print_markdown(briefing_markdown(briefing))
        return
    if output is None and form == "json":
        print_json(briefing_json(briefing))
        return
    text = _text(briefing, form or "markdown", record)
    if output is None:
        sys.stdout.write(text)
    else:
        write_whole(output, text, replace=True)


def _read(database: Path, since: str | None) -> tuple[Briefing, str]:
    """The briefing, and the name of the record."""
    from councilui.analysis.briefing import brief
    from councilui.analysis.reconcile import check
    from councilui.record.queries.briefing import briefing_input
    from councilui.record.queries.checks import check_input
    from councilui.record.queries.origin import origin

    with reading(database) as connection:
        about = origin(connection)
        start = since or _before(about.data_as_of)
        data = briefing_input(connection, start, dt.date.today().isoformat())
        searches = _searches(connection, start)
        findings = check(check_input(connection))
    name = about.loads[0].origin if len(about.loads) == 1 else database.stem
    return brief(data, findings, searches), name


def _before(newest: str | None) -> str:
    if newest is None or len(newest) < 10:
        return newest or "0001"
    return (dt.date.fromisoformat(newest) - dt.timedelta(days=_DAYS)).isoformat()


def _searches(connection: sqlite3.Connection, since: str) -> list[SearchNews]:
    """Each saved search, run over the statements from `since` on."""
    from councilui.analysis.briefing import SearchNews
    from councilui.analysis.refine import since as query_since
    from councilui.common.errors import CouncilError
    from councilui.record.search.statements import search
    from councilui.saved_searches import list_searches

    news = []
    for name, query in list_searches().items():
        try:
            answer = search(connection, query_since(query, since), limit=1, count_cap=10_000)
            news.append(SearchNews(name, query, answer.total, answer.total_is_exact))
        except CouncilError as error:
            news.append(SearchNews(name, query, 0, True, str(error)))
    return news


def _text(briefing: Briefing, form: str, record: str) -> str:
    from councilui.export.briefing import briefing_json, briefing_markdown

    if form == "atom":
        from councilui.export.feed import atom_feed

        return atom_feed(briefing, record)
    if form == "ical":
        from councilui.export.calendar import calendar

        return calendar(briefing, record)
    if form == "json":
        from councilui.export.catalogue import as_json

        return as_json(briefing_json(briefing))
    return briefing_markdown(briefing)
