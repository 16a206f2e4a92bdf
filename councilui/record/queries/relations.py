"""Relations between matters."""

import sqlite3
from typing import Literal

from councilui.record.model import Matter, MatterRelation
from councilui.record.queries.rows import select, select_in
from councilui.record.queries.vote_lines import list_votes
from councilui.record.views.votes import RelatedMatter


def related_matters(connection: sqlite3.Connection, matter_id: str) -> tuple[RelatedMatter, ...]:
    """The matters related to this one, in either direction, each with its votes, newest first."""
    relations = select(
        connection, MatterRelation, "t.matter = ? OR t.other = ?", (matter_id, matter_id), "t.matter, t.other"
    )
    others = [relation.other if relation.matter == matter_id else relation.matter for relation in relations]
    matters = {matter.id: matter for matter in select_in(connection, Matter, "id", others)}
    votes = list_votes(connection, matters=others) if others else []
    related = []
    for relation, other in zip(relations, others, strict=True):
        direction: Literal["to", "from"] = "to" if relation.matter == matter_id else "from"
        lines = tuple(line for line in votes if line.matter == other)
        related.append(
            RelatedMatter(matters[other], relation.relation, direction, relation.note, relation.source, lines)
        )
    return tuple(related)
