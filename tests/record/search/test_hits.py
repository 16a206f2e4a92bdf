"""What a search tells of a statement that it found: its place, its sources, the stretch with the matches marked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from councilui.record import model
from councilui.record.indexes import statement_index
from councilui.record.search.snippets import SNIPPET
from councilui.record.search.statements import search
from tests.record.small_council import ROWS, TALKED, built, marked, statement


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    database = built(tmp_path_factory.mktemp("record") / "small.db", ROWS)
    yield database
    database.close()


def test_a_hit_has_its_meeting_item_and_sources(connection: sqlite3.Connection) -> None:
    (hit,) = search(connection, '"are you loyal"').hits
    assert (hit.statement, hit.date, hit.body_name, hit.item_title) == (TALKED[4], "2025-01-15", "City Council", None)
    assert [source.id for source in hit.sources] == ["captions", "tribune"]
    assert hit.snippet == hit.statement.text
    assert hit.cut == ("", "")
    (hit,) = search(connection, "item:immigrant").hits
    assert (hit.item_title, hit.matches) == ("Welcoming City Ordinance", ())


def test_matches_are_the_words_that_were_found(connection: sqlite3.Connection) -> None:
    assert marked(search(connection, "house").hits[0]) == ["houses"]
    assert marked(search(connection, '"who are you" loyal').hits[0]) == ["Who are you", "loyal"]
    assert marked(search(connection, "loyal -answer by:rossana").hits[0]) == ["loyal"]
    assert marked(search(connection, "loyal -(answer promise)").hits[1]) == ["loyal"]


def test_a_long_statement_is_cut_around_its_matches(connection: sqlite3.Connection) -> None:
    (hit,) = search(connection, "budget office on:2026").hits
    assert marked(hit) == ["budget", "budget", "office"]
    assert len(hit.snippet) <= SNIPPET
    assert hit.snippet in hit.statement.text
    assert hit.statement.text.split().count(hit.snippet.split()[0])  # no word is cut
    (hit,) = search(connection, "kind:speech on:2026").hits
    assert hit.statement.text.startswith(hit.snippet)
    assert hit.cut == ("", " …")


HOSTILE = (
    "\x1b[31mred\x1b[0m council\u202e desrever",
    "a\0b council \0 c",
    "\x02council\x03 <b>council</b> [bold]council[/] \ue000council",
    "line one\r\nline council\ttwo\u2028three\xa0four",
    "Z̶a̶l̶g̶o̶ council Ça va, ﬁnal, 🏳️‍🌈 council",
    "council" * 2000 + " council",
    "\u0301" * 500 + "council",
    "council\n" * 300,
)


def test_hostile_text_forges_no_match_and_breaks_nothing(tmp_path: Path) -> None:
    statements = tuple(statement("2025-01-15", at, text, speaker_name=text[:60]) for at, text in enumerate(HOSTILE))
    rows = (
        model.Source("captions", "captions", "Clerk", "captions"),
        model.Body("council", "City Council", "council"),
        model.Meeting("council/2025-01-15", "council", "2025-01-15", 0, "regular"),
        *statements,
    )
    connection = built(tmp_path / "hostile.db", rows)
    # Bytes that are not UTF-8 can't come through Python's text.
    raw = sqlite3.connect(tmp_path / "hostile.db")
    raw.execute("UPDATE statement SET text = CAST(x'636f756e63696cff20c3' AS TEXT) WHERE id = ?", (statements[0].id,))
    for step in statement_index.FILL:
        raw.execute(step.replace("spaced(text)", "text"))
    raw.commit()
    raw.close()
    answer = search(connection, "council")
    assert answer.total == len(HOSTILE)
    for hit in answer.hits:
        assert all(word.lower() == "council" for word in marked(hit))
        assert len(hit.snippet) <= SNIPPET
        assert "\n" not in hit.snippet
        assert hit.snippet in hit.statement.text.replace("\n", " ")
    # The last of them begins with a letter of private use, which is shown as U+FFFD: what is shown is marked.
    assert [marked(hit) for hit in answer.hits if "bold" in hit.snippet] == [["council"] * 4]
    assert search(connection, "by:red").hits[0].statement.speaker_name
    connection.close()
