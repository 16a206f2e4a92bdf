"""A vote with some votes moved: which marks that would meet or miss.

Nothing here is on record, and no result is given: a result is never computed from numbers. Moves are stated as
assumptions, and go with the numbers everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from councilui.analysis import vote_wording
from councilui.analysis.motions import direction, matter_noun, motion_name
from councilui.analysis.roll import NOT_ON_RECORD, district_key, is_beyond_seats
from councilui.analysis.thresholds import Threshold, tally_of, thresholds
from councilui.analysis.vote_report import VoteReport
from councilui.common.errors import CouncilError
from councilui.record.model import OPTIONS, Vote
from councilui.record.views.votes import Tally, VoteCard, has_sides, in_order

HYPOTHETICAL: Final = "Hypothetical: nobody is on record voting this way."


class Move(NamedTuple):
    """`count` votes moved from one option to another: of `person`, or of nobody in particular.

    `start` may also be `roll.NOT_ON_RECORD`: seats that are in no tally.
    """

    start: str
    to: str
    count: int = 1  # type: ignore[assignment]  # as in VoteCount
    person: str | None = None


class MarkChange(NamedTuple):
    """A mark before (None when the vote had no such mark) and after the moves."""

    before: Threshold | None
    after: Threshold

    @property
    def change(self) -> Literal["newly met", "newly missed"] | None:
        was = self.before.met if self.before is not None else False
        if self.after.met is None or was is None or self.after.met == was:
            return None
        return "newly met" if self.after.met else "newly missed"

    @property
    def text(self) -> str | None:
        """The change in words; a tie is neither met nor missed."""
        if self.change is None:
            return None
        state = "met" if self.after.measured != "apart" else "a tie"
        return f"now {state}" if self.after.met else f"no longer {state}"


class WhatIf(NamedTuple):
    """A vote and the moves in it, the last one last."""

    report: VoteReport
    moves: tuple[Move, ...] = ()

    @property
    def card(self) -> VoteCard:
        return self.report.card

    def member_moved(self, person: str, to: str) -> WhatIf:
        """With the member's vote moved to `to`; unchanged when it is that already.

        Raises CouncilError when the member's vote is not on record, or when the tally has no such vote.
        """
        start = self.option_of(person)
        if start is None:
            raise CouncilError(
                f"{_name(self.card, person)}: vote unknown, so it can't be moved; move a number instead, such as"
                " '1 no=yes'."
            )
        own = [vote for vote in self.card.votes if vote.person == person]
        if is_beyond_seats(self.card, own) and own[0].option in self._differing_options:
            raise CouncilError(
                f"{_name(self.card, person)} has no seat, so the tally may not include this vote; move a number"
                " instead, such as '1 no=yes'."
            )
        return self if start == to else self._with_move(Move(start, to, 1, person))

    def number_moved(self, count: int, start: str, to: str) -> WhatIf:
        """With `count` votes moved from `start` to `to`. Raises CouncilError when there are not so many."""
        return self if start == to or not count else self._with_move(Move(start, to, count))

    @property
    def _differing_options(self) -> set[str]:
        """The options of which the tally and the roll have other numbers."""
        tally = self.card.announced or {}
        return {option for option, number in tally.items() if number != self.card.roll_tally[option]}

    def undone(self) -> WhatIf:
        """Without the last move."""
        return self._replace(moves=self.moves[:-1])

    def _with_move(self, move: Move) -> WhatIf:
        changed = self._replace(moves=(*self.moves, move))
        numbers_of(changed.card, changed.moves)  # raises when it can't be
        return changed

    def option_of(self, person: str) -> str | None:
        """The member's vote after the moves; None when not on record."""
        moved = next((move.to for move in reversed(self.moves) if move.person == person), None)
        return moved or next((vote.option for vote in self.card.votes if vote.person == person), None)

    @property
    def numbers(self) -> dict[str, int]:
        """Votes by option, with seats that are in no tally under `NOT_ON_RECORD`."""
        return numbers_of(self.card, self.moves)

    @property
    def tally(self) -> Tally:
        return in_order(self.numbers)

    @property
    def unnamed(self) -> dict[str, int]:
        """How many votes of each option have no name."""
        with_name = Counter(self.option_of(vote.person) for vote in self.card.votes)
        left = {option: number - with_name[option] for option, number in self.numbers.items()}
        return {option: number for option, number in left.items() if number > 0}

    @property
    def marks(self) -> tuple[MarkChange, ...]:
        """The thresholds after the moves, each beside the vote's own."""
        own = self.report.thresholds
        before = {mark.id: mark for mark in own}
        after = own if self.tally == self.report.tally else thresholds(self.card, self.tally)
        return tuple(MarkChange(before.get(mark.id), mark) for mark in after)

    @property
    def assumptions(self) -> tuple[str, ...]:
        """Everything that is assumed: the start, each move, everybody else, the rules."""
        return (_start(self.card), *_moved(self), *_further_assumptions(self))


