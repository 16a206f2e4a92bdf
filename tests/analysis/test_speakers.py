from __future__ import annotations

import sqlite3

import pytest

from councilui.analysis.speakers import (
    MemberSpeech,
    others_who_spoke,
    speaker_votes,
    speech_text,
    speeches,
    vote_words,
)
from councilui.record.lookup import find_vote
from councilui.record.model import Statement
from councilui.record.queries.votes import vote_card
from tests.analysis.cards import welcoming_card


def _statement(number: int, person: str | None, text: str, venue: str = "floor", **more: object) -> Statement:
    fields = {"kind": "speech", "form": "verbatim", "capacity": "member", "speaker_name": person, "person": person}
    return Statement(id=number, key=f"s{number}", meeting="m", text=text, venue=venue, **{**fields, **more})  # type: ignore[arg-type]


def test_a_member_who_spoke_is_told_with_how_they_voted() -> None:
    sample = welcoming_card()._replace(
        statements=(
            _statement(1, "p15", "I am against this.", start_s=10.0, end_s=14.5),
            _statement(2, "p15", "Still.", start_s=20.0, end_s=21.0),
            _statement(3, "p23", "To the press.", "press"),
            _statement(4, None, "A resident speaks.", "public comment", capacity="public comment"),
            _statement(5, "p31", "said that it matters", form="paraphrase"),
        )
    )
    inside, quiet, outside = speeches(sample)
    assert (inside.person, inside.words, inside.seconds, inside.option) == ("p15", 5, 5.5, "no")
    assert (quiet.person, quiet.words, quiet.option) == ("p31", 0, "not voting")
    assert (outside.person, outside.inside, outside.seconds, outside.option) == ("p23", False, None, "no")
    assert speech_text(inside) == "Ald. First Lopez (15th): 2 statements, 5 words in 6 seconds (floor); voted no"
    assert others_who_spoke(sample) == 1


def test_nobody_is_said_to_have_voted_on_15_january_2025(connection: sqlite3.Connection) -> None:
    result = speeches(vote_card(connection, find_vote(connection, "O2023-0004222")))
    assert {speech.name for speech in result} >= {
        "Ald. Raymond Lopez (15th)",
        "Ald. Silvana Tabares (23rd)",
        "Ald. Jessica Fuentes (26th)",
    }
    assert {speech.option for speech in result} == {None}
    assert all("vote unknown" in speech_text(speech) for speech in result)
    assert all(not speech.inside for speech in result if speech.words)  # no floor speech is on record


def test_where_is_told_apart_and_what_nobody_says_is_neither(connection: sqlite3.Connection) -> None:
    result = speeches(vote_card(connection, find_vote(connection, "O2023-0004222")))
    lopez = [speech.inside for speech in result if speech.name == "Ald. Raymond Lopez (15th)"]
    assert lopez == [True, False, None]
    assert all(("floor" in s.venues) == (s.inside is True) for s in result)
    assert {s.venues for s in result if s.inside is None} == {("not stated",)}


def test_a_statement_tells_how_its_speaker_voted_in_each_vote_on_it() -> None:
    spoken_lines = (
        _statement(1, "p15", "Against.", "press"),
        _statement(2, None, "A resident."),
        _statement(3, "p14", "For."),
    )
    sample = welcoming_card()._replace(statements=spoken_lines)
    other = sample._replace(event=sample.event._replace(id="w", question="Shall it be amended?"), votes=())
    text = [vote.sentence for vote in speaker_votes(spoken_lines[0], (sample, other))]
    assert text == [
        "Ald. First Lopez (15th): voted no (Welcoming City Ordinance, Jan. 27, 2021).",
        "Ald. First Lopez (15th): vote unknown (Welcoming City Ordinance, Jan. 27, 2021).",
    ]
    assert speaker_votes(spoken_lines[1], (sample,)) == ()
    assert [vote.speech.option for vote in speaker_votes(spoken_lines[2], (sample,))] == ["yes"]


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("yes", "voted yes"),
        ("abstain", "abstained"),
        ("absent", "absent for this vote"),
        ("other", "voted neither yes nor no"),
    ],
)
def test_a_vote_without_a_side_is_said_as_people_say_it(option: str, words: str) -> None:
    speech = MemberSpeech("p", "Roe", True, ("floor",), (), 0, None, option, "recorded")
    assert vote_words(speech) == words
