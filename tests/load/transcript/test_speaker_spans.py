"""Transcripts whose words stand in one list, and who spoke from when to when in another."""

from __future__ import annotations

from typing import Any

import pytest

from tests.load.transcript.reading import read_statements

WORDS = [("Good", 1.0, 1.3), ("evening.", 1.3, 1.6), ("I", 3.0, 3.1), ("object.", 3.2, 3.6), ("Noted.", 9.0, 9.4)]
ROWS = [{"start": start, "end": end, "text": word} for word, start, end in WORDS]
SPANS: list[dict[str, Any]] = [
    {"start": 1.0, "end": 1.6, "speaker": "Ana Roe"},
    {"start": 3.0, "end": 3.6, "speaker": "Ben Poe"},
]
SAID = [("Ana Roe", "Good evening."), ("Ben Poe", "I object."), (None, "Noted.")]


@pytest.mark.parametrize(
    "data",
    [
        {"words": ROWS, "paragraphs": SPANS},  # Trint, and what edits its files
        {"paragraphs": SPANS, "words": ROWS},
        {"transcript": {"words": ROWS, "turns": SPANS}},
        {  # in milliseconds
            "words": [{"time": a * 1000, "duration": (b - a) * 1000, "value": text} for text, a, b in WORDS],
            "paragraphs": [{"time": a["start"] * 1000, "duration": 600, "speaker": a["speaker"]} for a in SPANS],
        },
        {  # the BBC's
            "retval": {
                "words": [
                    {"start": a, "end": b, "word": text.lower().strip("."), "punct": text} for text, a, b in WORDS
                ],
                "segmentation": {
                    "segments": [
                        {"start": a["start"], "duration": 0.6, "speaker": {"@id": a["speaker"]}} for a in SPANS
                    ]
                },
            }
        },
        {  # a diarization beside sentences, its names in a list of their own
            "segments": [
                {"start": 1.0, "end": 1.6, "text": "Good evening."},
                {"start": 3.0, "end": 3.6, "text": "I object."},
                {"start": 9.0, "end": 9.4, "text": "Noted."},
            ],
            "diarization": [{**span, "speaker": number} for number, span in enumerate(SPANS)],
            "speakers": [{"id": 0, "name": "Ana Roe"}, {"id": 1, "name": "Ben Poe"}],
        },
    ],
)
def test_words_are_those_of_the_span_they_lie_in(data: Any) -> None:
    assert [(row.speaker_name, row.text) for row in read_statements(data)] == SAID


def test_a_sentence_over_two_spans_is_nobodys() -> None:
    data = {"segments": [{"start": 1.0, "end": 3.6, "text": "Good evening. I object."}], "diarization": SPANS}
    assert [(row.speaker_name, row.text) for row in read_statements(data)] == [(None, "Good evening. I object.")]


def test_a_span_without_an_end_lasts_to_the_next() -> None:
    spans = [{"start": span["start"], "speaker": span["speaker"]} for span in SPANS]
    rows = read_statements({"words": ROWS, "paragraphs": spans})
    assert [(row.speaker_name, row.text) for row in rows] == [
        ("Ana Roe", "Good evening."),
        ("Ben Poe", "I object."),
        ("Ben Poe", "Noted."),
    ]


@pytest.mark.parametrize("start", [[3.0], {"at": 3.0}, None, "soon"])
def test_a_label_whose_time_is_none_names_nobody(start: Any) -> None:
    amazon = {
        "results": {
            "items": [
                {"start_time": str(a), "end_time": str(b), "alternatives": [{"content": text}]}
                for text, a, b in WORDS[2:4]
            ],
            "speaker_labels": {"segments": [{"items": [{"start_time": start, "speaker_label": "Ben Poe"}]}]},
        }
    }
    watson = {
        "results": [{"alternatives": [{"timestamps": [[text, a, b] for text, a, b in WORDS[2:4]]}]}],
        "speaker_labels": [{"from": start, "to": 3.6, "speaker": "Ben Poe"}],
    }
    for data in (amazon, watson):
        assert [(row.speaker_name, row.text) for row in read_statements(data)] == [(None, "I object.")]
