"""From files to a record: recognise the format, read it, build the database whole or not at all."""

from __future__ import annotations

import importlib
import pkgutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from councilui.load import formats
from councilui.load.reading import Format, Issue, Reading
from councilui.record.building import new_file, write_record
from councilui.record.database import RecordError, open_record
from councilui.record.model import Load, LoadIssue
from councilui.record.queries.loads import list_loads


@dataclass(frozen=True, slots=True)
class Report:
    """What a load did: rows written by table, and every doubtful or rejected part of the input.

    `changed` is False when the database already held exactly this.
    """

    target: Path
    readings: tuple[tuple[str, str], ...]
    written: dict[str, int]
    issues: tuple[Issue, ...]
    changed: bool


def known_formats() -> dict[str, Format]:
    """The modules of `formats/`, by the name of the format."""
    found: dict[str, Format] = {}
    for info in pkgutil.iter_modules(formats.__path__):
        module = importlib.import_module(f"{formats.__name__}.{info.name}")
        if hasattr(module, "NAME"):
            found[module.NAME] = cast(Format, module)
    return found


def load(paths: Sequence[Path], target: Path, *, format_name: str | None = None) -> Report:
    """Fill the database at `target` from `paths`, or change nothing.

    The same input again leaves the file as it is. Raises RecordError for input that cannot be read, and when the
    target is no council record or holds another one.
    """
    if not target.parent.is_dir():
        raise RecordError(f"There is no folder {target.parent} to write {target.name} into.")
    readings = [_read(path, format_name) for path in paths]
    _check_target(target, {reading.origin for reading in readings})
    before = target.stat().st_mtime_ns if target.exists() else None
    rows = [row for reading in readings for row in _with_load(reading)]
    with new_file(target) as scratch:
        written = write_record(scratch, rows)
    return Report(
        target,
        tuple((reading.format, reading.origin) for reading in readings),
        {table: count for table, count in written.items() if count},
        tuple(issue for reading in readings for issue in reading.issues),
        changed=target.stat().st_mtime_ns != before,
    )


def _read(path: Path, format_name: str | None) -> Reading:
    if not path.exists():
        raise RecordError(f"There is no file or folder {path}.")
    modules = known_formats()
    if format_name is not None:
        if format_name not in modules:
            raise RecordError(f"There is no format '{format_name}'; known: {', '.join(sorted(modules))}.")
        return modules[format_name].read(path)
    for module in modules.values():
        if module.recognises(path):
            return module.read(path)
    raise RecordError(f"{path} is in no format known here; known: {', '.join(sorted(modules))}.")


def _check_target(target: Path, origins: set[str]) -> None:
    """Refuse to replace what is not ours, or what another load has brought."""
    if not target.exists():
        return
    try:
        with closing(open_record(target)) as connection:
            held = {earlier.origin for earlier in list_loads(connection)}
    except RecordError as error:
        if "older councilui" in str(error):
            return
        raise RecordError(f"{error} It was left as it is; name another --db or remove it first.") from error
    except sqlite3.Error as error:
        raise RecordError(f"{target} is damaged ({error}); remove it first, or name another --db.") from error
    if others := sorted(held - origins):
        raise RecordError(
            f"{target} also holds {', '.join(others)}, which this load would lose; give all of them, or another --db."
        )


def _with_load(reading: Reading) -> list[object]:
    identity = reading.origin
    count = len(reading.rows)
    load_row = Load(identity, reading.format, reading.origin, reading.digest, count, count, reading.opens_on)
    issues = [
        LoadIssue(identity, position, issue.kind, issue.file, issue.place, issue.reason)
        for position, issue in enumerate(reading.issues)
    ]
    return [*reading.rows, load_row, *issues]
