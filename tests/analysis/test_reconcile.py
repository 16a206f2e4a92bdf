from __future__ import annotations

from typing import Any

from councilui.analysis.reconcile import Finding, check, finding_groups, merged
from councilui.record.model import Claim, Doubt, Load, LoadIssue
from councilui.record.views.checks import CheckInput, Subject, UnknownName, Unrolled
from councilui.record.views.votes import VoteCard
from tests.analysis.cards import NAYS_2021, SOURCES, card, line, roll, seats, table_card, thomas_card, welcoming_card


def data(*cards: VoteCard, **more: Any) -> CheckInput:
    fields: dict[str, Any] = {
        "votes": tuple(map(line, cards)),
        "counts": {sample.event.id: sample.counts for sample in cards},
        "rolls": {sample.event.id: sample.votes for sample in cards},
        "seats": {sample.event.id: sample.body.seats for sample in cards},
        "rules": {sample.event.id: sample.requirement for sample in cards if sample.requirement is not None},
        "rosters": {sample.event.id: str(sorted((v.person, v.option) for v in sample.votes)) for sample in cards},
        "unrolled": (),
        "unknown_names": (),
        "doubts": (),
        "claims": (),
        "sources": SOURCES,
        "loads": (),
        "load_issues": (),
    }
    return CheckInput(**{**fields, **more})


def kinds(*cards: VoteCard, **more: Any) -> list[str]:
    return [finding.kind for finding in check(data(*cards, **more))]


def test_a_sound_vote_has_no_findings() -> None:
    assert kinds(thomas_card()) == []


def test_no_roll_is_said_once() -> None:
    (result,) = check(data(table_card()))
    assert result.kind == "no roll"
    assert "No roll call found: no source says who voted which way." in result.text
    doubt = Doubt("d", "vote_event", "2025/table", "no roll", "No source names the 39 or the 11.", "trib")
    subject = Subject("vote_event", "2025/table", "vote on O2023-0004222", "2025/table", "meeting")
    (recorded,) = check(data(table_card(), doubts=((doubt, subject),)))
    assert (recorded.text, recorded.recorded, recorded.sources) == (doubt.text, True, ("trib",))


def test_a_voice_vote_needs_no_roll() -> None:
    assert kinds(card(method="voice")) == []


def test_announcements_that_differ_are_printed_with_who_says_so() -> None:
    (result,) = check(data(welcoming_card()))
    assert result.kind == "announcements differ"
    assert (
        result.text == "Sources agree on 41-8 but not on the rest: 1 not voting according to the City Clerk;"
        " none given by the Chicago Tribune."
    )
    other = card(announced={"clerk": {"yes": 41, "no": 8}, "trib": {"yes": 40, "no": 9}}, method="voice")
    text = next(item.text for item in check(data(other)) if item.kind == "announcements differ")
    assert text == "Sources differ: 41-8, according to the City Clerk; 40-9, according to the Chicago Tribune."


def test_results_against_their_tallies() -> None:
    odd = card(
        result="unknown", result_text="Failed to Pass", announced={"clerk": {"yes": 42, "no": 7}}, method="voice"
    )
    (answer,) = check(data(odd))
    assert answer.kind == "contradictory result"
    assert "“Failed to Pass” with 42 yes and 7 no" in answer.text
    assert kinds(card(result="pass", announced={"clerk": {"yes": 7, "no": 42}}, method="voice")) == [
        "contradictory result"
    ]
    assert kinds(card(result="fail", announced={"clerk": {"yes": 26, "no": 24}}, method="voice")) == [
        "contradictory result"
    ]
    assert kinds(card(result="pass", announced={"clerk": {"yes": 23, "no": 23}}, method="voice")) == []


