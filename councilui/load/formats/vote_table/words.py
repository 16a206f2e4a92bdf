"""What a table's words mean: packed classes, numbers with a motion behind, titles."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from councilui.common.width import cut_words
from councilui.load.outcomes import read_motion, title_key

_WITH_MOTION: Final = re.compile(
    r"^(\S{1,20}?)\s*(?:[-–—:]\s*|\s)"
    r"((?:motions?|moved?|amend|postpone|recus|substitut|reconsider|suspen|refer|tabl|den(?:y|ial))\w*\b.*"
    r"|as amended|main motion|final passage)$",
    re.IGNORECASE | re.DOTALL,
)
FORMULA: Final = "with a formula without its result"
_ERROR: Final = re.compile(r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3}")
_NO_NUMBER: Final = re.compile(r"[0\W_]*|n/?a|none|nil|tbd|null|various|-+", re.IGNORECASE)
_SPOILT: Final = re.compile(
    r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d\S*)?|\d(?:[.,]\d+)?E\+\d\d"
    r"|\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d\d",
    re.IGNORECASE,
)
_LAW: Final = re.compile(
    r"(?:an? |the |proposed |emergency )*(?:ordinance|resolution|bill|by-?law|order|act|charter amendment|local law)\b",
    re.IGNORECASE,
)
_NUMBER_CONTINUED: Final = re.compile(
    r"(?:(?:agenda )?item\s+)?(\S{1,20}?)(?:\s*[(\[–—,-]+\s*|\s+)"
    r"(?:cont(?:inued|'d|’d|\.|d)?|(?:as )?(?:twice )?(?:amended|revised|substituted))[)\].]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Packed:
    """A class of Ann Arbor's taken apart: "consent rollcall amendment pass"."""

    matter_type: str | None
    section: str | None
    method: str
    motion_type: str | None
    is_step: bool
    result: str
    disposition: str | None


@lru_cache(maxsize=1024)
def unpack_class(printed: str) -> Packed:
    """The parts of a packed class. "rollcall" is a roll call, "consent" alone one vote for many items."""
    words = printed.casefold().split()
    kind = next((word for word in ("resolution", "ordinance", "nomination", "consent") if word in words), None)
    method = "roll call" if "rollcall" in words else "omnibus" if kind == "consent" else "unknown"
    types = {"resolution": "adopt", "ordinance": "pass", "nomination": "nomination", "consent": "approve"}
    steps = {"amendment": "amend", "postponed": "postpone", "referred": "refer", "recusal": "recuse", "tabled": "table"}
    step = next((steps[word] for word in words if word in steps), None)
    result = "pass" if "pass" in words else "fail" if "fail" in words else "unknown"
    put_off = ("postponed", "referred", "pulled", "tabled", "withdrawn")
    disposition = next((word for word in words if word in put_off), None)
    matter_type = kind.capitalize() if kind in ("resolution", "ordinance") else None
    section = "Consent" if kind == "consent" else None
    return Packed(matter_type, section, method, step or types.get(kind or ""), step is not None, result, disposition)


@dataclass(frozen=True, slots=True)
class Number:
    """An agenda number, and the motion that is printed behind it."""

    number: str | None
    motion: str | None = None
    motion_type: str | None = None
    mover: str | None = None


@lru_cache(maxsize=4096)
def parse_number(printed: str) -> Number:
    """ "C-1 - Motion to Amend by Griswold" is C-1, that motion, "amend" and Griswold; "CA-1" and "CA-1 (cont.)" are
    CA-1 alone."""
    printed = " ".join(printed.split())
    if continued := _NUMBER_CONTINUED.fullmatch(printed):
        return Number(continued[1])
    match = _WITH_MOTION.match(printed)
    if not match:
        return Number(printed or None)
    mover = re.search(r"\bby (?!the\b)([A-Z][\w'’. -]*)$", match[2])
    motion = read_motion(match[2])
    return Number(
        match[1].rstrip("-–—:") or match[1], match[2], motion.motion_type if motion.is_known else None,
        mover[1].strip() if mover else None,
    )  # fmt: skip


def is_item_number(text: str | None) -> bool:
    """Whether a text numbers an item: "0", "-" and "N/A" stand where an item has no number."""
    return bool(text) and not _NO_NUMBER.fullmatch(text or "")


def is_spoilt(text: str) -> bool:
    """Whether a text is what spreadsheets make of numbers: "3-Dec" or a whole date of 12-3, "3.1E+11" of a long one."""
    return _SPOILT.fullmatch(text) is not None


def is_formula(text: str) -> bool:
    """Whether a cell holds a formula without its result: "=IF(C2>4,"Passed","Failed")", or the error that it came to:
    "#N/A" where what it looks up is not there."""
    return (text.startswith("=") and len(text) > 1) or _ERROR.fullmatch(text) is not None


def without_formula(names: str) -> str:
    """A list of names without formulas that have no result: "Roe, #N/A" is "Roe, "."""
    return "" if is_formula(names) else _ERROR.sub("", names)


def is_law(title: str) -> bool:
    """Whether a title is that of legislation: "An Ordinance to Rezone Elm Street"."""
    return bool(_LAW.match(title))


@lru_cache(maxsize=16384)
def subject_of(title: str) -> str:
    """The matter in a title that is a motion: "Motion to table the charter change" is "The charter change"."""
    motion = read_motion(title)
    if (
        not motion.is_motion
        or not motion.is_known
        or motion.aim == "for"
        or not re.search(r"[^\W\d_]{3}", motion.subject)
    ):
        return title
    return motion.subject[0].upper() + motion.subject[1:]


def subject_key(title: str) -> str:
    """The key of the matter in a title, also in a motion for it: "Motion to approve the lease" is "lease"."""
    motion = read_motion(title)
    has_subject = motion.is_motion and motion.is_known and re.search(r"[^\W\d_]{3}", motion.subject)
    return title_key(motion.subject if has_subject else title)


def clean_title(title: str) -> str:
    r"""A title on one line: line breaks, tabs, and tabs written as the two characters "\t", become blanks."""
    return " ".join(re.sub(r"\\[tnr](?=\s|$)", " ", title).split())


def shorten(title: str) -> str:
    """A title that fits a sentence, cut at a word."""
    return cut_words(title, 140)
