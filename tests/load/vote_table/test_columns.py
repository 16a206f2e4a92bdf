"""Which columns are members, and which are about the item; rows that don't fit."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from councilui.load.formats import vote_table
from councilui.load.input_errors import InputError
from councilui.record.model import AgendaItem, Body, Matter, Person, Vote, VoteCount, VoteEvent
from tests.load.vote_table.rows import kinds, of, read_rows
from tests.load.vote_table.tables import read_table, read_tables, votes_by_name


@pytest.mark.parametrize("bad", ["1,Smith, Jones rezoning,Carried,Yes,No,Yes,No", "1,Rezoning,Carried,Yes,No", "1"])
def test_a_row_that_does_not_fit_gives_no_vote_and_is_told(tmp_path: Path, bad: str) -> None:
    content = f"Item,Title,Result,Ana Roe,Ben Poe,Cy Moe,Dee Loe\n{bad}\n2,A lamp,Carried,Yes,No,Yes,No\n"
    rows, report = read_table(tmp_path, content)
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "no", "Cy Moe": "yes", "Dee Loe": "no"}
    assert [(issue.kind, issue.place) for issue in report.issues] == [("ragged row", "2")]


def test_empty_cells_behind_the_last_column_do_no_harm(tmp_path: Path) -> None:
    rows, report = read_table(
        tmp_path, "Title,Result,Ana Roe,Ben Poe,,\nA lamp,Carried,Yes,No,,\nA post,Carried,No,No,,,\n"
    )
    assert len(of(rows, Vote)) == 4
    assert report.issues == []


def test_a_column_is_judged_by_all_its_rows(tmp_path: Path) -> None:
    vacant = "".join(f"2031-06-03,A lamp {n},Passed,Yes,No,Not in office\n" for n in range(220))
    rows, report = read_table(tmp_path, f"date,title,result,Roe,Poe,Moe\n{vacant}2031-06-03,A post,Passed,Yes,Yes,NO\n")
    assert Counter(vote.voter_name for vote in of(rows, Vote)) == {"Roe": 221, "Poe": 221, "Moe": 1}
    assert report.omitted["member cells marked as not a member then"] == 220


def test_a_table_that_begins_without_votes_is_read(tmp_path: Path) -> None:
    discussed = "".join(f"2031-06-03,A discussion of lamp {n:05},,,\n" for n in range(2500))
    (tmp_path / "events.json").write_text("[]", encoding="utf-8")
    rows, _ = read_table(tmp_path, f"date,title,result,Roe,Poe\n{discussed}2031-06-03,A post,Passed,Yes,No\n")
    assert votes_by_name(rows) == {"Roe": "yes", "Poe": "no"}


def test_twin_columns_of_one_member_are_one(tmp_path: Path) -> None:
    content = "title,Terry  Baker,Terry Baker,Roe\nA lamp,,YES,NO\nA post,NO,,NO\nA street,,,NO\n"
    rows, report = read_table(tmp_path, content)
    votes = [(vote.option, vote.person.rpartition("/")[2]) for vote in of(rows, Vote)]
    assert votes == [("yes", "terry-baker"), ("no", "roe"), ("no", "terry-baker"), ("no", "roe"), ("no", "roe")]
    assert report.omitted["member cells that are empty"] == 4
    assert report.issues == []


def test_two_columns_of_one_name_with_votes_are_two_members(tmp_path: Path) -> None:
    rows, report = read_table(tmp_path, "title,Smith,Smith,Roe\nA lamp,YES,NO,NO\nA post,NO,NO,NO\n")
    assert len(of(rows, Vote)) == 6
    assert len(of(rows, Person)) == 3
    assert kinds(report) == {"two columns of one name"}


def test_empty_columns_and_columns_about_the_item_are_nobody(tmp_path: Path) -> None:
    content = (
        "title,result,Emergency,Ana Roe,Ben Poe,Remarks,Webcast,Public Hearing?\n"
        "A lamp,Passed,Yes,Yes,No,,,No\nA post,Passed,No,Yes,No,,,Yes\n"
    )
    rows, _ = read_table(tmp_path, content)
    assert {person.name for person in of(rows, Person)} == {"Ana Roe", "Ben Poe"}


def test_headers_of_databases_are_guessed(tmp_path: Path) -> None:
    content = (
        "vote_id,MeetingDate,AgendaItemTitle,full_name,vote_choice,VoteResult\n"
        "17,2031-06-03,A lamp,Ana Roe,Aye,Passed\n17,2031-06-03,A lamp,Ben Poe,Nay,Passed\n"
    )
    rows, report = read_tables(tmp_path, {"votes.csv": content})
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "no"}
    assert of(rows, AgendaItem)[0].title == "A lamp"
    assert [(event.id.rpartition("/")[2], event.result) for event in of(rows, VoteEvent)] == [("17", "pass")]
    assert report.issues == []


@pytest.mark.parametrize(
    "header",
    [
        "Date,Item Title,Voter First,Voter Last,Vote,Result",
        "Meeting Date/Time,Item,MemberFirst,MemberLast,Vote Value,Action Taken",
        "Datum,Tagesordnungspunkt,Vorname,Mitglied,Stimme,Ergebnis",
        "Fecha,Punto,Cargo,Concejal,Voto,Resultado",
        "Séance,Délibération,Groupe,Élu,Vote,Résultat",
    ],
)
def test_an_item_of_words_is_the_title_in_any_language(tmp_path: Path, header: str) -> None:
    table = f"{header}\n2031-06-03,A lamp,Ana,Roe,Yes,Passed\n2031-06-03,A lamp,Ben,Poe,No,Passed\n"
    rows, report = read_tables(tmp_path, {"votes.csv": table})
    assert [(item.title, item.number) for item in of(rows, AgendaItem)] == [("A lamp", None)]
    assert {name.rpartition(" ")[2]: option for name, option in votes_by_name(rows).items()} == {
        "Roe": "yes",
        "Poe": "no",
    }
    assert report.issues == []


def test_lines_above_the_header_are_passed_over(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, "City of Lampton,,,\n,,,\nTitle,Result,Roe,Poe\nA lamp,Passed,Yes,No\n")
    assert votes_by_name(rows) == {"Roe": "yes", "Poe": "no"}


def test_a_surname_that_is_a_header_word_elsewhere_is_a_member(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, "title,result,Ward,Day,Alder\nA lamp,Passed,Yes,No,Yes\nA post,Passed,Yes,Yes,No\n")
    assert {person.name for person in of(rows, Person)} == {"Ward", "Day", "Alder"}


def test_votes_are_found_under_any_header_beside_a_column_of_names(tmp_path: Path) -> None:
    content = (
        "Meeting Date,Item,Council Member,Vote Result\n2031-05-13,A lamp,Ana Roe,Yes\n2031-05-13,A lamp,Ben Poe,No\n"
    )
    rows, _ = read_tables(tmp_path, {"votes.csv": content})
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "no"}


def test_a_column_that_may_be_a_member_s_is_told(tmp_path: Path) -> None:
    content = "title,Roe,Poe,Lee\nA lamp,Yes,No,Zzz\nA post,Yes,No,Qqq\nA road,Yes,No,Yes\n"
    rows, report = read_table(tmp_path, content)
    assert {person.name for person in of(rows, Person)} == {"Roe", "Poe"}
    assert ["“Lee”" in issue.reason for issue in report.issues if issue.kind == "column not read"] == [True]


def test_a_header_in_the_middle_is_nobody(tmp_path: Path) -> None:
    header = "date,title,member,vote,result\n"
    content = f"{header}2031-05-13,A lamp,Roe,Yes,Passed\n{header}2031-05-13,A lamp,Poe,Yes,Passed\n"
    rows, report = read_tables(tmp_path, {"votes.csv": content})
    assert votes_by_name(rows) == {"Roe": "yes", "Poe": "yes"}
    assert report.omitted["table rows that repeat the header"] == 1


def test_a_cell_far_from_the_table_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Title", "Roe", "Poe"])
    book.active.cell(row=1_000_000, column=16_000, value="x")
    book.save(tmp_path / "2031-06-03.xlsx")
    with pytest.raises(InputError, match="1,000,000 rows and 16,000 columns"):
        read_rows(vote_table, tmp_path)


@pytest.mark.parametrize("header", ["Staff Report", "Follow Up", "Second Reading Needed", "Clerk Initials", "Column1"])
def test_a_column_of_yes_and_no_about_the_item_is_nobody(tmp_path: Path, header: str) -> None:
    rows, _ = read_table(tmp_path, f"Item,Title,Result,Roe,Poe,{header}\n1,Lease,Passed,Yes,No,Yes\n")
    assert {person.name for person in of(rows, Person)} == {"Roe", "Poe"}


@pytest.mark.parametrize("name", ["Dee Field", "Ann Reading", "Bo Grant", "Joan Staff", "Al Clerk"])
def test_a_name_that_is_a_word_too_is_somebody(tmp_path: Path, name: str) -> None:
    rows, _ = read_table(tmp_path, f"Item,Title,Result,Roe,Poe,{name}\n1,Lease,Passed,Yes,No,Yes\n")
    assert name in {person.name for person in of(rows, Person)}


@pytest.mark.parametrize(
    ("cells", "options"),
    [
        (["A", "A", "P"], ["other", "other", "other"]),
        (["not yet elected", "not yet elected", "Yes"], ["yes"]),
        (["Vacant", "-", "No"], ["other", "no"]),
        (["sick", "Out", "away"], ["other", "other", "absent"]),
    ],
)
def test_a_column_between_members_is_a_member(tmp_path: Path, cells: list[str], options: list[str]) -> None:
    lines = "".join(f"{number},Item {number},Passed,Yes,{cell},No\n" for number, cell in enumerate(cells))
    rows, report = read_table(tmp_path, f"Item,Title,Result,Roe,Cy Moe,Poe\n{lines}")
    assert [vote.option for vote in of(rows, Vote) if vote.voter_name == "Cy Moe"] == options
    assert "column not read" not in {issue.kind for issue in report.issues}


@pytest.mark.parametrize("header", ["Recorded?", "Quorum?", "Public Comment?", "Televised", "Proxy"])
def test_a_question_about_the_item_is_nobody(tmp_path: Path, header: str) -> None:
    rows, _ = read_table(tmp_path, f"Item,Title,Result,Ana Roe,Ben Poe,{header}\n1,Lease,Passed,Y,N,Yes\n")
    assert {person.name for person in of(rows, Person)} == {"Ana Roe", "Ben Poe"}


@pytest.mark.parametrize("numbers", [("IV", "IV.a", "V"), ("A", "B.", "C)"), ("I.", "II.", "III.")])
def test_letters_and_roman_numerals_are_numbers(tmp_path: Path, numbers: tuple[str, ...]) -> None:
    lines = "".join(f"{number},Title {place},Passed,Y,N\n" for place, number in enumerate(numbers))
    rows, _ = read_table(tmp_path, f"Item,Title,Result,Roe,Poe\n{lines}")
    assert [item.number for item in of(rows, AgendaItem)] == list(numbers)


@pytest.mark.parametrize("header", ["Bill", "Ordinance", "Resolution", "Legislation", "Matter", "Measure", "Proposal"])
@pytest.mark.parametrize("numbers", [("31-0012", "31-0013"), ("Ord. 31-14", "Ord. 31-15"), ("CB 121", "CB 122")])
def test_numbers_under_a_word_that_also_heads_titles(tmp_path: Path, header: str, numbers: tuple[str, str]) -> None:
    rows, _ = read_table(tmp_path, f"{header},Roe,Poe,Result\n{numbers[0]},Y,Y,Passed\n{numbers[1]},Y,N,Passed\n")
    assert [matter.identifier for matter in of(rows, Matter)] == list(numbers)


def test_titles_under_a_word_that_also_numbers(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, "Ordinance,Roe,Poe,Result\n2024-12,Y,Y,Passed\nTo rezone Elm Street,Y,N,Passed\n")
    assert [item.title for item in of(rows, AgendaItem)] == ["2024-12", "To rezone Elm Street"]


NUMBERS = {
    "under yes and no": [
        "Date,File,Title,Yes,No,Result", "2031-05-06,31-1,Lease,5,2,Passed", "2031-05-06,31-2,Sale,3,4,Failed",
    ],
    "under other words": [
        "Date,Item,Description,Ayes,Noes,Action", "2031-05-06,1,Lease,5,2,Approved", "2031-05-06,2,Sale,3,4,Failed",
    ],
    "in one column": [
        "Date,File,Title,Vote,Result", "2031-05-06,31-1,Lease,5-2,Passed", "2031-05-06,31-2,Sale,3-4,Failed",
    ],
}  # fmt: skip


@pytest.mark.parametrize("lines", NUMBERS.values(), ids=NUMBERS)
def test_a_table_of_numbers_gives_votes_without_a_roll(tmp_path: Path, lines: list[str]) -> None:
    (tmp_path / "lampton").mkdir()
    (tmp_path / "lampton" / "votes.csv").write_text("\n".join(lines), encoding="utf-8")
    rows, report = read_rows(vote_table, tmp_path / "lampton")
    assert [event.roll for event in of(rows, VoteEvent)] == ["none", "none"]
    counts = [(count.option, count.count) for count in of(rows, VoteCount) if count.option in ("yes", "no")]
    assert counts == [("yes", 5), ("no", 2), ("yes", 3), ("no", 4)]
    assert (of(rows, Vote), of(rows, Person)) == ([], [])
    assert report.read["table rows"] == report.loaded["table rows"] == 2


@pytest.mark.parametrize(
    "content",
    ["Date,Question,Yes,No\n2031-05-06,A new pool?,320,210\n", "Date,Title,Yes,No\n2031-05-06,Lease,5,2\n"],
)
def test_numbers_without_a_result_are_no_votes_of_a_council(tmp_path: Path, content: str) -> None:
    (tmp_path / "lampton").mkdir()
    (tmp_path / "lampton" / "votes.csv").write_text(content, encoding="utf-8")
    with pytest.raises(InputError):
        read_rows(vote_table, tmp_path / "lampton")


@pytest.mark.parametrize("form", ["{} - {}", "{} ({})", "{} {}", "{}: {}", "{}_{}"])
@pytest.mark.parametrize(("yes", "no", "mark"), [("Yes", "No", "X"), ("Aye", "Nay", "1"), ("For", "Against", "✓")])
def test_a_member_s_vote_may_be_a_mark_in_one_of_two_columns(
    form: str, yes: str, no: str, mark: str, tmp_path: Path
) -> None:
    heads = ",".join(form.format(name, word) for name in ("Ana Roe", "Ben Poe") for word in (yes, no, "Absent"))
    content = f"Item,Title,Result,{heads}\n1,Lease,Passed,{mark},,,,{mark},\n2,Fees,Passed,{mark},,,,,{mark}\n"
    rows, report = read_table(tmp_path, content)
    votes = [(vote.voter_name, vote.option) for vote in of(rows, Vote)]
    assert votes == [("Ana Roe", "yes"), ("Ben Poe", "no"), ("Ana Roe", "yes"), ("Ben Poe", "absent")]
    assert not report.issues


@pytest.mark.parametrize(("head", "names"), [("Title", {"Roe", "Poe"}), ("Member", {"Lease", "Fees"})])
def test_which_side_of_a_table_has_the_members_is_asked_where_nothing_tells(
    head: str, names: set[str], tmp_path: Path
) -> None:
    content = ",Roe,Poe\nLease,Yes,No\nFees,Yes,Yes\n"
    with pytest.raises(InputError, match="Its first column has no header; write “Title” there"):
        read_table(tmp_path, content)
    rows, _ = read_table(tmp_path, head + content)
    assert {person.name for person in of(rows, Person)} == names


def test_a_column_of_meetings_names_bodies(tmp_path: Path) -> None:
    content = "Meeting,Item,Title,Roe,Poe\nRegular,1,Lease,Yes,No\nPlanning Commission,1,Plat,Yes,No\n"
    rows, _ = read_table(tmp_path, content)
    assert {body.name for body in of(rows, Body)} == {"City Council", "Planning Commission"}
    rows, _ = read_table(tmp_path, content.replace("Regular", "Fall").replace("Planning Commission", "7"))
    assert {body.name for body in of(rows, Body)} == {"City Council"}


def test_results_with_tallies_under_vote_are_results(tmp_path: Path) -> None:
    rows, _ = read_table(tmp_path, "Title,Vote,Roe,Poe\nLease,Approved 1-1,Yes,No\nFees,Failed 0-2,No,No\n")
    assert [event.result for event in of(rows, VoteEvent)] == ["pass", "fail"]
    assert [count.count for count in of(rows, VoteCount)] == [1, 1, 0, 2]
