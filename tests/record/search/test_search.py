"""Searching a record: which statements are found, and whatever people may type."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.record import model
from councilui.record.search import ranking
from councilui.record.search.statements import search
from councilui.record.views.search import SearchAnswer
from tests.cases import case
from tests.record.search.test_search_language import NASTY, QUERIES
from tests.record.small_council import ROWS, TALKED, built, marked, statement


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    database = built(tmp_path_factory.mktemp("record") / "small.db", ROWS)
    yield database
    database.close()


@pytest.fixture
def keys_found(connection: sqlite3.Connection) -> Callable[..., list[str]]:
    """Search, and tell the hits as `yy-mm-dd/position`."""

    def find(text: str, **options: object) -> list[str]:
        answer = search(connection, text, **options)  # type: ignore[arg-type]
        assert answer.total == len(answer.hits)
        return [hit.statement.key.removeprefix("council/20") for hit in answer.hits]

    return find


KeysFound = Callable[..., list[str]]


@given(QUERIES, st.booleans(), st.sampled_from(["newest", "relevance"]))
@settings(max_examples=100)
def test_any_text_is_searched_without_an_error(
    connection: sqlite3.Connection, text: str, typing: bool, order: str
) -> None:
    answer = search(connection, text, typing=typing, order=order)  # type: ignore[arg-type]
    assert answer.total == len(answer.hits) <= len(TALKED)
    assert answer.total_is_exact


@pytest.mark.parametrize("typing", [False, True])
def test_odd_text_is_searched_without_an_error(connection: sqlite3.Connection, typing: bool) -> None:
    for text in NASTY:
        with case(text):
            search(connection, text, typing=typing)


@pytest.mark.parametrize("deep", ["(a OR -(b ", "-(a -(b OR c) ", "a OR (b -(c d) "])
def test_the_deepest_query_that_is_read_can_be_run(connection: sqlite3.Connection, deep: str) -> None:
    search(connection, deep * 12)


def test_newest_first(keys_found: KeysFound) -> None:
    assert keys_found("housing") == ["25-12-31/0", "21-01-27/2", "21-01-27/0", "20-12-31/0"]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("who are you loyal", ["25-01-15/1", "25-01-15/0"]),
        ('"who are you loyal"', ["25-01-15/0"]),
        ("“Who Are You Loyal”", ["25-01-15/0"]),
        ("loyal budget", []),
        ("loyal OR welcome", ["25-01-15/1", "25-01-15/0", "21-01-27/0"]),
        ("loyal answer OR welcome", ["25-01-15/0", "21-01-27/0"]),
        ("loyal (answer OR welcome)", ["25-01-15/0"]),
        ("loyal -answer", ["25-01-15/1"]),
        ("housing -(budget amendment)", ["25-12-31/0", "21-01-27/0", "20-12-31/0"]),
        ('loyal -"who are you"', ["25-01-15/1"]),
        ("cheering OR -(the OR housing OR you)", ["25-01-15/3", "25-01-15/2"]),
        ("-(-cheering)", ["25-01-15/3"]),
        ("budget NEAR/2 housing", ["21-01-27/2"]),
        ("budget NEAR/1 housing", []),
        ('"budget amendment" NEAR/5 hous*', ["21-01-27/2"]),
        ("2-173", ["25-12-31/0"]),
        ("$40", ["25-12-31/0"]),
        ("o’shea", ["25-12-31/0"]),
        ("amend*", ["21-01-27/2"]),
        ("o'sh*", ["25-12-31/0"]),
    ],
)
def test_words_and_operators(keys_found: KeysFound, text: str, hits: list[str]) -> None:
    assert keys_found(text) == hits


def test_a_query_of_exclusions_finds_all_the_rest(keys_found: KeysFound) -> None:
    assert len(keys_found("-housing")) == len(TALKED) - 4
    assert len(keys_found("-xyzzy")) == len(TALKED)
    assert len(keys_found("-by:lopez")) == len(TALKED) - 4


def test_the_word_being_typed_finds_what_it_may_become(keys_found: KeysFound, connection: sqlite3.Connection) -> None:
    assert keys_found("affordable housin", typing=True) == ["20-12-31/0"]
    assert keys_found("affordable housin ", typing=True) == []
    assert keys_found("affordable housin") == []
    assert search(connection, "housin", typing=True).reading == "word housin…"
    assert search(connection, " housin", typing=True).query == "housin…"
    assert search(connection, "housin ", typing=True).query == search(connection, "housin").query == "housin"


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("by:lopez", ["26-01-01/0", "25-01-15/0", "21-01-27/2", "20-12-31/0"]),
        ('by:"Lopez, Ray" on:2020', ["20-12-31/0"]),
        ("by:nunez", ["25-01-15/2"]),
        ("by:Rodriguez", ["25-01-15/1", "21-01-27/0"]),
        ('by:"Rodriguez Sanchez"', ["25-01-15/1"]),
        ("ward:15 loyal", ["25-01-15/0"]),
        ("ward:015 loyal", ["25-01-15/0"]),
        ("capacity:public", ["25-01-15/0"]),
        ("kind:scene", ["25-01-15/3"]),
        ("venue:press", ["21-01-27/2"]),
        ('venue:"public comment"', ["25-01-15/2"]),
        ("venue:public", ["25-01-15/2"]),
        ("venue:outside", ["21-01-27/2"]),
        ("venue:inside loyal", ["25-01-15/1", "25-01-15/0"]),
        ("body:council loyal", ["25-01-15/1", "25-01-15/0"]),
        ("body:zoning", []),
        ("item:immigrant", ["21-01-27/1"]),
        ("item:02021-117", ["21-01-27/1"]),
        ("matter:O2021-117", ["21-01-27/1"]),
        ("matter:02021-117", ["21-01-27/1"]),
        ("matter:o2021-0000117", ["21-01-27/1"]),
        ("matter:sanctuary", ["21-01-27/1"]),
        ("matter:welcoming", ["21-01-27/1"]),
        ("on:2021-01-27", ["21-01-27/2", "21-01-27/1", "21-01-27/0"]),
        ("on:2021-01 housing", ["21-01-27/2", "21-01-27/0"]),
        ("on:2021 -housing", ["21-01-27/1"]),
        ("after:2025-01-15", ["26-01-01/0", "25-12-31/0"]),
        ("after:2025", ["26-01-01/0"]),
        ("after:2025-12", ["26-01-01/0"]),
        ("before:2021-01-27", ["20-12-31/0"]),
        ("before:2021-02 housing", ["21-01-27/2", "21-01-27/0", "20-12-31/0"]),
        ("before:2021", ["20-12-31/0"]),
        ("-after:2020", ["20-12-31/0"]),
        ("-before:2026", ["26-01-01/0"]),
        ("-on:2025 by:lopez", ["26-01-01/0", "21-01-27/2", "20-12-31/0"]),
        ("by:lopez (on:2020 OR after:2025 OR before:2020)", ["26-01-01/0", "20-12-31/0"]),
        ("(by:nunez OR venue:press)", ["25-01-15/2", "21-01-27/2"]),
        ("after:2025 before:2025", []),
    ],
)
def test_fields(keys_found: KeysFound, text: str, hits: list[str]) -> None:
    assert keys_found(text) == hits


def test_a_name_that_fits_several_finds_all_of_them_and_says_who(connection: sqlite3.Connection) -> None:
    answer = search(connection, "by:rodriguez")
    assert answer.notes == ("by:rodriguez finds Michael Rodriguez, Rossana Rodriguez Sanchez",)
    assert search(connection, "by:lop").reading == "by Raymond Lopez"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "by:nobody",
            "by:nobody: no one by that name speaks in this record; heard most often: "
            "Raymond Lopez, José Núñez, Michael Rodriguez, Rossana Rodriguez Sanchez. "
            "The speaker is unknown for 3 statements.",
        ),
        ("venue:moon", f"venue:moon: no such venue; there are {', '.join(model.VENUES)}, inside, outside."),
        ("kind:joke", f"kind:joke: no such kind; there are {', '.join(model.STATEMENT_KINDS)}."),
        ("ward:22 -xyzzy", "ward:22: no statements on record are from there."),
        ("ward:99", "ward:99: no such ward; heard most often: 15, 22."),
        ("body:senate", "body:senate: no body by that name; there are City Council, Committee on Zoning."),
        ("item:moon", "item:moon: no agenda item goes by that name; the latest: Immigrant protections."),
        ("matter:O1999-1", "matter:O1999-1: no matter goes by that name; the latest: O2021-117."),
    ],
)
def test_a_value_that_is_not_in_the_record_finds_nothing_and_says_what_is(
    connection: sqlite3.Connection, text: str, note: str
) -> None:
    answer = search(connection, f"{text} the")
    assert answer.hits == ()
    assert answer.notes == (note,)


@pytest.mark.parametrize("text", ["sanctuary", "Sanctuary", "sanctuary -budget"])
def test_a_popular_name_finds_what_was_said_on_the_matter_too(connection: sqlite3.Connection, text: str) -> None:
    answer = search(connection, text)
    assert [hit.statement.key[-12:] for hit in answer.hits] == ["2025-01-15/2", "2021-01-27/1"]
    assert [marked(hit) for hit in answer.hits] == [["Sanctuary"], []]
    assert "anctuary” also stands for O2021-117" in answer.reading


@pytest.mark.parametrize("text", ["=sanctuary", '"Sanctuary"', "-=xyzzy =sanctuary"])
def test_what_stands_exactly_so_is_no_other_name(keys_found: KeysFound, text: str) -> None:
    assert keys_found(text) == ["25-01-15/2"]


def test_a_record_number_tells_the_names_by_which_it_goes(connection: sqlite3.Connection) -> None:
    assert search(connection, "02021-117").reading.endswith("O2021-117 is also called Welcoming City, sanctuary")


def test_words_that_are_a_name_together_and_record_numbers_stand_for_the_matter(keys_found: KeysFound) -> None:
    assert keys_found("welcoming city") == ["21-01-27/1"]
    assert keys_found("welcoming cit", typing=True) == []
    assert keys_found("welcoming city", typing=True) == ["21-01-27/1"]
    assert keys_found("welcoming city on:2025") == []
    assert keys_found("02021-117") == ["21-01-27/1"]


def test_excluding_a_popular_name_excludes_the_word_alone(keys_found: KeysFound) -> None:
    assert keys_found("-sanctuary on:2021") == ["21-01-27/2", "21-01-27/1", "21-01-27/0"]


def test_paging_loses_and_repeats_nothing(connection: sqlite3.Connection) -> None:
    whole = [hit.statement.id for hit in search(connection, "-xyzzy").hits]
    pages: list[int] = []
    before: int | None = None
    while True:
        answer = search(connection, "-xyzzy", limit=3, before_id=before)
        assert answer.total == len(TALKED)
        if not answer.hits:
            break
        pages += [hit.statement.id for hit in answer.hits]
        before = pages[-1]
    assert pages == whole == sorted(whole, reverse=True)


def test_the_total_is_counted_up_to_the_cap(connection: sqlite3.Connection) -> None:
    for cap, total, exact in ((3, 3, False), (4, 4, True), (5, 4, True)):
        answer = search(connection, "housing", count_cap=cap, limit=1)
        assert (answer.total, answer.total_is_exact) == (total, exact)


def test_by_relevance(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = search(connection, "housing OR affordable", order="relevance")
    assert answer.hits[0].statement.text.startswith("Affordable housing")
    assert (answer.total, answer.notes) == (4, ())
    monkeypatch.setattr(ranking, "WHOLE", 3)
    monkeypatch.setattr(ranking, "NEWEST", 2)
    answer = search(connection, "housing OR affordable", order="relevance")
    assert len(answer.hits) == 2
    assert answer.notes == ("Only the newest 2 matches are ranked.",)
    with pytest.raises(ValueError, match="pages"):
        search(connection, "housing", order="relevance", before_id=1)


def test_an_empty_query_finds_nothing(connection: sqlite3.Connection) -> None:
    assert search(connection, " ") == SearchAnswer("", "", (), (), 0, True)
    answer = search(connection, "\ud800")
    assert (answer.query, answer.reading, answer.hits) == ("\ufffd", "", ())
    assert len(answer.notes) == 1


def test_a_prefix_of_too_many_words_is_cut_and_says_so(tmp_path: Path) -> None:
    statements = tuple(statement("2025-01-15", at, f"w{at:04}") for at in range(700))
    rows = (
        model.Source("captions", "captions", "Clerk", "captions"),
        model.Body("council", "City Council", "council"),
        model.Meeting("council/2025-01-15", "council", "2025-01-15", 0, "regular"),
        *statements,
    )
    connection = built(tmp_path / "wide.db", rows)
    whole = search(connection, "w00*")
    assert (whole.total, whole.total_is_exact, whole.notes) == (100, True, ())
    cut = search(connection, "w*")
    assert (cut.total, cut.total_is_exact) == (60, False)
    assert cut.notes == ("w*: only the 60 most frequent of the words that begin this way are searched.",)
    connection.close()


def test_an_interrupt_ends_a_search(connection: sqlite3.Connection) -> None:
    connection.set_progress_handler(lambda: 1, 1)
    try:
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            search(connection, "housing")
    finally:
        connection.set_progress_handler(None, 0)
