"""All objects of an input, so that ids, pseudo-ids and names can be resolved."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from councilui.common.names import parse_name
from councilui.common.slugs import slug
from councilui.load.formats.popolo.values import object_id, reference
from councilui.load.json_file import Object, text
from councilui.load.keys import body_key, matter_key, person_key
from councilui.record.model import NO_TITLE, Body, Matter, Person

_ORDER: Final = ("organization", "person", "post", "membership", "bill", "event", "motion", "vote_event")
PARTIES: Final = ("party", "parties")


class PopoloStore:
    """The objects by kind and id, and the stand-ins made for what is only referred to."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.of_kind: dict[str, list[tuple[str, Object, str]]] = {kind: [] for kind in _ORDER}
        self._by_id: dict[str, dict[str, Object]] = {kind: {} for kind in _ORDER}
        self._by_name: dict[str, dict[str, list[str]]] = {kind: defaultdict(list) for kind in _ORDER}
        self.stand_ins: dict[tuple[str, str], Body | Person | Matter] = {}

    def add(self, kind: str, data: Object, where: str) -> bool:
        """Keep an object; False when one of that id is there already."""
        key = object_id(data) or self._made_up_id(kind, data)
        if key in self._by_id[kind]:
            return False
        self._by_id[kind][key] = data
        self.of_kind[kind].append((key, data, where))
        for name in {text(data, "name"), text(data, "identifier"), text(data, "label")}:
            if name is not None:
                self._by_name[kind][name.casefold()].append(key)
        return True

    def _made_up_id(self, kind: str, data: Object) -> str:
        name = text(data, "name", "identifier", "label") or f"{kind} {len(self.of_kind[kind]) + 1}"
        if kind == "organization":
            return body_key(self.place, name)
        if kind in ("person", "bill"):
            return matter_key(self.place, name) if kind == "bill" else f"{self.place}/{kind}/{slug(name)}"
        return f"{self.place}/{kind}/{len(self.of_kind[kind]) + 1}"

    def get(self, kind: str, key: str | None) -> Object | None:
        return self._by_id[kind].get(key) if key is not None else None

    def find(self, kind: str, details: Mapping[str, object]) -> str | None:
        """The id of the only object that has all that a pseudo-id says about it, by its own keys."""
        plain = {key: value for key, value in details.items() if isinstance(value, str) and "__" not in key}
        if not plain:
            return None
        data = [key for key, known, _ in self.of_kind[kind] if all(known.get(k) == v for k, v in plain.items())]
        return data[0] if len(data) == 1 else None

    def find_by_name(self, kind: str, name: str) -> str | None:
        """The id of the only object of that name."""
        data = self._by_name[kind].get(name.casefold(), [])
        return data[0] if len(data) == 1 else None

    def body(self, data: Object, default: str) -> str:
        """The body that an object refers to as its organization, made when the input does not have it."""
        key, details = reference(data, "organization")
        name = text(dict(details), "name") or default
        known = self.get("organization", key)
        if key is not None and known is not None:
            if text(known, "classification") in PARTIES:  # parties are no bodies, unless they meet
                self.stand_ins.setdefault(
                    ("body", key), Body(key, text(known, "name") or key, "party", source=self.source)
                )
            return key
        if key is None:
            key = self.find("organization", details) or self.find_by_name("organization", name)
            if key is not None:
                return key
            organizations = self.of_kind["organization"]
            if (
                details and "name" not in details and len(organizations) == 1
            ):  # "~{"classification": "legislature"}" of the only one
                return organizations[0][0]
        key = key or body_key(self.place, name)
        classification = text(dict(details), "classification") or "council"
        self.stand_ins.setdefault(("body", key), Body(key, name, classification, source=self.source))
        return key

    def person(self, key: str | None, details: Mapping[str, object], name: str) -> str:
        """The person of an id, of what a pseudo-id tells, or of a name; made when the input does not have them."""
        if self.get("person", key) is not None:
            return str(key)
        if key is None:
            key = self.find("person", details) or self.find_by_name("person", name)
            if key is not None:
                return key
        key = key or person_key(self.place, name)
        parts = parse_name(name)
        self.stand_ins.setdefault(("person", key), Person(key, name, parts.sort_name or name, parts.surname or name))
        return key

    def matter(self, data: Object, key: str = "bill") -> str | None:
        """The matter that an object refers to; made when there is an id or an identifier; None without either."""
        bill_id, details = reference(data, key)
        if self.get("bill", bill_id) is not None:
            return bill_id
        identifier = text(dict(details), "identifier") or text(data, f"{key}_identifier")
        if bill_id is None:
            bill_id = self.find("bill", details) or (self.find_by_name("bill", identifier) if identifier else None)
            if bill_id is not None or identifier is None:
                return bill_id
        matter_id = bill_id or matter_key(self.place, identifier or "")
        title = text(dict(details), "title") or NO_TITLE
        basis = "recorded" if identifier else "unknown"
        matter = Matter(matter_id, identifier, basis, title, source=self.source)
        self.stand_ins.setdefault(("matter", matter_id), matter)
        return matter_id

    def matter_name(self, key: str | None) -> str | None:
        """The file number of a matter that was made for want of its bill."""
        row = self.stand_ins.get(("matter", key or ""))
        return row.identifier if isinstance(row, Matter) else None

    @property
    def source(self) -> str:
        """The id of the input's Source."""
        return f"{self.place}/open-civic-data"
