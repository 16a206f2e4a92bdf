"""`councilui --linear`: a line is typed, lines are printed; no cursor is moved and nothing is drawn."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Final

from councilui.common.errors import AmbiguousError, CouncilError, NotFoundError
from councilui.common.plain_text import one_line
from councilui.linear.commands import opening_page, parse_command
from councilui.linear.lists import people_page
from councilui.linear.page import Choice, LinearPage
from councilui.linear.session import Session
from councilui.record.database import open_record
from councilui.record.intact_files import FileChecksum, doubt_about
from councilui.record.queries.loads import about_record

if TYPE_CHECKING:
    from councilui.record.places import Place

_DATE_DIGITS: Final = 4  # a year, not the number of a choice


def run(path: str | os.PathLike[str], place: Place | None = None) -> int:
    """A session on the record at `path`, from standard input to standard output; the exit status.

    Raises CouncilError when the record can't be opened.
    """
    checksum = FileChecksum(path)
    with closing(open_record(path)) as connection:
        session = Session(connection, sys.stdin, sys.stdout)
        session.say("councilui, plain text. Type ? for help, q to quit.")
        if about := about_record(connection):
            session.say(about)
        session.page = opening_page(session, place)
        session.show()
        if doubt := doubt_about(connection, checksum):
            session.say(doubt)
        while not session.is_over:
            line = session.ask()
            if not session.is_over:
                answer(session, line)
    return 0


def answer(session: Session, line: str) -> None:
    """Do what a line says; an error is a sentence, and the user stays where they are."""
    try:
        page = _page(session, line)
        if page is not None:
            session.go(page)
    except CouncilError as error:
        session.say(str(error))
    except sqlite3.Error as error:
        session.say(
            f"This can't be read from the record: {error}. Run 'councilui check --integrity' to see what's damaged."
        )


def _page(session: Session, line: str) -> LinearPage | None:
    if not line:
        session.read_on()
        return None
    if line.isascii() and line.isdecimal() and len(line) < _DATE_DIGITS:
        return session.numbered(int(line))
    command = parse_command(line)
    if command is not None:
        run_command = command[0].run
        return _or_candidates(session, command[1], lambda typed: run_command(session, typed))
    part = session.part_called(line)
    if part is not None:
        return session.numbered(part)
    try:
        return _or_candidates(session, line, session.find_page)
    except NotFoundError as error:
        raise CouncilError(f"{error} Type ? for the commands, or / and words to search what was said.") from error


def _or_candidates(session: Session, typed: str, run_typed: Callable[[str], LinearPage | None]) -> LinearPage | None:
    """What `run_typed` gives; where what was typed fits several things or none, a page with what may be meant."""
    try:
        return run_typed(typed)
    except AmbiguousError as error:
        choices = [_candidate(session, id, label, run_typed) for id, label in error.candidates]
        return LinearPage(str(error), (), tuple(choices), session.page.ids)
    except NotFoundError as error:
        choices = [_candidate(session, name, name, run_typed) for name in error.suggestions]
        if error.kind == "people":
            choices.append(Choice("All people", people_page))
        if not choices:
            raise
        return LinearPage(str(error), (), tuple(choices), session.page.ids)


def _candidate(session: Session, id: str, label: str, run_typed: Callable[[str], LinearPage | None]) -> Choice:
    return Choice(one_line(label), lambda _: run_typed(id) or session.page)
