r"""CSV for spreadsheets and programs: a header, then one row per line.

A file begins with the signature of UTF-8, without which Excel reads "Rodríguez" in an older encoding.
Lines end in "\n" and line breaks inside a cell become spaces, so that the Unix tools (cut, grep, diff) see one row a
line on every system; spreadsheets read both endings. No cell runs as a formula: one that would begin with a formula's
sign gets an apostrophe before it. Numbers of ours stay numbers.
"""

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

from councilui.common.plain_text import one_line
from councilui.export.formats import ExportFormat
from councilui.export.model import Cell, Export, ExportTable
from councilui.export.origin import COLUMNS, origin_cells
from councilui.record.views.origin import Origin

# The full-width signs too: some spreadsheets read them as the plain ones. After a semicolon as well, for where that
# is the separator.
_FORMULA: Final = re.compile(r"^(?=\s*['\s]*[=+\-@＝＋－＠])")
_AFTER_SEMICOLON: Final = re.compile(r"(;\s*)(?=[=+\-@＝＋－＠])")


def safe_cell(value: Cell) -> str | int | float:
    """A cell that no spreadsheet runs: None is empty, true and false are yes and no, text is on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return value
    return _AFTER_SEMICOLON.sub(r"\1'", _FORMULA.sub("'", one_line(value)))


def csv_text(table: ExportTable) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([safe_cell(column) for column in table.columns])
    writer.writerows([safe_cell(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def union(tables: Sequence[ExportTable]) -> ExportTable:
    """Tables as one: each cell stays under its own column, and a row has nothing under columns of other tables.

    A name that another column has already gets the key behind it: "24 Scott", "24 Scott (monique-scott)".
    """
    names: dict[str, str] = {}
    for table in tables:
        for key, name in zip(table.keys or table.columns, table.columns, strict=True):
            if key not in names:
                names[key] = f"{name} ({key})" if name in names.values() else name
    rows: list[tuple[Cell, ...]] = []
    for table in tables:
        keys = table.keys or table.columns
        if keys == tuple(names):
            rows += table.rows
            continue
        for row in table.rows:
            cells = dict(zip(keys, row, strict=True))
            rows.append(tuple(cells.get(key) for key in names))
    return ExportTable(tuple(names.values()), tuple(rows))


def _write(exports: Sequence[Export], origin: Origin | None) -> str:
    """The rows of all tables under one header, the record in the last two columns."""
    columns, rows, _ = union([export.table() for export in exports if export.table is not None])
    if origin is not None:
        columns, rows = (*columns, *COLUMNS), tuple((*row, *origin_cells(origin)) for row in rows)
    return csv_text(ExportTable(columns, rows))


FORMAT = ExportFormat("csv", "CSV, for a spreadsheet", "csv", "table", _write, signature="\ufeff")
