"""Lists of names under "Ayes", rolls in a cell, tables with a row for each member, cells that fill down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from councilui.load.formats import vote_table
from councilui.load.formats.vote_table.name_lists import read_names, read_roll
from councilui.load.input_errors import InputError
from councilui.load.outcomes import VoteWords
from councilui.load.report import Report
from councilui.record.model import AgendaItem, Meeting, Person, Vote, VoteCount, VoteEvent
from tests.load.vote_table.rows import kinds, of, read_rows
from tests.load.vote_table.tables import read_tables

WORDS = VoteWords()


def read_table(folder: Path, content: str, toml: str = "") -> tuple[list[object], Report]:
    (folder / "2031-06-03.csv").write_text(content, encoding="utf-8")
    if toml:
        (folder / "councilui.toml").write_text(toml, encoding="utf-8")
    return read_rows(vote_table, folder)


def rolls(rows: list[object]) -> list[dict[str, str]]:
    """Each vote event's names with their options."""
    votes = of(rows, Vote)
    return [{v.voter_name: v.option for v in votes if v.vote_event == event.id} for event in of(rows, VoteEvent)]


@pytest.mark.parametrize(
    ("header", "cell", "names"),
    [
        ("Ayes", "Roe, Poe, and Moe", ["Roe", "Poe", "Moe"]),
        ("Ayes", "Roe; Poe; Moe", ["Roe", "Poe", "Moe"]),
        ("Members Voting Aye", "Roe\nPoe", ["Roe", "Poe"]),
        ("Nays (names)", "Roe & Poe", ["Roe", "Poe"]),
        ("Ayes", "Ayes: Roe, Poe (2)", ["Roe", "Poe"]),
        ("Yes", "2 - Roe, Poe", ["Roe", "Poe"]),
        ("Yes", "(2) Roe, Poe", ["Roe", "Poe"]),
        ("Ayes", "2 (Roe, Ana, Poe, Ben)", ["Roe, Ana", "Poe, Ben"]),
        ("Ayes", "Roe, Ana; Poe, Ben", ["Roe, Ana", "Poe, Ben"]),
        ("In Favor", "Walt Burn, Jr., O'Shea & de la Cruz", ["Walt Burn, Jr.", "O'Shea", "de la Cruz"]),
        ("Recused", "Moe - conflict of interest", ["Moe"]),
        ("Absent", "Roe (excused)", ["Roe (excused)"]),
        ("Nays", "None", []),
        ("Nays", "0", []),
        ("Nays", "--", []),
        ("Ayes", "All present", []),
        ("Ayes", "All except Poe", []),
        ("Ayes", "Unanimous", []),
        ("Ayes", "5", []),
    ],
)
def test_names_below_a_word_for_a_vote(header: str, cell: str, names: list[str]) -> None:
    assert [name for name, _ in read_names(header, cell, WORDS).casts] == names


@pytest.mark.parametrize(
    "cell",
    [
        "Ayes: Roe, Poe; Nays: Moe",
        "AYES: Roe, Poe. NAYS: Moe. ABSENT: None.",
        "Ayes (2): Roe, Poe Nays (1): Moe",
        "Yes - Roe, Poe; No - Moe",
        "Yes: Roe, Poe | No: Moe",
        "Roe - yes; Poe - yes; Moe - no",
        "Roe: Yes, Poe: Yes, Moe: No",
        "Roe (Y), Poe (Y), Moe (N)",
        "Roe-Y, Poe-Y, Moe-N",
        "Roe aye, Poe aye, Moe nay",
        "Roe=Y; Poe=Y; Moe=N",
    ],
)
def test_a_roll_in_one_cell(cell: str) -> None:
    roll = read_roll(cell, WORDS)
    assert {name: WORDS.read(word).option for name, word in roll.casts} == {"Roe": "yes", "Poe": "yes", "Moe": "no"}
    assert roll.rest == ""


@pytest.mark.parametrize("cell", ["7-0", "Passed", "Passed, Roe dissenting", "Moved by Roe: approve", "Lot 5: sale"])
def test_other_words_are_no_roll(cell: str) -> None:
    assert read_roll(cell, WORDS).rest or not read_roll(cell, WORDS).casts


LISTS = """Date,Item,Title,Result,Ayes,Nays,Absent
2031-06-03,1,Sale of lot 5,Passed,"Councilmember Roe, Poe, and Moe",None,Loe
2031-06-03,2,Budget,Failed 1-2,Roe,"Poe; Moe",
2031-06-03,3,Zoning,Passed,All,None,
2031-06-03,4,Fees,Passed 5-2,5,2,
"""


