"""What doesn't add up: first about the vote and meeting at hand, then by kind. Nothing is corrected here."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import ClassVar, NamedTuple

from textual.widget import Widget

from councilui.analysis.reconcile import Finding, finding_groups, merged
from councilui.common.fold import fold_case
from councilui.export.model import Export
from councilui.kinds.doubts import read_doubts
from councilui.record.model import Source
from councilui.tui.meeting_view import SourceNumbers
from councilui.tui.panes.detail import Detail
from councilui.tui.panes.doubt_rows import COMPARED, RECORDED, doubt_rows
from councilui.tui.routes import ReaderRoute
from councilui.tui.screens.base import ToolScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.filter_line import FilterLine
from councilui.tui.widgets.layout import Piece, Text, text
from councilui.tui.widgets.rows import RowList
from councilui.tui.widgets.styled import TextBlock


class RecordCheck(NamedTuple):
    """The findings, the text by which each is found, and the sources that they mention."""

    findings: tuple[Finding, ...]
    words: tuple[str, ...]
    sources: Mapping[str, Source]


def _check(connection: sqlite3.Connection) -> RecordCheck:
    findings, sources = read_doubts(connection)
    words = tuple(fold_case(f"{finding.kind} {finding.label} {finding.text}") for finding in findings)
    return RecordCheck(findings, words, sources)


class DoubtsScreen(ToolScreen):
    """The findings, kind by kind, narrowed by words."""

    SCOPES: ClassVar[tuple[str, ...]] = ("overlay", "kinds", "selection", "rows", "app")
    BREADCRUMB = ("What doesn't add up",)
    DEFAULT_CSS = """
    DoubtsScreen #figures { margin: 0 0 1 0; }
    """

    def __init__(self, vote: str | None = None, meeting: str | None = None) -> None:
        """What is about `vote` and `meeting`, where the user comes from, comes first."""
        super().__init__()
        self.nearby = (vote, meeting)
        self.check: RecordCheck | None = None
        self.kind: str | None = None
        self.typed = ""
        self.findings: tuple[Finding, ...] = ()

    def widgets(self) -> Iterable[Widget]:
        rows = RowList(empty="Checking the record …")
        yield TextBlock(id="figures")
        yield FilterLine("words that must all appear: a number, a name, a kind", rows)
        yield rows

    def on_mount(self) -> None:
        self.read(_check, self.show_check)

    def show_check(self, check: RecordCheck) -> None:
        self.check = check
        self._show()

    def _show(self, *, keep: bool = True) -> None:
        if self.check is None:
            return
        typed = fold_case(self.typed).split()
        self.findings = tuple(
            finding
            for finding, words in zip(self.check.findings, self.check.words, strict=True)
            if (self.kind is None or finding.kind == self.kind) and all(word in words for word in typed)
        )
        nothing = "Nothing in this record contradicts anything else."
        self.rows.empty = "No matches." if self.check.findings else nothing
        self.rows.show(doubt_rows(finding_groups(self.findings, *self.nearby)), keep=keep)
        self.query_one("#figures", TextBlock).show(Text(tuple(self._figures(self.check))))

    def _figures(self, check: RecordCheck) -> list[Piece]:
        from councilui.export.doubts import counts_text

        pieces: list[Piece] = [(counts_text(check.findings, (f"{RECORDED} ", f"{COMPARED} ")), "text")]
        if len(self.findings) < len(check.findings):
            kind = f": {self.kind}" if self.kind is not None else ""
            pieces.append((f" Showing {len(merged(self.findings)):,}{kind}.", "strong"))
        return pieces

    # What the user did

    def action_sort(self) -> None:
        """The next kind alone; after the last, all."""
        if self.check is None:
            return
        kinds = [None, *Counter(finding.kind for finding in self.check.findings)]
        self.kind = kinds[(kinds.index(self.kind) + 1) % len(kinds)]
        self._show(keep=False)

    def on_filter_line_filter_changed(self, event: FilterLine.FilterChanged) -> None:
        event.stop()
        self.typed = event.text
        self._show()

    def open_row(self, value: Finding) -> None:
        """Go to the place of a finding: its vote, meeting, matter or person; else read it whole."""
        if value.meeting is not None:
            super().open_row(value)
        elif value.matter is not None:
            self.action_perform("matter_history")
        elif value.person is not None:
            self.action_perform("member")
        else:
            sources = self.check.sources if self.check is not None else {}
            detail = Detail(value.label, (text(value.text),), value.sources, value.text)
            self.host.open(ReaderRoute(detail, SourceNumbers(sources)))

    # What is selected

    def selection_of(self, value: Finding | None) -> Selection:
        return Selection() if value is None else Selection.of_finding(value)

    def export(self) -> Export | None:
        """The findings as they are shown."""
        from councilui.export.doubts import doubts_export

        return doubts_export(self.findings, self.check.sources) if self.check is not None else None

    def clipboard_text(self) -> tuple[str, str] | None:
        """The finding under the cursor with its sources."""
        from councilui.export.doubts import finding_text

        if self.check is None or self.rows.value is None:
            return None
        return finding_text(self.rows.value, self.check.sources), "What doesn't add up, with its sources"
