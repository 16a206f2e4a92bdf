"""Caption files that are simpler than WebVTT: YouTube's SBV and json3, LRC, and the table of times of Whisper."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from councilui.load.invisible import join_surrogates
from councilui.load.speech.captions.cues import TEXT_OUTSIDE, Cue, Cues

SBV_TIMES: Final = re.compile(r"(\d{1,4}):(\d\d):(\d\d(?:\.\d{1,3})?),(\d{1,4}):(\d\d):(\d\d(?:\.\d{1,3})?)\s*\Z")
TABLE_HEAD: Final = re.compile(r"start\tend\t(?:speaker\t)?text\s*\Z", re.IGNORECASE)
_OF_TIMES: Final = re.compile(r"(?:start|begin|end|time ?(?:code|stamp))|time\Z")
_OF_WORDS: Final = frozenset(("text", "transcript", "caption", "captions", "words", "utterance", "sentence", "speech"))
_OF_SPEECH: Final = frozenset(("speaker", "speaker name", "name", "id", "duration", "confidence", "line", "segment"))
_LRC_TIMES: Final = re.compile(r"\s*((?:\[\d{1,3}:\d\d(?:[.:]\d{1,3})?\]\s*)+)(.*)")
_LRC_TIME: Final = re.compile(r"[\[<](\d{1,3}):(\d\d)(?:[.:](\d{1,3}))?[\]>]")
_LRC_TAG: Final = re.compile(r"\s*\[(?P<key>[a-z#]+):(?P<value>[^\]]*)\]\s*", re.IGNORECASE)
_SBV_BREAK: Final = re.compile(r"\[br\]", re.IGNORECASE)


def is_speech_head(line: str) -> bool:
    """Whether a line heads a table that holds speech, whose columns nobody agrees on: times, words, speakers."""
    cells = [re.sub(r"[\W_]+", " ", cell.casefold()).strip() for cell in re.split(r"[,;\t]", line)]
    is_time = [_OF_TIMES.match(cell) is not None for cell in cells]
    if is_time[0] and cells[-1] in _OF_WORDS:
        return True
    rest = {cell for cell, is_of_time in zip(cells, is_time, strict=True) if not is_of_time} - _OF_WORDS
    return any(is_time) and not _OF_WORDS.isdisjoint(cells) and rest <= _OF_SPEECH


def read_sbv(lines: Sequence[str]) -> Cues:
    """A line "0:00:01.000,0:00:03.000", then the text, up to the next such line."""
    result = Cues()
    for line in lines:
        if match := SBV_TIMES.match(line):
            parts = [float(part) for part in match.groups()]
            start, end = (hours * 3600 + minutes * 60 + seconds for hours, minutes, seconds in (parts[:3], parts[3:]))
            result.cues.append(Cue(start, max(start, end), []))
        elif line.strip() and result.cues:
            result.cues[-1].lines.extend(_SBV_BREAK.split(line))
    return result


def read_table(lines: Sequence[str]) -> Cues:
    """Rows of start, end, perhaps a speaker, and text, parted by tabs, in milliseconds; a row without a speaker is
    nobody's."""
    result = Cues()
    has_speaker = "speaker" in lines[0].casefold()
    for line in lines[1:]:
        cells = line.split("\t", 3 if has_speaker else 2)
        if len(cells) == (4 if has_speaker else 3) and cells[0].strip().isdecimal() and cells[1].strip().isdecimal():
            start, end = int(cells[0]) / 1000, int(cells[1]) / 1000
            speaker = re.sub("[<>]", "", cells[2]).strip() if has_speaker else ""
            text = f"<v {speaker}>{cells[-1]}</v>" if speaker else cells[-1]
            result.cues.append(Cue(start, max(start, end), [text]))
        elif line.strip() and result.cues:
            result.oddities[TEXT_OUTSIDE] += 1
            result.cues[-1].lines.append(line.replace("\t", " "))
    return result


def read_lrc(lines: Sequence[str]) -> Cues:
    """Lines "[01:02.50]text", each shown until the next; a line with several times stands at each, and an offset in
    milliseconds moves all of them to earlier times."""
    result = Cues()
    offset = 0.0
    timed: list[tuple[float, str]] = []
    for line in lines:
        if match := _LRC_TIMES.fullmatch(line):
            text = _LRC_TIME.sub("", match[2]).strip()
            timed += [(_lrc_seconds(*time), text) for time in _LRC_TIME.findall(match[1])]
        elif tag := _LRC_TAG.fullmatch(line):
            if tag["key"].casefold() == "offset" and re.fullmatch(r"[+-]?\d{1,9}", tag["value"].strip()):
                offset = int(tag["value"]) / 1000
        elif line.strip() and timed:
            result.oddities[TEXT_OUTSIDE] += 1
            timed[-1] = (timed[-1][0], f"{timed[-1][1]} {line.strip()}".strip())
    timed.sort(key=lambda entry: entry[0])
    ends = [start for start, _ in [*timed[1:], *timed[-1:]]]
    for (start, text), end in zip(timed, ends, strict=True):
        if text:
            result.cues.append(Cue(max(start - offset, 0.0), max(end - offset, 0.0), [text]))
    return result


def _lrc_seconds(minutes: str, seconds: str, fraction: str) -> float:
    return int(minutes) * 60 + int(seconds) + (float(f"0.{fraction}") if fraction else 0.0)


def is_json3(data: Any) -> bool:
    """Whether decoded JSON is YouTube's json3."""
    events = data.get("events") if isinstance(data, Mapping) else None
    return isinstance(events, list) and any(isinstance(event, Mapping) and "segs" in event for event in events)


def read_json3(data: Mapping[str, Any]) -> Cues:
    """Events with their times in milliseconds; each stays on the screen into the next, but was said before it."""
    result = Cues()
    for event in data["events"]:
        segments = event.get("segs") if isinstance(event, Mapping) else None
        if not isinstance(segments, list):
            continue
        texts = [segment.get("utf8") for segment in segments if isinstance(segment, Mapping)]
        text = "".join(text for text in texts if isinstance(text, str))
        if not text.strip():
            continue  # a line break of the window that rolls
        start, length = (_milliseconds(event.get(key)) for key in ("tStartMs", "dDurationMs"))
        if result.cues and result.cues[-1].start <= start < result.cues[-1].end:
            result.cues[-1] = result.cues[-1]._replace(end=start)
        # its text is what was said, not markup
        result.cues.append(Cue(start, start + length, join_surrogates(text).replace("<", "&lt;").split("\n")))
    return result


def _milliseconds(value: Any) -> float:
    if isinstance(value, str) and value.isdecimal() and len(value) < 12:
        value = int(value)
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value / 1000 if is_number and 0 <= value < 10**10 else 0.0
