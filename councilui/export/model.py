"""What an export is made of, whatever the format: a document, a table, plain data, records, a feed, a calendar."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from councilui.export.document import ExportDocument
    from councilui.record.model import Source
    from councilui.record.views.matters import MatterPage
    from councilui.record.views.meetings import MeetingPage
    from councilui.record.views.people import PersonPage
    from councilui.record.views.votes import VoteCard

Object = dict[str, Any]
"""A JSON object: what is unknown is None, never left out."""

Cell = str | int | float | None


def fields(row: object, names: str) -> Object:
    """The fields of a row in this order; `names` has spaces between them.

    A field is under its own name, or under the one before "=": "id body=body_name person=voter.name". mypy checks
    that the row has them (`tests/mypy_fields.py`).
    """
    return {key: field(row) for key, field in _getters(names)}


@cache
def _getters(names: str) -> tuple[tuple[str, Callable[[object], Any]], ...]:
    pairs = (name.partition("=") for name in names.split())
    return tuple((key, attrgetter(path or key)) for key, _, path in pairs)


class ExportTable(NamedTuple):
    """Rows under column names; a cell that is None is not on record.

    `keys` say which columns of several tables are the same where names alone may not: two members with one surname.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: tuple[str, ...] = ()


class Records(NamedTuple):
    """Pages of the record as they were read, for a format that is a data model of its own."""

    votes: "Sequence[VoteCard]" = ()
    meetings: "Sequence[MeetingPage]" = ()
    people: "Sequence[PersonPage]" = ()
    matters: "Sequence[MatterPage]" = ()


class FeedEntry(NamedTuple):
    """An entry of a feed. `key` is unique in the record, `day` is an ISO date, `url` an address or None."""

    key: str
    title: str
    day: str
    text: str
    url: str | None = None


class Feed(NamedTuple):
    """News in their order. `title` is for a reader; `record` keeps the entries of two records apart."""

    title: str
    record: str
    summary: str
    today: str
    entries: tuple[FeedEntry, ...]


class Appointment(NamedTuple):
    """Something to come. `date` is an ISO date, times are "19:30" in `timezone`, or None when not on record."""

    key: str
    summary: str
    date: str
    time: str | None
    end_time: str | None
    timezone: str | None
    location: str | None
    url: str | None


class Calendar(NamedTuple):
    """What is to come after `today`; `record` keeps the appointments of two records apart."""

    record: str
    today: str
    appointments: tuple[Appointment, ...]


class Export(NamedTuple):
    """Something to write to a file, in the neutral forms that it has; each is made when a format needs it.

    `name` is the file's name without its ending, `label` says in a sentence what it is ("The vote"). `places` are the
    ids of the votes in it, or of the statement, which `councilui --at` opens.
    """

    name: str
    label: str
    document: "Callable[[], ExportDocument] | None" = None
    table: Callable[[], ExportTable] | None = None
    data: Callable[[], object] | None = None
    records: Callable[[], Records] | None = None
    feed: Callable[[], Feed] | None = None
    calendar: Callable[[], Calendar] | None = None
    places: tuple[str, ...] = ()


def source_address(source: "Source") -> str:
    """A source in a cell: its address, else what it is."""
    return source.url or f"{source.publisher}: {source.title}"


def source_text(sources: "Mapping[str, Source]", id_: str | None) -> str | None:
    """The source with this id in a cell; the id of one that is not among `sources`."""
    return source_address(sources[id_]) if id_ is not None and id_ in sources else id_
