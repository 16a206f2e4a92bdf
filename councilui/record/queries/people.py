"""People: lists, and one with all that is on record about them."""

import json
import sqlite3
from collections.abc import Sequence

from councilui.common.fold import fold_case
from councilui.common.tokens import fold_name, fold_words
from councilui.record.indexes.fts import quote
from councilui.record.model import Body, Claim, Matter, Membership, Person, PersonName, Sponsorship, Statement, Vote
from councilui.record.queries.loads import vote_scope
from councilui.record.queries.rows import existing, one, select, select_about, select_in, source_ids, sources_of
from councilui.record.queries.vote_lines import list_votes
from councilui.record.views.people import PersonLine, PersonPage, PersonVote

_LATEST = "FROM membership AS m WHERE m.person = p.id ORDER BY coalesce(m.start, '') DESC, m.id LIMIT 1"


def list_people(
    connection: sqlite3.Connection, *, containing: str | None = None, ids: Sequence[str] | None = None
) -> list[PersonLine]:
    """People by surname, with `containing` in one of their names, or with these `ids`."""
    sql = f"""SELECT p.id, p.name, p.surname,
        (SELECT m.role {_LATEST}), (SELECT m.district {_LATEST}),
        (SELECT (SELECT b.district_name FROM body AS b WHERE b.id = m.body) {_LATEST}),
        (SELECT (SELECT b.name FROM body AS b WHERE b.id = m.body) {_LATEST}),
        (SELECT count(*) FROM vote AS v WHERE v.person = p.id),
        (SELECT count(*) FROM statement AS s WHERE s.person = p.id), ?
      FROM person AS p"""
    parameters: tuple[str | None, ...] = (vote_scope(connection),)
    if containing is not None:
        sql += """ WHERE instr(fold_case(p.name || ' ' || p.sort_name), ?) OR EXISTS
          (SELECT 1 FROM person_name AS n WHERE n.person = p.id AND instr(fold_case(n.name), ?))"""
        parameters = (*parameters, fold_case(containing), fold_case(containing))
    elif ids is not None:
        sql += " WHERE p.id IN (SELECT value FROM json_each(?))"
        parameters = (*parameters, json.dumps(list(ids)))
    return [PersonLine(*row) for row in connection.execute(f"{sql} ORDER BY p.surname, p.sort_name", parameters)]


def person_page(connection: sqlite3.Connection, person_id: str) -> PersonPage:
    """One person with all that is on record. Raises CouncilError when there is none."""
    from councilui.record.queries.member import attendance_counts, member_rolls  # a search that lists people needs none

    person = existing(connection, Person, person_id)
    names = select(connection, PersonName, "t.person = ?", (person_id,), "t.name")
    memberships = select(connection, Membership, "t.person = ?", (person_id,), "t.start, t.id")
    cast = {vote.vote_event: vote for vote in select(connection, Vote, "t.person = ?", (person_id,))}
    statements = select(connection, Statement, "t.person = ?", (person_id,), "t.id DESC")
    sponsorships = select(connection, Sponsorship, "t.person = ?", (person_id,), "t.matter")
    matters = {matter.id: matter for matter in select_in(connection, Matter, "id", (s.matter for s in sponsorships))}
    claims = select_about(connection, Claim, {"person": [person_id], "membership": [m.id for m in memberships]})
    rows = (*names, *memberships, *cast.values(), *statements, *sponsorships, *claims)
    return PersonPage(
        person=person,
        names=tuple(names),
        memberships=tuple(memberships),
        votes=tuple(PersonVote(cast[line.id], line) for line in list_votes(connection, person=person_id)),
        statements=tuple(statements),
        sponsorships=tuple((s, matters[s.matter]) for s in sponsorships),
        claims=tuple(claims),
        sources=sources_of(connection, source_ids(rows)),
        rolls=member_rolls(connection, person_id),
        present=attendance_counts(connection, person_id),
        alike=unlinked_names(connection, person.surname),
        bodies={body.id: body for body in select_in(connection, Body, "id", {seat.body for seat in memberships})},
    )


def surname_of(connection: sqlite3.Connection, person_id: str) -> str:
    """The surname; "" when there is nobody with that id."""
    person = one(connection, Person, person_id)
    return person.surname if person is not None else ""


def unlinked_names(connection: sqlite3.Connection, surname: str) -> tuple[tuple[str, int], ...]:
    """Printed names with that surname that are linked to nobody, with their statements, most heard first."""
    match = " ".join(quote(word) for word in fold_words(surname))
    if not match:
        return ()
    rows = connection.execute(
        """SELECT s.name, s.statements FROM speaker_fts AS f JOIN speaker AS s ON s.id = f.rowid
        WHERE f.speaker_fts MATCH ? AND s.person IS NULL AND (' ' || s.called) LIKE '% ' || ?
        ORDER BY s.statements DESC, s.name""",
        (match, fold_name(surname)),
    )
    return tuple(rows.fetchall())
