"""Asking a service politely: one connection, a pause between requests, patience with a server that fails.

And with care: what answers may be another machine than the one that was named. A redirection leads to the same host
and port only and never from https to http; an answer has a most size, unpacked, a longest time and a deepest nesting.
"""

from __future__ import annotations

import random
import re
import socket
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from councilui.common.errors import CouncilError
from councilui.load.json_file import parse_json

if TYPE_CHECKING:
    import httpx

_MOST_BYTES: Final = 16 << 20  # of an answer, unpacked: a page of a thousand rows has two million
_MOST_OF_A_RUN: Final = 16 << 30  # bytes: New York's record since 1999 has a tenth of it
_PACKED: Final = ("identity", "gzip")  # once: packed again and again, 3 KB become gigabytes
_MOST_REDIRECTIONS: Final = 5
MOST_ROWS: Final = 1_000_000
"""Rows of one list; the longest that is known has a fifth of it."""
_CONTACT: Final = re.compile(r"email|phone|fax|address|zip|contact|^Person(City|State)", re.IGNORECASE)


class RefusedError(CouncilError):
    """The service understood and does not give it: it is not there, or needs a token."""


class _UnreadableError(Exception):
    """An answer that can't be read: packed in a way that wasn't asked for."""


class WrongAnswerError(ValueError):
    """JSON, but not what the service gives when all is well: it is asked for again. The text says what it is."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast to ask and how long to try; all times in seconds. Tests bring their own clock and sleep.

    The wait after the nth failure is `first_wait` doubled n times, at most `longest_wait`, give or take a half.
    `timeout` is for each piece of an answer, `longest` for one answer, however steadily it comes.
    """

    between: float = 0.25
    attempts: int = 7
    first_wait: float = 1.0
    longest_wait: float = 120.0
    timeout: float = 60.0
    longest: float = 600.0
    page: int = 1000
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask and how fast; `on_request` hears each path before it is asked for."""

    url: str
    pace: Pace = field(default_factory=Pace)
    on_request: Callable[[str], None] | None = None


class _Answer(NamedTuple):
    """What came back: `location` is where it redirects to, "" for an answer."""

    status: int
    content: bytes
    retry_after: str | None
    location: str

    @property
    def text(self) -> str:
        return self.content.decode("utf-8", "replace")


class RetryingClient:
    """A service that answers in JSON. To be used in a `with`.

    `service` is what sentences call it. `read` makes of the JSON what `get` gives; when it raises ValueError, the
    service is asked again. A failing answer with the words `final` in it would not become better by asking again.
    """

    def __init__(
        self,
        service: str,
        endpoint: Endpoint,
        *,
        read: Callable[[Any], Any],
        final: str | None = None,
        accept: str = "*/*",
    ) -> None:
        self.pace = endpoint.pace
        self.received = 0
        """Bytes of all answers so far, unpacked."""
        self._service = service
        self._base = endpoint.url.rstrip("/")
        self._read = read
        self._final = final
        self._accept = accept
        self._on_request = endpoint.on_request
        self._last: float | None = None
        self._http: httpx.Client | None = None
        self._socket: socket.socket | None = None  # of the one connection

    def __enter__(self) -> RetryingClient:
        import httpx  # only who fetches needs it

        self._http = httpx.Client(
            timeout=self.pace.timeout,
            follow_redirects=False,
            headers={"User-Agent": "councilui", "Accept": self._accept, "Accept-Encoding": "gzip"},
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
            if answer.status == 429 or answer.status >= 500:
                if self._final is not None and self._final in answer.text:
                    return answer.status, answer.text
                problem = f"status {answer.status}"
                pause = _retry_seconds(answer.retry_after)
                if pause is not None:
                    self._wait(pause)
                continue
            if answer.status >= 400:
                return answer.status, answer.text
            try:
                return answer.status, self._read(parse_json(answer.content))
            except WrongAnswerError as error:
                problem = str(error)
            except ValueError:
                problem = "an answer that is not JSON"
        raise CouncilError(
            f"{self._service} didn't answer {path} in {self.pace.attempts} attempts ({problem}); what was fetched is"
            " kept, and the same command picks up where it stopped."
        )

    def _answer(self, path: str, query: Mapping[str, str]) -> tuple[_Answer | None, str]:
        import httpx

        if self._last is not None:
            early = self._last + self.pace.between - self.pace.clock()
            if early > 0:
                self.pace.sleep(early)
        self._last = self.pace.clock()
        if self._on_request is not None:
            self._on_request(path)
        url = httpx.URL(f"{self._base}/{path}", params=dict(query))
        try:
            for _ in range(_MOST_REDIRECTIONS):
                answer = self._read_answer(url)
                if not answer.location:
                    return answer, ""
                url = self._redirected(url, answer.location)
        except (httpx.HTTPError, httpx.InvalidURL, _UnreadableError) as error:
            return None, f"{type(error).__name__.strip('_')}: {error}".rstrip(": ")
        except TimeoutError:
            return None, f"{self.pace.longest:.0f} seconds weren't enough"
        return None, f"more than {_MOST_REDIRECTIONS} redirects"

    def _read_answer(self, url: httpx.URL) -> _Answer:
        """One answer, read piece by piece. Raises CouncilError for an endless one, TimeoutError for a slow one."""
        import httpx

        assert self._http is not None, "a service is used in a with"
        parts, size = [], 0
        with _Deadline(self.pace.longest, lambda: self._socket) as deadline:
            try:
                with self._http.stream("GET", url, extensions={"trace": self._note_socket}) as response:
                    if response.has_redirect_location:
                        return _Answer(response.status_code, b"", None, response.headers["Location"])
                    packing = response.headers.get("Content-Encoding", "identity")
                    if packing.casefold() not in _PACKED:
                        raise _UnreadableError(f"Content-Encoding is {packing[:80]}")
                    for part in response.iter_bytes():
                        parts.append(part)
                        size += len(part)
                        self.received += len(part)
                        if self.received > _MOST_OF_A_RUN:
                            raise CouncilError(
                                f"{self._service} sent more than {_MOST_OF_A_RUN >> 30} GB. What was fetched is kept,"
                                " and the same command picks up where it stopped."
                            )
                        if size > _MOST_BYTES:
                            raise CouncilError(
                                f"{self._service} answered {url.path} with more than {_MOST_BYTES >> 20} MB, which"
                                " is too much. What was fetched is kept."
                            )
                    return _Answer(response.status_code, b"".join(parts), response.headers.get("Retry-After"), "")
            except httpx.HTTPError as error:
                if deadline.is_over:
                    raise TimeoutError from error
                raise

    def _note_socket(self, event: str, details: Mapping[str, Any]) -> None:
        """Keep the socket of a connection when it is made, and again when it is made a safe one."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = details["return_value"].get_extra_info("socket")

    def _redirected(self, url: httpx.URL, location: str) -> httpx.URL:
        """Where a redirection leads. Raises CouncilError when that is another host, or less safe."""
        target = url.join(location)
        is_same = target.host == url.host and (
            (target.scheme, target.port) in ((url.scheme, url.port), ("https", url.port))
        )
        if not is_same:
            raise CouncilError(
                f"{self._service} redirects to {target.scheme}://{target.host}, a host you didn't name, so no request"
                " was made there. What was fetched is kept."
            )
        return target

    def _wait(self, seconds: float) -> None:
        self.pace.sleep(min(seconds, self.pace.longest_wait))


class _Deadline:
    """Ends a connection when so many seconds have passed, wherever its answer then is: in its head, its body, between.

    httpx has a limit for each piece only, and pieces can go on coming.
    """

    def __init__(self, seconds: float, find_socket: Callable[[], socket.socket | None]) -> None:
        self.is_over = False
        self._find_socket = find_socket
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self.is_over = True
        connection = self._find_socket()
        if connection is not None:
            with suppress(OSError):  # which has ended by itself
                connection.shutdown(socket.SHUT_RDWR)


def without_contact(value: Any) -> Any:
    """JSON about people and bodies without e-mail, telephone and postal addresses: they are never kept."""
    if isinstance(value, dict):
        return {key: without_contact(entry) for key, entry in value.items() if not _CONTACT.search(key)}
    return [without_contact(entry) for entry in value] if isinstance(value, list) else value


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
