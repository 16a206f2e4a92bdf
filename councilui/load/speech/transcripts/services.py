"""The JSON that speech-to-text services write, each known by its whole structure.

A reader takes the decoded file and gives its transcript, or None when the file is of another form.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from councilui.load.speech.markup import clean_text
from councilui.load.speech.transcripts.utterances import Transcript, Utterance, group_words
from councilui.load.speech.transcripts.values import first_text, list_at, maps_at, text_of, time_of, value_at

_MILLISECOND: Final = 0.001
_NANOSECOND: Final = 1e-9
_TICK: Final = 1e-7
_SAMPLE: Final = 1 / 16_000  # what Otter counts in: samples of its audio


def read_service(data: Any) -> Transcript | None:
    """The transcript of a file of a service that is known, None for any other."""
    if isinstance(data, list) and all(isinstance(part, Mapping) and "alternatives" in part for part in data):
        data = {"results": data}  # of Google or IBM, without what stands around it
    if not isinstance(data, Mapping):
        return None
    transcripts = (transcript for reader in _READERS if (transcript := reader(data)) is not None)
    return next((transcript for transcript in transcripts if transcript.utterances), None)


def _deepgram(data: Mapping[str, Any]) -> Transcript | None:
    channels = maps_at(data, "results.channels")
    best = [next(iter(maps_at(channel, "alternatives")), None) for channel in channels]
    if not any(best):
        return None
    language = first_text(channels[0], ["detected_language"]) or first_text(data, ["metadata.language"])
    if entries := maps_at(data, "results.utterances"):
        several = len(channels) > 1
        utterances = [
            _utterance(entry, "transcript", speaker=_channel(entry) if several else text_of(entry.get("speaker")))
            for entry in entries
        ]
        return Transcript(_spoken(utterances), len(entries), 1.0, language)
    utterances, count = [], 0
    for number, alternative in enumerate(best):
        speaker = f"channel {number + 1}" if len(best) > 1 else None
        sentences = list(_deepgram_sentences(alternative, speaker))
        words = [
            _utterance(word, "punctuated_word", "word", speaker=speaker or text_of(word.get("speaker")))
            for word in maps_at(alternative, "words")
        ]
        count += len(sentences) or len(words)
        utterances += sentences or list(group_words(_spoken(words)))
    if not utterances:
        texts = [text for alternative in best if (text := text_of(value_at(alternative, "transcript")))]
        utterances, count = [Utterance(clean_text(text), None, None) for text in texts], len(texts)
    return Transcript(sorted(_spoken(utterances), key=lambda utterance: utterance.start or 0.0), count, 1.0, language)


def _deepgram_sentences(alternative: Any, speaker: str | None) -> Iterator[Utterance]:
    for paragraph in maps_at(alternative, "paragraphs.paragraphs"):
        for sentence in maps_at(paragraph, "sentences"):
            yield _utterance(sentence, "text", speaker=speaker or text_of(paragraph.get("speaker")))


def _channel(entry: Mapping[str, Any]) -> str | None:
    number = entry.get("channel")
    return f"channel {number + 1}" if isinstance(number, int) else None


def _assemblyai(data: Mapping[str, Any]) -> Transcript | None:
    if "audio_duration" not in data and "audio_url" not in data and "acoustic_model" not in data:
        return None
    language = first_text(data, ["language_code"])
    for key in ("utterances", "sentences", "paragraphs"):
        if entries := maps_at(data, key):
            utterances = [_utterance(entry, "text", speaker=text_of(entry.get("speaker"))) for entry in entries]
            return Transcript(_spoken(utterances), len(entries), _MILLISECOND, language)
    words = [_utterance(word, "text", speaker=text_of(word.get("speaker"))) for word in maps_at(data, "words")]
    return Transcript(list(group_words(_spoken(words), 1000.0)), len(words), _MILLISECOND, language) if words else None


def _rev(data: Mapping[str, Any]) -> Transcript | None:
    monologues = maps_at(data, "monologues")
    utterances: list[Utterance] = []
    for monologue in monologues:
        speaker = first_text(monologue, ["speaker_name", "speaker.name", "speaker.id", "speaker", "speaker_id"])
        utterances += _rev_sentences(maps_at(monologue, "elements"), speaker)
    names = tuple(
        (label, name)
        for entry in maps_at(data, "speakers")
        if (label := first_text(entry, ["id", "label"])) and (name := text_of(entry.get("name")))
    )
    return Transcript(utterances, len(monologues), 1.0, first_text(data, ["language"]), names) if monologues else None


def _rev_sentences(elements: list[Mapping[str, Any]], speaker: str | None) -> Iterator[Utterance]:
    """The sentences of a monologue; its blanks and stops are elements, too."""
    text, start, end = "", None, None
    for position, element in enumerate(elements):
        value = element.get("value")
        if isinstance(value, str):
            is_word = element.get("type") != "punct"
            text += f" {value}" if is_word and text and not text[-1].isspace() else value
        begins, _ = time_of(element.get("ts", element.get("timestamp")))
        ends, _ = time_of(element.get("end_ts", element.get("end_timestamp")))
        start = begins if start is None else start
        end = ends if ends is not None else end
        if position == len(elements) - 1 or text.rstrip().endswith((".", "?", "!")):
            if words := clean_text(text):
                yield Utterance(words, start, end, speaker)
            text, start, end = "", None, None


def _speakers_by_start(labels: Iterable[Mapping[str, Any]], start: str, speaker: str) -> dict[float | None, str | None]:
    """Who speaks at which second, where labels and words are joined by their start; a label without one is no one's."""
    times = ((time_of(label.get(start))[0], text_of(label.get(speaker))) for label in labels)
    return {time: name for time, name in times if time is not None}


