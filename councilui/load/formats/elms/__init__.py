"""Chicago's eLMS as saved JSON: matters, meetings, people and bodies, as pages, lists or single objects."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from councilui.load.formats.elms.matters import ElmsMatters
from councilui.load.formats.elms.meetings import ElmsMeetings
from councilui.load.formats.elms.people import SOURCE, ElmsPeople
from councilui.load.formats.elms.shapes import kind_of, objects_in
from councilui.load.input_errors import InputError
from councilui.load.inputs import Files
from councilui.load.json_file import Object, json_head, read_json, text
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record.model import Source

NAME: Final = "Chicago eLMS"
ORDER: Final = 15
_HEAD: Final = 65536
_FIRST: Final = re.compile(rb'\\?"(matterId|meetingId|bodyId|personId)\\?"\s*:')
_SHAPES: Final = tuple(
    (re.compile(rb'\\?"' + first + rb'\\?"\s*:'), re.compile(rb'\\?"' + second + rb'\\?"\s*:'))
    for first, second in (
        (b"matterId", b"recordNumber"), (b"meetingId", b"bodyAbbreviation"), (b"meetingId", b"transcriptLink"),
        (b"personId", b"displayName"), (b"bodyId", b"bodyType"), (b"meetingId", b"attendance"),
    )
)  # fmt: skip
_PAGE: Final = re.compile(rb'"data"\s*:\s*\[\s*\]\s*,\s*"meta"\s*:\s*\{\s*"skip"')


def detect(files: Files) -> list[str]:
    """JSON files that begin with eLMS's own keys ("matterId" is not Legistar's "MatterId"), or an empty page of it."""
    return [name for name in files.names("*.json") if _is_elms(json_head(files, name, _HEAD))]


def _is_elms(head: bytes) -> bool:
    return bool(_PAGE.search(head)) or any(first.search(head) and second.search(head) for first, second in _SHAPES)


def _of_matters(head: bytes) -> bool:
    """Whether a file begins with a matter; these are read last, one at a time."""
    first = _FIRST.search(head)
    return first is not None and first[1] == b"matterId"


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The rows: bodies, people and meetings first, then matters with their votes. Chicago's place is always Chicago.

    Raises InputError when no file holds anything of eLMS.
    """
    report.expect(len(names))
    yield Source(
        SOURCE, "official record", "Office of the City Clerk of Chicago", "eLMS, the Clerk's legislation system",
        "https://api.chicityclerkelms.chicago.gov",
    )  # fmt: skip
    people = ElmsPeople(report)
    meetings = ElmsMeetings(people, report)
    matters = ElmsMatters(people, meetings, settings.words, report)
    matter_files = [name for name in names if _of_matters(json_head(files, name, _HEAD))]
    matters_among_others: list[tuple[Object, str]] = []
    is_any_read = False
    for name in (name for name in names if name not in set(matter_files)):
        for data, file in _objects(files, name, report):
            kind = kind_of(data)
            is_any_read = True
            if kind == "matter":
                matters_among_others.append((data, file))
            elif kind == "meeting":
                yield from meetings.add(data, file)
            elif kind == "person":
                yield from _person(data, file, people, report)
            else:
                yield from _body(data, file, people, report)
    yield from meetings.rows()
    yield from people.memberships()
    for data, file in matters_among_others:
        yield from matters.rows(data, file)
    for name in matter_files:
        for data, file in _objects(files, name, report):
            is_any_read = True
            if kind_of(data) == "matter":
                yield from matters.rows(data, file)
            else:
                report.count("objects among matters")
                report.omit("objects among matters", "")
                report.warn(
                    "object not read",
                    file,
                    kind_of(data) or "",
                    "It is among matters. Put it in a file of its own.",
                )
    yield from matters.matters_of_agendas()
    matters.close()
    if not is_any_read and len(names) == len([issue for issue in report.issues if issue.kind == "file not read"]):
        raise InputError(files.label, None, "no file here has anything from Chicago's eLMS that can be read")


def _person(data: Object, file: str, people: ElmsPeople, report: Report) -> Iterator[object]:
    report.count("persons")
    printed = text(data, "displayName")
    if printed is None:
        report.omit("persons", "without a name")
        report.warn("no name", file, text(data, "personId") or "", "The person has no name.")
    elif "vacant" in printed.casefold():
        report.omit("persons", "that are vacant seats")
    else:
        yield from people.person(printed, text(data, "personId"), file)[1]
        report.load("persons")


def _body(data: Object, file: str, people: ElmsPeople, report: Report) -> Iterator[object]:
    report.count("bodies")
    body = text(data, "body")
    if body is None:
        report.omit("bodies", "without a name")
        report.warn("no name", file, text(data, "bodyId") or "", "The body has no name.")
        return
    report.load("bodies")
    yield from people.body(body, text(data, "bodyType"))
    yield from people.members(data, people.body_id(body), file)


def _objects(files: Files, name: str, report: Report) -> Iterator[tuple[Object, str]]:
    """The objects of a file with what reports call it; what is none of eLMS's kinds is reported."""
    file = files.label_of(name)
    for number, data in enumerate(objects_in(read_json(files, name, report))):
        if kind_of(data) is None:
            report.count("objects of an unknown kind")
            report.omit("objects of an unknown kind", "")
            report.warn("object not known", file, number, "It isn't a matter, meeting, person or body.")
        else:
            yield data, file
    report.advance()
