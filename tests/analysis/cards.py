"""Vote cards made by hand: a council of fifty wards with real numbers, and small ones for the edges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from councilui.record.model import (
    Body,
    Matter,
    Meeting,
    Motion,
    Person,
    Rule,
    Source,
    Vote,
    VoteCount,
    VoteEvent,
)
from councilui.record.views.votes import Seat, VoteCard, VoteLine, has_sides

SURNAMES = {
    "13": "Quinn",
    "15": "Lopez",
    "19": "O'Shea",
    "23": "Tabares",
    "26": "Fuentes",
    "31": "Cardona",
    "38": "Sposato",
}
COUNCIL = Body(
    "council", "Chicago City Council", "council", "America/Chicago", 50, "Ald.", "ward",
    journal_form="Coun. J. {month}-{day}-{yy}",
)  # fmt: skip
ORDINANCE = Matter("m", "O2021-117", "recorded", "Welcoming City Ordinance", type="Ordinance")
NAYS_2021 = ("13", "15", "19", "23", "38", "41", "42", "45")
NAYS_THOMAS = ("13", "18", "23", "38", "41", "42", "45")

PASS = Rule(
    "r/pass", "council", "pass an ordinance", "pass", "seats and mayor", 1, 2, True, "A majority.", source="statute"
)
VETO = Rule(
    "r/veto", "council", "override a veto", "override veto", "seats", 2, 3, False, "Two thirds.", source="statute"
)
TABLE = Rule(
    "r/table", "council", "lay on the table", "table", "votes cast", 1, 2, True, "More yeas than nays.", source="rules"
)
TIE = Rule("r/tie", "council", "break a tie", "tie-break", "votes cast", 1, 2, False, "The mayor votes on a tie.")
QUORUM = Rule("r/quorum", "council", "quorum", "quorum", "seats and mayor", 1, 2, True, "A majority is a quorum.")
RULES = (QUORUM, PASS, VETO, TABLE, TIE)

SOURCES = {
    s.id: s
    for s in (
        Source("clerk", "official record", "City Clerk", "Journal", "https://clerk.example/j?a=1&b=2", "2021-01-27"),
        Source("trib", "press", "Chicago Tribune", "Council tables amendment", "https://trib.example/a_b*c"),
        Source("fox", "press", "Fox 32", "Change voted down", None),
        Source("statute", "statute", "Illinois", "65 ILCS 5/3.1-40-40", "https://ilga.example/1"),
        Source("rules", "rules", "Council", "Rules of Order", None),
    )
}


def surname(district: str) -> str:
    """A member's name that tells the ward, the real one where a test asks for it."""
    return SURNAMES.get(district, f"Member{int(district):02}")


def seats(number: int = 50, term: str = "") -> tuple[Seat, ...]:
    """`number` members with districts from "1"; `term` makes other people of the same seats."""
    return tuple(Seat(f"p{term}{n}", f"First {surname(str(n))}", surname(str(n)), str(n)) for n in range(1, number + 1))


def people(members: Sequence[Seat]) -> dict[str, Person]:
    """The persons who hold `members`' seats."""
    return {s.person: Person(s.person, s.name, f"{s.surname}, First", s.surname) for s in members}


def counts(announced: Mapping[str, Mapping[str, int]]) -> tuple[VoteCount, ...]:
    """Announced counts from {source: {option: number}}."""
    return tuple(VoteCount("v", o, s, n) for s, tally in announced.items() for o, n in tally.items())


def roll(members: Sequence[Seat], options: Mapping[str, str], default: str | None = "yes") -> tuple[Vote, ...]:
    """Votes of `members` by district; those not in `options` vote `default`, None leaves them out."""
    chosen = ((seat, options.get(seat.district or "", default)) for seat in members)
    return tuple(
        Vote("v", s.person, f"{s.surname}, First", o, {"yes": "Yea", "no": "Nay"}.get(o, o), s.district, source="clerk")
        for s, o in chosen
        if o is not None
    )


