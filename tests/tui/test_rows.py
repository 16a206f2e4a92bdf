"""The one list: it asks only for rows it is about to show, and the cursor goes where a user expects."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult
from textual.screen import Screen

from councilui.tui.app import CouncilApp
from councilui.tui.widgets.layout import text
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList
from councilui.tui.widgets.viewport import Viewport
from tests.tui.driver import Driver


class Lazy:
    """So many rows that are made when asked for; tells which were."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.requests: set[int] = set()

    def __len__(self) -> int:
        return self.size

    def row(self, index: int) -> ListRow | None:
        self.requests.add(index)
        return ListRow(index, (text(f"row {index:,}"),), value=index)


class Paged:
    """Rows that come when they are given."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.there: dict[int, ListRow] = {}

    def __len__(self) -> int:
        return self.size

    def row(self, index: int) -> ListRow | None:
        return self.there.get(index)

    def give(self, start: int, end: int) -> None:
        self.there |= {n: ListRow(n, (text(f"came {n}"),), value=n) for n in range(start, end)}


class ListScreen(Screen[None]):
    def __init__(self) -> None:
        super().__init__()
        self.highlights: list[tuple[object, bool]] = []
        self.opens: list[object] = []
        self.gaps: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield RowList(empty="There is nothing here.")

    def on_row_list_row_highlighted(self, event: RowList.RowHighlighted) -> None:
        self.highlights.append((event.row.value, event.by_user))

    def on_row_list_row_selected(self, event: RowList.RowSelected) -> None:
        self.opens.append(event.row.value)

    def on_row_list_rows_needed(self, event: RowList.RowsNeeded) -> None:
        self.gaps.append((event.start, event.end))


class ListApp(CouncilApp):
    """The program's own app with nothing in it but a list."""

    def __init__(self) -> None:
        super().__init__("no.db")

    def get_default_screen(self) -> Screen[None]:
        return ListScreen()

    @property
    def list_screen(self) -> ListScreen:
        assert isinstance(self.screen, ListScreen)
        return self.screen

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)


def list_of(*texts: str, headings: tuple[int, ...] = ()) -> ListedRows:
    return ListedRows([ListRow(n, (text(t),), n not in headings, n) for n, t in enumerate(texts)])


async def test_a_million_rows_cost_a_few_screens_of_them() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 20)) as pilot:
        driver = Driver(app, pilot)
        source = Lazy(1_000_000)
        app.rows.show(source)
        await pilot.pause()
        await driver.shows("row 0")
        await pilot.press("down", "pagedown", "pagedown", "up")
        assert len(source.requests) < 200
        await pilot.press("end")
        await pilot.pause()
        await driver.shows("row 999,999")
        assert app.rows.cursor == 999_999
        await pilot.press("pageup", "home")
        assert app.rows.cursor == 0
        assert len(source.requests) < 400


async def test_moving_the_cursor_repaints_only_the_lines_that_changed() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 20)) as pilot:
        app.rows.show(Lazy(1000))
        await pilot.pause()
        lines: list[int] = []
        paint = app.rows.render_line
        app.rows.render_line = lambda y: lines.append(y) or paint(y)  # type: ignore[method-assign, func-returns-value]
        await pilot.press("down")
        await pilot.pause()
        assert sorted(set(lines)) == [0, 1]


async def test_the_cursor_skips_headings_and_shows_them() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 4)) as pilot:
        driver = Driver(app, pilot)
        app.rows.show(list_of("HEADING", "a", "b", "c", "HEADING", "d", "e", headings=(0, 4)))
        await pilot.pause()
        assert app.rows.cursor == 1
        await pilot.press("j", "j", "j")
        assert app.rows.cursor == 5
        await pilot.press("k", "k", "k")
        assert app.rows.cursor == 1
        assert driver.text.startswith(" HEADING")
        assert app.list_screen.highlights[-1] == (1, True)


