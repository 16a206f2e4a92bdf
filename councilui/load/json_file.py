"""JSON as a file holds it: one value, or one on each line, in whatever encoding."""

from __future__ import annotations

import json
from typing import Any

from councilui.load.encodings import decode
from councilui.load.inputs import Files
from councilui.load.report import FILE_UNREAD, Report


def read_json(files: Files, name: str, report: Report, label: str | None = None) -> Any:
    """The value of a file, or the list of those that stand on a line each; None for what is no JSON, which is told.

    `label` is what errors call the file, by itself its name in the input.
    """
    label = label or files.label_of(name)
    try:
        value, guess = decode_json(files.read(name))
    except (ValueError, OSError) as error:
        report.set_file_fate(label, FILE_UNREAD, "It isn't JSON.")
        report.warn("file not read", label, "JSON", f"It isn't JSON: {error}.")
        return None
    if guess is not None:
        report.warn("encoding guessed", label, "", guess)
    return value


def decode_json(raw: bytes) -> tuple[Any, str | None]:
    """The value, and what had to be assumed about its encoding, None when nothing. Raises ValueError."""
    try:
        return _parse(raw.decode(json.detect_encoding(raw))), None
    except UnicodeDecodeError:
        text, guess = decode(raw)
        return _parse(text), guess


def _parse(content: str) -> Any:
    """The value, or the list of those that stand on a line each; a text that holds a value in JSON again is opened."""
    try:
        try:
            value = json.loads(content)
            for _ in range(2):
                if isinstance(value, str) and value.lstrip().startswith(("{", "[")):
                    value = json.loads(value)
            return value
        except json.JSONDecodeError:
            lines = [line for line in content.split("\n") if line.strip()]
            if len(lines) < 2 or lines[0].lstrip()[0] not in "[{" or lines[0].rstrip()[-1] not in "]}":
                raise
            return [json.loads(line) for line in lines]
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