def test_counts_and_seats() -> None:
    wrong = card(announced={"clerk": {"yes": 40, "no": 10}}, votes=roll(seats(), {"1": "no"}), roll="complete")
    (result,) = check(data(wrong))
    assert (
        result.text == "yes: the tally says 40, the names add up to 49; no: the tally says 10, the names add up to 1."
    )
    vacant = card(announced={"clerk": {"yes": 49, "no": 0, "vacant": 1}}, votes=roll(seats(49), {}), roll="complete")
    assert kinds(vacant) == []
    away = roll(seats(), {"1": "absent", "2": "no"})
    assert kinds(card(announced={"clerk": {"yes": 48, "no": 1}}, votes=away, roll="complete")) == [], "absent: not told"
    assert kinds(card(announced={"clerk": {"yes": 48}}, votes=away, roll="complete")) == []
    unnamed = {"clerk": {"yes": 48, "no": 1, "other": 1}}
    assert kinds(card(announced=unnamed, votes=away, roll="complete")) == [], (
        "the third number of 48-1-1 is the absentee"
    )
    unnamed = {"clerk": {"yes": 48, "no": 1, "other": 2}}
    texts = [finding.text for finding in check(data(card(announced=unnamed, votes=away, roll="complete")))]
    assert "other: the tally says 2, the names add up to 0." in texts
    (result,) = check(data(card(announced={"clerk": {"yes": 48, "absent": 2}}, votes=away, roll="complete")))
    assert result.text == "absent: the tally says 2, the names add up to 1."
    two = {"clerk": {"yes": 50, "no": 20}, "tribune": {"no": 1}}
    (result, *_) = (
        item for item in check(data(card(announced=two, votes=away, roll="complete"))) if "add up" in item.text
    )
    assert result.text == "yes: the tally says 50, the names add up to 48."
    crossed = {"clerk": {"yes": 48, "no": 20}, "tribune": {"yes": 25, "no": 1}}
    texts = [item.text for item in check(data(card(announced=crossed, votes=away, roll="complete")))]
    assert "no: the tally says 20, the names add up to 1." in texts, "no source agrees as a whole"
    empty = {"clerk": {"vacant": 1}, "tribune": {"yes": 50}}
    texts = [item.text for item in check(data(card(announced=empty, votes=away, roll="complete")))]
    assert "yes: the tally says 50, the names add up to 48." in texts
    assert kinds(card(announced={"clerk": {"yes": 40, "no": 11}}, method="voice")) == ["more votes than seats"]


def test_a_partial_roll_tells_what_is_named() -> None:
    votes = roll(seats(), {"1": "yes", "2": "no"}, None)
    (answer,) = check(
        data(card(votes=votes, roll="partial", announced={"clerk": {"yes": 16, "no": 31}}, result="fail"))
    )
    assert (answer.kind, answer.text) == ("partial roll", "Names on record: 1 of 16 yes, 1 of 31 no.")
    votes = roll(seats(), {"1": "abstain"}, None)
    (answer,) = check(data(card(votes=votes, roll="partial", announced={"clerk": {"yes": 2, "no": 2}}, result="fail")))
    assert answer.text == "Names on record: 0 of 2 yes, 0 of 2 no, 1 abstaining."


def test_one_roster_with_two_results() -> None:
    votes = roll(seats(), dict.fromkeys(("12", "25"), "no"))
    one = card(id="a", votes=votes, roll="complete", announced={"clerk": {"yes": 48, "no": 2}}, date="2023-12-13")
    two = card(id="b", votes=votes, roll="complete", announced={"clerk": {"yes": 48, "no": 2}}, date="2023-12-14")
    failed = two._replace(event=two.event._replace(result="unknown", result_text="Failed to Pass"))
    assert kinds(one, two) == ["identical roster"]
    assert kinds(one, failed) == ["contradictory result", "suspicious roster"]
    later = failed._replace(meeting=failed.meeting._replace(date="2023-12-20"))
    assert kinds(one, later) == ["contradictory result"]


def test_one_roster_again_and_again() -> None:
    votes = roll(seats(), dict.fromkeys(NAYS_2021, "no"))
    cards = [card(id=f"v{n}", votes=votes, roll="complete") for n in range(14)]
    (result,) = check(data(*cards))
    assert (result.kind, result.vote_event) == ("identical roster", "v0")
    assert result.text.startswith("The same members on the same sides in 14 votes, perhaps one roll call for all:")
    assert result.text.endswith("and 2 more.")
    omnibus = [sample._replace(event=sample.event._replace(method="omnibus")) for sample in cards]
    assert kinds(*omnibus) == [], "it says itself that it is one roll call"
    alone = card(votes=roll(seats(), {}), roll="complete")
    assert kinds(alone, alone._replace(event=alone.event._replace(id="w"))) == ["identical roster"]


