"""Rolls in which each name has its option behind it, in a row, in two columns or in sentences."""

import re
from collections.abc import Sequence
from typing import Final

from councilui.load.date_forms import MONTH
from councilui.load.formats.minutes.name_lists import DASH, name_list
from councilui.load.formats.minutes.people import TITLE, PrintedName, name_before, read_name
from councilui.load.formats.minutes.roll import Group, Roll
from councilui.load.formats.minutes.windows import at
from councilui.load.outcomes import read_option

_WORDS: Final = (
    r"ayes?|yeas?|yes|nays?|noes|no|abstain(?:ed|s|ing)?|abstention|absent|excused|recused?"
    r"|not\s+present|present|here|not\s+voting|in\s+favou?r|in\s+the\s+(?:affirmative|negative)|affirmatively|negatively|in\s+opposition|in\s+support|opposed|for|against"
    r"|(?-i:[YNA])(?=\s*(?:[;,.\n]|$))"
)
_WORD_STARTS: Final = "aye yea yes nay noe no abs exc rec pre her not in opp for aga aff neg y n a"
_CAST_HEAD: Final = at(
    re.compile(
        rf"(?:(?P<mark>:|{DASH}|(?<!\.)\.{{2,}}+|=|,)\s*[\"“]?|[ \t](?:voted\s+)?)(?P<word>{_WORDS})\b", re.IGNORECASE
    ),
    f"{_WORD_STARTS} vot",
    ':-–—.=,"“',
)
_VOTED: Final = at(
    re.compile(
        rf"\s*,?\s*(?:each\s+|all\s+|who\s+)?(?:voted|voting)\s*:?\s*[\"“'‘]?(?P<word>{_WORDS})\b(?!\s*:)[\"”'’]?"
        r"(?:(?<!\bfor)(?<!\bagainst)|(?=\s*[.,;]|\s+the\s+motion))"  # "voted for Orr" is no yes to a motion
        r"(?:\s+(?:of\s+)?(?-i:the|said|this)\s+(?:same|motion|ordinance|resolution|amendment)\b)?"
        r"|\s*,\s*(?P<alone>(?-i:Ayes?|Yes|Yeas?|Nays?|Noes|No|Absent|Abstain(?:ed)?))(?=\s*[;.])"
        r"|\s+(?P<side>(?-i:for|against))(?=\s*[;.])"
        r"|\s*[-–—]{1,2}\s*(?P<dash>ayes?|yeas?|yes|nays?|noes|no)(?=\s*\))"
        r"|\s+casting\s+(?:an?\s+|the\s+)?(?:(?:lone|only|sole)\s+)?(?P<cast>affirmative|dissenting|negative|opposing|no|yes|aye|nay)\s+votes?"
        r"|\s+(?P<aside>abstaining|dissenting|opposed|opposing|absent)(?:\s+(?:from|for|during)\s+the\s+(?:meeting|votes?|item))?(?=\s*[,.;])",
        re.IGNORECASE,
    ),
    f"{_WORD_STARTS} vot eac all who cas dis",
    ",-–—",
)
_OFFICE: Final = re.compile(rf"(?<=[^\W\d_]),[ \t]+(?:vice[- ]?)?(?:{TITLE})[ \t]*\Z", re.IGNORECASE)
_OFFICE_REACH: Final = 40
_UNANIMOUS: Final = at(
    re.compile(r"\b(?P<label>unanimous(?:ly)?)\s*\((?=(?P<names>[^()]{4,300})\))", re.IGNORECASE), "una"
)
_CAST_GAP: Final = re.compile(
    r"(?:\s+from\s+(?:the\s+)?(?:room|meeting|vote|dais|chambers?)\b)?[\s,;.|]*(?:\(\d{1,2}\)\s*)?"
    rf"(?:and\s+|&\s*)?(?:{TITLE},?\s+)?",
    re.IGNORECASE,
)
_LOOSE_LINE: Final = re.compile(r"[ \t.;,]*\n\s*[^\n:.;]{1,40}\n\s*")
_ACT_WORD: Final = re.compile(r"\b(?:motion|moved|seconded|carried|passed|failed|approved|vote|roll)\b", re.IGNORECASE)
_LIST_BEGINS: Final = re.compile(
    r"(?:[.;:(]\s*|\n\s*|\b(?:and|[Ww]ith|by|but|except(?:\s+for)?|exception\s+of)\s+|,\s*)"
    r"(?=[A-Z]|(?:de|van|von|la|del)\s)"
)
CASTING: Final = "casting vote"
_LEAST: Final = 2
_VOTE_LINE: Final = (
    r"\n\s{0,4}(?P<word>ayes?|yeas?|yes|nays?|no|abstain(?:ed)?|absent|in favou?r|opposed|against|for)"
    r"[ \t]*(?:\n{1,2}|$)"
)
_HAS_VOTE_LINE: Final = re.compile(_VOTE_LINE, re.IGNORECASE | re.MULTILINE)
_LINE_AND_VOTE: Final = re.compile(
    rf"^[ \t]*(?P<name>[^\W\d_][^\n:;]{{2,50}}?)[ \t]*{_VOTE_LINE}",
    re.IGNORECASE | re.MULTILINE,
)
_LINES_OF_VOTES: Final = re.compile(
    rf"(?:{_LINE_AND_VOTE.pattern.replace('?P<name>', '?:').replace('?P<word>', '?:')}){{3,}}",
    re.IGNORECASE | re.MULTILINE,
)
_SHORT_VOTE: Final = re.compile(r"ayes?|yeas?|yes|nays?|no|abstain(?:ed|s)?|absent|not\s+voting|recused|excused", re.I)
_LIST_REACH: Final = 60  # characters from one vote of a list to the next
_LIST_GOES_ON: Final = re.compile(
    r"\s*(?:[,;]\s*(?:and\s+)?|and\s+)(?-i:[A-Z])[\w.’'-]*(?:\s+(?-i:[A-Z])[\w.’'-]*){0,3}"
    r"\s+(?:[-–—]\s*)?(?:ayes?|yeas?|yes|nays?|no|abstain\w*|absent|not\s+voting|recused|excused)\b",
    re.IGNORECASE,
)
_VOTE_NUMBER: Final = r"(?:\(?\s*vote\s+no\.?\s*\d+[\s.,;)\]]*)?"  # "CARRIED (Vote No. 11203) with"
_BEHIND: Final = tuple(
    re.compile(rf"[\s.,;()\]]*{_VOTE_NUMBER}{preface}\(?(?:(?:and|while|with)\s+)?", re.IGNORECASE)
    for preface in (
        "",
        r"votes?\s*[.,;]\s*",
        r"(?:(?:under|pursuant\s+to)\s+(?:the\s+)?standing\s+orders?\s*[\d.]*,?\s*)",
        r"(?:(?:up)?on|by)\s+(?:an?\s+)?(?:voice|roll[-\s]call|majority|hand)\s+vote\s*,?\s*",
        r"(?:[^.;\n]{0,70}\btie[ds]?\b[^.;\n]{0,30}?[.,]\s*)",
    )
)
_CAST_WORDS: Final = r"in\s+favou?r|for|affirmative|against|opposition|negative|ayes?|yes|yea|nays?|no"
_CASTING: Final = re.compile(
    r"\s*,?\s*(?:(?:then|also)\s+)?(?:(?:cast|casting|exercised|used|gave)\s+(?:his|her|the|a|their)\s+"
    r"(?:tie-?\s?breaking|casting|deciding|second)|broke\s+the\s+tie)\b"
    rf"[^.;\n]{{0,40}}?\b(?P<word>{_CAST_WORDS})\b[^.;\n]{{0,60}}"
    rf"|\s+(?:then\s+)?vot(?:ed|ing)\s+(?P<vote>{_CAST_WORDS})\s+(?:to\s+break|breaking)\s+(?:the|a)\s+tie",
    re.IGNORECASE,
)
_THE_CHAIR: Final = re.compile(
    r"the\s+(?:(?:vice|deputy)[- ])?(?:mayor|chair\w*|president|supervisor|reeve|moderator)\b", re.IGNORECASE
)
_AFTER_CAST: Final = re.compile(
    rf"\s*(?:[;.]|\n|$|\Z|and\b|,\s*[A-Z])|\s+(?:{TITLE},?\s"
    r"|(?-i:[A-Z])[\w.'’ -]{1,30},\s*(?:ayes?|yeas?|yes|nays?|no|none)\b)",
    re.IGNORECASE,
)
_DISSENT: Final = r"cast\s+the\s+(?:only\s+|sole\s+|lone\s+)?(?:dissenting|opposing|no|nay|negative)\s+votes?"
_RECORDED: Final = (
    r"(?:requested|asked|wished)\s+(?:that\s+)?(?:for\s+)?(?:his|her|their)\s+(?:dissent|(?:dissenting|negative|opposing|no)\s+votes?"
    r"|votes?\s+against)(?:\s+(?:to\s+)?be)?\s+(?:recorded|noted|minuted)"
)
_OTHER_DAY: Final = rf"(?:last|previous|prior|earlier|\w+day|{MONTH})"  # of another meeting
_DID: Final = re.compile(
    rf"\s*,?\s*(?:who\s+)?(?:(?:[-–—]\s*)?(?P<dash>nays?|no|abstain(?:ed)?|absent)(?=[\s.]*\))"
    rf"|(?:voted|voting|votes)\s+[\"“']?(?P<word>{_WORDS})[\"”']?"
    r"(?:\s+(?-i:the|this|said)\s+(?:same|motion|amendment|resolution|ordinance|item|proposal|matter))?"
    rf"|(?P<abstain>abstain(?:ed|s|ing))|(?:(?:was|were)\s+)?(?P<absent>absent|not\s+present|(?:off|away\s+from)\s+the\s+dais)|(?P<recused>recus(?:ed|es|ing))"
    rf"|(?P<no>dissent(?:ed|s|ing)|{_DISSENT}|(?:(?:was|were)\s+)?opposed(?=\s*[.;\n)])|{_RECORDED})|did\s+(?P<not_voting>not\s+vote))(?:\s+(?:him|her|them)sel(?:f|ves))?"
    rf"(?=\s*[.,;\n)]|\s*$|\s+and\b|\s+from\b(?!\s+(?:the\s+|a\s+)?{_OTHER_DAY}\b)|\s+for\s+the\s+vote\b|\s+due\b|\s+because\b)",
    re.IGNORECASE,
)


