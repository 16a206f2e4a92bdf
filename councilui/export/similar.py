"""Votes that divided the members as one did, as an export."""

from typing import Final

from councilui.analysis.headlines import card_question, headline, line_subject, subject
from councilui.analysis.similar import SimilarVotes, base_text, similar_text
from councilui.analysis.vote_wording import tally_words
from councilui.common.dates import long_date, short_date
from councilui.common.plain_text import quotation
from councilui.common.slugs import file_stem
from councilui.export.divided_votes import divided_vote_data
from councilui.export.document import ExportDocument, document, paragraph, table, title
from councilui.export.model import Export, ExportTable, Object, fields
from councilui.record.views.votes import VoteCard

COLUMNS: Final = (
    "vote_event", "date", "body", "identifier", "title", "question", "alike_phi", "members_in_common", "same_way",
    "mirrored", "smaller_side_shared", "smaller_side_either",
)  # fmt: skip


def similar_export(card: VoteCard, similar: SimilarVotes) -> Export:
    """Similar votes, the most alike first; the table has one row for each vote event."""
    return Export(
        file_stem(f"like {card.event.id}"),
        "The list of similar votes",
        document=lambda: similar_document(card, similar),
        table=lambda: similar_table(similar),
        data=lambda: similar_data(card, similar),
        places=(card.event.id, *(vote.vote.line.id for vote in similar.votes)),
    )


def similar_document(card: VoteCard, similar: SimilarVotes) -> ExportDocument:
    """What was compared, then a row for each vote."""
    rows = [
        [
            f"{vote.similarity:.2f}",
            similar_text(vote),
            short_date(vote.vote.line.date),
            line_subject(vote.vote.line),
            tally_words(vote.vote.line),
            vote.vote.line.identifier or "–",
        ]
        for vote in similar.votes
    ]
    head = ["similarity", "in common", "date", "subject", "yes-no", "record"]
    question = card_question(card)
    vote = f"{headline(card)}. {question + ' ' if question else ''}{long_date(card.meeting.date)}."
    heading = title(f"Votes that split the members like {quotation(subject(card))}")
    return document([heading, paragraph(vote), paragraph(base_text(similar)), table(head, rows)])


def similar_table(similar: SimilarVotes) -> ExportTable:
    """One row for each vote event."""
    rows = (
        (v.id, v.date, v.body_name, v.identifier, v.title, v.question, round(vote.similarity, 4), vote.n, vote.same,
         vote.mirrored, vote.shared, vote.either)
        for v, vote in ((vote.vote.line, vote) for vote in similar.votes)
    )  # fmt: skip
    return ExportTable(COLUMNS, tuple(rows))


def similar_data(card: VoteCard, similar: SimilarVotes, limit: int | None = None) -> Object:
    """`alike` is phi, `n` the members in common; `reason` says why nothing can be compared, or is None."""
    return {
        **fields(card, "vote_event=event.id question=event.question"),
        **fields(similar, "voters minimum_n=minimum fewer_than_minimum=too_few undivided reason vote_scope"),
        "total": len(similar.votes),
        "votes": [
            {
                "alike": round(vote.similarity, 4),
                **fields(vote, "n same mirrored smaller_side_shared=shared smaller_side_either=either"),
                "vote_event": divided_vote_data(vote.vote),
            }
            for vote in similar.votes[:limit]
        ],
    }
