"""A matter across meetings and years, with the matters that relations lead to; or all matters under a popular name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from textual.widget import Widget

from councilui.analysis.matter_history import MatterHistory, Step, lineage
from councilui.analysis.motions import deciding
from councilui.export.catalogue import Export
from councilui.record.model import Matter
from councilui.record.views.matters import MatterPage
from councilui.record.views.votes import VoteLine
from councilui.tui.loader import Answer, ReadFailed
from councilui.tui.meeting_view import Footnotes
from councilui.tui.panes.detail import Detail, unique
from councilui.tui.panes.matter_history_rows import Topic, number, story_rows
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import Block, Piece, Text, text
from councilui.tui.widgets.rows import ListedRows, RowList
from councilui.tui.widgets.styled import TextBlock


class Told(NamedTuple):
    """The matters asked for, their story, and their popular names with how many matters go by each."""

    pages: tuple[MatterPage, ...]
    story: MatterHistory
    names: tuple[tuple[str, int], ...]


class MatterHistoryRead(Answer[Told]):
    """The story has been read."""


def read_story(connection: sqlite3.Connection, matter: str | None, topic: str | None) -> Told:
    """The story of a matter, or of all matters under a name."""
    from councilui.record.lookup import matters_by_alias
    from councilui.record.queries.matters import matter_page, popular_names

    asked = [matter] if matter is not None else matters_by_alias(connection, topic or "")
    pages = tuple(matter_page(connection, identity) for identity in asked)
    names = {name: many for identity in asked for name, many in popular_names(connection, identity)}
    return Told(pages, lineage(pages), tuple(names.items()))


class MatterHistoryScreen(ToolScreen):
    """See the module."""

    PLACES = ("History",)
    DEFAULT_CSS = """
    MatterHistoryScreen #matter { margin: 0 0 1 0; }
    """

    def __init__(self, matter: str | None = None, topic: str | None = None) -> None:
        """Tell of the matter with this id, or of all matters under a popular name."""
        super().__init__()
        self.matter = matter
        self.topic = topic
        self.told: Told | None = None
        self.notes = Footnotes({})

    def widgets(self) -> Iterable[Widget]:
        """What it is, and the steps."""
        yield TextBlock(id="matter")
        yield RowList(empty="Reading the story …")

    def on_mount(self) -> None:
        """Ask for the story."""
        matter, topic = self.matter, self.topic
        self.rows.focus()
        self.app.reading.ask(self, self.lane, lambda c: read_story(c, matter, topic), MatterHistoryRead)

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def on_matter_history_read(self, event: MatterHistoryRead) -> None:
        """It has come."""
        event.stop()
        if not self.app.reading.is_current(event):
            return
        self.told = told = event.value
        sources = {key: source for page in told.pages for key, source in page.sources.items()}
        actions = (step.action.source for step in told.story.steps if step.action is not None)
        self.notes = Footnotes(sources, actions)
        name = f"“{self.topic}”" if self.topic is not None else number(told.pages[0].matter)
        self.place("History", name)
        self.query_one("#matter", TextBlock).show(*matter_blocks(told, self.topic))
        self.rows.show(ListedRows(story_rows(told.story, told.names, self.notes)))

    def on_read_failed(self, event: ReadFailed) -> None:
        """It has not."""
        super().on_read_failed(event)
        self.rows.empty = event.sentence
        self.rows.show(ListedRows())

    # What the user did

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go to the vote, the meeting of a step, the other matter, or all matters under a name."""
        event.stop()
        value = event.row.value
        if isinstance(value, VoteLine):
            self.app.open_place(value.meeting, vote=value.id)
        elif isinstance(value, Step) and value.meeting is not None:
            self.app.open_place(value.meeting, vote=decided.id if (decided := deciding(value.votes)) else None)
        elif isinstance(value, Step):
            self._read(value)
        elif isinstance(value, Detail):
            self.app.read(value, self.notes)
        elif isinstance(value, Topic):
            self.app.push_screen(MatterHistoryScreen(topic=str(value)))
        elif isinstance(value, Matter):
            self.app.push_screen(MatterHistoryScreen(value.id))

    def _read(self, step: Step) -> None:
        """A step of which no meeting is on record, whole."""
        action = step.action
        told: list[Block] = [text(f"{number(step.matter)}, {step.matter.short_title or step.matter.title}", "strong")]
        if action is not None:
            told += [text(part) for part in (action.action, action.actor, action.note) if part]
            told.append(text(f"Basis: {action.basis}.", "muted"))
        sources = unique(action.source if action is not None else None)
        self.app.read(Detail("A step in the matter's history", tuple(told), sources), self.notes)

    # What is at hand

    def at_hand(self) -> Selection:
        """The vote, the meeting or the matter under the cursor, else the matter whose story it is."""
        row = self.rows.current
        value = row.value if row is not None else None
        if isinstance(value, VoteLine):
            return Selection(meeting=value.meeting, vote=value.id, matter=value.matter)
        if isinstance(value, Step):
            return Selection(meeting=value.meeting, matter=value.matter.id)
        return Selection(matter=value.id if isinstance(value, Matter) else self.matter)

    def exported(self) -> Export | None:
        """The matter with its story, or the topic."""
        from councilui.export.catalogue import matter_export

        if self.told is None or not self.told.pages:
            return None
        if self.topic is None:
            return matter_export(self.told.pages[0])
        from councilui.export.matter_group import topic_export

        return topic_export(self.topic, self.told.pages)

    def quoted(self) -> tuple[str, str] | None:
        """The matter with its citation."""
        from councilui.export.citation import citation, matter_cited

        if self.told is None or not self.told.pages:
            return None
        return citation(matter_cited(self.told.pages[0]), "plain"), "The matter, with its source"


def matter_blocks(told: Told, topic: str | None) -> tuple[Block, ...]:
    """What it is, and what else is told here."""
    if topic is not None:
        return (Text(((f"{len(told.pages)} matters go by “{topic}”, told as one story.", "strong"),), limit=2),)
    matter = told.pages[0].matter
    basis = (
        "" if matter.identifier is None or matter.identifier_basis == "recorded" else f" ({matter.identifier_basis})"
    )
    first: list[Piece] = [(f"{number(matter)}{basis}", "strong")]
    if matter.identifier is not None:
        first.append((f"  {matter.short_title or matter.title}", "text"))
    blocks: list[Block] = [Text(tuple(first), limit=2)]
    if others := len(told.story.matters) - 1:
        with_ = "one matter" if others == 1 else f"{others} matters"
        blocks.append(text(f"Told together with {with_} to which relations lead.", "muted"))
    return tuple(blocks)
