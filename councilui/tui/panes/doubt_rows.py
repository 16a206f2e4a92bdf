"""What the reconciler found as rows: headings with their numbers, and the findings under them."""

from collections.abc import Iterable
from typing import Final

from councilui.analysis.reconcile import Finding, FindingGroup
from councilui.common.width import cut_middle
from councilui.tui.widgets.layout import Gap, Piece, Text
from councilui.tui.widgets.rows import ListRow
from councilui.tui.widgets.viewport import BuiltRows

RECORDED, COMPARED = "!", "≠"
"""The signs of a doubt that the record holds, and of what was found by comparing."""
_LINES: Final = 4  # of a finding; Enter shows all of it
_LABEL: Final = 130  # cells of where it was found, so that of what was found enough is left
_Entry = tuple[Finding | FindingGroup, bool]
"""A group, and whether it is the first; or a finding, and whether the place is above it."""


def doubt_rows(groups: Iterable[FindingGroup]) -> BuiltRows[_Entry]:
    """Findings under their headings."""
    entries: list[_Entry] = []
    for group in groups:
        entries += [(group, not entries), *((finding, group.is_of_one) for finding in group.findings)]
    return BuiltRows(entries, _row)


def _row(entry: _Entry) -> ListRow:
    about, flag = entry
    return _heading(about, first=flag) if isinstance(about, FindingGroup) else finding_row(about, flag)


def _heading(group: FindingGroup, *, first: bool) -> ListRow:
    pieces: list[Piece] = [(f"{group.heading.upper()} {len(group.findings):,}", "heading")]
    if group.explanation:
        pieces.append((f"  {group.explanation}", "muted"))
    gap = () if first else (Gap(),)
    return ListRow(("group", group.heading), (*gap, Text(tuple(pieces), hang=2)), selectable=False)


def finding_row(finding: Finding, is_of_one: bool) -> ListRow:
    """A finding: where, and what; of what kind where the place is above it."""
    sign = f"{RECORDED if finding.recorded else COMPARED} "
    place = finding.kind if is_of_one else cut_middle(finding.label, _LABEL)
    block = Text(((sign, "warn"), (place, "strong"), (f": {finding.text}", "text")), hang=2, limit=_LINES)
    key = (finding.kind, finding.subject, finding.subject_id, finding.text)
    return ListRow(key, (block,), value=finding)
