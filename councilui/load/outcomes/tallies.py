"""The numbers of a vote as clerks print them, and nothing that only looks like them.

"7-2", "(7 to 2)", "Ayes 7, Nays 2", "7-2-1", "(Y-5)", "4-0, with one abstention" are tallies where they stand behind a
word for a result or a vote, in brackets of their own, or alone. "FY 24-25", "9:45 p.m.", "Sec. 2-173" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from councilui.load.outcomes.number_words import NUMBER_WORD, count_in
from councilui.load.outcomes.options import read_option
from councilui.load.outcomes.phrases import any_of, normalize, table

_NONE: Final = ("none", "nil", "no")
_NUMBER: Final = rf"(?:\d{{1,3}}|{NUMBER_WORD})"
_DASH: Final = r"(?:\s?(?:[-–—−:]|\bto\b)\s?|(?: (?:votes?|votos|voix|stimmen))? (?:to|à|a|zu|gegen|contre|contra) )"
_DIGITS: Final = r"(?: ?\(\d{1,3}\))?"  # "six (6) to three (3)"
_PAIR: Final = re.compile(
    rf"(?<![\w$#§./:-])(?P<yes>{_NUMBER}){_DIGITS}{_DASH}(?P<no>{_NUMBER}){_DIGITS}(?P<more>(?:\s?[-–—−:]\s?\d{{1,3}}){{0,3}})"
    r"(?![\w%/]|[-–—−:]\d|\.\d|,\d| ?[ap]\.?m\b)"
)
# A pair at the end of a text or a part of it, which may be a tally whatever stands before it, but for these words.
_LONE_PAIR: Final = re.compile(r"(?<![\w$#§./:–—-])(\d{1,2})\s?[-–—/]\s?(\d{1,2})(?=\s*(?:$|[.;]))")
_REFERENCE: Final = re.compile(
    r"(?:\b(?:fy|fiscal year|years?|sec|section|secs|ord|ordinances?|res|resolutions?|nos?|numbers?|items?|lots?"
    r"|pages?|pp?"
    r"|cases?|files?|bills?|chapters?|ch|titles?|articles?|exhibits?|phases?|wards?|districts?|parcels?|blocks?|zones?"
    r"|units?|ages?|for|from|between|on|dated?|through|until|before|after|see|r|c|season|agenda|contract|order"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug"
    r"|sept?|oct|nov|dec)|[#§])[.:]? ?(?:the |its )?$"
)
_SLASHED: Final = re.compile(r"(\d{1,3})\s?/\s?(\d{1,3})(?:\s?/\s?(\d{1,3}))?")
_FRACTIONS: Final = frozenset({(1, 2), (1, 3), (2, 3), (3, 4), (2, 5), (3, 5), (4, 5)})
_TIE: Final = r"(?:tied|tie|deadlock(?:ed)?|evenly divided)"
_TIE_BEFORE: Final = re.compile(rf"\b{_TIE}(?: vote)?(?: of| at|:|,)? ?[(\[]?$")
_TIE_AFTER: Final = re.compile(rf"^[)\]]?,? ?(?:{_TIE})\b")
_CASTING: Final = re.compile(
    r"\b(?:mayor|chair\w*|president|presiding officer|warden|reeve)\b[^.;]{0,40}"
    r"\b(?:vot(?:e[ds]?|ing)|casts?|br[eo]k\w*)\b"
    r"|\bcasting vote\b|\btie-?break"
)
# Words between "passed" and its numbers that belong to neither.
_BETWEEN: Final = re.compile(
    r"(?:[\s,;:.(–—-]|\b(?:as (?:amended|corrected|submitted|presented|read|recommended|follows|revised|substituted)"
    r"|with (?:amendments?|modifications?|conditions?|changes)"
    r"|(?:over|notwithstanding|despite) (?:[\w']+ ){0,3}(?:veto|objections?|disapproval)"
    r"|(?:on |to )?(?:its )?(?:first|second|third|final|1st|2nd|3rd) reading"
    r"|to (?:the )?(?:[\w&-]+ ){0,3}(?:committee|commission|council|board|staff)"
    r"|with(?:out| no) (?:any )?(?:opposition|objections?|dissent|abstentions?)|achieved|reached|obtained"
    r"|by|with|on|at|mit|par|por|con|a|an|the|of|vote|votes|count|tally|margin|voice|roll call|rollcall|roll|call"
    r"|recorded|show of hands|ballot"
    r"|unanimous(?:ly)?|following|consent|council|committee|motion|majority|final|electronic))*$"
)
_AFTER: Final = re.compile(
    r"^(?:$|[\s]*[.,;:)\]–—-]|\s*\(|\s+w/|\s+(?:vote|votes|roll call|majority|margin|tally|in favou?r|with|on|by|to|as"
    r"|at|for|unanimous(?:ly)?|and|absent|abst\w*|recused|excused|in|against|decision|voice|after|pursuant|mayor|passed"
    r"|carried|failed|approved|adopted|angenommen|abgelehnt|beschlossen|stimmen|voix|votos|pass|fail|motion|per|due|since|because|this|without|when|subject"
    r"|\w+ (?:absent|abstain\w*|recus\w*|excused|dissent\w*|oppos\w*|voting|nay|no)"
    r"|council\s?\w+|councill?ors?|ald(?:er\w*)?|cm|trustees?|commissioners?|supervisors?|members?|mr|ms|mrs|president|chair\w*)\b)"
)
_VOTE_BEFORE: Final = (
    r"(?:votes?|vote was|tally|count|margin|roll call|rollcall|unanimous(?:ly)?|majority|division|result)"
)
_LABELS: Final = (
    r"ayes?|yeas?|yes(?:es)?|y(?! \d+ (?:en contra|abstenci))|in favou?r|for|supports?|affirmatives?|pour|oui|ja"
    r"|a favor|"
    r"nays?|noes?|nos?|n|opposed|oppos(?:ition|ing)|against|negatives?|contre|non|nein|en contra|"
    r"abst(?:ain(?:ed|ing|s)?|entions?)?\.?|absent|absences?|absentees|abs|excused|recus(?:ed|als?|e)|present|"
    r"not voting|non-?voting|did not vote|enth(?:altung(?:en)?|\\.)?|abstenci(?:ón|ones)"
)
_LABELED: Final = re.compile(
    rf"(?<![\w$#§])(?<!\d[-–—/])(?:(?P<label>{_LABELS})\b\s?(?:votes?\s?)?[-–—−:=(\[]{{0,2}}\s?(?P<after>{_NUMBER}|none|nil)(?![\w%/]|[-:]\d|\.\d)"
    rf"|(?P<before>{_NUMBER}|no)\s?[-–—(]?\s?(?:(?:votes?|votos?|voix|stimmen) )?(?:were |was |voted |voting )?"
    rf"(?P<named>{_LABELS})\b)"
)
_STRONG: Final = re.compile(
    r"(?:ayes?|yeas?|nays?|noes|in favou?r|affirmatives?|negatives?|pour|contre|abst\w*\.?|opposed|recus\w*|y"
    r"|yes(?:es)?)$"
)
_NAMED_SO: Final = {
    "abs": "other",  # absent in one place, abstaining in another
    "abst": "abstain", "abst.": "abstain", "absence": "absent", "absences": "absent", "absentees": "absent",
    "recusal": "recused", "recusals": "recused", "enthaltungen": "abstain", "enth": "abstain",
    "enth.": "abstain", "abstenciones": "abstain",
}  # fmt: skip
_LETTERED: Final = re.compile(
    r"(?<![\w-])(?:(\d{1,3})\s?y[\s,;/–-]*(\d{1,3})\s?n(?:[\s,;/–-]*(\d{1,3})\s?a)?"
    r"|y\s?(\d{1,3})[\s,;/–-]*n\s?(\d{1,3})(?:[\s,;/–-]*a\s?(\d{1,3}))?)(?!\w)"
)
_DATE_OR_HOUR: Final = re.compile(r"\d{4}-\d\d-\d\d.*|\d\d?([/.-])\d\d?\1(?:19|20)\d\d|\d\d?:\d\d:\d\d")
_UNANIMOUS: Final = re.compile(r"\bunanimous(?:ly)?\b[^\d.;()]{0,30}?[-–—] ?(\d{1,3})(?![\w%/]|[-–—:]\d|\.\d)")


@dataclass(frozen=True, slots=True)
class TallyReading:
    """Numbers by option as printed. A third number without a name is "other": clerks mean abstentions by it in one
    place and absences in another. `text` is what was read."""

    counts: dict[str, int] = field(default_factory=dict)
    text: str = ""

    @property
    def yes(self) -> int | None:
        """The number of ayes, None when it is not printed."""
        return self.counts.get("yes")

    @property
    def no(self) -> int | None:
        """The number of nays, None when it is not printed."""
        return self.counts.get("no")

    def named_by(self, names: Mapping[str, int]) -> TallyReading:
        """The tally with its unnamed number under the one option beside yes and no that has as many names."""
        rest = {option: count for option, count in names.items() if option not in self.counts and count}
        unnamed = self.counts.get("other")
        if unnamed is None or len(rest) != 1 or set(rest.values()) != {unnamed} or names.get("other"):
            return self
        counts = {option: count for option, count in self.counts.items() if option != "other"}
        return TallyReading({**counts, next(iter(rest)): unnamed}, self.text)

    def matches(self, names: Mapping[str, int]) -> bool:
        """Whether as many names stand under each option as are printed for it; unnamed "other" is not compared."""
        return all(names.get(option, 0) == count for option, count in self.counts.items() if option != "other")


class Tallies(NamedTuple):
    """What numbers a text prints: the vote's tally, the tie that a casting vote broke, and where they stand."""

    tally: TallyReading | None
    tie: TallyReading | None
    spans: tuple[tuple[int, int], ...]
    is_ambiguous: bool
    unread: str = ""  # a pair that may be a tally and was not taken, when no tally was


