"""What a key does on whatever is selected, on any screen: a function for each action of the scope "selection".

The decorator declares the action: its key, what key bar and palette call it, and what it needs. A screen that does
something else on the key has a method `action_NAME` of its own. Routes are imported late: the first paint needs none.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from councilui.tui.actions import command, key_of, vote_to

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from sqlite3 import Connection

    from councilui.record.views.votes import VoteCard
    from councilui.tui.screens.base import BaseScreen
    from councilui.tui.selection import Selection
    from councilui.viewers import Viewer

T = TypeVar("T")


@command("search", "slash", "search", "Search statements", bar=1)
def search(screen: BaseScreen) -> None:
    from councilui.tui import routes

    screen.host.open(routes.SearchRoute(screen.host.queries.latest))


@command("meetings", "m", "meetings", "Go to another meeting", bar=2)
def meetings(screen: BaseScreen) -> None:
    from councilui.tui import routes

    screen.host.open(routes.MeetingsRoute(screen.selection().meeting))


@command("divided_votes", "d", "divided votes", "Divided votes, closest first; again for one day only", bar=4)
def divided_votes(screen: BaseScreen) -> None:
    from councilui.tui import routes

    screen.host.open(routes.DividedVotesRoute(screen.selection().date))


@command("all_votes", "L", "all votes", "Go to any vote, newest first", bar=24)
def all_votes(screen: BaseScreen) -> None:
    from councilui.tui import routes

    screen.host.open(routes.VotesRoute())


@command("compare", "c", "compare", "Compare this vote with another", bar=5, needs=vote_to("compare"))
def compare(screen: BaseScreen) -> None:
    from councilui.tui import routes

    other = screen.selection().related

    def open_comparison(card: VoteCard) -> None:
        if other is not None and other.id != card.event.id:
            screen.host.open(routes.CompareRoute(card, other))
        else:
            screen.host.open(routes.PickVoteRoute(card))

    read_card(screen, open_comparison)


def _something_to(verb: str) -> Callable[[Selection], str | None]:
    """Needs what the screen itself can export or copy, or something selected; no member can be cited."""

    def why_not(selection: Selection) -> str | None:
        has_own, place = selection.has_text if verb == "copy" else selection.has_export, selection.place
        is_possible = has_own or (place is not None and (verb != "copy" or place[0] != "person"))
        return None if is_possible else f"There is nothing to {verb} here."

    return why_not


@command(
    "export", "e", "export", "Export to a Markdown file in this folder", bar=6,
    needs=_something_to("export"),
)  # fmt: skip
def export(screen: BaseScreen) -> None:
    if (query := screen.export_query()) is not None:
        screen.host.export_file(query)


@command("copy", "y", "copy", "Copy the quote, vote or figure with its source", bar=7, needs=_something_to("copy"))
def copy(screen: BaseScreen) -> None:
    if screen.get_selected_text():
        screen.action_copy_text()
        return
    own, place = screen.clipboard_text(), screen.selection().place
    if own is not None:
        screen.host.copy(*own)
    elif place is not None:
        from councilui.output import citation_of

        screen.host.copy_from(citation_of(*place), f"The {place[0]}, with its source")


@command("member", "p", "member", "A member's record", bar=8)
def member(screen: BaseScreen) -> None:
    from councilui.tui import routes

    person = screen.selection().person
    screen.host.open(routes.PickMemberRoute() if person is None else routes.MemberRoute(person))


def _list(selection: Selection) -> str | None:
    """A drawing without some of its seats would be another chamber."""
    return None if selection.has_list else "Every seat is drawn. To find a name, filter the roll in the vote."


@command("filter", "f", "filter", "Filter this list by words", bar=9, needs=_list)
def filter_list(screen: BaseScreen) -> None:
    from councilui.tui.widgets.list_filter import open_filter

    open_filter(screen)


@command("forward", "right_square_bracket", "forward", "Forward, after going back")
def forward(screen: BaseScreen) -> None:
    if not screen.host.forward.go():
        screen.host.notify_user("There is nothing to go forward to.")


def _bookmarkable(selection: Selection) -> str | None:
    return None if selection.place is not None else "Select something to bookmark: a vote, a statement, a member."


@command("bookmark", "b", "bookmark", "Bookmark this with a note", bar=22, needs=_bookmarkable)
def bookmark(screen: BaseScreen) -> None:
    from functools import partial

    from councilui.bookmarks import Bookmark, bookmarks_file
    from councilui.record.places import Place
    from councilui.tui.queries import read_bookmark
    from councilui.tui.routes import PromptRoute

    place, path = screen.selection().place, bookmarks_file(screen.host.path)

    def ask_note(bookmark: Bookmark) -> None:
        hint = "Type a note or leave it blank. M lists your bookmarks, and e there exports them as a memo."
        screen.host.open(PromptRoute(f"Bookmark: {bookmark.title}", hint, bookmark.note), partial(save, bookmark))

    def save(bookmark: Bookmark, note: str | None) -> None:
        from councilui.bookmarks import save_bookmark
        from councilui.common.errors import CouncilError

        if note is None:
            return
        try:
            save_bookmark(path, bookmark._replace(note=note))
        except CouncilError as error:
            screen.host.notify_user(str(error), error=True)
        else:
            screen.host.notify_user(f"Bookmarked: {bookmark.sentence}")

    if place is not None:
        read_for(
            screen, lambda connection: read_bookmark(connection, Place(*place), path), ask_note, channel="bookmark"
        )


@command("bookmarks", "M", "bookmarks", "Your bookmarks, to open, edit or export as a memo", bar=23)
def bookmarks(screen: BaseScreen) -> None:
    from councilui.tui import routes

    screen.host.open(routes.BookmarksRoute())


@command("pager", "P", "pager", "Read this in your pager ($PAGER)", needs=_something_to("read"))
def pager(screen: BaseScreen) -> None:
    _view(screen, "pager")


@command("editor", "O", "editor", "Open a copy of this in your editor ($EDITOR)", needs=_something_to("read"))
def editor(screen: BaseScreen) -> None:
    _view(screen, "editor")


def _view(screen: BaseScreen, viewer: Viewer) -> None:
    """What `e` would write, in another program."""
    from councilui.output import text_of

    if (query := screen.export_query()) is not None:
        screen.host.view(text_of(query), viewer)


@command("doubts", "x", "doubts", "What doesn't add up, and what is unknown", bar=10)
def doubts(screen: BaseScreen) -> None:
    from councilui.tui import routes

    selection = screen.selection()
    screen.host.open(routes.DoubtsRoute(selection.vote, selection.meeting))


@command("briefing", "B", "briefing", "What's new since this meeting", bar=21)
def briefing(screen: BaseScreen) -> None:
    from councilui.tui import routes

    screen.host.open(routes.BriefingRoute(screen.selection().date))


@command(
    "what_if", "w", "what if", "What if members had voted differently?", bar=11,
    needs=vote_to("try a what-if on"),
)  # fmt: skip
def what_if(screen: BaseScreen) -> None:
    from councilui.tui import routes

    def open_what_if(card: VoteCard) -> None:
        from councilui.common.errors import CouncilError

        try:
            screen.host.open(routes.WhatIfRoute(card))
        except CouncilError as error:  # there is no tally to start from
            screen.host.notify_user(str(error))

    read_card(screen, open_what_if)


@command("chamber", "s", "seats", "The vote by seat in the chamber", bar=12, needs=vote_to("draw"))
def chamber(screen: BaseScreen) -> None:
    from councilui.tui import routes

    if (vote := screen.selection().vote) is not None:
        screen.host.open(routes.ChamberRoute(vote))


def _meeting(selection: Selection) -> str | None:
    return None if selection.meeting is not None else f"No meeting is selected. Press {key_of('meetings')} to pick one."


@command("roll_grid", "r", "roll calls", "All roll calls of the meeting, by member", bar=13, needs=_meeting)
def roll_grid(screen: BaseScreen) -> None:
    from councilui.tui import routes

    selection = screen.selection()
    if selection.meeting is not None:
        screen.host.open(routes.RollGridRoute(selection.meeting, selection.vote, selection.person))


@command("agreement", "a", "agreement", "Who votes with whom, for every pair of members", bar=14)
def agreement(screen: BaseScreen) -> None:
    from councilui.tui import routes

    selection = screen.selection()
    screen.host.open(routes.AgreementRoute(selection.body, selection.meeting, selection.person))


@command(
    "similar", "n", "similar", "Votes that split the members the same way", bar=15,
    needs=vote_to("find similar votes for"),
)  # fmt: skip
def similar(screen: BaseScreen) -> None:
    from councilui.tui import routes

    if (vote := screen.selection().vote) is not None:
        screen.host.open(routes.SimilarRoute(vote))


def _matter(selection: Selection) -> str | None:
    return None if selection.matter is not None else "No matter is selected."


@command("matter_history", "H", "history", "The matter's history across meetings", bar=16, needs=_matter)
def matter_history(screen: BaseScreen) -> None:
    from councilui.tui import routes

    screen.host.open(routes.MatterHistoryRoute(screen.selection().matter))


@command("pick_export", "E", "export as", "Export in another format", bar=17, needs=_something_to("export"))
def pick_export(screen: BaseScreen) -> None:
    from councilui.tui import routes
    from councilui.tui.output import export_offers

    screen.host.open(routes.PickFormatRoute(export_offers(screen.export(), screen.selection())))


def _citable(selection: Selection) -> str | None:
    ids = (selection.statement, selection.vote, selection.matter, selection.meeting)
    return None if any(ids) else "There is nothing to cite here."


@command("cite", "Y", "cite", "Copy a citation in a style you pick", bar=18, needs=_citable)
def cite(screen: BaseScreen) -> None:
    from councilui.tui import routes

    screen.host.open(routes.CiteRoute(screen.selection()))


def _openable(selection: Selection) -> str | None:
    ids = (selection.statement, selection.vote, selection.meeting)
    if selection.address is None and not any(ids):
        return "No web address is on record for this."
    return None


@command("open_source", "o", "open source", "Open the recording at this moment, or the source", bar=19, needs=_openable)
def open_source(screen: BaseScreen) -> None:
    screen.host.open_source(screen.selection())


@command(
    "review", "R", "review", "Confirm or reject this reading of the document", bar=20,
    needs=vote_to("review"),
)  # fmt: skip
def review(screen: BaseScreen) -> None:
    from councilui.analysis.passages import NOT_READ
    from councilui.record.database import record_path
    from councilui.tui import routes
    from councilui.tui.queries import read_vote

    vote = screen.selection().vote
    if vote is None:
        return

    def open_review(answer: tuple[VoteCard, Path | None]) -> None:
        card, record = answer
        if not card.passages or record is None:
            screen.host.notify_user(NOT_READ)
        else:
            screen.host.open(routes.ReviewRoute(card, record))

    read_for(
        screen, lambda connection: (read_vote(connection, vote), record_path(connection)), open_review, channel="card"
    )


def read_card(screen: BaseScreen, callback: Callable[[VoteCard], None]) -> None:
    """Read the selected vote, then go on with it."""
    from councilui.tui.queries import read_vote

    vote = screen.selection().vote
    if vote is not None:
        read_for(screen, lambda connection: read_vote(connection, vote), callback, channel="card")


def read_for(
    screen: BaseScreen, query: Callable[[Connection], T], callback: Callable[[T], None], *, channel: str
) -> None:
    """Read what a command needs. A failure is reported each time, as the user asks each time."""
    screen.read(query, callback, channel=channel, on_error=partial(screen.host.notify_user, error=True))