def test_lists_of_names_under_ayes_and_nays(tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, LISTS)
    assert rolls(rows) == [
        {"Councilmember Roe": "yes", "Poe": "yes", "Moe": "yes", "Loe": "absent"},
        {"Roe": "yes", "Poe": "no", "Moe": "no"},
        {},
        {},
    ]
    assert {person.name for person in of(rows, Person)} == {"Roe", "Poe", "Moe", "Loe"}
    assert [event.roll for event in of(rows, VoteEvent)] == ["complete", "complete", "none", "none"]
    assert [(issue.kind, issue.place) for issue in report.issues] == [("names not read", "4")]
    counts = {(row.vote_event.rpartition("/")[0][-1], row.option): row.count for row in of(rows, VoteCount)}
    assert counts == {("2", "yes"): 1, ("2", "no"): 2, ("4", "yes"): 5, ("4", "no"): 2}


@pytest.mark.parametrize(
    "sides",
    [
        {"ayes": ["Roe", "Poe"], "nays": ["Moe"]},
        {"votes": {"yes": ["Roe", "Poe"], "no": ["Moe"]}},
        {"In favor": "Roe, Poe", "Opposed": "Moe"},
    ],
)
def test_lists_of_names_in_json(tmp_path: Path, sides: dict[str, object]) -> None:
    row = {"date": "2031-06-03", "title": "Lease \ud83d", "result": "Passed", **sides}
    (tmp_path / "votes.json").write_text(json.dumps([row, {**row, "title": "Fees"}]), encoding="utf-8")
    rows, _ = read_rows(vote_table, tmp_path)
    assert rolls(rows) == [{"Roe": "yes", "Poe": "yes", "Moe": "no"}] * 2
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease \ufffd", "Fees"]


def test_only_those_against_are_a_partial_roll(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, "Item,Title,Result,Opposed\n1,Lease,Passed,Roe and Poe\n2,Fees,Passed,None\n")
    assert [event.roll for event in of(rows, VoteEvent)] == ["partial", "none"]
    assert rolls(rows)[0] == {"Roe": "no", "Poe": "no"}


def test_the_setting_for_lists(tmp_path: Path) -> None:
    toml = '[columns]\ntitle = "What"\nlists = ["Ayes", "Nays"]\n'
    rows, _ = read_table(tmp_path, "What,Ayes,Nays\nLease,Roe; Poe,Moe\n", toml)
    assert rolls(rows) == [{"Roe": "yes", "Poe": "yes", "Moe": "no"}]


def test_counts_beside_the_members_are_the_announced_tally(tmp_path: Path) -> None:
    table = "Item,Title,Result,Yes,No,Roe,Poe,Moe\n1,Lease,Passed,2,1,Y,Y,N\n2,Fees,Failed,1,2,N,N,\n"
    rows, _ = read_table(tmp_path, table)
    assert [event.roll for event in of(rows, VoteEvent)] == ["complete", "partial"]
    assert [(count.option, count.count) for count in of(rows, VoteCount)][:2] == [("yes", 2), ("no", 1)]


@pytest.mark.parametrize(
    ("table", "titles", "number"),
    [
        ("Member,Lease,Fees\nAna Roe,Yes,No\nBen Poe,No,No\n", ["Lease", "Fees"], None),
        (
            "Member,Ward,Item 1: Lease,Item 2: Fees,Notes\nAna Roe,1,Yes,No,\nBen Poe,2,No,No,late\n",
            ["Lease", "Fees"],
            "1",
        ),
        (",Lease,Fees\nAna Roe,Y,N\nBen Poe,N,N\nResult,Failed,Failed\n", ["Lease", "Fees"], None),
        ("Name,2031-06-03 Lease,2031-06-03 Fees\nAna Roe,Y,N\nBen Poe,N,N\n", ["Lease", "Fees"], None),
        (
            "Councilmember,Lease,Fees\nDate,6/3/2031,6/17/2031\nAna Roe,Aye,Nay\nBen Poe,Nay,Nay\nTotal Yes,1,0\n",
            ["Lease", "Fees"],
            None,
        ),
    ],
)
def test_a_row_for_each_member(tmp_path: Path, table: str, titles: list[str], number: str | None) -> None:
    rows, report = read_table(tmp_path, table)
    assert [item.title for item in of(rows, AgendaItem)] == titles
    assert of(rows, AgendaItem)[0].number == number
    names = [{name.partition(" (")[0]: option for name, option in roll.items()} for roll in rolls(rows)]
    assert names == [{"Ana Roe": "yes", "Ben Poe": "no"}, {"Ana Roe": "no", "Ben Poe": "no"}]
    assert of(rows, Meeting)[0].date == "2031-06-03"
    assert any("a row for each member" in note for note in report.notes)


