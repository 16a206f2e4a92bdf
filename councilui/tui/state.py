"""What the screen remembers of a record from one run to the next, in a small file in the user's state folder."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from councilui.common.errors import CouncilError
from councilui.common.files import open_file, write_private

Value: TypeAlias = str | int | list[str] | list[int] | dict[str, str]
_LARGEST: Final = 1 << 20  # bytes; a larger file is none of ours
QUERIES: Final = "queries"
MOST_QUERIES: Final = 200


class SavedState:
    """Values by key. Several runs may have the same file: the last to change a key wins, queries are joined.

    `on_change` is called when there is something new to write. `notice` is a sentence for the user when the file could
    not be read.
    """

    def __init__(
        self, path: Path | None = None, record: str = "", defaults: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Read `path`, which need not exist; with None nothing is written. `record` is the record's path.

        `defaults` are for keys of which nothing remembered.
        """
        self.path = path
        self._defaults = defaults
        self._values: dict[str, Value] = {"record": record} if record else {}
        self._changed: set[str] = set()
        self.on_change: Callable[[], None] | None = None
        self.notice: str | None = None
        if path is not None:
            values, self.notice = _read(path)
            self._values.update(values)

    def set(self, key: str, value: Value) -> None:
        if self._values.get(key) != value:
            self._values[key] = value
            self._changed.add(key)
            if self.on_change is not None and self.path is not None:
                self.on_change()

    def text(self, key: str) -> str:
        """A text, "" when there is none."""
        value = self._values.get(key)
        return value if isinstance(value, str) else self._defaults.get(key, "")

    def number(self, key: str, default: int) -> int:
        value = self._values.get(key)
        return value if isinstance(value, int) else default

    def texts(self, key: str) -> list[str]:
        """A list of texts, empty when there is none."""
        value = self._values.get(key)
        return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []

    def numbers(self, key: str) -> list[int]:
        """A list of whole numbers, empty when there is none."""
        value = self._values.get(key)
        return [number for number in value if isinstance(number, int)] if isinstance(value, list) else []

    def fields(self, key: str) -> dict[str, str]:
        """Texts by name, empty when there are none."""
        value = self._values.get(key)
        return {name: text for name, text in value.items() if isinstance(text, str)} if isinstance(value, dict) else {}

    def save(self) -> None:
        """Write what has changed over what another run has written meanwhile. Raises CouncilError."""
        path = self.path
        if path is None or not self._changed:
            return
        keys, self._changed = self._changed, set()
        changes = {key: self._values[key] for key in ("record", *sorted(keys)) if key in self._values}
        with _locked(path.parent):
            others = _read(path)[0]
            queries = changes.get(QUERIES)
            if isinstance(queries, list):
                changes[QUERIES] = _joined(queries, others.get(QUERIES))
            write_private(path, json.dumps({**others, **changes}, ensure_ascii=False, indent=1) + "\n")


def state_file(record: str | os.PathLike[str]) -> Path:
    """Where the state of the record in this file is kept."""
    from councilui.common.folders import record_stem, state_folder

    return state_folder() / "records" / f"{record_stem(record)}.json"


def _read(path: Path) -> tuple[Mapping[str, Value], str | None]:
    """What the file holds; a damaged one is renamed, and the sentence that says so comes with nothing."""
    try:
        with open_file(path) as file:
            content = file.read(_LARGEST + 1)
        values = json.loads(content[:_LARGEST].decode("utf-8"))
        json.dumps(values, ensure_ascii=False).encode("utf-8")  # half a character could be neither shown nor saved
        if isinstance(values, dict) and len(content) <= _LARGEST:
            return values, None
    except FileNotFoundError:
        return {}, None
    except OSError as error:
        return {}, f"The saved state for this record can't be read: {path}: {error.strerror}."
    except (ValueError, RecursionError):
        pass
    aside = path.with_suffix(".damaged")
    try:
        path.rename(aside)
    except OSError as error:
        return {}, f"The saved state for this record is damaged, and {path} can't be set aside: {error.strerror}."
    return {}, f"The saved state for this record was damaged. The file was set aside as {aside}."


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One run at a time between reading and writing; where a file system has no locks, the last writer wins."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise CouncilError(f"Your changes can't be saved: {folder}: {error.strerror}.") from error
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _joined(queries: list[str] | list[int], others: Value | None) -> list[str]:
    """The queries of this run, then those of others, each once."""
    texts = (*queries, *(others if isinstance(others, list) else ()))
    return list(dict.fromkeys(text for text in texts if isinstance(text, str)))[:MOST_QUERIES]
