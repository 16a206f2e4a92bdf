"""Transcript files to bodies, meetings and statements."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any, Final

from councilui.load.formats.transcript.claiming import SPEAKERS
from councilui.load.formats.transcript.dating import told_of
from councilui.load.formats.transcript.shapes import Utterance, utterances_of
from councilui.load.formats.transcript.speakers import Speaker, speaker_alone, speaker_list
from councilui.load.formats.transcript.units import unit_of
from councilui.load.inputs import Files
from councilui.load.report import FILE_UNREAD, Report
from councilui.load.settings import Settings
from councilui.load.speech.meetings import Meetings, Sitting
from councilui.load.speech.names import label_at, venue_of
from councilui.load.speech.pieces import Line, Piece, pieces_of
from councilui.record.model import Source, Statement

_UNREADABLE: Final = object()


class Reader:
    """Reads one input's transcripts, one file after another."""

    def __init__(self, files: Files, settings: Settings, report: Report) -> None:
        self._files = files
        self._settings = settings
        self._report = report
        self._meetings = Meetings(settings, report)
        self._beside: dict[str, list[str]] = defaultdict(list)
        for name in files.names("*.json"):
            self._beside[str(PurePosixPath(name).parent)].append(name)
        self._units: dict[str, list[str]] = defaultdict(list)

    def read(self, names: Sequence[str]) -> Iterator[object]:
        """Everything from the files, in the order of their names."""
        self._report.expect(len(names))
        speakers = {str(PurePosixPath(name).parent): name for name in names if PurePosixPath(name).name == SPEAKERS}
        for name in names:
            if name not in speakers.values():
                yield from self._file(name, speakers.get(str(PurePosixPath(name).parent)))
                self._report.enter("")
            self._report.advance()
        self._meetings.tell_names()
        for unit, shown in self._units.items():
            which = f"{shown[0]}" if len(shown) == 1 else f"{len(shown):,} transcripts, {shown[0]} the first of them"
            self._report.note(f"Times were taken for {unit} in {which}.")

    def _file(self, name: str, speakers: str | None) -> Iterator[object]:
        shown = self._files.shown(name)
        data = self._json(name)
        if data is _UNREADABLE:
            self._report.set_file_fate(shown, FILE_UNREAD, "It is not JSON.")
            return
        shape = utterances_of(data, self._settings.fields)
        if shape is None or not shape.utterances:
            self._report.set_file_fate(shown, FILE_UNREAD, "No list of texts is in it.")
            self._report.doubt(
                "no transcript",
                shown,
                "",
                "not read: no list of texts is in it; name list, text, start, end and speaker under [fields]"
                " in councilui.toml",
            )
            return
        self._report.enter(shown)
        self._report.count("transcript entries", shape.entries)
        self._report.omit("transcript entries", "without text", shape.entries - len(shape.utterances))
        if shape.entries > len(shape.utterances):
            self._report.doubt(
                "entries without text", shown, "", f"{shape.entries - len(shape.utterances)} entries hold no text"
            )
        told = told_of(self._files, name, data, self._settings, self._beside[str(PurePosixPath(name).parent)])
        if told.note:
            self._report.note(told.note)
        sitting = self._meetings.sitting(shown, told.name, told.time)
        if sitting is None:
            self._report.omit("transcript entries", "of a meeting that is not known", len(shape.utterances))
            self._report.set_file_fate(shown, FILE_UNREAD, "Its date or its body is not known.")
            return
        self._report.load("transcript entries", len(shape.utterances))
        stem = name.removesuffix(".json").replace("/", ".")
        source = Source(
            f"transcript:{self._settings.place}/{stem}", "transcript", sitting.body.name, PurePosixPath(name).name
        )
        yield source
        yield from self._meetings.introduced(sitting, source, shown, stated=told.stated)
        known = speaker_list(self._json(speakers), sitting.body.name) if speakers is not None else {}
        yield from self._statements(sitting, shape.utterances, known, stem, source.id, shown)

    def _statements(
        self,
        sitting: Sitting,
        utterances: Sequence[Utterance],
        known: dict[str, Speaker],
        stem: str,
        source: str,
        shown: str,
    ) -> Iterator[Statement]:
        scale = self._scale(utterances, shown)
        count = named = 0
        for said in _turns(utterances):
            label, said = _labelled(said)
            speaker = known.get(label) if label is not None else None
            speaker = speaker_alone(label) if speaker is None else speaker
            self._report.make("speaker turns")
            for piece, timed in _pieces(said, scale):
                position = self._meetings.next_position(sitting, shown)
                if position is None:
                    return
                named += speaker.name is not None
                yield Statement(
                    position,
                    f"{sitting.meeting.id}/transcript/{stem}/{count}",
                    sitting.meeting.id,
                    piece.text,
                    "speech",
                    "verbatim",
                    venue_of(speaker.capacity),
                    speaker.capacity,
                    speaker_name=speaker.name,
                    affiliation=speaker.affiliation,
                    start_s=piece.start if timed else None,
                    end_s=piece.end if timed else None,
                    source=source,
                    note=speaker.note,
                )
                count += 1
        self._report.make("statements", count)
        self._report.make("statements with a name", named)

    def _scale(self, utterances: Sequence[Utterance], shown: str) -> float:
        unit = unit_of(utterances)
        self._units[unit.name].append(shown)
        if unit.unsure is not None:
            self._report.doubt("unit of time", shown, "", f"taken for {unit.name}, but {unit.unsure}")
        untimed = sum(utterance.start is None for utterance in utterances)
        if untimed:
            self._report.doubt("no time", shown, "", f"{untimed} entries have no start that can be read")
        starts = [utterance.start for utterance in utterances if utterance.start is not None]
        back = sum(after < before for before, after in pairwise(starts))
        if back:
            self._report.doubt("times go back", shown, "", f"{back} entries begin before the one before; order is kept")
        return unit.seconds

    def _json(self, name: str) -> Any:
        try:
            return json.loads(self._files.read(name))
        except (ValueError, RecursionError) as error:
            self._report.doubt("not JSON", self._files.shown(name), "", f"not read: {str(error)[:200]}")
            return _UNREADABLE


def _turns(utterances: Sequence[Utterance]) -> Iterator[list[Utterance]]:
    """Sentences of one speaker in a row belong together; what the file calls a turn stays alone."""
    said: list[Utterance] = []
    for utterance in utterances:
        if said and (utterance.begins or utterance.turn or utterance.speaker != said[-1].speaker):
            yield said
            said = []
        said.append(utterance)
    if said:
        yield said


def _labelled(said: list[Utterance]) -> tuple[str | None, list[Utterance]]:
    """The speaker's label, out of the words themselves ("Mayor Roe: …") where the file was made from captions."""
    first = said[0]
    found = label_at(first.text, marked=True) if first.begins and first.speaker in (None, "0") else None
    if found is None or not found[1]:
        return first.speaker, said
    return found[0], [first._replace(text=found[1]), *said[1:]]


def _pieces(said: Sequence[Utterance], scale: float) -> Iterator[tuple[Piece, bool]]:
    """The statements of a turn, and whether their times are known."""
    lines: list[Line] = []
    timed = said[0].start is not None
    before = 0.0
    for utterance in said:
        start = before if utterance.start is None else round(utterance.start * scale, 3)
        end = start if utterance.end is None else max(start, round(utterance.end * scale, 3))
        lines.append(Line(utterance.text, start, end))
        before = end
    for piece in pieces_of(lines):
        yield piece, timed
