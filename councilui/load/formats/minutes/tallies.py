"""Numbers of a vote as printed: "5-2", "11 to 2", "unanimous voice vote – 5", "(Y-4; N-1 Orr)".

Two or three bare numbers count as a tally only beside the word of a vote: 14-167 is an item, 5-2-31 a date. A third
number without a word is no abstention: in one paper it is who abstained, in the next who was away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from councilui.load.formats.minutes.name_lists import name_list
from councilui.load.formats.minutes.people import PrintedName
from councilui.load.formats.minutes.windows import NUMBERS, at
from councilui.load.outcomes.number_words import NUMBER_WORD, count_in

_DASH: Final = r"(?:-\s*to\s*-|-{1,2}|[–—]|\bto\b)"
_AND_THEN: Final = r"(?:[ \t]*[-–—]{1,2}\s*|[ \t]+(?!\d{1,2}[.)]))"  # "2." behind "3-1" is the number of an item
_NUMBERS: Final = (
    rf"(?P<a>\d{{1,2}}|{NUMBER_WORD}(?=\s+to\b))\s*{_DASH}\s*(?P<b>\d{{1,2}}|(?<=to\s)(?:{NUMBER_WORD}|none))"
    rf"(?:{_AND_THEN}(?P<c>\d{{1,2}})(?:{_AND_THEN}(?P<d>\d{{1,2}}))?)?(?![\d/%]|[-–]\d|\.\d|:\d)"
)
_BEFORE: Final = (
    r"\b(?:(?-i:V(?=\s*:)|MCU?)|vote[ds]?|carrie[sd]|pass(?:e[sd]|age)?|fail(?:s|ed)?|approve[ds]?|adopt(?:s|ed)?|defeated|denied"
    r"|status|unanimous(?:ly)?|majority"
    r"|results?|decision|outcome|tied?|agreed|motion|accepted|count|tally|all\s+(?:ayes|yeas|yes)|council|board|commission|committee|lost|rejected"
    r"|ratified|confirmed|(?:tabled|deferred|referred|postponed|continued|held)(?=\s*\[))"
)
_LINK: Final = (
    r"(?:[\s,:;(\[–—-]|\bon\s+(?:the|this|that|his|her)\s+(?:\w+\s+){0,2}(?:motion|amendment|substitute|question|proposal"
    r"|resolution|ordinance|item)(?:\s+as\s+amended)?\b|\b(?:by|with|as|in|was|were|is|a|an|the|vote|voice|roll|call|count"
    r"|tally|of|show|hands|unanimously|unanimous|approval|split|majority|recorded|following|voted|amended)\b){0,14}"
)
_FIRST: Final = at(
    re.compile(rf"{_BEFORE}{_LINK}(?<![\d.$#/-]){_NUMBERS}", re.IGNORECASE),
    """
    v vot car pas fai app ado def den sta una maj res dec out tie agr mot acc cou tal boa com los rej rat con tab ref
    pos hel all mc mcu
    """,
)
_SLASHED: Final = at(
    re.compile(
        r"\b(?:carried|lost|failed|defeated|motion\s+(?:passe[ds]|approved)|unanimously(?=\s*\()|vote\s*:)[\s:(]*(?:(?:by|an?|on|the|casting|vote|of|mayor|chair|president)\s+)*"
        r"(?P<a>\d{1,2})\s?/\s?(?P<b>\d{1,2})(?:/(?P<c>\d{1,2}))?(?P<d>(?!))?(?![\d/]|\s*(?:majority|super|vote|of\b))",
        re.IGNORECASE,
    ),
    "car los fai def mot una vot",
)
_TIE: Final = re.compile(r"\b(?:casting|tied?|tie-?breaking|broke)\b", re.IGNORECASE)
_REACH: Final = 80  # characters behind a tally, to what breaks a tie
_OVER_RESULT: Final = re.compile(
    r"^[ \t]*(?P<a>\d{1,2})/(?P<b>\d{1,2})(?P<c>(?!))?(?P<d>(?!))?(?=[ \t]+(?:carried|lost|defeated)\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""Numbers and their result in a line below the names: "2/4 LOST"."""
