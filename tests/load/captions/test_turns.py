"""Speaker marks, names, sounds of the room, and the length of a statement."""

from __future__ import annotations

import pytest

from councilui.load.speech.names import capacity_of, is_nobody, label_at
from tests.load.captions.reading import read_statements, vtt


def _turns(*lines: str) -> list[tuple[str | None, str]]:
    cues = [(float(number), number + 0.9, line) for number, line in enumerate(lines)]
    return [(row.speaker_name, row.text) for row in read_statements(vtt(*cues))]


def test_two_marks_change_the_speaker_and_three_the_story() -> None:
    assert _turns(">> Hello.", "Good evening.", "&gt;&gt;&gt; In other news.", "Fine. >> Yes.") == [
        (None, "Hello. Good evening."),
        (None, "In other news. Fine."),
        (None, "Yes."),
    ]


def test_a_mark_or_a_name_alone_on_its_line_belongs_to_the_next() -> None:
    assert _turns(">>", "Hello.", ">> COUNCILMEMBER", "HAYNER: THANK YOU.", ">> VICE", "CHAIR MILLS:", "OKAY.") == [
        (None, "Hello."),
        ("COUNCILMEMBER HAYNER", "THANK YOU."),
        ("VICE CHAIR MILLS", "OKAY."),
    ]


def test_a_name_with_an_office_needs_no_mark() -> None:
    assert _turns("Councilmember Lumm: Thank you.", "The motion reads: to table.", "Mayor Taylor: Second?") == [
        ("Councilmember Lumm", "Thank you. The motion reads: to table."),
        ("Mayor Taylor", "Second?"),
    ]


def test_a_voice_names_its_speaker_until_another_does() -> None:
    assert _turns("<v Jane Roe>Hello", "<v Jane Roe>there.</v>", "<v.loud John Doe>No.") == [
        ("Jane Roe", "Hello there."),
        ("John Doe", "No."),
    ]


@pytest.mark.parametrize(
    "label",
    ["NOTE", "MOTION", "RE", "THE QUESTION IS", "ONE MORE THING", "HE YES, UNTIL 11", "8", "7:30", "SO HERE'S MY POINT",
     "RESOLVED", "WHICH IT STANDS", "A QUICK QUESTION", "https", "COUNCILMEMBERS PRESENT"],
)  # fmt: skip
def test_what_ends_in_a_colon_is_not_always_a_name(label: str) -> None:
    assert label_at(f"{label}: and so on", marked=False) is None
    if label != "COUNCILMEMBERS PRESENT":
        assert label_at(f"{label}: and so on", marked=True) is None


@pytest.mark.parametrize(
    ("label", "capacity"),
    [("Mayor Taylor", "member"), ("COUNCILMEMBER GIBB-RANDALL", "member"), ("Cilmember Ramlawi", "member"),
     ("COUNCMEMB RAMLA", "member"),
     ("Vice Chair Mills", "member"), ("Ald. O’Shea", "member"), ("City Admin. Lazarus", "staff"),
     ("CLERK BEAUDRY", "staff"), ("City Atty. Postema", "staff"), ("Planning Manager", "staff"),
     ("Dave Askins", "unknown"), ("JANE ROE", "unknown"), ("Comissioner Briggs", "member")],
)  # fmt: skip
def test_names_and_the_capacity_in_them(label: str, capacity: str) -> None:
    assert label_at(f"{label}: Thank you.", marked=True) == (label, "Thank you.")
    assert capacity_of(label) == capacity
    assert not is_nobody(label)


@pytest.mark.parametrize("label", ["SPEAKER_07", "Speaker 3", "UNKNOWN", "Unidentified Speaker", "3", "Speaker A"])
def test_some_labels_name_nobody(label: str) -> None:
    assert is_nobody(label)


def test_a_speaker_with_a_number_stays_unnamed_and_the_note_says_so() -> None:
    (row,) = read_statements(vtt((0, 1, "<v Speaker 2>Hello.")))
    assert (row.speaker_name, row.note) == (None, "labeled “Speaker 2” in the captions")


def test_the_name_speaker_is_an_office_too() -> None:
    assert not is_nobody("Speaker Johnson")


def test_a_sound_of_the_room_is_a_scene_and_the_speaker_goes_on() -> None:
    rows = read_statements(
        vtt(
            (0, 1, ">> MAYOR TAYLOR: ALL IN FAVOR?"),
            (1, 2, "[CHORUS OF AYES]"),
            (2, 3, "CARRIED."),
            (3, 4, "[ OFF MIC ]"),
        )
    )
    assert [(row.speaker_name, row.kind, row.form, row.text) for row in rows] == [
        ("MAYOR TAYLOR", "speech", "verbatim", "ALL IN FAVOR?"),
        (None, "scene", "description", "[CHORUS OF AYES]"),
        ("MAYOR TAYLOR", "speech", "verbatim", "CARRIED. [ OFF MIC ]"),
    ]


def test_a_silence_parts_a_turn_and_the_name_stays() -> None:
    rows = read_statements(vtt((0, 1, ">> Clerk Roe: Please wait."), (9, 10, "We resume.")))
    assert [(row.speaker_name, row.start_s, row.end_s) for row in rows] == [
        ("Clerk Roe", 0.0, 1.0),
        ("Clerk Roe", 9.0, 10.0),
    ]


def test_a_file_without_marks_still_gives_statements_of_a_length_to_read() -> None:
    cues = [
        (number * 2.0, number * 2.0 + 2, f"word number {number} is said here{'.' * (number % 5 == 0)}")
        for number in range(500)
    ]
    rows = read_statements(vtt(*cues))
    assert max(row.text.count(" ") + 1 for row in rows) <= 150
    assert " ".join(row.text for row in rows).count("word number") == 500


def test_a_word_parted_at_the_edge_of_the_screen_is_one() -> None:
    assert _turns(">> Commissioner Gibb-", "Randall: Yes", ".") == [("Commissioner Gibb-Randall", "Yes")]
    assert _turns("the twenty-", "third -- well", "-- no", ", not that") == [
        (None, "the twenty-third -- well -- no, not that")
    ]


@pytest.mark.parametrize("title", ["Ald.", "Mr.", "Rev.", "J."])
def test_a_long_turn_is_cut_where_a_sentence_ends_and_not_behind_a_title(title: str) -> None:
    words = " ".join(["and so we went on to"] * 21)  # enough that the next end of a sentence is a cut
    turns = _turns(f">> {words} {title}", "Orr.", words)
    assert [text.split()[-1] for _, text in turns] == ["Orr.", "to"]
