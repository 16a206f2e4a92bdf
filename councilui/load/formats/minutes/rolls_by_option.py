"""Rolls in which each option has its names or its number behind it: "AYES: Orr, Tan. NAYS: 1 (Bo)"."""

import re
from collections.abc import Sequence
from typing import Final

from councilui.load.formats.minutes.labels import LABEL, LABEL_STARTS, option_in
from councilui.load.formats.minutes.name_lists import DASH, begins_numbered_names, name_list
from councilui.load.formats.minutes.people import PrintedName, read_name
from councilui.load.formats.minutes.roll import Group, Roll
from councilui.load.formats.minutes.stacked_labels import unstack
from councilui.load.formats.minutes.windows import at
from councilui.load.outcomes import read_option
from councilui.load.outcomes.number_words import NUMBER_WORD, count_in

_COUNT: Final = (
    rf"(?:\(\s*(?P<bracket>\d{{1,3}}|none|nil|{NUMBER_WORD}|[a-z]{{3,8}})\s*\)"
    r"|(?P<plain>\d{1,3}(?:,\d{3})*(?!,?\d|\s?[-–]\s?\d)))"
)
_HEAD: Final = at(
    re.compile(
        rf"(?<![\w’'-]){LABEL}(?P<count>(?:,(?=\s*\d))?\s*{_COUNT})?\s*"
        rf"(?:(?P<mark>(?:\s+(?:was|were|are))?\s*:|,(?=\s+(?:none\b|(?-i:[A-Z])))|{DASH}|\s+(?:was|were|are|being|from)(?=\s+(?-i:[A-Z])))"
        r"|(?P<none>(?=\s(?:none|nil)\b))|(?=\n)|(?P<period>\.)(?=\s|$)"
        r"|(?=[,;)\]])|(?=\s*\()|(?=against\b)|(?<=[\d)][ ])[ ]*(?=(?-i:[A-Z]))|$)",
        re.IGNORECASE,
    ),
    f"{LABEL_STARTS} \" “ ‘ '",
)
_NUMBER_OF: Final = re.compile(  # "Enactment No: R-31-22" is a number
    r"\b(?:enactment|file|item|ordinance|resolution|bill|case|record|permit|application|docket|project|contract|phone)\s*$",
    re.IGNORECASE,
)
_NONE: Final = re.compile(r"(?:none|nil|nobody|no one|n/?a|zero|-?0-?)(?![\w-])\.?", re.IGNORECASE)
_NUMBER: Final = re.compile(
    rf"\s*(?:,|and|total)?\s*(?:{DASH}|\.{{2,}}|=|:)\s*(?:(?:{NUMBER_WORD})\s*)?(?:(?P<digits>\d{{1,3}})(?![\d.]*\d|[-–]\d)"
    rf"|[(\[]\s*(?P<both>\d{{1,3}})\s*[)\]])"
    rf"|\s*(?:,|and)?\s*{DASH}\s*(?P<word>{NUMBER_WORD})(?![\w’'-])"
    r"|\s*[(\[]\s*(?P<bracket>\d{1,3})\s*[)\]]"
    r"|[ \t]+(?P<line_end>\d{1,2})(?=[ \t]*(?:\n|$))|[ \t]*\n[ \t]*(?P<below>\d{1,2})[ \t]*[-–](?=[ \t]*(?:\n|$))",
    re.IGNORECASE,
)
_BELOW: Final = re.compile(r"[ \t]*\n[ \t]*(\d{1,2})[ \t]*\n\s*")  # a count that went over to a line of its own
_LEADING_NUMBER: Final = re.compile(
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})*)(?![\d/]|,\d|[-–]\d|\.\d)|[(\[]\s*(?P<bracket>\d{{1,3}})\s*[)\]]|(?:{NUMBER_WORD})\s*\(\s*(?P<both>\d{{1,3}})\s*\)"
    rf"|(?P<word>{NUMBER_WORD})(?=\s*(?:{DASH}|[:.;(]|\n|$)))",
    re.IGNORECASE,
)
_COUNT_BEFORE: Final = re.compile(r"^[ \t]*(\d{1,2})[ \t]+(?:[-–—][ \t]+)?\Z", re.MULTILINE)
_COUNT_REACH: Final = 8
_COUNT_BESIDE: Final = re.compile(rf"(?:\d|\b{NUMBER_WORD})\)?\s+\Z", re.IGNORECASE)
_COUNTED_WORD: Final = re.compile(r"(?:all\s+)?(?:ayes|yeas|nays|noes|abstentions)\b", re.IGNORECASE)
_CONTEST: Final = re.compile(r"for\s+the\s+(motion|proposal|amendment)\b", re.IGNORECASE)
_AGAINST: Final = re.compile(r"\s*[,;/–—-]?\s*against\s*:?\s*\d", re.IGNORECASE)
_YES_BEFORE: Final = re.compile(r"\b(?:yes|for)\W{0,3}\d{1,3}\W*\Z", re.IGNORECASE)  # "Yes 3   No 1"
_CONTEST_GAP: Final = 60
_NAMES_ABOVE: Final = re.compile(r"(?:^|\n)[ \t]*\d{1,3}[ \t]*[-–][ \t]*\n(?:[^\n:]+\n){1,6}[ \t]*\Z")
"""A number and names in the lines above a label: a table whose cells were written in another order than its rows."""
RESULT_BESIDE: Final = r"(?:carried|lost|defeated)(?=[ \t]*\n)"
"""A result in the line of an option, over the names: "In Favour:    Carried"."""
_BOTH_SIDES: Final = re.compile(r"\b(?:ayes?|yeas?|yes)\s+and\s+\Z", re.IGNORECASE)
_ALL: Final = re.compile(r"\s*all\b(?!\s+(?:of|but|except))", re.IGNORECASE)  # "Ayes: all." is a result
_BRACKET: Final = re.compile(r"\s*\(([^()]{2,600})\)")
_WEIGHT: Final = re.compile(
    r"\s*[-–—:=]?\s*(?P<weight>\d{1,3}(?:,\d{3})*)(?!\d)(?:\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s*\Z)?"
)
_SEATS: Final = re.compile(r"\d{1,2}(?:\s*,\s*(?:and\s+)?\d{1,2})+(?=\s*[.;)\n]|\s*\Z)")
_CUT_REACH: Final = 200  # characters of words that aren't names, within one roll
_ACT: Final = re.compile(
    r"\b(?:motion|moved|second\w*|carried|passed|failed|adopted|approved|defeated|lost|vote[ds]?|roll|result|item"
    r"|resolution|ordinance|stated|said|asked)\b",
    re.IGNORECASE,
)
_GAP: Final = re.compile(r"[\s.;,)\]*–—-]*(?:and\s+)?[\[(]?\s*", re.IGNORECASE)


