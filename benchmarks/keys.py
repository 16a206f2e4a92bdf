"""From a key to its last byte on the terminal, in every list, beside a bare Textual list of as many rows.

    python -m benchmarks.keys [ROWS]

A made-up record has so many rows in each list (100,000 by default; a meeting holds 65,536 statements at most). Down,
page down, and to the end and back are pressed in turn in a terminal of 120 by 36. The first measure is an OptionList of
as many one-line rows, the second a DataTable of three columns.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final

from textual.app import App, ComposeResult
from textual.widgets import DataTable, OptionList

from benchmarks.key_cost import KeyCost, Screen, run_app
from benchmarks.long_lists import build
from benchmarks.report import Measure, measures, tables

SIZE: Final = (120, 36)
ROUNDS: Final = 60
LISTS: Final[dict[str, tuple[str, ...]]] = {
    "agenda": (),
    "timeline": ("2",),
    "meetings": ("m",),
    "divided votes": ("d",),
    "members to pick": ("p",),
    "votes to compare": ("c",),
    "what doesn't add up": ("x",),
    "all votes": ("L",),
    "similar votes": ("n",),
    "a member's votes": ("p", *"roe-0", "enter", "2"),
    "what a member said": ("p", *"roe-1", "enter", "5"),
    "the votes of two members": ("a", "right", "enter"),
    "search": ("/", *"housing"),
}
"""The keys that lead to each list that grows with the record; the others have a row for each member, step or option."""
TYPED: Final = frozenset(("meetings", "all votes", "members to pick", "votes to compare", "search"))
"""Lists under a line in which letters are typed."""
_KEYS: Final = ("down", "down", "down", "down", "pagedown", "up", "pageup", "end", "up", "home")


class OptionRows(App[None]):
    """An OptionList alone."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        yield OptionList(*(f"2024-06-12  O2024-{number}  Zoning of {number} Elm Street" for number in range(self.rows)))


class TableRows(App[None]):
    """A DataTable alone."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        table: DataTable[str] = DataTable(cursor_type="row")
        table.add_columns("date", "record", "title")
        table.add_rows(("2024-06-12", f"O2024-{number}", f"Zoning of {number} Elm St.") for number in range(self.rows))
        yield table


async def press_keys(screen: Screen, rounds: int, *, typed: bool = False) -> list[KeyCost]:
    """What each key brought; where a line is typed the keys of a list that a line has, too, are left out."""
    keys = [key for key in _KEYS if not (typed and key in ("end", "home"))]
    await screen.press("down")
    return [result for key in islice(cycle(keys), rounds) if (result := await screen.press(key)).size]


async def _bare(app: App[Any], rounds: int) -> list[KeyCost]:
    async with run_app(app, SIZE) as screen:
        return await press_keys(screen, rounds)


async def _ours(path: Path, name: str, rounds: int) -> list[KeyCost]:
    async with open_list(path, name, SIZE) as screen:
        return await press_keys(screen, rounds, typed=name in TYPED)


@asynccontextmanager
async def open_list(path: Path, name: str, size: tuple[int, int]) -> AsyncIterator[Screen]:
    """The app on a record with one of `LISTS` open."""
    from councilui.tui.app import CouncilApp

    async with run_app(CouncilApp(path), size) as screen:
        for key in LISTS[name]:
            await screen.press(key)
            await screen.settle()
        yield screen


def measure(folder: Path, rows: int, rounds: int = ROUNDS) -> list[Measure]:
    """Milliseconds and bytes of each key; the bare lists first."""
    path = build(folder / f"lists-{rows}.db", rows)
    keys = {
        "a bare OptionList": asyncio.run(_bare(OptionRows(rows), rounds)),
        "a bare DataTable": asyncio.run(_bare(TableRows(rows), rounds)),
        **{name: asyncio.run(_ours(path, name, rounds)) for name in LISTS},
    }

    def of(value: Callable[[KeyCost], float]) -> dict[str, list[float]]:
        return {name: [value(one) for one in values] for name, values in keys.items()}

    worst = {name: [statistics.quantiles(values, n=20)[-1]] for name, values in of(lambda one: one.elapsed).items()}
    return [
        *measures(f"Key to paint, {rows:,} rows", of(lambda one: one.elapsed)),
        *measures(f"Key to paint, {rows:,} rows: the slowest of 20", worst),
        *measures(f"Key to paint, {rows:,} rows, of the processor", of(lambda one: one.cpu)),
        *measures(f"Bytes written for a key, {rows:,} rows", of(lambda one: one.size), "bytes"),
    ]


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        print(tables(measure(Path(folder), rows), {}))


if __name__ == "__main__":
    main()
