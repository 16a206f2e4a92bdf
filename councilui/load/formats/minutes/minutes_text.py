"""Minutes as one string, with the page, line, sentence and paragraph of each place in it; the grammar reads this."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from councilui.load.formats.minutes.documents.lines import Line
from councilui.load.superscripts import without_note_marks

_BEGINS: Final = (  # words that begin a sentence even behind "12 Elm Ave." or "Noes: 2."
    r"(?:A|An|All|Carried|It|Mo(?:tion|ved)|Roll|Seconded|The|Upon|Vote|Mr|Mrs|Ms|Dr|Ald|Alder\w+|Chair\w*|Com\w*|Coun\w+|Cllr|Cr"
    r"|Mayor|Member|President|Supervisor|Trustee|Vice)\b"
)
_OPTIONS: Final = "|".join(  # the last word in the brackets of a vote: "(Bo against)"
    rf"(?<=(?i:{word})\))"
    for word in (
        "for", "against", "aye", "ayes", "nay", "nays", "noes", "opposed", "abstain", "abstained", "abstaining",
        "abstains", "abstainers", "abstention", "abstentions", "unanimous", "unanimously",
    )
)  # fmt: skip
_SENTENCE_END: Final = re.compile(
    r"[.!?\n)](?:(?<=[.!?])(?<![ .(][A-Z].)(?<!\b(?:No|NO|Mr|Ms|Dr|St|Jr|Sr|Cr).)(?<!\b(?:Mrs|Nos|NOS|Ald|Hon|Ord|Res"
    r"|Rev|Dep).)(?<!\bCllr.)(?<!\bCllrs.)(?<!\bMessrs.)(?<!\b(?:item|file|bill|case)\sno.)(?<!\bordinance\sno.)(?<!\bresolution\sno.)(?<!\bparagraph\sno.)"
    r"(?:(?<! [a-z].)(?<!\b(?:Ave|Com|Hwy).)(?<!\b(?:Ln|Rd|Ct|Pl).)(?<!\bBlvd.)(?<!:\s\d.)"
    rf"|(?=\s+{_BEGINS}))"
    r"[\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9*]|[-–—•]\s+[A-Z])|(?<=\n)(?:\n+"
    r"|(?<=\nCARRIED\n)|(?<=\nDEFEATED\n)|(?<=\nLOST\n)"
    # A line that begins an item or a motion, below a heading without a period.
    r"|(?<![,;:&–—-]\n)(?<!\b(?:of|to|in|by|at|on|or|an)\n)(?<!\b(?:the|and|for)\n)(?<!\b(?:with|from|that)\n)"
    r"(?=[ \t]*(?:"
    r"(?:\d{1,2}[.)]|\d{2,4}/\d{1,6}(?:/[A-Z]{2,5})?|\d{2}-\d{3,5})[ \t]+[A-Z–“\"]"
    r"|(?:It was|On (?:a )?motion|Motion(?=:| (?:by|to|made|was made))|A motion|Moved|Upon (?:a )?motion|Proposed by)\b"
    r"|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4} (?:moved|motioned|made a motion|proposed)\b)))"
    rf"|(?<=\))(?:{_OPTIONS})[ \t]*\n)"
)

_LONGEST: Final = 10_000  # characters of a sentence
"""What goes on longer is no sentence; each motion in it would be compared with all others."""
_BLANK: Final = re.compile(r"\s+")
_GLUED: Final = re.compile(r"(?<=\b[Mm]oved by)(?=[A-Z])|(?<=\b[Ss]econded by)(?=[A-Z])")  # two cells of a web page
_NUMBER_GLUED: Final = re.compile(r"[ \t]*\d{1,2}\.(?=[A-Z]{3})")  # an item in a scan: "3.APPROVAL OF BILLS"


class MinutesText:
    """Lines joined by newlines, paragraphs by two. `page(offset)` and `quote(start, end)` lead back to the paper."""

    def __init__(self, lines: Sequence[Line]) -> None:
        parts: list[str] = []
        starts: list[int] = []
        pages: list[int] = []
        length = 0
        for line in lines:
            text = without_note_marks(_unglued(line.text.replace("\u00a0", " ").replace("\n", " ")))
            lead = ("\n\n" if line.is_first else "\n") if parts else ""
            starts.append(length + len(lead))
            pages.append(line.page)
            parts.append(lead + text)
            length += len(lead) + len(text)
        self.text = "".join(parts)
        self._starts = starts
        self._pages = pages
        self._breaks = [match.start() for match in re.finditer(r"\n\n", self.text)]
        self._ends = _sentence_ends(self.text)

    def page(self, offset: int) -> int:
        """The page on which the character stands, from 1."""
        return self._pages[self.line_index(offset)] if self._pages else 1

    def line_index(self, offset: int) -> int:
        """Which of the lines a character stands in, from 0."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def line_start(self, offset: int) -> int:
        """Where the line of a character begins."""
        return self._starts[self.line_index(offset)] if self._starts else 0

    def sentence_start(self, offset: int) -> int:
        """Where the sentence of a character begins."""
        index = bisect_right(self._ends, offset)
        return self._ends[index - 1] if index else 0

    def sentence_end(self, offset: int) -> int:
        """Where the sentence of a character ends, the white space after it included."""
        index = bisect_right(self._ends, offset)
        return self._ends[index] if index < len(self._ends) else len(self.text)

    def paragraph_start(self, offset: int) -> int:
        """Where the paragraph of a character begins, at most 10,000 characters before it: some papers are one."""
        index = bisect_left(self._breaks, offset)
        return max(self._breaks[index - 1] + 2 if index else 0, offset - _LONGEST)

    def paragraph_end(self, offset: int) -> int:
        """Where the paragraph of a character ends, at most 10,000 characters behind it."""
        index = bisect_left(self._breaks, offset)
        return min(self._breaks[index] if index < len(self._breaks) else len(self.text), offset + _LONGEST)

    def quote(self, start: int, end: int) -> str:
        """The words from one place to another, with single blanks."""
        return " ".join(self.text[start:end].split())


def _unglued(text: str) -> str:
    number = _NUMBER_GLUED.match(text)
    text = f"{number[0]} {text[number.end() :]}" if number is not None else text
    return _GLUED.sub(" ", text) if "d by" in text else text


def _sentence_ends(text: str) -> list[int]:
    """Where sentences end; a longer one than anybody writes ends at a blank, too."""
    ends: list[int] = []
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        while end - start > _LONGEST:
            blank = _BLANK.search(text, start + _LONGEST, end)
            start = blank.end() if blank is not None else end
            ends.append(start)
        if end < len(text):
            ends.append(end)
        start = end
    return ends
