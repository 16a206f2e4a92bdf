"""How many votes a motion needed, and apart from it the marks a reader will ask about.

No number stands here: a body's `Rule` rows say the share and its base. More than `numerator`/`denominator` of the
base is needed when a rule is strict, else at least that. Bases: "votes cast" is yes + no of this vote; "seats" the
body's seats, all who are elected; "seats and mayor" those who hold office, the mayor included: one more, less the seats
that the tally has as vacant, though what is printed after "of" stays the number of seats.
"""

from __future__ import annotations

from typing import NamedTuple

from councilui.analysis.motions import direction, matter_noun, motion_name
from councilui.record.model import Rule
from councilui.record.views import Tally, VoteCard

_SHARES = {(1, 2): "half", (2, 3): "two thirds", (3, 4): "three quarters", (3, 5): "three fifths"}
_THERE = ("yes", "no", "abstain", "present")
_BASES = {"votes cast": "the votes cast", "seats": "the seats", "seats and mayor": "the council including the mayor"}


class Threshold(NamedTuple):
    """A number of votes that a rule names, and how a vote stands to it.

    `needed` of `of` is what the rule asks (None when its base is not known), `votes` what is held against it, `met`
    and `short_by` (0 when met) what follows; None is unknown. `applies` is True for the motion's own requirement
    alone; a mark for orientation rests on its `assumption`. `rule` is the rule in words, `source` the id of what
    says so, `share` the fraction in words ("more than half of the votes cast"), `purpose` that of the rule ("quorum").
    """

    name: str
    needed: int | None
    of: int | None
    base: str
    votes: int | None
    met: bool | None
    short_by: int | None
    applies: bool
    assumption: str | None
    rule: str
    source: str | None
    share: str = ""
    purpose: str = ""


def tally_of(card: VoteCard) -> Tally | None:
    """The tally to reckon with: the announced one, else the roll counted when it is complete, else None."""
    if card.announced is not None:
        return card.announced
    return card.counted if card.event.roll == "complete" else None


def base_of(rule: Rule, card: VoteCard) -> tuple[int | None, int | None]:
    """The number a rule's share is taken of, and the number printed after "of"; (None, None) when not known."""
    if rule.base == "votes cast":
        tally = tally_of(card)
        cast = tally["yes"] + tally["no"] if tally is not None else None
        return cast, cast
    seats = card.body.seats
    if rule.base == "seats":
        return seats, seats
    if seats is None:
        return None, None
    vacant = (tally_of(card) or {}).get("vacant", 0)
    return seats + 1 - vacant, seats - vacant


def needed_votes(rule: Rule, card: VoteCard) -> int | None:
    """The least number of votes that satisfies the rule in this vote; None when its base is unknown or nobody."""
    base, _ = base_of(rule, card)
    return least_votes(rule, base)


def least_votes(rule: Rule, base: int | None) -> int | None:
    """The least number that satisfies the rule's share of `base`; None when that is unknown or nobody."""
    if not base or rule.denominator <= 0:
        return None
    share = base * rule.numerator
    return share // rule.denominator + 1 if rule.strict else -(-share // rule.denominator)


def share_text(rule: Rule) -> str:
    """The rule's share in words: "more than half of the votes cast", "at least two thirds of the seats"."""
    share = _SHARES.get((rule.numerator, rule.denominator), f"{rule.numerator}/{rule.denominator}")
    return f"{'more than' if rule.strict else 'at least'} {share} of {_BASES.get(rule.base, rule.base)}"


def thresholds(card: VoteCard) -> tuple[Threshold, ...]:
    """The motion's own requirement first, when it is known, then the marks for orientation.

    Marks need a rule of the body for passing a matter of this type (its name says so: "pass an ordinance") or a
    vote whose own requirement is that rule, and a motion from which an assumption can be spelled out: on the matter
    itself, to put it aside (the nays count as if for it) or to bring it on (the yeas do). A tie-break rule shows
    only when yes and no are equal. Without rules the result is empty.
    """
    tally = tally_of(card)
    own = card.requirement
    found = []
    if own is not None:
        found.append(_threshold(own, card, tally["yes"] if tally else None, True, None))
    found.extend(_marks(card, own, tally))
    if tally is not None and tally["yes"] == tally["no"] and tally["yes"]:
        found.extend(
            Threshold(rule.name, None, None, rule.base, None, None, None, False, "yes and no were equal", rule.text,
                      rule.source, share_text(rule), rule.purpose)
            for rule in card.rules
            if rule.purpose == "tie-break" and rule is not own
        )  # fmt: skip
    return tuple(found)


