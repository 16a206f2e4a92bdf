"""Lines of text out of plain strings: pieces with a role, wrapped to a width in terminal cells.

A `Piece` is (text, role); the role names a style of the list ("muted", "heading") and nothing in the text is ever
read as markup. A `Line` is the pieces of one screen line. A `Block` lays itself out for a width.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from rich.cells import cell_len

from councilui.common.plain_text import plain
from councilui.common.width import ELLIPSIS, cut, split, whole

Piece = tuple[str, str]
Line = list[Piece]


class Block(Protocol):
    """A part of a row: so many lines as it needs at a width of `width` cells."""

    def lines(self, width: int) -> list[Line]:
        """The block's lines, none wider than `width` cells."""
        ...


def line_width(line: Iterable[Piece]) -> int:
    """The width of a line in cells."""
    return sum(cell_len(text) for text, _ in line)


def _words(pieces: Iterable[Piece]) -> Iterator[Line | None]:
    """The words of `pieces`, a word of several pieces kept together; None for a line break."""
    word: Line = []
    for text, role in pieces:
        for index, part in enumerate(plain(text).split("\n")):
            if index:
                yield word
                yield None
                word = []
            start = 0
            while True:
                at = part.find(" ", start)
                if at < 0:
                    if start < len(part):
                        word.append((part[start:], role))
                    break
                if at > start:
                    word.append((part[start:at], role))
                yield word
                yield [(" ", role)]
                word = []
                start = at + 1
    yield word


def wrap(pieces: Iterable[Piece], width: int, hang: int = 0) -> list[Line]:
    """`pieces` in lines of at most `width` cells, broken at spaces; further lines are indented by `hang` cells.

    A word wider than a line is broken where the line ends, so that nothing is ever lost.
    """
    width = max(width, 4)
    hang = min(hang, width - 4)
    lines: list[Line] = [[]]
    used = 0
    blank: Line = []

    def new_line() -> None:
        nonlocal used, blank
        lines.append([(" " * hang, "text")] if hang else [])
        used, blank = hang, []

    for word in _words(pieces):
        if word is None:
            new_line()
            continue
        if not word:
            continue
        if len(word) == 1 and word[0][0] == " ":
            if used > (hang if len(lines) > 1 else 0):
                blank.append(word[0])
            elif len(lines) == 1:  # spaces that a caller puts first are meant
                lines[-1].append(word[0])
                used += 1
            continue
        size = line_width(word)
        if used + len(blank) + size <= width:
            lines[-1].extend(blank)
            lines[-1].extend(word)
            used += len(blank) + size
            blank = []
            continue
        if blank or size <= width - hang:
            new_line()
        blank = []
        for text, role in word:
            rest = text
            while rest:
                fits, rest = split(rest, width - used)
                if not fits and used <= hang:  # a character wider than the line
                    fits, rest = rest[0], rest[1:]
                if fits:
                    lines[-1].append((fits, role))
                    used += cell_len(fits)
                if rest:
                    new_line()
    return [merge_roles(line) for line in lines]


def merge_roles(line: Line) -> Line:
    """`line` with neighbors of one role put together."""
    merged: Line = []
    for text, role in line:
        if merged and merged[-1][1] == role:
            merged[-1] = (merged[-1][0] + text, role)
        else:
            merged.append((text, role))
    return merged


class Text(NamedTuple):
    """A paragraph: `indent` cells before its first line, `hang` before the further ones.

    More than `limit` lines are cut, with a sign at the cut; 0 is no limit.
    """

    pieces: tuple[Piece, ...]
    indent: int = 0
    hang: int | None = None
    limit: int = 0

    def lines(self, width: int) -> list[Line]:
        pieces = ((" " * self.indent, "text"), *self.pieces) if self.indent else self.pieces
        lines = wrap(pieces, width, self.indent if self.hang is None else self.hang)
        if not self.limit or len(lines) <= self.limit:
            return lines
        rest = _text(lines[self.limit])
        lines = lines[: self.limit]
        _trim(lines[-1], f"{_text(lines[-1])} {rest.lstrip()}")
        if line_width(lines[-1]) + 2 > width and lines[-1]:
            last, role = lines[-1][-1]
            lines[-1][-1] = (cut(last, max(cell_len(last) - 3, 1)).removesuffix(ELLIPSIS).rstrip(), role)
        lines[-1] = [*lines[-1], (" " + ELLIPSIS, "muted")]
        return lines


def _text(line: Line) -> str:
    return "".join(text for text, _ in line)


def _trim(line: Line, whole_text: str) -> None:
    """Take from the end of `line` a date that goes on in `whole_text`, which begins with the line."""
    surplus = len(_text(line)) - len(whole(whole_text, len(_text(line))).rstrip())
    while line and surplus > 0:
        text, role = line.pop()
        if len(text) > surplus:
            line.append((text[:-surplus], role))
        surplus -= len(text)


class Ends(NamedTuple):
    """A line with a left end and a right end; of a wrapped left end the last line has it, or else one of its own.

    However much room there is, the right end is within `widest` cells, where the eye still finds its line. The left end
    is cut after `limit` lines as in a `Text`.
    """

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    hang: int = 2
    widest: int = 110
    limit: int = 0

    def lines(self, width: int) -> list[Line]:
        """The left end wrapped, the right end where its last line has room, else on lines of its own."""
        lines = Text(self.left, hang=self.hang, limit=self.limit).lines(width)
        if not self.right:
            return lines
        right = line_width(self.right)
        if right <= width and all("\n" not in text for text, _ in self.right):
            left = line_width(lines[-1])
            last = lines.pop() if left + 1 + right <= width else []
            gap = max(min(width, self.widest) - line_width(last) - right, 1 if last else 0)
            return [*lines, merge_roles([*last, (" " * gap, "text"), *self.right])]
        return [*lines, *wrap(((" " * self.hang, "text"), *self.right), width, self.hang)]


class Flow(NamedTuple):
    """Entries that stay whole, as many on a line as fit, two cells apart, each further line indented by `hang`."""

    label: tuple[Piece, ...]
    entries: tuple[tuple[Piece, ...], ...]
    hang: int = 2

    def lines(self, width: int) -> list[Line]:
        hang = min(self.hang, max(width - 8, 0))
        lines: list[Line] = [list(self.label)]
        used = line_width(self.label)
        fresh = not self.label
        for entry in self.entries:
            size = line_width(entry)
            gap = 0 if fresh else 2
            if not fresh and used + gap + size > width:
                lines.append([(" " * hang, "text")])
                used, gap = hang, 0
            if used + gap + size > width:  # wider than a line: wrapped like any text
                lines[-1:] = wrap(((" " * used, "text"), *entry), width, hang + 2)
                used = line_width(lines[-1])
            else:
                lines[-1] += [(" " * gap, "text"), *entry] if gap else entry
                used += gap + size
            fresh = False
        return [merge_roles(line) for line in lines]


class Gap(NamedTuple):
    """An empty line."""

    def lines(self, width: int) -> list[Line]:
        return [[]]


def text(content: str, role: str = "text", indent: int = 0, hang: int | None = None) -> Text:
    """A paragraph of one piece."""
    return Text(((content, role),), indent, hang)
