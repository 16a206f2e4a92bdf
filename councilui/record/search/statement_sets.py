"""Sets of statements, as FTS5 expressions and as ranges of ids.

FTS5 has no NOT without a left side, so a complement stays one up to the root of the query.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from councilui.common.dates import days_admitted, days_of
from councilui.record.indexes.fts import quote
from councilui.record.indexes.title_index import ANY
from councilui.record.search.parser import Field, Node, Not


class Matches(NamedTuple):
    """The statements that `expression` finds (None: no statement), or with `is_complement` all the others."""

    expression: str | None
    is_complement: bool = False

    def complement(self) -> Matches:
        """All other statements."""
        return Matches(self.expression, not self.is_complement)


def intersection(sets: Sequence[Matches]) -> Matches:
    """The statements in all of `sets`."""
    if any(matches.expression is None and not matches.is_complement for matches in sets):
        return Matches(None)
    having = [matches.expression for matches in sets if matches.expression is not None and not matches.is_complement]
    lacking = [matches.expression for matches in sets if matches.expression is not None and matches.is_complement]
    if not having:
        return Matches(_grouped(" OR ", lacking) if lacking else None, is_complement=True)
    matches = _grouped(" AND ", having)
    return Matches(f"({matches} NOT {_grouped(' OR ', lacking)})" if lacking else matches)


def union(sets: Sequence[Matches]) -> Matches:
    """The statements in any of `sets`: a or not b = not (b and not a)."""
    return intersection([matches.complement() for matches in sets]).complement()


def with_tags(tags: Iterable[str]) -> Matches:
    """The statements with any of these tags."""
    strings = " OR ".join(quote(tag) for tag in tags)
    return Matches(f"tags : ({strings})" if strings else None)


def _grouped(operator: str, expressions: Sequence[str]) -> str:
    return f"({operator.join(expressions)})" if len(expressions) > 1 else expressions[0]


def id_range(node: Node) -> tuple[int, int] | None:
    """The first and last id that a date admits; None for anything else, or when the ids are not one range."""
    lowest, highest = ANY
    match node:
        case Field("on" | "after" | "before" as relation, value):
            first, last = days_admitted(relation, value)
        case Not(Field("after", value)):
            first, last = None, days_of(value)[1]
        case Not(Field("before", value)):
            first, last = days_of(value)[0], None
        case _:
            return None
    return lowest if first is None else first << 24, highest if last is None else (last + 1 << 24) - 1
