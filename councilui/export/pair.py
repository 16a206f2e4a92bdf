"""The votes of two members side by side, as an export."""

from collections.abc import Sequence
from typing import NamedTuple

from councilui.analysis.agreement_wording import AgreementPage, base_sentences, pair_sentence
from councilui.analysis.headlines import line_subject
from councilui.analysis.pair_votes import PairVote
from councilui.analysis.vote_wording import outcome_word, sentence, tally_words
from councilui.common.dates import short_date
from councilui.common.slugs import file_stem
from councilui.export.data_parts import vote_line_data
from councilui.export.document import ExportDocument, document, paragraph, section, table, title
from councilui.export.model import Export, ExportTable, Object, fields
from councilui.record.views.votes import VoteLine

COLUMNS = (
    "vote_event", "date", "identifier", "title", "question", "result", "person", "option", "other_person",
    "other_option", "same_side",
)  # fmt: skip


class Pair(NamedTuple):
    """Two members of a page by their places, with the votes of both, each with its line."""

    page: AgreementPage
    row: int
    column: int
    votes: Sequence[tuple[PairVote, VoteLine]]

    @property
    def people(self) -> tuple[str, str]:
        return self.page.matrix.people[self.row], self.page.matrix.people[self.column]

    @property
    def agreement_text(self) -> str:
        """How often they were on the same side."""
        return sentence(pair_sentence(self.page, self.row, self.column))


def pair_rows(pair: Pair) -> list[tuple[str, str, str, str, str, str]]:
    """Date, record, tally, what the one and the other said, on what."""
    return [
        (
            short_date(line.date),
            line.identifier or "–",
            f"{tally_words(line)}, {outcome_word(line).casefold()}",
            vote.one.upper() if vote.one == "no" else vote.one,
            vote.other.upper() if vote.other == "no" else vote.other,
            line_subject(line),
        )
        for vote, line in pair.votes
    ]


def pair_export(pair: Pair) -> Export:
    """Two members side by side; the table has one row for each vote event."""
    return Export(
        file_stem(" and ".join(pair.people)),
        "The votes of the two",
        document=lambda: pair_document(pair),
        table=lambda: pair_table(pair),
        data=lambda: pair_data(pair),
    )


def pair_document(pair: Pair) -> ExportDocument:
    """How often they agreed and over what, the votes in which they differed first."""
    names = [pair.page.names[person] for person in pair.people]
    rows = pair_rows(pair)
    apart = sum(vote.differ for vote, _ in pair.votes)
    head = ["date", "record", "yes-no, outcome", *names, "subject"]
    return document(
        [
            title(" and ".join(names)),
            paragraph(f"{pair.agreement_text} {' '.join(base_sentences(pair.page)[:1])}"),
            section("Different sides") if apart else None,
            table(head, rows[:apart]),
            section("Same side") if len(rows) > apart else None,
            table(head, rows[apart:]),
        ]
    )


def pair_table(pair: Pair) -> ExportTable:
    """One row for each vote event."""
    one, other = pair.people
    rows = (
        (line.id, line.date, line.identifier, line.title, line.question, line.result, one, vote.one, other,
         vote.other, not vote.differ)
        for vote, line in pair.votes
    )  # fmt: skip
    return ExportTable(COLUMNS, tuple(rows))


def pair_data(pair: Pair) -> Object:
    """The two, their agreement, each vote with what they said."""
    one, other = pair.people
    agreement = pair.page.matrix.pair(pair.row, pair.column)
    return {
        "people": [{"person_id": person, "person": pair.page.rolls.voters[person].name} for person in pair.people],
        **fields(agreement, "same_side=same n share few=too_few"),
        "votes": [{**vote_line_data(line), "options": {one: vote.one, other: vote.other}} for vote, line in pair.votes],
    }
