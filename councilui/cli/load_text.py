"""What loads report, on the terminal: the ledger and the issues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import starmap
from typing import TYPE_CHECKING, Final

import click

from councilui.common.plain_text import one_line, plain
from councilui.common.shares import plural
from councilui.load.report import FILE_READ, MADE, Entry, FileFate, kind_totals

if TYPE_CHECKING:
    from councilui.load.explain import Explanation
    from councilui.load.report import Issue
    from councilui.record.model import LoadIssue


_PLURAL: Final = re.compile(r"\b(?:(\w+)s|people)(?= (?:with|without|known|of|made)\b|$)")


_NOUNS: Final = {
    "meeting": "meeting", "agenda_item": "agenda item", "matter": "matter", "vote_event": "vote", "vote": "name",
    "statement": "statement", "person": "person", "body": "body", "source": "source",
}  # fmt: skip
"""The tables that a reader asks about, in this order; what the others hold belongs to these."""


def print_explanation(explanation: Explanation) -> None:
    """How one format reads an input, with what was noticed on the way."""
    click.echo(f"{one_line(explanation.label)}: read as {explanation.format}, {one_line(explanation.settings)}")
    print_files(explanation.files, all_files=True)
    for note in explanation.report.notes:
        print_note(note)
    for section in explanation.sections:
        click.echo(f"  {section.heading}:")
        for line in section.lines:
            indent = len(line) - len(line.lstrip())
            click.echo(f"    {' ' * indent}{one_line(line)}")
    if explanation.most_rows is None:
        print_ledger(list(explanation.report.entries.items()))
    else:
        click.echo(f"  Only the first {explanation.most_rows:,} rows were read, so there are no totals.")
    print_issues(explanation.report.issues, most=5)


def print_note(note: str) -> None:
    """A sentence; lines after it are text to be pasted."""
    first, *more = note.splitlines() or [""]
    click.echo("\n".join((f"  {one_line(first)}", *map(plain, more))))


def print_issues(issues: Iterable[Issue | LoadIssue], most: int | None = None) -> None:
    """Issues under their kinds, each with its place; at most so many of a kind, the rest counted."""
    by_kind: dict[str, list[Issue | LoadIssue]] = {}
    for issue in issues:
        by_kind.setdefault(issue.kind, []).append(issue)
    for kind, alike in by_kind.items():
        click.echo(f"{one_line(kind)}: {len(alike):,}")
        for issue in alike[:most]:
            place = f":{one_line(issue.place)}" if issue.place not in ("", "-") else ""
            click.echo(f"  {one_line(issue.file)}{place}: {one_line(issue.reason)}")
        if most is not None and len(alike) > most:
            click.echo(f"  … and {len(alike) - most:,} more")


def print_files(fates: Sequence[FileFate], *, all_files: bool) -> None:
    """What became of the files: how many of each fate, and the names of those not read, or of all."""
    numbers: dict[str, int] = {}
    for file in fates:
        numbers[file.fate] = numbers.get(file.fate, 0) + file.count
    if numbers:
        click.echo(f"  Files: {', '.join(f'{number:,} {fate}' for fate, number in numbers.items())}")
    for file in fates:
        if all_files or file.fate != FILE_READ:
            number = f"{file.count:,} × " if file.count > 1 else ""
            reason = f" ({one_line(file.reason).rstrip('.')})" if file.reason else ""
            click.echo(f"    {file.fate}: {number}{one_line(file.file)}{reason}")


def print_ledger(entries: Sequence[tuple[Entry, int]]) -> None:
    """For every kind of entry, how what was read adds up; then what was made of it."""
    for line in ledger_lines(entries):
        click.echo(f"  {one_line(line)}")


def ledger_lines(entries: Sequence[tuple[Entry, int]]) -> Iterator[str]:
    """The sums as sentences: "votes: 32 read = 30 loaded + 2 merged (2 of a name read before)"."""
    for total in kind_totals(entries):
        parts = [f"{total.loaded:,} loaded"]
        for fate, reasons in (("merged", total.merged), ("omitted", total.omitted)):
            if reasons:
                because = "; ".join(f"{number:,} {reason}" for reason, number in reasons.items() if reason)
                parts.append(f"{sum(reasons.values()):,} {fate}" + (f" ({because})" if because else ""))
        if total.unaccounted:
            parts.append(f"{total.unaccounted:,} unaccounted for")
        yield f"{total.kind}: {total.read:,} read = {' + '.join(parts)}"
    built: dict[str, int] = {}
    for entry, number in entries:
        if entry.fate == MADE:
            built[entry.kind] = built.get(entry.kind, 0) + number
    if built:
        yield "made from these: " + ", ".join(starmap(_of_kind, built.items()))


def written_rows(written: Mapping[str, int]) -> str:
    """What a load wrote, as readers think of it: "1 meeting, 5 votes with 30 names in roll calls, 2 bodies".

    "" where nothing that they'd ask about is among it.
    """
    counts = {noun: written.get(table, 0) for table, noun in _NOUNS.items()}
    parts = {noun: plural(count, noun) for noun, count in counts.items() if count}
    names = parts.pop("name", None)
    if names:
        parts["vote"] = " with ".join(filter(None, (parts.get("vote"), f"{names} in roll calls")))
    return ", ".join(parts.values())


def _of_kind(kind: str, number: int) -> str:
    """The number of a kind, which is named in the plural: "1 statement with a name" of "statements with a name"."""
    return f"{number:,} {kind if number != 1 else _PLURAL.sub(lambda noun: noun[1] or 'person', kind)}"
