"""The agreement of members as an export: who votes with whom, every pair with the number of votes that it rests on."""

from councilui.analysis.agreement import FEW, Agreement
from councilui.analysis.agreement_wording import (
    AgreementPage,
    base_sentences,
    cohesion_sentence,
    nearest,
    with_majority,
)
from councilui.analysis.source_wording import definite
from councilui.common.shares import percent, percent_number
from councilui.common.slugs import file_stem
from councilui.export import document as doc
from councilui.export.data_parts import source_data
from councilui.export.model import Export, ExportTable, Object, fields
from councilui.record.views.rolls import Voter

COLUMNS = (
    "person", "name", "district", "other_person", "other_name", "other_district", "same_side", "n", "share", "few",
    "rolls", "divided_only", "first", "last",
)  # fmt: skip


def agreement_export(page: AgreementPage) -> Export:
    """Who votes with whom; the table has one row for each pair."""
    return Export(
        file_stem(f"agreement {page.rolls.body.name}"),
        "The agreement matrix",
        document=lambda: agreement_document(page),
        table=lambda: agreement_table(page),
        data=lambda: agreement_data(page),
    )


def agreement_document(page: AgreementPage) -> doc.ExportDocument:
    """What it rests on, each member's most and least alike, the matrix, the sources of the rolls."""
    matrix = _matrix(page)
    sources = page.rolls.sources
    about = (
        "Agreement is how often two members voted the same way in roll calls in which both voted yes or no. It "
        f"shows who votes alike, not why. Pairs with fewer than {FEW} roll calls in common are left blank."
    )
    return doc.document(
        [
            doc.title(f"Agreement in {definite(page.rolls.body.name)}"),
            doc.paragraph(" ".join(base_sentences(page))),
            doc.paragraph(cohesion_sentence(page)),
            doc.paragraph(about),
            doc.section("Most and least alike") if page.matrix.people else None,
            doc.table(
                ["member", "votes", "with the majority", "most often with", "least often with"], nearest_rows(page)
            ),
            *doc.under("Every pair, in percent", matrix),
            doc.paragraph("Counted from the roll calls in these sources:", doc.mark(*sources)) if sources else None,
        ],
        sources,
    )


def nearest_rows(page: AgreementPage) -> list[tuple[str, str, str, str, str]]:
    """Each member with the number of their votes, how often with the majority, and who is most and least often."""
    rows = []
    for row, person in enumerate(page.matrix.people):
        most, least = nearest(page, row)
        votes, majority = str(page.matrix.n[row][row]), with_majority(page, row)
        share = "too few votes" if majority.too_few else f"{percent(majority.same, majority.n)} of {majority.n}"
        rows.append(
            (member_label(page, person), votes, share, _share_with(page, row, most), _share_with(page, row, least))
        )
    return rows


def member_label(page: AgreementPage, person: str) -> str:
    """ "Lopez (15)"; without a district the name alone."""
    district = page.rolls.voters[person].district
    return page.names[person] + (f" ({district})" if district else "")


def _share_with(page: AgreementPage, row: int, other: int | None) -> str:
    if other is None:
        return "too few votes in common"
    pair = page.matrix.pair(row, other)
    return f"{member_label(page, page.matrix.people[other])} {percent(pair.same, pair.n)} of {pair.n}"


def _matrix(page: AgreementPage) -> doc.TableBlock | None:
    people = page.matrix.people
    if len(people) < 2:
        return None
    head = [page.rolls.voters[person].district or page.names[person] for person in people]
    rows = [
        [member_label(page, person), *(_cell(page.matrix.pair(i, j), i == j) for j in range(len(people)))]
        for i, person in enumerate(people)
    ]
    return doc.table(["", *head], rows)


def _cell(pair: Agreement, diagonal: bool) -> str:
    return "" if diagonal else "·" if pair.too_few else str(percent_number(pair.same, pair.n))


def agreement_table(page: AgreementPage) -> ExportTable:
    """One row for each pair, each pair once; `share` is empty without a vote in common, `few` says that n is small."""
    people, voters, rolls = page.matrix.people, page.rolls.voters, page.rolls
    base = (page.matrix.rolls, page.divided_only, rolls.first, rolls.last)
    rows = (
        (*_voter_cells(voters[people[i]]), *_voter_cells(voters[people[j]]), pair.same, pair.n,
         round(pair.share, 4) if pair.share is not None else None, pair.too_few, *base)
        for i in range(len(people))
        for j in range(i + 1, len(people))
        for pair in (page.matrix.pair(i, j),)
    )  # fmt: skip
    return ExportTable(COLUMNS, tuple(rows))


def _voter_cells(voter: Voter) -> tuple[str, str, str | None]:
    return voter.person, voter.name, voter.district


def agreement_data(page: AgreementPage) -> Object:
    """The members in order, each pair once, cohesion by vote; what is not known is null."""
    rolls, matrix, cohesion = page.rolls, page.matrix, page.cohesion
    pairs = [(i, j) for i in range(len(matrix.people)) for j in range(i + 1, len(matrix.people))]
    return {
        "body": fields(rolls.body, "id name"),
        **fields(rolls, "first last"),
        "divided_only": page.divided_only,
        "vote_scope": rolls.vote_scope,
        "rolls": matrix.rolls,
        "left_out": {"without a nay": matrix.undivided, **rolls.left_out},
        "members": [
            fields(rolls.voters[person], "person_id=person person=name district")
            | {"votes": matrix.n[row][row], "with_majority": fields(with_majority(page, row), "same n")}
            for row, person in enumerate(matrix.people)
        ],
        "pairs": [
            {"person_id": matrix.people[i], "other_id": matrix.people[j]}
            | fields(matrix.pair(i, j), "same_side=same n share few=too_few")
            for i, j in pairs
        ],
        "rice": {
            "of": list(page.bloc) if page.bloc else None,
            "mean": cohesion.mean,
            "n": cohesion.n,
            "votes": [fields(vote, "vote_event=event yes no rice=value") for vote in cohesion.votes],
        },
        "others": [person for person in rolls.voters if person not in matrix.people],
        "sources": [source_data(source) for source in rolls.sources.values()],
    }
