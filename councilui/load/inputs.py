"""Where input comes from: a folder, a file or an archive, all seen as named files."""

from __future__ import annotations

import hashlib
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Final

from councilui.common.errors import CouncilError

_TARS: Final = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".txz")
_MOST_BYTES: Final = 64 * 1024**3  # what an archive may unpack to; a bomb is refused before it fills the disk


class Files:
    """Named files below one folder, or one file alone. `label` is what the user called it; names are "a/b.json"."""

    def __init__(self, root: Path, label: str, names: list[str] | None = None) -> None:
        self.root = root
        self.label = label
        self._names = names if names is not None else _names_below(root)
        self._digest = hashlib.sha256()

    def names(self, pattern: str = "*") -> list[str]:
        """The names that fit a pattern ("*.vtt", "votes/*.json"), in order; "*" crosses folders."""
        return [name for name in self._names if fnmatch(name, pattern)]

    def without(self, taken: set[str]) -> Files:
        """The same input, less the files that are taken."""
        return Files(self.root, self.label, [name for name in self._names if name not in taken]) if taken else self

    def path(self, name: str) -> Path:
        """Where the file stands now; for an archive, in a folder that goes with it."""
        return self.root / name

    def read(self, name: str) -> bytes:
        """The bytes of a file; they count towards the digest of the input."""
        return self._digested(name, self.path(name).read_bytes())

    def read_beside(self, path: Path) -> bytes:
        """The bytes of a file that lies outside the input and belongs to it, such as settings in the folder above."""
        return self._digested(path.name, path.read_bytes())

    def _digested(self, name: str, raw: bytes) -> bytes:
        self._digest.update(f"{len(raw)} {name}\n".encode())
        self._digest.update(raw)
        return raw

    def head(self, name: str, size: int = 4096) -> bytes:
        """The first bytes of a file, for telling its format."""
        with self.path(name).open("rb") as file:
            return file.read(size)

    def shown(self, name: str) -> str:
        """What errors call the file: the user's own path and the name in it."""
        return self.label if name == PurePosixPath(self.label).name else f"{self.label.rstrip('/')}/{name}"

    def name_of(self, shown: str) -> str:
        """The name of a file that errors call so: `shown` undone."""
        return shown.removeprefix(f"{self.label.rstrip('/')}/") if shown != self.label else Path(shown).name

    def digest(self) -> str:
        """SHA-256 of what was read so far, as hexadecimal."""
        return self._digest.hexdigest()


@contextmanager
def opened(path: Path) -> Iterator[Files]:
    """The input at `path`. An archive is unpacked into a temporary folder. Raises CouncilError."""
    if not path.exists():
        raise CouncilError(f"There is no file or folder {path}.")
    if path.is_dir():
        yield Files(path, str(path))
    elif path.name.lower().endswith(_TARS) or path.name.lower().endswith(".zip"):
        with tempfile.TemporaryDirectory(prefix="councilui-") as folder:
            _unpack(path, Path(folder))
            yield Files(Path(folder), str(path))
    else:
        yield Files(path.parent, str(path), [path.name])


def _names_below(root: Path) -> list[str]:
    names = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(name.as_posix() for name in names if not any(part.startswith(".") for part in name.parts))


def _unpack(archive: Path, folder: Path) -> None:
    """Unpack regular files alone, none outside the folder."""
    try:
        if archive.name.lower().endswith(".zip"):
            with zipfile.ZipFile(archive) as packed:
                _bounded(archive, sum(info.file_size for info in packed.infolist()))
                packed.extractall(folder)  # zipfile itself keeps members inside the folder
        else:
            with tarfile.open(archive) as packed_tar:
                size = 0
                for member in packed_tar:
                    if member.isfile():
                        size += member.size
                        _bounded(archive, size)
                        packed_tar.extract(member, folder, set_attrs=False, filter="data")
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError) as error:
        if isinstance(error, CouncilError):
            raise
        raise CouncilError(f"{archive} cannot be unpacked: {error}.") from error


def _bounded(archive: Path, size: int) -> None:
    if size > _MOST_BYTES:
        raise CouncilError(
            f"{archive} would unpack to more than {_MOST_BYTES >> 30} GiB; unpack it yourself if it is meant."
        )
