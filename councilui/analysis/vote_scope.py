"""Which votes a record holds: what stands beside every number of votes that a reader could take for all there were."""

from __future__ import annotations

from councilui.common.plain_text import one_line


def vote_scope_text(vote_scope: str | None) -> str:
    """ "This record holds contested votes only."; "" where the record says nothing of that.

    `vote_scope` is as in `model.Load`.
    """
    scope = one_line(vote_scope or "").strip().rstrip(".")
    return f"This record holds {scope}." if scope else ""