async def test_a_row_taller_than_the_view_is_read_through_line_by_line() -> None:
    app = ListApp()
    async with app.run_test(size=(12, 5)) as pilot:
        driver = Driver(app, pilot)
        tall = "\n".join(f"line {n}" for n in range(12))
        app.rows.show(list_of("first", tall, "last"))
        await pilot.press("down")
        assert app.rows.cursor == 1
        await driver.shows("line 0")
        texts = set()
        for _ in range(7):
            texts |= {line.strip("▶▷ ┃▲▼") for line in driver.text.split("\n")}
            assert app.rows.cursor == 1
            await pilot.press("down")
        texts |= {line.strip("▶▷ ┃▲▼") for line in driver.text.split("\n")}
        assert {f"line {n}" for n in range(12)} <= texts
        await pilot.press("down")
        assert app.rows.cursor == 2


async def test_what_is_cut_off_has_a_sign() -> None:
    app = ListApp()
    async with app.run_test(size=(30, 6)) as pilot:
        driver = Driver(app, pilot)
        app.rows.show(list_of(*(f"row {n}" for n in range(30))))
        await pilot.pause()
        assert driver.text.split("\n")[-1].endswith("▼")
        await pilot.press("end")
        assert driver.text.split("\n")[0].endswith("▲")
        assert not driver.text.split("\n")[-1].endswith("▼")
        app.rows.show(list_of("all", "fits"))
        await pilot.pause()
        assert not set(driver.text) & set("▲▼┃")


async def test_rows_that_have_not_come_are_asked_for_and_then_shown() -> None:
    app = ListApp()
    async with app.run_test(size=(30, 6)) as pilot:
        driver = Driver(app, pilot)
        source = Paged(500)
        source.give(0, 10)
        app.rows.show(source)
        await pilot.pause()
        assert app.list_screen.gaps == [(10, 12)]
        await pilot.press("end")
        await pilot.pause()
        assert app.list_screen.gaps[-1][1] == 500
        await driver.shows("…")
        source.give(480, 500)
        app.rows.update()
        await pilot.pause()
        await driver.shows("came 499")


async def test_a_click_moves_the_cursor_and_a_second_one_opens() -> None:
    app = ListApp()
    async with app.run_test(size=(30, 6)) as pilot:
        app.rows.show(list_of("a", "b", "c"))
        await pilot.click(RowList, offset=(3, 2))
        assert app.rows.cursor == 2
        assert app.list_screen.opens == []
        await pilot.click(RowList, offset=(3, 2))
        await pilot.press("up", "enter")
        assert app.list_screen.opens == [2, 1]


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    app = ListApp()
    async with app.run_test(size=(30, 6)) as pilot:
        driver = Driver(app, pilot)
        app.rows.show(Lazy(100))
        await pilot.pause()
        app.rows.scroll_lines(3)
        await pilot.pause()
        assert "row 3" in driver.text.split("\n")[0]
        assert app.rows.cursor == 0


async def test_an_empty_list_says_why() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 6)) as pilot:
        driver = Driver(app, pilot)
        await driver.shows("There is nothing here.")


async def test_another_width_keeps_the_cursor_in_view() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 8)) as pilot:
        driver = Driver(app, pilot)
        app.rows.show(list_of(*(f"{n} " + "word " * 10 for n in range(40))))
        await pilot.press("end")
        await pilot.resize_terminal(24, 8)
        await pilot.pause()
        await driver.shows("▶39")


async def test_keeping_the_row_through_another_source() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 8)) as pilot:
        app.rows.show(list_of(*"abcdefgh"))
        await pilot.press("down", "down")
        app.rows.show(list_of(*"ABCDEFGH"), keep=True)
        assert app.rows.cursor == 2


@pytest.mark.parametrize("height", [0, 1, 3])
def test_a_list_that_grows_is_painted_before_it_hears_of_it(height: int) -> None:
    """Scrolled to its end in a view that has next to no line, or none."""
    window = Viewport()
    window.resize(40, height)
    window.fill(Lazy(44))
    window.top = window.clamp((43, 0))
    window.resize(40, 20)
    assert [index for index, _ in window.in_view()] == list(range(24, 44))
    assert window.extent() == (24 / 44, 1.0, True, False)
