"""Rolls in which each option has its number before it: "6 ayes, 1 nay (Gohl), 1 absent (Haas)"."""

import re
from typing import Final

from councilui.load.formats.minutes.labels import LABEL, option_in
from councilui.load.formats.minutes.name_lists import name_list
from councilui.load.formats.minutes.roll import Group, Roll
from councilui.load.formats.minutes.windows import NUMBERS, at
from councilui.load.outcomes.number_words import NUMBER_WORD, count_in

_COUNTED: Final = at(
    re.compile(
        rf"(?<![\w.$/-])(?:{NUMBER_WORD}\s*\((?=\d{{1,3}}\)))?(?P<count>\d{{1,3}}|{NUMBER_WORD}|no)\)?\s+(?:votes?\s+)?{LABEL}(?![\w-])"
        r"(?:\s*\((?P<names>[^()]{2,300})\))?",
        re.IGNORECASE,
    ),
    f"{NUMBERS} no",
)
_BY: Final = re.compile(r"\s+(?:by|from)\s+(?=[A-Z])")  # "five ayes to one nay by Mr. Orr"
_LIST_REACH: Final = 300
_BETWEEN: Final = re.compile(r"\s*(?:[,;/–—-]|\bto\b|\band\b|\bwith\b|\.(?=\s))*\s*(?:and\s+|with\s+)?", re.IGNORECASE)
_NUMBER_BEHIND: Final = re.compile(r"[ \t]*:?[ \t]+\d{1,3}(?![\w:/%-])")
_LEAST: Final = 2
_BARE: Final = re.compile(r"(?:ayes?|yeas?|nays?|noes|votes?\s+in\s+favou?r)\b", re.IGNORECASE)

_CARRIED_WITH: Final = re.compile(
    r"\b(?:carried|passed|approved|failed)\W+(?:(?:with|by|on)\W+)?(?:an?\s+)?$", re.IGNORECASE
)


def counted_rolls(text: str) -> list[Roll]:
    """All rolls of this form: two options or more, one of them yes or no; or the number of one side alone."""
    rolls: list[Roll] = []
    groups: list[Group] = []
    for match in _COUNTED.finditer(text):
        if groups and not _BETWEEN.fullmatch(text, groups[-1].end, match.start()):
            rolls += _roll(text, groups)
            groups = []
        groups.append(_group(text, match))
    return rolls + _roll(text, groups)


def _roll(text: str, groups: list[Group]) -> list[Roll]:
    if groups and _NUMBER_BEHIND.match(text, groups[-1].end):
        return []  # "Resolution 19. Aye 16 Nay 0": each number stands behind its option
    options = [group.option for group in groups]
    is_bare = len(groups) == 1 and groups[0].option in ("yes", "no")
    if is_bare and (
        _BARE.match(groups[0].label) or _CARRIED_WITH.search(text[max(0, groups[0].start - 24) : groups[0].start])
    ):
        return [Roll(groups[0].start, groups[0].end, groups, is_bare=not groups[0].names)]
    if len(groups) < _LEAST or len(set(options)) < len(options) or not {"yes", "no"} & set(options):
        return []
    return [Roll(groups[0].start, groups[-1].end, groups)]


def _group(text: str, match: re.Match[str]) -> Group:
    word = match["count"]
    end = match.end() if match["names"] is None else match.start("names") - 1
    label = " ".join(text[match.end("count") : end].split())
    group = Group(option_in(match), label, match.start(), match.end())
    group.count = 0 if word.casefold() == "no" else count_in(word)
    by = _BY.match(text, match.end())
    if match["names"] is None and by is not None:
        names, after = name_list(text, by.end(), min(len(text), by.end() + _LIST_REACH), group.remarks)
        if len(names) == group.count:
            group.names, group.end = names, after
    if match["names"] is not None:
        names, after = name_list(text, match.start("names"), match.end("names"), group.remarks)
        if len(names) == group.count and not text[after : match.end("names")].strip(" ."):
            group.names = names
    return group
