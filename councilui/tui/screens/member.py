"""A member: figures with their bases, every vote, with whom, what was sponsored, what was said; each row leads on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import ClassVar, Final

from textual.widget import Widget

from councilui.analysis.divided_votes import ordered
from councilui.analysis.member import MemberFigures, Partner, member_figures
from councilui.analysis.statement_wording import alike_text
from councilui.analysis.vote_filter import TOKENS
from councilui.export.catalogue import Export
from councilui.record.model import Matter, Membership, Sponsorship, Statement
from councilui.record.views.divided_votes import DividedVote, VoteFilter
from councilui.record.views.people import MemberFacts, MemberRolls
from councilui.tui import actions
from councilui.tui.loader import Answer, ReadFailed
from councilui.tui.meeting_view import Footnotes
from councilui.tui.panes.detail import Detail, unique
from councilui.tui.panes.divided_vote_rows import MEMBER_COLUMNS, DividedVoteRows, Order
from councilui.tui.panes.member_rows import (
    figure_rows,
    latest_seat,
    partner_rows,
    said_rows,
    seat_text,
    sponsored_rows,
)
from councilui.tui.screens.base import ToolScreen
from councilui.tui.screens.divided_votes import DividedVotesRead, read_typed
from councilui.tui.screens.pick import matching
from councilui.tui.selection import Selection
from councilui.tui.widgets.columns import Headings
from councilui.tui.widgets.filter_line import FilterLine
from councilui.tui.widgets.key_bar import TabLine
from councilui.tui.widgets.layout import Piece, Text, text
from councilui.tui.widgets.rows import ListedRows, Row, RowList, RowSource
from councilui.tui.widgets.styled import TextBlock

PARTS: Final = ("Figures", "Votes", "With whom", "Sponsored", "Said")
_FIGURES, _VOTES, _WITH, _SPONSORED, _SAID = range(1, 6)
_CYCLE: Final = ("date", "vote", "margin", "record", "dissent", "result", "method", "title")
_ORDERS: Final = ("most", "least", "name")


class FactsRead(Answer[MemberFacts]):
    """The member in numbers."""


class RollsRead(Answer[MemberRolls]):
    """The member's divided votes."""


class ListRead(Answer[list[tuple[str, Row]]]):
    """What was sponsored, or what was said, with the text that each is found by."""


