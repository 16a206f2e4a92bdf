"""Statements: one with its context, and one as a hit of a search."""

from typing import NamedTuple

from councilui.record import model


class StatementPage(NamedTuple):
    """A statement with its context; the main one of its `sources` is first."""

    statement: model.Statement
    meeting: model.Meeting
    body: model.Body
    sources: tuple[model.Source, ...]


class SearchHit(NamedTuple):
    """A statement found by a search. `snippet` is a part of its text, `matches` the (start, end) of matches in it.

    `text_matches` are the (start, end) of all matches in the whole text. With `about_matter` the words of the query are
    not in it: they name the matter that it is about.
    """

    statement: model.Statement
    date: str
    body_name: str
    item_title: str | None
    snippet: str
    matches: tuple[tuple[int, int], ...]
    sources: tuple[model.Source, ...]
    text_matches: tuple[tuple[int, int], ...] = ()
    about_matter: bool = False

    @property
    def cut(self) -> tuple[str, str]:
        """ "… " and " …" where the statement goes on before and after the snippet, else ""."""
        whole, part = (" ".join(text.split()) for text in (self.statement.text, self.snippet))
        return "" if whole.startswith(part) else "… ", "" if whole.endswith(part) else " …"
