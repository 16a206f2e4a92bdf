"""The columns of a table as the user has said them under [columns] in councilui.toml, and the rest as guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any, Final

from councilui.load.formats.vote_table.columns import Columns, guess, places_of
from councilui.load.formats.vote_table.headers import HEADERS, OF_ITEM, OF_MEMBER
from councilui.load.formats.vote_table.profile import Profile
from councilui.load.outcomes import VoteWords

_WORDS: Final = (*HEADERS, "members", "members_after", "lists", "rows")


class ColumnsError(Exception):
    """What is wrong with a user's [columns], in a sentence."""


@dataclass(slots=True)
class _ColumnSettings:
    """What the user has said; None in `places` is for a word that no column means."""

    places: dict[str, int | None] = field(default_factory=dict)
    members: tuple[int, ...] = ()
    lists: tuple[int, ...] = ()
    after: str | None = None

    @property
    def is_long(self) -> bool:
        """Whether the user has said who voted, and how."""
        words = {word for word, column in self.places.items() if column is not None}
        return "option" in words and ("person" in words or {"first_name", "last_name"} <= words)


def columns_of(
    headers: Sequence[str], settings: Mapping[str, Any], profile: Profile, words: VoteWords
) -> tuple[Columns, bool]:
    """A table's columns, and whether any was guessed: those that the user has not named.

    Raises ColumnsError for what is no word, no header or not enough.
    """
    own = _read_settings(headers, settings)
    if own.members or own.lists:
        rest = places_of(headers, profile, words, own.places)
        own_columns = {*own.members, *own.lists}
        places = {
            word: column
            for word, column in rest.items()
            if word in own.places or (word not in OF_MEMBER and column not in own_columns)
        }
        return Columns(places, own.members, tuple(headers), own.after, own.lists), len(places) > len(own.places)
    table = guess(headers, profile, words, own.places)
    if table is None:
        if not own.is_long:
            raise ColumnsError(
                "[columns] must name `option` and `person` (or `first_name` and `last_name`) for a table with a row"
                " per vote, `members` for a table with a column per member, or `lists` for columns that hold names"
            )
        places = {word: column for word, column in own.places.items() if column is not None}
        if not places.keys() & set(OF_ITEM):
            raise ColumnsError(f"[columns] must name at least one of {', '.join(OF_ITEM)}")
        return Columns(places, headers=tuple(headers)), False
    return table, table.is_wide or not table.places.keys() <= own.places.keys()


def _read_settings(headers: Sequence[str], settings: Mapping[str, Any]) -> _ColumnSettings:
    own = _ColumnSettings()
    for word, value in settings.items():
        if word not in _WORDS:
            raise ColumnsError(f'[columns] has no "{word}"; known: {", ".join(_WORDS)}')
        if word == "rows":
            continue  # of JSON alone: the way to the list
        if word == "members":
            own.members = _members(headers, value)
        elif word == "lists":
            names = value if isinstance(value, list) else [value]
            own.lists = tuple(_place(headers, "lists", name) for name in names)
        elif word == "members_after":
            last = _place(headers, word, value)
            own.after = headers[last]
            own.members = tuple(column for column in range(last + 1, len(headers)) if headers[column])
        else:
            own.places[word] = None if value == "" else _place(headers, word, value)
    return own


def _place(headers: Sequence[str], word: str, value: object) -> int:
    name = " ".join(value.split()) if isinstance(value, str) else value
    if name not in headers:
        raise ColumnsError(f"[columns] {word} = {value!r}: there is no such column; there are: {', '.join(headers)}")
    return list(headers).index(str(name))


def _members(headers: Sequence[str], value: object) -> tuple[int, ...]:
    if isinstance(value, str):
        fitting = tuple(column for column, header in enumerate(headers) if fnmatchcase(header, value))
        if not fitting:
            raise ColumnsError(f"[columns] members = {value!r}: no column fits; there are: {', '.join(headers)}")
        return fitting
    if not isinstance(value, list) or not value:
        raise ColumnsError(
            '[columns] members must be ["first column", "last column"], or a pattern such as "*(Ward *)"'
        )
    places = [_place(headers, "members", name) for name in value]
    if len(places) == 2 and places[0] < places[1]:
        return tuple(range(places[0], places[1] + 1))
    return tuple(dict.fromkeys(places))
