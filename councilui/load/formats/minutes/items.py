"""The items of a paper: documents with a number, numbers of the agenda, headings in capitals."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from councilui.common.width import cut_words
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.outline import outline_numbers
from councilui.load.formats.minutes.windows import at

_DOCUMENT: Final = re.compile(
    r"^[ \t]*(?P<number>"
    r"\(\*?\d{2,4}-\d{1,4}[A-Z]{0,6}(?:/[\w-]+)?(?:\s+REOPENED)?\)"  # (*14-167)
    r"|(?:resolution|ordinance|res\.|ord\.|motion|item|order|by-?law|bill|proposal|(?:warrant\s+)?article)(?![a-z])\s*:?\s*(?:no\.?:?\s*|number\s+|#\s*)?"
    r"[A-Z]{0,3}[-\s]?\d+(?:[-–./]\s?\d+)*[A-Z]?\b(?:,\s+20\d\d(?=\.))?"
    r"|[A-Z]{1,3}\d{4}-\d{1,4}"  # R2031-014
    r"|(?:\(\d{1,3}\)[ \t]+)?(?:\d{2}|20\d\d)-(?!20\d\d\b)\d{3,5}(?:-S\d+)?(?![\w-])"  # 31-0142, a file; (1) 31-0142-S2
    r"|\d{2}-[A-Z]{1,3}-\d{3,5}(?![\w-])(?:[ \t]+\(\d{1,3}\))?"  # 31-O-1200 (1), an ordinance
    r"|\d{6}(?=[ \t]*(?:sponsors?:[^\n]*)?\n[ \t]*(?:an?[ \t]+)?(?:ordinance|resolution|communication)\b)"
    r"|[A-Z]{2}\d{1,3}\.\d{1,3}[a-z]?(?=[ \t]+[-–—][ \t])"  # MM12.3 - a title
    r"|docket[ \t]*\#?[ \t]*\d{3,5}\b,?"  # Docket #1398, an ordinance
    r"|\d{2,4}/\d{1,3}/\d{1,3}(?![\d/])"  # 31/05/02, a minute number
    r"|\d{2,4}/\d{3}(?![\d/])"  # 31/045, another
    r"|\d{1,3}/\d{2}(?=[ \t]+(?-i:To)\s)"  # 132/31 To approve the budget
    r"|\d{2,4}/\d{4,6}/[A-Z]{2,5}\b"  # 31/00412/FUL, an application to build
    r")[.:]?\s+(?:(?=(?-i:[\W\dA-Z]))|(?<=\d,[ ]))",
    re.MULTILINE | re.IGNORECASE,
)
_ENTITLED: Final = re.compile(
    r"^[^\n.]{1,120}?\b(?P<number>(?:bill|resolution|ordinance)\s+no\.\s+[\w-]*\d[\w-]*),?\s+entitled:?\s+(?=[\"“])",
    re.MULTILINE | re.IGNORECASE,
)
"""A bill that is called up in a sentence: "… called up Bill No. 310042, entitled:" over its title."""
_INLINE: Final = at(re.compile(r"(?<=\s)(?P<number>\*?\d{1,4})\s+(?=[A-Z][a-z]+\s)"), "* 0")
_SECTION: Final = re.compile(r"^[ \t]*(?P<title>[A-Z][A-Z0-9 ,.&/’'()–—:-]{5,90})[ \t]*$", re.MULTILINE)
_BY: Final = re.compile(r"By\s+(?:the\s+)?[A-Z]")
_MOVERS: Final = re.compile(
    r"(?:(?:moved|seconded|mover|seconder|sponsors?(?=:))\b(?:\s+by)?[\s:]+[^\n]{1,60}\n\s*){1,2}(?=[A-Z])|subject:\s*",
    re.IGNORECASE,
)
"""What stands between a number and its title: who moved or sponsored it, "Subject:"."""
_BROKEN_OFF: Final = re.compile(r"\b(?:of|to|in|the|and|or|for|an?|with|by|at|on|from|as|its?)\s*\Z")
_MOTION_FIRST: Final = re.compile(r"(?:an?\s+|the\s+)?motion\s+(?:was|by|to)\b|(?:moved|mover)\b", re.IGNORECASE)
_NUMBER_OF_MOTION: Final = re.compile(
    r"[ \t]*(?:motion|resolution)\s[^\n]{1,24}\n\s*(?:(?:moved|mover|proposed|proposer)\b|[^\n.:]{3,80}\n\s*that\b)",
    re.IGNORECASE,
)
_NEXT: Final = re.compile(r"\s*(?P<word>\S)")
_SPEAKER: Final = re.compile(
    r"(?:\S+\s+){1,7}?(?:spoke|stated|said|commented|expressed|asked|urged|testified|thanked|inquired|questioned"
    r"|addressed|voiced|shared|supports|opposes|requested\s+(?:the|that))\b|.{2,40}?:\s*(?i:ayes?|yes|nays?|no|absent)\b"
)
_NO_TITLE: Final = re.compile(
    r"\W*(?:ayes?|noes|nays?|yeas?|absent|abstain\w*|none|motion carried|carried|passed|approved|adopted"
    r"|failed|defeated|lost|attest|mayor(?![’']s\b|\s+(?:and|reports?|comments?)\b)"
    r"|city clerk|result|status|disposition|subject|mover|section|whereas|be it|now, therefore"
    r"|recommendations?\s*:|(?:this|the|said)\s+(?:\w+\s+){1,3}(?:was|were|be)\s+(?:adopted|approved|passed|held|filed))(?!\w)",
    re.IGNORECASE,
)
# What was done about it is no part of a heading: a tally behind it, "(Y-5)", or the line below.
_DONE: Final = re.compile(
    r"\s*\((?:Y|Yeas?|Ayes?)\s?-?\s?\d|\s*;\s*\d{1,2}(?:\s?[-–]\s?\d{1,2}\s+vote|\s+in\s+favou?r)\b"
    r"|\n[ \t]*(?:[a-z]|\d{1,2})[.)]\s|\s+(?-i:MOVED BY|Moved by)\b"
    r"|\s[-–—]\s+by\s+(?-i:[A-Z])"
    r"|(?:\n[ \t]*|(?<=[^\W\d])[ \t]*[:–—][ \t]+)"
    r"(?=(?:(?:a|the)\s+)?(?:motion|mover|moved|seconded|(?:up)?on\s+(?:the\s+)?(?:motion|proposal)|it\s+was\s+(?:duly\s+)?moved"
    r"|sponsors?|(?:from|action|committee|recommendations?|results?|ayes?|in\s+favou?r|file\s+id|location|contact"
    r"|speakers?|presenters?|department)(?=[ \t]*:)"
    r"|discussion(?=[ \t]*\n)|(?:\d{2}|20\d\d)-\d{3,5}(?=[ \t]*(?:\n|\Z))"
    r"|(?:carried|lost|defeated|failed)(?=[ \t]*(?:\n|\Z))"
    r"|(?-i:(?:Cllrs?|Councill?ors?)\.?\s+[A-Z][\w.’' -]{1,50}?"
    r"\s+(?:was|were|has|had|will|confirmed|requested|agreed)\b)"
    r"|attachments?|enactment|resolved|proposed\s+by|introduced\s+by|disposition"
    r"|(?-i:(?!That|The|This|A\s)[A-Z][\w.’' -]{2,50}?\s+(?:moved|motioned|made\s+(?:a|the)\s+motion|proposed|left"
    r"|asked|said|stated|reported|presented|noted|explained|opened|introduced|advised|gave|spoke|declared)))\b)",
    re.IGNORECASE,
)
_PAPER: Final = re.compile(r"\bMINUTES\b|\bP\.?M\b|\bA\.?M\b|\b(?:19|20)\d\d\b|DAY,")  # a heading of the paper itself
_OF_MINUTES: Final = re.compile(r"(?:APPROV|ADOPTI|READING|CONFIRM|CORRECT|ACCEPT)\w*\b.*\bMINUTES\b")
"""A heading of the agenda that has the word for the paper in it: "APPROVAL OF MINUTES"."""
_VOTE: Final = re.compile(  # what was done about an item is no heading: "MOTION DEFEATED", "ROLL CALL VOTE:"
    r"(?:roll[- ]call|recorded|voice)\s+vote\b|action(?:\s+\d+)?\s*:"
    r"|(?:motion|amendment|substitute)\b(?!s\b)|(?:moved|seconded)\b|resolution\s+(?:no\.?\s*)?\S*\d\S*[ \t]*\Z"
    r"|(?:(?:council|committee|officer|officer[’']s|staff)\s+)?(?:resolution|recommendation|decision)\s*:?\s*\Z"
    r"|(?:carried|lost|failed|defeated|adopted|approved|passed|denied|withdrawn)\b",
    re.IGNORECASE,
)
_OUTCOME: Final = re.compile(
    r"\s+[-–—]\s+(?:approved|adopted|denied|referred|deferred|tabled|withdrawn|received|held|no\s+action)\b[^–—]*\Z",
    re.IGNORECASE,
)
"""What was done, behind a heading: "FERRY FARES – APPROVED"."""
_ABOVE: Final = re.compile(r"^[ \t]*(\d{1,2})[.)]?[ \t]+(?=[A-Z])", re.MULTILINE)
_LETTER: Final = re.compile(r"^[ \t]*([A-Z])(?=[.)][ \t])", re.MULTILINE)
_LONGEST: Final = 200
_MOST_WORDS: Final = 12  # of a heading, without it
_LEAST_INLINE: Final = 6


class Item(NamedTuple):
    """A line of the agenda as the paper prints it; `section` is the heading above it."""

    start: int
    number: str | None
    title: str
    section: str | None


@lru_cache(maxsize=1)  # the assembler and the agenda ask for those of one paper
def items_of(minutes: MinutesText) -> Sequence[Item]:
    """The items of a paper in order, headings among them."""
    outline = outline_numbers(minutes, lambda start: _title(minutes, start))
    outline = max(outline, _row_of_numbers(minutes.text), key=len)
    first = outline[0].start() if outline else len(minutes.text)
    printed = (*_DOCUMENT.finditer(minutes.text), *_ENTITLED.finditer(minutes.text))
    documents = [match for match in printed if _is_titled(minutes, match)]
    documents = [match for match in documents if match.start() < first or not _is_of_motion(minutes, match)]
    if len(documents) > max(_LEAST_INLINE, 2 * len(outline)):
        outline = []  # lists inside the documents
    marks = {match.start("number"): match for match in (*outline, *documents)}
    items: list[Item] = []
    letters = Counter(_LETTER.findall(minutes.text))
    numbers = list(_ABOVE.finditer(minutes.text))
    section: str | None = None
    end = -1
    places = sorted({**{m.start("title"): m for m in _sections(minutes.text)}, **marks}.items())
    stops = (*(start for start, _ in places[1:]), len(minutes.text))
    for (start, match), stop in zip(places, stops, strict=False):
        if "title" in match.groupdict():
            if start >= end:
                section = _OUTCOME.sub("", " ".join(match["title"].split())).strip(" :")
                items.append(Item(start, None, section, None))
            continue
        title = _title(minutes, match.end(), stop)
        end = match.end() + len(title)
        point = "." if match.groupdict().get("mark") == "." else ""
        number = " ".join(match["number"].split()).rstrip(",")
        if len(number) == 1 and letters[number] > 1:  # each "A." of a paper is "3A." or "5A."
            above = bisect_right(numbers, start, key=re.Match.start)
            number = f"{numbers[above - 1][1]}{number}" if above else number
        items.append(Item(start, number + point, title, section))
    return items


def _is_titled(minutes: MinutesText, match: re.Match[str]) -> bool:
    """Whether a document's number is an item's: its title follows, and not what was done about the item above it."""
    is_alone = "\n" in match[0].lstrip() and minutes.text[: match.start()].endswith("\n")
    is_within = is_alone and match.start() > minutes.paragraph_start(match.start())
    return bool(_title(minutes, match.end())) and not (is_within and _MOTION_FIRST.match(minutes.text, match.end()))


def _is_of_motion(minutes: MinutesText, match: re.Match[str]) -> bool:
    """Whether a number alone over who moved is the motion's: "Motion No. 45/1" over "Moved by Orr", below an item."""
    return "\n" in match[0].strip(" \t") and _NUMBER_OF_MOTION.match(minutes.text, match.start()) is not None


