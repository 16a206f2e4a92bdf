"""Votes taken after midnight, in a meeting that began the day before."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from councilui.load.formats.vote_table.ballot import Ballot

_EVENING: Final = "18:00"
_MORNING: Final = "06:00"  # no meeting begins earlier


def sort_by_time(sitting: list[Ballot]) -> None:
    """Put the votes of a meeting in the order of their times, where all have one; an evening goes on after midnight."""
    if len(sitting) < 2 or not all(ballot.time for ballot in sitting):
        return
    is_late = any((ballot.time or "") >= _EVENING for ballot in sitting)
    sitting.sort(key=lambda ballot: (is_late and (ballot.time or "") < _MORNING, ballot.time or ""))


def join_nights(ballots: Sequence[Ballot]) -> int:
    """Give the votes of a night the date of the evening before, where a body voted then and not again on their day; how
    many there are."""
    days: dict[tuple[str, str], list[Ballot]] = defaultdict(list)
    for ballot in ballots:
        days[ballot.body, ballot.date].append(ballot)
    count = 0
    for (body, date), night in days.items():
        before = (dt.date.fromisoformat(date) - dt.timedelta(days=1)).isoformat()
        evening = days.get((body, before), ())
        is_night = all(ballot.time and ballot.time < _MORNING for ballot in night)
        meetings = {ballot.meeting for ballot in (*evening, *night)}
        if is_night and any((ballot.time or "") >= _EVENING for ballot in evening) and len(meetings) == 1:
            for ballot in night:
                ballot.date = before
            count += len(night)
    return count
