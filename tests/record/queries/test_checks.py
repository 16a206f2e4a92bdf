"""What is picked for the reconciler holds everything that it would find if it read all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.analysis.reconcile import check
from councilui.record import schema
from councilui.record.model import (
    Body,
    Matter,
    Meeting,
    Motion,
    Person,
    Rule,
    Source,
    Sponsorship,
    Vote,
    VoteCount,
    VoteEvent,
)
from councilui.record.queries.checks import check_input
from councilui.record.queries.rows import select
from councilui.record.queries.vote_lines import list_votes
from councilui.record.views.checks import CheckInput

MEMBERS = ("a", "b", "c")
OPTIONS = ("yes", "no", "absent", "vacant")


def everything(connection: sqlite3.Connection) -> CheckInput:
    """The input with every vote in it, whether anything may be wrong with it or not."""
    picked = check_input(connection)
    votes = list_votes(connection)
    counts = select(connection, VoteCount, order="t.vote_event, t.source")
    rolls = select(connection, Vote, order="t.vote_event, t.person")
    together = {(group.body, group.year) for group in picked.unrolled}
    bodies = dict(connection.execute("SELECT m.id, m.body FROM meeting AS m"))
    return picked._replace(
        votes=tuple(
            line
            for line in votes
            if not (
                line.roll == "none" and line.announced is None and (bodies[line.meeting], line.date[:4]) in together
            )
        ),
        counts={line.id: tuple(c for c in counts if c.vote_event == line.id) for line in votes},
        rolls={line.id: tuple(v for v in rolls if v.vote_event == line.id) for line in votes},
        sources={source.id: source for source in select(connection, Source)},
    )


def test_nothing_of_the_shipped_record_is_missed(connection: sqlite3.Connection) -> None:
    picked = check_input(connection)
    assert len(picked.rolls) < len(list_votes(connection))
    assert check(picked) == check(everything(connection))


def record_of(rows: Iterable[Any]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for statement in schema.CREATE:
        connection.execute(statement)
    for row in rows:
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {schema.TABLES[type(row)]} VALUES ({marks})", row)
    connection.execute(
        "INSERT INTO roll_count SELECT vote_event, sum(option = 'yes'), sum(option = 'no'),"
        " sum(option NOT IN ('yes', 'no')) FROM vote GROUP BY vote_event"
    )
    return connection


GROUND = (
    Source("s", "press", "One", "T"),
    Source("u", "press", "Other", "T"),
    Body("b", "Body", "council", seats=3, source="s"),
    Meeting("m", "b", "2024-01-01", 0, "regular"),
    Rule("pass", "b", "pass", "pass", "seats and mayor", 1, 2, True, "t"),
    Rule("cast", "b", "table", "table", "votes cast", 1, 2, True, "t"),
    Rule("veto", "b", "veto", "override veto", "seats", 2, 3, False, "t"),
    *(Person(p, p, p, p) for p in (*MEMBERS, "d")),
)
TALLIES = st.dictionaries(st.sampled_from(OPTIONS), st.integers(0, 3))


@st.composite
def votes(draw: st.DrawFn, number: int) -> list[Any]:
    event = f"e{number}"
    roll = draw(st.dictionaries(st.sampled_from((*MEMBERS, "d")), st.sampled_from(OPTIONS[:3])))
    state = draw(st.sampled_from(("partial", "complete"))) if roll else "none"
    rule = draw(st.sampled_from((None, "pass", "cast", "veto")))
    result, text = draw(st.sampled_from((("pass", None), ("fail", "Failed"), ("unknown", "?"), ("unknown", None))))
    method = draw(st.sampled_from(("roll call", "voice", "omnibus")))
    rows: list[Any] = [
        Motion(f"o{number}", "m", "pass", requirement=rule),
        VoteEvent(event, f"o{number}", number, "Q?", method, result, "recorded", text, roll=state, source="s"),
    ]
    rows += [Vote(event, p, p, o, o, None if p == "d" else p) for p, o in roll.items()]
    for source in ("s", "u"):
        rows += [VoteCount(event, option, source, count) for option, count in draw(TALLIES).items()]
    return rows


@settings(max_examples=60)
@given(st.data())
def test_nothing_is_missed(data: st.DataObject) -> None:
    number = data.draw(st.integers(1, 3))
    with closing(record_of([*GROUND, *(row for n in range(number) for row in data.draw(votes(n)))])) as connection:
        assert check(check_input(connection)) == check(everything(connection))


YES, NO = "yes", "no"
WRONG: dict[str, tuple[str, dict[str, str], dict[str, dict[str, int]], str | None, str]] = {
    "passed against the names": ("roll call", {"a": YES, "b": NO, "c": NO}, {}, None, "contradictory result"),
    "passed against the announcement": ("voice", {}, {"s": {YES: 1, NO: 2}}, None, "contradictory result"),
    "fewer than the rule asks": ("roll call", {"a": YES, "b": "absent"}, {}, "veto", "contradictory result"),
    "more names than seats": ("roll call", dict.fromkeys("abcd", YES), {}, None, "more votes than seats"),
    "more votes than seats": ("voice", {}, {"s": {YES: 3, NO: 1}}, None, "more votes than seats"),
    "two announcements": ("voice", {}, {"s": {YES: 2, NO: 0}, "u": {YES: 2, NO: 1}}, None, "announcements differ"),
    "another option": (
        "roll call", {"a": YES, "b": YES, "c": "absent"}, {"s": {YES: 2, NO: 0, "excused": 1}}, None,
        "announced and counted differ",
    ),
    "one name more": (
        "roll call", dict.fromkeys("abc", YES), {"s": {YES: 2, NO: 0}}, None, "announced and counted differ",
    ),
    "one name less": ("roll call", {"a": YES}, {"s": {"absent": 1}}, None, "announced and counted differ"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_each_thing_that_can_be_wrong_is_picked(case: str) -> None:
    method, roll, announced, rule, kind = WRONG[case]
    state = "complete" if roll else "none"
    rows: list[Any] = [
        Motion("o", "m", "pass", requirement=rule),
        VoteEvent("e", "o", 0, "Q?", method, "pass", "recorded", roll=state, source="s"),
        *(Vote("e", person, person, option, option, person) for person, option in roll.items()),
        *(VoteCount("e", o, source, n) for source, tally in announced.items() for o, n in tally.items()),
    ]
    with closing(record_of([*GROUND, *rows])) as connection:
        assert [result.kind for result in check(check_input(connection))] == [kind]


def test_many_votes_without_names_or_numbers_are_one_line() -> None:
    rows = [
        row
        for n in range(12)
        for row in (
            Motion(f"o{n}", "m", "pass"),
            VoteEvent(f"e{n}", f"o{n}", n, f"Question {n}?", "roll call", "pass", "recorded"),
        )
    ]
    with closing(record_of([*GROUND, *rows])) as connection:
        (result,) = check(check_input(connection))
    assert (result.kind, result.label, result.meeting) == ("no roll", "Body, 2024", "m")
    assert result.text.startswith("12 votes have neither a roll call nor a tally")


def test_a_name_of_nobody_is_found() -> None:

    rows = [Matter("t", "O-1", "recorded", "T"), Sponsorship("t", "Ald. Nobody", source="s")]
    with closing(record_of([*GROUND, *rows])) as connection:
        (result,) = check(check_input(connection))
    assert (result.kind, result.label, result.matter) == ("name matches nobody", "Ald. Nobody", "t")
