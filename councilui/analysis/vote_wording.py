"""Sentences about a vote that screens, commands and exports share.

Short, and never more than the record has. Where there is nothing to say a function returns None (or no sentence); an
odd field is shown as it is. A tally has an en dash between yes and no.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from councilui.analysis import measures
from councilui.analysis.motions import direction, matter_noun
from councilui.analysis.roll import roll_names
from councilui.analysis.thresholds import Threshold, tally_of
from councilui.common import shares
from councilui.common.dates import long_date, ordinal, short_date
from councilui.record.model import AWAY, Body, Membership, Person
from councilui.record.views.votes import Tally, VoteCard, VoteLine

__all__ = [
    "announced",
    "by_sources",
    "differences_of",
    "effects",
    "figures",
    "long_date",
    "mark_text",
    "member",
    "member_of",
    "member_on",
    "method",
    "mover",
    "ordinal",
    "outcome",
    "outcome_word",
    "percent",
    "requirement_unknown",
    "roll_state",
    "sentence",
    "short_date",
    "tally_text",
    "threshold_sentence",
]

NO_ROLL: Final = "nobody's vote is on record in any source here"
_METHODS: Final = {
    "roll call": "Taken by roll call.",
    "electronic": "Taken electronically.",
    "voice": "Taken by voice vote.",
    "rising": "Taken by rising.",
    "omnibus": "Omnibus: one roll call for many items. A name in it is no evidence of presence or of a position.",
    "unanimous consent": "By unanimous consent: nobody objected.",
}
_ANSWERS: Final = frozenset(
    ("passed", "adopted", "approved", "carried", "failed", "failed to pass", "unclear", "not clear from the record")
)
_UNDEBATED: Final = re.compile(r"\b(?:without (?:any )?(?:debate|discussion)|before any discussion|no debate)\b", re.I)


def sentence(text: str) -> str:
    """`text` on one line, its first letter a capital, with a full stop at its end; "" stays ""."""
    line = " ".join(text.split())
    if not line:
        return ""
    return line[0].upper() + line[1:] + ("" if line[-1] in ".!?…”" else ".")


def member(body: Body, surname: str, district: str | None) -> str:
    """A member as people of the body write it: "Ald. Lopez (15th)"; without a title or district where there is none."""
    title = f"{body.member_title} " if body.member_title else ""
    return f"{title}{surname}" + (f" ({ordinal(district)})" if district else "")


def member_of(name: str, district: str | None) -> str:
    """A name with the seat after it, where no title is known: "Silvana Tabares (23rd)"."""
    return f"{name} ({ordinal(district)})" if district else name


def member_on(card: VoteCard, person: Person) -> str:
    """A person as of the meeting: with title and district when they held a seat, else the full name."""
    seat = next((seat for seat in card.seats if seat.person == person.id), None)
    if seat is not None:
        name = seat.surname if seat.district else roll_names(card)[person.id]
        return member(card.body, name or person.name, seat.district)
    vote = next((vote for vote in card.votes if vote.person == person.id and vote.district), None)
    return member(card.body, person.surname, vote.district) if vote is not None else person.name


def tally_text(tally: Mapping[str, int] | tuple[int, int]) -> str:
    """ "39–11"; the other options after it: "41–8, 1 not voting"."""
    if isinstance(tally, tuple):
        return f"{tally[0]}–{tally[1]}"
    others = (f", {count} {option}" for option, count in tally.items() if option not in ("yes", "no") and count)
    return f"{tally.get('yes', 0)}–{tally.get('no', 0)}" + "".join(others)


def effects(card: VoteCard) -> tuple[str, ...]:
    """What a yes and a no did: "A YES kept the law as it is."; only those on record."""
    pairs = (("YES", card.event.effect_yes), ("NO", card.event.effect_no))
    return tuple(_effect(option, text) for option, text in pairs if text and text.strip())


def _effect(option: str, text: str) -> str:
    line = sentence(text)
    if re.match(rf"an? {option}\b", line, re.I):
        return line
    start = " ".join(text.split())
    return f"A {option} {start[0] + line[1:]}" if start[0].islower() else f"A {option}: {line}"


def outcome(card: VoteCard) -> str:
    """What happened, in sentences: the result, what became of the matter, and whether it was voted on itself."""
    event, way = card.event, direction(card.motion.motion_type)
    dispositions = [_line(part) for part in (event.disposition or "").split(";") if part.strip()]
    if event.result in ("pass", "fail"):
        answer = "Failed" if event.result == "fail" else "Passed" if way == "merits" else "Carried"
        parts = (
            [] if dispositions and dispositions[0].casefold().startswith(f"{answer.casefold()} ") else [f"{answer}."]
        )
    elif event.result_text and event.result_text.strip():
        parts = [
            f"What this vote decided is not clear from the record: it is recorded as “{_line(event.result_text)}”."
        ]
    else:
        parts = ["What this vote decided is not on record."]
    for part in dispositions:
        if part.casefold() == "tabled":
            parts.append("Tabled: put aside without debate." if _undebated(card) else "Tabled: put aside.")
        elif part.casefold().rstrip(".") not in _ANSWERS:
            parts.append(sentence(part))
    if way in ("aside", "forward") and card.matter is not None and not any("voted on" in part for part in dispositions):
        noun = matter_noun(card.matter)
        put_aside = way == "aside" and event.result == "pass"
        parts.append(
            f"The {noun} itself was not voted on." if put_aside else f"This was not a vote on the {noun} itself."
        )
    return " ".join(parts)


def _undebated(card: VoteCard) -> bool:
    """Whether the record says that there was no debate; the motion's name alone is not enough."""
    item, event = card.item, card.event
    texts = [card.motion.text, event.disposition, event.roll_note, *(action.note for action in card.history)]
    texts += [item.outcome, item.summary, item.note] if item is not None else []
    return any(_UNDEBATED.search(text) for text in texts if text)


