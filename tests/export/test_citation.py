"""Citations as independent readers take them: pybtex for BibTeX, a JSON Schema for CSL-JSON, a Markdown parser."""

from __future__ import annotations

import json
import sqlite3

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pybtex.database import parse_string  # type: ignore[import-untyped]

from councilui.common.errors import CouncilError
from councilui.export.citation import (
    STYLES,
    Cited,
    citation,
    matter_cited,
    meeting_cited,
    read_cited,
    source_cited,
    statement_cited,
    vote_cited,
)
from councilui.record.model import Source
from councilui.record.views.statements import StatementPage
from tests.analysis.cards import SOURCES, table_card
from tests.export.pages import HOSTILE, hostile_card, matter_page, meeting_page, statements

CSL = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["type", "id", "title"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
            "type": {
                "enum": [
                    "article-newspaper", "bill", "dataset", "document", "hearing", "interview", "legislation",
                    "regulation", "speech", "webpage",
                ]
            },
            "title": {"type": "string"},
            "author": {
                "type": "array",
                "items": {"type": "object", "required": ["literal"], "additionalProperties": False,
                          "properties": {"literal": {"type": "string"}}},
            },
            "issued": {
                "type": "object",
                "required": ["date-parts"],
                "properties": {
                    "date-parts": {
                        "type": "array", "minItems": 1, "maxItems": 1,
                        "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                    }
                },
            },
            "container-title": {"type": "string"},
            "number": {"type": "string"},
            "note": {"type": "string"},
            "source": {"type": "string"},
            "URL": {"type": "string", "pattern": "^https?://"},
        },
    },
}  # fmt: skip
"""The part of CSL 1.0.2's schema (csl-data.json) that is used here."""


def everything(text: str) -> list[Cited]:
    """A citation of each kind of thing, full of `text`."""
    card, meeting = hostile_card(text), meeting_page(text)
    said = [
        statement_cited(StatementPage(each, meeting.meeting, meeting.body, (card.sources["fox"], card.sources["trib"])))
        for each in statements(text)
    ]
    source = Source("fox", "press", text, text, "https://a.example/{x}\\y", "2025-01")
    return [
        vote_cited(card), meeting_cited(meeting), matter_cited(matter_page(text)), source_cited(source), *said,
    ]  # fmt: skip


def test_the_ordinance_of_2021_in_each_style(connection: sqlite3.Connection) -> None:
    vote = read_cited(connection, "vote", "O2021-117")
    plain = citation(vote, "plain")
    assert plain.startswith(
        "Shall O2021-117 be passed? Passed. Signed by the mayor on 23 February 2021. Announced 41–8"
    )
    assert "— Chicago City Council, Wednesday 27 January 2021. Source: Chicago Councilmatic" in plain
    assert citation(vote, "journal") == "Coun. J. 1-27-21"
    entry = parse_string(citation(vote, "bibtex"), "bibtex").entries["chicago-city-council-2021-01-27-o2021-117-vote"]
    assert (entry.fields["year"], entry.fields["month"], entry.fields["number"]) == ("2021", "January", "O2021-117")
    (item,) = json.loads(citation(vote, "csl-json"))
    assert (item["type"], item["issued"]) == ("bill", {"date-parts": [[2021, 1, 27]]})
    assert "[“Ordinance O2021-117: history and roll call”](<https://chicago.councilmatic" in citation(vote, "markdown")


def test_the_page_of_the_journal_is_told_when_it_is_known() -> None:
    card = table_card()
    journal = Source("j", "official record", "City Clerk", "Journal of the Proceedings, 15 January 2025, p. 22134")
    assert citation(vote_cited(card), "journal") == "Coun. J. 1-15-25"
    known = card._replace(sources={**card.sources, "j": journal})
    assert citation(vote_cited(known), "journal") == "Coun. J. 1-15-25, p. 22134"


def test_no_journal_is_made_up(connection: sqlite3.Connection) -> None:
    committee = table_card()
    committee = committee._replace(body=committee.body._replace(classification="committee", name="Finance"))
    month = table_card()
    month = month._replace(meeting=month.meeting._replace(date="2025-01"))
    for cited, why in (
        (vote_cited(committee), "Finance is no council"),
        (vote_cited(month), "The day is not known"),
        (read_cited(connection, "matter", "O2021-117"), "each day"),
        (read_cited(connection, "source", "tribune-2025-01"), "A source is cited by itself"),
    ):
        with pytest.raises(CouncilError, match=why):
            citation(cited, "journal")


def test_a_statement_says_where_it_was_said(connection: sqlite3.Connection) -> None:
    found = "SELECT key FROM statement WHERE text LIKE ?"
    loyal = connection.execute(found, ("Who are you loyal to%",)).fetchone()[0]
    inside = read_cited(connection, "statement", loyal)
    assert "— Mr. Chicago Conservative, public comment, Chicago City Council, Wednesday" in citation(inside, "plain")
    key = connection.execute(found, ("%critics of this measure%",)).fetchone()[0]
    outside = read_cited(connection, "statement", key)
    assert "to the press (to reporters, after the meeting), outside the meeting of" in citation(outside, "plain")
    assert "issued" not in json.loads(citation(outside, "csl-json"))[0]  # the day of it is not on record
    number = connection.execute("SELECT id FROM statement WHERE key = ?", (key,)).fetchone()[0]
    assert read_cited(connection, "statement", str(number)) == outside


def test_what_was_recorded_is_cited_at_its_second() -> None:
    page = meeting_page("words")
    said = statements("We meet again")[0]._replace(start_s=754.0, form="verbatim")
    video = page.meeting._replace(video="https://www.youtube.com/watch?v=abc")
    cited = statement_cited(StatementPage(said, video, page.body, ()))
    plain = citation(cited, "plain")
    assert plain.startswith("“We meet again”\n— ")
    assert "at 0:12:34 of the recording (https://www.youtube.com/watch?v=abc&t=754)" in plain
    assert json.loads(citation(cited, "csl-json"))[0]["URL"] == "https://www.youtube.com/watch?v=abc&t=754"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    for cited in everything(text):
        assert citation(cited, "plain").count("\n") <= 1 + cited.quote.count("\n")
        jsonschema.validate(json.loads(citation(cited, "csl-json")), CSL)
        (entry,) = parse_string(citation(cited, "bibtex"), "bibtex").entries.values()
        assert set(entry.fields) <= {"title", "howpublished", "number", "year", "month", "date", "note", "url"}
        tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(citation(cited, "markdown"))
        inline = [child for token in tokens for child in token.children or []]
        assert {child.type for child in inline} <= {"text", "text_special", "link_open", "link_close", "softbreak"}
        links = [str(child.attrs["href"]) for child in inline if child.type == "link_open"]
        assert all(
            link.startswith(("https://a.example/", "https://trib.example")) or link in _known() for link in links
        )


def _known() -> set[str]:
    return {str(source.url) for source in SOURCES.values()}


@given(text=st.text(max_size=40))
@settings(max_examples=12, deadline=None)
def test_any_text_can_be_cited_in_any_style(text: str) -> None:
    for cited in everything(text):
        for style in STYLES:
            if style != "journal":
                assert citation(cited, style)
        jsonschema.validate(json.loads(citation(cited, "csl-json")), CSL)
        parse_string(citation(cited, "bibtex"), "bibtex")
