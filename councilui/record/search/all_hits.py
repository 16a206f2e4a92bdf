"""Everything that a search finds, a page at a time: however much it is, no more than a page is held."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

from councilui.record.search.statements import search
from councilui.record.views import SearchHit

PAGE: Final = 200


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
