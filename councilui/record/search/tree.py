"""A parsed query: a small tree, its text, and a sentence that tells how it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias, TypeGuard

FIELDS: Final = {
    "by": "lopez",
    "ward": "15",
    "capacity": "member",
    "kind": "question",
    "venue": "press",
    "body": "council",
    "on": "2025-01",
    "after": "2024",
    "before": "2025-02",
    "item": "settlement",
    "matter": "O2021-117",
    "lang": "es",
}
"""The names of the fields, each with an example of its value."""
QUOTES: Final = '"“”„‟«»'
WORD: Final = rf"[^\s(){QUOTES}]+"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, without the punctuation around it; with `prefix`, all words that begin with it.

    Unless `exact`, it also stands for its other endings. A word that may still grow is a prefix and not exact; one with
    a star is both, and may then be several words of which the last is the prefix.
    """

    text: str
    prefix: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, with these endings."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two or more operands with at most `distance` words between them, in any order."""

    parts: tuple[Word | Phrase, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Field:
    """A filter. `name` is one of FIELDS; the `value` of a date field is a year, month or day.

    A value that begins with "=" is a whole name.
    """

    name: str
    value: str

    def __str__(self) -> str:
        return f"{self.name}:{self.value}" if re.fullmatch(WORD, self.value) else f'{self.name}:"{self.value}"'


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but the operand, which is never a Not."""

    operand: Node


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more operands, none of them an And."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of two or more operands, none of them an Or."""

    parts: tuple[Node, ...]


Node: TypeAlias = Word | Phrase | Near | Field | Not | And | Or
Leaf: TypeAlias = Word | Phrase | Near | Field


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: `root` is None when there is nothing to search for; `notes` tell what couldn't be read as meant.

    `str(query)` is a query that parses to the same tree.
    """

    root: Node | None
    notes: tuple[str, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return "" if self.root is None else _printed(self.root)


def describe(query: Query, resolved: Mapping[Field, str] | None = None, also: Sequence[str] = ()) -> str:
    """How a query was read: `words who are · phrase “loyal to” · by Lopez`; "" for an empty one.

    `resolved` has what the fields turned out to mean in the record; `also` is appended.
    """
    if query.root is None:
        return ""
    names = resolved or {}
    parts = query.root.parts if isinstance(query.root, And) else (query.root,)
    words = [_reading(part, names) for part in parts if isinstance(part, Word) and (part.prefix or not part.exact)]
    exactly = [part.text for part in parts if isinstance(part, Word) and part.exact and not part.prefix]
    phrases = [_reading(part, names) for part in parts if isinstance(part, Phrase)]
    rest = [_reading(part, names) for part in parts if not isinstance(part, Word | Phrase)]
    parts_read = [f"word{'s' * (len(words) > 1)} {' '.join(words)}"] * bool(words)
    parts_read += [f"exactly {' '.join(exactly)}"] * bool(exactly)
    parts_read += [f"phrase{'s' * (len(phrases) > 1)} {' '.join(phrases)}"] * bool(phrases)
    return " · ".join((*parts_read, *rest, *also))


def _printed(node: Node) -> str:
    match node:
        case Word(text, prefix, exact):
            if exact and prefix:
                return f"{text}*" if re.fullmatch(WORD, text) and ":" not in text else f'"{text}*"'
            return "=" * exact + text + "…" * prefix
        case Phrase(text):
            return f'"{text}"'
        case Near(parts, distance):
            return f" NEAR/{distance} ".join(_printed(part) for part in parts)
        case Field():
            return str(node)
        case Not(operand):
            return f"-({_printed(operand)})" if isinstance(operand, And | Or) else f"-{_printed(operand)}"
        case And(parts):
            return " ".join(f"({_printed(part)})" if isinstance(part, Or) else _printed(part) for part in parts)
        case Or(parts):
            return " OR ".join(_printed(part) for part in parts)


def _reading(node: Node, names: Mapping[Field, str]) -> str:
    match node:
        case Word():
            return _printed(node)
        case Phrase(text):
            return f"“{text}”"
        case Near(parts, distance):
            return " near ".join(_reading(part, names) for part in parts) + f" (at most {distance} words apart)"
        case Not(Field("before", value)):
            return f"since {value}"
        case Not(Field("after", value)):
            return f"until {value}"
        case Field(name, value):
            return f"{'in' if name == 'on' and len(value) < 10 else name} {names.get(node, value)}"
        case Not(operand):
            reading = _reading(operand, names)
            return f"without ({reading})" if isinstance(operand, And | Or) else f"without {reading}"
        case And(parts):
            return " and ".join(f"({_reading(p, names)})" if isinstance(p, Or) else _reading(p, names) for p in parts)
        case Or(parts):
            return " or ".join(f"({_reading(p, names)})" if isinstance(p, And) else _reading(p, names) for p in parts)


def leaves_of(node: Node | None) -> Iterator[Node]:
    """All words, phrases and fields of a query, excluded ones too."""
    match node:
        case And(parts) | Or(parts) | Near(parts):
            for part in parts:
                yield from leaves_of(part)
        case Not(operand):
            yield from leaves_of(operand)
        case None:
            return
        case _:
            yield node


def is_plain(node: Node) -> TypeGuard[Word]:
    """Whether a node is a word that is not exact."""
    return isinstance(node, Word) and not node.exact


def joined_name(parts: Sequence[Node]) -> str | None:
    """The plain words among `parts`, joined, when there are several: together they may be a name."""
    words = [part.text for part in parts if is_plain(part)]
    return " ".join(words) if len(words) > 1 else None


def names_in(node: Node | None) -> Iterator[str]:
    """What may be a name of something else; excluded and exact words stand only for themselves."""
    match node:
        case Word(text) if not node.exact:
            yield text
        case And(parts) | Or(parts):
            name = joined_name(parts) if isinstance(node, And) else None
            if name is not None:
                yield name
            for part in parts:
                yield from names_in(part)
