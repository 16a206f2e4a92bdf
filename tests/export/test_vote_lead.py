"""A vote's first sentences can be filed: what was done, in words, and nothing said twice or not known."""

from __future__ import annotations

from typing import Any

import pytest

from councilui.analysis.headlines import line_headline
from councilui.analysis.vote_report import VoteReport
from councilui.export.formats.markdown import markdown
from councilui.export.vote_document import vote_document
from councilui.record.model import AgendaItem, Matter
from councilui.record.questions import matter_question, motion_question, printed_question
from councilui.record.views.votes import VoteCard
from tests.analysis.cards import card, line, roll, seats

SPLIT = {"clerk": {"yes": 4, "no": 1}}


def item_card(title: str, motion_type: str = "other", **event: Any) -> VoteCard:
    """A vote on an agenda item that is no matter."""
    fields = {"announced": SPLIT, "question": matter_question(f"“{title}”"), **event}
    vote = card(matter=None, rules=(), motion_type=motion_type, **fields)
    return vote._replace(item=AgendaItem("i", "meeting", 0, title))


def paragraphs(vote: VoteCard) -> list[str]:
    return markdown(vote_document(VoteReport(vote))).split("\n\n")


def lead(vote: VoteCard) -> str:
    """What follows the date."""
    return paragraphs(vote)[1].partition("Jan. 27, 2021, ")[2].partition(" [1]")[0]


@pytest.mark.parametrize(
    ("motion_type", "title", "result", "words"),
    [
        ("approve", "Approval of the minutes of June 3", "pass", "to approve the minutes of June 3."),
        (
            "approve",
            "Approval of the minutes of June 3",
            "fail",
            "on a motion to approve the minutes of June 3. It failed.",
        ),
        ("approve", "Acceptance of $4,000 from the library fund", "pass", "to accept $4,000 from the library fund."),
        ("approve", "Approval of continuing past 11 p.m.", "pass", "to approve continuing past 11 p.m."),
        (
            "approve",
            "Approval of Lease with Ostrander & Sons",
            "pass",
            "on “Approval of Lease with Ostrander & Sons.” It passed.",
        ),
        (
            "approve",
            "Approval of the lease of the old mill and …",
            "pass",
            "on “Approval of the lease of the old mill and …” It passed.",
        ),
        ("approve", "APPROVAL OF THE MINUTES", "pass", "on “APPROVAL OF THE MINUTES.” It passed."),
        ("approve", "THAT Ald. Bo be granted leave", "fail", "on a motion that Ald. Bo be granted leave. It failed."),
        ("adopt", "Rule 6, “Naming the “Low Road” and …", "pass", "to adopt “Rule 6, ‘Naming the “Low Road” and …’”"),
        ("adopt", "2,000 tons of 7/8” gravel", "pass", "to adopt “2,000 tons of 7/8″ gravel.”"),
        ("adopt", 'Thanks for the "Clean Streets" drive', "pass", "to adopt “Thanks for the ‘Clean Streets’ drive.”"),
        ("adopt", "Section 3 of the Code, 1976,", "pass", "to adopt “Section 3 of the Code, 1976.”"),
        ("other", "Motion to hear item 9 next", "pass", "to hear item 9 next."),
        ("other", "Motion that we thank the crew", "pass", "on a motion that we thank the crew. The motion carried."),
        (
            "other",
            "The balance of the consent agenda was adopted.",
            "pass",
            "on “The balance of the consent agenda was adopted.” The motion carried.",
        ),
        ("adopt", "Resolution 31-5, “Honoring Ada Orr”", "pass", "to adopt “Resolution 31-5, ‘Honoring Ada Orr.’”"),
        ("postpone", "Lease of the mill", "pass", "to postpone “Lease of the mill.”"),
        (
            "previous question",
            "Lease of the mill",
            "pass",
            "on a motion to end debate on “Lease of the mill.” The motion carried.",
        ),
        (
            "suspend rules",
            "Lease of the mill",
            "pass",
            "on a motion to suspend the rules regarding “Lease of the mill.” The motion carried.",
        ),
        (
            "nomination",
            "Irene Bo to the Library Board",
            "pass",
            "on a nomination, “Irene Bo to the Library Board.” The motion carried.",
        ),
        (
            "substitute",
            "Motion to lease the mill",
            "pass",
            "on a substitute motion to lease the mill. The motion carried.",
        ),
    ],
)
def test_the_lead_says_what_was_done(motion_type: str, title: str, result: str, words: str) -> None:
    announced = SPLIT if result == "pass" else {"clerk": {"yes": 1, "no": 4}}
    disposition = "postponed" if motion_type == "postpone" else None
    vote = item_card(title, motion_type, result=result, announced=announced, disposition=disposition)
    assert lead(vote).replace("\\", "") == words


@pytest.mark.parametrize(
    ("result_text", "words"),
    [
        ("Confirmed", "It was confirmed."),
        ("Accepted.", "It was accepted."),
        ("Passed", "The motion passed."),
        ("Carried by all", "The motion carried."),
    ],
)
def test_the_lead_has_the_word_of_the_headline(result_text: str, words: str) -> None:
    vote = item_card("Irene Bo, Library Board", announced=None, result_text=result_text)
    assert lead(vote) == f"on “Irene Bo, Library Board.” {words}"
    assert paragraphs(vote)[0] == f"# Irene Bo, Library Board: {words.split()[-1].rstrip('.')}"


