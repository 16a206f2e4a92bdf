"""From files to a record: recognise the formats, read them, build the database whole or not at all."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from councilui.common.errors import CouncilError, OlderSchemaError
from councilui.load import formats
from councilui.load.inputs import Files, opened
from councilui.load.live import fetched, is_live
from councilui.load.merging import KEYS, Merger
from councilui.load.reading import Format
from councilui.load.report import (
    FILE_NOTE,
    FILE_READ,
    FILE_SETTINGS,
    FILE_UNREAD,
    FileFate,
    Issue,
    Report,
    grouped,
)
from councilui.load.settings import FILE as SETTINGS_FILE
from councilui.load.settings import FolderSettings, Settings
from councilui.record.database import open_record
from councilui.record.model import Load, LoadCount, LoadFile, LoadIssue, Vote
from councilui.record.queries.loads import list_loads
from councilui.record.writer import Writer, new_file

_NOTES = re.compile(r"\.(toml|py|db|sqlite3?)$|(^|/)(licen[cs]e|notice|readme)[^/]*$", re.IGNORECASE)
_PAPERS = re.compile(r"\.(md|txt|pdf)$", re.IGNORECASE)  # named as not read, but no reason to doubt the load


@dataclass(frozen=True, slots=True)
class Reading:
    """One format's share of one input."""

    format: Format
    files: Files
    names: list[str]
    origin: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a load did. `changed` is False when the database already held exactly this."""

    target: Path
    origins: tuple[str, ...]
    reports: tuple[Report, ...]
    files: tuple[list[FileFate], ...]
    written: dict[str, int]
    changed: bool

    @property
    def issues(self) -> list[Issue]:
        """Every doubtful or rejected part of the input."""
        return [issue for report in self.reports for issue in report.issues]


def known_formats() -> dict[str, Format]:
    """The modules of `formats/`, by the name of the format, in the order in which they read."""
    found: dict[str, Format] = {}
    for info in pkgutil.iter_modules(formats.__path__):
        module = importlib.import_module(f"{formats.__name__}.{info.name}")
        if hasattr(module, "NAME"):
            found[module.NAME] = cast(Format, module)
    return dict(sorted(found.items(), key=lambda item: item[1].ORDER))


def load(
    paths: Sequence[Path],
    target: Path,
    *,
    format_name: str | None = None,
    strict: bool = False,
    since: str | None = None,
    on_request: Callable[[str], None] | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Outcome:
    """Fill the database at `target` from `paths`, or change nothing.

    A record that came from the same origins alone is built anew; one that others have filled too is added to, and
    keeps what they contributed. The same input again leaves the file as it is. With `strict`, any issue fails the
    load. A path such as `legistar:seattle` is fetched first, from the ISO date `since` on; `on_request` hears each
    request. Raises CouncilError for input that cannot be used and for a target that is no council record.
    """
    if not target.parent.is_dir():
        raise CouncilError(f"There is no folder {target.parent} to write {target.name} into.")
    paths = [fetched(path, since, on_request) if is_live(path) else path for path in paths]
    with ExitStack() as stack:
        readings = [
            reading for path in paths for reading in _readings(path, stack.enter_context(opened(path)), format_name)
        ]
        readings.sort(key=lambda reading: reading.format.ORDER)
        others = _held(target) - {reading.origin for reading in readings}
        reports = tuple(Report(on_progress) for _ in readings)
        _list_unread(readings, reports, target, doubted=format_name is None)
        before = target.stat().st_mtime_ns if target.exists() else None
        with new_file(target, copied=bool(others)) as scratch, Writer(scratch) as writer:
            news = _write(writer, readings, reports)
            if strict:
                _refuse_issues(reports)
            if others and not news:
                scratch.unlink()
    changed = target.stat().st_mtime_ns != before
    files = tuple(list(grouped(_file_fates(*pair))) for pair in zip(readings, reports, strict=True))
    return Outcome(target, tuple(reading.origin for reading in readings), reports, files, dict(writer.written), changed)


def _write(writer: Writer, readings: Sequence[Reading], reports: Sequence[Report]) -> bool:
    """Write everything; whether any of it is new to the record."""
    existing = (row for cls in KEYS for row in writer.rows(cls))
    merger = Merger(reports[0], existing, writer.statement_ids)
    loads: list[Load] = []
    for reading, report in zip(readings, reports, strict=True):
        rows = 0
        merger.begin(report)
        for settings, names in FolderSettings(reading.files).groups(reading.names):
            merger.enter(settings, reading.files.label)
            for row in _rows(reading, names, settings, report):
                rows += 1
                for ready in merger.add(row, reading.files.label):
                    writer.write(ready)
        writer.flush()
        _list_contested(writer, reading, report)
        digest, name = reading.files.digest(), reading.format.NAME
        loads.append(
            Load(reading.origin, name, reading.origin, digest, sum(report.read.values()) or rows, rows, report.opens_on)
        )
    writer.write_things(merger.things())
    merger.close(writer.in_one_roll)
    held = set(writer.rows(Load))
    for load_row in loads:
        writer.forget_load(load_row.id)
    writer.write_things(loads)
    for load_row, reading, report in zip(loads, readings, reports, strict=True):
        writer.write_things(_ledger(load_row.id, reading, report))
        for position, issue in enumerate(report.issues):
            writer.write(LoadIssue(load_row.id, position, issue.kind, issue.file, issue.place, issue.reason))
    writer.flush()
    if not any(report.loaded for report in reports):
        raise CouncilError(_nothing_read(readings, reports))
    writer.finish()
    content = sum(count for table, count in writer.written.items() if not table.startswith("load"))
    return bool(content) or not held.issuperset(loads)


def _nothing_read(readings: Sequence[Reading], reports: Sequence[Report]) -> str:
    """The sentence for a load that found nothing to put into the record, with the reasons that it has."""
    labels = ", ".join(dict.fromkeys(reading.files.label for reading in readings))
    issues = [issue for report in reports for issue in report.issues]
    reasons = [f"{issue.file}{f':{issue.place}' if issue.place else ''}: {issue.reason}" for issue in issues[:3]]
    more = [f"and {len(issues) - 3:,} more like these"] if len(issues) > 3 else []
    return "\n".join([f"Nothing in {labels} could be read, so nothing was written.", *reasons, *more])


def _list_contested(writer: Writer, reading: Reading, report: Report) -> None:
    """Report where this input says otherwise than one that was there before; what was there stays."""
    for row, kept in writer.contested:
        if isinstance(row, Vote):
            place, said = f"{row.vote_event}, {row.voter_name}", row.option
        else:
            place, said = row.id, row.result
        reason = f"It says “{said}”; another source's “{kept}” was there before and stays."
        report.doubt("sources disagree", reading.files.label, place, reason)
    writer.contested.clear()


def _rows(reading: Reading, names: list[str], settings: Settings, report: Report) -> Iterator[object]:
    try:
        yield from reading.format.read(reading.files, names, settings, report)
    except (sqlite3.Error, CouncilError):
        raise
    except OSError as error:
        raise CouncilError(f"{reading.files.label} cannot be read: {error.strerror}.") from error


def _ledger(load_id: str, reading: Reading, report: Report) -> Iterator[LoadCount | LoadFile]:
    """The load's ledger as rows of the record; files are named from within the input, wherever that lies."""
    for position, (entry, count) in enumerate(report.entries.items()):
        file = reading.files.name_of(entry.file) if entry.file else ""
        yield LoadCount(load_id, position, file, entry.kind, entry.fate, entry.reason, count)
    for position, fate in enumerate(grouped(_file_fates(reading, report))):
        yield LoadFile(load_id, position, *fate)


