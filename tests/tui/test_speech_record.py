"""A record of recordings alone, without an agenda, votes or members: what a newcomer with a folder of captions sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.load.pipeline import load
from councilui.tui.state import SavedState
from tests.load.captions.reading import vtt
from tests.tui.driver import drive
from tests.tui.test_state import run_on

SPEECH = ("The meeting will come to order.", "I grow plums on Elm Street.", "Who speaks for the harbor?")


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    """A record of one meeting of which only the captions are on record."""
    folder = tmp_path / "captions"
    folder.mkdir()
    cues = [(90.0 * place, 90.0 * place + 3, f">> {text}") for place, text in enumerate(SPEECH)]
    (folder / "2031-05-06-CityCouncil.vtt").write_bytes(vtt(*cues))
    load([folder], tmp_path / "captions.db")
    return tmp_path / "captions.db"


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_it_opens_on_what_was_said(recordings: Path, size: tuple[int, int]) -> None:
    async with drive(recordings, size) as driver:
        await driver.shows(SPEECH[0])
        assert driver.meeting.pane_number == 2
        await driver.press("1", "f5")
        await driver.agenda.shows("No agenda found for this meeting.")
        assert driver.meeting.pane_number == 1  # where the user went since


async def test_a_second_run_is_at_the_statement_where_the_first_was_left(recordings: Path, tmp_path: Path) -> None:
    async with run_on(recordings, SavedState(tmp_path / "state.json", str(recordings))) as first:
        await first.press("j", "j")
        assert first.meeting.statement is not None
        left_at = first.meeting.statement.key
    async with run_on(recordings, SavedState(tmp_path / "state.json")) as second:
        assert second.meeting.statement is not None
        assert second.meeting.statement.key == left_at


async def test_an_empty_list_says_so_whatever_is_typed(recordings: Path) -> None:
    async with drive(recordings) as driver:
        for key, sentence in (
            ("p", "There are no members in this record. To see what a speaker said, search for by:NAME."),
            ("L", "There are no votes in this record."),
        ):
            await driver.press(key)
            await driver.shows(sentence)
            await driver.press(*"xyz")
            await driver.shows("xyz", sentence)
            await driver.start_again()


async def test_who_votes_with_whom_is_unknown_and_said_once(recordings: Path) -> None:
    async with drive(recordings) as driver:
        await driver.press("a")
        await driver.shows("vote from this period is on record by name. Type f for another period or body.")
        assert driver.words.count("on record by name") == 1
        await driver.lacks("% same side")


async def test_what_needs_a_vote_says_that_there_is_none(recordings: Path) -> None:
    async with drive(recordings) as driver:
        for number, key in enumerate("wcns", 1):
            await driver.press(key)
            assert len(driver.notices) == number, key
            assert driver.notices[-1].endswith(": none was found here."), key


async def test_the_meeting_is_exported_and_cited_where_nothing_nearer_is_selected(
    recordings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(recordings) as driver:
        await driver.press("1", "e")
        await driver.notifies("The meeting was written to")
        await driver.press("y")
        await driver.notifies("The meeting, with its source")
        await driver.press("2", "e")
        await driver.notifies("The statement was written to")
    (meeting,) = (path.read_text() for path in tmp_path.glob("*.md") if "statement" not in path.name)
    assert SPEECH[1] in meeting
