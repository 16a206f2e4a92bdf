"""Divided votes, narrowed by a filter."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Final

from councilui.common.fold import fold_case
from councilui.record.model import PUT_OFF, Source
from councilui.record.queries.loads import vote_scope
from councilui.record.queries.rows import meeting_clauses, sources_of
from councilui.record.queries.vote_lines import ANNOUNCED, LINE_COLUMNS, LINE_TABLES, vote_line
from councilui.record.views.divided_votes import DividedVote, DividedVotesBase, VoteFilter

NAYS: Final = """(SELECT vote_event FROM roll_count WHERE no > 0
  UNION SELECT vote_event FROM vote_count WHERE option = 'no' AND count > 0)"""
"""The vote events with at least one no vote, by name or announced."""
EXCLUDED_AS: Final = """CASE WHEN e.method = 'omnibus' THEN 'omnibus'
  WHEN e.method = 'unanimous consent' OR e.roll_note LIKE '%consent agenda%' THEN 'consent'
  WHEN EXISTS (SELECT 1 FROM roll_count AS n WHERE n.vote_event = e.id AND n.no > 0) THEN NULL
  WHEN e.method = 'voice' THEN 'voice'
  WHEN i.section LIKE '%consent agenda%' OR i.section LIKE '%consent calendar%' THEN 'consent' END"""
"""The way of voting of `e` on item `i` that keeps a name from showing a position, else NULL.

