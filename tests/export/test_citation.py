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

from councilui.analysis.vote_report import VoteReport
from councilui.common.errors import CouncilError
from councilui.export.citation import (
    Reference,
    matter_reference,
    meeting_reference,
    source_reference,
    statement_reference,
    vote_reference,
)
from councilui.export.citation_styles import STYLES, cite
from councilui.kinds import find_kind
from councilui.record.model import Source
from councilui.record.views.statements import StatementPage
from tests.analysis.cards import SOURCES, table_card
from tests.export.pages import HOSTILE, assert_plain, hostile_card, matter_page, meeting_page, statements

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
_CSL = jsonschema.Draft7Validator(CSL)


def references(text: str) -> list[Reference]:
    """A citation of each kind of thing, full of `text`."""
    card, meeting = hostile_card(text), meeting_page(text)
    sources = (card.sources["fox"], card.sources["trib"])
    pages = [StatementPage(statement, meeting.meeting, meeting.body, sources) for statement in statements(text)]
    source = Source("fox", "press", text, text, "https://a.example/{x}\\y", "2025-01")
    return [
        vote_reference(VoteReport(card)),
        meeting_reference(meeting),
        matter_reference(matter_page(text)),
        source_reference(source),
        *map(statement_reference, pages),
    ]


def test_the_ordinance_of_2021_in_each_style(connection: sqlite3.Connection) -> None:
    vote = find_kind("vote").reference(connection, "O2021-117")
    plain = cite(vote, "plain")
    assert plain.startswith(
        "Welcoming City Ordinance: no more exceptions for police work with ICE — passed, 41-8, 1 not voting. Shall"
        " O2021-117 be passed? Signed by the mayor on Feb. 23, 2021. Recorded as 41-8, 1 not voting in data"
    )
    assert "— Chicago City Council, Wednesday, Jan. 27, 2021. Source: Chicago Councilmatic" in plain
    assert cite(vote, "journal") == "Coun. J. 1-27-21"
    entry = parse_string(cite(vote, "bibtex"), "bibtex").entries["chicago-city-council-2021-01-27-o2021-117-vote"]
    assert (entry.fields["year"], entry.fields["month"], entry.fields["number"]) == ("2021", "January", "O2021-117")
    (item,) = json.loads(cite(vote, "csl-json"))
    assert (item["type"], item["issued"]) == ("bill", {"date-parts": [[2021, 1, 27]]})
    assert "[“Ordinance O2021-117: history and roll call”](<https://chicago.councilmatic" in cite(vote, "markdown")


def test_the_page_of_the_journal_is_told_when_it_is_known() -> None:
    card = table_card()
    journal = Source("j", "official record", "City Clerk", "Journal of the Proceedings, Jan. 15, 2025, p. 22134")
    assert cite(vote_reference(VoteReport(card)), "journal") == "Coun. J. 1-15-25"
    known = card._replace(sources={**card.sources, "j": journal})
    assert cite(vote_reference(VoteReport(known)), "journal") == "Coun. J. 1-15-25, p. 22134"


def test_no_journal_is_made_up(connection: sqlite3.Connection) -> None:
    committee = table_card()
    committee = committee._replace(body=committee.body._replace(name="Finance", journal_form=None))
    month = table_card()
    month = month._replace(meeting=month.meeting._replace(date="2025-01"))
    for reference, why in (
        (vote_reference(VoteReport(committee)), "no journal style for Finance; choose another style"),
        (vote_reference(VoteReport(month)), "A journal is cited by its date, which is unknown"),
        (find_kind("matter").reference(connection, "O2021-117"), "every day"),
        (
            find_kind("source").reference(connection, "tribune-2025-01"),
            "A source isn't cited through the council's journal",
        ),
    ):
        with pytest.raises(CouncilError, match=why):
            cite(reference, "journal")


def test_a_statement_says_where_it_was_said(connection: sqlite3.Connection) -> None:
    select = "SELECT key FROM statement WHERE text LIKE ?"
    loyal = connection.execute(select, ("Who are you loyal to%",)).fetchone()[0]
    inside = find_kind("statement").reference(connection, loyal)
    assert "— Mr. Chicago Conservative, public comment, Chicago City Council, Wednesday" in cite(inside, "plain")
    key = connection.execute(select, ("%critics of this measure%",)).fetchone()[0]
    outside = find_kind("statement").reference(connection, key)
    assert "to the press (to reporters, after the meeting), outside the meeting of" in cite(outside, "plain")
    assert "issued" not in json.loads(cite(outside, "csl-json"))[0]  # the day of it is not on record
    number = connection.execute("SELECT id FROM statement WHERE key = ?", (key,)).fetchone()[0]
    assert find_kind("statement").reference(connection, str(number)) == outside


def test_what_was_recorded_is_cited_at_its_second() -> None:
    page = meeting_page("words")
    statement = statements("We meet again")[0]._replace(start_s=754.0, form="verbatim")
    video = page.meeting._replace(video="https://www.youtube.com/watch?v=abc")
    reference = statement_reference(StatementPage(statement, video, page.body, ()))
    plain = cite(reference, "plain")
    assert plain.startswith("“We meet again”\n— ")
    assert "at 0:12:34 of the recording (https://www.youtube.com/watch?v=abc&t=754)" in plain
    assert json.loads(cite(reference, "csl-json"))[0]["URL"] == "https://www.youtube.com/watch?v=abc&t=754"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    for reference in references(text):
        assert cite(reference, "plain").count("\n") <= 1 + reference.quote.count("\n")
        _CSL.validate(json.loads(cite(reference, "csl-json")))
        (entry,) = parse_string(cite(reference, "bibtex"), "bibtex").entries.values()
        assert set(entry.fields) <= {"title", "howpublished", "number", "year", "month", "date", "note", "url"}
        tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(cite(reference, "markdown"))
        inline = [child for token in tokens for child in token.children or []]
        assert_plain(inline, "link_open", "link_close", "softbreak")
        links = [str(child.attrs["href"]) for child in inline if child.type == "link_open"]
        assert all(
            link.startswith(("https://a.example/", "https://trib.example")) or link in _known() for link in links
        )


def _known() -> set[str]:
    return {str(source.url) for source in SOURCES.values()}


@given(text=st.text(max_size=40))
@settings(max_examples=12)
def test_any_text_can_be_cited_in_any_style(text: str) -> None:
    for reference in references(text):
        for style in STYLES:
            if style != "journal":
                assert cite(reference, style)
        _CSL.validate(json.loads(cite(reference, "csl-json")))
        parse_string(cite(reference, "bibtex"), "bibtex")
