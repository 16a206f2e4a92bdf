"""The shapes in which transcripts come, each as utterances in the order of the file."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from councilui.load.speech.cleaning import VOICE, VOICE_END, cleaned

_LISTS: Final = ("turns", "sentences", "segments", "utterances", "transcription", "transcript", "results")
_START: Final = ("start_time", "start", "startTime", "start_seconds", "begin", "from")
_END: Final = ("end_time", "end", "endTime", "end_seconds", "stop", "to")
_TEXT: Final = ("text", "sentence", "transcript", "content")
_SPEAKER: Final = ("speaker_public", "speaker_name", "speaker", "speaker_label", "speaker_index")
_VOICES: Final = str.maketrans({VOICE: None, VOICE_END: ":"})
_CLOCK: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d{1,9})?)\Z")


class Utterance(NamedTuple):
    """Words of one speaker. Times are as in the file; `clock` when they are written as 00:01:02, which is seconds.

    `turn` is True when the file itself says that this is a whole turn, `begins` when a mark of captions (">>") does.
    """

    text: str
    start: float | None
    end: float | None
    speaker: str | None
    clock: bool = False
    turn: bool = False
    begins: bool = False


class Shape(NamedTuple):
    """A transcript's list of utterances, and how many of its entries were none."""

    utterances: list[Utterance]
    entries: int


def utterances_of(data: Any, fields: Mapping[str, Any]) -> Shape | None:
    """The utterances of a decoded file; None when there is no list of any known shape in it.

    `fields` may name the keys for "list", "start", "end", "text" and "speaker"; dots go into objects.
    """
    entries = _list_of(data, fields)
    if entries is None:
        return None
    keys = {
        word: (fields[word],) if isinstance(fields.get(word), str) else usual
        for word, usual in (("start", _START), ("end", _END), ("text", _TEXT), ("speaker", _SPEAKER))
    }
    return Shape(list(_utterances(entries, keys)), len(entries))


def at(data: Any, path: str) -> Any:
    """What stands at "meeting.date", None when nothing does."""
    for key in path.split("."):
        if not isinstance(data, Mapping):
            return None
        data = data.get(key)
    return data


def text_of(value: Any) -> str | None:
    """Text or a number as text, blanks single and no half characters; None for nothing."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    if isinstance(value, int) and abs(value) > 10**15:
        return None
    text = re.sub("[\x00-\x1f\x7f-\x9f]", " ", str(value)).encode("utf-8", "replace").decode()
    return " ".join(text.split()) or None


def _list_of(data: Any, fields: Mapping[str, Any]) -> list[Any] | None:
    named = fields.get("list")
    if isinstance(named, str) and named:
        found = at(data, named)
        return found if isinstance(found, list) else None
    if isinstance(data, list):
        return data
    found = next((data[key] for key in _LISTS if isinstance(data.get(key), list)), None) if _is_map(data) else None
    return found if isinstance(found, list) else None


def _utterances(entries: list[Any], keys: Mapping[str, tuple[str, ...]]) -> Iterator[Utterance]:
    for entry in entries:
        if not _is_map(entry):
            continue
        printed = next((text for key in keys["text"] if (text := text_of(at(entry, key)))), None)
        text = cleaned(printed) if printed is not None and ("&" in printed or "<" in printed) else printed or ""
        begins = text.startswith(">>")
        text = text.lstrip("> ").translate(_VOICES)
        if not text:
            continue
        timed = entry.get("offsets") if _is_map(entry.get("offsets")) else entry  # whisper.cpp
        start, start_clock = _first_time(timed, keys["start"])
        end, end_clock = _first_time(timed, keys["end"])
        speaker = next((found for key in keys["speaker"] if (found := text_of(at(entry, key)))), None)
        yield Utterance(text, start, end, speaker, start_clock or end_clock, "turn_id" in entry, begins)


def _first_time(entry: Any, keys: tuple[str, ...]) -> tuple[float | None, bool]:
    for key in keys:
        value = at(entry, key)
        if isinstance(value, str):
            if match := _CLOCK.match(value.strip()):
                hours, minutes, seconds = match[1] or "0", match[2], match[3].replace(",", ".")
                return int(hours) * 3600 + int(minutes) * 60 + float(seconds), True
            try:
                value = float(value) if len(value) < 40 else None
            except ValueError:
                value = None
        if isinstance(value, (int, float)) and not isinstance(value, bool) and _is_usable(value):
            return float(value), False
    return None, False


def _is_usable(value: float) -> bool:
    return (isinstance(value, int) and 0 <= value < 10**12) or (
        isinstance(value, float) and 0 <= value < 1e12 and math.isfinite(value)
    )


def _is_map(data: Any) -> bool:
    return isinstance(data, Mapping)
