"""Which votes a record holds: said beside every number of votes that a reader could take for all there were."""

from councilui.common.plain_text import one_line
from councilui.common.shares import plural


def vote_scope_text(vote_scope: str | None) -> str:
    """ "This record holds contested votes only."; "" where the record says nothing of that.

    `vote_scope` is as in `model.Load`.
    """
    scope = _plain(vote_scope)
    return f"This record holds {scope}." if scope else ""


def vote_scope_aside(vote_scope: str | None) -> str:
    """The same within a sentence, after the number: " (this record holds contested votes only)"."""
    scope = _plain(vote_scope)
    return f" (this record holds {scope})" if scope else ""


def votes_of_scope(count: int, vote_scope: str | None) -> str:
    """The same where there is little room: "120 votes (contested votes only)"."""
    scope = _plain(vote_scope)
    return plural(count, "vote") + (f" ({scope})" if scope and count else "")


def _plain(vote_scope: str | None) -> str:
    return one_line(vote_scope or "").strip().rstrip(".")
