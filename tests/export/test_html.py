"""The HTML as an independent reader takes it: html5lib, strict, which stops at the first breach of HTML5."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from councilui.analysis.agreement_wording import agreement_page
from councilui.analysis.comparison import compare
from councilui.analysis.headlines import plain_title
from councilui.analysis.vote_report import VoteReport
from councilui.export.agreement import agreement_export
from councilui.export.comparison import comparison_export
from councilui.export.document import Figure, document, paragraph, section, title
from councilui.export.formats import write_exports
from councilui.export.formats.html import html_page
from councilui.export.formats.markdown import markdown
from councilui.export.meeting import meeting_export
from councilui.export.model import Export
from councilui.export.person import person_export
from councilui.export.vote import vote_export
from councilui.export.vote_document import vote_document
from councilui.record.database import open_record
from councilui.record.lookup import find_vote
from councilui.record.queries.meetings import meeting_page
from councilui.record.queries.origin import origin
from councilui.record.queries.people import person_page
from councilui.record.queries.rolls import rolls
from councilui.record.queries.votes import vote_card
from tests.export.pages import EVERYTHING, HOSTILE, hostile_card


def read(page: str) -> Element:
    tree: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    return tree


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def pages(record: Path) -> dict[str, str]:
    """A page of each kind, from the real record."""
    connection = open_record(record)
    one, other = (vote_card(connection, find_vote(connection, typed)) for typed in ("O2021-117", "Or2025-0014616"))
    exports: dict[str, list[Export]] = {
        "vote": [vote_export(VoteReport(one))],
        "votes": [vote_export(VoteReport(one)), vote_export(VoteReport(other))],
        "meeting": [meeting_export(meeting_page(connection, "chicago-city-council/2025-01-15"))],
        "member": [person_export(person_page(connection, one.votes[0].person))],
        "comparison": [comparison_export(compare(one, other))],
        "agreement": [agreement_export(agreement_page(rolls(connection, "chicago-city-council"), divided_only=True))],
    }
    pages = {kind: write_exports(kind_exports, "html", origin(connection)) for kind, kind_exports in exports.items()}
    connection.close()
    return pages


def test_each_page_is_valid_and_needs_nothing_else(pages: dict[str, str]) -> None:
    for kind, page in pages.items():
        tree = read(page)
        assert tree.tag == "html"
        assert tree.get("lang") == "en"
        assert {element.tag for element in tree.iter()}.isdisjoint(("script", "link", "img", "iframe", "object"))
        assert not [element for element in tree.iter() if element.get("src") or element.get("style")]
        assert "url(" not in page
        assert "@import" not in page
        assert len(list(tree.iter("main"))) == len(list(tree.iter("footer"))) == len(list(tree.iter("title"))) == 1
        assert len(list(tree.iter("h1"))) == (2 if kind == "votes" else 1)
        assert [svg.get("role") for svg in tree.iter("{http://www.w3.org/2000/svg}svg")] == ["img"] * {
            "vote": 1,
            "votes": 2,
        }.get(kind, 0)
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids))


def test_marks_lead_to_their_source_and_back(pages: dict[str, str]) -> None:
    for page in pages.values():
        tree = read(page)
        by_id = {element.get("id"): element for element in tree.iter() if element.get("id")}
        links = [link for link in tree.iter("a") if (link.get("href") or "").startswith("#")]
        assert links
        for link in links:
            there = by_id[str(link.get("href"))[1:]]
            if link.get("role") == "doc-noteref":
                assert there.tag == "li"
                assert f"-{text_of(link).strip('[]')}" in str(there.get("id"))
            else:
                assert link.get("role") == "doc-backlink"
                assert there.get("role") == "doc-noteref"
        notes = [link for link in links if link.get("role") == "doc-noteref"]
        assert len(notes) >= len([item for item in tree.iter("li") if "source-" in str(item.get("id"))])


def test_tables_say_what_they_are_and_which_cell_is_whose_heading(pages: dict[str, str]) -> None:
    for page in pages.values():
        for table in read(page).iter("table"):
            assert table[0].tag == "caption"
            assert text_of(table[0])
            rows = list(table.iter("tr"))
            assert all(cell.get("scope") == "col" for cell in rows[0] if cell.tag == "th")
            assert all(row[0].tag == "th" and row[0].get("scope") == "row" for row in rows[1:])
    caption = next(read(pages["vote"]).iter("caption"))
    assert text_of(caption) == (
        "Welcoming City Ordinance: no more exceptions for police work with ICE — passed, 41-8, 1 not voting: "
        "The tally in detail"
    )


def test_a_wide_table_can_be_moved_by_keyboard(pages: dict[str, str]) -> None:
    (wide,) = [div for div in read(pages["agreement"]).iter("div") if div.get("class") == "wide"]
    assert (wide.get("tabindex"), wide.get("role")) == ("0", "region")
    assert len(next(wide.iter("tr"))) == 51
    assert not [div for div in read(pages["vote"]).iter("div") if div.get("class") == "wide"]


def test_the_page_tells_the_date_of_its_data_and_its_record(pages: dict[str, str]) -> None:
    footer = text_of(next(read(pages["vote"]).iter("footer")))
    assert "Data as of Oct. 5, 2026" in footer
    assert "record text: chicago" in footer


def hostile_page(text: str) -> str:
    """The page of a vote with `text` wherever a record has text."""
    return html_page([vote_document(VoteReport(hostile_card(text)))])


@pytest.fixture(scope="module")
def harmless() -> list[str]:
    """The elements of a page with a word wherever a record has text."""
    return [str(e.tag) for e in read(hostile_page("word")).iter()]


@pytest.mark.parametrize("text", [*HOSTILE, EVERYTHING])
def test_record_text_adds_no_element(text: str, harmless: list[str]) -> None:
    page = hostile_page(text)
    tree = read(page)
    links = [str(link.get("href")) for link in tree.iter("a")]
    assert all(link.startswith("#") or ".example/" in link for link in links)
    assert not any("evil" in link or link.startswith("javascript") for link in links)
    if text:
        assert [e.tag for e in tree.iter()] == harmless
        title = plain_title(f"short {text}")
        assert text_of(next(tree.iter("h1"))) in (f"{title}: tabled, 39-11", f"{title} — tabled, 39-11")


def test_record_text_in_the_drawing_is_text() -> None:
    tree = read(write_exports([vote_export(VoteReport(hostile_card(EVERYTHING)))], "html", None))
    assert not [element for element in tree.iter() if str(element.tag).rpartition("}")[2] in ("script", "i", "img")]
    (drawing,) = tree.iter("{http://www.w3.org/2000/svg}svg")
    assert "<script>alert(1)</script>" in "".join(drawing.itertext())


def test_a_bracketed_number_of_the_record_is_no_mark() -> None:
    marks = [link for link in read(hostile_page("see [1]")).iter("a") if link.get("role") == "doc-noteref"]
    plain = markdown(vote_document(VoteReport(hostile_card("see"))))
    assert len(marks) == plain.count("[1]") + sum(plain.count(f"[{n}]") for n in range(2, 20))


def test_a_drawing_stands_under_its_heading() -> None:
    drawing = Figure(lambda: "<svg viewBox='0 0 1 1'></svg>")
    page = html_page([document([title("T"), section("Roll"), drawing, paragraph("Names.")])])
    roll = next(read(page).iter("section"))
    assert [child.tag for child in roll] == ["h2", "figure", "p"]
