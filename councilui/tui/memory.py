"""How the app uses memory once its first screens are up."""

import ctypes
import gc
from contextlib import suppress
from typing import Final

_ARENA_MAX: Final = -8  # M_ARENA_MAX of glibc's <malloc.h>


def share_heap() -> None:
    """Let threads that start from now on share a heap.

    glibc gives each thread that reads a heap of its own, up to eight for each core, and what is freed in one serves no
    other: after 3,000 keys, a quarter of the memory was free and not given back.
    """
    with suppress(AttributeError, OSError):  # another libc
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def collect_again() -> None:
    """Collect garbage from now on, but leave alone what is there: code and styles stay as long as the program."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
