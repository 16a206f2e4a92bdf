"""Which files are Legistar's and what each holds, told by their content and, within big folders, by samples."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from councilui.load.inputs import Files
from councilui.load.json_file import json_head

KINDS: Final = {
    "Event": "events",
    "EventItem": "eventitems",
    "Vote": "votes",
    "RollCall": "rollcalls",
    "Person": "persons",
    "OfficeRecord": "officerecords",
    "Body": "bodies",
    "Matter": "matters",
    "MatterHistory": "histories",
}
"""What a file holds, by the prefix of its rows' keys."""

BY_ID: Final = {
    "eventitems": "eventitems",
    "votes": "votes",
    "rollcalls": "rollcalls",
    "histories": "histories",
    "matterhistories": "histories",
}
"""Folders whose files are named after the event, event item or matter that their rows belong to."""

_KEY: Final = re.compile(
    rb'"(EventItem|Event|VoteType|Vote|RollCall|Person|OfficeRecord|BodyType|Body|MatterHistory|MatterAttachment'
    rb"|MatterSponsor|MatterRelation|MatterIndex|MatterCodeSection|MatterType(?=Id)|MatterStatus(?=Id)|Matter)"
    rb'[A-Z]\w*"\s*:'
)
_SURE: Final = (
    b"Id Guid LastModifiedUtc RowVersion PersonId PersonName ValueName EventItemId EventId BodyName BodyId Name"
    b" FullName File Title Date ActionName StartDate"
).split()
_NAMED: Final = re.compile(
    r"(?:^|[_/])(events|(?:event)?items|votes|rollcalls|persons|officerecords|bodies|matters|(?:matter)?histories)"
    r"(?=[_/.])",
    re.IGNORECASE,
)
_NAMES: Final = {"items": "eventitems", "matterhistories": "histories"}
_SAMPLES: Final = 8


@dataclass(slots=True)
class Survey:
    """The files of one input: those of a kind, and by kind those that are named after an id."""

    kinds: dict[str, str] = field(default_factory=dict)
    by_id: dict[str, str] = field(default_factory=dict)

    def all(self) -> list[str]:
        return sorted({*self.kinds, *self.by_id})


def survey_files(files: Files, names: Sequence[str]) -> Survey:
    """Look at the beginnings of the named files; what is not Legistar's is left out.

    An empty list tells nothing of itself: it goes by its name, if anything beside it is Legistar's.
    """
    survey = Survey()
    folders: dict[str, list[str]] = {}
    empty: list[str] = []
    for name in names:
        folder, _, last = name.rpartition("/")
        if folder.rpartition("/")[2].lower() in BY_ID and last[:-5].isascii() and last[:-5].isdigit():
            folders.setdefault(folder, []).append(name)
            continue
        kind = kind_of(json_head(files, name))
        if kind == "":
            empty.append(name)
        elif kind is not None:
            survey.kinds[name] = kind
    for folder, inside in folders.items():
        kind = BY_ID[folder.rpartition("/")[2].lower()]
        kinds = {kind_of(json_head(files, name)) for name in inside[:: max(1, len(inside) // _SAMPLES)]}
        if kind in kinds or kinds == {""}:
            survey.by_id.update(dict.fromkeys(inside, kind))
    if survey.kinds:
        for name in empty:
            if match := _NAMED.search(name):
                word = match[1].lower()
                survey.kinds[name] = _NAMES.get(word, word)
    elif not any(kind_of(json_head(files, name)) for name in list(survey.by_id)[:_SAMPLES]):
        return Survey()
    return survey


def kind_of(head: bytes) -> str | None:
    """What the rows of a file are, from its first bytes; "" for an empty list, None for what is not Legistar's."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] not in (b"[", b"{"):
        return None
    if not start[1:].strip(b" \t\r\n]}"):
        return ""
    match = _KEY.search(start)
    if match is None:
        return None
    prefix = match[1].decode()
    sure = any(b'"%s%s"' % (match[1], word) in start for word in _SURE)
    return KINDS.get(prefix) if sure else None


def root_of(name: str) -> str:
    """The folder that a file's data set stands in: "nyc" of "nyc/votes/1.json"."""
    folder = name.rpartition("/")[0]
    above, _, last = folder.rpartition("/")
    return above if last.lower() in BY_ID or last.lower() in KINDS.values() else folder
