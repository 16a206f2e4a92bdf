"""What the name of a file says of its version: corrected, or a copy."""

import re
from pathlib import PurePosixPath
from typing import Final

_COPY: Final = re.compile(
    r"\(\d+\)$|\bcopy\b|\bbackup\b|\bold\b|\bdraft\b|\bpreliminary\b|\bunofficial\b|\bsuperseded\b", re.IGNORECASE
)
_LATER: Final = re.compile(r"\b(?:correct(?:ed|ion)|revised|amended|final|updated|v[2-9])\b", re.IGNORECASE)


def version_rank(name: str) -> tuple[int, str]:
    """The order in which files are read, so that a corrected version comes before its original, a copy last."""
    stem = re.sub(r"[_-]+", " ", PurePosixPath(name).stem).strip()
    return (0 if _LATER.search(stem) else 2 if _COPY.search(stem) else 1, name)
