"""Documents of each kind as lines: page feet, hyphens, columns, nested tables, pages of scripts, scans."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.load.formats.minutes.documents.files import read_document
from councilui.load.formats.minutes.documents.lines import UnreadableError
from tests.load.minutes.papers import load_paper, read_votes, reasons
from tests.load.minutes.pdf_pages import Word, column_of, make_pdf
from tests.load.minutes.test_layouts import FIVE, HEAD, PROSE

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, *, declaration: str = "") -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr(
            "word/document.xml", f'{declaration}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
    return raw.getvalue()


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def foot(page: int) -> list[Word]:
    """A running foot as Word writes it: first in the page's stream, at its bottom."""
    return [Word(72, 66, "Regular Meeting"), Word(72, 54, f"Lanport City Council {page} May 6, 2031")]


@pytest.mark.parametrize("is_first", [True, False])
def test_a_page_foot_inside_a_vote_is_no_part_of_it(tmp_path: Path, is_first: bool) -> None:
    """The words of the vote run over the page: "by the following voice / foot / vote: Ayes: …"."""
    lines = PROSE.split("\n")
    pages = [column_of(lines[:6]), column_of(lines[6:]), column_of(["ADJOURNMENT"])]
    pages = [[*foot(n), *page] if is_first else [*page, *foot(n)] for n, page in enumerate(pages, 1)]
    votes, _ = read_votes(tmp_path, "minutes.pdf", make_pdf(pages))
    (vote,) = votes
    assert vote.announced == {"yes": 3, "no": 1, "absent": 1}
    assert vote.names == {"yes": ("Ilves", "Orr", "Tan"), "no": ("Quist",), "absent": ("Bo",)}


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [
        "MINUTES OF THE CITY COUNCIL",
        "May 6, 2031",
        "Present: Members Bo, Orr, Quist",
        "Member Orr moved the lease,",
    ]
    right = ["seconded by Member Bo. Motion", "passed, 2-1. Those voting yea: Orr, Bo.", "Those voting nay: Quist."]
    votes, _ = read_votes(tmp_path, "minutes.pdf", make_pdf([[*column_of(left), *column_of(right, left=330)]]))
    (vote,) = votes
    assert (vote.mover, vote.announced) == ("Orr", {"yes": 2, "no": 1})
    assert vote.names == {"yes": ("Bo", "Orr"), "no": ("Quist",)}


def test_a_column_for_each_option_is_read_by_place(tmp_path: Path) -> None:
    head = column_of([*HEAD.strip().split("\n"), "Moved by S. Orr", "Seconded by K. Bo", "That clause 3 be approved."])
    table = [
        Word(72, 620, "Yeas:"), Word(330, 620, "Nays:"), Word(450, 620, "Absent:"),
        Word(72, 606, "Mayor B. Tan"), Word(160, 606, "S. Orr"), Word(250, 606, "K. Bo"), Word(330, 606, "A. Ilves"),
        Word(450, 606, "P. Hale"), Word(72, 592, "J. Quist"), Word(160, 592, "P. Van Meer"),
        Word(72, 570, "Motion Passed (5 to 1)"),
    ]  # fmt: skip
    votes, _ = read_votes(tmp_path, "minutes.pdf", make_pdf([[*head, *table]]))
    (vote,) = votes
    assert vote.announced == {"yes": 5, "no": 1}
    assert vote.names["no"] == ("A. Ilves",)
    assert vote.names["absent"] == ("P. Hale",)
    assert len(vote.names["yes"]) == 5


def test_a_row_without_a_mark_is_nobodys_vote(tmp_path: Path) -> None:
    head = column_of([*HEAD.strip().split("\n"), "Moved by Orr, seconded by Tan, to adopt Resolution 5."])
    heads = ("COUNCIL MEMBER", "AYE", "NAY", "Abstain")
    table = [
        *(Word(left, 600, text) for left, text in zip((72, 180, 215, 250), heads, strict=True)),
        *(Word(left, 600, text) for left, text in zip((320, 430, 465, 500), heads, strict=True)),
        Word(72, 585, "Orr"), Word(186, 585, "X"), Word(320, 585, "Tan"), Word(471, 585, "X"),
        Word(72, 570, "Ilves"), Word(186, 570, "X"), Word(320, 570, "Hale"),
        Word(72, 540, "Motion carried."),
    ]  # fmt: skip
    votes, _ = read_votes(tmp_path, "minutes.pdf", make_pdf([[*head, *table]]))
    (vote,) = votes
    assert (vote.names.get("yes"), vote.names.get("no"), vote.result) == (("Ilves", "Orr"), ("Tan",), "pass")
    assert "absent" not in vote.names


def test_word_tables_and_tables_inside_their_cells(tmp_path: Path) -> None:
    names = "".join(row(paragraph(f"Councillor {name}")) for name in ("Orr", "Tan"))
    inner = f"<w:tbl>{names}</w:tbl>{paragraph('')}"
    table = (
        row(paragraph("SUBJECT"), paragraph("YEA", "S"), paragraph("NAYS"), paragraph("DISPOSITION"))
        + row(paragraph("Item 6"), inner, paragraph("Councillor Quist"), paragraph("CARRIED"))
        + row(paragraph("By-Law ##/###"), paragraph("Councillor X"), paragraph("Councillor X"), paragraph("PASSED"))
    )
    body = "".join(map(paragraph, HEAD.strip().split("\n"))) + f"<w:tbl>{table}</w:tbl>"
    votes, report = read_votes(tmp_path, "minutes.docx", docx(body))
    (vote,) = votes
    assert (vote.result, vote.names) == ("pass", {"yes": ("Orr", "Tan"), "no": ("Quist",)})
    assert reasons(report, "form left in the document")


