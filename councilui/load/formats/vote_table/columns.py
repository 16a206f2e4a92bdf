"""Which column of a table means what: said by the user in councilui.toml, or guessed from the header."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any, Final

from councilui.load.outcomes import option_of

# Words of the model, each with the headers that mean it, the surest first; "_" is anything but a letter or digit.
_HEADERS: Final[dict[str, tuple[str, ...]]] = {
    "person": ("council_member", "councilmember", "councillor", "councilor", "member", "member_name", "voter_name",
               "voter", "person", "person_name", "alderman", "supervisor", "name"),
    "first_name": ("first_name", "firstname", "given_name"),
    "last_name": ("last_name", "lastname", "surname", "family_name"),
    "district": ("district", "ward", "seat"),
    "option": ("vote", "vote_cast", "vote_value", "option", "position", "member_vote", "how_voted"),
    "date": ("date", "vote_date", "date_time", "meeting_date", "event_date", "datetime", "session_date"),
    "time": ("vote_start_date_time", "vote_time", "date_time", "datetime"),
    "meeting_time": ("event_time", "meeting_time", "time"),
    "body": ("committee", "body", "meeting_type", "event_body", "body_name", "legislative_body"),
    "meeting": ("meeting_id", "event_id", "meeting_number"),
    "location": ("event_location", "location"),
    "number": ("agenda_number", "agenda_item_number", "item_number", "agenda_no", "item_no", "agenda_item", "item"),
    "title": ("agenda_item_title", "agenda_description", "agenda_item_description", "item_title", "title",
              "description", "subject", "motion_title", "matter_title", "agenda_item"),
    "identifier": ("matter_file", "file_number", "doc_number", "document_number", "record_number", "file", "file_no",
                   "bill_number", "ordinance_number"),
    "type": ("matter_type", "type", "item_type"),
    "status": ("matter_status",),
    "vote": ("vote_number", "vote_event_id", "motion_id", "agenda_id"),
    "motion_type": ("motion_type",),
    "motion": ("vote_description", "motion", "motion_text"),
    "question": ("question",),
    "method": ("vote_type", "vote_method", "method"),
    "result": ("result", "decision", "action", "outcome", "socrata_final_action", "final_action_taken", "final_action",
               "vote_result", "passed"),
    "mover": ("mover", "moved_by"),
    "seconder": ("seconder", "seconded_by"),
    "link": ("link", "url", "item_url"),
    "video": ("video_link",),
    "summary": ("synopsis", "summary"),
    "class": ("class",),
}  # fmt: skip
# Headers that are nobody's name and mean nothing here.
_OTHER: Final = frozenset((
    "id", "term", "vote_detail_id", "theme", "neighborhood", "agenda_sequence", "event_item_id", "matter_id",
    "matter_title", "matter_intro_date", "matter_enactment_number", "matter_requester", "matter_body_name",
    "passed", "consent", "tally", "roll_call_flag", "socrata_item_number", "socrata_agenda_info", "agenda_link",
    "minutes_link", "video_link", "attachment_links", "notes", "note", "comments", "yes", "no", "ayes", "nays",
    "yeas", "abstain", "absent", "total", "result", "action", "year", "month", "day",
))  # fmt: skip
WORDS: Final = (*_HEADERS, "members", "members_after")
_LEAST_MEMBERS: Final = 2


class ColumnsError(Exception):
    """What is wrong with a user's [columns], in a sentence."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each word of the model stands in a row, and for a wide table which columns are members."""

    places: Mapping[str, int]
    members: tuple[int, ...] = ()
    headers: tuple[str, ...] = ()
    after: str | None = field(default=None)

    @property
    def wide(self) -> bool:
        """Whether a row is a whole vote, with a column for each member."""
        return bool(self.members)

    def toml(self) -> str:
        """The map as the lines a user may put into councilui.toml."""
        lines = [f"{word} = {_quoted(self.headers[at])}" for word, at in self.places.items()]
        if self.after is not None:
            lines.append(f"members_after = {_quoted(self.after)}")
        elif self.members:
            ends = (self.headers[self.members[0]], self.headers[self.members[-1]])
            lines.append(f"members = [{_quoted(ends[0])}, {_quoted(ends[1])}]")
        return "\n".join(("[columns]", *lines))


def clean_headers(cells: Sequence[str]) -> tuple[str, ...]:
    """Headers with white space made single blanks."""
    return tuple(" ".join(cell.split()) for cell in cells)


