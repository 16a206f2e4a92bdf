"""A record as a folder of Parquet files, for engines that read many at once.

    FOLDER/record.json                                  which record, which schema
    FOLDER/person/part-0.parquet                        a table without a meeting: one file
    FOLDER/vote/council=chicago-city-council/year=2025/part-0.parquet

The tables and their columns are those of the database (docs/scale.md). Rows that belong to a meeting are partitioned by
the id of its body, percent-encoded, and its year. Dates stay text, since they may be a year or a month alone.
"""

from __future__ import annotations

import json
import typing
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from councilui.common.errors import CouncilError
from councilui.record.schema import FIELDS, TABLES, VERSION

if TYPE_CHECKING:
    import pyarrow as pa

MANIFEST: Final = "record.json"
KIND: Final = "councilui record in Parquet"
_BATCH: Final = 50_000  # rows that are held for a file before they are written


def write_parquet(
    folder: Path,
    tables: Iterable[tuple[type, Iterable[tuple[tuple[str | None, str | None], Any]]]],
    about: dict[str, Any],
) -> dict[str, int]:
    """Write the rows of each class with their places (body, year) below `folder`, which must be new or empty.

    `about` goes into the manifest. Returns how many rows each table has. Raises CouncilError for a folder that cannot
    be written or holds something.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise CouncilError("Parquet needs the extra: pip install 'councilui[scale]'.") from None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise CouncilError(f"{folder} is not empty; name a new folder.")
        counts = {TABLES[cls]: _write_table(folder / TABLES[cls], cls, rows) for cls, rows in tables}
        manifest = {"kind": KIND, "schema": VERSION, "rows": counts, **about}
        (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise CouncilError(f"{folder} cannot be written: {error.strerror}.") from error
    return counts


def arrow_schema(cls: type) -> pa.Schema:
    """The columns of a class: text as string, whole numbers as int64, seconds as float64, flags as bool."""
    import pyarrow as pa

    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    hints = typing.get_type_hints(cls)
    columns = []
    for field in FIELDS[cls]:
        kinds = typing.get_args(hints[field]) or (hints[field],)
        optional = type(None) in kinds
        kind = next(kind for kind in kinds if kind is not type(None))
        columns.append(pa.field(field, types.get(kind, pa.string()), nullable=optional))
    return pa.schema(columns)


def _write_table(folder: Path, cls: type, rows: Iterable[tuple[tuple[str | None, str | None], Any]]) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema(cls)
    writers: dict[tuple[str | None, str | None], pq.ParquetWriter] = {}
    batches: dict[tuple[str | None, str | None], list[Any]] = defaultdict(list)
    total = 0

    def flush(place: tuple[str | None, str | None]) -> None:
        if place not in writers:
            path = folder.joinpath(*_partition(place))
            path.mkdir(parents=True, exist_ok=True)
            writers[place] = pq.ParquetWriter(path / "part-0.parquet", schema, compression="zstd")
        columns = zip(*batches.pop(place), strict=True)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
        writers[place].write_table(pa.Table.from_arrays(arrays, schema=schema))

    try:
        for place, row in rows:
            batches[place].append(row)
            total += 1
            if len(batches[place]) >= _BATCH:
                flush(place)
        for place in list(batches):
            flush(place)
    finally:
        for writer in writers.values():
            writer.close()
    return total


def _partition(place: tuple[str | None, str | None]) -> list[str]:
    body, year = place
    if body is None or year is None:
        return []
    return [f"council={quote(body, safe='')}", f"year={quote(year, safe='')}"]
