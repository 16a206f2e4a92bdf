"""Transcripts of no service in particular: a list of objects with a text and a time, wherever it stands in the file."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from councilui.load.speech.markup import clean_text
from councilui.load.speech.transcripts.utterances import Transcript, Utterance, group_words
from councilui.load.speech.transcripts.values import first_text, text_of, time_of, value_at

_LISTS: Final = (
    "turns", "utterances", "sentences", "segments", "paragraphs", "transcription", "transcript", "chunks", "captions",
    "cues", "entries", "results",
)  # fmt: skip
_WORD_LISTS: Final = ("words", "word_segments")
_START: Final = (
    "start_time", "start", "startTime", "start_seconds", "begin", "from", "startTimestamp", "start_timestamp",
    "startOffset", "offset", "ts", "timestamp", "time",
)  # fmt: skip
_END: Final = (
    "end_time", "end", "endTime", "end_seconds", "stop", "to", "endTimestamp", "end_timestamp", "endOffset",
    "end_ts",
)  # fmt: skip
_LENGTH: Final = ("duration", "dur", "length")
_START_MS: Final = ("startMs", "start_ms", "startTimeMs", "start_time_ms", "offsetMs")
_END_MS: Final = ("endMs", "end_ms", "endTimeMs", "end_time_ms")
_TEXT: Final = ("text", "sentence", "transcript", "content", "caption", "line")
_WORD: Final = ("punctuated_word", "punct", "word", "text", "value")
_SPEAKER: Final = (
    "speaker_public",
    "speaker_name",
    "speakerName",
    "speaker",
    "speaker_label",
    "speakerLabel",
    "speaker_index",
    "speaker_id",
    "speakerId",
    "speaker.name",
    "speaker.label",
    "speaker.id",
    "speaker.@id",
    "participant",
    "speakerDisplayName",
    "from.name",
)
_SPEAKER_LISTS: Final = ("speakers", "participants")  # fmt: skip
_LANGUAGE: Final = ("language", "language_code", "lang", "metadata.language")
_DEEPEST: Final = 4
_ENTRIES_TRIED: Final = 50

Keys = Mapping[str, tuple[str, ...]]
_KEYS: Final[Keys] = {"start": _START, "end": _END, "text": _TEXT, "speaker": _SPEAKER}


def read_generic(data: Any, fields: Mapping[str, Any]) -> Transcript | None:
    """The utterances of a decoded file; None when there is no list of them in it.

    `fields` may name the keys for "list", "start", "end", "text" and "speaker"; dots go into objects.
    """
    keys = {word: (fields[word],) if isinstance(fields.get(word), str) else usual for word, usual in _KEYS.items()}
    language = first_text(data, _LANGUAGE)
    list_key = fields.get("list")
    if isinstance(list_key, str) and list_key:
        entries = value_at(data, list_key)
        return _transcript(entries, keys, language) if isinstance(entries, list) else None
    if isinstance(data, list):
        return _transcript(opened(data, keys), keys, None)
    lists = [(key, opened(entries, keys)) for key, entries in _lists(data, 0)] if isinstance(data, Mapping) else []
    spoken = [(key, entries) for key, entries in lists if key not in _WORD_LISTS and is_spoken(entries, keys)]
    if spoken:
        rank = {key: number for number, key in enumerate(_LISTS)}
        _, entries = min(spoken, key=lambda pair: (rank.get(pair[0], 99), -len(pair[1])))
        transcript = _transcript(entries, keys, language)
        transcript.utterances = list(_with_spans(transcript.utterances, lists, keys))
        transcript.speakers = _listed_names(lists)
        return transcript
    word_keys = {**keys, "text": _WORD}
    words = next((entries for key, entries in lists if key in _WORD_LISTS and is_spoken(entries, word_keys)), None)
    if words is None:
        return None
    utterances = list(_with_spans(_utterances(words, word_keys), lists, keys))
    longest = max((utterance.start or 0.0 for utterance in utterances), default=0.0)
    second = 1000.0 if len(utterances) and longest / len(utterances) > 20 else 1.0  # people say a word or more a second
    grouped = list(group_words(utterances, second))
    return Transcript(grouped, len(words), language=language, speakers=_listed_names(lists))


def _with_spans(utterances: Iterable[Utterance], lists: list[tuple[str, list[Any]]], keys: Keys) -> Iterator[Utterance]:
    """The utterances, each with the speaker of the span that it lies in, where a list of the file has nothing but spans
    with speakers: Trint's and the BBC's paragraphs, a diarization beside its words."""
    spans = next((spans for _, entries in lists if (spans := list(_spans(entries, keys)))), [])
    starts = [start for start, _, _ in spans]
    for utterance in utterances:
        if utterance.speaker is None and utterance.start is not None and spans:
            _, end, speaker = spans[max(bisect_right(starts, utterance.start) - 1, 0)]
            is_whole = utterance.end is None or utterance.end <= end or " " not in utterance.text
            is_in = is_whole and starts[0] <= utterance.start < end
            utterance = utterance._replace(speaker=speaker if is_in else None)
        yield utterance


def _spans(entries: list[Any], keys: Keys) -> Iterator[tuple[float, float, str | None]]:
    """The start, end and speaker of each entry of a list of spans in order, without words; nothing of any other list.
    A span without an end lasts to the next."""
    rows = [entry for entry in entries if isinstance(entry, Mapping)]
    words = (*_TEXT, *_WORD)
    if len(rows) < len(entries) or any(text_of(row.get(key)) for row in rows for key in words):
        return
    speakers = [first_text(row, keys["speaker"]) for row in rows]
    if not any(speakers):
        return
    times = [_times(row, keys)[:2] for row in rows]
    starts = [start for start, _ in times if start is not None]
    if len(starts) < len(rows) or starts != sorted(starts):
        return
    for start, (_, end), speaker, after in zip(starts, times, speakers, [*starts[1:], math.inf], strict=True):
        yield start, after if end is None else min(end, after), speaker


def _listed_names(lists: list[tuple[str, list[Any]]]) -> tuple[tuple[str, str], ...]:
    return tuple(pair for key, people in lists if key in _SPEAKER_LISTS for pair in _names(people))


def opened(entries: list[Any], keys: Keys = _KEYS) -> list[Any]:
    """The entries that stand inside those of a list, each with the speaker of the one around it; a list of words is one
    entry. The list itself when its entries have texts of their own, or nothing inside."""
    if is_spoken(entries, keys):
        return entries
    opened: list[Any] = []
    for entry in entries:
        if not isinstance(entry, Mapping):
            continue
        around = {key.split(".")[0]: entry[key.split(".")[0]] for key in keys["speaker"] if key.split(".")[0] in entry}
        inner = next((entry[key] for key in _LISTS if is_spoken(entry.get(key), keys)), None)
        words = next((entry[key] for key in _WORD_LISTS if is_spoken(entry.get(key), {**keys, "text": _WORD})), None)
        if inner is not None:
            opened += [{**around, **part} for part in inner if isinstance(part, Mapping)]
        elif words is not None:
            sentences = group_words(_utterances(words, {**keys, "text": _WORD}))
            opened.append({**words[0], **entry, "text": " ".join(sentence.text for sentence in sentences)})
    return opened or entries


def _names(people: list[Any]) -> Iterator[tuple[str, str]]:
    """Pairs of an id and a name, from a file's list of speakers."""
    for person in people:
        if isinstance(person, Mapping):
            label = first_text(person, ("id", "label", "speakerId", "speaker_id"))
            name = first_text(person, ("name", "speaker_name", "displayName"))
            if label and name and label != name:
                yield label, name


