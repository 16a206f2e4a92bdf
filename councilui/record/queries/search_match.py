"""From a query to what SQLite is asked: an FTS5 expression and a range of statement ids.

Every word of a query gets into the expression quoted, every filter as a tag, so that nothing typed is FTS5 syntax.
"""

from __future__ import annotations

import sqlite3
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from councilui.record.dates import day_number
from councilui.record.model import STATEMENT_KINDS
from councilui.record.queries.search_fields import Resolved, matters_called, quoted, resolve, tag
from councilui.record.search import DATE_FIELDS, And, Field, Near, Node, Not, Or, Phrase, Query, Word, fold_words
from councilui.record.search import describe as described

_ALL_WORDS: Final = 600  # a prefix stands for all its words up to so many, else for
_MOST_WORDS: Final = 200  # the most frequent ones
_MOST_MEETINGS: Final = 5000
_MOST_WAYS: Final = 1000  # of choosing among the words of several prefixes that stand near each other
_ANY_ID: Final = (-(2**63), 2**63 - 1)
_EVERYTHING: Final = f"tags : ({' OR '.join(quoted(tag('xk', kind)) for kind in STATEMENT_KINDS)})"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask. `match` finds the statements, None when there can be none; ids are from `first` to `last`.

    `highlight` finds the same words to mark, None when none is to be marked. `complete` is False when `match` finds
    only a part, as a note then says. `named_matters` is True when a word also stands for a matter.
    """

    match: str | None
    highlight: str | None
    first: int
    last: int
    reading: str
    notes: tuple[str, ...]
    complete: bool
    named_matters: bool


@dataclass(frozen=True, slots=True)
class _Set:
    """The statements that `expression` finds (None: none at all), or with `rest` all the others."""

    expression: str | None
    rest: bool = False


def plan(connection: sqlite3.Connection, query: Query) -> Plan:
    """How to run a query that is not empty on this record."""
    return _Planner(connection, query).plan()


class _Planner:
    def __init__(self, connection: sqlite3.Connection, query: Query) -> None:
        self.connection = connection
        self.query = query
        self.notes = list(query.notes)
        self.complete = True
        self.resolved: dict[Field, Resolved] = {}
        self.marked: list[str] = []  # the expressions of the words that a hit may hold
        leaves = list(_leaves(query.root))
        self.prefixes = max(1, sum(isinstance(leaf, Word) and leaf.prefix for leaf in leaves))
        self.called = matters_called(connection, _names(query.root))

    def plan(self) -> Plan:
        root = self.query.root
        assert root is not None
        first, last = _ANY_ID
        kept: list[Node] = []
        for part in root.parts if isinstance(root, And) else (root,):
            ids = _range(part)
            if ids is None:
                kept.append(part)
            else:
                first, last = max(first, ids[0]), min(last, ids[1])
        found = self._and(kept, True)
        match = found.expression
        if found.rest:
            match = _EVERYTHING if match is None else f"{_EVERYTHING} NOT ({match})"
        highlight = " OR ".join(self.marked) if _excludes_groups(root) else match
        return Plan(
            match,
            highlight if self.marked else None,
            first,
            last,
            described(self.query, self._shown(), self._also()),
            tuple(dict.fromkeys(self.notes)),
            self.complete,
            bool(self.called),
        )

    def _shown(self) -> dict[Field, str]:
        return {field: found.shown for field, found in self.resolved.items() if found.shown}

    def _also(self) -> list[str]:
        return [
            f'"{name}" also stands for {", ".join(label for _, label in matters)}'
            for name, matters in self.called.items()
        ]

    # A set that is told by what it lacks stays so up to the root: FTS5 has no NOT without a left side.

    def _node(self, node: Node, wanted: bool) -> _Set:
        match node:
            case Not(operand):
                found = self._node(operand, not wanted)
                return _Set(found.expression, not found.rest)
            case And(parts):
                return self._and(parts, wanted)
            case Or(parts):
                return self._or([self._node(part, wanted) for part in parts])
            case Field():
                return self._field(node)
            case Near():
                return self._text(f"text : ({self._near(node)})", wanted)
            case Word() | Phrase():
                strings = " OR ".join(quoted(text) for text in self._strings(node, self._share(_ALL_WORDS)))
                found = self._text(f"text : ({strings})", wanted)
                return self._or([found, self._stands_for(node.text)]) if wanted else found

    def _text(self, expression: str, wanted: bool) -> _Set:
        if wanted:
            self.marked.append(expression)
        return _Set(expression)

    def _and(self, parts: Sequence[Node], wanted: bool) -> _Set:
        sets = [self._node(part, wanted) for part in parts]
        name = _name(parts)
        if name is not None and wanted and name in self.called:
            # The words together are a matter's name: they, or it.
            words = [found for part, found in zip(parts, sets, strict=True) if isinstance(part, Word)]
            others = [found for part, found in zip(parts, sets, strict=True) if not isinstance(part, Word)]
            sets = [*others, self._or([_intersection(words), self._stands_for(name)])]
        return _intersection(sets)

    def _or(self, sets: Sequence[_Set]) -> _Set:
        # a or not b = not (b and not a)
        turned = _intersection([_Set(found.expression, not found.rest) for found in sets])
        return _Set(turned.expression, not turned.rest)

    def _stands_for(self, name: str) -> _Set:
        return _tagged(matter for matter, _ in self.called.get(name, ()))

    def _field(self, field: Field) -> _Set:
        if field.name in DATE_FIELDS:
            return self._meetings(field)
        if field not in self.resolved:
            found = self.resolved[field] = resolve(self.connection, field)
            self.notes += [found.note] if found.note else []
            self.complete &= found.complete
        return _tagged(self.resolved[field].tags)

    def _meetings(self, field: Field) -> _Set:
        """A date inside an alternative can be no range of ids: the meetings of that time."""
        value = field.value
        start, end = {"on": (value, f"{value}~"), "after": (f"{value}~", "~"), "before": ("", value)}[field.name]
        rows = self.connection.execute(
            "SELECT 'xm' || hex(id) || '0' FROM meeting WHERE date >= ? AND date < ? ORDER BY date DESC LIMIT ?",
            (start, end, _MOST_MEETINGS + 1),  # as text: 2025 < 2025-01-01 < 2025~
        ).fetchall()
        if len(rows) > _MOST_MEETINGS:
            self.complete = False
            self.notes.append(f"{field}: only the latest {_MOST_MEETINGS:,} meetings are searched.")
        return _tagged(row[0] for row in rows[:_MOST_MEETINGS])

    def _share(self, words: int) -> int:
        return max(words // self.prefixes, 8)

    def _strings(self, leaf: Word | Phrase, most: int) -> list[str]:
        """What a word or phrase stands for: itself, or with a prefix every word of the record that begins so."""
        if isinstance(leaf, Phrase) or not leaf.prefix:
            return [leaf.text]
        *head, start = fold_words(leaf.text) or ("",)
        rows = self.connection.execute(
            """SELECT word FROM term WHERE word >= ?1 AND word < ?1 || char(0x10FFFF)
            ORDER BY statements DESC, word LIMIT ?2""",
            (start, most + 1),
        ).fetchall()
        if len(rows) > most:
            most = min(most, self._share(_MOST_WORDS))
            self.complete = False
            self.notes.append(f"{leaf.text}*: only the {most} most frequent of the words that begin so are searched.")
        return list(dict.fromkeys((leaf.text, *(" ".join((*head, row[0])) for row in rows[:most]))))

    def _near(self, near: Near) -> str:
        # Two prefixes make pairs: so many of each that the pairs stay bounded.
        several = sum(isinstance(part, Word) and part.prefix for part in near.parts)
        most = self._share(_ALL_WORDS) if several < 2 else max(2, int(_MOST_WORDS ** (1 / several)))
        ways = list(islice(product(*(self._strings(part, most) for part in near.parts)), _MOST_WAYS + 1))
        if len(ways) > _MOST_WAYS:
            self.complete = False
            self.notes.append("Of the words that may stand near each other, only a part is searched.")
        return " OR ".join(
            f"NEAR({' '.join(quoted(text) for text in way)}, {near.distance})" for way in ways[:_MOST_WAYS]
        )


def _intersection(sets: Sequence[_Set]) -> _Set:
    if any(found.expression is None and not found.rest for found in sets):
        return _Set(None)
    having = [found.expression for found in sets if found.expression is not None and not found.rest]
    lacking = [found.expression for found in sets if found.expression is not None and found.rest]
    if not having:
        return _Set(_grouped(" OR ", lacking) if lacking else None, rest=True)
    found = _grouped(" AND ", having)
    return _Set(f"({found} NOT {_grouped(' OR ', lacking)})" if lacking else found)


def _grouped(operator: str, expressions: Sequence[str]) -> str:
    return f"({operator.join(expressions)})" if len(expressions) > 1 else expressions[0]


def _tagged(tags: Iterable[str]) -> _Set:
    strings = " OR ".join(quoted(found) for found in tags)
    return _Set(f"tags : ({strings})" if strings else None)


def _leaves(node: Node | None) -> Iterator[Node]:
    match node:
        case And(parts) | Or(parts) | Near(parts):
            for part in parts:
                yield from _leaves(part)
        case Not(operand):
            yield from _leaves(operand)
        case None:
            return
        case _:
            yield node


def _name(parts: Sequence[Node]) -> str | None:
    """The plain words among `parts` put together, when there are several: they may be one name."""
    words = [part.text for part in parts if isinstance(part, Word)]
    return " ".join(words) if len(words) > 1 else None


def _names(node: Node | None) -> Iterator[str]:
    """Whatever in a query might be a matter's name; what is excluded is only itself."""
    match node:
        case Word(text) | Phrase(text):
            yield text
        case And(parts) | Or(parts):
            name = _name(parts) if isinstance(node, And) else None
            if name is not None:
                yield name
            for part in parts:
                yield from _names(part)