def option_rolls(text: str) -> list[Roll]:
    """All rolls of the first form: options with names or numbers behind them."""
    rolls: list[Roll] = []
    heads = [match for match in _HEAD.finditer(text) if _is_head(text, match)]
    index = 0
    while index < len(heads):
        roll, index = _roll_from(text, heads, index)
        if roll is not None:
            rolls.append(roll)
    return [roll for roll in rolls if not _is_contest(roll, rolls)]


def _is_contest(roll: Roll, rolls: list[Roll]) -> bool:
    """Whether a roll is one side of a vote between a motion and an amendment, which is no yes and no."""
    side = _CONTEST.search(roll.groups[0].label)
    if side is None:
        return False
    for other in rolls:
        other_side = _CONTEST.search(other.groups[0].label)
        gap = max(other.start - roll.end, roll.start - other.end)
        if other_side is not None and gap < _CONTEST_GAP and side[1].casefold() != other_side[1].casefold():
            return True
    return False


def _is_head(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands there as the head of a list, and not in a sentence."""
    option = option_in(match)
    word = match[0].strip()
    before = text[max(0, match.start() - 16) : match.start()]
    opens = not before.strip() or bool(
        re.search(
            r"(?:[\n.;:,?)\]\[(|*–—]|\d|--|vote:?)\s*$|\b(?:and|adopted|carried|defeated|lost|failed|passed)\s*$",
            before,
            re.IGNORECASE,
        )
    )
    if _BOTH_SIDES.search(before):
        return False  # "by the following Aye and No vote:"
    is_those = word.casefold().startswith("those voting ")
    if match["none"] is not None:
        return opens
    if _ALL.match(text, match.end()):
        return False
    if (match["count"] or "").startswith(",") and _COUNT_BESIDE.search(before):
        return False  # "9 in favor, 2 against": each number stands before its option
    if word.casefold().startswith("all ") and match["mark"] is None and match["count"] is None:
        return False  # "All in favor." is a result
    if match["mark"] is None and match["count"] is None:
        # A heading alone in its line, or "Yeas None."
        line_begins = not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" *([")
        rest = text[match.end() : match.end() + 2]
        return (
            line_begins
            and (not rest or rest.startswith("\n"))
            and word[0].isupper()
            and option in ("yes", "no", "abstain", "absent")
        )
    is_colon = match["mark"] is not None and match["mark"].endswith(":")
    if match["mark"] is not None and not is_colon and match["count"] is None:
        after = text[match.end() : match.end() + 40].lstrip()
        if match["mark"] == "," and not (
            opens and (is_those or _COUNTED_WORD.match(word))
        ):  # "vote: ayes, Orr, Bo; nays, none"
            return False
        if match["mark"].strip() == "from":  # "followed by all ayes from Orr, Bo", not "opposition from Orr"
            return bool(_COUNTED_WORD.match(word)) and read_name(after, 0) is not None
        if not ((opens or before.endswith("  ")) and (word[0].isupper() or is_those or match["mark"] == ",")):
            return False
        return bool(re.match(r"\d{1,3}\b", after)) or bool(_NONE.match(after)) or read_name(after, 0) is not None
    if match["mark"] is None:
        return opens and (
            match["period"] is not None
            or match["bracket"] is not None
            or word.split()[0].casefold() not in ("for", "no", "present")
            or bool(_AGAINST.match(text, match.end()))
            or bool(match["count"] and _YES_BEFORE.search(before))
        )
    if option in ("present", "other", "excused", "vacant") and not opens:
        return False
    if word.casefold().startswith("no") and _NUMBER_OF.search(before):
        return False
    if word.casefold().startswith(("for", "no:", "no ")) and not word[:1].isupper():
        return False
    return opens or is_colon


def _roll_from(text: str, heads: list[re.Match[str]], index: int) -> tuple[Roll | None, int]:
    """The roll that begins at a head, and the index of the first head after it."""
    first = heads[index]
    if option_in(first) in ("present", "vacant", "other"):
        return None, index + 1
    if _NAMES_ABOVE.search(text, max(0, first.start() - 400), first.start()):
        return None, index + 1
    groups: list[Group] = []
    stray: list[str] = []
    position = first.start()
    while index < len(heads):
        head = heads[index]
        if head.start() < position:
            index += 1
            continue
        begin, number = _begin(text, head, position if groups else 0)
        gap = text[position:begin]
        if groups and not _GAP.fullmatch(gap):
            loose = _loose_words(gap)
            if loose is None and _is_cut_off(gap, option_in(head), groups):
                loose = [" ".join(gap.split()).strip(" .;,")]
            if loose is None:
                break
            stray += loose
        limit = _begin(text, heads[index + 1], head.end())[0] if index + 1 < len(heads) else len(text)
        group = _group(text, head, limit)
        if number is not None and group.count is None:
            group.start, group.count = begin, number
        if groups and _is_named_below(groups[-1], group):
            groups[-1].names, groups[-1].end, groups[-1].remarks = group.names, group.end, group.remarks
            position = group.end
            index += 1
            continue
        if groups and group.option == groups[0].option and (group.names or group.count is not None):
            break  # the next vote's first option
        groups.append(group)
        position = group.end
        if (beside := _BRACKET.match(text, position)) is not None and not group.names and group.count:
            names, end = name_list(text, beside.start(1), beside.end(1))
            if names and end == beside.end(1):  # more or fewer than the number says
                stray.append(beside[1])
                position = group.end = beside.end()
        index += 1
    if _is_below_name(text, first) and not (groups[-1].names or groups[-1].is_none or groups[-1].count is not None):
        return None, index  # "Trustee Orr" over "Yes" over "Trustee Bo" over "No"
    below = unstack(text, groups)
    if below and all(group.is_open() for group in groups):
        return None, index  # nobody's votes: a clerk's sheet with "Ayes" and "Nays" over all names
    stray += below
    end = groups[-1].end
    if loose_end := _loose_count(text, end):
        stray.append(loose_end[0])
        end = loose_end[1]
    return Roll(groups[0].start, end, groups, stray), index


def _begin(text: str, head: re.Match[str], low: int) -> tuple[int, int | None]:
    """Where an option begins, behind `low`, and the number that stands before it in its line: "6 YEAS: Orr, Bo"."""
    before = _COUNT_BEFORE.search(text, max(low, head.start() - _COUNT_REACH), head.start()) if head["mark"] else None
    return (before.start(), int(before[1])) if before is not None else (head.start(), None)


def _is_named_below(group: Group, following: Group) -> bool:
    """Whether an option has its number in one line and its names in the next: "Members that voted Yes are Orr, Bo"."""
    is_number = group.count is not None and not group.names
    return is_number and group.option == following.option and bool(following.names) and following.count is None


def _is_below_name(text: str, head: re.Match[str]) -> bool:
    """Whether an option alone in its line stands below a name alone in its own."""
    line = text.rfind("\n", 0, max(text.rfind("\n", 0, head.start()), 0)) + 1
    above = read_name(text, line, in_line=True)
    is_alone = head["mark"] is None and head["count"] is None
    return is_alone and above is not None and not text[above.end : head.start()].strip()


def _is_cut_off(gap: str, option: str, groups: Sequence[Group]) -> bool:
    """Whether words that are no name stand between two options of one roll: "Ayes: Orr, the chair. Nays: Bo"."""
    is_new = option not in {group.option for group in groups} and option != "yes"
    return is_new and "\n\n" not in gap and len(gap) < _CUT_REACH and _ACT.search(gap) is None


def _loose_words(gap: str) -> list[str] | None:
    """Words between two options that are no list of the first: a stray "NONE", a name whose label is missing."""
    words = " ".join(gap.split()).strip(" .;,")
    if _NONE.fullmatch(words):
        return []
    candidate = read_name(words, 0)
    if candidate is not None and candidate.title is not None and candidate.end == len(words):
        return [words]
    number = _NUMBER.match(words, candidate.end) if candidate else None
    if candidate is not None and number is not None and number.end() == len(words):
        return [words]
    return None


def _loose_count(text: str, end: int) -> tuple[str, int] | None:
    """A name with a count behind the last option, whose own label is missing: "Ayes: … – 4. Member Orr – 1."."""
    gap = re.compile(r"[.\s]*").match(text, end)
    start = gap.end() if gap else end
    candidate = read_name(text, start, needs_title=True)
    number = _NUMBER.match(text, candidate.end) if candidate else None
    if candidate is None or number is None:
        return None
    return " ".join(text[start : number.end()].split()), number.end()


def _group(text: str, head: re.Match[str], limit: int) -> Group:
    """One option with all that stands under it, up to the next option."""
    label = " ".join(re.sub(r"[\s:–—.-]+$", "", text[head.start() : head.end()]).split())
    group = Group(option_in(head), re.sub(r"\s*\(?\d*\)?$", "", label) or label, head.start(), head.end())
    if head["count"]:
        group.count = count_in(head["bracket"] or head["plain"] or "")
        if group.count is None and (head["bracket"] or "").casefold() in ("none", "nil"):
            group.count = 0
        if head["mark"] is None:
            return _with_counted_names(text, group, limit)
    if head["period"]:
        return group
    space = re.compile(rf"\s*(?:{RESULT_BESIDE}\s)?\s*", re.IGNORECASE).match(text, head.end())
    position = space.end() if space else head.end()
    return _with_names(text, group, position, limit)


def _with_counted_names(text: str, group: Group, limit: int) -> Group:
    """Names behind a number without a dash, "AYES: 5  Orr …" or "NAYS: 1, Bo", where they are as many as it says."""
    space = re.compile(r",?[ \t]*(?:\n[ \t]*)?(?=[^\W\d_])").match(text, group.end, limit)
    names, end = name_list(text, space.end(), limit, group.remarks) if space is not None else ([], group.end)
    if not names or len(names) != group.count:
        return _with_bracket(text, group, limit)
    group.names, group.end = names, end
    return group


def _with_bracket(text: str, group: Group, limit: int) -> Group:
    """Names in brackets behind a number: "Nays: 2 (Bo, Orr)"; a remark in them names no one."""
    match = _BRACKET.match(text, group.end, limit)
    if match is None:
        return group
    if weighted := _weighted_names(text, match.start(1), match.end(1), group.count):
        group.names, group.is_weighted, group.end = weighted, True, match.end()
        return group
    names, end = name_list(text, match.start(1), match.end(1))
    rest = text[end : match.end(1)].strip(" .")
    if (
        names
        and (not rest or read_option(rest).is_known or len(rest.split()) <= 6)
        and group.count in (None, len(names))
    ):
        group.names = names
        if rest:
            group.remarks[names[-1].name] = rest
        group.end = match.end()
    return group


def _weighted_names(text: str, position: int, limit: int, count: int | None) -> list[PrintedName]:
    """Names with the weight of each one's vote: "AYES: 640 (Orr 412, Bo 228)"; [] where they don't add up to it."""
    names: list[PrintedName] = []
    total = 0
    while name := read_name(text, position):
        weight = _WEIGHT.match(text, name.end, limit)
        if weight is None:
            return []
        names.append(name)
        total += count_in(weight["weight"]) or 0
        position = weight.end()
    return names if position == limit and total == count else []


def _with_names(text: str, group: Group, position: int, limit: int) -> Group:
    if seats := _SEATS.match(text, position, limit):
        group.seats = [
            PrintedName(number.start(), number.end(), number[0], None)
            for number in re.compile(r"\d+").finditer(text, seats.start(), seats.end())
        ]
        group.end = seats.end()
        return group
    number = None if begins_numbered_names(text, position, limit) else _LEADING_NUMBER.match(text, position, limit)
    if number is not None:
        group.count, group.end = _count_in(number), number.end()
        dash = re.compile(rf"\s*(?:{DASH}|:)\s*").match(text, number.end(), limit)
        if dash is None and number["bracket"] is None:
            return _with_counted_names(text, group, limit)
        position = dash.end() if dash is not None else number.end()
        position += len(text[position:limit]) - len(text[position:limit].lstrip())
    if none := _NONE.match(text, position, limit):
        group.is_none, group.end = True, none.end()
        zero = re.compile(r"[ \t]+0(?=[ \t]*(?:\n|$))").match(text, group.end, limit)
        if zero is not None or none[0].startswith(("0", "-0")):
            group.count, group.end = 0, zero.end() if zero is not None else group.end
        return group
    names, end = name_list(text, position, limit, group.remarks)
    if not names:
        return group
    group.names, group.end = names, end
    if count := _NUMBER.match(text, end, limit):
        group.count, group.end = _count_in(count), count.end()
    elif stray := re.compile(rf"\s*,?\s*and\s*{DASH}\s*(\d{{1,3}})\b").match(text, end, limit):
        group.count, group.end = int(stray[1]), stray.end()
    elif (below := _BELOW.fullmatch(text, end, limit)) and limit < len(text) and int(below[1]) == len(names):
        group.count, group.end = int(below[1]), below.end(1)
    return group


def _count_in(match: re.Match[str]) -> int | None:
    """The count that stands in a match as digits, as a word or as both."""
    return count_in(next(words for words in match.groupdict().values() if words))
