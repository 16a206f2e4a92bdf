"""A client's record fetched from the Legistar Web API into a folder, which the legistar format then reads.

Layout: bodies.json, persons.json, officerecords.json, events.json, eventitems/<EventId>.json, votes/<EventItemId>.json,
rollcalls/<EventItemId>.json, and .legistar.json, which remembers what is complete. Files are replaced whole. A run
that was broken off goes on where it stopped; a later one asks only for what has changed since.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from councilui.common.errors import CouncilError
from councilui.common.files import write_whole
from councilui.load.live.http import Endpoint, RefusedError, without_contact
from councilui.load.live.legistar_service import Row, Service, is_row

ENDPOINT: Final = Endpoint("https://webapi.legistar.com/v1")
_STATE: Final = ".legistar.json"
_RECENT: Final = timedelta(days=60)
"""Minutes and votes are entered for weeks after a meeting, and the event itself does not always say that it changed."""
_CALL: Final = re.compile(r"roll\s*call|call to order|attendance", re.IGNORECASE)
_SAVE_EVERY: Final = 20


def fetch(
    client: str, folder: Path, since: str | None, endpoint: Endpoint = ENDPOINT, *, today: date | None = None
) -> None:
    """Fetch a client's bodies, persons and the events from the ISO date `since` on, with items, votes, roll calls.

    Votes are asked for whatever EventItemRollCallFlag says, which is about attendance: for every event item that has
    a matter, an action, a result or a tally, once its meeting has begun. Roll calls of presence are asked for where
    the flag or the title tells of one. Raises CouncilError in a sentence; what was fetched is kept.
    """
    if not re.fullmatch(r"[A-Za-z0-9-]+", client):
        raise CouncilError(f"“{client}” can't be a Legistar client, which is the first word of CLIENT.legistar.com.")
    folder.mkdir(parents=True, exist_ok=True)
    state = _State.read(folder)
    try:
        with Service(client, endpoint) as service:
            _Fetching(service, folder, state, today or date.today()).run(since)
    finally:
        state.write(folder)


@dataclass(slots=True)
class _State:
    """What is complete: `since` of the events listed, None for all of them; the stamps up to which lists were asked;
    the stamp of each event whose items and votes are here; the items that are done of events that are not."""

    listed: bool = False
    since: str | None = None
    stamps: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    working: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def read(folder: Path) -> _State:
        state = _read(folder / _STATE)
        if not isinstance(state, dict):
            return _State()
        since = state.get("since")
        maps = [
            {str(key): str(value) for key, value in rows.items()} if isinstance(rows := state.get(name), dict) else {}
            for name in ("stamps", "events", "working")
        ]
        return _State(state.get("listed") is True, since if isinstance(since, str) else None, *maps)

    def write(self, folder: Path) -> None:
        _write(folder / _STATE, {name: getattr(self, name) for name in self.__slots__})


class _Fetching:
    def __init__(self, service: Service, folder: Path, state: _State, today: date) -> None:
        self._service = service
        self._folder = folder
        self._state = state
        self._today = today

    def run(self, since: str | None) -> None:
        self._list("bodies", "BodyId", "BodyLastModifiedUtc")
        self._list("persons", "PersonId", "PersonLastModifiedUtc")
        with suppress(RefusedError):  # some clients keep them to themselves, and meetings can be read without
            self._list("officerecords", "OfficeRecordId", "OfficeRecordLastModifiedUtc")
        self._list_events(since)
        events = [row for row in _rows(self._folder / "events.json") if isinstance(row.get("EventId"), int)]
        done = 0
        for row in sorted(events, key=lambda row: (str(row.get("EventDate")), row["EventId"])):
            if since is not None and str(row.get("EventDate"))[:10] < since:
                continue
            if self._event(row):
                done += 1
                if done % _SAVE_EVERY == 0:
                    self._state.write(self._folder)

    def _list(
        self, kind: str, order: str, stamp: str, condition: str | None = None, *, mark: str | None = None
    ) -> None:
        """Ask for what has changed of a list and put it in the list's file, by its id."""
        mark = mark or kind
        path = self._folder / f"{kind}.json"
        known = self._state.stamps.get(mark) if path.exists() else None
        newer = f"{stamp} gt datetime'{known}'" if known else None
        clauses = " and ".join(clause for clause in (condition, newer) if clause)
        rows = [row for page in self._service.pages(kind, order, clauses or None) for row in page]
        if kind != "events":
            rows = list(map(without_contact, rows))
        merged = {row.get(order): row for row in [*_rows(path), *rows]}
        if rows or not path.exists():
            _write(path, list(merged.values()))
        stamps = [value for row in rows if isinstance(value := row.get(stamp), str)]
        newest = max([*stamps, *([known] if known else [])], key=_stamp_key, default=None)
        if newest is not None:
            self._state.stamps[mark] = newest

    def _list_events(self, since: str | None) -> None:
        """Events from `since` on; of those listed before only what has changed, and those before them whole."""
        state = self._state
        if not (self._folder / "events.json").exists():
            state.listed = False
        if state.listed and state.since is not None and (since is None or since < state.since):
            later = f"EventDate lt datetime'{state.since}'"
            condition = f"EventDate ge datetime'{since}' and {later}" if since else later
            self._list("events", "EventId", "EventLastModifiedUtc", condition, mark=f"events before {state.since}")
            state.stamps.pop(f"events before {state.since}", None)
            state.since = since
        elif not state.listed:
            state.stamps.pop("events", None)
            state.since = since
        begin = f"EventDate ge datetime'{state.since}'" if state.since else None
        self._list("events", "EventId", "EventLastModifiedUtc", begin)
        state.listed = True
        state.write(self._folder)

    def _event(self, row: Row) -> bool:
        """Bring one event's items and votes up to date; False when nothing had to be asked."""
        event, stamp = str(row["EventId"]), str(row.get("EventLastModifiedUtc"))
        path = self._folder / "eventitems" / f"{event}.json"
        query = {"AgendaNote": "1", "MinutesNote": "1"}
        known = {item.get("EventItemId"): item for item in _rows(path)}
        if self._state.events.get(event) == stamp and path.exists():
            if str(row.get("EventDate"))[:10] < (self._today - _RECENT).isoformat():
                return False
            newest = max(
                (str(item.get("EventItemLastModifiedUtc")) for item in known.values()), key=_stamp_key, default=None
            )
            if newest is not None and _is_date(newest[:10]):
                query["$filter"] = f"EventItemLastModifiedUtc gt datetime'{newest}'"
            changed = self._service.rows(f"events/{event}/eventitems", query)
            items = list({**known, **{item.get("EventItemId"): item for item in changed}}.values())
        else:
            items = self._service.rows(f"events/{event}/eventitems", query)
            changed = [item for item in items if event not in self._state.events or not _same(item, known)]
            self._delete(set(known) - {item.get("EventItemId") for item in items})
        begun = str(row.get("EventDate"))[:10] <= self._today.isoformat()
        self._votes(event, changed, begun=begun)
        if changed or len(items) != len(known) or not path.exists():
            _write(path, items)
        self._state.events[event] = stamp
        done = f"{event}/"
        self._state.working = {key: stamp for key, stamp in self._state.working.items() if not key.startswith(done)}
        return True

    def _delete(self, gone: Iterable[object]) -> None:
        """Remove the votes and roll calls of event items that are no longer on the agenda.

        Only a number can be part of a file's name: a text could lead to another folder.
        """
        for item_id in gone:
            if not isinstance(item_id, int):
                continue
            for kind in ("votes", "rollcalls"):
                (self._folder / kind / f"{item_id}.json").unlink(missing_ok=True)

    def _votes(self, event: str, items: Iterable[Row], *, begun: bool) -> None:
        """Votes and roll calls of event items, but for those that an earlier run that was broken off has fetched."""
        for item in items:
            item_id, stamp = item.get("EventItemId"), str(item.get("EventItemLastModifiedUtc"))
            if not isinstance(item_id, int) or self._state.working.get(f"{event}/{item_id}") == stamp or not begun:
                continue
            for kind, is_likely in (("votes", _may_have_votes(item)), ("rollcalls", _may_have_calls(item))):
                if not is_likely:
                    continue
                rows = self._service.rows(f"eventitems/{item_id}/{kind}", {})
                path = self._folder / kind / f"{item_id}.json"
                if rows or path.exists():
                    _write(path, rows)
            self._state.working[f"{event}/{item_id}"] = stamp


def _same(item: Row, known: dict[object, Row]) -> bool:
    before = known.get(item.get("EventItemId"))
    return before is not None and before.get("EventItemLastModifiedUtc") == item.get("EventItemLastModifiedUtc")


def _may_have_votes(item: Row) -> bool:
    keys = ("MatterId", "ActionId", "ActionName", "PassedFlagName", "Tally")
    return item.get("EventItemPassedFlag") is not None or any(item.get(f"EventItem{key}") for key in keys)


def _may_have_calls(item: Row) -> bool:
    title = item.get("EventItemTitle")
    return item.get("EventItemRollCallFlag") == 1 or (isinstance(title, str) and _CALL.search(title) is not None)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _stamp_key(stamp: str) -> tuple[str, str]:
    """Stamps have up to three digits after the second, or none: "…:13.1" is after "…:13.043"."""
    whole, _, rest = stamp.partition(".")
    return whole, rest.ljust(9, "0")


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def _rows(path: Path) -> list[Row]:
    rows = _read(path)
    return list(filter(is_row, rows)) if isinstance(rows, list) else []


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(value, ensure_ascii=True), replace=True)
