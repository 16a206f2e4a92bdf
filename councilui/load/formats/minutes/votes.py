"""A motion, a vote and a meeting's reading as they are put together from a paper."""

from dataclasses import dataclass, field

from councilui.load.formats.minutes.event import Event
from councilui.load.formats.minutes.people import PrintedName
from councilui.load.formats.minutes.roll import Roll
from councilui.load.formats.minutes.spans import Span
from councilui.load.formats.minutes.tallies import Tally


@dataclass(slots=True)
class OpenMotion:
    """A motion as far as the paper has told of it. `outcome` is why no vote was taken on it, where it says so."""

    start: int
    end: int
    mover: PrintedName | None = None
    seconder: PrintedName | None = None
    kind: str = "main"
    outcome: str | None = None
    is_open: bool = True
    own_result: str | None = None  # "RESOLVED on the motion of Councillor Orr" tells it
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class ReadVote:
    """One taking of votes as read: its motion, the printed result, numbers and names, and where all of it stands."""

    start: int
    end: int
    motion: OpenMotion | None = None
    result: str = "unknown"
    result_text: str | None = None
    weight: str = ""
    tally: Tally | None = None
    counts: Roll | None = None
    roll: Roll | None = None
    method: str = "unknown"
    notes: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    is_unanimous: bool = False  # by the words of the paper

    def has_numbers(self) -> bool:
        """Whether a number or a name was read."""
        return self.tally is not None or self.counts is not None or self.roll is not None


@dataclass(slots=True)
class Reading:
    """All that the events of one meeting came to."""

    votes: list[ReadVote] = field(default_factory=list)
    motions: list[OpenMotion] = field(default_factory=list)
    history: list[Span] = field(default_factory=list)
    unused: list[Event] = field(default_factory=list)
