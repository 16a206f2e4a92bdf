"""Who moved and who seconded, in every wording of phrases.py."""

import re
from collections.abc import Iterator
from typing import Final

from councilui.load.formats.minutes import phrases
from councilui.load.formats.minutes.event import Event
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.people import TITLE, PrintedName, name_before, read_name
from councilui.load.formats.minutes.roster import Roster
from councilui.load.formats.minutes.spans import Spans
from councilui.load.formats.minutes.windows import at

_PAIR_LIST: Final = at(
    re.compile(
        r"\bmotion(?:\s+and\s+second)?(?:\s+(?:was\s+)?(?:made|moved))?\s+(?:to|for"
        r"|that)\s+[^()]{4,700}?\((?=[^()\d]{3,90}\))",
        re.IGNORECASE,
    ),
    "mot",
)
_VOTE_WORD: Final = re.compile(
    r"\b(?:ayes?|nays?|noes|yeas?|votes?|carried|passed|failed|seconded "
    r"by)\b",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"^[ \t]*(?:(?:(?:resolution|motion|res\.?)\s+)?(?:no\.?\s*)?"
    r"|[A-Z][^\n:.;,\d]{2,40}?[ \t]+(?=\d{2,4}/\d{2,4}\b))"  # a heading at the side: "Accounts 102/31 Orr: That …"
    r"(?P<number>[A-Z]{0,4}[-\s]?\d{1,4}(?:[-–/.]\d{1,5})+[A-Z]?)[.:]?\s+(?:[-–—]\s+)?",
    re.IGNORECASE | re.MULTILINE,
)
_THAT_NEXT: Final = re.compile(r"\s*(?::|[-–—]|(?=THAT))\s*(?:that\b|be\s+it\b|to\b)", re.IGNORECASE)
_JOINED: Final = re.compile(
    r"\s*(?:,|/|&|[-–—](?=\s)|\band\b|;|\n|(?=S(?:ec(?:onded)?)?\.?\s*[:/–-]))\s*"
    r"(?:seconded\s+by\s+|second(?:er)?\s*:\s*|S(?:ec(?:onded)?)?\.?\s*[:/–-]\s*)?"
    r"|\s+second(?:ed)?\s+(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_PAIR_BEFORE_MOTION: Final = re.compile(
    r"(?:^|(?<=[.:–—-] ))(?P<first>[A-Z][\w.'’-]{1,30}) ?/ ?(?P<second>[A-Z][\w.'’-]{1,30}),?(?= (?:to|that)\b)",
    re.MULTILINE,
)
"""Both names before the words of a motion: "Orr/Bo to approve the agenda"."""
_ABOVE_MOTION: Final = re.compile(
    r"^[ \t]*(?P<first>[A-Z][\w.'’ ]{1,30}?)[ \t]+[-–—/][ \t]+(?P<second>[A-Z][\w.'’ ]{1,30}?)"
    r"[ \t]*\n+[ \t]*(?:Motion|MOTION)(?=\s+(?i:to|that|for)\b)",
    re.MULTILINE,
)
"""Both names alone in the line above: "ORR - BO" over "Motion to approve the agenda"."""
_BELOW_RESOLVED: Final = re.compile(
    r"^[ \t]*(?P<start>(?i:resolved))(?:[ \t]+[\w/.-]*\d)?[ \t]*\n\s*(?i:that)\b"
    r"(?:(?!\s*(?i:resolved|moved)\b)[^\n]+\n+){1,40}?"
    r"[ \t]*(?P<first>[A-Z][\w.'’ ]{1,30}?)[ \t]*/[ \t]*(?P<second>[A-Z][\w.'’ ]{1,30}?)"
    r"(?=[ \t]*(?:\n|\Z)|[ \t]{2,}(?i:carried)\b)",
    re.MULTILINE,
)
"""Both names alone in a line below what was resolved, as in New Zealand: "RESOLVED", "That …", "Orr/Bo"."""
_BELOW_NUMBER: Final = re.compile(
    r"^[ \t]*(?:motion|resolution)\b[^\n:]{0,6}?\d[^\n:]{0,12}\n+(?P<start>[ \t]*)(?P<first>[^\n/]{3,40}?)"
    r"(?:[ \t]+[-–—/&][ \t]+(?P<second>[^\n/]{3,40}?))?[ \t]*\n+(?=[ \t]*(?:that|be[ ]it)\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""Names alone between a motion's number and its words: "MOTION #311-31" over "Councillor Orr / Councillor Bo"."""
_CAPITALIZED: Final = r"[A-Z][\w.'’-]{0,24}(?: [A-Z][\w.'’-]{0,24}){0,3}"
_TWO_NAMES: Final = rf"(?<![\w/])(?P<first>{_CAPITALIZED}) ?/ ?(?P<second>{_CAPITALIZED})"
_PAIR_MOVED: Final = re.compile(rf"{_TWO_NAMES}\s+moved\s*/\s*seconded\b")
"""Both names, known or not, and what they did: "Ada Orr/Ben Bo moved/seconded to"."""
_PAIR_BEFORE: Final = re.compile(rf"{_TWO_NAMES}(?:(?<=[A-Za-z])\.{{2,5}}(?=\s+[a-z])|\s+moved\b(?!\s*/))")
"""Both names before dots or a verb: "ORR/BO... approve the minutes", "Cr Orr/Cr Bo moved"."""
_OVER_THAT: Final = re.compile(
    r"^[ \t]*(?:\d{1,3}[.)]?[ \t]+)?(?P<start>)(?P<first>[A-Z][\w.'’ ]{1,30}?)[ \t]*/[ \t]*"
    r"(?P<second>[A-Z][\w.'’ ]{1,30}?)[ \t]*\n+(?=[ \t]*(?:THAT|That)\s)",
    re.MULTILINE,
)
"""Both names alone in a line over what they moved: "2. Orr/Bo" over "THAT the minutes be adopted."."""
_BY: Final = at(re.compile(r"\bBy\s+(?=\w)"), "by")
_RESOLVED: Final = re.compile(r"\s*[:;]\s*(?:seconded|resolved|whereas|that\b|be\s+it)", re.IGNORECASE)
_MOTION_COLON: Final = at(re.compile(r"\bmotion\s*(?::|--|[-–—])\s*", re.IGNORECASE), "mot")
_THEN_SECOND: Final = re.compile(r"\s*(?:[,;/\n(]|(?P<period>\.))?\s*(?:and\s+)?second", re.IGNORECASE)
_SECOND_NEXT: Final = re.compile(
    r"\s*[.,;/]?\s*(?:and\s+)?(?:was\s+)?second(?:ed)?(?:\s+by\b|:|\s+(?=(?-i:[A-Z])))", re.IGNORECASE
)
_BEGINS_CLAUSE: Final = re.compile(r"(?:[.,;\n]|\band)\s*\Z", re.IGNORECASE)
_PRESENTED: Final = re.compile(
    rf"(?:{TITLE})\s+(?-i:[A-Z])[\w.’' -]{{1,40}}?\s+(?:presented|reported|read|reviewed|introduced|submitted)\b"
    r"[^.;]*?,?\s+and\s+\Z",
    re.IGNORECASE,
)
"""Who moved what was presented: "Alderman Orr presented the report and moved that it be accepted"."""
_TWO_BEFORE: Final = re.compile(
    r"\b(?:\w+men|\w+[rtnl]s|trustees|messrs\.?)\s+(?-i:[A-Z])\S*\s+and\s+\Z", re.IGNORECASE
)
"""Two who moved, of whom neither is the one mover: "Councilmen Orr and Bo moved"."""
_GAP: Final = 60  # between a mover and a seconder at two ends of a line
_SECOND_REACH: Final = 400  # from a mover to a seconder whom nothing else tells of as a member
_SECONDED_BY: Final = re.compile(r",?\s+seconded\s+by\s+\Z", re.IGNORECASE)
_POSSESSIVE: Final = ("'s", "’s", "'", "’")
_SECONDED: Final = re.compile(r"seconded\s+", re.IGNORECASE)
_PRONOUN: Final = re.compile(r"\b(?:she|he|they|and|who|then|,)\s*$", re.IGNORECASE)
_AFTER_MOVED: Final = re.compile(
    r"\s*(?:to|that|for|the|we|approval|adoption|acceptance|a|an|item|items|its?|introduction|passage"
    r"|final|,|;|\.|:|/|and)\b|\s*[,.;:/–—-]|\s*\n",
    re.IGNORECASE,
)


def moves(minutes: MinutesText, roster: Roster) -> Iterator[Event]:
    candidates = sorted(
        _all_moves(minutes, roster), key=lambda event: (event.start, event.second is None, event.person is None)
    )
    persons: set[int] = set()
    last = 0
    for event in candidates:
        if event.person is None and event.start < last:
            continue
        last = max(last, event.end)
        if event.person is not None:
            if event.person.start in persons:
                continue
            persons.add(event.person.start)
        yield event


def _all_moves(minutes: MinutesText, roster: Roster) -> Iterator[Event]:
    text = minutes.text
    for phrase in phrases.MOVES:
        for match in phrase.pattern.finditer(text):
            if phrase.is_name_behind:
                person = roster.trimmed(_name_after(text, match))
                if person is None or not (
                    person.title
                    or roster.knows(person.name)
                    or not roster.has_names()
                    or _is_label(match[0])
                    or _SECOND_NEXT.match(text, person.end)
                ):
                    continue
                if match[0].strip().casefold() == "made by" and not _tells_of_motion(minutes, match.start()):
                    continue
                pair = (
                    _second_of_pair(text, person, roster)
                    if _is_label(match[0])
                    or re.match(r"\s*(?:(?:(?:up)?on\s+(?:a\s+|the\s+)?)?motion|moved\s*\Z)", match[0], re.IGNORECASE)
                    else None
                )
                yield Event(
                    "move", match.start(), pair.end if pair else person.end, person, pair, is_label=_is_label(match[0])
                )
            elif person := _subject(minutes, match, roster):
                are_two = _TWO_BEFORE.search(text, max(0, person.start - _GAP), person.start) is not None
                yield Event("move", person.start, match.end(), None if are_two else person)
    yield from _owners(text)
    for match in (*phrases.NO_MOVER.finditer(text), *phrases.ORDERED.finditer(text)):
        yield Event("move", match.start(), match.end())
    for pattern in phrases.BOTH:
        for match in pattern.finditer(text):
            yield from _pair(text, match.start(), match.end(), roster, is_label=True)
    for match in _PAIR_LIST.finditer(text):
        if _VOTE_WORD.search(match[0]):
            continue
        yield from _pair(text, match.start(), match.end(), roster)
    for match in _NUMBERED.finditer(text):
        yield from _pair(text, match.start(), match.end(), roster, ends=r"\s*(?::|[-–—]\s+(?=that\b))")
        person = roster.trimmed(read_name(text, match.end(), in_line=True))
        if person is not None and roster.knows(person.name) and _THAT_NEXT.match(text, person.end):
            yield Event("move", match.start(), person.end, person, is_label=True)
    for match in _MOTION_COLON.finditer(text):
        person = roster.trimmed(read_name(text, match.end()))
        if person is None:
            continue
        joint = _THEN_SECOND.match(text, person.end)
        if joint and (joint["period"] is None or person.title or roster.knows(person.name)):
            yield Event("move", match.start(), person.end, person, is_label=True)
    yield from _pairs(text, roster)
    yield from _names_alone(text, roster)
    for match in _BY.finditer(text):
        person = read_name(text, match.end())
        if person is not None and person.title and _RESOLVED.match(text, person.end):
            yield Event("move", match.start(), person.end, person, begins=True)


def _pairs(text: str, roster: Roster) -> Iterator[Event]:
    """Who moved and who seconded, by both names before or above the words: "Orr/Bo to approve the agenda"."""
    for form in (_ABOVE_MOTION, _PAIR_BEFORE_MOTION, _PAIR_BEFORE, _PAIR_MOVED):
        for match in form.finditer(text):
            first, second = (read_name(text, match.start(side), in_line=True) for side in ("first", "second"))
            names = [name.name for name in (first, second) if name is not None]
            if first is not None and first.end > match.end("first"):
                continue  # "Councilmember/Commissioner Orr moved"
            if first is not None and second is not None and (form is _PAIR_MOVED or all(map(roster.knows, names))):
                yield Event("move", match.start(), match.end(), first, second)


def _names_alone(text: str, roster: Roster) -> Iterator[Event]:
    """Who moved, and who seconded, by names alone between a motion's number and its words, or below its words."""
    for match in (*_BELOW_NUMBER.finditer(text), *_BELOW_RESOLVED.finditer(text), *_OVER_THAT.finditer(text)):
        first, second = (
            read_name(text, match.start(side), in_line=True) if match[side] else None for side in ("first", "second")
        )
        names = [(name, match.end(side)) for name, side in ((first, "first"), (second, "second")) if match[side]]
        if first is not None and all(name and name.end == end and roster.knows(name.name) for name, end in names):
            begins = match.re is _BELOW_RESOLVED
            start = match.start("start" if begins else "first")
            yield Event("move", start, match.end("second" if second else "first"), first, second, begins=begins)


def _owners(text: str) -> Iterator[Event]:
    """Motions of which both names stand as owners: "on Member Orr's motion, Member Bo's second"."""
    for match in phrases.POSSESSIVE.finditer(text):
        person, second = read_name(text, match.end("lead")), read_name(text, match.start("second"))
        if (
            person is not None
            and second is not None
            and text[person.end : match.start("motion")].strip() in _POSSESSIVE
        ):
            yield Event("move", match.start(), match.end(), person, second)


def _name_after(text: str, match: re.Match[str]) -> PrintedName | None:
    """The name behind a wording; behind a label that begins a line it ends with the line: "MOVED: ORR"."""
    words = match[0].rstrip()
    begins = "\n" in words or not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
    return read_name(text, match.end(), in_line=begins and words.endswith(":"))


def _is_label(words: str) -> bool:
    last = words.strip().split("\n")[-1]
    return last.endswith((":", "-", "–", "—")) or last.casefold() in ("moved by", "proposed by", "proposed")


def _tells_of_motion(minutes: MinutesText, offset: int) -> bool:
    sentence = minutes.text[minutes.sentence_start(offset) : minutes.sentence_end(offset)].casefold()
    return "motion" in sentence or "seconded" in sentence or "moved" in sentence


def _subject(minutes: MinutesText, match: re.Match[str], roster: Roster) -> PrintedName | None:
    """Who moved: the name before the verb, or of a sentence "Member Tan stated that she … and moved" its first."""
    text = minutes.text
    if text.startswith("/second", match.end()):
        return None  # "Orr/Bo moved/seconded"
    person = name_before(text, match.start())
    if person is not None and text[max(0, person.start - 2) : person.start].rstrip().endswith("/"):
        left = name_before(text, text.rindex("/", 0, person.start))
        if left is not None and roster.knows(left.name):
            return None  # "Cr Orr/Cr Bo moved"
    if person is not None and match[0][0].isupper() and "\n" in text[person.end : match.start()]:
        return None  # the end of a heading, over "Moved Cr Orr"
    is_member = person is not None and (person.title or roster.knows(person.name))
    if person is not None and (is_member or (not roster.has_names() and _AFTER_MOVED.match(text, match.end()))):
        by = _SECONDED_BY.search(text, max(0, person.start - 40), person.start)
        return _left_name(text, by.start(), roster, is_mover=True) if by is not None else person
    if person is not None or not _AFTER_MOVED.match(text, match.end()):
        return None
    start = minutes.sentence_start(match.start())
    if report := _PRESENTED.search(text, start, match.start()):
        return read_name(text, report.start())
    if _PRONOUN.search(text[max(0, match.start() - 8) : match.start()]):
        first = read_name(text, start)
        return first if first is not None and (first.title or roster.knows(first.name)) else None
    return None


def _pair(
    text: str, start: int, position: int, roster: Roster, *, ends: str = "", is_label: bool = False
) -> Iterator[Event]:
    """A mover and a seconder behind one another, in brackets or before a colon."""
    bracket = re.compile(r"\s*\(?\s*").match(text, position)
    first = roster.trimmed(read_name(text, bracket.end() if bracket else position))
    if first is None:
        return
    second = _second_of_pair(text, first, roster)
    end = second.end if second else first.end
    if second is None or (ends and not re.match(ends, text[end : end + 9], re.IGNORECASE)):
        return
    if not is_label and not ends and text[end : end + 1] != ")":
        return
    yield Event("move", start, end, first, second, is_label=is_label or bool(ends))


def _second_of_pair(text: str, first: PrintedName, roster: Roster) -> PrintedName | None:
    joined = _JOINED.match(text, first.end)
    if joined is None or (joined[0].strip() == "" and "\n" in joined[0]):
        return None
    second = roster.trimmed(read_name(text, joined.end()))
    if second is None or not (second.title or roster.knows(second.name) or first.title is None):
        return None
    return second


def seconds(minutes: MinutesText, roster: Roster, moves: list[Event]) -> list[Event]:
    text = minutes.text
    candidates: dict[int, Event] = {}
    movers = {event.person.end for event in moves if event.person is not None}
    ends = {end for event in moves if event.person is not None for end in (event.person.end, event.end)}
    paired = Spans((event.start, event.end) for event in moves if event.second is not None)
    for phrase in phrases.SECONDS:
        for match in phrase.pattern.finditer(text):
            if paired.holds(match.start()):
                continue
            if phrase.is_name_behind:
                person = roster.trimmed(_name_after(text, match))
                is_next = any(
                    not text[end : match.start()].strip(" ,;.\n")
                    for end in ends.intersection(range(match.start() - _GAP + 1, match.start() + 1))
                )
                if person is None or not (
                    person.title
                    or roster.knows(person.name)
                    or not roster.has_names()
                    or _is_label(match[0])
                    or is_next
                ):
                    continue
                if _SECONDED.fullmatch(match[0]) and not (
                    is_next or text[match.start() - 2 : match.start()] in (", ", "; ", ". ")
                ):
                    continue  # "Councillor Bo seconded Councillor Orr's motion"
                event = Event("second", match.start(), person.end, person)
                left = _left_name(text, match.start(), roster)
                if left is not None and left.end not in movers:
                    movers.add(left.end)
                    moves.append(Event("move", left.start, left.end, left))
            else:
                person = name_before(text, match.start())
                if person is None or person.end in movers or not (
                    person.title
                    or roster.knows(person.name)
                    or (_BEGINS_CLAUSE.search(text[max(0, person.start - 8) : person.start])
                        and not movers.isdisjoint(range(person.start - _SECOND_REACH + 1, person.start)))
                ):  # fmt: skip
                    continue
                event = Event("second", person.start, match.end(), person)
            if person.start not in candidates:
                candidates[person.start] = event
    return list(candidates.values())


def _left_name(text: str, end: int, roster: Roster, *, is_mover: bool = False) -> PrintedName | None:
    """The mover in "by Trustee Orr, seconded by Trustee Bo" where no verb tells of it.

    One who `is_mover` by a verb behind both names may be unknown where the paper lists nobody.
    """
    stop = len(
        re.sub(
            r"[\s,;/]*(?:\band\b|\bwas\b|\bwith\b|\ba\b)?[\s,;/]*$",
            "",
            text[max(0, end - 120) : end],
            flags=re.IGNORECASE,
        )
    ) + max(0, end - 120)
    left = name_before(text, stop)
    is_unlisted = is_mover and not roster.has_names()
    if left is None or left.end != stop or not (left.title or roster.knows(left.name) or is_unlisted):
        return None
    before = text[max(0, left.start - 12) : left.start]
    begins = r"(?:\b(?:by|of|from)\s+|[:.;(\n,]\s*|^)$" if left.title else r"(?:\b(?:by|of|from)\s+|[:.;(\n]\s*|^)$"
    return left if re.search(begins, before, re.IGNORECASE) else None
