"""The number of a matter where there is little room: the words before it give way, never the number."""

from __future__ import annotations

import re
from typing import Final

from rich.cells import cell_len

from councilui.common.plain_text import one_line
from councilui.common.width import cut_start

_NO: Final = re.compile(r"\b(?:No\.|Number|Nº|#)\s*(?=\S*\d)", re.IGNORECASE)
_SHORT: Final = (("Ordinance", "Ord."), ("Resolution", "Res."), ("Council Bill", "CB"), ("Agenda Item", "Item"))


def record_number(identifier: str, cells: int) -> str:
    """`identifier` in at most `cells` cells: "Resolution No. 15343", "Resolution 15343", "Res. 15343", "…15343"."""
    number = one_line(identifier)
    if cell_len(number) > cells:
        number = _NO.sub("", number)
    for word, short in _SHORT:
        if cell_len(number) > cells:
            number = re.sub(rf"\b{word}\b", short, number, flags=re.IGNORECASE)
    return re.sub(r"^…\S* ", "…", cut_start(number, cells))
