"""Markdown documents of the record: CommonMark with tables, the same bytes each time, one newline at the end."""

from councilui.export.markdown_matter import matter_markdown
from councilui.export.markdown_pages import comparison_markdown, meeting_markdown, person_markdown, search_markdown
from councilui.export.markdown_vote import vote_markdown

__all__ = [
    "comparison_markdown",
    "matter_markdown",
    "meeting_markdown",
    "person_markdown",
    "search_markdown",
    "vote_markdown",
]
