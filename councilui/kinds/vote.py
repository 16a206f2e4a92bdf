"""Votes."""

import sqlite3

from councilui.analysis.vote_report import VoteReport
from councilui.export.citation import vote_reference
from councilui.export.vote import COLUMNS, vote_export
from councilui.kinds import Kind
from councilui.record.lookup import find_vote
from councilui.record.queries.votes import vote_card


def read_vote(connection: sqlite3.Connection, vote: str) -> VoteReport:
    return VoteReport(vote_card(connection, vote))


KIND = Kind(
    "vote",
    "votes",
    "the question, what a yes did, the tallies, what it needed, the roll, sources, doubts; in CSV, the roll",
    read_vote,
    find_vote,
    lambda _, report: vote_export(report),
    vote_reference,
    is_shown=True,
    label="The vote",
    forms=("document", "table", "data", "records"),
    columns=COLUMNS,
)
