"""As much of each name as tells all members of a roll apart."""

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
    known = {person: surname for person, surname in (surnames or {}).items() if surname}
    labels: dict[Id, str] = {}
    groups: dict[str, list[Id]] = defaultdict(list)
    for person, printed in people.items():
        labels[person] = known.get(person) or parse_name(printed).surname
        groups[fold(labels[person])].append(person)
    for surname, group in groups.items():  # whole names are read, which takes long, only where they are needed
        if not surname or len(group) > 1:
            names = {person: _with_surname(people[person], known.get(person, "")) for person in group}
            labels |= _tell_apart(names) if surname else {person: name.printed for person, name in names.items()}
    return labels


def _with_surname(printed: str, surname: str) -> Name:
    """The parts of a name; the surname is the source's own even where the whole name does not end in it."""
    name = parse_name(printed, surname)
    return name._replace(surname=surname) if surname and fold(surname) != fold(name.surname) else name


def _tell_apart(group: Mapping[Id, Name]) -> dict[Id, str]:
    """The first form that is different for all of a surname; failing that, each one's first that is theirs alone."""
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
