from __future__ import annotations

import math
import sqlite3
from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.analysis.chamber import (
    beside,
    chamber_note,
    hemicycle,
    hemicycle_seats,
    legend,
    seat_words,
    ward_seats,
)
from councilui.analysis.chamber_cells import draw_hemicycle, draw_wards
from councilui.record.lookup import find_vote
from councilui.record.queries.votes import vote_card
from councilui.record.views.votes import VoteCard
from tests.analysis.cards import COUNCIL, card, roll, seats, table_card, thomas_card, welcoming_card


def shipped(connection: sqlite3.Connection, vote: str) -> VoteCard:
    return vote_card(connection, find_vote(connection, vote))


def test_sides_read_as_blocks(connection: sqlite3.Connection) -> None:
    result = hemicycle_seats(shipped(connection, "O2021-117"))
    assert [seat.letter for seat in result] == ["Y"] * 41 + ["–"] + ["N"] * 8
    assert [seat.district for seat in result[-8:]] == ["13", "15", "19", "23", "38", "41", "42", "45"]


def test_numbers_without_names_stand_for_nobody(connection: sqlite3.Connection) -> None:
    sample = shipped(connection, "O2023-0004222")
    result = hemicycle_seats(sample)
    assert Counter(seat.option for seat in result) == {"yes": 39, "no": 11}
    assert all(seat.entry is None and seat.district is None for seat in result)
    assert "No names are on record, only the tally, 39-11" in (chamber_note(sample, result) or "")
    assert seat_words(result[-1], sample) == "One of 11 in the tally as no; no name is on record."
    wards = ward_seats(sample)
    assert [seat.option for seat in wards] == [None] * 50
    assert wards[14].entry is not None
    assert seat_words(wards[14], sample) == "Ald. Lopez (15th): not on record"


def test_a_partial_roll_names_whom_it_can() -> None:
    votes = roll(seats(), {"3": "no", "4": "no"}, None)
    sample = card(votes=votes, roll="partial", announced={"clerk": {"yes": 16, "no": 31}}, result="fail")
    answer = hemicycle_seats(sample)
    assert legend(answer) == (("yes", False, 16), (None, False, 3), ("no", True, 2), ("no", False, 29))
    assert all(seat.entry is None for seat in answer if seat.option is None), "which members are left is not known"
    unannounced = card(votes=votes, roll="partial")
    assert legend(hemicycle_seats(unannounced)) == ((None, True, 48), ("no", True, 2))


def test_derived_votes_are_marked() -> None:
    sample = thomas_card()
    wording = [seat_words(seat, sample) for seat in hemicycle_seats(sample) if seat.derived]
    assert wording == ["Ald. Member27 (27th): yes, ◇ derived", "Ald. Member35 (35th): yes, ◇ derived"]
    drawing = draw_wards(ward_seats(sample), 78, 15)
    assert [label.sign + label.text for label in drawing.labels if "◇" in label.text] == [
        "●Y 27 Member27◇",
        "●Y 35 Member35◇",
    ]


def test_a_senseless_number_is_not_drawn() -> None:
    sample = table_card()._replace(counts=card(announced={"fox": {"yes": 10**12, "no": 1}}).counts)
    assert len(hemicycle_seats(sample)) == 50


@given(st.integers(1, 600))
def test_places_are_as_many_as_seats_from_left_to_right(count: int) -> None:
    places = hemicycle(count)
    assert len(set(places)) == count
    angles = [math.atan2(place.y, place.x) for place in places]
    assert all(one >= other - 1e-6 for one, other in pairwise(angles))
    assert all(-1e-9 <= place.y <= 1 + 1e-9 and abs(place.x) <= 1 + 1e-9 for place in places)


@settings(max_examples=40)
@given(st.integers(1, 120), st.integers(40, 200), st.integers(8, 44))
def test_no_label_covers_another(count: int, width: int, height: int) -> None:
    members = seats(count)
    sample = card(members=members, votes=roll(members, {}), roll="complete", body=COUNCIL._replace(seats=None))
    for drawing in (
        draw_hemicycle(hemicycle_seats(sample), width, height),
        draw_wards(ward_seats(sample), width, height),
    ):
        cells = [(x.line, column) for x in drawing.labels for column in range(x.column, x.end)]
        assert len(cells) == len(set(cells))
        assert len(drawing.labels) == count
        assert all(0 <= column < width for _, column in cells)
        assert all(drawing.seat_at(x.column, x.line) == number for number, x in enumerate(drawing.labels))


def test_fifty_seats_tell_their_wards_on_a_small_terminal() -> None:
    sample = welcoming_card()
    for drawing in (draw_hemicycle(hemicycle_seats(sample), 78, 14), draw_wards(ward_seats(sample), 78, 14)):
        assert drawing.height <= 14
        assert "■N" in {label.sign for label in drawing.labels}
        assert any("45" in label.text for label in drawing.labels)


def test_steps_go_along_the_row_and_to_the_next_row() -> None:
    places = hemicycle(50)
    start = places.index(min(places, key=lambda place: (place.row, place.x)))
    assert places[beside(places, start, 1, 0)].row == places[start].row
    assert places[beside(places, start, 1, 0)].y > places[start].y
    assert places[beside(places, start, 0, 1)].row == places[start].row + 1
    assert beside(places, start, -1, 0) == start
    assert beside(places, start, 0, -1) == start
    grid = draw_wards(ward_seats(welcoming_card()), 78, 14)
    assert (grid.step(0, 1, 0), grid.step(0, 0, -1), grid.step(0, -1, 0)) == (1, grid.columns, 0)
