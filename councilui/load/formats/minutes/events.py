"""What happens in a paper, in its order: moved, seconded, voted, carried, withdrawn, no second."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from councilui.load.formats.minutes import phrases
from councilui.load.formats.minutes.event import Event
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.movers import moves, seconds
from councilui.load.formats.minutes.people import PrintedName
from councilui.load.formats.minutes.result_phrases import RESULTS
from councilui.load.formats.minutes.roll import Roll
from councilui.load.formats.minutes.rolls_by_name import (
    CASTING,
    add_sides_in_sentences,
    line_rolls,
    name_rolls,
    sentence_rolls,
    side_in_sentence,
)
from councilui.load.formats.minutes.rolls_by_number import counted_rolls
from councilui.load.formats.minutes.rolls_by_option import RESULT_BESIDE, option_rolls
from councilui.load.formats.minutes.roster import Roster
from councilui.load.formats.minutes.spans import Spans
from councilui.load.formats.minutes.tallies import tallies

_REFERENCE: Final = re.compile(
    r"\b(?:declared|directed\s+that\s+a\s+vote|vote\s+(?:was\s+|be\s+|being\s+)?taken|(?<!\band\s)(?<!\bbeing\s)put\s+(?:it\s+"
    r"|the\s+\w+\s+)?to\s+(?:a|the)\s+vote"
    r"|moved\s+(?:earlier|previously)|vote\s+on\s+the\s+(?:motion|amendment|proposal))\b",
    re.IGNORECASE,
)
_REFERENCE_REACH: Final = 60
_WANT_REACH: Final = 8
_ROLL_CALL: Final = re.compile(
    r"^[ \t]*(?:[\dIVX]{1,4}[.)]?[ \t]*)?roll[ \t]*call[ \t]*(?:[:.–—-]|\n)\s*\S?\Z", re.IGNORECASE | re.MULTILINE
)
_ROLL_CALL_REACH: Final = 40
_AND_SO: Final = re.compile(r"[\s.,;–—-]*(?:(?:and|so|therefore|thus)[\s,]+)*(?:the\s+)?", re.IGNORECASE)
_DOCUMENT_NUMBER: Final = re.compile(r"(?:[^()\n]{0,60}\)|\s*\)?)\s+(?P<number>\d{5,6})(?=\s|$)")
_IS_BESIDE: Final = re.compile(rf"(?<=:[ ]|[ ]{{2}}){RESULT_BESIDE}", re.IGNORECASE)
_ROW: Final = re.compile(r"\n\n(?P<head>motion|subject|mover\s*&\s*seconder|item|title|report)\s*:\s", re.IGNORECASE)


def events_of(minutes: MinutesText, roster: Roster) -> list[Event]:
    """All events of a paper in order; what stands inside another event of more weight is left out."""
    text = minutes.text
    rolls = [
        Event("roll", roll.start, roll.end, roll=roll)
        for roll in (
            *option_rolls(text),
            *name_rolls(text),
            *line_rolls(text),
            *sentence_rolls(text),
            *counted_rolls(text),
        )
    ]
    for event in rolls:
        if event.roll is not None:
            _end_before_heading(text, event.roll, roster)
            add_sides_in_sentences(text, event.roll)
            event.end = event.roll.end
            event.kind = _kind_of(event.roll, roster)
    numbers = [Event("tally", tally.start, tally.end, tally=tally) for tally in tallies(text)]
    results = list(_results(text))
    outcomes = [*numbers, *(event for event in results if event.weight == "strong" or _begins_line(text, event))]
    rolls = _apart([*rolls, *_sides_behind(text, outcomes), *_sides_before(minutes, results)])
    others: list[Event] = list(moves(minutes, roster))
    others += seconds(minutes, roster, others)
    others += [Event("withdrawn", match.start(), match.end()) for match in phrases.WITHDRAWN.finditer(text)]
    others += [Event("no second", match.start(), match.end()) for match in phrases.NO_SECOND.finditer(text)]
    numbers += list(_numbered_results(text, numbers))
    for pattern in (phrases.MOVED_AND_CARRIED, phrases.SECONDED_AND_AGREED, phrases.BODY_ACTED):
        for match in pattern.finditer(text):
            result = "fail" if match.lastgroup == "failed" else "pass"
            start, end = match.span(match.lastgroup or 0)
            results = [event for event in results if not event.start <= start < event.end]
            results.append(Event("result", start, end, result=result, weight="strong"))
    motion_starts = {event.start for event in others}  # "RESOLVED on the motion of" is told by the motion
    results = [event for event in results if event.start not in motion_starts]
    friendly = Spans(match.span() for match in phrases.FRIENDLY.finditer(text))
    _leave_out_seconders(rolls, others)
    inside = Spans((event.start, event.end) for event in rolls)
    numbers = [event for event in numbers if not inside.holds(event.start)]
    results = [
        event
        for event in results
        if not (inside.holds(event.start) or friendly.holds(event.start)) or _IS_BESIDE.match(text, event.start)
    ]
    others = [event for event in others if not inside.holds(event.start)]
    unseconded = [event for event in others if event.kind == "no second"]
    results = [event for event in results if not any(_is_for_want(text, event, other) for other in unseconded)]
    rows = [Event("row", match.start("head"), match.start("head")) for match in _ROW.finditer(text)]
    heads = Counter(text[event.start : text.find(":", event.start)].casefold() for event in rows)
    rows = [event for event in rows if heads[text[event.start : text.find(":", event.start)].casefold()] > 2]
    events = [*rows, *rolls, *numbers, *results, *others]
    roll_starts = sorted(event.start for event in rolls)
    for event in events:
        if event.kind in ("move", "second") and event.person is not None and _is_reference(minutes, event, roll_starts):
            event.kind = "reference" if event.kind == "move" else "reference second"
    events.sort(key=lambda event: (event.start, _ORDER.get(event.kind, 5)))
    if events and _is_attendance(minutes, events):
        events[0].kind = "unread"
    return events


def _leave_out_seconders(rolls: Sequence[Event], others: Sequence[Event]) -> None:
    """Take whoever seconded from before who opposed: "seconded by Ms. Bo, Mr. Orr opposed"."""
    seconders = {event.person.start for event in others if event.kind == "second" and event.person is not None}
    for group in (group for event in rolls if event.roll is not None for group in event.roll.groups):
        if len(group.names) > 1 and group.names[0].start in seconders:
            del group.names[0]


def _is_attendance(minutes: MinutesText, events: Sequence[Event]) -> bool:
    """Whether a paper begins with a roll of who is there, in the words of a vote: "Roll Call: Mr. Orr, Aye; …"."""
    first = events[0]
    line = minutes.line_start(first.start)
    if first.kind != "roll" or not _ROLL_CALL.search(minutes.text, max(0, line - _ROLL_CALL_REACH), first.start + 1):
        return False
    behind = events[1] if len(events) > 1 else None
    return behind is None or behind.kind == "move" or behind.start - first.end > _ROLL_CALL_REACH


def _is_for_want(text: str, result: Event, unseconded: Event) -> bool:
    """Whether a motion failed for want of a second, before or behind those words: "No second, so it failed"."""
    if 0 <= unseconded.start - result.end < _WANT_REACH:
        return True
    return result.result == "fail" and _AND_SO.fullmatch(text, unseconded.end, result.start) is not None


def _kind_of(roll: Roll, roster: Roster) -> str:
    """A roll whose members have their names; "unread" where the paper doesn't say whose number one is."""
    return "roll" if not roll.has_seats() or _name_seats(roll, roster) else "unread"


