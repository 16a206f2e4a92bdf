"""A server of the record, and whether there is a browser to look at it with."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.serve.browser import CHROMIUM

needs_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="NO BROWSER: install chromium (Debian: apt-get install chromium) to test `serve` in one"
)


class Served(NamedTuple):
    url: str
    folder: Path


@pytest.fixture
def served(record: Path, tmp_path: Path) -> Iterator[Served]:
    with serve(record, tmp_path) as server:
        yield server


@contextmanager
def serve(record: Path, tmp_path: Path) -> Iterator[Served]:
    """A server of the record that runs in an empty folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path / "exports"
    folder.mkdir()
    command = [sys.executable, "-m", "councilui", "serve", "--port", str(port), "-d", str(record)]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, text=True, env=os.environ | {"TERM": "dumb"}
    ) as server:
        assert server.stdout is not None
        url = f"http://127.0.0.1:{port}"
        assert url in server.stdout.readline()
        for _ in range(600):
            try:
                urllib.request.urlopen(url, timeout=30).close()
                break
            except OSError:  # it doesn't listen yet
                time.sleep(0.05)
        try:
            yield Served(url, folder)
        finally:
            server.terminate()
