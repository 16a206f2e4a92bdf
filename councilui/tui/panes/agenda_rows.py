"""The agenda in rows: number, title, and what became of each item, in a word with a sign and the tally."""

from typing import Final

from councilui.analysis.attendance import attendance_by_status
from councilui.analysis.motions import deciding, direction
from councilui.analysis.vote_wording import item_outcome_word, line_tally, outcome_word
from councilui.common.dates import clock_time
from councilui.record.views.meetings import MeetingPage
from councilui.record.views.votes import VoteLine
from councilui.tui.meeting_view import AgendaEntry, MeetingView
from councilui.tui.widgets.layout import Block, Ends, Gap, Piece, Text, text
from councilui.tui.widgets.rows import ListRow, heading_row
from councilui.tui.widgets.viewport import BuiltRows

LOOSE = "VOTES WITHOUT AN AGENDA ITEM ON RECORD"
_SIGNS = {
    "passed": ("✓", "good"),
    "adopted": ("✓", "good"),
    "approved": ("✓", "good"),
    "carried": ("✓", "good"),
    "failed": ("✗", "bad"),
    "not tabled": ("✗", "bad"),
}
_PUT_OFF: Final = ("…", "muted")
"""The sign of an item that was put off without a vote."""


def outcome_pieces(entry: AgendaEntry) -> tuple[Piece, ...]:
    """What became of an entry: a sign, a word, the tally; that nothing is on record, when nothing is."""
    decided = deciding(entry.votes)
    if decided is None:
        word = entry.item.outcome if entry.item is not None else None
        if not word:
            return (("outcome not on record", "muted"),)
        other = _PUT_OFF if direction(word) == "aside" else ("·", "muted")
        sign, role = _SIGNS.get(word.casefold(), other)
        roll = " · no roll" if word.casefold() in ("approved", "passed", "adopted", "failed") else ""
        return ((f"{sign} {word}", role), (roll, "muted"))
    return vote_pieces(decided, len(entry.votes))


def vote_pieces(line: VoteLine, count: int = 1, *, is_after_motion: bool = False) -> tuple[Piece, ...]:
    """The sign of a vote, what it came to, its tally; `count` votes were taken on the item.

    `is_after_motion` is for where what it was about names the motion, if it was not the item itself.
    """
    word = outcome_word(line)
    by_result = ("✓" if line.result == "pass" else "✗" if line.result == "fail" else "?", "muted")
    sign, role = ("■", "warn") if word.isupper() else _SIGNS.get(word, by_result)
    tally = f"{'' if line.tally is not None else ' ·'} {line_tally(line)}"
    more = f" · {count:,} votes" if count > 1 else ""
    outcome = word if is_after_motion else item_outcome_word(line)
    return ((f"{sign} {outcome}{tally}", role), (more, "muted"))


def entry_blocks(entry: AgendaEntry) -> tuple[Block, ...]:
    """An entry: its number and outcome on a line, its title under them; one without a number ends in its outcome."""
    number = entry.identifier
    printed = entry.item.number if entry.item is not None else None
    left: list[Piece] = [(number, "strong")] if number else []
    if printed and printed != number:
        left.insert(0, (f"{printed}  ", "muted"))
    if entry.matter is None and not entry.votes and not (entry.item is not None and entry.item.outcome):
        # A line of the agenda that is no legislation, "Roll Call", has neither a record number nor an outcome.
        return (Text((*left, (entry.title, "text")), hang=2, limit=5),)
    if not left:
        return (Ends(((entry.title, "text"),), outcome_pieces(entry), limit=5),)
    title = Text(((entry.title, "text"),), indent=2, limit=5)
    return (Ends(tuple(left), outcome_pieces(entry)), title)


def agenda_rows(view: MeetingView) -> BuiltRows[ListRow | AgendaEntry]:
    """The agenda in its order, sections as headings, and what is missing at the end."""
    rows: list[ListRow | AgendaEntry] = []
    section: str | None = None
    for entry in view.entries:
        name = (entry.item.section or "") if entry.item is not None else LOOSE
        if name != section:
            if name:
                rows.append(heading_row(name, gap=bool(rows), key=entry.id))
            section = name
        rows.append(entry)
    closing = closing_blocks(view.page, len(view.entries))
    if closing:
        rows.append(ListRow("closing", (Gap(), *closing), selectable=False))
    return BuiltRows(rows, _row)


def _row(row: ListRow | AgendaEntry) -> ListRow:
    if isinstance(row, ListRow):
        return row
    return ListRow(("entry", row.id), entry_blocks(row), value=row, group=row.id)


def closing_blocks(page: MeetingPage, entries: int) -> tuple[Block, ...]:
    """What the agenda lacks, in words."""
    blocks: list[Block] = []
    if not entries:
        blocks.append(text("No agenda found for this meeting.", "muted"))
    elif not page.meeting.order_known:
        blocks.append(text(f"{_items(page)}; order unknown.", "muted"))
    else:
        blocks.append(text(f"{_items(page)}, in the order they were taken.", "muted"))
    if facts := _facts(page):
        blocks.append(text(facts, "muted"))
    if page.meeting.summary:
        blocks.append(text(page.meeting.summary, "muted"))
    for call in attendance_by_status(page.attendance):
        blocks += [Gap(), text("Attendance (no vote)", "heading")]
        blocks += [text(f"{status} {len(names)}: {', '.join(names)}", "text") for status, names in call.items()]
    return tuple(blocks)


def _facts(page: MeetingPage) -> str:
    """Time, place, the agenda's status and who presided, as far as they are on record and not in a summary."""
    meeting = page.meeting
    if meeting.summary:
        return ""
    chair = f"presiding: {page.chair.name}" if page.chair is not None else None
    status = f"agenda: {meeting.status}" if meeting.status else None
    time = clock_time(meeting.time) if meeting.time else None
    return "; ".join(part for part in (time, meeting.location, status, chair) if part)


def _items(page: MeetingPage) -> str:
    count = len(page.items)
    return "One item on record" if count == 1 else f"{count:,} items on record"
