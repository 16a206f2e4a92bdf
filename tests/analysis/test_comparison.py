from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from councilui.analysis.comparison import compare
from councilui.analysis.comparison_wording import answer
from councilui.record.model import OPTIONS, Vote
from councilui.record.views.votes import Seat
from tests.analysis.cards import card, people, roll, seats, table_card, thomas_card, welcoming_card


def test_who_stayed_who_switched_who_is_new() -> None:
    result = compare(welcoming_card(), thomas_card())
    by_change = {c: [r.district for r in result.rows if r.change == c] for c in result.counts}
    assert by_change["switched"] == ["15", "18"]
    assert by_change["new in the seat"] == ["19"]
    assert by_change["absent"] == ["31"]
    assert by_change["kept side"] == [str(n) for n in range(1, 51) if n not in (15, 18, 19, 31)]
    assert result.counts["kept side"] == 46
    assert result.first_sides_by_second == {
        "yes": {"yes": 40, "no": 1},
        "no": {"no": 6, "yes": 1},
        "not voting": {"yes": 1},
    }


def test_without_a_roll_it_says_so_and_nobody_moved() -> None:
    result = compare(welcoming_card(), table_card())
    expected = "39-11: no roll call found, so who switched is unknown."
    assert expected in result.caveats
    assert any("The first vote was on the motion to pass, the second on" in caveat for caveat in result.caveats)
    assert result.counts["unknown"] == 50
    lopez = next(row for row in result.rows if row.district == "15")
    assert (lopez.first_option, lopez.second_name, lopez.second_option) == ("no", "Lopez", None)


def test_a_partial_roll_is_a_caveat() -> None:
    partial = card(votes=roll(seats(), {"1": "no"}, None), roll="partial", announced={"clerk": {"yes": 16, "no": 31}})
    result = compare(welcoming_card(), partial)
    assert "16-31: only 1 of 50 votes is on record by name; the others are unknown." in result.caveats
    seatless = partial._replace(body=partial.body._replace(seats=None))
    result = compare(welcoming_card(), seatless)
    assert "16-31: only one vote is on record by name; the others are unknown." in result.caveats
    assert (result.counts["switched"], result.counts["unknown"]) == (1, 49)


def test_somebody_who_changed_seats_is_compared_as_a_person() -> None:
    before = (Seat("a", "Ann A", "A", "1"), Seat("b", "Bob B", "B", "2"))
    after = (Seat("c", "Cy C", "C", "1"), Seat("a", "Ann A", "A", "2"))
    one = card(members=before, votes=roll(before, {"1": "yes"}, "no"), roll="complete")
    two = card(members=after, votes=roll(after, {}, "no"), roll="complete")
    result = compare(one, two)
    assert [row.change for row in result.rows] == ["new in the seat", "new in the seat"]
    (moved,) = result.moved
    assert (moved.district, moved.first_person, moved.change) == ("2", "a", "switched")


def test_a_body_without_wards_goes_by_person() -> None:
    one = tuple(seat._replace(district=None) for seat in seats(4))
    two = (*one[:3], Seat("new", "New One", "One", None))
    result = compare(
        card(members=one, votes=roll(one, {}), roll="complete"),
        card(members=two, votes=roll(two, {}), roll="complete")._replace(people=people(two)),
    )
    assert (result.counts["kept side"], result.counts["new in the seat"], result.counts["left"]) == (3, 1, 1)
    assert answer(result).startswith("Nobody switched sides; 3 voted the same way both times (3 yes, 0 no); 1 seat")


def test_the_mayors_vote_is_nobodys_seat() -> None:
    tie = welcoming_card()._replace(votes=(*welcoming_card().votes, Vote("v", "mayor", "Mayor", "no", "Nay")))
    result = compare(tie, welcoming_card())
    assert result.counts["not a member"] == 1
    assert result.counts["kept side"] == 49


def test_namesakes_are_named_in_full() -> None:
    one, two = (Seat("a", "Michael Scott", "Scott", "24"),), (Seat("b", "Monique Scott", "Scott", "24"),)
    (row,) = compare(card(members=one), card(members=two)).rows
    assert (row.first_name, row.second_name) == ("Michael Scott", "Monique Scott")


def test_empty_cards() -> None:
    result = compare(card(members=()), card(members=()))
    assert result.rows == ()
    assert sum(result.counts.values()) == 0


@given(st.lists(st.sampled_from(OPTIONS), max_size=20))
def test_compared_with_itself_nobody_moves(options: list[str]) -> None:
    members = seats(len(options))
    votes = roll(members, {str(n): option for n, option in enumerate(options, 1)})
    sample = card(members=members, votes=votes, roll="complete")
    result = compare(sample, sample)
    sides = sum(option in ("yes", "no") for option in options)
    assert (result.counts["kept side"], result.counts["absent"]) == (sides, len(options) - sides)
    assert sum(result.counts.values()) == len(options)
    assert result.moved == ()
