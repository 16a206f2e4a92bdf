"""A text in the user's own pager and editor."""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path

import pytest

from councilui.viewers import view_text

COPY = '#!/bin/sh\nfor last; do :; done\nstat -c %a "$last" > "$OUT.mode"\ncp "$last" "$OUT"\necho "$*" > "$OUT.args"\n'


def _program(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.write_text(script)
    path.chmod(0o755)
    return path


def test_the_pager_gets_a_private_file_with_a_safe_name_that_is_gone_afterwards(tmp_path: Path) -> None:
    pager = _program(tmp_path, "my pager", COPY)
    out = tmp_path / "out"
    environment = {**os.environ, "PAGER": f"'{pager}' -R '+/a b'", "OUT": str(out)}
    assert view_text("pager", "What was said.\n", "; rm -rf $(HOME) & Shall it pass?", environment) is None
    assert out.read_text() == "What was said.\n"
    assert Path(f"{out}.mode").read_text() == "600\n"
    arguments = Path(f"{out}.args").read_text().rstrip("\n")
    assert arguments.startswith("-R +/a b /")
    path = Path(arguments.removeprefix("-R +/a b "))
    assert path.name == "rm-rf-home-shall-it-pass.md"
    assert not path.parent.exists()


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"VISUAL": "no-such-editor -w"}, "VISUAL is no-such-editor, which isn't installed here."),
        ({"EDITOR": "vi 'unclosed"}, "EDITOR can't be read as a command: No closing quotation."),
        ({"PATH": ""}, "No editor was found. Set EDITOR to the one you use."),
        ({"EDITOR": "not-a-program"}, "The editor couldn't be started: Exec format error."),
    ],
)
def test_what_cannot_be_started_is_said_and_raises_nothing(
    environment: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    """An exception would leave the app that gave its terminal away without one."""
    _program(tmp_path, "not-a-program", "\0\0\0\0")
    assert view_text("editor", "text", "name", {"PATH": str(tmp_path), **environment}) == sentence


def test_a_full_or_missing_temporary_folder_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    sentence = view_text("editor", "text", "name", {**os.environ, "EDITOR": "true"})
    assert sentence == "The editor couldn't be started: No such file or directory."


def test_ctrl_c_is_for_the_viewer_alone(tmp_path: Path) -> None:
    _program(tmp_path, "one", "#!/bin/sh\nkill -INT $PPID\nkill -INT $$\nexit 3\n")
    before = signal.getsignal(signal.SIGINT)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "PAGER": "one"}
    assert view_text("pager", "text", "name", environment) == "one ended with status -2."  # the signal ended it
    assert signal.getsignal(signal.SIGINT) == before


def test_visual_comes_before_editor_and_what_fails_is_told(tmp_path: Path) -> None:
    _program(tmp_path, "one", "#!/bin/sh\nexit 3\n")
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "VISUAL": "one", "EDITOR": "two"}
    assert view_text("editor", "text", "name", environment) == "one ended with status 3."
