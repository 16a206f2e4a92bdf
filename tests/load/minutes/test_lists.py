"""Numbers that Word and browsers draw before the items of lists, and names in lists."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from councilui.load.formats.minutes.documents.files import read_document
from councilui.record.model import AgendaItem, Person
from tests.load.minutes.papers import read_paper, votes_of
from tests.load.vote_table.rows import of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = ("MINUTES OF THE CITY COUNCIL", "TUESDAY, MAY 6, 2031", "Present: Members Bo, Ilves, Orr, Quist and Mayor Tan")
MOTION = "Member Orr moved approval. Member Bo seconded. Motion carried 5-0."


def word_level(level: int, shape: str, text: str, start: int = 1) -> str:
    properties = f'<w:start w:val="{start}"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{level}">{properties}</w:lvl>'


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + word_level(0, "decimal", "%1.", start=5)
    + word_level(1, "lowerLetter", "%1.%2.")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + word_level(0, "upperRoman", "%1.")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + word_level(0, "bullet", "\u2022")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Late"><w:basedOn w:val="Item"/></w:style>'
)


def in_list(text: str, number: int, level: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def styled(text: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def plain(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word(*paragraphs: str, numbering: str = NUMBERING) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        body = f"<w:body>{''.join(paragraphs)}</w:body>"
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}">{body}</w:document>')
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{STYLES}</w:styles>')
        archive.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>')
    return raw.getvalue()


def lines(tmp_path: Path, name: str, content: bytes) -> list[str]:
    path = tmp_path / name
    path.write_bytes(content)
    return [line.text for line in read_document(path).lines]


def test_numbers_that_word_draws_are_read(tmp_path: Path) -> None:
    content = word(
        in_list("Lease", 1),
        in_list("Terms", 1, 1),
        in_list("", 1, 1),
        in_list("Rent", 1, 1),
        in_list("Sale", 1),
        in_list("Price", 1, 1),
        styled("Reports", "Item"),
        styled("Adjournment", "Late"),
        in_list("a bullet", 3),
        in_list("none", 0),
        in_list("again", 4),
    )
    assert lines(tmp_path, "minutes.docx", content) == [
        "5. Lease",
        "5.a. Terms",
        "5.c. Rent",
        "6. Sale",
        "6.a. Price",
        "I. Reports",
        "II. Adjournment",
        "a bullet",
        "none",
        "1. again",
    ]


@pytest.mark.parametrize("level", [word_level(99_000, "decimal", "%99001."), word_level(0, "decimal", "%1." * 99)])
def test_a_list_that_word_couldn_t_draw_has_no_numbers(tmp_path: Path, level: str) -> None:
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1">'
    numbering += '<w:abstractNumId w:val="0"/></w:num>'
    content = word(in_list("Lease", 1), in_list("Sale", 1, 99_000), numbering=numbering)
    assert lines(tmp_path, "minutes.docx", content) == ["Lease", "Sale"]


@pytest.mark.parametrize(
    ("opening", "number"),
    [
        ("<ol start=9>", "9."),
        ("<ol type=A start=3>", "C."),
        ("<ol type='I' start='14'>", "XIV."),
        ("<ol style='list-style-type: lower-alpha'>", "a."),
        ("<ol class=plain>", None),
        ("<ol style='list-style: none'>", None),
        ("<ol reversed start=9>", None),
        ("<ul>", None),
    ],
)
def test_numbers_that_a_browser_draws_are_read(tmp_path: Path, opening: str, number: str | None) -> None:
    end = "</ul>" if opening == "<ul>" else "</ol>"
    page = f"<style>.plain {{ list-style: none inside }}</style>{opening}<li>Lease of the mill{end}"
    lead = f"{number} " if number else ""
    assert lines(tmp_path, "minutes.html", page.encode())[-1] == f"{lead}Lease of the mill"


def test_an_item_of_a_page_can_give_its_number_itself(tmp_path: Path) -> None:
    page = "<ol><li>One<ol type=a><li>Part</ol><li value=7>Seven<li>Eight</ol>"
    assert lines(tmp_path, "minutes.html", page.encode()) == ["1. One", "a. Part", "7. Seven", "8. Eight"]


@pytest.mark.parametrize("form", ["docx", "html", "rtf"])
def test_a_vote_is_filed_under_the_item_whose_number_is_drawn(tmp_path: Path, form: str) -> None:
    if form == "docx":
        paragraphs = [plain(text) for text in HEAD]
        content = word(
            *paragraphs, in_list("Lease of the mill", 1), plain(MOTION), in_list("Sale of the barn", 1), plain(MOTION)
        )
    elif form == "rtf":
        first, second = (f"{{\\listtext\\pard\\plain {number}.\\tab}}\\ls1 " for number in (5, 6))
        texts = (*HEAD, f"{first}Lease of the mill", MOTION, f"{second}Sale of the barn", MOTION)
        content = ("{\\rtf1\\ansi " + "\\par ".join(texts) + "}").encode()
    else:
        head = "".join(f"<p>{text}</p>" for text in HEAD)
        listed = f"<li>Lease of the mill<p>{MOTION}</p></li><li>Sale of the barn<p>{MOTION}</p></li>"
        content = f"{head}<ol start='5'>{listed}</ol>".encode()
    rows, _ = read_paper(tmp_path, f"minutes.{form}", content)
    assert [(item.number, item.title) for item in of(rows, AgendaItem)] == [
        ("5.", "Lease of the mill"),
        ("6.", "Sale of the barn"),
    ]


@pytest.mark.parametrize("form", ["txt", "docx", "html"])
@pytest.mark.parametrize("heads", [("AYES:", "NAYS:"), ("Ayes (3)", "Nays (2)"), ("IN FAVOR", "OPPOSED")])
def test_names_in_numbered_lists_are_names_and_no_items(tmp_path: Path, form: str, heads: tuple[str, str]) -> None:
    sides = (("Bo", "Ilves", "Orr"), ("Quist", "Tan"))
    before, after = ("Member Orr moved the lease. Member Bo seconded.",), ("Motion carried.",)
    if form == "txt":
        lists = [
            f"{head}\n" + "\n".join(f"{n}. {name}" for n, name in enumerate(side, 1))
            for head, side in zip(heads, sides, strict=True)
        ]
        content = "\n\n".join((*HEAD, *before, *lists, *after)).encode()
    elif form == "html":
        lists = [
            f"<p>{head}</p><ol>{''.join(f'<li>{name}</li>' for name in side)}</ol>"
            for head, side in zip(heads, sides, strict=True)
        ]
        content = "".join((*(f"<p>{text}</p>" for text in (*HEAD, *before)), *lists, f"<p>{after[0]}</p>")).encode()
    else:
        first = [plain(heads[0]), *(in_list(name, 4) for name in sides[0])]
        second = [plain(heads[1]), *(styled(name, "Roll") for name in sides[1])]
        content = word(*(plain(text) for text in (*HEAD, *before)), *first, *second, *(plain(text) for text in after))
    rows, _ = read_paper(tmp_path, f"minutes.{form}", content)
    vote = votes_of(rows)[0]
    assert vote.names == {"yes": sides[0], "no": sides[1]}
    assert vote.roll == "complete"
    assert len(of(rows, AgendaItem)) == 1


OFFICES = (
    ("Ada Moreno, Chair", "Ben Diaz, Vice Chair", "Cora Lind, Secretary", "Van Tran", "Bo Orr, Member"),
    ("Ada Moreno, Ward 1", "Ben Diaz, Ward 2", "Cora Lind, At-Large", "Van Tran, District 4", "Bo Orr, Mayor"),
    ("Ada Moreno", "Ben Diaz", "Cora Lind, Mayor Pro Tem", "Van Tran", "Bo Orr"),
)


@pytest.mark.parametrize("members", OFFICES)
@pytest.mark.parametrize("lead", ["PRESENT: ", "Present:\n", "Members present:\n\n", "PRESENT:\n1. "])
@pytest.mark.parametrize("heading", ["Parking", "1. Parking", "PARKING"])
def test_an_office_behind_a_name_is_no_title_of_the_next_line(
    tmp_path: Path, members: tuple[str, ...], lead: str, heading: str
) -> None:
    listed = lead + "\n".join(
        f"{n}. {name}" if lead.endswith("1. ") and n > 1 else name for n, name in enumerate(members, 1)
    )
    roll = "Moreno moved approval. Diaz seconded.\nAYES: Moreno, Diaz, Orr\nNAYS: Tran, Lind\nMotion carried."
    rows, _ = read_paper(tmp_path, "minutes.txt", f"{HEAD[0]}\n{HEAD[1]}\n{listed}\n\n{heading}\n\n{roll}\n")
    people = {person.name for person in of(rows, Person)}
    assert people == {"Ada Moreno", "Ben Diaz", "Cora Lind", "Van Tran", "Bo Orr"}