_COLON: Final = re.compile(
    r"\bmotion\s+(?:was\s+)?(?:carried|passed|passes|failed|failed\s+to\s+pass)\s*,?\s*(?P<a>\d{1,2}):(?P<b>\d{1,2})(?!:?\d|\s*[ap]\.?\s?m\b)"
    r"(?P<c>(?!))?(?P<d>(?!))?",
    re.IGNORECASE,
)
_BARE: Final = re.compile(rf"[\[(]\s*{_NUMBERS}\s*[\])]", re.IGNORECASE)
_LABELED: Final = re.compile(  # "(8-2-1; Noes: Orr, Bo; Absent: Tan.)"
    rf"\(\s*{_NUMBERS}\s*[;.,]\s*(?=(?:noes?|nays?|ayes|abstain\w*|abstentions?|absent|excused|recus\w*)\s*:)",
    re.IGNORECASE,
)
_LABELED_OTHER: Final = re.compile(
    r"\b(?:(?P<abstain>abstain\w*|abstentions?)|(?P<absent>absent)|(?P<excused>excused)|(?P<recused>recus\w*))\s*:\s*",
    re.IGNORECASE,
)
_LAST: Final = at(
    re.compile(
        rf"(?<![\d.$#/-])\b{_NUMBERS}[\s,)\]]{{1,3}}(?:(?:roll[-\s]call|voice|unanimous|split|recorded|tie"
        r"|majority)\s+)?(?:vote|affirmative|in\s+favou?r)\b",
        re.IGNORECASE,
    ),
    NUMBERS,
)
_UNANIMOUS: Final = at(
    re.compile(
        r"\b(?:unanimous(?:ly)?(?:\s+(?:voice|roll|call|hand|recorded|votes?|consent|approval|approved|passed|carried|adopted"
        r"|by|of|in|favou?r|ayes?|yes)){0,4}|voice\s+vote|roll\s+call\s+vote|all\s+ayes)\s*(?:--"
        r"|[-–—,(]|(?<!\d):)\s*(?P<a>\d{1,2})\b(?![-–/:]\w|\s*(?:to|[-–—])\s*\d|\.\d|\s*[ap]\.?\s?m\b)",
        re.IGNORECASE,
    ),
    "una voi rol all",
)
_VOTES_TO: Final = at(
    re.compile(
        rf"\b(?:by|(?:carried|passed|lost|defeated|approved|agreed)\s*,)\s+(?P<a>\d{{1,2}}|{NUMBER_WORD})\s+votes?\s+to\s+(?P<b>\d{{1,2}}|{NUMBER_WORD})\b(?P<c>(?!))?(?P<d>(?!))?",
        re.IGNORECASE,
    ),
    "by car pas los def app agr",
)
_AFFIRMATIVE: Final = at(
    re.compile(
        rf"\baffirmative\s+votes?\s+of\s+(?P<a>\d{{1,2}}|{NUMBER_WORD})\s+(?:members|council|board|commission)",
        re.IGNORECASE,
    ),
    "aff",
)
_ALONE: Final = re.compile(rf"[.:]\s{_NUMBERS}(?=\.?[ \t]*(?:\n|$))")
_CLAUSE: Final = re.compile(  # "To pave Elm Street. 4-1, Mr. Bo opposed", "(Orr/Bo), 5-0, to pave it"
    rf"(?:[.:;][ ]|\),\s){_NUMBERS}(?=\.\s|,\s+(?:to|that|with)\b|[,;]\s+(?-i:[A-Z])|,?\s+\((?-i:[A-Z]))", re.IGNORECASE
)
_LETTERS: Final = at(re.compile(r"\(?\s*\bY\s*[-–]\s*(?P<a>\d{1,2})"), "y", "(")
_NOES: Final = re.compile(r"\s*[;,]\s*N\s*[-–]\s*(?P<b>\d{1,2})")
_SIDE: Final = re.compile(r"[ ,]*(?P<names>[^;()]{2,200})(?=[;)])")
_ABSTENTIONS: Final = re.compile(
    rf"\s*[,;]?\s*(?:with|and)\s+(?P<n>\d{{1,2}}|{NUMBER_WORD}|no)\s+(?P<word>abstentions?|abstaining|absent|recusals?)",
    re.IGNORECASE,
)
_MINORITY: Final = re.compile(r"\s*[\])]?\s*[.,;]?\s*(?:vote\s*)?\(\s*", re.IGNORECASE)
_WITH: Final = re.compile(r"\s*[\])]?\s*(?:vote)?\s*[,;]?\s*(?:with\s+)?", re.IGNORECASE)
_SIDES: Final = re.compile(
    r"\s*,?\s*(?:(?:were|was|who)\s+)?(?:(?P<no>(?:voting\s+|voted\s+)?(?:no|nay|opposed|opposing|against"
    r"|dissent(?:ed|ing)?|in\s+opposition|in\s+dissent|in\s+the\s+(?:negative|minority)))"
    r"|(?P<yes>(?:voting\s+|voted\s+)?(?:in\s+favou?r|aye|yea|yes|in\s+the\s+affirmative))"
    r"|(?P<abstain>abstain(?:ed|ing)?|abstentions?)|(?P<absent>absent)|(?P<recused>recus(?:ed|ing)|recusal"
    r"|declaring\s+an?\s+(?:conflict(?:\s+of\s+interest)?|interest)))\b",
    re.IGNORECASE,
)
_ITEM_BEFORE: Final = re.compile(
    r"(?:\b(?:items?|nos?\.?|section|chapter|sec\.|resolution|ordinance|res\.?|ord\.?|case|district|page"
    r"|lots?|article|title|bill)\s*[#(]?\s*)$",
    re.IGNORECASE,
)
_DOCUMENT_BEFORE: Final = re.compile(r"\b(?:resolution|ordinance|case|bill|application)\s+no\.\s*\Z", re.IGNORECASE)
_NUMBER_OF_MOTION: Final = re.compile(r"\W*motion\s+(?:no\.?\s*|#\s*)?\d+\s*[-–]\s*\d+\Z", re.IGNORECASE)
"""The number of a motion at the beginning of its line: "Motion 31-01: Motion by Member Orr to …"."""


