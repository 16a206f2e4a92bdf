"""Checks one vote against itself: result, rule, announced tallies, names and seats. Nothing is corrected."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from councilui.analysis.source_wording import according_to, publisher_names
from councilui.analysis.thresholds import least_votes, share_text
from councilui.analysis.vote_wording import NO_ROLL, tally_text
from councilui.common.shares import plural
from councilui.record.model import OPTIONS, Rule, Vote, VoteCount
from councilui.record.views.votes import Tally, VoteLine, as_given, has_sides, in_order, tallies_by_source

_NAMELESS_METHODS: Final = ("voice", "unanimous consent")


def tally_checks(
    line: VoteLine,
    counts: Iterable[VoteCount],
    roll: tuple[Vote, ...],
    seats: int | None,
    rule: Rule | None,
    publishers: Mapping[str, str],
) -> dict[str, str]:
    """What does not agree in a vote, or is missing, by kind (`reconcile.KINDS`).

    `rule` is what the motion needed, `seats` the body's, `publishers` the names of sources by id.
    """
    tallies = tallies_by_source(counts)
    announced = {source: as_given(tally) for source, tally in tallies.items()}
    texts = {
        "contradictory result": _contradiction(line, rule, seats),
        "more votes than seats": _too_many(announced, roll, seats),
        "announced and counted differ": _miscounted(line, tallies, roll),
        "announcements differ": _differing(announced, publishers),
        "no roll": _no_roll(line),
        "partial roll": _partial(line, announced, roll),
    }
    return {kind: text for kind, text in texts.items() if text is not None}


def _contradiction(line: VoteLine, rule: Rule | None, seats: int | None) -> str | None:
    """A result that the tally contradicts, by the requirement where that is on record."""
    if line.tally is None:
        return None
    yes, no = line.tally
    tally = tally_text(line.tally)
    if line.result == "unknown":
        if not line.result_text:
            return None
        return f"Recorded as “{line.result_text}” with {yes} yes and {no} no; the result is unclear."
    needed = _needed(rule, line.tally, seats) if rule is not None else None
    if line.result == "pass":
        # Whoever presides may have made it one more: on a tie, or as one of "the council including the mayor".
        presiding = int(rule is not None and rule.base.endswith("and mayor"))
        if needed is not None and yes + presiding < needed and yes != no:
            return f"Recorded as passed, {tally}, but {needed} yes votes were needed ({_rule_name(rule)})."
        return f"Recorded as passed, {tally}, with more no than yes votes." if yes < no else None
    if needed is not None:
        if yes < needed:
            return None
        return f"Recorded as failed, {tally}, though {needed} yes votes were enough ({_rule_name(rule)})."
    if yes > no:
        return (
            f"Recorded as failed, {tally}: either it needed more than a majority, or the result or the tally is wrong."
        )
    return None


def _needed(rule: Rule, tally: tuple[int, int], seats: int | None) -> int | None:
    if rule.base == "votes cast":
        return least_votes(rule, sum(tally))
    if seats is None:
        return None
    return least_votes(rule, seats + 1 if rule.base.endswith("and mayor") else seats)


def _rule_name(rule: Rule | None) -> str:
    return f"{rule.name}, {share_text(rule)}" if rule is not None else ""


def _too_many(announced: dict[str, Tally], roll: tuple[Vote, ...], seats: int | None) -> str | None:
    if seats is None:
        return None
    # Whoever votes without a seat, such as a mayor who breaks a tie, may make it one more.
    seated = [vote for vote in roll if vote.district is not None]
    allowed = seats + (len(roll) - len(seated) if seated else 0)
    if len(roll) > allowed:
        return f"The roll call has {len(roll)} names for {seats} seats."
    total = max((sum(tally.values()) for tally in announced.values()), default=0)
    return f"The tally has {total} votes for {seats} seats." if total > allowed else None


def _unnamed(tally: Tally, counts: Mapping[str, int]) -> int:
    """How many names are under options of which a source says nothing, or under "other"."""
    return sum(n for option, n in counts.items() if option == "other" or option not in tally)


def _miscounted(line: VoteLine, tallies: dict[str, Tally], roll: tuple[Vote, ...]) -> str | None:
    """Where the number of names differs from the announced one; options that a source leaves out are not compared.

    Each source is tried by itself; a difference is shown with the first source that gives that option.
    """
    if not roll:
        return None
    counts = Counter(vote.option for vote in roll)
    complete = line.roll == "complete"
    # A seat that is empty is announced, but nobody's name stands for it; a number without an option ("7-2-1") may
    # be that of any option that its source does not name.
    filled = [
        {
            option: n
            for option, n in tally.items()
            if option != "vacant" and not (option == "other" and n <= _unnamed(tally, counts))
        }
        for tally in tallies.values()
    ]
    filled = [tally for tally in filled if tally]
    fitting = [tally for tally in filled if complete and all(counts[option] == n for option, n in tally.items())]
    settled = {option for tally in fitting for option in tally}
    first: Tally = {}
    for tally in filled:
        first = {**tally, **first}
    parts = [
        f"{option}: the tally says {first[option]}, the names add up to {counts[option]}"
        for option in OPTIONS
        if option in first
        and option not in settled
        and (counts[option] > first[option] or (complete and counts[option] != first[option]))
    ]
    return f"{'; '.join(parts)}." if parts else None


def _differing(announced: dict[str, Tally], publishers: Mapping[str, str]) -> str | None:
    sources_of: dict[str, list[str]] = {}
    for source, tally in sorted(announced.items(), key=lambda pair: -sum(pair[1].values())):
        if has_sides(tally):
            sources_of.setdefault(tally_text(tally), []).append(publishers.get(source, source))
    if len(sources_of) < 2:
        return None
    (sides, *_), *others = (text.split(", ", 1) for text in sources_of)
    if any(other[0] != sides for other in others):
        return "Sources differ: " + "; ".join(f"{text}, {according_to(who)}" for text, who in sources_of.items()) + "."
    rest = (
        f"{text.removeprefix(f'{sides}, ')} {according_to(who)}"
        if text != sides
        else f"none given by {publisher_names(who)}"
        for text, who in sources_of.items()
    )
    return f"Sources agree on {sides} but not on the rest: {'; '.join(rest)}."


def _no_roll(line: VoteLine) -> str | None:
    if line.roll != "none" or line.method in _NAMELESS_METHODS:
        return None
    return f"Tally {tally_text(line.announced)}. {NO_ROLL}" if line.announced is not None else NO_ROLL


def _partial(line: VoteLine, announced: dict[str, Tally], roll: tuple[Vote, ...]) -> str | None:
    if line.roll != "partial":
        return None
    tally = next(iter(announced.values()), None)
    counts = in_order(Counter(vote.option for vote in roll))
    if tally is None:
        return f"{plural(len(roll), 'name')} on record; how many voted is unknown."
    parts = [f"{counts.get(option, 0)} of {count} {option}" for option, count in tally.items() if count]
    if beside := {option: count for option, count in counts.items() if count and option not in tally}:
        parts.append(tally_text(beside))
    return f"Names on record: {', '.join(parts)}."
