"""Reading in a process of its own, so that a large input is read on one core while another writes the record.

The rows come in the same order as without it, so that the record is the same to the byte. The process is a plain
Python with this one's path, not a fork: threads that run here, such as a progress bar's, do not matter to it.
"""

import gc
import marshal
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from queue import Full, Queue
from threading import Event, Thread
from typing import IO, Any, Final

from councilui.common.errors import CouncilError
from councilui.load.merging import KEYS
from councilui.load.readings import FormatReading, known_formats
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record.schema import TABLES

LARGE: Final = 32 << 20  # bytes of input; of less, starting a process would take longer than it saves
_BATCH: Final = 2_000  # rows
_WAITING: Final = 32  # batches
_CLASSES: Final = tuple(TABLES)
_NUMBERS: Final = {cls: number for number, cls in enumerate(_CLASSES)}
_ROWS, _PROGRESS, _REFUSAL, _FAILURE, _END = b"r", b"p", b"e", b"f", b"."
_START: Final = (
    "import sys; sys.path[:] = sys.argv[1:]; from councilui.load.reader_process import serve_rows; serve_rows()"
)

Run = tuple[type, list[Any]]
"""Rows of one class, its objects or tuples of their values."""


def read_runs(reading: FormatReading, names: list[str], settings: Settings, report: Report) -> Iterator[Run]:
    """The rows of the named files of a reading; many are read in another process. Raises CouncilError."""
    if _can_help() and reading.files.is_larger_than(LARGE, names):
        return _runs_from_process(reading, names, settings, report)
    return chain.from_iterable(_batches(_rows(reading, names, settings, report)))


def _can_help() -> bool:
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    return cores > 1 and bool(sys.executable) and not getattr(sys, "frozen", False)


def _rows(reading: FormatReading, names: list[str], settings: Settings, report: Report) -> Iterator[object]:
    try:
        yield from reading.format.read(reading.files, names, settings, report)
    except (sqlite3.Error, CouncilError):
        raise
    except MemoryError as error:
        raise CouncilError(f"Memory ran out while {reading.files.label} was read; load it in parts.") from error
    except OSError as error:
        raise CouncilError(f"{reading.files.label} can't be read: {error.strerror}.") from error


def _batches(rows: Iterable[object]) -> Iterator[list[Run]]:
    """The rows by the thousand: first what is merged, in its order, then all else by class.

    Meetings come before what refers to them already; people and bodies may as well.
    """
    merged: list[Run] = []
    others: dict[type, list[Any]] = {}
    number = 0
    for row in rows:
        cls = type(row)
        if cls not in KEYS:
            others.setdefault(cls, []).append(row)
        elif merged and merged[-1][0] is cls:
            merged[-1][1].append(row)
        else:
            merged.append((cls, [row]))
        number += 1
        if number == _BATCH:
            yield [*merged, *others.items()]
            merged, others, number = [], {}, 0
    yield [*merged, *others.items()]


def _runs_from_process(reading: FormatReading, names: list[str], settings: Settings, report: Report) -> Iterator[Run]:
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", _START, *sys.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    stop, frames = Event(), Queue[tuple[bytes, bytes]](_WAITING)
    drain = Thread(target=_drain, args=(process.stdout, frames, stop), daemon=True)
    try:
        with suppress(BrokenPipeError), process.stdin:
            pickle.dump((reading.format.NAME, reading.files, names, settings), process.stdin)
        drain.start()
        while True:
            kind, content = frames.get()
            if kind == _ROWS:
                for number, rows in marshal.loads(content):
                    yield _CLASSES[number], rows
            elif kind == _PROGRESS:
                report.show_progress(*marshal.loads(content))
            elif kind == _END:
                state, sums = pickle.loads(content)
                report.add_state(state)
                reading.files.sums.update(sums)
                return
            elif kind == _REFUSAL:
                raise CouncilError(content.decode())
            elif content:
                raise RuntimeError(content.decode())
            else:
                raise CouncilError(
                    f"The process that read {reading.files.label} was killed, perhaps because memory ran out; load it"
                    " in parts."
                )
    finally:
        stop.set()
        process.kill()
        process.wait()
        if drain.is_alive():
            drain.join()
        process.stdout.close()


def _drain(pipe: IO[bytes], frames: Queue[tuple[bytes, bytes]], stop: Event) -> None:
    """Take frames from the pipe as they come, so that neither process waits for each step of the other."""
    while not stop.is_set():
        head = pipe.read(5)
        size = int.from_bytes(head[1:], "little")
        content = pipe.read(size)
        frame = (head[:1], content) if len(head) == 5 and len(content) == size else (_FAILURE, b"")
        while not stop.is_set():
            with suppress(Full):
                frames.put(frame, timeout=0.1)
                break
        if frame[0] not in (_ROWS, _PROGRESS):
            return


def serve_rows() -> None:
    """What the process does: read the job from its input, write the rows to its output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it
    gc.set_threshold(200_000, 50, 100)  # rows are made by the million, and in no circles
    out = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what anything prints is no row

    def send(kind: bytes, content: bytes) -> None:
        out.write(kind + len(content).to_bytes(4, "little") + content)

    try:
        name, files, names, settings = pickle.load(sys.stdin.buffer)
        reading = FormatReading(known_formats()[name], files, names, "")
        report = Report(_progress_sender(send))
        for batch in _batches(_rows(reading, names, settings, report)):
            send(_ROWS, marshal.dumps([(_NUMBERS[cls], list(map(tuple, run))) for cls, run in batch]))
        send(_END, pickle.dumps((report.state(), files.sums)))
    except CouncilError as error:
        send(_REFUSAL, str(error).encode("utf-8", "replace"))
    except BrokenPipeError:
        pass  # nobody wants the rows any more
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        send(_FAILURE, f"{type(error).__name__} at {place}: {error}".encode("utf-8", "replace"))


def _progress_sender(send: Callable[[bytes, bytes], None]) -> Callable[[int, int], None]:
    """Passes progress on, ten times a second at most."""
    latest = 0.0

    def on_progress(done: int, total: int) -> None:
        nonlocal latest
        now = time.monotonic()
        if now - latest > 0.1 or done == total:
            latest = now
            send(_PROGRESS, marshal.dumps((done, total)))

    return on_progress
