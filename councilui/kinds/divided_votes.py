"""Divided votes, with figures over them."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from councilui.analysis.divided_votes import DividedVotesFigures, figures, sort_votes
from councilui.export.divided_votes import COLUMNS, divided_votes_export
from councilui.kinds import Kind
from councilui.record.model import Source
from councilui.record.queries.divided_votes import divided_votes_base, divided_votes_sources, list_divided_votes
from councilui.record.views.divided_votes import DividedVote, VoteFilter


class DividedVotesPage(NamedTuple):
    """Divided votes in an order, the figures over them, and their sources by id."""

    votes: Sequence[DividedVote]
    figures: DividedVotesFigures
    sources: Mapping[str, Source]


def read_divided_votes(
    connection: sqlite3.Connection,
    filter_: VoteFilter,
    order: str = "margin",
    is_reversed: bool = False,
    meeting: str | None = None,
) -> DividedVotesPage:
    """The divided votes that fit the filter, of one meeting if its id is given."""
    votes = [vote for vote in list_divided_votes(connection, filter_) if meeting in (None, vote.line.meeting)]
    base = divided_votes_base(connection, filter_) if meeting is None else None
    in_order = sort_votes(votes, order, reverse=is_reversed)
    return DividedVotesPage(in_order, figures(in_order, base), divided_votes_sources(connection, in_order))


KIND = Kind(
    "divided-votes",
    "divided votes",
    "votes with at least one no vote, with figures about them",
    read_divided_votes,
    to_export=lambda _, page: divided_votes_export(*page),
    columns=COLUMNS,
)
