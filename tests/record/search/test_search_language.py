"""The query language: what is read from what is typed."""

from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.common.dates import DATE_FIELDS
from councilui.common.tokens import fold_words, space_words, word_spans
from councilui.record.search.parser import And, Field, Near, Not, Or, Phrase, Query, Word, describe, parse
from councilui.record.search.statements import search
from councilui.record.search.tree import FIELDS
from tests.cases import case

PIECES = (
    *('"', "“", "”", "«", "(", ")", "-", " ", "*", ".", ":", ",", "'"),
    *("OR", "AND", "NOT", "NEAR/5", "NEAR/3", "by:", "on:", "ward:", "2025", "2025-13", "a", "housing", "a b"),
    *("=", "=housing", "lang:en"),
    *("é", "\u0301", "\x00", "\ud800", "🙂", "\u202e", "שלום", "नी"),
)
QUERIES = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
NASTY = (
    *(
        "",
        " ",
        ".",
        '"',
        '""',
        "AND",
        "OR",
        "NOT",
        "a*b",
        "NEAR(",
        "NEAR/5",
        "col:",
        "^",
        "^the",
        "-",
        "--",
        "*",
        "#",
        "()",
    ),
    *("(" * 10_000, ")" * 10_000, "(" * 5000 + "a" + ")" * 5000, "-(" * 5000 + "a", "(a OR (b " * 1500),
    *("a" * 10_000, "a " * 5000, '"' * 10_000, "a OR " * 2500, "a NEAR/5 " * 1200, "by:" * 3000, "a* " * 3000),
    *(
        "a\0b",
        "\0",
        "🙂",
        "\u202eabc",
        "שלום",
        "\ud800",
        "x\udcffy",
        "by:",
        "by:🙂",
        "by:a\0",
        "by:\u0301",
        "on:2025-13-45",
    ),
    *("text : x", "tags:xb", "tags : xb", "{text tags} : a", "'; DROP TABLE statement; --", "“who are you loyal”"),
    *(
        'a"b',
        'by:"',
        'by:"a',
        '-"',
        '"a" "',
        "O'Shea",
        "A/C",
        "$40",
        "2-173",
        "C++",
        "a.b",
        "don't",
        "ＯＲ",
        "on:２０２５",
    ),
    *("a NEAR/5", "NEAR/5 a", "a NEAR/5 -b", "-a NEAR/5 b", "a NEAR/999 b", "a NEAR/1000 b", "a* NEAR/2 b* NEAR/2 c*"),
    *("=", "==", "=*", "-=", '="', '="a" =b', "=a NEAR/2 b", "=OR", "=by:a", "lang:", "lang:xx", "你好 世界", "=你好*"),
    *(
        '"OR*"',
        '"NEAR/5*"',
        '"by:a*"',
        '"a b*"',
        "by:=a",
        'by:"=a b"',
        'by:"="',
        "on:=2025",
        "a…",
        "…",
        "−a",
        "a −b",
        "–(a)",
    ),
    *("-a", "-a OR -b", "-(a -b)", "a OR -(b c)", "on:2025 OR on:2021", "after:9999", "before:0001", "on:0000"),
)


@given(QUERIES, st.booleans())
@settings(max_examples=100)
def test_any_text_is_read_and_its_printing_reads_the_same(text: str, typing: bool) -> None:
    query = parse(text, typing=typing)
    assert parse(str(query)) == query
    assert isinstance(describe(query), str)


