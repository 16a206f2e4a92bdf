"""The screen remembers of a record what the user did, from one run to the next."""

from __future__ import annotations

import json
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.tui.app import CouncilApp
from councilui.tui.opening import Opening
from councilui.tui.state import SavedState, state_file
from tests.tui.driver import Driver


@asynccontextmanager
async def run_on(record: Path, state: SavedState, vote: str | None = None) -> AsyncIterator[Driver]:
    """One run of the app, which ends as when the user quits."""
    app = CouncilApp(record, Opening(vote=vote), state)
    async with app.run_test(size=(128, 36)) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
    await app.workers.wait_for_complete()


@pytest.fixture
def path(record: Path) -> Path:
    return state_file(record)


async def test_a_second_run_is_as_the_first_was_left(record: Path, path: Path) -> None:
    async with run_on(record, SavedState(path, str(record))) as first:
        await first.press("t", "d", "S", "escape", "slash")
        await first.enter_text("deportations")
        await first.press("escape", "m")
        await first.enter_text("2021")
        await first.press("enter", *"jjjj", "3", "g")
        breadcrumb, theme = first.text.split("\n")[0], first.app.theme
    assert json.loads(path.read_text(encoding="utf-8"))["record"] == str(record)
    assert path.stat().st_mode & 0o077 == 0

    async with run_on(record, SavedState(path)) as second:
        await second.shows(breadcrumb)
        assert second.app.theme == theme == "textual-light"
        assert second.meeting.pane_number == 3
        await second.press("d")
        await second.shows("date▼")
        await second.press("escape", "slash")
        await second.shows("deportations")
        await second.press("escape", "g")
        assert second.notices == ["Roll grouped by name."]  # it was by ward


async def test_a_place_on_the_command_line_comes_before_the_last_one(record: Path, path: Path) -> None:
    state = SavedState(path)
    state.set("place", {"meeting": "ocd-event/none", "item": "x"})
    async with run_on(record, state) as driver:
        await driver.shows("be laid on the")  # a meeting that is gone: where the record opens
    async with run_on(record, SavedState(path), vote=None) as driver:
        usual = driver.meeting.vote
    assert usual is not None
    async with run_on(record, SavedState(path), vote=usual.id) as driver:
        assert driver.meeting.pane_number == 3


async def test_fresh_reads_nothing_and_writes_nothing(record: Path, path: Path) -> None:
    async with run_on(record, SavedState()) as driver:
        await driver.press("t", "j", "slash")
        await driver.enter_text("budget")
        await driver.press("escape")
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b'{"theme": ', b"[]", b"\xff\xfe", b"[" * 100_000, b" " * (1 << 20) + b"{}"])
async def test_a_damaged_file_is_set_aside_and_the_user_learns_of_it(record: Path, path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    async with run_on(record, SavedState(path)) as driver:
        await driver.notifies("The file was set aside as")
        await driver.press("t")
    assert path.with_suffix(".damaged").read_bytes() == content
    assert SavedState(path).text("theme") == "textual-light"


@pytest.mark.parametrize(
    "values",
    [
        {"theme": 7, "place": ["x"], "queries": {"a": 1}, "roll.grouping": "by size", "divided_votes.order": "--date"},
        {"theme": "no-such-theme", "place": {"meeting": 3}, "queries": [1, None, "budget"], "extra": None},
        {"place": {"meeting": "", "pane": "9"}, "queries": ["a" * 10_000]},
    ],
)
async def test_values_that_make_no_sense_are_as_none(record: Path, path: Path, values: dict[str, object]) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(values), encoding="utf-8")
    async with run_on(record, SavedState(path)) as driver:
        await driver.press("d", "escape", "slash", "escape")
        await driver.shows("be laid on the")
        assert driver.notices == []
        assert driver.meeting.grouping == "option"


def test_runs_at_the_same_time_lose_nothing_of_each_other(path: Path) -> None:
    states = [SavedState(path) for _ in range(6)]

    def work(number: int, state: SavedState) -> None:
        for step in range(5):
            state.set(f"order{number}", str(step))
            state.set("queries", [f"query {number}", *state.texts("queries")])
            state.save()

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(states)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    last = SavedState(path)
    assert [last.text(f"order{number}") for number in range(6)] == ["4"] * 6
    assert {f"query {number}" for number in range(6)} <= set(last.texts("queries"))
    assert [file.name for file in path.parent.iterdir()] == [path.name]


async def test_a_folder_that_cannot_be_written_is_said_once(record: Path, path: Path) -> None:
    path.parent.parent.mkdir(parents=True)
    path.parent.write_text("a file in the way")
    state = SavedState(path)
    async with run_on(record, state) as driver:
        await driver.press("t")
        await driver.notifies("can't be saved" if state.notice is None else "can't be read")
    other = SavedState(path)
    other.set("theme", "textual-light")
    with pytest.raises(CouncilError):
        other.save()


def test_two_records_of_one_name_have_their_own_files(tmp_path: Path) -> None:
    assert state_file(tmp_path / "a" / "meeting.db") != state_file(tmp_path / "b" / "meeting.db")
    assert state_file(tmp_path / "meeting.db").name.startswith("meeting-")
