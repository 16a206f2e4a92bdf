"""What a vote is measured against: the motion's own requirement, and marks for comparison.

The numbers are data: a body's `Rule` rows have the share and its base. More than `numerator`/`denominator` of the base
is needed when a rule is strict, else at least that. Bases: "votes cast" is yes + no of this vote; "seats" the body's
seats; "in office" the seats less those that the tally calls vacant; "… and mayor" one more.
"""

from typing import Final, Literal, NamedTuple

from councilui.analysis.motions import direction, matter_noun, motion_name
from councilui.record.model import AWAY, Rule
from councilui.record.views.votes import Tally, VoteCard, has_sides

_SHARES: Final = {(1, 2): "half", (2, 3): "two-thirds", (3, 4): "three-quarters", (3, 5): "three-fifths"}
_BASES: Final = {
    "votes cast": "the votes cast",
    "seats": "the seats",
    "seats and mayor": "the members plus the mayor",
    "in office": "the members in office",
    "in office and mayor": "the members in office plus the mayor",
}
_ANSWERS: Final = ("yes", "no", "abstain", "present")
"""Options that only somebody who is there can take."""

Measured = Literal["yes", "no", "answering", "apart"]


class Threshold(NamedTuple):
    """A mark set by a rule, and how a vote compares with it.

    `needed` of `of` is what the rule asks (None when its base is not known), `votes` is compared with it, `met` and
    `short_by` (0 when met) follow; None is unknown. `applies` is True only for the motion's own requirement; a mark for
    comparison may rest on an `assumption`. `rule` is the rule in words, `source` the id of its source, `share` the
    fraction in words ("more than half of the votes cast"), `id` and `purpose` the rule's. `measured` says what `votes`
    are: the yes votes; the no votes; members answering (for a quorum, only those certain to have answered unless all
    are); or the difference between yes and no (for a tie-break).
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
    id: str = ""
    purpose: str = ""
    measured: Measured = "yes"


def tally_of(card: VoteCard) -> Tally | None:
    """The announced tally where it gives both sides, else the roll counted when it is complete, else None."""
    if card.announced is not None and has_sides(card.announced):
        return card.announced
    return card.roll_tally if card.event.roll == "complete" else None


def base_of(rule: Rule, card: VoteCard, tally: Tally | None = None) -> int | None:
    """The number that a rule's share is taken of; None when it isn't known. `tally` replaces the vote's own."""
    tally = tally_of(card) if tally is None else tally
    if rule.base == "votes cast":
        return tally["yes"] + tally["no"] if tally is not None else None
    if card.body.seats is None:
        return None
    vacant = tally.get("vacant", 0) if rule.base.startswith("in office") and tally is not None else 0
    return card.body.seats - vacant + rule.base.endswith("and mayor")


def needed_votes(rule: Rule, card: VoteCard, tally: Tally | None = None) -> int | None:
    """The least number of votes that satisfies the rule in this vote; None when its base is unknown or zero."""
    return least_votes(rule, base_of(rule, card, tally))


def least_votes(rule: Rule, base: int | None) -> int | None:
    """The least number that satisfies the rule's share of `base`; None when that is unknown or zero."""
    if not base or rule.denominator <= 0:
        return None
    share = base * rule.numerator
    return share // rule.denominator + 1 if rule.strict else -(-share // rule.denominator)


def share_text(rule: Rule) -> str:
    """The rule's share in words: "more than half of the votes cast", "at least two thirds of the seats"."""
    share = _SHARES.get((rule.numerator, rule.denominator), f"{rule.numerator}/{rule.denominator}")
    return f"{'more than' if rule.strict else 'at least'} {share} of {_BASES.get(rule.base, rule.base)}"


def thresholds(card: VoteCard, tally: Tally | None = None) -> tuple[Threshold, ...]:
    """The motion's own requirement, when known, then the marks for comparison; () without rules.

    The quorum and the chair's vote on a tie are marks of every vote. Marks for passing and for a veto need a rule of
    the body for passing a matter of this type (its name says so: "pass an ordinance") or a vote with that rule as its
    requirement, and a motion that an assumption can be made from: on the matter itself, to put it aside (the no votes
    count as if for it) or to bring it forward (the yes votes do). `tally` replaces the vote's own, for a hypothetical
    vote without a result.
    """
    supposed = tally is not None
    tally = tally_of(card) if tally is None else tally
    own = card.requirement
    marks = []
    if own is not None:
        marks.append(_threshold(own, card, tally, tally["yes"] if tally else None)._replace(applies=True))
    others = [rule for rule in card.rules if rule is not own]
    marks.extend(_quorum(rule, card, tally) for rule in others if rule.purpose == "quorum")
    marks.extend(_marks(card, own, tally, failed=card.event.result == "fail" and not supposed))
    marks.extend(_tie_break(rule, tally) for rule in others if rule.purpose == "tie-break")
    return tuple(marks)


