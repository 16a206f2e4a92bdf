"""A member: figures with their bases, every vote, with whom, what was sponsored, what was said; each row leads on."""

import sqlite3
from collections.abc import Callable, Iterable
from typing import ClassVar, Final

from textual.widget import Widget

from councilui.analysis.divided_votes import sort_votes
from councilui.analysis.member import MemberFigures, Partner, figure_quote, member_figures
from councilui.analysis.statement_wording import alike_text
from councilui.analysis.vote_filter import TOKENS
from councilui.output import ExportQuery, export_of
from councilui.record.model import Matter, Membership, Sponsorship, Statement
from councilui.record.views.divided_votes import DividedVote, VoteFilter
from councilui.record.views.people import MemberFacts, MemberRolls
from councilui.tui import actions
from councilui.tui.meeting_view import SourceNumbers
from councilui.tui.panes.detail import Detail, unique
from councilui.tui.panes.divided_vote_rows import VoteOrder, divided_vote_rows, vote_columns
from councilui.tui.panes.member_rows import (
    figure_rows,
    latest_seat,
    partner_rows,
    seat_text,
    sponsored_rows,
    statement_rows,
)
from councilui.tui.queries import VoteMatches, read_filtered
from councilui.tui.remembered import Remembered
from councilui.tui.routes import MeetingRoute, MemberRoute, PickMemberRoute, ReaderRoute
from councilui.tui.screens.base import ToolScreen
from councilui.tui.screens.pick import filter_rows
from councilui.tui.selection import Selection
from councilui.tui.widgets.columns import Headings
from councilui.tui.widgets.filter_line import FilterLine
from councilui.tui.widgets.key_bar import TabLine
from councilui.tui.widgets.layout import Piece, Text, text
from councilui.tui.widgets.narrow import narrow_rows
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList, RowSource
from councilui.tui.widgets.styled import TextBlock

PARTS: Final = ("Figures", "Votes", "With whom", "Sponsored", "Said")
_FIGURES, _VOTES, _WITH, _SPONSORED, _SAID = range(1, 6)
_CYCLE: Final = ("date", "vote", "margin", "record", "dissent", "result", "method", "title")
_ORDERS: Final = ("most", "least", "name")