@pytest.mark.parametrize(
    "table",
    [
        "Session Date;Legislation;Rep;Their Vote\n2031-06-03;Lease;Ana Roe;Yes\n2031-06-03;Lease;Ben Poe;No\n",
        "On;About;Wer;Roll\n2031-06-03;Lease;Ana Roe;Yes\n2031-06-03;Lease;Ben Poe;No\n",
        "About;Person;Cast vote;End\nLease;Ana Roe;Yes;Passed\nLease;Ben Poe;No;Passed\n",
    ],
)
def test_a_row_for_each_vote_of_a_member_is_not_turned_around(tmp_path: Path, table: str) -> None:
    (tmp_path / "2031-06-03.csv").write_text(table)
    try:
        rows, _ = read_rows(vote_table, tmp_path)
    except InputError:
        return  # a refusal with a setting is right, too
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease"]


@pytest.mark.parametrize(
    "table",
    [
        "name,url,start,end,for_or_against,borough\nAna Roe,http://x,1,2,For,North\nBen Poe,http://y,3,4,Against,East\n",
        "Date,Title,Present,Absent\n2031-06-03,Regular meeting,Roe; Poe,Moe\n2031-06-10,Special,Roe,Poe; Moe\n",
        "Date,Title,Attendance\n2031-06-03,Regular meeting,Roe - present; Poe - absent\n",
        "Name,Town,Phone,Opinion\nAna Roe,Elmton,1,For\nBen Poe,Elmton,2,Against\n",
        "Date,Item,Name,Position,Affiliation\n2031-06-03,1,Ana Roe,For,Bakers\n2031-06-03,1,Ben Poe,Against,Self\n",
    ],
)
def test_what_the_public_said_is_no_vote(tmp_path: Path, table: str) -> None:
    (tmp_path / "2031-06-03.csv").write_text(table)
    with pytest.raises(InputError, match="the meaning of its columns can't be determined"):
        read_rows(vote_table, tmp_path)


def test_the_guess_for_turned_tables_can_be_pasted(tmp_path: Path) -> None:
    table = "Member,Lease,Fees\nAna Roe,Yes,No\nBen Poe,No,No\n"
    rows, report = read_table(tmp_path, table)
    guess = next(note for note in report.notes if "[columns]" in note)
    again, _ = read_table(tmp_path, table, guess[guess.index("[columns]") :] + "\n")
    assert rolls(again) == rolls(rows)


MERGED = """Date,Item,Title,Member,Vote,Result
2031-06-03,1,Lease,Ana Roe,Yes,Passed
,,,Ben Poe,No,
,,,Cy Moe,Yes,
,2,Fees,Ana Roe,No,Failed
,,,Ben Poe,No,
2031-06-10,1,Budget,Ana Roe,No,Failed
,,,Ben Poe,No,
"""


def test_cells_filled_once_for_several_rows(tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, MERGED)
    assert rolls(rows) == [
        {"Ana Roe": "yes", "Ben Poe": "no", "Cy Moe": "yes"},
        {"Ana Roe": "no", "Ben Poe": "no"},
        {"Ana Roe": "no", "Ben Poe": "no"},
    ]
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-06-03", "2031-06-10"]
    assert any("5 rows were read with the date or item of the row above" in note for note in report.notes)


def test_a_date_that_was_left_out_is_not_the_one_above(tmp_path: Path) -> None:
    table = "Date,Title,Roe,Poe\n2031-06-03,Lease,Y,Y\n2031-06-10,Fees,Y,N\n,Bins,Y,N\n2031-06-24,Roads,Y,Y\n"
    (tmp_path / "votes.csv").write_text(table)
    rows, report = read_rows(vote_table, tmp_path)
    assert [item.title for item in of(rows, AgendaItem)] == ["Lease", "Fees", "Roads"]
    assert kinds(report) == {"row without date"}


def test_a_roll_with_a_row_that_has_no_vote_of_its_own_is_not_whole(tmp_path: Path) -> None:
    table = "Date,Title,Member,Vote\n2031-06-03,Lease,Ana Roe,Yes\n,,Ben Poe,No\n2031-06-03,Fees,Ana Roe,Yes\n"
    (tmp_path / "votes.csv").write_text(table)
    rows, report = read_rows(vote_table, tmp_path)
    assert [event.roll for event in of(rows, VoteEvent)] == ["partial", "complete"]
    assert kinds(report) == {"row without date"}