def guess(headers: Sequence[str], sample: Sequence[Sequence[str]]) -> Columns | None:
    """The columns as their headers and the first rows tell; None when this is no table of votes as far as known."""
    headers = tuple(headers)
    keys = [re.sub(r"[^a-z0-9]+", "_", header.casefold()).strip("_") for header in headers]
    places: dict[str, int] = {}
    for word, names in _HEADERS.items():
        for name in names:
            if name in keys and (keys.index(name) not in places.values() or word == "time"):
                places[word] = keys.index(name)
                break
    named = "person" in places or {"first_name", "last_name"} <= places.keys()
    if named and "option" in places and _voted(sample, places["option"]) > 0.5:
        if places.get("person") is not None and "last_name" in places:
            del places["person"]
        if "identifier" not in places and "number" not in places and "title" not in places and "vote" not in places:
            return None
        return Columns(places, headers=headers)
    return _wide(headers, keys, places, sample)


def _wide(
    headers: tuple[str, ...], keys: Sequence[str], places: dict[str, int], sample: Sequence[Sequence[str]]
) -> Columns | None:
    known = {at for word, at in places.items() if word not in ("person", "option")}
    members = [
        at
        for at, key in enumerate(keys)
        if key and at not in known and key not in _OTHER and not _WORDS_OF_HEADERS & {key} and _voted(sample, at) >= 0.5
    ]
    # A column of the run that nobody has voted in yet belongs to it all the same.
    if members:
        members = [
            at
            for at in range(members[0], len(headers))
            if at in members or (keys[at] and at not in known and keys[at] not in _OTHER and _empty(sample, at))
        ]
    if len(members) < _LEAST_MEMBERS or not places.keys() & {"title", "number", "identifier", "class"}:
        return None
    places = {word: at for word, at in places.items() if at not in members}
    to_the_end = members == list(range(members[0], len(headers))) and members[0] > 0
    return Columns(places, tuple(members), headers, headers[members[0] - 1] if to_the_end else None)


_WORDS_OF_HEADERS: Final = frozenset(name for names in _HEADERS.values() for name in names)


def _cells(sample: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at].strip() for row in sample if at < len(row) and row[at].strip()]


def _voted(sample: Sequence[Sequence[str]], at: int) -> float:
    """The share of a column's cells that are words for votes."""
    cells = _cells(sample, at)
    return sum(is_vote_word(cell) for cell in cells) / len(cells) if cells else 0.0


def _empty(sample: Sequence[Sequence[str]], at: int) -> bool:
    return not _cells(sample, at)


def is_vote_word(cell: str) -> bool:
    """Whether a cell holds a word that is known to tell a vote, or that somebody was no member then."""
    return option_of(cell)[1] or is_no_member(cell) or cell.strip() == "?"


def is_no_member(cell: str) -> bool:
    """ "N/A": not a member when this vote was taken."""
    return re.sub(r"[^a-z]", "", cell.lower()) in ("na", "notamember", "notapplicable")


def said(headers: Sequence[str], columns: Mapping[str, Any]) -> Columns:
    """The columns as the user has said. Raises ColumnsError for what is no word, no header or not enough."""
    places: dict[str, int] = {}
    members: tuple[int, ...] = ()
    after = None
    for word, value in columns.items():
        if word not in WORDS:
            raise ColumnsError(f'[columns] has no "{word}"; known: {", ".join(WORDS)}')
        if word == "members":
            members = _members(headers, value)
        elif word == "members_after":
            after = headers[_place(headers, word, value)]
            members = tuple(at for at in range(_place(headers, word, value) + 1, len(headers)) if headers[at])
        else:
            places[word] = _place(headers, word, value)
    if not members:
        if "option" not in places or not ("person" in places or {"first_name", "last_name"} <= places.keys()):
            raise ColumnsError(
                "[columns] must name `option` and `person` (or `first_name` and `last_name`) for a table with a row a"
                " vote, or `members` for a table with a column a member"
            )
        if not places.keys() & {"title", "number", "identifier", "vote", "motion", "question"}:
            raise ColumnsError("[columns] must name at least one of title, number, identifier, vote, motion, question")
    return Columns(places, members, tuple(headers), after)


def _place(headers: Sequence[str], word: str, value: object) -> int:
    wanted = " ".join(value.split()) if isinstance(value, str) else value
    if wanted not in headers:
        raise ColumnsError(f"[columns] {word} = {value!r}: there is no such column; there are: {', '.join(headers)}")
    return list(headers).index(str(wanted))


def _members(headers: Sequence[str], value: object) -> tuple[int, ...]:
    if isinstance(value, str):
        found = tuple(at for at, header in enumerate(headers) if fnmatchcase(header, value))
        if not found:
            raise ColumnsError(f"[columns] members = {value!r}: no column fits; there are: {', '.join(headers)}")
        return found
    if not isinstance(value, list) or not value:
        raise ColumnsError(
            '[columns] members must be ["first column", "last column"], or a pattern such as "*(Ward *)"'
        )
    places = [_place(headers, "members", name) for name in value]
    return tuple(range(places[0], places[1] + 1)) if len(places) == 2 and places[0] < places[1] else tuple(places)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
