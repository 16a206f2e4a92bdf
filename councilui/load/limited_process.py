"""Native libraries read a stranger's file in a process of their own, which has limits and may die.

PDFium and calamine are not written in Python: one that aborts, fails an assertion or never ends takes its process with
it, and no exception tells of it. One process serves one call after the other; it is started anew when one has killed
it. It answers in JSON, which cannot run anything here.
"""

import atexit
import json
import os
import resource
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, Final, NamedTuple

_START: Final = (
    "import sys; sys.path[:] = sys.argv[1:]; from councilui.load.limited_process import serve_calls; serve_calls()"
)
_PATIENCE: Final = 4  # times the limit of processor time that a call may last: a process that sleeps uses none


class Limits(NamedTuple):
    """What one call may use: seconds of processor time, and bytes of address space."""

    seconds: int = 300
    memory: int = 4 << 30


class StoppedError(Exception):
    """The call did not end by itself. `reason` says what happened, as in "it needs more than 4 GB of memory"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LimitedProcess:
    """A process that runs functions of this program under limits. It may not write to any file."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a library that aborts writes a long trace
        )
        self._owner = os.getpid()

    def is_usable(self, limits: Limits) -> bool:
        """Whether it can take a call with these limits from this process, which may be a fork of its owner."""
        return self._limits == limits and self._owner == os.getpid() and self._process.poll() is None

    def call(self, function: Callable[..., Any], arguments: tuple[object, ...]) -> Any:
        """What a function of a module returns for arguments, both of them JSON. Raises StoppedError, RuntimeError."""
        assert self._process.stdin is not None
        request = json.dumps([function.__module__, function.__qualname__, arguments, self._limits]).encode()
        try:
            self._process.stdin.write(len(request).to_bytes(8, "big") + request)
            self._process.stdin.flush()
            answer = json.loads(self._read(int.from_bytes(self._read(8), "big")))
        except (OSError, EOFError) as error:
            raise StoppedError(self._cause()) from error
        if "result" not in answer:
            self.close()
            if answer.get("error") == MemoryError.__name__:
                raise StoppedError(self._memory())
            raise RuntimeError(answer.get("error"))
        return answer["result"]

    def close(self) -> None:
        if self._owner == os.getpid():
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(OSError):
                pipe.close()

    def _read(self, size: int) -> bytes:
        """So many bytes of the answer. Raises EOFError when there are no more, TimeoutError when they take too long."""
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        parts = []
        while size:
            if not select.select([descriptor], [], [], self._limits.seconds * _PATIENCE)[0]:
                raise TimeoutError
            part = os.read(descriptor, min(size, 1 << 20))
            if not part:
                raise EOFError
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _cause(self) -> str:
        """Why it ended, once it has; one that goes on is ended."""
        try:
            status = self._process.wait(1)
        except subprocess.TimeoutExpired:
            status = -signal.SIGXCPU
        self.close()
        if status in (-signal.SIGXCPU, -signal.SIGKILL):
            return f"it takes more than {self._limits.seconds:,} seconds"
        if status == -signal.SIGABRT:
            return f"it may need more than {self._limits.memory >> 30} GB of memory"
        return "the library that reads it has crashed"

    def _memory(self) -> str:
        return f"it needs more than {self._limits.memory >> 30} GB of memory"


_current: LimitedProcess | None = None


def call_limited(function: Callable[..., Any], *arguments: object, limits: Limits = Limits()) -> Any:  # noqa: B008
    """What `function`, one of a module, returns for `arguments`, both of them JSON, run under limits.

    Raises StoppedError when it doesn't end by itself, RuntimeError for a mistake in it.
    """
    global _current
    if _current is None or not _current.is_usable(limits):
        close_limited()
        _current = LimitedProcess(limits)
    return _current.call(function, arguments)


@atexit.register
def close_limited() -> None:
    """End the process that serves the calls."""
    global _current
    if _current is not None:
        _current.close()
        _current = None


def serve_calls() -> None:
    """What the process does: read calls from its input, write what comes of them to its output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints is no answer
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    while head := sys.stdin.buffer.read(8):
        module, name, arguments, (seconds, memory) = json.loads(sys.stdin.buffer.read(int.from_bytes(head, "big")))
        _limit(resource.RLIMIT_AS, memory)
        _limit(resource.RLIMIT_CPU, int(sum(os.times()[:2])) + seconds)
        try:
            answer = json.dumps({"result": getattr(import_module(module), name)(*arguments)}).encode()
        except MemoryError:
            answer = json.dumps({"error": MemoryError.__name__}).encode()
        except Exception as error:
            answer = json.dumps({"error": f"{type(error).__name__}: {error}"}).encode()
        with suppress(BrokenPipeError):
            out.write(len(answer).to_bytes(8, "big") + answer)
            out.flush()


def _limit(kind: int, value: int) -> None:
    """Lower a limit of this process, as far as the system knows it and allows it."""
    hard = resource.getrlimit(kind)[1]
    with suppress(OSError, ValueError):
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
