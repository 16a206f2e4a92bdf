from __future__ import annotations

from pathlib import Path

import pytest

from councilui.cli import run


def test_a_vote_is_drawn_as_the_chamber(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "vote", "O2021-117", "--chamber", "-d", str(record)]) == 0
    text = capsys.readouterr().out
    assert text.startswith(
        "Welcoming City Ordinance: no more exceptions for police work with ICE — passed, 41-8, 1 not voting\n"
        "Shall O2021-117 be passed? Signed by the mayor on Feb. 23, 2021."
    )
    assert "Recorded as 41-8, 1 not voting" in text
    assert "■N38" in text
    assert "●Y 41 yes   ▲– 1 not voting   ■N 8 no" in text
    assert "■N 13 Quinn" in text


def test_nobody_is_named_where_nobody_is(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "vote", "O2023-0004222", "--chamber", "-d", str(record)]) == 0
    text = capsys.readouterr().out
    assert "No names are on record, only the tally, 39-11" in text
    assert "○· 15 Lopez" in text
