"""Errors meant for the user: the text is one sentence that says what is wrong and what to do about it.

Everything else that is raised is a fault of the program. Code that must tell errors apart does so by class.
"""

from collections.abc import Sequence

from councilui.common.plain_text import one_line, plain
from councilui.common.width import cut


def did_you_mean(names: Sequence[str]) -> str:
    """The question whether one of some names was meant; "" without any."""
    if not names:
        return ""
    *others, last = map(one_line, names)
    return f"Did you mean {', '.join(others)} or {last}?" if others else f"Did you mean {last}?"


class CouncilError(Exception):
    """Something is wrong with what the user gave, or with a file; shown without a traceback."""

    def __init__(self, sentence: str) -> None:
        super().__init__(plain(sentence))


class OlderSchemaError(CouncilError):
    """The record was written by an older version of the program, and has to be loaded again."""


class NotFoundError(CouncilError):
    """Nothing in the record is called what was typed.

    `suggestions` are names that are spelled nearly so; `kind` ("people") what else could have been meant.
    """

    def __init__(self, sentence: str, suggestions: Sequence[str] = (), kind: str | None = None) -> None:
        super().__init__(f"{sentence} {did_you_mean(suggestions)}".rstrip())
        self.suggestions = tuple(suggestions)
        self.kind = kind


class AmbiguousError(CouncilError):
    """What was typed fits several rows of a `kind` ("people", "matters"): `candidates` are (id, label)."""

    def __init__(self, typed: str, kind: str, candidates: Sequence[tuple[str, str]]) -> None:
        super().__init__(f"“{cut(one_line(typed), 80)}” matches {len(candidates)} {kind}; specify which one.")
        self.candidates = tuple(candidates)
