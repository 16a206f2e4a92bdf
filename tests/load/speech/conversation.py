"""One conversation written as each tool writes it. Times are whole seconds; a speaker is a name, a number or None."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple


class Sentence(NamedTuple):
    """A sentence from `start` to `end`; `speaker` counts from 0."""

    speaker: int
    start: int
    end: int
    text: str


Conversation = Sequence[Sentence]


def _clock(seconds: int, point: str = ".") -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}000"


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


def vtt_names(sentences: Conversation, names: Sequence[str]) -> bytes:
    cues = (f"{_clock(s.start)} --> {_clock(s.end)}\n{names[s.speaker]}: {s.text}" for s in sentences)
    return "\n\n".join(["WEBVTT", *cues]).encode()


def vtt_voices(sentences: Conversation, names: Sequence[str]) -> bytes:
    cues = (
        f"{_clock(s.start)} --> {_clock(s.end)}\n<v {html.escape(names[s.speaker])}>{html.escape(s.text)}</v>"
        for s in sentences
    )
    return "\n\n".join(["WEBVTT", *cues]).encode()


def vtt_marks(sentences: Conversation, names: Sequence[str]) -> bytes:
    """A mark and a name where the speaker changes."""
    cues = []
    before = None
    for s in sentences:
        label = f"&gt;&gt; {names[s.speaker].upper()}: " if s.speaker != before else ""
        cues.append(f"{_clock(s.start)} --> {_clock(s.end)}\n{label}{html.escape(s.text)}")
        before = s.speaker
    return "\n\n".join(["WEBVTT", *cues]).encode()


def srt_brackets(sentences: Conversation, names: Sequence[str]) -> bytes:
    cues = (
        f"{n}\n{_clock(s.start, ',')} --> {_clock(s.end, ',')}\n[{names[s.speaker]}]: {s.text}\n"
        for n, s in enumerate(sentences, 1)
    )
    return "\n".join(cues).encode()


def srt_diarized(sentences: Conversation, _: Sequence[str]) -> bytes:
    cues = (
        f"{n}\n{_clock(s.start, ',')} --> {_clock(s.end, ',')}\n[SPEAKER_{s.speaker:02}]: {s.text}\n"
        for n, s in enumerate(sentences, 1)
    )
    return "\n".join(cues).encode()


def srt_label_lines(sentences: Conversation, _: Sequence[str]) -> bytes:
    cues = (
        f"{n}\n{_clock(s.start, ',')} --> {_clock(s.end, ',')}\n[speaker {s.speaker}]\n{s.text}\n"
        for n, s in enumerate(sentences, 1)
    )
    return "\n".join(cues).encode()


def sbv(sentences: Conversation, names: Sequence[str]) -> bytes:
    cues = (f"{_clock(s.start)[1:]},{_clock(s.end)[1:]}\n>> {names[s.speaker]}: {s.text}\n" for s in sentences)
    return "\n".join(cues).encode()


def lrc(sentences: Conversation, names: Sequence[str]) -> bytes:
    def clock(seconds: int) -> str:
        return f"[{seconds // 60:02}:{seconds % 60:02}.00]"

    lines = "".join(f"{clock(s.start)}>> {names[s.speaker]}: {s.text}\n{clock(s.end)}\n" for s in sentences)
    return f"[ti:Council]\n[by:whisper.cpp]\n{lines}".encode()


def ttml(sentences: Conversation, names: Sequence[str]) -> bytes:
    agents = "".join(
        f'<ttm:agent xml:id="a{n}" type="person"><ttm:name type="full">{html.escape(name)}</ttm:name></ttm:agent>'
        for n, name in enumerate(names)
    )
    cues = "".join(
        f'<p begin="{_clock(s.start)}" end="{s.end}s" ttm:agent="a{s.speaker}">{html.escape(s.text)}</p>'
        for s in sentences
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><tt xmlns="http://www.w3.org/ns/ttml" '
        f'xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><head><metadata>{agents}</metadata></head>'
        f"<body><div>{cues}</div></body></tt>"
    ).encode()


def srv3(sentences: Conversation, names: Sequence[str]) -> bytes:
    cues = "".join(
        f'<p t="{s.start * 1000}" d="{(s.end - s.start) * 1000}"><s>&gt;&gt; {html.escape(names[s.speaker])}: </s>'
        f'<s t="20">{html.escape(s.text)}</s></p>'
        for s in sentences
    )
    return f'<?xml version="1.0" encoding="utf-8" ?><timedtext format="3"><body>{cues}</body></timedtext>'.encode()


def json3(sentences: Conversation, names: Sequence[str]) -> bytes:
    events = [
        {"tStartMs": s.start * 1000, "dDurationMs": (s.end - s.start) * 1000,
         "segs": [{"utf8": f">> {names[s.speaker]}:"}, {"utf8": f" {s.text}", "tOffsetMs": 40}]}
        for s in sentences
    ]  # fmt: skip
    return _json({"wireMagic": "pb3", "events": [{"tStartMs": 0, "dDurationMs": 9_000_000, "id": 1}, *events]})


def start_and_duration(sentences: Conversation, names: Sequence[str]) -> bytes:
    return _json(
        [
            {"text": f">> {names[s.speaker]}: {s.text}", "start": float(s.start), "duration": s.end - s.start}
            for s in sentences
        ]
    )


def whisperx(sentences: Conversation, _: Sequence[str]) -> bytes:
    segments = [
        {"start": float(s.start), "end": float(s.end), "text": f" {s.text}", "speaker": f"SPEAKER_{s.speaker:02}"}
        for s in sentences
    ]
    return _json({"segments": segments, "word_segments": [], "language": "en"})


def openai_diarized(sentences: Conversation, names: Sequence[str]) -> bytes:
    words = [{"word": word, "start": float(s.start), "end": float(s.end)} for s in sentences for word in s.text.split()]
    segments = [
        {"id": n, "seek": 0, "start": float(s.start), "end": float(s.end), "text": s.text, "tokens": [1] * 40,
         "speaker": names[s.speaker]}
        for n, s in enumerate(sentences)
    ]  # fmt: skip
    text = " ".join(s.text for s in sentences)
    return _json(
        {
            "task": "transcribe",
            "language": "english",
            "duration": 9.0,
            "text": text,
            "words": words * 20,
            "segments": segments,
        }
    )


def assemblyai(sentences: Conversation, _: Sequence[str]) -> bytes:
    words = [
        {
            "text": word,
            "start": s.start * 1000,
            "end": s.end * 1000,
            "confidence": 0.9,
            "speaker": "ABCDEFGH"[s.speaker],
        }
        for s in sentences
        for word in s.text.split()
    ]
    utterances = [
        {
            "confidence": 0.9,
            "start": s.start * 1000,
            "end": s.end * 1000,
            "text": s.text,
            "speaker": "ABCDEFGH"[s.speaker],
        }
        for s in sentences
    ]
    return _json(
        {
            "id": "x",
            "status": "completed",
            "words": words * 20,
            "utterances": utterances,
            "audio_duration": 900,
            "text": "",
        }
    )


def deepgram(sentences: Conversation, _: Sequence[str]) -> bytes:
    paragraphs = [
        {"sentences": [{"text": s.text, "start": float(s.start), "end": float(s.end)}], "speaker": s.speaker,
         "num_words": 3, "start": float(s.start), "end": float(s.end)}
        for s in sentences
    ]  # fmt: skip
    words = [
        {
            "word": word.lower(),
            "punctuated_word": word,
            "start": float(s.start),
            "end": float(s.end),
            "speaker": s.speaker,
        }
        for s in sentences
        for word in s.text.split()
    ]
    best = {
        "transcript": "…",
        "confidence": 0.9,
        "words": words,
        "paragraphs": {"transcript": "…", "paragraphs": paragraphs},
    }
    return _json({"metadata": {"request_id": "x"}, "results": {"channels": [{"alternatives": [best]}]}})


def rev(sentences: Conversation, names: Sequence[str]) -> bytes:
    def elements(s: Sentence) -> list[dict[str, Any]]:
        words = s.text[:-1].split()
        parts: list[dict[str, Any]] = []
        for word in words:
            parts += [{"type": "text", "value": word, "ts": float(s.start), "end_ts": float(s.end), "confidence": 0.9}]
            parts += [{"type": "punct", "value": " "}]
        return [*parts[:-1], {"type": "punct", "value": s.text[-1]}]

    monologues = [{"speaker": s.speaker, "elements": elements(s)} for s in sentences]
    return _json({"speakers": [{"id": n, "name": name} for n, name in enumerate(names)], "monologues": monologues})


def amazon(sentences: Conversation, _: Sequence[str]) -> bytes:
    items: list[dict[str, Any]] = []
    for s in sentences:
        for word in s.text[:-1].split():
            items.append(
                {"type": "pronunciation", "alternatives": [{"confidence": "0.9", "content": word}],
                 "start_time": f"{s.start}.0", "end_time": f"{s.end}.0", "speaker_label": f"spk_{s.speaker}"}
            )  # fmt: skip
        items.append({"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": s.text[-1]}]})
    return _json(
        {"jobName": "x", "status": "COMPLETED", "results": {"transcripts": [{"transcript": "…"}], "items": items}}
    )


def otter(sentences: Conversation, names: Sequence[str]) -> bytes:
    def clock(seconds: int) -> str:
        return f"{seconds // 60}:{seconds % 60:02}"

    return "\n".join(f"{names[s.speaker]}  {clock(s.start)}  \n{s.text}\n" for s in sentences).encode()


def _words(s: Sentence, word: str, start: str, end: str, speaker: dict[str, Any], *, unit: str) -> list[dict[str, Any]]:
    return [{word: text, start: f"{s.start}{unit}", end: f"{s.end}{unit}", **speaker} for text in s.text.split()]


def google(sentences: Conversation, _: Sequence[str]) -> bytes:
    results = [
        {"alternatives": [{"transcript": s.text, "words": _words(
            s, "word", "startOffset", "endOffset", {"speakerLabel": str(s.speaker)}, unit="s")}]}
        for s in sentences
    ]  # fmt: skip
    return _json({"results": results})


def google_repeated(sentences: Conversation, _: Sequence[str]) -> bytes:
    """Google's first version: the last result has all words once more, with who spoke."""
    times = {"startTime": "seconds", "endTime": "seconds"}
    words = [
        {"word": word["word"], **{key: {unit: word[key]} for key, unit in times.items()}, "speakerTag": s.speaker + 1}
        for s in sentences
        for word in _words(s, "word", "startTime", "endTime", {}, unit="")
    ]
    plain = [{"alternatives": [{"transcript": s.text}]} for s in sentences]
    return _json([*plain, {"alternatives": [{"transcript": "", "words": words}]}])


