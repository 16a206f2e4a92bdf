"""Words that a paper strikes out, deletes, hides or adds to a page give no vote, mover or result, and are listed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from councilui.load.formats.minutes.documents.files import read_document
from councilui.load.report import unbalanced
from tests.load.minutes.papers import VoteRow, load_paper, read_votes, reasons, vote_rows
from tests.load.minutes.pdf_pages import column_of, make_pdf

HEAD = (
    "MINUTES OF THE CITY COUNCIL MEETING\nTUESDAY, MAY 6, 2031\nPresent: Members Bo, Ilves, Orr, Quist and Mayor Tan\n"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="GoneToo"><w:basedOn w:val="Gone"/></w:style>'
    '<w:style w:type="character" w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def docx(*paragraphs: str, styles: str = STYLES) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        body = "".join(paragraphs)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>')
    return raw.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


WORD_STRIKES = {
    "strike": "<w:strike/>",
    "double strike": '<w:dstrike w:val="1"/>',
    "a style of characters": '<w:rStyle w:val="Struck"/>',
}
HTML_STRIKES = {
    "s": "<s>{}</s>",
    "strike": "<strike>{}</strike>",
    "del": "<del datetime='2031-05-07'>{}</del>",
    "an attribute": "<span style='color: red; text-decoration: underline line-through'>{}</span>",
    "a class of the sheet": "<span class='c7 c3'>{}</span>",
    "a class under another": "<div class='old'><span class='c9'>{}</span></div>",
    "a framework's class": "<span class='line-through'>{}</span>",
}
SHEET = (
    "<style>@media print { p { display: none } } /* .c1 { display: none } */ .c3, .c4 {\n text-decoration:line-through"
    "} .old > .c9 { text-decoration-line: line-through } .away { display: none } div.shown.away { display: block }"
    "</style>"
)
HTML_HIDING = {
    "display": "<p style='display:none'>{}</p>",
    "visibility": "<div style='visibility: hidden'>{}</div>",
    "hidden": "<section hidden>{}</section>",
    "a class of the sheet": "<div class='away'><p>{}</p></div>",
    "a table": "<table class='away'><tr><td>{}</td></tr></table>",
}
MARKDOWN_STRIKES = {
    "two tildes": "~~{}~~",
    "one tilde": "~{}~",
    "a tag": "<del>{}</del>",
    "around emphasis": "~~**{}**~~",
}
MOVED = "Moved by Member Orr, seconded by Member Bo, to approve the lease. Motion "


def strike(form: str, kind: str, text: str) -> str:
    if form == "docx":
        return run(text, WORD_STRIKES[kind])
    return (HTML_STRIKES if form == "html" else MARKDOWN_STRIKES)[kind].format(text)


def paper(form: str, *paragraphs: tuple[str, ...]) -> str | bytes:
    """A paper; each paragraph is plain text and words that are marked already, in turn."""
    head = HEAD.strip().split("\n")
    if form == "docx":
        texts = [paragraph(run(line)) for line in head]
        texts += [paragraph(*(part if index % 2 else run(part) for index, part in enumerate(p))) for p in paragraphs]
        return docx(*texts)
    if form == "html":
        lines = "".join(f"<p>{line}</p>" for line in (*head, *("".join(parts) for parts in paragraphs)))
        return f"<html><head>{SHEET}</head><body>{lines}</body></html>"
    return "\n\n".join((*head, *("".join(parts) for parts in paragraphs)))


STRIKES = [
    *(("docx", kind) for kind in WORD_STRIKES),
    *(("html", kind) for kind in HTML_STRIKES),
    *(("md", kind) for kind in MARKDOWN_STRIKES),
]


@pytest.mark.parametrize(("form", "kind"), STRIKES)
def test_a_struck_vote_is_no_vote_and_a_struck_number_no_number(form: str, kind: str, tmp_path: Path) -> None:
    gone = strike(form, kind, "Moved by Member Quist, seconded by Member Bo, to sell the mill. Motion carried 5-0.")
    number = strike(form, kind, "carried 5-0")
    content = paper(form, ("", gone), (MOVED, number, " failed 2-3."))
    outcome = load_paper(tmp_path, f"2031-05-06-minutes.{form}", content)
    assert vote_rows(tmp_path) == [VoteRow("Orr", "Bo", "fail", {"yes": 2, "no": 3}, {}, "none")]
    listed = [reason.strip("“”*") for reason in reasons(outcome, "words struck out")]
    assert listed == [
        "Moved by Member Quist, seconded by Member Bo, to sell the mill. Motion carried 5-0.",
        "carried 5-0",
    ]
    assert not unbalanced(outcome.reports[0].entries.items())


@pytest.mark.parametrize(("form", "kind"), STRIKES)
def test_a_struck_name_votes_nowhere_and_the_names_behind_it_do(form: str, kind: str, tmp_path: Path) -> None:
    bo, tan = (strike(form, kind, name) for name in ("Bo,", "Tan,"))
    ayes = (f"{MOVED}carried. Ayes: Orr, ", bo, " Tan, Ilves. Nays: ", tan, " Quist.")
    votes, _ = read_votes(tmp_path, f"2031-05-06-minutes.{form}", paper(form, ayes))
    [row] = votes
    assert row.names == {"yes": ("Ilves", "Orr", "Tan"), "no": ("Quist",)}


def test_a_struck_list_is_not_read_as_the_roll(tmp_path: Path) -> None:
    votes, _ = read_votes(
        tmp_path,
        "2031-05-06-minutes.md",
        f"{HEAD}\n{MOVED}carried.\n\n~~Ayes: Orr, Bo\nNays: Tan~~\n\nAyes: Orr, Bo, Tan. Nays: None.\n",
    )
    [row] = votes
    assert row.names == {"yes": ("Bo", "Orr", "Tan")}


@pytest.mark.parametrize("kind", HTML_HIDING)
def test_a_hidden_vote_of_a_page_is_listed_and_not_loaded(kind: str, tmp_path: Path) -> None:
    words = "Moved by Quist, seconded by Bo, to sell the mill. Motion carried 5-0."
    page = paper("html", (f"{MOVED}failed 2-3.",), ("", HTML_HIDING[kind].format(words)), ("The end.",))
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.html", page)
    assert votes == [VoteRow("Orr", "Bo", "fail", {"yes": 2, "no": 3}, {}, "none")]
    assert reasons(report, "words hidden") == [f"“{words}”"]


def test_a_hidden_menu_is_not_told_of_and_what_a_rule_shows_again_is_read(tmp_path: Path) -> None:
    page = paper("html", ("<ul class='away'><li>Home<li>Contact</ul>",), (f"<div class='away shown'>{MOVED}carried.",))
    votes, report = read_votes(tmp_path, "2031-05-06-minutes.html", page)
    assert [row.result for row in votes] == ["pass"]
    assert reasons(report, "words hidden") == []


def test_what_follows_a_hidden_paragraph_without_its_end_tag_is_read(tmp_path: Path) -> None:
    page = paper("html", (f"<p hidden>Motion lost.<p>{MOVED}carried.",))
    votes, _ = read_votes(tmp_path, "2031-05-06-minutes.html", page)
    assert [(row.mover, row.result) for row in votes] == [("Orr", "pass")]


def lines_of(tmp_path: Path, content: bytes) -> tuple[list[str], list[str]]:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    document = read_document(path)
    return [line.text for line in document.lines], [piece.text for piece in document.unread]


def test_words_are_struck_by_a_style_of_their_paragraph_and_by_its_base(tmp_path: Path) -> None:
    content = docx(
        paragraph(run("One."), style="Gone"),
        paragraph(run("Two, "), run("three,", "<w:strike w:val='0'/>"), run("four.", '<w:rStyle w:val="Struck"/>'),
                  style="GoneToo"),
        paragraph(run("Five.", '<w:rStyle w:val="Secret"/>'), run("Six.", "<w:vanish/>"), run("Seven.")),
    )  # fmt: skip
    assert lines_of(tmp_path, content) == (["three,four.", "Seven."], ["One.", "Two,", "Five.Six."])


def test_deleted_words_of_tracked_changes_are_listed_and_a_text_box_is_read_once(tmp_path: Path) -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{paragraph(run('Boxed.'))}</w:txbxContent>"
    alternate = f'<w:r><m:AlternateContent xmlns:m="{mc}"><m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback>'
    content = docx(
        paragraph(run("Carried "), "<w:del><w:r><w:delText>5-0</w:delText></w:r></w:del>", run("4-1.")),
        paragraph(f"{alternate}</m:AlternateContent></w:r>"),
    )
    assert lines_of(tmp_path, content) == (["Carried 4-1.", "Boxed."], ["5-0"])


STRUCK_PDF = (
    "City Council of Springfield",
    "Minutes of the regular meeting, May 6, 2031",
    "Present: Ana Roe, Ben Poe, Cy Moe, Dee Loe, Eve Gray",
    "Moved by Roe, seconded by Moe, to approve the lease of lot 7.",
    "AYES: Ana Roe, Cy Moe, Dee Loe",
    "NOES: Ben Poe, Eve Gray",
    "Motion carried.",
)
LEFT, TOP, STEP, LETTER = 72, 720, 20, 6  # points; a letter of Courier at 10 points is 6 wide


def _stroke(form: str, words: str, above: float) -> tuple[bytes, bytes]:
    """A drawing and an annotation that put a line over some words, so far above their foot."""
    number = max(index for index, line in enumerate(STRUCK_PDF) if words in line)
    left = LEFT + LETTER * STRUCK_PDF[number].index(words)
    right, bottom = left + LETTER * len(words), TOP - STEP * number
    if form == "a line":
        return b"0.5 w %g %g m %g %g l S" % (left, bottom + above, right, bottom + above), b""
    if form == "a thin box":
        return b"%g %g %g 0.6 re f" % (left, bottom + above - 0.3, right - left), b""
    low, high = bottom + above - 4, bottom + above + 4
    quad = b" ".join(b"%g %g" % corner for corner in ((left, high), (right, high), (left, low), (right, low)))
    box = b"%g %g %g %g" % (left, low, right, high)
    return b"", b"<< /Type /Annot /Subtype /StrikeOut /Rect [%s] /QuadPoints [%s] /C [1 0 0] >>" % (box, quad)


def _struck_pdf(form: str, words: str, above: float) -> bytes:
    drawing, annotation = _stroke(form, words, above)
    page = column_of(STRUCK_PDF, left=LEFT, top=TOP, step=STEP)
    return make_pdf([page], font="Courier", drawing=drawing, annotation=annotation)


@pytest.mark.parametrize("form", ["a line", "a thin box", "an annotation"])
@pytest.mark.parametrize(
    ("words", "noes"), [("Ben Poe, ", ("Eve Gray",)), (", Eve Gray", ("Ben Poe",)), ("NOES: Ben Poe, Eve Gray", None)]
)
def test_a_line_through_words_of_a_pdf_strikes_them_out(
    tmp_path: Path, form: str, words: str, noes: tuple[str, ...] | None
) -> None:
    votes, report = read_votes(tmp_path, "minutes.pdf", _struck_pdf(form, words, 3))
    [vote] = votes
    assert vote.names.get("no") == noes
    assert [reason.strip("“”, ") for reason in reasons(report, "words struck out")] == [words.strip(", ")]


@pytest.mark.parametrize("form", ["a line", "a thin box"])
@pytest.mark.parametrize("above", [-1.5, -0.8, 10, 14])
def test_a_line_under_words_or_between_them_strikes_nothing_out(tmp_path: Path, form: str, above: float) -> None:
    votes, _ = read_votes(tmp_path, "minutes.pdf", _struck_pdf(form, "NOES: Ben Poe, Eve Gray", above))
    [vote] = votes
    assert vote.names["no"] == ("Ben Poe", "Eve Gray")


FIELDS = {
    "a text": (b"/FT /Tx /T (Eve Gray) /V (Nay)", "Eve Gray: Nay"),
    "a choice": (b"/FT /Ch /Ff 131072 /T (Eve Gray) /Opt [(Aye) (Nay)] /V (Nay)", "Eve Gray: Nay"),
    "a box": (b"/FT /Btn /T (Eve Gray) /V /Nay /AS /Nay /AP << /N << /Nay 2 0 R /Off 2 0 R >> >>", "Eve Gray: Nay"),
}


@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_filled_into_a_form_gives_no_vote_and_is_listed(tmp_path: Path, kind: str) -> None:
    field, entry = FIELDS[kind]
    empty = (b"/FT /Tx /T (Ben Poe)", b"/FT /Btn /T (Cy Moe) /AS /Off /AP << /N << /Aye 2 0 R /Off 2 0 R >> >>")
    page = column_of(STRUCK_PDF, left=LEFT, top=TOP, step=STEP)
    votes, report = read_votes(tmp_path, "minutes.pdf", make_pdf([page], font="Courier", fields=[field, *empty]))
    assert votes[0].names.get("no") == ("Ben Poe", "Eve Gray")
    assert [reason.strip("“”") for reason in reasons(report, "words added to the page")] == [entry]


def test_what_is_typed_on_top_of_a_page_is_listed(tmp_path: Path) -> None:
    note = b"<< /Type /Annot /Subtype /FreeText /Rect [300 300 400 320] /Contents (Eve Gray voted aye) >>"
    page = column_of(STRUCK_PDF, left=LEFT, top=TOP, step=STEP)
    _, report = read_votes(tmp_path, "minutes.pdf", make_pdf([page], font="Courier", annotation=note))
    assert [reason.strip("“”") for reason in reasons(report, "words added to the page")] == ["Eve Gray voted aye"]
