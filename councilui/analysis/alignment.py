"""Whether a yes in one vote and a yes in another point the same way, as far as the record shows.

Two things must be known: what each motion did to its matter (`motions.direction`), and how the two matters are related.
A yes to put a matter aside goes with a no to passing it; a yes to an ordinance goes with a no to one that would undo
it. This says which way a vote worked, not what anybody thought of the matter.
"""

import re
from typing import Final, Literal, NamedTuple

from councilui.analysis.motions import direction, motion_name
from councilui.analysis.vote_wording import relation_words
from councilui.record.views.votes import VoteCard

_ONWARD: Final = {"merits": 1, "override": 1, "forward": 1, "aside": -1}
_SAME: Final = re.compile(r"\b(?:substitutes?|attempt (?:at|to)|companion|reintroduc\w*|new version|amended version)\b")
_AGAINST: Final = re.compile(r"\b(?:roll(?:s|ed)? back|repeal\w*|undo(?:es|ne)?|reverse[sd]?|rescind\w*|overturn\w*)\b")


class Alignment(NamedTuple):
    """`yes_with` is the option in the second vote that a yes in the first goes with, None when it can't be said.

    `why` says so in a sentence.
    """

    yes_with: Literal["yes", "no"] | None
    why: str

    def second_as_first(self, option: str | None) -> str | None:
        """What an option of the second vote would have been in the first; unchanged when they are not aligned."""
        if self.yes_with == "no" and option in ("yes", "no"):
            return "no" if option == "yes" else "yes"
        return option


def alignment_sentence(alignment: Alignment) -> str:
    """Which option goes with which, and why."""
    if alignment.yes_with is None:
        return alignment.why
    other = "yes" if alignment.yes_with == "no" else "no"
    return f"A yes in the first goes with a {alignment.yes_with} in the second, a no with a {other}. {alignment.why}"


def align(first: VoteCard, second: VoteCard) -> Alignment:
    """How the second vote's options go with the first one's."""
    if first.event.id == second.event.id:
        return Alignment("yes", "Both are the same vote.")
    between, relation = _between(first, second)
    ways = [_ONWARD.get(direction(card.motion.motion_type)) for card in (first, second)]
    if between is None or ways[0] is None or ways[1] is None:
        return Alignment(None, _unaligned(relation, ways))
    same = ways[0] * ways[1] * between > 0
    names = [motion_name(card.motion.motion_type) for card in (first, second)]
    if between > 0 and ways[0] == ways[1]:
        why = f"Both were on the same matter{relation}, and a yes worked the same way in both."
    elif ways[0] == ways[1]:
        why = f"The two matters work against each other{relation}: a yes in one goes with a no in the other."
    elif between > 0:
        why = f"A yes on the {names[0]} and a yes on the {names[1]} worked against each other{relation}."
    else:
        aside = names[0] if ways[0] < 0 else names[1]
        why = f"The two matters work against each other{relation}, and a yes on the {aside} put one of them aside."
    if -1 in ways:
        why += " A vote to put a matter aside is not a vote on the matter itself."
    return Alignment("yes" if same else "no", why)


def _between(first: VoteCard, second: VoteCard) -> tuple[int | None, str]:
    """1 for the same measure, -1 for one against the other, None when it can't be said; and by what, for a sentence."""
    if first.matter is None or second.matter is None:
        return None, ""
    if first.matter.id == second.matter.id:
        return 1, ""
    for card, other in ((first, second.matter), (second, first.matter)):
        for related in card.related:
            if related.matter.id == other.id:
                words = related.relation.casefold()
                sign = -1 if _AGAINST.search(words) else 1 if _SAME.search(words) else None
                return sign, f" (one {relation_words(related.relation)} the other)"
    return None, ""


def _unaligned(relation: str, ways: list[int | None]) -> str:
    meaning = "so “yes” doesn't mean the same thing in both"
    if None in ways:
        return f"The record doesn't show what a yes did in one of these votes, {meaning}."
    if relation:
        return f"How the two matters are related doesn't show whether yes means the same in both{relation}."
    return f"These votes are on unrelated matters, {meaning}."
