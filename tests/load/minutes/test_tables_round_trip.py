"""A made-up meeting with its votes in tables of each kind is read back as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings

from councilui.load.formats.minutes.assembler import Assembler
from councilui.load.formats.minutes.checks import checked_roll
from councilui.load.formats.minutes.documents.html import read_html
from councilui.load.formats.minutes.events import events_of
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.people import surname_of
from councilui.load.formats.minutes.roster import roster_of
from tests.load.minutes.test_round_trip import Case, cases, listed


def sides_of(case: Case) -> list[tuple[str, str]]:
    return sorted([*((name, "Aye") for name in case.yes), *((name, "Nay") for name in case.no)])


def table(rows: Sequence[Sequence[str]]) -> str:
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + "</table>"


def votes_below_names(case: Case) -> str:
    return table(list(zip(*sides_of(case), strict=True)))


def member_a_row(case: Case) -> str:
    return table([("Member", "Vote"), *sides_of(case)])


def marks_in_columns(case: Case) -> str:
    marks = [(name, "X" * (side == "Aye"), "X" * (side == "Nay")) for name, side in sides_of(case)]
    return table([("Member", "Aye", "Nay"), *marks])


def marks_in_rows(case: Case) -> str:
    names, sides = zip(*sides_of(case), strict=True)
    return table([("", *names), *((word, *("X" * (side == word) for side in sides)) for word in ("Aye", "Nay"))])


def names_in_columns(case: Case) -> str:
    return table([("Aye", "Nay"), ("<br>".join(case.yes), "<br>".join(case.no))])


@pytest.mark.parametrize(
    "print_table", [votes_below_names, member_a_row, marks_in_columns, marks_in_rows, names_in_columns]
)
@given(cases=cases())
@settings(max_examples=20)
def test_votes_in_a_table_are_read_back(print_table: Callable[[Case], str], cases: list[Case]) -> None:
    members = sorted({name for case in cases for name in (*case.yes, *case.no, *case.absent)})
    page = f"<h1>Minutes of the City Council</h1><p>May 6, 2031</p><p>Present: Councilmembers {listed(members)}</p>"
    for case in cases:
        page += f"<p>Councilmember {case.mover} moved approval. Councilmember {case.seconder} seconded.</p>"
        page += f"{print_table(case)}<p>Motion {'carried' if case.has_carried else 'failed'}.</p>"
    minutes = MinutesText(read_html(page.encode()).lines)
    roster = roster_of(minutes.text)
    votes = Assembler(minutes).read(events_of(minutes, roster)).votes
    assert len(votes) == len(cases), minutes.text
    for vote, case in zip(votes, cases, strict=True):
        assert vote.motion is not None
        assert vote.motion.mover is not None
        assert surname_of(vote.motion.mover.name) == surname_of(case.mover)
        assert vote.result == ("pass" if case.has_carried else "fail"), minutes.text
        checked = checked_roll(vote, roster)
        assert checked.refusal is None
        for option, people in (("yes", case.yes), ("no", case.no)):
            assert sorted(name.name for side, _, name in checked.names if side == option) == sorted(people), (
                minutes.text
            )
