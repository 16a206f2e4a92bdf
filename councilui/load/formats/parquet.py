"""A record that councilui wrote as Parquet, read back as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from councilui.common.extras import install_command
from councilui.load.input_errors import InputError
from councilui.load.inputs import Files
from councilui.load.json_file import parse_json
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record.model import Meeting
from councilui.record.schema import FIELDS, TABLES, VERSION

if TYPE_CHECKING:
    import pyarrow.parquet as pq

NAME: Final = "parquet"
ORDER: Final = 6
_MANIFEST: Final = "record.json"
_KIND: Final = "councilui record in Parquet"
_CLASSES: Final = {table: cls for cls, table in TABLES.items()}
_BATCH: Final = 10_000


def detect(files: Files) -> list[str]:
    """A folder whose `record.json` says that it is one: that file and every Parquet file of a table of ours."""
    if _MANIFEST not in files.names(_MANIFEST) or f'"{_KIND}"'.encode() not in files.head(_MANIFEST):
        return []
    return [_MANIFEST, *(name for name in files.names("*.parquet") if name.split("/")[0] in _CLASSES)]


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """Every row, table by table, meetings in time order. Raises InputError for another schema or other columns."""
    try:
        import pyarrow.parquet  # noqa: F401  (the extra)
    except ImportError:
        raise InputError(files.label, None, f"Parquet needs an extra: {install_command('scale')}") from None
    try:
        manifest = parse_json(files.read(_MANIFEST))
    except ValueError as error:  # of which the errors of decoding are
        raise InputError(files.label_of(_MANIFEST), None, "it isn't JSON; write it again") from error
    if not isinstance(manifest, dict):
        raise InputError(files.label_of(_MANIFEST), None, "it isn't a JSON object; write it again")
    if manifest.get("schema") != VERSION:
        version = manifest.get("schema")
        raise InputError(
            files.label_of(_MANIFEST),
            None,
            f"it has schema {version}, this program schema {VERSION}; write it again",
        )
    totals = manifest.get("rows")
    if not isinstance(totals, dict):
        raise InputError(files.label_of(_MANIFEST), None, "it doesn't say how many rows there are; write it again")
    for name in ("opens_on", "about", "vote_scope"):
        setattr(report, name, manifest.get(name))
    report.expect(len(names))
    report.advance()
    for table, cls in _CLASSES.items():
        parts = sorted(name for name in names if name.startswith(f"{table}/"))
        rows = _all_rows(files, parts, cls, totals.get(table, 0), report)
        if cls is Meeting:  # which of a day's meetings comes first is told by the order in which they come
            rows = iter(sorted(rows, key=lambda meeting: (meeting.date, meeting.ordinal)))
        yield from rows


def _all_rows(files: Files, parts: Sequence[str], cls: type[Any], total: object, report: Report) -> Iterator[Any]:
    """The rows of a table's files. Raises InputError at the end where they aren't as many as were written."""
    number = 0
    for row in _rows(files, parts, cls, report):
        number += 1
        yield row
    if number != total:
        raise InputError(
            files.label_of(TABLES[cls]),
            None,
            f"its files have {number:,} rows, which isn't the number in {_MANIFEST}, so some are missing or from"
            " elsewhere; copy the whole folder again",
        )


def _rows(files: Files, parts: Sequence[str], cls: type[Any], report: Report) -> Iterator[Any]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kind = f"rows of {TABLES[cls]}"
    fields = list(FIELDS[cls])
    for name in parts:
        report.enter(files.label_of(name))
        files.read(name)  # so that it counts towards the digest of the input
        try:
            part: pq.ParquetFile = pq.ParquetFile(files.path(name))
            if part.schema_arrow.names != fields:
                raise InputError(files.label_of(name), None, f"its columns are not those of the table {TABLES[cls]}")
            for batch in part.iter_batches(_BATCH):
                columns = [column.to_pylist() for column in batch.columns]
                report.count(kind, batch.num_rows)
                report.load(kind, batch.num_rows)
                for values in zip(*columns, strict=True):
                    yield cls(*values)
        except pa.ArrowException as error:
            raise InputError(files.label_of(name), None, f"it can't be read as a Parquet file ({error})") from error
        report.advance()
