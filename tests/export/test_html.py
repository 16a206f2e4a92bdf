"""The HTML as an independent reader takes it: html5lib, strict, which stops at the first breach of HTML5."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from councilui.analysis.agreement_wording import agreement_page
from councilui.analysis.comparison import compare
from councilui.export.agreement import matrix_export
from councilui.export.catalogue import Export, comparison_export, meeting_export, person_export, vote_export
from councilui.export.html import Part, html_page
from councilui.export.markdown import vote_markdown
from councilui.export.serialize import written
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


def told(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def pages(record: Path) -> dict[str, str]:
    """A page of each kind, from the real record."""
    connection = open_record(record)
    one, other = (vote_card(connection, find_vote(connection, typed)) for typed in ("O2021-117", "Or2025-0014616"))
    exports: dict[str, list[Export]] = {
        "vote": [vote_export(one)],
        "votes": [vote_export(one), vote_export(other)],
        "meeting": [meeting_export(meeting_page(connection, "chicago-city-council/2025-01-15"))],
        "member": [person_export(person_page(connection, one.votes[0].person))],
        "comparison": [comparison_export(compare(one, other))],
        "agreement": [matrix_export(agreement_page(rolls(connection, "chicago-city-council"), divided_only=True))],
    }
    made = {kind: written(what, "html", origin(connection)) for kind, what in exports.items()}
    connection.close()
    return made


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
                assert f"-{told(link).strip('[]')}" in str(there.get("id"))
            else:
                assert link.get("role") == "doc-backlink"
                assert there.get("role") == "doc-noteref"
        notes = [link for link in links if link.get("role") == "doc-noteref"]
        assert len(notes) >= len([item for item in tree.iter("li") if "source-" in str(item.get("id"))])


def test_tables_say_what_they_are_and_which_cell_is_whose_heading(pages: dict[str, str]) -> None:
    for page in pages.values():
        for table in read(page).iter("table"):
            assert table[0].tag == "caption"
            assert told(table[0])
            rows = list(table.iter("tr"))
            assert all(cell.get("scope") == "col" for cell in rows[0] if cell.tag == "th")
            assert all(row[0].tag == "th" and row[0].get("scope") == "row" for row in rows[1:])
    caption = next(read(pages["vote"]).iter("caption"))
    assert told(caption) == "Shall O2021-117 be passed?: Tally"


def test_a_wide_table_can_be_moved_by_keyboard(pages: dict[str, str]) -> None:
    (wide,) = [div for div in read(pages["agreement"]).iter("div") if div.get("class") == "wide"]
    assert (wide.get("tabindex"), wide.get("role")) == ("0", "region")
    assert len(next(wide.iter("tr"))) == 51
    assert not [div for div in read(pages["vote"]).iter("div") if div.get("class") == "wide"]


def test_the_page_tells_the_date_of_its_data_and_its_record(pages: dict[str, str]) -> None:
    footer = told(next(read(pages["vote"]).iter("footer")))
    assert "Data as of Monday 5 October 2026" in footer
    assert "record text: chicago" in footer


@pytest.fixture(scope="module")
def harmless() -> list[str]:
    """The elements of a page with a word wherever a record has text."""
    return [str(e.tag) for e in read(html_page([Part(vote_markdown(hostile_card("word")))])).iter()]


@pytest.mark.parametrize("text", [*HOSTILE, EVERYTHING])
def test_record_text_adds_no_element(text: str, harmless: list[str]) -> None:
    page = html_page([Part(vote_markdown(hostile_card(text)))])
    tree = read(page)
    links = [str(link.get("href")) for link in tree.iter("a")]
    assert all(link.startswith("#") or ".example/" in link for link in links)
    assert not any("evil" in link or link.startswith("javascript") for link in links)
    if text:
        assert [e.tag for e in tree.iter()] == harmless
        assert told(next(tree.iter("h1"))) == " ".join(text.split())


def test_record_text_in_the_drawing_is_text() -> None:
    tree = read(written([vote_export(hostile_card(EVERYTHING))], "html", None))
    assert not [element for element in tree.iter() if str(element.tag).rpartition("}")[2] in ("script", "i", "img")]
    (drawing,) = tree.iter("{http://www.w3.org/2000/svg}svg")
    assert "<script>alert(1)</script>" in "".join(drawing.itertext())


def test_a_bracketed_number_of_the_record_is_no_mark() -> None:
    marks = [
        link
        for link in read(html_page([Part(vote_markdown(hostile_card("see [1]")))])).iter("a")
        if link.get("role") == "doc-noteref"
    ]
    plain = vote_markdown(hostile_card("see"))
    assert len(marks) == plain.count("[1]") + sum(plain.count(f"[{n}]") for n in range(2, 20))


def test_a_drawing_stands_under_its_heading() -> None:
    page = html_page([Part("# T\n\n## Roll\n\nNames.\n", {"Roll": "<svg viewBox='0 0 1 1'></svg>"})])
    section = next(read(page).iter("section"))
    assert [child.tag for child in section] == ["h2", "figure", "p"]
