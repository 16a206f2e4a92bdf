from __future__ import annotations

import pytest

from councilui.analysis import headlines, seat_wording, threshold_wording, vote_wording
from councilui.analysis.thresholds import thresholds
from councilui.common.dates import long_date, ordinal, short_date
from councilui.record.model import Citation, MatterAction, Membership, Person
from tests.analysis.cards import COUNCIL, TIE, card, line, roll, seats, table_card, thomas_card, welcoming_card


def test_dates() -> None:
    assert long_date("2025-01-15") == "Wednesday, Jan. 15, 2025"
    assert short_date("2025-01-15") == "Jan. 15, 2025"
    assert long_date("1995-05") == "May 1995"
    assert long_date("2012") == "2012"
    assert long_date(None) == short_date("") == "date unknown"
    assert long_date("soon-99") == "soon-99"
    assert long_date("2025-13") == "2025-13"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1", "1st"),
        ("2", "2nd"),
        ("3", "3rd"),
        ("11", "11th"),
        ("15", "15th"),
        ("22", "22nd"),
        ("112", "112th"),
        ("A", "A"),
    ],
)
def test_ordinals(number: str, text: str) -> None:
    assert ordinal(number) == text


def test_members() -> None:
    assert vote_wording.member(COUNCIL, "Lopez", "15") == "Ald. Lopez (15th)"
    assert vote_wording.member(COUNCIL._replace(member_title=None), "Lopez", None) == "Lopez"
    assert vote_wording.member_on(card(), Person("x", "A Mayor", "Mayor, A", "Mayor")) == "A Mayor"


def test_what_the_motion_to_table_did() -> None:
    sample = table_card()
    assert vote_wording.effects(sample) == ("A yes vote kept the law as it is.",)
    assert vote_wording.outcome(sample) == "Tabled: put aside. The ordinance itself was not voted on."
    assert vote_wording.announced(sample) == "Reported as 39-11 by 2 sources"
    assert "no source says who voted which way" in vote_wording.roll_state(sample)
    assert vote_wording.mover(sample) == "Moved by Ald. First Fuentes (26th), according to one source"
    cited = sample._replace(
        citations=(Citation("vote_event", "v", "trib", 0, "mover"), Citation("rule", "r", "clerk", 0))
    )
    assert (vote_wording.mover(cited) or "").endswith("according to 2 sources")


def test_a_voice_vote_with_only_absences_on_file_says_one_thing() -> None:
    away = roll(seats(2), {"1": "absent", "2": "absent"}, None)
    voice = card(votes=away, method="voice", roll="partial")
    assert vote_wording.method(voice) == "Taken by voice vote."
    assert vote_wording.roll_state(voice) == "Partial roll call: only the 2 members who were away."
    assert vote_wording.method(card(method="voice", roll="none")) == "Taken by voice vote, which has no roll call."


def test_without_debate_only_when_the_record_says_so() -> None:
    action = MatterAction("a", "o2", 0, "2025-01-15", "tabled", note="Tabled without debate.")
    assert "put aside without debate." in vote_wording.outcome(table_card()._replace(history=(action,)))
    finished = table_card().event._replace(
        disposition="Tabled: put aside without debate. The ordinance was not voted on."
    )
    text = vote_wording.outcome(table_card()._replace(event=finished))
    assert text == "Tabled: put aside without debate. The ordinance was not voted on."


def test_outcomes() -> None:
    assert vote_wording.outcome(welcoming_card()) == "Passed."
    assert vote_wording.outcome(card(result="fail")) == "Failed."
    assert vote_wording.outcome(card(result="fail", disposition="Failed on a tie")) == "Failed on a tie."
    unclear = card(result="unknown", result_text="Failed to Pass", disposition="not clear from the record")
    expected = "The result is unclear: it is recorded as “Failed to Pass.”"
    assert vote_wording.outcome(unclear) == expected
    assert vote_wording.outcome(card(result="unknown")) == "The result is not recorded."
    wording = vote_wording.outcome(card(motion_type="take up", result="fail"))
    assert wording == "Failed. This was not a vote on the ordinance itself."


def test_announcements_that_differ_stand_side_by_side() -> None:
    assert vote_wording.announced(welcoming_card()) == (
        "Recorded as 41-8, 1 not voting by the City Clerk; reported as 41-8 by the Chicago Tribune"
    )
    assert vote_wording.announced(thomas_card()) == "Recorded as 43-7 by the City Clerk"
    assert vote_wording.announced(card()) == "No source gives a tally."


