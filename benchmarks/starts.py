"""Programs from the command to the screen: ours, a bare Textual app, and what else opens a SQLite file in a terminal.

Each opens the shipped record in a pseudo-terminal of 120 by 36 until a text is on the screen; then how much memory it
holds. Commands that print and end are timed whole, beside Python with the same libraries imported.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.report import Measure, measures, turn_by_turn
from benchmarks.terminal import program, start

_HERE = Path(__file__).parent
RECORD = _HERE.parent / "data" / "meeting.db"
_OURS = str(Path(sys.executable).with_name("councilui"))
SCREENS: dict[str, tuple[list[str], bytes]] = {
    "a bare Textual app": ([sys.executable, str(_HERE / "bare_app.py")], b"Agenda"),
    "councilui, first paint": ([_OURS], b"Agenda"),
    "councilui, with agenda, timeline and vote": ([_OURS], b"be laid on"),
    "VisiData, list of tables": (["vd", str(RECORD)], b"vote_e"),
    "VisiData, rows of votes": (["vd", "-f", "sqlite", str(RECORD), "+:vote::"], b"chicago-city-c"),
    "Harlequin, its panes": (["harlequin", "-a", "sqlite", str(RECORD)], b"Query Editor"),
    "litecli, its prompt": (["litecli", "--no-warn", str(RECORD)], b"meeting.db>"),
}
COMMANDS: dict[str, list[str]] = {
    "python with sqlite3, click and rich.table": [sys.executable, "-c", "import sqlite3, click, rich.table"],
    "councilui show vote O2021-117": [_OURS, "show", "vote", "O2021-117"],
    "councilui search housing": [_OURS, "search", "housing"],
    "councilui list votes": [_OURS, "list", "votes"],
    "councilui check": [_OURS, "check"],
    "sqlite3, the votes": ["sqlite3", str(RECORD), "SELECT * FROM vote_event"],
    "sqlite-utils, the votes": ["sqlite-utils", "rows", str(RECORD), "vote_event"],
}


def screens(rounds: int) -> list[Measure]:
    """Milliseconds to the text, by the clock and of the processors, and MiB held then."""
    programs = {name: at for name, at in SCREENS.items() if _is_here(name, at[0][0])}
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    processor: dict[str, list[float]] = {name: [] for name in programs}
    memory: dict[str, list[float]] = {name: [] for name in programs}
    for number in range(rounds + 1):
        for name, (command, text) in programs.items():
            try:
                took = start([program(command[0]) or command[0], *command[1:]], text)
            except (TimeoutError, OSError) as error:
                print(f"{name} did not come to its text: {str(error)[:80]}")
                continue
            if number:
                seconds[name].append(1000 * took.seconds)
                processor[name].append(1000 * took.processor)
                memory[name].append(took.memory)
    return [
        *measures("On the screen", seconds),
        *measures("On the screen, time of the processors", processor),
        *measures("Memory on the screen", memory, "MiB"),
    ]


def commands(rounds: int) -> list[Measure]:
    """Milliseconds of whole commands."""
    programs = {name: command for name, command in COMMANDS.items() if _is_here(name, command[0])}
    ways = {
        name: lambda command=command: subprocess.run(
            [program(command[0]) or command[0], *command[1:]], stdout=subprocess.DEVNULL, check=True
        )
        for name, command in programs.items()
    }
    return measures("Commands", turn_by_turn(ways, rounds))


def _is_here(name: str, command: str) -> bool:
    if program(command) is None:
        print(f"{name}: {Path(command).name} is not installed, left out.")
        return False
    return True
