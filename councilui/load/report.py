"""What a load reports: a ledger in which every file and every entry of the input has a fate, doubts, and progress.

An entry is whatever a format counts in its input: a row of a table, a cue, an event item, a vote. Each one that was
read was loaded as a row of its own, merged into another row, or omitted, so that for every kind of entry

    read = loaded + merged + omitted

Entries merged or omitted have a reason. What was made from entries, such as statements from cues, is counted apart.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

READ: Final = "read"
LOADED: Final = "loaded"
MERGED: Final = "merged"
OMITTED: Final = "omitted"
MADE: Final = "made"

FILE_READ: Final = "read"
FILE_COPY: Final = "second version"
FILE_SETTINGS: Final = "settings"
FILE_NOTE: Final = "note or license"
WAS_UNREAD: Final = "was not read."
"""What a note on a file says before the settings under which it would be read."""
FILE_UNREAD: Final = "not read"

_MOST_ALIKE: Final = 12  # files of one folder, ending and fate that are named one by one; more are one line


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubtful or rejected part of the input: `place` is a line, a row or a key in `file`.

    `is_doubt` is false for what is left out for a reason that the source itself gives.
    """

    kind: str
    file: str
    place: str
    reason: str
    is_doubt: bool = True


class Entry(NamedTuple):
    """What the ledger counts: entries of a kind and a fate; `file` is "" for a format that counts its input whole."""

    file: str
    kind: str
    fate: str
    reason: str = ""


class FileFate(NamedTuple):
    """What became of a file, or of `count` files of one folder: `file` is then "folder/*.json"."""

    file: str
    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody needs
    fate: str
    reason: str


class Report:
    """The ledger, the issues and the notes of one load.

    `on_progress(done, total)` hears how many files of how many are read.
    """

    def __init__(self, on_progress: Callable[[int, int], None] | None = None) -> None:
        self.entries: Counter[Entry] = Counter()
        self.file_fates: dict[str, tuple[str, str]] = {}
        self.issues: list[Issue] = []
        self.opens_on: str | None = None  # what the input says of itself, as in `model.Load`
        self.about: str | None = None
        self.vote_scope: str | None = None
        self.notes: list[str] = []
        self._file = ""
        self._on_progress = on_progress
        self._done = 0
        self._total = 0

    def enter(self, file: str) -> None:
        """Entries counted from here on are of this file; "" for the input as a whole."""
        self._file = file

    def count(self, kind: str, number: int = 1) -> None:
        """So many entries of a kind, named in the plural, were read: "event items", "table rows"."""
        if number:
            self.entries[Entry(self._file, kind, READ)] += number

    def load(self, kind: str, number: int = 1) -> None:
        """So many of the entries read became rows of their own."""
        if number:
            self.entries[Entry(self._file, kind, LOADED)] += number

    def merge(self, kind: str, reason: str, number: int = 1) -> None:
        """So many of the entries read are part of another row: ("event items", "of a matter listed before")."""
        if number:
            self.entries[Entry(self._file, kind, MERGED, reason)] += number

    def omit(self, kind: str, reason: str, number: int = 1) -> None:
        """So many of the entries read are not in the record: ("table rows", "without a date")."""
        if number:
            self.entries[Entry(self._file, kind, OMITTED, reason)] += number

    def omit_rest(self, kind: str, reason: str) -> None:
        """The entries of a kind that were read from this file and have no fate yet are not in the record."""
        alike = ((entry, number) for entry, number in self.entries.items() if entry[:2] == (self._file, kind))
        self.omit(kind, reason, unbalanced(alike).get((self._file, kind), 0))

    def make(self, kind: str, number: int = 1) -> None:
        """So many rows that are no entries of the input were made from it: statements from cues, people from votes."""
        if number:
            self.entries[Entry(self._file, kind, MADE)] += number

    def set_file_fate(self, file: str, fate: str, reason: str = "") -> None:
        """What became of a file that was not simply read; `file` is its name as errors show it."""
        self.file_fates[file] = (fate, reason)

    def warn(self, kind: str, file: str, place: str | int, reason: str, *, is_doubt: bool = True) -> None:
        """Something was loaded that may be wrong, or was not loaded: kind in two or three words, reason a sentence."""
        self.issues.append(Issue(kind, file, str(place), reason, is_doubt))

    def note(self, sentence: str) -> None:
        """What the user should be told once: a column map that was guessed, seconds taken for milliseconds."""
        self.notes.append(sentence)

    def expect(self, files: int) -> None:
        """So many more files will be read."""
        self._total += files

    def advance(self) -> None:
        """One more file has been read."""
        self._done += 1
        if self._on_progress is not None:
            self._on_progress(self._done, max(self._total, self._done))

    def show_progress(self, done: int, total: int) -> None:
        """So many of so many files have been read by another process."""
        if self._on_progress is not None:
            self._on_progress(done, total)

    def state(self) -> dict[str, object]:
        """What the report holds, for another process."""
        names = ("entries", "file_fates", "issues", "opens_on", "about", "vote_scope", "notes")
        return {name: getattr(self, name) for name in names}

    def add_state(self, state: Mapping[str, Any]) -> None:
        """Take in what the report of another process holds."""
        self.entries.update(state["entries"])
        self.file_fates.update(state["file_fates"])
        self.issues += state["issues"]
        self.notes += state["notes"]
        for name in ("opens_on", "about", "vote_scope"):
            setattr(self, name, state[name] or getattr(self, name))

    @property
    def read(self) -> Counter[str]:
        """Entries read, by kind."""
        return self._by_kind(READ)

    @property
    def loaded(self) -> Counter[str]:
        """Entries loaded as rows of their own, by kind."""
        return self._by_kind(LOADED)

    @property
    def merged(self) -> Counter[str]:
        """Entries merged into other rows, by kind and reason: "event items of a matter listed before"."""
        return self._by_kind(MERGED)

    @property
    def omitted(self) -> Counter[str]:
        """Entries left out, by kind and reason: "table rows without a date"."""
        return self._by_kind(OMITTED)

    @property
    def rows_made(self) -> Counter[str]:
        """Rows made from entries, by kind."""
        return self._by_kind(MADE)

    def _by_kind(self, fate: str) -> Counter[str]:
        numbers: Counter[str] = Counter()
        for entry, number in self.entries.items():
            if entry.fate == fate:
                numbers[f"{entry.kind} {entry.reason}".strip()] += number
        return numbers