def test_rolls() -> None:
    assert vote_wording.roll_state(welcoming_card()) == "Complete roll call: all 50 names."
    assert vote_wording.roll_state(thomas_card()) == "Complete roll call: all 50 names, 2 of them derived ◇."
    partial = card(votes=roll(seats(), {"1": "yes", "2": "no"}, None), roll="partial")
    assert vote_wording.roll_state(partial) == "Partial roll call: 2 of 50 names are on record."
    mayor = partial._replace(seats=seats()[1:])  # who is named under "1", and has no seat
    assert vote_wording.roll_state(mayor) == "Partial roll call: 2 names are on record."
    seatless = card(body=COUNCIL._replace(seats=None), announced={"clerk": {"yes": 2, "no": 2}}, roll="partial")
    one = seatless._replace(votes=roll(seats(1), {"1": "yes"}, None))
    assert vote_wording.roll_state(one) == "Partial roll call: 1 of 4 names is on record."
    abstained = seatless._replace(votes=roll(seats(1), {"1": "abstain"}, None))
    assert vote_wording.roll_state(abstained) == "Partial roll call: one name is on record."  # not one of the four


def test_thresholds_in_words() -> None:
    own, quorum, to_pass, _, tie_break = map(threshold_wording.threshold_sentence, thresholds(table_card()))
    assert own == "This motion needed more than half of the votes cast, 26 of 50 ✓ met"
    assert quorum == "Quorum: 26 of 51 needed, 50 took part ✓"
    assert tie_break == "Break a tie: no tie (28 votes apart)"
    assert to_pass == (
        "For comparison: if all 11 no votes had been for the ordinance, that would have been 15 votes short of the 26"
        " needed to pass an ordinance"
    )
    failed = card(requirement="r/pass", announced={"clerk": {"yes": 20, "no": 30}})
    assert threshold_wording.threshold_sentence(thresholds(failed)[0]).endswith("26 of 51 ✗ not met, 6 short")
    unknown = thresholds(card(requirement="r/table", motion_type="table"))[0]
    assert threshold_wording.threshold_sentence(unknown).endswith("how many that was is unknown.")
    tie = thresholds(card(announced={"clerk": {"yes": 24, "no": 24}}, rules=(TIE,)))[0]
    assert threshold_wording.threshold_sentence(tie) == "Break a tie: yes and no were equal"
    assert threshold_wording.requirement_unknown(thomas_card()) == "How many votes this motion needed is not recorded."
    assert threshold_wording.requirement_unknown(welcoming_card()) is None


def test_the_numbers_say_what_they_are_of() -> None:
    nobody = vote_wording.numbers(card(result="fail", announced={"clerk": {"yes": 0, "no": 49}})) or ""
    assert nobody.endswith("0 yes, 49 no. All 49 who voted said no (98% of the 50 seats).")
    assert (
        vote_wording.numbers(table_card()) == "Carried by 28 votes: 39 yes, 11 no. Of the 50 votes cast, 78% were yes."
    )
    assert vote_wording.numbers(welcoming_card()) == (
        "Passed by 33 votes: 41 yes, 8 no, 1 not voting. Of the 49 votes cast, 84% were yes (82% of the 50 seats)."
    )
    tie = card(result="fail", announced={"clerk": {"yes": 24, "no": 24}})
    assert (vote_wording.numbers(tie) or "").startswith("A tie: 24 yes, 24 no. Of the 48 votes cast, 50% were yes")
    unclear = card(result="unknown", announced={"clerk": {"yes": 42, "no": 7}})
    assert (vote_wording.numbers(unclear) or "").startswith("More yes than no votes, by 35: 42 yes, 7 no.")
    assert vote_wording.numbers(card()) is None


def test_the_rice_index_says_of_how_many() -> None:
    assert (vote_wording.index_text(welcoming_card()) or "").startswith("Rice index: 0.673 for the 49 votes cast")
    assert vote_wording.index_text(card()) is None


def test_announced_counted_and_seats_compared() -> None:
    assert vote_wording.differences_of(table_card()) == vote_wording.differences_of(welcoming_card()) == ()
    short = card(
        announced={"clerk": {"yes": 40, "no": 9}}, votes=roll(seats(), dict.fromkeys("123", "no")), roll="complete"
    )
    assert vote_wording.differences_of(short) == (
        "yes: the tally says 40, the names add up to 47",
        "no: the tally says 9, the names add up to 3",
        "seats: the tally accounts for 49 of 50",
    )


def test_words_for_lists() -> None:
    assert vote_wording.outcome_word(line(table_card())) == "TABLED"
    assert vote_wording.outcome_word(line(welcoming_card())) == "passed"
    assert vote_wording.outcome_word(line(card(result="fail"))) == "failed"
    assert vote_wording.outcome_word(line(card(motion_type="table", result="fail"))) == "not tabled"
    assert vote_wording.outcome_word(line(card(result="unknown", result_text="Failed to Pass"))) == "unclear"
    assert vote_wording.outcome_word(line(card(result="unknown"))) == "result unknown"


@pytest.mark.parametrize(
    ("motion_type", "word"),
    [
        ("postpone", "POSTPONED"),
        ("postpone indefinitely", "POSTPONED INDEFINITELY"),
        ("defer", "DEFERRED"),
        ("refer", "REFERRED"),
        ("recommit", "RECOMMITTED"),
        ("continue", "CONTINUED"),
        ("withdraw", "WITHDRAWN"),
        ("Lay on the table", "TABLED"),
    ],
)
def test_what_was_put_off_is_listed_and_found_by_the_word_of_its_motion(motion_type: str, word: str) -> None:
    carried, failed = (line(card(motion_type=motion_type, result=result)) for result in ("pass", "fail"))
    assert vote_wording.outcome_word(carried) == vote_wording.item_outcome_word(carried) == word
    assert word.casefold() in headlines.vote_haystack(carried)
    if "table" not in motion_type:
        assert f"motion to {motion_type} failed" in headlines.vote_haystack(failed)


