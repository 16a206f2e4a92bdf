"""Two votes compared, as an export: the answer, the caveats, then seat by seat."""

from councilui.analysis.alignment import alignment_sentence
from councilui.analysis.comparison import Comparison, SeatChange
from councilui.analysis.comparison_wording import CHANGE_WORDS, answer, change_groups, kept_sides, switched_text
from councilui.analysis.headlines import subject, vote_title
from councilui.analysis.roll import NOT_ON_RECORD
from councilui.analysis.vote_report import VoteReport
from councilui.common.dates import short_date
from councilui.common.plain_text import quotation
from councilui.common.slugs import file_stem
from councilui.export.data_parts import matter_key, source_data
from councilui.export.document import ExportDocument, Line, bullets, document, mark, paragraph, table, title, under
from councilui.export.model import Cell, Export, ExportTable, Object, Records, fields, source_text
from councilui.record.model import Source
from councilui.record.views.votes import VoteCard

COLUMNS = (
    "district", "change", "first_name", "first_option", "second_name", "second_option", "moved_seat", "first_person",
    "second_person", "first_date", "first_title", "first_vote_event", "second_date", "second_title",
    "second_vote_event", "sources",
)  # fmt: skip


def comparison_export(comparison: Comparison) -> Export:
    """Two votes compared; the table has a row for each seat; as records the two votes."""
    first, second = comparison.first, comparison.second
    names = [(card.matter.identifier if card.matter else None) or card.event.id for card in (first, second)]
    return Export(
        file_stem(f"{names[0]} and {names[1]}"),
        "The comparison",
        document=lambda: comparison_document(comparison),
        table=lambda: comparison_table(comparison),
        data=lambda: comparison_data(comparison),
        records=lambda: Records([first, second]),
        places=(first.event.id, second.event.id),
    )


def comparison_document(comparison: Comparison) -> ExportDocument:
    """The answer, the two votes, the caveats, then seat by seat."""
    votes: list[Line] = []
    for card in (comparison.first, comparison.second):
        report = VoteReport(card)
        text = f"{short_date(card.meeting.date)}: {report.headline}. {report.beside_headline}"
        roll_sources = (vote.source for vote in card.votes)
        votes.append((f"{text} {report.roll_state}", mark(card.event.source, *card.announcements, *roll_sources)))
    seat = comparison.first.body.district_name or "seat"
    rows = (row for group in change_groups(comparison) for row in group.rows)
    new_seats = table(["now", "first", "second", "change"], map(_row, comparison.moved))
    return document(
        [
            title(f"How members voted on {' and '.join(_subjects(comparison))}"),
            paragraph(answer(comparison)),
            paragraph(switched_text(comparison) or ""),
            bullets(votes),
            *under("Before you conclude", bullets([alignment_sentence(comparison.alignment), *comparison.caveats])),
            *under("Who", table([seat, "first", "second", "change"], map(_row, rows))),
            *under("Changed seats", new_seats),
        ],
        {**comparison.second.sources, **comparison.first.sources},
    )


def _subjects(comparison: Comparison) -> list[str]:
    """What the two votes were about; with the dates where that is the same."""
    cards = (comparison.first, comparison.second)
    names = [quotation(subject(card)) for card in cards]
    if len(set(names)) == len(names):
        return names
    return [f"{name} ({short_date(card.meeting.date)})" for name, card in zip(names, cards, strict=True)]


def _row(row: SeatChange) -> list[str]:
    return [
        row.district or "–",
        _side(row.first_name, row.first_option),
        _side(row.second_name, row.second_option),
        CHANGE_WORDS[row.change],
    ]


def _side(name: str | None, option: str | None) -> str:
    return f"{name}: {option or NOT_ON_RECORD}" if name is not None else "–"


def comparison_table(comparison: Comparison) -> ExportTable:
    """Two votes seat by seat, then who changed seats; `sources` are those of the names."""
    about: list[Cell] = []
    sources: dict[str, None] = {}
    for card in (comparison.first, comparison.second):
        about += [card.meeting.date, vote_title(card), card.event.id]
        for source in dict.fromkeys(vote.source for vote in card.votes):
            if source is not None:
                sources[str(source_text(card.sources, source))] = None
    rows = [*((row, False) for row in comparison.rows), *((row, True) for row in comparison.moved)]
    cells = (
        (row.district, row.change, row.first_name, row.first_option, row.second_name, row.second_option, is_moved,
         row.first_person, row.second_person, *about, "; ".join(sources))
        for row, is_moved in rows
    )  # fmt: skip
    return ExportTable(COLUMNS, tuple(cells))


def comparison_data(comparison: Comparison) -> Object:
    """Two votes compared. `counts` has every change, `kept_sides` those who kept theirs, by option.

    An option is None when not on record.

    `alignment.yes_with` is the option of the second vote that a yes in the first goes with, None when it can't be said.
    """
    return {
        "first": _vote(comparison.first),
        "second": _vote(comparison.second),
        "alignment": fields(comparison.alignment, "yes_with why"),
        "rows": [_change(row) for row in comparison.rows],
        "moved": [_change(row) for row in comparison.moved],
        "counts": dict(comparison.counts),
        "kept_sides": kept_sides(comparison),
        "first_sides_by_second": {side: dict(under) for side, under in comparison.first_sides_by_second.items()},
        "caveats": list(comparison.caveats),
        "sources": [source_data(source) for _, source in sorted(_sources(comparison).items())],
    }


def _sources(comparison: Comparison) -> dict[str, Source]:
    """The sources of the two tallies and of the names."""
    return {
        source: card.sources[source]
        for card in (comparison.first, comparison.second)
        for source in (card.event.source, *card.announcements, *(vote.source for vote in card.votes))
        if source is not None and source in card.sources
    }


def _vote(card: VoteCard) -> Object:
    return {
        **fields(card, "id=event.id question=event.question date=meeting.date body=body.name"),
        "matter": matter_key(card.matter),
        "result": card.event.result,
        "announced": dict(card.announced) if card.announced is not None else None,
        "counted": dict(card.roll_tally),
        "roll": card.event.roll,
    }


def _change(row: SeatChange) -> Object:
    return fields(row, "district first_name first_person first_option second_name second_person second_option change")