_ON_ONE_ITEM: Final = re.compile(r"\s+(?:on|for)\s+(?:agenda\s+)?(?:items?|no\.)\s+\w", re.IGNORECASE)
"""A vote on one item of those that are voted on together: "with Member Orr voting no on item 3B"."""
_REST: Final = re.compile(
    r"[\s,;.]*(?:and\s+|with\s+)?(?P<rest>(?:the\s+|all\s+)?(?:balance|rest|remainder|others)(?:\s+of\s+[\w ]{3,30})?"
    rf"\s+(?:voting|voted)\s+(?P<word>{_WORDS}))\b",
    re.IGNORECASE,
)


def name_rolls(text: str, *, least: int = _LEAST) -> list[Roll]:
    """All rolls of the second form: names with an option behind each ("Trustee Orr – yes, Trustee Bo – absent")."""
    rolls: list[Roll] = []
    casts: list[tuple[PrintedName, str, int]] = []
    loose: list[str] = []

    def finish() -> None:
        if len(casts) >= least:
            casts[0] = (_in_own_line(text, [name for name, _, _ in casts]), *casts[0][1:])
            roll = _grouped(text, casts)
            roll.stray += loose
            rolls.append(roll)
        casts.clear()
        loose.clear()

    for match in _CAST_HEAD.finditer(text):
        if casts and match.start() < casts[-1][2]:
            continue
        if (match["mark"] == "," and not _is_cast(text, match)) or (match["mark"] is None and match["word"] == "A"):
            continue
        is_listed = match["mark"] is None and _is_in_list(text, match, casts[-1][2] if casts else None)
        if (
            match["mark"] is None
            and not is_listed
            and text[match.end() : match.end() + 12].split("\n")[0].strip(" .,;")
        ):
            continue
        name = _voter_before(text, match.start())
        if name is None or (match["mark"] is None and not is_listed and not _is_alone(text, name, match.end())):
            continue
        if text[name.end : match.start()].strip():
            continue
        gap = text[casts[-1][2] : name.start] if casts else ""
        if casts and not _CAST_GAP.fullmatch(gap):
            if _is_loose_line(text, casts, name):
                loose.append(" ".join(gap.split()))
            else:
                finish()
        casts.append((name, match["word"], match.end()))
    finish()
    return rolls


