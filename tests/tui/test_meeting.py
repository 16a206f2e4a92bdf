"""The meeting in three panes that follow each other, on the shipped record, as a user sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.message import Message

from councilui.tui.app import CouncilApp
from councilui.tui.panes.agenda import AgendaPane
from councilui.tui.panes.timeline import TimelinePane
from councilui.tui.panes.votes import VotePane
from tests.tui.driver import SIZES, browse, notices, opened, pane, press, seen, settled, words

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
    async with opened(record) as (app, _):
        assert "Chicago City Council › Wed 15 Jan 2025" in seen(app)
        assert record.name in seen(app).split("\n")[0]
        assert "TABLED 39–11" in pane(app, 1)
        assert "their order is not on record" in " ".join(row_texts(app, 1))


def row_texts(app: object, number: int) -> list[str]:
    rows = browse(app).panes()[number - 1].rows  # type: ignore[arg-type]
    texts = []
    for index in range(len(rows.source)):
        row = rows.source.row(index)
        assert row is not None
        lines = (line for block in row.blocks for line in block.lines(200))
        texts.append(" ".join("".join(piece for piece, _ in line) for line in lines))
    return texts


async def test_the_question_stands_before_any_number(record: Path) -> None:
    async with opened(record) as (app, _):
        text = pane(app, 3)
        assert text.startswith("Shall O2023-0004222 be laid on the table?")
        for earlier, later in (
            ("be laid on the table?", "A YES kept the law as it is."),
            ("A YES kept the law as it is.", "The ordinance itself was not voted on."),
            ("was not voted on.", "39"),
            ("39", "This motion needed more than half of the votes cast"),
            ("This motion needed", "To orient"),
            ("To orient", "ROLL"),
        ):
            assert text.index(earlier) < text.index(later)


async def test_no_roll_is_said_in_plain_sight_and_marks_are_kept_apart(record: Path) -> None:
    async with opened(record) as (app, _):
        text = pane(app, 3)
        assert "ROLL none: nobody's vote is on record in any source here." in text
        assert "if all 11 nays on the motion to table had been votes for the ordinance" in text
        assert "26 of 50 to pass an ordinance — 15 short" in text
        assert "34 of 50 to override a veto — 23 short" in text
        assert not any("YES 39" in row or "NO 11" in row for row in row_texts(app, 3))


async def test_everything_on_record_about_the_vote_is_in_the_pane(record: Path) -> None:
    async with opened(record) as (app, _):
        rows = "\n".join(row_texts(app, 3))
        for expected in (
            "Moved by Ald. Fuentes (26th), reported by one source",
            "Announced 39–11 by 8 sources",
            "DOUBTS",
            "RELATED VOTES",
            "O2021-117, Wed 27 Jan 2021: ✓ passed 41–8",
            "HISTORY OF THE MATTER",
            "SOURCES",
        ):
            assert expected in rows


@pytest.mark.parametrize("size", SIZES)
async def test_who_voted_no_on_the_settlement_takes_at_most_six_keys(record: Path, size: tuple[int, int]) -> None:
    async with opened(record, size) as (app, pilot):
        await press(pilot, "down")
        await press(pilot, "enter")  # at 120 columns the vote stands beside the agenda anyway
        shown = words(app)
        assert all(name in shown for name in THOMAS)
        assert "NO 7" in shown


async def test_the_names_of_the_minority_need_no_scrolling_at_120_by_36(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "down")
        text = pane(app, 3)
        assert text.index("NO 7") < text.index("YES 43")
        assert all(name in text for name in THOMAS)
        assert "43" in text


async def test_panes_tell_what_the_user_did_and_the_others_follow(record: Path) -> None:
    messages: list[Message] = []
    async with opened(record, messages=messages) as (app, pilot):
        messages.clear()
        await press(pilot, "j")
        moved = [message for message in messages if isinstance(message, AgendaPane.EntryHighlighted)]
        assert {message.entry.identifier for message in moved} == {"Or2025-0014616"}
        assert browse(app).card is not None
        assert "Or2025-0014616 › motion to pass" in seen(app)
        assert "Shall Or2025-0014616 be passed?" in pane(app, 3)
        assert "none about this item" in seen(app)


async def test_a_statement_about_an_item_brings_agenda_and_vote_along(record: Path) -> None:
    messages: list[Message] = []
    async with opened(record, messages=messages) as (app, pilot):
        await press(pilot, "j", "2")
        assert browse(app).entry is not None
        await press(pilot, "down", "down", "down")
        assert any(isinstance(message, TimelinePane.StatementHighlighted) for message in messages)
        entry = browse(app).entry
        assert entry is not None
        assert entry.identifier == "O2023-0004222"
        assert "Shall O2023-0004222" in pane(app, 3)


async def test_what_was_said_where_is_kept_apart(record: Path) -> None:
    async with opened(record) as (app, _):
        rows = row_texts(app, 2)
        heads = [row.strip() for row in rows]
        inside = heads.index("IN THE MEETING · public comment")
        outside = next(n for n, row in enumerate(heads) if row.startswith("OUTSIDE THE MEETING"))
        unknown = next(n for n, row in enumerate(heads) if row.startswith("WHERE IT WAS SAID IS NOT STATED"))
        assert inside < outside < unknown
        loyal = next(n for n, row in enumerate(rows) if "Who are you loyal to?" in row)
        assert inside < loyal < outside
        lopez = [n for n, row in enumerate(rows) if "Lopez (15th)" in row and "in writing" in row]
        assert lopez
        assert all(outside < n < unknown for n in lopez)


async def test_the_roll_is_grouped_by_option_ward_and_name(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "down", "g")
        assert any("13 Quinn N" in row for row in row_texts(app, 3))
        await press(pilot, "g")
        assert any("Quinn (13) N" in row for row in row_texts(app, 3))
        await press(pilot, "g")
        assert any(row.startswith("NO 7") or "NO 7" in row for row in row_texts(app, 3))
        assert "Rolls are grouped by option now." in notices(app)


async def test_derived_votes_are_marked_with_their_method(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "down")
        rows = "\n".join(row_texts(app, 3))
        assert "Burnett (27) ◇" in rows
        assert "◇ derived:" in rows


async def test_an_item_without_a_vote_says_why(record: Path) -> None:
    async with opened(record) as (app, pilot):
        listed = [row for row in range(40) if browse(app).panes()[0].rows.window.row(row) is not None]
        assert listed
        await press(pilot, "end")
        entry = browse(app).entry
        assert entry is not None
        assert not entry.votes
        text = pane(app, 3)
        assert "nobody's vote is known" in text or "not put to a vote" in text
        assert "3 Vote · none on record" in seen(app)


async def test_related_vote_opens_in_its_meeting_and_escape_leads_back(record: Path) -> None:
    messages: list[Message] = []
    async with opened(record, messages=messages) as (app, pilot):
        await press(pilot, "3")
        rows = browse(app).panes()[2].rows
        at = next(n for n, text in enumerate(row_texts(app, 3)) if "O2021-117, Wed 27 Jan 2021" in text)
        rows.move_to(at, by_user=True)
        await press(pilot, "enter")
        assert any(isinstance(message, VotePane.VoteSelected) for message in messages)
        assert "Wed 27 Jan 2021" in seen(app).split("\n")[0]
        assert "Shall O2021-117 be passed?" in pane(app, 3)
        await press(pilot, "escape")
        assert "Wed 15 Jan 2025" in seen(app).split("\n")[0]
        assert "O2023-0004222" in seen(app).split("\n")[0]


async def test_escape_at_the_start_says_that_q_leaves(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "escape")
        assert app.is_running
        assert "This is where you started; q leaves the program." in notices(app)


async def test_tab_letters_and_numbers_go_from_pane_to_pane(record: Path) -> None:
    async with opened(record, (80, 24)) as (app, pilot):
        assert "[1 Agenda]" in seen(app)
        await pilot.press("tab")
        assert "[2 Timeline]" in seen(app)
        await pilot.press("3")
        assert "[3 Vote]" in seen(app)
        await pilot.press("tab")
        assert "[1 Agenda]" in seen(app)
        await pilot.press("shift+tab")
        assert browse(app).here == 3


async def test_a_key_is_a_click_on_the_key_bar_too(record: Path) -> None:
    async with opened(record, (80, 24)) as (app, pilot):
        await pilot.click("TabLine", offset=(16, 0))
        assert browse(app).here == 2
        bar = seen(app).split("\n")[-1]
        await pilot.click("KeyBar", offset=(bar.index("? keys"), 0))
        await pilot.pause()
        assert "ON WHAT IS AT HAND" in seen(app)


async def test_it_opens_on_a_vote_that_is_asked_for(record: Path) -> None:
    vote = "chicago-city-council/2025-01-15/o2023-0004222/table"
    async with opened(record, vote=vote) as (app, _):
        assert browse(app).here == 3
        assert "Shall O2023-0004222" in pane(app, 3)


async def test_an_unknown_meeting_is_a_notice_and_the_screen_stays(record: Path) -> None:
    async with opened(record, meeting="nowhere") as (app, pilot):
        assert any("There is no meeting nowhere" in notice for notice in notices(app))
        await press(pilot, "m")
        assert "Wed 15 Jan 2025" in seen(app)


async def test_only_the_newest_answer_is_shown(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, *("j" * 4))
        card, vote = browse(app).card, browse(app).vote
        assert card is not None
        assert vote is not None
        assert card.event.id == vote.id
        assert vote.identifier is not None
        assert f"Shall {vote.identifier}" in pane(app, 3)


async def test_an_item_with_several_votes_shows_them_in_turn(record: Path) -> None:
    async with opened(record, (160, 40), meeting="chicago-city-council/2023-11-07") as (app, pilot):
        assert "2 of 2" in seen(app)
        assert "censured?" in pane(app, 3)
        await press(pilot, "v")
        assert "1 of 2" in seen(app)
        assert "censured?" not in pane(app, 3)
        await press(pilot, "V")
        assert "censured?" in pane(app, 3)
        await press(pilot, "down", "v")
        assert "There is no other vote on this item on record." in notices(app)


async def test_a_command_is_about_the_row_that_the_key_before_went_to(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(record) as (app, pilot):
        for keys in ("js", "je"):
            for key in keys:
                app.simulate_key(key)  # as fast as a terminal that sends both at once
            await settled(pilot)
            await settled(pilot)
            if keys == "js":
                assert "Or2025-0014616" in seen(app)
                await press(pilot, "escape")
    (written,) = tmp_path.glob("*.md")
    assert "Or2025-0014615" in written.read_text().replace("\\", "")


async def test_a_command_before_the_meeting_is_there_waits_for_it(record: Path) -> None:
    app = CouncilApp(record)
    async with app.run_test(size=(120, 36)) as pilot:
        app.simulate_key("s")
        await settled(pilot)
        await settled(pilot)
        assert "Chamber" in seen(app)
