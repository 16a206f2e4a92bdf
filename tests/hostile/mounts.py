"""Commands that see a small or a read-only folder, by a mount that only they have."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

_OWN: Final = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]


def _can_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    trial = [*_OWN, "mount -t tmpfs -o size=4k tmpfs /tmp"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0


needs_mounts = pytest.mark.skipif(not _can_mount(), reason="this system lets nobody mount: a full disk isn't tried")


def small(folder: Path, size: str) -> str:
    """What makes a folder one with so much room, "64k", and with what it had."""
    aside = f"{folder}.aside"
    return (
        f"cp -a '{folder}' '{aside}' && mount -t tmpfs -o size={size} tmpfs '{folder}' && cp -a '{aside}/.' '{folder}'"
    )


def read_only(folder: Path) -> str:
    """What makes a folder one in which nobody, root included, can write."""
    return f"mount --bind '{folder}' '{folder}' && mount -o remount,ro,bind '{folder}'"


def run_mounted(
    mount: str, *arguments: str | Path, after: str = "true", environment: Mapping[str, Path] | None = None
) -> tuple[int, str, str]:
    """The status, the output and the errors of a command line with such a folder; `after` is done in the shell then."""
    script = f'{mount} && {{ "$@"; status=$?; {after}; exit $status; }}'
    command = [sys.executable, "-m", "councilui", *map(str, arguments)]
    done = subprocess.run(
        [*_OWN, script, "sh", *command], capture_output=True, text=True, check=False,
        env=os.environ | {name: str(path) for name, path in (environment or {}).items()},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr
