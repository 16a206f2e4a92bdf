"""Asking the Legistar Web API politely: one connection, a pause between requests, patience with a server that fails."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

from councilui.record.database import RecordError

if TYPE_CHECKING:
    import httpx

BASE: Final = "https://webapi.legistar.com/v1"
Row = dict[str, Any]


class RefusedError(RecordError):
    """The service understood and does not give it: it is not there, or needs a token."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast to ask and how long to try; all times in seconds. Tests bring their own clock and sleep.

    The wait after the nth failure is `first_wait` doubled n times, at most `longest_wait`, give or take a half.
    """

    between: float = 0.25
    attempts: int = 7
    first_wait: float = 1.0
    longest_wait: float = 120.0
    timeout: float = 60.0
    page: int = 1000
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Service:
    """One client's part of the Web API. To be used in a `with`; `on_request` hears each address before it is asked."""

    def __init__(
        self, client: str, base_url: str | None, pace: Pace, on_request: Callable[[str], None] | None = None
    ) -> None:
        self.client = client
        self._base = f"{(base_url or BASE).rstrip('/')}/{client}"
        self._pace = pace
        self._on_request = on_request
        self._last: float | None = None
        self._http: httpx.Client | None = None

    def __enter__(self) -> Service:
        import httpx  # only who fetches needs it

        self._http = httpx.Client(
            timeout=self._pace.timeout,
            follow_redirects=True,
            headers={"User-Agent": "councilui", "Accept": "application/json"},
            limits=httpx.Limits(max_connections=1),
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._http is not None:
            self._http.close()

    def pages(self, path: str, order: str, wanted: str | None = None) -> Iterator[list[Row]]:
        """The rows of a list, page by page, in the order of an id that does not change meanwhile."""
        skip = 0
        seen: set[object] = set()
        while True:
            query = {"$orderby": order, "$top": str(self._pace.page), "$skip": str(skip)}
            rows = self.rows(path, query | ({"$filter": wanted} if wanted else {}))
            new = [row for row in rows if row.get(order) not in seen]
            seen.update(row.get(order) for row in new)
            yield new
            if len(rows) < self._pace.page or not new:  # a server that does not page says the same for ever
                return
            skip += len(rows)

    def rows(self, path: str, query: Mapping[str, str]) -> list[Row]:
        """The list of objects at a path. Raises RefusedError, and RecordError when it fails for too long."""
        problem = ""
        for attempt in range(self._pace.attempts):
            if attempt:
                self._wait(attempt, None)
            answer, problem = self._answer(path, query)
            if answer is None:
                continue
            if answer.status_code == 429 or answer.status_code >= 500:
                if "LegistarConnectionString" in answer.text:
                    raise RefusedError(f'Legistar knows no client "{self.client}".')
                problem = f"status {answer.status_code}"
                self._wait(0, answer.headers.get("Retry-After"))
                continue
            if answer.status_code >= 400:
                raise RefusedError(self._refusal(path, answer))
            try:
                found = json.loads(answer.content)
            except (ValueError, RecursionError):
                problem = "an answer that is not JSON"
                continue
            if isinstance(found, list) and all(isinstance(row, dict) for row in found):
                return found
            problem = "an answer that is no list of objects"
        raise RecordError(
            f"Legistar did not answer {self.client}/{path} in {self._pace.attempts} attempts ({problem}); what was"
            " fetched is kept, and the same command goes on from there."
        )

    def _answer(self, path: str, query: Mapping[str, str]) -> tuple[httpx.Response | None, str]:
        import httpx

        assert self._http is not None, "a Service is used in a with"
        if self._last is not None:
            early = self._last + self._pace.between - self._pace.clock()
            if early > 0:
                self._pace.sleep(early)
        self._last = self._pace.clock()
        if self._on_request is not None:
            self._on_request(path)
        try:
            return self._http.get(f"{self._base}/{path}", params=dict(query)), ""
        except httpx.HTTPError as error:
            return None, f"{type(error).__name__}: {error}".rstrip(": ")

    def _wait(self, attempt: int, told: str | None) -> None:
        """Wait as long as the server says, else twice as long as before, not at the same moment as others."""
        seconds = _told_seconds(told)
        if seconds is None:
            if attempt == 0:
                return
            seconds = self._pace.first_wait * 2.0 ** (attempt - 1) * random.uniform(0.5, 1.5)
        self._pace.sleep(min(seconds, self._pace.longest_wait))

    def _refusal(self, path: str, answer: httpx.Response) -> str:
        text = " ".join(answer.text.split())[:160]
        if answer.status_code == 404:
            return f'Legistar knows no client "{self.client}", or it has no {path}.'
        if answer.status_code in (401, 403):
            return f'The client "{self.client}" gives its record only to who has a token from it ({text}).'
        return f"Legistar refused {self.client}/{path} with status {answer.status_code}: {text}"


def _told_seconds(header: str | None) -> float | None:
    """What Retry-After says, in seconds or as a date; None when it says nothing that can be read."""
    if not header:
        return None
    try:
        return (
            max(0.0, float(header))
            if header.strip().isdigit()
            else max(0.0, parsedate_to_datetime(header).timestamp() - time.time())
        )
    except (ValueError, TypeError, OverflowError):
        return None
