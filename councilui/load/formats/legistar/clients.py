"""Whose record it is: the client's name in Legistar's addresses, and which files make one client's data set."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from councilui.common.slugs import slug
from councilui.load.formats.legistar.layout import Survey, root_of
from councilui.load.formats.legistar.rows import Row, SourceRow, file_rows
from councilui.load.inputs import Files
from councilui.load.report import Report

_IN_FILE: Final = re.compile(r"https?://legistar\d*\.(?:granicus\.)?com/([\w-]+)/|https?://([\w-]+)\.legistar\d+\.com/")
_IN_SITE: Final = re.compile(r"https?://([\w.-]+)")
_NO_NAMES: Final = frozenset(
    ("legistar", "www", "council", "webapi", "city", "cityof", "com", "gov", "org", "net", "us")
)
DataSet = tuple[str | None, list[SourceRow], list[str]]
"""The client's name if it can be told, its events, and the names of all its files."""


def client_of(rows: Iterable[Row]) -> str | None:
    """The name under which Legistar knows the client, by most of the events' addresses: "nyc"."""
    counts: Counter[str] = Counter()
    for row in rows:
        site, file = row.get("EventInSiteURL"), row.get("EventAgendaFile")
        if isinstance(site, str) and (match := _IN_SITE.match(site)):
            host = match[1].lower().split(".")
            name = host[0] if host[1:] == ["legistar", "com"] else _by_own_host(host)
            if name:
                counts[name] += 1
                continue
        if isinstance(file, str) and (match := _IN_FILE.match(file)):
            counts[match[1] or match[2]] += 1
    name = min(counts, key=lambda name: (-counts[name], name), default=None)
    return slug(name) if name else None


def _by_own_host(host: list[str]) -> str | None:
    """ "nyc" of legistar.council.nyc.gov."""
    return next((part for part in reversed(host[:-1]) if part not in _NO_NAMES), None)


def data_sets(files: Files, survey: Survey, report: Report) -> list[DataSet]:
    """The clients of an input, each with its events and its files.

    Folders of one client are one data set. A folder without events goes with the client above or beside it, if there
    is only one such.
    """
    events: dict[str, list[SourceRow]] = {}
    for name, kind in survey.kinds.items():
        if kind == "events":
            file = files.label_of(name)
            events.setdefault(root_of(name), []).extend((file, row) for row in file_rows(files, name, report))
    clients = {root: client_of(row for _, row in rows) for root, rows in events.items()}
    sets: dict[str | None, DataSet] = {}
    for root, rows in events.items():
        sets.setdefault(clients[root], (clients[root], [], []))[1].extend(rows)
    if len(sets) <= 1:
        client, rows, _ = next(iter(sets.values()), (None, [], []))
        return [(client, rows, survey.all())]
    orphans: DataSet = (None, [], [])
    for name in survey.all():
        root = root_of(name)
        near = {clients[root]} if root in clients else _nearest_clients(root, clients)
        owner = sets.get(next(iter(near))) if len(near) == 1 else None
        (owner or orphans)[2].append(name)
    return [*sets.values(), *([orphans] if orphans[2] else [])]


def _nearest_clients(root: str, clients: dict[str, str | None]) -> set[str | None]:
    """The clients of the closest folder that has any below it."""
    while root:
        root = root.rpartition("/")[0]
        near = {client for other, client in clients.items() if other == root or (root and other.startswith(f"{root}/"))}
        if near:
            return near
    return set()
