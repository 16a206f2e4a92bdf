"""Chicago's eLMS over the network: what is new is fetched into a folder of JSON, which the eLMS format then reads.

Layout: body/ID.json, person/ID.json, meeting/ID.json, matter/ID.json, and .elms.json, which remembers what each list
said of each object, so that a second run fetches only what is new or has changed, and a broken one goes on.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

from councilui.record.database import RecordError

if TYPE_CHECKING:
    import httpx

BASE: Final = "https://api.chicityclerkelms.chicago.gov"
_STATE: Final = ".elms.json"
_TOP: Final = 500
_MOST_SKIP: Final = 100_000  # a larger skip is answered with 400
_ATTEMPTS: Final = 6
_PAUSE: Final = 0.5  # seconds between requests: nothing is published, others ask twice a second
_LONGEST_WAIT: Final = 120.0
_DATE: Final = re.compile(r"^\d{4}-\d{2}-\d{2}$")
Object = dict[str, Any]


def fetch(
    folder: Path,
    *,
    since: str,
    base_url: str | None = None,
    sleep: Callable[[float], None] = time.sleep,
    on_progress: Callable[[str, int], None] | None = None,
) -> int:
    """Fetch bodies and people, and the meetings and matters since an ISO date, into `folder`; how many were fetched.

    `on_progress(kind, fetched)` hears of every object. Raises RecordError when the server cannot be reached or keeps
    failing; what was fetched is kept, and a second run goes on from there.
    """
    if not _DATE.match(since):
        raise RecordError(f"“{since}” is no date such as 2025-01-01.")
    folder.mkdir(parents=True, exist_ok=True)
    fetched = 0
    moment = f"{since}T00:00:00-06:00"
    acted = f"introductionDate ge {moment} or actions/any(a: a/actionDate ge {moment})"
    with _Server(base_url or BASE, sleep) as server, _Memory(folder) as memory:
        for kind, field, wanted in (
            ("body", "body", None), ("person", "displayName", None), ("meeting", "date", f"date ge {moment}"),
            ("matter", "introductionDate", acted),
        ):  # fmt: skip
            for listed in _all(server, kind, field, wanted):
                number = str(listed.get(f"{kind}Id") or "")
                if not re.fullmatch(r"[0-9A-Za-z-]{1,64}", number) or memory.has(kind, number, listed):
                    continue
                # Nested lists are null in lists, and a person has none.
                found = listed if kind == "person" else server.get(f"{kind}/{number}", {})
                if isinstance(found, dict):
                    memory.keep(kind, number, listed, found)
                    fetched += 1
                    if on_progress is not None:
                        on_progress(kind, fetched)
    return fetched


def _all(server: _Server, kind: str, field: str, wanted: str | None) -> Iterator[Object]:
    """The objects of a list, each once. Past the largest skip a new walk begins at the last value of `field`."""
    seen: set[str] = set()
    cursor: str | None = None
    skip = 0
    while True:
        clauses = [f"({part})" for part in (wanted, f"{field} ge {cursor}" if cursor else None) if part]
        page = server.get(kind, {"sort": f"{field} asc", "top": str(_TOP), "skip": str(skip)}
                          | ({"filter": " and ".join(clauses)} if clauses else {}))  # fmt: skip
        rows = page.get("data") if isinstance(page, dict) else page
        if not isinstance(rows, list):
            raise RecordError(f"eLMS answered the list of {kind} with something else; run it again later.")
        new = 0
        for row in rows:
            if isinstance(row, dict) and (number := str(row.get(f"{kind}Id"))) not in seen:
                seen.add(number)
                new += 1
                yield row
        if len(rows) < _TOP:
            return
        skip += len(rows)
        if skip > _MOST_SKIP:
            last = rows[-1].get(field) if isinstance(rows[-1], dict) else None
            if not isinstance(last, str) or last == cursor:
                raise RecordError(
                    f"eLMS lists more than {_MOST_SKIP} of {kind} with one {field}; give a later --since."
                )
            cursor, skip = last, 0
        elif new == 0:
            return  # a server that does not know `skip` says the same page for ever


class _Memory:
    """What lies in the folder already, and what the lists said of it; written when left, whatever happens."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / _STATE
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            told = {}
        self._marks: dict[str, str] = told if isinstance(told, dict) else {}

    def __enter__(self) -> _Memory:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._write(self._path, self._marks)

    def has(self, kind: str, number: str, listed: Object) -> bool:
        """Whether the object is here and its list says the same of it as then."""
        return self._marks.get(f"{kind}/{number}") == _mark(listed) and self._file(kind, number).exists()

    def keep(self, kind: str, number: str, listed: Object, found: Object) -> None:
        """Write an object; its mark is remembered only after the file is whole."""
        path = self._file(kind, number)
        path.parent.mkdir(exist_ok=True)
        self._write(path, found)
        self._marks[f"{kind}/{number}"] = _mark(listed)
        if len(self._marks) % 500 == 0:
            self._write(self._path, self._marks)

    def _file(self, kind: str, number: str) -> Path:
        return self._folder / kind / f"{number}.json"

    @staticmethod
    def _write(path: Path, value: object) -> None:
        scratch = path.with_name(f".{path.name}.part")
        scratch.write_text(json.dumps(value, ensure_ascii=True, indent=1), encoding="utf-8")
        scratch.replace(path)


def _mark(listed: Object) -> str:
    return hashlib.sha256(json.dumps(listed, sort_keys=True).encode()).hexdigest()[:24]


class _Server:
    """Asks politely: a pause before each request, longer ones after failures, and as long as the server says."""

    def __init__(self, base: str, sleep: Callable[[float], None]) -> None:
        self._base = base.rstrip("/")
        self._sleep = sleep
        self._client: httpx.Client | None = None

    def __enter__(self) -> _Server:
        import httpx  # only who fetches needs it

        self._client = httpx.Client(timeout=60, follow_redirects=True, headers={"User-Agent": "councilui"})
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._client is not None:
            self._client.close()

    def get(self, path: str, query: dict[str, str]) -> object:
        """The JSON at a path, decoded twice when it comes as a string; None for 404. Raises RecordError."""
        import httpx

        assert self._client is not None
        problem = ""
        for attempt in range(_ATTEMPTS):
            self._sleep(_PAUSE if attempt == 0 else min(2.0**attempt, _LONGEST_WAIT))
            try:
                answer = self._client.get(f"{self._base}/{path}", params=query)
            except httpx.HTTPError as error:
                problem = f"{type(error).__name__}: {error}"
                continue
            if answer.status_code == 404:
                return None
            if answer.status_code == 429 or answer.status_code >= 500:
                problem = f"status {answer.status_code}"
                self._sleep(_told_wait(answer.headers.get("Retry-After")))
                continue
            if answer.status_code >= 400:
                raise RecordError(f"eLMS refused {path} ({answer.status_code}): {answer.text[:200]}")
            try:
                found = json.loads(answer.content)
                return json.loads(found) if isinstance(found, str) else found
            except (ValueError, RecursionError):
                problem = "an answer that is not JSON"
        raise RecordError(
            f"eLMS did not answer {path} in {_ATTEMPTS} attempts ({problem}). What was fetched is kept; run it again to"
            " go on."
        )


def _told_wait(header: str | None) -> float:
    try:
        return max(0.0, min(float(header or 0), _LONGEST_WAIT))
    except ValueError:
        return 0.0
