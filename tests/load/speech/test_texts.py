"""Transcripts as plain text, in the layouts that services write."""

from __future__ import annotations

import pytest

from councilui.load.settings import Settings
from councilui.load.speech.forms import read_recording
from councilui.load.speech.recording import SpeechError
from councilui.record.model import Statement
from tests.load.captions.reading import read_files as read_caption_files
from tests.load.transcript.reading import read_files

Rows = list[tuple[str | None, str, float | None]]


def _text_rows(text: str) -> Rows:
    rows, _ = read_files({"2024-05-06-CityCouncil.txt": text.encode()}, Settings("town"))
    return [(row.speaker_name, row.text, row.start_s) for row in rows if isinstance(row, Statement)]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Roe  0:01  \nI move it.\n\nSpeaker 2  0:05  \nSecond.\n",
        "Ana Roe (00:01):\nI move it.\nSpeaker 2 (00:05):\nSecond.\n",
        "Ana Roe (0:01): I move it.\nSpeaker 2 (0:05): Second.\n",
        "[00:00:01] Ana Roe: I move it.\n[00:00:05] Speaker 2: Second.\n",
        "[Ana Roe] 00:00:01\nI move it.\n\n[Speaker 2] 00:00:05\nSecond.\n",
        "00:00:01 Ana Roe: I move it.\n\n00:00:05 Speaker 2: Second.\n",
        "Council of May 6\n\nAna Roe\t00:01\nI move it.\nSpeaker 2\t00:05\nSecond.",
        "Ana Roe [00:00:01]\nI move it.\nSpeaker 2 [00:00:05]\nSecond.\n",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_transcripts_as_text(text: str, end: str) -> None:
    rows, report = read_files({"2024-05-06-council.txt": text.replace("\n", end).encode()})
    assert [(row.speaker_name, row.text, row.start_s) for row in rows if isinstance(row, Statement)] == [
        ("Ana Roe", "I move it.", 1.0), (None, "Second.", 5.0),
    ]  # fmt: skip
    assert report.issues == []


@pytest.mark.parametrize(
    "text",
    [
        "0:01  \nGood evening.\n\n0:09  \nCall the roll.\n\n0:21  \nThank you.\n\nTranscribed by https://otter.ai\n",
        "Transcript\n0:01\nGood evening.\n0:09\nCall the roll.\n0:21\nThank you.",
        "[00:00:01] Good evening.\n[00:00:09] Call the roll.\n[00:00:21] Thank you.\n",
    ],
)
def test_texts_with_times_alone(text: str) -> None:
    rows, _ = read_files({"2024-05-06-council.txt": text.encode()})
    assert [(row.speaker_name, row.text, row.start_s) for row in rows if isinstance(row, Statement)] == [
        (None, "Good evening.", 1.0), (None, "Call the roll.", 9.0), (None, "Thank you.", 21.0),
    ]  # fmt: skip


def test_a_name_below_each_time_is_the_speaker() -> None:
    turns = (
        "0:01\nAna Roe\nI move it.",
        "0:09\nSpeaker 2\nSecond.",
        "0:21\nBen Poe\nCall the roll.",
        "0:30\nAna Roe\nAye.",
    )
    text = "\n\n".join([*turns, ""])
    assert _text_rows(f"Council of May 6\n{text}0:40\nThe vote is over.\n") == [
        ("Ana Roe", "I move it.", 1.0), (None, "Second.", 9.0), ("Ben Poe", "Call the roll.", 21.0),
        ("Ana Roe", "Aye.", 30.0), (None, "The vote is over.", 40.0),
    ]  # fmt: skip


