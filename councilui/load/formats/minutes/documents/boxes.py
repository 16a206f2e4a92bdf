"""A line of a PDF page and where it stands."""

from typing import NamedTuple


class Box(NamedTuple):
    """A line: its text, its left and right edge and its baseline in points from the page's bottom.

    `first` is the place of its first character among those of the page.
    """

    text: str
    left: float
    right: float
    bottom: float
    first: int = 0
