"""Similar votes as JSON, Markdown and CSV."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, Final

from councilui.analysis import vote_wording
from councilui.analysis.similar import SimilarVotes, base_text, similar, similar_text
from councilui.common.slugs import file_stem
from councilui.export.catalogue import Export, as_json
from councilui.export.csv_rows import rows_csv
from councilui.export.divided_votes import desk_line_json
from councilui.export.escape import escape
from councilui.export.markdown_parts import document, table, tally_words
from councilui.record.views.votes import VoteCard

COLUMNS: Final = (
    "vote_event", "date", "body", "identifier", "title", "question", "alike_phi", "members_in_common", "same_way",
    "mirrored", "smaller_side_shared", "smaller_side_either",
)  # fmt: skip


def read_similar(connection: sqlite3.Connection, vote_event: str) -> tuple[VoteCard, SimilarVotes]:
    """A vote and those that split as it did. Raises CouncilError when there is no such vote."""
    from councilui.record.queries.divided_votes import excluded_as
    from councilui.record.queries.similar import crossings
    from councilui.record.queries.votes import vote_card

    card = vote_card(connection, vote_event)
    return card, similar(card, excluded_as(connection, vote_event), crossings(connection, vote_event))


def similar_json(card: VoteCard, found: SimilarVotes, limit: int | None = None) -> dict[str, Any]:
    """`alike` is phi, `n` the members in common; `reason` tells why nothing can be compared, else None."""
    return {
        "vote_event": card.event.id,
        "question": card.event.question,
        "voters": found.voters,
        "minimum_n": found.minimum,
        "fewer_than_minimum": found.too_few,
        "undivided": found.undivided,
        "reason": found.reason,
        "total": len(found.votes),
        "votes": [
            {
                "alike": round(each.alike, 4),
                "n": each.n,
                "same": each.same,
                "mirrored": each.mirrored,
                "smaller_side_shared": each.shared,
                "smaller_side_either": each.either,
                "vote_event": desk_line_json(each.found),
            }
            for each in found.votes[:limit]
        ],
    }


def similar_export(card: VoteCard, found: SimilarVotes) -> Export:
    """Similar votes to be taken away."""

    def markdown() -> str:
        rows = [
            [
                f"{each.alike:.2f}",
                escape(similar_text(each)),
                escape(vote_wording.short_date(each.found.line.date)),
                escape(each.found.line.identifier or "–"),
                escape(tally_words(each.found.line)),
                escape(each.found.line.title),
            ]
            for each in found.votes
        ]
        head = ["alike", "in common", "date", "record", "yes–no", "on what"]
        title = escape(f"Votes like: {card.event.question} {vote_wording.long_date(card.meeting.date)}")
        return document([f"# {title}", escape(base_text(found)), table(head, rows)])

    def csv() -> str:
        return rows_csv(
            COLUMNS,
            (
                (v.id, v.date, v.body_name, v.identifier, v.title, v.question, round(each.alike, 4), each.n, each.same,
                 "yes" if each.mirrored else "no", each.shared, each.either)
                for v, each in ((each.found.line, each) for each in found.votes)
            ),
        )  # fmt: skip

    texts: Mapping[str, Callable[[], str]] = {
        "markdown": markdown,
        "csv": csv,
        "json": lambda: as_json(similar_json(card, found)),
    }
    return Export(file_stem(f"like {card.event.id}"), "The list of similar votes", texts)
