"""Files written whole or not at all: text goes to a scratch file beside the target, which then takes its place.

And files read that are files: a pipe would be waited for, a device has no end.
"""

import errno
import os
import stat
from io import BufferedReader
from itertools import count
from pathlib import Path

from councilui.common.errors import CouncilError


def open_file(path: str | os.PathLike[str]) -> BufferedReader:
    """Open a file for reading. Raises OSError, also for what is there and is no file."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        kind = stat.S_IFMT(os.fstat(descriptor).st_mode)
        if kind != stat.S_IFREG:
            is_folder = kind == stat.S_IFDIR
            number, text = (errno.EISDIR, "Is a directory") if is_folder else (errno.EINVAL, "Is not a file")
            raise OSError(number, text, os.fspath(path))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def write_whole(path: Path, text: str, *, replace: bool = False) -> None:
    """Write `text` as UTF-8 to `path`, in place of a file there only with `replace`; a link stays a link.

    What is there and is no file, such as /dev/stdout or a pipe, is written to and stays what it is.

    A new file has the usual permissions, one that is replaced keeps its own. Raises FileExistsError without `replace`,
    and CouncilError when it can't be written; a file that was there is then as before.
    """
    try:
        if replace and path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="")
        else:
            _write(Path(os.path.realpath(path)), text, replace=replace, mode=0o666)
    except FileExistsError:
        raise
    except OSError as error:
        raise CouncilError(f"{path} can't be written: {error.strerror}.") from error


def write_private(path: Path, text: str) -> None:
    """Write a file of the program's own in one of the user's folders, readable by nobody else; see `write_whole`."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(Path(os.path.realpath(path)), text, replace=True, mode=0o600)
    except OSError as error:
        raise CouncilError(f"{path} can't be written: {error.strerror}.") from error


def write_new(folder: Path, stem: str, ending: str, text: str) -> Path:
    """Write `text` to STEM.ENDING in `folder`, else to STEM-2.ENDING and so on; the path. Nothing is replaced."""
    for number in count(1):
        path = folder / (f"{stem}.{ending}" if number == 1 else f"{stem}-{number}.{ending}")
        if path.exists():
            continue
        try:
            write_whole(path, text)
        except FileExistsError:
            continue
        return path
    raise AssertionError("unreachable")


def put_in_place(scratch: Path, target: Path, *, replace: bool) -> None:
    """Rename `scratch` to `target` in one step that a crash cannot halve. Raises FileExistsError, OSError."""
    if replace:
        scratch.replace(target)
    else:
        _rename_new(scratch, target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _write(path: Path, text: str, *, replace: bool, mode: int) -> None:
    scratch = path.with_name(f".{path.name[:40]}-{os.urandom(4).hex()}")
    try:
        descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if replace and path.exists():
            scratch.chmod(path.stat().st_mode & 0o777)
        put_in_place(scratch, path, replace=replace)
    finally:
        scratch.unlink(missing_ok=True)


def _rename_new(scratch: Path, target: Path) -> None:
    try:
        os.link(scratch, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        target.open("x").close()
        scratch.replace(target)
