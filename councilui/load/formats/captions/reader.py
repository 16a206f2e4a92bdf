"""Caption files to bodies, meetings and statements."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from councilui.load.formats.captions.cues import ARROW, Cues, read_cues
from councilui.load.formats.captions.decoding import decoded, lines_of
from councilui.load.formats.captions.rollup import Unrolled, unrolled
from councilui.load.formats.captions.turns import Turn, turns_of
from councilui.load.inputs import Files
from councilui.load.report import FILE_COPY, FILE_UNREAD, Report
from councilui.load.settings import Settings
from councilui.load.speech.file_names import FileName, read_name
from councilui.load.speech.meetings import Meetings, Sitting
from councilui.load.speech.names import capacity_of, is_nobody, venue_of
from councilui.load.speech.pieces import pieces_of
from councilui.record.model import Source, Statement

_LANGUAGES: Final = ("en", None)  # which of several versions of the same captions is read; then any


class Reader:
    """Reads one input's caption files; what it holds from file to file is a line a meeting."""

    def __init__(self, files: Files, settings: Settings, report: Report) -> None:
        self._files = files
        self._settings = settings
        self._report = report
        self._meetings = Meetings(settings, report)
        self._seen: dict[tuple[str, bytes], str] = {}
        self._stems: set[str] = set()

    def read(self, names: Sequence[str]) -> Iterator[object]:
        """Everything from the files, in the order of their names."""
        self._report.expect(len(names))
        for name, told in self._one_of_each(names):
            yield from self._file(name, told)
            self._report.enter("")
            self._report.advance()
        self._meetings.tell_names()

    def _one_of_each(self, names: Sequence[str]) -> Iterator[tuple[str, FileName]]:
        """The files less those that hold another one's captions in another language or format."""
        versions: dict[tuple[str, str], list[tuple[str, FileName]]] = defaultdict(list)
        for name in names:
            told = read_name(name)
            versions[str(PurePosixPath(name).parent), told.stem].append((name, told))
        for same in versions.values():
            rank = {language: number for number, language in enumerate(_LANGUAGES)}
            chosen = min(same, key=lambda each: (rank.get(each[1].language, 9), not each[0].lower().endswith(".vtt")))
            for name, _ in same:
                if name != chosen[0]:
                    self._second_version(name, f"the captions of {chosen[0]} in another form")
                    self._report.advance()
            yield chosen

    def _file(self, name: str, told: FileName) -> Iterator[object]:
        shown = self._files.shown(name)
        sitting = self._meetings.sitting(shown, told)
        if sitting is None:
            self._report.set_file_fate(shown, FILE_UNREAD, "Its date or its body is not known.")
            return
        raw = self._files.read(name)
        text, guess = decoded(raw)
        if guess is not None:
            self._doubt(name, "encoding guessed", guess)
        found = read_cues(lines_of(text))
        self._report.enter(shown)
        self._report.count("caption cues", len(found.cues))
        if not found.cues:
            self._report.set_file_fate(shown, FILE_UNREAD, "It has no cues.")
            self._doubt(name, "no cues", f'no line of times ("00:00:01.000 {ARROW} 00:00:02.000") is in it')
            return
        captions = unrolled(found.cues)
        self._tell(name, found)
        turns = list(turns_of(captions.lines))
        if not any(turn.lines for turn in turns):
            self._report.omit("caption cues", "of a file without words", len(found.cues))
            self._doubt(name, "no words", f"its {len(found.cues)} cues have no words in them")
            return
        digest = hashlib.sha256(raw).digest()
        if twin := self._seen.get((sitting.meeting.id, digest)):
            self._report.omit("caption cues", "of a second version", len(found.cues))
            self._second_version(name, f"it is the same as {twin}, byte for byte")
            return
        self._count_lines(found, captions)
        self._seen[sitting.meeting.id, digest] = name
        stem = told.stem if told.stem not in self._stems else name.rsplit(".", 1)[0].replace("/", ".")
        self._stems.add(told.stem)
        publisher = self._settings.body or sitting.body.name
        source = Source(f"captions:{self._settings.place}/{stem}", "captions", publisher, PurePosixPath(name).name)
        yield source
        yield from self._meetings.introduced(sitting, source, shown)
        yield from self._statements(sitting, turns, stem, source.id, told.language or "en", shown)

    def _statements(
        self, sitting: Sitting, turns: Sequence[Turn], stem: str, source: str, language: str, shown: str
    ) -> Iterator[Statement]:
        count = named = 0
        for turn in turns:
            if not turn.lines:
                self._report.make("speaker names without words")
                continue
            self._report.make("speaker turns", not (turn.scene or turn.goes_on))
            printed = turn.name
            nobody = printed is not None and is_nobody(printed)
            name = None if nobody else printed
            capacity = capacity_of(name) if name else "unknown"
            for piece in pieces_of(turn.lines):
                position = self._meetings.next_position(sitting, shown)
                if position is None:
                    return
                named += name is not None
                yield Statement(
                    position,
                    f"{sitting.meeting.id}/captions/{stem}/{count}",
                    sitting.meeting.id,
                    piece.text,
                    "scene" if turn.scene else "speech",
                    "description" if turn.scene else "verbatim",
                    "chamber" if turn.scene else venue_of(capacity),
                    capacity,
                    speaker_name=name,
                    start_s=piece.start,
                    end_s=piece.end,
                    language=language,
                    source=source,
                    note=f'printed as "{printed}"' if nobody else None,
                )
                count += 1
        self._report.make("statements", count)
        self._report.make("statements with a name", named)

    def _count_lines(self, found: Cues, captions: Unrolled) -> None:
        """What became of the file's cues and of the lines in them."""
        report = self._report
        report.load("caption cues", captions.cues)
        report.merge("caption cues", "sent twice", captions.repeated)
        report.omit("caption cues", "without words", len(found.cues) - captions.cues - captions.repeated)
        report.count("caption lines", captions.shown)
        report.load("caption lines", captions.shown - captions.rolled)
        report.merge("caption lines", "that rolled up", captions.rolled)

    def _second_version(self, name: str, what: str) -> None:
        self._report.set_file_fate(self._files.shown(name), FILE_COPY, what)
        self._doubt(name, "second version", f"not read: {what}")

    def _tell(self, name: str, found: Cues) -> None:
        for sentence, number in found.oddities.items():
            self._doubt(
                name, "caption times" if "outside" not in sentence else "text outside cues", f"{number} {sentence}"
            )

    def _doubt(self, name: str, kind: str, reason: str) -> None:
        self._report.doubt(kind, self._files.shown(name), "", reason)
