"""A Web API on this machine: Seattle's recorded responses, asked for as the real one is, with faults on demand."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tests.load.legistar.reading import FIXTURES, Row

_CLAUSE = re.compile(r"(\w+) (gt|ge|lt) datetime'([^']*)'")
Fault = tuple[int, bytes, dict[str, str]]
CUT: Fault = (0, b"", {})
"""The connection is closed before anything is answered."""


def endless(start: bytes, piece: bytes) -> Fault:
    """An answer that begins like this and goes on and on with the piece, slowly."""
    return -1, start, {"piece": piece.decode()}


@dataclass
class Seattle:
    """What the service has; `faults` answer the next requests instead; `paths` are those that were requested."""

    lists: dict[str, list[Row]] = field(default_factory=dict)
    items: dict[int, list[Row]] = field(default_factory=dict)
    votes: dict[int, list[Row]] = field(default_factory=dict)
    calls: dict[int, list[Row]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    refused: dict[str, Fault] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)
    filters: list[str] = field(default_factory=list)

    def answer(self, path: str, query: dict[str, str]) -> Fault:
        """The answer to a path below the client."""
        self.paths.append(path)
        if condition := query.get("$filter"):
            self.filters.append(condition)
        if self.faults:
            return self.faults.pop(0)
        if path in self.refused:
            return self.refused[path]
        parts = path.split("/")
        if len(parts) == 1 and path in self.lists:
            rows = self.lists[path]
        elif parts[0] == "events":
            rows = self.items.get(int(parts[1]), [])
            assert (query["AgendaNote"], query["MinutesNote"]) == ("1", "1")
        elif parts[0] == "eventitems":
            rows = (self.votes if parts[2] == "votes" else self.calls).get(int(parts[1]), [])
        else:
            return 404, b"", {}
        rows = [row for row in rows if _fits(row, query.get("$filter", ""))]
        if "$orderby" in query:
            rows = sorted(rows, key=lambda row: row[query["$orderby"]])
        skip, top = int(query.get("$skip", 0)), int(query.get("$top", 1000))
        return 200, json.dumps(rows[skip : skip + top]).encode(), {}


def _fits(row: Row, condition: str) -> bool:
    tests: dict[str, Callable[[str, str], bool]] = {
        "gt": lambda a, b: a > b, "ge": lambda a, b: a >= b, "lt": lambda a, b: a < b,
    }  # fmt: skip
    assert len(_CLAUSE.findall(condition)) == (condition.count(" and ") + 1 if condition else 0)
    return all(tests[how](row[key], value) for key, how, value in _CLAUSE.findall(condition))


def recorded() -> Seattle:
    """Seattle as it was on 2 August 2019."""
    seattle = Seattle({"bodies": [], "persons": [], "officerecords": [], "events": []})
    persons: dict[int, Row] = {}
    for path in sorted((FIXTURES / "seattle").glob("*.json")):
        rows = json.loads(path.read_text(encoding="utf-8"))
        if path.stem.endswith("_events"):
            seattle.lists["events"] = rows
        elif path.stem.endswith("_items"):
            seattle.items[rows[0]["EventItemEventId"]] = rows
        elif path.stem.endswith("_votes") and rows:
            seattle.votes[rows[0]["VoteEventItemId"]] = rows
        elif path.stem.endswith("_person"):
            persons[rows["PersonId"]] = rows
    seattle.lists["persons"] = list(persons.values())
    names = {row["EventBodyId"]: row["EventBodyName"] for row in seattle.lists["events"]}
    seattle.lists["bodies"] = [
        {"BodyId": key, "BodyName": name, "BodyLastModifiedUtc": "2019-01-01T00:00:00"} for key, name in names.items()
    ]
    return seattle


@contextmanager
def serving(seattle: Seattle) -> Iterator[str]:
    """The service's address while it runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            split = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(split.query).items()}
            client, _, path = split.path.removeprefix("/v1/").partition("/")
            status, body, headers = seattle.answer(path, query) if client == "seattle" else (404, b"", {})
            if status == 0:
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            if status < 0:
                with suppress(OSError):  # whoever asked has had enough
                    while True:
                        self.wfile.write(body)
                        body = headers["piece"].encode()
                        time.sleep(0.02)
                self.close_connection = True
                return
            self.send_response(status)
            for key, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