def _in_own_line(text: str, names: Sequence[PrintedName]) -> PrintedName:
    """The first name of a roll, without the end of the line above it where each of the others begins a line."""
    first, *others = names
    line = text.rfind("\n", first.start, first.end) + 1
    if not line or any(text[text.rfind("\n", 0, name.start) + 1 : name.start].strip() for name in others):
        return first
    name = read_name(text, line, in_line=True)
    return name if name is not None and name.end == first.end else first


def line_rolls(text: str) -> list[Roll]:
    """All rolls with each member in a line above the line of the vote: "Trustee Orr" over "Yes".

    Options over their names look alike, but no option comes again in them.
    """
    rolls: list[Roll] = []
    if not _HAS_VOTE_LINE.search(text):
        return rolls  # the pattern for all of them takes far longer
    for match in _LINES_OF_VOTES.finditer(text):
        casts: list[tuple[PrintedName, str, int]] = []
        for pair in _LINE_AND_VOTE.finditer(text, match.start(), match.end()):
            name = read_name(text, pair.start("name"), in_line=True)
            if name is None or name.end != pair.end("name"):
                casts.clear()
                continue
            casts.append((name, pair["word"], pair.end("word")))
        if len({word.casefold() for _, word, _ in casts}) < len(casts):
            rolls.append(_grouped(text, casts))
    return rolls


