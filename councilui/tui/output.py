"""What of a screen can be exported, in which formats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from councilui.export.formats import ExportFormat, formats_for, formats_of
from councilui.export.model import Export
from councilui.kinds import find_kind
from councilui.output import ExportQuery, export_of

if TYPE_CHECKING:
    from councilui.tui.selection import Selection


class ExportOffer(NamedTuple):
    """Something that can be exported, what a user calls it, in which formats; `query` reads it."""

    label: str
    formats: Sequence[ExportFormat]
    query: ExportQuery


def export_offers(own: Export | None, selection: Selection) -> list[ExportOffer]:
    """The selected statement, what the screen shows, then the selected vote, matter, meeting and member, each once."""
    offers: list[ExportOffer] = []
    if selection.statement is not None:
        offers.append(_offer("statement", selection.statement.key))
    if own is not None:
        offers.append(ExportOffer(own.label, formats_of(own), lambda _: own))
    ids = {"vote": selection.vote, "matter": selection.matter, "meeting": selection.meeting, "person": selection.person}
    for kind, id in ids.items():
        if id is not None and all(offer.label != find_kind(kind).label for offer in offers):
            offers.append(_offer(kind, id))
    return offers


def _offer(kind: str, id: str) -> ExportOffer:
    return ExportOffer(find_kind(kind).label, formats_for(find_kind(kind).forms), export_of(kind, id))
