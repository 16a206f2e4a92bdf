"""Legistar Web API JSON as saved in files: events, event items, votes, roll calls, persons, bodies, matters.

The rows are read client by client and event by event.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from councilui.load.formats.legistar.bodies import Bodies
from councilui.load.formats.legistar.clients import DataSet, data_sets
from councilui.load.formats.legistar.context import Context
from councilui.load.formats.legistar.items import EventItems
from councilui.load.formats.legistar.layout import Survey, survey_files
from councilui.load.formats.legistar.matters import History, Matters
from councilui.load.formats.legistar.meetings import meeting, read_events
from councilui.load.formats.legistar.people import People
from councilui.load.formats.legistar.rows import SourceRow, file_rows, number
from councilui.load.formats.legistar.store import LegistarStore
from councilui.load.inputs import Files
from councilui.load.outcomes import VoteWords
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record.model import Source

NAME: Final = "legistar"
ORDER: Final = 10
_API: Final = "https://webapi.legistar.com/v1"


def detect(files: Files) -> list[str]:
    """The JSON files whose rows have Legistar's keys; of big folders named after ids, some are looked into."""
    return survey_files(files, files.names("*.json")).all()


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The model's objects from the named files: see `Format.read`."""
    survey = survey_files(files, names)
    report.expect(len(survey.kinds) + len(survey.by_id))
    sets = data_sets(files, survey, report)
    place = settings.place if settings.is_place_set and len(sets) == 1 else None
    for data_set in sets:
        yield from _DataSet(files, survey, data_set, settings, place, report).read()


class _DataSet:
    """One client's record."""

    def __init__(
        self, files: Files, survey: Survey, data: DataSet, settings: Settings, place: str | None, report: Report
    ) -> None:
        client, self._events, self._names = data
        name = client or place or settings.place
        self._files, self._survey, self._report = files, survey, report
        self._context = Context(
            label=files.label,
            prefix=f"legistar:{name}",
            place=place or name,
            source=Source(
                id=f"legistar:{name}",
                kind="official record",
                publisher=f"Legistar ({name})",
                title="Web API",
                url=f"{_API}/{client}" if client else None,
            ),
            timezone=settings.timezone,
            seats=settings.seats,
            report=report,
            words=VoteWords(settings.words),
        )
        self._store = LegistarStore(files, report)

    def read(self) -> Iterator[object]:
        context = self._context
        bodies, people = Bodies(context), People(context)
        matters = Matters(context, people, bodies)
        agenda = EventItems(context, people, matters, self._store)
        yield context.source
        yield from bodies.read(self._rows("bodies"))
        yield from people.read(self._rows("persons"))
        yield from people.memberships(self._rows("officerecords"), bodies)
        yield from matters.read(self._rows("matters"))
        self._store_rows()
        histories = self._histories()
        matters.keeps_actions = bool(histories) or not self._files_named("eventitems")
        ordered = read_events(self._events, context, bodies)
        self._events = []
        yield from bodies.take_pending()
        meetings = {event.event_id: event.key for event in ordered}
        ordered.reverse()
        while ordered:  # each event is let go once it has been read
            event = ordered.pop()
            items = agenda.valid(self._store.items(event.event_id, event.row, event.file))
            known = any(row.get(key) for _, _, row in items for key in _SEQUENCES)
            yield meeting(event, context, order_known=known)
            yield from agenda.read(event, items)
        matters.histories[:0] = histories
        yield from matters.read_histories(meetings)
        yield from people.take_pending()
        self._reject_left()
        context.close()

    def _rows(self, kind: str) -> Iterator[SourceRow]:
        for name in self._names:
            if self._survey.kinds.get(name) == kind:
                file = self._files.label_of(name)
                for row in file_rows(self._files, name, self._report):
                    yield file, row

    def _files_named(self, kind: str) -> list[str]:
        return [name for name in self._names if self._survey.by_id.get(name) == kind]

    def _store_rows(self) -> None:
        for kind in ("eventitems", "votes", "rollcalls"):
            self._store.add(kind, self._rows(kind))
            for name in self._files_named(kind):
                self._store.name(kind, name)

    def _histories(self) -> list[History]:
        """Histories of all matters; a file named after its matter tells which it is."""
        histories: list[History] = [(file, row, None) for file, row in self._rows("histories")]
        for name in self._files_named("histories"):
            file, matter = self._files.label_of(name), int(name.rpartition("/")[2][:-5])
            histories += [(file, row, matter) for row in file_rows(self._files, name, self._report)]
        return histories

    def _reject_left(self) -> None:
        for kind, called, whole, prefix in (
            ("eventitems", "event items", "event", "EventItem"),
            ("votes", "votes", "event item", "Vote"),
            ("rollcalls", "roll calls", "event item", "RollCall"),
        ):
            for file, row, owner in self._store.left(kind):
                self._report.count(called)
                self._report.omit(called, f"without {whole}")
                if owner is None:
                    reason = f"It doesn't say which {whole} it belongs to."
                else:
                    reason = f"Its {whole}, {owner}, isn't in the input or was already read."
                legistar_id = row.get(f"{prefix}Id")
                shown_id = number(legistar_id) if isinstance(legistar_id, int | str) else None
                self._report.warn(f"{called} without {whole}", file, f"{prefix}Id {shown_id}", reason)


_SEQUENCES: Final = ("EventItemAgendaSequence", "EventItemMinutesSequence")
