"""What in a query may be a name of something else, and other questions to its tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from councilui.record.queries.lookup import folded_number
from councilui.record.search.matters import Named
from councilui.record.search.parser import And, Near, Node, Not, Or, Word


def leaves_of(node: Node | None) -> Iterator[Node]:
    """The words, phrases and fields of a query, excluded ones too."""
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
    """Whether it is a word that stands for more than itself."""
    return isinstance(node, Word) and not node.exact


def joined_name(parts: Sequence[Node]) -> str | None:
    """The plain words among `parts` put together, when there are several: they may be one name."""
    words = [part.text for part in parts if is_plain(part)]
    return " ".join(words) if len(words) > 1 else None


def names_in(node: Node | None) -> Iterator[str]:
    """What might be a name of something else; what is excluded or to stand exactly so is only itself."""
    match node:
        case Word(text) if not node.exact:
            yield text
        case And(parts) | Or(parts):
            name = joined_name(parts) if isinstance(node, And) else None
            if name is not None:
                yield name
            for part in parts:
                yield from names_in(part)


def called_text(name: str, matters: Sequence[Named]) -> Iterator[str]:
    """That a name stands for matters; of a matter's own number, by what names it goes besides."""
    official = [matter for matter in matters if folded_number(matter.label) == folded_number(name)]
    for matter in official:
        if matter.aliases:
            yield f"{matter.label} is also called {', '.join(matter.aliases)}"
        else:
            yield f'"{name}" also stands for {matter.label}'
    others = [matter.label for matter in matters if matter not in official]
    if others:
        yield f'"{name}" also stands for {", ".join(others)}'
