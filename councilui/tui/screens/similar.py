"""Votes that divided the members as one vote did, the most alike first."""

from collections.abc import Iterable

from textual.widget import Widget

from councilui.analysis.headlines import card_question, headline, line_subject
from councilui.analysis.similar import Similar, SimilarVotes, base_text, similar_text
from councilui.analysis.vote_wording import line_tally, outcome_word
from councilui.common.dates import short_date
from councilui.export.model import Export
from councilui.record.views.votes import VoteCard
from councilui.tui.routes import vote_places
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import Ends, Piece, Text, text
from councilui.tui.widgets.rows import ListRow, RowList
from councilui.tui.widgets.styled import TextBlock
from councilui.tui.widgets.viewport import BuiltRows

_BAR = 10


def similar_row(similar: Similar) -> ListRow:
    """A vote with how alike it is."""
    line = similar.vote.line
    full = round(_BAR * similar.similarity)
    left: tuple[Piece, ...] = (
        (f"{similar.similarity:.2f} ", "strong"),
        ("█" * full, "muted"),
        ("░" * (_BAR - full), "faint"),
        (f"  {short_date(line.date)}  ", "muted"),
        (line.identifier or "", "strong"),
    )
    right: tuple[Piece, ...] = ((f"{outcome_word(line)} {line_tally(line)}", "text"),)
    members = text(similar_text(similar), "muted", indent=5)
    return ListRow(line.id, (Ends(left, right), text(line_subject(line), indent=5), members), value=similar)


class SimilarScreen(ToolScreen):
    """Votes like one vote."""

    BREADCRUMB = ("Similar votes",)
    DEFAULT_CSS = """
    SimilarScreen #base { margin: 0 0 1 0; }
    """

    def __init__(self, vote: str) -> None:
        """`vote` is the id of a vote event."""
        super().__init__()
        self.vote = vote
        self.page: tuple[VoteCard, SimilarVotes] | None = None

    def widgets(self) -> Iterable[Widget]:
        """The vote and what was compared, then the votes."""
        yield TextBlock(id="base")
        yield RowList(empty="Comparing …")

    def on_mount(self) -> None:
        from councilui.kinds.similar import read_similar

        vote = self.vote
        self.read(lambda connection: read_similar(connection, vote), self.show_votes)

    def show_votes(self, page: tuple[VoteCard, SimilarVotes]) -> None:
        self.page = card, similar = page
        self.set_breadcrumb(*vote_places(card), "Similar votes")
        head = ((headline(card), "strong"), (f"\n{card_question(card)}".rstrip(), "text"))
        base = ((f"\n{base_text(similar)}", "muted"),) if similar.reason is None else ()
        self.query_one("#base", TextBlock).show(Text((*head, *base)))
        self.rows.empty = similar.reason or "No other vote divided these members enough to compare."
        self.rows.show(BuiltRows(similar.votes, similar_row))

    def selection_of(self, value: Similar | None) -> Selection:
        """The vote of the row; else the vote of the screen."""
        return Selection(vote=self.vote) if value is None else Selection.of_vote(value.vote.line, value.vote.body)

    def export(self) -> Export | None:
        from councilui.export.similar import similar_export

        return similar_export(*self.page) if self.page is not None else None
