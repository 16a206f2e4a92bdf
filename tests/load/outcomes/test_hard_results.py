"""Results that a word alone would misread: recommendations, other languages, negated steps, nays printed first."""

from __future__ import annotations

import pytest

from councilui.load.outcomes import read_outcome


@pytest.mark.parametrize(
    "printed",
    [
        "Ought not to pass 3-1",
        "OUGHT TO PASS",
        "Do not pass",
        "Inexpedient to Legislate",
        "Non-concurred",
        "Died in committee",
        "Dies in the Finance Committee",
        "Motion dies for lack of a second",
        "Failed - no second",
        "DIED (no second)",
        "Died on the calendar",
        "Lack of quorum",
        "Would have passed",
        "Approved previously",
        "Passed to consent calendar",
        "Passed to the Finance Committee",
        "Carry over to June",
        "Unanimous No",
        "Reject 5-2",
        "Carried over to June 10",
        "Carried forward",
        "Approved/Denied",
        "Passed?",
        "Approved (?)",
        "Carried to the next meeting",
        "Approved in part, denied in part",
        "Not yet passed",
        "Has not yet been adopted",
        "not yet approved 5-0",
    ],
)
def test_what_was_not_voted_or_is_a_recommendation_has_no_result(printed: str) -> None:
    assert read_outcome(printed).result == "unknown"


@pytest.mark.parametrize(
    ("printed", "result"),
    [
        ("The motion did carry", "pass"),
        ("M/S/C 5-0", "pass"),
        ("MSC 4-1", "pass"),
        ("MSCU", "pass"),
        ("Not passed", "fail"),
        ("Won 6-1", "pass"),
        ("Motion won", "pass"),
        ("Ayes won", "pass"),
        ("Pulled from consent; approved 6-1", "pass"),
        ("Unanimous vote", "pass"),
        ("No aprobado", "fail"),
        ("No se aprobó", "fail"),
        ("No fue aprobada", "fail"),
        ("Se aprobó 5-2", "pass"),
        ("N'est pas adoptée", "fail"),
        ("N’a pas été adopté", "fail"),
        ("Adoptée 7 à 2", "pass"),
        ("No. 5 adopted", "pass"),
        ("Not adopted - insufficient votes", "fail"),
        ("Not carried – lack of support", "fail"),
        ("Failed/Tied", "fail"),
        ("Adopted/Amended", "pass"),
        ("Nays carried 3-2", "fail"),
        ("The nays prevailed", "fail"),
        ("Noes won", "fail"),
        ("No votes carried it", "fail"),
        ("Passed in the negative", "fail"),
        ("Almost passed", "fail"),
    ],
)
def test_a_result_in_other_words(printed: str, result: str) -> None:
    assert read_outcome(printed).result == result


@pytest.mark.parametrize("step", ["withdrawn", "tabled", "referred", "postponed", "yet deferred"])
def test_a_step_that_was_not_taken_is_no_status(step: str) -> None:
    reading = read_outcome(f"Not {step}")
    assert (reading.status, reading.is_known) == ("unknown", False)


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Mit 8:7 Stimmen angenommen", "angenommen"),
        ("Adopté avec 8 voix pour et 2 contre", "adopté"),
        ("Aprobado con 5 votos a favor y 2 en contra", "aprobado"),
        ("Passed by 7 votes to 2", "passed"),
    ],
)
def test_nothing_of_a_tally_stays_in_the_words(printed: str, words: str) -> None:
    assert read_outcome(printed).words == words


@pytest.mark.parametrize("printed", ["Abgelehnt, 8:7:1", "Rejected 5-2", "Rechazado 5 a 2"])
def test_a_loss_with_more_yes_than_no_has_no_tally_and_is_told(printed: str) -> None:
    reading = read_outcome(printed)
    assert reading.tally is None
    assert reading.note is not None
    assert "the no votes first" in reading.note


@pytest.mark.parametrize(
    "printed",
    ["Motion to approve failed; motion to deny passed", "Passed (reconsidered and lost)", "Carried [failed of 2/3]"],
)
def test_a_text_that_says_both_is_listed(printed: str) -> None:
    reading = read_outcome(printed)
    assert (reading.result, reading.is_known) == ("unknown", False)


