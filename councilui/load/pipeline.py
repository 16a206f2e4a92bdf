"""From files to a record: detect the formats, read them, build the database whole or not at all."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from councilui.common.corrections import Correction, corrections_file, read_corrections
from councilui.common.errors import CouncilError, OlderSchemaError
from councilui.common.shares import plural
from councilui.load.current import is_current, is_older_than_program, stored_digest
from councilui.load.inputs import open_input
from councilui.load.merging import KEYS, Merger
from councilui.load.reader_process import read_runs
from councilui.load.readings import UNKNOWN_FORM, FormatReading, file_fates, find_readings, link_inputs, list_unread
from councilui.load.repeated_votes import join_repeated_votes, votes_by_meeting
from councilui.load.report import WAS_UNREAD, FileFate, Issue, Report, grouped
from councilui.load.rolls import unread_votes_text
from councilui.load.settings import FolderSettings
from councilui.record.database import open_record
from councilui.record.intact_files import keep_checksum
from councilui.record.integrity import is_intact
from councilui.record.model import Load, LoadCount, LoadFile, LoadIssue, Vote
from councilui.record.new_file import new_file
from councilui.record.queries.loads import list_loads
from councilui.record.writer import Writer

_MOST_REASONS: Final = 3


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user wants of documents: the corrections of earlier readings, and OCR of scanned pages."""

    corrections: tuple[Correction, ...] = ()
    ocr: bool = False


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