def _voter_before(text: str, end: int) -> PrintedName | None:
    """The name before a vote, with the office behind it: "Ada Orr, Chair – yes"."""
    office = _OFFICE.search(text, max(0, end - _OFFICE_REACH), end)
    if office is None:
        return name_before(text, end)
    name = name_before(text, office.start())
    return name._replace(end=office.end()) if name is not None and name.end == office.start() else None


def _is_loose_line(text: str, casts: list[tuple[PrintedName, str, int]], name: PrintedName) -> bool:
    """Whether a line of something else cuts a list of a member a line in two, as a mark of a draft does."""
    gap = text[casts[-1][2] : name.start]
    is_new = all(other.name.casefold() != name.name.casefold() for other, _, _ in casts)
    return is_new and bool(_LOOSE_LINE.fullmatch(gap)) and not _ACT_WORD.search(gap)


def sentence_rolls(text: str) -> list[Roll]:
    """All rolls told in sentences: "Members Orr and Tan voted aye. Member Quist voted nay."."""
    groups = [group for match in _VOTED.finditer(text) if (group := _sentence_group(text, match)) is not None]
    for match in _UNANIMOUS.finditer(text):
        names, end = name_list(text, match.end(), match.end("names"))
        if len(names) >= _LEAST and end == match.end("names"):
            groups.append(Group("yes", match["label"], match.start(), end + 1, names))
    groups.sort(key=lambda group: group.start)
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
    return [roll for roll in rolls if _is_told(text, roll)]


def _sentence_group(text: str, match: re.Match[str]) -> Group | None:
    """The names before "voted aye" with that option."""
    low = max(0, match.start() - 400)
    starts = [low + begin.end() for begin in _LIST_BEGINS.finditer(text[low : match.start()])]
    for start in [low, *starts] if low == 0 else starts:
        names, end = name_list(text, start, match.start() + 1)
        if names and end == match.start() and not _ON_ONE_ITEM.match(text, match.end()):
            word = next(filter(None, match.groups()))
            option, is_known = _option_in_words(word)
            label = " ".join(match[0].split()).strip(" ,")
            return Group(option if is_known else "other", label, start, match.end(), names)
    return None


def _option_in_words(words: str) -> tuple[str, bool]:
    """The option that words of a sentence mean: "in the negative" is no."""
    last = words.split()[-1].casefold()
    option = {"affirmative": "yes", "negative": "no", "opposing": "no", "opposition": "no"}.get(last)
    return (option, True) if option is not None else read_option(words)


