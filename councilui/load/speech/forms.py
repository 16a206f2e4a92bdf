"""Which form of captions or transcript a file is in, and its recording."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import chain, pairwise
from pathlib import PurePosixPath
from typing import Any, Final

from councilui.common.shares import plural
from councilui.load.encodings import decode
from councilui.load.inputs import Files
from councilui.load.json_file import JSON_ENDS, decode_json, json_head
from councilui.load.speech.captions.cues import ARROW, TEXT_BEFORE, TEXT_OUTSIDE, Cues, read_cues
from councilui.load.speech.captions.rollup import unroll
from councilui.load.speech.captions.scc import HEAD as SCC_HEAD
from councilui.load.speech.captions.scc import read_scc
from councilui.load.speech.captions.small_forms import (
    SBV_TIMES,
    TABLE_HEAD,
    is_json3,
    read_json3,
    read_lrc,
    read_sbv,
    read_table,
)
from councilui.load.speech.captions.timed_xml import ROOTS, read_timed_xml
from councilui.load.speech.recording import Recording, SpeechError, SpeechLine
from councilui.load.speech.transcripts.generic import is_spoken, opened, read_generic
from councilui.load.speech.transcripts.services import read_service
from councilui.load.speech.transcripts.speakers import unlisted_speaker
from councilui.load.speech.transcripts.text_form import is_text_transcript, read_text_transcript
from councilui.load.speech.transcripts.units import Unit, unit_of
from councilui.load.speech.transcripts.utterances import Transcript
from councilui.load.speech.transcripts.values import value_at

SPEAKERS: Final = "speakers.json"
CAPTION_FORMS: Final = ("webvtt", "srt", "sbv", "scc", "lrc", "xml", "table")
TRANSCRIPT_FORMS: Final = ("json", "text")

_BY_SUFFIX: Final = {
    ".vtt": "webvtt", ".srt": "srt", ".sbv": "sbv", ".scc": "scc", ".lrc": "lrc", ".json3": "json",
}  # fmt: skip
_XML_SUFFIXES: Final = (".ttml", ".dfxp", ".itt", ".xml", ".srv1", ".srv2", ".srv3", ".ttml2")
_TEXT_SUFFIXES: Final = (".txt", ".tsv", "")
_CUES: Final = re.compile(r"WEBVTT(?:[ \t\r\n]|\Z)|(?:\d+\s*[\r\n]\s*)?\d+:\d\d?:\d\d?[.,]\d+ *-->")
_XML_ROOT: Final = re.compile(
    r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<(?:[\w.-]+:)?([\w.-]+)[\s>]", re.DOTALL
)
_LEGISTAR: Final = re.compile(rb'"(?:Event|EventItem|Vote|RollCall|Matter|Person|OfficeRecord|Body)[A-Z]\w*"\s*:')
_TRIED: Final = 20  # files of a large folder that are looked at; if none is a transcript, it is left alone
_LARGE: Final = 500
_HEAD: Final = 4096
_MOST_BYTES: Final = 128 << 20  # the words of a day, each with its times, take a quarter of it
_LATE_S: Final = 3_500.0  # tapes begin at an hour
# Lines end as WebVTT says. Other controls, and the marks by which we know a voice span later, are no text.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def _split_lines(text: str) -> list[str]:
    """The lines, every control character a blank: encoders end each line with NUL, and a NUL ends a C string."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub(" ", text).split("\n")


