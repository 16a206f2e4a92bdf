"""Sentences about a query: what a term of the glossary means, what may have been meant."""

from __future__ import annotations

from collections.abc import Sequence

from councilui.common.plain_text import one_line
from councilui.record.model import GlossaryTerm


def meaning_text(term: GlossaryTerm) -> str:
    """What the glossary says of a term, on one line."""
    return one_line(f"{term.term}: {term.meaning}")


def did_you_mean_text(queries: Sequence[str]) -> str:
    """The question whether one of some queries was meant; there must be one."""
    *others, last = (one_line(query) for query in queries)
    return f"Did you mean {', '.join(others)} or {last}?" if others else f"Did you mean {last}?"
