"""The queries of this session and of earlier ones, the newest first."""

from councilui.tui.state import MOST_QUERIES, QUERIES, SavedState


class QueryHistory:
    """Each query once, where it was used last."""

    def __init__(self, state: SavedState) -> None:
        self._state = state
        self._queries = state.texts(QUERIES)

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
            self._queries = [query, *(other for other in self._queries if other != query)][:MOST_QUERIES]
            self._state.set(QUERIES, self._queries)
