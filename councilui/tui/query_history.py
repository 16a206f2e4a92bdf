"""The queries of this session, the newest first."""

from __future__ import annotations

from typing import Final

_MOST: Final = 200


class QueryHistory:
    """Each query once, where it was used last."""

    def __init__(self) -> None:
        self._queries: list[str] = []

    @property
    def latest(self) -> str:
        """The query used last, "" when there is none."""
        return self._queries[0] if self._queries else ""

    def get(self, index: int) -> str | None:
        """The query so many before the latest; None where there is none."""
        return self._queries[index] if 0 <= index < len(self._queries) else None

    def remember(self, query: str) -> None:
        """Take up a query that was used; an empty one is none."""
        query = query.strip()
        if query:
            self._queries = [query, *(other for other in self._queries if other != query)][:_MOST]
