"""Scripts beside the Latin one: what is typed is found wherever it stands, in titles and names too."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator

import pytest

from councilui.analysis.concordance import occurrences
from councilui.common.dates import day_number
from councilui.common.tokens import fold_words, word_spans
from councilui.record import model
from councilui.record.search.facets import facets
from councilui.record.search.statements import count_exact, search
from councilui.record.search.titles import find_others
from tests.record.small_council import built, marked

SAID = (
    "市議會今天討論住房預算。",
    "日本語の会議は火曜日です。",
    "การประชุมสภาเมืองวันพุธ",
    "我反對；housing預算太少，預算！",
    "The council meets on 星期三 at noon.",
    "시의회는 예산을 논의했다.",
    "プールのプ、プルー",
    "ข่าวของเมือง: เขากินข้าวขาว ดี ดู",
    "Thanks🤖 for the ₽500 budget 🤖 vote",
    "في مُدِينَة شيكاغو ו שָׁלוֹם",
    "ที่ดินริมทะเล",
    unicodedata.normalize("NFD", "한국 чайка ガ") + " 𞤀𞤁",
    unicodedata.normalize("NFD", "국회"),
    unicodedata.normalize("NFD", "ᾳ ὁ λόγος ῤα"),
    unicodedata.normalize("NFD", "قال أحمد شيئا"),
    "שׁלום לכולם",
    "বাংলায় भाषा",
)


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    day = "2025-01-15"
    statements = (
        model.Statement(
            model.statement_id(day_number(day), 0, at), f"s/{at}", "m", text, "speech", "verbatim", "floor", "member",
            "王小明" if at == 0 else "Ald. Lopez", language="und", source="captions", agenda_item="i",
        )
        for at, text in enumerate(SAID)
    )  # fmt: skip
    connection = built(
        tmp_path_factory.mktemp("scripts") / "scripts.db",
        (
            model.Source("captions", "captions", "Clerk", "captions"),
            model.Body("council", "City Council", "council"),
            model.Person("wang", "王小明", "王小明", "王"),
            model.Meeting("m", "council", day, 0, "regular"),
            model.AgendaItem("i", "m", 0, "關於住房預算的條例"),
            *statements,
        ),
    )
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("預算", {0: ["預算"], 3: ["預算", "預算"]}),
        ("住房預算", {0: ["住房預算"]}),
        ("預房", {}),
        ('"預算"', {0: ["預算"], 3: ["預算", "預算"]}),
        ("=議會", {0: ["議會"]}),
        ("預算 -討論", {3: ["預算", "預算"]}),
        ('預算 -"討論"', {3: ["預算", "預算"]}),
        ("討論 NEAR/3 預算", {0: ["討論", "預算"]}),
        ("討論 NEAR/1 預算", {}),
        ("housing 預算", {3: ["housing", "預算", "預算"]}),
        ("会議 OR 星期", {1: ["会議"], 4: ["星期"]}),
        ("ประชุม", {2: ["ประชุม"]}),
        ("ประชม", {}),
        ("by:小明", {0: []}),
        ("by:王小明 預", {0: ["預"]}),
        ("시의회*", {5: ["시의회는"]}),
        ("プル", {6: ["プル"]}),
        ("ข้าว", {7: ["ข้าว"]}),
        ('"ขาว"', {7: ["ขาว"]}),
        ("ดี", {7: ["ดี"]}),
        ("ดุ", {}),
        ("thanks", {8: ["Thanks"]}),
        ("500", {8: ["500"]}),
        ('"budget vote"', {8: ["budget 🤖 vote"]}),
        ("مدينة", {9: ["مُدِينَة"]}),
        ("مُدِينَة", {9: ["مُدِينَة"]}),
        ("=שלום", {9: ["שָׁלוֹם"], 15: ["שׁלום"]}),
    ],
)
def test_what_is_typed_is_found_wherever_it_stands(
    statements: sqlite3.Connection, text: str, hits: dict[int, list[str]]
) -> None:
    answer = search(statements, text)
    assert {int(hit.statement.key[2:]): marked(hit) for hit in answer.hits} == hits
    assert answer.total == count_exact(statements, text).count == len(hits)
    best = search(statements, text, order="relevance")
    assert {hit.statement.key for hit in best.hits} == {hit.statement.key for hit in answer.hits}


@pytest.mark.parametrize("typed", ["ด", "ดี", "ท", "ที", "ที่", "ที่ด", "เ"])
def test_a_letter_may_yet_get_its_signs(statements: sqlite3.Connection, typed: str) -> None:
    result = {hit.statement.key for hit in search(statements, typed, typing=True, newest_first=True).hits}
    assert result == {f"s/{at}" for at, text in enumerate(SAID) if typed in text}
    assert {hit.statement.key for hit in search(statements, f"{typed}*").hits} == result


@pytest.mark.parametrize("text", ["=ที่", '"ที่ดิน"', "=ข้าว", "住房 OR =ที่"])
def test_by_relevance_too(statements: sqlite3.Connection, text: str) -> None:
    assert (
        {hit.statement.key for hit in search(statements, text, order="relevance").hits}
        == {hit.statement.key for hit in search(statements, text).hits}
        != set()
    )


def test_what_may_have_been_meant_is_written_as_people_write(statements: sqlite3.Connection) -> None:
    assert search(statements, '"ที่ counciil"').did_you_mean == ('"ที่ council"',)


@pytest.mark.parametrize(
    "text", ["ـ", "ـ*", '-"ـ"', "item:ـ", "matter:ـ", "house NEAR/2 ـ", "by:ᦀᦰᦀ", "=ᦀᦰᦀ", "\u0344"]
)
def test_what_has_no_word_is_no_error(statements: sqlite3.Connection, text: str) -> None:
    for order in ("newest", "relevance"):
        search(statements, text, order=order)
    find_others(statements, text)


@pytest.mark.parametrize("query", ["한국", "чайка", "ガ", "𞤢𞤣"])
def test_letters_put_together_from_others_are_the_same(statements: sqlite3.Connection, query: str) -> None:
    for text in (query, unicodedata.normalize("NFD", query), query.upper()):
        (hit,) = search(statements, text).hits
        assert [unicodedata.normalize("NFC", item).lower() for item in marked(hit)] == [query]


@pytest.mark.parametrize(
    ("query", "at"),
    [
        ("국회", 12),
        ("ὁ", 13),
        ('"ὁ λόγος"', 13),
        ("ῤα", 13),
        ("أحمد", 14),
        ("شيئا", 14),
        ("שלום", 15),
        ("বাংলায়", 16),
        ("भाषा", 16),
    ],
)
def test_however_it_was_composed_it_is_found_and_marked(statements: sqlite3.Connection, query: str, at: int) -> None:
    for text in (query, unicodedata.normalize("NFD", query), unicodedata.normalize("NFC", query)):
        result = {hit.statement.key: hit for hit in search(statements, text).hits}
        assert f"s/{at}" in result
        assert marked(result[f"s/{at}"])


@pytest.mark.parametrize("length", range(1, 5))
def test_every_letter_of_a_word_being_typed_finds_it(statements: sqlite3.Connection, length: int) -> None:
    answer = search(statements, "住房預算"[:length], typing=True, newest_first=True)
    assert [hit.statement.key for hit in answer.hits] == ["s/0"]
    assert marked(answer.hits[0]) == ["住房預算"[:length]]


def test_titles_and_names_too(statements: sqlite3.Connection) -> None:
    assert [item.title for item in find_others(statements, "房預").items] == ["關於住房預算的條例"]
    assert [person.name for person in find_others(statements, "小明").people] == ["王小明"]


def test_each_match_is_a_line_of_the_concordance(statements: sqlite3.Connection) -> None:
    lines = occurrences(search(statements, "預算").hits)
    assert [(line.left[-2:], line.match, line.right[:2]) for line in lines] == [
        ("ng", "預算", "太少"),
        ("少，", "預算", "！"),
        ("住房", "預算", "。"),
    ]


def test_each_character_is_a_word_of_what_was_said(statements: sqlite3.Connection) -> None:
    (speaker,) = (facet for facet in facets(statements, "討論").speakers if facet.label == "王小明")
    assert (speaker.matches, speaker.words) == (1, len("市議會今天討論住房預算") + 1)  # and the stop after them


def test_words_are_cut_where_they_stand() -> None:
    assert fold_words("A市議会B-日 café") == ("a", "市", "議", "会", "b", "日", "cafe")
    assert word_spans("A市b") == [("a", 0, 1), ("市", 1, 2), ("b", 2, 3)]
