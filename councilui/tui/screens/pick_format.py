"""What to write to a file, and in which format: what is shown first, then what else is selected."""

from collections.abc import Sequence

from councilui.common.fold import fold_case
from councilui.export.formats import ExportFormat
from councilui.tui.output import ExportOffer
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Ends, Piece
from councilui.tui.widgets.rows import ListRow


class PickFormatScreen(PickScreen[None]):
    """Exports what is picked."""

    HEADING = "Export as"
    PROMPT = "vote, meeting, html, csv …"

    def __init__(self, offers: Sequence[ExportOffer]) -> None:
        """`offers` is what there is to export."""
        super().__init__()
        self.offers = offers

    def on_mount(self) -> None:
        self.fill([_row(offer, file_format) for offer in self.offers for file_format in offer.formats])

    def pick(self, row: ListRow) -> None:
        """Write it; the notice says where."""
        self.dismiss(None)
        if isinstance(row.value, tuple):
            offer, file_format = row.value
            self.host.export_file(offer.query, file_format)


def _row(offer: ExportOffer, file_format: ExportFormat) -> tuple[str, ListRow]:
    left: tuple[Piece, ...] = ((f"{offer.label:<16}", "strong"), (file_format.description, "text"))
    ending = f".{file_format.ending}"
    words = fold_case(f"{offer.label} {file_format.name} {file_format.description} {ending}")
    key = (offer.label, file_format.name)
    return words, ListRow(key, (Ends(left, ((ending, "muted"),)),), value=(offer, file_format.name))
