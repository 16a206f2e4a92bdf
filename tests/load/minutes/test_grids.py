"""Grids of votes, members by items: the rolls of votes that the paper tells of without names, or listed as unread."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest

from tests.load.minutes.papers import read_votes, reasons
from tests.load.minutes.pdf_pages import Word, column_of, make_pdf
from tests.load.minutes.test_documents import docx, paragraph, row

PAPER = (
    "City Council of Springfield",
    "Minutes of the regular meeting, May 6, 2031",
    "Present: Ana Roe, Ben Poe, Cy Moe, Dee Loe, Eve Noe",
    "4. Lease of the pier",
    "Moved by Roe, seconded by Poe, to approve the lease. Motion carried.",
    "5. Ferry fares for the summer",
    "Moved by Loe, seconded by Noe, to adopt the fares. Motion carried 3-2.",
    "6. Adjournment",
    "The meeting ended at 9 p.m.",
)
MEMBERS = ("Ana Roe", "Ben Poe", "Cy Moe", "Dee Loe", "Eve Noe")
LEASE, FARES = "YYYNY", "YNYNY"
NAMES = [
    {"yes": ("Ana Roe", "Ben Poe", "Cy Moe", "Eve Noe"), "no": ("Dee Loe",)},
    {"yes": ("Ana Roe", "Cy Moe", "Eve Noe"), "no": ("Ben Poe", "Dee Loe")},
]
Rows = Sequence[Sequence[str]]


def down(lease: str = LEASE, fares: str = FARES, heads: Sequence[str] = ("Member", "Item 4", "Item 5")) -> Rows:
    return [heads, *zip(MEMBERS, lease, fares, strict=True)]


def words(rows: Rows) -> Rows:
    return [[{"Y": "Aye", "N": "Nay"}.get(cell, cell) for cell in row] for row in rows]


def across(rows: Rows) -> Rows:
    return list(zip(*rows, strict=True))


def html(rows: Rows, paper: Sequence[str] = PAPER) -> str:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return "".join(f"<p>{line}</p>" for line in paper) + f"<table>{cells}</table>"


def rtf(rows: Rows, paper: Sequence[str]) -> str:
    lines = [r"\trowd " + "".join(rf"\intbl {cell}\cell " for cell in row) + r"\row " for row in rows]
    return r"{\rtf1\ansi " + "".join(rf"{line}\par " for line in paper) + "".join(lines) + "}"


def with_results(lease: str, fares: str, head: str = "Result") -> Rows:
    return [
        ["Item", "Title", *MEMBERS, head],
        ["4", "Lease of the pier", *words([LEASE])[0], lease],
        ["5", "Ferry fares", *words([FARES])[0], fares],
    ]


def result_second(rows: Rows) -> Rows:
    return [[line[0], line[-1], *line[1:-1]] for line in rows]


READ = {
    "letters": down(),
    "words": words(down()),
    "members across": across(down(heads=("Item", "4", "5"))),
    "words of members across": across(words(down(heads=("Item", "4.", "5.")))),
    "members across behind titles": [
        ["Item", "Title", *MEMBERS],
        ["4", "Lease of the pier", *words([LEASE])[0]],
        ["5", "Ferry fares", *words([FARES])[0]],
    ],
    "results": with_results("Carried", "Passed 3-2"),
    "results in part": with_results("", "Approved", "Disposition"),
    "results behind the number": result_second(with_results("Carried", "Carried", "Result:")),
    "titles": down(heads=("", "4. Lease of the pier", "5. Ferry fares")),
    "a legend below": [*down("YYYXY", "YXYXY"), ["Y = Yes, X = No", "", ""]],
}


@pytest.mark.parametrize("name", READ)
def test_each_item_of_a_grid_is_the_roll_of_its_vote(tmp_path: Path, name: str) -> None:
    votes, report = read_votes(tmp_path, "minutes.html", html(READ[name]))
    assert [(vote.names, vote.roll) for vote in votes] == [(names, "complete") for names in NAMES]
    assert [vote.result for vote in votes] == ["pass", "pass"]
    assert not report.issues


def test_results_of_a_grid_are_those_of_items_of_which_the_text_tells_no_vote(tmp_path: Path) -> None:
    titles = [*PAPER[:4], PAPER[5]]
    last = with_results("Carried", "Failed")
    decision, action = (result_second(with_results("Carried", "Failed", head)) for head in ("Decision:", "Action"))
    papers = (PAPER[:3], titles, [*PAPER[:6], *PAPER[7:]])
    for number, (rows, paper) in enumerate(product((last, decision, action), papers)):
        (tmp_path / str(number)).mkdir()
        votes, report = read_votes(tmp_path / str(number), "minutes.html", html(rows, paper))
        assert [vote.names for vote in votes] == NAMES, paper
        assert [vote.result for vote in votes] == ["pass", "fail"]
        assert not report.issues


def test_a_grid_in_word_and_in_rtf_is_read(tmp_path: Path) -> None:
    for number, (name, rows) in enumerate(product(("a.docx", "b.rtf"), (down(), with_results("Carried", "Carried")))):
        table = f"<w:tbl>{''.join(row(*map(paragraph, line)) for line in rows)}</w:tbl>"
        content = rtf(rows, PAPER) if name == "b.rtf" else docx("".join(map(paragraph, PAPER)) + table)
        (tmp_path / str(number)).mkdir()
        votes, report = read_votes(tmp_path / str(number), name, content)
        assert [vote.names for vote in votes] == NAMES
        assert not report.issues


UNREAD = {
    "an item that isn't in the paper": html(down(heads=("Member", "Item 4", "Item 9"))),
    "a letter that may be aye or absent": html(down("YYYNA")),
    "a mark without a legend": html(down("XXX-X", "X-X-X")),
    "somebody who is no member": html([*down(), ["Zoe Fox", "Y", "Y"]]),
    "two votes on one item": html(
        down(), [*PAPER[:5], "Moved by Loe, seconded by Moe, to amend. Motion failed.", *PAPER[5:]]
    ),
    "a legend of two minds": html([*down(), ["Y = Yes, N = No", "", ""], ["Y = No, N = Yes", "", ""]]),
    "a result that the text contradicts": html(with_results("Carried", "Failed")),
    "numbers of a result that the names contradict": html(with_results("Carried 5-0", "Carried")),
    "a result of another kind": html(with_results("Carried", "Held over")),
    "a row of results": html([*down(), ["Result", "Passed", "Passed"]]),
}


@pytest.mark.parametrize("name", UNREAD)
def test_a_grid_with_anything_else_in_it_is_listed_and_gives_no_names(tmp_path: Path, name: str) -> None:
    votes, report = read_votes(tmp_path, "minutes.html", UNREAD[name])
    assert not any(vote.names for vote in votes)
    assert len(reasons(report, "grid of votes not read")) == 1


def test_a_grid_of_a_pdf_and_of_a_text_is_listed(tmp_path: Path) -> None:
    text = "\n\n".join(PAPER)
    for number, rows in enumerate((down(), words(down()), across(down(heads=("Item", "4", "5"))))):
        page = [Word(72 + 80 * x, 560 - 14 * y, cell) for y, line in enumerate(rows) for x, cell in enumerate(line)]
        plain = "\n".join("".join(f"{cell:12}" for cell in line) for line in rows)
        for name, content in (("pdf", make_pdf([[*column_of(PAPER), *page]])), ("txt", f"{text}\n\n{plain}")):
            folder = tmp_path / f"{number}{name}"
            folder.mkdir()
            votes, report = read_votes(folder, f"minutes.{name}", content)
            assert not any(vote.names for vote in votes)
            (issue,) = report.issues
            assert (issue.kind, issue.is_doubt) == ("grid of votes not read", True)


def test_a_grid_of_attendance_or_of_the_staff_is_no_vote(tmp_path: Path) -> None:
    staff = [["Applicant", "Fee paid", "Site visit"], ["Oak Farm", "Y", "N"], ["Elm Shop", "Y", "Y"]]
    for number, rows in enumerate(
        (down(heads=("Member", "May 6", "May 20")), down("PPPAP", "PAPPP", heads=("", "Regular", "Special")), staff)
    ):
        (tmp_path / str(number)).mkdir()
        votes, report = read_votes(tmp_path / str(number), "minutes.html", html(rows))
        assert [vote.names for vote in votes] == [{}, {}]
        assert not report.issues


def test_columns_of_options_in_rtf_have_the_names(tmp_path: Path) -> None:
    rows = [
        ("Member", "Aye", "Nay"),
        *((name, *(("X", "") if vote == "Y" else ("", "X"))) for name, vote in zip(MEMBERS, LEASE, strict=True)),
    ]
    votes, _ = read_votes(tmp_path, "a.rtf", rtf(rows, PAPER[:5]))
    assert [vote.names for vote in votes] == NAMES[:1]
