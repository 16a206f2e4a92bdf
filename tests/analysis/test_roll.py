from __future__ import annotations

import pytest

from councilui.analysis.comparison import compare
from councilui.analysis.roll import OPTION_LETTERS, district_key, group_roll
from councilui.analysis.roll_grid import roll_grid
from councilui.analysis.vote_wording import member_on
from councilui.record.model import OPTIONS, Person, Vote
from councilui.record.views.rolls import MeetingRolls
from councilui.record.views.votes import Seat
from tests.analysis.cards import card, people, roll, seats, table_card, thomas_card, welcoming_card


def test_the_minority_first_by_ward_as_a_number() -> None:
    groups = group_roll(welcoming_card())
    assert [group.title for group in groups] == ["NO 8", "YES 41", "NOT VOTING 1"]
    assert [entry.district for entry in groups[0].entries] == ["13", "15", "19", "23", "38", "41", "42", "45"]
    assert groups[0].entries[1].name == "Lopez"
    assert [entry.district for entry in groups[1].entries][:3] == ["1", "2", "3"]


def test_yes_first_when_it_lost() -> None:
    sample = card(votes=roll(seats(), {"1": "yes"}, "no"), roll="complete")
    assert [group.option for group in group_roll(sample)] == ["yes", "no"]


def test_without_a_roll_everybody_is_not_on_record() -> None:
    (group,) = group_roll(table_card())
    assert (group.title, group.option, len(group.entries)) == ("NOT ON RECORD 50 of 50", None, 50)
    assert {entry.option for entry in group.entries} == {None}


def test_a_partial_roll_tells_how_many() -> None:
    votes = roll(seats(), {**dict.fromkeys(map(str, range(1, 17)), "yes"), "20": "no", "21": "no"}, None)
    sample = card(votes=votes, roll="partial", announced={"clerk": {"yes": 16, "no": 31}})
    assert [g.title for g in group_roll(sample)] == ["YES 16", "NO 2 of 31", "NOT ON RECORD 32 of 50"]


def test_derived_votes_keep_their_basis_and_method() -> None:
    derived = [e for g in group_roll(thomas_card()) for e in g.entries if e.basis == "derived"]
    assert [(e.district, e.note) for e in derived] == [
        ("27", "the tally leaves two yeas over"),
        ("35", "the tally leaves two yeas over"),
    ]


def test_by_ward_and_by_name_hold_everybody_once() -> None:
    (by_ward,) = group_roll(welcoming_card(), "ward")
    assert [e.district for e in by_ward.entries] == [str(n) for n in range(1, 51)]
    assert by_ward.title == "BY WARD"
    (by_name,) = group_roll(welcoming_card(), "name")
    names = [e.name.casefold() for e in by_name.entries]
    assert names == sorted(names)
    assert len(names) == 50


def test_the_mayors_tie_break_has_no_district_and_stands_last() -> None:
    sample = welcoming_card()
    sample = sample._replace(votes=(Vote("v", "mayor", "The Mayor", "no", "Nay"), *sample.votes))
    (by_ward,) = group_roll(sample, "ward")
    assert by_ward.entries[-1].person == "mayor"
    assert by_ward.entries[-1].name == "The Mayor"


def test_a_body_without_wards_and_an_empty_card() -> None:
    members = tuple(seat._replace(district=None) for seat in seats(5))
    sample = card(members=members, votes=roll(members, {}), roll="complete")
    assert [len(g.entries) for g in group_roll(sample._replace(people=people(members)))] == [5]
    assert group_roll(card(members=(), votes=())) == ()
    assert group_roll(card(members=(), votes=()), "ward") == ()


def test_districts_sort_as_people_count() -> None:
    assert sorted(["10", "At-Large", "2", "2B", None, "2A"], key=district_key) == [
        "2",
        "2A",
        "2B",
        "10",
        "At-Large",
        None,
    ]


def test_members_of_one_surname_are_told_apart_everywhere_a_roll_stands() -> None:
    names = {"r1": ("Ana Roe", "Roe"), "r2": ("Bob Roe", "Roe"), "j": ("Walt Burn Jr.", "Burn"),
             "i": ("Walt Burn III", "Burn"), "p": ("José Peña", "Peña")}  # fmt: skip
    members = [Seat(person, name, surname, None) for person, (name, surname) in names.items()]
    votes = tuple(Vote("v", person, name, "yes", "Yes") for person, (name, _) in names.items() if person != "p")
    sample = card(members=members, votes=votes, roll="partial")
    labels = {entry.name for group in group_roll(sample) for entry in group.entries}
    assert labels == {"A. Roe", "B. Roe", "Burn Jr.", "Burn III", "Peña"}
    statements = [member_on(sample, sample.people[person]) for person in ("r1", "i", "p")]
    assert statements == ["Ald. Ana Roe", "Ald. Walt Burn III", "Ald. José Peña"]
    rolls = MeetingRolls(sample.meeting, sample.body, (), {"v": votes}, tuple(members), sample.people, {}, {})
    grid = roll_grid(rolls)
    assert {column.name for column in grid.columns} == labels


def test_two_votes_side_by_side_tell_the_members_of_both_apart() -> None:
    ana, bob = (Seat(name, f"{name} Roe", "Roe", None) for name in ("Ana", "Bob"))
    cards = [card(members=[seat], votes=(Vote("v", seat.person, seat.name, "yes", "Yes"),)) for seat in (ana, bob)]
    names = [entry for row in compare(*cards).rows for entry in (row.first_name, row.second_name)]
    assert {name for name in names if name} == {"A. Roe", "B. Roe"}


def test_somebody_without_a_seat_may_not_be_among_those_in_the_tally() -> None:
    members = seats()
    votes = roll(members, {"1": "no", "2": "no"}, None)
    announced = {"clerk": {"yes": 24, "no": 24}}
    titles = [
        group.title for group in group_roll(card(members=members, votes=votes, roll="partial", announced=announced))
    ]
    assert "NO 2 of 24" in titles
    mayor = votes[0]._replace(person="mayor", voter_name="Mayor Tan", district=None)
    titles = [
        group.title
        for group in group_roll(card(members=members, votes=(*votes, mayor), roll="partial", announced=announced))
    ]
    assert "NO 3 named, 24 in the tally" in titles


@pytest.mark.parametrize("name", ["Vera Tan", "Mayor Vera Tan"])
def test_who_has_an_office_and_no_seat_has_its_title(name: str) -> None:
    members = seats()
    tan = Vote("v", "tan", name, "no", "no")
    officers = {"tan": "Mayor", members[0].person: "President Pro Tem"}
    sample = card(members=members, votes=(*roll(members, {}), tan), roll="complete")._replace(officers=officers)
    entries = {entry.person: entry.full_name for group in group_roll(sample) for entry in group.entries}
    assert entries["tan"] == "Mayor Vera Tan"
    assert entries[members[0].person] == members[0].name
    assert member_on(sample, Person("tan", name, f"Tan, {name}", "Tan")) == "Mayor Vera Tan"


def test_each_option_has_a_sign_of_its_own() -> None:
    assert set(OPTION_LETTERS) == {*OPTIONS, None}
    assert len(set(OPTION_LETTERS.values())) == len(OPTION_LETTERS)
