"""Record numbers of legislation, as they are compared."""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = re.compile(r"^(S?)(0|[A-Za-z]{1,2})(\d{4})-0*(\d+)$", re.IGNORECASE)


def fold_number(typed: str) -> str:
    """A record number in a form in which its spellings are equal: `o2021-117`, `02021-117` and `O2021-0000117`.

    Sources take the letter O for a zero, and serials had fewer digits before mid-2023. Other text is only folded.
    """
    match = _NUMBER.match(typed.strip())
    if not match:
        return typed.strip().lower()
    substitute, kind, year, serial = match.groups()
    return f"{substitute}{'o' if kind == '0' else kind}{year}-{serial}".lower()
