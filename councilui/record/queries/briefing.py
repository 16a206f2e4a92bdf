"""What a briefing asks of a record."""

import sqlite3
from typing import Final

from councilui.record.model import Body, Meeting
from councilui.record.queries.divided_votes import divided_votes_base, divided_votes_sources, list_divided_votes
from councilui.record.queries.meetings import list_meetings, was_held
from councilui.record.queries.rolls import rolls
from councilui.record.queries.rows import select, select_in
from councilui.record.queries.vote_lines import list_votes
from councilui.record.queries.votes import vote_card
from councilui.record.views.briefing import BriefingInput, VotePair
from councilui.record.views.divided_votes import DividedVote, VoteFilter

_MOST_PAIRS: Final = 200  # votes that are set beside an earlier one: each is read whole


def briefing_input(connection: sqlite3.Connection, since: str, today: str) -> BriefingInput:
    """The divided votes, upcoming meetings and what else is new from `since` on; both are ISO dates."""
    period = VoteFilter(since=since)
    votes = list_divided_votes(connection, period)
    coming = select(connection, Meeting, f"t.date > ? AND {was_held('t')}", (today,), "t.date, t.ordinal")
    counts = dict(
        connection.execute(
            "SELECT i.meeting, count(*) FROM agenda_item AS i JOIN meeting AS m ON m.id = i.meeting"
            " WHERE m.date > ? GROUP BY i.meeting",
            (today,),
        )
    )
    return BriefingInput(
        since=since,
        today=today,
        votes=tuple(votes),
        base=divided_votes_base(connection, period),
        pairs=tuple(_pairs(connection, votes[:_MOST_PAIRS])),
        rolls={body: rolls(connection, body) for body in sorted({vote.body for vote in votes})},
        meeting_dates={meeting.id: meeting.date for meeting in list_meetings(connection, since=since)},
        coming=tuple((meeting, counts.get(meeting.id, 0)) for meeting in coming),
        bodies={body.id: body for body in select_in(connection, Body, "id", {meeting.body for meeting in coming})},
        sources=divided_votes_sources(connection, votes),
    )


def _pairs(connection: sqlite3.Connection, votes: list[DividedVote]) -> list[VotePair]:
    """Each vote with names beside the latest earlier one with names on the same matter."""
    pairs = []
    for vote in votes:
        if vote.line.matter is None or vote.line.roll == "none":
            continue
        earlier = [
            line
            for line in list_votes(connection, matters=(vote.line.matter,))
            if line.roll != "none" and line.date < vote.line.date
        ]
        if earlier:
            latest = max(earlier, key=lambda line: line.date)
            pairs.append(VotePair(vote_card(connection, latest.id), vote_card(connection, vote.line.id)))
    return pairs