def watson(sentences: Conversation, _: Sequence[str]) -> bytes:
    timed = [[[word, float(s.start), float(s.end)] for word in s.text.split()] for s in sentences]
    results = [{"final": True, "alternatives": [{"transcript": "…", "timestamps": words}]} for words in timed]
    labels = [{"from": float(s.start), "to": float(s.end), "speaker": s.speaker, "final": True} for s in sentences]
    return _json({"result_index": 0, "results": results, "speaker_labels": labels})


def voicebase(sentences: Conversation, names: Sequence[str]) -> bytes:
    """Words in milliseconds, a word marked "turn" before each speaker's, and stops apart."""
    entries: list[dict[str, object]] = []
    for s in sentences:
        start, end = int(s.start * 1000), int(s.end * 1000)
        entries.append({"w": f"{names[s.speaker]}: ", "s": start, "e": start, "c": 0.1, "m": "turn"})
        for word in s.text.split():
            entries.append({"w": word.rstrip("."), "s": start, "e": end, "c": 0.9})
            entries += [{"w": ".", "s": end, "e": end, "m": "punc"}] if word.endswith(".") else []
    return _json({"transcripts": {"latest": {"revision": "1", "words": entries}}})


def elevenlabs(sentences: Conversation, _: Sequence[str]) -> bytes:
    words = [
        part
        for s in sentences
        for word in s.text.split()
        for part in (
            {"text": word, "start": float(s.start), "end": float(s.end), "type": "word", "speaker_id": s.speaker},
            {"text": " ", "start": float(s.end), "end": float(s.end), "type": "spacing", "speaker_id": s.speaker},
        )
    ]
    return _json({"language_code": "eng", "text": "…", "words": words})


