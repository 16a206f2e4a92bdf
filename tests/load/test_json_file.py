"""JSON in whatever encoding, whole or a value a line; what is none is told and passed over."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import ModuleType

import pytest

from councilui.load.formats import elms, legistar, popolo
from councilui.load.inputs import open_input
from councilui.load.json_file import decode_json, read_json
from councilui.load.report import Report
from tests.load.vote_table.rows import FIXTURES, read_rows

VALUE = [{"name": "José Núñez"}, {"name": "a\u2028b"}]
WHOLE = '[{"name": "José Núñez"}, {"name": "a\u2028b"}]'
LINES = '{"name": "José Núñez"}\r\n\n{"name": "a\u2028b"}\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("text", [WHOLE, LINES], ids=["whole", "lines"])
def test_it_is_read_in_any_encoding_of_unicode(text: str, encoding: str) -> None:
    assert decode_json(text.encode(encoding)) == (VALUE, None)


def test_a_text_that_holds_json_is_opened() -> None:
    assert decode_json(b'"[{\\"a\\": 1}]"')[0] == [{"a": 1}]
    assert decode_json(b'"a word"')[0] == "a word"


def _read(folder: Path, content: bytes) -> tuple[object, list[str]]:
    (folder / "a.json").write_bytes(content)
    report = Report()
    with open_input(folder) as files:
        value = read_json(files, "a.json", report)
    return value, [f"{issue.kind}: {issue.reason}" for issue in report.issues]


def test_letters_of_windows_are_kept_and_told(tmp_path: Path) -> None:
    value, issues = _read(tmp_path, '[{"name": "José Núñez"}]'.encode("cp1252"))
    assert value == VALUE[:1]
    assert issues == ["encoding guessed: not UTF-8; read as Windows-1252"]


@pytest.mark.parametrize("content", [b"", b"[", b"{}\n{", b"\xff\xfe[", b"[" * 100_000, b'{"a": 1}\n{"b": \xff'])
def test_what_is_no_json_is_told_in_one_line(content: bytes, tmp_path: Path) -> None:
    value, (issue,) = _read(tmp_path, content)
    assert value is None
    assert issue.startswith("file not read: It isn't JSON: ")


@pytest.mark.parametrize(("module", "name"), [(elms, "elms"), (legistar, "legistar/lametro"), (popolo, "popolo")])
def test_each_format_knows_its_json_in_utf_16(module: ModuleType, name: str, tmp_path: Path) -> None:
    """PowerShell's `Out-File` writes it so."""
    folder = FIXTURES / name
    wide = tmp_path / folder.name
    shutil.copytree(folder, wide)
    for path in wide.rglob("*.json"):
        path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    rows, report = read_rows(module, wide)
    assert rows == read_rows(module, folder)[0]
    assert not any(issue.kind in ("encoding guessed", "file not read") for issue in report.issues)
