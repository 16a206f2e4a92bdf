"""An agreement matrix as Markdown, CSV and JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from councilui.analysis.agreement import FEW, Agreement
from councilui.analysis.agreement_wording import (
    AgreementPage,
    base_sentences,
    cohesion_sentence,
    nearest,
)
from councilui.common.shares import percent, percent_number
from councilui.common.slugs import file_stem
from councilui.export.catalogue import Export, as_json
from councilui.export.csv_rows import rows_csv
from councilui.export.escape import escape
from councilui.export.json_parts import source_json
from councilui.export.markdown_parts import Footnotes, document, table
from councilui.record.views.rolls import Voter

COLUMNS = (
    "person", "name", "district", "other_person", "other_name", "other_district", "same_side", "n", "share", "few",
    "rolls", "divided_only", "first", "last",
)  # fmt: skip


def matrix_markdown(page: AgreementPage) -> str:
    """What it rests on, each member's most and least alike, the matrix, the sources of the rolls."""
    notes = Footnotes(page.rolls.sources)
    counted = f"Counted from the rolls in these sources:{notes.ref(*page.rolls.sources)}" if page.rolls.sources else ""
    square = _square(page)
    return document(
        [
            f"# {escape(f'Agreement in {page.rolls.body.name}')}",
            escape(" ".join(base_sentences(page))),
            escape(cohesion_sentence(page)),
            escape(
                "Agreement of two members is how often they were on the same side, of the rolls in which both said yes "
                f"or no. It tells who votes alike, not why. A share of fewer than {FEW} rolls is not told."
            ),
            "## Most and least alike" if page.matrix.people else "",
            table(
                ["member", "votes", "most often with", "least often with"],
                [[escape(cell) for cell in row] for row in nearest_rows(page)],
            ),
            "## Every pair, in per cent" if square else "",
            square,
            counted,
            *notes.section(),
        ]
    )


def nearest_rows(page: AgreementPage) -> list[tuple[str, str, str, str]]:
    """Each member with the number of their votes, and who is most and least often on their side."""
    rows = []
    for at, person in enumerate(page.matrix.people):
        most, least = nearest(page, at)
        votes = str(page.matrix.n[at][at])
        rows.append((label(page, person), votes, _told(page, at, most), _told(page, at, least)))
    return rows


def label(page: AgreementPage, person: str) -> str:
    """ "Lopez (15)"; without a district the name alone."""
    district = page.rolls.voters[person].district
    return page.names[person] + (f" ({district})" if district else "")


def _told(page: AgreementPage, at: int, other: int | None) -> str:
    if other is None:
        return "not enough votes in common"
    pair = page.matrix.pair(at, other)
    return f"{label(page, page.matrix.people[other])} {percent(pair.same, pair.n)} of {pair.n}"


def _square(page: AgreementPage) -> str:
    people = page.matrix.people
    if len(people) < 2:
        return ""
    heads = [escape(page.rolls.voters[person].district or page.names[person]) for person in people]
    rows = [
        [escape(label(page, person)), *(_cell(page.matrix.pair(i, j), i == j) for j in range(len(people)))]
        for i, person in enumerate(people)
    ]
    return table(["", *heads], rows)


def _cell(pair: Agreement, diagonal: bool) -> str:
    return "" if diagonal else "·" if pair.few else str(percent_number(pair.same, pair.n))


def matrix_csv(page: AgreementPage) -> str:
    """One pair a row, each pair once; `share` is empty without a vote in common, `few` says that n is small."""
    people, voters, rolls = page.matrix.people, page.rolls.voters, page.rolls
    base = (page.matrix.rolls, "yes" if page.divided_only else "no", rolls.first, rolls.last)
    return rows_csv(
        COLUMNS,
        (
            (*_who(voters[people[i]]), *_who(voters[people[j]]), pair.same, pair.n,
             round(pair.share, 4) if pair.share is not None else None, "yes" if pair.few else "no", *base)
            for i in range(len(people))
            for j in range(i + 1, len(people))
            for pair in (page.matrix.pair(i, j),)
        ),
    )  # fmt: skip


def _who(voter: Voter) -> tuple[str, str, str | None]:
    return voter.person, voter.name, voter.district


def matrix_json(page: AgreementPage) -> dict[str, Any]:
    """The members in order, each pair once, cohesion by vote; what is not known is null."""
    rolls, found, told = page.rolls, page.matrix, page.cohesion
    pairs = [(i, j) for i in range(len(found.people)) for j in range(i + 1, len(found.people))]
    return {
        "body": {"id": rolls.body.id, "name": rolls.body.name},
        "first": rolls.first,
        "last": rolls.last,
        "divided_only": page.divided_only,
        "rolls": found.rolls,
        "left_out": {"without a nay": found.undivided, **rolls.left_out},
        "members": [
            {
                "person_id": person,
                "person": rolls.voters[person].name,
                "district": rolls.voters[person].district,
                "votes": found.n[at][at],
            }
            for at, person in enumerate(found.people)
        ],
        "pairs": [
            {
                "person_id": found.people[i],
                "other_id": found.people[j],
                "same_side": pair.same,
                "n": pair.n,
                "share": pair.share,
                "few": pair.few,
            }
            for i, j in pairs
            for pair in (found.pair(i, j),)
        ],
        "rice": {
            "of": list(page.bloc) if page.bloc else None,
            "mean": told.mean,
            "n": told.n,
            "votes": [{"vote_event": v.event, "yes": v.yes, "no": v.no, "rice": v.value} for v in told.votes],
        },
        "others": [person for person in rolls.voters if person not in found.people],
        "sources": [source_json(source) for source in rolls.sources.values()],
    }


def matrix_export(page: AgreementPage) -> Export:
    """An agreement matrix to be taken away; as CSV one pair a row."""
    texts: Mapping[str, Callable[[], str]] = {
        "markdown": lambda: matrix_markdown(page),
        "csv": lambda: matrix_csv(page),
        "json": lambda: as_json(matrix_json(page)),
    }
    return Export(file_stem(f"agreement {page.rolls.body.name}"), "The agreement matrix", texts)