def load(
    paths: Iterable[Path],
    target: Path,
    *,
    format_name: str | None = None,
    strict: bool = False,
    ocr: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> Outcome:
    """Fill the database at `target` from `paths`, or change nothing.

    A record that came from the same origins alone is built anew; one that others have filled too is added to, and
    keeps what they contributed. The same input again leaves the file as it is. With `strict`, any issue fails the
    load; with `ocr`, scanned pages are read by tesseract. The paths are not asked for before it is clear that the
    target can be written, since some are fetched. Raises CouncilError for input that cannot be used and for a target
    that is no council record.
    """
    if not target.parent.is_dir():
        raise CouncilError(f"There is no folder {target.parent} to write {target.name} into.")
    paths = list({os.path.realpath(path): path for path in paths}.values())  # a path given twice is one input
    options = ReadOptions(tuple(read_corrections(target)), ocr)
    if not strict and not ocr and not _is_corrected(target) and is_current(target, paths, format_name):
        return Outcome(target, (), (), (), {}, changed=False)
    with ExitStack() as stack:
        readings = [
            reading
            for path in paths
            for reading in find_readings(path, stack.enter_context(open_input(path)), format_name)
        ]
        readings.sort(key=lambda reading: reading.format.ORDER)
        link_inputs(readings)
        others = _origins_of(target) - {reading.origin for reading in readings}
        if others:
            _refuse_damage(target)
        reports = tuple(Report(on_progress) for _ in readings)
        list_unread(readings, reports, target, warn_unknown=format_name is None)
        before = target.stat().st_mtime_ns if target.exists() else None
        with new_file(target, copied=bool(others)) as scratch, Writer(scratch) as writer:
            has_news = _write(writer, readings, reports, format_name, options)
            if strict:
                _refuse_issues(reports)
            if others and not has_news:
                scratch.unlink()
    changed = target.stat().st_mtime_ns != before
    if not changed and is_older_than_program(target):
        os.utime(target)  # so that the next load need not look again what this program makes of the same input
    keep_checksum(target)
    files = tuple(list(grouped(file_fates(*pair))) for pair in zip(readings, reports, strict=True))
    return Outcome(target, tuple(reading.origin for reading in readings), reports, files, dict(writer.written), changed)


def _is_corrected(target: Path) -> bool:
    """Whether the user's corrections are newer than the record."""
    path = corrections_file(target)
    return path.exists() and target.exists() and path.stat().st_mtime_ns > target.stat().st_mtime_ns


def _write(
    writer: Writer,
    readings: Sequence[FormatReading],
    reports: Sequence[Report],
    format_name: str | None,
    options: ReadOptions,
) -> bool:
    """Write everything; whether any of it is new to the record."""
    existing = (row for cls in KEYS for row in writer.rows(cls))
    merging_reports = [Report() for _ in readings]
    merger = Merger(merging_reports[0], existing, writer.statement_ids)
    votes = votes_by_meeting(writer)
    has_several = bool(votes) or len(readings) > 1
    loads: list[Load] = []
    digests: dict[str, str] = {}
    for reading, report, merging in zip(readings, reports, merging_reports, strict=True):
        rows = 0
        merger.begin(merging)
        for settings, names in FolderSettings(reading.files).groups(reading.names):
            settings = replace(settings, corrections=options.corrections, ocr=options.ocr)
            merger.enter(settings, reading.files.label)
            for cls, run in read_runs(reading, names, settings, report):
                rows += len(run)
                _write_run(writer, merger, cls, run, reading.files.label)
        writer.flush()
        writer.mark_partial(merger.short_rolls, unread_votes_text(1))
        _list_contested(writer, reading, report)
        if has_several:
            votes = join_repeated_votes(writer, votes, votes_by_meeting(writer), reading.files.label, report)
        label, name = reading.files.label, reading.format.NAME
        digest = digests.setdefault(label, stored_digest(Path(label), format_name, reading.files.sums))
        loads.append(
            Load(
                reading.origin,
                name,
                reading.origin,
                digest,
                sum(report.read.values()) or rows,
                rows,
                report.opens_on,
                report.about,
                report.vote_scope,
            )
        )
    writer.write_rows(merger.merged_rows())
    merger.close(writer.in_one_roll)
    for report, merging in zip(reports, merging_reports, strict=True):
        report.add_state(merging.state())
    earlier_loads = set(writer.rows(Load))
    _write_loads(writer, loads, readings, reports)
    if not any(report.loaded for report in reports):
        raise CouncilError(_nothing_read(readings, reports))
    writer.finish()
    content = sum(count for table, count in writer.written.items() if not table.startswith("load"))
    return bool(content) or not earlier_loads.issuperset(loads)


def _write_loads(
    writer: Writer, loads: list[Load], readings: Sequence[FormatReading], reports: Sequence[Report]
) -> None:
    """Write what each load read, what became of it and what it warned of, in place of what an earlier one told."""
    for load_row in loads:
        writer.forget_load(load_row.id)
    writer.write_rows(loads)
    for load_row, reading, report in zip(loads, readings, reports, strict=True):
        writer.write_rows(_ledger(load_row.id, reading, report))
        for position, issue in enumerate(report.issues):
            writer.write(LoadIssue(load_row.id, position, issue.kind, issue.file, issue.place, issue.reason))
    writer.flush()


def _write_run(writer: Writer, merger: Merger, cls: type[Any], run: list[Any], label: str) -> None:
    if merger.passes(cls):
        writer.write_many(cls, run)
        return
    for row in run:
        for ready in merger.add(row if type(row) is cls else cls(*row), label):
            writer.write(ready)


def _nothing_read(readings: Sequence[FormatReading], reports: Sequence[Report]) -> str:
    """The sentence for a load that found nothing to put into the record, with the reasons that it has."""
    labels = ", ".join(dict.fromkeys(reading.files.label for reading in readings))
    by_reason: dict[str, list[Issue]] = {}
    for report in reports:
        for issue in report.issues:
            by_reason.setdefault(issue.reason, []).append(issue)
    reasons = sorted(by_reason, key=lambda reason: reason.startswith(UNKNOWN_FORM))  # what a format says comes first
    lines = []
    for reason in reasons[:_MOST_REASONS]:
        first, *others = by_reason[reason]
        lines.append(f"{_place(first)}{f' and {len(others):,} more' if others else ''}: {reason}")
    if len(reasons) > _MOST_REASONS:
        lines.append(f"and {plural(len(reasons) - _MOST_REASONS, 'more reason')}")
    advice = [note for report in reports for note in report.notes if WAS_UNREAD in note]
    return "\n".join([f"Nothing in {labels} could be read, so nothing was written.", *lines, *advice[:_MOST_REASONS]])


def _place(issue: Issue) -> str:
    return issue.file if issue.place in ("", "-") else f"{issue.file}:{issue.place}"


def _list_contested(writer: Writer, reading: FormatReading, report: Report) -> None:
    """Report where this input says otherwise than one that was there before; what was there stays."""
    for row, kept_word in writer.contested:
        if isinstance(row, Vote):
            place, word = f"{row.vote_event}, {row.voter_name}", row.option
        else:
            place, word = row.id, row.result
        reason = f"It says “{word}”; another source's “{kept_word}” was loaded first and was kept."
        report.warn("sources disagree", reading.files.label, place, reason)
    writer.contested.clear()


def _ledger(load_id: str, reading: FormatReading, report: Report) -> Iterator[LoadCount | LoadFile]:
    """The load's ledger as rows of the record; files are named from within the input, wherever that lies."""
    for position, (entry, count) in enumerate(report.entries.items()):
        file = reading.files.name_of(entry.file) if entry.file else ""
        yield LoadCount(load_id, position, file, entry.kind, entry.fate, entry.reason, count)
    for position, fate in enumerate(grouped(file_fates(reading, report))):
        yield LoadFile(load_id, position, *fate)


def _origins_of(target: Path) -> set[str]:
    """The origins that a record has been filled from; refuses a target that is no council record."""
    if not target.exists():
        return set()
    try:
        with closing(open_record(target)) as connection:
            return {earlier.origin for earlier in list_loads(connection)}
    except OlderSchemaError:
        return set()
    except CouncilError as error:
        raise CouncilError(f"{error} It was left as it is. Use another --db or remove it first.") from error
    except sqlite3.Error as error:
        raise CouncilError(f"{target} is damaged ({error}). Remove it first or use another --db.") from error


def _refuse_damage(target: Path) -> None:
    """Nothing is added to a record that is damaged: its digests would be made anew, and nobody would see it again."""
    with closing(open_record(target)) as connection:
        if not is_intact(connection):
            raise CouncilError(
                f"{target} is damaged or was changed after it was loaded ('councilui check --integrity' says where); "
                "nothing was added. Remove it and load all its inputs again."
            )


def _refuse_issues(reports: Sequence[Report]) -> None:
    issues = [issue for report in reports for issue in report.issues if issue.is_doubt]
    if issues:
        first = issues[0]
        raise CouncilError(
            f"{plural(len(issues), 'doubtful or rejected row')}, and --strict was set, so nothing was written."
            f" The first: {_place(first)}: {first.kind}: {first.reason}"
        )
