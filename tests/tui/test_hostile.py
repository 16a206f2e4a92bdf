"""Record text is data: nothing in it can color the screen, press a key, leave the terminal or crash the program."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color

from councilui.tui.meeting_view import SourceNumbers
from councilui.tui.panes.detail import Detail
from councilui.tui.plain_filter import PlainFilter
from councilui.tui.routes import ReaderRoute
from councilui.tui.widgets.layout import text
from tests.tui.driver import drive
from tests.tui.hostile_record import ESCAPES, HOSTILE, hostile, hostile_record


@pytest.fixture(scope="module")
def hostile_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_record(tmp_path_factory.mktemp("hostile"))


def clean(text: str) -> None:
    """Nothing on the screen that a terminal would obey."""
    for character in text.replace("\n", ""):
        assert character.isprintable(), hex(ord(character))
        assert unicodedata.category(character) not in ("Cc", "Cf")


def holds(text: str, name: str) -> None:
    """The hostile string of this name is on the screen as it stands."""
    assert f"end-{name}" in text
    for part in HOSTILE:
        assert part.strip() in text


async def test_every_pane_shows_it_and_obeys_nothing(hostile_db: Path) -> None:
    async with drive(hostile_db, (200, 50)) as driver:
        text = driver.words
        clean(text)
        for number, names in ((1, ("section", "identifier", "summary")), (2, ("statement", "speaker"))):
            for name in names:
                holds(driver.pane(number).text, name)
        holds(driver.vote.text, "question")
        holds(driver.vote.text, "effect")


async def test_every_row_of_the_vote_shows_it(hostile_db: Path) -> None:
    async with drive(hostile_db, (80, 50)) as driver:
        await driver.press("3")
        text = ""
        for _ in range(12):
            text += driver.words + " "
            await driver.pilot.press("pagedown")
        clean(text)
        for name in ("question", "effect", "mover", "motion", "doubt", "claim", "publisher", "sponsor", "history"):
            holds(text, name)
        assert driver.app.is_running


async def test_reader_search_meetings_and_comparison_show_it(hostile_db: Path) -> None:
    async with drive(hostile_db, (160, 60)) as driver:
        await driver.press("2", "enter")
        holds(driver.words, "statement")
        await driver.press("escape", "slash")
        await driver.enter_text("inaudible")
        holds(driver.words, "statement")
        clean(driver.text)
        await driver.enter_text(hostile("typed"))
        clean(driver.text)
        await driver.press("escape", "m")
        await driver.shows("body [inaudible] [/]")
        clean(driver.text)
        await driver.press("escape", "c", "escape", "ctrl+p", "escape")
        assert driver.app.screen is driver.meeting


@pytest.mark.parametrize("size", [(160, 60), (80, 24)])
async def test_desk_member_and_similar_votes_show_it(size: tuple[int, int], hostile_db: Path) -> None:
    async with drive(hostile_db, size) as driver:
        await driver.press("d", "f")
        await driver.enter_text(hostile("typed") + " member:[/] dissenter:\x1b[2J margin<=x")
        clean(driver.text)
        await driver.enter_text("")
        clean(driver.text)
        await driver.press("escape", "n", "escape", "escape", "p", "enter")
        for part in "12345":
            await driver.press(part)
            clean(driver.text)
        assert driver.app.is_running


async def test_notices_titles_and_the_clipboard_obey_nothing(hostile_db: Path) -> None:
    async with drive(hostile_db, (160, 50)) as driver:
        driver.app.notify_user(hostile("notice"))
        driver.app.notify_user(hostile("error"), error=True)
        await driver.pilot.pause()
        await driver.pilot.pause()
        words = driver.words
        clean(words)
        assert "[@click=app.quit]x[/]" in words
        driver.app.open(ReaderRoute(Detail(hostile("title"), (text(hostile("block")),)), SourceNumbers({})))
        await driver.pilot.pause()
        clean(driver.words)
        await driver.shows("title [inaudible] [/] [@click=app.quit]x[/] [red]")
        await driver.press("escape", "y")
        clean(driver.app.clipboard.replace("\n", ""))


async def test_a_click_on_it_runs_nothing(hostile_db: Path) -> None:
    async with drive(hostile_db, (200, 50)) as driver:
        lines = driver.text.split("\n")
        y = next(n for n, line in enumerate(lines) if "app.quit" in line)
        await driver.pilot.click(offset=(lines[y].index("app.quit"), y))
        await driver.pilot.pause()
        assert driver.app.is_running


async def test_a_strange_file_name_is_shown_plain(tmp_path: Path, hostile_db: Path) -> None:
    path = tmp_path / "a[red]b\x1b[2J.db"
    path.write_bytes(hostile_db.read_bytes())
    async with drive(path, (160, 40)) as driver:
        clean(driver.text)
        assert driver.app.record_name == "a[red]b␛[2J.db"


def test_the_filter_replaces_what_would_slip_through() -> None:
    segments = [Segment(ESCAPES), Segment("plain [red]")]
    filtered = PlainFilter().apply(segments, Color(0, 0, 0))
    clean("".join(segment.text for segment in filtered))
    assert filtered[1] is segments[1]


@pytest.mark.parametrize("size", [(80, 30), (200, 50)])
async def test_chamber_doubts_and_story_show_it(size: tuple[int, int], hostile_db: Path) -> None:
    shows = {"s": ("question",), "x": ("doubt",), "H": ("identifier", "history")}
    async with drive(hostile_db, size) as driver:
        for key, names in shows.items():
            await driver.press(key)
            text = driver.words
            clean(text)
            for name in names if size[0] == 200 else ():  # a small one cuts long texts
                holds(text, name)
            await driver.press("escape")
        assert driver.app.is_running


async def test_what_a_search_shows_in_its_other_shapes_obeys_nothing(hostile_db: Path) -> None:
    async with drive(hostile_db, (200, 50)) as driver:
        await driver.press("slash")
        await driver.enter_text("end ")
        for keys in (("ctrl+k",), ("ctrl+k", "ctrl+t"), ("ctrl+f",), ("g", "g")):
            await driver.press(*keys)
            clean(driver.words)
            assert driver.app.is_running
        await driver.shows("WHO SAYS IT")
