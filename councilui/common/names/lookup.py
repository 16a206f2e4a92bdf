"""From what somebody typed, or a source printed in short, to the people that it can mean."""

from collections.abc import Hashable, Iterable
from enum import IntEnum
from itertools import chain, combinations, islice
from typing import Final, Generic, TypeVar

from councilui.common.fold import fold
from councilui.common.names.likeness import Likeness, compare_names
from councilui.common.names.parse import Name, parse_name

_MOST_COMPARED: Final = 200_000  # pairs of names
Id = TypeVar("Id", bound=Hashable)


class Match(IntEnum):
    """How well a typed name fits somebody's, the better the greater."""

    NONE = 0
    PART = 1
    """The beginning of words of the name: "Pen" or "Jo Pe" for José Peña."""
    SURNAME_PART = 2
    """One of two surnames: "Ferreras" for Ferreras-Copeland, "Ashcraft" for Ezzy Ashcraft."""
    SHORT = 3
    """The surname, or fewer or shorter given names with it: "Peña", "J. Peña"."""
    WHOLE = 4
    """The whole name."""


def match_name(typed: Name, name: Name) -> Match:
    """How well the typed name fits the name. Titles and seats are passed over; a generation must not contradict."""
    words, others = typed.words, name.words
    if not words or not others or (typed.suffix and typed.suffix != name.suffix):
        return Match.NONE
    if "".join(words) == "".join(others):
        return Match.WHOLE if typed.suffix == name.suffix else Match.SHORT
    if _is_short(typed, name):
        return Match.SHORT
    surname = fold(name.surname).split()
    if others[-len(words) :] == words:
        return Match.SHORT if len(words) > len(surname) else Match.SURNAME_PART
    if len(surname) > 1 and surname[: len(words)] == list(words):
        return Match.SURNAME_PART
    return Match.PART if _begin(words, others) else Match.NONE


def _is_short(typed: Name, name: Name) -> bool:
    surname = "".join(fold(name.surname).split())
    if "".join(typed.words) == surname:
        return True
    first = fold(f"{name.given_name} {name.middle}" if name.given_name else name.aside).split()
    words = list(typed.words)
    for start in range(1, len(words)):
        if first and "".join(words[start:]) == surname and _may_leave_out(words[:start], first):
            return True
    return bool(name.nickname) and words == fold(f"{name.nickname} {name.surname}").split()


def _may_leave_out(short: list[str], long: list[str]) -> bool:
    """Whether the short given names are some of the long ones in order, in full or as initials of each other.

    An initial alone is that of the first name: "A. Roe" is not Mary Ann Roe.
    """
    if len(short[0]) == 1 and short[0] != long[0][:1]:
        return False
    rest = iter(long)
    return all(
        any(word == other or (min(len(word), len(other)) == 1 and word[0] == other[0]) for other in rest)
        for word in short
    )


def _begin(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    rest = iter(others)
    return all(any(other.startswith(word) for other in rest) for word in words)


class NameIndex(Generic[Id]):
    """People by their names. Somebody may have several names; two people may share one."""

    def __init__(self, people: Iterable[tuple[Id, str]] = ()) -> None:
        self._names: dict[Id, list[Name]] = {}
        self._by_word: dict[str, set[Id]] = {}
        for person, printed in people:
            self.add(person, printed)

    def add(self, person: Id, printed: str, surname: str = "") -> None:
        """Somebody goes by a printed name; `surname` is the surname when a source gives it apart."""
        name = parse_name(printed, surname)
        if not name.words or name in self._names.setdefault(person, []):
            return
        self._names[person].append(name)
        last = "".join(fold(name.surname).split())
        for word in {*name.words, last, "".join(name.words), *fold(name.nickname).split()}:
            self._by_word.setdefault(word, set()).add(person)

    def find(self, typed: str, *, least: Match = Match.PART, among: Iterable[Id] | None = None) -> list[Id]:
        """The people whom the typed name fits best, in the order in which they were added; [] when it fits nobody.

        `among` leaves others out before the best are chosen; `least` is the weakest fit that counts.
        """
        typed_name = parse_name(typed)
        best, people = Match(max(least, Match.PART)), list[Id]()
        for person in self._candidates(typed_name, least, among):
            fit = max(match_name(typed_name, name) for name in self._names[person])
            if fit > best:
                best, people = fit, [person]
            elif fit == best:
                people.append(person)
        return people

    def names_of(self, person: Id) -> list[Name]:
        """The names that somebody goes by."""
        return list(self._names.get(person, ()))

    def _candidates(self, typed_name: Name, least: Match, among: Iterable[Id] | None) -> Iterable[Id]:
        if least <= Match.PART:
            candidates: set[Id] = set(self._names)
        else:
            words = typed_name.words
            tails = {"".join(words[start:]) for start in range(len(words))}
            candidates = {p for word in {*words, *tails} for p in self._by_word.get(word, ())}
        if among is not None:
            candidates &= set(among)
        return (person for person in self._names if person in candidates)


def likely_same(people: Iterable[tuple[Id, Name]]) -> list[tuple[Id, Id]]:
    """The pairs of people whose names may be one person's and are not plainly the same, each pair once.

    Only names that share a surname, or its first letter and the given name, are compared, and so many pairs at most
    that a list of thousands with one surname takes seconds.
    """
    groups: dict[str, list[tuple[Id, Name]]] = {}
    for person, name in people:
        for key in _group_keys(name):
            groups.setdefault(key, []).append((person, name))
    both = chain.from_iterable(combinations(group, 2) for group in groups.values())
    pairs = {
        (one, other): None
        for (one, name), (other, other_name) in islice(both, _MOST_COMPARED)
        if one != other and compare_names(name, other_name) is not Likeness.DIFFERENT
    }
    return list(pairs)


def _group_keys(name: Name) -> set[str]:
    words = name.words
    keys = {words[-1]} if words else set()
    if name.given_name and words:
        keys.add(f"{words[0]} {fold(name.surname)[:1]}")
    return keys
