"""Meetings, their agendas and attendance roll calls."""

from typing import NamedTuple


class Meeting(NamedTuple):
    """A sitting of a body on a local date. `ordinal` counts the meetings of all bodies on one day from 0.

    `status` is the agenda's as published ("Final", "Deferred"); `video` the address of a recording.
    """

    id: str
    body: str
    date: str
    ordinal: int
    kind: str
    time: str | None = None
    time_basis: str | None = None
    end_time: str | None = None
    location: str | None = None
    chair: str | None = None
    order_known: bool = False
    summary: str | None = None
    basis: str = "recorded"
    source: str | None = None
    status: str | None = None
    url: str | None = None
    video: str | None = None


class AgendaItem(NamedTuple):
    """A line of a meeting's agenda. `number` is as printed, `position` ours; `section` groups them.

    `outcome` is what became of it in a word ("tabled", "passed", "deferred"), None when unknown.
    """

    id: str
    meeting: str
    position: int
    title: str
    number: str | None = None
    section: str | None = None
    matter: str | None = None
    outcome: str | None = None
    summary: str | None = None
    basis: str = "recorded"
    source: str | None = None
    note: str | None = None


class Attendance(NamedTuple):
    """Whether one person answered an attendance roll call, which is no vote. `roll_call` names that roll call.

    `status` is one of `ATTENDANCE`, `status_text` the word as printed.
    """

    roll_call: str
    person: str
    person_name: str
    meeting: str
    status: str
    status_text: str
    agenda_item: str | None = None
    source: str | None = None
