"""Votes of one meeting that two formats tell of, as a table and the minutes do: they may be counted twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from councilui.load.report import Report
from councilui.record.writer import Writer

Votes = Mapping[str, frozenset[str]]
"""The ids of the vote events by meeting."""
_MOST_MEETINGS: Final = 200


def votes_by_meeting(writer: Writer) -> Votes:
    """The vote events that are there, by meeting."""
    ids: dict[str, set[str]] = defaultdict(set)
    for meeting, vote_event in writer.vote_events():
        ids[meeting].add(vote_event)
    return {meeting: frozenset(events) for meeting, events in ids.items()}


def list_repeated_votes(writer: Writer, before: Votes, after: Votes, label: str, report: Report) -> None:
    """Report the meetings that had votes before an input was read, and have more of them since."""
    grown = [meeting for meeting in after if before.get(meeting) and after[meeting] - before[meeting]]
    for meeting in grown[:_MOST_MEETINGS]:
        added = after[meeting] - before[meeting]
        rolls = {roll for event in before[meeting] if (roll := _roll(writer, event))}
        repeated = sum(_roll(writer, event) in rolls for event in added)
        report.warn(
            "votes from two sources",
            label,
            meeting,
            f"{_votes(len(before[meeting]))} of this meeting came from another source, {_votes(len(added))} from this"
            f" one, of which {repeated:,} with a roll that is there. If they are the same votes, they count twice: load"
            " only one of the two.",
        )
    if len(grown) > _MOST_MEETINGS:
        report.note(f"{len(grown) - _MOST_MEETINGS:,} more meetings have votes from two sources.")


def _roll(writer: Writer, vote_event: str) -> frozenset[tuple[str, str]]:
    return frozenset(writer.roll_of(vote_event))


def _votes(count: int) -> str:
    return "1 vote" if count == 1 else f"{count:,} votes"
