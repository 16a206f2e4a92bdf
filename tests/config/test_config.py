"""Options in a file, the environment and the command line: which holds, and what is said of a mistake."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from councilui.cli import run
from councilui.common.errors import CouncilError
from councilui.config.file import read_file
from councilui.config.in_force import config_in_force
from councilui.config.options import OPTIONS


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file is that a test writes."""
    path = tmp_path / "set up" / "config.toml"
    path.parent.mkdir()
    monkeypatch.setenv("COUNCILUI_CONFIG", str(path))
    return path


def in_force(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, tuple[object, str]]:
    """What `councilui config` says of each option."""
    assert run(["config", "--json", *arguments]) == 0
    options = json.loads(capsys.readouterr().out)["options"]
    return {name: (option["value"], option["from"]) for name, option in options.items()}


def test_without_a_file_all_is_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert {origin for _, origin in in_force(capsys).values()} == {"default"}
    assert run(["config"]) == 0
    assert "config.toml (there is none; 'councilui config --template' prints one)" in capsys.readouterr().out


def test_the_nearest_source_holds(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('theme = "textual-light"\nmouse = false\nrecord = "mine.db"\n', encoding="utf-8")
    values = in_force(capsys)
    assert values["theme"] == ("textual-light", "file")
    assert values["mouse"] == (False, "file")
    assert values["record"] == (str(file.parent / "mine.db"), "file")
    monkeypatch.setenv("COUNCILUI_THEME", "nord")
    monkeypatch.setenv("COUNCILUI_DB", "/records/other.db")
    values = in_force(capsys)
    assert values["theme"] == ("nord", "environment")
    assert values["record"] == ("/records/other.db", "environment")
    values = in_force(capsys, "--theme", "gruvbox", "-d", "third.db", "--fresh")
    assert values["theme"] == ("gruvbox", "command line")
    assert values["record"] == ("third.db", "command line")
    assert values["remember"] == (False, "command line")


def test_every_command_reads_the_record_of_the_file(
    file: Path, record: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file.write_text(f"record = {json.dumps(str(tmp_path / 'none.db'))}\n", encoding="utf-8")
    assert run(["show", "vote", "O2021-117"]) == 1
    assert "none.db" in capsys.readouterr().err
    assert run(["show", "vote", "O2021-117", "-d", str(record)]) == 0
    file.write_text(f"record = {json.dumps(str(record))}\n", encoding="utf-8")
    assert run(["list", "bodies"]) == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("# one\ntheme = ", "this isn't valid TOML (invalid value)."),
        ("mouse = no", "line 1: this isn't valid TOML (invalid value)."),
        ('\nmouse = "no"', "line 2: mouse must be true or false, without quotes."),
        ("theme = 3", "line 1: theme must be text in quotes."),
        ('theme = "auto"\n\nroll_grouping = "size"', "line 3: roll_grouping must be option, ward or name."),
        ('keys = "x"', "line 1: keys must be a table: [keys]."),
        ("[keys]\nsearch = 7", 'line 2: search must be a key in quotes, or several: ["j", "down"].'),
        ('[keys_in]\nsearch = "f2"', "line 2: search must be a part of the screen: [keys_in.search]."),
        ('theme = "a', "this isn't valid TOML (unterminated string)."),
        ("theme = 'caf\udce9'", "line 1: this isn't UTF-8 text. Save the file as UTF-8."),
        ("a = " + "[" * 3000, "this isn't valid TOML"),
    ],
)
def test_a_mistake_is_one_sentence_with_file_and_line(
    file: Path, text: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    for command in (["config"], ["list", "bodies"]):
        assert run(command) == 1
        error = capsys.readouterr().err
        assert str(file) in error
        assert sentence in error
        assert error.count("\n") == 1


def test_what_is_unknown_is_told_and_the_rest_holds(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text('mouse = false\nteme = "x"\n[keys]\nserch = "F"\n[colours]\na = 1\n', encoding="utf-8")
    assert run(["config"]) == 0
    output = capsys.readouterr().out
    assert f"{file}, line 2: there is no option “teme.” Did you mean theme?" in output
    assert f"{file}, line 5: there is no option “colours.”" in output
    assert f"{file}, line 4: there is no action “serch.” Did you mean search?" in output
    assert re.search(r"mouse +false +file", output)


def test_the_file_that_the_environment_names_must_be_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COUNCILUI_CONFIG", str(tmp_path / "gone.toml"))
    with pytest.raises(CouncilError, match=r"There is no file .*gone\.toml, the one COUNCILUI_CONFIG names"):
        read_file()


def test_paths_start_from_home_or_from_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file.parent / "out").mkdir()
    file.write_text('export_folder = "out"\nrecord = "~/council.db"\n', encoding="utf-8")
    monkeypatch.setenv("HOME", "/home/reporter")
    config = config_in_force()
    assert config.export_folder == file.parent / "out"
    assert config.record == Path("/home/reporter/council.db")
    file.write_text('export_folder = "elsewhere"\n', encoding="utf-8")
    with pytest.raises(CouncilError, match=r"line 1: there is no folder .*elsewhere"):
        _ = config_in_force().export_folder


def test_the_template_says_what_is_in_force_anyway(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "--template"]) == 0
    template = capsys.readouterr().out
    assert set(tomllib.loads(template)) == {"keys", "keys_in"}
    lines = [line[1:] if re.match(r"#\w+ = ", line) else line for line in template.splitlines()]
    file.write_text("\n".join(lines), encoding="utf-8")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    assert {option.name: option.default for option in OPTIONS}.items() <= table.items()
    assert run(["config"]) == 0
    output = capsys.readouterr().out
    assert "keys." not in output
    assert "there is no" not in output
