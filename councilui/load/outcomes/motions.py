"""What was moved: the type of a motion, what a yes to it does to the matter, and the question that the vote answers."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from councilui.common.width import cut_words
from councilui.load.outcomes.phrases import normalize, table
from councilui.record.questions import matter_question, motion_question

Aim = Literal["for", "against", "aside", "forward", "change", "procedure", "unknown"]
"""What a yes does to the matter: for it, against it, puts it off, brings it on, changes it, says nothing about it."""

_TITLE: Final = (
    r"(?:council ?(?:member|man|woman|person|or)s?|councill?ors?|cm|ald(?:erman|erwoman|erperson|er|\.)?|vice mayor"
    r"|mayor|trustees?|supervisors?|commissioners?|members?|chair|president|mr|ms|mrs)"
)
_NAME: Final = r"[^:;()]{2,60}?(?=$|[,:;]| to | that | for | and second| seconded)"
_SECOND: Final = rf"(?:,? (?:and )?second(?:ed)?(?: was made)?(?: by)? {_NAME})?"
_TO: Final = r"(?:[,:;]? ?(?:is|was)? ?(?:made )?(?:to|that|for|of|on the question of)\b|\s?[-–—:;]|,)? ?(?:be )?"
# What stands before the verb: an item's number, "Motion by Smith, seconded by Jones, to", "Ald. Orr moved that".
_HEAD: Final = re.compile(
    r"(?:(?:item|no\.?|#) ?[\w.-]+\s?[-–—:]\s?|p-c item "
    r"|(?:a|the|main|second|original|substitute|procedural) (?=(?:\w+ )?mo(?:tion|ve)))*"
    rf"(?:motions?(?: (?:was|were))?(?: (?:made|moved|offered))?(?: (?:by|of) {_NAME})?{_SECOND}{_TO}"
    rf"|it was mo(?:ved|tioned)(?: by {_NAME})?{_SECOND}{_TO}"
    rf"|(?:moved|moves|move|motioned)(?: by {_NAME}|: ?{_NAME})?{_SECOND}{_TO}"
    rf"|(?:{_TITLE} )?(?:[\w.'-]+ ){{1,3}}?(?:moved|moves|made a motion|made the motion)"
    rf"(?:,? (?:and )?(?:{_TITLE} )?[\w.' -]{{2,40}}? second(?:ed|s),?)?{_SECOND}{_TO}"
    r"|(?:shall|should|to) |vote (?:to|on(?: the)?(?: motion to)?) |request (?:to|for) |be it "
    r"|antrag auf (?:die |eine )?)?"
)
_VETO: Final = re.compile(r"\b(?:overrid\w+|notwithstanding|over|despite) [^.;]{0,40}\b(?:veto|objections?)\b")
_PASSIVE: Final = re.compile(
    r"^(?:that |shall |should |moved that )?(?P<subject>[^;]{0,160}?),? be (?:hereby |and (?:is|are) hereby )?(?=[a-z])"
)
# A title that is an order itself: "Table the charter change". "Refer", "reject" and the like begin titles of laws, too.
_ORDER: Final = re.compile(
    r"(?:to )?(?:table|lay|postpone|defer|deny|override|reconsider|sustain) (?:the|an?|item|ordinance"
    r"|resolution|bill|action on"
    r"|consideration of|discussion of|indefinitely)\b"
)
_UNTIL: Final = re.compile(
    r" (?:until\b|till\b|indefinitely\b"
    r"|to (?:a |the )?(?:date|time|day|next|following|first|second|future|later"
    r"|special|regular|meeting|jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|\d)"
    r"|for (?:\w+ )?(?:days?|weeks?|months?|meetings?)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_TO_WHOM: Final = re.compile(
    r" (?:back )?to (?:the )?(?:[\w&'’-]+ ){0,5}(?:committee|commission|board|council|staff|department|attorney|manager"
    r"|mayor"
    r"|administration|clerk|subcommittee|task force)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_HOW: Final = re.compile(
    r" (?:by (?:\w+ )?(?:\w+ing)\b"
    r"|to (?:strike|add|insert|delete|change|replace|remove|reduce|increase|read|include)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_ENDS: Final = {
    **dict.fromkeys(("table", "postpone", "defer", "continue", "postpone indefinitely"), _UNTIL),
    **dict.fromkeys(("refer", "recommit"), _TO_WHOM),
    "amend": _HOW,
}
_LABELS: Final = {
    "other": "motion",
    "previous question": "previous question",
    "appeal": "appeal",
    "substitute": "substitute",
    "override": "motion to override the veto",
    "sustain": "motion to sustain the veto",
}
_LONGEST: Final = 90


@dataclass(frozen=True, slots=True)
class MotionReading:
    """A motion read. `motion_type` is "other" when its words are not known.

    `subject` is what follows the verb ("the charter change"), "" when nothing does; `is_motion` tells whether the text
    calls itself one ("Motion to …", "Moved that …").
    """

    motion_type: str
    aim: Aim
    subject: str
    is_motion: bool

    @property
    def is_known(self) -> bool:
        """Whether the table knows what was moved."""
        return self.motion_type != "other"


@lru_cache(maxsize=8192)
def read_motion(printed: str) -> MotionReading:
    """The motion that a text begins with: "Motion to deny the appeal", "Lay on the table", "Approved, by Council".

    Only its beginning counts: "Ordinance to amend the zoning code" is no motion to amend.
    """
    spaced = " ".join(printed.split())
    text = normalize(spaced)
    head = _HEAD.match(text)
    start = head.end() if head else 0
    is_motion = bool(re.search(r"\bmotions?\b|\bmove[ds]?\b|\bantrag\b", text[:start]) or _ORDER.match(text))
    rest = text[start:]
    if not rest and "substitute" in text[:start]:
        return MotionReading("substitute", _aim("substitute"), "", True)
    for name, pattern in _forms():
        if match := pattern.match(rest):
            inside = match[1] if match.re.groups and match[1] else None
            first, last = match.span(1) if inside else (match.end(), len(rest))
            subject = (spaced if len(spaced) == len(text) else text)[start + first : start + last]
            return MotionReading(name, _aim(name), _subject(_without_end(name, subject)), is_motion)
    if passive := _PASSIVE.match(rest):
        behind = rest[passive.end() :]
        for name, pattern in _forms():
            if pattern.match(behind):
                return MotionReading(name, _aim(name), passive["subject"].strip(), is_motion)
    if _VETO.search(rest):
        return MotionReading("override", _aim("override"), "", is_motion)
    return MotionReading("other", "unknown", "", is_motion)


def _without_end(motion_type: str, text: str) -> str:
    """The matter in what follows a motion's verb, without where it goes, until when, or how it is changed."""
    end = _ENDS.get(motion_type)
    match = end.search(text) if end else None
    return text[: match.start()] if match and match.start() > 0 else text


