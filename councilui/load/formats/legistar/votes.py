"""The votes on an event item: its motion, the result, the tally as printed, each member's vote; and attendance."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from councilui.load.formats.legistar import wording
from councilui.load.formats.legistar.context import Context
from councilui.load.formats.legistar.meetings import LegistarEvent
from councilui.load.formats.legistar.people import People
from councilui.load.formats.legistar.rows import Row, SourceRow, number
from councilui.load.formats.legistar.text import one_line
from councilui.load.outcomes import TallyReading, attendance_status, read_outcome, read_tally
from councilui.load.rolls import may_be_whole, report_voted_twice, unread_votes_text
from councilui.record.model import Attendance, Doubt, Motion, Vote, VoteCount, VoteEvent

_RESULTS: Final = {1: "yes", 2: "no"}
_METHODS: Final = (("voice vote", "voice"), ("roll call", "roll call"), ("unanimous consent", "unanimous consent"))


@dataclass(slots=True)
class Step:
    """An event item as far as votes on it need to know it; `position` is among the votes of its meeting."""

    legistar_id: int
    key: str
    row: Row
    file: str
    action: str | None
    agenda_item: str
    matter: str | None
    label: str | None
    title: str
    result: str
    position: int


def result_of(row: Row, context: Context) -> str:
    """pass, fail or unknown: null, 0 and 1 differ; the flag's name counts where its number was lost."""
    flag = row.get("EventItemPassedFlag")
    if type(flag) is int and 0 <= flag <= 1:
        return "pass" if flag else "fail"
    name = row.get("EventItemPassedFlagName")
    if not isinstance(name, str) or not name:
        return "unknown"
    result = read_outcome(name).result
    if result != "unknown":
        context.occurrences[
            "event item", f"with “{name.strip()}” but not the number that goes with it; the word was used."
        ] += 1
    return result


def vote_event(
    step: Step, rows: list[SourceRow], event: LegistarEvent, context: Context, people: People
) -> Iterator[object]:
    """Motion, vote event, counts and votes of an event item that was voted on, by names, by tally or by result."""
    fields, row, source, result = context.fields, step.row, context.source.id, step.result
    key = f"{step.key}/vote"
    votes, doubts, unread = read_votes(key, step, rows, event, context, people)
    tally = fields.line(row, "EventItemTally")
    counts = read_tally(tally) if tally else None
    if tally and counts is None:
        place = f"EventItemId {step.legistar_id}"
        context.report.warn("unreadable tally", step.file, place, f"“{tally}” isn't a tally that councilui can read.")
    text = fields.text(row, "EventItemActionText")
    motion_type = wording.motion_type(step.action) if step.action else "other"
    if step.action and motion_type == "other":
        context.unknown_actions.add(step.action, step.file, f"EventItemId {step.legistar_id}")
    mover, seconder = fields.line(row, "EventItemMover"), fields.line(row, "EventItemSeconder")
    yield Motion(
        id=f"{key}/motion",
        meeting=event.key,
        motion_type=motion_type,
        text=text or step.action,
        agenda_item=step.agenda_item,
        matter=step.matter,
        mover=people.id_of(number(row.get("EventItemMoverId"))) if mover else None,
        mover_name=mover,
        mover_basis="recorded" if mover else None,
        mover_source=source if mover else None,
        seconder=people.id_of(number(row.get("EventItemSeconderId"))) if seconder else None,
        seconder_name=seconder,
        source=source,
    )
    names = Counter(vote.option for vote in votes)
    agree = counts.matches(names) if counts is not None else not doubts
    is_whole = agree and not unread and may_be_whole(names.keys(), result)
    yield VoteEvent(
        id=key,
        motion=f"{key}/motion",
        position=step.position,
        question=wording.question(step.label, step.title, step.action, result),
        method=_method(f"{text or ''} {step.action or ''}"),
        result=result,
        result_basis="recorded" if result != "unknown" else "unknown",
        result_text=fields.word(row, "EventItemPassedFlagName"),
        disposition=wording.outcome_of_step(step.action, result) if step.action and step.matter else None,
        roll="none" if not votes else "complete" if is_whole else "partial",
        roll_note=_roll_note(row, tally, counts, unread),
        source=source,
    )
    for option, count in counts.named_by(names).counts.items() if counts else ():
        yield VoteCount(key, option, source, count, tally, "recorded")
    yield from votes
    yield from doubts


def _method(text: str) -> str:
    """How the vote was taken, where the action's text or name says so."""
    folded = text.casefold()
    return next((method for words, method in _METHODS if words in folded), "unknown")


def _roll_note(row: Row, tally: str | None, counts: TallyReading | None, unread: int) -> str | None:
    notes = []
    if row.get("EventItemConsent") == 1:
        notes.append("The item was on the consent agenda.")
    if tally and counts is None:
        notes.append(f"The tally is printed as “{tally}”.")
    if unread:
        notes.append(unread_votes_text(unread))
    return " ".join(notes) or None