def test_one_cell_without_names_hides_no_others(tmp_path: Path) -> None:
    table = (
        'Item,Title,Ayes,Noes,Result\n1,Lease,"All Councilmembers present",None,Passed 5-0\n'
        '2,Fees,"- Roe\n- Poe",Moe,Passed 2-1\n3,Bins,Unanimous,,Passed\n'
    )
    rows, report = read_table(tmp_path, table)
    assert rolls(rows) == [{}, {"Roe": "yes", "Poe": "yes", "Moe": "no"}, {}]
    assert [issue.place for issue in report.issues if issue.kind == "names not read"] == ["2", "5"]


def test_the_tally_tells_surnames_from_given_names(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, 'Item,Title,Ayes,Nays,Result\n1,Lease,"Roe, Ana, Poe, Ben","Moe, Cy",Passed 2-1\n')
    assert {person.name for person in of(rows, Person)} == {"Ana Roe", "Ben Poe", "Cy Moe"}


def test_other_cells_show_the_order_of_names(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, 'Item,Title,Ayes,Nays\n1,Lease,"Roe, Ana; Burn, Jr., Walt; Poe, Ben","Moe, Cy"\n')
    assert {person.name for person in of(rows, Person)} == {"Ana Roe", "Walt Burn Jr.", "Ben Poe", "Cy Moe"}


def test_a_record_of_votes_in_json_with_more_in_it(tmp_path: Path) -> None:
    row = {
        "date": "2031-06-03", "title": "Lease", "result": "passed", "tally": {"yea": 2, "nay": 1, "absent": None},
        "yeas": ["Roe, Ana", "Burn, Jr., Walt"], "nays": ["Moe, Cy"], "absent": [], "yea_wards": [1, 2],
        "complete": True, "all_names_printed": False, "derived": [{"name": "Ben Poe", "why": "tally"}],
    }  # fmt: skip
    (tmp_path / "votes.json").write_text(json.dumps([row, {**row, "title": "Fees", "yeas": ["Roe, Ana"]}]))
    rows, report = read_rows(vote_table, tmp_path)
    assert rolls(rows) == [
        {"Roe, Ana": "yes", "Burn, Jr., Walt": "yes", "Moe, Cy": "no"}, {"Roe, Ana": "yes", "Moe, Cy": "no"},
    ]  # fmt: skip
    assert [event.roll for event in of(rows, VoteEvent)] == ["complete", "partial"]
    assert any('"derived"' in note for note in report.notes)


@pytest.mark.parametrize(
    "table",
    [
        "Member,2031-06-03,2031-06-10\nAna Roe,Present,Absent\nBen Poe,Present,Present\n",
        "Date,Title,Roe,Poe\n2031-06-03,Regular meeting,Present,Excused\n",
        "Date,Title,Member,Status\n2031-06-03,Regular meeting,Roe,Present\n2031-06-03,Regular meeting,Poe,Absent\n",
    ],
)
def test_attendance_is_no_vote(tmp_path: Path, table: str) -> None:
    with pytest.raises(InputError, match="who was present and who was absent"):
        read_table(tmp_path, table)


@pytest.mark.parametrize(
    "ayes",
    ["Everyone but Moe and Loe", "All except Loe, Moe", "Unanimous other than Loe, Moe", "All members minus Loe"],
)
def test_who_is_excepted_did_not_vote_so(tmp_path: Path, ayes: str) -> None:
    rows, report = read_table(
        tmp_path, f'Title,Result,Ayes,Nays\nFees,Passed,"Roe, Poe",Moe\nCars,Passed,"{ayes}","Loe, Moe"\n'
    )
    cars = of(rows, VoteEvent)[1]
    assert {v.voter_name: v.option for v in of(rows, Vote) if v.vote_event == cars.id} == {"Loe": "no", "Moe": "no"}
    assert cars.roll == "partial"
    assert "names not read" in kinds(report)


@pytest.mark.parametrize("total", ["Total", "TOTALS", "Count", "Grand total"])
def test_totals_in_a_list_of_members_are_nobody(tmp_path: Path, total: str) -> None:
    rows, report = read_table(
        tmp_path, f"Title,Result,Member,Vote\nFees,Passed,Roe,Yes\nFees,Passed,Poe,Yes\nFees,Passed,{total},2-0\n"
    )
    assert {person.name for person in of(rows, Person)} == {"Roe", "Poe"}
    assert "voted twice" not in kinds(report)