def _is_told(text: str, roll: Roll) -> bool:
    """Whether a roll has two sides, or two names that did more than stand "for" or "against", or stands aside."""
    if len(roll.groups) > 1:
        return True
    group = roll.groups[0]
    return (len(group.names) > 1 and group.label not in ("for", "against")) or _is_aside(text, roll)


def _is_aside(text: str, roll: Roll) -> bool:
    """Whether one name stands in words that go with a vote: "…, with Mr. Bo abstaining, the Board awarded …"."""
    return bool(
        re.search(
            r"\b(?:with|except(?:\s+for)?|exception\s+of)\s+$",
            text[max(0, roll.start - 20) : roll.start],
            re.IGNORECASE,
        )
    )


def add_sides_in_sentences(text: str, roll: Roll) -> None:
    """Add to a roll the sentences right behind it: "Trustee Bo abstained. Trustees Orr and Tan were absent."."""
    while (group := side_in_sentence(text, roll.end)) is not None:
        casting = group.label.startswith(CASTING)
        names = {name.name.casefold() for other in roll.groups for name in other.names}
        if not casting or not any(name.name.casefold() in names for name in group.names):
            roll.groups.append(group)
        roll.is_tie_broken = roll.is_tie_broken or casting
        roll.end = group.end


def side_in_sentence(text: str, position: int) -> Group | None:
    """Those who are told of in the next words, with what they did; a label that begins with CASTING breaks a tie.

    "Balance voting no" and "The Mayor voted aye to break the tie" name nobody: a group without a name.
    """
    if rest := _REST.match(text, position):
        return Group(_option_in_words(rest["word"])[0], " ".join(rest["rest"].split()), rest.start("rest"), rest.end())
    for start in [gap.end() for pattern in _BEHIND if (gap := pattern.match(text, position))]:
        names, end = name_list(text, start, min(len(text), start + 300))
        chair = None if names else _THE_CHAIR.match(text, start)
        end = chair.end() if chair is not None else end
        casting = _CASTING.match(text, end) if len(names) == 1 or chair is not None else None
        if casting is not None:
            option, _ = _option_in_words(casting["word"] or casting["vote"])
            return Group(option, f"{CASTING}: {' '.join(casting[0].split()).strip(' ,')}", start, casting.end(), names)
        side = _DID.match(text, end) if names else None
        if side is not None:
            word = side["word"] or side["dash"]
            option = next(key.replace("_", " ") for key, match in side.groupdict().items() if match)
            option = _option_in_words(word)[0] if word else option
            return Group(option, " ".join(side[0].split()).strip(" ,"), start, side.end(), names)
    return None


def _is_cast(text: str, match: re.Match[str]) -> bool:
    """Whether a comma joins a name and its vote: "Orr, aye; Bo, no" and "Orr, aye Bo, no"."""
    return bool(_AFTER_CAST.match(text, match.end()))


def _is_in_list(text: str, match: re.Match[str], last: int | None) -> bool:
    """Whether a name and its vote are one of a list in a line: "Orr yes, Bo no, Tan yes."."""
    if not _SHORT_VOTE.fullmatch(match["word"]):
        return False
    is_next = last is not None and match.start() - last < _LIST_REACH
    return bool(_LIST_GOES_ON.match(text, match.end())) or (
        is_next and bool(re.match(r"\s*[.;\n]|$", text[match.end() : match.end() + 3]))
    )


def _is_alone(text: str, name: PrintedName, end: int) -> bool:
    """Whether name and vote are all of their line, as in two columns."""
    start = text.rfind("\n", 0, name.start) + 1
    stop = text.find("\n", end)
    rest = text[end : len(text) if stop < 0 else stop]
    before = text[start : name.start].strip()
    return (not before or before.endswith(":")) and not rest.strip(" .,;")


def _grouped(text: str, casts: list[tuple[PrintedName, str, int]]) -> Roll:
    groups: dict[str, Group] = {}
    for name, word, end in casts:
        option, is_known = read_option(word)
        group = groups.setdefault(option if is_known else "other", Group(option, word, name.start, end))
        group.names.append(name)
        group.end = end
    end = casts[-1][2]
    period = re.compile(r"[.\s]*").match(text, end)
    return Roll(
        casts[0][0].start,
        end if period is None else end + text[end : period.end()].find(".") + 1,
        list(groups.values()),
        is_by_member=True,
    )