def _line(text: str) -> str:
    return " ".join(text.split())


def by_sources(count: int) -> str:
    """ "by one source", "by 8 sources"."""
    return "by one source" if count == 1 else f"by {count} sources"


def announced(card: VoteCard) -> str:
    """The announced tally and who says so; differing announcements side by side, the main source's first."""
    sources_of: dict[str, list[str]] = {}
    for source, tally in card.announcements.items():
        sources_of.setdefault(tally_text(tally), []).append(source)
    if not sources_of:
        return "No tally was announced in any source here."
    if len(sources_of) == 1:
        text, sources = next(iter(sources_of.items()))
        kind = f" ({_kinds(card, sources)})" if len(sources) == 1 else ""
        return f"Announced {text} {by_sources(len(sources))}{kind}"
    texts = "; ".join(f"{text} ({_kinds(card, sources)})" for text, sources in sources_of.items())
    return f"Announced {texts}"


def _kinds(card: VoteCard, sources: list[str]) -> str:
    kinds: dict[str, int] = {}
    for source in sources:
        kind = card.sources[source].kind if source in card.sources else "a source"
        kinds[kind] = kinds.get(kind, 0) + 1
    return ", ".join(kind if count == 1 else f"{kind}, {count} sources" for kind, count in kinds.items())


def roll_state(card: VoteCard) -> str:
    """How much of the roll is on record, and how many votes of it are derived."""
    names, seats = len(card.votes), card.body.seats
    if card.event.roll == "none" or (not names and card.event.roll != "complete"):
        return f"No roll: {NO_ROLL}."
    if card.event.roll == "partial" and all(vote.option in AWAY for vote in card.votes):
        return f"Partial roll: only who was away is on record ({names} {'names' if names != 1 else 'name'})."
    if card.event.roll == "partial":
        of = seats if seats is not None else sum((card.announced or {}).values())
        text = f"Partial roll: {names} of {of} names are on record" if of >= names else f"Partial roll: {names} names"
    else:
        text = f"Complete roll: all {names} names" if names != 1 else "Complete roll: one name"
    derived = sum(vote.basis == "derived" for vote in card.votes)
    return f"{text}, {derived} of them derived ◇." if derived else f"{text}."


def threshold_sentence(threshold: Threshold) -> str:
    """The motion's own requirement, or a mark with its assumption, set apart from it by "To orient:".

    A quorum and a tie-break are marks of every vote and need no such words.
    """
    t = threshold
    if t.measured in ("answering", "apart"):
        return sentence(mark_text(t)).removesuffix(".")
    if not t.applies:
        return f"To orient: {mark_text(t)}" + (f", {t.assumption}" if t.assumption else "")
    start = f"This motion needed {t.share or t.name}"
    if t.needed is None or t.of is None:
        return f"{start}; how many that was is not known."
    number = f"{t.needed} of {t.of}"
    if t.met is None:
        return f"{start}: {number}; whether it was met is not known."
    return f"{start}: {number} ✓ met" if t.met else f"{start}: {number} ✗ not met, {t.short_by} short"


def mark_text(threshold: Threshold) -> str:
    """A mark for orientation and how the vote stands to it, without its assumption: "34 of 50 to … — 23 short"."""
    t = threshold
    if t.measured == "apart":
        tie = "whether there was a tie is not known" if t.met is None else f"no tie, {t.votes} apart"
        return f"{t.name} — {'yes and no were equal' if t.met else tie}"
    number = f"{t.needed} of {t.of}" if t.needed is not None and t.of is not None else None
    if t.measured == "answering":
        return f"{t.name}, {number or 'of an unknown number'} — {_answering(t)}"
    if number is None:
        return t.name
    start = f"{number} to {t.name}"
    if t.met is None:
        return start
    return f"{start} — {t.votes} would have been enough" if t.met else f"{start} — {t.short_by} short"


def _answering(t: Threshold) -> str:
    if t.votes is None:
        return "how many took part is not known"
    if t.met is None:
        return f"{t.votes} took part for certain; whether there was one is not known"
    return f"{t.votes} took part ✓" if t.met else f"{t.votes} took part ✗ {t.short_by} short"


def requirement_unknown(card: VoteCard) -> str | None:
    """A sentence when the motion's own requirement is not on record, else None."""
    return None if card.requirement is not None else "What this motion needed is not on record."