class _MemberWord(NamedTuple):
    """A row whose person is known, with the word as printed."""

    file: str
    row: Row
    person: str
    name: str
    printed: str


def _member_words(
    prefix: str, step: Step, rows: list[SourceRow], context: Context, people: People
) -> Iterator[_MemberWord | None]:
    """What each person answered; None for a row that lacks its person or its word, nothing for a vacant seat.

    `prefix` is how the fields begin: Vote, or RollCall of the roll call of presence.
    """
    noun = {"Vote": "vote", "RollCall": "roll call"}[prefix]
    context.report.count(f"{noun}s", len(rows))
    for file, row in rows:
        word = row.get(f"{prefix}ValueName") or ""
        person_id, person_name = row.get(f"{prefix}PersonId"), row.get(f"{prefix}PersonName")
        person_and_name = people.find_person(person_id, person_name)
        if person_and_name is None and people.is_vacant(person_id, person_name):
            context.report.omit(f"{noun}s", "of vacant seats")
        elif person_and_name is None or not isinstance(word, str):
            place = f"{prefix}EventItemId {step.legistar_id}"
            context.omit_row(f"{noun}s", file, place, f"A {noun} lacks its person or its word.")
            yield None
        else:
            yield _MemberWord(file, row, *person_and_name, _printed(word))


def read_votes(
    key: str, step: Step, rows: list[SourceRow], event: LegistarEvent, context: Context, people: People
) -> tuple[list[Vote], list[Doubt], int]:
    """One vote a person: the first. A second is a doubt; "N/A" is no vote at all. The number is of votes not read."""
    by_person: dict[str, Vote] = {}
    doubts: list[Doubt] = []
    repeats: Counter[str] = Counter()
    vote_ids: set[int] = set()
    unread = 0
    report, source, districts = context.report, context.source.id, people.has_districts
    for member_word in _member_words("Vote", step, rows, context, people):
        if member_word is None:
            unread += 1
            continue
        file, row, person, name, printed = member_word
        option, is_known = context.words.read(printed)
        legistar_id = row.get("VoteId")
        if type(legistar_id) is int:
            if legistar_id in vote_ids:
                report.merge("votes", "listed before")
                continue
            vote_ids.add(legistar_id)
        if context.words.is_no_seat(printed):
            report.omit("votes", "marked as not a member then")
            continue
        result = row.get("VoteResult")
        decided = _RESULTS.get(result) if type(result) is int else None
        if not is_known:
            if decided is None:
                context.unknown_words.add(printed, file, f"VoteEventItemId {step.legistar_id}")
            option = decided or option
        elif decided is not None and option in _RESULTS.values() and option != decided:
            reason = f"{name}'s vote is “{printed}”, and its number {result} means {decided}; the word was used."
            report.warn("vote against its number", file, f"VoteEventItemId {step.legistar_id}", reason)
        if person in by_person:
            first = by_person[person].option_text
            report_voted_twice(report, file, f"VoteEventItemId {step.legistar_id}", name, (first, printed))
            if first != printed:
                reason = f"{name} appears twice in this roll, as “{first}” and as “{printed}”; the first was kept."
                repeats[person] += 1
                number = f"/{repeats[person]}" if repeats[person] > 1 else ""
                doubt_id = f"{key}/twice/{person.rpartition('/')[2]}{number}"
                doubts.append(Doubt(doubt_id, "vote_event", key, "vote", reason, source))
            continue
        district = people.district(person, event.body, event.date) if districts else None
        by_person[person] = Vote(key, person, name, option, printed, district, "recorded", source)
    report.load("votes", len(by_person))
    return list(by_person.values()), doubts, unread


def read_attendance(
    step: Step, rows: list[SourceRow], event: LegistarEvent, context: Context, people: People
) -> Iterator[object]:
    """Who answered the roll call of presence that hangs on an event item; it is no vote."""
    by_person: dict[str, str] = {}
    report = context.report
    for member_word in filter(None, _member_words("RollCall", step, rows, context, people)):
        file, _, person, name, printed = member_word
        if context.words.is_no_seat(printed):
            report.omit("roll calls", "marked as not a member then")
            continue
        if person in by_person:
            report.merge("roll calls", "of one person twice")
            reason = f"{name} appears twice, as “{by_person[person]}” and as “{printed}”; the first was kept."
            report.warn("person twice in a roll call", file, f"RollCallEventItemId {step.legistar_id}", reason)
            continue
        by_person[person] = printed
        status = attendance_status(printed)
        yield Attendance(step.key, person, name, event.key, status, printed, step.agenda_item, context.source.id)
    report.load("roll calls", len(by_person))


@lru_cache(maxsize=1024)
def _printed(raw: str) -> str:
    """A word without outer blanks."""
    return one_line(raw)
