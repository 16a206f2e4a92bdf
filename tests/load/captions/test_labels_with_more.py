"""Labels that hold more than a name, and words that look like a label within somebody's turn."""

from __future__ import annotations

import pytest

from tests.load.captions.reading import read_statements, vtt

Turns = list[tuple[str | None, str]]


def _turns(*cues: str) -> Turns:
    timed = [(float(number), number + 0.9, text) for number, text in enumerate(cues)]
    return [(row.speaker_name, row.text) for row in read_statements(vtt(*timed))]


@pytest.mark.parametrize(
    ("roe", "poe", "names"),
    [
        ("Ana Roe (she/her) Ward 1", "Ben Poe (he/him) Ward 2", ("Ana Roe", "Ben Poe")),
        ("Ana Roe, she/her, Ward 1", "Ben Poe | he/him | District 2", ("Ana Roe", "Ben Poe")),
        ("Ana Roe [she/her] - Dist. 1", "Ben Poe D2 (he/him/his)", ("Ana Roe", "Ben Poe")),
        ("Ana Roe (Ward 1) she/her", "Ben Poe (Ward 2) (they/them)", ("Ana Roe", "Ben Poe")),
        ("Ward 1 Ana Roe", "Ward 2 - Ben Poe", ("Ana Roe", "Ben Poe")),
        ("1st Ward - Ana Roe", "Ben Poe, At Large", ("Ana Roe", "Ben Poe")),
        ("(Host) Ana Roe", "Ben Poe (Guest)", ("Ana Roe", "Ben Poe")),
        ("Ana Roe (she/her), Mayor", "Ben Poe - Councilmember", ("Mayor Ana Roe", "Councilmember Ben Poe")),
        ("CM Ana Roe (Ward 1) she/her", "Clerk Ben Poe (he/him)", ("CM Ana Roe", "Clerk Ben Poe")),
    ],
)
def test_a_name_is_read_with_all_that_stands_beside_it(roe: str, poe: str, names: tuple[str, str]) -> None:
    turns = _turns(f"{roe}: Good evening.", f"{poe}: Second.", f"{roe}: All in favor.", f"{poe}: Aye.")
    assert turns == [
        (names[0], "Good evening."),
        (names[1], "Second."),
        (names[0], "All in favor."),
        (names[1], "Aye."),
    ]


@pytest.mark.parametrize("name", ["ROE", "O'SHEA", "DE LA CRUZ"])
def test_capitals_within_a_line_are_not_the_clerk_s_words(name: str) -> None:
    turns = _turns(f"CLERK: Call the roll. {name}: Aye. CLERK: Poe.", "CLERK: It passes. NOTE: the budget is next.")
    assert turns[0] == ("CLERK", "Call the roll.")
    assert turns[1][1] in (f"{name}: Aye.", "Aye.")
    assert turns[1][0] in (None, name)
    assert turns[2] == ("CLERK", "Poe. It passes. NOTE: the budget is next.")


@pytest.mark.parametrize(
    "words", ["Ward 2 Budget: it passed.", "He/she votes: yes or no.", "Ward 2 - Road Work: done."]
)
def test_a_ward_or_a_pronoun_makes_no_name_of_words(words: str) -> None:
    assert {name for name, _ in _turns("Good evening.", words, "And so on.", "That is all.")} == {None}


@pytest.mark.parametrize(
    "words",
    ["Oak Park: open.", "Elm Street Bridge: closed.", "Jane Adams School: Open.", "Otto Kern: $5 per visit.",
     "Lincoln Pool: seven to nine."],
)  # fmt: skip
def test_a_list_read_aloud_within_a_turn_is_its_speakers(words: str) -> None:
    turns = _turns(f"Ana Roe: Two are on the list. {words} That is all.", "Ben Poe: Thanks.", "Ana Roe: Next item.")
    assert turns[0] == ("Ana Roe", f"Two are on the list. {words} That is all.")


def test_who_may_be_a_speaker_within_a_turn_is_not_the_one_before() -> None:
    turns = _turns("Ana Roe: I move it. Dee Loe: Second.", "Ben Poe: Aye.", "Ana Roe: Next item.")
    assert turns[:2] == [("Ana Roe", "I move it."), (None, "Dee Loe: Second.")]


def test_who_answers_to_their_name_within_the_clerk_s_line_is_the_member() -> None:
    """Loe is no speaker elsewhere, and who calls the second name isn't said."""
    turns = _turns(
        "Ana Roe: I move it.",
        "Ben Poe: Second.",
        "Clerk Dunn: Please answer. Roe? Roe: Nay. Councilmember Poe? Poe: Aye. Loe? Loe: Nay.",
        "Clerk Dunn: Is it Poe? Poe: the second. It carries.",
    )
    assert turns[2:] == [
        ("Clerk Dunn", "Please answer. Roe?"),
        ("Roe", "Nay."),
        (None, "Councilmember Poe?"),
        ("Poe", "Aye."),
        (None, "Loe? Loe: Nay."),
        ("Clerk Dunn", "Is it Poe? Poe: the second. It carries."),
    ]
