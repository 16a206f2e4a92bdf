"""What every speech file is read into: lines with their times and, where the file sets them apart, their speakers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class SpeechLine(NamedTuple):
    """Words without markup, first shown or heard from `start` to `end`, in seconds.

    `speaker` is the label that the file keeps apart from the words, `starts_turn` is set where the file says that a
    turn begins, `is_head` on the first line of a cue or entry.
    """

    text: str
    start: float | None
    end: float | None
    speaker: str | None = None
    starts_turn: bool = False
    is_head: bool = True


class Speaker(NamedTuple):
    """Who speaks; `name` is None for somebody who is not named, `note` says what is known instead."""

    name: str | None
    affiliation: str | None = None
    capacity: str = "unknown"
    note: str | None = None


@dataclass(slots=True)
class Recording:
    """One speech file. `kind` is "captions" or "transcript"; `language` a two-letter code when the file has one.

    `entries` is how many cues or entries the file has, `repeated` of them are there twice, `wordless` have no words;
    of `lines_shown` captions had on the screen, `lines_rolled` were there before. `issues` are pairs of kind and
    reason for the report. `time_unit` is set when it had to be found out. `data` is the decoded JSON, in which a date
    or a body may stand.
    """

    kind: str
    lines: list[SpeechLine] = field(default_factory=list)
    language: str | None = None
    entries: int = 0
    repeated: int = 0
    wordless: int = 0
    lines_shown: int = 0
    lines_rolled: int = 0
    issues: list[tuple[str, str]] = field(default_factory=list)
    time_unit: str | None = None
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    data: Any = None

    @property
    def entry_kind(self) -> str:
        """What the report calls an entry of such a file, in the plural."""
        return "caption cues" if self.kind == "captions" else "transcript entries"


class SpeechError(ValueError):
    """A file that can't be read. `kind` and the text are for the report, `fate` is a sentence on the file."""

    def __init__(self, kind: str, reason: str, fate: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.fate = fate
