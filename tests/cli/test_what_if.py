from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from councilui.cli import run

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.setenv("COUNCILUI_DB", str(record))

    def called(*arguments: str) -> tuple[int, str, str]:
        status = run(["what-if", *arguments])
        output = capsys.readouterr()
        return status, " ".join(output.out.split()), " ".join(output.err.split())

    return called


def test_assumptions_stand_before_the_numbers_and_it_says_that_it_is_hypothetical(call: Call) -> None:
    status, out, _ = call("O2021-117", "--move", "lopez=yes", "--absent", "ward 23", "--vacant", "o'shea")
    assert status == 0
    assert out.index("Hypothetical") < out.index("Assumptions") < out.index("The tally") < out.index("Thresholds")
    assert "From no to yes: Ald. Raymond Lopez (15th)." in out
    assert "From no to absent: Ald. Silvana Tabares (23rd)." in out
    assert "26 of 50 ✓ met" in out


def test_numbers_move_where_nobody_is_named(call: Call) -> None:
    status, out, _ = call("O2023-0004222", "--move", "3 no=yes", "--absent", "2 yes", "--json")
    data = json.loads(out)
    assert (status, data["hypothetical"], data["tally"]) == (0, True, {"yes": 40, "no": 8, "absent": 2})
    assert data["assumptions"][1] == "From no to yes: 3; from yes to absent: 2, no member named."
    assert data["record"]["data_as_of"]


def test_a_plain_number_is_taken_from_those_who_did_not_vote(call: Call) -> None:
    _, out, _ = call("O2021-117", "--absent", "1", "--json")
    assert json.loads(out)["tally"] == {"yes": 41, "no": 8, "absent": 1}


@pytest.mark.parametrize(
    ("vote", "arguments", "status", "sentence"),
    [
        ("O2023-0004222", ("--move", "lopez=yes"), 1, "Ald. Raymond Lopez (15th): vote unknown"),
        ("chicago-city-council/2023-11-07/censure/vote", ("--move", "johnson=yes"), 1, "has no seat, so the tally may"),
        ("O2023-0004222", ("--absent", "3"), 1, "Say which side the 3 come from: '3 yes' or '3 no'."),
        ("O2023-0004222", ("--move", "12 no=yes"), 1, "Only 11 of 12 votes are left to move from “no.”"),
        ("O2021-117", ("--move", "lopez"), 1, "isn't a move"),
        ("O2021-117", ("--move", "lopez=perhaps"), 1, "“perhaps” isn't an option"),
        ("O2021-117", ("--move", "nobody at all=yes"), 1, "No member “nobody at all” had a seat or voted then"),
        ("O2021-117", ("--move", "mar=yes"), 2, "matches 3 members"),
    ],
)  # fmt: skip
def test_what_it_refuses(call: Call, vote: str, arguments: tuple[str, ...], status: int, sentence: str) -> None:
    left, out, err = call(vote, *arguments)
    assert (left, out) == (status, "")
    assert sentence in err


def test_it_writes_a_file(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "what-if.md"
    assert call("O2021-117", "--move", "lopez=yes", "-o", str(path))[:2] == (0, "")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# What if: Welcoming City Ordinance: no more exceptions")
    assert "**Hypothetical: nobody is on record voting this way.**" in text
