"""`councilui agreement` and its exports, as a reader and as a program sees them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from councilui.cli import run


def test_it_says_what_was_counted_and_who_is_alike(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agreement", "-d", str(record)]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "121 divided roll calls of the Chicago City Council, Jan. 27, 2021, to April 16, 2025" in text
    assert "50 members in office on April 16, 2025; 18 others who voted in this period not shown." in text
    assert "Rice index of the body: 0." in text
    assert "Ervin (28) 120 97% of 119 Burnett (27) 100% of 99 Lopez (15) 41% of 120" in text


def test_a_program_gets_each_pair_once_with_its_n(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agreement", "--bloc", "lopez, tabares,quinn", "--since", "2024", "-d", str(record), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [member["person_id"] for member in data["members"]] == ["marty-quinn", "silvana-tabares", "raymond-lopez"]
    assert len(data["pairs"]) == 3
    assert all(pair["n"] == 80 and not pair["few"] for pair in data["pairs"])
    assert data["divided_only"] is True
    assert data["rice"]["n"] == len(data["rice"]["votes"]) == 80
    assert data["rice"]["of"] == ["raymond-lopez", "silvana-tabares", "marty-quinn"]


def test_a_bloc_of_two_shows_their_votes_those_apart_first(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agreement", "--bloc", "lopez,tabares", "-d", str(record)]) == 0
    printed = capsys.readouterr().out
    assert "Lopez and Tabares: same side in 85 of 118 divided roll calls (72%)." in printed
    assert run(["agreement", "--bloc", "lopez,tabares", "-d", str(record), "--json"]) == 0
    votes = json.loads(capsys.readouterr().out)["votes"]
    sides = [tuple(vote["options"][person] for person in ("raymond-lopez", "silvana-tabares")) for vote in votes]
    assert [one != other for one, other in sides] == [True] * 33 + [False] * 85
    assert votes[0]["id"] == "chicago-city-council/2025-04-16/o2025-0016003/vote"
    assert sides[0] == ("no", "yes")


def test_it_leaves_as_markdown_html_and_csv(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "agreement", "-d", str(record)]) == 0
    markdown = capsys.readouterr().out
    html = MarkdownIt("commonmark").enable("table").render(markdown)
    assert html.count("<table>") == 2
    assert html.count("<tr>") == 2 * 51
    assert run(["export", "agreement", "--to", "csv", "-d", str(record)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == 50 * 49 // 2
    pair = next(row for row in rows if {row["person"], row["other_person"]} == {"raymond-lopez", "silvana-tabares"})
    assert (pair["same_side"], pair["n"], pair["share"], pair["few"]) == ("85", "118", "0.7203", "no")
    assert run(["export", "agreement", "--to", "html", "-d", str(record)]) == 0
    assert "Agreement in the Chicago City Council" in capsys.readouterr().out


def test_what_cannot_be_is_one_sentence(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options, phrase in (
        (["--body", "parks"], "No body “parks”"),
        (["--bloc", "nobody"], "No person “nobody”"),
        (["--bloc", "lori lightfoot"], "neither yes nor no"),
    ):
        assert run(["agreement", *options, "-d", str(record)]) == 1
        assert phrase in capsys.readouterr().err
    assert run(["agreement", "--since", "2030", "-d", str(record)]) == 0
    assert "No Chicago City Council vote from this period is on record by name." in capsys.readouterr().out
