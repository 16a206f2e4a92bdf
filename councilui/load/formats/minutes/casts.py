"""Rolls in which each name has its option behind it, in a row, in two columns or in sentences."""

from __future__ import annotations

import re
from typing import Final

from councilui.load.formats.minutes.people import PrintedName, name_before
from councilui.load.formats.minutes.rolls import DASH, Group, Roll, name_list
from councilui.load.outcomes import option_of

_WORDS: Final = (
    r"ayes?|yeas?|yes|nays?|noes|no|abstain(?:ed|s|ing)?|abstention|absent|excused|recused?"
    r"|present|not\s+voting|in\s+favou?r|opposed|for|against"
)
_CAST_HEAD: Final = re.compile(
    rf"(?:(?P<mark>:|{DASH}|\.{{2,}}|=|,)\s*[\"“]?|[ \t](?:voted\s+)?)(?P<word>{_WORDS})\b", re.IGNORECASE
)
_VOTED: Final = re.compile(
    rf"\s*,?\s*(?:each\s+|all\s+)?(?:voted|voting)\s*:?\s*[\"“'‘]?(?P<word>{_WORDS})\b[\"”'’]?"
    r"(?:(?<!\bfor)(?<!\bagainst)|(?=\s*[.,;]|\s+the\s+motion))",  # "voted for Orr" is no yes to a motion
    re.IGNORECASE,
)
_LEAST: Final = 2
_SHORT_VOTE: Final = re.compile(r"ayes?|yeas?|yes|nays?|no|abstain(?:ed|s)?|absent", re.IGNORECASE)
_LIST_REACH: Final = 60  # characters from one vote of a list to the next
_LIST_GOES_ON: Final = re.compile(
    r"\s*[,;]\s*(?:and\s+)?(?-i:[A-Z])[\w.’'-]*(?:\s+(?-i:[A-Z])[\w.’'-]*){0,3}\s+(?:ayes?|yeas?|yes|nays?|no|abstain\w*|absent)\b",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(r"[\s.,;]*(?:(?:and|while|with)\s+)?", re.IGNORECASE)
_DID: Final = re.compile(
    r"\s*,?\s*(?:(?P<abstain>abstain(?:ed|s|ing))|(?:was|were)\s+(?P<absent>absent)|(?P<recused>recus(?:ed|es|ing))"
    r"|(?P<no>dissent(?:ed|s|ing)|opposed(?=\s*[.;\n]))|did\s+(?P<not_voting>not\s+vote))(?:\s+(?:him|her|them)sel(?:f|ves))?"
    r"(?=\s*[.,;\n)]|\s*$|\s+and\b|\s+from\b|\s+due\b|\s+because\b)",
    re.IGNORECASE,
)


def name_rolls(text: str, *, least: int = _LEAST) -> list[Roll]:
    """All rolls of the second form: names with an option behind each ("Trustee Orr – yes, Trustee Bo – absent")."""
    rolls: list[Roll] = []
    casts: list[tuple[PrintedName, str, int]] = []

    def finish() -> None:
        if len(casts) >= least:
            rolls.append(_grouped(text, casts))
        casts.clear()

    for match in _CAST_HEAD.finditer(text):
        if casts and match.start() < casts[-1][2]:
            continue
        if match["mark"] == "," and not _is_cast(text, match):
            continue
        is_listed = match["mark"] is None and _is_in_list(text, match, casts[-1][2] if casts else None)
        if (
            match["mark"] is None
            and not is_listed
            and text[match.end() : match.end() + 12].split("\n")[0].strip(" .,;")
        ):
            continue
        name = name_before(text, match.start())
        if name is None or (match["mark"] is None and not is_listed and not _is_alone(text, name, match.end())):
            continue
        if text[name.end : match.start()].strip():
            continue
        gap = text[casts[-1][2] : name.start] if casts else ""
        if casts and not re.fullmatch(r"[\s,;.|]*(?:and\s+|&\s*)?", gap):
            finish()
        casts.append((name, match["word"], match.end()))
    finish()
    return rolls


def sentence_rolls(text: str) -> list[Roll]:
    """All rolls told in sentences: "Members Orr and Tan voted aye. Member Quist voted nay."."""
    groups: list[Group] = []
    for match in _VOTED.finditer(text):
        low = max(0, match.start() - 400)
        starts = [
            low + begin.end()
            for begin in re.finditer(
                r"(?:[.;:(]\s*|\n\s*|\b(?:and|with|by|but)\s+|,\s*)(?=[A-Z])", text[low : match.start()]
            )
        ]
        for start in [low, *starts] if low == 0 else starts:
            names, end = name_list(text, start, match.start() + 1)
            if names and end == match.start():
                option, is_known = option_of(match["word"])
                group = Group(option if is_known else "other", f"voted {match['word']}", start, match.end(), names)
                groups.append(group)
                break
    rolls: list[Roll] = []
    for group in groups:
        last = rolls[-1] if rolls else None
        if last is not None and re.fullmatch(
            r"[\s.,;]*(?:and\s+|while\s+)?", text[last.end : group.start], re.IGNORECASE
        ):
            last.groups.append(group)
            last.end = group.end
        else:
            rolls.append(Roll(group.start, group.end, [group]))
    return [roll for roll in rolls if len(roll.groups) > 1 or len(roll.groups[0].names) > 1]


def add_told_sides(text: str, roll: Roll) -> None:
    """Add to a roll the sentences right behind it: "Trustee Bo abstained. Trustees Orr and Tan were absent."."""
    while True:
        gap = _BEHIND.match(text, roll.end)
        start = gap.end() if gap else roll.end
        names, end = name_list(text, start, min(len(text), start + 300))
        side = _DID.match(text, end) if names else None
        if side is None:
            return
        option = next(key.replace("_", " ") for key, word in side.groupdict().items() if word)
        label = " ".join(side[0].split()).strip(" ,")
        roll.groups.append(Group(option, label, start, side.end(), names))
        roll.end = side.end()


def _is_cast(text: str, match: re.Match[str]) -> bool:
    """Whether a comma joins a name and its vote: "Orr, aye; Bo, no"."""
    return bool(re.match(r"\s*(?:[;.]|\n|$|and\b|,\s*[A-Z])", text[match.end() : match.end() + 12]))


def _is_in_list(text: str, match: re.Match[str], last: int | None) -> bool:
    """Whether a name and its vote are one of a list in a line: "Orr yes, Bo no, Tan yes."."""
    if not _SHORT_VOTE.fullmatch(match["word"]):
        return False
    is_next = last is not None and match.start() - last < _LIST_REACH
    return bool(_LIST_GOES_ON.match(text, match.end())) or (
        is_next and bool(re.match(r"\s*[.;\n]|$", text[match.end() :][:3]))
    )


def _is_alone(text: str, name: PrintedName, end: int) -> bool:
    """Whether name and vote are all of their line, as in two columns."""
    start = text.rfind("\n", 0, name.start) + 1
    stop = text.find("\n", end)
    rest = text[end : len(text) if stop < 0 else stop]
    return not text[start : name.start].strip() and not rest.strip(" .,;")


def _grouped(text: str, casts: list[tuple[PrintedName, str, int]]) -> Roll:
    groups: dict[str, Group] = {}
    for name, word, end in casts:
        option, is_known = option_of(word)
        group = groups.setdefault(option if is_known else "other", Group(option, word, name.start, end))
        group.names.append(name)
        group.end = end
    end = casts[-1][2]
    period = re.compile(r"[.\s]*").match(text, end)
    return Roll(
        casts[0][0].start,
        end if period is None else end + text[end : period.end()].find(".") + 1,
        list(groups.values()),
    )
