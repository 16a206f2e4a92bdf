"""When a meeting began: the hour of its heading or of the sentence that opens it, never another one of the paper."""

import re
from typing import Final

HOUR: Final = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?\s?m\b", re.IGNORECASE)
_BEGAN: Final = re.compile(
    r"\b(?:call\w*\b[^.;]{0,40}\bto\s+order|(?<!re)convened|opened"
    r"|declared\s+[^.;\n]{1,40}\sopen|began|commenced|start(?:ed|s)?|came\s+to\s+order)\b"
    r"(?:(?!\b(?:hearing|executive|closed)\b)(?:[^.;]|(?<=\b(?:Mr|Ms|Dr))\.|(?<=\bMrs)\.|(?<=\b[A-Z])\.)){0,80}\Z",
    re.IGNORECASE,
)
_BEGAN_AT: Final = re.compile(
    r"\.?,?[^.;\n]{0,60}\bcalled\b[^.;\n]{0,60}\bto\s+order\b(?![^;\n]{0,60}\bat\s+\d)", re.IGNORECASE
)
_FIRST_VOTE: Final = (
    re.compile(  # with the line above, which may be its stamp: "May-06-2031 11:40 AM" over "Result: Carried"
        r"(?:^[^\n]*\n\s*)?^[ \t]*(?:result\s*:|vote\b|(?:total\s+)?members\s+that\s+voted)",
        re.IGNORECASE | re.MULTILINE,
    )
)
_NO_BEGIN: Final = re.compile(
    r"\b(?:adjourn|recess|clos(?:ed|ing)(?!\s+session)|end(?:ed|s)?\b|conclude|arrive|left\b|join|next\b|until\b|reconvene|deadline"
    r"|no\s+later|(?:hearing|(?:executive|closed)\s+session)\s+(?:was|began|opened|started|convened))[^.;\n]{0,80}\Z",
    re.IGNORECASE,
)
"""Words before an hour that is not a meeting's first."""


def first_hour(head: str, heading_end: int) -> tuple[str | None, str | None]:
    """The hour at which a meeting began, "18:30", and whether it is "scheduled" or "reported"; None for neither.

    `heading_end` is where the heading ends: an hour behind it counts only in a sentence that opens the meeting.
    """
    first_vote = _FIRST_VOTE.search(head)
    head = head[: first_vote.start()] if first_vote is not None else head
    for match in HOUR.finditer(head):
        if int(match[1]) > 12 or int(match[2] or 0) > 59 or _NO_BEGIN.search(head, 0, match.start()):
            continue
        is_reported = (
            _BEGAN.search(head, 0, match.start()) is not None or _BEGAN_AT.match(head, match.end()) is not None
        )
        if is_reported or match.start() < heading_end:
            hour = int(match[1]) % 12 + (12 if match[3].casefold() == "p" else 0)
            return f"{hour:02}:{int(match[2] or 0):02}", "reported" if is_reported else "scheduled"
    return None, None