def _name_seats(roll: Roll, roster: Roster) -> bool:
    """Name the members whom a roll tells of by number; False where the paper doesn't say whose a number is."""
    for group in roll.groups:
        seats = group.seats or ([PrintedName(group.end, group.end, str(group.count), None)] if group.count else [])
        if any(seat.name not in roster.seats for seat in seats):
            return False
        group.names = group.names + [seat._replace(name=roster.seats[seat.name]) for seat in seats]
        group.count = None
    return True


def _begins_line(text: str, event: Event) -> bool:
    """Whether a result stands in capitals at the begin of its line: "LOST"."""
    line = text[text.rfind("\n", 0, event.start) + 1 : event.start]
    return not line.strip() and text[event.start : event.end].isupper()


def _end_before_heading(text: str, roll: Roll, roster: Roster) -> None:
    """End a roll of members before a heading below it that is no member's name: "Bylaws"."""
    for group in roll.groups:
        group.names = [roster.trimmed(name) or name for name in group.names]
    names = roll.groups[-1].names
    last = names[-1] if len(names) > 1 and roll.end == names[-1].end else None
    if last is None or last.title is not None or not roster.has_names() or roster.knows(last.name):
        return
    before = text[names[-2].end : last.start]
    is_in_line = text[: names[-2].start].rsplit("\n", 1)[-1].strip() != ""  # names in a line, a word below it
    if all(roster.knows(name.name) for name in names[:-1]) and (before == "\n\n" or ("\n" in before and is_in_line)):
        names.pop()
        roll.end = roll.groups[-1].end = names[-1].end
        roll.stray += [last.name] if before != "\n\n" else []


