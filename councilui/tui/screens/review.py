"""The reading of a vote beside the words it was read from, to be confirmed or rejected."""

from pathlib import Path

from councilui.analysis.headlines import headline
from councilui.analysis.passages import passage_place, save_verdict
from councilui.analysis.roll import RollGroup, group_roll
from councilui.common.corrections import CONFIRMED, REJECTED
from councilui.common.errors import CouncilError
from councilui.common.fold import fold_case
from councilui.record.views.votes import VoteCard
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import Piece, Text
from councilui.tui.widgets.rows import ListRow

_VERDICTS = {
    CONFIRMED: "Confirm: this is what the document says",
    REJECTED: "Reject: the next load leaves this vote out",
}


class ReviewScreen(PickScreen[None]):
    """Keeps the verdict that is picked."""

    HEADING = "Was this vote read correctly?"
    PROMPT = "confirm, reject"
    PICK = "keep this verdict"

    def __init__(self, card: VoteCard, record: Path) -> None:
        """`record` is the file beside which the verdict is kept."""
        super().__init__()
        self.card = card
        self.record = record

    def on_mount(self) -> None:
        rows = [(fold_case(sentence), _row(verdict, sentence)) for verdict, sentence in _VERDICTS.items()]
        rows.append(("", _row("reading", f"Read as: {headline(self.card)}", "strong")))
        rows += [("", _row(group.title, f"{group.title}: {_names(group)}")) for group in group_roll(self.card)]
        for passage in self.card.passages:
            words = f"{passage_place(passage)}: “{passage.text}”"
            rows.append((fold_case(words), _row(passage.source, words, "muted")))
        self.fill(rows)

    def pick(self, row: ListRow) -> None:
        """Write it; the notice says where."""
        if row.key not in _VERDICTS:
            return
        self.dismiss(None)
        try:
            self.host.notify_user(save_verdict(self.record, self.card.passages, str(row.key)))
        except CouncilError as error:
            self.host.notify_user(str(error), error=True)


def _names(group: RollGroup) -> str:
    return ", ".join(entry.name for entry in group.entries)


def _row(key: str, sentence: str, style: str = "text") -> ListRow:
    pieces: tuple[Piece, ...] = ((sentence, style),)
    return ListRow(key, (Text(pieces),), value=key)
