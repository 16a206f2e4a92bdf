"""What is said at a place: where you are in one line, some lines about it, and what can be opened from there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import NamedTuple

from councilui.export.model import Export

PageQuery = Callable[[sqlite3.Connection], "LinearPage"]


class Choice(NamedTuple):
    """Something that can be opened by its number, or by the beginning of a word of its `name`."""

    label: str
    open: PageQuery
    name: str = ""


class LinearPage(NamedTuple):
    """`ids` are those of the things here by kind ("vote", "meeting", …): what the commands are about.

    `export` is what the place itself has to be written to a file, None where only its things have.
    """

    where: str
    lines: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    ids: Mapping[str, str] = {}
    export: Export | None = None

    def again(self, _: sqlite3.Connection) -> LinearPage:
        """This page, for a choice that opens what has been read already."""
        return self
