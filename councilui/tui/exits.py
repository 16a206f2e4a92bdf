"""How the screen ends when something other than the user ends it: a signal of the system, a mistake in the program."""

import asyncio
import os
import platform
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import textual
from textual.app import App

import councilui
from councilui.common.errors import CouncilError
from councilui.common.files import write_private
from councilui.common.folders import state_folder

_SIGNALS: Final = (signal.SIGTERM, signal.SIGHUP)


def follow_signals(app: App[Any]) -> None:
    """Leave the terminal as it was when the system ends the program; paint all when fg brings it back.

    A second signal ends it at once.
    """
    app.app_resume_signal.subscribe(app, lambda _: app.refresh())  # Textual 8.2 paints what has changed
    loop = asyncio.get_running_loop()

    def leave(number: signal.Signals) -> None:
        for handled in _SIGNALS:
            loop.remove_signal_handler(handled)
        app.exit(return_code=128 + number)

    for number in _SIGNALS:
        with suppress(NotImplementedError, RuntimeError, ValueError):  # not in the main thread, or not on this system
            loop.add_signal_handler(number, leave, number)


def report_crash(error: BaseException) -> None:
    """Say on standard error that a mistake in the program ended the screen, and where the report is.

    The report names the places in the program, never a value: what the record says, and where it lies, stays here.
    """
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"
    lines = [
        f"councilui {councilui.__version__}, Textual {textual.__version__}, Python {platform.python_version()}",
        f"{platform.system()} {platform.machine()}, TERM={os.environ.get('TERM', '')}",
        *(f"{'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}" for frame in frames),
        type(error).__name__,
    ]
    sentence = (
        f"A mistake in councilui itself ended the screen ({type(error).__name__} at {place}). The record is unharmed."
    )
    path = state_folder() / "crash.txt"
    try:
        write_private(path, "\n".join(lines) + "\n")
        sentence += f" A report, without the record's text, is in {path}."
    except CouncilError:
        sentence += f" {' '.join(lines)}"
    sys.stderr.write(f"councilui: {sentence}\n")
