"""One statement as an export: who said it where, the words, how its speaker voted on what it is about, its sources."""

from collections.abc import Sequence

from councilui.analysis.speakers import speaker_votes
from councilui.analysis.statement_wording import SETTINGS, speaker
from councilui.common.dates import long_date, short_date
from councilui.common.slugs import file_stem
from councilui.export.data_parts import source_data, statement_data
from councilui.export.document import ExportDocument, bullets, document, paragraph, title, under
from councilui.export.document_parts import statement_line
from councilui.export.model import Export, Object, fields
from councilui.record.views.statements import StatementPage
from councilui.record.views.votes import VoteCard


def statement_export(page: StatementPage, cards: Sequence[VoteCard]) -> Export:
    """A statement; `cards` are the votes on what it is about."""
    return Export(
        file_stem(f"statement {page.statement.key}"),
        "The statement",
        document=lambda: statement_document(page, cards),
        data=lambda: statement_page_data(page, cards),
        places=(page.statement.key,),
    )


def statement_document(page: StatementPage, cards: Sequence[VoteCard]) -> ExportDocument:
    """Where it was said, the words, how the speaker voted."""
    statement = page.statement
    where, who = SETTINGS[statement.inside], speaker(statement)
    place = where if statement.inside is None else f"said {where}"
    votes = [vote.sentence for vote in speaker_votes(statement, cards)]
    if not votes and cards:
        votes = ["No vote by this speaker on the matter is on record."]
    return document(
        [
            title(f"{who[:1].upper()}{who[1:]}, {short_date(statement.said_on or page.meeting.date)}"),
            paragraph(f"{page.body.name}, {long_date(page.meeting.date)}; {place}."),
            paragraph(*statement_line(statement, [source.id for source in page.sources])),
            paragraph(f"Basis: {statement.basis}."),
            *under("How the speaker voted on it", bullets(votes)),
        ],
        {source.id: source for source in page.sources},
    )


def statement_page_data(page: StatementPage, cards: Sequence[VoteCard]) -> Object:
    """A statement as `show statement --json` prints it; `option` is null when the vote is not on record."""
    return {
        **statement_data(page.statement, [source.id for source in page.sources]),
        **fields(page, "date=meeting.date body=body.name"),
        "speaker_votes": [
            fields(v, "vote_event=card.event.id question=card.event.question option=speech.option basis=speech.basis")
            for v in speaker_votes(page.statement, cards)
        ],
        "sources": [source_data(source) for source in page.sources],
    }
