"""Reading the record away from the screen's thread.

A request belongs to a channel of its owner, a screen or the app ("main", "vote", "count"). Two policies:

- `latest`: a newer request in the channel makes the older one useless. Its query is interrupted, as is any that it goes
  on to, and its result, if it still comes, is dropped. For everything that is shown.
- `every`: each request counts. They run one after the other in the order in which they came, and none is interrupted.
  For exporting, copying and opening.

Each thread has a read-only connection of its own while it works. A thread posts one `Loaded` message to the owner,
which hands it to `Loader.deliver`: callbacks run on the screen's thread.
"""

import asyncio
import os
import sqlite3
import threading
import traceback
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from textual.dom import DOMNode
from textual.message import Message

from councilui.common.errors import CouncilError
from councilui.common.plain_text import plain
from councilui.record.database import open_record

T = TypeVar("T")
Channel = tuple[int, str]
THREAD: Final = "councilui reads"
"""The name of a thread that reads without being a worker of Textual's."""
_MOST_IDLE: Final = 2  # connections: SQLite keeps up to 64 MB of pages for each
_STEPS: Final = 20_000
"""SQLite asks after so many of its steps, about a millisecond, whether the result is still needed: an interrupt that
comes between two queries of a request ends neither."""


@dataclass(eq=False, repr=False)
class Request(Generic[T]):
    """A query, what to do with its result, and what to do with the sentence that says why it failed."""

    owner: DOMNode
    channel: Channel
    query: Callable[[sqlite3.Connection], T]
    callback: Callable[[T], None]
    on_error: Callable[[str], None]
    is_done: bool = False


class Loaded(Message, bubble=False):
    """A request is done: its result, or the sentence that says why it failed."""

    def __init__(self, request: Request[Any], result: Any = None, error: str | None = None) -> None:
        super().__init__()
        self.request = request
        self.result = result
        self.error = error


class RecordReplaced(Message, bubble=False):
    """Another load has put a new file in the record's place."""


def _post(loaded: Loaded | None) -> None:
    if loaded is not None:
        loaded.request.owner.post_message(loaded)


