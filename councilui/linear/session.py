"""A session of `councilui --linear`: a line is typed, lines are printed; no cursor is moved and nothing is drawn."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Final, TextIO

from councilui.common.errors import AmbiguousError, CouncilError
from councilui.common.fold import fold
from councilui.common.plain_text import one_line, plain
from councilui.linear.commands import opening_page, parse_command
from councilui.linear.page import Choice, Page, PageQuery
from councilui.linear.pages import place_page
from councilui.record.database import open_record
from councilui.record.places import find_place

if TYPE_CHECKING:
    from councilui.record.places import Place

_PAGE: Final = 20  # lines, or things of a list, that are said at once
_PROMPT: Final = "> "
_LEAST_LETTERS: Final = 3
_DATE_DIGITS: Final = 4  # a year, not the number of a choice


class Session:
    """Reads commands from `stdin` and answers on `stdout` until it `is_over`.

    `page` is where the user is; `_trail` where they came from; `_next` is the first line or choice not said yet.
    """

    def __init__(self, connection: sqlite3.Connection, stdin: TextIO, stdout: TextIO) -> None:
        self.connection = connection
        self.stdin = stdin
        self.stdout = stdout
        self.page = Page("")
        self.is_over = False
        self._trail: list[Page] = []
        self._next = 0

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

    def run(self, place: Place | None) -> None:
        """Begin at a place, then do what is typed."""
        self.say("councilui, plain text. Type ? for help, q to quit.")
        self.page = opening_page(self, place)
        self.show()
        while not self.is_over:
            line = self.ask()
            if not self.is_over:
                self._answer(line)

    def show(self) -> None:
        """Say where the user is, then the beginning of the page."""
        self._next = 0
        self.say(self.page.where)
        self.read_on()

    def read_on(self) -> None:
        """Say the next lines and choices of the page, and how many are left."""
        rows = [*self.page.lines, *(f"{n}. {choice.label}" for n, choice in enumerate(self.page.choices, 1))]
        if self._next >= len(rows):
            self.say("That is all." if rows else "Nothing is on record here.")
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
        self.page = self._trail.pop()
        self.show()

    def place_query(self, typed: str) -> PageQuery:
        """Finds a place and reads its page."""
        place = find_place(self.connection, typed)
        return lambda connection: place_page(connection, place)

    def _answer(self, line: str) -> None:
        """Do what a line says; an error is a sentence, and the user stays where they are."""
        try:
            query = self._query(line)
            if query is not None:
                self._go(query(self.connection))
        except CouncilError as error:
            self.say(str(error))

    def _query(self, line: str) -> PageQuery | None:
        if not line:
            self.read_on()
            return None
        if line.isascii() and line.isdecimal() and len(line) < _DATE_DIGITS:
            return self._numbered(int(line))
        command = parse_command(line)
        if command is None and (part := self._part_called(line)) is not None:
            return self._numbered(part)
        if command is None:
            return self._or_candidates(line, self.place_query)
        run = command[0].run
        return self._or_candidates(command[1], lambda typed: run(self, typed))

    def _part_called(self, typed: str) -> int | None:
        """The number of the first choice whose name begins with what was typed."""
        beginning = fold(typed)
        numbers = (n for n, choice in enumerate(self._choices_page.choices, 1) if choice.name.startswith(beginning))
        return next(numbers, None) if len(beginning) >= _LEAST_LETTERS else None

    @property
    def _choices_page(self) -> Page:
        """The page whose choices count: on one that is only text, that of the list that led to it."""
        return self.page if self.page.choices or not self._trail else self._trail[-1]

    def _numbered(self, number: int) -> PageQuery:
        """What has a number here. Raises CouncilError for one that nothing has."""
        page = self._choices_page
        if not 0 < number <= len(page.choices):
            raise CouncilError(f"There is no {number} here; 'ward {number}' is the member of that ward.")
        if page is not self.page:
            self.page = self._trail.pop()
        return page.choices[number - 1].open

    def _or_candidates(self, typed: str, run: Callable[[str], PageQuery | None]) -> PageQuery | None:
        """What `run` gives for what was typed; where that fits several things, a page with these to choose from."""
        try:
            return run(typed)
        except AmbiguousError as error:
            where, choices = str(error), [self._candidate(id, label, run) for id, label in error.candidates]
            return lambda _: Page(where, (), tuple(choices), self.page.ids)

    def _candidate(self, id: str, label: str, run: Callable[[str], PageQuery | None]) -> Choice:
        def open_page(connection: sqlite3.Connection) -> Page:
            query = run(id)
            return query(connection) if query is not None else self.page

        return Choice(one_line(label), open_page)

    def _go(self, page: Page) -> None:
        self._trail.append(self.page)
        self.page = page
        self.show()


def run(path: str | os.PathLike[str], place: Place | None = None) -> int:
    """A session on the record at `path`, from standard input to standard output; the exit status.

    Raises CouncilError when the record cannot be opened.
    """
    with closing(open_record(path)) as connection:
        Session(connection, sys.stdin, sys.stdout).run(place)
    return 0
