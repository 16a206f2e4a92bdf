"""Where the rows of one event or event item are: in a file of their own, in a file for all, or nested."""

from collections.abc import Iterable, Iterator

from councilui.load.formats.legistar.rows import Row, SourceRow, file_rows, number, only_objects
from councilui.load.inputs import Files
from councilui.load.report import Report

_OWNER: dict[str, str] = {
    "eventitems": "EventItemEventId",
    "votes": "VoteEventItemId",
    "rollcalls": "RollCallEventItemId",
}
_NESTED: dict[str, tuple[str, ...]] = {
    "eventitems": ("EventItems", "items", "Items", "eventitems", "event_items", "EventItemInfo"),
    "votes": ("Votes", "votes", "EventItemVotes", "EventItemVote", "EventItemVoteInfo", "VoteInfo"),
    "rollcalls": (
        "RollCalls",
        "rollcalls",
        "EventItemRollCalls",
        "EventItemRollCall",
        "EventItemRollCallInfo",
        "RollCallInfo",
    ),
}
_ON_AN_ITEM = frozenset((*_NESTED["votes"], *_NESTED["rollcalls"]))
_MARKS: dict[str, tuple[str, ...]] = {
    "eventitems": ("EventItemId", "EventItemEventId"),
    "votes": ("VoteId", "VotePersonId", "VoteValueName"),
    "rollcalls": ("RollCallId", "RollCallPersonId", "RollCallValueName"),
}


class LegistarStore:
    """Event items by event, votes and roll calls by event item; a file named after an id is read when it is asked
    for, what stands in files for all is kept until then."""

    def __init__(self, files: Files, report: Report) -> None:
        self._files = files
        self._report = report
        self._files_of_owners: dict[str, dict[int, list[str]]] = {kind: {} for kind in _OWNER}
        self._rows_by_owner: dict[str, dict[int, list[SourceRow]]] = {kind: {} for kind in _OWNER}
        self._items_with_rows: set[int] = set()
        """Event items that have votes or roll calls somewhere else than inside them."""
        self._rows_without_owner: dict[str, list[SourceRow]] = {kind: [] for kind in _OWNER}

    def name(self, kind: str, name: str) -> None:
        """A file named after the event or event item that its rows belong to."""
        owner = int(name.rpartition("/")[2][:-5])
        self._files_of_owners[kind].setdefault(owner, []).append(name)
        if kind != "eventitems":
            self._items_with_rows.add(owner)

    def add(self, kind: str, rows: Iterable[SourceRow]) -> None:
        """Rows that say themselves where they belong."""
        for file, row in rows:
            owner = number(row.get(_OWNER[kind]))
            if owner is None:
                self._rows_without_owner[kind].append((file, row))
            else:
                self._rows_by_owner[kind].setdefault(owner, []).append((file, row))
                if kind != "eventitems":
                    self._items_with_rows.add(owner)

    def items(self, event_id: int, row: Row, file: str) -> list[SourceRow]:
        return self._of("eventitems", event_id, row, file)

    def hanging(self, item: int, row: Row, file: str) -> tuple[list[SourceRow], list[SourceRow]]:
        """The votes on an event item, and the roll calls of presence at it."""
        if item in self._items_with_rows or not row.keys().isdisjoint(_ON_AN_ITEM):
            return self._of("votes", item, row, file), self._of("rollcalls", item, row, file)
        return [], []

    def _of(self, kind: str, owner: int, row: Row, file: str) -> list[SourceRow]:
        files_of_owner, rows_by_owner = self._files_of_owners[kind], self._rows_by_owner[kind]
        rows_of_owner = rows_by_owner.pop(owner, [])
        if owner in files_of_owner:
            for name in files_of_owner.pop(owner):
                label = self._files.label_of(name)
                rows = file_rows(self._files, name, self._report, label, are_votes=kind == "votes")
                rows_of_owner = rows_of_owner + self._own(kind, owner, [(label, row_in_file) for row_in_file in rows])
        for key in _NESTED[kind]:
            if key in row and type(row[key]) is list:
                rows_of_owner = rows_of_owner + self._own(kind, owner, list(self._nested(kind, row[key], file)))
        return rows_of_owner

    def _nested(self, kind: str, values: list[object], file: str) -> Iterator[SourceRow]:
        """Rows of a kind in a list inside another row; lists of anything else hold none."""
        first = next((value for value in values if type(value) is dict), None)
        if isinstance(first, dict) and any(mark in first for mark in _MARKS[kind]):
            for value in only_objects(values, file, self._report, are_votes=kind == "votes"):
                yield file, value

    def _own(self, kind: str, owner: int, rows: list[SourceRow]) -> list[SourceRow]:
        """The rows that belong to the owner, as all do but by mistake; the others go where they say they belong."""
        key = _OWNER[kind]
        if all(row.get(key) == owner for _, row in rows):
            return rows
        others = [placed for placed in rows if number(placed[1].get(key)) not in (None, owner)]
        self.add(kind, others)
        return [placed for placed in rows if number(placed[1].get(key)) in (None, owner)]

    def left(self, kind: str) -> Iterator[tuple[str, Row, int | None]]:
        """What nobody asked for: file, row, and the event or event item that it says it belongs to."""
        files_of_owner = self._files_of_owners[kind]
        for owner in list(files_of_owner):
            for name in files_of_owner.pop(owner):
                file = self._files.label_of(name)
                for row in file_rows(self._files, name, self._report):
                    yield file, row, number(row.get(_OWNER[kind])) or owner
        for owner, rows in self._rows_by_owner[kind].items():
            for file, row in rows:
                yield file, row, owner
        for file, row in self._rows_without_owner[kind]:
            yield file, row, None
