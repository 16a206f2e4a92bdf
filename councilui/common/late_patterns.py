"""Regular expressions compiled when they are first used: a large one takes a millisecond of a start."""

import re
from collections.abc import Callable
from functools import cache


def late_pattern(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Callable[[], re.Pattern[str]]:
    """A function that gives the compiled pattern."""
    return cache(lambda: re.compile(pattern, flags))