class _Pair(NamedTuple):
    """A pair of numbers in tally position; the lower the rank, the surer."""

    rank: int
    counts: dict[str, int]
    start: int
    end: int
    is_tie: bool


def read_tally(printed: str) -> TallyReading | None:
    """The tally of a cell or field that holds nothing else: "7-0", "49:0", "7/2", "Ayes 7, Nays 1"; else None."""
    text = normalize(printed).strip("()[] .")
    if _DATE_OR_HOUR.fullmatch(text):
        return None
    if match := _SLASHED.fullmatch(text):
        numbers = [int(group) for group in match.groups() if group]
        return None if (numbers[0], numbers[1]) in _FRACTIONS else TallyReading(_counts(numbers), printed.strip())
    if match := re.fullmatch(rf"(\d{{1,6}}){_DASH}(\d{{1,6}})((?:\s?[-–—−:/]\s?\d{{1,6}})*)", text):
        return TallyReading(_counts(_numbers(match[1], match[2], match[3])), printed.strip())
    return find_tallies(text).tally


def find_tallies(text: str) -> Tallies:
    """The tally in a normalized text of words and numbers."""
    counts, spans = _labeled(text)
    pairs = list(_pairs(text))
    ties = [pair for pair in pairs if pair.is_tie]
    others = [pair for pair in pairs if not pair.is_tie]
    best = min((pair.rank for pair in others), default=0)
    surest = [pair for pair in others if pair.rank == best]
    spans += [(pair.start, pair.end) for pair in pairs]
    if match := _UNANIMOUS.search(text):
        spans.append(match.span(1))
        if not counts and not surest:
            counts = {"yes": int(match[1])}
    tie = TallyReading(ties[0].counts, text[ties[0].start : ties[0].end]) if ties else None
    if len({tuple(sorted(pair.counts.items())) for pair in surest}) > 1:
        return Tallies(None, tie, tuple(spans), True)
    if not surest and ties and not counts:
        surest = ties[:1]
    if surest:
        pair = surest[0]
        counts = _joined(pair.counts, counts)
    if not counts:
        return Tallies(None, tie, tuple(spans), False, _unread(text))
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    return Tallies(TallyReading(counts, text[first:last]), tie, tuple(spans), False)


