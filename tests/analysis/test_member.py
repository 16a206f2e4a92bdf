"""How a member voted: figures equal to a plain count over the source files, and what they leave out."""

from __future__ import annotations

import sqlite3
import tomllib

from councilui.analysis.agreement import FEW
from councilui.analysis.member import attendance_sentences, majority_sentences, member_figures, partner_text
from councilui.common.shares import percent_of
from councilui.record.queries.member import member_facts, member_rolls
from councilui.record.queries.people import person_page
from councilui.record.views.people import AttendanceCounts, MemberRolls
from councilui.record.views.rolls import Sides
from tests.conftest import SOURCES


def by_hand(one: str, other: str) -> tuple[int, int]:
    """(same side, votes in common) of two printed names over the divided rolls of the source files."""
    same = n = 0
    for path in sorted((SOURCES / "meetings").glob("*.toml")):
        for vote in tomllib.loads(path.read_text(encoding="utf-8")).get("vote_event", []):
            nays = [count.get("no", 0) for count in vote.get("count", [])]
            rolls = vote.get("roll", [])
            names: dict[str, list[str]] = {"yes": [], "no": []}
            for roll in rolls if isinstance(rolls, list) else [rolls]:
                for side in names:
                    names[side] += roll.get(side, [])
            if not any(nays) and not names["no"]:
                continue
            sides = []
            for name in (one, other):
                sides.append([side for side in names if name in names[side]])
            if sides[0] and sides[1]:
                n += 1
                same += sides[0] == sides[1]
    return same, n


def test_lopez_and_tabares_as_counted_by_hand(connection: sqlite3.Connection) -> None:
    result = member_figures(member_rolls(connection, "raymond-lopez"))
    tabares = next(partner for partner in result.partners if partner.voter.person == "silvana-tabares")
    same, n = by_hand("Lopez, Raymond A.", "Tabares, Silvana")
    assert n > 100
    assert tabares.agreement == (same, n)
    assert partner_text(tabares) == f"Silvana Tabares (23rd): voted the same way in {percent_of(same, n)}"
    other_way = member_figures(member_rolls(connection, "silvana-tabares"))
    assert next(p for p in other_way.partners if p.voter.person == "raymond-lopez").agreement == (same, n)


def test_a_part_of_the_votes(connection: sqlite3.Connection) -> None:
    rolls = member_rolls(connection, "raymond-lopez")
    whole = member_figures(rolls)
    first, rest = [item.line.id for item in rolls.lines[:40]], [item.line.id for item in rolls.lines[40:]]
    parts = member_figures(rolls, first), member_figures(rolls, rest)
    assert sum(part.divided for part in parts) == whole.divided == whole.yes + whole.no
    assert sum(part.majority.n for part in parts) == whole.majority.n
    assert sum(part.majority.same for part in parts) == whole.majority.same
    assert member_figures(rolls, []).majority.n == 0


def test_the_larger_side_is_counted_where_there_is_one(connection: sqlite3.Connection) -> None:
    rolls = member_rolls(connection, "raymond-lopez")
    text = member_figures(rolls).majority
    assert text.n + text.ties + text.unknown == len(rolls.lines)
    plain = [item for item in rolls.lines if item.margin]
    assert text.same == sum((item.option == "yes") == ((item.margin or 0) > 0) for item in plain)
    assert f"({text.same} of {text.n})" in majority_sentences(member_figures(rolls))[0]


def test_few_votes_in_common_are_counted_and_not_ranked(connection: sqlite3.Connection) -> None:
    result = member_figures(member_rolls(connection, "raymond-lopez"))
    assert all(partner.agreement.n >= FEW for partner in result.partners)
    assert result.below_minimum > 0
    shares = [partner.agreement.share or 0 for partner in result.partners]
    assert shares == sorted(shares, reverse=True)


def test_the_numbers_of_a_member_say_which_votes_they_are_of(connection: sqlite3.Connection) -> None:
    first, ties, sides = majority_sentences(member_figures(member_rolls(connection, "raymond-lopez")))
    assert first == "Voted with the majority in 41% (49 of 119) of divided votes."
    assert sides == "In divided votes: 51 yes, 69 no. This record holds contested votes only."
    assert ties == "One tie excluded."


def test_who_never_voted() -> None:
    nobody = member_figures(MemberRolls((), Sides(0, 0), {}))
    assert majority_sentences(nobody) == ("No yes or no vote by this member in a divided vote is on record.",)


def test_attendance_has_its_base_and_its_warning() -> None:
    text = " ".join(attendance_sentences(AttendanceCounts({"present": 3, "absent": 1}, 4)))
    assert text.startswith("4 attendance roll calls on record, in 4 meetings: 3 present, 1 absent.")
    assert "not who stayed" in text
    assert attendance_sentences(AttendanceCounts({}, 0)) == ("No attendance record for this member.",)


def test_a_member_in_numbers(connection: sqlite3.Connection) -> None:
    facts = member_facts(connection, "raymond-lopez")
    page = person_page(connection, "raymond-lopez")
    assert sum(facts.options.values()) == len(page.votes)
    assert (facts.statements, facts.sponsorships) == (len(page.statements), len(page.sponsorships))
    assert [seat.district for seat in facts.memberships] == ["15"]
