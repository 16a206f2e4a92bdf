"""Roll calls of attendance, which are not votes."""

from collections.abc import Iterable

from councilui.record.model import ATTENDANCE, Attendance


def attendance_by_status(rows: Iterable[Attendance]) -> list[dict[str, list[str]]]:
    """For each roll call of a meeting, the printed names under each status."""
    calls: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        calls.setdefault(row.roll_call, {}).setdefault(row.status, []).append(row.person_name)
    return [{status: call[status] for status in ATTENDANCE if status in call} for call in calls.values()]
