"""Adds a condition to a query: what a facet, a bar of a chart or a date adds to what was typed."""

from councilui.record.search.parser import And, Node, Query, parse


def narrow(query: str, condition: str, *, typing: bool = False) -> str:
    """A query that finds what fits both; as typed where that parses right, else as it was parsed.

    With `typing`, the last word of `query` may still grow and is written as a prefix ("deport…").
    """
    read, more = parse(query, typing=typing).root, parse(condition).root
    if read is None or more is None:
        return query.strip() if more is None else condition
    combined = And((*_parts(read), *_parts(more)))
    query = query.strip()
    for text in (
        f"{query} {condition}",
        f"({query}) {condition}",
        f"{query} ({condition})",
        f"({query}) ({condition})",
    ):
        if parse(text).root == combined:
            return text
    return str(Query(combined))


def since(query: str, date: str) -> str:
    """`query` among the statements of meetings on or after `date`, a year, month or day."""
    return narrow(query, f"-before:{date}")


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, And) else (node,)
