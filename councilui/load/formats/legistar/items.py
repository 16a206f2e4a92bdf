"""Event items as a meeting's agenda: in order, the rows of one matter as one item with its steps."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from councilui.common.width import cut
from councilui.load.formats.legistar import wording
from councilui.load.formats.legistar.context import Context
from councilui.load.formats.legistar.matters import Item, Matters
from councilui.load.formats.legistar.meetings import LegistarEvent
from councilui.load.formats.legistar.people import People
from councilui.load.formats.legistar.rows import Row, SourceRow, number
from councilui.load.formats.legistar.store import LegistarStore
from councilui.load.formats.legistar.votes import Step, read_attendance, result_of, vote_event
from councilui.record.model import NO_TITLE, AgendaItem, MatterAction

_VOTED: Final = ("EventItemPassedFlagName", "EventItemPassedFlag", "EventItemTally")
_LONGEST_TITLE: Final = 200  # characters of a note that stand for a title
_DAY: Final = 10_000
"""A day holds this many steps of one matter, so that a step's position tells its date and its place in the meeting."""


def in_order(items: list[Item]) -> list[Item]:
    """By agenda sequence; a row that only the minutes number follows the last agenda row that they number lower.

    The minutes count on their own, so the two numbers cannot be compared. A sequence of 0 is none.
    """
    numbered = [
        (number(row.get("EventItemAgendaSequence")), number(row.get("EventItemMinutesSequence"))) for _, _, row in items
    ]
    anchors = sorted((minutes, agenda) for agenda, minutes in numbered if agenda is not None and minutes is not None)
    marks = [minutes for minutes, _ in anchors]

    def key(position: int) -> tuple[int, float, int, float]:
        agenda, minutes = numbered[position]
        if agenda is not None:
            return (0, agenda, 0, 0)
        if minutes is None:
            return (2, 0, 0, 0)
        if not anchors:
            return (1, 0, 0, minutes)
        before = bisect_right(marks, minutes)
        return (0, anchors[before - 1][1] if before else float("-inf"), 1, minutes)

    return [items[position] for position in sorted(range(len(items)), key=key)]


