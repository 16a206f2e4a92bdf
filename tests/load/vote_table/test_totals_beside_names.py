"""One vote in two tables of which each tells what the other lacks: totals in one, names in the other."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from councilui.record.model import AgendaItem, Citation, Motion, VoteCount, VoteEvent
from tests.load.vote_table.rows import kinds, of
from tests.load.vote_table.tables import read_tables, votes_by_name

TOTALS = "Date,Item,Title,Result,Tally,Mover\n2031-06-03,1,Lease of lot 5,Passed,2-1,Ana Roe\n"
NAMES = "Date,Item,Title,Result,Ana Roe,Ben Poe,Cy Moe\n2031-06-03,1,Lease of lot 5,Passed,Yes,Yes,No\n"
LONG = "date,item,title,member,vote\n" + "".join(
    f"2031-06-03,1,Lease of lot 5,{name},{vote}\n"
    for name, vote in (("Ana Roe", "Aye"), ("Ben Poe", "Aye"), ("Cy Moe", "Nay"))
)
DISSENT = "Date,Item,Title,Result,Nays\n2031-06-03,1,Lease of lot 5,Passed 2-1,Moe\n"


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize(
    ("totals", "names"),
    [
        (TOTALS, NAMES),
        (TOTALS, LONG),
        (TOTALS.replace("Date,", "Date,Body,").replace("03,", "03,City Council,"), NAMES),
        (TOTALS.replace("Date,Item,", "Date,").replace("03,1,", "03,"), NAMES),
        (TOTALS.replace("Lease of lot 5", "Lease of lot 5 (continued)"), NAMES),
        (TOTALS, NAMES.replace("lot 5", "lot 5 to the Elm Street Trust")),
        (TOTALS.replace("Passed,2-1", "Passed 2-1,"), NAMES),
        (TOTALS, NAMES.replace("Result,", "").replace("Passed,", "")),
    ],
)
def test_names_and_totals_are_of_one_vote(totals: str, names: str, is_first: bool, tmp_path: Path) -> None:
    order = ("a.csv", "b.csv") if is_first else ("b.csv", "a.csv")
    rows, report = read_tables(tmp_path, dict(zip(order, (totals, names), strict=True)))
    (event,) = of(rows, VoteEvent)
    assert (event.result, event.roll) == ("pass", "complete")
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "yes", "Cy Moe": "no"}
    assert {(count.option, count.count) for count in of(rows, VoteCount)} == {("yes", 2), ("no", 1)}
    assert [motion.mover_name for motion in of(rows, Motion)] == ["Ana Roe"]
    assert len(of(rows, AgendaItem)) == 1
    sources = [event.source or "", *(citation.source for citation in of(rows, Citation))]
    assert [PurePosixPath(source).name for source in sources] == list(reversed(order))
    assert kinds(report) == {"same votes twice"}
    assert "tally of this table" in report.issues[0].reason


@pytest.mark.parametrize("names", ["a.csv", "c.csv"])
def test_surnames_are_the_members_who_have_them(names: str, tmp_path: Path) -> None:
    rows, _ = read_tables(tmp_path, {"b.csv": DISSENT, names: NAMES})
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "yes", "Cy Moe": "no"}
    rows, _ = read_tables(tmp_path, {"b.csv": NAMES.replace("Ana Roe,Ben Poe,Cy Moe", "Roe,Poe,Moe"), names: NAMES})
    assert list(votes_by_name(rows)) == ["Ana Roe", "Ben Poe", "Cy Moe"]


@pytest.mark.parametrize(
    ("totals", "kind", "reason"),
    [
        (TOTALS.replace("Passed,2-1", "Failed,1-2"), "versions differ", "result “failed”, here “passed”"),
        (TOTALS.replace("2-1", "3-0"), "versions differ", "tally 3–0, here none"),
        (TOTALS.replace("Date,Item,", "Date,").replace("03,1,", "03,").replace("2-1", "3-0"), "votes from two sources",
         "may be the one in"),
    ],
)  # fmt: skip
def test_what_contradicts_is_told_and_not_combined(totals: str, kind: str, reason: str, tmp_path: Path) -> None:
    rows, report = read_tables(tmp_path, {"a.csv": totals, "b.csv": NAMES})
    assert kind in kinds(report)
    assert any(reason in issue.reason for issue in report.issues)
    assert not of(rows, Citation)


def test_two_votes_that_one_may_be_stay_apart(tmp_path: Path) -> None:
    motions = "Date,Title,Motion,Result,Ana Roe,Ben Poe,Cy Moe\n" + "".join(
        f"2031-06-03,Lease of lot 5,{motion},Passed,Yes,Yes,No\n" for motion in ("Amend", "Approve")
    )
    rows, report = read_tables(tmp_path, {"a.csv": TOTALS, "b.csv": motions})
    assert len(of(rows, VoteEvent)) == 3
    assert [issue.kind for issue in report.issues] == ["votes from two sources"] * 2


def test_a_corrected_roll_is_not_filled_from_the_one_it_corrects(tmp_path: Path) -> None:
    shorter = NAMES.replace("Yes,Yes,No", "Yes,Yes,")
    rows, report = read_tables(tmp_path, {"votes.csv": NAMES, "votes-corrected.csv": shorter})
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "yes"}
    assert any("Cy Moe not named, here “no”" in issue.reason for issue in report.issues)
