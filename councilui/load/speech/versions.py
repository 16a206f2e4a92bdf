"""Several files of one recording: one is read, the others are second versions of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from councilui.load.speech.labels import is_unnamed
from councilui.load.speech.recording import Recording
from councilui.load.speech.turns import turns_of

_PREFERRED: Final = ("json", "webvtt", "xml", "srt", "sbv", "table", "scc", "text")
_FAMILIAR: Final = ("en", None)  # languages that go before any other
_LENGTH: Final = 4  # words in a row that are compared
_ALIKE: Final = 0.5

Rank = tuple[bool, bool, bool, int, bool]


def rank_version(recording: Recording, form: str, language: str | None) -> Rank:
    """The lowest is read: in English, with names, with speakers told apart, then by how much a form can say."""
    names = {turn.name for turn in turns_of(recording.lines) if turn.name}
    has_names = any(not is_unnamed(name) or name in recording.speakers for name in names)
    return (language not in _FAMILIAR, not has_names, not names, _PREFERRED.index(form), language is None)


def are_one_recording(first: Recording, second: Recording) -> bool:
    """Whether most of the shorter one's words stand in the other one in the same order, four at a time."""
    one, other = (_runs_of_words(line.text for line in recording.lines) for recording in (first, second))
    return bool(one and other) and len(one & other) >= _ALIKE * min(len(one), len(other))


def _runs_of_words(texts: Iterable[str]) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", " ".join(texts).casefold())
    return (
        {tuple(words[start : start + _LENGTH]) for start in range(max(1, len(words) - _LENGTH + 1))} if words else set()
    )