def _title(minutes: MinutesText, start: int, stop: int | None = None) -> str:
    """What follows a number up to `stop`, "" where it is no title: a vote, or somebody who spoke.

    Who brought it in, "By Councilman Poe.", is no title where the ordinance itself follows, and neither is who moved.
    """
    movers = _MOVERS.match(minutes.text, start)
    start = movers.end() if movers is not None else start
    end = _title_end(minutes, start)
    if _BY.match(minutes.text, start, end):
        following = _NEXT.match(minutes.text, end)
        if following is not None and following["word"].isupper():
            start = following.start("word")
            end = _title_end(minutes, start)
    if stop is not None and start < stop:
        end = min(end, stop)
    if done := _DONE.search(minutes.text, start, end):
        end = done.start()
    title = minutes.quote(start, end).strip(" .:–—-")
    return "" if _NO_TITLE.match(title) or _SPEAKER.match(title) else cut_words(title, _LONGEST)


def _title_end(minutes: MinutesText, start: int) -> int:
    """Where a title ends: with its sentence or its paragraph, unless that breaks off, "authorizing the Director of"."""
    limit = start + _LONGEST * 2
    while (end := minutes.paragraph_end(start)) <= minutes.sentence_end(start) and end < limit:
        if not _BROKEN_OFF.search(minutes.text, start, end):
            break
        start = end + 2
    return min(minutes.sentence_end(start), end, limit)


