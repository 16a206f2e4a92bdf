"""The rows of a list that have some words, with the headings over them; of a roll, the names that do."""

from collections.abc import Hashable, Sequence

from councilui.common.fold import fold_case
from councilui.tui.widgets.layout import Block, Flow
from councilui.tui.widgets.viewport import ListedRows, ListRow, RowSource

_WIDE = 1000
"""Cells in which hardly any block is cut."""


def narrow_rows(source: RowSource, typed: str, texts: dict[int, str] | None = None) -> ListedRows:
    """The rows of `source` that have every word of `typed`, whatever its case.

    A heading stays where a row under it does. Rows that have not arrived are not among them. `texts` keeps what the
    rows say, by index, from one call to the next.
    """
    words = fold_case(typed).split()
    texts = {} if texts is None else texts
    rows: list[ListRow] = []
    headings: list[ListRow] = []
    for index in range(len(source)):
        row = source.row(index)
        if row is None:
            continue
        if not row.selectable:
            headings = [*headings, row] if headings and headings[-1] is source.row(index - 1) else [row]
            continue
        if index not in texts:
            texts[index] = row_text(row)
        if all(word in texts[index] for word in words):
            rows += [*headings, row._replace(blocks=tuple(_narrow_names(block, words) for block in row.blocks))]
            headings = []
    return ListedRows(rows)


def count_rows(source: RowSource) -> int:
    """How many rows a cursor can be on."""
    rows = (source.row(index) for index in range(len(source)))
    return sum(row is None or row.selectable for row in rows)


def find_key(source: RowSource, key: Hashable) -> int | None:
    rows = ((index, source.row(index)) for index in range(len(source)))
    return next((index for index, row in rows if row is not None and row.key == key), None)


def row_text(row: ListRow) -> str:
    """All that a row says, folded."""
    lines = ("".join(text for text, _ in line) for block in row.blocks for line in block.lines(_WIDE))
    return fold_case(" ".join(" ".join(lines).split()))


def _narrow_names(block: Block, words: Sequence[str]) -> Block:
    if not isinstance(block, Flow):
        return block
    label = "".join(text for text, _ in block.label)
    texts = (fold_case(label + "".join(text for text, _ in entry)) for entry in block.entries)
    entries = tuple(
        entry for entry, text in zip(block.entries, texts, strict=True) if all(word in text for word in words)
    )
    others = len(block.entries) - len(entries)
    if not entries or not others:
        return block
    return block._replace(entries=(*entries, ((f"and {others} more", "muted"),)))
