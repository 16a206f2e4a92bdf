"""Chicago's eLMS as saved JSON: matters, meetings, people and bodies, as pages, lists or single objects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from councilui.load.formats.elms.matters import Matters
from councilui.load.formats.elms.meetings import Meetings
from councilui.load.formats.elms.people import SOURCE, People
from councilui.load.formats.elms.shapes import Object, kind_of, objects_in, parsed, text
from councilui.load.inputs import Files
from councilui.load.mistakes import MistakeError
from councilui.load.report import FILE_UNREAD, Report
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


def claims(files: Files) -> list[str]:
    """JSON files that begin with eLMS's own keys ("matterId" is not Legistar's "MatterId"), or an empty page of it."""
    return [name for name in files.names("*.json") if _is_elms(files.head(name, _HEAD))]


def _is_elms(head: bytes) -> bool:
    return bool(_PAGE.search(head)) or any(first.search(head) and second.search(head) for first, second in _SHAPES)


def _of_matters(head: bytes) -> bool:
    """Whether a file begins with a matter; these are read last, one at a time."""
    first = _FIRST.search(head)
    return first is not None and first[1] == b"matterId"


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The rows: bodies, people and meetings first, then matters with their votes. Chicago's place is always Chicago.

    Raises MistakeError when no file holds anything of eLMS.
    """
    report.expect(len(names))
    yield Source(
        SOURCE, "official record", "Office of the City Clerk of Chicago", "eLMS, the Clerk's legislation system",
        "https://api.chicityclerkelms.chicago.gov",
    )  # fmt: skip
    people = People(report)
    meetings = Meetings(people, report)
    matters = Matters(people, meetings, report)
    later = [name for name in names if _of_matters(files.head(name, _HEAD))]
    held: list[tuple[Object, str]] = []
    used = False
    for name in (name for name in names if name not in set(later)):
        for found, where in _objects(files, name, report):
            kind = kind_of(found)
            used = True
            if kind == "matter":
                held.append((found, where))
            elif kind == "meeting":
                yield from meetings.add(found, where)
            elif kind == "person":
                report.count("persons")
                printed = text(found, "displayName")
                if printed is None:
                    report.omit("persons", "without a name")
                    report.doubt("no name", where, text(found, "personId") or "", "The person has no name.")
                elif "vacant" in printed.casefold():
                    report.omit("persons", "that are vacant seats")
                else:
                    yield from people.person(printed, text(found, "personId"), where)[1]
                    report.load("persons")
            else:
                report.count("bodies")
                body = text(found, "body")
                if body is None:
                    report.omit("bodies", "without a name")
                    report.doubt("no name", where, text(found, "bodyId") or "", "The body has no name.")
                    continue
                report.load("bodies")
                yield from people.body(body, text(found, "bodyType"))
                yield from people.members(found, people.body_id(body), where)
    yield from meetings.rows()
    yield from people.memberships()
    for found, where in held:
        yield from matters.rows(found, where)
    for name in later:
        for found, where in _objects(files, name, report):
            used = True
            if kind_of(found) == "matter":
                yield from matters.rows(found, where)
            else:
                report.count("objects among matters")
                report.omit("objects among matters", "")
                report.doubt(
                    "object not read",
                    where,
                    kind_of(found) or "",
                    "It stands among matters; put it into a file of its own.",
                )
    yield from matters.listed()
    if not used and len(names) == len([issue for issue in report.issues if issue.kind == "file not read"]):
        raise MistakeError(files.label, None, "no file here holds anything of Chicago's eLMS that can be read")


def _objects(files: Files, name: str, report: Report) -> Iterator[tuple[Object, str]]:
    """The objects of a file with what reports call it; what is none of eLMS's kinds is reported."""
    where = files.shown(name)
    try:
        for at, found in enumerate(objects_in(parsed(files.read(name)))):
            if kind_of(found) is None:
                report.count("objects of an unknown kind")
                report.omit("objects of an unknown kind", "")
                report.doubt("object not known", where, at, "It is no matter, meeting, person or body.")
            else:
                yield found, where
    except (ValueError, UnicodeDecodeError) as error:
        report.set_file_fate(where, FILE_UNREAD, "It is not JSON.")
        report.doubt("file not read", where, "JSON", f"It is not JSON: {error}.")
    report.advance()