def _sections(text: str) -> Iterator[re.Match[str]]:
    """Headings in capitals; the second line of one is none."""
    last = -1
    for match in _SECTION.finditer(text):
        title, goes_on = match["title"], match.start() == last + 1
        last = match.end()
        if not (
            goes_on
            or _VOTE.match(title)
            or (_PAPER.search(title) and not _OF_MINUTES.match(title))
            or _NO_TITLE.match(title)
            or len(title.split()) >= _MOST_WORDS
        ):
            yield match


def _row_of_numbers(text: str) -> list[re.Match[str]]:
    """Numbers in running text, each the next or the one after: "… 43 Authorize a grant … 44 Amend a contract"."""
    best: list[re.Match[str]] = []
    chains: dict[int, list[re.Match[str]]] = {}
    for match in _INLINE.finditer(text):
        value = int(match["number"].strip("*"))
        chain = chains.pop(value - 1, None) or chains.pop(value - 2, [])
        chain.append(match)
        chains[value] = chain
        best = max(best, chain, key=len)
    return best if len(best) >= _LEAST_INLINE else []


def item_at(items: Sequence[Item], offset: int) -> int | None:
    """The index of the item in which a place lies, None before the first."""
    index = bisect_right(items, offset, key=lambda item: item.start) - 1
    return index if index >= 0 else None
