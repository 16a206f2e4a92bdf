"""A desk of divided votes as JSON, Markdown and CSV."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from councilui.analysis import vote_wording
from councilui.analysis.divided_votes import DividedVotesFigures, figures_text, left_out_text
from councilui.analysis.motions import titled
from councilui.common.slugs import file_stem
from councilui.export.catalogue import Export, as_json
from councilui.export.csv_rows import rows_csv, source_text
from councilui.export.escape import escape
from councilui.export.json_parts import source_json, vote_line_json
from councilui.export.markdown_parts import Footnotes, document, table, tally_words
from councilui.record.model import Source
from councilui.record.views.divided_votes import DividedVote

Sources = Mapping[str, Source]

COLUMNS = (
    "vote_event", "date", "body", "identifier", "title", "question", "motion_type", "method", "block", "result",
    "disposition", "announced_yes", "announced_no", "counted_yes", "counted_no", "roll", "margin", "smaller_side",
    "on_smaller_side", "source",
)  # fmt: skip


def desk_line_json(found: DividedVote) -> dict[str, Any]:
    """A vote event on a desk. `margin` is yes minus no; `block` tells what keeps it out of the figures."""
    return {
        **vote_line_json(found.line),
        "body_id": found.body,
        "margin": found.margin,
        "dissent": found.dissent,
        "smaller_side": found.smaller_side,
        "cast": found.cast,
        "block": found.block,
    }


def figures_json(found: DividedVotesFigures) -> dict[str, Any]:
    """The figures of a desk; `n` is the base of those after it."""
    base = found.base
    return {
        "divided": found.divided,
        "vote_events": base.events if base is not None else None,
        "vote_events_with_a_tally": base.with_tally if base is not None else None,
        "n": found.n,
        "median_margin": found.median_margin,
        "close": found.close,
        "failed": found.failed,
        "left_out": dict(found.left_out),
    }


def desk_json(lines: Sequence[DividedVote], found: DividedVotesFigures, sources: Sources) -> dict[str, Any]:
    """A desk: the votes in their order, the figures, and the sources of the votes."""
    return {
        "figures": figures_json(found),
        "votes": [desk_line_json(line) for line in lines],
        "sources": [source_json(source) for _, source in sorted(sources.items())],
    }


def desk_markdown(lines: Sequence[DividedVote], found: DividedVotesFigures, sources: Sources, reading: str) -> str:
    """A desk in its order; `reading` tells what it was narrowed to, "" for nothing."""
    notes = Footnotes(sources)
    rows = [
        [
            escape(vote_wording.short_date(each.line.date)),
            escape(each.line.identifier or "–"),
            escape(tally_words(each.line)) + notes.ref(each.line.source),
            escape(margin_text(each)),
            escape(vote_wording.outcome_word(each.line)),
            escape(f"{each.line.body_name}: {titled(each.line)}{f' ({each.block})' if each.block else ''}"),
        ]
        for each in lines
    ]
    return document(
        [
            "# Divided votes",
            escape(vote_wording.sentence(reading)),
            escape(figures_text(found)),
            escape(left_out_text(found.left_out) or ""),
            table(["date", "record", "yes–no", "margin", "outcome", "on what"], rows) or "No vote fits.",
            *notes.section(),
        ]
    )


def margin_text(found: DividedVote) -> str:
    """The margin with a real minus; "–" when it is not known."""
    if found.margin is None:
        return "–"
    return f"−{-found.margin}" if found.margin < 0 else str(found.margin)


def desk_csv(lines: Sequence[DividedVote], sources: Sources) -> str:
    """A desk, one vote event a row."""
    return rows_csv(
        COLUMNS,
        (
            (v.id, v.date, v.body_name, v.identifier, v.title, v.question, v.motion_type, v.method, each.block,
             v.result, v.disposition, *(v.announced or (None, None)),
             *(v.roll_tally if v.roll != "none" else (None, None)), v.roll, each.margin, each.smaller_side,
             each.dissent, source_text(sources.get(v.source or ""), v.source))
            for v, each in ((each.line, each) for each in lines)
        ),
    )  # fmt: skip


def desk_export(
    lines: Sequence[DividedVote], found: DividedVotesFigures, sources: Sources, reading: str = ""
) -> Export:
    """A desk to be taken away; `sources` by id are those of its votes."""
    texts: Mapping[str, Callable[[], str]] = {
        "markdown": lambda: desk_markdown(lines, found, sources, reading),
        "csv": lambda: desk_csv(lines, sources),
        "json": lambda: as_json(desk_json(lines, found, sources)),
    }
    return Export(file_stem(f"divided votes {reading}"), "The list of divided votes", texts)
