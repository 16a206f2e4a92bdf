"""Meetings that were called off: what statuses, comments and names of bodies say of it."""

import re
from typing import Final

_PLAIN_WORDS: Final = {
    "cancell?ed|cancell?ation|called off|annulée?|annullat[oa]|cancelad[oa]|abgesagt": "canceled",
    "postponed|reportée?|aplazad[oa]|pospuest[oa]|verschoben": "postponed",
    "deferred": "deferred",
    "rescheduled": "rescheduled",
    "no (?:(?:regular|special|city|town|council|board|commission|committee) ){0,2}meeting(?: (?:was |is )?held)?"
    r"(?=\W*\Z|\s*[-–—:(,;/.]|\s+(?:due|because|this)\b)": "canceled",
    "(?:will )?not (?:be )?held|did not take place": "canceled",
    "no quorum|(?:for |due to )?(?:lack|want|absence) of (?:a )?quorum|failed for lack of (?:a )?quorum": "no quorum",
}
"""How councils say in several languages that a meeting is off, and the word for it here."""
_WORD: Final = rf"(?P<word>{'|'.join(_PLAIN_WORDS)})"
_REASON: Final = r"(?:\s+(?:to|until|till|from|due|because|for|by|on|au|al|auf)\b.*|\s*[-–—:;,/(].*)?"
_NEW_DAY: Final = r"(?!\s+from\b)"  # "rescheduled from June 3" is said of the meeting that is held
# Behind the word in a comment: "The cancelled contract is item 5" is said of something else.
_OF_MEETING: Final = (
    r"(?=\W*\Z|\s*[^\w\s]|\s+(?:\d|(?:to|until|till|due|because|for|by|on|at|and|as|in|per|this|until|effective|tonight"
    r"|today|meeting|session|hearing|special|regular|au|al|auf|zum|zur)\b))"
)
_HELD_AFTER_ALL: Final = re.compile(
    r"\b(?:reinstated|un-?cancell?ed|no longer|(?:previous|original|former|earlier)(?:ly)? (?:\w+ )?"
    r"(?:cancel|postpon|defer|reschedul))",
    re.IGNORECASE,
)
_STATUS: Final = re.compile(rf"(?<!not )(?<!longer )(?<!un)(?<!un-)\b{_WORD}\b{_NEW_DAY}", re.IGNORECASE)
_COMMENT: Final = re.compile(
    rf"\W*(?!(?:not?(?! (?:quorum|(?:\w+ ){{0,2}}meeting))|nicht"
    rf"|never|items?|votes?|actions?|motions?|resolutions?|ordinances?|bids?)\b)"
    rf"(?:notice[: ]+)?(?:(?:the|this)\s+)?(?:[\w-]+\s+)?(?:(?:meeting|session|hearing)\s+)?"
    rf"(?:(?:has|have)\s+been\s+|is\s+|was\s+|of\s+)?{_WORD}\b{_NEW_DAY}{_OF_MEETING}",
    re.IGNORECASE,
)
_PREFIX: Final = re.compile(
    rf"[\s*(\[]*(?:meeting\s+)?{_WORD}(?:[)\]*!]+\s*[-–—:]*|\s*[-–—:]+|(?<!deferred)\s)\s*(?=\w)", re.IGNORECASE
)
_SUFFIX: Final = re.compile(
    rf"(?:[\s*(\[]|[-–—:,])+(?:meeting\s+)?(?:(?:has\s+been|is|was)\s+)?{_WORD}{_REASON}[\s*)\]!.]*\Z", re.IGNORECASE
)
_FROM: Final = re.compile(r"\s+from\b", re.IGNORECASE)


def called_off_word(status: str | None, comment: str | None) -> str | None:
    """ "canceled", "postponed", "deferred" or "rescheduled", when a status or the beginning of a comment says so."""
    if comment and _HELD_AFTER_ALL.search(comment):
        comment = None
    match = (_STATUS.search(status) if status else None) or (_COMMENT.match(comment) if comment else None)
    return _plain_word(match["word"]) if match else None


def split_called_off(name: str) -> tuple[str, str | None]:
    """A body's name without what calls its meeting off, and that word: ("City Council", "CANCELLED").

    "City Council - CANCELLED" and "CANCELED: City Council" are marked so, "Deferred Compensation Board" is not. The
    word is None, too, for a meeting that was moved to the day it is on: "City Council - Rescheduled from June 3".
    """
    for pattern in (_SUFFIX, _PREFIX):
        if match := pattern.search(name) if pattern is _SUFFIX else pattern.match(name):
            rest = f"{name[: match.start()]}{name[match.end() :]}".strip()
            if rest:
                return rest, None if _FROM.match(name, match.end("word")) else match["word"]
    return name, None


def called_off_kind(kind: str, word: str) -> str:
    """The kind of a meeting that was called off: "canceled", "canceled special"."""
    return word if kind in ("unknown", "") else kind if kind.startswith(word) else f"{word} {kind}"


def is_called_off(kind: str) -> bool:
    """Whether a meeting's kind says that it was called off."""
    return kind.startswith(("canceled", "postponed", "deferred", "rescheduled", "no quorum"))


def _plain_word(word: str) -> str:
    return next(plain for pattern, plain in _PLAIN_WORDS.items() if re.fullmatch(pattern, word, re.IGNORECASE))
