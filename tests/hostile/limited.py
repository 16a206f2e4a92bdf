"""A command line in a process of its own, a copy of this one, that may take so much memory and time and no more."""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Final, NamedTuple

from councilui.cli import run

_MEMORY: Final = Path("/proc/self/statm")
_SECONDS: Final = 20
"""Of the processor."""


class Ended(NamedTuple):
    """How it ended: the statuses of its commands, the status of its process, negative for a signal, what it wrote."""

    statuses: tuple[int, ...]
    process: int
    text: str


def run_limited(*commands: list[str], megabytes: int) -> Ended:
    """Run commands one after the other, with `megabytes` of memory beside what this process has."""
    with tempfile.TemporaryFile() as written, tempfile.TemporaryFile() as answers:
        pid = os.fork()
        if pid == 0:
            _run(commands, megabytes, written.fileno(), answers.fileno())
        process = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        written.seek(0)
        answers.seek(0)
        return Ended(tuple(answers.read()), process, written.read().decode(errors="replace"))


def _run(commands: tuple[list[str], ...], megabytes: int, written: int, answers: int) -> None:
    try:
        for stream in (1, 2):
            os.dup2(written, stream)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="replace", closefd=False)
        sys.stderr = sys.stdout
        size = int(_MEMORY.read_text().split()[0]) * resource.getpagesize() if _MEMORY.exists() else 2 << 30
        resource.setrlimit(resource.RLIMIT_AS, (size + (megabytes << 20),) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS,) * 2)
        for command in commands:
            os.write(answers, bytes([run(command)]))
        sys.stdout.flush()
        os._exit(0)
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(70)