class EventItems:
    """Reads the event items of one meeting after another."""

    def __init__(self, context: Context, people: People, matters: Matters, store: LegistarStore) -> None:
        self._context = context
        self._people = people
        self._matters = matters
        self._store = store
        self._item_ids: set[int] = set()

    def valid(self, rows: list[SourceRow]) -> list[Item]:
        """The rows that can be read, in order, each once."""
        items: list[Item] = []
        self._context.report.count("event items", len(rows))
        for file, row in rows:
            legistar_id = number(row.get("EventItemId"))
            if legistar_id is None:
                self._context.omit_row(
                    "event items", file, f"EventItemId {row.get('EventItemId')}", "It has no EventItemId."
                )
            elif legistar_id in self._item_ids:
                self._context.report.merge("event items", "listed before")
            else:
                self._item_ids.add(legistar_id)
                items.append((legistar_id, file, row))
        return in_order(items)

    def read(self, event: LegistarEvent, items: list[Item]) -> Iterator[object]:
        """Agenda items with their steps, votes and attendance."""
        groups: dict[int, list[Item]] = {}
        for item in items:
            groups.setdefault(number(item[2].get("EventItemMatterId")) or -item[0], []).append(item)
        report, events, step_position = self._context.report, 0, 0
        report.load("event items", len(groups))
        report.merge("event items", "of a matter listed before", len(items) - len(groups))
        for position, (matter_id, group) in enumerate(groups.items()):
            matter, label = None, None
            if matter_id > 0:
                if not self._matters.knows(matter_id):
                    yield from self._matters.of_items(matter_id, [row for _, _, row in group])
                matter = f"{self._context.prefix}/matter/{matter_id}"
                label = self._matters.label(matter_id)
            actions = [self._context.fields.word(row, "EventItemActionName") for _, _, row in group]
            entry = self._agenda_item(event, position, group, actions, matter, matter_id)
            yield entry
            for (legistar_id, file, row), action in zip(group, actions, strict=True):
                if matter is not None and action is not None:
                    yield self._action(legistar_id, row, action, matter, event, step_position)
                step_position += 1
                if "Histories" in row or "Sponsors" in row:
                    yield from self._matters.nested(row, matter, file)
                votes, calls = self._store.hanging(legistar_id, row, file)
                if votes or calls or any(map(row.get, _VOTED)):
                    key = f"{self._context.prefix}/item/{legistar_id}"
                    result = result_of(row, self._context)
                    names = (entry.id, matter, label, entry.title)
                    step = Step(legistar_id, key, row, file, action, *names, result, events)
                    if votes or result != "unknown" or row.get("EventItemTally"):
                        yield from vote_event(step, votes, event, self._context, self._people)
                        events += 1
                    if calls:
                        yield from read_attendance(step, calls, event, self._context, self._people)
        yield from self._people.take_pending()

    def _action(
        self, legistar_id: int, row: Row, action: str, matter: str, event: LegistarEvent, position: int
    ) -> MatterAction:
        self._matters.add_action(legistar_id)
        return MatterAction(
            id=f"{self._context.prefix}/item/{legistar_id}",
            matter=matter,
            position=event.day * _DAY + min(position, _DAY - 1),
            date=event.date,
            action=action,
            body=event.body,
            meeting=event.key,
            note=wording.action_note(action, self._context.fields.text(row, "EventItemActionText")),
            source=self._context.source.id,
        )

    def _agenda_item(
        self,
        event: LegistarEvent,
        position: int,
        group: list[Item],
        actions: list[str | None],
        matter: str | None,
        matter_id: int,
    ) -> AgendaItem:
        notes: list[str] = []
        texts: list[str] = []
        for (_, _, row), action in zip(group, actions, strict=True):
            if row.get("EventItemAgendaNote"):
                self._add(notes, row, "EventItemAgendaNote")
            if row.get("EventItemMinutesNote"):
                self._add(texts, row, "EventItemMinutesNote")
            if (matter is None or action is None) and row.get("EventItemActionText"):  # else it goes with the step
                self._add(texts, row, "EventItemActionText")
        title = self._first(group, "EventItemTitle")
        if title is None:
            title, remark = self._title_from(matter_id if matter is not None else None, [*notes, *texts])
            notes = [remark, *(text for text in notes if text != title)]
            texts = [text for text in texts if text != title]
        return AgendaItem(
            id=f"{self._context.prefix}/item/{group[0][0]}",
            meeting=event.key,
            position=position,
            title=title,
            number=self._first(group, "EventItemAgendaNumber"),
            matter=matter,
            outcome=_outcome(group, actions),
            summary="\n".join(texts) or None,
            source=self._context.source.id,
            note="\n".join(notes) or None,
        )

    def _title_from(self, matter_id: int | None, texts: list[str]) -> tuple[str, str]:
        """What to call an item to which the agenda gives no title, and where that is from."""
        if matter_id is not None and (name := self._matters.name(matter_id)) is not None:
            return name, "The agenda gives no title; this is the matter's."
        if texts:
            return cut(
                texts[0].split("\n")[0], _LONGEST_TITLE
            ), "The agenda gives no title; this is how its note begins."
        self._context.occurrences["agenda item", "without a title, a matter or a note to take one from."] += 1
        return NO_TITLE, "The agenda gives no title."

    def _add(self, texts: list[str], row: Row, key: str) -> None:
        text = self._context.fields.text(row, key)
        if text and text not in texts:
            texts.append(text)

    def _first(self, group: list[Item], key: str) -> str | None:
        for _, _, row in group:
            if row.get(key) and (text := self._context.fields.line(row, key)):
                return text
        return None


def _outcome(group: list[Item], actions: list[str | None]) -> str | None:
    """What the last step made of it: by its action, else by whether its motion passed."""
    for (_, _, row), action in zip(reversed(group), reversed(actions), strict=True):
        flag = row.get("EventItemPassedFlag")
        if action is not None:
            return wording.outcome_of_step(action, "fail" if type(flag) is int and flag == 0 else "pass")
        if type(flag) is int and 0 <= flag <= 1:
            return "passed" if flag else "failed"
    return None
