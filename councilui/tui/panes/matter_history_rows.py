"""A matter's history in rows: each step in time order by year, the votes inline, then how the matters are related."""

from collections.abc import Sequence

from councilui.analysis.matter_history import HistoryStep, MatterHistory
from councilui.analysis.vote_wording import relation_words, step_text, with_note
from councilui.common.dates import short_date
from councilui.record.views.votes import VoteLine
from councilui.tui.meeting_view import SourceNumbers
from councilui.tui.panes.agenda_rows import vote_pieces
from councilui.tui.panes.detail import unique
from councilui.tui.panes.vote_rows import source_rows
from councilui.tui.widgets.layout import Ends, Piece, Text, text
from councilui.tui.widgets.rows import ListRow, heading_row

_INDENT = 4


class Topic(str):
    """A popular name that leads to all matters under it."""

    __slots__ = ()


def history_rows(history: MatterHistory, names: Sequence[tuple[str, int]], notes: SourceNumbers) -> list[ListRow]:
    """Every step, relation and name; a row's value is what it leads to: a step, a vote, a matter or a topic."""
    rows: list[ListRow] = []
    year: str | None = ""
    for index, step in enumerate(history.steps):
        here = step.date[:4] if step.date else (year or None)
        if here != year or not rows:
            year = here
            rows.append(heading_row(here or "DATE UNKNOWN", gap=index > 0, key=f"year {index}"))
        rows.append(_step_row(index, step, history, notes))
        rows += [_vote_row(vote) for vote in step.votes]
    if not rows:
        rows.append(ListRow("none", (text("No history found.", "muted"),), selectable=False))
    if history.relations:
        rows.append(heading_row("RELATIONS"))
    for index, pair in enumerate(history.relations):
        pieces = (
            (pair.matter.number_or_name, "strong"), (f" {relation_words(pair.relation)} ", "text"),
            (pair.other.number_or_name, "strong"),
            (with_note("", pair.note), "muted"), (f" {notes.marks(pair.source)}", "source"),
        )  # fmt: skip
        main = {matter.id for matter in history.matters[:1]}
        other = pair.matter if pair.other.id in main else pair.other
        rows.append(ListRow(("pair", index), (Text(pieces, hang=2),), value=other))
    if history.left:
        rows.append(ListRow("left", (text(f"{history.left} more distantly related matters aren't shown.", "muted"),)))
    if names:
        rows.append(heading_row("ALSO CALLED"))
    for name, many in names:
        count = "this matter alone" if many == 1 else f"{many} matters go by this name"
        rows.append(ListRow(("name", name), (Ends(((name, "text"),), ((count, "muted"),)),), value=Topic(name)))
    cited = (step.action.source for step in history.steps if step.action is not None)
    return [*rows, *source_rows(notes, unique(*cited, *(pair.source for pair in history.relations)))]


def _step_row(index: int, step: HistoryStep, history: MatterHistory, notes: SourceNumbers) -> ListRow:
    action = step.action
    pieces: list[Piece] = [(f"{short_date(step.date)}  ", "muted")]
    if len(history.matters) > 1:
        main = step.matter.id == history.matters[0].id
        pieces.append((f"{step.matter.number_or_name} ", "strong" if main else "source"))
    what = step.what_and_where if len(history.bodies) > 1 else step.what
    pieces.append((what, "strong"))
    if action is not None:
        pieces.append((step_text("", action.actor, action.note), "text"))
        pieces.append((f" ({action.basis})" if action.basis != "recorded" else "", "muted"))
    source = action.source if action is not None else step.listing.item.source if step.listing is not None else None
    pieces.append((f" {notes.marks(*unique(source))}", "source"))
    return ListRow(("step", index), (Text(tuple(pieces), hang=_INDENT, limit=6),), value=step)


def _vote_row(vote: VoteLine) -> ListRow:
    pieces: tuple[Piece, ...] = (("→ ", "text"), (vote.question, "text"))
    roll = "" if vote.roll == "complete" else f" · {'no' if vote.roll == 'none' else vote.roll} roll"
    right: tuple[Piece, ...] = (*vote_pieces(vote), (roll, "muted"))
    indented = ((" " * _INDENT, "text"), *pieces)
    return ListRow(("vote", vote.id), (Ends(indented, right, hang=_INDENT + 2),), value=vote)
