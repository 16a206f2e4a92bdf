"""What opens over the meeting: search, meetings, comparison, reader, keys, commands, and what a reader takes away."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.tui import actions
from councilui.tui.app import CouncilApp
from councilui.tui.screens.search import SearchScreen
from councilui.tui.widgets.styled import TextBlock
from tests.tui.driver import browse, enter_text, notices, opened, pane, press, searched, seen, settled, words


async def test_search_finds_as_you_type_and_leads_to_the_statement(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "slash", *"loyal")
        shown = words(app)
        assert "read as:" in shown
        assert "Who are you loyal to?" in shown
        assert "Mr. Chicago Conservative" in shown
        assert "public comment" in shown
        await press(pilot, "enter")
        assert browse(app).here == 2
        assert "Who are you loyal to?" in pane(app, 2)
        row = browse(app).panes()[1].rows.current
        assert row is not None
        assert "loyal" in "".join(piece for block in row.blocks for line in block.lines(99) for piece, _ in line)
        await press(pilot, "slash")
        assert "loyal" in seen(app).split("\n")[2]


async def test_matches_are_bold_and_underlined(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "slash", *"loyal")
        segments = [segment for strip in app.screen._compositor.render_strips() for segment in strip]
        found = [
            segment for segment in segments if segment.text == "loyal" and segment.style and segment.style.underline
        ]
        assert found
        assert all(segment.style is not None and segment.style.bold for segment in found)


async def test_a_newer_query_leaves_nothing_of_the_older_one(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "slash", *"loyal")
        await pilot.press(*"zzz")
        await settled(pilot)
        shown = words(app)
        assert "Nothing in the record fits this." in shown
        assert "Who are you" not in shown
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        assert screen.query_text == "loyalzzz"


async def test_enter_before_the_answer_waits_for_it(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await pilot.press("slash", *"loyal", "enter")
        await settled(pilot)
        assert app.screen is browse(app)
        assert browse(app).here == 2
        await press(pilot, "escape")
        assert isinstance(app.screen, SearchScreen)  # whoever comes back finds the hits as they were


async def test_any_query_is_answered_in_words(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "slash")
        for query in ("", "   ", "(((", '"', "by:", "by:nobody-at-all", "a" * 400, "[/]", "\\", "NEAR/", "-"):
            await enter_text(pilot, query)
            assert isinstance(app.screen, SearchScreen)
            plate = app.screen.query_one("#reading", TextBlock)
            shown = "".join(strip.text for strip in plate.render_lines(plate.size.region)).strip()
            assert shown or app.screen.rows.empty, query
        await press(pilot, "escape")
        assert len(app.screen_stack) == 1


async def test_meetings_are_filtered_by_date_and_body(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "m")
        assert "▶Wed 15 Jan 2025" in " ".join(seen(app).replace("▶ ", "▶").split())
        await enter_text(pilot, "jan 2021")
        shown = words(app)
        assert "Wed 27 Jan 2021" in shown
        assert "Wed 16 Apr 2025" not in shown
        await press(pilot, "enter")
        assert "Wed 27 Jan 2021" in seen(app).split("\n")[0]
        assert "O2021-117" in pane(app, 1)


async def test_no_meeting_fits_is_said(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "m")
        await enter_text(pilot, "xyzzy")
        assert "No meeting fits these words." in seen(app)
        await press(pilot, "enter", "escape")
        assert app.screen is browse(app)


async def test_comparison_does_not_pretend(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "c")
        assert "Compare with which vote?" in seen(app)
        assert "O2021-117" in words(app)
        await press(pilot, "enter")
        shown = words(app)
        assert "no roll: nobody's vote is on record" in shown
        assert "Shall O2021-117 be passed?" in shown
        assert "Shall O2023-0004222 be laid on the table?" in shown


async def test_comparison_of_two_rolls_tells_who_switched(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "down", "c")
        await enter_text(pilot, "o2021-117")
        await press(pilot, "enter")
        shown = words(app)
        assert "SWITCHED" in shown
        assert "yes → no" in shown


async def test_the_reader_shows_a_paragraph_with_its_sources(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "3", "enter")
        shown = words(app)
        assert "The question" in shown
        assert "SOURCES" in shown
        assert "https://" in shown
        await press(pilot, "escape")
        assert app.screen is browse(app)


async def test_the_reader_shows_a_statement_whole(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "2", "down", "enter")
        shown = words(app)
        assert "Said in the meeting" in shown
        assert "Basis: reported." in shown
        assert "SOURCE" in shown


async def test_help_tells_the_keys_of_where_you_are(record: Path) -> None:
    async with opened(record, (120, 60)) as (app, pilot):
        await press(pilot, "question_mark")
        shown = words(app)
        for action in actions.in_scopes("browse", "rows", "app"):
            assert action.help in shown
        assert "WHAT THE SIGNS MEAN" in shown


async def test_a_command_is_found_by_name_and_done(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "ctrl+p")
        await enter_text(pilot, "meeting by date")
        assert "Pick another meeting" in words(app)
        await press(pilot, "enter")
        assert "Meetings, newest first" in seen(app)


async def test_export_writes_a_new_file_each_time(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(record) as (app, pilot):
        await press(pilot, "e", "e")
        name = "chicago-city-council-2025-01-15-o2023-0004222-table"
        assert sorted(path.name for path in tmp_path.iterdir()) == [f"{name}-2.md", f"{name}.md"]
        assert "Shall O2023-0004222 be laid on the table?" in (tmp_path / f"{name}.md").read_text()
        assert any(f"{name}-2.md" in notice for notice in notices(app))


async def test_export_that_cannot_be_written_is_a_sentence(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    async with opened(record) as (app, pilot):
        await press(pilot, "e")
        assert any("cannot be written" in notice for notice in notices(app))


async def test_a_quote_is_copied_with_its_citation(record: Path) -> None:
    async with searched(record, "loyal") as (app, pilot):
        await press(pilot, "enter")
        await press(pilot, "y")
        assert "Who are you loyal to?" in app.clipboard
        assert "Mr. Chicago Conservative, public comment, Chicago City Council" in app.clipboard
        assert "Source: " in app.clipboard
        assert any("clipboard" in notice for notice in notices(app))
        await press(pilot, "1", "y")
        assert app.clipboard.startswith("Shall O2023-0004222 be laid on the table?")


async def test_the_theme_changes_between_light_and_dark(record: Path) -> None:
    async with opened(record) as (app, pilot):
        dark = dict(app.roles)
        await press(pilot, "t")
        assert app.theme == "textual-light"
        assert app.roles["good"] != dark["good"]
        await press(pilot, "t")
        assert app.theme == "textual-dark"


async def test_what_opens_over_a_place_takes_the_keys_that_its_bar_shows(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "question_mark")
        before = app.theme
        await press(pilot, "t")
        assert app.theme != before
        await press(pilot, "escape", "slash", "q")
        assert isinstance(app.screen, SearchScreen)  # in an input a letter is a letter
        assert app.screen.query_text == "q"
        await press(pilot, "escape", "question_mark", "q")
        assert not app.is_running or app._exit


async def test_one_notice_stands_at_a_time(record: Path) -> None:
    app = CouncilApp(record)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        app.notify_user("The first of two.")
        await settled(pilot)
        assert "The first of two." in words(app)
        app.notify_user("The second of two.")
        await settled(pilot)
        assert "The second of two." in words(app)
        assert "The first of two." not in words(app)


async def test_what_is_at_hand_is_exported_the_statement_in_the_timeline(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(record) as (_, pilot):
        await press(pilot, "2", "e")
        (path,) = tmp_path.glob("*.md")
        text = path.read_text(encoding="utf-8")
        assert path.name.startswith("statement-")
        assert text.startswith("# A statement")
        await press(pilot, "3", "e")
        (other,) = set(tmp_path.glob("*.md")) - {path}
        assert "39" in other.read_text(encoding="utf-8")


async def test_a_copy_is_called_what_it_is(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "2", "enter", "y")
        assert notices(app)[-1].startswith("The statement, with its source: ")
        await press(pilot, "escape", "3", "end", "enter")
        assert "Source [" in words(app)
        await press(pilot, "y")
        assert notices(app)[-1].startswith("The source's address: ")
        assert app.clipboard.startswith("https://")
