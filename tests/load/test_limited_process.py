"""A call that kills its process, never ends or takes all memory ends in a reason, and the next call is served."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from councilui.load.limited_process import Limits, StoppedError, call_limited

_LIMITS = Limits(seconds=1, memory=1 << 30)


def double(number: int) -> int:
    return 2 * number


def process_id() -> int:
    return os.getpid()


def abort() -> None:
    os.abort()


def spin() -> None:
    while True:
        pass


def allocate() -> int:
    return len(bytearray(2 << 30))


def crash() -> None:
    os.kill(os.getpid(), 11)


def write(path: str) -> str:
    try:
        Path(path).write_text("x")
    except OSError as error:
        return type(error).__name__
    return "written"


def blunder() -> None:
    raise ValueError("a mistake")


@pytest.mark.parametrize(
    ("function", "reason"),
    [(abort, "memory"), (spin, "more than 1 seconds"), (allocate, "more than 1 GB of memory"), (crash, "crashed")],
)
def test_what_it_dies_of_is_told_and_the_next_call_is_served(function: Callable[[], object], reason: str) -> None:
    with pytest.raises(StoppedError, match=reason):
        call_limited(function, limits=_LIMITS)
    assert call_limited(double, 21, limits=_LIMITS) == 42


def test_one_process_serves_many_calls_and_a_mistake_ends_it() -> None:
    first = call_limited(process_id)
    assert call_limited(process_id) == first != os.getpid()
    with pytest.raises(RuntimeError, match="a mistake"):
        call_limited(blunder)
    assert call_limited(process_id) not in (first, os.getpid())


def test_it_may_write_no_file(tmp_path: Path) -> None:
    assert call_limited(write, str(tmp_path / "a")) == "OSError"
    assert not (tmp_path / "a").read_bytes()


def test_a_fork_has_a_process_of_its_own() -> None:
    call_limited(double, 1)
    pid = os.fork()
    if pid == 0:
        os._exit(0 if call_limited(double, 4) == 8 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert call_limited(double, 2) == 4
