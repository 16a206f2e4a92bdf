from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from councilui.common.plain_text import one_line
from councilui.export.escape import escape, safe_url
from tests.export.pages import EVERYTHING, HOSTILE, assert_plain

_READERS = (
    MarkdownIt("commonmark"),
    MarkdownIt("gfm-like", {"linkify": False, "html": True}),
    MarkdownIt("gfm-like", {"html": True}),
)
_MARKUP = st.text(
    st.sampled_from("[]()*_<>&|`#~!\\-+=.:/@1a \n\t\"'wwhtpsconm;{}^$") | st.characters(codec="utf-8"), max_size=60
)


def text_seen(reader: MarkdownIt, markdown: str) -> str:
    """What a reader sees of a paragraph; fails when there is anything but plain text and addresses in it."""
    tokens = reader.parse(markdown)
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    children = [child for token in tokens if token.type == "inline" for child in token.children or []]
    assert_plain(children)
    return "".join(child.content for child in children)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("reader", _READERS)
def test_hostile_text_is_shown_as_it_is(reader: MarkdownIt, text: str) -> None:
    assert text_seen(reader, escape(text)) == one_line(text)


@given(_MARKUP)
@example(
    "`https://a.de` \\https://a.de/b_c?d=*e* (https://a.de). https://a.de|https://b.de`` xhttps://a.de <https://a.de>"
)
@example("http://a.de www.a.de ftp://b.de //c.de mailto:a@b.de xmpp:a@b.de MAILTO:a@b.de a.de x@y.de")
@example(EVERYTHING)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    for reader in _READERS:
        assert text_seen(reader, escape(text)) == one_line(text)


@given(_MARKUP, _MARKUP)
def test_any_text_stays_in_its_table_cell_and_heading_and_item(one: str, two: str) -> None:
    for reader in _READERS[1:]:
        tokens = reader.parse(
            f"# h {escape(one)}\n\n- x {escape(two)}\n\n| a | b |\n|---|---|\n| {escape(one)} | {escape(two)} |\n"
        )
        cells = [tokens[i + 1] for i, token in enumerate(tokens) if token.type == "td_open"]
        assert ["".join(c.content for c in cell.children or []) for cell in cells] == [one_line(one), one_line(two)]
        assert_plain([child for token in tokens for child in token.children or []])


def test_ordinary_prose_stays_readable() -> None:
    assert (
        escape("O'Shea (19th), 10:00 a.m.: “no” – 41-8; see p. 3, by:lopez, Or2025-0014616:vote.")
        == "O'Shea (19th), 10:00 a.m.: “no” – 41-8; see p. 3, by:lopez, Or2025-0014616:vote."
    )


@pytest.mark.parametrize(
    "text", ["the law that [Mayor] Orr let", "Parks & Recreation", "Contract #12, 1 > 0", "[Tarn Falls] is here"]
)
@pytest.mark.parametrize("reader", _READERS)
def test_words_that_are_no_markup_need_no_backslash(reader: MarkdownIt, text: str) -> None:
    assert escape(text) == text
    assert text_seen(reader, text) == text


def test_an_address_in_a_note_can_be_read_and_is_no_link() -> None:
    note = "A copy of https://lampton.example/news/2031/05/a_b.html."
    assert escape(note) == "A copy of `https://lampton.example/news/2031/05/a_b.html`."


@pytest.mark.parametrize("text", ["[1]", "[Roe](x)", "[Roe]: x", "[Roe][2]", "![Roe]", "[x]", "&amp;", "> a", "# a"])
def test_words_that_may_be_markup_have_one(text: str) -> None:
    assert "\\" in escape(text)


@pytest.mark.parametrize("name", ["2031-05-06.pdf", "arbor.tar.xz", "votes 2031.csv", "minutes.html", "roll_call.xlsx"])
@pytest.mark.parametrize("reader", _READERS)
def test_the_name_of_a_file_needs_no_backslash(reader: MarkdownIt, name: str) -> None:
    assert escape(name) == name
    assert text_seen(reader, name) == name


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://", "https://[", "mailto:a@b.c", "", None],
)
def test_other_addresses_are_no_links(url: str | None) -> None:
    assert safe_url(url) is None


@given(st.text(max_size=40))
def test_an_address_stays_one_link_with_its_host(path: str) -> None:
    url = safe_url(f"https://example.org/{path}")
    assert url is not None
    (inline,) = [t for t in MarkdownIt("commonmark").parse(f"x <{url}> y") if t.type == "inline"]
    assert [child.type for child in inline.children or []] == ["text", "link_open", "text", "link_close", "text"]
    assert url.startswith("https://example.org/")
    assert url.isascii()
