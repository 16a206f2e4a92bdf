"""Fetching from eLMS, against a server on this machine that fails as servers do."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from councilui.common.errors import CouncilError
from councilui.load.formats import elms
from councilui.load.live import elms as elms_live
from councilui.load.live.elms import fetch
from councilui.load.live.http import Endpoint, Pace
from councilui.record.model import Matter
from tests.load.vote_table.rows import FIXTURES, of, read_rows


class Clerk:
    """Lists and objects as the API gives them; `faults` are what the next answers are instead."""

    def __init__(self) -> None:
        self.matters: list[dict[str, Any]] = [
            {"matterId": f"m-{at}", "recordNumber": f"O2031-{at}", "title": f"Lamp {at}", "actions": None,
             "introductionDate": f"2031-01-{at // 100 + 1:02}T06:00:00+00:00", "lastPublicationDate": "x"}
            for at in range(1203)
        ]  # fmt: skip
        self.faults: list[tuple[int, bytes, dict[str, str]]] = []
        self.requests: list[tuple[str, dict[str, str]]] = []

    def answer(self, path: str, query: dict[str, str]) -> tuple[int, bytes, dict[str, str]]:
        self.requests.append((path, query))
        if self.faults:
            return self.faults.pop(0)
        kind, _, number = path.strip("/").partition("/")
        if number:
            answer: Any = next((m for m in self.matters if m["matterId"] == number), None)
            if kind == "body":
                answer = json.loads((FIXTURES / "elms" / "body.json").read_text(encoding="utf-8"))
            if kind == "matter" and answer is not None:
                return 200, json.dumps(json.dumps({**answer, "actions": []})).encode(), {}  # a string that holds JSON
            return (200, json.dumps(answer).encode(), {}) if answer is not None else (404, b"", {})
        rows: list[Any] = {"matter": self.matters, "body": [{"bodyId": "B-1", "body": "Office of the Mayor"}]}.get(
            kind, []
        )
        since = query.get("filter", "").rpartition("introductionDate ge ")[2].rstrip(")").split(" ")[0]
        if kind == "matter" and "actions/any" in query["filter"] and query["filter"].count("ge ") > 2:
            rows = [row for row in rows if row["introductionDate"] >= since]
        skip, top = int(query["skip"]), int(query["top"])
        assert top <= 500
        if skip > elms_live._MOST_SKIP:
            return 400, b"skip is too large", {}
        return 200, json.dumps({"data": rows[skip : skip + top], "meta": {}}).encode(), {}


def _pace(waits: list[float]) -> Pace:
    """The usual pace by a clock that stands still but for the waits, which are remembered."""
    return replace(elms_live.ENDPOINT.pace, clock=lambda: sum(waits), sleep=waits.append)


@pytest.fixture
def clerk() -> Iterator[tuple[Clerk, str]]:
    service = Clerk()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            status, body, headers = service.answer(parts.path, {k: v[0] for k, v in parse_qs(parts.query).items()})
            if status == 0:
                self.close_connection = True
                self.connection.close()
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield service, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_all_is_fetched_once_and_then_only_what_changed(clerk: tuple[Clerk, str], tmp_path: Path) -> None:
    service, base = clerk
    service.matters = service.matters[:52]
    endpoint = Endpoint(base, replace(_pace([]), page=50))
    assert fetch(tmp_path, "2031-01-01", endpoint) == 53
    assert fetch(tmp_path, "2031-01-01", endpoint) == 0
    service.matters[7]["lastPublicationDate"] = "later"
    assert fetch(tmp_path, "2031-01-01", endpoint) == 1
    rows, report = read_rows(elms, tmp_path)
    assert len(of(rows, Matter)) == 52
    assert not report.issues


def test_faults_are_waited_out(clerk: tuple[Clerk, str], tmp_path: Path) -> None:
    service, base = clerk
    service.matters = service.matters[:3]
    service.faults = [(429, b"", {"Retry-After": "7"}), (500, b"", {}), (0, b"", {}), (200, b"<html>", {})]
    waits: list[float] = []
    assert fetch(tmp_path, "2031-01-01", Endpoint(base, _pace(waits))) == 4
    assert 7.0 in waits
    retry_after, *backoff = [wait for wait in waits if wait > 0.75]  # the others are the pause between requests
    assert retry_after == 7.0
    assert [wait / usual for wait, usual in zip(backoff, (2, 4, 8, 16), strict=True)] == pytest.approx([1] * 4, abs=0.5)


def test_a_server_that_stays_broken_is_given_up_and_gone_on_with_later(
    clerk: tuple[Clerk, str], tmp_path: Path
) -> None:
    service, base = clerk
    service.matters = service.matters[:3]
    service.faults = [(200, b'{"data": [{"bodyId": "B-1", "body": "x"}]}', {}), *[(503, b"", {})] * 6]
    with pytest.raises(CouncilError, match=r"eLMS didn't answer body/B-1 in 6 attempts \(status 503\); what was"):
        fetch(tmp_path, "2031-01-01", Endpoint(base, _pace([])))
    assert fetch(tmp_path, "2031-01-01", Endpoint(base, _pace([]))) == 4


def test_past_the_largest_skip_a_new_walk_begins(
    clerk: tuple[Clerk, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, base = clerk
    monkeypatch.setattr(elms_live, "_MOST_SKIP", 600)
    with elms_live._server(Endpoint(base, _pace([]))) as server:
        condition = "introductionDate ge 2031-01-01T00:00:00-06:00 or actions/any(a: a/actionDate ge 2031-01-01)"
        rows = list(elms_live._all(server, "matter", "introductionDate", condition))
    assert len({row["matterId"] for row in rows}) == len(rows) == 1203
    assert max(int(query["skip"]) for _, query in service.requests) <= 1000


def test_a_refusal_is_a_sentence(clerk: tuple[Clerk, str], tmp_path: Path) -> None:
    service, base = clerk
    service.faults = [(403, b"go away", {})]
    with pytest.raises(CouncilError, match=r"refused body \(403\): go away"):
        fetch(tmp_path, "2031-01-01", Endpoint(base, _pace([])))