def ruler(card: VoteCard) -> tuple[Threshold, ...]:
    """The `thresholds`, and after them the marks that say nothing of the outcome: quorum, and a tie-break not needed.

    A quorum is of those who were there: whoever said yes, no, abstained or answered "present". Others may have been
    there too, so fewer than needed leaves it unknown whether there was one.
    """
    found = thresholds(card)
    tally = tally_of(card)
    if tally is None:
        return found
    there = sum(tally.get(option, 0) for option in _THERE)
    more = []
    for rule in card.rules:
        if rule.purpose == "quorum" and rule is not card.requirement:
            mark = _threshold(rule, card, there, False, f"counting the {there} who answered")
            more.append(mark if mark.met else mark._replace(met=None, short_by=None))
        elif rule.purpose == "tie-break" and rule is not card.requirement and tally["yes"] != tally["no"]:
            more.append(Threshold(rule.name, None, None, rule.base, None, None, None, False,
                                  "yes and no were not equal: there was no tie", rule.text, rule.source,
                                  share_text(rule), rule.purpose))  # fmt: skip
    return (*found, *more)


def _marks(card: VoteCard, own: Rule | None, tally: Tally | None) -> list[Threshold]:
    passing = own is not None and own.purpose == "pass"
    kinds = set(card.matter.type.casefold().split()) if card.matter is not None and card.matter.type else set()
    pass_rules = [rule for rule in card.rules if rule.purpose == "pass" and kinds & set(rule.name.casefold().split())]
    if not passing and not pass_rules:
        return []
    way = "merits" if passing else direction(card.motion.motion_type)
    noun, motion = matter_noun(card.matter), motion_name(card.motion.motion_type)
    votes = tally["no" if way == "aside" else "yes"] if tally is not None else None
    if way == "merits":
        over_veto = "if the same members had voted the same way over a veto"
        to_pass = "if this vote needed what that rule says: what it needed is not on record"
    elif way in ("aside", "forward"):
        side = "nays" if way == "aside" else "yeas"
        voters = f"all {votes} {side}" if votes != 1 else f"the one {side[:-1]}"
        over_veto = to_pass = f"if {voters} on the {motion} had been votes for the {noun}"
    else:
        return []
    # A known requirement other than the passing rule settles what a vote on the matter itself needed.
    wanted = [] if passing or (own is not None and way == "merits") else pass_rules
    found = [_threshold(rule, card, votes, False, to_pass) for rule in wanted]
    if way == "merits" and card.event.result == "fail":
        return [_threshold(rule, card, votes, False, to_pass) for rule in wanted]  # what failed can meet no veto
    vetoes = [rule for rule in card.rules if rule.purpose == "override veto" and rule is not own]
    return found + [_threshold(rule, card, votes, False, over_veto) for rule in vetoes]


def _threshold(rule: Rule, card: VoteCard, votes: int | None, applies: bool, assumption: str | None) -> Threshold:
    needed = needed_votes(rule, card)
    base, of = base_of(rule, card)
    met = None if needed is None or votes is None else votes >= needed
    short_by = None if needed is None or votes is None else max(0, needed - votes)
    text = f"{rule.text.rstrip()} {rule.note.strip()}" if rule.note else rule.text
    if rule.base == "seats and mayor" and base is not None:
        text = f"{text.rstrip()} (The base is the council including the mayor: {base}.)"
    return Threshold(
        name=rule.name,
        needed=needed,
        of=of,
        base=rule.base,
        votes=votes,
        met=met,
        short_by=short_by,
        applies=applies,
        assumption=assumption if votes is not None else None,
        rule=text,
        source=rule.source,
        share=share_text(rule),
        purpose=rule.purpose,
    )
