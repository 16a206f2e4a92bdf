"""What counting the matches of a search shares: the newest of them, their days, and filters that lead back to them."""

from __future__ import annotations

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


def matching(asked: Plan) -> str:
    """The numbers of what is asked for, newest first; its parameters are those of the plan, then how many at most."""
    return f"SELECT rowid AS number FROM statement_fts WHERE {asked.where} ORDER BY rowid DESC LIMIT ?"


def are_more(connection: sqlite3.Connection, asked: Plan, most: int) -> bool:
    """Whether there are more than `most` matches."""
    sql = f"SELECT count(*) FROM ({matching(asked)})"
    return bool(connection.execute(sql, (*asked.parameters(), most + 1)).fetchone()[0] > most)


def notes_of(asked: Plan) -> tuple[str, ...]:
    """What is to be known of a count: what the search says, and that a name brings along what does not say it."""
    if not asked.named_matters:
        return asked.notes
    return (*asked.notes, "Statements about the matters of that name count, too; =word counts the word alone.")


def filter_of(field: str, name: str) -> str | None:
    """What is added to a query to find what is of this name alone; None for a name without letters and digits."""
    plain = _QUOTES.sub(" ", one_line(name)).strip()
    return f'{field}:"={plain}"' if fold_words(plain) else None


def day_of(identity: int) -> int:
    """The day of a statement's id, within what a date can be."""
    return possible_day(identity >> 24)
