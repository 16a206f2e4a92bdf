"""A member's parts as rows: seats and figures, with whom, what was sponsored, what was said."""

from collections.abc import Callable, Iterable, Sequence

from councilui.analysis import seat_wording
from councilui.analysis.member import (
    MemberFigures,
    Partner,
    attendance_sentences,
    majority_sentences,
    partners_base,
)
from councilui.analysis.statement_wording import SETTINGS, venue_words
from councilui.analysis.vote_scope import vote_scope_text
from councilui.analysis.vote_wording import member_of
from councilui.common.dates import ordinal, short_date
from councilui.common.fold import fold_case
from councilui.common.shares import percent_of
from councilui.export.member import extremes
from councilui.record.model import Matter, Membership, Sponsorship, Statement
from councilui.record.views.people import MemberFacts
from councilui.tui.panes.statements import words
from councilui.tui.widgets.layout import Block, Ends, Gap, Piece, Text, text
from councilui.tui.widgets.rows import ListRow, with_heading

_BAR = 20


def seat_text(facts: MemberFacts, seat: Membership) -> str:
    """A seat with its body and dates."""
    return seat_wording.seat_text(seat, facts.bodies[seat.body])


def latest_seat(facts: MemberFacts) -> str | None:
    """The last seat to begin, one of a district or of a council before one of a committee; None when none is known."""
    seats = [seat for seat in facts.memberships if seat.role == "member"] or list(facts.memberships)
    if not seats:
        return None
    councils = [s for s in seats if s.district or "council" in facts.bodies[s.body].classification.casefold()]
    seat = (councils or seats)[0]
    body = facts.bodies[seat.body]
    role = "" if seat.role == "member" else f"{seat.role}, "
    return role + (f"{seat_wording.district_text(seat.district, body)}, " if seat.district else "") + body.name


def figure_rows(facts: MemberFacts, figures: MemberFigures | None, reading: str) -> list[ListRow]:
    """Seats, how often on the larger side, with whom most and least, attendance; each part with its base."""
    rows: list[ListRow] = []

    def part(title: str, key: str, blocks: Iterable[Block], value: object = None) -> None:
        rows.extend(with_heading(title, [ListRow(key, tuple(blocks), value=value)], gap=bool(rows)))

    scope = vote_scope_text(facts.vote_scope)
    options = ", ".join(f"{count:,} {option}" for option, count in facts.options.items())
    part(
        "VOTES ON RECORD",
        "votes",
        [
            text(f"{sum(facts.options.values()):,}: {options}" if options else "none"),
            *([text(scope, "muted")] if options and scope else ()),
        ],
        "votes",
    )
    title = f"IN DIVIDED VOTES, {reading.upper()}" if reading else "IN DIVIDED VOTES"
    if figures is None:
        part(title, "divided", [text("Counting …", "muted")])
    elif reading and not figures.divided:
        part(title, "divided", [text("No divided vote of this member matches.", "muted")])
    else:
        first, *more = majority_sentences(figures._replace(vote_scope=None))  # said above, of all the votes
        part(title, "divided", [text(first), *(text(line, "muted") for line in more)], "votes")
        most, least = extremes(figures)
        for heading, partners in (("MOST OFTEN WITH", most), ("LEAST OFTEN WITH", least)):
            ours = [ListRow((heading, one.voter.person), (_partner(one),), value=one) for one in partners]
            rows += with_heading(heading, ours)
        if most:
            rows.append(ListRow("base", (text(partners_base(figures), "muted"),), value="partners"))
    seats = [ListRow(("seat", s.id), (text(seat_text(facts, s), hang=2),), value=s) for s in facts.memberships]
    rows += with_heading("SEATS AND OFFICES", seats)
    if not seats:
        part("SEATS AND OFFICES", "seats", [text("No seat or office found for this person.", "muted")])
    first, *more = attendance_sentences(facts.present)
    part("ATTENDANCE", "attendance", [text(first), *(text(line, "muted") for line in more)])
    names = [name.name for name in facts.names if name.name != facts.person.name]
    if names:
        part("ALSO CALLED", "names", [text(", ".join(dict.fromkeys(names)))])
    if facts.person.note:
        part("NOTE", "note", [text(facts.person.note, "muted")])
    return rows


def _partner(partner: Partner) -> Block:
    agreement = partner.agreement
    full = round(_BAR * (agreement.share or 0))
    bar: tuple[Piece, ...] = (("█" * full, "muted"), ("░" * (_BAR - full), "faint"))
    name = member_of(partner.voter.name, partner.voter.district)
    return Ends(
        ((name, "text"),), ((f"{percent_of(agreement.same, agreement.n)}  ", "strong"), *bar), hang=4, widest=72
    )


def partner_rows(figures: MemberFigures, order: str) -> list[ListRow]:
    """Everybody with enough votes in common, in an `order`: "most", "least", "name"; the base on top."""
    keys: dict[str, Callable[[Partner], object]] = {
        "most": lambda partner: (-(partner.agreement.share or 0), -partner.agreement.n),
        "least": lambda partner: (partner.agreement.share or 0, -partner.agreement.n),
        "name": lambda partner: partner.voter.surname.casefold(),
    }
    partners = sorted(figures.partners, key=keys[order])  # type: ignore[arg-type]  # each key is of one kind
    base = ListRow("base", (text(partners_base(figures), "muted"), Gap()), selectable=False)
    return [
        base,
        *(ListRow(("with", partner.voter.person), (_partner(partner),), value=partner) for partner in partners),
    ]


def sponsored_rows(sponsorships: Sequence[tuple[Sponsorship, Matter, str | None]]) -> list[tuple[str, ListRow]]:
    """What was sponsored, each with the text by which it is found."""
    rows = []
    for sponsorship, matter, vote in sponsorships:
        title = matter.name
        number = f"{matter.identifier}  " if matter.identifier else ""
        left: tuple[Piece, ...] = ((number, "strong"), (title, "text"))
        right = f"{sponsorship.role}{'' if vote else ', no vote on record'}"
        row = ListRow(matter.id, (Ends(left, ((right, "muted"),)),), value=(sponsorship, matter, vote))
        rows.append((fold_case(f"{number}{title} {matter.title} {right}"), row))
    return rows


def statement_rows(statements: Sequence[tuple[Statement, str, str]]) -> list[tuple[str, ListRow]]:
    """Statements, each with whether it was made in the meeting, and the text by which it is found."""
    rows = []
    for statement, date, body in statements:
        outside = f"{SETTINGS[False]}, " if statement.inside is False else ""
        where = f"{outside}{venue_words(statement)}"
        seat = f" · {ordinal(statement.district)}" if statement.district else ""
        head = f"{short_date(statement.said_on or date)} · {body}{seat} · {where}"
        blocks: tuple[Block, ...] = (text(head, "muted", hang=2), Text(words(statement), indent=2, limit=4))
        rows.append((fold_case(f"{head} {statement.text}"), ListRow(statement.id, blocks, value=statement)))
    return rows
