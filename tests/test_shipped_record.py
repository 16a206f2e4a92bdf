"""The record that comes with the program: built from data/sources, true to itself, and honest about what is unknown."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from councilui.record import schema
from councilui.record.queries.vote_lines import list_votes
from councilui.record.queries.votes import vote_card
from tests.conftest import ROOT, SOURCES

SHIPPED = ROOT / "data" / "meeting.db"


def _content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    tables = [
        *schema.TABLES.values(),
        "term",
        "speaker",
        "spoken",
        "roll_count",
        "title",
        "title_term",
        "statement_search",
    ]
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


def test_the_shipped_database_is_what_the_loader_builds(record: Path) -> None:
    assert _content(SHIPPED) == _content(record)


def test_the_same_sqlite_gives_the_same_bytes(record: Path) -> None:
    built_by, ours = (int.from_bytes(path.read_bytes()[96:100], "big") for path in (SHIPPED, record))
    assert (SHIPPED.read_bytes() == record.read_bytes()) or built_by != ours


def test_there_are_123_vote_events_and_each_names_its_source(connection: sqlite3.Connection) -> None:
    lines = list_votes(connection)
    assert len(lines) == 123
    for line in lines:
        card = vote_card(connection, line.id)
        assert card.event.source in card.sources
        assert all(vote.source or vote.basis == "derived" for vote in card.votes)


def test_nobody_is_entered_for_the_39_or_the_11(connection: sqlite3.Connection) -> None:
    tabled = [line for line in list_votes(connection) if line.motion_type == "table"]
    assert [(line.identifier, line.announced) for line in tabled] == [("O2023-0004222", (39, 11))]
    assert vote_card(connection, tabled[0].id).votes == ()


def test_no_roll_has_more_names_for_an_option_than_were_announced(connection: sqlite3.Connection) -> None:
    mayors_vote_on_a_tie = 0
    for line in list_votes(connection):
        card = vote_card(connection, line.id)
        for tally in card.announcements.values():
            excess = {o: n - tally[o] for o, n in card.roll_tally.items() if o in tally and n > tally[o]}
            if excess and any(vote.district is None for vote in card.votes):
                mayors_vote_on_a_tie += 1
                continue
            assert not excess, (line.id, excess)
    assert mayors_vote_on_a_tie <= 1


def test_derived_votes_tell_their_method(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT note, district FROM vote WHERE basis = 'derived'").fetchall()
    assert rows
    assert all(note for note, _ in rows)
    assert {district for _, district in rows} == {"27", "35"}


def test_the_rolls_of_the_day_have_the_nays_that_the_clerk_records(connection: sqlite3.Connection) -> None:
    nays: dict[str, list[int]] = {}
    for line in list_votes(connection, since="2025-01-15", until="2025-01-15"):
        card = vote_card(connection, line.id)
        nays[line.identifier or ""] = sorted(int(v.district or 0) for v in card.votes if v.option == "no")
    assert nays == {
        "O2023-0004222": [],
        "SR2024-0010992": [2],
        "Or2025-0014616": [13, 18, 23, 38, 41, 42, 45],
        "Or2025-0014615": [13, 15, 23, 41, 42],
        "Or2025-0014614": [38],
        "O2024-0014389": [20],
        "O2024-0014391": [20],
        "O2024-0014392": [20],
    }


def test_four_results_that_contradict_their_numbers_are_left_unknown(connection: sqlite3.Connection) -> None:
    unknown = [line for line in list_votes(connection) if line.result == "unknown"]
    assert {line.result_text for line in unknown} == {"Failed to Pass"}
    assert len(unknown) == 4
    for line in unknown:
        assert any(doubt.kind == "contradictory result" for doubt in vote_card(connection, line.id).doubts)


def test_disagreeing_sources_are_both_kept(connection: sqlite3.Connection) -> None:
    values: dict[tuple[str, str, str], set[str]] = {}
    for subject, id, field, value in connection.execute("SELECT subject, subject_id, field, value FROM claim"):
        values.setdefault((subject, id, field), set()).add(value)
    chosen = [result for result in values.values() if len(result) > 1]
    assert any({"26th Ward", "36th Ward"} <= result for result in chosen)
    assert any(any("30 minutes" in value for value in result) for result in chosen)
    assert any(any("41-8" in value for value in result) for result in chosen)


def test_rewritten_articles_are_never_quoted(connection: sqlite3.Connection) -> None:
    quoted = connection.execute(
        """SELECT s.key FROM statement AS s JOIN source AS o ON o.id = s.source
        WHERE o.kind = 'rewrite' AND s.form IN ('quote', 'verbatim')"""
    )
    assert quoted.fetchall() == []


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("*.toml")), ids=lambda path: path.name)
def test_the_sources_hold_no_contact_details(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", text)
    assert not re.search(r"\(?\b[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}\b", text)


def test_every_source_stands_in_use(connection: sqlite3.Connection) -> None:
    used: Counter[str] = Counter()
    for table in schema.TABLES.values():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if "source" in row[1]]
        for column in columns:
            used.update(row[0] for row in connection.execute(f"SELECT {column} FROM {table}"))
    known = {row[0] for row in connection.execute("SELECT id FROM source")}
    assert known == known & set(used)
