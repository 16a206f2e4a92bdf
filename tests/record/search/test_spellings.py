"""Words with marks that have no width, and names with an ʻokina or an apostrophe, are found as people type them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.common.dates import day_number
from councilui.common.tokens import fold_words, spellings, word_spans
from councilui.record import model
from councilui.record.search.statements import count_exact, search
from councilui.record.search.titles import find_others
from tests.record.small_council import built, marked

TEXTS = (
    "The or\u00addi\u00adnance on sub\u2060division and zon\u200bing.",
    "Flights to Kauaʻi and Hawaiʻi.",
    "The county of Kaua‘i, said Member OʻShea.",
    "Kaua'i is not O'Shea's.",
    "Kauai by plain letters, O’Shea by a curly mark.",
    "Councils don't; a council's vote.",
    "An ordinance\u200e.\u200f So.",
    "Ni'ihau and Ni’ihau; jusqu’ici, qu'il.",
)


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    day = "2025-01-15"
    statements = (
        model.Statement(
            model.statement_id(day_number(day), 0, position), f"s/{position}", "m", text, "speech", "verbatim", "floor",
            "member", "Ald. OʻShea" if position == 0 else "Ald. O'Brien", source="captions", agenda_item="i",
        )
        for position, text in enumerate(TEXTS)
    )  # fmt: skip
    connection = built(
        tmp_path_factory.mktemp("spellings") / "spellings.db",
        (
            model.Source("captions", "captions", "Clerk", "captions"),
            model.Body("council", "City Council", "council"),
            model.Meeting("m", "council", day, 0, "regular"),
            model.AgendaItem("i", "m", 0, "Ferry to Kauaʻi under an or\u00addinance"),
            *statements,
        ),
    )
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("ordinance", {0, 6}),
        ("=ordinance", {0, 6}),
        ('"the ordinance on subdivision"', {0}),
        ("subdivision zoning", {0}),
        ("or\u00addinance", {0, 6}),
        ("Kauai", {1, 2, 3, 4}),
        ("Niihau", {7}),
        ("Ni'ihau", {7}),
        ("Niʻihau", {7}),
        ("il", {7}),
        ("Kaua'i", {1, 2, 3, 4}),
        ("Kaua’i", {1, 2, 3, 4}),
        ("Kauaʻi", {1, 2, 3, 4}),
        ("Kaua‘i", {1, 2, 3, 4}),
        ("=Kaua'i", {1, 2, 3, 4}),
        ('"county of Kaua\'i"', {2}),
        ("kaua'i*", {1, 2, 3, 4}),
        ("hawai'i NEAR/3 kaua'i", {1}),
        ("Hawaii", {1}),
        ("O'Shea", {2, 3, 4}),
        ("-O'Shea Kaua'i", {1}),
        ('-"Kaua\'i" ordinance', {0, 6}),
        ("council's", {5}),
        ("don't", {5}),
    ],
)
def test_a_word_is_found_however_it_is_written(statements: sqlite3.Connection, query: str, hits: set[int]) -> None:
    answer = search(statements, query)
    assert {int(hit.statement.key[2:]) for hit in answer.hits} == hits
    assert answer.total == count_exact(statements, query).count == len(hits)


@pytest.mark.parametrize(
    ("query", "mark"), [("ordinance", "ordinance"), ("Kaua'i", "Kauaʻi"), ("=Kauai", "Kauaʻi"), ("hawai'i", "Hawaiʻi")]
)
def test_the_whole_word_is_marked(statements: sqlite3.Connection, query: str, mark: str) -> None:
    assert {item for hit in search(statements, f"{query} -county").hits for item in marked(hit)} & {mark}


@pytest.mark.parametrize("query", ["ordinance", "Kauai", "Kaua'i", "Kauaʻi"])
def test_titles_too(statements: sqlite3.Connection, query: str) -> None:
    assert len(find_others(statements, query).items) == 1


@pytest.mark.parametrize("query", ["by:O'Shea", "by:OShea", "by:OʻShea"])
def test_speakers_too(statements: sqlite3.Connection, query: str) -> None:
    assert {hit.statement.key for hit in search(statements, query).hits} == {"s/0"}


@given(st.text("abKeʻ‘'’\u00ad\u200b é.ô", max_size=12))
def test_the_words_of_a_text_stand_where_they_stand(text: str) -> None:
    spans = word_spans(text)
    assert tuple(word for word, *_ in spans) == fold_words(text)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Kaua'i", ["Kauai"]),
        ("O’Shea", ["OShea"]),
        ("don't", []),
        ("council's", []),
        ("we'll they're", []),
        ("'a'", []),
    ],
)
def test_a_contraction_is_spelled_one_way(text: str, others: list[str]) -> None:
    assert list(spellings(text)) == [text, *others]
