"""`o`: the browser where there is one before the user's eyes, else the address is copied and shown."""

from __future__ import annotations

import os
import sqlite3
import webbrowser
from pathlib import Path

import pytest

from councilui.links import has_browser, open_in_browser
from councilui.record.lookup import find_meeting, find_vote
from councilui.record.search.statements import search
from councilui.record.views.statements import SearchHit
from councilui.tui.browser import find_link
from councilui.tui.routes import MeetingRoute
from councilui.tui.selection import Selection
from tests.tui.driver import drive


def test_a_browser_is_only_where_the_user_sees_it() -> None:
    assert has_browser({"DISPLAY": ":0"})
    assert has_browser({"WAYLAND_DISPLAY": "wayland-0"})
    assert not has_browser({"DISPLAY": ":10.0", "SSH_CONNECTION": "1 2 3 4"})
    assert not has_browser({})


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:x", "-version", "xterm", ""])
def test_nothing_but_an_address_on_the_web_is_handed_to_a_browser(address: str) -> None:
    assert open_in_browser(address) is False


def test_a_browser_gets_the_address_as_one_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A browser of the user's own choice, which here writes down what it was given."""
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$@" > {tmp_path}/given\n', encoding="utf-8")
    script.chmod(0o700)
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    monkeypatch.setattr(webbrowser, "_os_preferred_browser", None)
    monkeypatch.setenv("BROWSER", str(script))
    address = "https://example.org/?a=1&b=$(touch%20x);rm"
    assert open_in_browser(address)
    assert (tmp_path / "given").read_text(encoding="utf-8").split("\n") == ["1", address, ""]


def test_the_nearest_thing_selection_is_opened(connection: sqlite3.Connection) -> None:
    vote, meeting = "O2021-117", "2025-01-15"
    selection = Selection(meeting=find_meeting(connection, meeting), vote=find_vote(connection, vote))
    of_vote = find_link(connection, selection)
    of_meeting = find_link(connection, selection._replace(vote=None))
    assert of_vote is not None
    assert of_meeting is not None
    assert of_vote != of_meeting
    typed = find_link(connection, selection._replace(address="https://example.org/a b"))
    assert typed is not None
    assert typed.address == "https://example.org/a%20b"
    assert find_link(connection, selection._replace(address="")) is None
    assert find_link(connection, Selection()) is None


def addressed(connection: sqlite3.Connection) -> SearchHit:
    """A statement whose source has an address."""
    return next(hit for hit in search(connection, "the").hits if hit.sources and hit.sources[0].url)


async def test_without_a_browser_the_address_is_shown_and_copied(record: Path, connection: sqlite3.Connection) -> None:
    hit = addressed(connection)
    async with drive(record) as driver:
        driver.app.open(MeetingRoute(hit.statement.meeting, statement=hit.statement.id))
        await driver.settle()
        await driver.press("o")
        notice = driver.notices[-1]
        assert str(hit.sources[0].url) in notice
        assert "there is no browser here" in notice
        copied = (Path(os.environ["XDG_STATE_HOME"]) / "councilui" / "copied.txt").read_text(encoding="utf-8")
        assert copied.strip() == hit.sources[0].url
        await driver.press("enter", "o")  # the same from the reader
        assert str(hit.sources[0].url) in driver.notices[-1]


async def test_that_no_address_is_on_record_is_told(record: Path, connection: sqlite3.Connection) -> None:
    hits = search(connection, "the", limit=100).hits
    hit = next(hit for hit in hits if not any(source.url for source in hit.sources))
    async with drive(record) as driver:
        driver.app.open(MeetingRoute(hit.statement.meeting, statement=hit.statement.id))
        await driver.settle()
        await driver.press("o")
        assert driver.notices[-1] == "No web address is on record for this."
