"""A citation of what is at hand, in a style to be picked: each is shown as it will be copied."""

from __future__ import annotations

import sqlite3

from councilui.common.errors import CouncilError
from councilui.common.fold import fold_case
from councilui.common.plain_text import one_line
from councilui.export.citation import STYLES, citation, read_cited
from councilui.tui.loader import Answer, ReadFailed
from councilui.tui.screens.pick import PickScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import Block, Text
from councilui.tui.widgets.rows import Row

_NAMES = {"plain": "Plain", "markdown": "Markdown", "journal": "Journal", "bibtex": "BibTeX", "csl-json": "CSL-JSON"}


class Citations(Answer[list[tuple[str, str, str]]]):
    """The citations: (what, style, text)."""


def citable(at_hand: Selection) -> list[tuple[str, str]]:
    """What there is to cite, the nearest first: ("statement", its key)."""
    statement = at_hand.statement.key if at_hand.statement is not None else None
    kinds = (
        ("statement", statement),
        ("vote", at_hand.vote),
        ("matter", at_hand.matter),
        ("meeting", at_hand.meeting),
    )
    return [(what, identity) for what, identity in kinds if identity is not None]


class CiteScreen(PickScreen[None]):
    """See the module."""

    HEADING = "Copy a citation, in which style?"
    PROMPT = "vote, meeting, markdown, journal, bibtex …"
    NONE = "No citation fits these words."

    def __init__(self, cited: list[tuple[str, str]]) -> None:
        """`cited` is what `citable` found."""
        super().__init__()
        self.cited = cited

    def on_mount(self) -> None:
        """Ask for the citations."""
        wanted = self.cited

        def question(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
            found = []
            for what, identity in wanted:
                cited = read_cited(connection, what, identity)
                for style in STYLES:
                    try:
                        found.append((what, style, citation(cited, style)))
                    except CouncilError:
                        continue  # the thing has none in this style
            return found

        self.app.reading.ask(self, "cite", question, Citations)

    def on_citations(self, event: Citations) -> None:
        """They have come."""
        event.stop()
        if self.app.reading.is_current(event):
            self.fill([_row(*each) for each in event.value])

    def on_read_failed(self, event: ReadFailed) -> None:
        """They have not."""
        event.stop()
        self.app.tell(event.sentence, error=True)

    def picked(self, row: Row) -> None:
        """Copy it."""
        self.dismiss(None)
        if isinstance(row.value, tuple):
            what, style, made = row.value
            self.app.take(made, f"The citation of the {what} ({_NAMES[style]})")


def _row(what: str, style: str, made: str) -> tuple[str, Row]:
    head = Text(((f"The {what}, {_NAMES[style]}  ", "strong"), (STYLES[style], "muted")), hang=2)
    lines = made.split("\n") if style == "plain" else [one_line(made.replace("\n>\n", "\n"))]
    blocks: tuple[Block, ...] = (head, *(Text(((line, "text"),), indent=2, limit=3) for line in lines))
    found_by = fold_case(f"{what} {style} {_NAMES[style]} {STYLES[style]}")
    return found_by, Row((what, style), blocks, value=(what, style, made))
