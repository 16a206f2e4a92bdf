"""The table of printed phrases, `phrases.toml`, and how a printed text is brought into the form it is compared in."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

_LONGEST: Final = 4000  # characters; what stands further behind is read by nobody as a result or a motion
_QUOTES: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "\xad": None})


@cache
def table(section: str) -> Mapping[str, Any]:
    """One section of the table: "options", "how_all_voted", "results" or "motions"."""
    text = files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8")
    sections: Mapping[str, Mapping[str, Any]] = tomllib.loads(text)
    return sections[section]


@lru_cache(maxsize=8192)
def normalize(text: str) -> str:
    """Lower case, single blanks, straight quotes and plain hyphens; dashes stay. One character stays one character
    except where white space is folded."""
    text = text[:_LONGEST]
    return " ".join(unicodedata.normalize("NFC", text).translate(_QUOTES).casefold().split())


def any_of(phrases: Iterable[str]) -> str:
    """A group of alternatives, the longest first, that begins and ends at the edge of a word."""
    ordered = sorted(phrases, key=len, reverse=True)
    return rf"(?<![\w])(?:{'|'.join(ordered)})(?![\w])"


def compile_phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """`any_of` as a pattern."""
    return re.compile(any_of(phrases))
