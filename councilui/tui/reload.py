"""A record that was loaded again under the open screen is shown as it is now, with the user where they were."""

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from councilui.tui.host import Host, Route
from councilui.tui.routes import MeetingRoute
from councilui.tui.screens.base import CouncilScreen
from councilui.tui.screens.meeting import MeetingScreen


def reload_screens(stack: Sequence[Screen[Any]], host: Host) -> bool:
    """Read anew what all screens show; whether that could be done with each of them.

    The first screen stays and reads its meeting again, those over it are opened again. The first whose place can't be
    named was made of what the record said before: it is closed with all above it.
    """
    base, *above = stack
    places = []
    for screen in above:
        place = _place(screen)
        if place is None:
            break
        places.append(place)
    for screen in reversed(above):
        screen.dismiss(None)
    if isinstance(base, MeetingScreen):
        base.read_again()
    for place in places:
        host.open(place)
    return len(places) == len(above)


def _place(screen: Screen[Any]) -> Route[Any] | None:
    """The route that leads to what a screen shows now; in a meeting to what has the cursor."""
    if not isinstance(screen, MeetingScreen):
        return screen.place() if isinstance(screen, CouncilScreen) else None
    here, statement = screen.here(), screen.statement
    vote = here.get("vote") if screen.pane_number == 3 else None
    return MeetingRoute(here.get("meeting"), vote, statement.id if statement is not None else None, here.get("item"))
