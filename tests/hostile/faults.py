"""Loads that are stopped: killed at any moment, or by a disk that takes no more."""

from __future__ import annotations

import os
import random
import resource
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from councilui.common.errors import CouncilError
from councilui.load.pipeline import load
from councilui.record.database import open_record
from councilui.record.integrity import check_integrity

MODES: Final = ("new", "refresh", "adding")
_MEMBERS: Final = ("Ann Lee", "Bo Nye", "Cy Poe", "Di Roe", "Ed Sims")


def write_votes(path: Path, votes: int, year: int) -> None:
    """A table with the votes of a town board, five names in each."""
    rows = [
        f"{year}-{number % 12 + 1:02}-05,Town Board,Approve fence {number},{member},{'no' if number % 3 else 'yes'}"
        for number in range(votes)
        for member in _MEMBERS
    ]
    path.write_text("date,body,motion,member,vote\n" + "\n".join(rows) + "\n", encoding="utf-8")


class Trial:
    """One kind of load, with what is in its place before and what should be after."""

    def __init__(self, folder: Path, mode: str) -> None:
        self.target, self._mode = folder / "a.db", mode
        first, second = folder / "first.csv", folder / "second.csv"
        write_votes(first, 40, 2023)
        write_votes(second, 60, 2024)
        self.old: bytes | None = None
        if mode != "new":
            load([first], self.target)
            self.old = self.target.read_bytes()
        if mode == "refresh":
            write_votes(first, 50, 2023)
        self._input = first if mode in ("new", "refresh") else second
        self.run()
        self.new = self.target.read_bytes()

    def reset(self) -> None:
        """Put in place what was there before."""
        for path in self.target.parent.iterdir():
            if path.suffix != ".csv":
                path.unlink()
        if self.old is not None:
            self.target.write_bytes(self.old)

    def run(self) -> None:
        """Load."""
        load([self._input], self.target)

    def verdict(self) -> str:
        """What is in place: "old", "new", or what is wrong with it."""
        if not self.target.exists():
            return "old" if self.old is None else "GONE"
        content = self.target.read_bytes()
        if content not in (self.old, self.new):
            return "HALF WRITTEN"
        with closing(open_record(self.target)) as connection:
            if check_integrity(connection):
                return "DAMAGED"
        return "new" if content == self.new else "old"

    def recovers(self) -> bool:
        """Whether the next load does what this one should have done, and leaves nothing else behind."""
        self.run()
        left = {path.name for path in self.target.parent.iterdir() if path.suffix != ".csv"}
        return self.verdict() == "new" and left == {"a.db"}


def kill_loads(trial: Trial, number: int, seed: int) -> Counter[str]:
    """Kill so many loads at work, each at another moment; those that had ended before are counted apart."""
    trial.reset()
    start = time.monotonic()
    _wait(_child(trial.run))
    whole = time.monotonic() - start
    moments, outcomes = random.Random(seed), Counter[str]()
    while outcomes["killed"] < number:
        trial.reset()
        pid = _child(trial.run)
        time.sleep(whole * moments.uniform(0, 1))
        os.kill(pid, signal.SIGKILL)
        outcomes["killed" if os.WIFSIGNALED(_wait(pid)) else "ended before"] += 1
        outcomes[trial.verdict()] += 1
        if not trial.recovers():
            outcomes["NOT RECOVERED"] += 1
    return outcomes


def fill_disk(trial: Trial, number: int, seed: int) -> Counter[str]:
    """Loads that may write no file larger than some size, as on a full disk."""
    sizes, outcomes = random.Random(seed), Counter[str]()
    for _ in range(number):
        trial.reset()
        size = sizes.randrange(len(trial.new) + 20_000)

        def limited(size: int = size) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            trial.run()

        status = os.WEXITSTATUS(_wait(_child(limited)))
        outcomes[{0: "loaded", 1: "refused in a sentence"}.get(status, "ANOTHER ERROR")] += 1
        outcomes[trial.verdict()] += 1
        if not trial.recovers():
            outcomes["NOT RECOVERED"] += 1
    return outcomes


def _child(action: Callable[[], None]) -> int:
    """Do it in a process of its own, whose status is 0, 1 for an error meant for the user, or 2; its id."""
    pid = os.fork()
    if pid:
        return pid
    status = 2
    try:
        action()
        status = 0
    except (CouncilError, OSError):  # which the commands tell in a sentence
        status = 1
    finally:
        os._exit(status)


def _wait(pid: int) -> int:
    return os.waitpid(pid, 0)[1]


@contextmanager
def reader(path: Path) -> Iterator[Callable[[], list[str]]]:
    """Opens the record again and again in a process of its own; gives a function that ends it and tells its errors."""
    receiving, sending = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(receiving)
        ended = []
        signal.signal(signal.SIGTERM, lambda *_: ended.append(True))
        reads = 0
        while not ended or reads < 3:
            try:
                with closing(open_record(path)) as connection:
                    votes = connection.execute("SELECT count(*) FROM vote").fetchone()[0]
                    text = "" if votes in (200, 250) else f"{votes} votes"
            except Exception as error:
                text = repr(error)
            reads += 1
            if text:
                os.write(sending, f"{text}\n".encode())
        os._exit(0)
    os.close(sending)

    def errors() -> list[str]:
        os.kill(pid, signal.SIGTERM)
        with os.fdopen(receiving, encoding="utf-8") as pipe:
            lines = pipe.read().splitlines()
        _wait(pid)
        return lines

    yield errors