def gladia(sentences: Conversation, _: Sequence[str]) -> bytes:
    entries = [{"text": s.text, "start": float(s.start), "end": float(s.end), "speaker": s.speaker} for s in sentences]
    return _json({"status": "done", "result": {"transcription": {"full_transcript": "…", "utterances": entries}}})


NAMED: Final[dict[str, tuple[str, Callable[[Conversation, Sequence[str]], bytes]]]] = {
    "names": (".vtt", vtt_names),
    "voices": (".vtt", vtt_voices),
    "marks": (".vtt", vtt_marks),
    "brackets": (".srt", srt_brackets),
    "sbv": (".sbv", sbv),
    "lrc": (".lrc", lrc),
    "ttml": (".ttml", ttml),
    "srv3": (".srv3", srv3),
    "json3": (".json3", json3),
    "duration": (".json", start_and_duration),
    "openai": (".json", openai_diarized),
    "rev": (".json", rev),
    "otter": (".txt", otter),
    "voicebase": (".json", voicebase),
}
"""The ending of a file and what writes it, for those forms that name speakers."""

UNNAMED: Final[dict[str, tuple[str, Callable[[Conversation, Sequence[str]], bytes]]]] = {
    "diarized": (".srt", srt_diarized),
    "label lines": (".srt", srt_label_lines),
    "whisperx": (".json", whisperx),
    "assemblyai": (".json", assemblyai),
    "deepgram": (".json", deepgram),
    "amazon": (".json", amazon),
    "google": (".json", google),
    "google, repeated": (".json", google_repeated),
    "watson": (".json", watson),
    "elevenlabs": (".json", elevenlabs),
    "gladia": (".json", gladia),
}
"""The same for those that only tell speakers apart."""
