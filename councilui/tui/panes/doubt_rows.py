"""What the reconciler found as rows: a heading for each kind with its number, and the findings under it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from councilui.analysis.reconcile import WHAT, Finding
from councilui.tui.widgets.layout import Gap, Piece, Text
from councilui.tui.widgets.rows import ListRow

RECORDED, COMPARED = "!", "≠"
"""The signs of a doubt that the record holds, and of what was found by comparing."""
_LINES: Final = 4  # of a finding; Enter shows all of it


class DoubtRows:
    """Findings, those of a kind together; each row is built when it is first shown."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._entries: list[tuple[str, int] | Finding] = []
        for kind, group in groupby(findings, key=lambda finding: finding.kind):
            members = list(group)
            self._entries += [(kind, len(members)), *members]
        self._rows: dict[int, ListRow] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def row(self, index: int) -> ListRow:
        """The row at `index`."""
        row = self._rows.get(index)
        if row is None:
            entry = self._entries[index]
            row = finding_row(entry) if isinstance(entry, Finding) else _heading(*entry, first=index == 0)
            self._rows[index] = row
        return row


def _heading(kind: str, number: int, *, first: bool) -> ListRow:
    pieces: list[Piece] = [(f"{kind.upper()} {number:,}", "heading")]
    if kind in WHAT:
        pieces.append((f"  {WHAT[kind]}", "muted"))
    gap = () if first else (Gap(),)
    return ListRow(("kind", kind), (*gap, Text(tuple(pieces), hang=2)), selectable=False)


def finding_row(finding: Finding) -> ListRow:
    """A finding: where, and what."""
    sign = f"{RECORDED if finding.recorded else COMPARED} "
    block = Text(((sign, "warn"), (finding.label, "strong"), (f": {finding.text}", "text")), hang=2, limit=_LINES)
    key = (finding.kind, finding.subject, finding.subject_id, finding.text)
    return ListRow(key, (block,), value=finding)
