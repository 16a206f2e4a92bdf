"""The suite in several processes, `pytest -n 4`: what is imported and collected once is there in each.

pytest-xdist starts processes that import and collect everything once more and send reports about through two queues,
which took a tenth of the suite's time. Here the process divides itself after collection; each of the parts takes the
next tests that nobody has taken, fewer toward the end, and reports to the first.
"""

from __future__ import annotations

import mmap
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from typing import Any, Final

import pytest

_NUMBER_BYTES: Final = 4


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option's letter is pytest-xdist's, which is not loaded."""
    group = parser.getgroup("processes")
    group._addoption("-n", dest="processes", type=int, default=1, metavar="N", help="run the tests in N processes")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Run the tests in several processes; leave it to pytest where one is enough, or where there is nothing to run."""
    config = session.config
    processes = min(config.getoption("processes"), len(session.items))
    if processes < 2 or config.getoption("collectonly") or session.testsfailed:
        return None
    os.environ["PYTEST_XDIST_WORKER_COUNT"] = str(processes)  # plugins that count what was tested know it by this
    _Division(session, processes).run()
    if session.shouldfail:
        raise session.Failed(session.shouldfail)
    if session.shouldstop:
        raise session.Interrupted(session.shouldstop)
    return True


class _Division:
    """The parts of the process and what they have told."""

    def __init__(self, session: pytest.Session, processes: int) -> None:
        self._session = session
        self._processes = processes
        self._has_stopped = mmap.mmap(-1, 1)  # one byte that all parts see
        self._begun: dict[Connection, int] = {}
        self._pids: dict[Connection, int] = {}
        self._missing = set(range(len(session.items)))

    def run(self) -> None:
        """Divide the process, and wait until all tests are over."""
        session = self._session
        base = session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
        tasks, supply = os.pipe()
        os.write(supply, b"".join(_numbers(len(session.items), self._processes)))
        os.close(supply)
        sys.stdout.flush()
        for number in range(self._processes):
            receiver, sender = Pipe(duplex=False)
            if not (pid := os.fork()):
                _work(session, number, base, tasks, sender, self._has_stopped)
            sender.close()
            self._pids[receiver] = pid
        os.close(tasks)
        try:
            while self._pids:
                for ready in wait(list(self._pids)):
                    assert isinstance(ready, Connection)
                    self._receive(ready)
        except BaseException:
            for pid in self._pids.values():
                os.kill(pid, signal.SIGTERM)
            raise
        if not self._has_stopped[0]:
            for index in sorted(self._missing):
                self._fail(index, "It was not run: the process that took it had ended.")

    def _receive(self, receiver: Connection) -> None:
        """Take what a part tells: that a test has begun, or its reports; or that the part has ended."""
        try:
            message = receiver.recv()
        except EOFError:
            self._end(receiver)
            return
        if isinstance(message, int):
            self._begun[receiver] = message
            return
        index = self._begun.pop(receiver)
        self._report(index, message)

    def _report(self, index: int, reports: list[dict[str, Any]]) -> None:
        session, item = self._session, self._session.items[index]
        self._missing.discard(index)
        hook = session.config.hook
        hook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        for data in reports:
            report = hook.pytest_report_from_serializable(config=session.config, data=data)
            hook.pytest_runtest_logreport(report=report)
        hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
        if session.shouldfail or session.shouldstop:
            self._has_stopped[0] = 1

    def _end(self, receiver: Connection) -> None:
        status = os.waitstatus_to_exitcode(os.waitpid(self._pids.pop(receiver), 0)[1])
        receiver.close()
        if receiver in self._begun:
            self._fail(self._begun.pop(receiver), f"The process that ran it ended with status {status}.")

    def _fail(self, index: int, reason: str) -> None:
        item = self._session.items[index]
        report = pytest.TestReport(item.nodeid, item.location, {}, "failed", reason, "call")
        hook = self._session.config.hook
        self._report(index, [hook.pytest_report_to_serializable(config=self._session.config, report=report)])


def _numbers(tests: int, processes: int) -> Iterator[bytes]:
    """How many tests to take, time and again: together, tests that lie side by side share what they have made."""
    begin = 0
    while begin < tests:
        end = begin + max(1, (tests - begin) // (2 * processes))
        yield begin.to_bytes(_NUMBER_BYTES, "big") + end.to_bytes(_NUMBER_BYTES, "big")
        begin = end


def _work(
    session: pytest.Session, number: int, base: Path, tasks: int, sender: Connection, has_stopped: mmap.mmap
) -> None:
    """Run tests until there are no more, and end."""
    try:
        _prepare(session, number, base)
        reporter = _Reporter(session.config, sender)
        session.config.pluginmanager.register(reporter)
        items = session.items
        indexes = _indexes(tasks)
        index = next(indexes, None)
        while index is not None and not has_stopped[0]:
            following = next(indexes, None)
            sender.send(index)
            next_item = None if following is None else items[following]
            session.config.hook.pytest_runtest_protocol(item=items[index], nextitem=next_item)
            reporter.send()
            index = following
        sender.close()
        os._exit(0)
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
        os._exit(1)


def _prepare(session: pytest.Session, number: int, base: Path) -> None:
    """Give a part of the process what it cannot share: a folder, a place for what tests print, no terminal."""
    os.environ["PYTEST_XDIST_WORKER"] = f"gw{number}"
    manager = session.config.pluginmanager
    folder = base / f"gw{number}"
    folder.mkdir(mode=0o700)
    session.config._tmp_path_factory._basetemp = folder  # type: ignore[attr-defined]
    capture: Any = manager.getplugin("capturemanager")
    capture.stop_global_capturing()
    capture.start_global_capturing()
    capture.suspend_global_capture()
    terminal: Any = manager.getplugin("terminalreporter")
    terminal._tw._file = Path(os.devnull).open("w")  # noqa: SIM115


def _indexes(tasks: int) -> Iterator[int]:
    """The tests that this part takes."""
    while range_ := os.read(tasks, 2 * _NUMBER_BYTES):
        begin, end = range_[:_NUMBER_BYTES], range_[_NUMBER_BYTES:]
        yield from range(int.from_bytes(begin, "big"), int.from_bytes(end, "big"))


class _Reporter:
    """Sends the reports of a test to the first process, all at once."""

    def __init__(self, config: pytest.Config, sender: Connection) -> None:
        self._config = config
        self._sender = sender
        self._reports: list[dict[str, Any]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._reports.append(self._config.hook.pytest_report_to_serializable(config=self._config, report=report))

    def send(self) -> None:
        self._sender.send(self._reports)
        self._reports = []
