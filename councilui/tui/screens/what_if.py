"""What if: members moved between options. The ruler moves along on top, the assumptions stay in view beside them."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual import events
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from councilui.analysis.headlines import card_question, headline, subject
from councilui.analysis.roll import group_roll
from councilui.analysis.threshold_wording import mark_text
from councilui.analysis.thresholds import tally_of
from councilui.analysis.vote_report import VoteReport
from councilui.analysis.vote_wording import member, sentence, tally_text
from councilui.analysis.what_if import HYPOTHETICAL, MarkChange, WhatIf
from councilui.common.errors import CouncilError
from councilui.export.model import Export
from councilui.export.what_if import what_if_export
from councilui.record.views.votes import Tally, VoteCard
from councilui.tui.panes.vote_numbers import tally_bar
from councilui.tui.routes import vote_places
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import Block, Ends, Flow, Gap, Piece, Text, text
from councilui.tui.widgets.roles import SIDES
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList, heading_row
from councilui.tui.widgets.styled import TextBlock
from councilui.tui.widgets.tally_bar import ORIENT, OWN, TIE

_ROWS_FOR_QUESTION = 30
"""Rows of the screen below which the question gives way to the assumptions."""


class MovableVote(NamedTuple):
    """What a row can move: the vote of `person`, or one of the votes under `option` that have no name."""

    person: str | None
    option: str


class WhatIfScreen(ToolScreen):
    """A vote whose members can be moved."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "what_if", "selection", "rows", "app")
    DEFAULT_CSS = """
    WhatIfScreen #ruler { border-bottom: solid $foreground 35%; }
    WhatIfScreen Horizontal { height: 1fr; }
    WhatIfScreen #members { width: 4fr; }
    WhatIfScreen #members.-numbers { width: 3fr; }
    WhatIfScreen VerticalScroll { width: 6fr; height: 1fr; border-left: solid $foreground 35%; }
    """

    def __init__(self, card: VoteCard) -> None:
        """Begin with `card` as it is on record. Raises CouncilError when there is no tally to start from."""
        super().__init__()
        self.what = WhatIf(VoteReport(card))
        self.before: Tally = tally_of(card) or {}
        self.what.numbers  # noqa: B018  (raises)

    def widgets(self) -> Iterable[Widget]:
        """The ruler on top, under it the members and what is assumed."""
        yield TextBlock(id="ruler")
        with Horizontal():
            members = RowList(id="members")
            members.set_class(not self.what.card.votes, "-numbers")
            yield members
            with VerticalScroll(can_focus=False):
                yield TextBlock(id="assumed")

    def on_mount(self) -> None:
        """The vote as it is on record."""
        self.set_breadcrumb(*vote_places(self.what.card), "What if")
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        if self.is_mounted:
            self._show()

    def selection_of(self, value: MovableVote | None) -> Selection:
        """The vote, and the member of the row."""
        card = self.what.card
        matter = card.matter.id if card.matter is not None else None
        person = value.person if value is not None else None
        return Selection(card.meeting.id, card.body.id, card.event.id, matter, person)

    def export(self) -> Export | None:
        return what_if_export(self.what)

    def clipboard_text(self) -> tuple[str, str] | None:
        """The hypothetical tally, marked as one, with every assumption."""
        assumptions = " ".join(self.what.assumptions)
        about = " ".join(filter(None, (sentence(subject(self.what.card)), card_question(self.what.card))))
        quote = f"{HYPOTHETICAL} {about} {tally_text(self.what.tally)}. Assumptions: {assumptions}"
        return quote, "The hypothetical tally, with its assumptions"

    def _show(self) -> None:
        self.query_one("#ruler", TextBlock).show(
            *ruler_blocks(self.what, self.before, with_question=self.size.height >= _ROWS_FOR_QUESTION)
        )
        self.query_one("#assumed", TextBlock).show(*assumed_blocks(self.what))
        self.rows.show(ListedRows(member_rows(self.what)), keep=True)

    def action_to_yes(self) -> None:
        self._move("yes")

    def action_to_no(self) -> None:
        self._move("no")

    def action_to_absent(self) -> None:
        self._move("absent")

    def action_to_vacant(self) -> None:
        self._move("vacant")

    def action_undo(self) -> None:
        """Take back the last move."""
        if not self.what.moves:
            self.host.notify_user("Nothing has been changed. This is the vote as recorded.")
        self.what = self.what.undone()
        self._show()

    def open_row(self, value: MovableVote) -> None:
        """Move a yes to no, anything else to yes."""
        self._move("no" if value.option == "yes" else "yes")

    def _move(self, to: str) -> None:
        movable: MovableVote | None = self.rows.value
        if movable is None:
            self.host.notify_user("Select a member to move.")
            return
        try:
            if movable.person is not None:
                self.what = self.what.member_moved(movable.person, to)
            else:
                self.what = self.what.number_moved(1, movable.option, to)
        except CouncilError as error:
            self.host.notify_user(str(error), error=True)
        self._show()