class Loader:
    """The threads and connections that read one record."""

    def __init__(self, path: str | os.PathLike[str], connection: sqlite3.Connection | None = None) -> None:
        """Read the record at `path`, at first through `connection` if there is one."""
        self.path = path
        self.tracebacks: list[str] = []
        """The tracebacks of mistakes in the program, for debugging."""
        self._lock = threading.Lock()
        self._idle = [] if connection is None else [connection]
        self._busy: dict[Request[Any], sqlite3.Connection] = {}
        self._latest: dict[Channel, Request[Any] | None] = {}
        """The request of each channel that counts, None for none any more."""
        self._queues: dict[Channel, deque[Request[Any]]] = {}
        self._closed = False
        self._file: tuple[int, int] | None = None
        """Device and inode of the file at the path, as it was last seen."""
        self._outdated: set[sqlite3.Connection] = set()
        """The connections at work on a file that was replaced."""

    def latest(
        self,
        owner: DOMNode,
        channel: str,
        query: Callable[[sqlite3.Connection], T],
        callback: Callable[[T], None],
        on_error: Callable[[str], None],
        *,
        patience: float = 0.0,
    ) -> Request[T]:
        """Read in a thread; the request before in this channel is interrupted and its result dropped.

        With `patience` the screen's thread waits so many seconds, so that what it paints next has the result in it.
        """
        request = Request(owner, (id(owner), channel), query, callback, on_error)
        with self._lock:
            self._interrupt(request.channel)
            self._latest[request.channel] = request
        if patience:
            self._read_soon(request, patience)
        else:
            owner.run_worker(
                partial(self._run, request), group=channel, thread=True, exclusive=True, exit_on_error=False
            )  # fmt: skip
        return request

    def every(
        self,
        owner: DOMNode,
        channel: str,
        query: Callable[[sqlite3.Connection], T],
        callback: Callable[[T], None],
        on_error: Callable[[str], None],
    ) -> None:
        """Run in a thread after those before it in this channel."""
        request = Request(owner, (id(owner), channel), query, callback, on_error)
        with self._lock:
            queue = self._queues.get(request.channel)
            if queue is not None:
                queue.append(request)
                return
            self._queues[request.channel] = deque((request,))
        owner.run_worker(partial(self._run_queue, request.channel), group=channel, thread=True, exit_on_error=False)

    def deliver(self, event: Loaded) -> None:
        """Call back, on the screen's thread, unless the result is of no use any more."""
        event.stop()
        request = event.request
        request.is_done = True
        if not self.is_needed(request):
            return
        if event.error is not None:
            request.on_error(event.error)
        else:
            request.callback(event.result)

    def is_needed(self, request: Request[Any]) -> bool:
        """Whether the result of `request` is still of use."""
        return request.channel not in self._latest or self._latest[request.channel] is request

    def look(self) -> bool:
        """Whether another load has replaced the record since the last look; what is read from now on is the new one."""
        with self._lock:
            return self._forget_replaced()

    def is_reading(self, owner: DOMNode) -> bool:
        """Whether something is being read for `owner`."""
        with self._lock:
            return any(request.owner is owner for request in self._busy)

    def cancel(self, owner: DOMNode, channel: str | None = None) -> None:
        """Drop what `owner` reads, in one channel or in all of them."""
        with self._lock:
            for key in [key for key in self._latest if key[0] == id(owner) and channel in (None, key[1])]:
                self._interrupt(key)
                self._latest[key] = None

    async def finish(self) -> None:
        """Wait until all that counts is done, ten seconds at most."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + 10
        while self._queues and loop.time() < deadline:
            await asyncio.sleep(0.01)

    def close(self) -> None:
        """Interrupt what is shown and close what is open; what is being written is finished."""
        with self._lock:
            self._closed = True
            for channel in self._latest:
                self._interrupt(channel)
            for connection in self._idle:
                connection.close()
            self._idle.clear()

    def _interrupt(self, channel: Channel) -> None:
        for request, connection in self._busy.items():
            if request.channel == channel:
                connection.interrupt()

    def _run_queue(self, channel: Channel) -> None:
        """In a thread: run the requests of a channel one after the other."""
        while True:
            with self._lock:
                queue = self._queues[channel]
                if not queue:
                    del self._queues[channel]
                    return
                request = queue.popleft()
            self._run(request)

    def _read_soon(self, request: Request[Any], patience: float) -> None:
        """Read in a thread and call back before this returns, or with a message if it takes longer than `patience`."""
        future: Future[Loaded | None] = Future()
        threading.Thread(target=lambda: future.set_result(self._read(request)), name=THREAD, daemon=True).start()
        try:
            loaded = future.result(patience)
        except TimeoutError:
            future.add_done_callback(lambda future: _post(future.result()))
        else:
            if loaded is not None:
                self.deliver(loaded)

    def _run(self, request: Request[Any]) -> None:
        """In a thread: read, then post what came of it."""
        _post(self._read(request))

    def _read(self, request: Request[T]) -> Loaded | None:
        """In a thread: what came of a request, None when it is of no use any more."""
        try:
            connection = self._connect(request)
            if connection is None:
                return None
            try:
                return Loaded(request, request.query(connection))
            finally:
                self._release(request, connection)
        except CouncilError as error:
            return Loaded(request, error=str(error))
        except sqlite3.Error as error:
            if not self.is_needed(request):  # a newer request interrupted this one
                return None
            return Loaded(request, error=f"The record couldn't be read: {plain(str(error))}.")
        except Exception as error:  # whatever it is, somebody waits for a result
            self.tracebacks.append(traceback.format_exc())
            what = f"{type(error).__name__}: {plain(str(error))}"
            return Loaded(request, error=f"A mistake in councilui itself, or a damaged record: {what}.")

    def _is_useless(self, request: Request[Any]) -> bool:
        return not self.is_needed(request) or (self._closed and request.channel in self._latest)

    def _connect(self, request: Request[Any]) -> sqlite3.Connection | None:
        """A connection that nobody else uses; None when the request is useless by now."""
        with self._lock:
            if self._is_useless(request):
                return None
            is_replaced = self._forget_replaced()
            connection = self._idle.pop() if self._idle else None
        if is_replaced:
            request.owner.app.post_message(RecordReplaced())
        if connection is None:
            connection = open_record(self.path)
        with self._lock:
            useless = self._is_useless(request)
            if not useless:
                self._busy[request] = connection
                connection.set_progress_handler(lambda: self._is_useless(request), _STEPS)
            else:
                self._keep(connection)
        return None if useless else connection

    def _forget_replaced(self) -> bool:
        """Let go of connections to a file that another load has replaced, so that all is read from one; whether it has.

        A file that is gone stays open until there is another in its place.
        """
        try:
            status = Path(self.path).stat()
        except OSError:
            return False
        before, self._file = self._file, (status.st_dev, status.st_ino)
        if before in (None, self._file):
            return False
        for connection in self._idle:
            connection.close()
        self._idle.clear()
        self._outdated.update(self._busy.values())
        return True

    def _release(self, request: Request[Any], connection: sqlite3.Connection) -> None:
        with self._lock:
            self._busy.pop(request, None)
            connection.set_progress_handler(None, 0)
            self._keep(connection)

    def _keep(self, connection: sqlite3.Connection) -> None:
        """With the lock: keep a connection for the next request, or close it where it is one too many or of no use."""
        if self._closed or connection in self._outdated or len(self._idle) >= _MOST_IDLE:
            self._outdated.discard(connection)
            connection.close()
        else:
            self._idle.append(connection)
