"""Texts of an input that nobody knows, such as words for votes: how often each stands in it, and where first."""

from collections import Counter
from typing import Final

from councilui.common.shares import plural
from councilui.common.toml_file import toml_value
from councilui.load.report import Report

_MOST: Final = 50


class UnknownTexts:
    """Unknown texts of one kind, counted, so that the report has one issue for each and not one for each vote."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()
        self._first: dict[str, tuple[str, str | int]] = {}

    def add(self, text: str, file: str, place: str | int) -> None:
        self._times[text] += 1
        self._first.setdefault(text, (file, place))

    def report(self, report: Report, kind: str, reason: str) -> None:
        """An issue for each text, the most frequent first; `reason` has `{text}`, quoted, and `{times}`."""
        for text, count in self._times.most_common(_MOST):
            times = "once" if count == 1 else f"{count:,} times"
            quoted = f"“{text[:80]}”" if text else "No word"
            report.warn(kind, *self._first[text], reason.format(text=quoted, times=times))
        for text, _ in self._times.most_common()[_MOST : _MOST + 1]:
            more = f"{plural(len(self._times) - _MOST, 'more unknown text')}, each as rare or rarer."
            report.warn(kind, *self._first[text], more)

    def report_vote_words(self, report: Report) -> None:
        """The same for members' words in votes, with the settings that say what they mean."""
        reason = "{text} appears {times} where a vote should be; it was loaded as “other.”"
        self.report(report, "unknown vote word", reason)
        if words := [word for word, _ in self._times.most_common(_MOST) if word]:
            lines = "\n".join(f'{toml_value(word)} = "other"' for word in words)
            report.note(
                "To say what words for votes mean, put this in councilui.toml beside the data, with yes, no, abstain,"
                f" absent or another option for “other”:\n[words]\n{lines}"
            )
