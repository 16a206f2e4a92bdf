"""The meeting in three panes that follow each other, on the shipped record, as a user sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.message import Message

from benchmarks.long_lists import build
from councilui.analysis.vote_report import VoteReport
from councilui.export.vote_document import vote_source_numbers
from councilui.tui.app import CouncilApp
from councilui.tui.panes.agenda import AgendaPane
from councilui.tui.panes.timeline import TimelinePane
from councilui.tui.panes.votes import VotePane
from councilui.tui.state import SavedState
from councilui.tui.widgets.viewport import BuiltRows
from tests.tui.driver import SIZES, Driver, drive

THOMAS = (
    "Quinn (13)",
    "Curtis (18)",
    "Tabares (23)",
    "Sposato (38)",
    "Napolitano (41)",
    "Reilly (42)",
    "Gardiner (45)",
)


async def test_it_opens_on_the_meeting_of_15_january_2025(record: Path) -> None:
    async with drive(record) as driver:
        await driver.shows("Chicago City Council › Jan. 15, 2025")
        assert record.name in driver.text.split("\n")[0]
        await driver.agenda.shows("TABLED 39-11")
        assert "order unknown" in " ".join(row_texts(driver, 1))


def row_texts(driver: Driver, number: int) -> list[str]:
    rows = driver.meeting.panes()[number - 1].rows
    texts = []
    for index in range(len(rows.source)):
        row = rows.source.row(index)
        assert row is not None
        lines = (line for block in row.blocks for line in block.lines(200))
        texts.append(" ".join("".join(piece for piece, _ in line) for line in lines))
    return texts


async def test_the_question_stands_before_any_number(record: Path) -> None:
    async with drive(record) as driver:
        text = driver.vote.text
        assert text.startswith("Motion to table: “Welcoming City Ordinance: let police work with ICE")
        for earlier, later in (
            ("be laid on the table?", "A yes vote kept the law as it was."),
            ("A yes vote kept the law as it was.", "The ordinance itself was not voted on."),
            ("was not voted on.", "39"),
            ("39", "This motion needed more than half of the votes cast"),
            ("This motion needed", "For comparison"),
            ("For comparison", "ROLL"),
        ):
            assert text.index(earlier) < text.index(later)


async def test_no_roll_is_said_in_plain_sight_and_marks_are_kept_apart(record: Path) -> None:
    async with drive(record) as driver:
        text = driver.vote.text
        assert "ROLL No roll call found: no source says who voted which way." in text
        assert "if all 11 no votes had been for the ordinance" in text
        assert "26 of 51 to pass an ordinance: 15 short" in text
        assert "34 of 50 to override a veto: 23 short" in text
        assert not any("YES 39" in row or "NO 11" in row for row in row_texts(driver, 3))


async def test_everything_on_record_about_the_vote_is_in_the_pane(record: Path) -> None:
    async with drive(record) as driver:
        rows = "\n".join(row_texts(driver, 3))
        for expected in (
            "Moved by Ald. Jessica Fuentes (26th), according to one source",
            "Reported as 39-11 by 8 sources",
            "DOUBTS",
            "RELATED VOTES",
            "O2021-117, Jan. 27, 2021: ✓ passed 41-8",
            "HISTORY OF THE MATTER",
            "SOURCES",
        ):
            assert expected in rows


@pytest.mark.parametrize("size", SIZES[:2])
async def test_who_voted_no_on_the_settlement_takes_at_most_six_keys(record: Path, size: tuple[int, int]) -> None:
    async with drive(record, size) as driver:
        await driver.press("down")
        await driver.press("enter")  # at 120 columns the vote stands beside the agenda anyway
        if size[0] == 80:
            await driver.press("pagedown")  # past the numbers
        words = driver.words
        assert all(name in words for name in THOMAS)
        assert "NO 7" in words


async def test_the_names_of_the_minority_need_no_scrolling_at_120_by_36(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("down")
        text = driver.vote.text
        assert text.index("NO 7") < text.index("YES 43")
        assert all(name in text for name in THOMAS)
        assert "43" in text


async def test_panes_tell_what_the_user_did_and_the_others_follow(record: Path) -> None:
    messages: list[Message] = []
    async with drive(record, messages=messages) as driver:
        messages.clear()
        await driver.press("j")
        highlights = [message for message in messages if isinstance(message, AgendaPane.EntryHighlighted)]
        assert {message.entry.identifier for message in highlights} == {"Or2025-0014616"}
        assert driver.meeting.card is not None
        await driver.shows("Or2025-0014616 › motion to pass")
        await driver.vote.shows("Shall Or2025-0014616 be passed?")
        await driver.shows("none about this item")


async def test_a_statement_about_an_item_brings_agenda_and_vote_along(record: Path) -> None:
    messages: list[Message] = []
    async with drive(record, messages=messages) as driver:
        await driver.press("j", "2")
        assert driver.meeting.entry is not None
        await driver.press("down", "down", "down")
        assert any(isinstance(message, TimelinePane.StatementHighlighted) for message in messages)
        entry = driver.meeting.entry
        assert entry is not None
        assert entry.identifier == "O2023-0004222"
        await driver.vote.shows("Shall O2023-0004222")


async def test_what_was_said_where_is_kept_apart(record: Path) -> None:
    async with drive(record) as driver:
        rows = row_texts(driver, 2)
        heads = [row.strip() for row in rows]
        inside = heads.index("IN THE MEETING · public comment")
        outside = next(n for n, row in enumerate(heads) if row.startswith("OUTSIDE THE MEETING"))
        unknown = next(n for n, row in enumerate(heads) if row.startswith("SETTING UNKNOWN"))
        assert inside < outside < unknown
        loyal = next(n for n, row in enumerate(rows) if "Who are you loyal to?" in row)
        assert inside < loyal < outside
        lopez = [n for n, row in enumerate(rows) if "Lopez (15th)" in row and "in writing" in row]
        assert lopez
        assert all(outside < n < unknown for n in lopez)


async def test_a_long_meeting_opens_without_building_rows_that_nobody_sees(tmp_path: Path) -> None:
    path = build(tmp_path / "long.db", 2000)
    async with drive(path) as driver:
        await driver.agenda.shows("Budget amendment 1999")
        await driver.timeline.shows("The housing at 0 Elm Street is for families.")
        for pane in driver.meeting.panes()[:2]:
            source = pane.rows.source
            assert isinstance(source, BuiltRows)
            assert 0 < len(source._rows) < 200 < len(source)
        await driver.press("end")
        await driver.agenda.shows("2,000 items on record")
        await driver.press("2", "end")
        await driver.timeline.shows("The housing at 1999 Elm Street is for families.")


async def test_an_item_without_a_vote_says_why(record: Path) -> None:
    async with drive(record) as driver:
        listed = [row for row in range(40) if driver.meeting.panes()[0].rows.window.row(row) is not None]
        assert listed
        await driver.press("end")
        entry = driver.meeting.entry
        assert entry is not None
        assert not entry.votes
        text = driver.vote.text
        assert "no source says how anyone voted on it" in text or "wasn't put to a vote" in text
        await driver.shows("3 Vote · none on record")


async def test_an_item_without_a_number_is_its_title_and_outcome(record: Path) -> None:
    async with drive(record, (120, 36)) as driver:
        await driver.press("f", *"maxson")
        await driver.agenda.shows("Settlement, Mark Maxson ($8.75 million) ✓ approved · no roll")


async def test_related_vote_opens_in_its_meeting_and_escape_leads_back(record: Path) -> None:
    messages: list[Message] = []
    async with drive(record, messages=messages) as driver:
        await driver.press("3")
        rows = driver.meeting.panes()[2].rows
        at = next(n for n, text in enumerate(row_texts(driver, 3)) if "O2021-117, Jan. 27, 2021" in text)
        rows.move_to(at, by_user=True)
        await driver.press("enter")
        assert any(isinstance(message, VotePane.VoteSelected) for message in messages)
        assert "Jan. 27, 2021" in driver.text.split("\n")[0]
        await driver.vote.shows("Shall O2021-117 be passed?")
        await driver.press("escape")
        assert "Jan. 15, 2025" in driver.text.split("\n")[0]
        assert "O2023-0004222" in driver.text.split("\n")[0]


async def test_escape_leads_from_the_vote_that_enter_led_to_back_to_the_agenda(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        await driver.press("down", "enter")
        assert driver.meeting.pane_number == 3
        await driver.press("escape")
        assert driver.meeting.pane_number == 1
        await driver.shows("▶Or2025-0014616")
        assert driver.notices == []


async def test_escape_at_the_start_says_that_q_leaves(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("escape")
        assert driver.app.is_running
        assert "This is the first screen. Press q to quit." in driver.notices


async def test_tab_letters_and_numbers_go_from_pane_to_pane(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        await driver.shows("[1 Agenda]")
        await driver.pilot.press("tab")
        await driver.shows("[2 Timeline]")
        await driver.pilot.press("3")
        await driver.shows("[3 Vote]")
        await driver.pilot.press("tab")
        await driver.shows("[1 Agenda]")
        await driver.pilot.press("shift+tab")
        assert driver.meeting.pane_number == 3


@pytest.mark.parametrize("keys", ["3", "d", "m"])
async def test_it_says_once_what_the_record_is(keys: str, record: Path) -> None:
    about = "Contested votes of the Chicago City Council in 2021 and from 2023 to 2025."
    state = SavedState()
    async with drive(record, (80, 24), state=state) as driver:
        assert driver.text.split("\n")[1].strip() == about
        await driver.press("j")
        await driver.shows(about)
        await driver.press(*keys)
        await driver.press("escape", "1")
        await driver.lacks(about)
    async with drive(record, (80, 24), state=state) as driver:
        await driver.lacks(about)


async def test_a_key_is_a_click_on_the_key_bar_too(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        await driver.pilot.click("TabLine", offset=(16, 0))
        assert driver.meeting.pane_number == 2
        bar = driver.text.split("\n")[-1]
        await driver.pilot.click("KeyBar", offset=(bar.index("? keys"), 0))
        await driver.pilot.pause()
        await driver.shows("FOR THE SELECTED ITEM")


async def test_it_opens_on_a_vote_that_is_asked_for(record: Path) -> None:
    vote = "chicago-city-council/2025-01-15/o2023-0004222/table"
    async with drive(record, vote=vote) as driver:
        assert driver.meeting.pane_number == 3
        await driver.vote.shows("Shall O2023-0004222")


async def test_an_unknown_meeting_is_a_notice_and_the_screen_stays(record: Path) -> None:
    async with drive(record, meeting="nowhere") as driver:
        assert any("There is no meeting nowhere" in notice for notice in driver.notices)
        await driver.press("m")
        await driver.shows("Jan. 15, 2025")


async def test_only_the_newest_answer_is_shown(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press(*("j" * 4))
        card, vote = driver.meeting.card, driver.meeting.vote
        assert card is not None
        assert vote is not None
        assert card.event.id == vote.id
        assert vote.identifier is not None
        await driver.vote.shows(f"Shall {vote.identifier}")


async def test_an_item_with_several_votes_shows_them_in_turn(record: Path) -> None:
    async with drive(record, (160, 40), meeting="chicago-city-council/2023-11-07") as driver:
        await driver.shows("2 of 2")
        await driver.vote.shows("censured?")
        await driver.press("v")
        await driver.shows("1 of 2")
        await driver.vote.lacks("censured?")
        await driver.press("V")
        await driver.vote.shows("censured?")
        await driver.press("down", "v")
        assert "This is the only vote found on this item." in driver.notices


async def test_a_command_is_about_the_row_that_the_key_before_went_to(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive(record) as driver:
        for keys in ("js", "je"):
            for key in keys:
                driver.app.simulate_key(key)  # as fast as a terminal that sends both at once
            await driver.settle()
            await driver.settle()
            if keys == "js":
                await driver.shows("Or2025-0014616")
                await driver.press("escape")
    (written,) = tmp_path.glob("*.md")
    assert "Or2025-0014615" in written.read_text().replace("\\", "")


async def test_a_command_before_the_meeting_is_there_waits_for_it(record: Path) -> None:
    app = CouncilApp(record)
    async with app.run_test(size=(120, 36)) as pilot:
        driver = Driver(app, pilot)
        app.simulate_key("s")
        await driver.shows("Chamber")


async def click_on(driver: Driver, text: str) -> None:
    """Click on the first cell of `text` on the screen."""
    for y, line in enumerate(driver.text.split("\n")):
        if text in line:
            await driver.pilot.click(offset=(cell_len(line[: line.index(text)]), y))
            await driver.settle()
            return
    raise AssertionError(text)


async def test_a_name_in_a_roll_leads_to_the_member_by_keys_and_by_mouse(record: Path) -> None:
    async with drive(record, (120, 50)) as driver:
        await driver.press("j", "3")
        await click_on(driver, "Tabares (23)")
        await driver.shows("Member › Silvana Tabares")
        await driver.press("escape")
        rows = driver.meeting.panes()[2].rows
        while "NO 7" not in str(rows.current):
            await driver.press("j")
        await driver.press("p")
        await driver.shows("Roll: ")
        await driver.press("p")
        await driver.shows("Member › Marty Quinn")
        await driver.press("escape", "j", "enter")
        await driver.shows("Member › Derrick Curtis")


async def test_the_number_of_a_source_can_be_clicked(record: Path) -> None:
    async with drive(record, (120, 50)) as driver:
        await click_on(driver, "[1]")
        await driver.shows("Source [1]")


async def test_the_sources_of_a_vote_have_the_numbers_that_its_export_has(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("down")
        state = driver.app.screen.query_one(VotePane).state
        assert state is not None
        assert state.card is not None
        card = state.card
        numbers = vote_source_numbers(VoteReport(card))
        first = card.sources[next(iter(numbers))]
        rows = "\n".join(row_texts(driver, 3))
        assert f"[1] {first.publisher}" in rows
        assert f"SOURCES {len(card.sources)}" in rows
