"""Moves of a what-if as people type them: "lopez=yes", "ward 15=absent", "3 no=yes"."""

import re
from typing import Final

from councilui.analysis.roll import NOT_ON_RECORD
from councilui.analysis.what_if import WhatIf
from councilui.common.errors import CouncilError
from councilui.record.lookup import find_member
from councilui.record.model import OPTIONS

_NUMBER: Final = re.compile(r"(\d+)\s*(.*)")


def parse_move(typed: str) -> tuple[str, str]:
    """Who, and the option to which they move. Raises CouncilError."""
    who, sign, option = typed.rpartition("=")
    option = {"yea": "yes", "aye": "yes", "nay": "no"}.get(option.strip().casefold(), option.strip().casefold())
    if not sign or not who.strip():
        raise CouncilError(
            f"“{typed}” isn't a move; type 'lopez=yes' for a member or '3 no=yes' for a number of votes."
        )
    if option not in OPTIONS:
        raise CouncilError(f"“{option}” isn't an option; choose one of {', '.join(OPTIONS)}.")
    return who, option


def move(what_if: WhatIf, who: str, option: str) -> WhatIf:
    """`what_if` after a move: `who` is a number, perhaps with the option that it comes from ("3 no"), else a member."""
    number = _NUMBER.fullmatch(who)
    start = number[2].strip().casefold() if number else ""
    if number and start in (*OPTIONS, NOT_ON_RECORD):
        return what_if.number_moved(int(number[1]), start, option)
    if number and not start and option in ("absent", "vacant"):
        for left in (NOT_ON_RECORD, "absent", "not voting"):
            if what_if.numbers.get(left, 0) >= int(number[1]) and left != option:
                return what_if.number_moved(int(number[1]), left, option)
        raise CouncilError(f"Say which side the {number[1]} come from: '{who} yes' or '{who} no'.")
    return what_if.member_moved(find_member(what_if.card, who), option)
