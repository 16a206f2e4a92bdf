"""The tables of TOML files as rows that know their place, so that every mistake names file, line and expectation."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from councilui.common.toml_file import loads_toml, toml_fault
from councilui.load.formats.record_text.lines import Place, line_numbers
from councilui.load.input_errors import InputError
from councilui.record.schema import FIELDS, field_type

T = TypeVar("T")
_WORDS: Final = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}


class Row:
    """One table of a file: its values and where it stands."""

    def __init__(self, file: str, lines: Mapping[Place, int], place: Place, values: dict[str, Any]) -> None:
        self.file = file
        self.lines = lines
        self.place = place
        self.values = values

    def mistake(self, sentence: str, key: str | None = None) -> InputError:
        """An error at `key`'s line, or at the row's own when the key does not begin a line."""
        line = self.lines.get((*self.place, key)) if key is not None else None
        place = self.place
        while line is None and place:
            line, place = self.lines.get(place), place[:-1]
        row_id = self.values.get("id")
        table = ".".join(part for part in self.place if isinstance(part, str))
        label = f'{table} "{row_id}"' if isinstance(row_id, str) else table
        return InputError(self.file, line, f"{label}: {sentence}")

    def rows(self, key: str) -> list[Row]:
        """The tables of an array of tables inside this row; a string in it stands for a table without values."""
        values = self.values.get(key, [])
        if not isinstance(values, list):
            raise self.mistake(f"{key} must be a list", key)
        return [
            Row(self.file, self.lines, (*self.place, key, index), value if isinstance(value, dict) else {"": value})
            for index, value in enumerate(values)
        ]

    def row(self, key: str) -> Row | None:
        """The table inside this row, None when there is none."""
        if key not in self.values:
            return None
        if not isinstance(self.values[key], dict):
            raise self.mistake(f"{key} must be a table: [{'.'.join(map(str, self.place[:1]))}.{key}]", key)
        return Row(self.file, self.lines, (*self.place, key), self.values[key])

    def strings(self, key: str) -> list[str]:
        """A list of strings, empty when the key is not there."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.mistake(f"{key} must be a list of strings", key)
        return values

    def only(self, known: Iterable[str]) -> None:
        """Refuse keys that are not `known`, with the nearest known one as a hint."""
        allowed = sorted(known)
        for key in self.values:
            if key not in allowed:
                near = difflib.get_close_matches(key, allowed, 1)
                hint = f'; did you mean "{near[0]}"?' if near else f"; known: {', '.join(allowed)}"
                raise self.mistake(f'there is no field "{key}" here{hint}', key)

    def build(self, cls: type[T], also: Iterable[str] = (), **fixed: object) -> T:
        """An object of a model class: its fields from this row's keys, checked, and from `fixed`.

        Keys in `also` are read elsewhere; any other unknown key is a mistake.
        """
        names = FIELDS[cls]
        defaults = cls._field_defaults  # type: ignore[attr-defined]
        self.only({*names, *also} - {*fixed} | {*also})
        values: dict[str, object] = dict(fixed)
        for name in names:
            if name in fixed:
                continue
            if name in self.values:
                values[name] = self._checked(name, field_type(cls, name)[0])
            elif name not in defaults:
                if not field_type(cls, name)[1]:
                    raise self.mistake(f'the field "{name}" is missing')
                values[name] = None
        return cls(**values)

    def one_of(self, key: str, value: str | None, words: Iterable[str]) -> None:
        """Refuse a `value` that is not one of the vocabulary's words."""
        words = tuple(words)
        if value is not None and value not in words:
            raise self.mistake(f'{key} "{value}" isn\'t one of {", ".join(words)}', key)

    def _checked(self, key: str, kind: type) -> object:
        value: Any = self.values[key]
        if type(value) is not kind and (type(value), kind) != (int, float):
            raise self.mistake(f"{key} must be {_WORDS[kind]}", key)
        if isinstance(value, str):
            if not value.strip():
                raise self.mistake(f"{key} is empty; leave it out if it's unknown", key)
            return value.strip()
        return kind(value)


def read_file(raw: bytes, name: str) -> dict[str, list[Row]]:
    """The top tables of one TOML file, each as a list of rows; a single table is a list of one.

    `name` is what errors call the file. Raises InputError for what is not TOML.
    """
    try:
        text = raw.decode("utf-8")
        parsed = loads_toml(text)
    except UnicodeDecodeError as error:
        raise InputError(name, None, f"the file isn't UTF-8 text (byte {error.start})") from error
    except ValueError as error:
        raise _syntax_mistake(name, error) from error
    lines = line_numbers(text)
    tables: dict[str, list[Row]] = {}
    for key, value in parsed.items():
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(item, dict) for item in values):
            raise InputError(name, lines.get((key,)), f'"{key}" is outside any table; tables begin with [[…]]')
        is_single = not isinstance(value, list)
        tables[key] = [
            Row(name, lines, (key,) if is_single else (key, index), item) for index, item in enumerate(values)
        ]
    return tables


def _syntax_mistake(name: str, error: Exception) -> InputError:
    line, fault = toml_fault(error)
    return InputError(name, line, f"not TOML: {fault}")
