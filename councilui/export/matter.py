"""A matter as an export: names, sponsors, its history together with that of related matters, votes, statements."""

from collections.abc import Callable, Sequence

from councilui.analysis.matter_history import MatterHistory, matter_history
from councilui.common.slugs import file_stem
from councilui.export.data_parts import doubts_data, matter_key, statement_data, vote_line_data
from councilui.export.document import (
    Block,
    ExportDocument,
    Line,
    bullets,
    document,
    mark,
    paragraph,
    section,
    title,
    under,
)
from councilui.export.document_parts import claims_blocks, doubts_blocks, matter_number, statement_blocks, vote_line
from councilui.export.matter_history import action_data, history_blocks, history_data, related_blocks
from councilui.export.meeting import tally_cells
from councilui.export.model import Cell, Export, ExportTable, Object, Records, fields, source_text
from councilui.record.model import Matter
from councilui.record.views.matters import MatterPage
from councilui.record.views.votes import VoteCard

COLUMNS = (
    "matter", "identifier", "title", "date", "what", "kind", "actor", "vote_event", "result", "announced_yes",
    "announced_no", "counted_yes", "counted_no", "roll", "basis", "note", "source",
)  # fmt: skip


def matter_export(page: MatterPage, cards: Callable[[], Sequence[VoteCard]] | None = None) -> Export:
    """A matter; its table has the steps of its history and the votes. `cards` reads these votes whole."""
    return Export(
        file_stem(page.matter.identifier or page.matter.id),
        "The matter",
        document=lambda: matter_document(page),
        table=lambda: matter_table(page),
        data=lambda: matter_data(page),
        records=(lambda: Records(cards(), matters=[page])) if cards is not None else None,
        places=tuple(line.id for line in page.votes),
    )


def matter_document(page: MatterPage) -> ExportDocument:
    """All that is on record about a matter."""
    matter = page.matter
    aliases: list[Line] = [
        (f"{alias.alias}{f' ({alias.note})' if alias.note else ''}", mark(alias.source)) for alias in page.aliases
    ]
    sponsors: list[Line] = [(f"{s.sponsor_name} ({s.role})", mark(s.source)) for s in page.sponsorships]
    history = matter_history([page])
    statements = statement_blocks(page.statements)
    return document(
        [
            title(matter.name),
            paragraph(_about(matter), mark(matter.source)),
            paragraph(matter.note or ""),
            *under("Also called", bullets(aliases)),
            *under("Sponsors", bullets(sponsors)),
            *history_blocks(history),
            *_votes(page, history),
            *related_blocks(history),
            *under("What was said about it", *statements),
            *doubts_blocks(page.doubts),
            *claims_blocks(page.claims),
        ],
        page.sources,
    )


def _votes(page: MatterPage, history: MatterHistory) -> list[Block | None]:
    """The votes that no step of the history has."""
    if not page.votes:
        return [section("Votes"), paragraph("No votes are on record.")]
    in_history = {line.id for step in history.steps for line in step.votes}
    return under("Votes", bullets(vote_line(line) for line in page.votes if line.id not in in_history))


def _about(matter: Matter) -> str:
    """The record number, and the full title where the heading has a shorter one."""
    in_full = f". Full title: {matter.title}" if matter.short_title and matter.short_title != matter.title else ""
    return f"{matter_number(matter)}{in_full}"


def matter_table(page: MatterPage) -> ExportTable:
    """The steps of a matter's history and the votes on it, by date; `kind` is "action" or "vote"."""
    matter = page.matter
    steps: list[tuple[Cell, ...]] = [
        (step.date, step.action, "action", step.actor, None, None, None, None, None, None, None, step.basis, step.note,
         source_text(page.sources, step.source))
        for step in page.history
    ]  # fmt: skip
    votes: list[tuple[Cell, ...]] = [
        (line.date, line.question, "vote", None, line.id, line.result, *tally_cells(line), line.roll, None,
         line.disposition, source_text(page.sources, line.source))
        for line in page.votes
    ]  # fmt: skip
    rows = sorted((*steps, *votes), key=lambda row: str(row[0] or ""))
    return ExportTable(COLUMNS, tuple((matter.id, matter.identifier, matter.name, *row) for row in rows))


def matter_data(page: MatterPage) -> Object:
    matter = page.matter
    return {
        **fields(matter, "id identifier identifier_basis title short_title type status url note source"),
        "aliases": [alias.alias for alias in page.aliases],
        "sponsorships": [fields(s, "name=sponsor_name person_id=person role source") for s in page.sponsorships],
        "history": [action_data(action) for action in page.history],
        "related": [
            {"matter": matter_key(related.matter)} | fields(related, "relation direction note source")
            for related in page.related
        ],
        "lineage": history_data(matter_history([page])),
        "votes": [vote_line_data(vote) for vote in page.votes],
        "statements": [statement_data(statement) for statement in page.statements],
        **doubts_data(page.doubts, page.claims, page.sources),
    }
