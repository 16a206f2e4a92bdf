"""Where the bytes of an input's files are: in a folder, or in an archive that is read in place."""

import bz2
import gzip
import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final, Protocol, cast

from councilui.common.errors import CouncilError
from councilui.common.width import cut

TAR_ENDINGS: Final = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".txz")
_MOST_BYTES: Final = 64 * 1024**3  # what an archive may unpack to; a bomb is refused before it fills the disk
_MOST_TIMES: Final = 200  # its own size, so that reading it takes no longer than it is large; data of councils take 50
_ALWAYS: Final = 64 << 20  # bytes that any archive may unpack to
_LONGEST_NAME: Final = 4096  # characters of a file's name with its folders
_BLOCK: Final = 1 << 20
_OPENERS: Final[tuple[tuple[bytes, Callable[[Path], BinaryIO]], ...]] = (
    (b"\x1f\x8b", lambda path: cast(BinaryIO, gzip.open(path))),  # noqa: SIM115  # closed where it is used
    (b"BZh", lambda path: cast(BinaryIO, bz2.open(path))),  # noqa: SIM115
    (b"\xfd7zXZ", lambda path: cast(BinaryIO, lzma.open(path))),  # noqa: SIM115
)


class Store(Protocol):
    """The files of one input by name; a store can be pickled, so that another process reads from it."""

    def read(self, name: str) -> bytes:
        """All bytes of a file."""

    def head(self, name: str, size: int) -> bytes:
        """The first bytes of a file."""

    def size(self, name: str) -> int:
        """How many bytes the file has."""

    def path(self, name: str) -> Path:
        """Where the file stands by itself; one of an archive is unpacked for that."""


class FolderStore:
    """Files below a folder."""

    def __init__(self, root: Path) -> None:
        self._root = f"{root}/"

    def read(self, name: str) -> bytes:
        with open(self._root + name, "rb") as file:  # noqa: PTH123  # a Path takes as long as the reading
            return file.read()

    def head(self, name: str, size: int) -> bytes:
        with open(self._root + name, "rb") as file:  # noqa: PTH123
            return file.read(size)

    def size(self, name: str) -> int:
        return self.path(name).stat().st_size

    def path(self, name: str) -> Path:
        """Where the file stands."""
        return Path(self._root + name)


class TarStore:
    """Files of a tar archive, from where they lie in it: 40,000 small files are not written only to be read once.

    A compressed archive is unpacked into one file in `folder`. Raises CouncilError.
    """

    def __init__(self, archive: Path, folder: Path) -> None:
        self._folder = folder
        try:
            self._plain = _decompressed(archive, folder / ".archive.tar")
            self._places = dict(self._members(archive))
        except (tarfile.TarError, EOFError, OSError, ValueError, lzma.LZMAError, zlib.error) as error:
            raise _refusal(archive, error) from error
        self._descriptor: int | None = None

    def _members(self, archive: Path) -> list[tuple[str, tuple[int, int]]]:
        members = []
        with tarfile.open(self._plain, "r:") as packed:
            for member in packed:
                if member.isfile():
                    name = _inner_name(archive, member.name)
                    if member.issparse():
                        raise CouncilError(f"{archive} holds {name} as a sparse file. Unpack the archive yourself.")
                    members.append((name, (member.offset_data, member.size)))
        return members

    @property
    def names(self) -> list[str]:
        return list(self._places)

    def read(self, name: str) -> bytes:
        offset, size = self._places[name]
        return self._read(offset, size)

    def head(self, name: str, size: int) -> bytes:
        offset, whole = self._places[name]
        return self._read(offset, min(size, whole))

    def size(self, name: str) -> int:
        return self._places[name][1]

    def path(self, name: str) -> Path:
        """The file, unpacked."""
        path = self._target(name)
        if not path.exists():
            path.write_bytes(self.read(name))
        return path

    def _target(self, name: str) -> Path:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _read(self, offset: int, size: int) -> bytes:
        if self._descriptor is None:
            self._descriptor = os.open(self._plain, os.O_RDONLY)
        parts = []
        while size > 0 and (part := os.pread(self._descriptor, size, offset)):
            parts.append(part)
            size, offset = size - len(part), offset + len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def __getstate__(self) -> dict[str, object]:
        return self.__dict__ | {"_descriptor": None}

    def close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def unpack_zip(archive: Path, folder: Path) -> None:
    """Unpack a zip archive into the folder. Raises CouncilError."""
    try:
        with zipfile.ZipFile(archive) as packed:
            _check_size(archive, sum(info.file_size for info in packed.infolist()))
            packed.extractall(folder)  # zipfile itself keeps members inside the folder
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError, zlib.error) as error:
        raise _refusal(archive, error) from error


def _decompressed(archive: Path, target: Path) -> Path:
    """The archive as a plain tar file: itself, or unpacked into `target`."""
    with archive.open("rb") as file:
        magic = file.read(6)
    opener = next((opener for start, opener in _OPENERS if magic.startswith(start)), None)
    if opener is None:
        return archive
    with opener(archive) as packed, target.open("wb") as plain:
        size = 0
        while block := packed.read(_BLOCK):
            size += len(block)
            _check_size(archive, size)
            plain.write(block)
    return target


def _inner_name(archive: Path, name: str) -> str:
    """A member's name as a path below the archive. Raises CouncilError for one that leads out of it."""
    if len(name) > _LONGEST_NAME:
        raise CouncilError(
            f"{archive} can't be unpacked: a name in it has {len(name):,} characters; {_LONGEST_NAME:,} are the most."
        )
    parts = name.split("/")
    if name.startswith("/") or ".." in parts:
        raise CouncilError(f"{archive} can't be unpacked: {name} is outside it.")
    return "/".join(part for part in parts if part not in ("", "."))


def _refusal(archive: Path, error: Exception) -> CouncilError:
    """Why an archive is refused; of what the system says without the name, which may be without end."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return CouncilError(f"{archive} can't be unpacked: {reason[:1].lower()}{cut(reason[1:], 200)}.")


def _check_size(archive: Path, size: int) -> None:
    """Refuse an archive that unpacks to more bytes than it may; `size` is what is known of them so far."""
    if size > _MOST_BYTES:
        limit = f"{_MOST_BYTES >> 30} GiB"
    elif size > max(_ALWAYS, _MOST_TIMES * archive.stat().st_size):
        limit = f"{_MOST_TIMES} times its size"
    else:
        return
    raise CouncilError(f"{archive} would unpack to more than {limit}; unpack it yourself if that is what you want.")
