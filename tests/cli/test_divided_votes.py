from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from councilui.cli import run
from councilui.record import model
from tests.record.small_council import ROWS
from tests.record.whole_record import write_record


def _out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def test_divided_votes_closest_first_with_their_figures(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = _out(capsys, "list", "votes", "--divided", "-d", str(record), "--max-margin", "4")
    rows = text.splitlines()
    assert rows[0].split()[:4] == ["DATE", "RECORD", "YES-NO", "MARGIN"]
    assert "23-23" in rows[1]
    assert "of 123 with a known tally. This record holds contested votes only." in " ".join(text.split())


def test_the_desk_as_json(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(_out(capsys, "list", "votes", "--divided", "--json", "--since", "2025-01-15", "--until",
                            "2025-01-15", "--sort", "dissent", "-d", str(record)))  # fmt: skip
    assert data["figures"]["divided"] == len(data["votes"]) == 8
    table = next(vote for vote in data["votes"] if "0004222/table" in vote["id"])
    assert data["votes"][0]["id"] == table["id"]
    assert (table["margin"], table["dissent"], table["block"], table["roll"]) == (28, 11, None, "none")


def test_a_dissenter(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(_out(capsys, "list", "votes", "--divided", "--json", "--dissenter", "tabares", "-d", str(record)))
    assert data["votes"]
    assert all(vote["smaller_side"] for vote in data["votes"])


def test_an_option_about_divided_votes_alone_needs_no_other(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options in (["--sort", "date"], ["--dissenter", "lopez"], ["--max-margin", "3"], ["--reverse"]):
        alone = _out(capsys, "list", "votes", *options, "-d", str(record))
        assert alone == _out(capsys, "list", "votes", "--divided", *options, "-d", str(record))
        assert "MARGIN" in alone


def test_the_export_of_divided_votes_has_no_option_that_would_change_nothing(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "--divided" not in _out(capsys, "export", "divided-votes", "--help")
    text = _out(capsys, "export", "divided-votes", "-d", str(record))
    assert text.startswith("# Divided votes of the Chicago City Council\n")
    assert "budget, 2025 | 27-23 [1] | 4 | passed |" in text  # the body is said once


def test_an_unknown_dissenter_is_refused(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "votes", "--dissenter", "xyzzy", "-d", str(record)]) == 1
    assert "No person “xyzzy”" in capsys.readouterr().err


@pytest.mark.parametrize("what", [["meetings"], ["votes"], ["votes", "--divided"]])
def test_a_body_is_found_by_name_and_an_unknown_one_refused(
    what: list[str], record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    every = _out(capsys, "list", *what, "-d", str(record))
    assert _out(capsys, "list", *what, "--body", "city council", "-d", str(record)) == every
    assert run(["list", *what, "--body", "xyzzy", "-d", str(record)]) == 1
    assert "No body “xyzzy”" in capsys.readouterr().err


def test_a_role_without_a_district_says_of_which_body(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "small.db"
    path.touch()
    write_record(path, (*ROWS, model.Membership("ms/chair", "zoning", "rossana", "chair")))
    people = _out(capsys, "list", "people", "-d", str(path))
    assert re.search(r"Rossana Rodriguez Sanchez +chair, Committee on Zoning +0", people)
    assert re.search(r"Raymond Lopez +Seat 15 member +0", people)


def test_a_list_of_nothing_says_so(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _out(capsys, "list", "votes", "--since", "2040", "-d", str(record)) == "Nothing in this record matches.\n"
    assert json.loads(_out(capsys, "list", "people", "xyzzy", "--json", "-d", str(record))) == []


def test_similar_votes(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = _out(capsys, "similar", "SO2024-0013682", "-d", str(record))
    assert "members in common" in text
    assert "SO2024-0014393" in text
    data = json.loads(_out(capsys, "similar", "SO2024-0013682", "--json", "--limit", "2", "-d", str(record)))
    assert len(data["votes"]) == 2
    assert data["votes"][0]["n"] >= data["minimum_n"]
    reason = json.loads(_out(capsys, "similar", "O2023-0004222", "--json", "-d", str(record)))["reason"]
    assert "no split to compare" in reason
