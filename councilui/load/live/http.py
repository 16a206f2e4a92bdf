"""Asking a service politely: one connection, a pause between requests, patience with a server that fails."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any

from councilui.common.errors import CouncilError

if TYPE_CHECKING:
    import httpx


class RefusedError(CouncilError):
    """The service understood and does not give it: it is not there, or needs a token."""


class WrongAnswerError(ValueError):
    """JSON, but not what the service gives when all is well: it is asked for again. The text says what it is."""


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


class RetryingClient:
    """A service that answers in JSON. To be used in a `with`; `on_request` hears each path before it is asked.

    `service` is what sentences call it. `read` makes of the JSON what `get` gives; when it raises ValueError, the
    service is asked again. A failing answer with the words `final` in it would not become better by asking again.
    """

    def __init__(
        self,
        service: str,
        base_url: str,
        pace: Pace,
        *,
        read: Callable[[Any], Any],
        final: str | None = None,
        accept: str = "*/*",
        on_request: Callable[[str], None] | None = None,
    ) -> None:
        self.pace = pace
        self._service = service
        self._base = base_url.rstrip("/")
        self._read = read
        self._final = final
        self._accept = accept
        self._on_request = on_request
        self._last: float | None = None
        self._http: httpx.Client | None = None

    def __enter__(self) -> RetryingClient:
        import httpx  # only who fetches needs it

        self._http = httpx.Client(
            timeout=self.pace.timeout,
            follow_redirects=True,
            headers={"User-Agent": "councilui", "Accept": self._accept},
            limits=httpx.Limits(max_connections=1),
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._http is not None:
            self._http.close()

    def get(self, path: str, query: Mapping[str, str]) -> tuple[int, Any]:
        """The status and what `read` makes of the JSON at a path; the bare text when the status is 400 or more.

        Raises CouncilError when the service fails for too long.
        """
        problem = ""
        for attempt in range(self.pace.attempts):
            if attempt:  # twice as long as before, and not at the same moment as others
                self._wait(self.pace.first_wait * 2.0 ** (attempt - 1) * random.uniform(0.5, 1.5))
            answer, problem = self._answer(path, query)
            if answer is None:
                continue
            if answer.status_code == 429 or answer.status_code >= 500:
                if self._final is not None and self._final in answer.text:
                    return answer.status_code, answer.text
                problem = f"status {answer.status_code}"
                pause = _retry_seconds(answer.headers.get("Retry-After"))
                if pause is not None:
                    self._wait(pause)
                continue
            if answer.status_code >= 400:
                return answer.status_code, answer.text
            try:
                return answer.status_code, self._read(json.loads(answer.content))
            except WrongAnswerError as error:
                problem = str(error)
            except (ValueError, RecursionError):
                problem = "an answer that is not JSON"
        raise CouncilError(
            f"{self._service} did not answer {path} in {self.pace.attempts} attempts ({problem}); what was fetched is"
            " kept, and the same command goes on from there."
        )

    def _answer(self, path: str, query: Mapping[str, str]) -> tuple[httpx.Response | None, str]:
        import httpx

        assert self._http is not None, "a service is used in a with"
        if self._last is not None:
            early = self._last + self.pace.between - self.pace.clock()
            if early > 0:
                self.pace.sleep(early)
        self._last = self.pace.clock()
        if self._on_request is not None:
            self._on_request(path)
        try:
            return self._http.get(f"{self._base}/{path}", params=dict(query)), ""
        except httpx.HTTPError as error:
            return None, f"{type(error).__name__}: {error}".rstrip(": ")

    def _wait(self, seconds: float) -> None:
        self.pace.sleep(min(seconds, self.pace.longest_wait))


def _retry_seconds(header: str | None) -> float | None:
    """What Retry-After says, in seconds or as a date; None when it says nothing that can be read."""
    if not header:
        return None
    try:
        if header.strip().replace(".", "", 1).isdigit():
            return float(header)
        return max(0.0, parsedate_to_datetime(header).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None
