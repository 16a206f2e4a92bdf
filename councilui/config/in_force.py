"""What is in force: the command line comes before the environment, that before the file, that before the default."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from councilui.common.errors import CouncilError
from councilui.config.file import ConfigFile, read_file
from councilui.config.options import OPTIONS


class Setting(NamedTuple):
    """The value of an option and where it comes from: "default", "file", "environment" or "command line"."""

    value: str | bool
    origin: str


class Config:
    """The options of a run."""

    def __init__(self, file: ConfigFile, settings: Mapping[str, Setting]) -> None:
        self.file = file
        self.settings = settings

    def text(self, name: str) -> str:
        """The value of an option that is text."""
        return str(self.settings[name].value)

    def is_on(self, name: str) -> bool:
        """The value of an option that is yes or no."""
        return bool(self.settings[name].value)

    @property
    def record(self) -> Path:
        """The record to open."""
        from councilui.record.database import shipped_path

        return self._path("record") or shipped_path()

    @property
    def export_folder(self) -> Path | None:
        """Where exports are written, None for the working directory. Raises CouncilError when it isn't there."""
        folder = self._path("export_folder")
        if folder is not None and not folder.is_dir():
            raise CouncilError(f"{self.file.where('export_folder')}: there is no folder {folder}.")
        return folder

    def _path(self, name: str) -> Path | None:
        """A path of the file is from the user's home folder on ("~") or from the file's own folder."""
        value, origin = self.settings[name]
        if not value:
            return None
        path = Path(str(value)).expanduser()
        return self.file.path.parent / path if origin == "file" else path


def config_in_force(
    command_line: Mapping[str, str | bool | None] | None = None, environment: Mapping[str, str] = os.environ
) -> Config:
    """Read the file and the environment; `command_line` has what was typed, None for what was not.

    Raises CouncilError, naming file and line, for what makes no sense.
    """
    typed = command_line or {}
    file = read_file(environment)
    settings = {}
    for option in OPTIONS:
        name = option.name
        if (value := typed.get(name)) is not None:
            settings[name] = Setting(value, "command line")
        elif option.environment is not None and environment.get(option.environment):
            settings[name] = Setting(environment[option.environment], "environment")
        elif name in file.values:
            settings[name] = Setting(file.values[name], "file")
        else:
            settings[name] = Setting(option.default, "default")
    return Config(file, settings)


def default_record() -> Path:
    """The record for a command that names none."""
    return config_in_force().record


def default_config() -> Config:
    """What is in force where neither a file nor the environment says anything."""
    return Config(ConfigFile(Path()), {option.name: Setting(option.default, "default") for option in OPTIONS})
