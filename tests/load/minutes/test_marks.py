"""A mark under the option of each member: as a letter, in a font of symbols, or in a box that others left empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.load.formats.minutes.documents.tables import table_lines
from councilui.load.rtf import rtf_text
from tests.load.minutes.papers import read_votes, reasons
from tests.load.minutes.pdf_pages import column_of, make_pdf
from tests.load.minutes.test_documents import docx, paragraph, row
from tests.load.minutes.test_merged_cells import BEFORE, NAMES

MEMBERS = ("Ana Roe", "Ben Poe", "Cy Moe", "Dee Loe", "Eve Noe")


def inserted(font: str, code: str) -> str:
    return f'<w:p><w:r><w:sym w:font="{font}" w:char="{code}"/></w:r></w:p>'


def typed(font: str, letter: str) -> str:
    return f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:t>{letter}</w:t></w:r></w:p>'


def table(mark: str, empty: str) -> list[tuple[str, str, str]]:
    return [(name, mark, empty) if name in NAMES["yes"] else (name, empty, mark) for name in MEMBERS]


WORD = {
    "a check mark that was inserted": (inserted("Wingdings", "F0FC"), ""),
    "without the distance of private use": (inserted("Wingdings", "00FC"), ""),
    "checked and empty boxes": (inserted("Wingdings", "F0FE"), inserted("Wingdings", "F0A8")),
    "another font": (inserted("Wingdings 2", "F052"), inserted("Wingdings 2", "F0A3")),
    "a letter that its font shows as a mark": (typed("Wingdings", "ü"), typed("Webdings", " ")),
    "the boxes of a form": (paragraph("☒"), paragraph("☐")),
}


@pytest.mark.parametrize("name", WORD)
def test_a_mark_in_word_is_a_vote(tmp_path: Path, name: str) -> None:
    cells = [(paragraph(member), yes or "<w:p/>", no or "<w:p/>") for member, yes, no in table(*WORD[name])]
    rows = "".join(row(*line) for line in cells)
    head = row(*map(paragraph, ("Member", "Yes", "No")))
    votes, _ = read_votes(
        tmp_path, "minutes.docx", docx(f"{''.join(map(paragraph, BEFORE))}<w:tbl>{head}{rows}</w:tbl>")
    )
    vote = votes[-1]
    assert (vote.names, vote.roll) == (NAMES, "complete")


def test_a_checked_box_in_rtf_is_told_from_an_empty_one() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Wingdings;}}"
    assert rtf_text(rf"{{\rtf1\ansi{fonts}{{\f1\'fe}} Yes {{\f1\'a8}} No {{\f1\u-3844?}}}}").strip() == "☑ Yes ☐ No ✓"


@pytest.mark.parametrize(
    ("mark", "empty"), [("✔\ufe0f", ""), ("☒", "☐"), ("✗", ""), ("[x]", "[ ]"), ("\uf0fc", ""), ("\uf0fe", "\uf0a8")]
)
def test_marks_of_a_table_name_the_members_of_each_side(mark: str, empty: str) -> None:
    lines = table_lines([("Member", "Yes", "No"), *table(mark, empty)])
    assert list(filter(None, lines)) == [f"{side.capitalize()}: {'; '.join(names)}" for side, names in NAMES.items()]


def test_a_check_mark_beside_a_cross_votes_for_neither(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{'<td>'.join(line)}" for line in [("Member", "Yes", "No"), *table("✓", "✗")])
    votes, _ = read_votes(
        tmp_path, "minutes.html", f"{''.join(f'<p>{line}</p>' for line in BEFORE)}<table>{rows}</table>"
    )
    assert votes[-1].names == {}


ROWS = (
    "MINUTES OF THE CITY COUNCIL\nTUESDAY, MAY 6, 2031\nMotion by Member Orr, second by Member Bo, to lease.\n"
    "VOTE Orr Bo Quist Dean\nAye {}\nNay {}\nAbstain {}\nMotion carried.\n"
)


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (("☒ ☐ ☒ ☐", "☐ ☒ ☐ ☐", "☐ ☐ ☐ ☒"), {"yes": ("Orr", "Quist"), "no": ("Bo",), "abstain": ("Dean",)}),
        (("☒☐☒☐", "☐☒☐☐", "☐☐☐☒"), {"yes": ("Orr", "Quist"), "no": ("Bo",), "abstain": ("Dean",)}),
        (("X _ X _", "_ X _ X", "_ _ _ _"), {"yes": ("Orr", "Quist"), "no": ("Bo", "Dean")}),
        (("☒ ☐ ☒ ☐", "☒ ☒ ☐ ☐", "☐ ☐ ☐ ☒"), {}),  # one member twice
        (("☒ ☐ ☒", "☐ ☒ ☐ ☐", "☐ ☐ ☐ ☒"), {}),  # one mark too few
    ],
)
def test_rows_of_marks_below_the_names_of_members(
    tmp_path: Path, rows: tuple[str, str, str], names: dict[str, tuple[str, ...]]
) -> None:
    votes, report = read_votes(tmp_path, "minutes.txt", ROWS.format(*rows))
    assert [vote.names for vote in votes] == [names]
    assert bool(reasons(report, "vote words not read")) is (not names)


def test_rows_of_marks_in_a_pdf(tmp_path: Path) -> None:
    text = ROWS.format("X _ X _", "_ X _ _", "_ _ _ X")
    votes, _ = read_votes(tmp_path, "minutes.pdf", make_pdf([column_of(text.splitlines())]))
    assert [vote.names for vote in votes] == [{"yes": ("Orr", "Quist"), "no": ("Bo",), "abstain": ("Dean",)}]
