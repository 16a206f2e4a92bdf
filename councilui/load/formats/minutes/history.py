"""Sentences that tell of votes taken at another time or by another body; they are listed and never loaded."""

import re
from typing import Final

from councilui.load.date_forms import month_of
from councilui.load.formats.minutes.event import Event
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.phrases import wide

_OTHER_MEETING: Final = wide(
    r"\bat (?:the|its|their|a|last) (?:(?:previous|prior|last|regular|special|september|october|november"
    r"|december|january"
    r"|february|march|april|may|june|july|august|\w+day)\b,? ?)+(?:\d{1,2}(?:, \d{4})? )?(?:council "
    r"|board |commission |committee )?meeting\b"
    r"|\b(?:council|commission|committee|board|previous) action \([^\n]*"
)
_BEFORE_NOW: Final = wide(
    r"\b(?:last|previous|prior|earlier this|the past) (?:week|month|year|fall|spring|summer|winter|autumn|term)\b"
    r"|\b(?:days|weeks|months|years) (?:ago|earlier)\b"
)
"""Words that put a vote before this meeting, where no motion is told of beside them."""
_ON_A_DAY: Final = wide(
    r"\b(?:on|in) (?P<month>january|february|march|april|may|june|july|august|september|october|november|december)"
    r"(?: (?P<day>\d{1,2}))?(?:st|nd|rd|th)?,?(?: \d{4},?)? (?:the |this |our )?(?:\w+ ){0,4}?"
    r"(?:council|board|commission|committee|authority|trustees|supervisors|they|it|we) (?:\w+ )?"
    r"(?:voted|approved|adopted|passed|rejected|denied)\b"
)
"""A sentence that gives the day of a vote: "On May 6 the Council voted 5-2 to introduce it"."""
_SPEECH_TAG: Final = wide(
    r", (?!(?:with|and|as|except)\b)[^,.;:\n]{2,60}? "
    r"(?:stated|said|noted|explained|reported|recalled|added|remarked|observed|commented)\s*[.,]"
)
"""Who said a sentence, behind it: "the Council voted 6-0, Alderman Park noted"."""
_OTHER_BODY: Final = re.compile(
    r"\b(?P<body>board|commission|committee|council|authority|panel|legislature|assembly|senate|county|state"
    r"|voters|court)(?:\s+of\s+\w+)?"
    r"\s+(?:(?:had|has|have|also|recently|previously|then|both)\s+)*(?:unanimously\s+)?(?:voted|approved"
    r"|recommended|adopted|passed"
    r"|rejected|denied)\b",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(r"(?:the\s+)?\w+\s+(?:unanimously\s+)?approved(?:[\s,(]*\d+\s*[-–]\s*\d+)?", re.IGNORECASE)
"""A body that approved what was just moved, in a sentence of its own: "Board approved." of a commission."""
_BY_OTHER_BODY: Final = re.compile(
    r"(?:\s+(?:vote|margin))?,?\s+the\s+(?:[\w&’'-]+\s+){0,4}?(?P<body>board|commission|committee|panel)\s+(?:has\s+|had\s+)?"
    r"(?:reported|recommended|voted|approved|forwarded|referred|sent|returned|endorsed|advanced|rejected)\b",
    re.IGNORECASE,
)
"""Whose vote a tally is, right behind it: "By a 7-2 vote, the committee reported the proposal to the council"."""
_IN_A_YEAR: Final = re.compile(r"(?:\s+(?:vote|margin))?\s+in\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
"""The year of a vote, right behind its numbers: "by a 4-3 vote in 2029"."""
_RECOMMENDS: Final = re.compile(
    r"\b(?P<body>committee|commission|board)\s+recommend(?:s|ed)\s[^.;:]{0,300}[.:]?\s*\Z", re.IGNORECASE
)
"""A recommendation right before a roll, which is then of those who made it."""
_TELLING: Final = re.compile(
    r"\b(?:stated|said(?!\s+(?:resolution|ordinance|motion|bill|by-?law|measure|amendment))|noted|explained|reported|advised|informed|reminded|told|indicated|remarked|recalled|inquired|asked|responded|commented|clarified|mentioned|suggested|argued"
    r"|believes?|thinks?|feels?|hopes?|requires?|would|could|should|if|unless|until|(?-i:may))\b",
    re.IGNORECASE,
)
"""Words before a result or a tally in one sentence by which it is not told of as having happened now."""
_LABEL: Final = re.compile(r"[A-Za-z &]{3,24}:")
_QUOTES: Final = re.compile(
    r"\b(?:read|reads|reading|follows|states?|says?|amended|corrected|changed)\b[^\n“”\"]{0,24}\Z", re.IGNORECASE
)
_QUOTES_REACH: Final = 40
_LONGEST_QUOTATION: Final = 10_000  # characters
_WHEREAS: Final = re.compile(r"(?:\A|\n)\s*whereas\b(?!.*\bresolved\b)", re.IGNORECASE | re.DOTALL)
_ACT: Final = re.compile(r"\b(?:moved|motion|seconded|second|roll\s+call|vote\s+was|question)\b", re.IGNORECASE)


def is_history(minutes: MinutesText, event: Event, body: str, date: str) -> bool:
    """Whether the sentence of an event tells of another meeting or body; `body` in lower case, `date` in ISO form."""
    text = minutes.text
    start, end = minutes.sentence_start(event.start), minutes.sentence_end(event.start)
    for match in _OTHER_MEETING.finditer(text, start, min(end, event.end + 1)):
        if "(" not in match[0] or match.start() <= event.start < match.end():
            return True
    if _is_quoted(text, max(minutes.paragraph_start(event.start), event.start - _LONGEST_QUOTATION), event.start):
        return True
    if event.kind == "roll":
        other = _RECOMMENDS.search(text, max(0, event.start - 400), event.start)
        return other is not None and other["body"].casefold() not in body
    if event.kind not in ("result", "tally"):
        return False
    before = text[start : event.start]
    if _WHEREAS.search(before):
        return True
    if _BEFORE_NOW.search(before) and not _ACT.search(text, start, end):
        return True
    if _is_of_another_day(text, start, min(end, event.end + 40), date) or _SPEECH_TAG.search(text, event.end, end):
        return True
    other = _OTHER_BODY.search(text[start : event.end + 1]) or _BY_OTHER_BODY.match(text, event.end)
    is_alone = _ALONE.fullmatch(text, start, event.end) is not None
    if other is not None and not is_alone and _is_other(other["body"].casefold(), body, text[start:end]):
        return True
    year = _IN_A_YEAR.match(text, event.end) if event.kind == "tally" else None
    if year is not None and year["year"] != date[:4]:
        return True
    if _LABEL.match(text, event.start):
        return False
    telling = _TELLING.search(before)
    return telling is not None and not _ACT.search(before[telling.end() :])


def _is_other(word: str, body: str, sentence: str) -> bool:
    """Whether a sentence tells of another body; where it tells of a motion, a board may be called "the Council"."""
    return word not in (body or "council") and (word != "council" or _ACT.search(sentence) is None)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the words at `end` are quoted: "the minutes should read: “The motion carried 4-1.”"."""
    opening = max(text.rfind(mark, start, end) for mark in '“”"')
    if opening < 0 or text[opening] == "”" or (text[opening] == '"' and text.count('"', start, end) % 2 == 0):
        return False  # none is open
    return bool(_QUOTES.search(text, max(start, opening - _QUOTES_REACH), opening))


def _is_of_another_day(text: str, start: int, end: int, date: str) -> bool:
    """Whether a sentence dates its vote, and not to the day of this meeting."""
    match = _ON_A_DAY.search(text, start, end)
    if match is None:
        return False
    month = month_of(match["month"])
    return date[5:7] != f"{month:02}" or (match["day"] is not None and int(date[8:] or 0) != int(match["day"]))