def find_speech_files(
    files: Files, fields_of: Callable[[str], Mapping[str, Any]], *, with_json: bool = True
) -> dict[str, str]:
    """The form of each file of the input that holds speech, by name; `fields_of` is the user's map for a file."""
    forms: dict[str, str] = {}
    folders: dict[str, list[str]] = defaultdict(list)
    for name in files.names():
        if PurePosixPath(name).suffix.lower() in JSON_ENDS:
            if with_json:
                folders[str(PurePosixPath(name).parent)].append(name)
        elif form := form_of(files, name, fields_of(name)):
            forms[name] = form
    for names in folders.values():
        few = names[:: len(names) // _TRIED] if len(names) >= _LARGE else []
        if not few or any(form_of(files, name, fields_of(name)) for name in few):
            forms |= {name: form for name in names if (form := form_of(files, name, fields_of(name)))}
    return forms


def form_of(files: Files, name: str, fields: Mapping[str, Any]) -> str | None:
    """The form of one file, None when no speech is in it. Names tell captions; of all else the whole is looked at."""
    path = PurePosixPath(name)
    suffix = path.suffix.lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if suffix in JSON_ENDS:
        return "json" if path.name != SPEAKERS and _is_json_speech(files, name, fields) else None
    if suffix in _XML_SUFFIXES:
        root = _XML_ROOT.match(decode(files.head(name, _HEAD))[0])
        return "xml" if root and root[1] in ROOTS else None
    if suffix not in _TEXT_SUFFIXES:
        return None
    text, _ = decode(files.head(name, _HEAD))
    return _form_of_text(files, name, text.lstrip("\ufeff \r\n\t"))


def read_recording(raw: bytes, form: str, fields: Mapping[str, Any]) -> Recording:
    """The recording in a file of a form. Raises SpeechError."""
    if len(raw) > _MOST_BYTES:
        size = f"{len(raw) >> 20:,} MB, more than the {_MOST_BYTES >> 20} that a recording's words take"
        raise SpeechError("file too large", f"it has {size}", f"It has {size}.")
    if form == "json":
        recording, guess = _from_json(raw, fields)
    else:
        text, guess = decode(raw)
        lines = _split_lines(text)
        recording = _from_text(lines) if form == "text" else _from_cues(_read_cues(form, text, lines))
    if guess is not None:
        recording.issues.insert(0, ("encoding guessed", guess))
    return recording


def _is_json_speech(files: Files, name: str, fields: Mapping[str, Any]) -> bool:
    head = json_head(files, name, _HEAD)
    if head[:1] not in (b"[", b"{") or _LEGISTAR.search(head):
        return False
    try:
        data = _decode_json(files.read(name))[0]
    except ValueError:
        return False
    if isinstance(data, list):
        text = fields.get("text")
        is_mapped = isinstance(text, str) and any(value_at(row, text) is not None for row in data[:_TRIED])
        return is_spoken(opened(data)) or is_mapped or read_service(data) is not None
    key = fields.get("list") or fields.get("text")
    if isinstance(key, str) and key and value_at(data, key) is not None:
        return True
    return is_json3(data) or read_service(data) is not None or read_generic(data, {}) is not None


def _decode_json(raw: bytes) -> tuple[Any, str | None]:
    """The value of a file, in which a list of lists, as Granicus has captions, is one; and a guess at its encoding."""
    value, guess = decode_json(raw)
    if isinstance(value, list) and all(isinstance(part, list) for part in value):
        value = list(chain.from_iterable(value))
    return value, guess


def _form_of_text(files: Files, name: str, head: str) -> str | None:
    first, _, rest = head.partition("\n")
    if _CUES.match(head):
        return "webvtt" if head.startswith("WEBVTT") else "srt"
    if SBV_TIMES.match(first.rstrip("\r")):
        return "sbv"
    if first.startswith(SCC_HEAD):
        return "scc"
    if TABLE_HEAD.match(first.rstrip("\r")) and re.match(r"\d+\t\d+\t", rest):
        return "table"
    if PurePosixPath(name).suffix.lower() == ".txt" and is_text_transcript(_split_lines(decode(files.read(name))[0])):
        return "text"
    return None


def _read_cues(form: str, text: str, lines: list[str]) -> Cues:
    if form == "sbv":
        return read_sbv(lines)
    if form == "lrc":
        return read_lrc(lines)
    if form == "scc":
        return read_scc(text)
    if form == "xml":
        return read_timed_xml(text)
    if form == "table":
        return read_table([line for line in lines if line.strip()])
    return read_cues(lines)


def _from_cues(cues: Cues) -> Recording:
    if not cues.cues:
        raise SpeechError(
            "no cues", f'it has no line of times ("00:00:01.000 {ARROW} 00:00:02.000")', "It has no cues."
        )
    captions = unroll(cues.cues, repeats_screen=cues.repeats_screen)
    count = len(cues.cues)
    recording = Recording("captions", captions.lines, entries=count, repeated=captions.repeated)
    recording.wordless = count - captions.cues - captions.repeated
    recording.lines_shown, recording.lines_rolled = captions.lines_shown, captions.rolled
    first = recording.lines[0].start if recording.lines else None
    if first is not None and first >= _LATE_S:
        reason = f"its first words are at {first / 60:,.0f} minutes: these may be times on a tape, not in the recording"
        recording.issues.append(("caption times", reason))
    for sentence, number in cues.oddities.items():
        kind = "text outside cues" if sentence in (TEXT_OUTSIDE, TEXT_BEFORE) else "caption times"
        recording.issues.append((kind, sentence if number == 1 else f"{sentence} ({number:,} times)"))
    return recording


def _from_json(raw: bytes, fields: Mapping[str, Any]) -> tuple[Recording, str | None]:
    """The recording, and what had to be assumed about the encoding."""
    try:
        data, guess = _decode_json(raw)
    except ValueError as error:
        raise SpeechError("not JSON", f"not read: {str(error)[:200]}", "It isn't JSON.") from error
    if is_json3(data):
        return _from_cues(read_json3(data)), guess
    transcript = (None if fields.get("list") else read_service(data)) or read_generic(data, fields)
    if transcript is None or not transcript.utterances:
        reason = (
            "not read: it has no list of texts; name list, text, start, end and speaker under [fields]"
            " in councilui.toml"
        )
        raise SpeechError("no transcript", reason, "It has no list of texts.")
    recording = _from_transcript(transcript)
    recording.data = data
    return recording, guess


def _from_text(lines: list[str]) -> Recording:
    transcript = read_text_transcript(lines)
    if not transcript.utterances:
        raise SpeechError("no transcript", "not read: no names with times are in it", "No names with times are in it.")
    return _from_transcript(transcript)


def _from_transcript(transcript: Transcript) -> Recording:
    utterances = transcript.utterances
    recording = Recording("transcript", language=_language_code(transcript.language), entries=transcript.entries)
    unit = Unit(transcript.unit, "", None) if transcript.unit is not None else unit_of(utterances)
    recording.time_unit = unit.name or None
    if unit.doubt is not None:
        recording.issues.append(("unit of time", f"taken for {unit.name}, but {unit.doubt}"))
    for utterance in utterances:
        start = None if utterance.start is None else round(utterance.start * unit.seconds, 3)
        end = start if utterance.end is None else round(utterance.end * unit.seconds, 3)
        end = None if start is None or end is None else max(start, end)
        recording.lines.append(SpeechLine(utterance.text, start, end, utterance.speaker, utterance.is_turn))
    starts = [line.start for line in recording.lines if line.start is not None]
    if not starts:
        reason = "none of its texts has a readable time"
        if transcript.has_times_of_day:
            reason = "its times are clock times, not times in the recording, so they were left out"
        recording.issues.append(("no time", reason))
    if back := sum(after < before for before, after in pairwise(starts)):
        recording.issues.append(
            ("times go back", f"{plural(back, 'time')} earlier than the one before; the file's order was kept")
        )
    recording.wordless = transcript.wordless
    if transcript.wordless:
        recording.issues.append(("entries without text", f"entries without text: {transcript.wordless:,}"))
    recording.speakers = {label: unlisted_speaker(name, recording.kind) for label, name in transcript.speakers}
    return recording


_LANGUAGE_NAMES: Final = {
    "english": "en", "spanish": "es", "french": "fr", "german": "de", "portuguese": "pt", "chinese": "zh",
    "vietnamese": "vi", "korean": "ko", "japanese": "ja", "tagalog": "tl", "russian": "ru", "arabic": "ar",
}  # fmt: skip


def _language_code(name: str | None) -> str | None:
    """A code of two letters for "en-US", "english" or "en"; None for what is none of these."""
    name = (name or "").casefold()
    match = re.fullmatch(r"([a-z]{2})(?:[-_][a-z0-9]{2,4})?", name)
    return match[1] if match else _LANGUAGE_NAMES.get(name)
