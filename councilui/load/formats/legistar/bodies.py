"""Bodies that meet, from the bodies endpoint or from the names that events give."""

from collections.abc import Iterable, Iterator

from councilui.load.bodies import classify
from councilui.load.formats.legistar.context import Context
from councilui.load.formats.legistar.rows import SourceRow, number
from councilui.load.keys import body_key
from councilui.record.model import Body


class Bodies:
    """Bodies by name; new ones wait in `_pending` until they are yielded. Two of one name are one body."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._names: dict[int, str] = {}
        self._types: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._pending: list[object] = []

    def read(self, rows: Iterable[SourceRow]) -> Iterator[object]:
        """Bodies from the bodies endpoint."""
        context, fields = self._context, self._context.fields
        for file, row in rows:
            context.report.count("bodies")
            body_id, name = number(row.get("BodyId")), fields.line(row, "BodyName")
            if body_id is None or name is None:
                context.omit_row("bodies", file, f"BodyId {row.get('BodyId')}", "It has no BodyId or no name.")
                continue
            self._names[body_id] = name
            self._types.setdefault(name, fields.line(row, "BodyTypeName") or "")
            self.key(body_id, name)
            pending = self.take_pending()
            if pending:
                context.report.load("bodies")
            else:
                context.report.merge("bodies", "with a name already listed")
            yield from pending

    def key(self, body_id: int | None, name: str | None) -> str | None:
        """The key of a body by its name, else by its BodyId; None when neither tells."""
        if name is None:
            name = self._names.get(body_id) if body_id is not None else None
        if name is None:
            return None
        key = self._keys.get(name)
        if key is None:
            key = body_key(self._context.place, name)
            if key not in self._keys.values():
                self._pending.append(self._body(key, name))
            self._keys[name] = key
        return key

    def take_pending(self) -> list[object]:
        """The bodies that were added since the last call."""
        pending, self._pending = self._pending, []
        return pending

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