def card(
    *,
    members: Sequence[Seat] | None = None,
    votes: tuple[Vote, ...] = (),
    announced: Mapping[str, Mapping[str, int]] | None = None,
    body: Body = COUNCIL,
    rules: tuple[Rule, ...] = RULES,
    motion_type: str = "pass",
    requirement: str | None = None,
    matter: Matter | None = ORDINANCE,
    date: str = "2021-01-27",
    **event: Any,
) -> VoteCard:
    """A card with the defaults of an ordinance put to passage; `event` fills fields of the vote event."""
    members = seats() if members is None else members
    fields: dict[str, Any] = {
        "id": "v",
        "motion": "mo",
        "position": 0,
        "question": "Shall O2021-117 pass?",
        "method": "roll call",
        "result": "pass",
        "result_basis": "recorded",
        "source": "clerk",
    }
    return VoteCard(
        event=VoteEvent(**{**fields, **event}),
        motion=Motion("mo", "meeting", motion_type, requirement=requirement),
        meeting=Meeting("meeting", body.id, date, 0, "regular"),
        body=body,
        matter=matter,
        item=None,
        counts=counts(announced or {}),
        votes=votes,
        seats=tuple(members),
        rules=rules,
        sponsorships=(),
        history=(),
        related=(),
        statements=(),
        claims=(),
        doubts=(),
        citations=(),
        sources=SOURCES,
        people=people(members),
    )


def table_card() -> VoteCard:
    """Jan. 15, 2025: 39-11 to table, no roll."""
    sample = card(
        id="2025/table",
        announced={"trib": {"yes": 39, "no": 11}, "fox": {"yes": 39, "no": 11}},
        motion_type="table",
        requirement="r/table",
        matter=Matter("o2", "O2023-0004222", "reported", "Amend Chapter 2-173", type="Ordinance"),
        date="2025-01-15",
        question="Shall O2023-0004222 be laid on the table?",
        method="unknown",
        result_basis="reported",
        disposition="tabled; the ordinance itself was not voted on",
        effect_yes="kept the law as it is",
        source="trib",
    )
    moved = sample.motion._replace(
        mover="p26", mover_name="Jessica Fuentes", mover_basis="reported", mover_source="fox"
    )
    return sample._replace(motion=moved)


def welcoming_card() -> VoteCard:
    """Jan. 27, 2021: O2021-117 passed 41-8, 1 not voting, by other people than those of 2025 in some seats."""
    members = seats()
    options = {**dict.fromkeys(NAYS_2021, "no"), "31": "not voting"}
    return card(
        id="2021/pass",
        members=members,
        votes=roll(members, options),
        announced={"clerk": {"yes": 41, "no": 8, "not voting": 1}, "trib": {"yes": 41, "no": 8}},
        requirement="r/pass",
        roll="complete",
        result_text="Passed",
    )


def thomas_card() -> VoteCard:
    """Jan. 15, 2025: Or2025-0014616 passed 43-7, two votes derived, another person in ward 19."""
    members = tuple(s._replace(person="px", surname="Newcomer") if s.district == "19" else s for s in seats())
    votes = tuple(
        v._replace(basis="derived", note="the tally leaves two yeas over") if v.district in ("27", "35") else v
        for v in roll(members, dict.fromkeys(NAYS_THOMAS, "no"))
    )
    return card(
        id="2025/thomas",
        members=members,
        votes=votes,
        announced={"clerk": {"yes": 43, "no": 7}},
        matter=Matter("or", "Or2025-0014616", "recorded", "Settlement", type="Order"),
        date="2025-01-15",
        question="Shall Or2025-0014616 pass?",
        roll="complete",
    )


def line(sample: VoteCard) -> VoteLine:
    """The card as a line of a list."""
    tally, event = sample.announced, sample.event
    return VoteLine(
        id=event.id,
        meeting=sample.meeting.id,
        date=sample.meeting.date,
        body_name=sample.body.name,
        agenda_item=None,
        matter=sample.matter.id if sample.matter else None,
        identifier=sample.matter.identifier if sample.matter else None,
        title=sample.matter.title if sample.matter else event.question,
        question=event.question,
        motion_type=sample.motion.motion_type,
        method=event.method,
        result=event.result,
        result_text=event.result_text,
        disposition=event.disposition,
        announced=(tally["yes"], tally["no"]) if tally is not None and has_sides(tally) else None,
        roll_tally=(sample.roll_tally["yes"], sample.roll_tally["no"]),
        roll=event.roll,
        source=event.source,
    )
