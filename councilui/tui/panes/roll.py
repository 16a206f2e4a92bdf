"""The roll as the vote pane shows it: the minority first, derived votes marked, with the seats not on record."""

from councilui.analysis.roll import OPTION_LETTERS, Grouping, RollEntry, RollGroup
from councilui.analysis.seat_wording import district_text
from councilui.analysis.vote_report import VoteReport
from councilui.record.model import DERIVED
from councilui.record.views.votes import VoteCard
from councilui.tui.panes.detail import Detail, unique
from councilui.tui.widgets.layout import Block, Flow, Gap, Piece, Text, text
from councilui.tui.widgets.roles import SIDES
from councilui.tui.widgets.rows import ListRow


def roll_rows(report: VoteReport, by: Grouping) -> list[ListRow]:
    """The roll grouped by option, ward or name; without one, a sentence that says so."""
    card = report.card
    if not card.votes:
        sentence = report.roll_state
        blocks: list[Block] = [Gap(), Text((("ROLL  ", "heading"), (sentence, "strong")))]
        if card.event.roll_note:
            blocks.append(text(card.event.roll_note, "muted"))
        title = "The roll"
        return [ListRow("roll", tuple(blocks), value=Detail(title, tuple(blocks[1:]), unique(card.event.source)))]
    rows: list[ListRow] = []
    for index, group in enumerate(report.roll_by(by)):
        head: tuple[Block, ...] = (Gap(), Text((("ROLL  ", "heading"), *_state(report, by)))) if index == 0 else ()
        flow = Flow(_label(group), tuple(_entry(entry, group, by) for entry in group.entries))
        rows.append(ListRow(("roll", by, group.title), (*head, flow), value=_detail(card, group)))
    blocks = [text(f"{DERIVED} derived: {note}", "muted", hang=2) for note in report.derivations]
    if not blocks and any(vote.basis == "derived" for vote in card.votes):
        blocks.append(text(f"{DERIVED} derived by arithmetic; the record doesn't say how", "muted", hang=2))
    if card.event.roll_note:
        blocks.append(text(card.event.roll_note, "muted"))
    if blocks:
        rows.append(ListRow("roll notes", tuple(blocks), value=Detail("The roll", tuple(blocks), _sources(card))))
    return rows


def _state(report: VoteReport, by: Grouping) -> tuple[Piece, ...]:
    state = report.roll_state.removeprefix("Complete roll call: ").removesuffix(".")
    return ((state, "text"), (f" · by {by}", "muted"))


def _label(group: RollGroup) -> tuple[Piece, ...]:
    role = SIDES.get(group.option or "", "strong")
    return ((f"{group.title} ", role),) if group.option is not None or group.title.startswith("NOT") else ()


def _entry(entry: RollEntry, group: RollGroup, by: Grouping) -> tuple[Piece, ...]:
    sign = f" {DERIVED}" if entry.basis == "derived" else ""
    ward = entry.district
    if by == "option":
        return ((entry.name, "name"), (f" ({ward})" if ward else "", "muted"), (sign, "muted"))
    letter = OPTION_LETTERS[entry.option] if entry.option in ("yes", "no", None) else entry.option
    option: Piece = (f" {letter}", SIDES.get(entry.option or "", "muted"))
    if by == "ward":
        return ((f"{ward or '–':>2} ", "muted"), (entry.name, "name"), option, (sign, "muted"))
    return ((entry.name, "name"), (f" ({ward})" if ward else "", "muted"), option, (sign, "muted"))


def _sources(card: VoteCard) -> tuple[str, ...]:
    return unique(*(vote.source for vote in card.votes), card.event.source)


def _detail(card: VoteCard, group: RollGroup) -> Detail:
    """A group whole: each name on a line, as printed, with the option as printed and the basis."""
    blocks: list[Block] = []
    for entry in group.entries:
        ward = f"{district_text(entry.district, card.body)} · " if entry.district else ""
        pieces: list[Piece] = [(entry.full_name, "strong"), (f" · {ward}", "muted")]
        pieces.append((entry.option or "not on record", SIDES.get(entry.option or "", "text")))
        if entry.option_text and entry.option_text.casefold() != (entry.option or "").casefold() and entry.option:
            pieces.append((f" (printed as “{entry.option_text}”)", "muted"))
        if entry.voter_name and entry.voter_name != entry.full_name:
            pieces.append((f" · as printed: {entry.voter_name}", "muted"))
        if entry.basis not in ("recorded", "unknown"):
            pieces.append((f" · {DERIVED if entry.basis == 'derived' else ''} {entry.basis}", "muted"))
        if entry.note:
            pieces.append((f": {entry.note}", "muted"))
        blocks.append(Text(tuple(pieces), hang=4))
    sources = unique(*(entry.source for entry in group.entries), card.event.source)
    people = tuple((entry.name, entry.person) for entry in group.entries)
    return Detail(f"Roll: {group.title}", tuple(blocks), sources, people=people)
