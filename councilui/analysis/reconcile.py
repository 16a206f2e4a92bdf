"""What in the record does not agree with itself, is doubtful or is missing. Nothing is ever repaired here.

What a recorded doubt of the same kind already says of a vote is not found again.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from councilui.analysis.wording import NO_ROLL, tally_text
from councilui.record.model import Claim, Vote, VoteCount
from councilui.record.views import CheckInput, Subject, Tally, VoteLine, in_order

KINDS: Final = (
    "contradictory result",
    "suspicious roster",
    "more votes than seats",
    "announced and counted differ",
    "no roll",
    "announcements differ",
    "sources disagree",
    "identity",
    "partial roll",
    "unresolved votes",
    "other",
    "rows of a load",
)
"""The kinds of findings, recorded doubts among them, the most important first; further kinds of doubts come last."""

_NAMELESS_METHODS: Final = ("voice", "unanimous consent")


class Finding(NamedTuple):
    """One thing to know: `subject` is a table, `subject_id` a row of it, `label` names it, `text` says what.

    `recorded` tells a doubt of the record from what was found by comparing. `sources` are ids.
    """

    kind: str
    subject: str
    subject_id: str
    label: str
    text: str
    vote_event: str | None
    meeting: str | None
    sources: tuple[str, ...]
    recorded: bool = False


def check(data: CheckInput) -> tuple[Finding, ...]:
    """Everything found: by importance (`KINDS`), newest first within a kind, recorded doubts before what is found."""
    dates: dict[str, str] = {}
    for line in data.votes:
        dates[line.id] = line.date
        dates.setdefault(line.meeting, line.date)
    doubts = list(dict.fromkeys(_doubts(data)))
    known = {(finding.kind, finding.vote_event) for finding in doubts}
    others = [
        finding
        for finding in (*_of_votes(data), *_rosters(data, known), *_conflicts(data), *_of_loads(data))
        if finding.vote_event is None or (finding.kind, finding.vote_event) not in known
    ]
    found = [*doubts, *others]
    found.sort(key=lambda f: (not f.recorded, f.subject_id))
    found.sort(key=lambda f: dates.get(f.vote_event or "", dates.get(f.meeting or "", "")), reverse=True)
    found.sort(key=lambda f: (KINDS.index(f.kind) if f.kind in KINDS else len(KINDS), f.kind))
    return tuple(found)


def label_of(line: VoteLine) -> str:
    """A vote in a word or two, as the record labels it: "vote on O2021-117, 2021-01-27"."""
    return f"vote on {line.identifier or line.title}, {line.date}"


def _doubts(data: CheckInput) -> Iterator[Finding]:
    for doubt, subject in data.doubts:
        vote = subject.vote_event or (doubt.subject_id if doubt.subject == "vote_event" else None)
        sources = (doubt.source,) if doubt.source else ()
        yield Finding(
            doubt.kind, doubt.subject, doubt.subject_id, subject.label, doubt.text, vote, subject.meeting, sources, True
        )


def _of_votes(data: CheckInput) -> Iterator[Finding]:
    for line in data.votes:
        counts = data.counts.get(line.id, ())
        roll = data.rolls.get(line.id, ())
        announced = _tallies(counts)
        seats = data.seats.get(line.id, data.seats.get(line.body_name))
        texts = (
            ("contradictory result", _contradiction(line)),
            ("more votes than seats", _too_many(announced, roll, seats)),
            ("announced and counted differ", _miscounted(line, announced, roll)),
            ("announcements differ", _differing(announced, data)),
            ("no roll", _no_roll(line)),
            ("partial roll", _partial(line, announced, roll)),
        )
        sources = tuple(announced)
        for kind, text in texts:
            if text is not None:
                yield _finding(kind, line, text, sources)


def _finding(kind: str, line: VoteLine, text: str, sources: tuple[str, ...]) -> Finding:
    return Finding(kind, "vote_event", line.id, label_of(line), text, line.id, line.meeting, sources)


def _tallies(counts: Iterable[VoteCount]) -> dict[str, Tally]:
    found: dict[str, dict[str, int]] = {}
    for count in counts:
        found.setdefault(count.source, {})[count.option] = count.count
    return {source: in_order(tally) for source, tally in found.items()}


def _contradiction(line: VoteLine) -> str | None:
    if line.tally is None:
        return None
    yes, no = line.tally
    tally = tally_text(line.tally)
    if line.result == "pass" and yes < no:
        return f"Recorded as passed with fewer yeas than nays ({tally})."
    if line.result == "fail" and yes > no:
        return f"Recorded as failed with more yeas than nays ({tally}): it needed more than that, or one is wrong."
    if line.result == "unknown" and line.result_text:
        return f"Recorded as “{line.result_text}” with {yes} yeas and {no} nays: what was decided is not clear."
    return None


def _too_many(announced: dict[str, Tally], roll: tuple[Vote, ...], seats: int | None) -> str | None:
    if seats is None:
        return None
    # Whoever votes without a seat, such as a mayor who breaks a tie, may make it one more.
    seated = [vote for vote in roll if vote.district is not None]
    allowed = seats + (len(roll) - len(seated) if seated else 0)
    if len(roll) > allowed:
        return f"{len(roll)} names in the roll, {seats} seats."
    total = max((sum(tally.values()) for tally in announced.values()), default=0)
    return f"{total} votes announced, {seats} seats." if total > allowed else None


def _miscounted(line: VoteLine, announced: dict[str, Tally], roll: tuple[Vote, ...]) -> str | None:
    if not announced or not roll:
        return None
    counted = in_order(Counter(vote.option for vote in roll))
    # A seat that stands empty is announced, but nobody's name stands for it.
    filled = [{option: n for option, n in tally.items() if option != "vacant"} for tally in announced.values()]
    if line.roll == "complete" and counted in filled:
        return None
    said = filled[0]
    parts = [
        f"{option}: {said.get(option, 0)} announced, {counted.get(option, 0)} counted"
        for option in {**said, **counted}
        if (counted.get(option, 0) > said.get(option, 0) and option in said)
        or (line.roll == "complete" and counted.get(option, 0) != said.get(option, 0))
    ]
    return f"{'; '.join(parts)}." if parts else None


def _differing(announced: dict[str, Tally], data: CheckInput) -> str | None:
    found: dict[str, list[str]] = {}
    for source, tally in sorted(announced.items(), key=lambda pair: -sum(pair[1].values())):
        found.setdefault(tally_text(tally), []).append(_publisher(source, data))
    if len(found) < 2:
        return None
    return "Announced " + " against ".join(f"{text} ({_names(who)})" for text, who in found.items()) + "."


def _publisher(source: str, data: CheckInput) -> str:
    return data.sources[source].publisher if source in data.sources else source


def _names(publishers: list[str]) -> str:
    return ", ".join(dict.fromkeys(publishers))


def _no_roll(line: VoteLine) -> str | None:
    if line.roll != "none" or line.method in _NAMELESS_METHODS:
        return None
    said = f"Announced {tally_text(line.announced)}: " if line.announced is not None else ""
    return f"{said}{NO_ROLL}." if said else f"{NO_ROLL[0].upper()}{NO_ROLL[1:]}."


def _partial(line: VoteLine, announced: dict[str, Tally], roll: tuple[Vote, ...]) -> str | None:
    if line.roll != "partial":
        return None
    said = next(iter(announced.values()), None)
    counted = in_order(Counter(vote.option for vote in roll))
    if said is None:
        return f"{len(roll)} names are on record; how many voted is not."
    parts = (f"{counted.get(option, 0)} of {count} {option}" for option, count in said.items() if count)
    return f"Names on record: {', '.join(parts)}."


def _rosters(data: CheckInput, known: set[tuple[str, str | None]]) -> Iterator[Finding]:
    """Divided votes with one roster and different results within a day of each other.

    The same roster on related matters is usual; with another result it is not.
    """
    groups: dict[tuple[str, frozenset[tuple[str, str]]], list[VoteLine]] = {}
    for line in sorted(data.votes, key=lambda line: (line.date, line.id)):
        roll = frozenset((vote.person, vote.option) for vote in data.rolls.get(line.id, ()))
        if {"yes", "no"} <= {option for _, option in roll}:
            groups.setdefault((line.body_name, roll), []).append(line)
    for lines in groups.values():
        for run in _neighbours(lines):
            if len({line.result for line in run}) < 2 or any(("suspicious roster", line.id) in known for line in run):
                continue
            told = ", ".join(f"{line.identifier or line.title} ({line.result_text or line.result})" for line in run)
            text = f"The same people on the same sides, with different results: {told}. They may not all be right."
            yield _finding("suspicious roster", run[0], text, ())


def _neighbours(lines: list[VoteLine]) -> Iterator[list[VoteLine]]:
    run = lines[:1]
    for line in lines[1:]:
        if _days_apart(run[-1].date, line.date) > 1:
            yield run
            run = []
        run.append(line)
    yield run


def _days_apart(one: str, other: str) -> int:
    try:
        return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days)
    except ValueError:  # a partial date is near none but itself
        return 0 if one == other else 2


def _conflicts(data: CheckInput) -> Iterator[Finding]:
    groups: dict[tuple[str, str, str], list[tuple[Claim, Subject]]] = {}
    for claim, subject in data.claims:
        groups.setdefault((claim.subject, claim.subject_id, claim.field), []).append((claim, subject))
    for (table, row, name), group in groups.items():
        values: dict[str, list[Claim]] = {}
        for claim, _ in sorted(group, key=lambda pair: not pair[0].preferred):
            values.setdefault(claim.value, []).append(claim)
        if len(values) < 2:
            continue
        told = " against ".join(
            f"“{value}” ({_names([_publisher(claim.source, data) for claim in claims])})"
            for value, claims in values.items()
        )
        subject = group[0][1]
        sources = tuple(dict.fromkeys(claim.source for claims in values.values() for claim in claims))
        yield Finding(
            "sources disagree",
            table,
            row,
            subject.label,
            f"{name}: {told}.",
            subject.vote_event,
            subject.meeting,
            sources,
        )


def _of_loads(data: CheckInput) -> Iterator[Finding]:
    origins = {load.id: load.origin for load in data.loads}
    numbers = Counter((issue.load, issue.kind) for issue in data.load_issues)
    for issue in data.load_issues:
        number = numbers.pop((issue.load, issue.kind), 0)
        if number:
            rows = "one row" if number == 1 else f"{number} rows"
            text = f"{issue.kind}: {rows}; the first is {issue.file}, {issue.place}: {issue.reason}"
            yield Finding(
                "rows of a load", "load", issue.load, origins.get(issue.load, issue.load), text, None, None, ()
            )
