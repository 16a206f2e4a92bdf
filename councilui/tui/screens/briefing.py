"""What is new in the record since a date."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from councilui.analysis.briefing import Briefing, SearchNews, VoteNews
from councilui.analysis.reconcile import Finding
from councilui.common.dates import check_date, short_date
from councilui.common.errors import CouncilError
from councilui.export.briefing import briefing_export, summary
from councilui.export.model import Export
from councilui.record.model import Meeting
from councilui.record.views.divided_votes import DividedVote
from councilui.tui.actions import key_of
from councilui.tui.panes.briefing_rows import briefing_rows
from councilui.tui.routes import PromptRoute, SearchRoute
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import text
from councilui.tui.widgets.rows import ListedRows, RowList
from councilui.tui.widgets.styled import TextBlock


class BriefingScreen(ToolScreen):
    """A list under the briefing in a sentence; Enter leads to the vote, search, meeting or place of a doubt."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "briefing", "selection", "rows", "app")
    BREADCRUMB = ("Briefing",)
    DEFAULT_CSS = """
    BriefingScreen #summary { margin: 0 0 1 0; }
    """

    def __init__(self, since: str | None = None) -> None:
        """What is new from the ISO date `since` on; by default in the last days of the record."""
        super().__init__()
        self.since = since
        self.page: tuple[Briefing, str] | None = None

    def widgets(self) -> Iterable[Widget]:
        yield TextBlock(id="summary")
        yield RowList(empty="Reading the record …")

    def on_mount(self) -> None:
        self._read()

    def _read(self) -> None:
        from councilui.kinds.briefing import read_briefing

        since, record = self.since, self.host.record_name
        self.read(lambda connection: read_briefing(connection, since, record), self.show_briefing)

    def show_briefing(self, page: tuple[Briefing, str]) -> None:
        self.page = page
        briefing, _ = page
        self.set_breadcrumb("Briefing", f"new since {short_date(briefing.since)}")
        self.query_one("#summary", TextBlock).show(text(summary(briefing), "strong"))
        self.rows.empty = f"Nothing new. Press {key_of('since')} for an earlier date."
        self.rows.show(ListedRows(briefing_rows(briefing)))

    def action_since(self) -> None:
        """Another date to begin with."""
        hint = "A year, a month or a day, for example 2025-01-15."
        self.host.open(PromptRoute("New since", hint, self.page[0].since if self.page else ""), self._change_date)

    def _change_date(self, typed: str | None) -> None:
        if typed is None:
            return
        try:
            self.since = check_date(typed)
        except CouncilError as error:
            self.host.notify_user(str(error), error=True)
        else:
            self._read()

    def open_row(self, value: object) -> None:
        if isinstance(value, SearchNews):
            self.host.open(SearchRoute(value.query))
        else:
            super().open_row(value)

    def selection_of(self, value: object) -> Selection:
        match value:
            case VoteNews(vote=DividedVote(line=line, body=body)):
                return Selection.of_vote(line, body)._replace(date=line.date)
            case Finding() as finding:
                return Selection.of_finding(finding)
            case Meeting() as meeting:
                return Selection(meeting.id, meeting.body, date=meeting.date)
        return Selection()

    def export(self) -> Export | None:
        return briefing_export(*self.page) if self.page is not None else None
