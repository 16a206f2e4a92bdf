"""What if: members moved on the screen, with the assumptions in view."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.seeing import browse, notices, opened, press, seen, words


async def test_a_roll_is_moved_member_by_member_and_undone(record: Path) -> None:
    async with opened(record, (80, 24)) as (app, pilot):
        await press(pilot, "j", "w")
        assert "As on record" in words(app)
        await press(pilot, "plus")
        shown = words(app)
        assert "Hypothetical: this vote was not taken" in shown
        assert "no → yes" in shown
        assert "Everybody else as on record" in shown
        await press(pilot, "u")
        assert "As on record" in words(app)
        await press(pilot, "escape")
        assert app.screen is browse(app)


async def test_without_a_roll_numbers_move(record: Path) -> None:
    async with opened(record) as (app, pilot):
        await press(pilot, "w", "j")
        assert "Nobody's vote is on record" in words(app)
        await press(pilot, "minus", "minus")
        assert "2 members who are not named: yes → no" in words(app)


async def test_what_is_exported_tells_what_it_assumes(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(record) as (app, pilot):
        await press(pilot, "w", "j", "minus", "e")
        assert "assumptions" in notices(app)[-1]
    (written,) = tmp_path.glob("*.md")
    text = written.read_text()
    assert text.index("Hypothetical") < text.index("## Assumptions") < text.index("## Tally")
    assert "1 member who is not named: yes → no" in text.replace("\\", "")


async def test_the_marks_stay_readable_at_any_size(record: Path) -> None:
    for size in ((80, 24), (120, 36), (200, 50)):
        async with opened(record, size, vote=None) as (app, pilot):
            await press(pilot, "w")
            assert "26" in seen(app)
            assert "34" in seen(app)
