"""What a motion does to another or to the meeting, by the first words of what it moves: amends, adjourns, neither."""

import re
from typing import Final

from councilui.load.outcomes import read_motion

CHANGES: Final = (
    ("substitute", re.compile(r"\bsubstitute\b", re.IGNORECASE)),
    (
        "amend",
        re.compile(
            r"(?<!law to )(?<!ordinance to )(?<!resolution to )(?<!\blaw )(?<!zoning )(?<!plan )(?<!code )(?<!budget )"
            r"(?<!contract )\bamend(?:ment|ed motion)?\b(?!\s+the\s+agenda)",
            re.IGNORECASE,
        ),
    ),
)
"""What changes another motion, by words of its sentence; the first that fits."""
_KINDS: Final = (
    *CHANGES,
    ("previous question", re.compile(r"\bcall(?:ing)?\s+(?:for\s+)?the\s+question|previous\s+question", re.IGNORECASE)),
    ("reconsider", re.compile(r"\breconsider", re.IGNORECASE)),
    ("adjourn", re.compile(r"\badjourn", re.IGNORECASE)),
    ("suspend rules", re.compile(r"\bsuspend(?:ed)?\s+(?:the\s+)?rules|rules\s+were\s+suspended", re.IGNORECASE)),
)
_NAMES: Final = frozenset(name for name, _ in _KINDS)
_LONGEST: Final = 400  # characters of the sentence
_MOVED: Final = re.compile(r"\b(?:moved|moves|motion|motioned)\b", re.IGNORECASE)
_WHAT: Final = re.compile(
    r"\b(?:to|that|for|of|approval|adoption|acceptance|passage|introduction|referral|denial)\b", re.IGNORECASE
)
"""Where what is moved begins, behind who moved: "an amendment to", "approval of the amendment"."""
_BEGIN: Final = re.compile(
    r"\b(?:(?P<act>to|approval|adoption|acceptance|passage)(?:\s+of)?|that|for|of)\s+(?:(?:the|an?|further)\s+){0,2}",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"\bto\s+(?:further\s+)?(?:(?P<change>add|amend|change|delete|include|increase|insert|modify|reduce|remove|replace"
    r"|revise|strike|substitute)\b|[a-z])",
    re.IGNORECASE,
)
_APPROVES: Final = re.compile(
    r"\b(?:approve|adopt|accept|pass)s?\s+(?:the|this|that|his|her|(?:\S+\s+){0,2}\S+[’']s)\s+(?:\w+\s+)?amendments?\b"
    r"(?!\s+to\s+the\s+(?:main\s+|original\s+)?motion)",
    re.IGNORECASE,
)
_TO_A_MOTION: Final = re.compile(r"\bamendments?\s+to\s+the\s+(?:main\s+|original\s+)?motion\b", re.IGNORECASE)
_BE_AMENDED: Final = re.compile(
    r"\bthat\b[^.;]*?\bbe\s+(?:further\s+)?(?:amended|replaced\s+(?:with|by)\s+the\s+following)\b", re.IGNORECASE
)


def kind_of(sentence: str) -> str:
    """The kind of a motion whose words a sentence has: "amend", "adjourn"; "main" for what is moved by itself.

    "To refer the petition to amend the code" refers.
    """
    words = sentence[:_LONGEST]
    if _BE_AMENDED.search(words):
        return "amend"
    kind = next((name for name, pattern in _KINDS if pattern.search(words)), "main")
    if kind == "main":
        return kind
    moved = _MOVED.search(words)
    start = moved.start() if moved is not None else 0
    what = _WHAT.search(words, start)
    lead = words[: what.start()] if what is not None else words
    if of_lead := next((name for name, pattern in CHANGES if pattern.search(lead)), None):
        return of_lead
    if of_object := _kind_of_object(words, start):
        return of_object
    if approves_amendment(words) or _TO_A_MOTION.search(words):
        return "amend"
    reading = read_motion(words[start:])
    if reading.is_known:
        return reading.motion_type if reading.motion_type in _NAMES else "main"
    verb = _VERB.search(words, start)
    return kind if verb is None or verb["change"] else "main"


def _kind_of_object(words: str, start: int) -> str | None:
    """The kind that stands where what is moved begins: "to adjourn", "approval of reconsideration"; else None."""
    for begin in _BEGIN.finditer(words, start):
        if kind := next((name for name, pattern in _KINDS if pattern.match(words, begin.end())), None):
            return kind
        if begin["act"]:
            return None
    return None


def approves_amendment(words: str) -> bool:
    """Whether a motion approves "the amendment": of another motion where one is open, else of a plan or a by-law."""
    return _APPROVES.search(words) is not None
