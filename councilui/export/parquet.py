"""A record as a folder of Parquet files, for engines that read many at once.

    FOLDER/record.json                                  which record, which schema
    FOLDER/person/part-0.parquet                        a table without a meeting: one file
    FOLDER/vote/council=chicago-city-council/year=2025/part-0.parquet

The tables and their columns are those of the database (docs/tables.md). Rows that belong to a meeting are partitioned
by the id of its body, percent-encoded, and its year. Dates stay text, since they may be a year or a month alone.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from councilui.common.errors import CouncilError
from councilui.common.extras import install_command
from councilui.record.schema import FIELDS, TABLES, VERSION, field_type

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

MANIFEST: Final = "record.json"
KIND: Final = "councilui record in Parquet"
_BATCH: Final = 50_000  # rows that are held for a file before they are written
_MOST_HELD: Final = 200  # files with rows that aren't written; what comes later for one goes into a further part


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
        raise CouncilError(f"Parquet needs an extra: {install_command('scale')}") from None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise CouncilError(f"{folder} isn't empty. Name a new folder.")
        counts = {TABLES[cls]: _write_table(folder / TABLES[cls], cls, rows) for cls, rows in tables}
        manifest = {"kind": KIND, "schema": VERSION, "rows": counts, **about}
        (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        for table in TABLES.values():  # of this export: the folder was empty
            shutil.rmtree(folder / table, ignore_errors=True)
        raise CouncilError(f"{folder} can't be written: {error.strerror or error}.") from error
    return counts


def arrow_schema(cls: type) -> pa.Schema:
    """The columns of a class: text as string, whole numbers as int64, seconds as float64, flags as bool."""
    import pyarrow as pa

    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    columns = []
    for field in FIELDS[cls]:
        kind, is_optional = field_type(cls, field)
        columns.append(pa.field(field, types[kind], nullable=is_optional))
    return pa.schema(columns)


def _write_table(folder: Path, cls: type, rows: Iterable[tuple[tuple[str | None, str | None], Any]]) -> int:
    schema = arrow_schema(cls)
    files: dict[tuple[str | None, str | None], _File] = {}
    parts: Counter[tuple[str | None, str | None]] = Counter()
    total = 0
    try:
        for place, row in rows:
            if (file := files.pop(place, None)) is None:
                if len(files) >= _MOST_HELD:
                    files.pop(next(iter(files))).close()
                file = _File(folder.joinpath(*_partition(place)) / f"part-{parts[place]}.parquet", schema)
                parts[place] += 1
            files[place] = file  # the last one used is last
            file.add(row)
            total += 1
    finally:
        for file in files.values():
            file.close()
    return total


class _File:
    """One Parquet file, with the rows that are not in it yet.

    It is opened when there are rows to write: a system may allow 256 open files, and a record can have thousands.
    """

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._path = path
        self._schema = schema
        self._rows: list[Any] = []
        self._writer: pq.ParquetWriter | None = None

    def add(self, row: Any) -> None:
        self._rows.append(row)
        if len(self._rows) >= _BATCH:
            self._flush()

    def close(self) -> None:
        """Write what is left, and the end of the file."""
        if self._rows:
            self._flush()
        if self._writer is not None:
            self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        if self._writer is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._writer = pq.ParquetWriter(self._path, self._schema, compression="zstd")
        columns = zip(*self._rows, strict=True)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._rows.clear()


def _partition(place: tuple[str | None, str | None]) -> list[str]:
    body, year = place
    if body is None or year is None:
        return []
    return [f"council={quote(body, safe='')}", f"year={quote(year, safe='')}"]