def _sides_behind(text: str, outcomes: Sequence[Event]) -> Iterator[Event]:
    """Who voted how by the words right after a tally or a result: "4 to 1. Mr. Bo cast the dissenting vote."."""
    for event in outcomes:
        side = side_in_sentence(text, event.end)
        if side is not None:
            roll = Roll(side.start, side.end, [side], is_tie_broken=side.label.startswith(CASTING))
            add_sides_in_sentences(text, roll)
            yield Event("roll", side.start, roll.end, roll=roll)


def _sides_before(minutes: MinutesText, results: Sequence[Event]) -> Iterator[Event]:
    """Who voted how by the sentences right before a result: "Member Orr voted against the same. Motion passed."."""
    for event in results:
        start, first = minutes.sentence_start(event.start), None
        if minutes.text[start : event.start].strip().casefold() not in ("", "the"):
            continue
        while start and (side := side_in_sentence(minutes.text, minutes.sentence_start(start - 1))) is not None:
            if minutes.text[side.end : start].strip(" .\n"):
                break
            start, first = minutes.sentence_start(start - 1), side
        if first is not None:
            roll = Roll(first.start, first.end, [first], is_tie_broken=first.label.startswith(CASTING))
            add_sides_in_sentences(minutes.text, roll)
            yield Event("roll", roll.start, roll.end, roll=roll)


_ORDER: Final = {"row": -1, "move": 0, "second": 1, "result": 2, "tally": 3, "roll": 4}


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


def _is_reference(minutes: MinutesText, event: Event, roll_starts: Sequence[int]) -> bool:
    """Whether a mover is named only to say which motion is voted on now, in the words before the next roll."""
    start = minutes.sentence_start(event.start)
    end = min(minutes.sentence_end(event.start), event.end + _REFERENCE_REACH)
    next_roll = bisect_right(roll_starts, event.start)
    if next_roll < len(roll_starts):
        end = min(end, roll_starts[next_roll])
    if next_roll:
        start = max(start, min(roll_starts[next_roll - 1], event.start))
    return (
        bool(_REFERENCE.search(minutes.text[start:end]))
        and "following" not in minutes.text[start : event.start].casefold()
    )


def _numbered_results(text: str, numbers: Sequence[Event]) -> Iterator[Event]:
    """The numbers of enacted documents behind tallies: the dispositions of Portland's papers."""
    for event in numbers:
        match = _DOCUMENT_NUMBER.match(text, event.end)
        if match is not None and event.tally is not None and event.tally.words.startswith("Y"):
            yield Event("result", match.start("number"), match.end("number"), result="pass", weight="number")


def _results(text: str) -> Iterator[Event]:
    candidates: list[Event] = []
    for phrase in RESULTS:
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