@pytest.mark.parametrize(
    "bracket", ["amended; motion to table failed", "as amended; amendment 2 failed", "amended and approved"]
)
def test_brackets_that_tell_of_another_question_change_nothing(bracket: str) -> None:
    assert read_outcome(f"Adopted ({bracket})").result == "pass"


@pytest.mark.parametrize(
    ("printed", "yes", "no"),
    [
        ("Passed by 7 votes to 2", 7, 2),
        ("Carried, 7 votes to 2", 7, 2),
        ("Motion adoptée 7 à 2", 7, 2),
        ("Aprobado 7 a 2", 7, 2),
        ("Angenommen 7 zu 2", 7, 2),
        ("Y7 N2", 7, 2),
        ("Passed Y-7 N-2", 7, 2),
        ("Passed 7-2 Councilmembers Roe and Poe voting no", 7, 2),
        ("Passed 7-2 Ald. Roe dissenting", 7, 2),
        ("Referred to committee 5-2", 5, 2),
        ("Passed to 2nd reading 5-2", 5, 2),
        ("Recommended denial 5-0", 5, 0),
        ("Approved with no opposition 9-0", 9, 0),
        ("Failed 5-4", 5, 4),
        ("Rejected 2-5", 2, 5),
        ("8:7:1 angenommen", 8, 7),
        ("Mit 8:7 Stimmen angenommen", 8, 7),
        ("Angenommen mit 8 Ja- gegen 3 Nein-Stimmen", 8, 3),
        ("Beschlossen (8 Ja, 7 Nein, 1 Enth.)", 8, 7),
        ("Abgelehnt 3:5", 3, 5),
        ("Aprobado con 5 votos a favor y 2 en contra", 5, 2),
        ("Aprobado: 5 a favor, 2 en contra y 1 abstención", 5, 2),
        ("Adopté par 8 voix contre 2", 8, 2),
    ],
)
def test_tallies_in_other_forms(printed: str, yes: int, no: int) -> None:
    tally = read_outcome(printed).tally
    assert tally is not None
    assert (tally.yes, tally.no) == (yes, no)


@pytest.mark.parametrize(
    "printed", ["Passed 7/2", "Approved Route 9-1", "Referred to Ms. Orr 5-2", "Rejected 5-2", "Defeated 6-3"]
)
def test_numbers_that_may_be_a_tally_or_not_are_told(printed: str) -> None:
    reading = read_outcome(printed)
    assert reading.tally is None
    assert reading.note is not None
    assert printed in reading.note


@pytest.mark.parametrize(
    "printed",
    ["Approved FY 24-25", "Adopted Ord. 24-15", "Passed by 2/3", "Approved May 6-8", "Approved for 2-3 years"],
)
def test_numbers_that_are_no_tally_are_not_told(printed: str) -> None:
    reading = read_outcome(printed)
    assert (reading.tally, reading.note) == (None, None)


def test_the_words_of_a_result_stay_whole() -> None:
    assert read_outcome("Won 6-1").words == "won"
    assert read_outcome("Adoption 5-2").words == "adoption"


@pytest.mark.parametrize(
    ("printed", "tally", "tie"),
    [
        ("4-4, mayor votes no, fails 4-5", (4, 5), (4, 4)),
        ("5-5, President cast the deciding vote; passed 6-5", (6, 5), (5, 5)),
        ("Passed 5-4, casting vote after 4-4", (5, 4), (4, 4)),
        ("Mayor voted yes, passed 5-4", (5, 4), None),
    ],
)
def test_a_casting_vote_breaks_a_tie_that_is_not_called_one(
    printed: str, tally: tuple[int, int], tie: tuple[int, int] | None
) -> None:
    reading = read_outcome(printed)
    assert reading.tally is not None
    assert (reading.tally.yes, reading.tally.no) == tally
    assert (reading.tie and (reading.tie.yes, reading.tie.no)) == tie
