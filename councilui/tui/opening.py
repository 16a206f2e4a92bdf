"""Where the screen opens: on a vote, a meeting or a statement of one, with another screen over it if need be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite3 import Connection

    from councilui.record.places import Place
    from councilui.tui.host import Route


class Opening(NamedTuple):
    """The fields of the first screen's `MeetingRoute`, and a route that is opened over it."""

    meeting: str | None = None
    vote: str | None = None
    statement: int | None = None
    route: Route[None] | None = None


def opening_of(connection: Connection, place: Place) -> Opening:
    """Where the screen opens for a place of the record."""
    from councilui.tui.routes import MeetingRoute, route_to

    route = route_to(connection, place)
    if isinstance(route, MeetingRoute):
        return Opening(route.meeting, route.vote, route.statement)
    return Opening(route=route)
