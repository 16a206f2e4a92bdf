"""Text cut to a width in the cells of a terminal: a wide character takes two, an accent none.

A grapheme (a letter with its accents, a joined emoji, a flag) is never cut in two, nor is a number, a tally or a date
where anything is before it: half of one reads as another. A text is cut between two words where that leaves half of the
room. A column of numbers is as wide as the widest.
"""

from itertools import accumulate, takewhile
from typing import Final

from rich.cells import cell_len, split_graphemes

from councilui.common.late_patterns import late_pattern

ELLIPSIS: Final = "…"
_MONTHS: Final = (
    r"(?:Jan(?:\.|uary)|Feb(?:\.|ruary)|March|April|May|June|July"
    r"|Aug(?:\.|ust)|Sept(?:\.|ember)|Oct(?:\.|ober)|Nov(?:\.|ember)|Dec(?:\.|ember))"
)
_NUMBER: Final = late_pattern(rf"{_MONTHS} \d{{1,2}}(?:, \d{{4}})?|{_MONTHS} \d{{4}}|[^\s\d]*\d\S*")
_SEPARATORS: Final = " ,;:-–"
_LONGEST: Final = 64  # characters of a number or a date


def cut(text: str, cells: int) -> str:
    """The beginning of `text` in at most `cells` cells, with an ellipsis when anything is cut off."""
    if cell_len(text) <= cells:
        return text
    head = split(text, cells - 2)[0]
    end = len(head) if text.startswith(" ", len(head)) else head.rfind(" ")
    words = whole(text, end + 1).rstrip(_SEPARATORS)  # with the space, up to which a number is whole
    if 2 * cell_len(words) >= cells > 2:
        return f"{words} {ELLIPSIS}"
    return whole(text, len(split(text, cells - 1)[0])) + ELLIPSIS if cells > 0 else ""


def whole(text: str, end: int) -> str:
    """`text` up to `end`, or up to the number or date there that would be cut in two, or seem to be."""
    start = max(end - _LONGEST, 0)
    for match in _NUMBER().finditer(text[: end + _LONGEST], start):
        if match.start() >= end:
            break
        if end <= match.end() and text[: match.start()].strip():
            return text[: match.start()]
    return text[:end]


def cut_words(text: str, cells: int) -> str:
    """`cut` between two words: "An ordinance amending …"."""
    if cell_len(text) <= cells:
        return text
    head = split(text, cells - 2)[0]
    return f"{(head.rsplit(' ', 1)[0] or head).rstrip(_SEPARATORS)} {ELLIPSIS}"


def cut_start(text: str, cells: int) -> str:
    """The end of `text` in at most `cells` cells, with an ellipsis before it when anything is cut off."""
    if cell_len(text) <= cells:
        return text
    tail = _tail(text, cells - 2)
    start = text.find(" ", max(len(text) - len(tail) - 1, 0))
    words = _whole_tail(text, len(text) - start).lstrip() if start >= 0 else ""
    if 2 * cell_len(words) >= cells > 2:
        return f"{ELLIPSIS} {words}"
    return ELLIPSIS + _whole_tail(text, len(_tail(text, cells - 1))) if cells > 0 else ""


def cut_middle(text: str, cells: int) -> str:
    """`text` in at most `cells` cells, both ends kept, with an ellipsis where it was cut."""
    if cell_len(text) <= cells:
        return text
    if cells < 3:
        return cut(text, cells)
    head = cut(text, cells // 2 + 1).removesuffix(ELLIPSIS)
    words = head.rstrip(_SEPARATORS)
    gap = " " if words != head or words[-1:].isdigit() else ""  # right behind a number, it would be part of it
    return words + gap + cut_start(text, min(cells - cells // 2, cells - cell_len(words + gap)))


def split(text: str, cells: int) -> tuple[str, str]:
    """The longest beginning of `text` that fits in `cells` cells, and the rest; it looks no further than it must."""
    cells = max(cells, 0)
    head = text[: cells + 1]
    if head.isascii() and head.isprintable():
        return text[:cells], text[cells:]
    length = 2 * cells + 32
    while True:
        spans = _graphemes(text[:length])
        count = sum(1 for _ in takewhile(lambda width: width <= cells, accumulate(width for *_, width in spans)))
        if count < len(spans) or length >= len(text):  # the last grapheme may go on behind `length`
            break
        length *= 4
    end = spans[count - 1][1] if count else 0
    return text[:end], text[end:]


def pad(text: str, cells: int) -> str:
    """`text` cut or filled with spaces to exactly `cells` cells."""
    text = cut(text, cells)
    return text + " " * (cells - cell_len(text))


def _whole_tail(text: str, size: int) -> str:
    """The last `size` characters of `text`, without what is left of a number or date that begins before them."""
    start = len(text) - size
    for match in _NUMBER().finditer(text, max(start - _LONGEST, 0)):
        if match.start() >= start:
            break
        if start <= match.end():
            return text[match.end() :]
    return text[start:]


def _tail(text: str, cells: int) -> str:
    """The longest end of `text` that fits in `cells` cells."""
    if text.isascii() and text.isprintable():
        return text[max(len(text) - cells, 0) :]
    start, width = len(text), 0
    for first, _, size in reversed(_graphemes(text)):
        width += size
        if width > cells:
            break
        start = first
    return text[start:]


def _graphemes(text: str) -> list[tuple[int, int, int]]:
    """(start, end, width in cells) of each grapheme; rich leaves the two letters of a flag apart.

    Where a text begins with joiners, rich measures nothing for what they join, but `cell_len` its whole width.
    """
    spans: list[tuple[int, int, int]] = []
    is_open = False
    for start, end, least in split_graphemes(text)[0]:
        width = max(least, cell_len(text[start:end]))
        is_letter = "\U0001f1e6" <= text[start] <= "\U0001f1ff"
        if is_letter and is_open:
            spans[-1] = (spans[-1][0], end, spans[-1][2] + width)
        else:
            spans.append((start, end, width))
        is_open = is_letter and not is_open
    return spans
