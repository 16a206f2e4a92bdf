"""Rows of totals below a table, and tables with tallies in place of names."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.load.input_errors import InputError
from councilui.record.model import Vote, VoteCount, VoteEvent
from tests.load.vote_table.rows import kinds, of
from tests.load.vote_table.tables import read_table


@pytest.mark.parametrize(
    "totals", ["Total,,,2,1,1", "Yes total,,,2,1,0", ",Grand total,,2,1,1", "Total Ayes,,,2,1,0", ",,Totals:,2,1,1"]
)
def test_totals_of_a_small_table_hide_no_member(tmp_path: Path, totals: str) -> None:
    table = f"Date,Item,Result,Roe,Poe,Moe\n2031-05-06,Lease,Passed,Y,Y,N\n2031-05-06,Sale,Passed,Y,N,Y\n{totals}\n"
    rows, report = read_table(tmp_path, table)
    assert [(vote.voter_name, vote.option) for vote in of(rows, Vote)] == [
        ("Roe", "yes"), ("Poe", "yes"), ("Moe", "no"), ("Roe", "yes"), ("Poe", "no"), ("Moe", "yes"),
    ]  # fmt: skip
    assert {event.roll for event in of(rows, VoteEvent)} == {"complete"}
    assert kinds(report) == {"row of numbers"}


@pytest.mark.parametrize(
    ("table", "counts"),
    [
        ("Item,Title,Vote\n1,Lease,5-2 (after debate)\n2,Sale,7-0\n", [(5, 2), (7, 0)]),
        ("Title,Outcome,Vote count\nLease,Approved,5 - 2\nSale,Denied,3 - 4\n", [(5, 2), (3, 4)]),
        ("TOP;Betreff;Ergebnis;Abstimmung\n1;Pacht;angenommen;8:7:1\n2;Verkauf;abgelehnt;3:5\n", [(8, 7), (3, 5)]),
        ("TOP;Betreff;Beschluss\n1;Pacht;angenommen (5:3)\n2;Verkauf;abgelehnt (3:5)\n", [(5, 3), (3, 5)]),
        (
            "Asunto;Resultado\nObras;Aprobado con 5 votos a favor y 2 en contra\nTasas;Aprobado 6 a 1\n",
            [(5, 2), (6, 1)],
        ),
    ],
)
def test_a_table_with_tallies_alone(tmp_path: Path, table: str, counts: list[tuple[int, int]]) -> None:
    rows, _ = read_table(tmp_path, table)
    announced = {(count.vote_event, count.option): count.count for count in of(rows, VoteCount)}
    events = of(rows, VoteEvent)
    assert [(announced[event.id, "yes"], announced[event.id, "no"]) for event in events] == counts
    assert {event.roll for event in events} == {"none"}
    assert of(rows, Vote) == []


@pytest.mark.parametrize(
    "table", ["Title,Status\nLease,Approved\nSale,Passed\n", "Title,Vote\nLease,May 5-6\nSale,5\n"]
)
def test_results_without_any_tally_are_no_votes(tmp_path: Path, table: str) -> None:
    with pytest.raises(InputError):
        read_table(tmp_path, table)
