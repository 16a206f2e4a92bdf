"""From a route to its screen. A screen is imported when it is first opened: none but the meeting is needed at start."""

from importlib import import_module
from typing import Any, Final

from councilui.tui import routes
from councilui.tui.host import Route
from councilui.tui.screens.base import CouncilScreen

SCREENS: Final[dict[type[Route[Any]], str]] = {
    routes.MeetingRoute: "meeting.MeetingScreen",
    routes.MeetingsRoute: "meetings.MeetingsScreen",
    routes.MemberRoute: "member.MemberScreen",
    routes.PickMemberRoute: "pick_member.PickMemberScreen",
    routes.MatterHistoryRoute: "matter_history.MatterHistoryScreen",
    routes.SearchRoute: "search.SearchScreen",
    routes.SavedSearchesRoute: "saved_searches.SavedSearchesScreen",
    routes.FacetsRoute: "facets.FacetsScreen",
    routes.DividedVotesRoute: "divided_votes.DividedVotesScreen",
    routes.BriefingRoute: "briefing.BriefingScreen",
    routes.DoubtsRoute: "doubts.DoubtsScreen",
    routes.BookmarksRoute: "bookmarks.BookmarksScreen",
    routes.ChamberRoute: "chamber.ChamberScreen",
    routes.SimilarRoute: "similar.SimilarScreen",
    routes.RollGridRoute: "roll_grid.RollGridScreen",
    routes.AgreementRoute: "agreement.AgreementScreen",
    routes.PairVotesRoute: "pair_votes.PairVotesScreen",
    routes.WhatIfRoute: "what_if.WhatIfScreen",
    routes.VotesRoute: "votes.VotesScreen",
    routes.CompareRoute: "compare.CompareScreen",
    routes.PickVoteRoute: "pick_vote.PickVoteScreen",
    routes.PickFormatRoute: "pick_format.PickFormatScreen",
    routes.ThemesRoute: "themes.ThemesScreen",
    routes.ReviewRoute: "review.ReviewScreen",
    routes.CiteRoute: "cite.CiteScreen",
    routes.DetailRoute: "reader.ReaderScreen",
    routes.PromptRoute: "prompt.PromptScreen",
    routes.HelpRoute: "help.HelpScreen",
    routes.PaletteRoute: "palette.PaletteScreen",
}
"""The screen of each route, as "module.Class" in `councilui.tui.screens`."""


def screen_class(route: type[Route[Any]]) -> type[CouncilScreen[Any]]:
    """The class of a route's screen, imported now if it has not been."""
    module, name = SCREENS[route].split(".")
    screen: type[CouncilScreen[Any]] = getattr(import_module(f"councilui.tui.screens.{module}"), name)
    return screen


def screen_for(route: Route[Any]) -> CouncilScreen[Any]:
    """The screen that a route leads to, built from the route's fields."""
    return screen_class(type(route))(**vars(route))
