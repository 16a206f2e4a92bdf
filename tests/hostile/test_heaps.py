"""Threads that read leave no heaps behind, in which what is freed stays with the program."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

_READS: Final = 5  # asyncio has at least so many threads
_RUN: Final = """
import asyncio, ctypes, sys, threading
from pathlib import Path
from councilui.tui.app import CouncilApp

async def main(path, reads, out):
    app, together, done = CouncilApp(path), threading.Barrier(reads), []
    async with app.run_test() as pilot:
        while "councilui.tui.memory" not in sys.modules:
            await pilot.pause(0.1)
        for number in range(reads):
            app.loader.every(app.screen, f"{number}", lambda connection: together.wait(60), done.append, print)
        while len(done) < reads:
            await pilot.pause(0.1)
        libc = ctypes.CDLL(None)
        libc.fopen.restype, libc.malloc_info.argtypes = ctypes.c_void_p, (ctypes.c_int, ctypes.c_void_p)
        libc.fclose.argtypes = (ctypes.c_void_p,)
        file = libc.fopen(out.encode(), b"w")
        libc.malloc_info(0, file)
        libc.fclose(file)

asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has a heap for each thread")
def test_threads_that_read_at_once_share_a_heap(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "heaps.xml"
    subprocess.run([sys.executable, "-c", _RUN, str(record), str(_READS), str(out)], check=True)
    assert out.read_text().count("<heap nr=") < _READS  # the main one, and those of the reads before the first paint
