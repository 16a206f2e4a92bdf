"""A text in the programs that the user reads and edits with: $PAGER, and $VISUAL or $EDITOR."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

from councilui.common.errors import CouncilError
from councilui.common.slugs import file_stem

Viewer = Literal["pager", "editor"]
_VARIABLES: Final[dict[Viewer, tuple[str, ...]]] = {"pager": ("PAGER",), "editor": ("VISUAL", "EDITOR")}
_USUAL: Final[dict[Viewer, tuple[str, ...]]] = {"pager": ("less", "more"), "editor": ("sensible-editor", "nano", "vi")}


def _command(viewer: Viewer, environment: Mapping[str, str]) -> list[str]:
    """The command that shows a file: what the user set, else what is usually there.

    Raises CouncilError where there is none.
    """
    path = environment.get("PATH")
    name = next((name for name in _VARIABLES[viewer] if environment.get(name, "").strip()), None)
    if name is None:
        usual = next((command for command in _USUAL[viewer] if shutil.which(command, path=path)), None)
        if usual is None:
            raise CouncilError(f"No {viewer} was found. Set {_VARIABLES[viewer][-1]} to the one you use.")
        return [usual]
    try:
        command = shlex.split(environment[name])
    except ValueError as error:
        raise CouncilError(f"{name} can't be read as a command: {error}.") from error
    if shutil.which(command[0], path=path) is None:
        raise CouncilError(f"{name} is {command[0]}, which isn't installed here.")
    return command


@contextmanager
def _own_interrupts() -> Iterator[None]:
    """Ctrl+C is for the program that has the terminal; the terminal sends it to this one as well, which lives on."""
    before = signal.signal(signal.SIGINT, lambda *_: None)  # not SIG_IGN, which that program would inherit
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def view_text(viewer: Viewer, text: str, name: str, environment: Mapping[str, str]) -> str | None:
    """Show `text` in the user's pager or editor until that ends; a sentence where it failed, and no exception.

    An exception would leave a suspended app without its terminal: Textual resumes only after a block that ends well.

    The text is in a file that nobody else can read and that is removed afterwards: what is changed in it is not kept.
    The file's name comes from `name` and is safe on a command line; no shell is started.
    """
    try:
        command = _command(viewer, environment)
        with tempfile.TemporaryDirectory(prefix="councilui-") as folder:
            path = Path(folder) / f"{file_stem(name)}.md"
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
            with _own_interrupts():
                status = subprocess.run([*command, str(path)], env=dict(environment), check=False).returncode
    except CouncilError as error:
        return str(error)
    except OSError as error:
        return f"The {viewer} couldn't be started: {error.strerror or error}."
    return f"{command[0]} ended with status {status}." if status else None
