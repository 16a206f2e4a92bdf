"""Reading: the latest request counts in a channel or each one does, and a failure is a sentence."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

from textual.screen import Screen

from councilui.common.errors import CouncilError
from councilui.tui.app import CouncilApp
from councilui.tui.screens.base import BaseScreen
from tests.tui.driver import Driver


class ReadingScreen(BaseScreen):
    """A screen that remembers what was read for it."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[str] = []
        self.errors: list[str] = []

    def fetch(self, channel: str, query: Callable[[sqlite3.Connection], str]) -> None:
        """Read in a channel."""
        self.read(query, self.results.append, channel=channel, on_error=self.errors.append)


class ReadingApp(CouncilApp):
    def get_default_screen(self) -> Screen[None]:
        return ReadingScreen()

    @property
    def reader(self) -> ReadingScreen:
        assert isinstance(self.screen, ReadingScreen)
        return self.screen


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


async def test_a_newer_request_interrupts_the_older_one(record: Path) -> None:
    app = ReadingApp(record)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        running = threading.Event()

        def endless(connection: sqlite3.Connection) -> str:
            running.set()
            return str(connection.execute(ENDLESS).fetchone())

        app.reader.fetch("main", endless)
        await pilot.pause()
        assert running.wait(5)
        app.reader.fetch("main", lambda connection: "newer")
        await driver.settle()
        assert app.reader.results == ["newer"]
        assert app.reader.errors == []


async def test_a_request_between_two_queries_does_not_go_on(record: Path) -> None:
    app = ReadingApp(record)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        between, newer, finished = threading.Event(), threading.Event(), threading.Event()

        def endless(connection: sqlite3.Connection) -> str:
            between.set()
            assert newer.wait(5)
            try:
                return str(connection.execute(ENDLESS).fetchone())
            finally:
                finished.set()

        app.reader.fetch("main", endless)
        await pilot.pause()
        assert between.wait(5)
        app.reader.fetch("main", lambda connection: "newer")
        newer.set()
        assert finished.wait(5)
        await driver.settle()
        assert app.reader.results == ["newer"]
        assert app.reader.errors == []
        app.reader.fetch("main", lambda connection: str(connection.execute("SELECT 1").fetchone()))
        await driver.settle()
        assert app.reader.results[-1] == "(1,)"


async def test_channels_do_not_disturb_each_other(record: Path) -> None:
    app = ReadingApp(record)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        app.reader.fetch("one", lambda connection: "one")
        app.reader.fetch("two", lambda connection: "two")
        await driver.settle()
        assert set(app.reader.results) == {"one", "two"}


async def test_two_screens_do_not_disturb_each_other(record: Path) -> None:
    app = ReadingApp(record)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        below, above = app.reader, ReadingScreen()
        app.push_screen(above)
        await pilot.pause()
        below.fetch("main", lambda connection: "below")
        above.fetch("main", lambda connection: "above")
        await driver.settle()
        assert (below.results, above.results) == (["below"], ["above"])


async def test_each_of_several_exports_counts_and_they_keep_their_order(record: Path) -> None:
    app = ReadingApp(record)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        results: list[str] = []
        for name in "abcdef":
            app.loader.every(app, "export", lambda connection, name=name: name, results.append, results.append)  # type: ignore[misc]
        await driver.settle()
        assert results == list("abcdef")


async def test_each_thread_has_a_connection_of_its_own_that_cannot_write(record: Path) -> None:
    app = ReadingApp(record)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        together = threading.Barrier(2, timeout=5)
        connections: list[sqlite3.Connection] = []

        def delete(connection: sqlite3.Connection) -> str:
            connections.append(connection)
            together.wait()
            try:
                connection.execute("DELETE FROM statement")
            except sqlite3.Error as error:
                return str(error)
            return "written"

        app.reader.fetch("one", delete)
        app.reader.fetch("two", delete)
        await driver.settle()
        assert connections[0] is not connections[1]
        assert all("readonly" in result or "query_only" in result for result in app.reader.results)
        assert len(app.reader.results) == 2


async def test_what_many_screens_read_leaves_few_files_open(record: Path, tmp_path: Path) -> None:
    """Each connection keeps what it has read in memory, up to 64 MB."""
    own = Path(shutil.copy(record, tmp_path / "own.db"))  # that no thread of another test still has open
    app = ReadingApp(own)
    async with app.run_test() as pilot:
        together = threading.Barrier(6)

        def read(connection: sqlite3.Connection) -> str:
            together.wait(5)
            return str(connection.execute("SELECT count(*) FROM meeting").fetchone())

        for channel in "abcdef":
            app.reader.fetch(channel, read)
        await Driver(app, pilot).settle()
        assert len(app.reader.results) == 6
        assert _open_files(own) <= 2


def _open_files(path: Path) -> int:
    """How often the process has a file open; 0 where the system doesn't tell."""
    folder = Path("/proc/self/fd")
    links = [link.resolve() for link in folder.iterdir()] if folder.exists() else []
    return links.count(path.resolve())


async def test_errors_are_sentences(record: Path) -> None:
    app = ReadingApp(record)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)

        def refuse(connection: sqlite3.Connection) -> str:
            raise CouncilError("There is no such thing.")

        app.reader.fetch("one", refuse)
        app.reader.fetch("two", lambda connection: str(connection.execute("SELECT nothing")))
        await driver.settle()
        assert "There is no such thing." in app.reader.errors
        assert any(sentence.startswith("The record couldn't be read:") for sentence in app.reader.errors)


async def test_a_mistake_of_the_program_is_a_sentence_and_keeps_its_traceback(record: Path) -> None:
    app = ReadingApp(record)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        app.reader.fetch("main", lambda connection: str(1 // 0))
        await driver.settle()
        assert app.reader.errors == [
            "A mistake in councilui itself, or a damaged record: ZeroDivisionError: integer division or modulo by zero."
        ]
        assert "Traceback (most recent call last)" in app.loader.tracebacks[0]


async def test_a_record_that_goes_away_is_told(tmp_path: Path) -> None:
    app = ReadingApp(tmp_path / "gone.db")
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        app.reader.fetch("main", lambda connection: "never")
        await driver.settle()
        assert app.reader.errors == [f"There is no file {tmp_path / 'gone.db'}."]


async def test_what_is_canceled_has_no_result(record: Path) -> None:
    app = ReadingApp(record)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        app.reader.fetch("main", lambda connection: "late")
        app.reader.cancel("main")
        await driver.settle()
        assert app.reader.results == []