@pytest.mark.parametrize("typing", [False, True])
def test_odd_text_is_read_and_its_printing_reads_the_same(typing: bool) -> None:
    for text in NASTY:
        with case(text):
            query = parse(text, typing=typing)
            assert parse(str(query)) == query
            describe(query)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("housing", Word("housing")),
        ("affordable housing", And((Word("affordable"), Word("housing")))),
        ('"who are you loyal"', Phrase("who are you loyal")),
        ("“who are you loyal”", Phrase("who are you loyal")),
        ("„who are you loyal“", Phrase("who are you loyal")),
        ("«who are you loyal»", Phrase("who are you loyal")),
        ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
        ("a (b OR c)", And((Word("a"), Or((Word("b"), Word("c")))))),
        ("((a)) OR ((b OR c))", Or((Word("a"), Word("b"), Word("c")))),
        ("a AND b", And((Word("a"), Word("b")))),
        ("a -b", And((Word("a"), Not(Word("b"))))),
        ("a NOT b", And((Word("a"), Not(Word("b"))))),
        ('-"a b"', Not(Phrase("a b"))),
        ("-by:lopez", Not(Field("by", "lopez"))),
        ("-(a OR b)", Not(Or((Word("a"), Word("b"))))),
        ("-(-a)", Word("a")),
        ("well-known", Word("well-known")),
        ("a -- b", And((Word("a"), Word("b")))),
        ("a -… b", And((Word("a"), Word("b")))),
        ("a NEAR/5 b", Near((Word("a"), Word("b")), 5)),
        ('a NEAR/5 "b c" NEAR/5 d', Near((Word("a"), Phrase("b c"), Word("d")), 5)),
        ("-a NEAR/2 b", Not(Near((Word("a"), Word("b")), 2))),
        ("hous*", Word("hous", prefix=True, exact=True)),
        ("hous…", Word("hous", prefix=True)),
        ('"affordable hous*"', Word("affordable hous", prefix=True, exact=True)),
        ('-"hous* *"', Not(Phrase("hous"))),
        ("a −b –c", And((Word("a"), Not(Word("b")), Not(Word("c"))))),
        ("1990–2000 a – b", And((Word("1990–2000"), Word("a"), Word("b")))),
        ("=housing", Word("housing", exact=True)),
        ("=hous*", Word("hous", prefix=True, exact=True)),
        ("(-==O’Shea,)", Not(Word("O’Shea", exact=True))),
        ('="a b"', Phrase("a b")),
        ('-="a b"', Not(Phrase("a b"))),
        ("a=b", Word("a=b")),
        ("=by:lopez", Field("by", "lopez")),
        ("= a", Word("a")),
        ("lang:es", Field("lang", "es")),
        ("by:lopez", Field("by", "lopez")),
        ("BY:lopez", Field("by", "lopez")),
        ('by:"Rodriguez Sanchez"', Field("by", "Rodriguez Sanchez")),
        ("by:“Rodriguez Sanchez”", Field("by", "Rodriguez Sanchez")),
        ("(by:lopez,)", Field("by", "lopez")),
        ("on:2025", Field("on", "2025")),
        ("after:2025-01", Field("after", "2025-01")),
        ("before:2025-01-15", Field("before", "2025-01-15")),
        ("O'Shea", Word("O'Shea")),
        ("$40", Word("40")),
        ("C++", Word("C")),
        ("2-173", Word("2-173")),
        ("a\0b", Word("a␀b")),
        ("OR", Word("or")),
        ("a OR", And((Word("a"), Word("or")))),
        ("AND a", And((Word("and"), Word("a")))),
        ("a NEAR/5 (b)", And((Word("a"), Word("near/5"), Word("b")))),
        ("a or b", And((Word("a"), Word("or"), Word("b")))),
        ('"a b', And((Word("a"), Word("b")))),
        ("by:", None),
        ("NEAR a", And((Word("NEAR"), Word("a")))),
        ("text:a", None),
        ('text:"a b"', None),
        ("police text:a", Word("police")),
        ("10:30", Word("10:30")),
        ("http://a", Word("http://a")),
        ("on:2025-13-45", Word("on:2025-13-45")),
        ("🙂 … () - *", None),
        ("", None),
    ],
)
def test_what_is_read(text: str, root: object) -> None:
    assert parse(text) == Query(root)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("affordable housin", "affordable housin…"),
        ("housin ", "housin"),
        ("housin,", "housin"),
        ('"affordable housin"', '"affordable housin"'),
        ("by:lop", "by:lop"),
        ("a -hous", "a -hous"),
        ("a OR", "a"),
        ("a OR ", "a or"),
        ("OR", "or…"),
        ("a NEAR/5", "a"),
        ("a on:2025-0", "a"),
        ('"affordable housin', "affordable housin…"),
    ],
)
def test_what_is_being_typed_may_yet_grow(text: str, same: str) -> None:
    assert parse(text, typing=True) == parse(same)


def test_every_field_reads_its_example_and_says_what_there_is(
    connection: sqlite3.Connection,
) -> None:
    for name, example in FIELDS.items():
        assert parse(f"{name}:{example}").root == Field(name, example)
        assert parse(f"{name}:").notes == (f"{name}: needs a value right after it, as in {name}:{example}.",)
        if name not in DATE_FIELDS:
            assert search(connection, f"{name}:zzqx").notes[0].startswith(f"{name}:zzqx: no")


def test_what_is_not_read_as_typed_is_noted() -> None:
    assert parse("on:2025-13-45").notes == (
        "on:2025-13-45 isn't a year, month or day like 2025-01-15, so it was read as words.",
    )
    assert parse("🙂").notes == ("There is nothing to search for in 🙂: it has no letters or digits.",)
    assert parse("a " * 200).notes == ("Only the first 128 words were read.",)
    assert parse("(" * 20 + "a").notes == ("Parentheses more than 10 deep were ignored.",)
    assert parse("housing -budget by:lopez on:2025").notes == ()
    assert parse("housing venue: by:lopez").notes == ("venue: needs a value right after it, as in venue:press.",)
    assert parse("a NEAR b").notes == ("NEAR needs a number of words, as in NEAR/5, so it was read as a word.",)
    assert parse("a NEAR", typing=True).notes == ()
    assert parse("").notes == ()


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ('who are "loyal to" by:Lopez venue:press', "words who are · phrase “loyal to” · by Lopez · venue press"),
        ("a (b OR c d) -x", "word a · b or (c and d) · without x"),
        ("=TIF money =tax", "word money · exactly TIF tax"),
        ("-(a b) on:2025-01 on:2025-01-15", "without (a and b) · in 2025-01 · on 2025-01-15"),
        ("a NEAR/5 b", "a near b (at most 5 words apart)"),
        ("", ""),
    ],
)
def test_the_reading_says_how_it_was_read(text: str, reading: str) -> None:
    assert describe(parse(text)) == reading