def _amazon(data: Mapping[str, Any]) -> Transcript | None:
    if not isinstance(value_at(data, "results"), Mapping):
        return None
    if segments := maps_at(data, "results.audio_segments"):
        utterances = [_utterance(part, "transcript", speaker=text_of(part.get("speaker_label"))) for part in segments]
        return Transcript(_spoken(utterances), len(segments), 1.0, first_text(data, ["results.language_code"]))
    segments = maps_at(data, "results.speaker_labels.segments")
    items = (item for segment in segments for item in maps_at(segment, "items"))
    speakers = _speakers_by_start(items, "start_time", "speaker_label")
    words: list[Utterance] = []
    for item in maps_at(data, "results.items"):
        text = next((text for word in maps_at(item, "alternatives") if (text := text_of(word.get("content")))), None)
        speaker = text_of(item.get("speaker_label")) or speakers.get(time_of(item.get("start_time"))[0])
        words += _word(text, item, speaker, words)
    return Transcript(list(group_words(words)), len(list_at(data, "results.items")), 1.0) if words else None


def _speechmatics(data: Mapping[str, Any]) -> Transcript | None:
    words: list[Utterance] = []
    items = maps_at(data, "results")
    for item in items:
        if "alternatives" not in item or "start_time" not in item:
            return None
        best = next(iter(maps_at(item, "alternatives")), {})
        words += _word(text_of(best.get("content")), item, text_of(best.get("speaker")), words)
    language = first_text(data, ["metadata.transcription_config.language"])
    return Transcript(list(group_words(words)), len(items), 1.0, language) if words else None


def _google(data: Mapping[str, Any]) -> Transcript | None:
    results = maps_at(data, "results") or maps_at(data, "response.results")
    best = [next(iter(maps_at(result, "alternatives")), {}) for result in results]
    if not any(isinstance(alternative.get("transcript"), str) for alternative in best):
        return None
    words = [word for alternative in _without_repeats(best) for word in maps_at(alternative, "words")]
    if any("speakerTag" in word or "speakerLabel" in word for word in words):
        entries = [
            Utterance(text, *_google_times(word), first_text(word, ["speakerLabel", "speakerTag"]))
            for word in words
            if (text := text_of(word.get("word")))
        ]
        return Transcript(list(group_words(entries)), len(entries), 1.0)
    utterances = []
    for alternative in best:
        times = [_google_times(word) for word in maps_at(alternative, "words")]
        text = text_of(alternative.get("transcript"))
        if text:
            start, end = (times[0][0], times[-1][1]) if times else (None, None)
            utterances.append(Utterance(clean_text(text), start, end))
    return Transcript(utterances, len(results), 1.0, first_text(results[0], ["languageCode"]))


