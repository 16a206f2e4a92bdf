"""What the name of a file tells of its meeting: "2019-08-26-CityCouncilSpecial190826-1415.vtt"."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath
from typing import Final, NamedTuple

_DATE: Final = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[-_. ]?)(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?!\d)")
_US_DATE: Final = re.compile(r"(?<!\d)(?P<m>\d\d?)(?P<sep>[-_.])(?P<d>\d\d?)(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)")
_LANGUAGE: Final = re.compile(r"\.([a-z]{2})(?:-[A-Za-z]{2,4})?(?:-orig)?\Z")
_KINDS: Final = (
    (re.compile(r"\bspecial(?:\s+(?:session|meeting))?\b", re.IGNORECASE), "special"),
    (re.compile(r"\bwork(?:ing|shop)?(?:\s*(?:session|meeting))?\b", re.IGNORECASE), "working session"),
    (re.compile(r"\bstudy\s+session\b", re.IGNORECASE), "working session"),
    (re.compile(r"\bemergency(?:\s+(?:session|meeting))?\b", re.IGNORECASE), "emergency"),
    (re.compile(r"\bregular(?:\s+(?:session|meeting))?\b", re.IGNORECASE), "regular"),
    (re.compile(r"\b(?:public\s+)?hearing\b", re.IGNORECASE), "public hearing"),
)
_NO_BODY: Final = re.compile(
    r"\b(?:captions?|subtitles?|subs|vtt|srt|json|transcripts?|transcription|speakers?|data|files?|video|audio|recording"
    r"|meetings?|minutes|output|whisper|diari[sz]ed|part|final|auto|generated|copy|en|eng|english|am|pm|tmp|test)\b",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(  # of a body's name that somebody wrote without blanks: "citycouncil"
    r"(city|town|county|village|borough|council|commission|committee|board|planning|zoning|school|special|working|work"
    r"|session|meeting|appeals|public|supervisors|trustees|of)"
)
_SMALL: Final = ("of", "on", "and", "the", "for", "in")


class FileName(NamedTuple):
    """What a name tells; None for what it does not. `stem` is the name without folder, suffix and language."""

    stem: str
    date: str | None
    body: str | None
    kind: str
    language: str | None


def read_name(name: str) -> FileName:
    """The date nearest to the file's own name, the body from it, or from the folder when it names none."""
    path = PurePosixPath(name)
    stem = path.name[: -len(path.suffix)] if path.suffix else path.name
    language = None
    if found := _LANGUAGE.search(stem):
        stem, language = stem[: found.start()], found[1]
    on = body = None
    kind = "unknown"
    for part in (stem, *reversed(path.parent.parts)):
        rest = part
        if found_date := _date_in(part):
            on = on or found_date[0]
            rest = part.replace(found_date[1], " ", 1)
        if body is None:
            body, part_kind = _body_in(rest)
            kind = part_kind if kind == "unknown" else kind
        if on and body:
            break
    return FileName(stem, on, body, kind, language)


def classification_of(body: str) -> str:
    """ "council", "commission", "committee", "board" by the word in the name, "body" when there is none."""
    words = re.findall(r"[a-z]+", body.casefold())
    return next(
        (kind for kind in ("committee", "subcommittee", "commission", "council", "board") if kind in words), "body"
    ).removeprefix("sub")


def _date_in(text: str) -> tuple[str, str] | None:
    """The first whole date as ISO text, and as it is written."""
    for pattern in (_DATE, _US_DATE):
        for match in pattern.finditer(text):
            try:
                return date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat(), match[0]
            except ValueError:
                continue
    return None


def _body_in(text: str) -> tuple[str | None, str]:
    """ "CityCouncilWork190909-1441" is ("City Council", "working session"); numbers and words for files go."""
    words = re.sub(r"\d+(?:st|nd|rd|th)?", " ", text)
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^\w]+|_+", " ", words)
    words = " ".join(_apart(word) for word in words.split())
    kind = "unknown"
    for pattern, found in _KINDS:
        words, times = pattern.subn(" ", words)
        kind = found if times and kind == "unknown" else kind
    words = " ".join(word for word in _NO_BODY.sub(" ", words).split() if len(word) > 1)
    if not re.search(r"[^\W\d_]{2}", words):
        return None, kind
    return " ".join(_titled(word, first=not number) for number, word in enumerate(words.split())), kind


def _apart(word: str) -> str:
    pieces = [piece for piece in _PARTS.split(word.casefold()) if piece]
    known = all(_PARTS.fullmatch(piece) for piece in pieces)
    return " ".join(pieces) if known and len(pieces) > 1 else word


def _titled(word: str, *, first: bool) -> str:
    if word.casefold() in _SMALL and not first:
        return word.casefold()
    return word if any(letter.isupper() for letter in word[1:]) else word.capitalize()
