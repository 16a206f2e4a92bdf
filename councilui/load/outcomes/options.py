"""A member's word in a vote ("Yea", "AWVT", "Recused (conflict of interest)") as the vocabulary's option."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from councilui.load.outcomes.phrases import table
from councilui.record.model import ATTENDANCE, OPTIONS

NO_SEAT: Final = "no seat"
"""What `[words]` may say beside the options: the word tells that somebody was no member then."""


# Options that another may explain: "Absent (excused)" is absent, "Abstain - conflict" abstain.
_EXPLAINED: Final = {
    "abstain": ("recused",),
    "absent": ("excused", "recused", "not voting"),
    "excused": ("absent", "recused"),
    "not voting": ("absent", "recused", "excused", "abstain"),
}


# How somebody voted, before the vote itself: "Proxy - Yes".
_HOW: Final = frozenset(
    ("proxy", "byproxy", "procuration", "parprocuration", "porpoder", "remote", "virtual", "zoom", "phone")
)
_EXPLANATION: Final = re.compile(
    r"\s*(?:[(\[,;:*]|\s[-–—]|(?:(?<=absent)|(?<=abstain)|(?<=recused)|(?<=excused)|(?<=abstained))[-–—]|\sw/|\s(?=\d{1,2}:\d\d)"
    r"|\s(?:at|via|by|remote\w*|virtual\w*|in person|with|due to|because|as|from|telephonic\w*)\b)\s*",
    re.IGNORECASE,
)


_TALLY: Final = re.compile(r"\d\s*[-–—]\s*\d")
# An explanation that takes the word before it back: "Yes (later changed to No)".
_TAKEN_BACK: Final = re.compile(
    r"\b(?:chang|switch|correct|revis|retract|withdr|later|should|error|mistake)", re.IGNORECASE
)


class Option(NamedTuple):
    """An option of the vocabulary; "other" when the word is not known."""

    option: str
    is_known: bool


@cache
def _known_words() -> dict[str, str]:
    return {
        letters(word): option
        for option, words in table("options").items()
        if option != "no_seat"
        for word in words.split()
    }


@cache
def _no_seat_words() -> frozenset[str]:
    return frozenset(table("options")["no_seat"].split())


def letters(word: str) -> str:
    """The letters of a word alone, in lower case and without accents: "In Favour" is "infavour"."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(filter(str.isalpha, plain))


@cache
def _methods() -> dict[str, str]:
    return {word: method for method, words in table("how_all_voted").items() for word in words.split()}


@lru_cache(maxsize=4096)
def read_option(printed: str) -> Option:
    """The option that a printed word means.

    What stands in brackets or behind a dash explains the word, unless it is an option of its own that says otherwise:
    "Yes (proxy)" is yes, "Recused (conflict of interest)" recused, "Present (abstain)" is not known.
    """
    known = _known_words()
    if printed.rstrip(") ").endswith("?") or _TALLY.search(printed):
        return Option("other", False)  # "Yes?": the writer asks; "Approved 3-0" is a result
    if option := known.get(letters(printed)):
        return Option(option, True)
    head, _, explanation = _EXPLANATION.sub("\0", printed.strip(), count=1).partition("\0")
    if letters(head) in _HOW:
        head, explanation = explanation, ""
    elif letters(head.partition(" ")[0]) in _HOW:
        head = head.partition(" ")[2]
    option = known.get(letters(head))
    if _TAKEN_BACK.search(explanation):
        return Option("other", False)
    if option is None or known.get(letters(explanation), option) not in (option, *_EXPLAINED.get(option, ())):
        return Option("other", False)
    return Option(option, True)


@lru_cache(maxsize=1024)
def attendance_status(printed: str) -> str:
    """What an answer to a roll call of attendance means, one of ATTENDANCE; "other" when it isn't known."""
    if printed.casefold().startswith(("present", "here", "remote", "late")):
        return "present"
    option = read_option(printed).option
    return option if option in ATTENDANCE else "other"


@lru_cache(maxsize=4096)
def is_no_seat(printed: str) -> bool:
    """Whether a word says that somebody had no seat when the vote was taken: "N/A", "Not in office"."""
    return letters(printed) in _no_seat_words()


@lru_cache(maxsize=4096)
def how_taken(printed: str) -> str | None:
    """The method of the vote where a word under a member tells how all voted, "Voice vote", which is nobody's own vote;
    None for another word."""
    return _methods().get(letters(printed))


class VoteWords:
    """The words of one input: those of the table, and the user's own from `[words]`, which come first."""

    def __init__(self, words: Mapping[str, str] | None = None) -> None:
        self._words = {_fold(word): option for word, option in (words or {}).items()}
        self._read: dict[str, Option] = {}  # a table has a dozen words, a million times

    def with_meanings(self, words: Mapping[str, str]) -> VoteWords:
        """These words, and others where they have none."""
        return VoteWords({**words, **self._words})

    def read(self, printed: str) -> Option:
        known = self._read.get(printed)
        if known is None:
            option = self._words.get(_fold(printed))
            own = Option("other" if option == NO_SEAT else option, True) if option is not None else None
            known = self._read[printed] = own or read_option(printed)
        return known

    def is_no_seat(self, printed: str) -> bool:
        """Whether the word tells that somebody was no member then."""
        if not self._words:
            return is_no_seat(printed)
        option = self._words.get(_fold(printed))
        return option == NO_SEAT if option is not None else is_no_seat(printed)

    def how_taken(self, printed: str) -> str | None:
        """`how_taken`, unless the user's own words say what it means."""
        return how_taken(printed) if _fold(printed) not in self._words else None


def _fold(word: str) -> str:
    return " ".join(word.casefold().split())


def check_words(words: Mapping[str, object]) -> str | None:
    """What is wrong with the user's `[words]`, in a sentence; None when nothing is."""
    choices = (*OPTIONS, NO_SEAT)
    for word, option in words.items():
        if option not in choices:
            return f'[words] "{word}" = {option!r}: it must be one of {", ".join(choices)}'
    return None
