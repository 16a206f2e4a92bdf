"""What the reconciler found as rows: headings with their numbers, and the findings under them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from councilui.analysis.reconcile import Finding, FindingGroup
from councilui.tui.widgets.layout import Gap, Piece, Text
from councilui.tui.widgets.rows import ListRow

RECORDED, COMPARED = "!", "≠"
"""The signs of a doubt that the record holds, and of what was found by comparing."""
_LINES: Final = 4  # of a finding; Enter shows all of it


class DoubtRows:
    """Findings under their headings; each row is built when it is first shown."""

    def __init__(self, groups: Iterable[FindingGroup]) -> None:
        self._entries: list[FindingGroup | tuple[Finding, bool]] = []
        for group in groups:
            self._entries += [group, *((finding, group.is_of_one) for finding in group.findings)]
        self._rows: dict[int, ListRow] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def row(self, index: int) -> ListRow:
        """The row at `index`."""
        row = self._rows.get(index)
        if row is None:
            entry = self._entries[index]
            row = _heading(entry, first=index == 0) if isinstance(entry, FindingGroup) else finding_row(*entry)
            self._rows[index] = row
        return row


def _heading(group: FindingGroup, *, first: bool) -> ListRow:
    pieces: list[Piece] = [(f"{group.heading.upper()} {len(group.findings):,}", "heading")]
    if group.explanation:
        pieces.append((f"  {group.explanation}", "muted"))
    gap = () if first else (Gap(),)
    return ListRow(("group", group.heading), (*gap, Text(tuple(pieces), hang=2)), selectable=False)


def finding_row(finding: Finding, is_of_one: bool = False) -> ListRow:
    """A finding: where, and what; of what kind where the place stands above it."""
    sign = f"{RECORDED if finding.recorded else COMPARED} "
    block = Text(
        ((sign, "warn"), (finding.kind if is_of_one else finding.label, "strong"), (f": {finding.text}", "text")),
        hang=2,
        limit=_LINES,
    )
    key = (finding.kind, finding.subject, finding.subject_id, finding.text)
    return ListRow(key, (block,), value=finding)
