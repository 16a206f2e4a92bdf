"""What happens in a paper, in its order: moved, seconded, voted, carried, withdrawn, no second."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from councilui.load.formats.minutes import phrases
from councilui.load.formats.minutes.casts import CASTING, add_told_sides, name_rolls, sentence_rolls, told_side
from councilui.load.formats.minutes.counted import counted_rolls
from councilui.load.formats.minutes.flat import Flat
from councilui.load.formats.minutes.people import PrintedName, name_before, read_name
from councilui.load.formats.minutes.rolls import Roll, option_rolls
from councilui.load.formats.minutes.roster import Roster
from councilui.load.formats.minutes.tallies import Tally, tallies


@dataclass(slots=True)
class Event:
    """One thing that a paper tells. `kind` is move, second, result, tally, roll, withdrawn, no second or reference."""

    kind: str
    start: int
    end: int
    person: PrintedName | None = None
    second: PrintedName | None = None
    result: str = ""
    weight: str = ""
    roll: Roll | None = None
    tally: Tally | None = None
    is_label: bool = False
    begins: bool = False


_REFERENCE: Final = re.compile(
    r"\b(?:declared|directed\s+that\s+a\s+vote|vote\s+(?:was\s+|be\s+|being\s+)?taken|put\s+(?:it\s+"
    r"|the\s+\w+\s+)?to\s+(?:a|the)\s+vote"
    r"|moved\s+(?:earlier|previously)|vote\s+on\s+the\s+(?:motion|amendment|proposal))\b",
    re.IGNORECASE,
)
_REFERENCE_REACH: Final = 60
_PAIR_LIST: Final = re.compile(
    r"\bmotion(?:\s+and\s+second)?(?:\s+(?:was\s+)?(?:made|moved))?\s+(?:to|for"
    r"|that)\s+[^()]{4,700}?\((?=[^()\d]{3,90}\))",
    re.IGNORECASE,
)
_VOTE_WORD: Final = re.compile(
    r"\b(?:ayes?|nays?|noes|yeas?|votes?|carried|passed|failed|seconded "
    r"by)\b",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"^[ \t]*(?:(?:resolution|motion"
    r"|res\.?)\s+)?(?:no\.?\s*)?(?P<number>[A-Z]{0,4}[-\s]?\d{1,4}(?:[-–/.]\d{1,5})+[A-Z]?)[.:]?\s+",
    re.IGNORECASE | re.MULTILINE,
)
_JOINED: Final = re.compile(
    r"\s*(?:,|/|&|\band\b|;|\n|(?=S\s*:))\s*(?:seconded\s+by\s+|second(?:er)?\s*:\s*|S\s*:\s*)?", re.IGNORECASE
)
_BY: Final = re.compile(r"\bBy\s+(?=\w)")
_RESOLVED: Final = re.compile(r"\s*:\s*(?:resolved|whereas|that\b|be\s+it)", re.IGNORECASE)
_MOTION_COLON: Final = re.compile(r"\bmotion\s*(?::|--|[-–—])\s*", re.IGNORECASE)
_DOCUMENT_NUMBER: Final = re.compile(r"\s*\)?\s+(?P<number>\d{5,6})(?=\s|$)")
_ROW: Final = re.compile(r"\n\n(?P<head>motion|subject|mover\s*&\s*seconder|item|title|report)\s*:\s", re.IGNORECASE)
_SECOND_NEXT: Final = re.compile(r"\s*[,;/]?\s*(?:and\s+)?(?:was\s+)?second(?:ed)?\s+by\b", re.IGNORECASE)
_PRONOUN: Final = re.compile(r"\b(?:she|he|they|and|who|then|,)\s*$", re.IGNORECASE)
_AFTER_MOVED: Final = re.compile(
    r"\s*(?:to|that|for|the|we|approval|adoption|acceptance|a|an|item|items|its?|introduction|passage"
    r"|final|,|;|\.|:|/|and)\b|\s*[,.;:/–—-]|\s*\n",
    re.IGNORECASE,
)


def events_of(flat: Flat, roster: Roster) -> list[Event]:
    """All events of a paper in order; what stands inside another event of more weight is left out."""
    text = flat.text
    rolls = [
        Event("roll", roll.start, roll.end, roll=roll)
        for roll in (*option_rolls(text), *name_rolls(text), *sentence_rolls(text), *counted_rolls(text))
    ]
    for event in rolls:
        if event.roll is not None:
            add_told_sides(text, event.roll)
            event.end = event.roll.end
    numbers = [Event("tally", tally.start, tally.end, tally=tally) for tally in tallies(text)]
    rolls = _apart([*rolls, *_sides_behind(text, numbers)])
    others: list[Event] = list(_moves(flat, roster))
    others += _seconds(flat, roster, others)
    others += [Event("withdrawn", match.start(), match.end()) for match in phrases.WITHDRAWN.finditer(text)]
    others += [Event("no second", match.start(), match.end()) for match in phrases.NO_SECOND.finditer(text)]
    numbers += [
        _numbered_result(text, event)
        for event in numbers
        if _DOCUMENT_NUMBER.match(text, event.end) and event.tally and event.tally.words.startswith("Y")
    ]
    results = list(_results(text))
    for pattern in (phrases.MOVED_AND_CARRIED, phrases.BODY_ACTED):
        for match in pattern.finditer(text):
            results.append(
                Event("result", match.start("carried"), match.end("carried"), result="pass", weight="strong")
            )
    friendly = _Spans([match.span() for match in phrases.FRIENDLY.finditer(text)])
    inside = _Spans([(event.start, event.end) for event in rolls])
    numbers = [event for event in numbers if not inside.holds(event.start)]
    results = [event for event in results if not (inside.holds(event.start) or friendly.holds(event.start))]
    others = [event for event in others if not inside.holds(event.start)]
    unseconded = [event.start for event in others if event.kind == "no second"]
    results = [event for event in results if not any(0 <= start - event.end < 8 for start in unseconded)]
    rows = [Event("row", match.start("head"), match.start("head")) for match in _ROW.finditer(text)]
    heads = Counter(text[event.start : text.find(":", event.start)].casefold() for event in rows)
    rows = [event for event in rows if heads[text[event.start : text.find(":", event.start)].casefold()] > 2]
    events = [*rows, *rolls, *numbers, *results, *others]
    roll_starts = sorted(event.start for event in rolls)
    for event in events:
        if event.kind in ("move", "second") and _is_reference(flat, event, roll_starts):
            event.kind = "reference" if event.kind == "move" else "reference second"
    events.sort(key=lambda event: (event.start, _ORDER.get(event.kind, 5)))
    return events


def _sides_behind(text: str, numbers: Sequence[Event]) -> Iterator[Event]:
    """Who is told of right behind a tally: "4 to 1. Mr. Bo cast the dissenting vote."."""
    for event in numbers:
        side = told_side(text, event.end)
        if side is not None:
            roll = Roll(side.start, side.end, [side], is_tie_broken=side.label.startswith(CASTING))
            add_told_sides(text, roll)
            yield Event("roll", side.start, roll.end, roll=roll)


_ORDER: Final = {"row": -1, "move": 0, "second": 1, "result": 2, "tally": 3, "roll": 4}


class _Spans:
    """Places that are taken."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)  # they do not overlap
        self._starts = [start for start, _ in self._spans]

    def holds(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._spans[index][1]


def _apart(events: list[Event]) -> list[Event]:
    """Rolls that do not overlap; of two the one with more names stays."""
    events_apart: list[Event] = []
    for event in sorted(events, key=lambda event: (event.start, -event.end)):
        if events_apart and event.start < events_apart[-1].end:
            if _size(event) > _size(events_apart[-1]):
                events_apart[-1] = event
            continue
        events_apart.append(event)
    return events_apart


def _size(event: Event) -> int:
    return sum(len(group.names) for group in event.roll.groups) if event.roll else 0


def _is_reference(flat: Flat, event: Event, roll_starts: Sequence[int]) -> bool:
    """Whether a mover is named only to say which motion is voted on now, in the words before the next roll."""
    start, end = flat.sentence_start(event.start), min(flat.sentence_end(event.start), event.end + _REFERENCE_REACH)
    next_roll = bisect_right(roll_starts, event.start)
    if next_roll < len(roll_starts):
        end = min(end, roll_starts[next_roll])
    if next_roll:
        start = max(start, min(roll_starts[next_roll - 1], event.start))
    return (
        bool(_REFERENCE.search(flat.text[start:end])) and "following" not in flat.text[start : event.start].casefold()
    )


def _numbered_result(text: str, event: Event) -> Event:
    """The number of an enacted document behind a tally: the disposition of Portland's papers."""
    match = _DOCUMENT_NUMBER.match(text, event.end)
    assert match is not None
    return Event("result", match.start("number"), match.end("number"), result="pass", weight="number")


def _results(text: str) -> Iterator[Event]:
    candidates: list[Event] = []
    for phrase in phrases.RESULTS:
        for match in phrase.pattern.finditer(text):
            if match[0].strip():
                candidates.append(
                    Event("result", match.start(), match.end(), result=phrase.result, weight=phrase.weight)
                )
    # "not adopted as follows" and "adopted as follows": the longer, and a failure before a pass
    candidates.sort(key=lambda e: (e.start, e.result != "fail", -(e.end - e.start)))
    events_apart: list[Event] = []
    for event in candidates:
        if events_apart and event.start < events_apart[-1].end:
            if (
                event.weight == "strong"
                and events_apart[-1].weight == "weak"
                and event.result == events_apart[-1].result
            ):
                events_apart[-1].weight = "strong"
            events_apart[-1].end = max(
                events_apart[-1].end, event.end if event.result == events_apart[-1].result else events_apart[-1].end
            )
            continue
        events_apart.append(event)
    yield from events_apart


def _moves(flat: Flat, roster: Roster) -> Iterator[Event]:
    candidates = sorted(
        _all_moves(flat, roster), key=lambda event: (event.start, event.second is None, event.person is None)
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


def _all_moves(flat: Flat, roster: Roster) -> Iterator[Event]:
    text = flat.text
    for phrase in phrases.MOVES:
        for match in phrase.pattern.finditer(text):
            if phrase.person == "after":
                person = roster.trimmed(read_name(text, match.end()))
                if person is None or not (
                    person.title
                    or roster.knows(person.name)
                    or _is_label(match[0])
                    or _SECOND_NEXT.match(text, person.end)
                ):
                    continue
                if match[0].strip().casefold() == "made by" and not _tells_of_motion(flat, match.start()):
                    continue
                pair = (
                    _second_of_pair(text, person, roster)
                    if _is_label(match[0]) or "motion" in match[0].casefold()
                    else None
                )
                yield Event(
                    "move", match.start(), pair.end if pair else person.end, person, pair, is_label=_is_label(match[0])
                )
            else:
                person = _subject(flat, match, roster)
                if person is not None:
                    yield Event("move", person.start, match.end(), person)
    for match in phrases.NO_MOVER.pattern.finditer(text):
        yield Event("move", match.start(), match.end())
    for phrase in phrases.BOTH:
        for match in phrase.pattern.finditer(text):
            yield from _pair(text, match.start(), match.end(), roster, is_label=True)
    for match in _PAIR_LIST.finditer(text):
        if _VOTE_WORD.search(match[0]):
            continue
        yield from _pair(text, match.start(), match.end(), roster)
    for match in _NUMBERED.finditer(text):
        yield from _pair(text, match.start(), match.end(), roster, ends=r"\s*:")
    for match in _MOTION_COLON.finditer(text):
        person = roster.trimmed(read_name(text, match.end()))
        if person is not None and re.match(
            r"\s*[,;/\n(]?\s*(?:and\s+)?second", text[person.end : person.end + 24], re.IGNORECASE
        ):
            yield Event("move", match.start(), person.end, person, is_label=True)
    for match in _BY.finditer(text):
        person = read_name(text, match.end())
        if person is not None and person.title and _RESOLVED.match(text, person.end):
            yield Event("move", match.start(), person.end, person, begins=True)


def _is_label(words: str) -> bool:
    return words.rstrip().endswith((":", "-", "–", "—")) or words.casefold().strip() in ("moved by", "proposed by")


def _tells_of_motion(flat: Flat, offset: int) -> bool:
    sentence = flat.text[flat.sentence_start(offset) : flat.sentence_end(offset)].casefold()
    return "motion" in sentence or "seconded" in sentence or "moved" in sentence


def _subject(flat: Flat, match: re.Match[str], roster: Roster) -> PrintedName | None:
    """Who moved: the name before the verb, or of a sentence "Member Tan stated that she … and moved" its first."""
    text = flat.text
    person = name_before(text, match.start())
    if person is not None and (person.title or roster.knows(person.name)):
        return person
    if person is not None and not roster.has_names() and _AFTER_MOVED.match(text, match.end()):
        return person
    if person is None and _PRONOUN.search(text[max(0, match.start() - 8) : match.start()]):
        start = flat.sentence_start(match.start())
        first = read_name(text, start)
        if first is not None and (first.title or roster.knows(first.name)) and _AFTER_MOVED.match(text, match.end()):
            return first
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
    if second is None or (ends and not re.match(ends, text[end : end + 4])):
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


def _seconds(flat: Flat, roster: Roster, moves: list[Event]) -> list[Event]:
    text = flat.text
    candidates: dict[int, Event] = {}
    movers = {event.person.end for event in moves if event.person is not None}
    paired = [(event.start, event.end) for event in moves if event.second is not None]
    for phrase in phrases.SECONDS:
        for match in phrase.pattern.finditer(text):
            if any(start <= match.start() < end for start, end in paired):
                continue
            if phrase.person == "after":
                person = roster.trimmed(read_name(text, match.end()))
                if person is None or not (
                    person.title
                    or roster.knows(person.name)
                    or not roster.has_names()
                    or _is_label(match[0])
                    or any(0 <= match.start() - end < 8 for end in movers)
                ):
                    continue
                event = Event("second", match.start(), person.end, person)
                left = _left_name(text, match.start(), roster)
                if left is not None and left.end not in movers:
                    movers.add(left.end)
                    moves.append(Event("move", left.start, left.end, left))
            else:
                person = name_before(text, match.start())
                if person is None or not (person.title or roster.knows(person.name)):
                    continue
                event = Event("second", person.start, match.end(), person)
            if person.start not in candidates:
                candidates[person.start] = event
    return list(candidates.values())


def _left_name(text: str, end: int, roster: Roster) -> PrintedName | None:
    """The mover in "by Trustee Orr, seconded by Trustee Bo" where no verb tells of it."""
    stop = len(
        re.sub(
            r"[\s,;/]*(?:\band\b|\bwas\b|\bwith\b|\ba\b)?[\s,;/]*$",
            "",
            text[max(0, end - 120) : end],
            flags=re.IGNORECASE,
        )
    ) + max(0, end - 120)
    left = name_before(text, stop)
    if left is None or left.end != stop or not (left.title or roster.knows(left.name)):
        return None
    before = text[max(0, left.start - 12) : left.start]
    begins = r"(?:\b(?:by|of|from)\s+|[:.;(\n,]\s*|^)$" if left.title else r"(?:\b(?:by|of|from)\s+|[:.;(\n]\s*|^)$"
    return left if re.search(begins, before, re.IGNORECASE) else None
