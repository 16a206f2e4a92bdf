"""The votes of two members side by side, as Markdown, CSV and JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from councilui.analysis.agreement_wording import AgreementPage, base_sentences, pair_sentence
from councilui.analysis.pair_votes import PairVote
from councilui.analysis.vote_wording import outcome_word, sentence, short_date
from councilui.common.slugs import file_stem
from councilui.export.catalogue import Export, as_json
from councilui.export.csv_rows import rows_csv
from councilui.export.escape import escape
from councilui.export.json_parts import vote_line_json
from councilui.export.markdown_parts import document, table, tally_words
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
        """Their ids."""
        return self.page.matrix.people[self.row], self.page.matrix.people[self.column]

    @property
    def told(self) -> str:
        """How often they were on the same side."""
        return sentence(pair_sentence(self.page, self.row, self.column))


def pair_rows(pair: Pair) -> list[tuple[str, str, str, str, str, str]]:
    """Date, record, tally, what the one and the other said, on what."""
    return [
        (
            short_date(line.date),
            line.identifier or "–",
            f"{tally_words(line)} {outcome_word(line)}",
            vote.one.upper() if vote.one == "no" else vote.one,
            vote.other.upper() if vote.other == "no" else vote.other,
            line.title,
        )
        for vote, line in pair.votes
    ]


def pair_markdown(pair: Pair) -> str:
    """How often they agreed and over what, the votes in which they differed first."""
    names = [pair.page.names[person] for person in pair.people]
    rows = [[escape(cell) for cell in row] for row in pair_rows(pair)]
    apart = sum(vote.differ for vote, _ in pair.votes)
    head = ["date", "record", "yes–no, outcome", *(escape(name) for name in names), "on what"]
    return document(
        [
            f"# {escape(' and '.join(names))}",
            escape(f"{pair.told} {' '.join(base_sentences(pair.page)[:1])}"),
            "## Different sides" if apart else "",
            table(head, rows[:apart]),
            "## The same side" if len(rows) > apart else "",
            table(head, rows[apart:]),
        ]
    )


def pair_csv(pair: Pair) -> str:
    """One vote event a row."""
    one, other = pair.people
    return rows_csv(
        COLUMNS,
        (
            (line.id, line.date, line.identifier, line.title, line.question, line.result, one, vote.one, other,
             vote.other, "no" if vote.differ else "yes")
            for vote, line in pair.votes
        ),
    )  # fmt: skip


def pair_json(pair: Pair) -> dict[str, Any]:
    """The two, their agreement, each vote with what they said."""
    one, other = pair.people
    found = pair.page.matrix.pair(pair.row, pair.column)
    return {
        "people": [{"person_id": person, "person": pair.page.rolls.voters[person].name} for person in pair.people],
        "same_side": found.same,
        "n": found.n,
        "share": found.share,
        "few": found.few,
        "votes": [{**vote_line_json(line), "options": {one: vote.one, other: vote.other}} for vote, line in pair.votes],
    }


def pair_export(pair: Pair) -> Export:
    """Two members side by side, to be taken away."""
    texts: Mapping[str, Callable[[], str]] = {
        "markdown": lambda: pair_markdown(pair),
        "csv": lambda: pair_csv(pair),
        "json": lambda: as_json(pair_json(pair)),
    }
    return Export(file_stem(" and ".join(pair.people)), "The votes of the two", texts)