A vote by voice, or on an item of a consent calendar, is one like others where the source names who said no: somebody
noted then who was on which side, and the item was taken up by itself.
"""
_PUT_OFF: Final = " ".join(f"|| iif(o.motion_type LIKE '%{verb}%', ' {word}', '')" for verb, word in PUT_OFF.items())
_OUTCOME: Final = f"""CASE e.result WHEN 'unknown' THEN 'result unknown unclear'
  ELSE iif(e.result = 'fail', 'failed not', 'passed carried') {_PUT_OFF} END
  || ' ' || coalesce(e.disposition, '') || ' ' || coalesce(e.result_text, '')"""
_TALLIES: Final = " || ' ' || ".join(
    f"coalesce({yes} || '-' || {no} || ' ' || replace({yes} - {no}, '-', '−'), '')"
    for yes, no in (
        (ANNOUNCED.format(option="yes"), ANNOUNCED.format(option="no")),
        ("iif(e.roll = 'complete', r.yes, NULL)", "r.no"),
    )
)
_WORDS: Final = f"""fold_case(coalesce(t.identifier, 'no number') || ' ' || coalesce(t.short_title, '') || ' '
  || coalesce(t.title, '') || ' ' || coalesce(i.title, '') || ' ' || e.question || ' ' || coalesce(
    (SELECT group_concat(x.alias, ' ') FROM matter_alias AS x WHERE x.matter = t.id), '')
  || ' ' || m.date || ' ' || short_date(m.date) || ' ' || b.name || ' ' || e.method
  || ' ' || {_OUTCOME} || ' ' || {_TALLIES}
  || ' ' || coalesce({EXCLUDED_AS}, ''))"""
"""All that a list says of a vote event, and the other names of its matter."""
_Option = tuple[str, str, str | None]
_HAS_TALLY: Final = "r.vote_event IS NOT NULL OR EXISTS (SELECT 1 FROM vote_count AS c WHERE c.vote_event = e.id)"


def list_divided_votes(connection: sqlite3.Connection, criteria: VoteFilter) -> list[DividedVote]:
    """The vote events that fit, newest first."""
    where, parameters = _clauses(criteria)
    if criteria.divided:
        where.append(f"e.id IN {NAYS}")
    sql = f"""SELECT {LINE_COLUMNS}, m.body, coalesce(r.other, 0), {EXCLUDED_AS}, m.ordinal, e.position
      FROM {LINE_TABLES} WHERE {" AND ".join(where)} ORDER BY m.date DESC, m.ordinal DESC, e.position, e.id"""
    options = _options_of(connection, criteria.members[0]) if criteria.members else {}
    dissenters = [_options_of(connection, group) for group in criteria.dissenters]
    lines = []
    for row in connection.execute(sql, parameters):
        *head, body, others, excluded, ordinal, position = row
        line = vote_line(head)
        option = options.get(line.id, (None, None, None))
        vote = DividedVote(line, body, others, excluded, (line.date, ordinal, -position), *option)
        if _fits(vote, criteria) and all(_dissented(vote, voted) for voted in dissenters):
            lines.append(vote)
    return lines


def divided_votes_sources(connection: sqlite3.Connection, votes: Iterable[DividedVote]) -> dict[str, Source]:
    """The main sources of these vote events, by id."""
    return sources_of(connection, (vote.line.source for vote in votes))


def divided_votes_base(connection: sqlite3.Connection, criteria: VoteFilter) -> DividedVotesBase:
    """How many vote events the filter covers before option, margin, dissent and dissenters narrow it."""
    where, parameters = _clauses(criteria)
    sql = f"""SELECT {EXCLUDED_AS} AS block, count(*), sum({_HAS_TALLY})
      FROM {LINE_TABLES} WHERE {" AND ".join(where)} GROUP BY block ORDER BY block"""
    rows = connection.execute(sql, parameters).fetchall()
    events, with_tally = next(((count, with_tally) for excluded, count, with_tally in rows if excluded is None), (0, 0))
    return DividedVotesBase(
        events,
        with_tally,
        {excluded: count for excluded, count, _ in rows if excluded is not None},
        vote_scope(connection),
    )


def excluded_as(connection: sqlite3.Connection, vote_event: str) -> str | None:
    """The way of voting that makes names in this vote event no evidence of a position, else None."""
    sql = f"""SELECT {EXCLUDED_AS} FROM vote_event AS e JOIN motion AS o ON o.id = e.motion
      LEFT JOIN agenda_item AS i ON i.id = o.agenda_item WHERE e.id = ?"""
    return next((str(row[0]) for row in connection.execute(sql, (vote_event,)) if row[0] is not None), None)


def _clauses(criteria: VoteFilter) -> tuple[list[str], list[Any]]:
    """The SQL conditions of a filter, and their parameters."""
    where, parameters = list[str](), list[Any]()
    for clause, values in (
        ("m.body IN ({})", criteria.bodies),
        ("o.matter IN ({})", criteria.matters),
        *(("e.id IN (SELECT v.vote_event FROM vote AS v WHERE v.person IN ({}))", group) for group in criteria.members),
    ):
        if values:
            where.append(clause.format(", ".join("?" * len(values))))
            parameters += values
    for column, value in (("e.method", criteria.method), ("e.result", criteria.result)):
        if value is not None:
            where.append(f"{column} = ?")
            parameters.append(value)
    for word in criteria.words:
        where.append(f"instr({_WORDS}, ?)")
        parameters.append(fold_case(word))
    dates, days = meeting_clauses(None, criteria.since, criteria.until)
    return [*where, *dates], [*parameters, *days]


def _options_of(connection: sqlite3.Connection, people: Sequence[str]) -> dict[str, _Option]:
    """(option, basis, district) by vote event of a person, or of the first of several who is on the roll."""
    marks = ", ".join("?" * len(people))
    sql = f"SELECT v.vote_event, v.option, v.basis, v.district FROM vote AS v WHERE v.person IN ({marks})"
    options: dict[str, _Option] = {}
    for event, *option in connection.execute(sql, tuple(people)):
        options.setdefault(event, (option[0], option[1], option[2]))
    return options


def _fits(vote: DividedVote, criteria: VoteFilter) -> bool:
    if criteria.option is not None and vote.option != criteria.option:
        return False
    if criteria.max_margin is not None and (vote.margin is None or abs(vote.margin) > criteria.max_margin):
        return False
    return not criteria.min_dissent or (vote.dissent or 0) >= criteria.min_dissent


def _dissented(vote: DividedVote, options: dict[str, _Option]) -> bool:
    side = vote.smaller_side
    return side is not None and vote.line.id in options and options[vote.line.id][0] == side