def _readings(path: Path, files: Files, format_name: str | None) -> list[Reading]:
    modules = known_formats()
    if format_name is not None:
        if format_name not in modules:
            raise CouncilError(f"There is no format '{format_name}'; known: {', '.join(sorted(modules))}.")
        modules = {format_name: modules[format_name]}
    found, taken = [], set[str]()
    for module in modules.values():
        names = module.claims(files.without(taken))
        if names:
            taken.update(names)
            found.append(Reading(module, files, names, _origin(module, files)))
    if not found:
        what = f"holds nothing in the format '{format_name}'" if format_name else "is in no format known here"
        raise CouncilError(f"{path} {what}; known: {', '.join(sorted(known_formats()))}.")
    return found


def _origin(module: Format, files: Files) -> str:
    """What a later load of the same input is known by.

    A format may name it from within; otherwise it is the input's name and a mark of where it lies, so that two cities'
    folders called "data" are not taken for one.
    """
    named = getattr(module, "origin", None)
    if named is not None:
        return f"{module.NAME}: {named(files)}"
    place = Path(files.label).resolve()
    return f"{module.NAME}: {place.name} {hashlib.sha256(str(place).encode()).hexdigest()[:8]}"


def _list_unread(readings: Sequence[Reading], reports: Sequence[Report], target: Path, *, doubted: bool) -> None:
    """Give the files of each input that no format has claimed their fate, in the report of the input's first format.

    With `doubted`, those of an unknown form are issues too. The target may lie among them and is none.
    """
    claimed: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        claimed[reading.files.label].update(reading.names)
    for reading, report in zip(readings, reports, strict=True):
        names = claimed.pop(reading.files.label, None)
        for name in () if names is None else reading.files.names():
            if names is None or name in names or reading.files.path(name).resolve() == target.resolve():
                continue
            shown = reading.files.shown(name)
            if name.rpartition("/")[2] == SETTINGS_FILE:
                report.set_file_fate(shown, FILE_SETTINGS)
            elif _NOTES.search(name):
                report.set_file_fate(shown, FILE_NOTE)
            else:
                report.set_file_fate(shown, FILE_UNREAD, "No format here knows what it is.")
                if doubted and not _PAPERS.search(name):
                    report.doubt("file not read", shown, "-", "No format here knows what it is.")


def _file_fates(reading: Reading, report: Report) -> Iterator[FileFate]:
    """What became of each file that the format claimed, and of those that the report has a fate for."""
    fates = {reading.files.name_of(shown): fate for shown, fate in report.file_fates.items()}
    for name in [*reading.names, *sorted(fates.keys() - set(reading.names))]:
        fate, reason = fates.get(name, (FILE_READ, ""))
        yield FileFate(name, 1, fate, reason)


def _held(target: Path) -> set[str]:
    """The origins that a record has been filled from; refuses a target that is no council record."""
    if not target.exists():
        return set()
    try:
        with closing(open_record(target)) as connection:
            return {earlier.origin for earlier in list_loads(connection)}
    except OlderSchemaError:
        return set()
    except CouncilError as error:
        raise CouncilError(f"{error} It was left as it is; name another --db or remove it first.") from error
    except sqlite3.Error as error:
        raise CouncilError(f"{target} is damaged ({error}); remove it first, or name another --db.") from error


def _refuse_issues(reports: Sequence[Report]) -> None:
    issues = [issue for report in reports for issue in report.issues]
    if issues:
        first = issues[0]
        raise CouncilError(
            f"{len(issues)} doubtful or rejected rows, and --strict was asked for; nothing was written. The first: "
            f"{first.file}:{first.place}: {first.kind}: {first.reason}"
        )
