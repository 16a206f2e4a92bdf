"""What a command asks of the file system, in order, as strace sees it: Python's calls and those of SQLite alike."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

_CALLS: Final = "write,pwrite64,writev,ftruncate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink"
_LINE: Final = re.compile(r"(?:\[pid +\d+\] |\d+ +)?(\w+)\((.*)\) += (\d+)")
_DESCRIPTOR: Final = re.compile(r"\d+<(/[^>]*)>")
_PATH: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here: the order is not seen")


class Call(NamedTuple):
    """A call that succeeded: "write", "sync", "rename" or "remove", and the file; of a renaming, the new name's."""

    what: str
    path: Path
    old: Path | None = None


_RUN: Final = """
import json, pathlib, sys
from councilui.cli import run
for arguments in json.loads(sys.argv[1]):
    assert run(arguments) == 0
    pathlib.Path("end of a command").touch()
    pathlib.Path("end of a command").unlink()
"""


def trace(commands: list[list[str]], folder: Path) -> list[list[Call]]:
    """Run these command lines in a folder, in one process; the calls of each that concern files below the folder."""
    log = folder.parent / f"{folder.name}.trace"
    command = [sys.executable, "-c", _RUN, json.dumps(commands)]
    done = subprocess.run(
        ["strace", "-f", "-y", "-s", "0", "-o", str(log), "-e", f"trace={_CALLS}", *command],
        cwd=folder, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    traces: list[list[Call]] = [[]]
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        call = _call(line)
        if call == Call("remove", Path("end of a command")):
            traces.append([])
        elif call is not None and (folder / call.path).is_relative_to(folder):
            traces[-1].append(call._replace(path=folder / call.path, old=call.old and folder / call.old))
    return traces[:-1]


def _call(line: str) -> Call | None:
    match = _LINE.match(line)
    if match is None:
        return None
    name, arguments, _ = match.groups()
    paths = [Path(path) for path in _PATH.findall(arguments)]
    if name.startswith(("rename", "link")):
        return Call("rename", paths[1], paths[0])
    if name.startswith("unlink"):
        return Call("remove", paths[0])
    descriptor = _DESCRIPTOR.match(arguments)
    if descriptor is None:
        return None
    return Call("sync" if "sync" in name else "write", Path(descriptor[1]))
