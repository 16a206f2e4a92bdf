from __future__ import annotations

import pytest

from councilui.analysis import vote_wording
from councilui.analysis.thresholds import thresholds
from councilui.record.model import Citation, MatterAction, Membership, Person
from tests.analysis.cards import COUNCIL, TIE, card, line, roll, seats, table_card, thomas_card, welcoming_card


def test_dates() -> None:
    assert vote_wording.long_date("2025-01-15") == "Wednesday 15 January 2025"
    assert vote_wording.short_date("2025-01-15") == "Wed 15 Jan 2025"
    assert vote_wording.long_date("1995-05") == "May 1995"
    assert vote_wording.long_date("2012") == "2012"
    assert vote_wording.long_date(None) == vote_wording.short_date("") == "date not known"
    assert vote_wording.long_date("soon-99") == "soon-99"
    assert vote_wording.long_date("2025-13") == "2025-13"


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
    assert vote_wording.ordinal(number) == text


def test_members() -> None:
    assert vote_wording.member(COUNCIL, "Lopez", "15") == "Ald. Lopez (15th)"
    assert vote_wording.member(COUNCIL._replace(member_title=None), "Lopez", None) == "Lopez"
    assert vote_wording.member_on(card(), Person("x", "A Mayor", "Mayor, A", "Mayor")) == "A Mayor"


def test_what_the_motion_to_table_did() -> None:
    sample = table_card()
    assert vote_wording.effects(sample) == ("A YES kept the law as it is.",)
    assert vote_wording.outcome(sample) == "Carried. Tabled: put aside. The ordinance itself was not voted on."
    assert vote_wording.announced(sample) == "Announced 39–11 by 2 sources"
    assert "nobody's vote is on record in any source here" in vote_wording.roll_state(sample)
    assert vote_wording.mover(sample) == "Moved by Ald. Fuentes (26th), reported by one source"
    cited = sample._replace(
        citations=(Citation("vote_event", "v", "trib", 0, "mover"), Citation("rule", "r", "clerk", 0))
    )
    assert vote_wording.mover(cited).endswith("by 2 sources")


def test_a_voice_vote_with_only_absences_on_file_says_one_thing() -> None:
    away = roll(seats(2), {"1": "absent", "2": "absent"}, None)
    voice = card(votes=away, method="voice", roll="partial")
    assert vote_wording.method(voice) == "Taken by voice vote."
    assert vote_wording.roll_state(voice) == "Partial roll: only who was away is on record (2 names)."
    assert vote_wording.method(card(method="voice", roll="none")) == "Taken by voice: no roll exists."


def test_without_debate_only_when_the_record_says_so() -> None:
    action = MatterAction("a", "o2", 0, "2025-01-15", "tabled", note="Tabled without debate.")
    assert "put aside without debate." in vote_wording.outcome(table_card()._replace(history=(action,)))
    finished = table_card().event._replace(
        disposition="Tabled: put aside without debate. The ordinance was not voted on."
    )
    text = vote_wording.outcome(table_card()._replace(event=finished))
    assert text == "Carried. Tabled: put aside without debate. The ordinance was not voted on."


def test_outcomes() -> None:
    assert vote_wording.outcome(welcoming_card()) == "Passed."
    assert vote_wording.outcome(card(result="fail")) == "Failed."
    assert vote_wording.outcome(card(result="fail", disposition="Failed on a tie")) == "Failed on a tie."
    unclear = card(result="unknown", result_text="Failed to Pass", disposition="not clear from the record")
    expected = "What this vote decided is not clear from the record: it is recorded as “Failed to Pass”."
    assert vote_wording.outcome(unclear) == expected
    assert vote_wording.outcome(card(result="unknown")) == "What this vote decided is not on record."
    wording = vote_wording.outcome(card(motion_type="take up", result="fail"))
    assert wording == "Failed. This was not a vote on the ordinance itself."


def test_announcements_that_differ_stand_side_by_side() -> None:
    assert vote_wording.announced(welcoming_card()) == "Announced 41–8, 1 not voting (official record); 41–8 (press)"
    assert vote_wording.announced(thomas_card()) == "Announced 43–7 by one source (official record)"
    assert vote_wording.announced(card()) == "No tally was announced in any source here."


def test_rolls() -> None:
    assert vote_wording.roll_state(welcoming_card()) == "Complete roll: all 50 names."
    assert vote_wording.roll_state(thomas_card()) == "Complete roll: all 50 names, 2 of them derived ◇."
    partial = card(votes=roll(seats(), {"1": "yes", "2": "no"}, None), roll="partial")
    assert vote_wording.roll_state(partial) == "Partial roll: 2 of 50 names are on record."


