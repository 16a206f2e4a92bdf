"""Dates of minutes in numbers and of folders: which number is the day is decided as in all inputs, or it isn't read."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.load.pipeline import load
from councilui.record.database import open_record
from tests.load.minutes.papers import load_paper, reasons

_VOTE = "Moved by Member Orr, seconded by Member Bo, to buy the truck. Motion carried 5-1.\n"


def meeting_dates(tmp_path: Path, name: str, heading: str, settings: str = "") -> list[str]:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "councilui.toml").write_text(settings)
    load_paper(tmp_path, name, f"City Council\nMinutes of the meeting\n{heading}\n\n{_VOTE}")
    with closing(open_record(tmp_path / "a.db")) as connection:
        return [date for (date,) in connection.execute("SELECT date FROM meeting")]


@pytest.mark.parametrize(
    ("name", "heading", "settings", "date"),
    [
        ("minutes.txt", "05/13/2031", "", "2031-05-13"),
        ("minutes.txt", "13/05/2031", "", "2031-05-13"),
        ("minutes.txt", "05/06/2031", 'date_order = "month first"', "2031-05-06"),
        ("minutes.txt", "05/06/2031", 'date_order = "day first"', "2031-06-05"),
        ("minutes.txt", "05/06/2031", 'timezone = "Australia/Hobart"', "2031-06-05"),
        ("minutes.txt", "Tuesday, 05/06/2031", "", "2031-05-06"),
        ("minutes.txt", "Thursday 05/06/2031", "", "2031-06-05"),
        ("2031-06-05-minutes.txt", "05/06/2031", "", "2031-06-05"),
        ("05-06-2031-minutes.txt", "", 'date_order = "day first"', "2031-06-05"),
        ("minutes-13.05.2031.txt", "", "", "2031-05-13"),
    ],
)
def test_what_decides_which_number_is_the_day(
    tmp_path: Path, name: str, heading: str, settings: str, date: str
) -> None:
    assert meeting_dates(tmp_path, name, heading, settings) == [date]


@pytest.mark.parametrize(("name", "heading"), [("minutes.txt", "05/06/2031"), ("05-06-2031-minutes.txt", "")])
def test_a_date_that_may_be_two_is_not_read_and_the_setting_is_named(tmp_path: Path, name: str, heading: str) -> None:
    with pytest.raises(CouncilError, match=r'for May 6, 2031, write date_order = "month first"'):
        meeting_dates(tmp_path, name, heading)


def test_two_dates_in_a_name_are_none(tmp_path: Path) -> None:
    with pytest.raises(CouncilError, match="It gives no meeting date"):
        meeting_dates(tmp_path, "2031-05-06-minutes-approved-2031-06-03.txt", "")


@pytest.mark.parametrize(("heading", "date"), [("", "2031-05-20"), ("May 6, 2031", "2031-05-06")])
@pytest.mark.parametrize("is_whole", [False, True])
def test_a_folder_gives_the_date_where_heading_and_name_give_none(
    tmp_path: Path, heading: str, date: str, is_whole: bool
) -> None:
    folder = tmp_path / "lanport" / "2031-05-20"
    folder.mkdir(parents=True)
    (folder / "minutes.txt").write_text(
        f"MINUTES OF THE CITY COUNCIL\n{heading}\nMoved by Orr, seconded by Bo, to pave it. Carried.\n", "utf-8"
    )
    outcome = load([folder if is_whole else folder.parent], tmp_path / "a.db")
    with closing(open_record(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT date FROM meeting").fetchall() == [(date,)]
    assert reasons(outcome, "date in conflict") == (
        [] if heading else ["The heading has no date; 2031-05-20 was taken from the folder's name."]
    )
