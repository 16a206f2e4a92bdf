"""What a table of an unknown form is refused with, and that it works when pasted."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.load.pipeline import load

WIDE = """when,what,first,second,third
2031-01-02,A lamp at the corner of Elm Street,Ja,Nee,Ja
2031-01-02,A post at the other corner,Ja,Ja,Nee
"""
LONG = """when,what,who,how,fate
2031-01-02,A lamp at the corner of Elm Street,Ann West,Ja,Passed
2031-01-02,A lamp at the corner of Elm Street,Bo de la Cruz,Nee,Passed
2031-01-09,A post at the other corner,Ann West,Ja,Failed
2031-01-09,A post at the other corner,Bo de la Cruz,Ja,Failed
"""


def _refusal(folder: Path, content: str) -> str:
    folder.mkdir()
    (folder / "data.csv").write_text(content, encoding="utf-8")
    with pytest.raises(CouncilError) as error:
        load([folder], folder.parent / "a.db")
    return str(error.value)


def _settings(refusal: str) -> str:
    """The lines to paste, with the words for votes filled in as a user would."""
    settings = refusal.split("corrected where it is wrong:\n", 1)[1]
    return settings.replace('# "Ja" = "…"', '"Ja" = "yes"').replace('# "Nee" = "…"', '"Nee" = "no"')


def test_a_wide_table(tmp_path: Path) -> None:
    refusal = _refusal(tmp_path / "town", WIDE)
    assert "data.csv:1: the meaning of its columns can't be determined; they are “when”, “what”, “first”" in refusal
    (tmp_path / "town" / "councilui.toml").write_text(_settings(refusal), encoding="utf-8")
    load([tmp_path / "town"], tmp_path / "a.db")
    connection = sqlite3.connect(tmp_path / "a.db")
    titles = connection.execute("SELECT title FROM agenda_item ORDER BY position").fetchall()
    assert titles == [("A lamp at the corner of Elm Street",), ("A post at the other corner",)]
    votes = connection.execute("SELECT voter_name, group_concat(option) FROM vote GROUP BY voter_name").fetchall()
    assert {name for name, _ in votes} == {"first", "second", "third"}
    assert sorted(",".join(options for _, options in votes).split(",")) == ["no", "no", "yes", "yes", "yes", "yes"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_long_table(delimiter: str, tmp_path: Path) -> None:
    refusal = _refusal(tmp_path / "town", LONG.replace(",", delimiter))
    (tmp_path / "town" / "councilui.toml").write_text(_settings(refusal), encoding="utf-8")
    load([tmp_path / "town"], tmp_path / "a.db")
    connection = sqlite3.connect(tmp_path / "a.db")
    votes = connection.execute("SELECT voter_name, option FROM vote ORDER BY vote_event, voter_name").fetchall()
    assert votes == [("Ann West", "yes"), ("Bo de la Cruz", "no"), ("Ann West", "yes"), ("Bo de la Cruz", "yes")]
    assert connection.execute("SELECT result FROM vote_event ORDER BY id").fetchall() == [("pass",), ("fail",)]


@pytest.mark.parametrize("votes", [("Yes", "No"), ("Aye", "Nay"), ("Yes", "Absent")])
def test_neighboring_columns_of_different_votes_are_members(votes: tuple[str, str], tmp_path: Path) -> None:
    refusal = _refusal(tmp_path / "town", f"when,what,Roe,Poe\n2031-01-02,A lamp,{votes[0]},{votes[1]}\n")
    assert 'members = ["Roe", "Poe"]' in refusal
    assert "option = " not in refusal


def test_words_left_open_are_other_and_listed(tmp_path: Path) -> None:
    refusal = _refusal(tmp_path / "town", WIDE)
    (tmp_path / "town" / "councilui.toml").write_text(refusal.split("wrong:\n", 1)[1], encoding="utf-8")
    outcome = load([tmp_path / "town"], tmp_path / "a.db")
    assert "unknown vote word" in {issue.kind for issue in outcome.issues}


@pytest.mark.parametrize("counts", ["Yes,No", "Ayes,Nays", "For,Against"])
def test_ones_and_zeros_beside_their_counts_are_members_and_the_counts_are_none(counts: str, tmp_path: Path) -> None:
    table = f"Date,Title,Roe,Poe,Moe,{counts},Passed\n2031-05-06,Lease,1,0,1,2,1,1\n2031-05-06,Bins,0,0,1,1,2,0\n"
    refusal = _refusal(tmp_path / "town", table)
    settings = _settings(refusal).replace('# "1" = "…"', '"1" = "yes"').replace('# "0" = "…"', '"0" = "no"')
    (tmp_path / "town" / "councilui.toml").write_text(settings, encoding="utf-8")
    load([tmp_path / "town"], tmp_path / "a.db")
    connection = sqlite3.connect(tmp_path / "a.db")
    votes = connection.execute("SELECT voter_name, count(*) FROM vote GROUP BY voter_name").fetchall()
    assert votes == [("Moe", 2), ("Poe", 2), ("Roe", 2)]
    assert connection.execute("SELECT count FROM vote_count WHERE option = 'yes' ORDER BY vote_event").fetchall() == [
        (1,), (2,),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "counts",
    ["Votos a favor;Votos en contra", "Ja-Stimmen;Nein-Stimmen", "Voix pour;Voix contre", "Votes for;Votes against"],
)
def test_counts_without_names_need_the_result_alone(counts: str, tmp_path: Path) -> None:
    table = f"Date;Title;{counts};Sense\n2031-05-06;Lease;5;2;Approved\n2031-05-06;Bins;3;4;Failed\n"
    settings = _settings(_refusal(tmp_path / "town", table))
    (tmp_path / "town" / "councilui.toml").write_text(settings, encoding="utf-8")
    load([tmp_path / "town"], tmp_path / "a.db")
    connection = sqlite3.connect(tmp_path / "a.db")
    assert connection.execute("SELECT option, count FROM vote_count ORDER BY count").fetchall() == [
        ("no", 2), ("yes", 3), ("no", 4), ("yes", 5),
    ]  # fmt: skip
    assert connection.execute("SELECT count(*) FROM vote").fetchone() == (0,)


def test_hours_are_not_offered_as_votes(tmp_path: Path) -> None:
    table = "Item Title,Opened,Closed,Clerk\nLease,18:01,18:05,Dunn\nSale,18:05,18:09,Dunn\n"
    assert "None of its columns looks like votes" in _refusal(tmp_path / "town", table)
