"""What a load tells about itself: how much was read and written, what was doubtful or rejected, how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubtful or rejected part of the input: `place` is a line, a row or a key in `file`."""

    kind: str
    file: str
    place: str
    reason: str


class Report:
    """Counts and issues of one load; `on_progress(done, total)` hears how many files of how many are read."""

    def __init__(self, on_progress: Callable[[int, int], None] | None = None) -> None:
        self.read: Counter[str] = Counter()
        self.merged: Counter[str] = Counter()
        self.written: Counter[str] = Counter()
        self.issues: list[Issue] = []
        self.opens_on: str | None = None  # the meeting that a reader should see first, when the input says so
        self.notes: list[str] = []
        self._on_progress = on_progress
        self._done = 0
        self._total = 0

    def count(self, kind: str, number: int = 1) -> None:
        """So many more of a kind were read: "event items", "votes", "captions"."""
        self.read[kind] += number

    def merge(self, kind: str, number: int = 1) -> None:
        """So many of a kind were read and are part of another row: "event items of a matter listed before"."""
        self.merged[kind] += number

    def doubt(self, kind: str, file: str, place: str | int, reason: str) -> None:
        """Something was loaded that may be wrong, or was not loaded: kind in two or three words, reason a sentence."""
        self.issues.append(Issue(kind, file, str(place), reason))

    def note(self, sentence: str) -> None:
        """What the user should be told once: a column map that was guessed, seconds taken for milliseconds."""
        self.notes.append(sentence)

    def expect(self, files: int) -> None:
        """So many more files will be read."""
        self._total += files

    def advance(self, files: int = 1) -> None:
        """So many more files have been read."""
        self._done += files
        if self._on_progress is not None:
            self._on_progress(self._done, max(self._total, self._done))
