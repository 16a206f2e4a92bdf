"""What to write to a file, and in which format: what is shown first, then what else is at hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from councilui.common.fold import fold_case
from councilui.export.catalogue import ENDINGS, FORMATS, Export
from councilui.tui.screens.pick import PickScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import Ends, Piece
from councilui.tui.widgets.rows import Row


class Offer(NamedTuple):
    """Something that can be written, in which formats; `make` reads it."""

    what: str
    formats: list[str]
    make: Callable[[sqlite3.Connection], Export]


def offers(shown: Export | None, at_hand: Selection) -> list[Offer]:
    """The statement at hand, what the screen shows, then the vote, matter, meeting and member at hand, each once."""
    said = at_hand.statement
    found = [Offer("The statement", ["markdown", "html", "json"], statement_of(said.key))] if said is not None else []
    found += [Offer(shown.what, shown.formats, lambda _: shown)] if shown is not None else []
    whole = list(FORMATS)
    for what, identity, make in (
        ("The vote", at_hand.vote, _vote),
        ("The matter", at_hand.matter, _matter),
        ("The meeting", at_hand.meeting, _meeting),
        ("The member", at_hand.person, _person),
    ):
        if identity is not None and all(offer.what != what for offer in found):
            found.append(Offer(what, whole, make(identity)))
    return found


class FormatScreen(PickScreen[None]):
    """See the module."""

    HEADING = "Write to a file, as which?"
    PROMPT = "vote, meeting, html, csv …"
    NONE = "Nothing that can be written fits these words."

    def __init__(self, offered: list[Offer]) -> None:
        """`offered` is what there is to write."""
        super().__init__()
        self.offered = offered

    def on_mount(self) -> None:
        """The rows."""
        self.fill([_row(offer, form) for offer in self.offered for form in offer.formats])

    def picked(self, row: Row) -> None:
        """Write it; the notice says where."""
        self.dismiss(None)
        if isinstance(row.value, tuple):
            offer, form = row.value
            self.app.write(offer.make, form)


def _row(offer: Offer, form: str) -> tuple[str, Row]:
    left: tuple[Piece, ...] = ((f"{offer.what:<16}", "strong"), (FORMATS[form], "text"))
    ending = f".{ENDINGS.get(form, form)}"
    words = fold_case(f"{offer.what} {form} {FORMATS[form]} {ending}")
    return words, Row((offer.what, form), (Ends(left, ((ending, "muted"),)),), value=(offer, form))


def statement_of(key: str) -> Callable[[sqlite3.Connection], Export]:
    """Reads a statement with the votes on what it is about."""

    def make(connection: sqlite3.Connection) -> Export:
        from councilui.export.catalogue import statement_export
        from councilui.record.queries.statements import statement_page, votes_on

        page = statement_page(connection, key)
        return statement_export(page, votes_on(connection, page.statement))

    return make


def _vote(identity: str) -> Callable[[sqlite3.Connection], Export]:
    def make(connection: sqlite3.Connection) -> Export:
        from councilui.export.catalogue import vote_export
        from councilui.record.queries.votes import vote_card

        return vote_export(vote_card(connection, identity))

    return make


def _matter(identity: str) -> Callable[[sqlite3.Connection], Export]:
    def make(connection: sqlite3.Connection) -> Export:
        from councilui.export.catalogue import matter_export
        from councilui.record.queries.matters import matter_page
        from councilui.record.queries.votes import vote_card

        page = matter_page(connection, identity)
        return matter_export(page, lambda: [vote_card(connection, line.id) for line in page.votes])

    return make


def _meeting(identity: str) -> Callable[[sqlite3.Connection], Export]:
    def make(connection: sqlite3.Connection) -> Export:
        from councilui.export.catalogue import meeting_export
        from councilui.record.queries.meetings import meeting_page
        from councilui.record.queries.votes import vote_card

        page = meeting_page(connection, identity)
        lines = [line for item in page.items for line in item.votes]
        return meeting_export(page, lambda: [vote_card(connection, line.id) for line in lines])

    return make


def _person(identity: str) -> Callable[[sqlite3.Connection], Export]:
    def make(connection: sqlite3.Connection) -> Export:
        from councilui.export.catalogue import person_export
        from councilui.record.queries.people import person_page

        return person_export(person_page(connection, identity))

    return make
