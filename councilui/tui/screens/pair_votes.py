"""The votes behind a cell of the agreement matrix: those in which the two differed first, the newest first."""

from collections import Counter
from collections.abc import Iterable

from textual.widget import Widget

from councilui.analysis.agreement_wording import AgreementPage, pair_sentence
from councilui.analysis.headlines import line_subject
from councilui.analysis.pair_votes import PairVote
from councilui.analysis.vote_wording import line_tally, outcome_word
from councilui.common.dates import short_date
from councilui.export.model import Export
from councilui.export.pair import Pair, pair_export
from councilui.kinds.pair import read_pair
from councilui.record.views.votes import VoteLine
from councilui.tui.routes import AgreementRoute, MeetingsRoute
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import Block, Ends, Gap, Piece, text
from councilui.tui.widgets.rows import ListedRows, ListRow, RowList
from councilui.tui.widgets.styled import TextBlock


class PairVotesScreen(ToolScreen):
    """The votes of two members."""

    DEFAULT_CSS = """
    PairVotesScreen > TextBlock { margin: 0 0 1 0; }
    """

    def __init__(self, page: AgreementPage, row: int, column: int) -> None:
        """The votes of the members at two places of the matrix; of one member when they are the same place."""
        super().__init__()
        self.page, self.cell = page, (row, column)
        self.pair: Pair | None = None

    def widgets(self) -> Iterable[Widget]:
        pair = TextBlock()
        pair.show(text(f"{pair_sentence(self.page, *self.cell)}.", "strong"))
        yield pair
        yield RowList(empty="Reading the votes …")

    @property
    def names(self) -> list[str]:
        """The two, or the one, as they are shown."""
        return [self.page.names[self.page.matrix.people[place]] for place in dict.fromkeys(self.cell)]

    def on_mount(self) -> None:
        body = self.page.rolls.body
        agreement = ("agreement", AgreementRoute(body.id))
        self.set_breadcrumb((body.name, MeetingsRoute()), agreement, " and ".join(self.names))
        page, cell = self.page, self.cell
        self.read(lambda connection: read_pair(connection, page, *cell), self.show_pair)

    def show_pair(self, pair: Pair) -> None:
        """The votes, those in which the two differed first."""
        self.pair = pair
        self.rows.empty = "They never both voted yes or no."
        self.rows.show(ListedRows(self._rows_of(pair)))

    def _rows_of(self, pair: Pair) -> list[ListRow]:
        alone = len(self.names) == 1
        counts = Counter(vote.differ for vote, _ in pair.votes)
        rows: list[ListRow] = []
        part = None
        for vote, line in pair.votes:
            head: tuple[Block, ...] = ()
            if vote.differ != part:
                part = vote.differ
                name = "DIFFERENT SIDES" if part else "THE VOTES" if alone else "THE SAME SIDE"
                head = (*((Gap(),) if rows else ()), text(f"{name} {counts[part]:,}", "heading"))
            rows.append(ListRow(line.id, (*head, *self._blocks(vote, line)), value=line))
        return rows

    def _blocks(self, vote: PairVote, line: VoteLine) -> tuple[Block, ...]:
        sides: list[Piece] = []
        for name, option in zip(self.names, (vote.one, vote.other), strict=False):
            side: Piece = ("NO", "no") if option == "no" else ("yes", "yes")
            sides += [("  " if sides else "", "text"), (f"{name} ", "muted"), side]
        left: tuple[Piece, ...] = (
            (f"{short_date(line.date)}  ", "muted"),
            (f"{line.identifier}  " if line.identifier else "", "strong"),
            (f"{outcome_word(line)} {line_tally(line)}", "text"),
        )
        return Ends(left, tuple(sides), widest=84), text(line_subject(line), "muted", indent=2)

    def selection_of(self, value: VoteLine | None) -> Selection:
        body = self.page.rolls.body.id
        return Selection(body=body) if value is None else Selection.of_vote(value, body)

    def export(self) -> Export | None:
        return pair_export(self.pair) if self.pair is not None and len(self.names) > 1 else None

    def clipboard_text(self) -> tuple[str, str] | None:
        from councilui.analysis.agreement_wording import base_sentences

        quote = f"{pair_sentence(self.page, *self.cell)}.\n— Counted over {base_sentences(self.page)[0]}"
        return quote, "The pair and what it was counted over"
