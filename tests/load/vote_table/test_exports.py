"""What Legistar and spreadsheet programs export, and columns that look like dates or members and are neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.load.formats.vote_table.headers import is_name
from councilui.load.input_errors import InputError
from councilui.record.model import AgendaItem, Meeting, Vote, VoteCount, VoteEvent
from tests.load.vote_table.rows import kinds, of
from tests.load.vote_table.tables import read_table, read_tables, votes_by_name

DETAILS = '"File #","Ver.","Agenda #",{name}"Type","Title","Action","Result",{tally}"Action Details","Video"\n'
LEASE = '"31-0142","1","1.",{name}"Ordinance","Lease of lot 5","approved","Pass",{tally}"Action details","Video"\n'
FEES = '"31-0143","1","2.",{name}"Resolution","Higher fees","tabled","Fail",{tally}"Action details","Video"\n'


def test_a_meeting_as_legistar_exports_it_has_votes_without_a_roll(tmp_path: Path) -> None:
    content = "".join(line.format(name="", tally="") for line in (DETAILS, LEASE, FEES))
    rows, _ = read_table(tmp_path, content)
    assert [(event.question, event.result, event.roll) for event in of(rows, VoteEvent)] == [
        ("Shall “Lease of lot 5” be approved?", "pass", "none"),
        ("Shall “Higher fees” be tabled?", "fail", "none"),
    ]
    assert not of(rows, Vote)


def test_the_short_name_of_a_file_names_no_member(tmp_path: Path) -> None:
    header = DETAILS.format(name='"Name",', tally='"Tally",')
    lease, fees = (line.format(name='"Lease",', tally='"2:1",') for line in (LEASE, FEES.replace("tabled", "approved")))
    rows, _ = read_table(tmp_path, header + lease + fees)
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease of lot 5", "Higher fees"]
    assert {(count.option, count.count) for count in of(rows, VoteCount)} == {("yes", 2), ("no", 1)}


def test_a_board_s_final_resolution_is_the_result(tmp_path: Path) -> None:
    """As BoardDocs prints motions."""
    rows, _ = read_table(
        tmp_path,
        "Agenda Item,Motion By,Second By,Yea,Nay,Not Present at Vote,Final Resolution\n"
        'Lease,Ana Roe,Ben Poe,"Ana Roe, Ben Poe",Cy Moe,Dee Loe,Motion Carries\n'
        'Fees,Ana Roe,Ben Poe,Cy Moe,"Ana Roe, Ben Poe",Dee Loe,Motion Fails\n',
    )
    assert [event.result for event in of(rows, VoteEvent)] == ["pass", "fail"]


def test_openstates_tables_of_people_say_where_their_votes_are(tmp_path: Path) -> None:
    header = "id,vote_event_id,option,voter_id,voter_name,note\n"
    people = "".join(f"{number},ocd-vote/1,{word},,Member {number},\n" for number, word in enumerate(("yes", "no"), 1))
    votes = (
        "id,identifier,motion_text,motion_classification,start_date,result,organization_id,bill_id,bill_action_id\n"
        "ocd-vote/1,,Third Reading,['passage'],2031-02-03,pass,ocd-organization/1,ocd-bill/1,\n"
    )
    rows, report = read_tables(tmp_path, {"vote_people.csv": header + people, "votes.csv": votes})
    assert not of(rows, Vote)
    assert "another table has the votes' dates and titles" in report.issues[0].reason
    assert "“organization_id” and “bill_id” say that other tables have" in report.issues[-1].reason
    assert not any("start_date" in issue.reason for issue in report.issues)


def test_who_was_read_as_a_member_is_told(tmp_path: Path) -> None:
    _, report = read_table(tmp_path, "Title,Result,Roe,Poe,Parks\nLease,Passed,Yes,No,Yes\n")
    assert any("# members: Roe, Poe, Parks\n" in f"{note}\n" for note in report.notes)


CALENDAR = """"Name","Meeting Date","Calendar","Meeting Time","Meeting Location","Meeting Details","Agenda","Minutes"
"City Council","6/3/2031","Export to iCalendar","7:00 PM","City Hall","Meeting details","Agenda","Minutes"
"City Council","6/17/2031","Export to iCalendar","7:00 PM","City Hall","Meeting details","Agenda","Not available"
"""
FILES = """"File #","Type","Status","File Created","Final Action","Title"
"31-0142","Ordinance","Passed","5/3/2031","6/3/2031","Lease of lot 5"
"31-0143","Resolution","Failed","5/3/2031","6/3/2031","Higher fees"
"""


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("id,name,classification,parent_id\nocd-organization/1,Senate,upper,\n", "load the JSON of OpenStates' API"),
        (CALENDAR, "None of its columns looks like votes"),
        (FILES, "None of its columns looks like votes"),
        ("Item,Title,Result,Ana Roe,Ben Poe\n", "There are no rows below its header."),
        ("Item,Title,Result,Ana Roe,Ben Poe\n,,,,\n,,,,\n", "There are no rows below its header."),
    ],
)
def test_a_table_without_votes_is_refused_without_lines_that_make_some(
    content: str, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=reason) as error:
        read_table(tmp_path, content)
    assert "[columns]" not in str(error.value)


@pytest.mark.parametrize("header", ["Data", "Day"])
@pytest.mark.parametrize("place", [3, 4, 5])
def test_a_column_of_letters_under_a_word_for_dates_is_no_date_and_no_member(
    header: str, place: int, tmp_path: Path
) -> None:
    lines = ["Item,Title,Result,Ana Roe,Ben Poe", "1,Lease,Passed,Yes,No", "2,Sale,Passed,Yes,No"]
    cells = [header, "A" if header == "Data" else "Tuesday", "B" if header == "Data" else "Tuesday"]
    content = ""
    for line, cell in zip(lines, cells, strict=True):
        parts = line.split(",")
        content += ",".join([*parts[:place], cell, *parts[place:]]) + "\n"
    rows, _ = read_table(tmp_path, content)
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-06-03"]
    if header == "Data":  # "Day" may be a member's name
        assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "no"}


@pytest.mark.parametrize(
    "header",
    ["Mayor Present", "Veto Override", "CEQA Exempt", "Split Vote", "Planning Comm. Recommendation",
     "Sponsored by Mayor", "Two-Thirds Needed", "Full Council", "Pulled", "Conflict of Interest", "Votes Needed",
     "Data", "Datum"],
)  # fmt: skip
def test_what_tells_of_an_item_is_nobodys_name(header: str, tmp_path: Path) -> None:
    content = f"Item,Title,Result,Ana Roe,Ben Poe,{header}\n1,Lease,Passed,Yes,No,Yes\n2,Sale,Passed,Yes,No,No\n"
    assert set(votes_by_name(read_table(tmp_path, content)[0])) == {"Ana Roe", "Ben Poe"}


@pytest.mark.parametrize("header", ["Day", "Parks", "Bond", "Major", "Price", "Roe Voted", "Votes of Roe"])
def test_what_people_are_called_is_a_name(header: str) -> None:
    assert is_name(header)


ROWS = "{0}1,Lease,Pass,Yes,No\n{1}2,Sale,Pass,Yes,No\n{2}3,Fees,Pass,Yes,No\n"


@pytest.mark.parametrize(
    ("whole", "sparse"),
    [("Meeting Date", "Vote Date"), ("Session Date", "Event Date"), ("Agenda Date", "Action Date")],
)
def test_a_date_that_some_rows_lack_gives_way_to_one_that_all_have(whole: str, sparse: str, tmp_path: Path) -> None:
    days = ("2031-06-03,2031-06-03,", "2031-06-03,,", "2031-06-10,,")
    content = f"{whole},{sparse},Item,Title,Result,Ana Roe,Ben Poe\n" + ROWS.format(*days)
    rows, _ = read_tables(tmp_path, {"votes.csv": content})
    dates = {item.title: item.meeting[-10:] for item in of(rows, AgendaItem)}
    assert dates == {"Lease": "2031-06-03", "Sale": "2031-06-03", "Fees": "2031-06-10"}


def test_what_has_no_final_action_has_not_that_of_the_row_above(tmp_path: Path) -> None:
    content = "Final Action Date,Item,Title,Result,Ana Roe,Ben Poe\n" + ROWS.format("2031-06-03,", ",", ",")
    rows, report = read_tables(tmp_path, {"votes.csv": content})
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease"]
    assert "row without date" in kinds(report)
