"""Matters, from the matters endpoint or from what event items say of them; histories and sponsors."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from councilui.load.formats.legistar import wording
from councilui.load.formats.legistar.bodies import Bodies
from councilui.load.formats.legistar.context import Context
from councilui.load.formats.legistar.people import People
from councilui.load.formats.legistar.rows import Row, SourceRow, number, only_objects
from councilui.load.formats.legistar.text import date_of
from councilui.record.model import NO_TITLE, Matter, MatterAction, Sponsorship

_DAY: Final = 10_000
Item = tuple[int, str, Row]
"""EventItemId, the file as errors call it, the row."""
History = tuple[str, Row, int | None]
"""The file, the row, and the MatterId where the file or the row around it tells it."""


class Matters:
    """Every matter met so far, by its MatterId, with its file number and its name."""

    def __init__(self, context: Context, people: People, bodies: Bodies) -> None:
        self._context = context
        self._people = people
        self._bodies = bodies
        self._labels: dict[int, str | None] = {}
        self._names: dict[int, str | None] = {}
        self._actions: set[int] = set()
        self._sponsors: set[tuple[str, str]] = set()
        self.histories: list[History] = []
        self.keeps_actions = True

    def read(self, rows: Iterable[SourceRow]) -> Iterator[Matter]:
        for file, row in rows:
            self._context.report.count("matters")
            legistar_id = number(row.get("MatterId"))
            if legistar_id is None:
                self._context.omit_row("matters", file, f"MatterId {row.get('MatterId')}", "It has no MatterId.")
            elif legistar_id in self._labels:
                self._context.report.merge("matters", "listed before")
            else:
                self._context.report.load("matters")
                yield self._matter(legistar_id, row)

    def knows(self, legistar_id: int) -> bool:
        return legistar_id in self._labels

    def of_items(self, legistar_id: int, rows: list[Row]) -> Iterator[Matter]:
        """A matter that has not been met, from the event items that name it or from what is nested in them."""
        nested = next((row["Matter"] for row in rows if isinstance(row.get("Matter"), dict)), None)
        if nested is not None and number(nested.get("MatterId")) == legistar_id:
            self._context.report.count("matters")
            self._context.report.load("matters")
            yield self._matter(legistar_id, nested)
        else:
            self._context.occurrences["matter", "known only from agendas."] += 1
            self._context.report.make("matters known only from agendas")
            yield self._matter(legistar_id, _matter_of_items(rows))

    def label(self, legistar_id: int) -> str | None:
        """The matter's file number, None when it has none."""
        return self._labels.get(legistar_id)

    def name(self, legistar_id: int) -> str | None:
        """What to call a matter where an agenda gives no title."""
        return self._names.get(legistar_id) or self._labels.get(legistar_id)

    def _matter(self, legistar_id: int, matter_row: Row) -> Matter:
        fields = self._context.fields
        file, name = fields.line(matter_row, "MatterFile"), fields.line(matter_row, "MatterName")
        title = fields.line(matter_row, "MatterTitle") or name or file
        self._labels[legistar_id], self._names[legistar_id] = file, name or title
        return Matter(
            id=f"{self._context.prefix}/matter/{legistar_id}",
            identifier=file,
            identifier_basis="recorded" if file else "unknown",
            title=title or NO_TITLE,
            short_title=name if name and title and len(name) < len(title) and name != file else None,
            type=fields.word(matter_row, "MatterTypeName"),
            status=fields.word(matter_row, "MatterStatusName"),
            source=self._context.source.id,
        )

    def add_action(self, legistar_id: int) -> None:
        """An event item has become a matter's step: a history of the same number is the same step."""
        if self.keeps_actions:
            self._actions.add(legistar_id)

    def nested(self, row: Row, matter: str | None, file: str) -> Iterator[object]:
        """Histories and sponsors inside an event item; histories wait until all event items are read."""
        for key in ("Histories", "Sponsors"):
            values = row.get(key)
            if not isinstance(values, list):
                continue
            for value in only_objects(values, file, self._context.report):
                if key == "Histories":
                    self.histories.append((file, value, number(row.get("EventItemMatterId"))))
                elif matter is not None:
                    yield from self._sponsor(value, matter)
                else:
                    self._context.report.count("sponsors")
                    self._context.report.omit("sponsors", "of an event item without a matter")

    def _sponsor(self, row: Row, matter: str) -> Iterator[Sponsorship]:
        self._context.report.count("sponsors")
        name = self._context.fields.line(row, "MatterSponsorName")
        if name is None:
            self._context.report.omit("sponsors", "without a name")
            return
        if (matter, name) in self._sponsors:
            self._context.report.merge("sponsors", "listed before")
            return
        self._sponsors.add((matter, name))
        self._context.report.load("sponsors")
        person = self._people.id_of(number(row.get("MatterSponsorNameId")))
        yield Sponsorship(matter, name, person, source=self._context.source.id)

    def read_histories(self, meetings: Mapping[int, str]) -> Iterator[object]:
        """Steps of matters; a step that is an event item was read with it. `meetings` has their keys by EventId."""
        context, fields = self._context, self._context.fields
        for position, (file, row, matter_id) in enumerate(self.histories):
            context.report.count("matter histories")
            legistar_id = number(row.get("MatterHistoryId"))
            action = fields.line(row, "MatterHistoryActionName")
            matter_id = number(row.get("MatterHistoryMatterId")) or matter_id
            if legistar_id is not None and legistar_id in self._actions:
                context.report.merge("matter histories", "that are event items, or listed before")
                continue
            if legistar_id is None or action is None or matter_id is None:
                reason = (
                    "It has no MatterHistoryId."
                    if legistar_id is None
                    else "It names no action."
                    if action is None
                    else "It doesn't say which matter it is of; save it as histories/<MatterId>.json."
                )
                context.omit_row("matter histories", file, f"MatterHistoryId {row.get('MatterHistoryId')}", reason)
                continue
            if matter_id not in self._labels:
                context.occurrences["matter", "known only from histories."] += 1
                context.report.make("matters known only from histories")
                yield self._matter(matter_id, {})
            self._actions.add(legistar_id)
            context.report.load("matter histories")
            body = self._bodies.key(
                number(row.get("MatterHistoryActionBodyId")), fields.line(row, "MatterHistoryActionBodyName")
            )
            yield from self._bodies.take_pending()
            on = date_of(fields.line(row, "MatterHistoryActionDate") or "")
            event_id = number(row.get("MatterHistoryEventId"))
            day = date.fromisoformat(on).toordinal() if on else 0
            yield MatterAction(
                id=f"{context.prefix}/item/{legistar_id}",
                matter=f"{context.prefix}/matter/{matter_id}",
                position=day * _DAY + min(position, _DAY - 1),
                date=on,
                action=action,
                body=body,
                meeting=meetings.get(event_id) if event_id is not None else None,
                note=wording.action_note(action, fields.text(row, "MatterHistoryActionText")),
                source=context.source.id,
            )


def _matter_of_items(rows: list[Row]) -> Row:
    """What the event items of a matter say of it, in the words of the matters endpoint."""
    pairs = (
        ("MatterFile", "EventItemMatterFile"),
        ("MatterName", "EventItemMatterName"),
        ("MatterTitle", "EventItemTitle"),
        ("MatterTypeName", "EventItemMatterType"),
        ("MatterStatusName", "EventItemMatterStatus"),
    )
    return {key: next((row[own] for row in rows if row.get(own)), None) for key, own in pairs}
