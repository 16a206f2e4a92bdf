"""Speech files to bodies, meetings and statements."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from councilui.common.shares import plural
from councilui.load.file_names import date_reader
from councilui.load.inputs import Files
from councilui.load.report import FILE_COPY, FILE_UNREAD, Report
from councilui.load.settings import Settings
from councilui.load.speech.forms import SPEAKERS, read_recording
from councilui.load.speech.meetings import RecordedMeeting, RecordedMeetings
from councilui.load.speech.names import venue_of
from councilui.load.speech.pieces import pieces_of
from councilui.load.speech.recording import Recording, Speaker, SpeechError
from councilui.load.speech.transcripts.meeting import MeetingClues, find_meeting
from councilui.load.speech.transcripts.speakers import read_speakers, unlisted_speaker
from councilui.load.speech.turns import Turn, turns_of
from councilui.load.speech.versions import Version, Versions
from councilui.record.model import Source, Statement

_SECOND_VERSION: Final = "second version"


class SpeechReader:
    """Reads the files of one kind, captions or transcripts, that an input has; one file at a time."""

    def __init__(self, files: Files, settings: Settings, report: Report) -> None:
        self._files = files
        self._settings = settings
        self._report = report
        self._meetings = RecordedMeetings(settings, report)
        self._stems: set[str] = set()
        self._units: dict[str, list[str]] = defaultdict(list)

    def read(self, names: Sequence[str]) -> Iterator[object]:
        """Everything from the files, in the order of their names."""
        self._report.expect(len(names))
        self._dates = date_reader(names, self._settings.date_order, self._settings.timezone)
        versions = Versions(self._files, self._settings, names, self._dates)
        ours = set(names)
        for chosen, group in versions.groups():
            for version in group:
                if version.files is not self._files or version.name not in ours:
                    continue
                if version == chosen or not versions.is_readable(version):
                    yield from self._file(version)
                    self._report.enter("")
                else:
                    other = chosen.name if chosen.files is self._files else chosen.label
                    self._leave_version(version.name, f"the words of {other} in another form")
                self._report.advance()
        self._meetings.note_bodies()
        for unit, files in self._units.items():
            which = f"{files[0]}" if len(files) == 1 else f"{len(files):,} transcripts, {files[0]} the first of them"
            self._report.note(f"Times were read as {unit} in {which}.")

    def _file(self, version: Version) -> Iterator[object]:
        name, file = version.name, self._files.label_of(version.name)
        try:
            recording = read_recording(self._files.read(name), version.form, self._settings.fields)
        except SpeechError as error:
            self._report.set_file_fate(file, FILE_UNREAD, error.fate)
            self._report.warn(error.kind, file, "", str(error))
            return
        self._report.enter(file)
        self._report.count(recording.entry_kind, recording.entries)
        for kind, reason in recording.issues:
            self._report.warn(kind, file, "", reason)
        clues = find_meeting(self._files, name, recording.data, self._settings, self._dates)
        if clues.note:
            self._report.note(clues.note)
        recorded = self._meetings.find(file, clues.name, clues.time)
        if recorded is None:
            self._report.omit(recording.entry_kind, "of an unknown meeting", recording.entries)
            self._report.set_file_fate(file, FILE_UNREAD, "Its date or its body is unknown.")
            return
        turns = list(turns_of(recording.lines))
        if not any(turn.lines for turn in turns):
            self._report.omit(recording.entry_kind, "of a file without words", recording.entries)
            self._report.warn("no words", file, "", f"no words in its {plural(recording.entries, 'cue')}")
            return
        self._count_entries(recording, file)
        yield from self._rows(recorded, clues, version, recording, turns)

    def _rows(
        self,
        recorded: RecordedMeeting,
        clues: MeetingClues,
        version: Version,
        recording: Recording,
        turns: Sequence[Turn],
    ) -> Iterator[object]:
        name, file = version.name, self._files.label_of(version.name)
        stem = clues.name.stem
        if recording.kind == "transcript" or stem in self._stems:
            stem = name.rsplit(".", 1)[0].replace("/", ".")
        self._stems.add(clues.name.stem)
        publisher = self._settings.body or recorded.body.name
        key = f"{recording.kind}:{self._settings.place}/{stem}"
        yield (source := Source(key, recording.kind, publisher, PurePosixPath(name).name))
        yield from self._meetings.new_rows(recorded, source, file, names_body=clues.names_body)
        recording.speakers = {**recording.speakers, **self._speakers_beside(name, recorded.body.name)}
        recording.language = version.language or recording.language
        yield from self._statements(recorded, recording, turns, stem, source.id, file)

    def _statements(
        self, recorded: RecordedMeeting, recording: Recording, turns: Sequence[Turn], stem: str, source: str, file: str
    ) -> Iterator[Statement]:
        """The statements of a recording; `stem` tells their keys from those of the meeting's other recordings."""
        count = with_name = 0
        for turn in turns:
            if not turn.lines:
                self._report.make("speaker names without words")
                continue
            self._report.make("speaker turns", not (turn.is_scene or turn.is_resumed))
            speaker = recording.speakers.get(turn.name) if turn.name is not None and turn.is_apart else None
            speaker = unlisted_speaker(turn.name, recording.kind) if speaker is None else speaker
            for piece in pieces_of(turn.lines):
                position = self._meetings.next_position(recorded, file)
                if position is None:
                    return
                with_name += speaker.name is not None
                yield Statement(
                    position,
                    f"{recorded.meeting.id}/{recording.kind}/{stem}/{count}",
                    recorded.meeting.id,
                    piece.text,
                    "scene" if turn.is_scene else "speech",
                    "description" if turn.is_scene else "verbatim",
                    "chamber" if turn.is_scene else venue_of(speaker.capacity),
                    speaker.capacity,
                    speaker_name=speaker.name,
                    affiliation=speaker.affiliation,
                    start_s=piece.start,
                    end_s=piece.end,
                    language=recording.language or "en",
                    source=source,
                    note=speaker.note,
                )
                count += 1
        self._report.make("statements", count)
        self._report.make("statements with a name", with_name)
        if cut := sum(turn.is_cut for turn in turns):
            reason = f"{plural(cut, 'name')} not carried on: no speaker is marked for more than 20 minutes afterward"
            self._report.warn("speaker not marked", file, "", reason)

    def _speakers_beside(self, name: str, body: str) -> dict[str, Speaker]:
        beside = (PurePosixPath(name).parent / SPEAKERS).as_posix()
        if beside not in self._files.names(f"*{SPEAKERS}"):
            return {}
        speakers = read_speakers(self._files.read(beside), body)
        if speakers is None:
            self._report.warn("not JSON", self._files.label_of(beside), "", "not read: the speakers' labels were kept")
        return speakers or {}

    def _count_entries(self, recording: Recording, file: str) -> None:
        """What became of the file's cues or entries, and of the lines in them."""
        report, kind = self._report, recording.entry_kind
        report.load(kind, recording.entries - recording.repeated - recording.wordless)
        report.merge(kind, "sent twice", recording.repeated)
        report.omit(kind, "without words", recording.wordless)
        report.count("caption lines", recording.lines_shown)
        report.load("caption lines", recording.lines_shown - recording.lines_rolled)
        report.merge("caption lines", "that rolled up", recording.lines_rolled)
        if recording.time_unit is not None:
            self._units[recording.time_unit].append(file)

    def _leave_version(self, name: str, what: str) -> None:
        file = self._files.label_of(name)
        self._report.set_file_fate(file, FILE_COPY, what)
        self._report.warn(_SECOND_VERSION, file, "", f"not read: {what}")
