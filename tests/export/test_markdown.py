from __future__ import annotations

from collections.abc import Callable
from functools import cache

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
from councilui.export.vote_document import vote_document
from councilui.record.views.search import PeopleOfName, SearchAnswer
from councilui.record.views.statements import SearchHit
from councilui.record.views.votes import VoteCard
from tests.analysis.cards import SOURCES, card, table_card, thomas_card, welcoming_card
from tests.export.pages import EVERYTHING, HOSTILE, assert_plain, hits, hostile_card, meeting_page, person_page


def vote_markdown(card: VoteCard) -> str:
    return markdown(vote_document(VoteReport(card)))


def search_markdown(query: str, hits: list[SearchHit], reading: str = "") -> str:
    return markdown(search_document(SearchAnswer(query, reading, (), tuple(hits), len(hits), True), PeopleOfName()))


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


@cache
def types_of_word(kind: str) -> list[str]:
    """The types of the blocks of a document whose texts are all one plain word."""
    return [block.type for block in _GFM.parse(DOCUMENTS[kind]("word"))]


def test_the_motion_to_table_reads_in_the_right_order() -> None:
    text = vote_markdown(table_card())
    order = [
        "# Amend Chapter 2-173: tabled, 39-11",
        "The Chicago City Council voted 39-11 on Wednesday, Jan. 15, 2025, to table an ordinance",
        "The ordinance itself was not voted on.",
        "A yes vote kept the law as it is.",
        "No roll call found: no source says who voted which way.",
        "Carried by 28 votes: 39 yes, 11 no. Of the 50 votes cast, 78% were yes. Reported as 39-11 by 2 sources.",
        "Question: Shall O2023-0004222 be laid on the table?",
        "Moved by Ald. First Fuentes (26th), according to one source",
        "26 of 50 ✓ met",
        "For comparison: if all 11 no votes had been for the ordinance, that would have been 15 votes short",
        "that would have been 23 votes short of the 34 needed",
        "## The tally in detail",
        "| Tally by 2 sources [1][2] | 39 | 11 | 50 |",
        "Rice index: 0.560",
        "## Sources",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_who_voted_no_comes_second_with_full_names_and_wards() -> None:
    text = vote_markdown(thomas_card())
    paragraphs = text.split("\n\n")
    assert paragraphs[0] == "# Settlement: passed, 43-7"
    assert paragraphs[1].startswith("The Chicago City Council voted 43-7 on Wednesday, Jan. 15, 2025, to pass an order")
    assert paragraphs[2].startswith("Voting no (7): First Quinn (13th), First Member18 (18th), First Tabares (23rd), ")
    assert paragraphs[3].startswith("Passed by 36 votes: 43 yes, 7 no. Of the 50 votes cast, 86% were yes.")
    assert text.count("First Quinn (13th)") == 1
    assert "- Yes (43): " in text
    assert "First Member27 (27th) ◇" in text
    assert "◇ derived, not printed in a source. the tally leaves two yeas over" in text


def test_amounts_of_money_stand_without_a_backslash() -> None:
    text = vote_markdown(hostile_card("$4.5 million and $975,000"))
    assert "$4.5 million and $975,000" in text
    assert "\\$" not in text


def test_in_the_list_of_sources_only_a_domain_other_than_that_of_the_link_has_a_backslash() -> None:
    source = SOURCES["clerk"]._replace(
        publisher="news.example", note="Copied from a.example.", url="https://www.news.example/1"
    )
    text = markdown(document([paragraph("x", mark("clerk"))], {"clerk": source}))
    assert "1. news.example: " in text
    assert "Copied from a\\.example. <https://www.news.example/1>" in text


def test_why_there_is_no_veto_mark_is_said() -> None:
    assert "No comparison with a veto override: this is an order, and the veto rule" in vote_markdown(thomas_card())
    failed = vote_markdown(card(result="fail", announced={"clerk": {"yes": 20, "no": 30}}))
    assert "the ordinance failed, so there was nothing to veto" in failed


def test_what_was_said_stands_in_parts() -> None:
    text = vote_markdown(hostile_card("words"))
    inside, outside, unknown = (text.index(f"### {t}") for t in ("In the meeting", "Outside", "Setting unknown"))
    assert inside < text.index("Words (15th) · words, floor: “words” [1]") < outside < unknown
    assert outside < text.index("words (paraphrase)") < unknown < text.index("An unnamed speaker: “words” (words)")


def test_comparison_says_what_it_cannot_say() -> None:
    text = markdown(comparison_document(compare(welcoming_card(), table_card())))
    assert "39-11: no roll call found, so who switched is unknown." in text
    assert text.split("\n\n")[1] == "50 have no vote on record in one of the two."


def test_comparison_begins_with_its_answer() -> None:
    paragraphs = markdown(comparison_document(compare(welcoming_card(), thomas_card()))).split("\n\n")
    assert paragraphs[0] == "# How members voted on “Welcoming City Ordinance” and “Settlement”"
    assert "switched sides" in paragraphs[1]
    assert "No to yes: " in paragraphs[2]


@pytest.mark.parametrize("kind", DOCUMENTS)
@pytest.mark.parametrize("text", [*HOSTILE, EVERYTHING])
def test_record_text_breaks_no_document(kind: str, text: str) -> None:
    written = DOCUMENTS[kind](text)
    blocks = _GFM.parse(written)
    inside = [token for block in blocks for token in block.children or []]
    assert_plain(inside, "softbreak", "link_open", "link_close")
    links = {str(token.attrs["href"]) for token in inside if token.type == "link_open"}
    assert all(".example/" in link and "evil" not in link for link in links)
    types = [block.type for block in blocks]
    assert "html_block" not in types
    if text:
        assert types == types_of_word(kind)


@pytest.mark.parametrize("kind", DOCUMENTS)
@given(text=st.text(min_size=1, max_size=30))
@settings(max_examples=15)
def test_the_same_bytes_twice_and_one_newline_at_the_end(kind: str, text: str) -> None:
    written = DOCUMENTS[kind](text)
    assert written == DOCUMENTS[kind](text)
    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    assert_plain(inline(written), "softbreak", "link_open", "link_close")


def test_marks_say_whether_it_is_known_that_the_motion_did_not_need_them() -> None:
    vote = welcoming_card()
    unknown = vote._replace(motion=vote.motion._replace(requirement=None))
    assert "This motion needed more than half of" in vote_markdown(vote)
    assert "How many votes this motion needed is not recorded." in vote_markdown(unknown)
    assert "For comparison: if this vote needed that many, which is not recorded, that would have" in vote_markdown(
        unknown
    )


def test_empty_cards_and_pages() -> None:
    empty = card(members=(), rules=(), matter=None, question="", motion_type="")
    assert "No roll" in vote_markdown(empty._replace(sources={}))
    assert "Nobody is on record" in markdown(comparison_document(compare(empty, empty)))
    assert "Nothing found." in search_markdown("x", [])
    bare = meeting_page("x")
    bare = bare._replace(items=(), statements=(), doubts=(), claims=())
    assert "No items are on record." in markdown(meeting_document(bare))
    assert "No votes by this person are on record." in markdown(person_document(person_page("x")._replace(votes=())))


@pytest.mark.parametrize("text", ["(javascript:1)", ": http://evil.example", "(x)", "[x]"])
def test_text_after_a_source_mark_makes_no_link_of_it(text: str) -> None:
    sources = {"trib": SOURCES["trib"]}
    written = markdown(document([paragraph(Strong("Note"), mark("trib"), text)], sources)).partition("## Sources")[0]
    assert written.startswith("**Note** [1]")
    assert not any(token.type == "link_open" for token in inline(written))


def test_a_meeting_opens_with_its_divided_votes_closest_first() -> None:
    page = meeting_page("x")
    line = page.items[0].votes[0]
    votes = [
        line._replace(id=str(no), title=f"Vote {no}", identifier=None, announced=(50 - no, no), roll="none")
        for no in (3, 0, 24, *range(5, 16))
    ]
    page = page._replace(items=(page.items[0]._replace(votes=tuple(votes)),))
    text = markdown(meeting_document(page))
    results = text[text.index("## Divided votes, closest first") : text.index("## About the meeting")]
    assert results.count("\n- ") == 10
    assert (
        results.index("26-24")
        < results.index("35-15")
        < results.index("36-14")
        < results.index("The agenda has 3 more.")
    )
    assert "50-0" not in results
