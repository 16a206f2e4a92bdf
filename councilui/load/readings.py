"""Which format reads which files of an input, and what becomes of the files that none reads."""

import hashlib
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, cast

from councilui.common.errors import CouncilError
from councilui.load import formats
from councilui.load.format import Format
from councilui.load.inputs import Files
from councilui.load.report import FILE_NOTE, FILE_READ, FILE_SETTINGS, FILE_UNREAD, WAS_UNREAD, FileFate, Report
from councilui.load.settings import FILE as SETTINGS_FILE
from councilui.load.unknown_files import NO_INPUT, describe_file, describe_files

UNKNOWN_FORM: Final = "It isn't in any format councilui knows"
_MOST_DESCRIBED: Final = 20  # files that are looked into to say what they are
_PAPERS: Final = re.compile(r"\.(md|txt|pdf|db)$", re.IGNORECASE)  # named as not read, but no reason to doubt the load


@dataclass(frozen=True, slots=True)
class FormatReading:
    """One format's share of one input."""

    format: Format
    files: Files
    names: list[str]
    origin: str


@cache
def known_formats() -> Mapping[str, Format]:
    """The modules of `formats/`, by the name of the format, in the order in which they read."""
    formats_by_name: dict[str, Format] = {}
    for info in pkgutil.iter_modules(formats.__path__):
        module = importlib.import_module(f"{formats.__name__}.{info.name}")
        if hasattr(module, "NAME"):
            formats_by_name[module.NAME] = cast(Format, module)
    return dict(sorted(formats_by_name.items(), key=lambda item: item[1].ORDER))


def find_readings(path: Path, files: Files, format_name: str | None) -> list[FormatReading]:
    """What each format reads of an input. Raises CouncilError, with what was seen, when no format reads any of it."""
    modules = known_formats()
    if format_name is not None:
        if format_name not in modules:
            raise CouncilError(f"There is no format “{format_name}.” The formats are {', '.join(sorted(modules))}.")
        modules = {format_name: modules[format_name]}
    readings, claimed = [], dict[str, str]()
    for module in modules.values():
        names = module.detect(files.without(set(claimed)))
        if names:
            claimed |= dict.fromkeys(names, module.NAME)
            readings.append(FormatReading(module, files, names, _origin(module, files)))
    files.claimed = claimed
    if not files.names():
        strays = [f"\n{files.label_of(name)}: {reason}" for name, reason in files.strays.items()][:_MOST_DESCRIBED]
        raise CouncilError(f"{path} holds no files.{''.join(strays)}")
    if not readings:
        what = f"has nothing in the format “{format_name}.”"
        if format_name is None:
            what = f"isn't in any format councilui knows: {', '.join(sorted(modules))}."
        raise CouncilError(f"{path} {what}\n{describe_files(files, _advice)}".strip())
    return readings


def link_inputs(readings: Sequence[FormatReading]) -> None:
    """Let each input know of the others: the same may lie in several of them."""
    inputs = {id(reading.files): reading.files for reading in readings}
    for files in inputs.values():
        files.elsewhere = [other for other in inputs.values() if other is not files]


def _origin(module: Format, files: Files) -> str:
    """What a later load of the same input is known by.

    A format may name it from within; otherwise it is the input's name and a mark of where it lies, so that two cities'
    folders called "data" are not taken for one.
    """
    origin_of = getattr(module, "origin", None)
    if origin_of is not None:
        return f"{module.NAME}: {origin_of(files)}"
    return f"{module.NAME}: {place_mark(Path(files.label))}"


def place_mark(path: Path) -> str:
    """The input's name and a mark of where it lies, with which an origin ends."""
    place = path.resolve()
    return f"{place.name} {hashlib.sha256(str(place).encode()).hexdigest()[:8]}"


def has_own_origin(format_name: str) -> bool:
    """Whether an input of the format says itself what it is known by, wherever it lies."""
    return hasattr(known_formats().get(format_name), "origin")


def list_unread(
    readings: Sequence[FormatReading], reports: Sequence[Report], target: Path, *, warn_unknown: bool
) -> None:
    """Give the files of each input that no format has claimed their fate, in the report of the input's first format.

    With `warn_unknown`, those of an unknown form are issues too. The target may lie among them and is none.
    """
    claimed: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        claimed[reading.files.label].update(reading.names)
    described = 0
    for reading, report in zip(readings, reports, strict=True):
        names = claimed.pop(reading.files.label, None)
        if names is None:  # another format's share of an input that was dealt with
            continue
        for name, reason in reading.files.strays.items():
            _list_as_unread(report, reading.files.label_of(name), reason)
        target_name = reading.files.name_at(target)
        for name in reading.files.names():
            if name in names or name == target_name:
                continue
            file = reading.files.label_of(name)
            last = name.rpartition("/")[2]
            if last == SETTINGS_FILE:
                report.set_file_fate(file, FILE_SETTINGS)
            elif last.casefold().removesuffix(".txt") == SETTINGS_FILE:  # as Windows saves it, without showing it
                _list_as_unread(report, file, f"Settings are read from a file named {SETTINGS_FILE}. Rename this one.")
            elif NO_INPUT.search(name):
                report.set_file_fate(file, FILE_NOTE)
            else:
                described += 1
                reason = f"{UNKNOWN_FORM}."
                if described <= _MOST_DESCRIBED:
                    description, settings = describe_file(reading.files, name)
                    reason = f"{UNKNOWN_FORM}: {description}."
                    advice = (_advice(reading.files, name) or settings) if warn_unknown else ""
                    if "\n" in advice:
                        report.note(f"{file} {WAS_UNREAD} {advice}")
                    else:
                        reason = advice or reason
                report.set_file_fate(file, FILE_UNREAD, reason)
                if warn_unknown and not _PAPERS.search(name):
                    report.warn("file not read", file, "-", reason)


def _list_as_unread(report: Report, file: str, reason: str) -> None:
    report.set_file_fate(file, FILE_UNREAD, reason)
    report.warn("file not read", file, "-", reason)


def _advice(files: Files, name: str) -> str:
    """The lines of settings under which a format would read a file, or one that says why none can; else ""."""
    formats_with_advice = (module for module in known_formats().values() if hasattr(module, "advise"))
    return next((advice for module in formats_with_advice if (advice := module.advise(files, name))), "")


def file_fates(reading: FormatReading, report: Report) -> Iterator[FileFate]:
    """What became of each file that the format claimed, and of those that the report has a fate for."""
    fates = {reading.files.name_of(file): fate for file, fate in report.file_fates.items()}
    for name in [*reading.names, *sorted(fates.keys() - set(reading.names))]:
        fate, reason = fates.get(name, (FILE_READ, ""))
        yield FileFate(name, 1, fate, reason)
