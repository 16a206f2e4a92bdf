"""OParl's objects by kind and id, wherever they stand in the input (https://schema.oparl.org/1.1/)."""

import re
from collections.abc import Iterator
from typing import Final

from councilui.load.json_file import Object, text

_TYPE: Final = re.compile(r"https?://(?:schema\.)?oparl\.org/(?:schema/)?1\.\d/(\w+)")
_INSIDE: Final = (
    "agendaItem", "membership", "consultation", "organization", "paper", "meeting", "person", "location",
)  # fmt: skip
_MOST_DEEP: Final = 12


def kind_of(value: Object) -> str | None:
    """ "Meeting", "AgendaItem" …, by the object's type; None for what is no object of OParl."""
    match = _TYPE.fullmatch(value["type"]) if isinstance(value.get("type"), str) else None
    return match[1] if match else None


def objects_in(value: object, depth: int = 0) -> Iterator[tuple[str, Object]]:
    """The objects in a page ("data"), a list or alone, each before those inside it."""
    if depth > _MOST_DEEP:
        return
    if isinstance(value, list):
        for part in value:
            yield from objects_in(part, depth + 1)
    elif isinstance(value, dict):
        kind = kind_of(value)
        if kind is not None:
            yield kind, value
        for key in _INSIDE if kind is not None else ("data",):
            inner = value.get(key)
            if kind == "AgendaItem" and key == "meeting":
                continue
            for part in inner if isinstance(inner, list) else [inner]:
                if isinstance(part, dict):
                    if kind == "Meeting" and key == "agendaItem":
                        part = {"meeting": value.get("id"), **part}
                    if kind == "Paper" and key == "consultation":
                        part = {"paper": value.get("id"), **part}
                    if kind == "Person" and key == "membership":
                        part = {"person": value.get("id"), **part}
                    yield from objects_in(part, depth + 1)
                elif isinstance(part, list):
                    yield from objects_in(part, depth + 1)


def reference(value: object) -> str | None:
    """The id of an object that is referred to, by its address or as a whole."""
    if isinstance(value, dict):
        value = value.get("id")
    return value if isinstance(value, str) else None


def references(value: object) -> list[str]:
    """The ids in a list of references, or the one."""
    return [key for part in (value if isinstance(value, list) else [value]) if (key := reference(part))]


class ObjectStore:
    """All objects of an input, each once; of two the one changed later stays."""

    def __init__(self) -> None:
        self.by_kind: dict[str, dict[str, Object]] = {}

    def add(self, kind: str, value: Object) -> bool:
        """Keep an object; False when one of that id was there already."""
        known = self.by_kind.setdefault(kind, {})
        key = text(value, "id") or f"{kind} {len(known) + 1}"
        earlier = known.get(key)
        if earlier is None or (text(value, "modified") or "") > (text(earlier, "modified") or ""):
            known[key] = {**(earlier or {}), **value}
        return earlier is None

    def of(self, kind: str) -> dict[str, Object]:
        """The objects of a kind by id, without those that are marked as deleted."""
        return {key: value for key, value in self.by_kind.get(kind, {}).items() if value.get("deleted") is not True}

    def get(self, kind: str, key: str | None) -> Object:
        """The object of an id, {} when it is not there."""
        return self.by_kind.get(kind, {}).get(key, {}) if key is not None else {}
