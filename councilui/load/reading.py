"""What a format gives to the pipeline, and the mistakes it may report."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from councilui.record.database import RecordError


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubtful or rejected part of the input: `place` is a line, a row or a key in `file`."""

    kind: str
    file: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One input read whole: the model's objects in the order of the input.

    `origin` names what was read so that the same input is known again; `digest` is a SHA-256 of its bytes.
    `opens_on` is the meeting that a reader should see first, if the input says so.
    """

    format: str
    origin: str
    digest: str
    rows: tuple[object, ...]
    issues: tuple[Issue, ...] = field(default=())
    opens_on: str | None = None


class Format(Protocol):
    """A module of `formats/`: it knows its input by itself and turns it into the model's objects."""

    NAME: str

    def recognises(self, path: Path) -> bool:
        """Whether the file or folder looks like this format; it must not read it whole."""

    def read(self, path: Path) -> Reading:
        """Read it. Raises MistakeError for what is wrong in the input."""


class MistakeError(RecordError):
    """A mistake in the input: file, line (or place), what was found and what was expected."""

    def __init__(self, file: str, line: int | None, sentence: str) -> None:
        super().__init__(f"{file}:{line}: {sentence}" if line is not None else f"{file}: {sentence}")
