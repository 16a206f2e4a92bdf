"""What a motion proposes, in the paper's words without who made and seconded it: "to approve the lease"."""

from __future__ import annotations

import re
from typing import Final

from councilui.load.formats.minutes.flat import Flat
from councilui.load.formats.minutes.people import TITLE
from councilui.load.formats.minutes.votes import OpenMotion

_MOVER: Final = "\ufdd0"  # stands for a name while the words around it are read; no text may hold these
_SECONDER: Final = "\ufdd1"
_ANYBODY: Final = f"[{_MOVER}{_SECONDER}]"
_JOIN: Final = (
    rf"(?:[\s,;/&:]|\b(?:and|with|it|was|duly|seconded|second|seconder|supported|support|2nd|by|of|a|the|from)\b)*{_SECONDER}"
    r"(?:\s+seconded(?:\s+the\s+motion)?)?"
)
_HEAD: Final = re.compile(
    rf"[^\w{_MOVER}{_SECONDER}(\[]*(?:(?:(?:main|substitute|amended|second|subsequent)\s+)?motion\s*:\s*)?(?:\(?[A-Z]{{0,5}}[-\s]?\d[\w./-]*\)?[.:]?\s+)?",
    re.IGNORECASE,
)
_LEADS: Final = tuple(
    re.compile(lead, re.IGNORECASE)
    for lead in (
        # "Ms. Roe moved, seconded by Mr. Poe, to …"; "Ms. Roe made a motion to …"
        rf"(?:[^.{_MOVER}]{{0,60}}\n)?(?:{TITLE}\s+)?{_MOVER}(?:{_JOIN})?,?\s+(?:(?:then|also|so|has|had|first)\s+)?(?:moved|motioned|moves|(?:made|offered)\s+(?:a|the|an)\s+"
        rf"(?:substitute\s+)?motion)(?:{_JOIN})?[\s,:]*",
        # "Moved by Ms. Roe, seconded by Mr. Poe, that …"; "On motion of Ms. Roe …"; "Motion by Ms. Roe to …"
        rf"(?:it\s+was\s+)?(?:(?:on\s+)?(?:a\s+|the\s+)?(?:motion|proposal)(?:\s+was)?(?:\s+made|\s+offered)?\s*(?:by|of)?"
        rf"|(?:was\s+)?(?:moved|proposed)(?:\s+by)?|mover|by)[\s:]*(?:{TITLE}\s+)?{_MOVER}(?:{_JOIN})?[\s,;:.–—-]*"
        r"(?:(?:and\s+)?(?:it\s+was\s+)?resolved:?\s+)?",
        rf"{_MOVER}{_JOIN}\s*:\s*",  # "S. Roe, D. Poe: That …"
        r"(?:a|an|the|another)?\s*motion\s+(?:was\s+)?(?:made\s+|offered\s+)?(?=to\b|that\b|for\b)",
    )
)
_INNER_LEAD: Final = re.compile(r"[^.]*?\bmotion\s+(?:and\s+second(?:ed)?\s+)?(?=to\b)", re.IGNORECASE)
"""A motion behind a heading of its own: "APPROVAL OF BILLS - Motion to approve the bills"."""
_TAIL: Final = re.compile(
    r"(?:[\s,;:(–—-]|\.(?!,)|\b(?:was|were|is|made|moved|offered|presented|introduced|motion|motioned|seconded|second|supported|and"
    rf"|it\s+was|then|duly|by|of|with|a|the)\b)*{_ANYBODY}.*",
    re.IGNORECASE | re.DOTALL,
)
_ABBREVIATION: Final = re.compile(r"\.\w{1,4}\.$|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|St|Ave|Blvd|Dr|No)\.$")
_NOUN: Final = re.compile(r"(?:to|that|approv|adopt|accept|passage|introduc|appoint|authoriz)", re.IGNORECASE)
"""How a motion begins that is printed before who moved it: "Approval of the lease, moved by …"."""
_LABELS: Final = re.compile(r"(?:\W|\b(?:mover|seconder|and|motion|result|resolution)\b)*", re.IGNORECASE)
_UNFINISHED: Final = re.compile(
    r"(?:[\s,;:–—-]+(?:the|a|an|this|that|which|and|motion|amendment|was|were))+$", re.IGNORECASE
)
"""What begins to tell of the vote: "to strike section 2; the amendment" failed."""
_LEAST_WORDS: Final = 2


def proposal(flat: Flat, motion: OpenMotion, end: int) -> str | None:
    """The words of a motion up to `end` that say what is to be done; None where they can't be told from the others."""
    text = _with_signs(flat, motion, end)
    text = text[_HEAD.match(text).end() :]  # type: ignore[union-attr]  # it matches nothing at least
    lead = next((match for pattern in (*_LEADS, _INNER_LEAD) if (match := pattern.match(text))), None)
    words = text[lead.end() :] if lead is not None else text
    tail = _TAIL.search(words)
    if lead is None and (tail is None or not _NOUN.match(words)):
        return None
    words = " ".join((words[: tail.start()] if tail is not None else words).split()).strip(" ,;:–—-(")
    words = _UNFINISHED.sub("", words)
    if words.startswith("“") and "”" not in words:
        words = words[1:]
    if not _ABBREVIATION.search(words):
        words = words.rstrip(".")
    return words if len(words.split()) >= _LEAST_WORDS and not _LABELS.fullmatch(words) else None


def _with_signs(flat: Flat, motion: OpenMotion, end: int) -> str:
    """The motion with a sign in the place of its mover and its seconder."""
    text = flat.text[motion.start : end]
    names = [(motion.seconder, _SECONDER), (motion.mover, _MOVER)]
    spans = [(name.start - motion.start, name.end - motion.start, sign) for name, sign in names if name is not None]
    for start, stop, sign in sorted(spans, reverse=True):
        if 0 <= start < stop <= len(text):
            text = text[:start] + sign + text[stop:]
    return text
