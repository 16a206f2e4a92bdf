from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from councilui.analysis.comparison import compare
from councilui.analysis.vote_report import VoteReport
from councilui.export.comparison import comparison_document
from councilui.export.document import Strong, document, mark, paragraph
from councilui.export.formats.markdown import markdown
from councilui.export.meeting import meeting_document
from councilui.export.person import person_document
from councilui.export.search import search_document
from councilui.export.vote import vote_document
from councilui.record.views.search import SearchAnswer
from councilui.record.views.statements import SearchHit
from councilui.record.views.votes import VoteCard
from tests.analysis.cards import SOURCES, card, table_card, thomas_card, welcoming_card
from tests.export.pages import EVERYTHING, HOSTILE, hits, hostile_card, meeting_page, person_page


def vote_markdown(card: VoteCard) -> str:
    return markdown(vote_document(VoteReport(card)))


def search_markdown(query: str, hits: list[SearchHit], reading: str = "") -> str:
    return markdown(search_document(SearchAnswer(query, reading, (), tuple(hits), len(hits), True)))


DOCUMENTS: dict[str, Callable[[str], str]] = {
    "vote": lambda text: vote_markdown(hostile_card(text)),
    "meeting": lambda text: markdown(meeting_document(meeting_page(text))),
    "person": lambda text: markdown(person_document(person_page(text))),
    "search": lambda text: search_markdown(text, hits(text), text),
    "comparison": lambda text: markdown(comparison_document(compare(hostile_card(text), hostile_card(text)))),
}
_GFM = MarkdownIt("gfm-like", {"html": True})


def inline(markdown: str) -> list[Token]:
    return [child for token in _GFM.parse(markdown) for child in token.children or []]


def shape(markdown: str) -> list[str]:
    return [token.type for token in _GFM.parse(markdown)]


def test_the_motion_to_table_reads_in_the_right_order() -> None:
    text = vote_markdown(table_card())
    order = [
        "# Shall O2023-0004222 be laid on the table?",
        "A YES kept the law as it is.",
        "The ordinance itself was not voted on.",
        "Moved by Ald. Fuentes (26th), reported by one source",
        "| announced: Chicago Tribune [1] | 39 | 11 |",
        "counted by name: no roll",
        "Rice index 0.560",
        "26 of 50 ✓ met",
        "Marks for orientation",
        "15 short, if all 11 nays",
        "23 short, if all 11 nays",
        "nobody's vote is on record in any source here",
        "## Sources",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_the_roll_has_the_minority_first_with_wards_and_marks_what_is_derived() -> None:
    text = vote_markdown(thomas_card())
    assert "- NO 7: Quinn (13th), Member18 (18th), Tabares (23rd)" in text
    assert text.index("NO 7") < text.index("YES 43")
    assert "Member27 (27th) ◇" in text
    assert "◇ derived, not printed in a source: the tally leaves two yeas over" in text


def test_what_was_said_stands_in_parts() -> None:
    text = vote_markdown(hostile_card("words"))
    inside, outside, unknown = (text.index(f"### {t}") for t in ("In the meeting", "Outside", "Where it was said"))
    assert inside < text.index("words (15th) · words, floor: “words” [1]") < outside < unknown
    assert outside < text.index("words (paraphrase)") < unknown < text.index("a speaker not named: “words” (words)")


def test_comparison_says_what_it_cannot_say() -> None:
    text = markdown(comparison_document(compare(welcoming_card(), table_card())))
    assert "nobody can be said to have stayed or switched" in text
    assert "- unknown: 50" in text


@pytest.mark.parametrize("kind", DOCUMENTS)
@pytest.mark.parametrize("text", [*HOSTILE, EVERYTHING])
def test_record_text_breaks_no_document(kind: str, text: str) -> None:
    written = DOCUMENTS[kind](text)
    kinds = {token.type for token in inline(written)}
    assert kinds <= {"text", "text_special", "softbreak", "link_open", "link_close"}
    links = {str(token.attrs["href"]) for token in inline(written) if token.type == "link_open"}
    assert all(".example/" in link and "evil" not in link for link in links)
    assert "html_block" not in shape(written)
    if text:
        assert shape(written) == shape(DOCUMENTS[kind]("word"))


@pytest.mark.parametrize("kind", DOCUMENTS)
@given(text=st.text(min_size=1, max_size=30))
@settings(max_examples=15, deadline=None)
def test_the_same_bytes_twice_and_one_newline_at_the_end(kind: str, text: str) -> None:
    written = DOCUMENTS[kind](text)
    assert written == DOCUMENTS[kind](text)
    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    assert {token.type for token in inline(written)} <= {"text", "text_special", "softbreak", "link_open", "link_close"}


def test_marks_say_whether_it_is_known_that_the_motion_did_not_need_them() -> None:
    vote = welcoming_card()
    unknown = vote._replace(motion=vote.motion._replace(requirement=None))
    assert "this motion did not need them" in vote_markdown(vote)
    assert "this motion did not need them" not in vote_markdown(unknown)
    assert "whether this motion needed them is not on record" in vote_markdown(unknown)


def test_empty_cards_and_pages() -> None:
    empty = card(members=(), rules=(), matter=None, question="", motion_type="")
    assert "No roll" in vote_markdown(empty._replace(sources={}))
    assert "Nobody is on record" in markdown(comparison_document(compare(empty, empty)))
    assert "Nothing found." in search_markdown("x", [])
    bare = meeting_page("x")
    bare = bare._replace(items=(), statements=(), doubts=(), claims=())
    assert "No item is on record." in markdown(meeting_document(bare))
    assert "No vote of this person is on record." in markdown(person_document(person_page("x")._replace(votes=())))


@pytest.mark.parametrize("text", ["(javascript:1)", ": http://evil.example", "(x)", "[x]"])
def test_text_after_a_source_mark_makes_no_link_of_it(text: str) -> None:
    sources = {"trib": SOURCES["trib"]}
    written = markdown(document([paragraph(Strong("Note"), mark("trib"), text)], sources)).partition("## Sources")[0]
    assert written.startswith("**Note** [1]")
    assert not any(token.type == "link_open" for token in inline(written))
