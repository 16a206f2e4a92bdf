"""Where input comes from: a folder, a file or an archive, all seen as named files."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Final

from councilui.common.errors import CouncilError
from councilui.load.stores import TAR_ENDINGS, FolderStore, Store, TarStore, unpack_zip

_DATABASES: Final = (".db", ".sqlite", ".sqlite3")  # no input, and perhaps the record itself


class Files:
    """Named files below one folder, or one file alone. `label` is what the user called it; names are "a/b.json"."""

    def __init__(self, root: Path, label: str, names: list[str] | None = None, store: Store | None = None) -> None:
        self.label = label
        self._own_name = PurePosixPath(label).name  # made once: a folder's files are labeled by the ten thousand
        self._above = f"{label.rstrip('/')}/"
        self._store = store if store is not None else FolderStore(root)
        self.strays: dict[
            str, str
        ] = {}  # what a folder holds besides files, such as a link out of it, and why it's none
        self._names = names if names is not None else _names_below(root, self.strays)
        self.sums: dict[str, bytes] = {}  # SHA-256 of what was read, by name; of an archive, the whole is summed
        self._is_summed = not _is_archive(Path(label))
        self.claimed: dict[str, str] | None = None  # the format that reads each file, once that is known
        self.elsewhere: list[Files] = []  # the other inputs of the same load

    def names(self, pattern: str = "*") -> list[str]:
        """The names that fit a pattern ("*.vtt", "votes/*.json"), in order; "*" crosses folders."""
        if pattern == "*":
            return list(self._names)
        return [name for name in self._names if fnmatch(name, pattern)]

    def without(self, names: set[str]) -> Files:
        """The same input without some of its files."""
        if not names:
            return self
        rest = Files(Path(), self.label, [name for name in self._names if name not in names], self._store)
        rest.sums = self.sums
        return rest

    def path(self, name: str) -> Path:
        """Where the file stands now; for an archive, in a folder that goes with it."""
        return self._store.path(name)

    def name_at(self, path: Path) -> str | None:
        """The name of the file that stands at a path; None for one that is not of this input."""
        root = Path(self.label).resolve()
        inside = path.resolve()
        if root.is_dir() and inside.is_relative_to(root):
            return inside.relative_to(root).as_posix()
        return None

    def read(self, name: str) -> bytes:
        """The bytes of a file; they count towards the digest of the input."""
        raw = self._store.read(name)
        if self._is_summed:
            self.sums[name] = hashlib.sha256(raw).digest()
        return raw

    def read_beside(self, path: Path) -> bytes:
        """The bytes of a file that lies outside the input and belongs to it, such as settings in the folder above."""
        return path.read_bytes()

    def head(self, name: str, size: int = 4096) -> bytes:
        """The first bytes of a file, for telling its format."""
        return self._store.head(name, size)

    def label_of(self, name: str) -> str:
        """What errors call the file: the user's own path and the name in it."""
        return self.label if name == self._own_name else self._above + name

    def name_of(self, label: str) -> str:
        """The name of a file that errors call so: undoes `label_of`."""
        return label.removeprefix(self._above) if label != self.label else self._own_name

    def is_larger_than(self, size: int, names: Iterable[str]) -> bool:
        """Whether the named files together have more bytes than that."""
        for name in names:
            size -= self._store.size(name)
            if size < 0:
                return True
        return False


@contextmanager
def open_input(path: Path) -> Iterator[Files]:
    """The input at `path`. An archive is read in place, or unpacked into a temporary folder. Raises CouncilError."""
    if not path.exists():
        raise CouncilError(f"There is no file or folder {path}.")
    if not path.is_dir() and not path.is_file():
        raise CouncilError(f"{path} isn't a regular file or a folder, and may never end. Save it as a file first.")
    if path.is_dir():
        yield Files(path, str(path))
    elif not _is_archive(path):
        yield Files(path.parent, str(path), [path.name])
    else:
        with tempfile.TemporaryDirectory(prefix="councilui-") as folder:
            if path.name.lower().endswith(".zip"):
                unpack_zip(path, Path(folder))
                yield Files(Path(folder), str(path))
            else:
                store = TarStore(path, Path(folder))
                try:
                    yield Files(Path(folder), str(path), sorted(filter(_is_visible, store.names)), store)
                finally:
                    store.close()


def input_digest(path: Path, sums: dict[str, bytes] | None = None) -> str:
    """SHA-256 of an input as hexadecimal: of an archive's bytes, or of the names and the contents of files.

    `sums` has the SHA-256 of files that were read already. Databases beside the data do not count.
    """
    if path.is_dir():
        names = [name for name in _names_below(path, {}) if not name.lower().endswith(_DATABASES)]
    elif _is_archive(path):
        return _file_digest(path).hex()
    else:
        path, names = path.parent, [path.name]
    whole = hashlib.sha256()
    for name in names:
        digest = (sums or {}).get(name) or _file_digest(path / name)
        whole.update(f"{name}\n".encode("utf-8", "surrogateescape") + digest)
    return whole.hexdigest()


def _file_digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _is_archive(path: Path) -> bool:
    return path.name.lower().endswith((*TAR_ENDINGS, ".zip"))


def _is_visible(name: str) -> bool:
    return not any(map(_is_hidden, name.split("/")))


def _is_hidden(part: str) -> bool:
    """Whether a file or folder is hidden, or what Office, Windows or macOS leave beside the files of a user."""
    return part.startswith((".", "~$")) or part.casefold() in ("__macosx", "thumbs.db", "desktop.ini")


def _names_below(root: Path, strays: dict[str, str]) -> list[str]:
    """The names of all files below a folder, less what is hidden; what can't be read goes to `strays` with a reason."""
    names, folders = list[str](), [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root / folder) as children:
                entries = list(children)
        except OSError as error:
            if not folder:
                raise
            strays[folder.rstrip("/")] = f"The folder can't be opened: {error.strerror or error}."
            continue
        for entry in entries:
            if _is_hidden(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{folder}{entry.name}/")
            elif fault := _link_fault(root, entry) if entry.is_symlink() else "":
                strays[folder + entry.name] = fault
            elif entry.is_file():
                names.append(folder + entry.name)
            else:
                strays[folder + entry.name] = "It isn't a regular file."
    return sorted(names)


def _link_fault(root: Path, link: os.DirEntry[str]) -> str:
    """Why a link isn't followed, "" if it is.

    One that leads out of the folder could take a file of whoever loads a stranger's folder into the record.
    """
    try:
        target = Path(link.path).resolve(strict=True)
    except (OSError, RuntimeError):  # no such file; links in a circle
        return "It's a link that leads nowhere."
    if target.is_dir():
        return "It's a link to a folder. Load that folder, too."
    if not target.is_relative_to(root.resolve()):
        return "It's a link to a file outside this folder. Put the file itself here."
    return ""