def method(card: VoteCard) -> str:
    """How the vote was taken, and what that method leaves unknown."""
    if card.event.method == "voice" and not card.votes:
        return "Taken by voice: no roll exists."
    return _METHODS.get(card.event.method, "How the vote was taken is not on record.")


def mover(card: VoteCard) -> str:
    """ "Moved by Ald. Fuentes (26th), reported by one source"; the seconder after it when known."""
    motion = card.motion
    name = _name(card, motion.mover, motion.mover_name)
    if name is None:
        return "Who moved it is not on record."
    text = f"Moved by {name}"
    if motion.mover_basis == "reported":
        more = {
            citation.source
            for citation in card.citations
            if citation.subject == "vote_event" and citation.field == "mover"
        }
        text += f", reported {by_sources(len(more | {motion.mover_source} - {None}) or 1)}"
    elif motion.mover_basis and motion.mover_basis != "recorded":
        text += f" ({motion.mover_basis})"
    second = _name(card, motion.seconder, motion.seconder_name)
    return f"{text}; seconded by {second}" if second else text


def _name(card: VoteCard, person: str | None, printed: str | None) -> str | None:
    known = card.people.get(person) if person is not None else None
    if known is not None:
        return member_on(card, known)
    return printed or None


def percent(card: VoteCard) -> str | None:
    """The yeas as a share of the votes cast, and of the seats when there are more."""
    tally = tally_of(card)
    if tally is None or not tally["yes"] + tally["no"]:
        return None
    yes, cast, seats = tally["yes"], tally["yes"] + tally["no"], card.body.seats
    text = f"{shares.percent(yes, cast)} of the votes cast were yes ({yes} of {cast})"
    return f"{text}; {shares.percent(yes, seats)} of the {seats} seats" if seats and seats > cast else text


def figures(card: VoteCard) -> str | None:
    """Margin and Rice index with their base; None when no votes are known."""
    tally = tally_of(card)
    index = measures.rice(tally) if tally is not None else None
    if tally is None or index is None:
        return None
    return f"Margin {measures.margin(tally).value:+.0f}; Rice index {index.value:.3f}, of {index.n} votes cast"


def differences_of(card: VoteCard) -> tuple[str, ...]:
    """Where the announced tally, the counted roll and the number of seats differ."""
    announced_tally, counts = card.announced, card.roll_tally
    differences = []
    if announced_tally is not None and card.event.roll != "none":
        differences = [
            f"{option}: {_announced_number(announced_tally, option)}, counted by name {counts.get(option, 0)}"
            for option in {**announced_tally, **counts}
            if announced_tally.get(option, 0) != counts.get(option, 0) and option != "vacant"
        ]
    others = [tally for tally in card.announcements.values() if (tally["yes"], tally["no"]) != _sides(announced_tally)]
    if others:
        differences.insert(
            0, f"announced: {tally_text(announced_tally or {})}, elsewhere {', '.join(map(tally_text, others))}"
        )
    tally, seats = tally_of(card), card.body.seats
    if tally is not None and seats is not None and sum(tally.values()) != seats:
        differences.append(_of_seats(tally, seats, "announced" if announced_tally is not None else "counted"))
    return tuple(differences)


def _sides(tally: Tally | None) -> tuple[int, int] | None:
    return (tally["yes"], tally["no"]) if tally is not None else None


def _announced_number(tally: Tally, option: str) -> str:
    """An option that is missing from a tally was announced as none, or not at all."""
    return f"announced {tally[option]}" if option in tally else "no number announced"


def _of_seats(tally: Tally, seats: int, basis: str) -> str:
    total = sum(tally.values())
    if total > seats:
        return f"seats: {total} votes {basis}, {total - seats} more than the {seats} seats"
    return f"seats: {total} of {seats} accounted for in the {basis} tally, {seats - total} not"


def outcome_word(line: VoteLine) -> str:
    """What happened in a word or two for a list: "TABLED", "passed", "failed", "unclear"."""
    way = direction(line.motion_type)
    if line.result == "unknown":
        return "unclear" if line.result_text else "result not known"
    if line.result == "fail":
        return "not tabled" if "table" in line.motion_type.casefold() and way == "aside" else "failed"
    if way == "aside":
        return "TABLED" if "table" in line.motion_type.casefold() else "PUT ASIDE"
    word = _line((line.disposition or line.result_text or "").split(";")[0]).casefold().rstrip(".")
    if word.isalpha() and len(word) <= 16 and way in ("merits", "override", "other"):
        return word
    return "passed" if way == "merits" else "carried"


def seat_dates(seat: Membership) -> str:
    """When a seat or office was held: "Mon 18 May 2015 to no end on record"; or what rolls alone show."""
    start = seat.start_text or (short_date(seat.start) if seat.start else "start not known")
    end = seat.end_text or (short_date(seat.end) if seat.end else "no end on record")
    if seat.basis == "derived":  # from the first roll with the member to the first without
        gone = f", no longer on that of {end}" if seat.end else ""
        return f"on rolls from {start} on{gone}; when it began and ended is not on record"
    return f"{start} to {end}"
