"""What opens over the meeting: search, meetings, comparison, reader, keys, commands, and what a reader takes away."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.tui import actions
from councilui.tui.app import CouncilApp
from councilui.tui.screens.search import SearchScreen
from councilui.tui.widgets.styled import TextBlock
from tests.tui.driver import Driver, drive


async def test_search_finds_as_you_type_and_leads_to_the_statement(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("slash", *"loyal")
        await driver.shows("read as:")
        await driver.shows("Who are you loyal to?")
        await driver.shows("Mr. Chicago Conservative")
        await driver.shows("public comment")
        await driver.press("enter")
        assert driver.meeting.pane_number == 2
        await driver.timeline.shows("Who are you loyal to?")
        row = driver.meeting.panes()[1].rows.current
        assert row is not None
        assert "loyal" in "".join(piece for block in row.blocks for line in block.lines(99) for piece, _ in line)
        await driver.press("slash")
        assert "loyal" in driver.text.split("\n")[2]


async def test_matches_are_bold_and_underlined(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("slash", *"loyal")
        segments = [segment for strip in driver.app.screen._compositor.render_strips() for segment in strip]
        matches = [
            segment for segment in segments if segment.text == "loyal" and segment.style and segment.style.underline
        ]
        assert matches
        assert all(segment.style is not None and segment.style.bold for segment in matches)


async def test_a_newer_query_leaves_nothing_of_the_older_one(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("slash", *"loyal")
        await driver.pilot.press(*"zzz")
        await driver.settle()
        await driver.shows("Nothing in this record matches.")
        await driver.lacks("Who are you")
        screen = driver.app.screen
        assert isinstance(screen, SearchScreen)
        assert screen.query_text == "loyalzzz"


async def test_enter_before_the_answer_waits_for_it(record: Path) -> None:
    async with drive(record) as driver:
        await driver.pilot.press("slash", *"loyal", "enter")
        await driver.settle()
        assert driver.app.screen is driver.meeting
        assert driver.meeting.pane_number == 2
        await driver.press("escape")
        assert isinstance(driver.app.screen, SearchScreen)  # whoever comes back finds the hits as they were


async def test_any_query_is_answered_in_words(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("slash")
        for query in ("", "   ", "(((", '"', "by:", "by:nobody-at-all", "a" * 400, "[/]", "\\", "NEAR/", "-"):
            await driver.enter_text(query)
            assert isinstance(driver.app.screen, SearchScreen)
            plate = driver.app.screen.query_one("#reading", TextBlock)
            text = "".join(strip.text for strip in plate.render_lines(plate.size.region)).strip()
            assert text or driver.app.screen.rows.empty, query
        await driver.press("escape")
        assert len(driver.app.screen_stack) == 1


async def test_meetings_are_filtered_by_date_and_body(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("m")
        assert "▶Jan. 15, 2025 Chicago City Council, 10 a.m." in " ".join(driver.text.replace("▶ ", "▶").split())
        await driver.enter_text("jan 2021")
        await driver.shows("Jan. 27, 2021")
        await driver.lacks("April 16, 2025")
        await driver.press("enter")
        assert "Jan. 27, 2021" in driver.text.split("\n")[0]
        await driver.agenda.shows("O2021-117")


async def test_no_meeting_fits_is_said(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("m")
        await driver.enter_text("xyzzy")
        await driver.shows("No matches.")
        await driver.press("enter", "escape")
        assert driver.app.screen is driver.meeting


async def test_comparison_does_not_pretend(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("c")
        await driver.shows("Compare with")
        await driver.shows("O2021-117")
        await driver.press("enter")
        await driver.shows("no roll call found")
        await driver.shows("Shall O2021-117 be passed?")
        await driver.shows("Shall O2023-0004222 be laid on the table?")


async def test_comparison_of_two_rolls_tells_who_switched(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("down", "c")
        await driver.enter_text("o2021-117")
        await driver.press("enter")
        await driver.shows("SWITCHED")
        await driver.shows("yes → no")


async def test_the_reader_shows_a_paragraph_with_its_sources(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("3", "enter")
        await driver.shows("The question")
        await driver.shows("SOURCES")
        await driver.shows("https://")
        await driver.press("escape")
        assert driver.app.screen is driver.meeting


async def test_the_parts_of_the_breadcrumb_lead_to_what_they_name(record: Path) -> None:
    async def click(part: str) -> None:
        await driver.pilot.click(offset=(driver.text.split("\n")[0].index(part), 0))
        await driver.settle()

    async with drive(record, vote="chicago-city-council/2025-01-15/or2025-0014616/vote") as driver:
        await click("Or2025-0014616")
        await driver.shows("History › Or2025-0014616")
        await driver.press("escape", "s")
        await click("Jan. 15")
        await driver.agenda.shows("O2023-0004222")
        await driver.press("escape")
        await click("Chicago City Council")
        await driver.shows("Meetings, newest first")
        await driver.press("escape", "escape", "p", *"lop", "enter")
        await click("Member")
        await driver.shows("Pick a member")


async def test_the_reader_shows_a_statement_whole(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("2", "down", "enter")
        await driver.shows("Said in the meeting")
        await driver.shows("Basis: reported.")
        await driver.shows("SOURCE")


async def test_help_tells_the_keys_of_where_you_are(record: Path) -> None:
    async with drive(record, (120, 110)) as driver:
        await driver.press("question_mark")
        await driver.shows(*(action.help for action in actions.in_scopes("browse", "rows", "app")))
        await driver.shows("WHAT THE SYMBOLS MEAN")


async def test_a_command_is_found_by_name_and_done(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("ctrl+p")
        await driver.enter_text("another meeting")
        await driver.shows("Go to another meeting")
        await driver.press("enter")
        await driver.shows("Meetings, newest first")


async def test_export_writes_a_new_file_each_time(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record) as driver:
        await driver.press("e", "e")
        name = "chicago-city-council-2025-01-15-o2023-0004222-table"
        assert sorted(path.name for path in tmp_path.iterdir()) == [f"{name}-2.md", f"{name}.md"]
        assert "Shall O2023-0004222 be laid on the table?" in (tmp_path / f"{name}.md").read_text()
        assert any(f"{name}-2.md" in notice for notice in driver.notices)


async def test_export_that_cannot_be_written_is_a_sentence(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    async with drive(record) as driver:
        await driver.press("e")
        assert any("can't be written" in notice for notice in driver.notices)


async def test_a_quote_is_copied_with_its_citation(record: Path) -> None:
    async with drive(record, query="loyal") as driver:
        await driver.press("enter")
        await driver.press("y")
        assert "Who are you loyal to?" in driver.app.clipboard
        assert "Mr. Chicago Conservative, public comment, Chicago City Council" in driver.app.clipboard
        assert "Source: " in driver.app.clipboard
        assert any("clipboard" in notice for notice in driver.notices)
        await driver.press("1", "y")
        assert driver.app.clipboard.startswith("Welcoming City Ordinance: let police work with ICE")


async def test_the_theme_changes_between_light_and_dark(record: Path) -> None:
    async with drive(record) as driver:
        dark = dict(driver.app.roles)
        await driver.press("t")
        assert driver.app.theme == "textual-light"
        assert driver.app.roles["good"] != dark["good"]
        await driver.press("t")
        assert driver.app.theme == "textual-dark"


async def test_what_opens_over_a_place_takes_the_keys_that_its_bar_shows(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("2", "enter")  # a statement
        before = driver.app.theme
        await driver.press("t")
        assert driver.app.theme != before
        await driver.press("escape", "slash", "q")
        assert isinstance(driver.app.screen, SearchScreen)  # in an input a letter is a letter
        assert driver.app.screen.query_text == "q"
        await driver.press("escape", "enter", "q")
        assert not driver.app.is_running or driver.app._exit


async def test_one_notice_stands_at_a_time(record: Path) -> None:
    app = CouncilApp(record)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        app.notify_user("The first of two.")
        await driver.settle()
        await driver.shows("The first of two.")
        app.notify_user("The second of two.")
        await driver.settle()
        await driver.shows("The second of two.")
        await driver.lacks("The first of two.")


async def test_what_is_at_hand_is_exported_the_statement_in_the_timeline(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record) as driver:
        await driver.press("2", "e")
        (path,) = tmp_path.glob("*.md")
        text = path.read_text(encoding="utf-8")
        assert path.name.startswith("statement-")
        assert text.startswith("# Source's account, Jan. 15, 2025")
        await driver.press("3", "e")
        (other,) = set(tmp_path.glob("*.md")) - {path}
        assert "39" in other.read_text(encoding="utf-8")


async def test_a_copy_is_called_what_it_is(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("2", "enter", "y")
        assert driver.notices[-1].startswith("The statement, with its source: ")
        await driver.press("escape", "3", "end", "enter")
        await driver.shows("Source [")
        await driver.press("y")
        assert driver.notices[-1].startswith("The source's address: ")
        assert driver.app.clipboard.startswith("https://")
