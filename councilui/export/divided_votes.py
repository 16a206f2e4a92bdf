"""A list of divided votes as an export, with the figures over it."""

from collections.abc import Mapping, Sequence

from councilui.analysis import vote_wording
from councilui.analysis.divided_votes import DividedVotesFigures, figures_text, left_out_text
from councilui.analysis.headlines import line_subject
from councilui.analysis.source_wording import definite
from councilui.common.dates import short_date
from councilui.common.slugs import file_stem
from councilui.export.data_parts import source_data, vote_line_data
from councilui.export.document import ExportDocument, Line, document, mark, paragraph, table, title
from councilui.export.meeting import tally_cells
from councilui.export.model import Export, ExportTable, Object, fields, source_text
from councilui.record.model import Source
from councilui.record.views.divided_votes import DividedVote

Sources = Mapping[str, Source]

COLUMNS = (
    "vote_event", "date", "body", "identifier", "title", "question", "motion_type", "method", "block", "result",
    "disposition", "announced_yes", "announced_no", "counted_yes", "counted_no", "roll", "margin", "smaller_side",
    "on_smaller_side", "source",
)  # fmt: skip


def divided_votes_export(
    votes: Sequence[DividedVote], figures: DividedVotesFigures, sources: Sources, reading: str = ""
) -> Export:
    """Divided votes in their order; `reading` says in words what they were narrowed to, "" for nothing.

    `sources` are those of the votes, by id.
    """
    return Export(
        file_stem(f"divided votes {reading}"),
        "The list of divided votes",
        document=lambda: divided_votes_document(votes, figures, sources, reading),
        table=lambda: divided_votes_table(votes, sources),
        data=lambda: divided_votes_data(votes, figures, sources),
        places=tuple(vote.line.id for vote in votes),
    )


def divided_votes_document(
    votes: Sequence[DividedVote], figures: DividedVotesFigures, sources: Sources, reading: str
) -> ExportDocument:
    """The figures, then a row for each vote."""
    bodies = {vote.line.body_name for vote in votes}
    rows: list[list[Line]] = [
        [
            short_date(vote.line.date),
            f"{line_subject(vote.line)}{f' ({vote.excluded_as})' if vote.excluded_as else ''}"
            f"{f', {vote.line.body_name}' if len(bodies) > 1 else ''}",
            (vote_wording.tally_words(vote.line), mark(vote.line.source)),
            margin_text(vote),
            vote_wording.outcome_word(vote.line).casefold(),
            vote.line.identifier or "–",
        ]
        for vote in votes
    ]
    return document(
        [
            title(f"Divided votes of {definite(*bodies)}" if len(bodies) == 1 else "Divided votes"),
            paragraph(vote_wording.sentence(reading)),
            paragraph(figures_text(figures)),
            paragraph(left_out_text(figures.left_out) or ""),
            table(["date", "subject", "yes-no", "margin", "outcome", "record"], rows) or paragraph("No vote matches."),
        ],
        sources,
    )


def margin_text(vote: DividedVote) -> str:
    """The margin with a real minus; "–" when it is not known."""
    if vote.margin is None:
        return "–"
    return f"−{-vote.margin}" if vote.margin < 0 else str(vote.margin)


def divided_votes_table(votes: Sequence[DividedVote], sources: Sources) -> ExportTable:
    """One row for each vote event."""
    rows = (
        (v.id, v.date, v.body_name, v.identifier, v.title, v.question, v.motion_type, v.method, vote.excluded_as,
         v.result, v.disposition, *tally_cells(v), v.roll, vote.margin, vote.smaller_side, vote.dissent,
         source_text(sources, v.source))
        for v, vote in ((vote.line, vote) for vote in votes)
    )  # fmt: skip
    return ExportTable(COLUMNS, tuple(rows))


def divided_votes_data(votes: Sequence[DividedVote], figures: DividedVotesFigures, sources: Sources) -> Object:
    """The votes in their order, the figures, and the sources of the votes."""
    return {
        "figures": _figures(figures),
        "votes": [divided_vote_data(vote) for vote in votes],
        "sources": [source_data(source) for _, source in sorted(sources.items())],
    }


def divided_vote_data(vote: DividedVote) -> Object:
    """A divided vote. `margin` is yes minus no; `block` says why it is not in the figures."""
    about = fields(vote, "body_id=body margin dissent smaller_side cast block=excluded_as")
    return vote_line_data(vote.line) | about


def _figures(figures: DividedVotesFigures) -> Object:
    """The figures; `n` is the base of those after it."""
    base = figures.base
    return {
        "divided": figures.divided,
        "vote_scope": base.vote_scope if base is not None else None,
        "vote_events": base.events if base is not None else None,
        "vote_events_with_a_tally": base.with_tally if base is not None else None,
        **fields(figures, "n median_margin close failed"),
        "left_out": dict(figures.left_out),
    }
