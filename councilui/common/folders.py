"""The user's own folders, where the system expects them: settings, state and what can be fetched again."""

from __future__ import annotations

import os
import sys
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs


@cache
def _folders() -> PlatformDirs:
    from platformdirs import PlatformDirs

    return PlatformDirs("councilui", appauthor=False)


def config_folder() -> Path:
    """For what the user sets or saves: ~/.config/councilui on Linux.

    An earlier version had this place on every system; where the folder exists it is still the one.
    """
    earlier = Path.home() / ".config" / "councilui"
    if sys.platform == "linux":
        return _linux_folder("XDG_CONFIG_HOME", earlier)
    folder = _folders().user_config_path
    is_moved = "XDG_CONFIG_HOME" not in os.environ and earlier.is_dir() and not folder.exists()
    return earlier if is_moved else folder


def state_folder() -> Path:
    """For what the program leaves behind: ~/.local/state/councilui on Linux."""
    return _folders().user_state_path


def data_folder() -> Path:
    """For what the user writes and wants to keep: ~/.local/share/councilui on Linux."""
    return _folders().user_data_path


def record_stem(record: str | os.PathLike[str]) -> str:
    """The beginning of the name of a file about a record: its name and a checksum of where it is."""
    from councilui.common.slugs import file_stem

    path = Path(os.path.realpath(record))
    name = os.fsencode(path)
    digest = f"{zlib.crc32(name):08x}{zlib.adler32(name):08x}"  # hashlib takes as long to import as a meeting to read
    return f"{file_stem(path.stem)}-{digest}"


def cache_folder() -> Path:
    """For what can be fetched or found out again: ~/.cache/councilui on Linux."""
    if sys.platform == "linux":
        return _linux_folder("XDG_CACHE_HOME", Path.home() / ".cache" / "councilui")
    return _folders().user_cache_path


def _linux_folder(variable: str, otherwise: Path) -> Path:
    """As platformdirs has it, whose import is a tenth of a command that needs to know."""
    home = os.environ.get(variable, "").strip()
    return Path(home) / "councilui" if Path(home).is_absolute() else otherwise
