"""The numbers of a vote: the tally, by name and seats side by side, the ruler, and what they are measured against."""

from collections.abc import Iterable

from councilui.analysis import threshold_wording, vote_wording
from councilui.analysis.thresholds import Threshold
from councilui.analysis.vote_report import VoteReport
from councilui.record.views.votes import Tally, VoteCard, in_order
from councilui.tui.meeting_view import SourceNumbers
from councilui.tui.panes.detail import Detail, paragraph, unique
from councilui.tui.widgets.layout import Block, Gap, Piece, Text, text
from councilui.tui.widgets.rows import ListRow
from councilui.tui.widgets.tally_bar import ORIENT, OWN, TIE, TallyBar


def tally_bar(card: VoteCard, tally: Tally, thresholds: Iterable[Threshold], titles: tuple[str, ...],
              columns: tuple[Tally | None, ...]) -> TallyBar:  # fmt: skip
    """`tally` with its marks, and beside it the numbers of `columns`, their sums under them; None is shown as "–"."""
    seats = card.body.seats or sum(tally.values())
    marks = [(t.needed, OWN if t.applies else ORIENT) for t in thresholds if t.needed is not None]
    cast = tally["yes"] + tally["no"]
    if any(t.measured == "apart" for t in thresholds) and cast and not cast % 2:
        marks.append((cast // 2, TIE))
    options = dict.fromkeys(option for column in columns if column is not None for option in in_order(column))
    rows = [(o, tuple("–" if c is None else str(c.get(o, "–")) for c in columns)) for o in options]
    of = f"of {card.body.seats} seats" if card.body.seats is not None else "in all; number of seats unknown"
    rows.append((of, tuple("–" if c is None else str(sum(c.values())) for c in columns)))
    return TallyBar(tally["yes"], tally["no"], seats, tuple(marks), titles, tuple(rows) if columns else ())


def tally_rows(report: VoteReport, notes: SourceNumbers) -> list[ListRow]:
    """The bar with its numbers, and where these differ; that none is on record."""
    card = report.card
    tally = report.tally
    if tally is None and (card.votes or card.announced):
        tally = in_order(report.roll_tally if card.votes else card.announced or {})
    sources = unique(*(count.source for count in card.counts))
    if tally is None:
        sentence = "No tally found."
        return [paragraph("tally", "The tally", ((sentence, "strong"),), notes, card.event.source, before=(Gap(),))]
    # Who counts all names knows that there is none; who announces, or names some, may only not have told.
    by_name = {**dict.fromkeys(card.announced or {}, 0), **report.roll_tally} if card.votes else None
    if by_name is not None and card.event.roll == "partial":
        by_name = {option: count for option, count in by_name.items() if count}
    bar = tally_bar(card, tally, report.thresholds, ("tally", "by name"), (card.announced, by_name))
    detail: list[Block] = [text(report.announced)]
    for source, announced in report.announcements.items():
        who = notes.source(source)
        detail.append(text(f"{who.publisher if who else source}: {vote_wording.tally_text(announced)}", indent=2))
    detail.append(text(f"Counted from the names on record: {vote_wording.tally_text(report.roll_tally)}." if card.votes
                       else "No names are on record, so nothing can be counted.", "muted"))  # fmt: skip
    detail += [text(sentence) for sentence in report.figures]
    rows = [ListRow("tally", (bar,), value=Detail("The tally", tuple(detail), sources))]
    for index, difference in enumerate(report.differences):
        pieces = (("≠ ", "warn"), (difference, "text"))
        rows.append(paragraph(f"difference {index}", "Numbers that differ", pieces, notes, hang=2))
    return rows


def requirement_rows(report: VoteReport, notes: SourceNumbers) -> list[ListRow]:
    """What the motion needed; a quorum that was missing and a tie; the marks for orientation apart."""
    rows: list[ListRow] = []
    unknown = report.requirement_unknown
    if unknown:
        rows.append(
            ListRow("requirement", (text(unknown, "muted"),), value=Detail("What was needed", (text(unknown),)))
        )
    rows += [_rule_row("requirement", own_pieces(t), (t,), notes) for t in report.requirements]
    rows += _standing_rows(report, notes, noteworthy=True)
    orient = report.comparison_marks
    for index, assumption in enumerate(dict.fromkeys(t.assumption for t in orient)):
        group = tuple(t for t in orient if t.assumption == assumption)
        head = f"For comparison, {assumption}:" if assumption else "For comparison:"
        marks: list[Piece] = [
            (head, "muted"),
            *((f"\n{ORIENT} {threshold_wording.mark_text(t)}", "text") for t in group),
        ]
        rows.append(_rule_row(f"marks {index}", tuple(marks), group, notes))
    if report.veto_note is not None:
        first, stop, _ = report.veto_note.partition(". ")  # the rule itself is for the whole text
        detail = Detail("Veto override", (text(report.veto_note),))
        rows.append(ListRow("veto", (text(f"{first}{stop.strip()}", "muted"),), value=detail))
    return rows


def figure_rows(report: VoteReport, notes: SourceNumbers) -> list[ListRow]:
    """Margin, index and percentages; a quorum that was met, and that there was no tie."""
    figures = " ".join(report.figures)
    rows = [paragraph("figures", "Margin, index and percentages", ((figures, "text"),), notes)] if figures else []
    return rows + _standing_rows(report, notes, noteworthy=False)


def _standing_rows(report: VoteReport, notes: SourceNumbers, *, noteworthy: bool) -> list[ListRow]:
    """The marks of every vote, the quorum before the tie-break: those that were missed or met out of the ordinary.

    A quorum that was missing and a tie are noteworthy.
    """
    return [
        _rule_row(f"mark {t.id}", ((f"{TIE if t.measured == 'apart' else ORIENT} ", "text"),
                                   (threshold_wording.threshold_sentence(t), "text")), (t,), notes)
        for measured in ("answering", "apart")
        for t in report.standing_marks
        if t.measured == measured and _is_noteworthy(t) is noteworthy
    ]  # fmt: skip


def _is_noteworthy(t: Threshold) -> bool:
    return bool(t.met) if t.measured == "apart" else not t.met


def own_pieces(t: Threshold) -> tuple[Piece, ...]:
    """The motion's own requirement, met or not by sign and color."""
    role = "good" if t.met else "bad" if t.met is False else "text"
    head, sign, tail = _split_at_sign(threshold_wording.threshold_sentence(t))
    return ((f"{OWN} ", "good"), (head, "text"), (sign + tail, role))


def _split_at_sign(sentence: str) -> tuple[str, str, str]:
    for sign in ("✓", "✗"):
        if sign in sentence:
            return sentence.partition(sign)
    return sentence, "", ""


def _rule_row(key: str, pieces: tuple[Piece, ...], thresholds: tuple[Threshold, ...], notes: SourceNumbers) -> ListRow:
    sources = unique(*(t.source for t in thresholds))
    marks = notes.marks(*sources)
    cited: tuple[Piece, ...] = ((f" {marks}", "source"),) if marks else ()
    rules: list[Block] = [Text(pieces, hang=2), Gap()]
    rules += [text(vote_wording.sentence(t.rule), "muted") for t in thresholds]
    title = "For comparison, apart from what this motion needed"
    if thresholds[0].applies or thresholds[0].measured in ("answering", "apart"):
        title = "What this motion needed" if thresholds[0].applies else "For every vote"
    return ListRow(key, (Text((*pieces, *cited), hang=2),), value=Detail(title, tuple(rules), sources))