def _transcript(entries: list[Any], keys: Keys, language: str | None) -> Transcript:
    utterances = list(_utterances(entries, keys))
    return Transcript(utterances, len(entries), language=language, wordless=len(entries) - len(utterances))


def is_spoken(entries: Any, keys: Keys = _KEYS) -> bool:
    """Whether most objects of a list have a text and a time; [] has none."""
    if not isinstance(entries, list):
        return False
    tried = [entry for entry in entries[:_ENTRIES_TRIED] if isinstance(entry, Mapping)]
    fitting = sum(
        any(isinstance(value_at(entry, key), str) for key in keys["text"])
        and any(_may_be_time(entry, key) for key in (*keys["start"], *_START_MS, "offsets"))
        for entry in tried
    )
    return bool(tried) and fitting * 2 >= len(tried)


def _may_be_time(entry: Mapping[str, Any], key: str) -> bool:
    """Whether a time stands there, or none where one should be; not a time of day or a date."""
    if key.split(".")[0] not in entry:
        return False
    value = value_at(entry, key)
    return value is None or isinstance(value, (list, Mapping)) or time_of(value)[0] is not None


def _lists(data: Mapping[str, Any], depth: int) -> Iterator[tuple[str, list[Any]]]:
    for key, value in data.items():
        if isinstance(value, list):
            yield key, value
        elif isinstance(value, Mapping) and depth < _DEEPEST:
            yield from _lists(value, depth + 1)


def _utterances(entries: list[Any], keys: Keys) -> Iterator[Utterance]:
    for entry in entries:
        if not isinstance(entry, Mapping):
            continue
        printed = next((text for key in keys["text"] if (text := text_of(value_at(entry, key)))), None)
        text = clean_text(printed) if printed else ""
        if not text:
            continue
        start, end, has_clock = _times(entry, keys)
        yield Utterance(text, start, end, first_text(entry, keys["speaker"]), has_clock, "turn_id" in entry)


def _times(entry: Mapping[str, Any], keys: Keys) -> tuple[float | None, float | None, bool]:
    """Start, end, and whether they are in seconds for certain."""
    offsets, both = entry.get("offsets"), entry.get("timestamp", entry.get("timestamps"))
    if isinstance(both, list):  # [0.0, 5.2]
        entry = {**entry, "start": both[0] if both else None, "end": both[1] if len(both) > 1 else None}
    timed = offsets if isinstance(offsets, Mapping) else entry  # whisper.cpp
    start, start_clock = _first_time(timed, keys["start"])
    end, end_clock = _first_time(timed, keys["end"])
    if start is None:
        start, end = (_first_time(timed, ms)[0] for ms in (_START_MS, _END_MS))
        if start is not None:
            return start / 1000, None if end is None else end / 1000, True
    length, _ = _first_time(timed, _LENGTH)
    if end is None and start is not None and length is not None:
        end = start + length
    return start, end, start_clock or end_clock


def _first_time(entry: Any, keys: tuple[str, ...]) -> tuple[float | None, bool]:
    for key in keys:
        time, has_clock = time_of(value_at(entry, key))
        if time is not None:
            return time, has_clock
    return None, False
