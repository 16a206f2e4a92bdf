"""A place of a record by what somebody types: a record number, a date, a name, the key of a statement, any id.

The first of these that fits decides: "KIND:ID"; an id, a record number or a date; a member's name, a ward or a popular
name of a matter; a part of a matter's title. What fits several things is an AmbiguousError whose candidates can be
typed in turn.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from councilui.common.errors import AmbiguousError, NotFoundError
from councilui.common.plain_text import one_line
from councilui.common.width import cut
from councilui.record.lookup import (
    Candidate,
    match_matter_numbers,
    match_matters,
    match_meetings,
    match_people,
    matters_by_alias,
)
from councilui.record.queries.vote_lines import list_votes


class Place(NamedTuple):
    """`kind` is "meeting", "vote", "matter", "person", "statement" or "topic": all matters that go by one popular name.

    `id` is that of the row; of a topic, the popular name.
    """

    kind: str
    id: str


_IDS: Final = {
    "meeting": "SELECT id, date FROM meeting WHERE id = ?",
    "vote": "SELECT id, question FROM vote_event WHERE id = ?",
    "matter": "SELECT id, coalesce(short_title, title) FROM matter WHERE id = ?",
    "person": "SELECT id, name FROM person WHERE id = ?",
    "statement": "SELECT key, coalesce(speaker_name, kind) FROM statement WHERE key = ?",
}
_Match = tuple[Place, str]


def find_place(connection: sqlite3.Connection, typed: str) -> Place:
    """The place that `typed` names; a matter that was voted on once leads to its vote.

    Raises NotFoundError, or AmbiguousError with what can be typed instead.
    """
    typed = one_line(typed)
    kind, colon, id = typed.partition(":")
    if colon and kind in _IDS:
        matches = _rows(connection, kind, id)
    else:
        steps: tuple[Callable[[sqlite3.Connection, str], list[_Match]], ...] = (_exact, _names, _titles)
        matches = next((fits for step in steps if (fits := step(connection, typed))), [])
    if not matches:
        raise NotFoundError(f"“{cut(typed, 80)}” isn't a meeting, vote, matter, member or statement in this record.")
    if len(matches) > 1:
        raise AmbiguousError(typed, "places", _candidates(connection, matches))
    place = matches[0][0]
    return place if colon and kind in _IDS else _vote_of(connection, place)


def _vote_of(connection: sqlite3.Connection, place: Place) -> Place:
    if place.kind != "matter":
        return place
    votes = list_votes(connection, matters=[place.id])
    return Place("vote", votes[0].id) if len(votes) == 1 else place


def _rows(connection: sqlite3.Connection, kind: str, id: str) -> list[_Match]:
    return [(Place(kind, id), str(label)) for id, label in connection.execute(_IDS[kind], (id,))]


def _matches(kind: str, candidates: Sequence[Candidate]) -> list[_Match]:
    return [(Place(kind, id), label) for id, label in candidates]


def _exact(connection: sqlite3.Connection, typed: str) -> list[_Match]:
    """Ids of any kind, record numbers and dates."""
    matches = [match for kind in _IDS for match in _rows(connection, kind, typed)]
    matches += _matches("meeting", match_meetings(connection, typed))
    matches += _matches("matter", match_matter_numbers(connection, typed))
    return list({place: (place, label) for place, label in matches}.values())


def _names(connection: sqlite3.Connection, typed: str) -> list[_Match]:
    """Members by name or ward, matters by popular name."""
    aliased = matters_by_alias(connection, typed)
    matches = _matches("person", match_people(connection, typed))
    if len(aliased) == 1:
        matches.append((Place("matter", aliased[0]), typed))
    elif aliased:
        matches.append((Place("topic", typed), f"{len(aliased)} matters by that name"))
    return matches


def _titles(connection: sqlite3.Connection, typed: str) -> list[_Match]:
    return _matches("matter", match_matters(connection, typed))


def _candidates(connection: sqlite3.Connection, matches: Sequence[_Match]) -> list[Candidate]:
    """The places as they can be typed: by id alone where no other kind has that id."""
    by_id: dict[str, set[str]] = {}
    for (kind, id), _ in matches:
        by_id.setdefault(id, set()).add(kind)
    return [(id if len(by_id[id]) == 1 else f"{kind}:{id}", label) for (kind, id), label in matches]
