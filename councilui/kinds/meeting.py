"""Meetings."""

import sqlite3

from councilui.export.citation import meeting_reference
from councilui.export.meeting import COLUMNS, meeting_export
from councilui.export.model import Export
from councilui.kinds import Kind, cards_of
from councilui.record.lookup import find_meeting
from councilui.record.queries.meetings import meeting_page
from councilui.record.views.meetings import MeetingPage


def _export(connection: sqlite3.Connection, page: MeetingPage) -> Export:
    return meeting_export(page, cards_of(connection, [line.id for item in page.items for line in item.votes]))


KIND = Kind(
    "meeting",
    "meetings",
    "the agenda with outcomes, what was said there and around it; in CSV, the votes",
    meeting_page,
    find_meeting,
    _export,
    meeting_reference,
    is_shown=True,
    label="The meeting",
    forms=("document", "table", "data", "records"),
    columns=COLUMNS,
)