def _quorum(rule: Rule, card: VoteCard, tally: Tally | None) -> Threshold:
    if tally is None or not card.shows_positions:
        return _threshold(rule, card, tally, None, measured="answering")
    certain = sum(tally.get(option, 0) for option in _ANSWERS)
    mark = _threshold(rule, card, tally, certain, measured="answering")
    possible = sum(number for option, number in tally.items() if option not in AWAY)  # whether others answered is open
    possible += rule.base.endswith("and mayor")  # who presides is in the base, and in no tally
    if mark.met is False and mark.needed is not None and possible >= mark.needed:
        return mark._replace(met=None, short_by=None)
    return mark


def _tie_break(rule: Rule, tally: Tally | None) -> Threshold:
    apart = abs(tally["yes"] - tally["no"]) if tally is not None and tally["yes"] + tally["no"] else None
    return Threshold(
        rule.name, None, None, rule.base, apart, None if apart is None else apart == 0, None, False, None,
        _text(rule), rule.source, share_text(rule), rule.id, rule.purpose, "apart",
    )  # fmt: skip


def _marks(card: VoteCard, own: Rule | None, tally: Tally | None, *, failed: bool) -> list[Threshold]:
    passing = own is not None and own.purpose == "pass"
    kinds = set(card.matter.type.casefold().split()) if card.matter is not None and card.matter.type else set()
    pass_rules = [rule for rule in card.rules if rule.purpose == "pass" and kinds & set(rule.name.casefold().split())]
    if not passing and not pass_rules:
        return []
    way = "merits" if passing else direction(card.motion.motion_type)
    noun, motion = matter_noun(card.matter), motion_name(card.motion.motion_type)
    measured: Measured = "no" if way == "aside" else "yes"
    votes = tally[measured] if tally is not None else None
    if way == "merits":
        over_veto = "if members had voted the same way on a veto override"
        to_pass = "if this vote needed that many, which is not recorded"
    elif way in ("aside", "forward"):
        voters = f"all {votes} {measured} votes" if votes != 1 else f"the one {measured} vote"
        where = "" if way == "aside" else f" on the {motion}"
        over_veto = to_pass = f"if {voters}{where} had been for the {noun}"
    else:
        return []

    def mark(rule: Rule, assumption: str) -> Threshold:
        return _threshold(rule, card, tally, votes, assumption, measured=measured)

    # A known requirement other than the passing rule settles what a vote on the matter itself needed.
    rules = [] if passing or (own is not None and way == "merits") else pass_rules
    marks = [mark(rule, to_pass) for rule in rules]
    if way == "merits" and failed:
        return marks  # what failed can meet no veto
    return marks + [mark(rule, over_veto) for rule in card.rules if rule.purpose == "override veto" and rule is not own]


def _threshold(
    rule: Rule,
    card: VoteCard,
    tally: Tally | None,
    votes: int | None,
    assumption: str | None = None,
    *,
    measured: Measured = "yes",
) -> Threshold:
    """A rule for comparison, measured against `votes`."""
    needed = needed_votes(rule, card, tally)
    base = base_of(rule, card, tally)
    met = None if needed is None or votes is None else votes >= needed
    text = _text(rule)
    if rule.base.endswith("and mayor") and base is not None:
        members = _BASES.get(rule.base, rule.base).replace("the members", f"the {base - 1} members")
        text = f"{text.rstrip()} ({base} is {members}.)"
    return Threshold(
        name=rule.name,
        needed=needed,
        of=base,
        base=rule.base,
        votes=votes,
        met=met,
        short_by=None if needed is None or votes is None else max(0, needed - votes),
        applies=False,
        assumption=assumption if votes is not None else None,
        rule=text,
        source=rule.source,
        share=share_text(rule),
        id=rule.id,
        purpose=rule.purpose,
        measured=measured,
    )


def _text(rule: Rule) -> str:
    return f"{rule.text.rstrip()} {rule.note.strip()}" if rule.note else rule.text
