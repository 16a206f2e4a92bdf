"""The numbers that a program draws before the items of a list: HTML's `ol` and the lists of Word files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

_ROMAN = (
    ("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90),
    ("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
)  # fmt: skip
_MOST = 4000  # from there on there are no Roman numbers
_STYLES = {
    "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I",
}  # fmt: skip


def list_number(number: int, style: str) -> str:
    """A number as a list prints it; `style` is HTML's type of an `ol`, one of "1", "a", "A", "i" and "I"."""
    if style in ("a", "A") and 1 <= number <= 26:
        return chr(ord(style) + number - 1)
    if style in ("i", "I") and 1 <= number < _MOST:
        letters = ""
        for letter, value in _ROMAN:
            letters += letter * (number // value)
            number %= value
        return letters if style == "i" else letters.upper()
    return str(number)


@dataclass(slots=True)
class OrderedList:
    """An `ol` that is open: the number of its next item, and its style."""

    number: int
    style: str

    @classmethod
    def of(cls, attributes: Mapping[str, str | None], list_style: str = "") -> Self:
        """The list that begins with these attributes of its tag; `list_style` is what a style sheet says of it."""
        words = [word for word in list_style.split() if word not in ("inside", "outside")]
        style = (_STYLES.get(words[0], "") if words else attributes.get("type")) or ("" if words else "1")
        if "reversed" in attributes:  # it counts down from a number that its last item tells
            style = ""
        return cls(_whole(attributes.get("start"), 1), style)

    def item(self, attributes: Mapping[str, str | None]) -> str:
        """What stands before the next item, "7. ", "" where the list shows none; an item may give its number itself."""
        number = _whole(attributes.get("value"), self.number)
        self.number = number + 1
        return f"{list_number(number, self.style)}. " if self.style else ""


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text.strip(), re.ASCII) else default
