"""What is marked in a text is what FTS5 itself would mark."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from councilui.common.tokens import fold_words, has_okina, space_words
from councilui.record.indexes.fts import quote
from councilui.record.search.marks import Marks, mark

CUT = "\x1f"
ENDINGS = (
    "",
    "s",
    "es",
    "ed",
    "ing",
    "ings",
    "y",
    "ies",
    "ly",
    "ation",
    "ational",
    "ability",
    "iveness",
    "izer",
    "e",
    "ee",
)
WORDS = st.builds(
    str.__add__, st.sampled_from(("hous", "counc", "vot", "hop", "a", "rat", "conform")), st.sampled_from(ENDINGS)
)
PLAIN = st.lists(st.one_of(WORDS, st.sampled_from((",", ". ", "-", "'", "2-173", "THE"))), max_size=12).map(" ".join)
# Letters that came into Unicode later are no letters to FTS5, or some other kind of letter; others are indexed as
# something else, so that FTS5 marks other places (`common.tokens`), as an apostrophe between vowels is.
ANY = st.text(
    st.characters(exclude_characters=f"\0{CUT}", categories=None, exclude_categories=["Cs"]).filter(
        lambda character: (
            unicodedata.ucd_3_2_0.category(character) != "Cn" and space_words(character) in (character, " ")
        )
    ),
    max_size=30,
).filter(lambda text: not has_okina(text))
MIXED = st.lists(
    st.one_of(WORDS, st.sampled_from(("Núñez", "ÇA", "straße", "İl", "Ⅷ", "a\u0301b", "\u0301", "ﬁn"))),
    max_size=9,
).map(" ".join)
TEXTS = st.lists(st.one_of(PLAIN, MIXED, ANY), min_size=1, max_size=4)
PHRASES = st.lists(st.one_of(WORDS, st.lists(WORDS, min_size=2, max_size=3).map(" ".join), ANY, MIXED), max_size=3)
NEAR = st.lists(
    st.tuples(st.lists(st.one_of(WORDS, PLAIN), min_size=2, max_size=3).map(tuple), st.integers(0, 6)), max_size=2
)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')")
    yield connection
    connection.close()


def highlighted(index: sqlite3.Connection, marks: Marks, text: str) -> list[tuple[int, int]]:
    """Where FTS5 marks a text.

    Each NEAR is asked first whether it matches: beside another that does, FTS5 marks the words of one that doesn't when
    a phrase of it is missing (`house OR NEAR(council "house house", 5)` on "house council").
    """
    index.execute("DELETE FROM t")
    index.execute("INSERT INTO t VALUES (?)", (text,))
    near = [f"NEAR({' '.join(map(quote, parts))}, {distance})" for parts, distance in marks.near]
    near = [one for one in near if index.execute("SELECT 1 FROM t WHERE t MATCH ?", (one,)).fetchone()]
    query = " OR ".join([*map(quote, marks.phrases), *near])
    sql = "SELECT highlight(t, 0, ?1, ?1) FROM t WHERE t MATCH ?2"
    row = index.execute(sql, (CUT, query)).fetchone() if query else None
    spans, at = [], 0
    for number, piece in enumerate(row[0].split(CUT) if row else ()):
        if number % 2:
            spans.append((at, at + len(piece)))
        at += len(piece)
    return spans


@given(TEXTS, PHRASES, NEAR)
@settings(max_examples=150)
@example(["a a b a"], [], [(("a", "b"), 0)])
@example(["to be or not to be"], ["to be", "be or not"], [])
@example(["house council"], ["house"], [(("council", "house house"), 5)])
def test_marks_are_those_of_the_index(
    index: sqlite3.Connection, texts: list[str], phrases: Sequence[str], near: list[tuple[tuple[str, ...], int]]
) -> None:
    phrases = tuple(phrase for phrase in phrases if fold_words(phrase))
    near = [(chosen, distance) for parts, distance in near if len(chosen := tuple(filter(fold_words, parts))) > 1]
    marks = Marks(phrases, tuple(near))
    if phrases or near:
        assert mark(marks, texts) == [highlighted(index, marks, text) for text in texts]


@pytest.mark.parametrize(
    ("phrase", "text", "marked"),
    [
        ("house", "Housing, houses; a houseboat is housed.", ["Housing", "houses", "housed"]),
        ("O'Shea", "Ald. O’Shea, O Shea and Shea O", ["O’Shea", "O Shea"]),
        ("Núñez", "NUNEZ núñez nun", ["NUNEZ", "núñez"]),
        ("ability", "abilities able", ["abilities"]),
        ("会議", "会議 会議室", ["会議", "会議"]),
    ],
)
def test_a_word_is_marked_in_any_ending(phrase: str, text: str, marked: list[str]) -> None:
    (spans,) = mark(Marks((phrase,)), [text])
    assert [text[start:end] for start, end in spans] == marked


def test_what_is_not_near_is_not_marked() -> None:
    text = "budget one two three amendment, four five six seven eight budget"
    (spans,) = mark(Marks((), ((("budget", "amendment"), 3),)), [text])
    assert [text[start:end] for start, end in spans] == ["budget", "amendment"]
