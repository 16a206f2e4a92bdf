"""Statements: one with where it belongs, and one that a search found."""

from __future__ import annotations

from typing import NamedTuple

from councilui.record.model import (
    Body,
    Meeting,
    Source,
    Statement,
)


class StatementPage(NamedTuple):
    """A statement with where it belongs; `sources` has the main one first."""

    statement: Statement
    meeting: Meeting
    body: Body
    sources: tuple[Source, ...]


class SearchHit(NamedTuple):
    """A statement that a search found. `snippet` is a stretch of its text, `matches` the (start, end) in it.

    `found` has all matches, as (start, end) in the text of the statement.
    """

    statement: Statement
    date: str
    body_name: str
    item_title: str | None
    snippet: str
    matches: tuple[tuple[int, int], ...]
    sources: tuple[Source, ...]
    text_matches: tuple[tuple[int, int], ...] = ()

    @property
    def cut(self) -> tuple[str, str]:
        """What stands before and after the snippet where the statement goes on: "… " and " …", or ""."""
        whole, part = (" ".join(text.split()) for text in (self.statement.text, self.snippet))
        return "" if whole.startswith(part) else "… ", "" if whole.endswith(part) else " …"
