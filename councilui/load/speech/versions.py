"""Several files of one recording: one is read, the others are second versions of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from councilui.load.dates import DateReader
from councilui.load.file_names import read_name
from councilui.load.inputs import Files
from councilui.load.settings import Settings
from councilui.load.speech.forms import SPEAKERS, find_speech_files, form_of, read_recording
from councilui.load.speech.label_shapes import is_unnamed
from councilui.load.speech.recording import Recording, SpeechError
from councilui.load.speech.transcripts.meeting import find_meeting
from councilui.load.speech.turns import turns_of
from councilui.load.version_names import version_rank

_PREFERRED: Final = ("json", "webvtt", "xml", "srt", "sbv", "table", "lrc", "scc", "text")
_FAMILIAR: Final = ("en", None)  # languages that go before any other
_LENGTH: Final = 4  # words in a row that are compared
_ALIKE: Final = 0.5
_WHOLE: Final = 0.6  # of the words of the longest version; one with less is an excerpt
_FEWEST_RUNS: Final = 5  # in less than that two recordings can agree by chance
_FEWEST_RUNS_OF_TWO: Final = 60  # where the files name two bodies, whose meetings begin and end with the same words


class Version(NamedTuple):
    """A speech file of an input with its form and the language that its name tells."""

    files: Files
    name: str
    form: str
    language: str | None

    @property
    def label(self) -> str:
        """What errors call the file."""
        return self.files.label_of(self.name)


class Versions:
    """The speech files of a load, captions and transcripts, those of one recording together.

    They are one recording when they have one name but for ending and language, or one date and the same words.
    """

    def __init__(self, files: Files, settings: Settings, names: Sequence[str], dates: DateReader) -> None:
        self._settings = settings
        self._dates = dates
        self._recordings = lru_cache(maxsize=4)(self._parse)
        versions = _versions_in(files, settings, names)
        for other in files.elsewhere:
            versions += _versions_in(other, settings, ())
        groups: dict[tuple[Path, str], list[Version]] = defaultdict(list)
        for version in sorted(versions, key=lambda version: version.label):
            groups[_folder_of(version), read_name(version.name).stem].append(version)
        self._groups = self._join_alike(list(groups.values()))

    def groups(self) -> Iterator[tuple[Version, list[Version]]]:
        """For each recording the version to be read, and all that there are."""
        for group in self._groups:
            yield (self._choose(group) if len(group) > 1 else group[0]), group

    def is_readable(self, version: Version) -> bool:
        """Whether there are words in a file."""
        try:
            return bool(self._recordings(version).lines)
        except SpeechError:
            return False

    def _parse(self, version: Version) -> Recording:
        raw = version.files.path(version.name).read_bytes()
        return read_recording(raw, version.form, self._settings.fields)

    def _choose(self, group: Sequence[Version]) -> Version:
        readable = [version for version in group if self.is_readable(version)]
        if len(readable) < 2:
            return (readable or group)[0]
        most_words = max(map(self._count_words, readable))
        return min(readable, key=lambda version: self._rank(version, most_words))

    def _count_words(self, version: Version) -> int:
        if version.language not in _FAMILIAR:
            return 0
        return sum(line.text.count(" ") + 1 for line in self._recordings(version).lines)

    def _rank(self, version: Version, most_words: int) -> tuple[bool, bool, bool, bool, int, int, bool]:
        """The lowest is read: in English, whole, with names, with speakers told apart, corrected, then by what a form
        can say."""
        recording = self._recordings(version)
        names = {turn.name for turn in turns_of(recording.lines) if turn.name}
        has_names = any(not is_unnamed(name) or name in recording.speakers for name in names)
        is_foreign = version.language not in _FAMILIAR
        is_excerpt = self._count_words(version) < most_words * _WHOLE
        form = _PREFERRED.index(version.form)
        rank = version_rank(version.name)[0]
        return (is_foreign, is_excerpt, not has_names, not names, rank, form, version.language is None)

    def _join_alike(self, groups: list[list[Version]]) -> list[list[Version]]:
        """The groups, those of one date joined whose words are the same."""
        joined: list[list[Version]] = []
        by_date: dict[str, list[list[Version]]] = defaultdict(list)
        for group in groups:
            date = self._date(group[0])
            earlier = by_date[date] if date is not None else []
            same = next((other for other in earlier if self._are_alike(other[0], group[0])), None)
            if same is not None:
                same.extend(group)
                continue
            joined.append(group)
            earlier.append(group)
        return joined

    def _date(self, version: Version) -> str | None:
        if date := read_name(version.name, self._dates).date:
            return date
        if version.form != "json" or not self.is_readable(version):
            return None
        data = self._recordings(version).data
        return find_meeting(version.files, version.name, data, self._settings, self._dates).name.date

    def _are_alike(self, one: Version, other: Version) -> bool:
        if not (self.is_readable(one) and self.is_readable(other)):
            return False
        fewest = 0 if _may_be_one_body(one, other) else _FEWEST_RUNS_OF_TWO
        return are_one_recording(self._recordings(one), self._recordings(other), fewest)


def _may_be_one_body(one: Version, other: Version) -> bool:
    """Whether the names of two files give one body, or one gives less of its name: "Council" and "City Council"."""
    bodies = [set((read_name(version.name).body or "").casefold().split()) for version in (one, other)]
    return bodies[0] <= bodies[1] or bodies[1] <= bodies[0]


def _versions_in(files: Files, settings: Settings, names: Sequence[str]) -> list[Version]:
    """The files of an input that the two formats of speech read; only one of them may be asked for."""
    if files.claimed:
        claimed = [name for name, format_name in files.claimed.items() if format_name in ("captions", "transcript")]
        forms = {name: form for name in claimed if (form := form_of(files, name, settings.fields)) is not None}
    else:
        forms = find_speech_files(files, lambda name: settings.fields)
    for name in names:
        if name not in forms and PurePosixPath(name).name != SPEAKERS:
            forms[name] = "json" if name.lower().endswith(".json") else "webvtt"
    return [Version(files, name, form, read_name(name).language) for name, form in forms.items()]


def _folder_of(version: Version) -> Path:
    """The folder in which a file lies, whether it or the folder was given."""
    root = Path(version.files.label)
    if version.files.names() == [root.name]:
        root = root.parent
    return (root / version.name).resolve().parent


def are_one_recording(one: Recording, other: Recording, fewest: int) -> bool:
    """Whether most of the shorter one's words stand in the other one in the same order, four at a time.

    With fewer of these than `fewest` they are not; with hardly any, all must be the same.
    """
    first, second = (_runs_of_words(line.text for line in recording.lines) for recording in (one, other))
    shorter = min(len(first), len(second))
    if shorter < fewest:
        return False
    if shorter < _FEWEST_RUNS:
        return first == second
    return len(first & second) >= _ALIKE * shorter


def _runs_of_words(texts: Iterable[str]) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", " ".join(texts).casefold())
    starts = range(max(1, len(words) - _LENGTH + 1)) if words else ()
    return {tuple(words[start : start + _LENGTH]) for start in starts}
