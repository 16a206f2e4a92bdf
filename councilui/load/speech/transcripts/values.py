"""Values out of decoded JSON, whatever stands there."""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from councilui.load.invisible import join_surrogates

_CLOCK: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d{1,9})?)\Z")
_SECONDS: Final = re.compile(r"(\d{1,9}(?:\.\d{1,12})?) ?s?\Z")


def value_at(data: Any, path: str) -> Any:
    """What stands at "meeting.date", None when nothing does."""
    for key in path.split("."):
        if not isinstance(data, dict):  # as JSON is decoded; to ask for a Mapping would take three times as long
            return None
        data = data.get(key)
    return data


def list_at(data: Any, path: str) -> list[Any]:
    """The list that stands there, [] for anything else."""
    value = value_at(data, path)
    return value if isinstance(value, list) else []


def maps_at(data: Any, path: str) -> list[Mapping[str, Any]]:
    """The objects of the list that stands there."""
    return [value for value in list_at(data, path) if isinstance(value, Mapping)]


def text_of(value: Any) -> str | None:
    """Text or a number as text, blanks single and no half characters; None for nothing."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    if isinstance(value, int) and abs(value) > 10**15:
        return None
    text = join_surrogates(str(value))
    return " ".join(re.sub("[\x00-\x1f\x7f-\x9f]", " ", text).split()) or None


def first_text(data: Any, paths: Iterable[str]) -> str | None:
    """The first of several values that is a text or a number."""
    return next((text for path in paths if (text := text_of(value_at(data, path))) is not None), None)


def time_of(value: Any) -> tuple[float | None, bool]:
    """A time as a number, and whether it is written as a clock shows it ("00:01:02.5"), which is in seconds."""
    if isinstance(value, str):
        if match := _CLOCK.match(value.strip()):
            hours, minutes, seconds = match[1] or "0", match[2], match[3].replace(",", ".")
            return int(hours) * 3600 + int(minutes) * 60 + float(seconds), True
        match = _SECONDS.match(value.strip())
        value = float(match[1]) if match else None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e12 and math.isfinite(value):
        return float(value), False
    return None, False
