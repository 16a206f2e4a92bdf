"""The questions of examples/scale still fit the record, and count as the program does."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from councilui.analysis.agreement import matrix
from councilui.record.database import open_record
from councilui.record.queries.rolls import rolls
from tests.conftest import ROOT

BODY = "chicago-city-council"


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, record: Path) -> Iterator[dict[str, list[tuple[Any, ...]]]]:
    """The rows that each question has on the shipped record."""
    monkeypatch.syspath_prepend(str(ROOT / "examples" / "scale"))
    import questions  # type: ignore[import-not-found]

    with closing(sqlite3.connect(record)) as connection:
        yield {
            question: connection.execute(sql.format(term="s.text LIKE '%city%'")).fetchall()
            for question, sql in questions.QUESTIONS.items()
        }
    del sys.modules["questions"]


def test_a_word_is_counted_alike_over_time_and_by_speaker(answers: dict[str, list[tuple[Any, ...]]]) -> None:
    assert (
        sum(row[-1] for row in answers["a word over time"]) == sum(row[-1] for row in answers["who says it most"]) > 0
    )


def test_who_votes_with_whom_is_what_the_program_counts(
    answers: dict[str, list[tuple[Any, ...]]], record: Path
) -> None:
    with closing(open_record(record)) as connection:
        ours = matrix(rolls(connection, BODY))
    numbers = {person: index for index, person in enumerate(ours.people)}
    pairs = {
        (one, other): (same, n)
        for one, other, same, n in answers["who votes with whom"]
        if one in numbers and other in numbers
    }
    assert len(pairs) > 1_000
    for (one, other), counts in pairs.items():
        assert counts == (ours.same[numbers[one]][numbers[other]], ours.n[numbers[one]][numbers[other]])


def test_a_vote_is_divided_when_a_no_is_on_record(answers: dict[str, list[tuple[Any, ...]]]) -> None:
    margins = [abs(yes - no) for *_, yes, no in answers["divided votes, closest first"]]
    assert margins == sorted(margins)
    assert all(row[-1] > 0 for row in answers["divided votes, closest first"])
