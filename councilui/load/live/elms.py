"""Chicago's eLMS over the network: what is new is fetched into a folder of JSON, which the eLMS format then reads.

Layout: body/ID.json, person/ID.json, meeting/ID.json, matter/ID.json, and .elms.json, which remembers what each list
said of each object, so that a second run fetches only what is new or has changed, and a broken one goes on.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from councilui.common.errors import CouncilError
from councilui.common.files import write_whole
from councilui.load.json_file import parse_json
from councilui.load.live.http import MOST_ROWS, Endpoint, Pace, RefusedError, RetryingClient, without_contact

_STATE: Final = ".elms.json"
_TOP: Final = 500  # rows of a page, at most
_MOST_SKIP: Final = 100_000  # a larger skip is answered with 400
ENDPOINT: Final = Endpoint(
    "https://api.chicityclerkelms.chicago.gov", Pace(between=0.5, attempts=6, first_wait=2.0, page=_TOP)
)
"""Nothing is published on how often one may ask; others ask twice a second."""
Object = dict[str, Any]


def fetch(folder: Path, since: str, endpoint: Endpoint = ENDPOINT) -> int:
    """Fetch bodies and people, and the meetings and matters since an ISO date, into `folder`; how many were fetched.

    Raises CouncilError when the server cannot be reached or keeps failing; what was fetched is kept, and a second run
    goes on from there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    moment = f"{since}T00:00:00-06:00"
    acted = f"introductionDate ge {moment} or actions/any(a: a/actionDate ge {moment})"
    with _server(endpoint) as server, _Memory(folder) as memory:
        for kind, field, condition in (
            ("body", "body", None), ("person", "displayName", None), ("meeting", "date", f"date ge {moment}"),
            ("matter", "introductionDate", acted),
        ):  # fmt: skip
            for summary in _all(server, kind, field, condition):
                number = str(summary.get(f"{kind}Id") or "")
                if not re.fullmatch(r"[0-9A-Za-z-]{1,64}", number) or memory.has(kind, number, summary):
                    continue
                # Nested lists are null in lists, and a person has none.
                details = summary if kind == "person" else _get(server, f"{kind}/{number}", {})
                if isinstance(details, dict):
                    memory.keep(
                        kind, number, summary, without_contact(details) if kind in ("body", "person") else details
                    )
                    count += 1
    return count


def _all(server: RetryingClient, kind: str, field: str, condition: str | None) -> Iterator[Object]:
    """The objects of a list, each once. Past the largest skip a new walk begins at the last value of `field`."""
    top = min(server.pace.page, _TOP)
    numbers: set[str] = set()
    cursor: str | None = None
    skip = 0
    while True:
        clauses = [f"({part})" for part in (condition, f"{field} ge {cursor}" if cursor else None) if part]
        page = _get(server, kind, {"sort": f"{field} asc", "top": str(top), "skip": str(skip)}
                    | ({"filter": " and ".join(clauses)} if clauses else {}))  # fmt: skip
        rows = page.get("data") if isinstance(page, dict) else page
        if not isinstance(rows, list):
            raise CouncilError(f"eLMS answered the list of {kind} with something else. Try again later.")
        new = 0
        for row in rows:
            if isinstance(row, dict) and (number := str(row.get(f"{kind}Id"))) not in numbers:
                numbers.add(number)
                new += 1
                yield row
        if len(rows) < top:
            return
        skip += len(rows)
        if len(numbers) > MOST_ROWS:
            raise CouncilError(f"The list of {kind} in eLMS never ends; use a later --since.")
        if skip > _MOST_SKIP:
            last = rows[-1].get(field) if isinstance(rows[-1], dict) else None
            if not isinstance(last, str) or last == cursor:
                raise CouncilError(
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
            marks = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            marks = {}
        self._marks: dict[str, str] = marks if isinstance(marks, dict) else {}

    def __enter__(self) -> _Memory:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._write(self._path, self._marks)

    def has(self, kind: str, number: str, summary: Object) -> bool:
        """Whether the object is here and its list says the same of it as then."""
        return self._marks.get(f"{kind}/{number}") == _mark(summary) and self._file(kind, number).exists()

    def keep(self, kind: str, number: str, summary: Object, details: Object) -> None:
        """Write an object; its mark is remembered only after the file is whole."""
        path = self._file(kind, number)
        path.parent.mkdir(exist_ok=True)
        self._write(path, details)
        self._marks[f"{kind}/{number}"] = _mark(summary)
        if len(self._marks) % 500 == 0:
            self._write(self._path, self._marks)

    def _file(self, kind: str, number: str) -> Path:
        return self._folder / kind / f"{number}.json"

    @staticmethod
    def _write(path: Path, value: object) -> None:
        write_whole(path, json.dumps(value, ensure_ascii=True, indent=1), replace=True)


def _mark(summary: Object) -> str:
    return hashlib.sha256(json.dumps(summary, sort_keys=True).encode()).hexdigest()[:24]


def _server(endpoint: Endpoint) -> RetryingClient:
    return RetryingClient("eLMS", endpoint, read=lambda body: parse_json(body) if isinstance(body, str) else body)


def _get(server: RetryingClient, path: str, query: Mapping[str, str]) -> object:
    """The JSON at a path, decoded twice when it comes as a string; None for 404. Raises CouncilError."""
    status, answer = server.get(path, query)
    if status == 404:
        return None
    if status >= 400:
        raise RefusedError(f"eLMS refused {path} ({status}): {answer[:200]}")
    return answer
