"""The screen in a real browser: it opens, searches, exports, and asks no other host for anything."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from councilui.cli import run
from tests.serve.browser import open_page
from tests.serve.conftest import Served, needs_browser, serve

pytestmark = pytest.mark.slow


@needs_browser
async def test_it_opens_searches_and_exports(served: Served, tmp_path: Path) -> None:
    async with open_page(served.url, tmp_path / "browser") as page:
        await page.shows("O2023-0004222", "Welcoming City Ordinance", "39")
        await page.click(400, 300)
        await page.press("/")
        await page.shows("Search what was said")
        await page.press(*"deportations")
        await page.shows("massive deportations", "Tabares")
        await page.press("Escape", "Escape")
        await page.shows("e export")
        await page.press("e")
        await page.shows("was written to")
        assert page.problems == []
        hosts = {url.split("/")[2] for url in page.requests if not url.startswith("data:")}
        assert hosts == {served.url.removeprefix("http://")}
    (written,) = served.folder.iterdir()
    assert written.suffix == ".md"


def status(url: str, **headers: str) -> int:
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_only_its_own_pages_open_the_screen(served: Served) -> None:
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13",
               "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ=="}  # fmt: skip
    assert status(served.url) == 200
    assert status(served.url, Host="council.example") == 403
    assert status(f"{served.url}/ws", Origin="http://council.example", **upgrade) == 403
    assert status(f"{served.url}/ws", **upgrade) == 403


def test_a_record_that_is_gone_is_told_on_the_page_until_it_is_back(record: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(record, path)
    with serve(path, tmp_path) as served:
        path.rename(tmp_path / "b.db")
        with pytest.raises(urllib.error.HTTPError, match="503") as caught:
            urllib.request.urlopen(served.url, timeout=30)
        assert caught.value.read().startswith(b"This record can't be opened now.")
        caught.value.close()
        (tmp_path / "b.db").rename(path)
        assert status(served.url) == 200


def test_what_cannot_be_served_is_one_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "councilui", "serve", "-d", str(tmp_path / "no.db")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "no.db" in ended.stderr


def test_others_are_let_in_only_with_a_warning(record: Path) -> None:
    command = [sys.executable, "-m", "councilui", "serve", "--host", "192.0.2.1", "-d", str(record)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60)  # nobody's address: it cannot be bound
    assert ended.stderr.startswith("Warning: anyone who can reach 192.0.2.1 can read this record")
    assert ended.returncode == 1


def test_a_port_in_use_is_told(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert run(["serve", "--port", str(port), "-d", str(record)]) == 1
    assert f"Can't listen on 127.0.0.1, port {port}" in capsys.readouterr().err