def test_the_reading_gives_what_a_field_turned_out_to_mean() -> None:
    query = parse("by:lop")
    assert describe(query, {Field("by", "lop"): "Raymond Lopez"}, ["more"]) == "by Raymond Lopez · more"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("O'Shea", ("o", "shea")),
        ("José PÉREZ", ("jose", "perez")),
        ("Jose\u0301", ("jose",)),
        ("한국", ("한국",)),
        ("Łódź 2-173", ("łodz", "2", "173")),
        ("İ 🙂 _", ("i",)),
        ("ΛΌΓΟΣ λόγος", ("λόγοσ", "λόγοσ")),
        ("أحمد Йод", ("أحمد", "йод")),
    ],
)
def test_words_are_folded_as_the_index_folds_them(text: str, words: tuple[str, ...]) -> None:
    assert fold_words(text) == words


@pytest.mark.parametrize(
    "scripts",
    [
        range(1, 0x378),
        range(0x384, 0x528),
        range(0x591, 0x700),
        range(0xE00, 0xEDE),
        range(0x1000, 0x10A0),
        range(0x1780, 0x1800),
        range(0x2000, 0x20C1),
        range(0x1F300, 0x1F6FF),
        range(0x1F900, 0x1FA00),
        range(0x1E00, 0x1FFF),
        range(0x3000, 0x3130),
        range(0x3400, 0x3480),
        range(0x4E00, 0x4F00),
        range(0xF900, 0xF980),
        range(0xFF60, 0xFFA0),
        range(0x20000, 0x20080),
    ],
    ids=lambda scripts: hex(scripts.start),
)
def test_the_index_cuts_and_folds_each_character_so(scripts: range) -> None:
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE f USING fts5(t, tokenize='unicode61 remove_diacritics 2')")
    index.execute("CREATE VIRTUAL TABLE v USING fts5vocab(f, instance)")
    characters = [chr(code) for code in scripts if unicodedata.category(chr(code)) != "Cn"]
    index.executemany(
        "INSERT INTO f (rowid, t) VALUES (?, ?)", ((ord(c), space_words(f"ab{c}cd {c}")) for c in characters)
    )
    cut: dict[int, list[str]] = {}
    for word, document in index.execute("SELECT term, doc FROM v ORDER BY doc, offset"):
        cut.setdefault(document, []).append(word)
    newer = {
        "\u0eba",
        "\u0605",
        "\u061c",
        "\u061d",
        "\u1fbe",
    }  # than the Unicode of SQLite, or left out there
    for character in set(characters) - newer:
        text = f"ab{character}cd {character}"
        assert list(fold_words(text)) == cut[ord(character)], ascii(character)
        assert [word for word, *_ in word_spans(text)] == cut[ord(character)]


SCRIPTS = (
    (0x20, 0x250), (0x300, 0x370), (0x370, 0x530), (0x590, 0x605), (0x610, 0x61C), (0x61E, 0x700), (0x900, 0xEBA),
    (0x1000, 0x1200), (0x1780, 0x1800), (0x1E00, 0x1FBE), (0x2000, 0x2070), (0x3000, 0x3100), (0x4E00, 0x4E40),
    (0xAC00, 0xAC80), (0xFB00, 0xFB50), (0x1F600, 0x1F610),
)  # fmt: skip
MIXED = st.text(st.one_of(*(st.characters(min_codepoint=a, max_codepoint=b - 1) for a, b in SCRIPTS)), max_size=14)


@given(st.lists(st.tuples(MIXED, st.sampled_from(("NFC", "NFD", ""))), min_size=1, max_size=40))
@settings(max_examples=80)
def test_a_text_of_any_script_is_cut_alike_by_all(result: list[tuple[str, str]]) -> None:
    texts = [unicodedata.normalize(form, text) if form else text for text, form in result]  # type: ignore[arg-type]
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE f USING fts5(t, tokenize='unicode61 remove_diacritics 2')")
    index.execute("CREATE VIRTUAL TABLE v USING fts5vocab(f, instance)")
    index.executemany("INSERT INTO f (rowid, t) VALUES (?, ?)", enumerate(map(space_words, texts)))
    cut: list[list[str]] = [[] for _ in texts]
    for word, document in index.execute("SELECT term, doc FROM v ORDER BY doc, offset"):
        cut[document].append(word)
    for text, words in zip(texts, cut, strict=True):
        assert list(fold_words(text)) == words
        assert [word for word, *_ in word_spans(text)] == words
        assert space_words(space_words(text)).split() == space_words(text).split()