def _subject(text: str) -> str:
    """What follows a motion's verb, without the words that lead to it and a mover behind it."""
    text = re.sub(
        r"\s*,?\s*\bby (?:the )?(?:council|committee|comm|subcommittee|board)\b.*$", "", text, flags=re.IGNORECASE
    )
    return text.strip(" .,:;-–—")


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf"(?:{form})(?![\w])"))
        for name, motion in table("motions").items()
        for form in motion["forms"]
    )


def _aim(motion_type: str) -> Aim:
    aim: Aim = table("motions")[motion_type]["aim"]
    return aim


def aim_of(motion_type: str) -> Aim:
    """What a yes to a motion of this type does; "unknown" for a type that the table has not."""
    return _aim(motion_type) if motion_type in table("motions") else "unknown"


def motion_label(motion_type: str) -> str:
    """What a motion of a type is called: "motion to deny", "previous question"."""
    return _LABELS.get(motion_type, f"motion to {motion_type}")


def ask_question(motion_type: str, matter: str, text: str | None = None) -> str:
    """The question that a vote on a motion answers: "Shall “the lease” be denied?".

    `matter` is shown as it is given, quoted or not; `text` is the motion's own, for a type that asks nothing.
    """
    asks = table("motions").get(motion_type, {}).get("asks")
    if asks is None:
        return motion_question(_cut(text)) if text else matter_question(matter)
    if "{matter}" in asks:
        return f"{asks.replace('{matter}', matter)}"
    return f"Shall {matter} {asks}?"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return cut_words(text, _LONGEST)
