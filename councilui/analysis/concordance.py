"""Concordance (keyword in context): one line for each match, aligned on it, so that patterns of use show.

The form is that of corpus linguistics (H. P. Luhn's KWIC index): lines are sorted by the words nearest to the match,
outward. Widths are in terminal cells.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len

from councilui.analysis.sentence_case import is_shouted, sentence_case
from councilui.common.tokens import fold_words
from councilui.common.width import cut, cut_start
from councilui.record.views.statements import SearchHit

SORTS: Final = ("date", "left", "right", "speaker")
"""What lines can be sorted by: the newest first, the words before, the words after, the speaker's name."""
CONTEXT: Final = 240
"""Characters kept on each side of a match."""
_NEAREST: Final = 80  # characters by which lines are sorted
_BLANKS: Final = re.compile(r"\s+")
_NOT_OWN: Final = "≈"


class Occurrence(NamedTuple):
    """A match in a statement: its `position` among the matches, and the text around it on one line."""

    hit: SearchHit
    position: int
    left: str
    match: str
    right: str

    @property
    def sign(self) -> str:
        """A mark before words that are not the speaker's own."""
        return _NOT_OWN if self.hit.statement.form in ("paraphrase", "description") else " "


def occurrences(hits: Iterable[SearchHit]) -> tuple[Occurrence, ...]:
    """Every match of every hit, in the order of the hits; a hit found by a field or name alone has none."""
    lines = []
    for hit in hits:
        text = hit.statement.text
        if is_shouted(hit.snippet):
            text = sentence_case(text)  # as long as before
        for position, (start, end) in enumerate(sorted(hit.text_matches)):
            left = _BLANKS.sub(" ", text[max(start - CONTEXT, 0) : start])
            match, right = _BLANKS.sub(" ", text[start:end]), _BLANKS.sub(" ", text[end : end + CONTEXT])
            lines.append(Occurrence(hit, position, left.lstrip(), match, right.rstrip()))
    return tuple(lines)


def footnotes(lines: Sequence[Occurrence], hits: Sequence[SearchHit]) -> list[str]:
    """Notes on the sign before some lines, and on hits without a match."""
    sign_note = [f"{_NOT_OWN} paraphrased or described, not in the speaker's own words"]
    return sign_note * any(line.sign == _NOT_OWN for line in lines) + [note for note in [_unmatched(hits)] if note]


def _unmatched(hits: Sequence[SearchHit]) -> str | None:
    count = sum(not hit.text_matches for hit in hits)
    if not count:
        return None
    if count == len(hits):
        return "There is no word to align on: all were found by a field or by their matter's name."
    if count == 1:
        return "One more statement was found by a field or by its matter's name, so it has no word to align on."
    return f"{count} more statements were found by a field or by their matter's name, so they have no word to align on."


def sort_lines(lines: Sequence[Occurrence], sort: str) -> list[Occurrence]:
    """The lines sorted by one of `SORTS`; equal ones keep their order. Raises KeyError for another word."""
    return sorted(lines, key=_KEYS[sort])


def _left(line: Occurrence) -> tuple[str, ...]:
    return (*reversed(fold_words(line.left[-_NEAREST:])), "", *fold_words(line.match))


def _right(line: Occurrence) -> tuple[str, ...]:
    return (*fold_words(line.right[:_NEAREST]), "", *fold_words(line.match))


def _speaker(line: Occurrence) -> tuple[bool, str, int, int]:
    name = line.hit.statement.speaker_name
    return name is None, (name or "").casefold(), -line.hit.statement.id, line.position


def _date(line: Occurrence) -> tuple[int, int]:
    return -line.hit.statement.id, line.position


_KEYS: Final = {"date": _date, "left": _left, "right": _right, "speaker": _speaker}


def align_line(line: Occurrence, before: int, after: int) -> tuple[str, str, str]:
    """Left context in exactly `before` cells, match and right context in at most `after`; cuts have an ellipsis."""
    match = cut(line.match, after)
    room = after - cell_len(match)
    right = cut(line.right, room)
    while room > 0 and cell_len(match + right) > after:  # what is joined across the seam may be wider than its parts
        room -= 1
        right = cut(line.right, room)
    left = cut_start(line.left, before)
    return " " * (before - cell_len(left)) + left, match, right
