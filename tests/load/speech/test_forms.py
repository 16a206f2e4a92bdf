"""Forms of captions and transcripts as tools write them, with what is particular to each."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from councilui.load.pipeline import load
from councilui.load.settings import Settings
from councilui.load.speech.forms import read_recording
from councilui.load.speech.recording import SpeechError
from councilui.record.model import Statement
from tests.load.captions.reading import read_files as read_captions
from tests.load.transcript.reading import NAME, read_files, read_statements

Rows = list[tuple[str | None, str, float | None]]


def _captions(raw: bytes | str, ending: str) -> Rows:
    raw = raw.encode() if isinstance(raw, str) else raw
    rows, report = read_captions({f"2024-05-06-CityCouncil{ending}": raw})
    assert report.issues == []
    return [(row.speaker_name, row.text, row.start_s) for row in rows if isinstance(row, Statement)]


def _transcript(value: Any) -> Rows:
    return [(row.speaker_name, row.text, row.start_s) for row in read_statements(value)]


@pytest.mark.parametrize(
    ("time", "seconds"),
    [
        ('begin="00:00:01.500" end="00:00:03.000"', 1.5),
        ('begin="1.5s" dur="1500ms"', 1.5),
        ('begin="1500ms" dur="2s"', 1.5),
        ('begin="45f" end="90f"', 1.5),
        ('begin="00:00:01:15" end="00:00:03:00"', 1.5),
        ('begin="15000000t" end="30000000t"', 1.5),
        ('begin="0.025m" end="1m"', 1.5),
        ('begin="1.5" end="3"', 1.5),
    ],
)
@pytest.mark.parametrize("space", ["http://www.w3.org/ns/ttml", "http://www.w3.org/2006/10/ttaf1"])
def test_ttml_in_each_of_its_time_expressions(time: str, seconds: float, space: str) -> None:
    text = (
        f'<?xml version="1.0"?>\n<tt xmlns="{space}" xmlns:ttp="{space}#parameter" ttp:frameRate="30"'
        f' ttp:tickRate="10000000"><body><div>\n  <p {time}>\n    The housing<br/>budget &amp; <span>&lt;b&gt;</span>'
        "\n  </p></div></body></tt>"
    )
    assert _captions(text, ".ttml") == [(None, "The housing budget & <b>", seconds)]


def test_ttml_times_count_from_what_they_stand_in() -> None:
    text = """<tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
      xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:timeBase="smpte" ttp:frameRate="30"
      ttp:frameRateMultiplier="1000 1001"><tt:head><tt:metadata><ttm:agent xml:id="roe" type="person">
      <ttm:name type="full">Ana Roe</ttm:name></ttm:agent></tt:metadata></tt:head>
      <tt:body begin="10s"><tt:div begin="2s" ttm:agent="roe"><tt:p begin="1s" end="2s">Second.</tt:p>
      <tt:p><tt:span begin="9s" end="10s">So moved.</tt:span></tt:p></tt:div></tt:body></tt:tt>"""
    assert _captions(text, ".dfxp") == [("Ana Roe", "Second.", 13.0), ("Ana Roe", "So moved.", 21.0)]


@pytest.mark.parametrize(
    ("attributes", "time", "seconds"),
    [
        ('ttp:timeBase="media" ttp:frameRate="25"', "00:10:01:05", 601.2),
        ('ttp:timeBase="smpte" ttp:frameRate="25"', "00:10:01:05", 601.2),
        ('ttp:timeBase="smpte" ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001"', "00:10:00:00", 600.6),
        ('ttp:timeBase="smpte" ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001" ttp:dropMode="dropNTSC"',
         "00:10:00:00", 599.999),
        ('ttp:timeBase="smpte" ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001" ttp:dropMode="nonDrop"',
         "00:10:00.5", 600.5),
    ],
)  # fmt: skip
def test_ttml_on_each_time_base(attributes: str, time: str, seconds: float) -> None:
    text = (
        f'<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" {attributes}>'
        f'<body><div><p begin="{time}" dur="2s">Aye.</p></div></body></tt>'
    )
    assert _captions(text, ".ttml") == [(None, "Aye.", seconds)]


def test_times_of_a_tape_are_told() -> None:
    text = (
        '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="01:00:01" end="01:00:02">Aye.</p></div></body></tt>'
    )
    rows, report = read_captions({"2024-05-06-Council.ttml": text.encode()})
    assert [row.start_s for row in rows if isinstance(row, Statement)] == [3601.0]
    assert [issue.kind for issue in report.issues] == ["caption times"]


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0" encoding="utf-8" ?><transcript>'
        '<text start="1.5" dur="2">The &amp;amp; budget</text></transcript>',
        '<timedtext><text t="1500" d="2000">The &amp;amp; budget</text></timedtext>',
        '<timedtext format="3"><body><p t="1500" d="2000"><s>The</s><s t="9"> &amp;amp;</s> budget</p>'
        '<p t="3500" d="10" a="1">\n</p></body></timedtext>',
    ],
)
@pytest.mark.parametrize("ending", [".xml", ".srv1", ".srv3"])
def test_youtubes_timed_text(text: str, ending: str) -> None:
    assert _captions(text, ending) == [(None, "The & budget", 1.5)]


def test_xml_that_defines_entities_or_is_something_else_is_refused() -> None:
    bomb = (
        '<!DOCTYPE tt [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tt><body><div><p begin="0s">&b;</p></div></body></tt>'
    )
    for raw in (bomb.encode(), bomb.encode("utf-16"), b"<tt><body>", b"<rss><channel/></rss>"):
        with pytest.raises(SpeechError):
            read_recording(raw, "xml", {})
    rows, _ = read_captions({"2024-05-06-Council.xml": b"<rss><channel/></rss>"})
    assert rows == []


def test_automatic_captions_in_json3_are_said_once() -> None:
    events = [
        {"tStartMs": 0, "dDurationMs": 9000, "id": 1, "wpWinPosId": 1},
        {
            "tStartMs": 1000,
            "dDurationMs": 5000,
            "wWinId": 1,
            "segs": [{"utf8": "good"}, {"utf8": " evening", "tOffsetMs": 300}],
        },
        {"tStartMs": 3000, "dDurationMs": 3000, "wWinId": 1, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        {"tStartMs": 3010, "dDurationMs": 4000, "wWinId": 1, "segs": [{"utf8": "and"}, {"utf8": " welcome"}]},
    ]
    (row,) = read_statements(json.dumps({"wireMagic": "pb3", "events": events}).encode(), "2024-05-06-Council.json3")
    assert (row.text, row.start_s, row.end_s) == ("good evening and welcome", 1.0, 7.01)


@pytest.mark.parametrize("has_blank_line", [True, False])
def test_sbv(has_blank_line: bool) -> None:
    gap = "\n\n" if has_blank_line else "\n"
    text = gap.join(("0:00:01.500,0:00:03.000\n>> MAYOR ROE: The[br]budget.", "0:00:03.000,0:00:04.000\nIs\n39.\n"))
    assert _captions(text, ".sbv") == [("MAYOR ROE", "The budget. Is 39.", 1.5)]
    assert _captions(text, ".txt") == [("MAYOR ROE", "The budget. Is 39.", 1.5)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("[ti:Council]\n[00:01.50]Good evening.\n[01:02.00]", [(None, "Good evening.", 1.5)]),
        ("[00:01.50]>> ROE: Aye.\n[00:03:25]>> POE: No.\n", [("ROE", "Aye.", 1.5), ("POE", "No.", 3.25)]),
        ("[offset:+500]\n[00:02]Good <00:02.4>evening <00:02.9>all.\n", [(None, "Good evening all.", 1.5)]),
        ("[00:09.00][00:01.50]Aye.\n[00:03.00]No.\n", [(None, "Aye. No. Aye.", 1.5)]),
        ("\n[120:00.00]We adjourn.\n", [(None, "We adjourn.", 7200.0)]),
    ],
)
def test_lrc(text: str, rows: Rows) -> None:
    recording = read_recording(text.encode(), "lrc", {})
    assert sum(bool(line.text) for line in recording.lines) > 0
    read, _ = read_captions({"2024-05-06-CityCouncil.lrc": text.encode()})
    assert [(row.speaker_name, row.text, row.start_s) for row in read if isinstance(row, Statement)] == rows


def test_the_table_that_whisper_writes() -> None:
    text = "start\tend\ttext\n1500\t3000\tGood evening.\n3000\t4000\tThe ayes are 39.\n"
    assert _captions(text, ".tsv") == [(None, "Good evening. The ayes are 39.", 1.5)]


def test_a_row_of_a_table_without_a_speaker_is_nobody_s() -> None:
    """And the one speaker of a table is sure, where the one label in captions may be a part of the sentence."""
    rows = "1500\t3000\tAna Roe\tGood evening.\n3000\t4000\t\tI object: 2 < 3.\n4000\t5000\t SPEAKER_01\tNoted.\n"
    assert _captions(f"start\tend\tspeaker\ttext\n{rows}", ".tsv") == [
        ("Ana Roe", "Good evening.", 1.5), (None, "I object: 2 < 3.", 3.0), (None, "Noted.", 4.0),
    ]  # fmt: skip


SEGMENTS: list[dict[str, Any]] = [
    {"start": 1.5, "end": 3.0, "text": " Good evening, everyone."},
    {"start": 3.0, "end": 6.0, "text": "Call the roll now, please."},
]
TEXT = "Good evening, everyone. Call the roll now, please."


@pytest.mark.parametrize(
    "value",
    [
        {"task": "transcribe", "language": "english", "duration": 6.0, "text": TEXT, "segments": SEGMENTS},
        {"text": TEXT, "words": [{"word": "x", "start": 0, "end": 1}] * 999, "segments": SEGMENTS, "language": "en"},
        {"words": [{"word": word, "start": 1.5 + n * 0.5, "end": 2 + n * 0.5} for n, word in enumerate(TEXT.split())]},
        {"chunks": [{"timestamp": [s["start"], s["end"]], "text": s["text"]} for s in SEGMENTS], "text": TEXT},
        {"transcription": [{"offsets": {"from": s["start"] * 1000, "to": s["end"] * 1000}, "text": s["text"]}
                           for s in SEGMENTS]},
        {"data": {"result": {"segments": SEGMENTS}}},
        [{"text": s["text"], "start": s["start"], "duration": s["end"] - s["start"]} for s in SEGMENTS],
        [{"text": s["text"], "offset": s["start"] * 1000, "duration": 1500} for s in SEGMENTS],
        [{"text": s["text"], "startMs": s["start"] * 1000, "endMs": s["end"] * 1000} for s in SEGMENTS],
        {"results": [{"alternatives": [{"transcript": s["text"], "words": [
            {"startTime": f"{s['start']}s", "endTime": f"{s['end']}s", "word": "x"}]}]} for s in SEGMENTS]},
        {"recognizedPhrases": [{"offsetInTicks": s["start"] * 1e7, "durationInTicks": 1.5e7, "nBest": [
            {"display": s["text"]}]} for s in SEGMENTS]},
        {"results": {"utterances": [{"start": s["start"], "end": s["end"], "transcript": s["text"]} for s in SEGMENTS],
                     "channels": [{"alternatives": [{"transcript": TEXT}]}]}},
        {"results": [{"type": "word", "start_time": 1.5 + n, "end_time": 2.0 + n,
                      "alternatives": [{"content": word, "confidence": 1.0}]} for n, word in enumerate(TEXT.split())]},
        {"audio_duration": 6, "words": [{"text": word, "start": 1500 + n * 500, "end": 2000 + n * 500, "speaker": None}
                                        for n, word in enumerate(TEXT.split())], "utterances": None},
        {"monologues": [{"speaker": 0, "elements": [{"type": "text", "value": TEXT[:-1], "ts": 1.5, "end_ts": 6.0},
                                                    {"type": "punct", "value": "."}]}]},
        {"results": {"audio_segments": [{"id": 0, "transcript": s["text"], "start_time": str(s["start"]),
                                         "end_time": str(s["end"]), "speaker_label": "spk_0"} for s in SEGMENTS]}},
        {"speech": {"otid": "x", "duration": 6, "speakers": [], "transcripts": [
            {"start_offset": s["start"] * 16_000, "end_offset": s["end"] * 16_000, "transcript": s["text"],
             "speaker_id": None, "alignment": []} for s in SEGMENTS]}},
        {"duration": 6, "transcripts": [{"start_offset": s["start"] * 1000, "end_offset": s["end"] * 1000,
                                         "transcript": s["text"]} for s in SEGMENTS]},
    ],
)  # fmt: skip
def test_a_recording_of_one_voice_in_each_services_json(value: Any) -> None:
    assert _transcript(value) == [(None, TEXT, 1.5)]


def test_otter_names_its_speakers_in_a_list() -> None:
    entries = [
        {"start_offset": 16_000, "end_offset": 48_000, "transcript": "Call the roll.", "speaker_id": 7},
        {"start_offset": 64_000, "end_offset": 96_000, "transcript": "Aye.", "speaker_model_label": "2"},
    ]
    speech = {"transcripts": entries, "speakers": [{"id": 7, "speaker_name": "Ana Roe"}]}
    assert _transcript({"status": "OK", "speech": speech}) == [("Ana Roe", "Call the roll.", 1.0), (None, "Aye.", 4.0)]


def test_an_object_a_line() -> None:
    raw = "\n".join(json.dumps(segment) for segment in SEGMENTS).encode()
    (row,) = read_statements(raw, "2024-05-06-council.jsonl")
    assert (row.text, row.start_s) == (TEXT, 1.5)


def test_only_the_entry_without_a_time_has_none() -> None:
    segments = [
        {"start": None, "end": None, "text": "747."},
        *SEGMENTS,
        {"start": None, "end": None, "text": "So be it."},
    ]
    assert _transcript({"segments": segments}) == [(None, "747.", None), (None, f"{TEXT} So be it.", 1.5)]


def test_words_in_angle_brackets_are_words() -> None:
    sentences = [
        {"start": 1.5, "end": 9.0, "text": "Thank you <affirmative> mm-hmm, a<b and <i>no</i> &lt;crosstalk&gt;<br>x"}
    ]
    assert _transcript(sentences) == [(None, "Thank you <affirmative> mm-hmm, a<b and no <crosstalk> x", 1.5)]


def test_speakers_in_the_words_of_a_transcript_are_speakers() -> None:
    texts = (
        "[SPEAKER_00]: Good evening to all.",
        "[Ana Roe]: I move it.",
        "Ben Poe: Second.",
        ">> MAYOR POE: Carried.",
    )
    sentences = [{"start": n * 3.0, "end": n * 3.0 + 3, "text": text} for n, text in enumerate(texts)]
    assert [row[:2] for row in _transcript(sentences)] == [
        (None, "Good evening to all."), ("Ana Roe", "I move it."), ("Ben Poe", "Second."), ("MAYOR POE", "Carried."),
    ]  # fmt: skip


def test_a_speaker_missing_from_a_segment_is_not_the_one_before() -> None:
    sentences = [{**SEGMENTS[0], "speaker": "Ana Roe"}, SEGMENTS[1]]
    assert [row[0] for row in _transcript({"segments": sentences})] == ["Ana Roe", None]


def test_the_language_that_a_transcript_states() -> None:
    for written, code in (("spanish", "es"), ("es", "es"), ("es-419", "es"), ("xx-klingon", "en")):
        (row,) = read_statements({"language": written, "segments": SEGMENTS})
        assert row.language == code


@pytest.mark.parametrize(
    "elements",
    [
        [("text", "Hello"), ("punct", " "), ("text", "World"), ("punct", ".")],
        [("text", "Hello"), ("text", "World"), ("punct", ".")],
        [("text", "Hello "), ("text", "World"), ("punct", ".")],
        [("text", "Hello"), ("text", " World"), ("punct", "."), ("punct", " ")],
    ],
)
def test_words_of_rev_stay_apart_whoever_writes_the_blanks(elements: list[tuple[str, str]]) -> None:
    parts = [{"type": kind, "value": value, "ts": 1.5, "end_ts": 2.0} for kind, value in elements]
    assert _transcript({"monologues": [{"speaker": 0, "elements": parts}]}) == [(None, "Hello World.", 1.5)]


def test_a_map_of_fields_that_fits_a_part_only_is_told() -> None:
    rows, report = read_files({NAME: {"rows": 3}}, Settings("town", fields={"list": "rows"}), [NAME])
    assert rows == []
    assert [issue.kind for issue in report.issues] == ["no transcript"]


def test_a_table_of_words_and_times_is_no_table_of_votes(tmp_path: Path) -> None:
    folder = tmp_path / "2024-05-06-city-council"
    folder.mkdir()
    (folder / "audio.tsv").write_text("start\tend\ttext\n0\t900\tAll in favor?\n900\t1500\tAye.\n1500\t2000\tNo.\n")
    load([folder], tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT text FROM statement").fetchall() == [("All in favor? Aye. No.",)]


@pytest.mark.parametrize("key", ["id", "label", "speakerId"])
def test_a_list_of_speakers_names_them(key: str) -> None:
    entries = [{**segment, "speakerId": "s1"} for segment in SEGMENTS]
    assert _transcript({"participants": [{key: "s1", "name": "Ana Roe"}], "segments": entries}) == [
        ("Ana Roe", TEXT, 1.5)
    ]


_SAID = {"text": "Good evening.", "startTimestamp": 0, "endTimestamp": 2}
_MORE = {"text": "Welcome.", "startTimestamp": 2, "endTimestamp": 3}
_WORDS = [{"text": "I", "start": 3}, {"text": "second", "start": 4}, {"text": ".", "start": 5}]


@pytest.mark.parametrize(
    "value",
    [
        {"transcript": [{"speakerName": "Ana Roe", "utterances": [_SAID, _MORE]},
                        {"speakerName": "Ben Poe", "utterances": [{"text": "I second.", "startTimestamp": 3}]}]},
        {"turns": [{"speaker": {"name": "Ana Roe"}, "segments": [_SAID, _MORE]},
                   {"speaker": {"name": "Ben Poe"}, "words": _WORDS}]},
        [{"speaker": "Ana Roe", "sentences": [_SAID, _MORE]}, {"speaker": "Ben Poe", "words": _WORDS}],
    ],
)  # fmt: skip
def test_what_stands_inside_a_speakers_turn_is_that_speakers(value: Any) -> None:
    assert _transcript(value) == [("Ana Roe", "Good evening. Welcome.", 0.0), ("Ben Poe", "I second.", 3.0)]
