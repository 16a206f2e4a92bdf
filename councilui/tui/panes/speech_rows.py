"""Speech beside vote: which members spoke on the matter, in the meeting and outside it, and how they voted."""

from __future__ import annotations

from councilui.analysis.speakers import PLACES, others_who_spoke, speech_text, speeches
from councilui.record.views.votes import VoteCard
from councilui.tui.meeting_view import SourceNumbers
from councilui.tui.panes.detail import Detail, paragraph, unique
from councilui.tui.widgets.layout import Block, Gap, text
from councilui.tui.widgets.rows import Row


def speech_rows(card: VoteCard, notes: SourceNumbers) -> list[Row]:
    """A member a row; nothing when no statement on the matter is on record."""
    rows: list[Row] = []
    if not card.statements:
        return rows
    found = speeches(card)
    others = others_who_spoke(card)
    for inside, where in PLACES:
        group = [speech for speech in found if speech.inside is inside]
        for nth, speech in enumerate(group):
            title = text(f"MEMBERS WHO SPOKE ON IT, {where.upper()}", "heading")
            head: tuple[Block, ...] = (Gap(), title) if nth == 0 else ()
            sources = unique(*(statement.source for statement in speech.statements))
            pieces = ((speech_text(speech), "text"),)
            key = f"speech {inside} {speech.person}"
            rows.append(paragraph(key, "Who spoke, and how they voted", pieces, notes, *sources, before=head, hang=2))
    if not any(speech.inside for speech in found):
        told = "No member is on record as having spoken on it in the meeting."
        rows.insert(0, Row("no speech", (Gap(), text(told, "muted")), value=Detail("Who spoke", (text(told),))))
    if others:
        told = f"Statements by others, who had no vote: {others} (see the timeline)."
        rows.append(Row("others spoke", (text(told, "muted"),), value=Detail("Who spoke", (text(told),))))
    return rows