@pytest.mark.parametrize("title", ["Passed. Yeas 4. Nays 1", "The rules were suspended.", "Result: carried"])
def test_a_motion_without_words_is_called_by_those_of_its_vote(title: str) -> None:
    vote = item_card(title, "pass", question=printed_question(title))
    printed = title.rstrip(".")
    assert lead(vote) == f"on a motion printed as “{printed}.” It passed."
    heading = paragraphs(vote)[0]
    assert heading.startswith(f"# Motion printed as “{printed}”")
    assert "Question:" not in "".join(paragraphs(vote))


def test_a_pass_against_the_numbers_is_not_what_the_council_did() -> None:
    vote = item_card("Approval of the minutes of June 3", "approve", announced={"clerk": {"yes": 1, "no": 4}})
    assert lead(vote) == (
        "on a motion to approve the minutes of June 3. Recorded as passed, though more voted no than yes."
    )
    assert paragraphs(vote)[0] == "# Approval of the minutes of June 3: recorded as passed, 1-4"
    assert line_headline(line(vote)).endswith(": recorded as passed, 1-4")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ordinance 31-7: Short-Term Rentals", "to pass “Ordinance 31-7: Short-Term Rentals.”"),
        ("An Ordinance to Cap Rents", "to pass “An Ordinance to Cap Rents” (Ordinance 31-7)."),
        ("Short-Term Rentals", "to pass an ordinance, “Short-Term Rentals” (Ordinance 31-7)."),
    ],
)
def test_a_title_that_says_its_kind_or_number_is_not_told_either_again(name: str, words: str) -> None:
    matter = Matter("m", "Ordinance 31-7", "recorded", name, type="Ordinance")
    assert lead(card(matter=matter, announced=SPLIT)) == words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Appointment of Ada Orr as comptroller", "the appointment of Ada Orr as comptroller (A-7)."),
        ("Reappointment of Bo Jr.", "the reappointment of Bo Jr. (A-7)."),
        ("APPOINTMENT OF ADA ORR", "“APPOINTMENT OF ADA ORR” (A-7)."),
        ("Ada Orr, comptroller", "an appointment, “Ada Orr, comptroller” (A-7)."),
    ],
)
def test_an_appointment_is_no_quotation_and_its_margin_has_its_verb(title: str, words: str) -> None:
    matter = Matter("m", "A-7", "recorded", title, type="Appointment")
    vote = card(matter=matter, motion_type="approve", announced=SPLIT, disposition="approved")
    assert lead(vote) == f"to approve {words}"
    assert "\n\nApproved by 3 votes: 4 yes, 1 no." in markdown(vote_document(VoteReport(vote)))


def test_what_is_not_recorded_is_said_in_one_sentence() -> None:
    bare = paragraphs(item_card("Lease of the mill", announced=None, method="unknown", roll="none"))
    assert bare[1:4] == [
        "The Chicago City Council voted on Wednesday, Jan. 27, 2021, on “Lease of the mill.” The motion carried. [1]",
        "No roll call found: no source says who voted which way.",
        "Not recorded: the tally, who moved it, how the vote was taken, how many votes it needed.",
    ]
    assert bare[4] == "## Sources"


def test_a_complete_roll_needs_no_tally() -> None:
    members = seats(5)
    text = paragraphs(item_card("Lease of the mill", announced=None, votes=roll(members, {"2": "no"}), roll="complete"))
    assert text[3] == (
        "Carried by 3 votes: 4 yes, 1 no. Of the 5 votes cast, 80% were yes (8% of the 50 seats). Counted from the"
        " roll call."
    )
    unanimous = paragraphs(item_card("Lease of the mill", announced=None, votes=roll(members, {}), roll="complete"))
    assert "All 5 who voted said yes" in unanimous[2]
    assert not any("voting no" in part for part in unanimous)
    sides = roll(members, dict.fromkeys("123", "no"))
    lost = item_card("Lease of the mill", result="fail", announced=None, votes=sides, roll="complete")
    assert "## How the other members voted" in text
    assert "## Roll call" in paragraphs(lost)  # everybody was named before


def test_a_question_does_not_repeat_the_title() -> None:
    for question in (matter_question("“Motion to hear item 9 next”"), motion_question("to hear item 9 …")):
        report = VoteReport(item_card("Motion to hear item 9 next", question=question))
        assert report.question == ""
    own_words = VoteReport(item_card("Village hall roof", question=motion_question("to table it until April")))
    assert own_words.question == "Shall the motion “to table it until April” carry?"
    amended = item_card("Lease of the mill", "amend", question="Shall the amendment to “Lease of the mill” carry?")
    assert VoteReport(amended).question == ""
    failed = VoteReport(
        item_card("Lease of the mill", "adopt", result="fail", question="Shall “Lease of …” be adopted?")
    )
    assert failed.beside_headline == "Shall it be adopted? Recorded as 4-1 by the City Clerk."


def test_who_is_in_the_roll_alone_is_told_at_once() -> None:
    votes = roll(seats(6), {"2": "no", "5": "abstain", "6": "absent"})
    vote = item_card("Lease of the mill", announced={"clerk": {"yes": 3, "no": 1}}, votes=votes, roll="complete")
    assert VoteReport(vote).differences[0] == "in the roll call but not in the tally: 1 abstaining, 1 absent"