def test_labeled_blocks_of_a_page_without_its_menus(tmp_path: Path) -> None:
    page = (
        "<html><body><nav>Carried</nav><h1>Council Minutes</h1><p>Tuesday, May 6, 2031</p><ul><li>"
        "<div class='MovedBy'><span>Moved by:</span><span> B. Orr</span></div>"
        "<div><span>Seconded by:</span> K. Tan</div><div>That it be approved.</div>"
        "<table><tr><td>In Favour (2)</td><td>B. Orr, and K. Tan</td></tr>"
        "<tr><td>Opposed (1)</td><td>J. Rice</td></tr><tr><td></td></tr></table>"
        "<div>Motion Carried (2 to 1)</div></li></ul>"
        "<script>var ayes = 'moved seconded'</script></body></html>"
    )
    votes, _ = read_votes(tmp_path, "minutes.html", page)
    (vote,) = votes
    assert (vote.mover, vote.seconder, vote.result, vote.announced) == ("B. Orr", "K. Tan", "pass", {"yes": 2, "no": 1})
    assert vote.names == {"yes": ("B. Orr", "K. Tan"), "no": ("J. Rice",)}


def test_the_page_of_a_web_archive_is_read(tmp_path: Path) -> None:
    archive = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="next"\n\n--next\nContent-Type: text/html\n'
        "Content-Transfer-Encoding: quoted-printable\n\n<p>COUNCIL MINUTES</p><p>May 6, 20=\n31</p><p>Moved by B. Orr,"
        " seconded by K. Tan, to lease. Ayes: Orr, Tan. Nays: J. P=C3=A9rez. Motion carried.</p>\n--next\n"
        "Content-Type: image/gif\nContent-Transfer-Encoding: base64\n\nR0lGODlh\n--next--\n"
    )
    votes, _ = read_votes(tmp_path, "minutes.mht", archive)
    assert [(vote.mover, vote.result, vote.names) for vote in votes] == [
        ("B. Orr", "pass", {"yes": ("Orr", "Tan"), "no": ("J. Pérez",)})
    ]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("minutes.mhtml", b"Content-Type: image/gif\n\nGIF", "no page in this web archive"),
        ("minutes.mht", b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 3_000, "no page in this web archive"),
        ("scan.pdf", make_pdf([[]]), "it is a scan"),
        ("minutes.pdf", b"%PDF-1.4\nnothing", "damaged"),
        ("minutes.pdf", make_pdf([[], []]).replace(b"/Page ", b"/Pagx ", 1), "page 1 can't be read"),
        ("minutes.doc", b"\xd0\xcf\x11\xe0rest", "save it as .docx or PDF"),
        ("minutes.docx", b"PK\x03\x04rest", "damaged"),
        ("minutes.docx", docx(paragraph("x"), declaration="<!DOCTYPE x [<!ENTITY a 'b'>]>"), "entities"),
        (
            "agenda.txt",
            b"CITY COUNCIL AGENDA\nTuesday, May 6, 2031\n1. Minutes\n2. Ayes and nays, motion carried",
            "agenda",
        ),
        ("minutes.txt", b"MINUTES\nMoved by Orr, seconded by Bo. Carried.\n", "no meeting date"),
    ],
)
def test_what_gives_no_vote_is_refused_with_what_helps(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    with pytest.raises(CouncilError, match=sentence):
        load_paper(tmp_path, name, content)
    assert not (tmp_path / "a.db").exists()


def test_a_scan_is_read_by_the_users_tesseract_and_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    text = FIVE + "Motion by Member Orr, seconded by Member Bo. Motion carried, 5-0."
    program.write_text(f"#!/bin/sh\nhead -c 3 | grep -q P5 || exit 1\ncat <<'END'\n{text}\nEND\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    path = tmp_path / "scan.pdf"
    path.write_bytes(make_pdf([[]]))
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    document = read_document(path, ocr=True)
    assert document.is_ocr
    assert "Motion carried, 5-0." in document.lines[-1].text
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableError, match="tesseract"):
        read_document(path, ocr=True)


def test_markdown_loses_its_marks_and_keeps_its_tables(tmp_path: Path) -> None:
    text = (
        "# Town of Ashby\n**Council minutes**\n\nMay 6, 2031\n\nPresent: Orr, Tan, Ilves\n\nMoved by Orr, seconded"
        " by Tan, to adopt it.\n\n| Member | Vote |\n|---|---|\n| Orr | Aye |\n| Tan | Nay |\n| Ilves | Aye |\n\n"
        "**Motion carried.**\n"
    )
    votes, _ = read_votes(tmp_path, "minutes.md", text)
    (vote,) = votes
    assert (vote.result, vote.names) == ("pass", {"yes": ("Ilves", "Orr"), "no": ("Tan",)})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("form", ["{}", "<html><body><p>{}</p></body></html>"], ids=["txt", "html"])
def test_votes_are_read_in_any_encoding(form: str, encoding: str, tmp_path: Path) -> None:
    name = "minutes.html" if "html" in form else "minutes.txt"
    votes, _ = read_votes(tmp_path, name, form.format(PROSE.replace("Quist", "Müller")).encode(encoding))
    (vote,) = votes
    assert "Müller" in str(vote)
