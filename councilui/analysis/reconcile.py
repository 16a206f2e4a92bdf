"""What in the record does not agree with itself, is doubtful or is missing. Nothing is corrected here.

What a recorded doubt of the same kind already says of a vote is not found again.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from councilui.analysis.headlines import line_label, subject_label
from councilui.analysis.source_wording import according_to, claim_label
from councilui.analysis.tally_checks import tally_checks
from councilui.common.shares import plural
from councilui.record.model import NO_EVIDENCE, Claim
from councilui.record.views.checks import CheckInput, Subject
from councilui.record.views.votes import VoteLine

WHAT: Final = {
    "contradictory result": "the result doesn't match the numbers; it is shown as recorded",
    "suspicious roster": "the same members on the same sides where that is unlikely; one may be a mistake",
    "identical roster": "the same members on the same sides several times, perhaps one roll call for many items",
    "more votes than seats": "more names or votes than the body has seats",
    "announced and counted differ": "the tally doesn't match the names",
    "no roll": "no roll call found",
    "announcements differ": "sources give different tallies",
    "sources disagree": "sources say different things",
    "identity": "who or what is meant",
    "name matches nobody": "printed names that nobody in this record has, or more than one member",
    "partial roll": "only some votes are on record by name",
    "unresolved votes": "votes that neither a source nor arithmetic settles",
    "other": "",
    "rows of a load": "rows that couldn't be read or may be wrong",
}
"""The kinds of findings, recorded doubts among them, with what each is about; further kinds of doubts come last."""
KINDS: Final = tuple(WHAT)
"""The kinds, the most important first."""

_OF_SEVERAL: Final = ("suspicious roster",)  # kinds that are about several votes, and recorded with each
_NAMED: Final = 12  # votes that a finding of many names one by one


class Finding(NamedTuple):
    """One thing to know: `subject` is a table, `subject_id` a row of it, `label` names it, `text` says what.

    A name that is nobody's has no row: it is itself the `subject_id`. `recorded` tells a doubt of the record from what
    was found by comparing. `sources` are ids; `vote_event`, `meeting`, `matter` and `person` those of the places that
    show it; `others` the ids of further votes of which the same is said, once findings are `merged`.
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
    matter: str | None = None
    person: str | None = None
    others: tuple[str, ...] = ()


def check(data: CheckInput) -> tuple[Finding, ...]:
    """Everything found: by importance (`KINDS`), newest first within a kind, recorded doubts before what is found."""
    dates: dict[str, str] = {}
    for line in (*data.votes, *(group.newest for group in data.unrolled)):
        dates[line.id] = line.date
        dates.setdefault(line.meeting, line.date)
    doubts = list(dict.fromkeys(_doubts(data)))
    known = {(finding.kind, finding.vote_event) for finding in doubts}
    others = [
        finding
        for find_in in (_of_votes, _rosters_of(known), _unrolled, _names_of_nobody, _conflicts, _of_loads)
        for finding in find_in(data)
        if finding.vote_event is None or (finding.kind, finding.vote_event) not in known
    ]
    find_in = [*doubts, *others]
    find_in.sort(key=lambda f: (not f.recorded, f.subject_id))
    find_in.sort(key=lambda f: dates.get(f.vote_event or "", dates.get(f.meeting or "", "")), reverse=True)
    find_in.sort(key=lambda f: (KINDS.index(f.kind) if f.kind in KINDS else len(KINDS), f.kind))
    return tuple(find_in)


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What is said of several votes together, once, under the names of all of them."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for index, finding in enumerate(findings):
        alone = index if finding.kind not in _OF_SEVERAL else None
        groups.setdefault((finding.kind, finding.text, alone), []).append(finding)
    return tuple(
        first._replace(
            label="; ".join(dict.fromkeys(finding.label for finding in (first, *rest))),
            others=(*first.others, *(finding.vote_event for finding in rest if finding.vote_event is not None)),
            sources=tuple(dict.fromkeys(source for finding in (first, *rest) for source in finding.sources)),
        )
        for first, *rest in groups.values()
    )


class FindingGroup(NamedTuple):
    """Findings under a heading: those about where the user is, or those of a kind, which `explanation` explains.

    `is_of_one` says that all are about one vote, which `explanation` then names.
    """

    heading: str
    explanation: str
    findings: tuple[Finding, ...]
    is_of_one: bool = False


def finding_groups(
    findings: Iterable[Finding], vote_event: str | None = None, meeting: str | None = None
) -> tuple[FindingGroup, ...]:
    """The findings, merged: those about a vote first, then those about a meeting, then the others by kind."""
    groups: dict[tuple[int, str], list[Finding]] = {}
    for finding in merged(findings):
        if vote_event is not None and vote_event in (finding.vote_event, *finding.others):
            key = (0, "about this vote")
        elif meeting is not None and finding.meeting == meeting:
            key = (1, "about this meeting")
        else:
            key = (2, finding.kind)
        groups.setdefault(key, []).append(finding)
    result = []
    for (nearness, heading), group in sorted(groups.items(), key=lambda entry: entry[0][0]):
        is_of_one = nearness == 0 and len({finding.label for finding in group}) == 1
        explanation = group[0].label if is_of_one else WHAT.get(heading, "")
        result.append(FindingGroup(heading, explanation, tuple(group), is_of_one))
    return tuple(result)


def _doubts(data: CheckInput) -> Iterator[Finding]:
    for doubt, subject in data.doubts:
        vote = subject.vote_event or (doubt.subject_id if doubt.subject == "vote_event" else None)
        sources = (doubt.source,) if doubt.source else ()
        yield _about(doubt.kind, subject, doubt.text, sources)._replace(vote_event=vote, recorded=True)


