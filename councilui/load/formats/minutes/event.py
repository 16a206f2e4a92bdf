"""One thing that a paper tells: somebody moved, a vote was taken, a motion carried."""

from dataclasses import dataclass

from councilui.load.formats.minutes.people import PrintedName
from councilui.load.formats.minutes.roll import Roll
from councilui.load.formats.minutes.tallies import Tally


@dataclass(slots=True)
class Event:
    """One thing that a paper tells.

    `kind` is move, second, result, tally, roll, withdrawn, no second, reference or unread.
    """

    kind: str
    start: int
    end: int
    person: PrintedName | None = None
    second: PrintedName | None = None
    result: str = ""
    weight: str = ""
    roll: Roll | None = None
    tally: Tally | None = None
    is_label: bool = False
    begins: bool = False