def numbers_of(card: VoteCard, moves: Iterable[Move]) -> dict[str, int]:
    """Votes by option after `moves`. Raises CouncilError without a tally to start from, or for too many votes."""
    tally = tally_of(card)
    if tally is None:
        raise CouncilError("There is no tally to start from: no source gives one, and the roll call isn't complete.")
    numbers = dict(tally)
    if card.body.seats is not None and card.body.seats > sum(tally.values()):
        numbers[NOT_ON_RECORD] = card.body.seats - sum(tally.values())
    for move in moves:
        here = min(numbers.get(move.start, 0), move.count)
        numbers[move.start] = numbers.get(move.start, 0) - here
        missing = move.count - here
        if missing and (move.start in ("yes", "no") or numbers.get(NOT_ON_RECORD, 0) < missing):
            raise CouncilError(f"Only {here} of {move.count} votes are left to move from “{move.start}.”")
        if missing:  # a tally without those who were away: they are among the remaining seats
            numbers[NOT_ON_RECORD] -= missing
        numbers[move.to] = numbers.get(move.to, 0) + move.count
    return {option: numbers[option] for option in (*OPTIONS, NOT_ON_RECORD) if numbers.get(option)}


def _start(card: VoteCard) -> str:
    text = vote_wording.tally_text(tally_of(card) or {})
    if card.announced is None or not has_sides(card.announced):
        return f"Starts from {text}, counted by name; no source gives a full tally."
    return f"Starts from {text}, the tally on record{_differing(card)}."


def _differing(card: VoteCard) -> str:
    same = all((card.announced or {}).get(side) == card.roll_tally[side] for side in ("yes", "no"))
    return (
        ""
        if same or card.event.roll != "complete"
        else f"; the names add up to {vote_wording.tally_text(card.roll_tally)}"
    )


def _moved(what: WhatIf) -> list[str]:
    """The net moves; what was moved back is no assumption."""
    card, sentences = what.card, []
    groups: dict[tuple[str, str], list[Vote]] = {}
    for vote in card.votes:
        now = what.option_of(vote.person)
        if now is not None and now != vote.option:
            groups.setdefault((vote.option, now), []).append(vote)
    for (start, to), votes in groups.items():
        ordered = sorted(votes, key=lambda vote: district_key(vote.district))
        names = ", ".join(_name(card, vote.person) + (" ◇" if vote.basis == "derived" else "") for vote in ordered)
        derived = " (◇ derived, not printed in a source)" if "◇" in names else ""
        sentences.append(f"From {start} to {to}: {names}{derived}.")
    net: Counter[tuple[str, str]] = Counter()
    for move in what.moves:
        if move.person is None:
            net[move.start, move.to] += move.count
    left = {pair: count - net.get((pair[1], pair[0]), 0) for pair, count in net.items()}
    numbers = [f"from {start} to {to}: {count}" for (start, to), count in left.items() if count > 0]
    if numbers:
        sentences.append(vote_wording.sentence(f"{'; '.join(numbers)}, no member named"))
    return sentences


def _further_assumptions(what: WhatIf) -> list[str]:
    card = what.card
    way, noun = direction(card.motion.motion_type), matter_noun(card.matter)
    sentences = ["All other votes and rules unchanged. The final outcome isn't predicted."]
    if way in ("aside", "forward"):
        sentences.append(f"A {motion_name(card.motion.motion_type)} is not a vote on the {noun}.")
    if not card.shows_positions:
        sentences.append(f"The vote was taken by {card.event.method}: a name in it doesn't show a position.")
    if what.tally.get("vacant") != (tally_of(card) or {}).get("vacant"):
        lowered = [rule.name for rule in card.rules if rule.base.startswith("in office")]
        which = f"the number needed to {' or '.join(lowered)}" if lowered else "no number here"
        sentences.append(f"A vacant seat lowers {which}; other rules don't count members in office.")
    sentences += dict.fromkeys(
        f"The comparison asks what would follow {mark.after.assumption}."
        for mark in what.marks
        if mark.after.assumption is not None
    )
    return (
        sentences
        if card.rules
        else [*sentences, "No rule of this body is on record, so there is no threshold to compare with."]
    )


def _name(card: VoteCard, person: str) -> str:
    known = card.people.get(person)
    if known is not None:
        return vote_wording.member_on(card, known)
    seat = next((seat for seat in card.seats if seat.person == person), None)
    if seat is not None:
        return vote_wording.member(card.body, seat.name, seat.district)
    return next((vote.voter_name for vote in card.votes if vote.person == person), person)