RUN_TOGETHER = """Title,Result,For,Against
Lease,Passed,Orr Ilves (2),1: Bo
Sale,3-1,Orr Ilves Hale,Bo
Loan,Passed,"2: Orr
Ilves","2: Bo & Hale"
Fees,Passed,(3) Orr Ilves and Hale,Bo
Park,Passed,3: Orr Ilves,Bo
Road,Passed,Orr Ilves,Bo
Pool,Passed,"3: Orr, Ilves",Bo
Bond,Passed,"Orr, Ilves, Hale",Bo
"""


def test_surnames_behind_one_another_are_as_many_as_counted(tmp_path: Path) -> None:
    """What doesn't fit its count is left out and listed."""
    rows, report = read_table(tmp_path, RUN_TOGETHER)
    ayes = {
        event.question.split("“")[1].split("”")[0]: (
            event.roll,
            [vote.voter_name for vote in of(rows, Vote) if vote.vote_event == event.id and vote.option == "yes"],
        )
        for event in of(rows, VoteEvent)
    }
    both, three = ["Orr", "Ilves"], ["Orr", "Ilves", "Hale"]
    assert ayes == {
        "Lease": ("complete", both), "Sale": ("complete", three), "Loan": ("complete", both),
        "Fees": ("complete", three), "Park": ("partial", []), "Road": ("partial", []), "Pool": ("partial", both),
        "Bond": ("complete", three),
    }  # fmt: skip
    assert {person.name for person in of(rows, Person)} == {"Orr", "Ilves", "Hale", "Bo"}
    assert [issue.kind for issue in report.issues] == ["names not read"] * 2 + ["names not as counted"]
    assert "2 names under “For” and the number 3" in report.issues[-1].reason


@pytest.mark.parametrize(
    ("table", "ayes", "roll"),
    [
        ("Title,Result,For (2),Against (1)\nLease,Passed,Orr Ilves,Bo\n", [], "partial"),
        ("Title,Result,Mover,Seconder,For (2),Against (1)\nLease,Passed,Orr,Ilves,Orr Ilves,Bo\n", ["Orr", "Ilves"],
         "complete"),
        ("Title,Result,For,Against\nLease,2-1,Ana Roe Ben Poe,Cy Moe\nFees,3-0,\"Ana Roe, Ben Poe, Cy Moe\",None\n",
         ["Ana Roe", "Ben Poe"], "complete"),
        ("Title,Result,For,Against\nLease,2-1,Roe Poe,Moe\nFees,3-0,\"Ana Roe, Ben Poe, Cy Moe\",None\n",
         ["Roe", "Poe"], "complete"),
        ("Title,Result,For,Against\nLease,2-1,Ana Roe,Cy Moe\nFees,3-0,\"Ana Roe, Ben Poe, Cy Moe\",None\n",
         ["Ana Roe"], "partial"),
        ("Title,Result,Vote\nLease,Passed,For (2): Orr Ilves; Against (1): Bo\n"
         "Fees,Passed,\"For: Orr, Ilves; Against: Bo\"\n", ["Orr", "Ilves"], "complete"),
    ],
)  # fmt: skip
def test_only_names_that_the_table_shows_apart_are_cut(tmp_path: Path, table: str, ayes: list[str], roll: str) -> None:
    rows, _ = read_table(tmp_path, table)
    lease = of(rows, VoteEvent)[0]
    votes = [vote.voter_name for vote in of(rows, Vote) if vote.vote_event == lease.id and vote.option == "yes"]
    assert (votes, lease.roll) == (ayes, roll)


def test_a_party_is_no_part_of_a_name_and_tells_namesakes_apart(tmp_path: Path) -> None:
    rows, _ = read_tables(
        tmp_path,
        {
            "2031-06-03.csv": "Title,Result,Roe (R),Poe (NPP),Moe (D-3)\nLease,Passed,Yes,Yes,No\n",
            "2031-06-04.csv": 'Title,Result,Ayes,Nays\nLease,Passed,"Roe, Poe (NPP)",Moe (3)\n',
            "2031-06-05.csv": "Title,Member,Vote\nFees,Loe (R),Yes\nFees,Loe (D),No\nFees,Roe,No\n",
            "2031-06-06.csv": "Title,Result,Loe (R),Loe (D),Poe\nLease,Passed,Yes,Yes,No\n",
        },
    )
    assert [person.name for person in of(rows, Person)] == ["Roe", "Poe", "Moe", "Loe (R)", "Loe (D)"]
    assert len({vote.person for vote in of(rows, Vote) if vote.voter_name.startswith("Loe")}) == 2
