"""What every part of the reading shares: whose record it is, where doubts go, what is counted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from councilui.common.toml_file import toml_value
from councilui.load.formats.legistar.rows import Fields
from councilui.load.outcomes import VoteWords
from councilui.load.report import Report
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
    unknown_words: Counter[str] = field(default_factory=Counter)
    first_unknown: dict[str, tuple[str, str]] = field(default_factory=dict)
    unknown_actions: Counter[str] = field(default_factory=Counter)
    first_action: dict[str, tuple[str, str]] = field(default_factory=dict)
    occurrences: Counter[str] = field(default_factory=Counter)

    def omit_row(self, kind: str, file: str, place: str, reason: str) -> None:
        """A row of a kind ("votes") that can't be read."""
        self.report.omit(kind, "that can't be read")
        self.report.warn("unreadable row", file, place, reason)

    def word(self, printed: str, file: str, place: str) -> None:
        """A vote's word that nobody knows."""
        self.unknown_words[printed] += 1
        self.first_unknown.setdefault(printed, (file, place))

    def action(self, printed: str, file: str, place: str) -> None:
        """The name of an action that was voted on and tells no motion that is known."""
        self.unknown_actions[printed] += 1
        self.first_action.setdefault(printed, (file, place))

    def close(self) -> None:
        """Report what was counted."""
        for word, count in sorted(self.unknown_words.items()):
            file, place = self.first_unknown[word]
            kind, phrase = ("unknown vote word", f"“{word}”") if word else ("empty vote word", "No word")
            self.report.warn(
                kind, file, place, f"{phrase} appears in {count} votes, first here; they count as “other.”"
            )
        if words := [word for word in sorted(self.unknown_words) if word]:
            lines = "\n".join(f'{toml_value(word)} = "other"' for word in words)
            self.report.note(
                "To say what words for votes mean, put this in councilui.toml beside the data, with yes, no, abstain"
                f" or another option for “other”:\n[words]\n{lines}"
            )
        for action, count in sorted(self.unknown_actions.items()):
            file, place = self.first_action[action]
            reason = f"“{action}” heads {count} votes, first here; what was moved is unknown."
            self.report.warn("unknown action", file, place, reason)
        for key, count in sorted(self.fields.odd.items()):
            self.report.warn("unreadable field", self.label, key, f"{count} values aren't text and were left out.")
        for sentence, count in self.occurrences.items():
            self.report.note(f"{self.source.title}: {count} {sentence}")
