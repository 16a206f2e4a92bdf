"""Record text is data: nothing in it can colour the screen, press a key, leave the terminal or crash the program."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color

from councilui.tui.app import PlainFilter
from councilui.tui.meeting_view import SourceNumbers
from councilui.tui.panes.detail import Detail
from councilui.tui.routes import DetailRoute
from councilui.tui.widgets.layout import text
from tests.tui.driver import browse, enter_text, opened, pane, press, seen, words
from tests.tui.hostile_record import ESCAPES, HOSTILE, hostile, hostile_record


@pytest.fixture(scope="module")
def hostile_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_record(tmp_path_factory.mktemp("hostile"))


def clean(shown: str) -> None:
    """Nothing on the screen that a terminal would obey."""
    for character in shown.replace("\n", ""):
        assert character.isprintable(), hex(ord(character))
        assert unicodedata.category(character) not in ("Cc", "Cf")


def holds(shown: str, name: str) -> None:
    """The hostile string of this name is on the screen as it stands."""
    assert f"end-{name}" in shown
    for part in HOSTILE:
        assert part.strip() in shown


async def test_every_pane_shows_it_and_obeys_nothing(hostile_db: Path) -> None:
    async with opened(hostile_db, (200, 50)) as (app, _):
        shown = words(app)
        clean(shown)
        for number, names in ((1, ("section", "identifier", "summary")), (2, ("statement", "speaker"))):
            for name in names:
                holds(pane(app, number), name)
        holds(pane(app, 3), "question")
        holds(pane(app, 3), "effect")


async def test_every_row_of_the_vote_shows_it(hostile_db: Path) -> None:
    async with opened(hostile_db, (80, 50)) as (app, pilot):
        await press(pilot, "3")
        found = ""
        for _ in range(12):
            found += words(app) + " "
            await pilot.press("pagedown")
        clean(found)
        for name in ("question", "effect", "mover", "motion", "doubt", "claim", "publisher", "sponsor", "history"):
            holds(found, name)
        assert app.is_running


async def test_reader_search_meetings_and_comparison_show_it(hostile_db: Path) -> None:
    async with opened(hostile_db, (160, 60)) as (app, pilot):
        await press(pilot, "2", "enter")
        holds(words(app), "statement")
        await press(pilot, "escape", "slash")
        await enter_text(pilot, "inaudible")
        holds(words(app), "statement")
        clean(seen(app))
        await enter_text(pilot, hostile("typed"))
        clean(seen(app))
        await press(pilot, "escape", "m")
        assert "body [inaudible] [/]" in words(app)
        clean(seen(app))
        await press(pilot, "escape", "c", "escape", "ctrl+p", "escape")
        assert app.screen is browse(app)


@pytest.mark.parametrize("size", [(160, 60), (80, 24)])
async def test_desk_member_and_similar_votes_show_it(size: tuple[int, int], hostile_db: Path) -> None:
    async with opened(hostile_db, size) as (app, pilot):
        await press(pilot, "d", "f")
        await enter_text(pilot, hostile("typed") + " member:[/] dissenter:\x1b[2J margin<=x")
        clean(seen(app))
        await enter_text(pilot, "")
        clean(seen(app))
        await press(pilot, "escape", "n", "escape", "escape", "p", "enter")
        for part in "12345":
            await press(pilot, part)
            clean(seen(app))
        assert app.is_running


async def test_notices_titles_and_the_clipboard_obey_nothing(hostile_db: Path) -> None:
    async with opened(hostile_db, (160, 50)) as (app, pilot):
        app.notify_user(hostile("notice"))
        app.notify_user(hostile("error"), error=True)
        await pilot.pause()
        await pilot.pause()
        shown = words(app)
        clean(shown)
        assert "[@click=app.quit]x[/]" in shown
        app.open(DetailRoute(Detail(hostile("title"), (text(hostile("block")),)), SourceNumbers({})))
        await pilot.pause()
        clean(words(app))
        assert "title [inaudible] [/] [@click=app.quit]x[/] [red]" in words(app)
        await press(pilot, "escape", "y")
        clean(app.clipboard.replace("\n", ""))


async def test_a_click_on_it_runs_nothing(hostile_db: Path) -> None:
    async with opened(hostile_db, (200, 50)) as (app, pilot):
        lines = seen(app).split("\n")
        y = next(n for n, line in enumerate(lines) if "app.quit" in line)
        await pilot.click(offset=(lines[y].index("app.quit"), y))
        await pilot.pause()
        assert app.is_running


async def test_a_strange_file_name_is_shown_plain(tmp_path: Path, hostile_db: Path) -> None:
    path = tmp_path / "a[red]b\x1b[2J.db"
    path.write_bytes(hostile_db.read_bytes())
    async with opened(path, (160, 40)) as (app, _):
        clean(seen(app))
        assert app.record_name == "a[red]b␛[2J.db"


def test_the_filter_replaces_what_would_slip_through() -> None:
    segments = [Segment(ESCAPES), Segment("plain [red]")]
    filtered = PlainFilter().apply(segments, Color(0, 0, 0))
    clean("".join(segment.text for segment in filtered))
    assert filtered[1] is segments[1]


@pytest.mark.parametrize("size", [(80, 30), (200, 50)])
async def test_chamber_doubts_and_story_show_it(size: tuple[int, int], hostile_db: Path) -> None:
    shows = {"s": ("question",), "x": ("doubt",), "H": ("identifier", "history")}
    async with opened(hostile_db, size) as (app, pilot):
        for key, names in shows.items():
            await press(pilot, key)
            shown = words(app)
            clean(shown)
            for name in names if size[0] == 200 else ():  # a small one cuts long texts
                holds(shown, name)
            await press(pilot, "escape")
        assert app.is_running


async def test_what_a_search_shows_in_its_other_shapes_obeys_nothing(hostile_db: Path) -> None:
    async with opened(hostile_db, (200, 50)) as (app, pilot):
        await press(pilot, "slash")
        await enter_text(pilot, "end ")
        for keys in (("ctrl+k",), ("ctrl+k", "ctrl+t"), ("ctrl+f",), ("z", "z")):
            await press(pilot, *keys)
            clean(words(app))
            assert app.is_running
        assert "WHO SAYS IT" in words(app)
