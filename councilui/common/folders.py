"""The user's own folders, where the system expects them: settings, state and what can be fetched again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from platformdirs import PlatformDirs

_DIRS: Final = PlatformDirs("councilui", appauthor=False)


def config_folder() -> Path:
    """For what the user sets or saves: ~/.config/councilui on Linux.

    An earlier version had this place on every system; where the folder exists it is still the one.
    """
    earlier = Path.home() / ".config" / "councilui"
    folder = _DIRS.user_config_path
    is_moved = "XDG_CONFIG_HOME" not in os.environ and earlier.is_dir() and not folder.exists()
    return earlier if is_moved else folder


def state_folder() -> Path:
    """For what the program leaves behind: ~/.local/state/councilui on Linux."""
    return _DIRS.user_state_path


def cache_folder() -> Path:
    """For what can be fetched again: ~/.cache/councilui on Linux."""
    return _DIRS.user_cache_path
