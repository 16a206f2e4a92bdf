"""What every part of the reading shares: whose record it is, where doubts go, what is counted once."""

from collections import Counter
from dataclasses import dataclass, field

from councilui.common.shares import plural
from councilui.load.formats.legistar.rows import Fields
from councilui.load.outcomes import VoteWords
from councilui.load.report import Report
from councilui.load.unknown_texts import UnknownTexts
from councilui.record.model import Source


@dataclass(slots=True)
class Context:
    """One client's record. `prefix` starts every id ("legistar:nyc"), `place` every body's and meeting's key."""

    label: str
    prefix: str
    place: str
    source: Source
    timezone: str | None
    seats: int | None
    report: Report
    words: VoteWords = field(default_factory=VoteWords)
    fields: Fields = field(default_factory=Fields)
    unknown_words: UnknownTexts = field(default_factory=UnknownTexts)
    unknown_actions: UnknownTexts = field(default_factory=UnknownTexts)
    occurrences: Counter[tuple[str, str]] = field(default_factory=Counter)

    def omit_row(self, kind: str, file: str, place: str, reason: str) -> None:
        """A row of a kind ("votes") that can't be read."""
        self.report.omit(kind, "that can't be read")
        self.report.warn("unreadable row", file, place, reason)

    def close(self) -> None:
        """Report what was counted."""
        self.unknown_words.report_vote_words(self.report)
        reason = "{text} appears {times} where a vote was taken; what was moved is unknown."
        self.unknown_actions.report(self.report, "unknown action", reason)
        for key, count in sorted(self.fields.odd.items()):
            self.report.warn("unreadable field", self.label, key, f"{plural(count, 'value')} left out: not text.")
        for (noun, rest), count in self.occurrences.items():
            self.report.note(f"{self.source.title}: {plural(count, noun)} {rest}")