def _unread(text: str) -> str:
    """A pair of numbers that may be a tally though it stands where none is expected: "Referred to Ms. Orr 5-2"."""
    for match in _LONE_PAIR.finditer(text):
        numbers = (int(match[1]), int(match[2]))
        if numbers in _FRACTIONS or re.search(r"(?<!\d)0\d", match[0]) or _REFERENCE.search(text[: match.start()]):
            continue
        if text[: match.start()].strip():
            return match[0]
    return ""


def _joined(pair: dict[str, int], labeled: dict[str, int]) -> dict[str, int]:
    """A pair with what is labeled beside it: "6-0-1, with one abstention" is 6, 0 and one abstention."""
    if "other" in pair and sum(n for option, n in labeled.items() if option not in ("yes", "no")) == pair["other"]:
        pair = {option: n for option, n in pair.items() if option != "other"}
    return {**labeled, **pair} if labeled else pair


def _counts(numbers: list[int]) -> dict[str, int]:
    counts = {"yes": numbers[0], "no": numbers[1]}
    if len(numbers) > 2:
        counts["other"] = sum(numbers[2:])
    return counts


def _numbers(yes: str, no: str, more: str) -> list[int]:
    return [_value(yes), _value(no), *(int(number) for number in re.findall(r"\d+", more))]


def _value(number: str) -> int:
    return 0 if number in _NONE else count_in(number) or 0


