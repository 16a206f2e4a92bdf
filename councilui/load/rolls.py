"""The roll of a vote as a source lists it: each entry's fate, and whether the names are the whole roll."""

from collections.abc import Iterator, Set
from typing import Final

from councilui.load.json_file import Object
from councilui.load.outcomes import VoteWords
from councilui.load.report import Report
from councilui.load.unknown_texts import UnknownTexts
from councilui.record.model import AWAY

_NO_SIDE: Final = AWAY | {"abstain", "not voting", "present", "recused"}
_NOT_WHOLE: Final = {"unknown": AWAY, "pass": _NO_SIDE | {"no"}}


class JsonRoll:
    """The roll of one vote event, as JSON lists it: each person's first vote counts.

    `place` is what the report calls the event. `unread` is how many votes the roll may lack.
    """

    def __init__(self, words: VoteWords, unknown: UnknownTexts, report: Report, file: str, place: str) -> None:
        self._words = words
        self._unknown = unknown
        self._report = report
        self._file = file
        self._place = place
        self._word_of: dict[str, str] = {}
        self._number = 0
        self.unread = 0

    def entries(self, listed: object) -> Iterator[Object]:
        """The objects of a list of votes."""
        for entry in listed if isinstance(listed, list) else ():
            self._number += 1
            self._report.count("votes")
            if isinstance(entry, dict):
                yield entry
            else:
                self._omit_unread("that aren't objects", f"“{str(entry)[:40]}” is where a vote should be.")

    def omit_vacant(self) -> None:
        """An entry is of a vacant seat."""
        self._report.omit("votes", "of vacant seats")

    def omit_nameless(self, word: str) -> None:
        """An entry names no one."""
        self._omit_unread("without a name", f"A vote “{word[:40]}” names no one.")

    def _omit_unread(self, why: str, reason: str) -> None:
        self._report.omit("votes", why)
        self._report.warn("no name", self._file, f"{self._place} vote {self._number}", reason)
        self.unread += 1

    def option(self, person: str, name: str, word: str) -> str | None:
        """What a person's word means; None for who had no seat then, and for a second vote of one person."""
        if person in self._word_of:
            first = self._word_of[person]
            report_voted_twice(self._report, self._file, self._place, name, (first, word))
            self.unread += first != word  # one of the two may be somebody else's
            return None
        self._word_of[person] = word
        if self._words.is_no_seat(word):
            self._report.omit("votes", "marked as not a member then")
            return None
        option, is_known = self._words.read(word)
        if not is_known:
            self._unknown.add(word, self._file, self._place)
        self._report.load("votes")
        return option


def report_voted_twice(
    report: Report, file: str, place: str | int, name: str, words: tuple[str, str], unit: str = "votes"
) -> None:
    """A person has two votes in one roll, of which the first is kept; `unit` is what the report counts."""
    first, second = words
    differs = "the same" if first == second else f"“{second[:40]}” after “{first[:40]}”"
    report.warn("voted twice", file, place, f"{name} appears twice in one vote ({differs}); the first was kept.")
    report.merge(unit, "of a person who had voted in the same vote")


def may_be_whole(options: Set[str], result: str) -> bool:
    """Whether names under these options can be all of a roll: not when all were away, nor, where the vote passed or
    failed, when none of them took a side, nor where it passed with noes alone."""
    return not options <= _NOT_WHOLE.get(result, _NO_SIDE)


def unread_votes_text(number: int) -> str:
    """A sentence on the votes that a roll lacks; "" for none."""
    if number == 0:
        return ""
    if number == 1:
        return "One vote in the source couldn't be loaded, so this roll may not be complete."
    return f"{number:,} votes in the source couldn't be loaded, so this roll may not be complete."
