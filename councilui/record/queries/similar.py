"""Cross tabulations of one divided vote with all others."""

import sqlite3

from councilui.record.queries.divided_votes import NAYS, list_divided_votes
from councilui.record.views.divided_votes import CrossTab, VoteFilter


def crossings(connection: sqlite3.Connection, vote_event: str) -> list[CrossTab]:
    """The other divided votes with members who said yes or no in both, newest first.

    Without those whose names don't show a position. `Connection.interrupt` stops it.
    """
    sql = f"""SELECT v.vote_event, sum(mine.option = 'yes' AND v.option = 'yes'),
        sum(mine.option = 'yes' AND v.option = 'no'), sum(mine.option = 'no' AND v.option = 'yes'),
        sum(mine.option = 'no' AND v.option = 'no')
      FROM vote AS mine CROSS JOIN vote AS v ON v.person = mine.person
      WHERE mine.vote_event = ?1 AND mine.option IN ('yes', 'no') AND v.option IN ('yes', 'no')
        AND v.vote_event <> ?1 AND v.vote_event IN {NAYS}
      GROUP BY v.vote_event"""
    cells_of = {event: cells for event, *cells in connection.execute(sql, (vote_event,))}
    votes = (vote for vote in list_divided_votes(connection, VoteFilter()) if vote.excluded_as is None)
    return [CrossTab(vote, *cells_of[vote.line.id]) for vote in votes if vote.line.id in cells_of]
