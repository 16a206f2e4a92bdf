"""Many cases in one test, where a test for each would take longer than the cases do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def case(*values: object) -> Iterator[None]:
    """What fails within it names these values."""
    try:
        yield
    except Exception as error:
        error.add_note(f"in the case of {', '.join(map(repr, values))}")
        raise
