from __future__ import annotations

import sys
from pathlib import Path

import pytest

from councilui.common.folders import cache_folder, config_folder, data_folder, state_folder


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="the XDG Base Directory Specification is for others")
def test_folders_are_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    assert config_folder() == tmp_path / "XDG_CONFIG_HOME" / "councilui"
    assert state_folder() == tmp_path / "XDG_STATE_HOME" / "councilui"
    assert cache_folder() == tmp_path / "XDG_CACHE_HOME" / "councilui"
    assert data_folder() == tmp_path / "XDG_DATA_HOME" / "councilui"
