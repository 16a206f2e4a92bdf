"""ODT, which LibreOffice writes: its paragraphs, tables and pages, and what in it is not to be read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from councilui.load.formats.minutes.documents.files import read_document
from councilui.load.formats.minutes.documents.lines import UnreadableError
from tests.load.minutes.papers import VoteRow, read_votes, reasons

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style")
)
STYLES = (
    '<style:style style:name="Gone"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="GoneToo" style:parent-style-name="Gone"/>'
    '<style:style style:name="Secret"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Raised"><style:text-properties style:text-position="super 58%"/></style:style>'
)
HEAD = ("MINUTES OF THE LANPORT TOWN BOARD MEETING", "MAY 6, 2031", "Present: Members Orr, Bo, Ilves, Quist and Dean")
MOVED = "Member Orr moved to buy the truck, seconded by Member Bo."


def odt(*blocks: str) -> bytes:
    head = "".join(f"<text:h>{line}</text:h>" for line in HEAD)
    text = f"<office:text>{head}{''.join(blocks)}</office:text>"
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body>{text}</office:body></office:document-content>",
        )
    return raw.getvalue()


def paragraph(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def test_votes_of_an_odt_are_loaded(tmp_path: Path) -> None:
    ayes = "<text:p>AYES:<text:tab/>Orr, Bo,<text:s text:c='2'/>Ilves<text:line-break/>NAYS: Quist, Dean</text:p>"
    blocks = f"{paragraph(MOVED)}{ayes}{paragraph('Motion carried.')}"
    votes, _ = read_votes(
        tmp_path, "minutes.odt", odt(f"<text:list><text:list-item>{blocks}</text:list-item></text:list>")
    )
    assert votes == [
        VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean", "Quist")}, "complete")
    ]


def test_a_table_of_votes_in_an_odt_is_read(tmp_path: Path) -> None:
    rows = (("Member", "Vote"), ("Orr", "Yes"), ("Bo", "Yes"), ("Ilves", "Yes"), ("Quist", "No"), ("Dean", "Yes"))
    cells = ("".join(f"<table:table-cell>{paragraph(cell)}</table:table-cell>" for cell in row) for row in rows)
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    votes, _ = read_votes(tmp_path, "minutes.odt", odt(paragraph(MOVED), f"<table:table>{table}</table:table>"))
    assert votes[0].names == {"yes": ("Bo", "Dean", "Ilves", "Orr"), "no": ("Quist",)}


@pytest.mark.parametrize("style", ["Gone", "GoneToo"])
def test_struck_words_of_an_odt_give_no_vote_and_are_listed(tmp_path: Path, style: str) -> None:
    struck = f'<text:span text:style-name="{style}">Motion failed 2-3.</text:span>'
    votes, report = read_votes(tmp_path, "minutes.odt", odt(paragraph(f"{MOVED} {struck} Motion carried 4-1.")))
    assert [(row.result, row.announced) for row in votes] == [("pass", {"yes": 4, "no": 1})]
    assert reasons(report, "words struck out") == ["“Motion failed 2-3.”"]


def test_hidden_and_deleted_words_of_an_odt_give_no_vote_and_are_listed(tmp_path: Path) -> None:
    hidden = '<text:span text:style-name="Secret">Motion failed 2-3.</text:span>'
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{paragraph('The motion was tabled 5-0.')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    votes, report = read_votes(
        tmp_path, "minutes.odt", odt(deleted, paragraph(f"{MOVED} {hidden} Motion carried 4-1."))
    )
    assert [row.announced for row in votes] == [{"yes": 4, "no": 1}]
    assert reasons(report, "words hidden") == ["“Motion failed 2-3.”"]
    assert reasons(report, "words struck out") == ["“The motion was tabled 5-0.”"]


def test_notes_and_comments_of_an_odt_are_no_part_of_its_sentences(tmp_path: Path) -> None:
    note = f"<text:note><text:note-body>{paragraph('See 4-1.')}</text:note-body></text:note>"
    comment = f"<office:annotation>{paragraph('Check this.')}</office:annotation>"
    path = tmp_path / "minutes.odt"
    path.write_bytes(odt(paragraph(f"Motion carried{note}{comment} 3-2.")))
    assert read_document(path).lines[-1].text == "Motion carried 3-2."


def test_pages_of_an_odt_are_counted_where_libreoffice_marks_them(tmp_path: Path) -> None:
    path = tmp_path / "minutes.odt"
    path.write_bytes(odt(paragraph("One"), paragraph("<text:soft-page-break/>Two")))
    document = read_document(path)
    assert document.pages == 2
    assert [line.page for line in document.lines[-2:]] == [1, 2]


@pytest.mark.parametrize("raw", [b"PK\x03\x04 cut off", b"no archive"])
def test_a_damaged_odt_is_told_in_a_sentence(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "minutes.odt"
    path.write_bytes(raw)
    with pytest.raises(UnreadableError) as error:
        read_document(path)
    assert error.value.reason in ("The file is damaged, or not a LibreOffice document.", "The file isn't ODT.")
