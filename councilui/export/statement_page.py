"""One statement: who said it where, the words, how its speaker voted on what it is about, its sources."""

from __future__ import annotations

from collections.abc import Sequence

from councilui.analysis.speakers import PLACES, speaker_votes
from councilui.analysis.vote_wording import long_date
from councilui.export.escape import escape
from councilui.export.json_parts import Object, source_json, statement_json
from councilui.export.markdown_parts import Footnotes, bullets, document, statement_line
from councilui.record.model import VENUE_UNKNOWN
from councilui.record.views.statements import StatementPage
from councilui.record.views.votes import VoteCard


def statement_markdown(page: StatementPage, cards: Sequence[VoteCard]) -> str:
    """A statement; `cards` are the votes on what it is about."""
    statement = page.statement
    notes = Footnotes({source.id: source for source in page.sources})
    inside = None if statement.venue == VENUE_UNKNOWN else statement.inside
    where = dict(PLACES)[inside]
    voted = [escape(vote.sentence) for vote in speaker_votes(statement, cards)]
    if not voted and cards:
        voted = ["Who said it had no vote on it, as far as the record says."]
    return document(
        [
            "# A statement",
            escape(f"{page.body.name}, {long_date(page.meeting.date)}; said {where}."),
            statement_line(statement, notes, [source.id for source in page.sources]),
            f"Basis: {escape(statement.basis)}.",
            *(["## How the speaker voted on it", bullets(voted)] if voted else []),
            *notes.section(),
        ]
    )


def statement_page_json(page: StatementPage, cards: Sequence[VoteCard]) -> Object:
    """A statement as `show statement --json` prints it; `option` is null when the vote is not on record."""
    return {
        **statement_json(page.statement, [source.id for source in page.sources]),
        "date": page.meeting.date,
        "body": page.body.name,
        "speaker_votes": [
            {
                "vote_event": vote.card.event.id,
                "question": vote.card.event.question,
                "option": vote.speech.option,
                "basis": vote.speech.basis,
            }
            for vote in speaker_votes(page.statement, cards)
        ],
        "sources": [source_json(source) for source in page.sources],
    }
