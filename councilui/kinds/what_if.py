"""A vote with some of it moved."""

import sqlite3
from collections.abc import Callable

from councilui.analysis.vote_report import VoteReport
from councilui.analysis.what_if import WhatIf
from councilui.export.what_if import what_if_export
from councilui.kinds import Kind
from councilui.record.queries.votes import vote_card


def read_what_if(
    connection: sqlite3.Connection, vote: str, move: Callable[[WhatIf], WhatIf] = lambda what_if: what_if
) -> WhatIf:
    """A vote after a function has moved some of it."""
    return move(WhatIf(VoteReport(vote_card(connection, vote))))


KIND = Kind(
    "what-if",
    "what-ifs",
    "the tally of a vote if members had voted differently, with the thresholds it would meet or miss",
    read_what_if,
    forms=("document", "data"),
    to_export=lambda _, what_if: what_if_export(what_if),
)