class MemberScreen(ToolScreen):
    """A member in five parts, each with its filter and order."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "parts", "table", "selection", "rows", "app")
    votes_by = Remembered("member.votes_order", VoteOrder.every(_CYCLE))
    partners_by = Remembered("member.partners_order", _ORDERS)
    DEFAULT_CSS = """
    MemberScreen #person { margin: 0 0 1 0; }
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
        self.matches: VoteMatches | None = None
        self._lists: dict[int, list[tuple[str, ListRow]]] = {}
        self._cursors: dict[int, int] = {}
        self._filter: tuple[str, bool] | None = None
        """What the votes have been read for, and whether only for its terms."""

    def widgets(self) -> Iterable[Widget]:
        """Who it is, the parts, the filter, the headings of the votes, the rows."""
        yield TextBlock(id="person")
        tabs = TabLine(PARTS)
        tabs.display = True
        yield tabs
        rows = RowList(empty="Reading …")
        yield FilterLine(f"words, or vote:no {TOKENS}", rows)
        yield Headings()
        yield rows

    def on_mount(self) -> None:
        self.query_one(Headings).display = False
        person = self.person

        def facts(connection: sqlite3.Connection) -> MemberFacts:
            from councilui.record.queries.member import member_facts

            return member_facts(connection, person)

        def rolls(connection: sqlite3.Connection) -> MemberRolls:
            from councilui.record.queries.member import member_rolls

            return member_rolls(connection, person)

        self.read(facts, self.show_facts, channel="facts")
        self.read(rolls, self.show_rolls, channel="rolls")

    # What has been read

    def show_facts(self, facts: MemberFacts) -> None:
        self.facts = facts
        self._show()

    def show_rolls(self, rolls: MemberRolls) -> None:
        self.rolls = rolls
        if self.part in (_FIGURES, _WITH):
            self._show(keep=True)

    def show_matches(self, matches: VoteMatches) -> None:
        self.matches = matches
        self._show()

    def _read_part(self) -> None:
        """Read what the part needs and has not been read yet."""
        part, words = self.part, self.text
        if part in (_SPONSORED, _SAID):

            def show_list(rows: list[tuple[str, ListRow]]) -> None:
                self._lists[part] = rows
                self._show()

            if part not in self._lists:
                self.read(_lists(self.person, part), show_list, channel=PARTS[part - 1])
        elif (part == _VOTES or words.strip()) and self._filter != (query := self._vote_query()):
            self._filter = query
            votes = VoteFilter(divided=False, members=((self.person,),))

            def matches(connection: sqlite3.Connection) -> VoteMatches:
                return read_filtered(connection, words, votes, only_terms=query[1])

            self.read(matches, self.show_matches, channel="votes")

    def _vote_query(self) -> tuple[str, bool]:
        """What to read the votes for: with whom the member votes has names, which plain words are for."""
        return self.text, self.part == _WITH

    # What is shown

    def figures(self) -> MemberFigures | None:
        """The figures over what the filter leaves; None while they are not known."""
        if self.rolls is None or (self.text.strip() and (self.matches is None or self._filter != self._vote_query())):
            return None
        return member_figures(self.rolls, self._narrowed)

    @property
    def _narrowed(self) -> frozenset[str] | None:
        """The ids of the votes that the filter leaves; None without one."""
        if not self.text.strip() or self.matches is None:
            return None
        return frozenset(vote.line.id for vote in self.matches.votes)

    def _show(self, *, keep: bool = False) -> None:
        self.query_one(Headings).display = self.part == _VOTES
        columns = vote_columns(self.matches.votes if self.matches is not None else (), member=True)
        self.query_one(Headings).show(columns, self.votes_by.sort, self.votes_by.falling)
        self.query_one(TabLine).show(self.part)
        if self.facts is None:
            return
        self.set_breadcrumb(("Member", PickMemberRoute()), self.facts.person.name, PARTS[self.part - 1].casefold())
        self._show_person(self.facts)
        source, empty = self._source()
        self.rows.empty = empty
        self.rows.show(source, keep=keep, cursor=None if keep else self._cursors.pop(self.part, None))

    def _show_person(self, facts: MemberFacts) -> None:
        """Who it is, and how the filter was read."""
        pieces: list[Piece] = [(facts.person.name, "strong")]
        if seat := latest_seat(facts):
            pieces.append((f" · most recent seat on record: {seat}", "muted"))
        if self.text.strip() and self.matches is not None and self.part not in (_SPONSORED, _SAID):
            if self.matches.typed.reading:
                pieces.append((f"\nRead as: {self.matches.typed.reading}", "muted"))
            pieces += [(f"\n{note}", "warn") for note in self.matches.typed.notes]
        self.query_one("#person", TextBlock).show(Text(tuple(pieces)))

    def _source(self) -> tuple[RowSource, str]:
        """The rows of the part, and what is there when there are none."""
        assert self.facts is not None
        if self.part == _VOTES:
            if self.matches is None:
                return ListedRows(), "Reading the votes …"
            lines = sort_votes(self.matches.votes, self.votes_by.sort, reverse=self.votes_by.reverse)
            return divided_vote_rows(lines, self.query_one(Headings).columns), "No votes match."
        figures = self.figures()
        if self.part == _FIGURES:
            reading = self.matches.typed.reading if self.text.strip() and self.matches is not None else ""
            return ListedRows(figure_rows(self.facts, figures, reading)), ""
        if self.part == _WITH:
            if figures is None:
                return ListedRows(), "Counting …"
            partners = ListedRows(partner_rows(figures, self.partners_by))
            words = self.matches.typed.vote_filter.words if self.text.strip() and self.matches is not None else ()
            return (narrow_rows(partners, " ".join(words)), "No matches.") if words else (partners, "")
        rows = self._lists.get(self.part)
        if rows is None:
            return ListedRows(), "Reading …"
        what = "sponsorship" if self.part == _SPONSORED else "statement"
        none = f"No {what}s by this person are on record." if not rows else "No matches."
        return ListedRows(filter_rows(rows, self.text)), none

    # What the user did

    def _go_to(self, part: int) -> None:
        if part != self.part:
            self._cursors[self.part] = max(self.rows.cursor, 0)
            self.part = part
            self._read_part()
            self._show()
        self.rows.focus()

    def on_tab_line_tab_selected(self, event: TabLine.TabSelected) -> None:
        event.stop()
        self._go_to(event.number)

    def action_next_pane(self) -> None:
        self._go_to(self.part % len(PARTS) + 1)

    def action_previous_pane(self) -> None:
        self._go_to((self.part - 2) % len(PARTS) + 1)

    def action_pane(self, number: int) -> None:
        self._go_to(number)

    def action_sort(self) -> None:
        """Another order of the votes, or of those with whom."""
        if self.part == _WITH:
            self.partners_by = _ORDERS[(_ORDERS.index(self.partners_by) + 1) % len(_ORDERS)]
            self.host.notify_user({"most": "Most alike first.", "least": "Least alike first.",
                           "name": "By surname."}[self.partners_by])  # fmt: skip
        elif self.part == _VOTES:
            self.votes_by = self.votes_by.after(_CYCLE)
        self._show()

    def on_headings_heading_selected(self, event: Headings.HeadingSelected) -> None:
        """A click on a heading orders by it; another one turns the order round."""
        event.stop()
        self.votes_by = self.votes_by.selected(event.sort)
        self._show()

    def on_filter_line_filter_changed(self, event: FilterLine.FilterChanged) -> None:
        event.stop()
        self.text = event.text
        self._read_part()
        if self.part in (_SPONSORED, _SAID) or not self.text.strip():
            self._show()

    def open_row(self, value: object) -> None:
        match value:
            case DividedVote() | Statement():
                super().open_row(value)
            case Partner(voter=voter):
                self.host.open(MemberRoute(voter.person))
            case Membership() as seat if self.facts is not None:
                blocks = [text(seat_text(self.facts, seat)), text(f"Basis: {seat.basis}.", "muted")]
                blocks += [text(seat.note, "muted")] if seat.note else []
                self.host.open(
                    ReaderRoute(Detail("A seat", tuple(blocks), unique(seat.source)), SourceNumbers(self.facts.sources))
                )
            case (Sponsorship(), Matter() as matter, vote):
                if vote is None:
                    self.host.notify_user(f"No vote on {matter.identifier or 'this'} is on record.")
                else:
                    self.host.open(MeetingRoute(vote=str(vote)))
            case "votes":
                self._go_to(_VOTES)
            case "partners":
                self._go_to(_WITH)

    # What is selected

    def selection(self) -> Selection:
        """With how many orders the part has."""
        return super().selection()._replace(orders=2 if self.part in (_VOTES, _WITH) else 1)

    def selection_of(self, value: object) -> Selection:
        """The member, or the one of the row; the row's vote, matter, statement."""
        match value:
            case DividedVote(line=line, body=body):
                return Selection.of_vote(line, body)._replace(person=self.person)
            case Statement() as statement:
                return Selection(statement.meeting, None, None, statement.matter, self.person, statement)
            case Partner(voter=voter):
                return Selection(person=voter.person)
            case (Sponsorship(), Matter() as matter, vote):
                return Selection(None, None, str(vote) if vote else None, matter.id, self.person)
        return Selection(person=self.person)

    def context(self) -> Selection:
        """What is exported is the member whole; a figure is copied by `action_copy`."""
        return super().context()._replace(has_export=True, has_text=self.part in (_FIGURES, _WITH))

    def action_copy(self) -> None:
        """The figure under the cursor with its base; in the other parts the vote, the statement or the matter."""
        figures, rolls, facts = self.figures(), self.rolls, self.facts
        row = self.rows.current
        if self.part not in (_FIGURES, _WITH) or figures is None or rolls is None or facts is None:
            if (run := actions.find("copy", self.SCOPES).run) is not None:
                run(self)
            return
        partner = row.value if row is not None and isinstance(row.value, Partner) else None
        if row is None or (partner is None and row.key not in ("votes", "divided", "base")):
            self.host.notify_user("Select a figure of the votes to copy it.")
            return
        votes = [vote for vote in rolls.lines if self._narrowed is None or vote.line.id in self._narrowed]

        def quote(connection: sqlite3.Connection) -> str:
            from councilui.record.queries.divided_votes import divided_votes_sources

            sources = divided_votes_sources(connection, votes)
            publishers = [sources[vote.line.source].publisher for vote in votes if vote.line.source in sources]
            return figure_quote(facts.person.name, figures, partner, [vote.line for vote in votes], publishers)

        self.host.copy_from(quote, "The figure, with its base")

    def export_query(self) -> ExportQuery:
        return export_of("person", self.person)

    def action_member(self) -> None:
        """Another member: the one of the row, else one to be picked."""
        person = self.selection().person
        self.host.open(MemberRoute(person) if person and person != self.person else PickMemberRoute())


def _lists(person: str, part: int) -> Callable[[sqlite3.Connection], list[tuple[str, ListRow]]]:
    def read(connection: sqlite3.Connection) -> list[tuple[str, ListRow]]:
        from councilui.record.queries.member import list_sponsorships, list_statements_of
        from councilui.record.queries.people import surname_of, unlinked_names

        if part == _SPONSORED:
            return sponsored_rows(list_sponsorships(connection, person))
        rows = statement_rows(list_statements_of(connection, person))
        note = alike_text(unlinked_names(connection, surname_of(connection, person)))
        return [*rows, (note, ListRow("alike", (text(note, "muted"),), selectable=False))] if note else rows

    return read
