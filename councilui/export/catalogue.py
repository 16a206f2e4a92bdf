"""What can leave the record, whole: each thing with the formats that it can be had in.

The command and the screen take the same ones. A text is made when it is asked for; `export.writing` makes the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from councilui.common.slugs import file_stem

if TYPE_CHECKING:
    from councilui.analysis.comparison import Comparison
    from councilui.record.views.matters import MatterPage
    from councilui.record.views.meetings import MeetingPage
    from councilui.record.views.people import PersonPage
    from councilui.record.views.search import SearchAnswer
    from councilui.record.views.statements import StatementPage
    from councilui.record.views.votes import VoteCard

FORMATS: Final = {
    "markdown": "Markdown, for a story or a memo",
    "html": "one HTML page, to read, print or send",
    "csv": "CSV, for a spreadsheet",
    "json": "JSON, for programs",
    "popolo": "JSON of Popolo and Open Civic Data",
}
"""The formats, and what each is for."""

ENDINGS: Final = {"markdown": "md", "popolo": "popolo.json"}
"""The ending of a format's files where it isn't the format's name."""


class Export(NamedTuple):
    """Something to take away: `texts` makes it in each format ("markdown", "csv", "json", "popolo").

    `name` is the file's name without its ending, `what` what it is in a sentence ("The vote"). A page of HTML is made
    from the Markdown; `figures` makes the drawings in it, as HTML, each by the heading under which it stands.
    """

    name: str
    what: str
    texts: Mapping[str, Callable[[], str]]
    figures: Callable[[], Mapping[str, str]] | None = None

    @property
    def formats(self) -> list[str]:
        """The formats that it can be had in, in the order of `FORMATS`."""
        return [form for form in FORMATS if form in self.texts or (form == "html" and "markdown" in self.texts)]


def as_json(value: object) -> str:
    """A JSON document."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def vote_export(card: VoteCard) -> Export:
    """A vote; as CSV its roll."""
    from councilui.export import csv_rows, json_shape, markdown, popolo

    texts: dict[str, Callable[[], str]] = {
        "markdown": lambda: markdown.vote_markdown(card),
        "csv": lambda: csv_rows.vote_csv(card),
        "json": lambda: as_json(json_shape.vote_json(card)),
        "popolo": lambda: as_json(popolo.popolo([card])),
    }

    def figures() -> Mapping[str, str]:
        from councilui.export.chamber_svg import vote_svg

        return {"Roll": vote_svg(card)}

    return Export(file_stem(card.event.id), "The vote", texts, figures)


def meeting_export(page: MeetingPage, cards: Callable[[], Sequence[VoteCard]] | None = None) -> Export:
    """A meeting; as CSV the votes taken. Popolo also needs its votes whole, which `cards` reads."""
    from councilui.export import csv_rows, json_shape, markdown, popolo

    texts: dict[str, Callable[[], str]] = {
        "markdown": lambda: markdown.meeting_markdown(page),
        "csv": lambda: csv_rows.meeting_csv(page),
        "json": lambda: as_json(json_shape.meeting_json(page)),
    }
    if cards is not None:
        texts["popolo"] = lambda: as_json(popolo.popolo(cards(), [page]))
    return Export(file_stem(page.meeting.id), "The meeting", texts)


def person_export(page: PersonPage) -> Export:
    """A person; as CSV their votes; in Popolo the seats without the votes."""
    from councilui.export import csv_rows, json_shape, markdown, popolo

    texts: dict[str, Callable[[], str]] = {
        "markdown": lambda: markdown.person_markdown(page),
        "csv": lambda: csv_rows.person_csv(page),
        "json": lambda: as_json(json_shape.person_json(page)),
        "popolo": lambda: as_json(popolo.popolo((), people=[page])),
    }
    return Export(file_stem(page.person.name), "The member", texts)


def matter_export(page: MatterPage, cards: Callable[[], Sequence[VoteCard]] | None = None) -> Export:
    """A matter; as CSV the steps of its history and the votes on it. Popolo needs its votes whole: `cards`."""
    from councilui.export import csv_rows, json_shape, markdown, popolo

    texts: dict[str, Callable[[], str]] = {
        "markdown": lambda: markdown.matter_markdown(page),
        "csv": lambda: csv_rows.matter_csv(page),
        "json": lambda: as_json(json_shape.matter_json(page)),
    }
    if cards is not None:
        texts["popolo"] = lambda: as_json(popolo.popolo(cards(), matters=[page]))
    return Export(file_stem(page.matter.identifier or page.matter.id), "The matter", texts)


def comparison_export(comparison: Comparison) -> Export:
    """Two votes compared; as CSV seat by seat; in Popolo the two votes."""
    from councilui.export import csv_rows, json_shape, markdown, popolo

    first, second = comparison.first, comparison.second
    texts: dict[str, Callable[[], str]] = {
        "markdown": lambda: markdown.comparison_markdown(comparison),
        "csv": lambda: csv_rows.comparison_csv(comparison),
        "json": lambda: as_json(json_shape.comparison_json(comparison)),
        "popolo": lambda: as_json(popolo.popolo([first, second])),
    }
    names = [(card.matter.identifier if card.matter else None) or card.event.id for card in (first, second)]
    return Export(file_stem(f"{names[0]} and {names[1]}"), "The comparison", texts)


def statement_export(page: StatementPage, cards: Sequence[VoteCard]) -> Export:
    """A statement; `cards` are votes on what it is about."""
    from councilui.export import statement_page

    texts: dict[str, Callable[[], str]] = {
        "markdown": lambda: statement_page.statement_markdown(page, cards),
        "json": lambda: as_json(statement_page.statement_page_json(page, cards)),
    }
    return Export(file_stem(f"statement {page.statement.key}"), "The statement", texts)


def search_export(answer: SearchAnswer) -> Export:
    """What a search found; as CSV one statement a row."""
    from councilui.export import csv_rows, json_shape, markdown

    total = f"{answer.total:,}" if answer.total_is_exact else f"at least {answer.total:,}"
    of = None if answer.total_is_exact and answer.total == len(answer.hits) else total
    texts: dict[str, Callable[[], str]] = {
        "markdown": lambda: markdown.search_markdown(answer.query, answer.reading, answer.hits, of, answer.notes),
        "csv": lambda: csv_rows.search_csv(answer.hits),
        "json": lambda: as_json(json_shape.search_json(answer)),
    }
    return Export(file_stem(f"search {answer.query}"), "What was found", texts)
