"""What became of a motion, as clerks print it, and the numbers that stand beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.load.outcomes import read_outcome, read_tally


@pytest.mark.parametrize(
    ("printed", "result"),
    [
        ("Passed", "pass"),
        ("CARRIED", "pass"),
        ("Carried Unanimously", "pass"),
        ("Adopted as amended", "pass"),
        ("which carried by unanimous voice vote", "pass"),
        ("All were in favor.", "pass"),
        ("So ordered", "pass"),
        ("The ayes have it", "pass"),
        ("Passed by Council", "pass"),
        ("Passed over the mayor's veto", "pass"),
        ("Referred to committee, carried", "pass"),
        ("Adoptée à l’unanimité", "pass"),
        ("1", "pass"),
        ("Did not pass", "fail"),
        ("DID NOT PASS", "fail"),
        ("Didn’t pass", "fail"),
        ("Has not been adopted", "fail"),
        ("Unable to pass for lack of 2/3", "fail"),
        ("Failed to carry", "fail"),
        ("Failed for want of a second", "unknown"),
        ("Not adopted as follows", "fail"),
        ("Lost", "fail"),
        ("Motion denied", "fail"),
        ("Did not receive the required two-thirds vote", "fail"),
        ("Lacked a majority", "fail"),
        ("The noes have it", "fail"),
        ("Tie vote, motion fails", "fail"),
        ("Voted down", "fail"),
        ("Failed of passage", "fail"),
        ("Refused passage", "fail"),
        ("Adoption denied", "fail"),
        ("Carried without a vote", "pass"),
        ("Passed, 2/3 not required", "pass"),
        ("Approved, not to exceed $5,000", "pass"),
        ("Passed over", "unknown"),
        ("Passed temporarily", "unknown"),
        ("Passed for now", "unknown"),
        ("Passed to next meeting", "unknown"),
        ("Neither approved nor denied", "unknown"),
        ("Not seconded", "unknown"),
        ("PASSED OVER FOR THE DAY", "unknown"),
        ("Passed by", "unknown"),
        ("Passed by indefinitely", "unknown"),
        ("Passed to second reading May 22 2024 at 9:30 a.m.", "unknown"),
        ("Withdrawn", "unknown"),
        ("Deferred", "unknown"),
        ("Denied", "unknown"),
        ("Not voted on", "unknown"),
        ("To be approved", "unknown"),
        ("Approval pending", "unknown"),
        ("Recommended for approval", "unknown"),
        ("Tied 4-4", "unknown"),
        ("Not defeated", "unknown"),
        ("Amendment failed 3-4; passed 5-2", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_word_is_read_with_what_negates_or_defers_it(printed: str, result: str) -> None:
    assert read_outcome(printed).result == result


@pytest.mark.parametrize(
    ("printed", "counts"),
    [
        ("Carried, 25-1", {"yes": 25, "no": 1}),
        ("Passed 7-2-1", {"yes": 7, "no": 2, "other": 1}),
        ("Passed (7 to 2)", {"yes": 7, "no": 2}),
        ("Ayes 7, Nays 2 - Carried", {"yes": 7, "no": 2}),
        ("AYES - 5 NOES - 0", {"yes": 5, "no": 0}),
        ("Yes: 5; No: 2; Abstain: 1", {"yes": 5, "no": 2, "abstain": 1}),
        ("APPROVED (9-0)", {"yes": 9, "no": 0}),
        ("(Y-5)", {"yes": 5}),
        ("5Y-2N", {"yes": 5, "no": 2}),
        ("Passed. Yeas 20. Nays 1.", {"yes": 20, "no": 1}),
        ("Motion passed 4-0, with one abstention (Member Orr)", {"yes": 4, "no": 0, "abstain": 1}),
        ("The motion carried, 4-1- 0-2, by the following roll call vote", {"yes": 4, "no": 1, "other": 2}),
        ("On a 7-2 vote the motion carried", {"yes": 7, "no": 2}),
        ("Passed by a vote of seven to two", {"yes": 7, "no": 2}),
        ("Motion carries, 3 ayes, 2 nays", {"yes": 3, "no": 2}),
        ("unanimous voice vote – 5", {"yes": 5}),
        ("Item 12-3 approved 7-0", {"yes": 7, "no": 0}),
        ("Adopted Ord. 24-17 by 5-2 vote", {"yes": 5, "no": 2}),
        ("Passed 7-2 (Sec. 2-173)", {"yes": 7, "no": 2}),
        ("Failed 4-5", {"yes": 4, "no": 5}),
        ("Passed 7 ayes-2 noes", {"yes": 7, "no": 2}),
        ("7 Ayes/2 Nays", {"yes": 7, "no": 2}),
        ("Carried 9-0-1 abstention", {"yes": 9, "no": 0, "other": 1}),
        ("Motion carried by a vote of six (6) to three (3)", {"yes": 6, "no": 3}),
        ("Passed over the mayor's veto 7-2", {"yes": 7, "no": 2}),
        ("Passed (2nd reading 6-3)", {"yes": 6, "no": 3}),
        ("PASSED (AYES: 5 NOES: 2)", {"yes": 5, "no": 2}),
        ("Case Z-12-3 denied 6-3", {"yes": 6, "no": 3}),
        ("FY2024-25 budget approved 6-3 (9:45 PM)", {"yes": 6, "no": 3}),
    ],
)
def test_tallies_in_the_forms_that_clerks_print(printed: str, counts: dict[str, int]) -> None:
    tally = read_outcome(printed).tally
    assert tally is not None
    assert tally.counts == counts


@pytest.mark.parametrize(
    "printed",
    [
        "Approved for FY 24-25",
        "Approved 24-25 budget",
        "Approved (2024-25)",
        "Passed at 9:45 p.m.",
        "Adopted at 10:05",
        "Adopted as amended (Sec. 2-173)",
        "Adopted Chapter 5-12",
        "Approved Ordinance 12-3",
        "Approved, Ward 3-4 boundaries",
        "Adopted 5/6/24",
        "Passed 5-6-24",
        "Passed 12-05-2024",
        "Passed 06-03",
        "Adopted; effective 7-1",
        "Approved with 3-1 conditions",
        "Approved for 1-2 years",
        "Approved 1-2 p.m.",
        "Unable to pass for lack of 2/3",
        "Approved for 2 years",
        "Approved with 9 conditions",
        "Item No. 5 approved",
        "Approved lots 3 to 7 of the plat",
        "Passed to second reading May 22 2024 at 9:30 a.m.",
    ],
)
def test_what_only_looks_like_a_tally_is_none(printed: str) -> None:
    assert read_outcome(printed).tally is None


@pytest.mark.parametrize(
    ("names", "counts"),
    [
        ({"yes": 7, "no": 2, "abstain": 1}, {"yes": 7, "no": 2, "abstain": 1}),
        ({"yes": 7, "no": 2, "absent": 1}, {"yes": 7, "no": 2, "absent": 1}),
        ({"yes": 7, "no": 2, "abstain": 1, "absent": 1}, {"yes": 7, "no": 2, "other": 1}),
        ({"yes": 7, "no": 2, "absent": 2}, {"yes": 7, "no": 2, "other": 1}),
        ({}, {"yes": 7, "no": 2, "other": 1}),
    ],
)
def test_names_may_tell_what_an_unnamed_number_is(names: dict[str, int], counts: dict[str, int]) -> None:
    tally = read_outcome("Passed 7-2-1").tally
    assert tally is not None
    assert tally.named_by(names).counts == counts


def test_a_casting_vote_is_told_beside_the_final_tally() -> None:
    outcome = read_outcome("Tied 4-4, Mayor voted yes, motion passed 5-4")
    assert outcome.result == "pass"
    assert outcome.tally is not None
    assert outcome.tie is not None
    assert outcome.tally.counts == {"yes": 5, "no": 4}
    assert outcome.tie.counts == {"yes": 4, "no": 4}
    assert "tie, 4–4" in (outcome.note or "")


def test_numbers_against_the_word_are_no_tally_and_are_told() -> None:
    outcome = read_outcome("Passed 3-6")
    assert (outcome.result, outcome.tally) == ("pass", None)
    assert "fewer yes than no votes" in (outcome.note or "")


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("APPROVED (9-0)", "approved"),
        ("Carried, 25-1", "carried"),
        ("Passed 7-2-1", "passed"),
        ("PASSED (AYES: 5 NOES: 2)", "passed"),
        ("Approved by a 6 to 3 margin", "approved"),
        ("Ayes 7, Nays 2 - Carried", "carried"),
        ("Passed by a vote of 7 to 2", "passed"),
        ("Adopted as amended (Sec. 2-173)", "adopted as amended (sec. 2-173)"),
    ],
)
def test_the_words_are_left_whole_when_the_numbers_go(printed: str, words: str) -> None:
    assert read_outcome(printed).words == words


def test_what_the_table_does_not_know_is_said_to_be_unknown() -> None:
    outcome = read_outcome("Zzyzx")
    assert (outcome.result, outcome.status, outcome.is_known) == ("unknown", "unknown", False)


@pytest.mark.parametrize(
    ("printed", "counts"),
    [
        ("7-0", {"yes": 7, "no": 0}),
        ("49:0", {"yes": 49, "no": 0}),
        ("7/2", {"yes": 7, "no": 2}),
        ("8 - 1 - 2", {"yes": 8, "no": 1, "other": 2}),
        ("Ayes: 7 Nays: 1, Absent 2", {"yes": 7, "no": 1, "absent": 2}),
        ("5 Yes, 2 No", {"yes": 5, "no": 2}),
    ],
)
def test_a_tally_field_holds_a_tally_alone(printed: str, counts: dict[str, int]) -> None:
    tally = read_tally(printed)
    assert tally is not None
    assert tally.counts == counts


@pytest.mark.parametrize(
    "printed",
    [
        "unanimous", "Blue 7", "9999999999999999999999-0", "2/3", "3/4", "9:30 a.m.", "FY 24-25", "See minutes", "",
        "2031-03-01", "3-1-2031", "03/01/2031", "2:01:00",
    ],
)  # fmt: skip
def test_a_tally_field_without_a_tally(printed: str) -> None:
    assert read_tally(printed) is None


FORMS = (
    "{w} {y}-{n}", "{w}, {y}–{n}", "{w} ({y}-{n})", "{w} ({y} to {n})", "{w} by a vote of {y} to {n}",
    "Ayes {y}, Nays {n} - {w}", "{w}: {y} ayes, {n} nays", "{w} on a {y}-{n} vote", "{y}-{n}, {w}",
    "Motion {w} {y}-{n} on second reading", "{w} as amended, {y}-{n}", "{w} {y}-{n} at 9:30 p.m.",
    "Item 12-3 {w} {y}-{n}", "{w} {y}-{n} for FY 24-25",
)  # fmt: skip


@given(
    yes=st.integers(1, 60),
    share=st.floats(0, 1),
    word=st.sampled_from(["Passed", "Carried", "Adopted", "Approved"]),
    form=st.sampled_from(FORMS),
)
def test_a_tally_is_found_in_any_form_and_its_word_is_kept(yes: int, share: float, word: str, form: str) -> None:
    no = int(yes * share)
    outcome = read_outcome(form.format(w=word, y=yes, n=no))
    assert outcome.result == "pass"
    assert outcome.tally is not None
    assert (outcome.tally.yes, outcome.tally.no) == (yes, no)


@given(
    word=st.sampled_from(["passed", "carried", "adopted", "approved", "agreed to"]),
    negation=st.sampled_from(["not", "was not", "has not been", "never", "could not be"]),
    subject=st.sampled_from(["", "Motion ", "The motion ", "Ordinance 24-3 "]),
)
def test_a_negated_word_is_never_a_pass(word: str, negation: str, subject: str) -> None:
    assert read_outcome(f"{subject}{negation} {word}".capitalize()).result == "fail"


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(printed: str) -> None:
    assert read_outcome(printed).result in ("pass", "fail", "unknown")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Passed 2-1 (Moe dissenting)", "passed"),
        ("Passed 7-0-1 (Poe abstaining) as amended", "passed as amended"),
        ("Adopted [Moe voting no]", "adopted"),
        ("Approved (as amended)", "approved (as amended)"),
    ],
)
def test_who_voted_how_is_no_part_of_what_became_of_it(text: str, words: str) -> None:
    assert read_outcome(text).words == words