@pytest.mark.parametrize("stamps", [("00:00:00", "00:05:00"), ("[0:00]", "[5:00]")])
def test_a_time_between_paragraphs_that_have_none_is_that_of_the_next(stamps: tuple[str, str]) -> None:
    text = (
        f"Transcript\n{stamps[0]}\n\nAna Roe: I move to adopt the budget.\nBen Poe: I second that motion.\n"
        f"{stamps[1]}\n \nAna Roe: Then we vote on the budget.\nTranscription ended after 00:05:20\n"
    )
    assert _text_rows(text) == [
        ("Ana Roe", "I move to adopt the budget.", 0.0), ("Ben Poe", "I second that motion.", None),
        ("Ana Roe", "Then we vote on the budget.", 300.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "foot",
    [
        "Transcription ended after 00:05:20", "Meeting ended after 00:05:20 👋", "Ana Roe stopped transcription",
        "This editable transcript was computer generated and might contain errors.", "Transcript by Rev.com",
    ],
)  # fmt: skip
def test_what_a_program_adds_at_the_end_nobody_said(foot: str) -> None:
    head = "Ana Roe started transcription\n\n"
    text = f"{head}Ana Roe   0:03\nI move it.\nWe started transcription.\n\nBen Poe   0:06\nSecond.\n\n{foot}\n"
    assert _text_rows(text) == [
        ("Ana Roe", "I move it. We started transcription.", 3.0), ("Ben Poe", "Second.", 6.0)
    ]  # fmt: skip


def test_lines_of_times_without_leading_zeros_are_captions() -> None:
    cues = (
        ("1.0", "4.52", "Ana Roe\nI move it."),
        ("5.0", "9.1", "Ben Poe\nSecond."),
        ("9.2", "10.0", "Ana Roe\nAye."),
    )
    text = "\n\n".join(f"0:0:{start} --> 0:0:{end}\n{words}" for start, end, words in cues)
    rows, _ = read_caption_files({"2024-05-06-council.txt": text.encode()})
    assert [(row.speaker_name, row.text, row.start_s) for row in rows if isinstance(row, Statement)] == [
        ("Ana Roe", "I move it.", 1.0), ("Ben Poe", "Second.", 5.0), ("Ana Roe", "Aye.", 9.2),
    ]  # fmt: skip


def test_times_of_day_are_no_times_of_the_recording() -> None:
    """As in the captions that a meeting service saves for a participant."""
    text = "[Ana Roe] 18:01:02\nI move it.\n\n[Ben Poe] 18:01:09\nSecond.\nTranscribed by https://otter.ai\n"
    rows, report = read_files({"2024-05-06-council.txt": text.encode()})
    statements = [row for row in rows if isinstance(row, Statement)]
    assert [(row.speaker_name, row.text, row.start_s) for row in statements] == [
        ("Ana Roe", "I move it.", None), ("Ben Poe", "Second.", None),
    ]  # fmt: skip
    assert [(issue.kind, issue.reason[:32]) for issue in report.issues] == [
        ("no time", "its times are clock times, not t"),
    ]  # fmt: skip


def test_other_texts_are_no_transcripts() -> None:
    agenda = "7:00 Call to order\n7:05 Roll call\n7:10 Minutes\n9:00 Adjourned\n"
    for text in (
        agenda,
        "MINUTES\n\n7:30 p.m. Call to order\nRoll call: Roe, Poe\n8:15 Adjourned\n",
        "Readme\n",
        "a\nb\nc\n",
    ):
        assert read_files({"2024-05-06-council.txt": text.encode()})[0] == []


def test_a_time_alone_on_a_line_goes_on_with_the_speaker() -> None:
    text = "Ana Roe (00:01):\nGood evening.\n\n(00:32)\nMore of it.\n\nBen Poe (00:45):\nI vote no.\n"
    assert _text_rows(text) == [
        ("Ana Roe", "Good evening.", 1.0), ("Ana Roe", "More of it.", 32.0), ("Ben Poe", "I vote no.", 45.0),
    ]  # fmt: skip


def test_words_before_the_first_name_are_nobodys_and_not_lost() -> None:
    text = "City Council\n\n00:03\nWords of somebody.\n\nAna Roe 00:10\nGood evening.\n\nBen Poe 00:20\nI vote no.\n"
    assert _text_rows(text) == [
        (None, "Words of somebody.", 3.0), ("Ana Roe", "Good evening.", 10.0), ("Ben Poe", "I vote no.", 20.0),
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["{}: {}", "**{}:** {}"])
def test_a_transcript_may_have_no_times(form: str) -> None:
    speech = [("Ana Roe", "Good evening, all."), ("Ben Poe", "I vote no."), ("Ana Roe", "It fails.")]
    text = "\n\n".join(form.format(*line) for line in speech)
    assert _text_rows(text) == [(name, words, None) for name, words in speech]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Roe: Aye\nBen Poe: No\nAna Roe: Aye\nBen Poe: Aye\n",  # a clerk's notes of two rolls
        "Agenda Item: the budget of 2024\nMotion: to approve it\nResult: it was passed\nMotion: to adjourn at ten\n",
        "Mayor: Ana Roe\nClerk: Dana Dunn\nThe council met at seven in the evening.\n",
    ],
)
def test_lines_with_colons_are_no_transcript(text: str) -> None:
    with pytest.raises(SpeechError):
        read_recording(text.encode(), "text", {})


def test_a_line_with_a_time_and_no_name_is_nobodys() -> None:
    rows = _text_rows("[00:00:01] Ana Roe: Good evening.\n[00:00:05] Ben Poe: Second.\n[00:00:09] Thanks, all.\n")
    assert rows == [("Ana Roe", "Good evening.", 1.0), ("Ben Poe", "Second.", 5.0), (None, "Thanks, all.", 9.0)]


def test_bold_names_are_names() -> None:
    rows = _text_rows("**Ana Roe:** [00:00:01] Good evening.\n\n**Ben Poe:** [00:00:05] Second.\n")
    assert rows == [("Ana Roe", "Good evening.", 1.0), ("Ben Poe", "Second.", 5.0)]


@pytest.mark.parametrize(("first", "text"), [("1\n", "The ayes are 39"), ("", "The ayes are 39 2")])
def test_numbers_of_paragraphs_are_no_words(first: str, text: str) -> None:
    content = f"{first}Ana Roe (00:00:01)\nThe ayes are\n39\n2\nBen Poe (00:00:05)\nSecond.\n"
    assert _text_rows(content) == [("Ana Roe", text, 1.0), ("Ben Poe", "Second.", 5.0)]
