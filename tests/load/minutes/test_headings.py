"""The heading of a paper: whose it is, a date that stays where it comes back, an hour scheduled or reported."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.load.formats.minutes.body_names import body_in
from councilui.load.formats.minutes.documents.files import read_document
from councilui.record.database import open_record
from tests.load.minutes.papers import load_paper
from tests.load.minutes.pdf_pages import column_of, make_pdf

MOTION = "Member Orr moved approval of the lease. Member Bo seconded. Motion carried 5-0."


@pytest.mark.parametrize("date", ["TUESDAY- -MAY 6, 2031- -{} P.M.", "Tuesday, May 6, 2031, {} p.m."])
@pytest.mark.parametrize("pages", [2, 6])
def test_the_heading_of_a_second_meeting_is_no_running_head(tmp_path: Path, date: str, pages: int) -> None:
    between = [column_of([f"The council heard report {number}."]) for number in range(pages - 2)]
    first = ["MINUTES OF THE SPECIAL CITY COUNCIL MEETING", date.format("6:00"), MOTION]
    second = ["MINUTES OF THE REGULAR CITY COUNCIL MEETING", date.format("7:00"), MOTION]
    path = tmp_path / "minutes.pdf"
    path.write_bytes(make_pdf([column_of(first), *between, column_of(second)]))
    lines = [line.text for line in read_document(path).lines]
    assert [line for line in lines if line in (*first, *second)] == [*first, *second]


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("7:02 p.m., Town Hall", "scheduled"),
        ("Mayor Tan called the meeting to order at 7:02 p.m.", "reported"),
        ("The meeting was opened by the chair at 7:02 p.m.", "reported"),
        ("The Council convened in regular session at 7:02 p.m.", "reported"),
    ],
)
def test_an_hour_at_which_a_meeting_was_opened_is_reported(tmp_path: Path, words: str, basis: str) -> None:
    load_paper(tmp_path, "minutes.txt", f"MINUTES OF THE CITY COUNCIL\nTUESDAY, MAY 6, 2031\n{words}\n\n{MOTION}\n")
    with closing(open_record(tmp_path / "a.db")) as connection:
        rows = connection.execute("SELECT date, time, time_basis FROM meeting").fetchall()
    assert [tuple(row) for row in rows] == [("2031-05-06", "19:02", basis)]


@pytest.mark.parametrize(
    ("day", "date"),
    [
        ("THE SIXTH DAY OF MAY IN THE\nYEAR TWO THOUSAND AND THIRTY ONE", "2031-05-06"),
        ("the twenty-first day of May, two thousand nineteen,", "2019-05-21"),
        ("THE 7TH DAY OF SEPTEMBER IN THE YEAR TWO THOUSAND", "2000-09-07"),
        ("the nineteenth day of July, in the year of our Lord nineteen hundred ninety-eight", "1998-07-19"),
        ("the 4th day of May, two thousand sixteen at seven o'clock", "2016-05-04"),
        ("where, on the sixth day of May two thousand people came, on MAY 7, 2031", "2031-05-07"),
    ],
)
def test_a_year_in_words(tmp_path: Path, day: str, date: str) -> None:
    load_paper(tmp_path, "minutes.txt", f"MEETING OF THE CITY COUNCIL\nHELD {day}\nPRESENT: Orr, Bo\n\n{MOTION}\n")
    with closing(open_record(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT date FROM meeting").fetchall() == [(date,)]


def test_the_day_of_a_long_opening_sentence_comes_before_that_of_earlier_minutes(tmp_path: Path) -> None:
    opening = (
        "BE IT REMEMBERED THAT ON THIS THE 6TH DAY OF MAY, 2031, THERE WAS BEGUN AND HOLDEN A SPECIAL SESSION OF THE"
        " COMMISSIONERS' COURT WITH THE FOLLOWING MEMBERS PRESENT:\nORR\nBO\n\nMotion by Commissioner Orr, seconded by"
        " Commissioner Bo that the Commissioners' Court Minutes dated April 11, 2031 be approved. Carried.\n"
    )
    load_paper(tmp_path, "minutes.txt", opening)
    with closing(open_record(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT date FROM meeting").fetchall() == [("2031-05-06",)]


@pytest.mark.parametrize(
    "heading", ["{} PM CLOSED SESSION", "{} p.m. Closed session", "{} P.M. – Closed Session: None."]
)
def test_the_hours_of_sessions_are_nobodys_turn(tmp_path: Path, heading: str) -> None:
    hours = "\n".join(f"{heading.format(hour)}\n" for hour in ("5:00", "5:30", "6:15"))
    load_paper(tmp_path, "minutes.txt", f"MINUTES\nCITY COUNCIL\nTUESDAY, MAY 6, 2031\n{hours}\n{MOTION}\n")
    with closing(open_record(tmp_path / "a.db")) as connection:
        dates = [row[0] for row in connection.execute("SELECT date FROM meeting")]
        names = {row[0] for row in connection.execute("SELECT name FROM person")}
        assert connection.execute("SELECT count(*) FROM vote_event").fetchone()[0] == 1
    assert dates == ["2031-05-06"]
    assert names <= {"Orr", "Bo"}


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("The meeting adjourned at 9:00 p.m.", None),
        ("Member Bo arrived at 7:20 p.m.", None),
        ("The public hearing was opened at 7:15 p.m.", None),
        ("The executive session began at 8 p.m. and ended at 8:30 p.m.", None),
        ("The next meeting will be on June 3, 2031, at 6:00 p.m.", None),
        ("The clerk told of a parade at 1 p.m. The meeting was called to order by Mr. Orr at 7:02 p.m.", "19:02"),
        ("Chair Orr declared the meeting open at 7:02 p.m.", "19:02"),
    ],
)
def test_no_other_hour_is_the_meetings_first(tmp_path: Path, words: str, hour: str | None) -> None:
    text = f"MINUTES OF THE CITY COUNCIL\nTUESDAY, MAY 6, 2031\n\nPresent: Ada Orr, Ben Bo\n\n{MOTION}\n\n{words}\n"
    load_paper(tmp_path, "minutes.txt", text)
    with closing(open_record(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT time FROM meeting").fetchall() == [(hour,)]


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("City of Lanport\nMINUTES\nCity Council\nMay 6, 2031", "Lanport City Council"),
        ("MINUTES\nCITY COUNCIL\nCITY OF LANPORT\nMay 6, 2031", "Lanport City Council"),
        ("TOWN OF LANPORT, VERMONT\nCOUNCIL MINUTES", "Lanport Town Council"),
        ("TOWN OF LANPORT\nBOARD OF SELECTMEN\nMINUTES", "Lanport Board of Selectmen"),
        ("HARBOR COUNTY\nBOARD OF COMMISSIONERS\nMINUTES", "Harbor County Board of Commissioners"),
        (
            "COUNCIL MINUTES\n\nThe City Council of the City of Lanport met at 1:00 p.m.",
            "City Council of the City of Lanport",
        ),
        ("TOWN OF LANPORT\nMINUTES OF THE ANNUAL TOWN MEETING\nMARCH 4, 2031", "Lanport Town Meeting"),
        (
            "LANPORT DISTRICT COUNCIL\nMINUTES of the meeting of the PLANNING COMMITTEE held on 6 May",
            "Planning Committee",
        ),
        ("LANPORT CITY COUNCIL\nFINANCE COMMITTEE\nMINUTES", "Finance Committee"),
        ("Lanport City Council\nMinutes\nThe minutes of the Finance Committee were received.", "Lanport City Council"),
    ],
)
def test_a_body_has_its_place_and_a_committee_is_not_its_council(heading: str, body: str) -> None:
    assert body_in(f"{heading}\n\nPresent: Orr, Bo\n") == body
