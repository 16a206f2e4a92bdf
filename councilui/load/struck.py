"""Text with what was struck out in it: the one way in which a record shows it, "The fee is [struck: $5] $10."."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final, NamedTuple

from councilui.load.invisible import join_surrogates

_OPEN: Final = "[struck: "
_ROW_END: Final = re.compile(r"(?: \| ?)+(?=\n|\Z)")


class Run(NamedTuple):
    """A piece of text; `link` is the address of the link that ends here."""

    text: str
    is_struck: bool
    link: str | None = None


def mark_struck(runs: Iterable[Run]) -> str:
    """The text of the runs, struck ones in brackets, each address once behind its words; half characters joined."""
    text = ""
    for is_struck, group in groupby(runs, key=lambda run: run.is_struck):
        part = ""
        for run in group:
            part += run.text
            if run.link and run.link.rstrip("/") not in text + part:
                part += f" ({run.link})"
        if not part:
            continue
        words = part.strip()
        if is_struck and words:
            part = part.replace(words, f"{_OPEN}{words}]", 1)
        text += f" {part}" if _touches(text, part) else part
    text = join_surrogates(text)
    return _ROW_END.sub("", text)


def _touches(before: str, part: str) -> bool:
    """Whether a bracket of ours would stand against a word: "[struck: $5]$10"."""
    is_closed = before.endswith("]") and _OPEN in before and not part.startswith(_OPEN)
    opens = part.startswith(_OPEN)
    return (is_closed and (part[0].isalnum() or part[0] in "$“\"'(")) or (opens and before[-1:].isalnum())