def test_a_result_that_its_own_rule_does_not_bear_out() -> None:
    def findings(yes: int, no: int, result: str, requirement: str | None = "r/pass") -> list[str]:
        sample = card(
            result=result, announced={"clerk": {"yes": yes, "no": no}}, requirement=requirement, method="voice"
        )
        return [answer.text for answer in check(data(sample))]

    assert findings(24, 20, "pass") == [
        "Recorded as passed, 24-20, but 26 yes votes were needed (pass an ordinance, more than half of the members "
        "plus the mayor)."
    ]
    assert (
        findings(26, 24, "pass") == findings(25, 25, "pass") == findings(25, 24, "pass") == []
    )  # the mayor may have made it 26
    assert findings(25, 20, "fail") == []  # more yeas than nays, and not enough
    assert findings(26, 20, "fail")[0].startswith("Recorded as failed, 26-20, though 26 yes votes were enough")
    assert findings(33, 16, "pass", "r/veto")[0].startswith("Recorded as passed, 33-16, but 34 yes votes were needed")
    assert findings(20, 19, "pass", "r/table") == []
    assert findings(19, 20, "pass", "r/table")[0].startswith("Recorded as passed, 19-20, but 20 yes votes were needed")


def test_names_that_match_nobody_lead_to_where_they_are() -> None:
    names = (
        UnknownName("Ald. Nobody", "sponsor", 3, None, "m", "clerk"),
        UnknownName("X", "speaker", 1, "b", None, None),
    )
    one, other = check(data(unknown_names=names))
    assert (one.label, one.matter, one.sources) == ("Ald. Nobody", "m", ("clerk",))
    assert (
        one.text
        == "Printed as sponsor of 3 matters. Nobody in this record has this name, or more than one member does."
    )
    assert (other.subject, other.meeting) == ("statement", "b")


def test_many_votes_without_a_roll_are_told_as_one() -> None:
    group = Unrolled("council", "2019", 412, line(table_card()))
    (result,) = check(data(unrolled=(group,)))
    assert (result.kind, result.label) == ("no roll", "Chicago City Council, 2019")
    assert result.text.startswith("412 votes have neither a roll call nor a tally")
    assert result.vote_event == "2025/table"


def test_claims_in_conflict_make_one_finding() -> None:
    subject = Subject("person", "p", "Jessica Fuentes")
    claims = (
        Claim("person", "p", "ward", "36th", "fox"),
        Claim("person", "p", "ward", "26th", "clerk", preferred=True),
        Claim("person", "p", "name", "Jessie", "fox"),
    )
    (result,) = check(data(claims=tuple((claim, subject) for claim in claims)))
    assert result.text == "Ward is “26th” according to the City Clerk; “36th” according to Fox 32."
    assert result.sources == ("clerk", "fox")


def test_rows_of_a_load_are_counted_by_kind() -> None:
    issues = tuple(LoadIssue("l", n, "rejected", "a.csv", f"row {n}", "no date") for n in range(3))
    (result,) = check(data(loads=(Load("l", "csv", "votes.csv", "0", 9, 6),), load_issues=issues))
    assert (result.label, result.text) == ("votes.csv", "rejected: 3 rows; the first is a.csv, row 0: no date")


def test_order_is_by_importance_then_newest() -> None:
    odd = card(id="x", result="pass", announced={"clerk": {"yes": 7, "no": 42}}, method="voice", date="2020-01-01")
    newer = odd._replace(event=odd.event._replace(id="y"), meeting=odd.meeting._replace(id="m2", date="2024-01-01"))
    answer = check(data(table_card(), odd, newer))
    assert [f.vote_event for f in answer] == ["y", "x", "2025/table"]


def test_what_is_said_of_two_votes_is_said_once_under_the_names_of_both() -> None:
    one, other, alone = (
        Finding("suspicious roster", "vote_event", id, label, "One roster.", id, "m", (source,), recorded=True)
        for id, label, source in (
            ("a", "City budget, Nov. 15, 2023", "s"),
            ("b", "Bonds, Nov. 15, 2023", "t"),
            ("c", "X", "s"),
        )
    )
    result, last = merged((one, other, alone._replace(text="Another.")))
    assert result.label == "City budget, Nov. 15, 2023; Bonds, Nov. 15, 2023"
    assert (result.vote_event, result.others, result.sources) == ("a", ("b",), ("s", "t"))
    groups = finding_groups((result, last._replace(meeting="n")), "b", "n")
    assert [(heading, [f.vote_event for f in group]) for heading, _, group, _ in groups] == [
        ("about this vote", ["a"]),
        ("about this meeting", ["c"]),
    ]
    (alone_group,) = finding_groups((result, last))
    assert alone_group.heading == "suspicious roster"
    assert alone_group.explanation.startswith("the same members")
