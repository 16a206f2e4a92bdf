"""Record numbers of legislation: as they are compared, and as they are shown where there is little room."""

import re
from typing import Final

from rich.cells import cell_len

from councilui.common.late_patterns import late_pattern
from councilui.common.plain_text import one_line
from councilui.common.width import cut_start

_NUMBER: Final = re.compile(r"^([Ss]?)(0|[A-Za-z]{1,2})(\d{4})-0*(\d+)$")
_NO: Final = late_pattern(r"\b(?:No\.|Number|Nº|#)\s*(?=\S*\d)", re.IGNORECASE)
_SHORT: Final = (("Ordinance", "Ord."), ("Resolution", "Res."), ("Council Bill", "CB"), ("Agenda Item", "Item"))


def fold_number(typed: str) -> str:
    """A record number in a form in which its spellings are equal: `o2021-117`, `02021-117` and `O2021-0000117`.

    Sources take the letter O for a zero, and serials had fewer digits before mid-2023. Other text is only folded.
    """
    match = _NUMBER.match(typed.strip())
    if not match:
        return typed.strip().lower()
    substitute, kind, year, serial = match.groups()
    return f"{substitute}{'o' if kind == '0' else kind}{year}-{serial}".lower()


def cut_number(identifier: str, cells: int) -> str:
    """A number in at most `cells` cells: "Resolution No. 15343", "Resolution 15343", "Res. 15343", "…15343".

    The words before it give way, never the number.
    """
    number = one_line(identifier)
    if cell_len(number) > cells:
        number = _NO().sub("", number)
    for word, short in _SHORT:
        if cell_len(number) > cells:
            number = re.sub(rf"\b{word}\b", short, number, flags=re.IGNORECASE)
    return re.sub(r"^…\S* ", "…", cut_start(number, cells))
