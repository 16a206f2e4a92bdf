"""The desk: vote events by how divided they were, narrowed by what a reader asks for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Final

from councilui.common.fold import fold_case
from councilui.record.model import Source
from councilui.record.queries.rows import of_meetings, sources_of
from councilui.record.queries.vote_lines import LINE_COLUMNS, LINE_TABLES, vote_line
from councilui.record.views.divided_votes import DividedVote, DividedVotesBase, VoteFilter

NAYS: Final = """(SELECT vote_event FROM roll_count WHERE no > 0
  UNION SELECT vote_event FROM vote_count WHERE option = 'no' AND count > 0)"""
"""The vote events with at least one nay, by name or announced."""
BLOCK: Final = """CASE WHEN e.method IN ('omnibus', 'voice') THEN e.method WHEN e.method = 'unanimous consent'
  OR coalesce(e.roll_note, '') || ' ' || coalesce(i.section, '') LIKE '%consent agenda%'
  OR coalesce(i.section, '') LIKE '%consent calendar%' THEN 'consent' END"""
"""The way of voting of `e` on item `i` that makes a name no evidence of a position, else NULL."""
_NAMES: Final = """fold_case(coalesce(t.identifier, '') || ' ' || coalesce(t.short_title, '') || ' '
  || coalesce(t.title, '') || ' ' || coalesce(i.title, '') || ' ' || e.question || ' ' || coalesce(
    (SELECT group_concat(x.alias, ' ') FROM matter_alias AS x WHERE x.matter = t.id), ''))"""
_Said = tuple[str, str, str | None]
_TOLD: Final = "r.vote_event IS NOT NULL OR EXISTS (SELECT 1 FROM vote_count AS c WHERE c.vote_event = e.id)"


def desk(connection: sqlite3.Connection, wanted: VoteFilter) -> list[DividedVote]:
    """The vote events that fit, newest first."""
    where, parameters = _narrowed(wanted)
    if wanted.divided:
        where.append(f"e.id IN {NAYS}")
    sql = f"""SELECT {LINE_COLUMNS}, m.body, coalesce(r.other, 0), {BLOCK}, m.ordinal, e.position
      FROM {LINE_TABLES} WHERE {" AND ".join(where)} ORDER BY m.date DESC, m.ordinal DESC, e.position, e.id"""
    said = _said(connection, wanted.members[0]) if wanted.members else {}
    dissenters = [_said(connection, group) for group in wanted.dissenters]
    lines = []
    for row in connection.execute(sql, parameters):
        *head, body, others, block, ordinal, position = row
        line = vote_line(head)
        told = said.get(line.id, (None, None, None))
        found = DividedVote(line, body, others, block, (line.date, ordinal, -position), *told)
        if _fits(found, wanted) and all(_dissented(found, voted) for voted in dissenters):
            lines.append(found)
    return lines


def desk_sources(connection: sqlite3.Connection, lines: Iterable[DividedVote]) -> dict[str, Source]:
    """The main sources of these vote events, by id."""
    return sources_of(connection, (found.line.source for found in lines))


def desk_base(connection: sqlite3.Connection, wanted: VoteFilter) -> DividedVotesBase:
    """What the divided votes that fit are a part of: option, margin, dissent and dissenters narrow nothing here."""
    where, parameters = _narrowed(wanted)
    sql = f"""SELECT {BLOCK} AS block, count(*), sum({_TOLD})
      FROM vote_event AS e JOIN motion AS o ON o.id = e.motion JOIN meeting AS m ON m.id = o.meeting
        LEFT JOIN matter AS t ON t.id = o.matter LEFT JOIN agenda_item AS i ON i.id = o.agenda_item
        LEFT JOIN roll_count AS r ON r.vote_event = e.id
      WHERE {" AND ".join(where)} GROUP BY block ORDER BY block"""
    rows = connection.execute(sql, parameters).fetchall()
    events, told = next(((count, told) for block, count, told in rows if block is None), (0, 0))
    return DividedVotesBase(events, told, {block: count for block, count, _ in rows if block is not None})


def block_of(connection: sqlite3.Connection, vote_event: str) -> str | None:
    """The way of voting of one vote event that makes a name in it no evidence of a position, else None."""
    sql = f"""SELECT {BLOCK} FROM vote_event AS e JOIN motion AS o ON o.id = e.motion
      LEFT JOIN agenda_item AS i ON i.id = o.agenda_item WHERE e.id = ?"""
    return next((str(row[0]) for row in connection.execute(sql, (vote_event,)) if row[0] is not None), None)


def _narrowed(wanted: VoteFilter) -> tuple[list[str], list[Any]]:
    """What the database can narrow by itself, and the parameters."""
    where, parameters = list[str](), list[Any]()
    for clause, values in (
        ("m.body IN ({})", wanted.bodies),
        ("o.matter IN ({})", wanted.matters),
        *(("e.id IN (SELECT v.vote_event FROM vote AS v WHERE v.person IN ({}))", group) for group in wanted.members),
    ):
        if values:
            where.append(clause.format(", ".join("?" * len(values))))
            parameters += values
    for column, value in (("e.method", wanted.method), ("e.result", wanted.result)):
        if value is not None:
            where.append(f"{column} = ?")
            parameters.append(value)
    for word in wanted.words:
        where.append(f"instr({_NAMES}, ?)")
        parameters.append(fold_case(word))
    dates, days = of_meetings(None, wanted.since, wanted.until)
    return [*where, *dates], [*parameters, *days]


def _said(connection: sqlite3.Connection, people: Sequence[str]) -> dict[str, _Said]:
    """(option, basis, district) by vote event of somebody, or of the first of several who is on the roll."""
    marks = ", ".join("?" * len(people))
    sql = f"SELECT v.vote_event, v.option, v.basis, v.district FROM vote AS v WHERE v.person IN ({marks})"
    found: dict[str, _Said] = {}
    for event, *said in connection.execute(sql, tuple(people)):
        found.setdefault(event, (said[0], said[1], said[2]))
    return found


def _fits(found: DividedVote, wanted: VoteFilter) -> bool:
    if wanted.option is not None and found.option != wanted.option:
        return False
    if wanted.max_margin is not None and (found.margin is None or abs(found.margin) > wanted.max_margin):
        return False
    return not wanted.min_dissent or (found.dissent or 0) >= wanted.min_dissent


def _dissented(found: DividedVote, voted: dict[str, _Said]) -> bool:
    side = found.smaller_side
    return side is not None and found.line.id in voted and voted[found.line.id][0] == side
