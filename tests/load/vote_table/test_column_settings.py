"""Some columns named under [columns], and the rest guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.load.formats import vote_table
from councilui.load.pipeline import load
from councilui.record.model import AgendaItem, Meeting, Person, Vote, VoteEvent
from tests.load.vote_table.rows import kinds, of, read_rows
from tests.load.vote_table.tables import votes_by_name

WIDE = "wann,Nr,Item,Remark,Title,Result,Ana Roe,Ben Poe\n2031-05-06,1,Lease,-,Lease of lot 5,Passed,Yes,No\n"
LONG = (
    "wann,Title,Result,Who did,Member,Stimme\n"
    "2031-05-06,Lease,Passed,x,Ana Roe,Ja\n2031-05-06,Lease,Passed,y,Ben Poe,Nein\n"
)


def _read(folder: Path, table: str, columns: str) -> tuple[list[object], set[str]]:
    (folder / "votes.csv").write_text(table, encoding="utf-8")
    (folder / "councilui.toml").write_text(f"[columns]\n{columns}\n", encoding="utf-8")
    rows, report = read_rows(vote_table, folder)
    return rows, kinds(report)


@pytest.mark.parametrize(
    "columns",
    [
        'date = "wann"',
        'date = "wann"\ntitle = "Title"',
        'date = "wann"\nmembers = ["Ana Roe", "Ben Poe"]',
        'date = "wann"\nmembers_after = "Result"',
    ],
)
def test_a_setting_for_one_column_leaves_the_guess_of_the_others(tmp_path: Path, columns: str) -> None:
    rows, issues = _read(tmp_path, WIDE, columns)
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-05-06"]
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease of lot 5"]
    assert [event.result for event in of(rows, VoteEvent)] == ["pass"]
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "no"}
    assert issues == set()


@pytest.mark.parametrize(
    "columns", ['date = "wann"\noption = "Stimme"', 'date = "wann"\noption = "Stimme"\nperson = "Member"']
)
def test_a_long_table_in_words_that_nobody_knows(tmp_path: Path, columns: str) -> None:
    rows, _ = _read(
        tmp_path, LONG.replace("Ja", "Jep").replace("Nein", "Nope"), f'{columns}\n[words]\nJep = "yes"\nNope = "no"'
    )
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "no"}
    assert [event.result for event in of(rows, VoteEvent)] == ["pass"]


def test_what_the_user_says_replaces_what_would_be_guessed(tmp_path: Path) -> None:
    rows, _ = _read(tmp_path, WIDE, 'date = "wann"\ntitle = "Item"')
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease"]


def test_an_empty_setting_leaves_a_word_without_a_column(tmp_path: Path) -> None:
    rows, _ = _read(tmp_path, WIDE, 'date = "wann"\nresult = ""')
    assert [event.result for event in of(rows, VoteEvent)] == ["unknown"]


def test_a_setting_that_fits_no_table_is_told(tmp_path: Path) -> None:
    rows, issues = _read(tmp_path, WIDE.replace("wann", "Date"), 'date = "Tag"')
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-05-06"]
    assert issues == {"setting not used"}


@pytest.mark.parametrize("header", ["wann", "Dzień obrad", "日付", 'The "day"', "Council met"])
@pytest.mark.parametrize("day", ["2031-05-06", "May 6, 2031", "13/05/2031"])
def test_a_date_column_that_is_not_known_is_named_with_the_line_to_write(tmp_path: Path, header: str, day: str) -> None:
    folder = tmp_path / "town"
    folder.mkdir()
    quoted = header.replace('"', '""')
    table = f'"{quoted}",Item,Title,Result,Ana Roe,Ben Poe\n"{day}",1,Lease,Passed,Yes,No\n'
    (folder / "votes.csv").write_text(table, encoding="utf-8")
    with pytest.raises(CouncilError) as error:
        load([folder], tmp_path / "a.db")
    sentence = next(line for line in str(error.value).splitlines() if "is the date of the meeting" in line)
    assert f"If “{header}” is the date of the meeting, write under [columns] in councilui.toml: " in sentence
    setting = sentence.partition("councilui.toml: ")[2].removesuffix(".")
    (folder / "councilui.toml").write_text(f"[columns]\n{setting}\n", encoding="utf-8")
    assert load([folder], tmp_path / "a.db").issues == []


def test_a_date_column_that_is_not_known_beside_a_dated_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "2031-06-03.csv").write_text(WIDE, encoding="utf-8")
    rows, report = read_rows(vote_table, tmp_path)
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-06-03"]
    (issue,) = report.issues
    assert "“wann”" in issue.reason
    assert 'date = "wann"' in issue.reason
    assert {person.name for person in of(rows, Person)} == {"Ana Roe", "Ben Poe"}
    assert len(of(rows, Vote)) == 2


def test_a_table_that_the_columns_are_not_for_is_read_as_by_itself(tmp_path: Path) -> None:
    """Also where it has a row for each member."""
    members = "Member,Lease of lot 5,Sale of lot 6\nAna Roe,Yes,No\nBen Poe,No,Yes\nCy Moe,Yes,Yes\n"
    (tmp_path / "2031-05-06.csv").write_text(members, encoding="utf-8")
    rows, _ = _read(tmp_path, WIDE, 'date = "wann"')
    assert votes_by_name(rows).keys() == {"Ana Roe", "Ben Poe", "Cy Moe"}
