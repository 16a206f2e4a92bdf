"""What facets and time series share: the newest matches, their days, and filters that lead back to them."""

import re
import sqlite3
from typing import Final

from councilui.common.dates import possible_day
from councilui.common.plain_text import one_line
from councilui.common.tokens import fold_words
from councilui.record.search.plan import Plan
from councilui.record.search.tree import QUOTES

NOTHING: Final = 0, 0
Base = tuple[int, int]
"""How many statements, and how many words, there are of something, whether they match or not."""

_QUOTES: Final = re.compile(f"[{QUOTES}]")


def matches_sql(query_plan: Plan) -> str:
    """SQL for the numbers of the matches, newest first; takes the parameters of the plan, then a limit."""
    return f"SELECT rowid AS number FROM statement_fts WHERE {query_plan.where} ORDER BY rowid DESC LIMIT ?"


def are_more(connection: sqlite3.Connection, query_plan: Plan, most: int) -> bool:
    """Whether there are more than `most` matches."""
    sql = f"SELECT count(*) FROM ({matches_sql(query_plan)})"
    return bool(connection.execute(sql, (*query_plan.parameters(), most + 1)).fetchone()[0] > most)


def notes_of(query_plan: Plan) -> tuple[str, ...]:
    """The notes of the search, and one when statements about a matter of that name are counted too."""
    if not query_plan.named_matters:
        return query_plan.notes
    return (*query_plan.notes, "Statements about matters by that name count, too; =word counts only the word.")


def filter_of(field: str, name: str) -> str | None:
    """The term that narrows a query to exactly this name; None for a name without letters or digits."""
    plain = _QUOTES.sub(" ", one_line(name)).strip()
    return f'{field}:"={plain}"' if fold_words(plain) else None


def day_of(id: int) -> int:
    """The day of a statement's id, clamped to what a date can be."""
    return possible_day(id >> 24)
