"""Tables with cells over several rows or columns: each name stands under the option that heads its own column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from councilui.load.formats.minutes.documents.tables import Cell, spread
from tests.load.minutes.papers import read_votes
from tests.load.minutes.test_documents import docx, paragraph

BEFORE = (
    "City Council of Springfield",
    "Minutes of the regular meeting, May 6, 2031",
    "Present: Ana Roe, Ben Poe, Cy Moe, Dee Loe, Eve Noe",
    "Moved by Roe, seconded by Poe, to approve the lease. Motion carried.",
)
NAMES = {"yes": ("Ana Roe", "Ben Poe", "Eve Noe"), "no": ("Cy Moe", "Dee Loe")}
Table = Sequence[Sequence[Cell]]


def table(*rows: Sequence[Cell | str]) -> Table:
    return [[cell if isinstance(cell, Cell) else Cell(cell) for cell in row] for row in rows]


TABLES = {
    "a head over two columns": table(
        [Cell("Yeas", 1, 2), "Nays"], ["Ana Roe", "Eve Noe", "Cy Moe"], ["Ben Poe", "", "Dee Loe"]
    ),
    "a head over all of its columns": table(
        [Cell("Yeas", 1, 2), Cell("Nays", 1, 2)], ["Ana Roe", "Eve Noe", "Cy Moe", "Dee Loe"], ["Ben Poe", "", "", ""]
    ),
    "an item beside several rows": table(
        ["Item", "Yeas", "Nays"], [Cell("Lease", 3), "Ana Roe", "Cy Moe"], ["Ben Poe", "Dee Loe"], ["Eve Noe", ""]
    ),
    "both": table(
        ["Item", Cell("Yeas", 1, 2), "Nays"],
        [Cell("Lease", 2), "Ana Roe", "Eve Noe", "Cy Moe"],
        ["Ben Poe", "", "Dee Loe"],
    ),
}  # fmt: skip


def as_html(rows: Table) -> str:
    lines = [
        "".join(f'<td rowspan="{cell.rows}" colspan="{cell.columns}">{cell.text}</td>' for cell in row) for row in rows
    ]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def as_word(rows: Table) -> str:
    """In Word a cell over several rows has an empty cell in each of them."""
    lines = []
    reach = 0  # rows that the first cell still covers
    for row in rows:
        cells = []
        if reach:
            cells.append("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>")
            reach -= 1
        for cell in row:
            reach = max(reach, cell.rows - 1)
            merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
            properties = f'<w:tcPr><w:gridSpan w:val="{cell.columns}"/>{merge}</w:tcPr>'
            cells.append(f"<w:tc>{properties}{paragraph(cell.text)}</w:tc>")
        lines.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("form", ["html", "docx"])
def test_a_name_is_under_the_head_of_its_own_column(tmp_path: Path, form: str, name: str) -> None:
    rows = TABLES[name]
    content: str | bytes = "".join(f"<p>{line}</p>" for line in BEFORE) + as_html(rows)
    if form == "docx":
        content = docx("".join(map(paragraph, BEFORE)) + as_word(rows))
    votes, _ = read_votes(tmp_path, f"minutes.{form}", content)
    vote = votes[-1]
    assert (vote.names, vote.roll) == (NAMES, "complete")


def test_a_name_under_no_head_is_on_neither_side(tmp_path: Path) -> None:
    rows = table(["Yeas", "", "Nays"], ["Ana Roe", "Eve Noe", "Cy Moe"], ["Ben Poe", "", "Dee Loe"])
    votes, _ = read_votes(tmp_path, "minutes.html", "".join(f"<p>{line}</p>" for line in BEFORE) + as_html(rows))
    vote = votes[-1]
    assert vote.names == {"yes": ("Ana Roe", "Ben Poe"), "no": ("Cy Moe", "Dee Loe"), "other": ("Eve Noe",)}


def test_a_span_without_end_costs_no_memory() -> None:
    row = [Cell("Yeas", 60000, 90000), Cell("Nays", 60000, 90000)]
    grid = spread([row] * 50 + [[Cell("Ana Roe")]])
    assert max(len(line) for line in grid) == 202
    assert grid[-1][-1] == "Ana Roe"
