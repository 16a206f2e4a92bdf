"""What the screens read of the record: functions of a connection, to be run by `CouncilScreen.read` in a thread.

Each imports the queries that it needs when it runs: none of them is needed for the first paint.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from councilui.common.errors import CouncilError, NotFoundError
from councilui.tui.meeting_view import AgendaEntry, MeetingStart, MeetingView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from councilui.analysis.vote_filter import FilterReading
    from councilui.bookmarks import Bookmark
    from councilui.record.model import Source
    from councilui.record.places import Place
    from councilui.record.views.divided_votes import DividedVote, VoteFilter
    from councilui.record.views.votes import VoteCard


def read_meeting(connection: sqlite3.Connection, meeting: str | None, vote: str | None = None) -> MeetingView | None:
    """A meeting by its id, or the one of a vote, or the one to open on; None when the record has no meeting."""
    from councilui.record.queries.meetings import meeting_page, opening_meeting
    from councilui.record.queries.vote_lines import list_votes
    from councilui.record.queries.votes import vote_card

    if meeting is None and vote is not None:
        meeting = vote_card(connection, vote).meeting.id
    if meeting is None:
        meeting = opening_meeting(connection)
    if meeting is None:
        return None
    page = meeting_page(connection, meeting)
    items = {line.item.id for line in page.items}
    loose = [line for line in list_votes(connection, meeting=meeting) if line.agenda_item not in items]
    return MeetingView.of(page, loose)


def read_start(
    connection: sqlite3.Connection,
    meeting: str | None,
    vote: str | None = None,
    statement: int | None = None,
    item: str | None = None,
) -> MeetingStart | None:
    """A meeting as it opens: on a vote, a statement, an item or its first entry. None when there is no meeting."""
    view = read_meeting(connection, meeting, vote)
    if view is None:
        return None
    if vote is not None:
        entry = view.entry_with(vote)
    elif statement is not None:
        entry = next((view.entry_of(spoken) for spoken in view.page.statements if spoken.id == statement), None)
    else:
        entry = view.by_item.get(item or "")
    return _start_on(connection, view, entry or next(iter(view.entries), None), vote, statement)


def read_last_place(connection: sqlite3.Connection, place: Mapping[str, str]) -> MeetingStart | None:
    """A meeting as it was left, at an `item`, a `vote`, a `statement`; None when it is not there any more."""
    if "meeting" not in place:
        return None
    try:
        view = read_meeting(connection, place["meeting"])
    except NotFoundError:  # the record may have been loaded anew
        return None
    assert view is not None
    statement = next((spoken.id for spoken in view.page.statements if spoken.key == place.get("statement")), None)
    entry = view.entry(place.get("item")) or next(iter(view.entries), None)
    return _start_on(connection, view, entry, place.get("vote"), statement)


def _start_on(
    connection: sqlite3.Connection,
    view: MeetingView,
    entry: AgendaEntry | None,
    vote: str | None,
    statement: int | None,
) -> MeetingStart:
    """With `vote`, if it is one of the entry's, else with the one that decided the entry."""
    from councilui.analysis.motions import deciding
    from councilui.record.queries.loads import about_record

    votes = entry.votes if entry is not None else ()
    line = next((line for line in votes if line.id == vote), None) or (deciding(votes) if votes else None)
    try:
        card = read_vote(connection, line.id) if line is not None else None
    except (CouncilError, sqlite3.Error):  # the meeting is shown all the same; what is wrong is said of the vote
        card = None
    try:
        about = about_record(connection)
    except sqlite3.Error:
        about = None
    return MeetingStart(view, entry, line, card, statement, about)


def read_damage(connection: sqlite3.Connection, path: str | os.PathLike[str]) -> str | None:
    """A sentence where a record isn't what was loaded."""
    from councilui.record.intact_files import FileChecksum, file_damage

    damage = file_damage(connection, FileChecksum(path))
    if not damage:
        return None
    return f"This record is damaged or was changed after it was loaded. {damage[0].text} Load it again."


def read_vote(connection: sqlite3.Connection, vote: str) -> VoteCard:
    from councilui.record.queries.votes import vote_card

    return vote_card(connection, vote)


class VoteMatches(NamedTuple):
    """The votes that fit a filter, how it was read, and their sources."""

    typed: FilterReading
    votes: list[DividedVote]
    sources: dict[str, Source]


def read_filtered(
    connection: sqlite3.Connection, text: str, base: VoteFilter, *, only_terms: bool = False
) -> VoteMatches:
    """The votes that fit `base` and what was typed, names in it looked up in the record.

    With `only_terms` plain words are no condition: they are for something else than votes.
    """
    from councilui.analysis.vote_filter import read_filter
    from councilui.record.lookup import match_bodies, match_people
    from councilui.record.queries.divided_votes import divided_votes_sources, list_divided_votes

    typed = read_filter(
        text, lambda name: match_people(connection, name), lambda name: match_bodies(connection, name), base
    )
    vote_filter = typed.vote_filter._replace(words=()) if only_terms else typed.vote_filter
    votes = list_divided_votes(connection, vote_filter)
    return VoteMatches(typed, votes, divided_votes_sources(connection, votes))


def read_bookmark(connection: sqlite3.Connection, place: Place, path: Path) -> Bookmark:
    """A place as it is to be bookmarked, with the note in the file of bookmarks if it is in there."""
    import datetime as dt

    from councilui.bookmarks import Bookmark, list_bookmarks
    from councilui.kinds.memo import place_title

    key = f"{place.kind}:{place.id}"
    note = next((bookmark.note for bookmark in list_bookmarks(path) if bookmark.place == key), "")
    return Bookmark(key, place_title(connection, place), note, dt.date.today().isoformat())