def test_an_empty_or_hostile_card_does_not_crash() -> None:
    empty = card(members=(), rules=(), matter=None, motion_type="", question="", disposition=" ; ", effect_yes=" ")
    hostile = card(effect_yes="[/] {x} %s", disposition="]]", method="unknown", result_text="%", motion_type="[bold]")
    hostile = hostile._replace(sources={}, motion=hostile.motion._replace(mover="nobody", mover_name="=cmd()"))
    for sample in (empty, hostile):
        for say in (
            vote_wording.outcome,
            vote_wording.announced,
            vote_wording.roll_state,
        ):
            assert say(sample)
        assert (vote_wording.mover(sample) is None) is (sample is empty)
        assert (vote_wording.method(sample) is None) is (sample is hostile)
        assert vote_wording.differences_of(sample) == ()
        vote_wording.effects(sample)
        vote_wording.outcome_word(line(sample))


@pytest.mark.parametrize(
    ("district", "words"),
    [("3", "Seat 3"), ("A", "Seat A"), ("III", "Seat III"), ("Elmton", "Elmton"), ("at large", "at large")],
)
def test_a_seat_that_is_named_after_a_place_is_the_place(district: str, words: str) -> None:
    assert seat_wording.district_text(district, None) == words


def test_a_seat_known_by_votes_alone_claims_no_beginning_and_no_end() -> None:
    seat = Membership("s", "b", "p", "member", "1", "2022-07-18", "2022-11-21")
    assert seat_wording.seat_dates(seat) == "July 18, 2022, to Nov. 21, 2022"
    assert seat_wording.seat_dates(seat._replace(end=None)) == "since July 18, 2022"
    texts = seat._replace(start_text="in 2022; the day is not stated", end_text="after she resigned")
    assert seat_wording.seat_dates(texts) == "start: in 2022; the day is not stated; end: after she resigned"
    derived = seat._replace(basis="derived")
    assert seat_wording.seat_dates(derived) == (
        "in roll calls starting July 18, 2022, but not in that of Nov. 21, 2022; exact dates unknown"
    )
    assert "not in" not in seat_wording.seat_dates(derived._replace(end=None))


def test_a_partial_roll_lacks_names_and_only_names_beyond_the_tally_differ() -> None:
    votes = roll(seats(), {"1": "yes", "2": "no", "3": "no"}, None)
    fewer = card(announced={"clerk": {"yes": 40, "no": 10}}, votes=votes, roll="partial")
    assert vote_wording.differences_of(fewer) == ()
    more = card(announced={"clerk": {"yes": 49, "no": 1}}, votes=votes, roll="partial")
    assert vote_wording.differences_of(more) == ("no: the tally says 1, the names add up to 2",)


@pytest.mark.parametrize(
    ("yes", "no", "text"),
    [
        (23, 23, "Recorded as passed, though the vote was tied."),
        (20, 30, "Recorded as passed, though more voted no than yes."),
        (30, 20, "Passed."),
        (0, 0, "Passed."),
    ],
)
def test_a_passage_that_the_tally_does_not_show_is_only_recorded(yes: int, no: int, text: str) -> None:
    assert vote_wording.outcome(card(announced={"clerk": {"yes": yes, "no": no}}, result="pass")) == text


def test_a_tally_counts_those_who_took_no_side() -> None:
    tally = {"yes": 2, "no": 2, "abstain": 1, "absent": 0, "not voting": 3}
    assert vote_wording.tally_text(tally) == "2-2, 1 abstaining, 3 not voting"
    assert vote_wording.tally_text({"yes": 4, "abstain": 2}) == "4 yes, 2 abstaining"


@pytest.mark.parametrize(
    ("announced", "roll_state", "one_side", "cell", "words"),
    [
        ((39, 11), "none", False, "39-11", "39-11, no roll call"),
        ((39, 11), "partial", False, "39-11", "39-11, partial roll call"),
        ((39, 11), "complete", False, "39-11", "39-11"),
        (None, "partial", False, "partial", "no full tally, partial roll call"),
        (None, "none", True, "–", "no full tally, no roll call"),
        (None, "none", False, "–", "no tally or roll call"),
    ],
)
def test_the_tally_of_a_vote_in_a_list(
    announced: tuple[int, int] | None, roll_state: str, one_side: bool, cell: str, words: str
) -> None:
    vote = line(welcoming_card())._replace(announced=announced, roll=roll_state, has_one_side=one_side)
    assert (vote_wording.tally_cell(vote), vote_wording.tally_words(vote)) == (cell, words)