class KindTotal(NamedTuple):
    """How the entries of one kind add up; `merged` and `omitted` are by reason."""

    kind: str
    read: int
    loaded: int
    merged: dict[str, int]
    omitted: dict[str, int]

    @property
    def unaccounted(self) -> int:
        """Entries read without a fate; below zero when more have a fate than were read."""
        return self.read - self.loaded - sum(self.merged.values()) - sum(self.omitted.values())


def kind_totals(entries: Iterable[tuple[Entry, int]]) -> list[KindTotal]:
    """The sums by kind over all files, in the order in which the kinds first appear; what was made is left out."""
    totals: dict[str, dict[str, Counter[str]]] = {}
    for entry, number in entries:
        if entry.fate != MADE:
            fates = totals.setdefault(entry.kind, {fate: Counter() for fate in (READ, LOADED, MERGED, OMITTED)})
            fates[entry.fate][entry.reason] += number
    return [
        KindTotal(kind, fates[READ].total(), fates[LOADED].total(), dict(fates[MERGED]), dict(fates[OMITTED]))
        for kind, fates in totals.items()
    ]


def unbalanced(entries: Iterable[tuple[Entry, int]]) -> dict[tuple[str, str], int]:
    """Entries without a fate by file and kind; {} when everything adds up."""
    missing: Counter[tuple[str, str]] = Counter()
    for entry, number in entries:
        if entry.fate == READ:
            missing[entry.file, entry.kind] += number
        elif entry.fate != MADE:
            missing[entry.file, entry.kind] -= number
    return {key: number for key, number in missing.items() if number}


def grouped(fates: Iterable[FileFate]) -> Iterator[FileFate]:
    """One line for many files of one folder, ending and fate, one for each other file; in the order of the first."""
    alike: dict[tuple[str, str, str], list[FileFate]] = {}
    for file in fates:
        folder, _, last = file.file.rpartition("/")
        ending = last.rpartition(".")[2] if "." in last else ""
        alike.setdefault((f"{folder}/*.{ending}".lstrip("/"), file.fate, file.reason), []).append(file)
    for (pattern, fate, reason), files in alike.items():
        if len(files) > _MOST_ALIKE:
            yield FileFate(pattern, len(files), fate, reason)
        else:
            yield from files
