"""Reading the record away from the screen's thread.

Each question belongs to a lane ("meeting", "vote", "search"); a newer question in a lane makes the older one useless:
its query is interrupted, as is any that it goes on to, and its answer, if it still comes, is told apart by its
generation. Each thread has a read-only connection of its own while it works. Threads only post messages; the screen
changes in message handlers.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Generic, TypeVar

from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump

from councilui.common.errors import CouncilError
from councilui.common.plain_text import plain
from councilui.record.database import open_record

T = TypeVar("T")
_STEPS: Final = 20_000
"""SQLite asks after so many of its steps, about a millisecond, whether anybody waits still: an interrupt that comes
between two queries of a question ends neither."""


@dataclass
class Answer(Message, Generic[T]):
    """What a question brought. `generation` says which question of its lane it answers."""

    lane: str
    generation: int
    value: T


@dataclass
class ReadFailed(Message):
    """A question that could not be answered, and why, in a sentence."""

    lane: str
    generation: int
    sentence: str


class Reading:
    """The threads and connections that read one record."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._busy: dict[str, dict[int, sqlite3.Connection]] = {}
        self._generations: dict[str, int] = {}
        self._closed = False

    def ask(
        self,
        asker: DOMNode,
        lane: str,
        question: Callable[[sqlite3.Connection], T],
        answer: Callable[[str, int, T], Answer[T]],
    ) -> int:
        """Put `question` in a thread; `asker` gets `answer(lane, generation, value)` or ReadFailed.

        Returns the generation. The question before in this lane is interrupted.
        """
        with self._lock:
            generation = self._generations[lane] = self._generations.get(lane, 0) + 1
            for connection in self._busy.get(lane, {}).values():
                connection.interrupt()
        asker.run_worker(
            partial(self._work, asker, lane, generation, question, answer),
            name=f"{lane} {generation}", group=lane, thread=True, exclusive=True, exit_on_error=False,
        )  # fmt: skip
        return generation

    def is_current(self, message: Answer[T] | ReadFailed) -> bool:
        """Whether the message answers the newest question of its lane."""
        return self._generations.get(message.lane, 0) == message.generation

    def drop(self, lane: str) -> None:
        """Nobody waits for this lane any more."""
        with self._lock:
            self._generations[lane] = self._generations.get(lane, 0) + 1
            for connection in self._busy.get(lane, {}).values():
                connection.interrupt()

    def close(self) -> None:
        """Interrupt what runs and close what is open; nothing can be asked afterwards."""
        with self._lock:
            self._closed = True
            for lane in self._busy.values():
                for connection in lane.values():
                    connection.interrupt()
            for connection in self._idle:
                connection.close()
            self._idle.clear()

    def _work(
        self,
        asker: MessagePump,
        lane: str,
        generation: int,
        question: Callable[[sqlite3.Connection], T],
        answer: Callable[[str, int, T], Answer[T]],
    ) -> None:
        """In a thread: read, then post what came of it."""
        try:
            connection = self._take(lane, generation)
            if connection is None:
                return
            try:
                value = question(connection)
            finally:
                self._give_back(lane, generation, connection)
        except CouncilError as error:
            asker.post_message(ReadFailed(lane, generation, str(error)))
        except sqlite3.Error as error:
            if self._generations.get(lane) == generation:  # else a newer question interrupted this one
                asker.post_message(ReadFailed(lane, generation, f"The record could not be read: {plain(str(error))}."))
        except Exception as error:  # whatever it is, somebody waits for an answer
            what = f"{type(error).__name__}: {plain(str(error))}"
            asker.post_message(
                ReadFailed(lane, generation, f"A mistake in councilui itself, or a damaged record: {what}.")
            )
        else:
            asker.post_message(answer(lane, generation, value))

    def _take(self, lane: str, generation: int) -> sqlite3.Connection | None:
        """A connection that nobody else uses; None when the question is useless by now."""
        with self._lock:
            if self._closed or self._generations.get(lane) != generation:
                return None
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            connection = open_record(self.path)
        with self._lock:
            useless = self._closed or self._generations.get(lane) != generation
            if not useless:
                self._busy.setdefault(lane, {})[generation] = connection
                connection.set_progress_handler(lambda: self._generations.get(lane) != generation, _STEPS)
            elif not self._closed:
                self._idle.append(connection)
            else:
                connection.close()
        return None if useless else connection

    def _give_back(self, lane: str, generation: int, connection: sqlite3.Connection) -> None:
        with self._lock:
            self._busy.get(lane, {}).pop(generation, None)
            connection.set_progress_handler(None, 0)
            if self._closed:
                connection.close()
            else:
                self._idle.append(connection)
