"""Motions, and the votes taken on them."""

from typing import NamedTuple


class Motion(NamedTuple):
    """The formal step put to the body. `requirement` is the id of the `Rule` that it needed, if known."""

    id: str
    meeting: str
    motion_type: str
    text: str | None = None
    agenda_item: str | None = None
    matter: str | None = None
    mover: str | None = None
    mover_name: str | None = None
    mover_basis: str | None = None
    mover_source: str | None = None
    seconder: str | None = None
    seconder_name: str | None = None
    requirement: str | None = None
    source: str | None = None


class VoteEvent(NamedTuple):
    """One taking of votes on one motion.

    `result` is the vote's own, never computed from the numbers; `result_text` is the word as printed.
    `disposition` is what became of the matter. `roll` says how many names are on record.
    """

    id: str
    motion: str
    position: int
    question: str
    method: str
    result: str
    result_basis: str
    result_text: str | None = None
    disposition: str | None = None
    effect_yes: str | None = None
    effect_no: str | None = None
    roll: str = "none"
    roll_note: str | None = None
    url: str | None = None
    source: str | None = None


class VoteCount(NamedTuple):
    """A number for one option as announced, by one source. It is never overwritten by counting names."""

    vote_event: str
    option: str
    source: str
    count: int  # type: ignore[assignment]  # the field's word, over the tuple's method
    option_text: str | None = None
    basis: str = "reported"


class Vote(NamedTuple):
    """One person's option in one vote event. `note` tells the method of a derived vote."""

    vote_event: str
    person: str
    voter_name: str
    option: str
    option_text: str
    district: str | None = None
    basis: str = "recorded"
    source: str | None = None
    note: str | None = None
