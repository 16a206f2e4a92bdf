"""What a table's words mean: dates, times, results with counts, packed classes, numbers with a motion behind."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO: Final = re.compile(r"(?<!\d)(\d{4})[-/._]?(\d{2})[-/._]?(\d{2})(?!\d)")
_LOOSE: Final = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMBERS: Final = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?!\d)")
_NAMED: Final = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_DAY_FIRST: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")
_CLOCK: Final = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([AaPp])?", re.ASCII)

_FAIL: Final = re.compile(
    r"\b(fail(?:s|ed)?|lost|defeat(?:ed)?|reject(?:ed)?|not (?:carried|passed|adopted|approved))\b"
)
_PASS: Final = re.compile(
    r"\b(carried|carries|pass(?:ed|es)?|adopt(?:ed)?|approved?|enact(?:ed)?|agreed|confirmed|accepted)\b"
)
_COUNTS: Final = re.compile(r"(?<![\d-])(\d{1,3})\s*[-–:]\s*(\d{1,3})(?![\d-])")
_WITH_MOTION: Final = re.compile(
    r"^(\S{1,20}?)\s*(?:[-–—:]\s*|\s)((?:motions?|amend|postpone|recus|substitut|reconsider|suspen|refer|tabl)\w*\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_VERBS: Final = (
    ("amend", "amend"), ("postpone", "postpone"), ("adopt", "adopt"), ("approve", "approve"), ("refer", "refer"),
    ("reconsider", "reconsider"), ("suspend", "suspend rules"), ("table", "table"), ("recus", "recuse"),
    ("substitut", "substitute"), ("reference", "refer"),
)  # fmt: skip


def date_in(text: str) -> str | None:
    """The ISO date that begins or stands in a text: "2022-11-23 15:17 PM", "11/23/2022", "Nov 23, 2022", else None.

    Of two numbers the first is the month, unless it cannot be or points stand between them.
    """
    if match := _ISO.search(text) or _LOOSE.search(text):
        return _date(match[1], match[2], match[3])
    if match := _NUMBERS.search(text):
        if match[2] == ".":
            return _date(match[4], match[3], match[1])
        return _date(match[4], match[1], match[3]) or _date(match[4], match[3], match[1])
    if match := _NAMED.search(text):
        return _date(match[3], _month(match[1]), match[2])
    if match := _DAY_FIRST.search(text):
        return _date(match[3], _month(match[2]), match[1])
    return None


def is_open(text: str) -> bool:
    """Whether month and day of a date could change places: "3/4/2024"."""
    if _ISO.search(text) or _LOOSE.search(text) or not (match := _NUMBERS.search(text)) or match[2] == ".":
        return False
    return match[1] != match[3] and int(match[1]) <= 12 and int(match[3]) <= 12


def _month(name: str) -> int:
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _date(year: str, month: str | int, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def time_in(text: str) -> str | None:
    """The clock time in a text as "15:17", else None. "15:17 PM" is 15:17, "3:17 PM" too; "00:00:00" is none."""
    for match in _CLOCK.finditer(text):
        hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower()
        if hour > 23 or minute > 59:
            continue
        if half == "p" and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
        elif not half and hour == minute == 0:
            return None
        return f"{hour:02}:{minute:02}"
    return None


def result_of(text: str) -> str:
    """ "pass", "fail" or "unknown", by the words a council prints for the outcome of a vote. 1 and 0 count too."""
    words = text.strip().casefold()
    if words in ("1", "true", "yes", "y"):
        return "pass"
    if words in ("0", "false", "no", "n") or _FAIL.search(words):
        return "fail"
    return "pass" if _PASS.search(words) else "unknown"


def counts_in(text: str) -> tuple[int, int] | None:
    """Yes and no as announced in a result: "Carried, 25-1" is (25, 1); None when no two numbers stand there."""
    match = _COUNTS.search(text)
    return (int(match[1]), int(match[2])) if match else None


@dataclass(frozen=True, slots=True)
class Packed:
    """A class of Ann Arbor's taken apart: "consent rollcall amendment pass"."""

    matter_type: str | None
    section: str | None
    method: str
    motion_type: str | None
    result: str
    disposition: str | None


def unpacked(printed: str) -> Packed:
    """The parts of a packed class. "rollcall" is a roll call, "consent" alone one vote for many items."""
    words = printed.casefold().split()
    kind = next((word for word in ("resolution", "ordinance", "nomination", "consent") if word in words), None)
    method = "roll call" if "rollcall" in words else "omnibus" if kind == "consent" else "unknown"
    made = {"resolution": "adopt", "ordinance": "pass", "nomination": "nomination", "consent": "approve"}
    steps = {"amendment": "amend", "postponed": "postpone", "referred": "refer", "recusal": "recuse", "tabled": "table"}
    step = next((steps[word] for word in words if word in steps), None)
    result = "pass" if "pass" in words else "fail" if "fail" in words else "unknown"
    put_off = ("postponed", "referred", "pulled", "tabled", "withdrawn")
    disposition = next((word for word in words if word in put_off), None)
    matter_type = kind.capitalize() if kind in ("resolution", "ordinance") else None
    section = "Consent" if kind == "consent" else None
    return Packed(matter_type, section, method, step or made.get(kind or ""), result, disposition)


@dataclass(frozen=True, slots=True)
class Numbered:
    """An agenda number, and the motion that is printed behind it."""

    number: str | None
    motion: str | None
    motion_type: str | None
    mover: str | None


def numbered(printed: str) -> Numbered:
    """ "C-1 - Motion to Amend by Griswold" is C-1, that motion, "amend" and Griswold; "CA-1" is CA-1 alone."""
    printed = " ".join(printed.split())
    match = _WITH_MOTION.match(printed)
    if not match:
        return Numbered(printed or None, None, None, None)
    mover = re.search(r"\bby (?!the\b)([A-Z][\w'’. -]*)$", match[2])
    return Numbered(match[1], match[2], motion_type_in(match[2]), mover[1].strip() if mover else None)


def motion_type_in(text: str) -> str | None:
    """The motion's type in the words of a motion: "Motion to Suspend Council Rule 13" is "suspend rules"."""
    found = [(match.start(), kind) for verb, kind in _VERBS if (match := re.search(rf"\b{verb}", text, re.IGNORECASE))]
    return min(found)[1] if found else None


def motion_type_of_result(text: str) -> str:
    """What was put, told by its outcome where that says it: "Failed to pass" is "pass"; else "other"."""
    for found, kind in ((r"\bpass", "pass"), (r"\badopt", "adopt"), (r"\bapprove", "approve"), (r"\benact", "pass")):
        if re.search(found, text, re.IGNORECASE):
            return kind
    return "other"


def cleaned(title: str) -> str:
    r"""A title on one line: line breaks, tabs, and tabs written as the two characters "\t", become blanks."""
    return " ".join(re.sub(r"\\[tnr](?=\s|$)", " ", title).split())


def shortened(title: str, most: int = 140) -> str:
    """A title that fits a sentence, cut at a word."""
    if len(title) <= most:
        return title
    return f"{title[:most].rsplit(' ', 1)[0].rstrip(' ,;:-–')} …"
