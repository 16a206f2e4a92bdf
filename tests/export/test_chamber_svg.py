from __future__ import annotations

import sqlite3
from xml.etree import ElementTree

import pytest

from councilui.export.chamber_svg import vote_svg
from councilui.record.lookup import find_vote
from councilui.record.model import Matter
from councilui.record.queries.votes import vote_card
from tests.analysis.cards import card, roll, seats
from tests.tui.hostile_record import hostile

SVG = "{http://www.w3.org/2000/svg}"


def drawn(connection: sqlite3.Connection, vote: str) -> ElementTree.Element:
    return ElementTree.fromstring(vote_svg(vote_card(connection, find_vote(connection, vote))))


def test_it_is_an_image_with_a_title_and_a_description(connection: sqlite3.Connection) -> None:
    root = drawn(connection, "O2021-117")
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert "passed, 41-8, 1 not voting" in (title.text or "")
    assert "50 seats from left to right: 41 yes, 1 not voting, 8 no." in (desc.text or "")
    assert "No: Quinn (13th), Lopez (15th)" in (desc.text or "")


def test_every_seat_is_told_by_shape_letter_and_ward(connection: sqlite3.Connection) -> None:
    root = drawn(connection, "O2021-117")
    groups = [group for group in root.iter(f"{SVG}g") if group.find(f"{SVG}title") is not None]
    assert len(groups) == 50
    lopez = next(g for g in groups if "Lopez (15th)" in (g.findtext(f"{SVG}title") or ""))
    assert [text.text for text in lopez.iter(f"{SVG}text")] == ["N", "15"]
    assert lopez.find(f"{SVG}rect") is not None, "a no is a square"
    hopkins = next(g for g in groups if "Hopkins" in (g.findtext(f"{SVG}title") or ""))
    assert hopkins.find(f"{SVG}circle") is not None


def test_unnamed_seats_have_no_ward_and_say_so(connection: sqlite3.Connection) -> None:
    text = vote_svg(vote_card(connection, find_vote(connection, "O2023-0004222")))
    assert text.count("<title>One of 39 in the tally as yes; no name is on record.</title>") == 39
    assert "No names are on record, only the tally, 39-11" in text


def test_no_script_no_reference_and_no_markup_of_a_record() -> None:
    members = tuple(seat._replace(surname=hostile(f"<script>&{seat.district}")) for seat in seats(3))
    matter = Matter("m", "<image href='https://x'/>", "recorded", "]]> -->", type="Ordinance")
    text = vote_svg(card(members=members, votes=roll(members, {}), roll="complete", matter=matter, question="<b>?"))
    root = ElementTree.fromstring(text)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "desc", "g", "rect", "circle", "polygon", "text"
    }  # fmt: skip
    assert not any("href" in name or name.startswith("on") for element in root.iter() for name in element.attrib)
    assert text.isprintable() or set(filter(lambda c: not c.isprintable(), text)) == {"\n"}


@pytest.mark.parametrize("count", [1, 2, 7, 9, 51, 435])
def test_seats_do_not_touch(count: int) -> None:
    members = seats(count)
    root = ElementTree.fromstring(vote_svg(card(members=members, votes=roll(members, {}), roll="complete")))
    circles = [(float(c.get("cx", 0)), float(c.get("cy", 0)), float(c.get("r", 0))) for c in root.iter(f"{SVG}circle")]
    seated = circles[:count]
    assert all(
        (x - u) ** 2 + (y - v) ** 2 >= (r + s) ** 2 * 0.98
        for index, (x, y, r) in enumerate(seated)
        for u, v, s in seated[:index]
    )


def test_nothing_to_draw() -> None:
    assert vote_svg(card(members=(), body=card().body._replace(seats=None))) == ""
