"""A matter across meetings and years, with the matters that relations lead to; or all matters under a popular name."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from textual.widget import Widget

from councilui.analysis.matter_history import HistoryStep, MatterHistory, matter_history
from councilui.analysis.motions import deciding
from councilui.common.shares import plural
from councilui.export.model import Export
from councilui.record.model import Matter
from councilui.record.views.matters import MatterPage
from councilui.record.views.votes import VoteLine
from councilui.tui.meeting_view import SourceNumbers
from councilui.tui.panes.detail import Detail, unique
from councilui.tui.panes.matter_history_rows import Topic, history_rows
from councilui.tui.routes import MatterHistoryRoute, MeetingRoute, ReaderRoute
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import Block, Piece, Text, text
from councilui.tui.widgets.rows import ListedRows, RowList
from councilui.tui.widgets.styled import TextBlock


class HistoryPage(NamedTuple):
    """The matters, their history, and their popular names with how many matters go by each."""

    pages: tuple[MatterPage, ...]
    history: MatterHistory
    names: tuple[tuple[str, int], ...]


def read_history(connection: sqlite3.Connection, matter: str | None, topic: str | None) -> HistoryPage:
    """The history of a matter, or of all matters under a name."""
    from councilui.record.lookup import matters_by_alias
    from councilui.record.queries.matters import matter_page, popular_names

    matters = [matter] if matter is not None else matters_by_alias(connection, topic or "")
    pages = tuple(matter_page(connection, key) for key in matters)
    names = {name: many for key in matters for name, many in popular_names(connection, key)}
    return HistoryPage(pages, matter_history(pages), tuple(names.items()))


class MatterHistoryScreen(ToolScreen):
    """The steps in time order; each leads to its place."""

    BREADCRUMB = ("History",)
    DEFAULT_CSS = """
    MatterHistoryScreen #matter { margin: 0 0 1 0; }
    """

    def __init__(self, matter: str | None = None, topic: str | None = None) -> None:
        """Show the matter with this id, or all matters under a popular name."""
        super().__init__()
        self.matter = matter
        self.topic = topic
        self.page: HistoryPage | None = None
        self.notes = SourceNumbers({})

    def widgets(self) -> Iterable[Widget]:
        yield TextBlock(id="matter")
        yield RowList(empty="Reading the history …")

    def on_mount(self) -> None:
        matter, topic = self.matter, self.topic
        self.read(lambda connection: read_history(connection, matter, topic), self.show_history)

    def show_history(self, page: HistoryPage) -> None:
        self.page = page
        sources = {key: source for matter in page.pages for key, source in matter.sources.items()}
        actions = (step.action.source for step in page.history.steps if step.action is not None)
        self.notes = SourceNumbers(sources, actions)
        name = f"“{self.topic}”" if self.topic is not None else page.pages[0].matter.number_or_name
        self.set_breadcrumb("History", name)
        self.query_one("#matter", TextBlock).show(*matter_blocks(page, self.topic))
        self.rows.show(ListedRows(history_rows(page.history, page.names, self.notes)))

    # What the user did

    def open_row(self, value: object) -> None:
        """Go to the vote, the meeting of a step, the other matter, or all matters under a name."""
        if isinstance(value, HistoryStep) and value.meeting is not None:
            self.host.open(MeetingRoute(value.meeting, vote=decided.id if (decided := deciding(value.votes)) else None))
        elif isinstance(value, HistoryStep):
            self._open_step(value)
        elif isinstance(value, Detail):
            self.host.open(ReaderRoute(value, self.notes))
        elif isinstance(value, Topic):
            self.host.open(MatterHistoryRoute(topic=str(value)))
        elif isinstance(value, Matter):
            self.host.open(MatterHistoryRoute(value.id))
        else:
            super().open_row(value)

    def _open_step(self, step: HistoryStep) -> None:
        """A step of which no meeting is on record, whole."""
        action = step.action
        blocks: list[Block] = [text(f"{step.matter.number_or_name}, {step.matter.name}", "strong")]
        if action is not None:
            blocks += [text(part) for part in (action.action, action.actor, action.note) if part]
            blocks.append(text(f"Basis: {action.basis}.", "muted"))
        sources = unique(action.source if action is not None else None)
        self.host.open(ReaderRoute(Detail("A step in the matter's history", tuple(blocks), sources), self.notes))

    # What is selected

    def selection_of(self, value: object) -> Selection:
        """The vote, the meeting or the matter of a row, else the matter whose history it is."""
        if isinstance(value, VoteLine):
            return Selection.of_vote(value)
        if isinstance(value, HistoryStep):
            return Selection(meeting=value.meeting, matter=value.matter.id)
        return Selection(matter=value.id if isinstance(value, Matter) else self.matter)

    def action_matter_history(self) -> None:
        """Another matter's; this one's is shown already."""
        matter = self.selection().matter
        if matter != self.matter:
            self.host.open(MatterHistoryRoute(matter))
        else:
            self.host.notify_user("You are already in this matter's history.")

    def export(self) -> Export | None:
        from councilui.export.matter import matter_export

        if self.page is None or not self.page.pages:
            return None
        if self.topic is None:
            return matter_export(self.page.pages[0])
        from councilui.export.matter_history import matter_group_export

        return matter_group_export(self.topic, self.page.pages)


def matter_blocks(page: HistoryPage, topic: str | None) -> tuple[Block, ...]:
    """What it is, and what else is shown here."""
    if topic is not None:
        return (Text(((f"{len(page.pages)} matters go by “{topic}”, shown as one history.", "strong"),), limit=2),)
    matter = page.pages[0].matter
    basis = (
        "" if matter.identifier is None or matter.identifier_basis == "recorded" else f" ({matter.identifier_basis})"
    )
    first: list[Piece] = [(f"{matter.number_or_name}{basis}", "strong")]
    if matter.identifier is not None:
        first.append((f"  {matter.name}", "text"))
    blocks: list[Block] = [Text(tuple(first), limit=2)]
    if others := len(page.history.matters) - 1:
        blocks.append(text(f"Includes {plural(others, 'related matter')}.", "muted"))
    return tuple(blocks)
