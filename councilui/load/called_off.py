"""Meetings that were called off: what statuses, comments and names of bodies say of it."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = r"(?P<word>cancell?ed|cancell?ation|postponed|deferred|rescheduled|called off)"
_STATUS: Final = re.compile(rf"(?<!not )(?<!un)\b{_WORD}\b", re.IGNORECASE)
_COMMENT: Final = re.compile(
    rf"\W*(?:notice[: ]+)?(?:(?:the|this)\s+)?(?:[\w-]+\s+)?(?:(?:meeting|session|hearing)\s+)?"
    rf"(?:(?:has|have)\s+been\s+|is\s+|was\s+|of\s+)?{_WORD}\b",
    re.IGNORECASE,
)
_PREFIX: Final = re.compile(
    rf"[\s*(\[]*(?:meeting\s+)?{_WORD}(?:[)\]*!]+\s*[-–—:]*|\s*[-–—:]+)\s*(?=\w)", re.IGNORECASE
)
_SUFFIX: Final = re.compile(
    rf"(?:[\s*(\[]|[-–—:,])+(?:meeting\s+)?(?:(?:has\s+been|is|was)\s+)?{_WORD}[\s*)\]!.]*\Z", re.IGNORECASE
)


def called_off_word(status: str | None, comment: str | None) -> str | None:
    """ "canceled", "postponed", "deferred" or "rescheduled", when a status or the beginning of a comment says so."""
    match = (_STATUS.search(status) if status else None) or (_COMMENT.match(comment) if comment else None)
    return _plain_word(match["word"]) if match else None


def split_called_off(name: str) -> tuple[str, str | None]:
    """A body's name without what calls its meeting off, and that word: ("City Council", "CANCELLED").

    "City Council - CANCELLED" and "CANCELED: City Council" are marked so, "Deferred Compensation Board" is not.
    """
    for pattern in (_SUFFIX, _PREFIX):
        if match := pattern.search(name) if pattern is _SUFFIX else pattern.match(name):
            rest = f"{name[: match.start()]}{name[match.end() :]}".strip()
            if rest:
                return rest, match["word"]
    return name, None


def called_off_kind(kind: str, word: str) -> str:
    """The kind of a meeting that was called off: "canceled", "canceled special"."""
    return word if kind in ("unknown", "") else kind if kind.startswith(word) else f"{word} {kind}"


def is_called_off(kind: str) -> bool:
    """Whether a meeting's kind says that it was called off."""
    return kind.split(" ")[0] in ("canceled", "postponed", "deferred", "rescheduled")


def _plain_word(word: str) -> str:
    folded = word.casefold()
    return "canceled" if folded.startswith("cancel") or folded == "called off" else folded
