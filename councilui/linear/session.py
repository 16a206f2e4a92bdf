"""A session of `councilui --linear`: where the user is and has been, what is said and asked."""

import sqlite3
from pathlib import Path
from typing import Final, TextIO

from councilui.common.errors import CouncilError
from councilui.common.fold import fold
from councilui.common.plain_text import one_line, plain
from councilui.linear.page import LinearPage
from councilui.linear.pages import place_page
from councilui.record.database import record_path
from councilui.record.places import find_place

_PAGE: Final = 20  # lines, or things of a list, that are said at once
_PROMPT: Final = "> "
_LEAST_LETTERS: Final = 3


class Session:
    """Reads commands from `stdin` and answers on `stdout` until it `is_over`.

    `page` is where the user is; `_trail` where they came from; `_next` is the first line or choice not said yet.
    """

    def __init__(self, connection: sqlite3.Connection, stdin: TextIO, stdout: TextIO) -> None:
        self.connection = connection
        self.stdin = stdin
        self.stdout = stdout
        self.page = LinearPage("")
        self.is_over = False
        self._trail: list[LinearPage] = []
        self._forward: list[LinearPage] = []
        self._next = 0

    @property
    def bookmarks(self) -> Path:
        """The file of the user's bookmarks in this record. Raises CouncilError for a record that is no file."""
        from councilui.bookmarks import bookmarks_file

        path = record_path(self.connection)
        if path is None:
            raise CouncilError("This record isn't in a file, so bookmarks in it can't be saved.")
        return bookmarks_file(path)

    def say(self, text: str) -> None:
        """Print a text as a line or, where it has line breaks, as several."""
        self.stdout.write(plain(text).rstrip("\n") + "\n")
        self.stdout.flush()

    def ask(self, prompt: str = _PROMPT) -> str:
        """A line that the user types; "" and the end of the session when there is none."""
        self.stdout.write(prompt)
        self.stdout.flush()
        line = self.stdin.readline()
        if not line:
            self.is_over = True
            self.stdout.write("\n")
        return one_line(line)

    def show(self) -> None:
        """Say where the user is, then the beginning of the page."""
        self._next = 0
        self.say(one_line(self.page.where))
        self.read_on()

    def read_on(self) -> None:
        """Say the next lines and choices of the page, and how many are left."""
        rows = [*self.page.lines, *(f"{n}. {choice.label}" for n, choice in enumerate(self.page.choices, 1))]
        if self._next >= len(rows):
            self.say("That's all." if rows else "Nothing is on record here.")
            return
        part = rows[self._next : self._next + _PAGE]
        self._next += len(part)
        for row in part:
            self.say(one_line(row))
        left = len(rows) - self._next
        if left:
            self.say(f"{left} more; press Enter.")

    def back(self) -> None:
        """Go where the user came from."""
        if not self._trail:
            self.say("This is where you started; q quits.")
            return
        self._forward.append(self.page)
        self.page = self._trail.pop()
        self.show()

    def find_page(self, typed: str) -> LinearPage:
        return place_page(self.connection, find_place(self.connection, typed))

    def end(self) -> None:
        """Ask for no more lines."""
        self.is_over = True

    def forward(self) -> None:
        """Go where the user came back from."""
        if not self._forward:
            self.say("There is nothing to go forward to.")
            return
        self._trail.append(self.page)
        self.page = self._forward.pop()
        self.show()

    def part_called(self, typed: str) -> int | None:
        """The number of the first choice whose name, or else a word of it, begins with what was typed."""
        beginning = fold(typed)
        if len(beginning) < _LEAST_LETTERS:
            return None
        names = [f" {choice.name}" for choice in self.choices_page.choices]
        numbers = [n for n, name in enumerate(names, 1) if f" {beginning}" in name]
        return min(numbers, key=lambda n: not names[n - 1].startswith(f" {beginning}"), default=None)

    @property
    def choices_page(self) -> LinearPage:
        """The page whose choices count: on one that is only text, that of the list that led to it."""
        return self.page if self.page.choices or not self._trail else self._trail[-1]

    def numbered(self, number: int) -> LinearPage:
        """The page of what has a number here. Raises CouncilError for one that nothing has."""
        page = self.choices_page
        if not 0 < number <= len(page.choices):
            raise CouncilError(f"There is no number {number} here. For the member of a ward, type 'ward {number}'.")
        if page is not self.page:
            self.page = self._trail.pop()
        return page.choices[number - 1].open(self.connection)

    def go(self, page: LinearPage) -> None:
        self._forward.clear()
        self._trail.append(self.page)
        self.page = page
        self.show()
