"""Texts written as TOML come back, and a file that is none is told with its line."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.common.errors import CouncilError
from councilui.common.toml_file import read_toml, toml_value


@given(st.text())
def test_whatever_a_text_has_in_it_comes_back(text: str) -> None:
    assert tomllib.loads(f"{toml_value(text)} = {toml_value([text])}") == {text: [text]}


def test_no_file_is_an_empty_one_and_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    assert read_toml(path) == {}
    path.write_bytes(b"\xef\xbb\xbfx = 1")
    assert read_toml(path) == {"x": 1}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"# one\nx = no\n", ", line 2: this isn't valid TOML (invalid value)."),
        (b'x = "a', ": this isn't valid TOML (unterminated string)."),
        (b"# one\nx = '\xe9'", ", line 2: this isn't UTF-8 text. Save the file as UTF-8."),
        (b"x = " + b"[" * 5000, ": this isn't valid TOML (values are nested too deeply)."),
        (b"# one\n" + b"a." * 20_000 + b"a = 1", ", line 2: this isn't valid TOML (a key has more than 100 parts)."),
        (b"[" + b'"a" . ' * 20_000 + b"a]", ", line 1: this isn't valid TOML (a key has more than 100 parts)."),
    ],
)
def test_what_is_no_toml_is_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(content)
    with pytest.raises(CouncilError) as error:
        read_toml(path)
    assert str(error.value).startswith(f"{path}{sentence}")
    assert "\n" not in str(error.value)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(CouncilError, match="can't be read"):
        read_toml(tmp_path)


def test_a_text_with_many_dots_is_one(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    text = f"He paused {'. ' * 100}{'.' * 200} {'1.2.' * 99} {'No. ' * 200}"
    path.write_text(f'[a.b.c]\nx = "{text}"\n"{"a." * 200}" = 1\n')
    assert read_toml(path)["a"]["b"]["c"]["x"] == text
