"""Votes that divided the members as one did."""

import sqlite3

from councilui.analysis.similar import SimilarVotes, similar
from councilui.export.similar import COLUMNS, similar_export
from councilui.kinds import Kind
from councilui.record.lookup import find_vote
from councilui.record.queries.divided_votes import excluded_as
from councilui.record.queries.loads import vote_scope
from councilui.record.queries.similar import crossings
from councilui.record.queries.votes import vote_card
from councilui.record.views.votes import VoteCard


def read_similar(connection: sqlite3.Connection, vote: str) -> tuple[VoteCard, SimilarVotes]:
    """A vote and those that split as it did. Raises CouncilError when there is no such vote."""
    card = vote_card(connection, vote)
    return card, similar(card, excluded_as(connection, vote), crossings(connection, vote), vote_scope(connection))


KIND = Kind(
    "similar",
    "similar votes",
    "those that split the members most like the one given, with how many members they have in common",
    read_similar,
    find_vote,
    lambda _, page: similar_export(*page),
    columns=COLUMNS,
)
