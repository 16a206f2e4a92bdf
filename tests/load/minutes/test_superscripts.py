"""The raised mark of a note is no figure of the number, and no part of the name, that it stands behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.load.html_text import html_text
from councilui.load.rtf import rtf_text
from councilui.load.superscripts import superscript, without_note_marks
from tests.load.minutes.papers import read_votes
from tests.load.minutes.pdf_pages import Word, column_of, make_pdf
from tests.load.minutes.test_struck_out import docx, paragraph, run

# `^1` stands for a raised 1.
PAPER = (
    "City Council of Springfield",
    "Minutes of the regular meeting, May 6, 2031",
    "Present: Ana Roe, Ben Poe, Cy Moe, Dee Loe, Eve Noe, Fay Hoe, Gus Joe",
    "Moved by Roe^1, seconded by Poe, to approve the lease of lot 7. Motion carried 5^2-2.",
    "Moved by Moe, seconded by Poe, to approve the sale of lot 8.",
    "AYES: Ana Roe, Ben Poe^1, Cy Moe, Dee Loe (4^3)",
    "NOES: Eve Noe, Fay Hoe, Gus Joe^12 (3)",
    "Motion carried.",
)
RAISED = '<w:vertAlign w:val="superscript"/>'
NOTE_STYLE = (
    '<w:style w:type="character" w:styleId="Mark"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Note"><w:basedOn w:val="Mark"/></w:style>'
)
WORD_FORMS = {
    "word": RAISED,
    "word, by height": '<w:position w:val="6"/>',
    "word, by a style": '<w:rStyle w:val="Note"/>',
}


def _pieces(line: str) -> list[tuple[str, str]]:
    """A line as pairs of words and the raised figures behind them."""
    pairs: list[tuple[str, str]] = []
    for part in line.split("^"):
        figures = part[: len(part) - len(part.lstrip("0123456789"))] if pairs else ""
        if pairs:
            pairs[-1] = (pairs[-1][0], figures)
        pairs.append((part[len(figures) :], ""))
    return pairs


def _pdf_line(line: str, bottom: float) -> list[Word]:
    words = []
    left = 72.0
    for text, figures in _pieces(line):
        words.append(Word(left, bottom, text))
        left += 6 * len(text)  # Courier: each letter is as wide
        if figures:
            words.append(Word(left, bottom + 4, figures, 6))
            left += 3.6 * len(figures)
    return words


def _paper(form: str) -> tuple[str, bytes]:
    if form == "pdf":
        words = [word for number, line in enumerate(PAPER) for word in _pdf_line(line, 720 - 20 * number)]
        return "minutes.pdf", make_pdf([words], font="Courier")
    if form in WORD_FORMS:
        mark = WORD_FORMS[form]
        pieces = [[(run(text), run(figures, mark)) for text, figures in _pieces(line)] for line in PAPER]
        paragraphs = [paragraph(*(piece for pair in line for piece in pair)) for line in pieces]
        return "minutes.docx", docx(*paragraphs, styles=NOTE_STYLE)
    if form == "text":
        lines = ["".join(text + superscript(figures) for text, figures in _pieces(line)) for line in PAPER]
        return "minutes.txt", "\n\n".join(lines).encode()
    mark = "<a href='#n'><sup>{}</sup></a>" if form == "html, a link" else "<sup>{}</sup>"
    lines = [
        "".join(text + (mark.format(figures) if figures else "") for text, figures in _pieces(line)) for line in PAPER
    ]
    return "minutes.html", "".join(f"<p>{line}</p>" for line in lines).encode()


@pytest.mark.parametrize("form", ["html", "html, a link", "text", "pdf", *WORD_FORMS])
def test_a_note_mark_changes_no_number_and_no_name(tmp_path: Path, form: str) -> None:
    votes, _ = read_votes(tmp_path, *_paper(form))
    lease, sale = votes
    assert (lease.mover, lease.announced, lease.result) == ("Roe", {"yes": 5, "no": 2}, "pass")
    assert sale.announced == {"yes": 4, "no": 3}
    assert sale.names == {"yes": ("Ana Roe", "Ben Poe", "Cy Moe", "Dee Loe"), "no": ("Eve Noe", "Fay Hoe", "Gus Joe")}
    assert sale.roll == "complete"


def test_a_pdf_of_one_size_has_no_note_marks(tmp_path: Path) -> None:
    lines = [line.replace("^1", "").replace("^2", "").replace("^3", "") for line in PAPER]
    votes, _ = read_votes(tmp_path, "minutes.pdf", make_pdf([column_of(lines)]))
    lease, _ = votes
    assert lease.announced == {"yes": 5, "no": 2}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("carried 5²-2", "carried 5-2"),
        ("Mr. Poe¹², Ms. Roe¹,²", "Mr. Poe, Ms. Roe"),
        ("500 ft² and 20 km² of land, 3 m² more", "500 ft² and 20 km² of land, 3 m² more"),
        ("“so moved.”⁴", "“so moved.”"),
        ("² A note begins so", "² A note begins so"),
    ],
)
def test_a_unit_keeps_its_power(text: str, plain: str) -> None:
    assert without_note_marks(text) == plain


@pytest.mark.parametrize(
    "note",
    [
        r"{\rtf1\ansi Carried 5{\super 2}-2 on the 5{\super th}.}",
        r"{\rtf1\ansi Carried 5\up6 2\up0 -2 on the 5\super th\nosupersub .}",
        "Carried 5<sup>2</sup>-2 on the 5<sup>th</sup>.",
    ],
)
def test_a_note_of_legistar_keeps_figures_apart(note: str) -> None:
    assert (rtf_text(note) if note.startswith("{") else html_text(note)) == "Carried 5²-2 on the 5th."
