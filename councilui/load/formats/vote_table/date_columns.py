"""Which column of a table has the dates of its meetings."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from councilui.load.date_forms import find_date
from councilui.load.formats.vote_table.headers import HEADERS, squash
from councilui.load.formats.vote_table.profile import Profile

_SURELY_DATES: Final = 0.8  # of a column's cells
_OF_ANOTHER_STEP: Final = re.compile(
    r"introduc|post|publish|due|filed|creat|effective|updat|modif|expir|sign|enact", re.IGNORECASE
)


def may_be_dates(name: str, column: int, keys: Sequence[str], profile: Profile) -> bool:
    """Whether a column under a word for dates may be the meeting's: "Data" over letters isn't, nor "Vote Date" that not
    all rows have beside a full "Meeting Date"."""
    if name in ("data", "day") and not any(re.search(r"\d", value) for value in profile.samples(column)):
        return False
    others = [keys.index(squash(other)) for other in HEADERS["date"] if squash(other) in keys]
    return profile.filled(column) == profile.rows or not any(profile.filled(other) == profile.rows for other in others)


def likely_date(headers: Sequence[str], read: Collection[int], profile: Profile) -> str | None:
    """The header of the column, other than those that are read, that mostly holds dates; None when none does."""
    shares = {
        header: sum(times for value, times in profile.values(column).items() if find_date(value))
        / max(profile.filled(column), 1)
        for column, header in enumerate(headers)
        if column not in read
        and header
        and not _OF_ANOTHER_STEP.search(header)
        and profile.filled(column) * 2 > profile.rows
    }
    best = max(shares, key=lambda header: shares[header], default=None)
    return best if best is not None and shares[best] > _SURELY_DATES else None
