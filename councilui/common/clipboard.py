"""The clipboard, by a tool of this machine where there is one and its screen is the user's."""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

_PATIENCE: Final = 2.0  # seconds


def tools(environment: Mapping[str, str]) -> Iterator[list[str]]:
    """The commands that take a text for the clipboard of the screen at which the user sits; none over SSH."""
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return
    if sys.platform == "darwin":
        yield ["pbcopy"]
    if environment.get("WAYLAND_DISPLAY"):
        yield ["wl-copy"]
    if environment.get("DISPLAY"):
        yield ["xclip", "-selection", "clipboard"]
        yield ["xsel", "--clipboard", "--input"]


def by_tool(text: str, environment: Mapping[str, str]) -> str | None:
    """Copy by the first tool that is installed and says that it did; its name, None when there is no such."""
    for command in tools(environment):
        path = shutil.which(command[0], path=environment.get("PATH"))
        if path is None:
            continue
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            # Nothing is read from it: those that stay to hold the clipboard would keep a pipe open.
            process = subprocess.run(
                [path, *command[1:]], input=text.encode(), env=dict(environment), timeout=_PATIENCE, check=False,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            if process.returncode == 0:
                return command[0]
    return None


def path_label(path: Path) -> str:
    """A path as a user would type it: "~/.local/state/councilui/copied.txt"."""
    with contextlib.suppress(ValueError, RuntimeError):
        return f"~/{path.relative_to(Path.home())}"
    return str(path)


def to_tmux(text: str, environment: Mapping[str, str]) -> bool:
    """Copy into the paste buffer of the tmux in which this runs; whether that worked.

    tmux 3.2 and later pass it on to the terminal's clipboard, too.
    """
    path = shutil.which("tmux", path=environment.get("PATH"))
    if not environment.get("TMUX") or path is None:
        return False
    for options in (["-w"], []):
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            process = subprocess.run(
                [path, "load-buffer", *options, "-"], input=text.encode(), env=dict(environment), timeout=_PATIENCE,
                check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            if process.returncode == 0:
                return True
    return False