def _pairs(text: str) -> Iterator[_Pair]:
    for match in _PAIR.finditer(text):
        numbers = _numbers(match["yes"], match["no"], match["more"])
        if _is_clock(match) or _is_date(match, numbers) or re.match(r"0\d|\d+\D+0\d", match[0]):
            continue
        before, after = text[: match.start()], text[match.end() :]
        is_even = numbers[0] == numbers[1] and (re.search(rf"\b{_TIE}\b", text) or _CASTING.search(text))
        is_tie = bool(is_even or _TIE_BEFORE.search(before) or _TIE_AFTER.search(after))
        rank = 0 if is_tie else _rank(before, after)
        if rank is not None:
            yield _Pair(rank, _counts(numbers), match.start(), match.end(), is_tie)


def _is_clock(match: re.Match[str]) -> bool:
    """Whether a pair with a colon is the time of day: "9:45", "10:05"."""
    if ":" not in match[0] or match["more"] or len(match["no"]) != 2:
        return False
    return int(match["yes"]) < 24 and int(match["no"]) < 60


def _is_date(match: re.Match[str], numbers: list[int]) -> bool:
    """Whether three numbers are rather a date: "12-5-23"; so many others never stand beside so few votes."""
    if len(numbers) != 3 or len(match["more"].strip(" -–—−:")) != 2 or max(numbers[:2]) > 31:
        return False
    return numbers[2] >= 10 and numbers[2] > sum(numbers[:2]) - 10


def _rank(before: str, after: str) -> int | None:
    """How surely a pair between these texts is a tally; None when it is none."""
    opened = before.rstrip()[-1:] in ("(", "[")
    if opened and after.lstrip()[:1] in (")", "]", ",", ";", " ") and re.match(r"^\s?(?:[)\]]|[,;] | vote| \()", after):
        return 1
    if not _AFTER.match(after):
        return None
    if not before.strip(" ([.,;:-–—"):
        return 2 if before.strip() or after.strip(" .)]") else 0
    stem = _BETWEEN.sub("", before.rstrip("( ["))
    if _before_result().search(stem) or re.search(rf"\b{_VOTE_BEFORE}[\s,;:.–—-]*$", before) or re.search(
        rf"\b{_VOTE_BEFORE}(?: of| was|:| -)* ?(?:a )?[(\[]?$", before
    ):  # fmt: skip
        return 0
    if re.search(r"\b(?:by|on|with|at|mit|par|por|con) (?:an? )?(?:vote of (?:an? )?)?$", before) and re.match(
        r"\s(?:votes?|roll call|majority|margin|decision|tally|stimmen|voix|votos)\b", after
    ):
        return 0
    return None


@cache
def _before_result() -> re.Pattern[str]:
    """A word for a result that ends a text."""
    results = table("results")
    words = [
        *results["carried"],
        *results["lost"],
        "pass",
        "fail",
        "approve",
        "adopt",
        "carry",
        "reject",
        "won",
        "(?:favorable )?recommendation",
    ]
    for group in ("before_all", "before_carried", "after_all"):
        words += [phrase for phrases in results[group].values() for phrase in phrases]
    words += ["fail(?:ed|s)? to (?:pass|carry|be adopted)", "not (?:pass|carry|adopt)"]
    words += ["(?:pass|passage|carry|adopt|adoption|approve|approval|enact|override|overridden)"]
    return re.compile(any_of(words) + "$")


def _labeled(text: str) -> tuple[dict[str, int], list[tuple[int, int]]]:
    """Counts by their labels: "ayes 7, nays 2", "(y-5)", "5 in favor, 2 opposed", "with one abstention"."""
    if match := _LETTERED.search(text):
        return _counts([int(number) for number in match.groups() if number]), [match.span()]
    counts: dict[str, int] = {}
    spans: list[tuple[int, int]] = []
    is_sure = False
    for match in _LABELED.finditer(text):
        label = match["label"] or match["named"]
        if match["named"] and match["before"] == "no" and label in ("vote", "for", "no", "y", "n"):
            continue
        option = _NAMED_SO.get(label) or read_option(label).option
        if (option == "other" and label not in _NAMED_SO) or option in counts:
            if option in counts and counts[option] != _value(match["after"] or match["before"]):
                return {}, []
            continue
        counts[option] = _value(match["after"] or match["before"])
        spans.append(match.span())
        is_sure |= bool(_STRONG.match(label)) and not (label in ("y", "yes") and _is_reference(text, match))
    if not is_sure and not {"yes", "no"} <= counts.keys():
        return {}, []
    return counts, spans


def _is_reference(text: str, match: re.Match[str]) -> bool:
    """Whether "Y-5" is rather the number of an item: it stands behind a word that names one."""
    return bool(
        re.search(
            r"\b(?:item|no\.?|ord\.?|ordinance|resolution|file|case|bill|section|sec\.?|lot) $", text[: match.start()]
        )
    )
