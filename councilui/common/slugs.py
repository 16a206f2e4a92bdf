"""Slugs: text as a part of an id or of a file name."""

import zlib
from typing import Final

from councilui.common.fold import fold_spaced

_LONGEST_NAME: Final = 120  # bytes; file systems allow 255, and a number and an ending are added


def slug(text: str) -> str:
    """Lower case, Latin letters without accents, hyphens for the rest: "José Núñez – Ward 3" is "jose-nunez-ward-3".

    Letters of other scripts stay as they are. Text without any letter or digit gives a checksum of it.
    """
    return _slug(text) or f"x{zlib.crc32(text.strip().encode('utf-8', 'replace')):08x}"


def file_stem(text: str) -> str:
    """`text` as a file name without an ending: the slugs of its parts between dots, at most 120 bytes long."""
    stem = ".".join(filter(None, map(_slug, text.split("."))))
    return stem.encode()[:_LONGEST_NAME].decode(errors="ignore").strip("-.") or "councilui"


def _slug(text: str) -> str:
    return fold_spaced(text).replace(" ", "-")
