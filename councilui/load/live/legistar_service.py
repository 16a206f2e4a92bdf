"""The Legistar Web API: lists of objects, page by page, and what it means when a client's are refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import TracebackType
from typing import Any, Final

from councilui.common.errors import CouncilError
from councilui.load.live.http import MOST_ROWS, Endpoint, RefusedError, RetryingClient, WrongAnswerError

_NO_CLIENT: Final = "LegistarConnectionString"
"""What a failure (status 500) says when there is no such client."""
_MOST_OF_A_LIST: Final = 512 << 20  # bytes: it is in memory until it is whole
Row = dict[str, Any]


class Service:
    """One client's part of the Web API. To be used in a `with`."""

    def __init__(self, client: str, endpoint: Endpoint) -> None:
        self.client = client
        if on_request := endpoint.on_request:
            endpoint = replace(endpoint, on_request=lambda path: on_request(path.removeprefix(f"{client}/")))
        self._http = RetryingClient("Legistar", endpoint, read=_objects, final=_NO_CLIENT, accept="application/json")

    def __enter__(self) -> Service:
        self._http.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._http.__exit__(kind, error, trace)

    def pages(self, path: str, order: str, condition: str | None = None) -> Iterator[list[Row]]:
        """The rows of a list, page by page, in the order of an id that does not change meanwhile."""
        top = self._http.pace.page
        skip, received = 0, self._http.received
        ids: set[object] = set()
        while True:
            query = {"$orderby": order, "$top": str(top), "$skip": str(skip)}
            rows = self.rows(path, query | ({"$filter": condition} if condition else {}))
            new = [row for row in rows if row.get(order) not in ids]
            ids.update(row.get(order) for row in new)
            yield new
            if len(rows) < top or not new:  # a server that does not page says the same for ever
                return
            skip += len(rows)
            if skip > MOST_ROWS or self._http.received - received > _MOST_OF_A_LIST:
                raise CouncilError(f"Legistar's list of {path} never ends; use a later --since.")

    def rows(self, path: str, query: Mapping[str, str]) -> list[Row]:
        """The list of objects at a path. Raises RefusedError, and CouncilError when it fails for too long."""
        status, answer = self._http.get(f"{self.client}/{path}", query)
        if status >= 400:
            raise RefusedError(self._refusal(path, status, " ".join(answer.split())[:160]))
        rows: list[Row] = answer
        return rows

    def _refusal(self, path: str, status: int, text: str) -> str:
        if status == 429 or status >= 500:
            return f"Legistar has no client “{self.client}.”"
        if status == 404:
            return f"Legistar has no client “{self.client},” or it has no {path}."
        if status in (401, 403):
            return f"The client “{self.client}” gives its record only to holders of its token ({text})."
        return f"Legistar refused {self.client}/{path} with status {status}: {text}"


def is_row(value: Any) -> bool:
    """Whether it is an object, and its ids are no lists or objects themselves."""
    return isinstance(value, dict) and not any(
        key.endswith("Id") and isinstance(entry, dict | list) for key, entry in value.items()
    )


def _objects(answer: Any) -> list[Row]:
    if isinstance(answer, list) and all(map(is_row, answer)):
        return answer
    raise WrongAnswerError("an answer that isn't a list of objects")
