"""Words and tags in the syntax of FTS5."""


def tag(letters: str, value: str) -> str:
    """The token for `value` in the view `statement_search`."""
    return f"{letters}{value.encode('utf-8', 'replace').hex()}0"


def quote(text: str) -> str:
    """`text` as an FTS5 string, in which only the quote is special."""
    return '"' + text.replace('"', '""') + '"'