@dataclass(slots=True)
class Tally:
    """Printed numbers by option, and the few who are named with them."""

    start: int
    end: int
    counts: dict[str, int]
    words: str
    names: dict[str, list[PrintedName]] = field(default_factory=dict)
    is_bare: bool = False


def tallies(text: str) -> list[Tally]:
    """All tallies in a text, in order, none inside another."""
    is_of_all = any(_is_of_all(text, match) for match in _SLASHED.finditer(text))
    candidates = sorted(_all(text, is_of_all=is_of_all), key=lambda tally: (tally.start, tally.is_bare, -tally.end))
    chosen: list[Tally] = []
    for tally in candidates:
        if not chosen or tally.start >= chosen[-1].end:
            chosen.append(tally)
    return chosen


def _is_of_all(text: str, match: re.Match[str]) -> bool:
    """Whether what carried had no majority by its two numbers, so that the second counts all: "CARRIED 4/5"."""
    has_carried = match[0].casefold().startswith("carried") and not match["c"]
    return (
        has_carried
        and int(match["a"]) <= int(match["b"])
        and not _TIE.search(text, match.start(), match.end() + _REACH)
    )


def _all(text: str, *, is_of_all: bool) -> Iterator[Tally]:
    for pattern in (_FIRST, _LAST, _SLASHED, _OVER_RESULT, _COLON, _VOTES_TO):
        for match in pattern.finditer(text):
            start = match.start("a")
            if _ITEM_BEFORE.search(text[max(0, start - 16) : start]) or _NUMBER_OF_MOTION.match(
                text, text.rfind("\n", 0, start) + 1, match.end()
            ):
                continue
            tally = _with_names(text, match, start)
            if pattern is _SLASHED and is_of_all and not match["c"]:
                del tally.counts["no"]
            yield tally
    for match in (*_BARE.finditer(text), *_ALONE.finditer(text), *_CLAUSE.finditer(text)):
        if _DOCUMENT_BEFORE.search(text, max(0, match.start("a") - 30), match.start("a")):
            continue
        tally = _with_names(text, match, match.start("a"))
        tally.is_bare = True
        yield tally
    for match in _LABELED.finditer(text):
        yield _labeled(text, match)
    for match in (*_UNANIMOUS.finditer(text), *_AFFIRMATIVE.finditer(text)):
        counts = {"yes": count_in(match["a"]) or 0}
        yield Tally(match.start("a"), match.end("a"), counts, " ".join(match[0].split()))
    for match in _LETTERS.finditer(text):
        tally = Tally(match.start(), match.end(), {"yes": int(match["a"])}, match[0].strip("( "))
        _add_letters(text, tally)
        yield tally


