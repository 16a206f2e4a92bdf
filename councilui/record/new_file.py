"""Builds a record's file beside its place and renames it into place: whole or not at all, one build at a time."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from councilui.common.errors import CouncilError
from councilui.common.files import put_in_place

_SIDE_FILES: Final = ("-journal", "-wal", "-shm")


@contextmanager
def new_file(target: Path, *, copied: bool = False, replace: bool = True) -> Iterator[Path]:
    """A scratch path beside `target`; when the block succeeds it replaces `target`, otherwise it is removed.

    With `copied` it starts as a copy of the target. A second build at the same time raises CouncilError: the first
    holds a lock, which the system releases when a process dies; what a dead one left behind is overwritten. The target
    is not touched when it already has the same bytes, or when the block has removed the scratch file. A link to it
    stays a link, and a file that is replaced leaves its permissions to the new one. Without `replace` a target that is
    there by then raises FileExistsError.
    """
    target = Path(os.path.realpath(target))
    if target.exists() and not target.is_file():
        raise CouncilError(f"{target} exists but isn't a file, so nothing was written.")
    scratch = target.with_name(f".{target.name}.loading")
    try:
        descriptor = os.open(scratch, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    except OSError as error:
        raise CouncilError(f"{target} can't be written: {error.strerror}.") from error
    try:
        if not _locked(descriptor, scratch):
            raise CouncilError(f"Another load is writing {target}. Try again when it's done.")
        try:
            os.truncate(descriptor, 0)
            if target.exists():
                os.fchmod(descriptor, target.stat().st_mode & 0o777)
            if copied:
                with target.open("rb") as old, os.fdopen(os.dup(descriptor), "wb") as new:
                    shutil.copyfileobj(old, new, 1 << 20)
            yield scratch
            os.fsync(descriptor)
            _put(scratch, target, replace=replace)
        finally:
            scratch.unlink(missing_ok=True)
            for end in _SIDE_FILES:
                scratch.with_name(scratch.name + end).unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def _locked(descriptor: int, scratch: Path) -> bool:
    """Whether the lock was acquired on the file that is still at `scratch`; it may have become the target meanwhile."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(descriptor), scratch.stat())
    except OSError:
        return False


def _put(scratch: Path, target: Path, *, replace: bool) -> None:
    for end in _SIDE_FILES:
        # A new file under an old journal would be read with that journal: wrong content and no error.
        if target.with_name(target.name + end).exists():
            side = target.name + end
            raise CouncilError(f"{target} is in use by another program ({side} is there); nothing was written.")
    if not scratch.exists() or (replace and target.exists() and _same_bytes(scratch, target)):
        return
    put_in_place(scratch, target, replace=replace)


def _same_bytes(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while block := first.read(1 << 20):
            if block != second.read(1 << 20):
                return False
    return True
