"""Where a row of a search leads, and what it stands for."""

from councilui.record.model import Statement
from councilui.record.views.matters import MatterLine
from councilui.record.views.people import PersonLine
from councilui.record.views.search import FoundItem
from councilui.tui.routes import MatterHistoryRoute, MeetingRoute, MemberRoute
from councilui.tui.selection import Selection


def route_of(row: object) -> MeetingRoute | MemberRoute | MatterHistoryRoute | None:
    """The screen of a statement, an agenda item, a person or a matter; None of anything else."""
    match row:
        case Statement():
            return MeetingRoute(row.meeting, statement=row.id)
        case FoundItem():
            return MeetingRoute(row.meeting_id, item=row.id)
        case PersonLine():
            return MemberRoute(row.id)
        case MatterLine():
            return MatterHistoryRoute(row.id)
    return None


def selection_of(row: object) -> Selection:
    """What commands take from such a row; nothing of anything else."""
    match row:
        case Statement():
            return Selection(meeting=row.meeting, person=row.person, statement=row)
        case FoundItem():
            return Selection(meeting=row.meeting_id)
        case PersonLine():
            return Selection(person=row.id)
        case MatterLine():
            return Selection(matter=row.id)
    return Selection()
