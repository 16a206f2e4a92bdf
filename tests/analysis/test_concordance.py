"""The concordance: every match a line, aligned in cells, sorted by what stands next to it."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from councilui.analysis.concordance import Occurrence, align_line, occurrences, sort_lines
from councilui.record.search.statements import search

TEXTS = st.text(st.sampled_from(["a", "b", " ", "é", "\u0301", "市", "👩", "\u200d", "🏽", "ا"]), max_size=60)


def lines(connection: sqlite3.Connection, query: str) -> tuple[Occurrence, ...]:
    return occurrences(search(connection, query, limit=1000).hits)


def test_every_match_of_every_statement_is_a_line(connection: sqlite3.Connection) -> None:
    result = lines(connection, "sanctuary")
    hits = search(connection, "sanctuary", limit=1000).hits
    assert (
        len(result) == sum(len(hit.text_matches) for hit in hits) == 3
    )  # the other hits are about the matter of that name
    assert {line.match.casefold() for line in result} == {"sanctuary"}
    for line in result:
        whole = " ".join(line.hit.statement.text.split())
        assert f"{line.left}{line.match}{line.right}" in whole


def test_a_statement_with_several_matches_stands_on_several_lines(connection: sqlite3.Connection) -> None:
    result = lines(connection, "the")
    places = [(line.hit.statement.id, line.position) for line in result]
    assert len(set(places)) == len(places)
    assert max(line.position for line in result) == 3


def test_what_is_found_by_a_field_alone_has_no_line(connection: sqlite3.Connection) -> None:
    assert search(connection, "by:lopez").hits
    assert lines(connection, "by:lopez") == ()


def test_sorting_goes_outwards_from_the_match(connection: sqlite3.Connection) -> None:
    result = lines(connection, "city")
    right = [line.right.split()[:1] for line in sort_lines(result, "right")]
    folded = ["".join(c for c in (words or [""])[0].casefold() if c.isalnum()) for words in right]
    assert folded == sorted(folded)
    left = [(line.left.split() or [""])[-1].casefold().strip("“”,.[(") for line in sort_lines(result, "left")]
    assert left == sorted(left)
    assert "the" in left


def test_sorting_by_date_and_speaker(connection: sqlite3.Connection) -> None:
    result = lines(connection, "the")
    dates = [line.hit.statement.id for line in sort_lines(result, "date")]
    assert dates == sorted(dates, reverse=True)
    names = [line.hit.statement.speaker_name for line in sort_lines(result, "speaker")]
    known_names = [name.casefold() for name in names if name is not None]
    assert known_names == sorted(known_names)
    assert names[len(known_names) :] == [None] * (len(names) - len(known_names))
    for sort in ("left", "right", "date", "speaker"):
        assert sorted(map(id, sort_lines(result, sort))) == sorted(map(id, result))
    with pytest.raises(KeyError):
        sort_lines(result, "length")


@given(TEXTS, TEXTS, TEXTS, st.integers(0, 30), st.integers(0, 30))
@example("", "\u200d\u200d市", "", 0, 1)
@example("", "aaaaaa\u200da市\u200d", "\u200daa", 0, 9)
def test_the_match_begins_in_one_column_whatever_the_text(
    left: str, match: str, right: str, before: int, after: int
) -> None:
    line = Occurrence(None, 0, left, match, right)  # type: ignore[arg-type]
    text = align_line(line, before, after)
    assert cell_len(text[0]) == before
    assert cell_len(text[1] + text[2]) <= max(after, 0)
