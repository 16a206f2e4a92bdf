"""A service that fails, lies or never ends: a sentence, in bounded time and memory, and no other host is asked."""

from __future__ import annotations

import gzip
import json
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.load.live.http import Endpoint, Pace
from councilui.load.live.legistar import fetch
from tests.load.legistar.service import Fault, Seattle, endless

_PRIVATE = {
    "PersonEmail": "ann@private.example", "PersonPhone": "555-0134", "PersonAddress1": "12 Elm Court",
    "PersonCity1": "Elmton", "PersonZip": "99999", "PersonFax2": "555-0135", "Extra": [{"homePhone": "555-0136"}],
}  # fmt: skip


def _fetch(folder: Path, address: str) -> None:
    pace = Pace(attempts=3, timeout=5, page=1000, sleep=lambda _: None)
    fetch("seattle", folder, "2019-07-01", Endpoint(address, pace), today=date(2019, 8, 2))


@pytest.mark.parametrize(
    "location",
    ["http://evil.example/v1/x", "https://127.0.0.1.evil.example/", "ftp://127.0.0.1/x", "file:///etc/passwd",
     "//evil.example/x", "http://127.0.0.1:1/x", "https://127.0.0.1:1/x", "https://127.0.0.1/x",
     "http://user@evil.example/"],
)  # fmt: skip
def test_it_is_not_led_to_another_host_scheme_or_port(
    location: str, tmp_path: Path, address: str, seattle: Seattle
) -> None:
    seattle.faults = [(302, b"", {"Location": location})]
    with pytest.raises(CouncilError, match="a host you didn't name"):
        _fetch(tmp_path, address)
    assert len(seattle.paths) == 1


def test_it_follows_the_service_itself_but_not_for_ever(tmp_path: Path, address: str, seattle: Seattle) -> None:
    seattle.faults = [(301, b"", {"Location": "/v1/seattle/bodies"})] * 2
    _fetch(tmp_path, address)
    assert (tmp_path / "events.json").exists()
    seattle.refused = {"bodies": (302, b"", {"Location": "/v1/seattle/bodies"})}
    with pytest.raises(CouncilError, match="redirects"):
        _fetch(tmp_path, address)


def test_a_small_answer_that_unpacks_to_a_large_one_is_refused(tmp_path: Path, address: str, seattle: Seattle) -> None:
    seattle.faults = [(200, gzip.compress(bytes(20 << 20), 9), {"Content-Encoding": "gzip"})]
    with pytest.raises(CouncilError, match="more than 16 MB"):
        _fetch(tmp_path, address)


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n[", b" "),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n", b"X: x\r\n"),
    ],
    ids=["body", "head", "between", "after it"],
)
def test_an_answer_that_comes_without_end_is_given_up(
    start: bytes, piece: bytes, tmp_path: Path, address: str, seattle: Seattle
) -> None:
    seattle.faults = [endless(start, piece)] * 2
    pace = Pace(attempts=2, timeout=5, longest=0.3, sleep=lambda _: None)
    with pytest.raises(CouncilError, match="seconds weren't enough"):
        fetch("seattle", tmp_path, "2019-07-01", Endpoint(address, pace))


@pytest.mark.parametrize(
    "fault",
    [
        (200, b'[{"BodyId": 1', {"Content-Length": "9999", "Connection": "close"}),
        (200, b"\x1f\x8b\x08\x00cut", {"Content-Encoding": "gzip"}),
        (200, gzip.compress(gzip.compress(b"[]")), {"Content-Encoding": "gzip, gzip"}),
        (200, b"[" * 100_000, {}),
        (200, b'[{"BodyId": 1, "x": ' + b"[" * 700 + b"]" * 700 + b"}]", {}),
        (200, b'[{"BodyId": [1]}]', {}),
        (200, b'[{"BodyId": ' + b"9" * 10_000 + b"}]", {}),
        (302, b"", {"Location": "http://[::1"}),
    ],
    ids=[
        "cut off",
        "damaged gzip",
        "packed twice",
        "endless brackets",
        "deep",
        "an id that is a list",
        "endless number",
        "no address",
    ],
)
def test_an_answer_that_is_none_is_asked_for_again(
    fault: Fault, tmp_path: Path, address: str, seattle: Seattle
) -> None:
    seattle.faults = [fault]
    _fetch(tmp_path, address)
    assert seattle.paths[:2] == ["bodies", "bodies"]
    seattle.faults = [fault] * 3
    with pytest.raises(CouncilError, match="didn't answer"):
        _fetch(tmp_path / "other", address)


@pytest.mark.parametrize(
    ("limit", "most", "sentence"),
    [("legistar_service.MOST_ROWS", 5_000, "never ends"), ("legistar_service._MOST_OF_A_LIST", 50_000, "never ends"),
     ("http._MOST_OF_A_RUN", 50_000, "sent more than 0 GB")],
)  # fmt: skip
def test_a_list_without_end_is_ended(
    limit: str,
    most: int,
    sentence: str,
    tmp_path: Path,
    address: str,
    seattle: Seattle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(f"councilui.load.live.{limit}", most)
    numbers = count()

    def page(path: str, query: object) -> Fault:
        return 200, json.dumps([{"BodyId": next(numbers)} for _ in range(1000)]).encode(), {}

    seattle.answer = page  # type: ignore[method-assign]
    with pytest.raises(CouncilError, match=sentence):
        _fetch(tmp_path, address)
    assert next(numbers) < 7_000


def test_contact_details_are_not_even_kept_in_the_folder(tmp_path: Path, address: str, seattle: Seattle) -> None:
    seattle.lists["persons"] = [{"PersonId": 7, "PersonFullName": "Ann Lee", **_PRIVATE}]
    _fetch(tmp_path, address)
    content = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Ann Lee" in content
    assert not [
        text for text in ("private.example", "555-013", "Elm Court", "Elmton", "99999") if text.encode() in content
    ]


def test_an_id_that_is_a_path_leads_to_no_file_elsewhere(tmp_path: Path, address: str, seattle: Seattle) -> None:
    outside = tmp_path / "other.json"
    outside.write_text("[]")
    event = next(iter(seattle.items))
    items = seattle.items[event]
    seattle.items[event] = [*items, {**items[0], "EventItemId": "../../other"}]
    _fetch(tmp_path / "in", address)
    seattle.items[event] = items
    changed = [
        {**row, "EventLastModifiedUtc": "2019-08-01T00:00:00"} if row["EventId"] == event else row
        for row in seattle.lists["events"]
    ]
    seattle.lists["events"] = changed
    _fetch(tmp_path / "in", address)
    assert outside.exists()
