"""From a route to its screen. A screen is imported when it is first opened: none but the meeting is needed at start."""

import re
from importlib import import_module
from typing import Any

from councilui.tui.host import Route
from councilui.tui.screens.base import CouncilScreen


def screen_class(route: type[Route[Any]]) -> type[CouncilScreen[Any]]:
    """The class of a route's screen, imported now if it has not been: of PairVotesRoute, pair_votes.PairVotesScreen."""
    name = route.__name__.removesuffix("Route")
    module = import_module(f"councilui.tui.screens.{re.sub('(?<!^)(?=[A-Z])', '_', name).lower()}")
    screen: type[CouncilScreen[Any]] = getattr(module, f"{name}Screen")
    return screen


def screen_for(route: Route[Any]) -> CouncilScreen[Any]:
    """The screen that a route leads to, built from the route's fields."""
    return screen_class(type(route))(**vars(route))