def _without_repeats(alternatives: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The last alone where it has all words of the others again, told apart by speaker."""
    *others, last = alternatives
    earlier = Counter(word for other in others for word in (text_of(other.get("transcript")) or "").split())
    again = Counter(text_of(word.get("word")) or "" for word in maps_at(last, "words"))
    return alternatives if earlier - again else [last]


def _google_times(word: Mapping[str, Any]) -> tuple[float | None, float | None]:
    start, end = word.get("startTime", word.get("startOffset", "0s")), word.get("endTime", word.get("endOffset"))
    return _google_time(start), _google_time(end)


def _google_time(value: object) -> float | None:
    """Seconds of "1.5s", or of {"seconds": "1", "nanos": 500000000}, in which zeros are left out."""
    if isinstance(value, Mapping):
        seconds, nanos = (time_of(value.get(unit, 0))[0] or 0.0 for unit in ("seconds", "nanos"))
        return seconds + nanos * _NANOSECOND
    return time_of(value)[0]


def _watson(data: Mapping[str, Any]) -> Transcript | None:
    best = [next(iter(maps_at(result, "alternatives")), {}) for result in maps_at(data, "results")]
    timed = [word for alternative in best for word in list_at(alternative, "timestamps")]
    if not timed or not all(isinstance(word, list) and len(word) == 3 for word in timed):
        return None
    speakers = _speakers_by_start(maps_at(data, "speaker_labels"), "from", "speaker")
    words = [
        Utterance(clean_text(text), begin := time_of(start)[0], time_of(end)[0], speakers.get(begin))
        for text, start, end in timed
        if isinstance(text, str)
    ]
    return Transcript(list(group_words(words)), len(words), 1.0)


def _azure(data: Mapping[str, Any]) -> Transcript | None:
    phrases = maps_at(data, "recognizedPhrases")
    utterances = []
    for phrase in phrases:
        text = next((text for option in maps_at(phrase, "nBest") if (text := text_of(option.get("display")))), None)
        start, length = time_of(phrase.get("offsetInTicks"))[0], time_of(phrase.get("durationInTicks"))[0]
        end = start + length if start is not None and length is not None else None
        if text:
            utterances.append(Utterance(clean_text(text), start, end, text_of(phrase.get("speaker"))))
    return Transcript(utterances, len(phrases), _TICK) if phrases else None


def _otter(data: Mapping[str, Any]) -> Transcript | None:
    data = speech if isinstance(speech := data.get("speech"), Mapping) else data
    entries = maps_at(data, "transcripts")
    if not entries or not all("start_offset" in entry for entry in entries):
        return None
    names = {
        label: name
        for entry in maps_at(data, "speakers")
        if (label := first_text(entry, ["id", "speaker_id"])) and (name := first_text(entry, ["speaker_name", "name"]))
    }
    utterances = []
    for entry in entries:
        label = first_text(entry, ["speaker_id", "speaker_model_label", "label"])
        speaker = first_text(entry, ["speaker_name"]) or names.get(label or "") or label
        start, end = time_of(entry["start_offset"])[0], time_of(entry.get("end_offset"))[0]
        utterances.append(Utterance(clean_text(text_of(entry.get("transcript")) or ""), start, end, speaker))
    return Transcript(_spoken(utterances), len(entries), _otter_unit(data, utterances))


def _otter_unit(data: Mapping[str, Any], utterances: list[Utterance]) -> float:
    """Seconds in a unit of an offset: samples, or milliseconds where the recording's length shows that they are."""
    last = max((moment for utterance in utterances if (moment := utterance.end or utterance.start)), default=0.0)
    length, _ = time_of(data.get("duration"))
    return _MILLISECOND if length and last * _MILLISECOND <= length + 1 else _SAMPLE


def _voicebase(data: Mapping[str, Any]) -> Transcript | None:
    """Words "w" in milliseconds; one marked "turn" is who speaks from there, as "Ana Roe: "."""
    entries = maps_at(data, "transcript.words") or maps_at(data, "transcripts.latest.words")
    if not entries or not all("w" in entry and "s" in entry for entry in entries):
        return None
    words: list[Utterance] = []
    speaker = None
    for entry in entries:
        text = text_of(entry["w"]) or ""
        if entry.get("m") == "turn":
            speaker = text.strip(" :") or None
        elif entry.get("m") == "punc" and words:
            words[-1] = words[-1]._replace(text=words[-1].text + text)
        elif text:
            words.append(Utterance(clean_text(text), time_of(entry["s"])[0], time_of(entry.get("e"))[0], speaker))
    return Transcript(list(group_words(words, 1000.0)), len(entries), _MILLISECOND)


def _word(
    text: str | None, item: Mapping[str, Any], speaker: str | None, before: list[Utterance]
) -> Iterator[Utterance]:
    """A word or a punctuation mark, which has the speaker of the word before it."""
    if text:
        if item.get("type") == "punctuation" and before:
            speaker = before[-1].speaker
        yield Utterance(text, time_of(item.get("start_time"))[0], time_of(item.get("end_time"))[0], speaker)


def _utterance(entry: Mapping[str, Any], *keys: str, speaker: str | None) -> Utterance:
    text = next((value for key in keys if isinstance(value := entry.get(key), str)), "")
    start = time_of(entry.get("start", entry.get("start_time")))[0]
    return Utterance(clean_text(text), start, time_of(entry.get("end", entry.get("end_time")))[0], speaker)


def _spoken(utterances: list[Utterance]) -> list[Utterance]:
    return [utterance for utterance in utterances if utterance.text]


_READERS: Final[tuple[Callable[[Mapping[str, Any]], Transcript | None], ...]] = (
    _deepgram,
    _assemblyai,
    _rev,
    _amazon,
    _speechmatics,
    _watson,
    _google,
    _azure,
    _otter,
    _voicebase,
)
