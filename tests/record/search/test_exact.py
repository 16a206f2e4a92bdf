"""What stands in quotes, or behind "=", is found as it stands; other words with their endings."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from councilui.common.dates import day_number
from councilui.common.tokens import fold_in_place, fold_words, word_spans
from councilui.record import model
from councilui.record.database import open_record
from councilui.record.search.exact import exact_spans
from councilui.record.search.parser import And, Not, Or, Phrase, Word, parse
from councilui.record.search.statements import count_exact, search
from tests.record.whole_record import write_record

SAID = (
    "The houses are full.",
    "A house on housing land.",
    "Housing is news; this is new.",
    "No news of José's house, they house everybody.",
    "NEW HOUSES — new houses!",
    "Universal universities of the universe",
    "日本語の会議 と café-house",
)
WORDS = ("house", "houses", "housing", "new", "news", "the", "universe", "universities", "josé's", "full", "café-house")


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("exact") / "exact.db"
    path.touch()
    day = "2025-01-15"
    statements = [
        model.Statement(
            model.statement_id(day_number(day), 0, at), f"s/{at}", "m", text, "speech", "verbatim", "floor", "member",
            language="ja" if at == 6 else "en-US", source="captions",
        )
        for at, text in enumerate(SAID)
    ]  # fmt: skip
    meeting = model.Meeting("m", "council", day, 0, "regular")
    body = model.Body("council", "City Council", "council")
    write_record(path, (model.Source("captions", "captions", "Clerk", "captions"), body, meeting, *statements))
    database = open_record(path)
    yield database
    database.close()


def ids_found(connection: sqlite3.Connection, text: str) -> set[int]:
    answer = search(connection, text)
    assert answer.total == len(answer.hits) == count_exact(connection, text).count
    return {int(hit.statement.key[2:]) for hit in answer.hits}


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("houses", {0, 1, 2, 3, 4, 6}),
        ("=houses", {0, 4}),
        ('"house"', {1, 3, 6}),
        ('"Houses new"', {4}),
        ("news", {2, 3, 4}),
        ("=news", {2, 3}),
        ("news -=news", {4}),
        ("-=house", {0, 2, 4, 5}),
        ("=universit*", {5}),
        ("=hous*", {0, 1, 2, 3, 4, 6}),
        ("=news OR =universities", {2, 3, 5}),
        ("(=news everybody) OR universe", {3, 5}),
        ("-(=news OR universe)", {0, 1, 4, 6}),
        ('"jose s house"', {3}),
        ("=JOSE’S", {3}),
        ('"café house"', {6}),
        ('"new houses" NEAR/5 new', {4}),
        ('"house" NEAR/2 land', {1}),
        ('house -("house" NEAR/2 land)', {0, 2, 3, 4, 6}),
        ("-(=news NEAR/0 house)", {0, 1, 2, 3, 4, 5, 6}),
        ("-(univ* NEAR/1 =universities)", {0, 1, 2, 3, 4, 6}),
        ("hous*", {0, 1, 2, 3, 4, 6}),
        ("news*", {2, 3}),
        ("house -news*", {0, 1, 4, 6}),
        ('"new hous*"', {4}),
        ('-"" full', {0}),
        ("lang:JA", {6}),
        ("lang:en new", {2, 3, 4}),
        ("lang:e", set()),
        ("日本*", {6}),
        ('"日本語の会議"', {6}),
    ],
)
def test_exact_words_and_phrases(statements: sqlite3.Connection, text: str, hits: set[int]) -> None:
    assert ids_found(statements, text) == hits


def test_only_what_stands_so_is_marked(statements: sqlite3.Connection) -> None:
    hit = next(hit for hit in search(statements, "=house land").hits if hit.statement.key == "s/1")
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["house", "land"]
    (hit,) = search(statements, '"new houses" full*  OR "new houses"').hits
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["NEW HOUSES", "new houses"]


def test_words_near_each_other_are_marked_though_one_stands_exactly_so(statements: sqlite3.Connection) -> None:
    (hit,) = search(statements, "hous* NEAR/2 land").hits
    assert [hit.snippet[start:end] for start, end in hit.matches][-2:] == ["housing", "land"]


def test_pages_of_exact_words_lose_nothing(statements: sqlite3.Connection) -> None:
    first = search(statements, "=house", limit=2)
    rest = search(statements, "=house", limit=2, before_id=first.hits[-1].statement.id)
    assert [hit.statement.key for hit in (*first.hits, *rest.hits)] == ["s/6", "s/3", "s/1"]
    assert (first.total, first.total_is_exact) == (3, True)


def test_a_language_that_is_not_there_says_which_are(statements: sqlite3.Connection) -> None:
    assert search(statements, "lang:xx").notes == ("lang:xx: no such language; there are en-US, ja.",)


@st.composite
def queries(draw: st.DrawFn) -> str:
    leaf = st.sampled_from([f"={word}" for word in WORDS] + [f'"{a} {b}"' for a in WORDS for b in WORDS[:4]])
    tree = st.recursive(
        leaf,
        lambda inner: st.one_of(
            inner.map(lambda one: f"-({one})"),
            st.tuples(inner, inner).map(" ".join),
            st.tuples(inner, inner).map(lambda pair: f"({pair[0]} OR {pair[1]})"),
        ),
        max_leaves=6,
    )
    return draw(tree)


def holds(node: object, words: tuple[str, ...]) -> bool:
    """What a query means, said as plainly as can be."""
    match node:
        case And(parts):
            return all(holds(part, words) for part in parts)
        case Or(parts):
            return any(holds(part, words) for part in parts)
        case Not(operand):
            return not holds(operand, words)
        case Word(text) | Phrase(text):
            expected = fold_words(text)
            return any(words[at : at + len(expected)] == expected for at in range(len(words)))
    raise AssertionError(node)


@given(queries())
@settings(max_examples=100)
def test_a_query_of_exact_words_finds_what_has_them(statements: sqlite3.Connection, text: str) -> None:
    root = parse(text).root
    assert ids_found(statements, text) == {at for at, spoken in enumerate(SAID) if holds(root, fold_words(spoken))}


@given(st.text())
def test_words_have_places(text: str) -> None:
    spans = word_spans(text)
    assert tuple(word for word, *_ in spans) == fold_words(text)
    assert all(fold_words(text[start:end]) == (word,) for word, start, end in spans)


@given(st.text() | st.text("ab Éé’—“_1ßłИ́한\ua8e0", max_size=12))
@example("0\ua8e0")
def test_words_are_where_they_are_when_a_text_is_folded_at_once(text: str) -> None:
    folded = fold_in_place(text)
    assert folded is not None or not text.isascii()
    if folded is not None:
        assert len(folded) == len(text)
        assert [(word[0], *word.span()) for word in re.finditer("[^ ]+", folded)] == word_spans(text)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("“The café’s house”", "café’s house"),
        ("Überhouse — house", "house"),
        ("Straße house", "house"),
        ("Дом house", "house"),
        ("cafe\u0301 houses, house", "house"),
    ],
)
def test_what_stands_so_is_found_among_letters_and_marks_of_any_kind(text: str, stands: str) -> None:
    ((start, end),) = exact_spans(Phrase(stands), text)
    assert text[start:end] == stands
