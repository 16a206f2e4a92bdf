"""Counts that clerks write in words: "nine to two", "thirty-nine ayes", "forty one"."""

import re
from typing import Final

_UNITS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS: Final = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: Final = {
    **{word: number for number, word in enumerate((*_UNITS, *_TEENS))},
    **{word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)},
}
# Longest first, and the "nine" of "thirty-nine" is no number of its own.
NUMBER_WORD: Final = (
    rf"(?:\b(?:{'|'.join(_TENS)})(?:\s?[-‐‑–]\s?|\s)(?:{'|'.join(_UNITS[1:])})"
    rf"|\b{''.join(rf'(?<!{tens}[-‐‑–{chr(92)}s])' for tens in _TENS)}(?:{'|'.join((*_TEENS, *_TENS, *_UNITS))}))\b"
)
_DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{3})*", re.ASCII)
_WHOLE: Final = re.compile(NUMBER_WORD, re.IGNORECASE)


def count_in(text: str) -> int | None:
    """A count in digits, with a comma before each three from a thousand on, or below a hundred in words; else None."""
    text = text.strip()
    if _DIGITS.fullmatch(text):
        return int(text.replace(",", ""))
    return sum(_VALUES[word] for word in re.findall(r"[a-z]+", text.casefold())) if _WHOLE.fullmatch(text) else None
