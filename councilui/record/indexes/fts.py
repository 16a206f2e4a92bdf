"""Words and tags as the full-text indexes (FTS5) take them."""

from __future__ import annotations


def tag(letters: str, value: str) -> str:
    """The token under which the view `statement_search` files `value`."""
    return f"{letters}{value.encode('utf-8', 'replace').hex()}0"


def quoted(text: str) -> str:
    """`text` as a string of FTS5's own language, in which nothing but the quote means anything."""
    return '"' + text.replace('"', '""') + '"'
