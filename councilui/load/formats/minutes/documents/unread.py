"""Words of a document that give no vote: struck out, deleted or hidden, or added to a page without being its text."""

import re
from typing import Final

from councilui.load.formats.minutes.documents.lines import Unread

STRUCK: Final = "struck out"
HIDDEN: Final = "hidden"
ADDED: Final = "added to the page"

_MARKS: Final = {STRUCK: "\ufdd0", HIDDEN: "\ufdd1"}  # before such words; U+FDD2 ends them. No text may hold these
_END: Final = "\ufdd2"
_BLANK: Final = "\ufdd3"  # stands for a struck character where places in a text must stay as they are
_REASONS: Final = {mark: reason for reason, mark in _MARKS.items()}
_ANY: Final = re.compile("[\ufdd0-\ufdd2]")
_PIECE: Final = re.compile("([\ufdd0\ufdd1])((?:[^\ufdd0-\ufdd2]|\ufdd2\\s*\\1)*)\ufdd2")
_CUT: Final = re.compile(r"(?P<before>[,;:(]?)(?P<space>\s*(?:\ufdd2\s*)+)(?P<after>[,;.]?)")


def marked(text: str, reason: str | None) -> str:
    """Text that is not to be read for a reason, marked as such; without a reason as it is."""
    text = _ANY.sub("", text)
    return f"{_MARKS[reason]}{text}{_END}" if reason is not None and text else text


def blanked(text: str, start: int, end: int) -> str:
    """A text of the same length without the words at a place; `without_blanks` closes the gap."""
    return text[:start] + _BLANK * (end - start) + text[end:]


def without_blanks(text: str) -> str:
    """The text without what was blanked, and without the comma that one of two names leaves."""
    return _CUT.sub(_seam, re.sub(f"{_BLANK}+", _END, text)).strip() if _BLANK in text else text


class UnreadWords:
    """Takes marked words out of a document's text and keeps them, each piece once with its page."""

    def __init__(self) -> None:
        self.pieces: list[Unread] = []

    def take_out(self, text: str, page: int) -> str:
        """The text without its marked words, and without the comma that one of two names leaves."""
        if not _ANY.search(text):
            return text
        for match in _PIECE.finditer(text):
            words = " ".join(_ANY.sub("", match[2]).split())
            if words:
                self.pieces.append(Unread(words, page, _REASONS[match[1]]))
        return _CUT.sub(_seam, _PIECE.sub(_END, text))


def _seam(match: re.Match[str]) -> str:
    """What stays where words were taken out: one comma of two, one blank of two."""
    space = "\n" if "\n" in match["space"] else " " if any(map(str.isspace, match["space"])) else ""
    before, after = match["before"], match["after"]
    if not after or (before and after != "."):
        return before + space
    return after if before in ",;" else before + after
