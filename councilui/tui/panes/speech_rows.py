"""Speech beside vote: which members spoke on the matter, in the meeting and outside it, and how they voted."""

from councilui.analysis.speakers import others_who_spoke, speech_text
from councilui.analysis.statement_wording import SETTINGS
from councilui.analysis.vote_report import VoteReport
from councilui.tui.meeting_view import SourceNumbers
from councilui.tui.panes.detail import Detail, paragraph, unique
from councilui.tui.widgets.layout import Gap, text
from councilui.tui.widgets.rows import ListRow, with_heading


def speech_rows(report: VoteReport, notes: SourceNumbers) -> list[ListRow]:
    """A row for each member; nothing when no statement on the matter is on record."""
    rows: list[ListRow] = []
    if not report.card.statements:
        return rows
    others = others_who_spoke(report.card)
    for inside, where in SETTINGS.items():
        group = []
        for speech in report.speeches:
            if speech.inside is inside:
                sources = unique(*(statement.source for statement in speech.statements))
                pieces = ((speech_text(speech), "text"),)
                key = f"speech {inside} {speech.person}"
                group.append(paragraph(key, "Who spoke, and how they voted", pieces, notes, *sources, hang=2))
        rows += with_heading(f"MEMBERS WHO SPOKE ON IT, {where.upper()}", group)
    if not any(speech.inside for speech in report.speeches):
        sentence = "No member is on record as speaking on this in the meeting."
        rows.insert(
            0, ListRow("no speech", (Gap(), text(sentence, "muted")), value=Detail("Who spoke", (text(sentence),)))
        )
    if others:
        sentence = f"Statements by people without a vote: {others} (see the timeline)."
        rows.append(ListRow("others spoke", (text(sentence, "muted"),), value=Detail("Who spoke", (text(sentence),))))
    return rows
