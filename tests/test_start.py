"""What a start costs, in counts that no machine changes: modules, classes, queries, widgets."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

MODULES = 111
"""Our own modules that the first frame with a meeting in it may need."""
FOREIGN = 8
"""Modules of others beyond those of a bare Textual app."""
QUERIES = 40
WIDGETS = 14
MEMORY = 60
"""MB that the program may hold then; it is two thirds of that, of which a bare Textual app is five sixths."""
NAMED_TUPLES = 75
DATACLASSES = 1
"""Of our own: a frozen one costs five times as much to make as a class of named fields."""
COMPILED = 45
"""Fields of named tuples whose type is text, which Python compiles once more."""

SCRIPT = """
import gc, json, sqlite3, sys
from pathlib import Path
from typing import ForwardRef
from textual.app import App
from textual.containers import Horizontal
from textual.drivers import linux_driver
from textual.widgets import Static
from textual import pilot, scrollbar
from textual.layouts import factory, horizontal, vertical
import concurrent.futures.thread, asyncio.base_events
bare = set(sys.modules)

import asyncio
from councilui.record import database
from councilui.tui.app import CouncilApp

queries, frames = [], []
connect = database._connect
def traced(*arguments):
    connection = connect(*arguments)
    connection.set_trace_callback(queries.append)
    return connection
database._connect = traced

def memory():
    status = Path("/proc/self/status")  # Linux alone
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))

class Counted(CouncilApp):
    def _display(self, screen, renderable):
        super()._display(screen, renderable)
        if not frames and renderable is not None and screen.is_running and not self._batch_count:
            strips = screen._compositor.render_strips()
            ours = [
                thing for thing in gc.get_objects()
                if isinstance(thing, type) and thing.__module__.startswith("councilui")
            ]
            tuples = [cls for cls in ours if hasattr(cls, "_fields")]
            frames.append({
                "text": chr(10).join(strip.text for strip in strips),
                "queries": len(queries),
                "memory": memory(),
                "tuples": sorted(cls.__name__ for cls in tuples),
                "dataclasses": sorted(cls.__name__ for cls in ours if "__dataclass_fields__" in vars(cls)),
                "compiled": sum(
                    isinstance(kind, ForwardRef) for cls in tuples for kind in cls.__annotations__.values()
                ),
                "widgets": len(list(screen.walk_children())),
                "own": sorted(name for name in sys.modules if name.startswith("councilui")),
                "foreign": sorted(name for name in set(sys.modules) - bare if not name.startswith("councilui")),
            })

async def main():
    async with Counted(sys.argv[1]).run_test(size=(120, 36)) as running:
        await running.pause()

import councilui.tui.screens.meeting
councilui.tui.screens.meeting._PATIENCE = 30.0
asyncio.run(main())
json.dump(frames[0], sys.stdout)
"""


def test_the_first_frame_has_the_meeting_in_it_and_costs_no_more_than_before(record: Path) -> None:
    """Where this fails, import later what you have added (docs/dev/decisions.md), or raise the number and say why."""
    process = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(record)], capture_output=True, text=True, check=True, timeout=60
    )
    frame = json.loads(process.stdout)
    assert all(text in frame["text"] for text in ("1 Agenda", "2 Timeline", "3 Vote", "be laid on"))
    assert "Reading the record" not in frame["text"]
    assert frame["queries"] <= QUERIES
    assert frame["widgets"] <= WIDGETS
    assert frame["memory"] <= MEMORY * 1_000_000
    assert len(frame["tuples"]) <= NAMED_TUPLES, frame["tuples"]
    assert len(frame["dataclasses"]) <= DATACLASSES, frame["dataclasses"]
    assert frame["compiled"] <= COMPILED
    assert len(frame["own"]) <= MODULES, frame["own"]
    assert len(frame["foreign"]) <= FOREIGN, frame["foreign"]
    late = ("councilui.common.names", "councilui.export.formats", "councilui.load", "councilui.linear", "tomllib")
    assert not [name for name in frame["own"] + frame["foreign"] if name.startswith(late)]


COMMAND = """
import sqlite3, sys
import click, rich.cells
bare = set(sys.modules)
from councilui.cli import run
run(sys.argv[1:])
print(chr(10).join(set(sys.modules) - bare), file=sys.stderr)
"""
COMMANDS = {
    "show vote O2021-117": ("Shall O2021-117 be passed?", 90, 25),
    "search city": ("City Council", 76, 24),
    "list votes": ("O2021-117", 68, 22),  # with the table of widths, for the quotation marks in a title
}
"""What a command prints, and how many modules of ours and of others it may need beyond Python with its libraries."""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_imports_no_more_than_before(command: str, record: Path) -> None:
    """Where this fails, import later what you have added (docs/dev/decisions.md), or raise the number and say why."""
    printed, own, foreign = COMMANDS[command]
    for _ in range(2):  # the first finds the record intact, and remembers it
        process = subprocess.run(
            [sys.executable, "-c", COMMAND, *command.split(), "-d", str(record)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    assert printed in process.stdout
    modules = process.stderr.split()
    ours = [name for name in modules if name.startswith("councilui")]
    assert len(ours) <= own, sorted(ours)
    assert len(modules) - len(ours) <= foreign, sorted(set(modules) - set(ours))
    late = ("rich.console", "rich.text", "rich.table", "tomllib", "textual", "statistics", "councilui.load")
    assert not [name for name in modules if name.startswith(late)]
