"""Thresholds in words: what a motion needed, and what its votes would have meant for something else."""

from councilui.analysis.motions import article, direction, matter_noun
from councilui.analysis.thresholds import Threshold, thresholds
from councilui.analysis.vote_wording import sentence
from councilui.record.views.votes import VoteCard


def threshold_sentence(threshold: Threshold) -> str:
    """The motion's own requirement, or a mark told apart from it by "For comparison:" and by its assumption.

    A quorum and a tie-break are marks of every vote, and stand for themselves.
    """
    t = threshold
    if t.measured in ("answering", "apart"):
        return sentence(mark_text(t)).removesuffix(".")
    if not t.applies:
        return f"For comparison: {_supposed(t)}"
    start = f"This motion needed {t.share or t.name}"
    if t.needed is None or t.of is None:
        return f"{start}; how many that was is unknown."
    number = f"{t.needed} of {t.of}"
    if t.met is None:
        return f"{start}, {number}; whether it had that many is unknown."
    return f"{start}, {number} ✓ met" if t.met else f"{start}, {number} ✗ not met, {t.short_by} short"


def _supposed(t: Threshold) -> str:
    """ "if all 11 no votes had been for the ordinance, that would have been 15 votes short of the 26 needed …"."""
    if t.needed is None or t.of is None:
        return f"how many votes it takes to {t.name} is unknown"
    if t.met is None or t.assumption is None:
        return f"it takes {t.needed} of {t.of} to {t.name}"
    if t.met:
        return f"{t.assumption}, that would have been enough to {t.name} ({t.needed} needed)"
    return f"{t.assumption}, that would have been {_votes(t.short_by)} short of the {t.needed} needed to {t.name}"


def mark_text(threshold: Threshold) -> str:
    """A mark and how the vote compares with it, without its assumption: "34 of 50 to override a veto: 23 short"."""
    t = threshold
    if t.measured == "apart":
        tie = "whether there was a tie is unknown" if t.met is None else f"no tie ({_votes(t.votes)} apart)"
        return f"{t.name}: {'yes and no were equal' if t.met else tie}"
    number = f"{t.needed} of {t.of}" if t.needed is not None and t.of is not None else None
    if t.measured == "answering":
        return f"{t.name}: {f'{number} needed' if number else 'the number needed is unknown'}, {_answering(t)}"
    if number is None:
        return t.name
    start = f"{number} to {t.name}"
    if t.met is None:
        return start
    return f"{start}: {t.votes} would have been enough" if t.met else f"{start}: {t.short_by} short"


def _votes(count: int | None) -> str:
    return "1 vote" if count == 1 else f"{count} votes"


def _answering(t: Threshold) -> str:
    if t.votes is None:
        return "how many took part is unknown"
    if t.met is None:
        return f"at least {t.votes} took part; whether there was a quorum is unknown"
    return f"{t.votes} took part ✓" if t.met else f"{t.votes} took part ✗ {t.short_by} short"


def requirement_unknown(card: VoteCard) -> str | None:
    """A sentence when the motion's own requirement is not on record beside marks for comparison, else None."""
    if card.requirement is not None or not thresholds(card):
        return None
    return "How many votes this motion needed is not recorded."


def veto_note(card: VoteCard) -> str | None:
    """Why the vote isn't compared with a veto override, when the body has a rule for one; None when it is."""
    rule = next((rule for rule in card.rules if rule.purpose == "override veto"), None)
    if rule is None or rule is card.requirement or any(t.purpose == "override veto" for t in thresholds(card)):
        return None
    noun, way = matter_noun(card.matter), direction(card.motion.motion_type)
    if way == "merits" and card.event.result == "fail":
        return f"No comparison with a veto override: the {noun} failed, so there was nothing to veto."
    if way in ("merits", "aside", "forward") and noun != "matter" and noun not in rule.text.casefold():
        return (
            f"No comparison with a veto override: this is {article(noun)}, and the veto rule on record doesn't cover"
            f" {noun}s. It reads: “{rule.text.strip()}”"
        )
    return "No comparison with a veto override: this vote doesn't show how many would have voted for one."
