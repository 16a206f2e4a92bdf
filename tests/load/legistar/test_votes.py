"""Votes, results and attendance: what is a vote, what is only said to be one, and what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from councilui.analysis.headlines import subject_label
from councilui.record.model import (
    AgendaItem,
    Attendance,
    Doubt,
    Membership,
    Motion,
    Person,
    PersonName,
    Vote,
    VoteCount,
    VoteEvent,
)
from tests.load.legistar.reading import PREFIX, Read, Row, call, event, item, read, vote, write


def _voted(tmp_path: Path, votes: Sequence[object], **changes: object) -> Read:
    changes = {"MatterId": 50, "MatterFile": "Int 5", "ActionName": "Approved by Comm", "PassedFlag": 1} | changes
    return read(write(tmp_path, events=[event()], eventitems__1=[item(7, **changes)], votes__7=votes))


def test_a_roll(tmp_path: Path) -> None:
    reading = _voted(
        tmp_path, [vote(1, "In Favor "), vote(2, "Nay"), vote(3, "Medical")], PassedFlagName="Pass", Tally="1-1"
    )
    vote_event = reading.one(VoteEvent)
    assert vote_event.id == f"{PREFIX}/item/7/vote"
    assert vote_event.question == "Shall Int 5 be approved by the committee?"
    assert (vote_event.result, vote_event.result_basis, vote_event.result_text, vote_event.roll) == (
        "pass",
        "recorded",
        "Pass",
        "complete",
    )
    assert vote_event.method == "unknown"
    assert reading.one(Motion).motion_type == "approve"
    votes = reading.all(Vote)
    assert [(row.option, row.option_text) for row in votes] == [
        ("yes", "In Favor"), ("no", "Nay"), ("absent", "Medical"),
    ]  # fmt: skip
    assert votes[0].person == f"{PREFIX}/person/1"
    counts = [(row.option, row.count, row.source, row.basis) for row in reading.all(VoteCount)]
    assert counts == [("yes", 1, PREFIX, "recorded"), ("no", 1, PREFIX, "recorded")]


def test_a_tally_that_the_names_do_not_reach_makes_the_roll_partial(tmp_path: Path) -> None:
    assert _voted(tmp_path, [vote(1, "Aye")], Tally="7-0").one(VoteEvent).roll == "partial"


@pytest.mark.parametrize(
    ("flag", "name", "result"),
    [(1, "Pass", "pass"), (0, "Fail", "fail"), (None, None, "unknown"), (None, "Fail", "fail"), (7, None, "unknown")],
)
def test_a_flag_of_null_0_and_1_differ(tmp_path: Path, flag: object, name: object, result: str) -> None:
    reading = _voted(tmp_path, [vote(1, "Aye")], PassedFlag=flag, PassedFlagName=name)
    assert reading.one(VoteEvent).result == result
    is_noted = any("not the number that goes with it" in note for note in reading.report.notes)
    assert is_noted == (flag is None and name is not None)


@pytest.mark.parametrize(
    ("action", "text", "method"),
    [
        ("Adopted by Voice Vote", None, "voice"), ("Approved", "by a VOICE VOTE", "voice"),
        ("Approved by Roll Call", "Motion by Roe.", "roll call"), ("Approved", "Motion by Roe.", "unknown"),
    ],
)  # fmt: skip
def test_the_action_tells_how_the_vote_was_taken(tmp_path: Path, action: str, text: str | None, method: str) -> None:
    row = item(7, ActionName=action, ActionText=text, PassedFlag=1, PassedFlagName="Pass")
    assert read(write(tmp_path, events=[event()], eventitems=[row])).one(VoteEvent).method == method


def test_a_voice_vote_has_a_result_and_no_roll(tmp_path: Path) -> None:
    items = [item(7, PassedFlag=1, ActionText="Carried by a voice vote."), item(8)]
    reading = read(write(tmp_path, events=[event()], eventitems__1=items))
    vote_event = reading.one(VoteEvent)
    assert (vote_event.roll, vote_event.result, vote_event.method) == ("none", "pass", "voice")
    assert vote_event.question == "Shall the motion on “Item 7” carry?"
    assert reading.all(Vote) == []


@pytest.mark.parametrize("words", [("Absent",), ("Absent", "Excused", "Absent")])
def test_a_roll_of_who_was_away_is_no_complete_roll(words: tuple[str, ...], tmp_path: Path) -> None:
    row = item(7, ActionText="Approved by voice vote.", PassedFlag=1, PassedFlagName="Pass")
    votes = [vote(person, word) for person, word in enumerate(words, 1)]
    reading = read(write(tmp_path, events=[event()], eventitems=[row], votes=votes))
    voted = reading.one(VoteEvent)
    assert (voted.method, voted.result, voted.roll) == ("voice", "pass", "partial")
    assert [cast.option_text for cast in reading.all(Vote)] == list(words)


@pytest.mark.parametrize(
    ("words", "flag", "roll"),
    [
        (("Nay",), 1, "partial"),
        (("Nay", "Recused", "Absent"), 1, "partial"),
        (("Nay", "Aye"), 1, "complete"),
        (("Nay",), 0, "complete"),
    ],
)
def test_noes_alone_carry_nothing(words: tuple[str, ...], flag: int, roll: str, tmp_path: Path) -> None:
    row = item(7, ActionText="Approved.", PassedFlag=flag, PassedFlagName="Pass" if flag else "Fail")
    votes = [vote(person, word) for person, word in enumerate(words, 1)]
    assert read(write(tmp_path, events=[event()], eventitems=[row], votes=votes)).one(VoteEvent).roll == roll


def test_the_roll_call_flag_is_not_about_votes(tmp_path: Path) -> None:
    items = [item(6, RollCallFlag=1), item(7, RollCallFlag=0)]
    reading = read(write(tmp_path, events=[event()], eventitems__1=items, votes__7=[vote(1, "Yes")]))
    assert reading.one(VoteEvent).id == f"{PREFIX}/item/7/vote"


def test_an_unknown_word_is_other_counted_and_told_once(tmp_path: Path) -> None:
    votes = [vote(1, "Zounds"), vote(2, "Zounds"), vote(3, "Forsooth", Result=2), vote(4, ""), vote(5, None)]
    reading = _voted(tmp_path, votes)
    assert [(row.option, row.option_text) for row in reading.all(Vote)] == [
        ("other", "Zounds"), ("other", "Zounds"), ("no", "Forsooth"), ("other", ""), ("other", ""),
    ]  # fmt: skip
    assert reading.issues("unknown vote word") == [
        "“Zounds” appears 2 times where a vote should be; it was loaded as “other.”",
        "No word appears 2 times where a vote should be; it was loaded as “other.”",
    ]


@pytest.mark.parametrize("word", ["N/A", "n.a.", "NA", "Not Applicable"])
def test_who_was_no_member_has_no_vote(tmp_path: Path, word: str) -> None:
    reading = _voted(tmp_path, [vote(1, word), vote(2, "Aye")])
    assert len(reading.all(Vote)) == 1
    assert reading.report.omitted["votes marked as not a member then"] == 1
    assert reading.report.issues == []


def test_two_votes_of_one_person_are_a_doubt(tmp_path: Path) -> None:
    reading = _voted(tmp_path, [vote(1, "Aye"), vote(1, "Nay"), vote(2, "Aye"), vote(2, "Aye")])
    assert [row.option for row in reading.all(Vote)] == ["yes", "yes"]
    assert reading.issues("voted twice") == [
        "Person 1 appears twice in one vote (“Nay” after “Aye”); the first was kept.",
        "Person 2 appears twice in one vote (the same); the first was kept.",
    ]
    assert reading.one(Doubt).subject_id == f"{PREFIX}/item/7/vote"
    assert reading.report.read["votes"] == 4
    assert reading.report.merged["votes of a person who had voted in the same vote"] == 2


def test_three_votes_of_one_person_are_two_doubts(tmp_path: Path) -> None:
    reading = _voted(tmp_path, [vote(1, "Aye"), vote(1, "Nay"), vote(1, "Abstain")])
    assert [row.option for row in reading.all(Vote)] == ["yes"]
    assert len({row.id for row in reading.all(Doubt)}) == 2


def test_the_same_vote_twice_is_no_doubt(tmp_path: Path) -> None:
    reading = _voted(tmp_path, [vote(1, "Aye", Id=9), vote(1, "Aye", Id=9)])
    assert reading.report.issues == []
    assert reading.report.merged["votes listed before"] == 1


def test_a_vote_without_person_or_with_a_wrong_type_is_listed(tmp_path: Path) -> None:
    bad: list[object] = [
        vote(1, "Aye") | {"VotePersonId": None, "VotePersonName": None},
        vote(1, "Aye") | {"VoteValueName": ["Aye"]},
        vote(1, "Aye") | {"VotePersonId": 9, "VotePersonName": {"a": 1}},
        "Aye",
    ]
    reading = _voted(tmp_path, [*bad, vote(2, "Aye")])
    assert len(reading.all(Vote)) == 1
    assert len(reading.issues("unreadable row")) == 4


def test_a_voter_without_number_is_found_by_name(tmp_path: Path) -> None:
    persons: list[Row] = [{"PersonId": 4, "PersonFullName": "Ana Rey"}]
    votes = [vote(4, "Aye") | {"VotePersonId": 0, "VotePersonName": "Ana  Rey"}]
    folder = write(tmp_path, persons=persons, events=[event()], eventitems__1=[item(7)], votes__7=votes)
    assert read(folder).one(Vote).person == f"{PREFIX}/person/4"


def test_movers_are_kept_by_name_and_known_persons_by_number(tmp_path: Path) -> None:
    persons: list[Row] = [{"PersonId": 4, "PersonFullName": "Ana Rey"}]
    moved = item(7, PassedFlag=1, MoverId=4, Mover="Ana Rey ", SeconderId=99, Seconder="Bo Li")
    motion = read(write(tmp_path, persons=persons, events=[event()], eventitems__1=[moved])).one(Motion)
    assert (motion.mover, motion.mover_name) == (f"{PREFIX}/person/4", "Ana Rey")
    assert (motion.seconder, motion.seconder_name) == (None, "Bo Li")


def test_two_spellings_of_one_person_are_names_of_one(tmp_path: Path) -> None:
    items, votes = (
        [item(7), item(8)],
        {"votes__7": [vote(1, "Aye")], "votes__8": [vote(1, "Aye", 8, PersonName="P. One")]},
    )
    reading = read(write(tmp_path, events=[event()], eventitems__1=items, **votes))
    assert reading.one(Person).name == "Person 1"
    assert reading.one(PersonName).name == "P. One"
    assert [row.voter_name for row in reading.all(Vote)] == ["Person 1", "P. One"]


def test_the_seat_on_the_day_goes_with_the_vote(tmp_path: Path) -> None:
    office: Row = {
        "OfficeRecordId": 3, "OfficeRecordFullName": "Person 1", "OfficeRecordPersonId": 1, "OfficeRecordBodyId": 138,
        "OfficeRecordBodyName": "City Council", "OfficeRecordTitle": "Council Member (Ward 4)",
        "OfficeRecordStartDate": "2024-01-01T00:00:00", "OfficeRecordEndDate": "2024-05-06T00:00:00",
    }  # fmt: skip
    folder = write(
        tmp_path, officerecords=[office], events=[event()], eventitems__1=[item(7)], votes__7=[vote(1, "Aye")]
    )
    reading = read(folder)
    assert reading.one(Vote).district == "4"
    assert reading.one(Membership).end == "2024-05-07"


def test_roll_calls_are_attendance(tmp_path: Path) -> None:
    calls = [
        call(1, "Present"),
        call(2, "Parental "),
        call(3, "Excused"),
        call(4, "Conflict"),
        call(1, "Absent"),
        call(5, "N/A"),
    ]
    reading = read(write(tmp_path, events=[event()], eventitems__1=[item(7, RollCallFlag=1)], rollcalls__7=calls))
    assert [(row.status, row.status_text) for row in reading.all(Attendance)] == [
        ("present", "Present"), ("absent", "Parental"), ("excused", "Excused"), ("other", "Conflict"),
    ]  # fmt: skip
    assert {row.roll_call for row in reading.all(Attendance)} == {f"{PREFIX}/item/7"}
    assert reading.all(VoteEvent) == []
    assert reading.issues("person twice in a roll call") == [
        "Person 1 appears twice, as “Present” and as “Absent”; the first was kept."
    ]
    assert reading.report.read["roll calls"] == 6


def test_a_tally_that_cannot_be_read_is_kept_as_printed(tmp_path: Path) -> None:
    reading = _voted(tmp_path, [], Tally="unanimous", PassedFlag=None, Consent=1)
    note = reading.one(VoteEvent).roll_note
    assert note == "The item was on the consent agenda. The tally is printed as “unanimous”."
    assert len(reading.issues("unreadable tally")) == 1
    assert reading.all(VoteCount) == []


@pytest.mark.parametrize(
    ("action", "motion_type", "question"),
    [
        ("Motion to Deny", "deny", "Shall Int 5 be denied?"),
        ("Lay on the Table", "table", "Shall Int 5 be tabled?"),
        ("Override the Mayor's Veto", "override", "Int 5: shall the veto be overridden?"),
        ("Denied", "deny", "Shall Int 5 be denied?"),
        ("Laid Over by Committee", "defer", "Shall Int 5 be laid over by the committee?"),
    ],
)
def test_what_was_moved_is_what_was_voted_on(tmp_path: Path, action: str, motion_type: str, question: str) -> None:
    reading = _voted(tmp_path, [vote(1, "Aye")], ActionName=action)
    assert (reading.one(Motion).motion_type, reading.one(VoteEvent).question) == (motion_type, question)


def test_names_tell_what_the_third_number_of_a_tally_is(tmp_path: Path) -> None:
    votes = [vote(1, "Aye"), vote(2, "Nay"), vote(3, "Abstain")]
    reading = _voted(tmp_path, votes, Tally="1-1-1")
    assert {count.option: count.count for count in reading.all(VoteCount)} == {"yes": 1, "no": 1, "abstain": 1}


def test_the_user_s_words_for_votes_come_first(tmp_path: Path) -> None:
    (tmp_path / "councilui.toml").write_text('[words]\n"Guest" = "no seat"\n"Remote" = "yes"\n', encoding="utf-8")
    reading = _voted(tmp_path, [vote(1, "Remote"), vote(2, "Guest"), vote(3, "N/A")])
    assert [vote.option for vote in reading.all(Vote)] == ["yes"]
    assert reading.report.omitted["votes marked as not a member then"] == 2


@pytest.mark.parametrize(
    ("action", "disposition"),
    [
        ("Approved by Council", "motion to approve failed"),
        ("Adopted", "motion to adopt failed"),
        ("Referred to Committee", "motion to refer failed"),
        ("Laid over", "motion to defer failed"),
        ("Noted by the body", "motion failed"),
        ("Defeated", "defeated"),
        ("Denied", "denied"),
        ("Failed to Pass", "failed to pass"),
    ],
)
def test_what_was_moved_and_failed_is_not_said_to_be_done(tmp_path: Path, action: str, disposition: str) -> None:
    reading = _voted(tmp_path, [vote(1, "Nay")], ActionName=action, PassedFlag=0)
    assert reading.one(VoteEvent).disposition == disposition
    assert reading.one(AgendaItem).outcome == disposition


@pytest.mark.parametrize("key", ["Vote{}", "EventItemVote{}", "EventItemVoteInfo"])
@pytest.mark.parametrize("end", ["", "s"])
def test_votes_and_roll_calls_nested_in_their_item_are_read(tmp_path: Path, key: str, end: str) -> None:
    key = key.format(end or "s" * (key == "Vote{}"))
    call = {"RollCallPersonId": 1, "RollCallPersonName": "Ana Roe", "RollCallValueName": "Present"}
    nested = {**item(7, PassedFlag=1), key: [vote(1, "Aye"), vote(2, "Nay")], key.replace("Vote", "RollCall"): [call]}
    reading = read(write(tmp_path, events=[event()], eventitems__1=[nested]))
    assert [row.option for row in reading.all(Vote)] == ["yes", "no"]
    assert [row.status for row in reading.all(Attendance)] == ["present"]


@pytest.mark.parametrize(("action", "is_listed"), [("Noted by the body", True), ("Approved by Comm", False)])
def test_an_action_whose_motion_is_not_known_is_listed(tmp_path: Path, action: str, is_listed: bool) -> None:
    reading = _voted(tmp_path, [vote(1, "Aye")], ActionName=action)
    issues = [issue for issue in reading.report.issues if issue.kind == "unknown action"]
    assert bool(issues) == is_listed
    assert all(action in issue.reason for issue in issues)


@pytest.mark.parametrize(
    "action",
    ["Failed to pass", "Veto sustained", "Vetoed", "Passed over", "Removed from Consent", "Not approved", "Lost"],
)
def test_an_action_that_is_no_passage_gives_no_headline_that_says_so(tmp_path: Path, action: str) -> None:
    row = item(7, ActionName=action, PassedFlag=1, PassedFlagName="Pass")
    reading = read(write(tmp_path, events=[event()], eventitems=[row]))
    question, motion = reading.one(VoteEvent).question, reading.one(Motion)
    about = subject_label("Item 7", motion.motion_type, None, None, question)
    assert about == "Motion on “Item 7”"


@pytest.mark.parametrize("action", ["Approved", "Adopted as Amended", "Passed by Council", "Approved on Consent"])
def test_an_action_that_is_a_passage_is_on_the_item(tmp_path: Path, action: str) -> None:
    row = item(7, ActionName=action, PassedFlag=1, PassedFlagName="Pass")
    reading = read(write(tmp_path, events=[event()], eventitems=[row]))
    question, motion = reading.one(VoteEvent).question, reading.one(Motion)
    assert subject_label("Item 7", motion.motion_type, None, None, question) == "Item 7"


@pytest.mark.parametrize(
    ("word", "number", "is_told"), [("Aye", 2, True), ("Nay", 1, True), ("Aye", 1, False), ("Nay", None, False)]
)
def test_a_word_against_the_number_beside_it_is_told(
    tmp_path: Path, word: str, number: int | None, *, is_told: bool
) -> None:
    row = item(7, ActionName="Approved", PassedFlag=1, PassedFlagName="Pass")
    votes = [{**vote(1, word), "VoteResult": number}]
    reading = read(write(tmp_path, events=[event()], eventitems=[row], votes=votes))
    assert reading.one(Vote).option == {"Aye": "yes", "Nay": "no"}[word]
    assert any(issue.kind == "vote against its number" for issue in reading.report.issues) is is_told
