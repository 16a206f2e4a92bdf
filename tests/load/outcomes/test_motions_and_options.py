"""What was moved, and what a member's word means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.load.outcomes import (
    VoteWords,
    ask_question,
    attendance_status,
    is_about,
    is_no_seat,
    read_motion,
    read_option,
)


@pytest.mark.parametrize(
    ("printed", "motion_type", "aim"),
    [
        ("Motion to deny", "deny", "against"),
        ("MOTION TO DENY THE APPEAL", "deny", "against"),
        ("Motion to not approve the permit", "deny", "against"),
        ("Motion to uphold the Planning Commission's denial", "deny", "against"),
        ("Lay on the table", "table", "aside"),
        ("Moved to lay the ordinance on the table", "table", "aside"),
        ("That the resolution be tabled", "table", "aside"),
        ("Take from the table", "take from the table", "forward"),
        ("Override the mayor's veto", "override", "for"),
        ("Shall the ordinance pass notwithstanding the mayor's veto", "override", "for"),
        ("Sustain the veto", "sustain", "against"),
        ("Call the previous question", "previous question", "procedure"),
        ("Close debate", "previous question", "procedure"),
        ("Motion by Orr to refer", "refer", "aside"),
        ("Motion to send the plan back to committee", "recommit", "aside"),
        ("Motion to continue the hearing to May 6", "continue", "aside"),
        ("Member Orr moved to postpone indefinitely", "postpone indefinitely", "aside"),
        ("Moved by Orr, seconded by Bo, to adopt", "adopt", "for"),
        ("A motion was made by Member Orr, seconded by Member Bo, that this item be tabled", "table", "aside"),
        ("Motion to approve the amendment", "amend", "change"),
        ("Substitute resolution by Orr", "substitute", "change"),
        ("Motion to reconsider", "reconsider", "procedure"),
        ("Motion to suspend Council Rule 13", "suspend rules", "procedure"),
        ("Laid Over by Committee", "defer", "aside"),
        ("Table the charter change", "table", "aside"),
        ("Do not pass", "deny", "against"),
        ("Overturn the Mayor's veto", "override", "for"),
        ("Approve with amendments", "approve", "for"),
        ("Withdraw from the consent agenda", "other", "unknown"),
        ("Withdraw the petition", "withdraw", "aside"),
        ("Commit to the finance committee", "recommit", "aside"),
        ("Extend the meeting past 11 p.m.", "extend the meeting", "procedure"),
        ("Approved, by Council", "approve", "for"),
        ("Ordinance to amend the zoning code", "other", "unknown"),
        ("Resolution to Approve Street Closing", "other", "unknown"),
        ("Budget Amendment #1", "other", "unknown"),
        ("", "other", "unknown"),
    ],
)  # fmt: skip
def test_a_motion_is_known_by_its_beginning(printed: str, motion_type: str, aim: str) -> None:
    motion = read_motion(printed)
    assert (motion.motion_type, motion.aim) == (motion_type, aim)


@pytest.mark.parametrize(
    ("words", "title", "expected"),
    [
        ("to adopt Resolution 2031-07 in an amount not to exceed $5,400", "Resolution 2031-07, Plow Truck", True),
        ("to buy a plow truck for not more than $5,400", "Purchase of a Plow Truck", True),
        ("to not buy a plow truck", "Purchase of a Plow Truck", False),
    ],
)
def test_a_limit_denies_nothing(words: str, title: str, expected: bool) -> None:
    assert is_about(words, title) is expected


def test_the_matter_of_a_motion_is_what_it_is_about() -> None:
    assert read_motion("Motion to table the charter change").subject == "the charter change"
    assert read_motion("Moved to lay the Elm Street plan on the table").subject == "the Elm Street plan"


@pytest.mark.parametrize(
    ("motion_type", "question"),
    [
        ("deny", "Shall “Sale of lot 5” be denied?"),
        ("table", "Shall “Sale of lot 5” be tabled?"),
        ("override", "“Sale of lot 5”: shall the veto be overridden?"),
        ("other", "Shall “Sale of lot 5” carry?"),
    ],
)
def test_the_question_says_what_a_yes_does(motion_type: str, question: str) -> None:
    assert ask_question(motion_type, "“Sale of lot 5”") == question


@pytest.mark.parametrize(
    ("printed", "option"),
    [
        ("Yea", "yes"), ("AYE", "yes"), ("In Favour", "yes"), ("Oui", "yes"), ("Yes (proxy)", "yes"), ("TRUE", "yes"),
        ("Nay", "no"), ("Non", "no"), ("In Opposition", "no"), ("No - by phone", "no"),
        ("Recused (conflict of interest)", "recused"), ("Declared Conflict", "recused"),
        ("za", "yes"), ("Pro", "yes"), ("Favorevole", "yes"), ("Przeciw", "no"), ("proti", "no"), ("Não", "no"),
        ("Wstrzymała się", "abstain"), ("zdržel se", "abstain"), ("Çekimser", "abstain"), ("Apologies", "absent"),
        ("nepřítomen", "absent"), ("afwezig", "absent"),
        ("AWVT", "absent"), ("ABSNT_CB", "absent"), ("Absent (excused)", "absent"), ("Absent@vote", "absent"),
        ("Abstain", "abstain"), ("Did not vote", "not voting"), ("Yes via phone", "yes"), ("AYE, remotely", "yes"),
        ("Yes*", "yes"), ("Abstained due to conflict", "abstain"), ("Absent for vote", "absent"),
        ("Excused absence", "excused"), ("Present not voting", "not voting"), ("Nay (with reservations)", "no"),
        ("Abstain-Conflict", "abstain"), ("Recused-Conflict", "recused"), ("Absent-Excused", "absent"),
        ("Yes (paired)", "paired"), ("Paired No", "paired"), ("Paired - Aye", "paired"), ("Nay/Paired", "paired"),
    ],
)  # fmt: skip
def test_words_that_a_file_makes_plain(printed: str, option: str) -> None:
    assert read_option(printed) == (option, True)


@pytest.mark.parametrize(
    "printed",
    [
        "✓",
        "X",
        "?",
        "",
        "Yes (abstain)",
        "Yes/No",
        "Maybe",
        "Pass",
        "Late",
        "-",
        "Yes (later changed to No)",
        "No - changed to yes",
        "No-show",
        "Approved 3-0",
        "Yes (7 - 2)",
        "Abstain-Yes",
        "Aye (in error)",
        "Yes?",
        "No (?)",
    ],
)
def test_words_that_may_mean_anything_are_other(printed: str) -> None:
    assert read_option(printed) == ("other", False)


@pytest.mark.parametrize("printed", ["N/A", "Not in office", "not a member", "Not yet seated", "Resigned"])
def test_no_seat_is_no_vote(printed: str) -> None:
    assert is_no_seat(printed)


def test_the_user_s_words_come_first() -> None:
    words = VoteWords({"✓": "yes", "x": "no", "off": "no seat", "Present": "abstain"})
    assert words.read("✓") == ("yes", True)
    assert words.read("X") == ("no", True)
    assert words.read("present") == ("abstain", True)
    assert words.is_no_seat("Off")
    assert words.read("Nay") == ("no", True)


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(printed: str) -> None:
    assert read_motion(printed).motion_type
    assert read_option(printed).option


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Present", "present"), ("Here", "present"), ("Remote (phone)", "present"), ("Late 6:40", "present"),
        ("Absent (excused)", "absent"), ("Excused", "excused"), ("Yea", "other"), ("", "other"),
    ],
)  # fmt: skip
def test_an_answer_to_a_roll_call_of_attendance(word: str, status: str) -> None:
    assert attendance_status(word) == status