class MemberScreen(ToolScreen):
    """See the module."""

    BINDINGS: ClassVar = actions.bindings("table", "parts")
    SCOPES: ClassVar[tuple[str, ...]] = ("over", "parts", "table", "do", "rows", "app")
    ASKS = ("facts", "rolls", "votes", "list")
    DEFAULT_CSS = """
    MemberScreen #told { margin: 0 0 1 0; }
    MemberScreen TabLine { margin: 0 0 1 0; }
    """

    def __init__(self, person: str) -> None:
        """`person` is an id."""
        super().__init__()
        self.person = person
        self.part = _FIGURES
        self.text = ""
        self.facts: MemberFacts | None = None
        self.rolls: MemberRolls | None = None
        self.found: list[DividedVote] | None = None
        self.reading_text, self.notes = "", tuple[str, ...]()
        self.votes_by = Order(_CYCLE[0])
        self.partners_by = _ORDERS[0]
        self._lists: dict[int, list[tuple[str, Row]]] = {}
        self._cursors: dict[int, int] = {}
        self._asked: str | None = None

    def widgets(self) -> Iterable[Widget]:
        """Who it is, the parts, the filter, the headings of the votes, the rows."""
        yield TextBlock(id="told")
        tabs = TabLine(PARTS)
        tabs.display = True
        yield tabs
        rows = RowList(empty="Reading …")
        yield FilterLine(f"words, or vote:no {TOKENS}", rows)
        yield Headings(MEMBER_COLUMNS)
        yield rows

    def on_mount(self) -> None:
        """Ask for the figures."""
        self.query_one(Headings).display = False
        self.rows.focus()
        person = self.person

        def facts(connection: sqlite3.Connection) -> MemberFacts:
            from councilui.record.queries.member import member_facts

            return member_facts(connection, person)

        def rolls(connection: sqlite3.Connection) -> MemberRolls:
            from councilui.record.queries.member import member_rolls

            return member_rolls(connection, person)

        self.app.reading.ask(self, f"{self.lane} facts", facts, FactsRead)
        self.app.reading.ask(self, f"{self.lane} rolls", rolls, RollsRead)

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    # What has been read

    def on_facts_read(self, event: FactsRead) -> None:
        """Who it is."""
        event.stop()
        if self.app.reading.is_current(event):
            self.facts = event.value
            self._show()

    def on_rolls_read(self, event: RollsRead) -> None:
        """The divided votes."""
        event.stop()
        if self.app.reading.is_current(event):
            self.rolls = event.value
            if self.part in (_FIGURES, _WITH):
                self._show(keep=True)

    def on_divided_votes_read(self, event: DividedVotesRead) -> None:
        """The votes that fit."""
        event.stop()
        if self.app.reading.is_current(event):
            self.found = event.value.lines
            self.reading_text, self.notes = event.value.typed.reading, event.value.typed.notes
            self._show()

    def on_list_read(self, event: ListRead) -> None:
        """What was sponsored or said."""
        event.stop()
        if self.app.reading.is_current(event):
            self._lists[self.part] = event.value
            self._show()

    def on_read_failed(self, event: ReadFailed) -> None:
        """What could not be read is told; what was shown stays."""
        super().on_read_failed(event)
        if self.facts is None:
            self.rows.empty = event.sentence
            self.rows.show(ListedRows())

    def _ask(self) -> None:
        """Ask for what the part needs and has not been read yet."""
        if self.part in (_SPONSORED, _SAID):
            if self.part not in self._lists:
                self.app.reading.ask(self, f"{self.lane} list", _lists(self.person, self.part), ListRead)
        elif (self.part == _VOTES or self.text.strip()) and self._asked != self.text:
            self._asked, words = self.text, self.text
            wanted = VoteFilter(divided=False, members=((self.person,),))
            self.app.reading.ask(self, f"{self.lane} votes", lambda c: read_typed(c, words, wanted), DividedVotesRead)

    # What is shown

    def figures(self) -> MemberFigures | None:
        """The figures over what the filter leaves; None while they are not known."""
        if self.rolls is None or (self.text.strip() and (self.found is None or self._asked != self.text)):
            return None
        narrowed = self.text.strip() and self.found is not None
        events = [each.line.id for each in self.found or ()] if narrowed else None
        return member_figures(self.rolls, events)

    def _show(self, *, keep: bool = False) -> None:
        self.query_one(Headings).display = self.part == _VOTES
        self.query_one(Headings).show(self.votes_by.sort, self.votes_by.falling)
        self.query_one(TabLine).show(self.part)
        if self.facts is None:
            return
        self.place("Member", self.facts.person.name, PARTS[self.part - 1].casefold())
        self._tell(self.facts)
        source, empty = self._source()
        self.rows.empty = empty
        self.rows.show(source, keep=keep, cursor=None if keep else self._cursors.pop(self.part, None))

    def _tell(self, facts: MemberFacts) -> None:
        """Who it is, and how the filter was read."""
        pieces: list[Piece] = [(facts.person.name, "strong")]
        if seat := latest_seat(facts):
            pieces.append((f" · latest seat on record: {seat}", "muted"))
        if self.text.strip() and self.part not in (_SPONSORED, _SAID):
            if self.reading_text:
                pieces.append((f"\nRead as: {self.reading_text}", "muted"))
            pieces += [(f"\n{note}", "warn") for note in self.notes]
        self.query_one("#told", TextBlock).show(Text(tuple(pieces)))

    def _source(self) -> tuple[RowSource, str]:
        """The rows of the part, and what stands there when there are none."""
        assert self.facts is not None
        if self.part == _VOTES:
            if self.found is None:
                return ListedRows(), "Reading the votes …"
            lines = ordered(self.found, self.votes_by.sort, reverse=self.votes_by.reverse)
            return DividedVoteRows(lines, member=True), "No vote of this member fits."
        figures = self.figures()
        if self.part == _FIGURES:
            reading = self.reading_text if self.text.strip() else ""
            return ListedRows(figure_rows(self.facts, figures, reading)), ""
        if self.part == _WITH:
            if figures is None:
                return ListedRows(), "Counting …"
            return ListedRows(partner_rows(figures, self.partners_by)), ""
        rows = self._lists.get(self.part)
        if rows is None:
            return ListedRows(), "Reading …"
        what = "sponsorship" if self.part == _SPONSORED else "statement"
        none = f"No {what} of this person is on record." if not rows else "None has these words."
        return ListedRows(matching(rows, self.text)), none

    # What the user did

    def _go_to(self, part: int) -> None:
        if part != self.part:
            self._cursors[self.part] = max(self.rows.cursor, 0)
            self.part = part
            self._ask()
            self._show()
        self.rows.focus()

    def on_tab_line_picked(self, event: TabLine.Picked) -> None:
        """A tab was clicked."""
        event.stop()
        self._go_to(event.number)

    def action_next_pane(self) -> None:
        """The next part."""
        self._go_to(self.part % len(PARTS) + 1)

    def action_previous_pane(self) -> None:
        """The part before."""
        self._go_to((self.part - 2) % len(PARTS) + 1)

    def action_pane(self, number: int) -> None:
        """One of them."""
        self._go_to(number)

    def action_sort(self) -> None:
        """Another order of the votes, or of those with whom."""
        if self.part == _WITH:
            self.partners_by = _ORDERS[(_ORDERS.index(self.partners_by) + 1) % len(_ORDERS)]
            self.app.tell({"most": "The most alike first.", "least": "The least alike first.",
                           "name": "By surname."}[self.partners_by])  # fmt: skip
        elif self.part == _VOTES:
            self.votes_by = self.votes_by.after(_CYCLE)
        else:
            self.app.tell("These have one order; the votes (2) and with whom (3) have several.")
            return
        self._show()

    def on_headings_picked(self, event: Headings.Picked) -> None:
        """A click on a heading orders by it; another one turns the order round."""
        event.stop()
        self.votes_by = self.votes_by.picked(event.sort)
        self._show()

    def action_filter(self) -> None:
        """Type what to narrow it to: votes and figures by the tokens, what was sponsored and said by words."""
        self.query_one(FilterLine).open()

    def on_filter_line_narrowed(self, event: FilterLine.Narrowed) -> None:
        """As it is typed."""
        event.stop()
        self.text = event.text
        self._ask()
        if self.part in (_SPONSORED, _SAID) or not self.text.strip():
            self._show()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Each row leads to its place."""
        event.stop()
        match event.row.value:
            case DividedVote(line=line):
                self.app.open_place(line.meeting, vote=line.id)
            case Statement() as statement:
                self.app.open_place(statement.meeting, statement=statement.id)
            case Partner(voter=voter):
                self.app.push_screen(MemberScreen(voter.person))
            case Membership() as seat if self.facts is not None:
                told = [text(seat_text(self.facts, seat)), text(f"Basis: {seat.basis}.", "muted")]
                told += [text(seat.note, "muted")] if seat.note else []
                self.app.read(Detail("A seat", tuple(told), unique(seat.source)), Footnotes(self.facts.sources))
            case (Sponsorship(), Matter() as matter, vote):
                if vote is None:
                    self.app.tell(f"No vote on {matter.identifier or 'this'} is on record.")
                else:
                    self.app.open_place(vote=str(vote))
            case "votes":
                self._go_to(_VOTES)
            case "partners":
                self._go_to(_WITH)

    # What is at hand

    def at_hand(self) -> Selection:
        """The member, or the one of the row; the row's vote, matter, statement."""
        row = self.rows.current
        match row.value if row is not None else None:
            case DividedVote(line=line, body=body):
                return Selection(line.meeting, body, line.id, line.matter, self.person)
            case Statement() as statement:
                return Selection(statement.meeting, None, None, statement.matter, self.person, statement)
            case Partner(voter=voter):
                return Selection(person=voter.person)
            case (Sponsorship(), Matter() as matter, vote):
                return Selection(None, None, str(vote) if vote else None, matter.id, self.person)
        return Selection(person=self.person)

    def action_do(self, name: str) -> None:
        """What `commands` has under this name; what is written is the member whole, which is read for it."""
        person = self.person

        def whole(connection: sqlite3.Connection) -> Export:
            from councilui.export.catalogue import person_export
            from councilui.record.queries.people import person_page

            return person_export(person_page(connection, person))

        if name == "export":
            self.app.write(whole)
        else:
            super().action_do(name)


def _lists(person: str, part: int) -> Callable[[sqlite3.Connection], list[tuple[str, Row]]]:
    def question(connection: sqlite3.Connection) -> list[tuple[str, Row]]:
        from councilui.record.queries.member import said, sponsored
        from councilui.record.queries.people import alike, surname_of

        if part == _SPONSORED:
            return sponsored_rows(sponsored(connection, person))
        rows = said_rows(said(connection, person))
        note = alike_text(alike(connection, surname_of(connection, person)))
        return [*rows, (note, Row("alike", (text(note, "muted"),), selectable=False))] if note else rows

    return question