def test_thresholds_in_words() -> None:
    own, quorum, to_pass, _, tie_break = map(vote_wording.threshold_sentence, thresholds(table_card()))
    assert own == "This motion needed more than half of the votes cast: 26 of 50 ✓ met"
    assert quorum == "Quorum, 26 of 50 — 50 took part ✓"
    assert tie_break == "Break a tie — no tie, 28 apart"
    assert to_pass.startswith("To orient: 26 of 50 to pass an ordinance — 15 short, if all 11 nays")
    failed = card(requirement="r/pass", announced={"clerk": {"yes": 20, "no": 30}})
    assert vote_wording.threshold_sentence(thresholds(failed)[0]).endswith("26 of 50 ✗ not met, 6 short")
    unknown = thresholds(card(requirement="r/table", motion_type="table"))[0]
    assert vote_wording.threshold_sentence(unknown).endswith("how many that was is not known.")
    tie = thresholds(card(announced={"clerk": {"yes": 24, "no": 24}}, rules=(TIE,)))[0]
    assert vote_wording.threshold_sentence(tie) == "Break a tie — yes and no were equal"
    assert vote_wording.requirement_unknown(thomas_card()) == "What this motion needed is not on record."
    assert vote_wording.requirement_unknown(welcoming_card()) is None


def test_percent_names_its_bases() -> None:
    assert vote_wording.percent(table_card()) == "78% of the votes cast were yes (39 of 50)"
    assert vote_wording.percent(welcoming_card()) == "84% of the votes cast were yes (41 of 49); 82% of the 50 seats"
    assert vote_wording.percent(card()) is None


def test_margin_and_rice_index_say_of_how_many() -> None:
    assert vote_wording.figures(welcoming_card()) == "Margin +33; Rice index 0.673, of 49 votes cast"
    assert vote_wording.figures(table_card()) == "Margin +28; Rice index 0.560, of 50 votes cast"
    assert vote_wording.figures(card()) is None


def test_announced_counted_and_seats_compared() -> None:
    assert vote_wording.differences_of(table_card()) == vote_wording.differences_of(welcoming_card()) == ()
    short = card(
        announced={"clerk": {"yes": 40, "no": 9}}, votes=roll(seats(), dict.fromkeys("123", "no")), roll="complete"
    )
    assert vote_wording.differences_of(short) == (
        "yes: announced 40, counted by name 47",
        "no: announced 9, counted by name 3",
        "seats: 49 of 50 accounted for in the announced tally, 1 not",
    )


def test_words_for_lists() -> None:
    assert vote_wording.outcome_word(line(table_card())) == "TABLED"
    assert vote_wording.outcome_word(line(welcoming_card())) == "passed"
    assert vote_wording.outcome_word(line(card(result="fail"))) == "failed"
    assert vote_wording.outcome_word(line(card(motion_type="table", result="fail"))) == "not tabled"
    assert vote_wording.outcome_word(line(card(result="unknown", result_text="Failed to Pass"))) == "unclear"
    assert vote_wording.outcome_word(line(card(result="unknown"))) == "result not known"


def test_an_empty_or_hostile_card_does_not_crash() -> None:
    empty = card(members=(), rules=(), matter=None, motion_type="", question="", disposition=" ; ", effect_yes=" ")
    hostile = card(effect_yes="[/] {x} %s", disposition="]]", method="unknown", result_text="%", motion_type="[bold]")
    hostile = hostile._replace(sources={}, motion=hostile.motion._replace(mover="nobody", mover_name="=cmd()"))
    for sample in (empty, hostile):
        for say in (
            vote_wording.outcome,
            vote_wording.announced,
            vote_wording.roll_state,
            vote_wording.mover,
            vote_wording.method,
        ):
            assert say(sample)
        assert vote_wording.differences_of(sample) == ()
        vote_wording.effects(sample)
        vote_wording.outcome_word(line(sample))


def test_a_seat_known_by_votes_alone_claims_no_beginning_and_no_end() -> None:
    seat = Membership("s", "b", "p", "member", "1", "2022-07-18", "2022-11-21")
    assert vote_wording.seat_dates(seat) == "Mon 18 Jul 2022 to Mon 21 Nov 2022"
    assert vote_wording.seat_dates(seat._replace(end=None)) == "Mon 18 Jul 2022 to no end on record"
    derived = seat._replace(basis="derived")
    assert vote_wording.seat_dates(derived) == (
        "on rolls from Mon 18 Jul 2022 on, no longer on that of Mon 21 Nov 2022; "
        "when it began and ended is not on record"
    )
    assert "no longer" not in vote_wording.seat_dates(derived._replace(end=None))
