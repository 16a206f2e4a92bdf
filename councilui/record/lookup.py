"""From what people type to rows of the record: by id, number, date, name or a part of one.

Names and titles are compared as `common.fold` folds them, so that capitals, accents and apostrophes make no difference.
The `match_` functions give all that fits best as (id, label); the `find_` functions the one id, and otherwise an error
for the user: NotFoundError, or AmbiguousError with what fits.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from councilui.common.dates import first_day, is_date, is_in_force, last_day
from councilui.common.errors import AmbiguousError, CouncilError, NotFoundError
from councilui.common.fold import fold, fold_case
from councilui.common.plain_text import one_line
from councilui.common.record_numbers import fold_number
from councilui.common.shares import plural_of
from councilui.common.spelling import nearly
from councilui.common.tokens import has_words
from councilui.common.width import cut
from councilui.record.queries.vote_lines import list_votes

if TYPE_CHECKING:
    from councilui.record.views.rolls import Rolls
    from councilui.record.views.votes import VoteCard

_SUGGESTIONS: Final = 3
_MOST_MATTERS: Final = 500  # more than anybody wants to choose a vote from
_WARD: Final = re.compile(r"(?:ward\s+|district\s+)?(\w+?)(?:st|nd|rd|th)?", re.IGNORECASE)
Candidate = tuple[str, str]
"""The id of a row and its label."""


def match_names(names: Iterable[tuple[str, str, str]], typed: str) -> list[str]:
    """The ids whom `typed` fits best, of (id, name, surname or ""): whole names before surnames, these before parts.

    Somebody may be among `names` several times.
    """
    rows = list(names)
    typed = one_line(typed)
    exact = [id for id, *_ in rows if id in (typed, typed.casefold())]
    from councilui.common.names import NameIndex, parse_name  # reads tables of titles

    words = parse_name(typed).words
    if exact or not words:
        return list(dict.fromkeys(exact))
    index = NameIndex[str]()
    for id, name, surname in rows:
        letters = fold(f"{name} {surname}").replace(" ", "")
        if any(word in letters for word in words):  # to take a name apart costs more
            index.add(id, name, surname)
    is_cased = typed.lower() != typed.upper()  # Chinese, for one, has no spaces between the parts of a name
    part = f" {fold(typed)}" if is_cased else fold(typed)
    return index.find(typed) or list(dict.fromkeys(id for id, name, _ in rows if part in f" {fold(name)}"))


def match_people(connection: sqlite3.Connection, typed: str) -> list[Candidate]:
    """Everybody whom `typed` fits best by an id or any of the names."""
    labels: dict[str, str] = {}
    names: list[tuple[str, str, str]] = []
    people = connection.execute("SELECT id, name, sort_name, surname FROM person ORDER BY sort_name")
    for id, name, sort_name, surname in people:
        labels[id] = name
        names += ((id, name, surname), (id, sort_name, surname))
    names += ((id, name, "") for id, name in connection.execute("SELECT person, name FROM person_name"))
    fits = match_names(names, typed) or _seat_holders(connection, typed)
    return [(id, labels[id]) for id in fits]


def _seat_holders(connection: sqlite3.Connection, typed: str) -> list[str]:
    """Who had the seat of a district ("15", "ward 15") of any body when it last met, else who had it last."""
    ward = _WARD.fullmatch(fold_case(one_line(typed)))
    if ward is None:
        return []
    seats: dict[str, list[tuple[str, str | None, str | None, str]]] = {}
    rows = connection.execute(
        """SELECT m.body, m.person, m.district, m.start, m."end", (SELECT max(date) FROM meeting WHERE body = m.body)
        FROM membership AS m WHERE m.district IS NOT NULL AND m.role = 'member' ORDER BY m.body, m.start"""
    )
    for body, person, district, start, end, last_met in rows:
        if fold_case(district) == ward[1]:
            seats.setdefault(body, []).append((person, start, end, last_met or "9999"))
    people: dict[str, None] = {}
    for holders in seats.values():
        current = [person for person, start, end, date in holders if is_in_force(start, end, date)]
        people.update(dict.fromkeys(current or [holders[-1][0]]))
    return list(people)


def find_person(connection: sqlite3.Connection, typed: str) -> str:
    """The id of the person whom `typed` names."""
    people = match_people(connection, typed)
    if not people:
        raise _not_found("person", typed, _similar_names(connection, typed))
    return _only(typed, "person", people)


def _similar_names(connection: sqlite3.Connection, typed: str) -> list[str]:
    """A few people who have one of the words typed in their names, or one that is spelled nearly so."""
    by_word: dict[str, dict[str, None]] = {}
    for (name,) in connection.execute("SELECT name FROM person ORDER BY sort_name"):
        for word in fold(name).split():
            by_word.setdefault(word, {})[one_line(name)] = None
    words = [word for part in fold(typed).split() for word in ([part] if part in by_word else nearly(part, by_word))]
    return list(dict.fromkeys(name for word in words for name in by_word[word]))[:_SUGGESTIONS]


def find_voters(connection: sqlite3.Connection, rolls: Rolls, typed: Iterable[str]) -> tuple[str, ...]:
    """The ids of the people named, each of whom said yes or no in these rolls."""
    voters = [(voter.person, voter.name, voter.surname) for voter in rolls.voters.values()]
    people: dict[str, None] = {}
    for name in typed:
        fits = match_names(voters, name)
        if len(fits) == 1:
            people[fits[0]] = None
            continue
        person = find_person(connection, name)
        if person not in rolls.voters:
            raise CouncilError(f"{one_line(name)} voted neither yes nor no in these votes of {rolls.body.name}.")
        people[person] = None
    return tuple(people)


def find_member(card: VoteCard, typed: str) -> str:
    """The id of somebody who had a seat or voted in a vote, by ward ("15", "ward 15"), id or name."""
    members = {seat.person: (seat.name, seat.surname, seat.district) for seat in card.seats}
    for vote in card.votes:
        person = card.people.get(vote.person)
        name, surname = (person.name, person.surname) if person is not None else (vote.voter_name, "")
        members[vote.person] = (name, surname, vote.district)
    ward = _WARD.fullmatch(fold_case(one_line(typed)))
    fits = [id for id, (*_, district) in members.items() if ward and district and fold_case(district) == ward[1]]
    fits = fits or match_names([(id, name, surname) for id, (name, surname, _) in members.items()], typed)
    if len(fits) > 1:
        voters = {vote.person for vote in card.votes}
        fits = [id for id in fits if id in voters] or fits
    if not fits:
        raise NotFoundError(f"No member “{cut(one_line(typed), 80)}” had a seat or voted then. Give a name or a ward.")
    if len(fits) > 1:
        raise AmbiguousError(typed, "members", [(id, members[id][0]) for id in fits])
    return fits[0]


def match_bodies(connection: sqlite3.Connection, typed: str) -> list[Candidate]:
    """The bodies that `typed` fits by id or whole name, else by words of the name."""
    typed = one_line(typed)
    bodies: list[Candidate] = connection.execute("SELECT id, name FROM body ORDER BY name, id").fetchall()
    exact = [body for body in bodies if body[0] == typed] or [body for body in bodies if fold(body[1]) == fold(typed)]
    return exact or [body for body in bodies if has_words(body[1], typed)]


def find_body(connection: sqlite3.Connection, typed: str | None) -> str:
    """The id of the body that `typed` names; None is the body with the most votes that name somebody."""
    if typed is not None:
        return _only(typed, "body", match_bodies(connection, typed))
    body = main_body(connection)
    if body is None:
        raise NotFoundError("No vote in this record names anyone.")
    return body


def main_body(connection: sqlite3.Connection) -> str | None:
    """The id of the body with the most vote events that name somebody; None when no vote in the record does."""
    row = connection.execute(
        """SELECT m.body FROM vote_event AS e JOIN motion AS o ON o.id = e.motion JOIN meeting AS m ON m.id = o.meeting
        WHERE e.roll <> 'none' GROUP BY m.body ORDER BY count(*) DESC, m.body LIMIT 1"""
    ).fetchone()
    return str(row[0]) if row is not None else None


def match_meetings(connection: sqlite3.Connection, typed: str) -> list[Candidate]:
    """The meetings that `typed` fits: an id, or a year, a month or a day."""
    typed = one_line(typed)
    first, last = (first_day(typed), last_day(typed)) if is_date(typed) else (typed, typed)
    rows: list[Candidate] = connection.execute(
        """SELECT m.id, m.date || '  ' || b.name || CASE WHEN m.kind IN ('', 'unknown') THEN '' ELSE '  ' || m.kind END
        FROM meeting AS m JOIN body AS b ON b.id = m.body
        WHERE m.id = ? OR m.date BETWEEN ? AND ? ORDER BY m.date, m.ordinal""",
        (typed, first, last),
    ).fetchall()
    return rows


def find_meeting(connection: sqlite3.Connection, typed: str) -> str:
    """The id of the meeting that `typed` names: an id, or a date on which there was one."""
    return _only(typed, "meeting", match_meetings(connection, typed))


def _matter_rows(connection: sqlite3.Connection) -> list[tuple[str, str | None, str, str]]:
    """Of each matter its id, number, label and title."""
    return connection.execute(
        "SELECT t.id, t.identifier, coalesce(t.identifier || '  ', '') || coalesce(t.short_title, t.title), t.title"
        " FROM matter AS t ORDER BY t.identifier, t.id"
    ).fetchall()


def _with_number(rows: Iterable[tuple[str, str | None, str, str]], typed: str) -> list[Candidate]:
    """Those with this id, else those with this record number, spaces in it or not: "Int0001-1998"."""
    rows = list(rows)
    number = _without_blanks(fold_number(typed))
    return [(id, label) for id, _, label, _ in rows if id == typed] or [
        (id, label)
        for id, identifier, label, _ in rows
        if identifier and _without_blanks(fold_number(identifier)) == number
    ]


def _without_blanks(number: str) -> str:
    return number.replace(" ", "")


def match_matter_numbers(connection: sqlite3.Connection, typed: str) -> list[Candidate]:
    """The matters with this id or record number."""
    return _with_number(_matter_rows(connection), one_line(typed))


def match_matters(connection: sqlite3.Connection, typed: str) -> list[Candidate]:
    """The matters that `typed` fits: by id, else by record number, by popular name, by words of the titles.

    The last of the words may be a beginning: "settle" finds a settlement, "roll" no comptroller. Digits may be any part
    of the number.
    """
    typed = one_line(typed)
    rows = _matter_rows(connection)
    exact = _with_number(rows, typed)
    if exact or not typed:
        return exact
    aliased = set(matters_by_alias(connection, typed))
    part = fold_case(typed) if any(map(str.isdigit, typed)) else None
    return [(id, label) for id, _, label, _ in rows if id in aliased] or [
        (id, label)
        for id, number, label, title in rows
        if has_words(f"{label} {title}", typed) or (part is not None and number and part in fold_case(number))
    ]


def matters_by_alias(connection: sqlite3.Connection, name: str) -> list[str]:
    """The ids of the matters that go by a popular name."""
    name = fold_case(one_line(name))
    rows = connection.execute("SELECT DISTINCT matter, alias FROM matter_alias ORDER BY matter")
    return list(dict.fromkeys(matter for matter, alias in rows if fold_case(alias) == name))


def find_matter(connection: sqlite3.Connection, typed: str) -> str:
    """The id of the matter that `typed` names."""
    return _only(typed, "matter", match_matters(connection, typed))


def find_vote(connection: sqlite3.Connection, typed: str) -> str:
    """The id of the vote event that `typed` names: an id, a date, or a matter that was voted on once."""
    typed = one_line(typed)
    if connection.execute("SELECT 1 FROM vote_event WHERE id = ?", (typed,)).fetchone():
        return typed
    matters = match_matters(connection, typed)
    if len(matters) > _MOST_MATTERS:
        raise AmbiguousError(typed, "matters", matters)
    lines = list_votes(connection, matters=[id for id, _ in matters]) if matters else []
    if matters and not lines:
        raise NotFoundError(f"No vote on {cut(typed, 80)} is in this record.")
    if not lines and is_date(typed):
        lines = list_votes(connection, since=typed, until=typed)
    titles = [line.title or line.question for line in lines]
    labels = (
        f"{line.date}  {title}{f': {line.question}' if titles.count(title) > 1 else ''}"
        for line, title in zip(lines, titles, strict=True)
    )
    return _only(typed, "vote", [(line.id, label) for line, label in zip(lines, labels, strict=True)])


def _only(typed: str, kind: str, candidates: Sequence[Candidate]) -> str:
    if not candidates:
        raise _not_found(kind, typed)
    if len(candidates) > 1:
        raise AmbiguousError(typed, plural_of(kind), candidates)
    return candidates[0][0]


def _not_found(kind: str, typed: str, suggestions: Sequence[str] = ()) -> NotFoundError:
    sentence = f"No {kind} “{cut(one_line(typed), 80)}” is in this record."
    return NotFoundError(sentence, suggestions, plural_of(kind))