def _add_letters(text: str, tally: Tally) -> None:
    """The names behind "Y-2", the noes behind them and theirs: "(Y-2 Orr, Bo; N-1 Tan)"."""
    yes, after_yes = _named_side(text, tally.end, tally.counts["yes"])
    noes = _NOES.match(text, after_yes)
    if noes is not None:
        tally.counts["no"] = int(noes["b"])
        no, tally.end = _named_side(text, noes.end(), tally.counts["no"])
        tally.names = {option: names for option, names in (("yes", yes), ("no", no)) if names}
        tally.words = text[tally.start : noes.end()].strip("( ")


def _named_side(text: str, position: int, count: int) -> tuple[list[PrintedName], int]:
    """As many names as a number before them says, up to the next side or the bracket's end; else none."""
    side = _SIDE.match(text, position)
    names, end = name_list(text, side.start("names"), side.end()) if side is not None else ([], position)
    is_whole = side is not None and len(names) == count and end == side.end()
    return (names, end) if is_whole else ([], position)


def _labeled(text: str, match: re.Match[str]) -> Tally:
    """A tally with labels and names behind it: a third number is of the only label that has so many names."""
    counts = {"yes": count_in(match["a"]) or 0, "no": count_in(match["b"]) or 0}
    end = max(match.end(key) for key in ("a", "b", "c", "d") if match[key])
    close = text.find(")", end)
    names = {
        label.lastgroup or "other": len(name_list(text, label.end(), close)[0])
        for label in _LABELED_OTHER.finditer(text, end, max(close, end))
    }
    if match["c"]:
        is_told = len(names) == 1 and not match["d"] and int(match["c"]) in names.values()
        counts[next(iter(names)) if is_told else "other"] = int(match["c"]) + int(match["d"] or 0)
    return Tally(match.start("a"), end, counts, match[0][1:].strip(" ;.,"))


def _with_names(text: str, match: re.Match[str], start: int) -> Tally:
    """A tally "a-b-c-d" with those named behind it."""
    counts = {
        "yes": count_in(match["a"]) or 0,
        "no": 0 if match["b"].casefold() == "none" else count_in(match["b"]) or 0,
    }
    others = [int(match[key]) for key in ("c", "d") if match[key]]
    if others:
        counts["other"] = sum(others)
    end = max(match.end(key) for key in ("a", "b", "c", "d") if match[key])
    tally = Tally(start, end, counts, " ".join(text[start:end].split()))
    position = end
    while position < len(text):
        opened = _MINORITY.match(text, position)
        more = _ABSTENTIONS.match(text, position)
        if more is not None:
            option = (
                "absent"
                if more["word"].startswith("absent")
                else "recused"
                if more["word"].startswith("rec")
                else "abstain"
            )
            counts[option] = count_in(more["n"]) or 0
            tally.end = position = more.end()
            bracket = re.compile(r"\s*\(\s*").match(text, position)
            if bracket is not None:
                names, after = name_list(text, bracket.end(), min(len(text), bracket.end() + 300))
                if len(names) == counts[option] and text[after : after + 1] == ")":
                    tally.names[option] = names
                    tally.end = position = after + 1
            continue
        where = opened.end() if opened is not None else (_WITH.match(text, position) or match).end()
        names, after = name_list(text, where, min(len(text), where + 300))
        side = _SIDES.match(text, after) if names else None
        if names and side is not None:
            option = side.lastgroup or "no"
            tally.names.setdefault(option, []).extend(names)
            tally.end = position = side.end() + len(re.compile(r"\s*\)?").match(text, side.end())[0])  # type: ignore[index]
            joined = re.compile(r"\s*[,;]?\s*(?:and\s+)?(?=[A-Z])").match(text, position)
            if joined is None or text[side.end() : side.end() + 1] == ")":
                break
            position = joined.end()
            continue
        if (
            names
            and opened is not None
            and not tally.names
            and text[after : after + 1] == ")"
            and len(names) == counts["no"] > 0
        ):
            tally.names["no"] = names
            tally.end = after + 1
        break
    return tally
