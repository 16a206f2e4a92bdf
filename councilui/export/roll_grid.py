"""The roll calls of a meeting as a grid of text, and as an export."""

from typing import Final

from councilui.analysis.headlines import line_subject, with_number
from councilui.analysis.roll import NOT_ON_RECORD
from councilui.analysis.roll_grid import Column, RollGrid, alike_rows, fit_label, legend, letter
from councilui.analysis.source_wording import definite
from councilui.analysis.vote_scope import vote_scope_text
from councilui.analysis.vote_wording import outcome_word, tally_words
from councilui.common.dates import long_date
from councilui.common.slugs import file_stem
from councilui.common.width import pad
from councilui.export.data_parts import source_data, vote_line_data
from councilui.export.document import ExportDocument, Line, document, mark, paragraph, table, title
from councilui.export.model import Export, ExportTable, Object, fields, source_address
from councilui.record.model import DERIVED, Vote

COLUMNS: Final = (
    "vote_event", "date", "identifier", "title", "question", "result", "announced_yes", "announced_no", "sources",
)  # fmt: skip
"""The columns before those of the members."""
_TALL: Final = 5
NO_VOTES: Final = "No votes of this meeting are on record."


def grid_lines(grid: RollGrid, width: int) -> list[str]:
    """The grid for a terminal of `width` columns: vertical labels, a line for each vote, what the signs mean."""
    if not grid.rows:
        return [NO_VOTES]
    labels = [column.district or column.name for column in grid.columns]
    tall = min(max((len(label) for label in labels), default=0), _TALL)
    room = max(width - len(labels) - 2, 20)
    heads = [label[:tall].rjust(tall) for label in labels]
    lines = [" " * (room + 2) + "".join(head[line] for head in heads) for line in range(tall)]
    alike = alike_rows(grid)
    for at, row in enumerate(grid.rows):
        label = fit_label(row, at in alike, room)
        lines.append(f"{pad(label, room)}  {''.join(letter(vote) for vote in row.votes)}")
    signs = "   ".join(f"{sign} {meaning}" for sign, meaning in legend(grid))
    scope = vote_scope_text(grid.vote_scope)
    return [*lines, "", signs, *_derived(grid), *([scope] if scope else ())]


def _derived(grid: RollGrid) -> list[str]:
    """How many of the votes are derived, and by which method."""
    votes = [v for row in grid.rows for v in row.votes if v is not None and v.basis == "derived"]
    notes = dict.fromkeys(v.note for v in votes if v.note)
    return (
        [f"{DERIVED} {len(votes):,} of the votes are derived, not printed in a source. {' '.join(notes)}".rstrip()]
        if votes
        else []
    )


def grid_export(grid: RollGrid) -> Export:
    """The roll calls of a meeting; the table has a row for each vote, a column for each member."""
    return Export(
        file_stem(f"roll calls {grid.meeting.id}"),
        "The grid of roll calls",
        document=lambda: grid_document(grid),
        table=lambda: grid_table(grid),
        data=lambda: grid_data(grid),
        places=tuple(row.line.id for row in grid.rows),
    )


def grid_document(grid: RollGrid) -> ExportDocument:
    """The grid as a table, what the signs mean, the sources of the votes."""
    rows: list[list[Line]] = [
        [
            (with_number(line_subject(row.line), row.line.identifier), mark(*_sources(row.votes))),
            tally_words(row.line),
            outcome_word(row.line).casefold() + (f" ({row.excluded_as})" if row.excluded_as else ""),
            *(_sign(vote) for vote in row.votes),
        ]
        for row in grid.rows
    ]
    return document(
        [
            title(f"Roll calls of {definite(grid.body.name)}, {long_date(grid.meeting.date)}"),
            table(["vote", "yes-no", "outcome", *map(_name, grid.columns)], rows) or paragraph(NO_VOTES),
            paragraph("; ".join(f"{sign} {meaning}" for sign, meaning in legend(grid))),
            *map(paragraph, _derived(grid)),
            paragraph(vote_scope_text(grid.vote_scope)) if grid.rows else None,
        ],
        grid.sources,
    )


def _sign(vote: Vote | None) -> str:
    return letter(vote) + (DERIVED if vote is not None and vote.basis == "derived" else "")


def _sources(votes: tuple[Vote | None, ...]) -> list[str]:
    return [vote.source for vote in votes if vote is not None and vote.source is not None]


def _name(column: Column) -> str:
    return f"{column.district} {column.name}" if column.district else column.name


def grid_table(grid: RollGrid) -> ExportTable:
    """Vote events by members; "yes (derived)" follows by arithmetic, an empty cell is not on record."""
    rows = (
        (v.id, v.date, v.identifier, v.title, v.question, v.result, *(v.announced or (None, None)),
         " ".join(_addresses(grid, row.votes)), *map(_option, row.votes))
        for v, row in ((row.line, row) for row in grid.rows)
    )  # fmt: skip
    keys = (*COLUMNS, *(column.person for column in grid.columns))
    return ExportTable((*COLUMNS, *map(_name, grid.columns)), tuple(rows), keys)


def _addresses(grid: RollGrid, votes: tuple[Vote | None, ...]) -> list[str]:
    return [source_address(grid.sources[id_]) for id_ in dict.fromkeys(_sources(votes)) if id_ in grid.sources]


def _option(vote: Vote | None) -> str | None:
    if vote is None:
        return None
    return f"{vote.option} (derived)" if vote.basis == "derived" else vote.option


def grid_data(grid: RollGrid) -> Object:
    """The members, and each vote event with the option of each by their id; null is a vote not on record."""
    return {
        "meeting": fields(grid, "id=meeting.id date=meeting.date body=body.name"),
        "members": [fields(column, "person_id=person person=full_name district") for column in grid.columns],
        "votes": [
            {
                **vote_line_data(row.line),
                "block": row.excluded_as,
                "options": {
                    column.person: fields(vote, "option option_text basis") if vote is not None else None
                    for column, vote in zip(grid.columns, row.votes, strict=True)
                },
            }
            for row in grid.rows
        ],
        "vote_scope": grid.vote_scope,
        "signs": {meaning: sign for sign, meaning in legend(grid) if meaning != NOT_ON_RECORD},
        "sources": [source_data(source) for source in grid.sources.values()],
    }
