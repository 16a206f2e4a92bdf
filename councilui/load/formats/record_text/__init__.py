"""A record written by hand: a folder of TOML files, as docs/sources.md describes it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from councilui.common.toml_file import loads_toml
from councilui.load.formats.record_text.reader import RecordTextReader
from councilui.load.formats.record_text.rows import Row, read_file
from councilui.load.input_errors import InputError
from councilui.load.inputs import Files
from councilui.load.report import Report
from councilui.load.settings import Settings

NAME: Final = "record text"
ORDER: Final = 5
_TABLES: Final = (
    "record",
    "source",
    "body",
    "rule",
    "glossary",
    "person",
    "membership",
    "meeting",
    "matter",
    "agenda_item",
    "vote_event",
    "statement",
    "claim",
    "doubt",
)
_PLURALS: Final = {"body": "bodies", "glossary": "glossary entries", "person": "people"}


def detect(files: Files) -> list[str]:
    """A folder with a `record.toml` in it, and every TOML file below."""
    return files.names("*.toml") if "record.toml" in files.names("record.toml") else []


def origin(files: Files) -> str:
    """The record's own id, so that it is known wherever it lies; "" when it has none, which `read` will tell."""
    try:
        return str(loads_toml(files.head("record.toml", 1 << 20).decode("utf-8"))["record"]["id"])
    except (ValueError, KeyError, TypeError):
        return ""


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """Every TOML file as one record. Raises InputError with file and line."""
    tables: dict[str, list[Row]] = defaultdict(list)
    report.expect(len(names))
    for name in names:
        for table, rows in read_file(files.read(name), files.label_of(name)).items():
            if table not in _TABLES:
                raise rows[0].mistake(f"there is no table of this name; known: {', '.join(_TABLES)}")
            tables[table] += rows
        report.advance()
    if len(tables["record"]) != 1:
        raise InputError(files.label_of("record.toml"), None, "the folder must have exactly one [record] with an id")
    record = tables["record"][0]
    record.only(("id", "title", "opens_on", "about", "vote_scope"))
    if not isinstance(record.values.get("id"), str):
        raise record.mistake('the field "id" is missing')
    opens_on = record.values.get("opens_on")
    if opens_on is not None and opens_on not in {row.values.get("id") for row in tables["meeting"]}:
        raise record.mistake(f'there is no meeting "{opens_on}"', "opens_on")
    report.opens_on = opens_on
    for name in ("about", "vote_scope"):
        value = record.values.get(name)
        if value is not None and not isinstance(value, str):
            raise record.mistake(f"{name} must be text", name)
        setattr(report, name, value)
    for table, rows in tables.items():
        what = _PLURALS.get(table, f"{table.replace('_', ' ')}s")
        report.count(what, len(rows))
        report.load(what, len(rows))
    yield from RecordTextReader(tables).objects()
