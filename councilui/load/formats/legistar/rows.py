"""Rows of JSON as they come: decoding a file, finding its rows, reading a field that may be anything."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from councilui.load.formats.legistar.text import one_line, plain, word
from councilui.load.inputs import Files
from councilui.load.json_file import read_json
from councilui.load.report import FILE_UNREAD, Report

Row = dict[str, Any]
SourceRow = tuple[str, Row]
"""A row and the file that it stands in, as errors call it."""


def file_rows(
    files: Files, name: str, report: Report, file: str | None = None, *, are_votes: bool = False
) -> list[Row]:
    """The rows of a file: a list, one object, or an OData page {"value": […]}.

    A file that can't be read and an element that is no object are reported and passed over. `file` is what
    errors call the file. `are_votes` as for `only_objects`.
    """
    file = file or files.label_of(name)
    value = read_json(files, name, report, file)
    report.advance()
    if value is None:
        return []
    if isinstance(value, dict):
        value = value["value"] if isinstance(value.get("value"), list) else [value]
    if not isinstance(value, list):
        report.set_file_fate(file, FILE_UNREAD, "It is neither a list nor an object.")
        report.warn("file not read", file, "", "It is neither a list nor an object.")
        return []
    return value if set(map(type, value)) <= {dict} else list(only_objects(value, file, report, are_votes=are_votes))


def only_objects(values: Iterable[Any], file: str, report: Report, *, are_votes: bool = False) -> Iterator[Row]:
    """The elements that are objects; the others are reported.

    Among the votes of one roll (`are_votes`) each of the others is an empty row, so that the roll lacks a vote.
    """
    for position, value in enumerate(values):
        if type(value) is dict:
            yield value
        elif are_votes:
            yield {}
        else:
            report.count("elements that aren't objects")
            report.omit("elements that aren't objects", "")
            report.warn("unreadable row", file, f"element {position}", "It isn't a JSON object.")


def number(value: Any) -> int | None:
    """An id or a sequence: a whole number or its digits; None for anything else, and for 0, which names nothing."""
    if type(value) is int:
        return value or None
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19:
        return int(value) or None
    return None


class Fields:
    """Reads text fields; what is neither text nor absent counts as unreadable, once a field."""

    def __init__(self) -> None:
        self.odd: Counter[str] = Counter()

    def line(self, row: Row, key: str) -> str | None:
        """The field in one line, None when it is empty or absent."""
        return self._field(row, key, one_line)

    def word(self, row: Row, key: str) -> str | None:
        """As `line`, faster where few different texts come often."""
        return self._field(row, key, word)

    def text(self, row: Row, key: str) -> str | None:
        """The field with its line ends, None when it is empty or absent."""
        return self._field(row, key, plain)

    def _field(self, row: Row, key: str, clean: Callable[[str], str]) -> str | None:
        value = row.get(key)
        if value is None or value == "":
            return None
        if type(value) is str:
            return clean(value) or None
        if type(value) is int and abs(value) < 10**18:
            return str(value)
        self.odd[key] += 1
        return None
