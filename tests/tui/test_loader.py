"""Reading: a newer question interrupts an older one, only the newest answer counts, an error is a sentence."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from textual.screen import Screen

from councilui.common.errors import CouncilError
from councilui.tui.app import CouncilApp
from councilui.tui.loader import Answer, ReadFailed
from tests.tui.driver import settled


class Said(Answer[str]):
    """An answer in a word."""


class AskingScreen(Screen[None]):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[Said] = []
        self.failed: list[ReadFailed] = []

    def on_said(self, event: Said) -> None:
        self.said.append(event)

    def on_read_failed(self, event: ReadFailed) -> None:
        self.failed.append(event)


class AskingApp(CouncilApp):
    def get_default_screen(self) -> Screen[None]:
        return AskingScreen()

    @property
    def asking(self) -> AskingScreen:
        assert isinstance(self.screen, AskingScreen)
        return self.screen


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


async def test_a_newer_question_interrupts_the_older_one(record: Path) -> None:
    app = AskingApp(record)
    async with app.run_test() as pilot:
        running = threading.Event()

        def endless(connection: sqlite3.Connection) -> str:
            running.set()
            return str(connection.execute(ENDLESS).fetchone())

        app.reading.ask(app.asking, "lane", endless, Said)
        await pilot.pause()
        assert running.wait(5)
        app.reading.ask(app.asking, "lane", lambda connection: "newer", Said)
        await settled(pilot)
        assert [event.value for event in app.asking.said if app.reading.is_current(event)] == ["newer"]
        assert app.asking.failed == []


async def test_a_question_between_two_queries_does_not_go_on(record: Path) -> None:
    app = AskingApp(record)
    async with app.run_test() as pilot:
        between, asked, ended = threading.Event(), threading.Event(), threading.Event()

        def endless(connection: sqlite3.Connection) -> str:
            between.set()
            assert asked.wait(5)
            try:
                return str(connection.execute(ENDLESS).fetchone())
            finally:
                ended.set()

        app.reading.ask(app.asking, "lane", endless, Said)
        await pilot.pause()
        assert between.wait(5)
        app.reading.ask(app.asking, "lane", lambda connection: "newer", Said)
        asked.set()
        assert ended.wait(5)
        await settled(pilot)
        assert [event.value for event in app.asking.said] == ["newer"]
        assert app.asking.failed == []
        app.reading.ask(app.asking, "lane", lambda connection: str(connection.execute("SELECT 1").fetchone()), Said)
        await settled(pilot)
        assert app.asking.said[-1].value == "(1,)"


async def test_lanes_do_not_disturb_each_other(record: Path) -> None:
    app = AskingApp(record)
    async with app.run_test() as pilot:
        app.reading.ask(app.asking, "one", lambda connection: "one", Said)
        app.reading.ask(app.asking, "two", lambda connection: "two", Said)
        await settled(pilot)
        assert {event.value for event in app.asking.said if app.reading.is_current(event)} == {"one", "two"}


async def test_each_thread_has_a_connection_of_its_own_that_cannot_write(record: Path) -> None:
    app = AskingApp(record)
    async with app.run_test() as pilot:
        together = threading.Barrier(2, timeout=5)
        connections: list[sqlite3.Connection] = []

        def question(connection: sqlite3.Connection) -> str:
            connections.append(connection)
            together.wait()
            try:
                connection.execute("DELETE FROM statement")
            except sqlite3.Error as error:
                return str(error)
            return "written"

        app.reading.ask(app.asking, "one", question, Said)
        app.reading.ask(app.asking, "two", question, Said)
        await settled(pilot)
        assert connections[0] is not connections[1]
        assert all("readonly" in event.value or "query_only" in event.value for event in app.asking.said)
        assert len(app.asking.said) == 2


async def test_errors_are_sentences(record: Path) -> None:
    app = AskingApp(record)
    async with app.run_test() as pilot:

        def refused(connection: sqlite3.Connection) -> str:
            raise CouncilError("There is no such thing.")

        app.reading.ask(app.asking, "one", refused, Said)
        app.reading.ask(app.asking, "two", lambda connection: str(connection.execute("SELECT nothing")), Said)
        await settled(pilot)
        told = {event.sentence for event in app.asking.failed}
        assert "There is no such thing." in told
        assert any(sentence.startswith("The record could not be read:") for sentence in told)


async def test_a_record_that_goes_away_is_told(tmp_path: Path) -> None:
    app = AskingApp(tmp_path / "gone.db")
    async with app.run_test() as pilot:
        app.reading.ask(app.asking, "one", lambda connection: "never", Said)
        await settled(pilot)
        assert [event.sentence for event in app.asking.failed] == [f"There is no file {tmp_path / 'gone.db'}."]


async def test_a_question_nobody_waits_for_has_no_answer(record: Path) -> None:
    app = AskingApp(record)
    async with app.run_test() as pilot:
        app.reading.ask(app.asking, "lane", lambda connection: "late", Said)
        app.reading.drop("lane")
        await settled(pilot)
        assert [event for event in app.asking.said if app.reading.is_current(event)] == []
