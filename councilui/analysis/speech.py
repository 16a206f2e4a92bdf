"""Who of those who could vote spoke on the matter, where, how long, and how they then voted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from councilui.analysis.wording import member_on
from councilui.record.model import Statement
from councilui.record.views import VoteCard

_NOT_SPEECH: Final = ("scene", "narrative")
_OWN_WORDS: Final = ("verbatim", "quote")


class Speech(NamedTuple):
    """What one member said on the matter, in the meeting or (`inside` False) outside it or nobody says where.

    `words` counts those on record as theirs, a paraphrase none; `seconds` is None unless every statement is timed.
    `option` is None when how they voted is not on record, and then `basis` is "unknown".
    """

    person: str
    name: str
    inside: bool
    venues: tuple[str, ...]
    statements: tuple[Statement, ...]
    words: int
    seconds: float | None
    option: str | None
    basis: str


def speeches(card: VoteCard) -> tuple[Speech, ...]:
    """Each member who spoke, those in the meeting first, the longest first; nobody's vote is inferred.

    A member held a seat on that day, or has a vote on record in this event.
    """
    members = {seat.person for seat in card.seats} | {vote.person for vote in card.votes}
    said: dict[tuple[bool, str], list[Statement]] = {}
    for statement in card.statements:
        if statement.person in members and statement.kind not in _NOT_SPEECH:
            said.setdefault((not statement.inside, statement.person or ""), []).append(statement)
    found = [_speech(card, person, not outside, told) for (outside, person), told in said.items()]
    return tuple(sorted(found, key=lambda speech: (not speech.inside, -speech.words, speech.name)))


def others_who_spoke(card: VoteCard) -> int:
    """How many statements on the matter are by people who had no vote."""
    members = {seat.person for seat in card.seats} | {vote.person for vote in card.votes}
    return sum(s.kind not in _NOT_SPEECH and s.person not in members for s in card.statements)


def option_of(card: VoteCard, person: str | None) -> str | None:
    """How a person voted in this event; None when that is not on record."""
    return next((vote.option for vote in card.votes if vote.person == person), None)


def _speech(card: VoteCard, person: str, inside: bool, said: Sequence[Statement]) -> Speech:
    known = card.people.get(person)
    vote = next((vote for vote in card.votes if vote.person == person), None)
    timed = [s.end_s - s.start_s for s in said if s.start_s is not None and s.end_s is not None]
    return Speech(
        person=person,
        name=member_on(card, known) if known is not None else said[0].speaker_name or person,
        inside=inside,
        venues=tuple(dict.fromkeys(s.venue for s in said)),
        statements=tuple(said),
        words=sum(len(s.text.split()) for s in said if s.form in _OWN_WORDS),
        seconds=sum(timed) if len(timed) == len(said) else None,
        option=vote.option if vote is not None else None,
        basis=vote.basis if vote is not None else "unknown",
    )


def speech_text(speech: Speech) -> str:
    """ "Ald. Lopez (15th): 12 words, press; how they voted is not on record"."""
    length = f"{speech.words} words on record" if speech.words else "no words of their own on record"
    if speech.seconds is not None:
        length += f" in {speech.seconds:.0f} seconds"
    count = f"{len(speech.statements)} statements, " if len(speech.statements) > 1 else ""
    where = ", ".join("where is not stated" if venue == "not stated" else venue for venue in speech.venues)
    derived = " ◇" if speech.basis == "derived" else ""
    voted = f"voted {speech.option}{derived}" if speech.option in ("yes", "no") else (
        f"{speech.option} in this vote" if speech.option else "how they voted is not on record")  # fmt: skip
    return f"{speech.name}: {count}{length} ({where}); {voted}"