def _about(kind: str, subject: Subject, text: str, sources: tuple[str, ...]) -> Finding:
    """A finding on whatever it is on."""
    return Finding(
        kind,
        subject.table,
        subject.id,
        subject_label(subject.label, subject.motion_type, subject.identifier, subject.date),
        text,
        subject.vote_event,
        subject.meeting,
        sources,
        matter=subject.matter,
        person=subject.person,
    )


def _of_votes(data: CheckInput) -> Iterator[Finding]:
    publishers = {id: source.publisher for id, source in data.sources.items()}
    for line in data.votes:
        rule, counts = data.rules.get(line.id), data.counts.get(line.id, ())
        announced = tuple(dict.fromkeys(count.source for count in counts))
        texts = tally_checks(line, counts, data.rolls.get(line.id, ()), data.seats.get(line.id), rule, publishers)
        for kind, text in texts.items():
            cited = (rule.source,) if kind == "contradictory result" and rule is not None and rule.source else ()
            yield _finding(kind, line, text, (*announced, *cited))


def _finding(kind: str, line: VoteLine, text: str, sources: tuple[str, ...]) -> Finding:
    return Finding(
        kind, "vote_event", line.id, line_label(line), text, line.id, line.meeting, sources, matter=line.matter
    )


def _rosters_of(known: set[tuple[str, str | None]]) -> Callable[[CheckInput], Iterator[Finding]]:
    """Divided votes with the same roster within a day of each other; `known` are doubts that already say so.

    With different results, they cannot all be right. With the same result, they may be one roll call entered for
    several items, unless the record says so itself: then the names are no evidence of separate positions.
    """

    def find_in(data: CheckInput) -> Iterator[Finding]:
        groups: dict[str, list[VoteLine]] = {}
        for line in sorted(data.votes, key=lambda line: (line.date, line.id)):
            if line.id in data.rosters:
                groups.setdefault(data.rosters[line.id], []).append(line)
        for run in (run for lines in groups.values() for run in _neighbors(lines) if len(run) > 1):
            if any(("suspicious roster", line.id) in known for line in run):
                continue
            if len({line.result for line in run}) > 1:
                listed = ", ".join(
                    f"{line.identifier or line.title} ({line.result_text or line.result})" for line in run
                )
                text = (
                    f"The same members on the same sides, with different results: {listed}. They may not all be right."
                )
                yield _finding("suspicious roster", run[0], text, ())
            elif any(line.method not in NO_EVIDENCE for line in run):
                names = [line.identifier or line.title for line in run]
                listed = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" * (len(names) > _NAMED))
                count = f"{len(run):,} votes, perhaps one roll call for all"
                text = f"The same members on the same sides in {count}: {listed}."
                yield _finding("identical roster", run[0], text, ())

    return find_in


def _unrolled(data: CheckInput) -> Iterator[Finding]:
    """Bodies and years in which many votes have neither a roll nor a tally."""
    for group in data.unrolled:
        newest = group.newest
        text = f"{group.number:,} votes have neither a roll call nor a tally; the newest: {line_label(newest)}."
        label = f"{newest.body_name}, {group.year}"
        yield Finding("no roll", "body", group.body, label, text, newest.id, newest.meeting, (), matter=newest.matter)


def _names_of_nobody(data: CheckInput) -> Iterator[Finding]:
    """Printed names of members that no one person on record has."""
    tables = {"speaker": "statement", "sponsor": "sponsorship", "mover": "motion"}
    what = {"speaker": "statement", "sponsor": "matter", "mover": "motion"}
    for name in data.unknown_names:
        printed = f"Printed as {name.role} of {plural(name.number, what[name.role])}"
        text = f"{printed}. Nobody in this record has this name, or more than one member does."
        sources = (name.source,) if name.source else ()
        table = tables[name.role]
        yield Finding(
            "name matches nobody", table, name.name, name.name, text, None, name.meeting, sources, matter=name.matter
        )


def _neighbors(lines: list[VoteLine]) -> Iterator[list[VoteLine]]:
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
    for (_, _, name), group in groups.items():
        values: dict[str, list[Claim]] = {}
        for claim, _ in sorted(group, key=lambda pair: not pair[0].preferred):
            values.setdefault(claim.value, []).append(claim)
        if len(values) < 2:
            continue
        values_text = "; ".join(
            f"“{value}” {according_to([_publisher(claim.source, data) for claim in claims])}"
            for value, claims in values.items()
        )
        sources = tuple(dict.fromkeys(claim.source for claims in values.values() for claim in claims))
        yield _about("sources disagree", group[0][1], f"{claim_label(name)} is {values_text}.", sources)


def _publisher(source: str, data: CheckInput) -> str:
    return data.sources[source].publisher if source in data.sources else source


def _of_loads(data: CheckInput) -> Iterator[Finding]:
    origins = {load.id: load.origin for load in data.loads}
    numbers = Counter((issue.load, issue.kind) for issue in data.load_issues)
    for issue in data.load_issues:
        number = numbers.pop((issue.load, issue.kind), 0)
        if number:
            rows = "one row" if number == 1 else f"{number:,} rows"
            text = f"{issue.kind}: {rows}; the first is {issue.file}, {issue.place}: {issue.reason}"
            yield Finding(
                "rows of a load", "load", issue.load, origins.get(issue.load, issue.load), text, None, None, ()
            )
