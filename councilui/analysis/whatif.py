"""What if members had voted otherwise, or had been absent, or a seat had been vacant: which marks would have fallen.

Nothing here is on record. A result carries its assumptions, and whoever shows it shows them. Named members can be moved
where a name is on record; where none is, numbers are moved between options and nobody is named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from councilui.analysis.thresholds import Threshold, ruler, tally_of
from councilui.analysis.wording import member_on
from councilui.record.database import RecordError
from councilui.record.model import OPTIONS, Person, VoteCount
from councilui.record.views import Tally, VoteCard, in_order

WHAT_IF: Final = "what if"
"""The source of a hypothetical count: no source at all."""
_MOVE: Final = re.compile(r"\s*(?P<who>.+?)\s*(?:=|→|->)\s*(?P<to>[a-z ]+?)\s*\Z", re.IGNORECASE | re.DOTALL)
_NUMBER: Final = re.compile(r"(?P<count>[0-9]{1,6})\s+(?P<option>[a-z][a-z ]*)", re.IGNORECASE)


class Move(NamedTuple):
    """One member (`person` is an id), or `count` members who are not named, from an option to another one."""

    person: str | None
    count: int  # type: ignore[assignment]  # the field's word, over the tuple's method
    was: str
    to: str


class Mark(NamedTuple):
    """A threshold in the vote as it was and as it would have been."""

    before: Threshold
    after: Threshold

    @property
    def turned(self) -> bool | None:
        """True when it would have been met and was not, False the other way round, None when nothing turned."""
        if self.before.met is None or self.after.met is None or self.before.met == self.after.met:
            return None
        return self.after.met


class WhatIf(NamedTuple):
    """A vote as it was not. `tally` is hypothetical, `marks` the ruler before and after, `assumptions` sentences."""

    card: VoteCard
    moves: tuple[Move, ...]
    before: Tally
    tally: Tally
    marks: tuple[Mark, ...]
    assumptions: tuple[str, ...]


def what_if(card: VoteCard, moves: Sequence[Move]) -> WhatIf:
    """The vote with `moves` made one after the other.

    Raises RecordError when there is no tally to start from, or a move takes more members than there are.
    """
    before = tally_of(card)
    if before is None:
        raise RecordError("No whole tally is on record of this vote, so there is nothing to start from.")
    tally = dict(before)
    options = {vote.person: vote.option for vote in card.votes}
    for move in moves:
        if move.person is not None and options.get(move.person) != move.was:
            raise RecordError(f"{_name(card, move.person)} did not stand under “{move.was}”.")
        if tally.get(move.was, 0) < move.count:
            raise RecordError(f"There are {tally.get(move.was, 0)} under “{move.was}”: {move.count} cannot be moved.")
        tally[move.was] = tally.get(move.was, 0) - move.count
        tally[move.to] = tally.get(move.to, 0) + move.count
        if move.person is not None:
            options[move.person] = move.to
    made = in_order(tally)
    after = {(mark.name, mark.applies): mark for mark in ruler(_hypothetical(card, made))}
    marks = [
        Mark(mark, after.get((mark.name, mark.applies), mark._replace(votes=None, met=None, short_by=None)))
        for mark in ruler(_hypothetical(card, before))
    ]
    return WhatIf(card, tuple(moves), before, made, tuple(marks), _assumptions(card, moves))


def read_move(card: VoteCard, text: str, moves: Sequence[Move] = ()) -> Move:
    """A move as people type it, after `moves`: "lopez=yes", "15=absent" (a ward), "3 no=yes" (nobody named).

    Raises RecordError for what names no option, nobody, or several members.
    """
    found = _MOVE.fullmatch(text)
    to = " ".join(found["to"].split()).casefold() if found else ""
    if found is None or to not in OPTIONS:
        raise RecordError(f"“{text}” is no move; write 'lopez=yes', '15=absent' or '3 no=yes', with one of: "
                          f"{', '.join(OPTIONS)}.")  # fmt: skip
    numbers = _NUMBER.fullmatch(found["who"])
    if numbers is not None and " ".join(numbers["option"].split()).casefold() in OPTIONS:
        return Move(None, int(numbers["count"]), " ".join(numbers["option"].split()).casefold(), to)
    return move_member(card, _person(card, found["who"]), to, moves)


def move_member(card: VoteCard, person: str, to: str, moves: Sequence[Move] = ()) -> Move:
    """The move that puts a member of the roll under `to`, wherever `moves` have put them before."""
    was = next((move.to for move in reversed(moves) if move.person == person), None)
    was = was or next((vote.option for vote in card.votes if vote.person == person), None)
    if was is None:
        raise RecordError(f"How {_name(card, person)} voted is not on record; move a number, as in '1 no=yes'.")
    return Move(person, 1, was, to)


def move_text(card: VoteCard, move: Move) -> str:
    """ "Ald. Lopez (15th): no → yes"; "3 members who are not named: no → yes"."""
    who = _name(card, move.person) if move.person is not None else _unnamed(move.count)
    return f"{who}: {move.was} → {move.to}"


def _unnamed(count: int) -> str:
    return "1 member who is not named" if count == 1 else f"{count} members who are not named"


def _assumptions(card: VoteCard, moves: Sequence[Move]) -> tuple[str, ...]:
    told = [f"{move_text(card, move)}." for move in _summed(moves)]
    rest = (
        "Everybody else as on record" if card.votes else "All other numbers as announced (nobody's vote is on record)"
    )
    told.append(f"{rest}; the rules as on that day.")
    if any(move.to == "vacant" for move in moves):
        told.append("A vacant seat lowers what is taken of those who hold office, not what is taken of all seats.")
    return tuple(told)


def _summed(moves: Sequence[Move]) -> list[Move]:
    """Moves of one member put together, and those of unnamed ones between the same options; what cancels is gone."""
    named: dict[str, Move] = {}
    unnamed: Counter[tuple[str, str]] = Counter()
    for move in moves:
        if move.person is not None:
            first = named.pop(move.person, move)
            if first.was != move.to:
                named[move.person] = Move(move.person, 1, first.was, move.to)
        elif move.was != move.to:
            back = min(unnamed[move.to, move.was], move.count)
            unnamed[move.to, move.was] -= back
            unnamed[move.was, move.to] += move.count - back
    return [*named.values(), *(Move(None, count, *pair) for pair, count in unnamed.items() if count)]


def _hypothetical(card: VoteCard, tally: Tally) -> VoteCard:
    counts = tuple(VoteCount(card.event.id, option, WHAT_IF, count) for option, count in tally.items())
    return card._replace(counts=counts, event=card.event._replace(result="unknown"))


def _person(card: VoteCard, typed: str) -> str:
    """The member of the roll, or of the body on that day, whom a name or a district means."""
    wanted = typed.casefold().strip()
    known = {seat.person: (seat.surname, seat.name, seat.district or "") for seat in card.seats}
    for vote in card.votes:
        person = card.people.get(vote.person)
        names = (person.surname, person.name) if person is not None else (vote.voter_name, vote.voter_name)
        known[vote.person] = (*names, vote.district or "")
    for fits in (
        [key for key, (_, _, district) in known.items() if district.casefold() == wanted],
        [key for key, (surname, name, _) in known.items() if wanted in (surname.casefold(), name.casefold())],
        [key for key, (surname, name, _) in known.items() if wanted in f"{name} {surname}".casefold()],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            several = ", ".join(sorted(known[key][1] for key in fits)[:6])
            raise RecordError(f"“{typed}” fits several members: {several}.")
    raise RecordError(f"No member of this vote is called “{typed}”.")


def _name(card: VoteCard, person: str) -> str:
    known = card.people.get(person)
    if known is None:
        seat = next((seat for seat in card.seats if seat.person == person), None)
        known = Person(person, seat.name, seat.name, seat.surname) if seat is not None else None
    return member_on(card, known) if known is not None else person
