"""The summary above the hits: how many there are, in which order, how the query was read, and what is to be noted."""

from typing import Final, Literal

from councilui.analysis.query_wording import count_text, meaning_text
from councilui.common.errors import did_you_mean
from councilui.common.shares import plural
from councilui.common.width import cut
from councilui.record.views.search import SearchAnswer, Total
from councilui.tui.widgets.layout import Piece, Text

SORTS: Final = {
    "date": "newest first",
    "left": "by the words before",
    "right": "by the words after",
    "speaker": "by speaker",
}
"""The orders of a concordance, in words."""


def summary(answer: SearchAnswer, total: Total, order: str, beside: str) -> Text:
    """All of it; `order` is from `order_text`, `beside` what else has the words, "" where it is below anyway."""
    number = count_text(answer, total.count, total.exact or answer.partial)
    pieces: list[Piece] = [(f"{number}{' so far' if answer.partial else ''}", "strong")]
    pieces.append((f", {order}", "muted"))
    if beside:
        pieces += [(" · also ", "muted"), (beside, "text"), (" (ctrl+t)", "muted")]
    if answer.reading:
        pieces.append((f" · read as: {cut(answer.reading, 400)}", "muted"))
    if answer.partial:
        pieces.append(("\nSearching the newest statements; older ones follow when you pause.", "muted"))
    pieces += [(f"\n{note}", "warn") for note in answer.notes]
    pieces += [(f"\n{meaning_text(term)}", "muted") for term in answer.meanings]
    if answer.did_you_mean:
        pieces += [(f"\n{did_you_mean(answer.did_you_mean)}", "strong"), (" (press Tab for the first)", "muted")]
    return Text(tuple(pieces))


def order_text(
    answer: SearchAnswer, first: Literal["newest", "best"], lines: int | None = None, sort: str = "date"
) -> str:
    """The order in words; of a concordance with so many `lines` also of how many statements they are, and its sort."""
    if lines is None:
        return "newest first" if first == "newest" else "best match first"
    part = f" of the {len(answer.hits):,} {first}" if len(answer.hits) < answer.total else ""
    return f"{plural(lines, 'line')}{part}, {SORTS[sort]}"
