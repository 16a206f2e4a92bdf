"""Bodies: whoever meets, from the bodies endpoint or from the names that events give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from councilui.load.formats.legistar.context import Context
from councilui.load.formats.legistar.rows import Placed, number
from councilui.load.keys import body_key
from councilui.record.model import Body

_CLASSES: Final = (
    ("committee", re.compile(r"committee|task force|working group|delegation", re.IGNORECASE)),
    ("caucus", re.compile(r"caucus|conference of", re.IGNORECASE)),
    ("council", re.compile(r"\bcouncil\b|primary legislative", re.IGNORECASE)),
    ("board", re.compile(r"\bboard\b|\btrustees\b|supervisors", re.IGNORECASE)),
    ("commission", re.compile(r"commission", re.IGNORECASE)),
    ("authority", re.compile(r"authority|agency|department|office of", re.IGNORECASE)),
)


class Bodies:
    """Bodies by name; a new one waits until it is flushed. Two of one name, or of one key, are one body."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._names: dict[int, str] = {}
        self._types: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._fresh: list[object] = []

    def read(self, rows: Iterable[Placed]) -> Iterator[object]:
        """Bodies from the bodies endpoint."""
        context, fields = self._context, self._context.fields
        for shown, row in rows:
            context.report.count("bodies")
            identity, name = number(row.get("BodyId")), fields.line(row, "BodyName")
            if identity is None or name is None:
                context.omit_row("bodies", shown, f"BodyId {row.get('BodyId')}", "It has no BodyId or no name.")
                continue
            self._names[identity] = name
            self._types.setdefault(name, fields.line(row, "BodyTypeName") or "")
            self.key(identity, name)
            fresh = self.flush()
            if fresh:
                context.report.load("bodies")
            else:
                context.report.merge("bodies", "of a name that was there before")
            yield from fresh

    def key(self, identity: int | None, name: str | None) -> str | None:
        """The key of a body by its name, else by its BodyId; None when neither tells."""
        if name is None:
            name = self._names.get(identity) if identity is not None else None
        if name is None:
            return None
        found = self._keys.get(name)
        if found is None:
            found = body_key(self._context.place, name)
            if found not in self._keys.values():
                self._fresh.append(self._body(found, name))
            self._keys[name] = found
        return found

    def flush(self) -> list[object]:
        """What was learnt since."""
        fresh, self._fresh = self._fresh, []
        return fresh

    def _body(self, key: str, name: str) -> Body:
        context = self._context
        classification = classify(name, self._types.get(name, ""))
        return Body(
            id=key,
            name=name,
            classification=classification,
            timezone=context.timezone,
            seats=context.seats if classification == "council" else None,
            source=context.source.id,
        )


def classify(name: str, type_name: str = "") -> str:
    """ "council", "committee", "board" and so on, by the type that Legistar gives or by the name; else "body"."""
    for text in (type_name, name):
        for word, pattern in _CLASSES:
            if text and pattern.search(text):
                return word
    return "body"
