"""Open Civic Data and Popolo JSON: arrays, collections, JSON lines or an object a file, as pupa writes them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from councilui.load.formats.popolo import entities
from councilui.load.formats.popolo.events import Events
from councilui.load.formats.popolo.store import PopoloStore
from councilui.load.formats.popolo.values import iter_objects
from councilui.load.input_errors import InputError
from councilui.load.inputs import Files
from councilui.load.json_file import json_head, json_names, read_json
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record.model import Source

NAME: Final = "Open Civic Data"
ORDER: Final = 20
_HEAD: Final = 65536
_PUPA: Final = re.compile(r"(?:^|/)(?:vote_event|bill|event|person|organization|membership|post)_[0-9a-f-]{36}\.json$")
_KEYS: Final = re.compile(
    rb'"(?:vote_events|voter_name|motion_classification|from_organization)"\s*:'
    rb'|"(?:id|_id)"\s*:\s*"ocd-(?:vote|bill|event|person|organization|membership)/'
    rb'|"(?:persons|organizations|memberships)"\s*:\s*\['
)
_MOTION: Final = re.compile(rb'"motion(?:_text)?"\s*:')
_PLURALS: Final = {"persons": "people"}
_FOREIGN: Final = re.compile(rb'"(?:EventId|EventItemId|VoteId|PersonId|MatterId|BodyId|matterId|voterName)"\s*:')


def detect(files: Files) -> list[str]:
    """JSON that begins with keys or ids of Open Civic Data or Popolo, and not with Legistar's or eLMS's."""
    return [name for name in json_names(files) if _is_ocd(name, json_head(files, name, _HEAD))]


def _is_ocd(name: str, head: bytes) -> bool:
    if _FOREIGN.search(head):
        return False
    is_vote = b'"start_date"' in head and bool(_MOTION.search(head))
    return is_vote or bool(_KEYS.search(head)) or bool(_PUPA.search(name) and b'"_id"' in head)


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The rows; all objects are read first, since ids and pseudo-ids point everywhere.

    Raises InputError when no file holds anything that can be read.
    """
    report.expect(len(names))
    store = PopoloStore(settings.place)
    for name in names:
        where = files.label_of(name)
        for kind, data in iter_objects(read_json(files, name, report)):
            plural = f"{kind.replace('_', ' ')}s" if kind is not None else "objects of an unknown kind"
            plural = _PLURALS.get(plural, plural)
            report.count(plural)
            if kind is None:
                report.omit(plural, "")
                report.warn("object not known", where, ", ".join(list(data)[:6])[:80], "Its kind can't be determined.")
            elif not store.add(kind, data, where):
                report.merge(plural, "of an id read before")
        report.advance()
    if not any(store.of_kind.values()):
        raise InputError(files.label, None, "no Open Civic Data or Popolo object can be read here")
    yield Source(store.source, "dataset", settings.place, "Open Civic Data JSON")
    yield from entities.bodies(store, settings, report)
    vacant = sum(entities.is_vacant(data) for _, data, _ in store.of_kind["person"])
    report.load("people", len(store.of_kind["person"]) - vacant)
    report.omit("people", "that are vacant seats", vacant)
    report.load("posts", len(store.of_kind["post"]))
    report.load("motions", len(store.of_kind["motion"]))
    yield from entities.people(store)
    yield from entities.memberships(store, report)
    yield from entities.matters(store, report)
    events = Events(store, settings, report)
    yield from events.meetings()
    yield from events.votes()
    for row in store.stand_ins.values():
        kind = type(row).__name__.lower()
        report.make(f"{kind} rows made for a reference")
        yield row
