"""What doesn't add up in the record, kind by kind; each finding leads to its place. Nothing is repaired here."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import ClassVar, NamedTuple

from textual.widget import Widget

from councilui.analysis.reconcile import Finding
from councilui.common.fold import fold_case
from councilui.export.catalogue import Export
from councilui.record.model import Source
from councilui.tui import actions
from councilui.tui.loader import Answer, ReadFailed
from councilui.tui.meeting_view import Footnotes
from councilui.tui.panes.detail import Detail
from councilui.tui.panes.doubt_rows import FOUND, RECORDED, DoubtRows
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.filter_line import FilterLine
from councilui.tui.widgets.layout import Piece, Text, text
from councilui.tui.widgets.rows import ListedRows, RowList
from councilui.tui.widgets.styled import TextBlock


class Checked(NamedTuple):
    """The findings, the text by which each is found, and the sources that they mention."""

    findings: tuple[Finding, ...]
    words: tuple[str, ...]
    sources: Mapping[str, Source]


class DoubtsRead(Answer[Checked]):
    """The record has been checked."""


def read_doubts(connection: sqlite3.Connection) -> Checked:
    """Check the whole record."""
    from councilui.analysis.reconcile import check
    from councilui.record.queries.checks import check_input

    data = check_input(connection)
    findings = check(data)
    words = tuple(fold_case(f"{finding.kind} {finding.label} {finding.text}") for finding in findings)
    return Checked(findings, words, data.sources)


class DoubtsScreen(ToolScreen):
    """See the module."""

    BINDINGS: ClassVar = actions.bindings("kinds")
    SCOPES: ClassVar[tuple[str, ...]] = ("over", "kinds", "do", "rows", "app")
    PLACES = ("What doesn't add up",)
    DEFAULT_CSS = """
    DoubtsScreen #figures { margin: 0 0 1 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.checked: Checked | None = None
        self.kind: str | None = None
        self.typed = ""
        self.shown: tuple[Finding, ...] = ()

    def widgets(self) -> Iterable[Widget]:
        """The figures, the filter, the findings."""
        rows = RowList(empty="Checking the record …")
        yield TextBlock(id="figures")
        yield FilterLine("words that must all occur: a number, a name, a kind", rows)
        yield rows

    def on_mount(self) -> None:
        """Ask for the findings."""
        self.rows.focus()
        self.app.reading.ask(self, self.lane, read_doubts, DoubtsRead)

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def on_doubts_read(self, event: DoubtsRead) -> None:
        """They have come."""
        event.stop()
        if self.app.reading.is_current(event):
            self.checked = event.value
            self._show()

    def on_read_failed(self, event: ReadFailed) -> None:
        """They have not."""
        super().on_read_failed(event)
        self.rows.empty = event.sentence
        self.rows.show(ListedRows())

    def _show(self) -> None:
        if self.checked is None:
            return
        wanted = fold_case(self.typed).split()
        self.shown = tuple(
            finding
            for finding, words in zip(self.checked.findings, self.checked.words, strict=True)
            if (self.kind is None or finding.kind == self.kind) and all(word in words for word in wanted)
        )
        nothing = "Nothing in this record contradicts anything else in it."
        self.rows.empty = "Nothing fits this." if self.checked.findings else nothing
        self.rows.show(DoubtRows(self.shown), keep=True)
        self.query_one("#figures", TextBlock).show(Text(tuple(self._figures(self.checked))))

    def _figures(self, checked: Checked) -> list[Piece]:
        recorded = sum(finding.recorded for finding in checked.findings)
        found = len(checked.findings) - recorded
        told = f"{RECORDED} {recorded:,} recorded as doubtful   {FOUND} {found:,} found by comparing"
        pieces: list[Piece] = [(f"{told}. Nothing is repaired.", "text")]
        if len(self.shown) < len(checked.findings):
            only = f", {self.kind}" if self.kind is not None else ""
            pieces.append((f"  Shown: {len(self.shown):,}{only}.", "strong"))
        return pieces

    # What the user did

    def action_sort(self) -> None:
        """The next kind alone; after the last, all."""
        if self.checked is None:
            return
        kinds = [None, *Counter(finding.kind for finding in self.checked.findings)]
        self.kind = kinds[(kinds.index(self.kind) + 1) % len(kinds)]
        self._show()

    def action_filter(self) -> None:
        """Type what to narrow it to."""
        self.query_one(FilterLine).open()

    def on_filter_line_narrowed(self, event: FilterLine.Narrowed) -> None:
        """As it is typed."""
        event.stop()
        self.typed = event.text
        self._show()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go to the place of a finding: its vote, meeting, matter or person; else read it whole."""
        event.stop()
        finding = event.row.value
        if not isinstance(finding, Finding):
            return
        if finding.meeting is not None:
            self.app.open_place(finding.meeting, vote=finding.vote_event)
        elif finding.matter is not None:
            self.action_do("story")
        elif finding.person is not None:
            self.action_do("member")
        else:
            sources = self.checked.sources if self.checked is not None else {}
            detail = Detail(finding.label, (text(finding.text),), finding.sources, finding.text)
            self.app.read(detail, Footnotes(sources))

    # What is at hand

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor."""
        row = self.rows.current
        return row.value if row is not None and isinstance(row.value, Finding) else None

    def at_hand(self) -> Selection:
        """What the finding under the cursor is about."""
        found = self.finding
        if found is None:
            return Selection()
        return Selection(meeting=found.meeting, vote=found.vote_event, matter=found.matter, person=found.person)

    def exported(self) -> Export | None:
        """The findings as they are shown."""
        from councilui.export.doubts import doubts_export

        return doubts_export(self.shown, self.checked.sources) if self.checked is not None else None

    def quoted(self) -> tuple[str, str] | None:
        """The finding under the cursor with its sources."""
        from councilui.export.doubts import finding_text

        if self.checked is None or self.finding is None:
            return None
        return finding_text(self.finding, self.checked.sources), "What doesn't add up, with its sources"
