"""As much of each name as tells all members of a roll apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Final, TypeVar

from councilui.common.fold import fold
from councilui.common.names.parse import Name, parse_name

Id = TypeVar("Id", bound=Hashable)


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _initial(name: Name) -> str:
    first = name.given_name or name.aside
    return f"{first[0].upper()}." if first and first[0].isalpha() else first


_FORMS: Final[Sequence[Callable[[Name], str]]] = (
    lambda name: _join(name.surname, name.suffix),
    lambda name: _join(_initial(name), name.surname),
    lambda name: _join(_initial(name), name.surname, name.suffix),
    lambda name: _join(name.given_name or name.aside, name.surname),
    lambda name: _join(name.given_name or name.aside, name.surname, name.suffix),
    lambda name: name.full,
    lambda name: _join(name.full, f"({name.seat})" if name.seat else ""),
    lambda name: name.printed,
)


def short_names(people: Mapping[Id, str], surnames: Mapping[Id, str] | None = None) -> dict[Id, str]:
    """The shortest form of each name that nobody else in the roll has: "Peña", "A. Roe", "B. Roe", "Burn Jr.".

    `people` has the printed name of everybody in the roll by id; `surnames` the surnames that a source gives apart.
    Who has nothing but the same printed name as another keeps it. A name without a surname is shown as printed.
    """
    known = surnames or {}
    names = {person: _with_surname(printed, known.get(person, "")) for person, printed in people.items()}
    groups: dict[str, list[Id]] = defaultdict(list)
    labels: dict[Id, str] = {}
    for person, name in names.items():
        if name.surname:
            groups[fold(name.surname)].append(person)
        else:
            labels[person] = name.printed
    for group in groups.values():
        labels |= _tell_apart({person: names[person] for person in group})
    return {person: labels[person] for person in people}


def _with_surname(printed: str, surname: str) -> Name:
    """The parts of a name; the surname is the source's own even where the whole name does not end in it."""
    name = parse_name(printed, surname)
    return name._replace(surname=surname) if surname and fold(surname) != fold(name.surname) else name


def _tell_apart(group: Mapping[Id, Name]) -> dict[Id, str]:
    """The first form that is different for all of a surname; failing that, each one's first that is theirs alone."""
    if len(group) == 1:
        return {person: name.surname for person, name in group.items()}
    is_one_given_name = len({_initial(name) for name in group.values()}) == 1
    forms = [
        {person: form(name) or name.printed for person, name in group.items()}
        for form in _FORMS[0 if is_one_given_name else 1 :]
    ]
    for labels in forms:
        if len(_counts(labels)) == len(group):
            return labels
    return {person: _first_alone(person, forms) for person in group}


def _first_alone(person: Id, forms: Sequence[Mapping[Id, str]]) -> str:
    for labels in forms:
        if _counts(labels)[fold(labels[person])] == 1:
            return labels[person]
    return forms[-1][person]


def _counts(labels: Mapping[Id, str]) -> Counter[str]:
    return Counter(fold(label) for label in labels.values())
