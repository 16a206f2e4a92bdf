"""RTF and HTML as councils' systems hold them: every word is read, and nothing that is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.load.formats.legistar.text import one_line, plain
from councilui.load.rtf import rtf_text

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset2 Symbol;}" + (
    r"{\f2\fnil\fcharset204 Arial;}{\f3\fnil\fcharset128 MS Mincho;}}\f0\fs24 "
)


def _rtf(body: str) -> str:
    return plain(HEAD + body + "}")


def test_a_paper_tray_is_no_binary_data_and_a_picture_no_text() -> None:
    note = (
        r"{\rtf1\ansi\sectd\binfsxn15\binsxn15 Before {\*\shppict{\pict{\*\picprop\shplid1025"
        r"{\sp{\sn shapeType}{\sv 75}}}"
        r"\pngblip 89504e470d0a}} After: vote 39-11.\par Next.}"
    )
    assert plain(note) == "Before  After: vote 39-11.\nNext."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"The fee is {\strike $5}{\ul $10}.", "The fee is [struck: $5] $10."),
        (r"{\deleted $5}{\revised $10}", "[struck: $5] $10"),
        (r"Fees: {\striked1 $5} {\ul $10}", "Fees: [struck: $5] $10"),
        (r"a \strike b\strike0  c {\strike d \plain e}", "a [struck: b] c [struck: d] e"),
        (r"word{\strike old}new", "word [struck: old] new"),
        (r"{\strike one }{\strike\b two} three", "[struck: one two] three"),
        (r"The ayes\column have\softline it", "The ayes\nhave it"),
        (r"a\page b\line c\sect d\softpage e\tab f\emspace g", "a\nb\nc\nd e\tf g"),
        (r"{\pntext\f0 1.\tab}First\par{\listtext\f0 2.\tab}Second", "1.\tFirst\n2.\tSecond"),
        (r"{\pntext\f1\'B7\tab}Bullet", "•\tBullet"),
        (r"39\u8211\endash 11 and 3\u8211 -4, 5\uc0\u8211 6", "39–11 and 3–4, 5–6"),
        (r"\u-10179?\u-8704? and {\uc2\u233 xxa}", "😀 and éa"),
        (r"\u128512?, \u55357?\u56832?, \u65533?", "😀, 😀, \N{REPLACEMENT CHARACTER}"),
        (r"{\field{\*\fldinst HYPERLINK https://a.example/x }{\fldrslt Plan}}", "Plan (https://a.example/x)"),
        (r"\'e9t\'e9 {\f2\'c4\'ee\'ec} {\f3\'93\'fa\'96\'7b}", "été Дом 日本"),
        (r"shown {\v hidden} {\webhidden too}again\v no\v0 yes", "shown  againyes"),
        (r"see <a> a<b>c", "see <a> a<b>c"),
        (r"\{a\} b\\c d\~e f\_g h\-i", "{a} b\\c d e f-g hi"),
        (r"{\info{\title no}}{\*\generator no;}{\header no\par}yes{\footer no}", "yes"),
        (r"Held{\footnote\chftn by law} over", "Held [Note: by law] over"),
        (r"{\upr{gesto?hlen}{\*\ud{gesto\u223 ?hlen}}}", "gestoßhlen"),
        (r"a{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt In a box.\par}}{\shprslt no}}", "a\nIn a box."),
        (r"x\bin4 }{\{y", "xy"),
        (r"x\bin3 abcayes 39", "xayes 39"),
        (r"Wards: {\field{\*\fldinst PAGE}{\fldrslt 3}}", "Wards: 3"),
    ],
)
def test_words_of_rtf(body: str, text: str) -> None:
    assert _rtf(body) == text


def test_each_link_of_a_line_is_kept_once() -> None:
    link = r'{{\field{{\*\fldinst{{HYPERLINK "{0}"}}}}{{\fldrslt {1}}}}}'
    body = " and ".join(
        link.format(*pair)
        for pair in (
            ("https://a.example/1", "the plan"), ("https://b.example/", "https://b.example"),
            ("mailto:x@a.example", "us"), ("https://a.example/1", "again"),
        )
    )  # fmt: skip
    assert _rtf(body) == "the plan (https://a.example/1) and https://b.example and us and again"


def test_rows_and_cells_stay_apart_in_nested_tables_too() -> None:
    table = (
        r"\trowd\intbl Name\cell Vote\cell\row\trowd\intbl Roe\cell "
        r"{\itap2 in\nestcell here\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}}\cell\row After"
    )
    assert _rtf(table) == "Name | Vote\nRoe | in | here\n\nAfter"


@pytest.mark.parametrize("before", ["\ufeff", "\ufeff \r\n", "ï»¿", "Title: "])
def test_what_stands_around_the_document_stays(before: str) -> None:
    assert (
        plain(f"{before}{HEAD}Adopted.}}\x00")
        == f"{before.strip(chr(0xFEFF) + ' ').removeprefix('ï»¿')}\nAdopted.".strip()
    )
    assert plain("\ufeffAdopted.") == "Adopted."


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("<s>old</s> new <del>gone</del>", "[struck: old] new [struck: gone]"),
        ('<span style="text-decoration: line-through">$5</span><u>$10</u>', "[struck: $5] $10"),
        ("<strike>a <b>b</b></strike>c", "[struck: a b] c"),
        ('<p class="x">Fee: <span class="strikethrough">$5</span> <ins>$10</ins></p>', "Fee: [struck: $5] $10"),
        ('<STRIKE>old</STRIKE><span style="text-decoration-line:line-through">er</span>', "[struck: older]"),
        ('<span style="color: red">cut off <b>here', "cut off <b>here"),
        ("here</b> it ends</span></p>", "here it ends"),
        ("see <a> a<b>c", "see <a> a<b>c"),
        ("<John Doe> asked for <3 minutes> <u> more", "<John Doe> asked for <3 minutes> <u> more"),
        ("Thank you <affirmative> mm-hmm; 3 < 4 > 2", "Thank you <affirmative> mm-hmm; 3 < 4 > 2"),
        ("<ol><li>One<li>Two</ol><ul><li>Three</li></ul>", "1. One\n2. Two\n\n• Three"),
        ('<ol start="4" type="a"><li>Four</li><li value="7">Seven</li></ol>', "d. Four\n\ng. Seven"),
        (
            '<a href="https://a.example/x">plan</a> or <a href="mailto:a@b.example">us</a>',
            "plan (https://a.example/x) or us",
        ),
        ('<a href="https://a.example">https://a.example</a>', "https://a.example"),
        ("<table><tr><td>Roe</td><td>Aye</td></tr><tr><td>Poe</td><td>No</td></tr></table>", "Roe | Aye\n\nPoe | No"),
        ("the housing<br/>budget<BR>vote", "the housing\nbudget\nvote"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ('a<span style="display:none">no</span>b<!-- no -->c<style>p {x}</style>d', "abcd"),
        ("<o:p></o:p>Word<![if !supportLists]>s<![endif]>", "Words"),
        ("AT&amp;T &lt;affirmative&gt; or&shy;di&shy;nance &#8211; &nbsp;x", "AT&T <affirmative> ordinance –  x"),
        ("<b>a<i>b</b>c</i>", "abc"),
        ("<table><tr><td>Aye<td>5<tr><td>Nay<td>2</table>", "Aye | 5\nNay | 2"),
        ("<table><tr><th><p>Roe<td><b>No</b></tr></table>", "Roe | No"),
        ("&#55357;&#56832; &#xD83D;&#xDE00; &#55357;.", "😀 😀 �."),
        ("\ufeffPlain\u200e. \u200fText", "Plain. Text"),
    ],
)
def test_words_of_html(note: str, text: str) -> None:
    assert plain(note).replace("\xa0", " ") == text


_PARTS = st.sampled_from(
    ["{", "}", "\\", "\\par", "\\u8211?", "\\u-10179?", "\\'e9", "\\'93", "\\bin3 ", "\\bin99999999999 ", "\\strike ",
     "{\\*\\x",
     "{\\field", "{\\*\\fldinst HYPERLINK \"https://a.example\"}", "\\uc9 ",
     "\\f3 ", "word", " ", "<b>", "</b>", "<li>", "&amp;"]
)  # fmt: skip


@given(st.lists(_PARTS, max_size=30).map("".join))
def test_whatever_is_broken_in_a_document_is_read_without_an_error(body: str) -> None:
    for text in (rtf_text("{\\rtf1 " + body), one_line("{\\rtf1 " + body), plain(body)):
        text.encode()


@given(st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="\\{}<&"), min_size=1))
def test_any_words_come_back_from_rtf(words: str) -> None:
    escaped = "".join(
        c if c.isascii() else "".join(f"\\u{unit}?" for unit in memoryview(c.encode("utf-16-le")).cast("H"))
        for c in words
    )
    assert rtf_text(HEAD + escaped + "}") == words
