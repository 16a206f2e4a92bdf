"""One export of each kind, of the shipped record."""

from __future__ import annotations

import sqlite3
from typing import Any

from councilui.analysis.agreement_wording import AgreementQuery
from councilui.bookmarks import Bookmark
from councilui.export.model import Export
from councilui.kinds import find_kind
from councilui.kinds.agreement import read_agreement
from councilui.record.lookup import find_matter, find_meeting, find_person, find_vote
from councilui.record.views.divided_votes import VoteFilter


def names_of(connection: sqlite3.Connection, kind: str) -> tuple[Any, ...]:
    """What names an example of a kind."""
    vote = find_vote(connection, "O2021-117")
    bloc = ("lopez", "tabares")
    examples: dict[str, tuple[Any, ...]] = {
        "vote": (vote,),
        "meeting": (find_meeting(connection, "2025-01-15"),),
        "matter": (find_matter(connection, "O2021-117"),),
        "person": (find_person(connection, "tabares"),),
        "statement": (connection.execute("SELECT key FROM statement ORDER BY id").fetchone()[0],),
        "comparison": (vote, find_vote(connection, "Or2025-0014616")),
        "search": ("sanctuary",),
        "search-counts": ("sanctuary", "police"),
        "agreement": (AgreementQuery(),),
        "pair": (read_agreement(connection, AgreementQuery(bloc=bloc)),) if kind == "pair" else (),
        "grid": (find_meeting(connection, "2025-01-15"),),
        "similar": (vote,),
        "divided-votes": (VoteFilter(),),
        "what-if": (vote, lambda what_if: what_if.number_moved(9, "yes", "no")),
        "doubts": (),
        "matter-group": ("welcoming city",),
        "briefing": ("2025-03",),
        "memo": ([Bookmark(f"vote:{vote}", "Welcoming City, 2021", "Ask who drafted it.", "2026-01-02")],),
    }
    assert kind in examples, f"add an example of {kind} to this module"
    return examples[kind]


def export_example(connection: sqlite3.Connection, kind: str) -> Export:
    """An export of a kind."""
    return find_kind(kind).export(connection, *names_of(connection, kind))
