"""A comparison of two votes in words: its answer first, then who switched."""

from collections import Counter
from collections.abc import Mapping
from typing import Final, NamedTuple

from councilui.analysis.comparison import CHANGES, Change, Comparison, SeatChange
from councilui.analysis.vote_wording import member_of, sentence

CHANGE_WORDS: Final[Mapping[Change, str]] = {
    "switched": "switched sides",
    "kept side": "same side",
    "new in the seat": "new member",
    "left": "seat not in the second vote",
    "absent": "didn't vote yes or no in one",
    "unknown": "vote unknown in one",
    "not a member": "not a member in one",
}
"""What happened to a seat, for a table."""
_HEADINGS: Final[Mapping[Change, str]] = {
    **CHANGE_WORDS,
    "new in the seat": "new members",
    "left": "seats not in the second vote",
    "absent": "didn't vote yes or no in one of the two",
    "unknown": "vote unknown in one of the two",
    "not a member": "not a member in one of the two",
}


class ChangeGroup(NamedTuple):
    """The seats to which the same happened, under a heading."""

    heading: str
    rows: tuple[SeatChange, ...]


def change_groups(comparison: Comparison) -> tuple[ChangeGroup, ...]:
    """The seats by what happened to them, those who switched first; a yes both times and a no both times apart."""
    groups: dict[str, list[SeatChange]] = {}
    kept_no = ("kept side", "no")
    for row in sorted(comparison.rows, key=lambda r: (CHANGES.index(r.change), (r.change, r.first_option) == kept_no)):
        groups.setdefault(_heading(row), []).append(row)
    return tuple(ChangeGroup(heading, tuple(rows)) for heading, rows in groups.items())


def _heading(row: SeatChange) -> str:
    if row.change != "kept side":
        return _HEADINGS[row.change]
    if row.first_option == row.second_option:
        return f"{row.first_option} both times"
    return f"same side: {row.first_option}, then {row.second_option}"


def kept_sides(comparison: Comparison) -> dict[str, int]:
    """How many kept their side, by their option in the first vote: {"yes": 26, "no": 4}."""
    counts = Counter(row.first_option for row in comparison.rows if row.change == "kept side")
    return {side: counts[side] for side in ("yes", "no")}


def answer(comparison: Comparison) -> str:
    """The answer in a sentence: "3 switched sides; 30 didn't (26 yes, 4 no); 16 seats have new members."."""
    counts = comparison.counts
    parts = []
    if counts["switched"] or counts["kept side"]:
        sides = kept_sides(comparison)
        verb = "didn't" if counts["switched"] else "voted the same way both times"
        parts.append(f"{counts['switched'] or 'nobody'} switched sides")
        parts.append(f"{counts['kept side']} {verb} ({sides['yes']} yes, {sides['no']} no)")
    if new := counts["new in the seat"]:
        parts.append(f"{new} seat{' has a new member' if new == 1 else 's have new members'}")
    for change, words in (
        ("absent", "didn't vote yes or no in one of the two"),
        ("left", f"{'was' if counts['left'] == 1 else 'were'} in the first vote only"),
        ("unknown", f"{'has' if counts['unknown'] == 1 else 'have'} no vote on record in one of the two"),
        ("not a member", "voted in one without being a member in the other"),
    ):
        if count := counts[change]:  # type: ignore[index]  # each is a `Change`
            parts.append(f"{count} {words}")
    return sentence("; ".join(parts)) or "Nobody is on record in either vote."


def switched_text(comparison: Comparison) -> str | None:
    """Who switched and which way, with full names: "No to yes: Raymond Lopez (15th)."; None when nobody did."""
    groups: dict[str, list[str]] = {}
    for row in (*comparison.rows, *comparison.moved):
        if row.change == "switched":
            groups.setdefault(f"{row.first_option} to {row.second_option}", []).append(full_name(comparison, row))
    return " ".join(sentence(f"{way}: {', '.join(names)}") for way, names in groups.items()) or None


def full_name(comparison: Comparison, row: SeatChange) -> str:
    """The full name of the person in a row in the second vote, with the seat."""
    person = comparison.second.people.get(row.second_person or "")
    return member_of(person.name if person is not None else row.second_name or "an unnamed member", row.district)
