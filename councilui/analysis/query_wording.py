"""Sentences about a query: what a term of the glossary means, what may have been meant, what each part holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from councilui.common.plain_text import one_line
from councilui.common.shares import plural
from councilui.record.model import GlossaryTerm
from councilui.record.views.search import SaidBy, SearchAnswer

ABOUT_MATTER: Final = "About this matter"
"""Heads the statements that have none of the words but concern a matter of that name."""


def meaning_text(term: GlossaryTerm) -> str:
    """What the glossary says of a term, on one line."""
    return one_line(f"{term.term}: {term.meaning}")


def did_you_mean_text(queries: Sequence[str]) -> str:
    """The question whether one of some queries was meant; there must be one."""
    *others, last = (one_line(query) for query in queries)
    return f"Did you mean {', '.join(others)} or {last}?" if others else f"Did you mean {last}?"


def said_by_heading(said_by: SaidBy) -> str:
    """ "Said by Raymond Lopez: 12 statements, the newest 3"."""
    count, listed = said_by.total, len(said_by.hits)
    newest = "" if listed >= count else f", the newest {listed}" if listed > 1 else ", the newest"
    return f"Said by {_names(said_by)}: {plural(count, 'statement')}{newest}"


def spoken_of_heading(said_by: SaidBy) -> str:
    """Heads the statements in which the name occurs."""
    return f"Mentioning {_names(said_by)}" if len(said_by.names) == 1 else "Mentioning the name"


def count_text(answer: SearchAnswer, total: int, is_exact: bool) -> str:
    """ "3 statements, 4 more about this matter"; `total` is the number of both."""
    most = "" if is_exact else "at least "
    if not answer.about_total:
        return f"{most}{total:,} statement{'' if total == 1 and is_exact else 's'}"
    with_words = max(total - answer.about_total, 0)
    statements = f"{most}{with_words:,} statement{'' if with_words == 1 and is_exact else 's'} with the words"
    return f"{statements}, {answer.about_total:,} more about this matter"


def _names(said_by: SaidBy) -> str:
    *others, last = said_by.names
    return f"{', '.join(others)} or {last}" if others else last