def _excludes_groups(node: Node, inside: bool = False) -> bool:
    """Whether a part of something excluded may stand in a hit, so that FTS5 would mark it."""
    match node:
        case Not(operand):
            return inside or isinstance(operand, And | Or)
        case And(parts) | Or(parts):
            return any(_excludes_groups(part, inside or isinstance(node, Or)) for part in parts)
    return False


def _range(node: Node) -> tuple[int, int] | None:
    """The ids that a date admits, first and last; None when the node is no date or leaves a hole in the ids."""
    first, last = _ANY_ID
    match node:
        case Field("on", value):
            start, end = _days(value)
            return start << 24, (end << 24) - 1
        case Field("after", value):
            return _days(value)[1] << 24, last
        case Field("before", value):
            return first, (_days(value)[0] << 24) - 1
        case Not(Field("after", value)):
            return first, (_days(value)[1] << 24) - 1
        case Not(Field("before", value)):
            return _days(value)[0] << 24, last
    return None


def _days(value: str) -> tuple[int, int]:
    """The first day of a year, month or day and the day after its last, as in `statement_id`."""
    if len(value) == 10:
        return day_number(value), day_number(value) + 1
    if len(value) == 7:
        start = day_number(f"{value}-01")
        return start, start + monthrange(int(value[:4]), int(value[5:]))[1]
    return day_number(f"{value}-01-01"), day_number(f"{value}-12-31") + 1