def ruler_blocks(what: WhatIf, before: Tally, *, with_question: bool) -> list[Block]:
    """What the vote was on, the question, the tally on its ruler beside the one on record, each mark."""
    bar = tally_bar(what.card, what.tally, [mark.after for mark in what.marks], ("on record", "what if"),
                    (before, what.tally))  # fmt: skip
    if what.card.body.seats is not None:
        bar = bar._replace(rows=bar.rows[:-1])  # moving votes leaves their sum as it is
    return [
        Text(((headline(what.card), "strong"),), limit=2),
        *([Text(((what.card.event.question, "text"),), limit=1)] if with_question else ()),
        bar,
        Flow((), tuple(_mark_pieces(mark) for mark in what.marks)),
    ]


def _mark_pieces(mark: MarkChange) -> tuple[Piece, ...]:
    t = mark.after
    sentence = f"no tie, {t.votes} apart" if t.measured == "apart" and t.met is False else mark_text(t)
    if t.applies:
        number = f"{t.needed} of {t.of}" if t.needed is not None and t.of is not None else "number unknown"
        stands = "" if t.met is None else " ✓ met" if t.met else f" ✗ {t.short_by} short"
        sentence = f"this motion needed {number}{stands}"
    sign = OWN if t.applies else TIE if t.measured == "apart" else ORIENT
    if mark.text is None:
        return ((f"{sign} {sentence}", "text"),)
    return ((f"{sign} {sentence} ", "text"), (mark.text.upper(), "good" if t.met else "bad"))


def assumed_blocks(what: WhatIf) -> list[Block]:
    """That it is hypothetical, and every assumption; before the first move, how to make one."""
    if not what.moves:
        keys = "+ yes, - no, . absent, * vacant: moves the selected vote; u undoes, e exports."
        return [text("As recorded. Nothing has been changed yet.", "strong"), text(keys, "muted"), Gap(),
                *(text(f"· {line}", "muted", hang=2) for line in what.assumptions)]  # fmt: skip
    return [text(HYPOTHETICAL, "warn"), *(text(f"· {line}", hang=2) for line in what.assumptions)]


def member_rows(what: WhatIf) -> list[ListRow]:
    """The members by the option on record, the smaller side first, then the votes that have no name, by option."""
    card = what.card
    rows: list[ListRow] = []
    for group in group_roll(card):
        for index, entry in enumerate(group.entries if group.option is not None else ()):
            if index == 0:
                rows.append(heading_row(group.title, gap=bool(rows)))
            now = what.option_of(entry.person) or ""
            right: tuple[Piece, ...] = ((now, SIDES.get(now, "strong")),)
            if now != entry.option:
                right = ((f"{entry.option} → ", "muted"), *right)
            name = member(card.body, entry.name, entry.district) + (" ◇" if entry.basis == "derived" else "")
            block = Ends(((name, "text"),), right, widest=72)
            rows.append(ListRow(("member", entry.person), (block,), value=MovableVote(entry.person, now)))
    unnamed = what.unnamed if card.votes else {"yes": 0, "no": 0, **what.unnamed}
    for index, (option, count) in enumerate(unnamed.items()):
        why = "NOT NAMED" if card.votes else "NO NAMES ON RECORD"
        if index == 0:
            rows.append(heading_row(why, gap=bool(rows)))
        block = Ends(((option, SIDES.get(option, "strong")),), ((str(count), "strong"),), widest=72)
        rows.append(ListRow(("number", option), (block,), value=MovableVote(None, option)))
    return rows
