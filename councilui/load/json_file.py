"""JSON as a file holds it: one value, or one on each line, in whatever encoding."""

from __future__ import annotations

import json
from typing import Any

from councilui.load.encodings import encoding_name, guess_encoding
from councilui.load.inputs import Files
from councilui.load.report import FILE_UNREAD, Report


def read_json(files: Files, name: str, report: Report, label: str | None = None) -> Any:
    """The value of a file, or the list of those that stand on a line each; None for what is no JSON, which is told.

    `label` is what errors call the file, by itself its name in the input.
    """
    label = label or files.label_of(name)
    try:
        raw = files.read(name)
        try:
            return parse_json(raw)
        except UnicodeDecodeError:
            encoding = guess_encoding(raw)
            value = parse_json(raw.decode(encoding, "replace"))
            report.warn("encoding guessed", label, "", f"not UTF-8; read as {encoding_name(encoding)}")
            return value
    except (ValueError, OSError) as error:
        report.set_file_fate(label, FILE_UNREAD, "It isn't JSON.")
        report.warn("file not read", label, "JSON", f"It isn't JSON: {error}.")
        return None


def parse_json(content: bytes | str) -> Any:
    """The value, or the list of those that stand on a line each; a text that holds a value in JSON again is opened.

    Bytes are UTF-8, UTF-16 or UTF-32. Raises ValueError, of which UnicodeDecodeError is one.
    """
    if isinstance(content, bytes):
        content = content.decode(json.detect_encoding(content))
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
