"""How a statement is shown: who, in what capacity, where and when, in whose words, by which sources."""

from collections.abc import Sequence

from councilui.analysis.sentence_case import is_shouted
from councilui.analysis.speakers import speaker_votes
from councilui.analysis.statement_wording import SETTINGS, clock, speaker, told_text, venue_words
from councilui.common.dates import short_date
from councilui.record.model import Meeting, Statement
from councilui.record.views.votes import VoteCard
from councilui.tui.meeting_view import MeetingView
from councilui.tui.panes.detail import Detail, unique
from councilui.tui.widgets.layout import Block, Gap, Piece, Text, text


def circumstances(statement: Statement, meeting: Meeting) -> str:
    """Capacity, affiliation, kind, and for what was said outside: where and when."""
    parts: list[str] = []
    if statement.capacity not in ("unknown", statement.venue):
        parts.append(statement.capacity)
    if statement.affiliation:
        parts.append(statement.affiliation)
    if statement.kind not in ("speech", "scene"):
        parts.append(statement.kind)
    if not statement.inside:
        if statement.inside is False:
            parts.append(venue_words(statement))
        if statement.said_when:
            parts.append(statement.said_when)
        if statement.said_on and statement.said_on != meeting.date:
            parts.append(short_date(statement.said_on))
    elif statement.said_when:
        parts.append(statement.said_when)
    return ", ".join(parts)


def words(statement: Statement) -> tuple[Piece, ...]:
    """The text: quoted words in quotation marks, a paraphrase and a description marked as such.

    Captions in capitals are shown in sentence case; the reader has them as they are.
    """
    before, content = told_text(statement)
    words: Piece = (content, "scene" if statement.kind == "scene" else "text")
    return ((before, "muted"), words) if before else (words,)


def statement_blocks(statement: Statement, meeting: Meeting, marks: str) -> tuple[Block, ...]:
    """A statement in the timeline; `marks` are the numbers of its sources."""
    cited: tuple[Piece, ...] = ((f" {marks}", "source"),) if marks else ()
    at: tuple[Piece, ...] = ((f"{clock(statement.start_s)} ", "muted"),) if statement.start_s is not None else ()
    body = Text((*words(statement), *cited), indent=2, limit=12)
    if statement.kind == "scene":
        when = f" {statement.said_when}" if statement.said_when else ""
        who = f" ({statement.speaker_name})" if statement.speaker_name else ""
        return (Text((*at, *words(statement), (f"{who}{when}", "muted"), *cited), indent=0 if at else 2, limit=12),)
    details = circumstances(statement, meeting)
    if statement.kind == "narrative" and not statement.speaker_name:
        return (body,)
    head: tuple[Piece, ...] = (*at, (speaker(statement), "strong" if statement.speaker_name else "muted"))
    if details:
        head = (*head, (f" · {details}", "muted"))
    return (Text(head, hang=2), body)


def statement_detail(statement: Statement, meeting: Meeting) -> tuple[Block, ...]:
    """A statement whole, for the reader: uncut, with how we know."""
    details = circumstances(statement, meeting)
    blocks: list[Block] = []
    if statement.kind != "scene":
        blocks.append(text(speaker(statement), "strong"))
    if details:
        blocks.append(text(details[0].upper() + details[1:], "muted"))
    if statement.inside is None:
        blocks.append(text("No source says where this was said.", "muted"))
    else:
        blocks.append(text(f"Said {SETTINGS[statement.inside]}: {venue_words(statement)}.", "muted"))
    if statement.start_s is not None:
        end = f" to {clock(statement.end_s)}" if statement.end_s is not None else ""
        blocks.append(text(f"At {clock(statement.start_s)}{end} of the recording.", "muted"))
    return tuple(blocks)


def statement_reader(statement: Statement, view: MeetingView, cards: Sequence[VoteCard]) -> Detail:
    """A statement for the reader: uncut, with where it was said, what it was about, and every source.

    `cards` are the votes on what it is about, to show how a member who spoke has voted.
    """
    from councilui.export.citation import statement_reference
    from councilui.export.citation_styles import cite

    blocks = [*statement_detail(statement, view.page.meeting), Gap(), Text(words(statement))]
    if (entry := view.entry_of(statement)) is not None:
        number = f"{entry.identifier}, " if entry.identifier and not entry.title.startswith(entry.identifier) else ""
        blocks += [Gap(), text(f"About: {number}{entry.title}", "muted")]
        blocks += [text(voted.sentence) for voted in speaker_votes(statement, cards)]
    if statement.form == "verbatim" and is_shouted(statement.text):
        blocks += [Gap(), text("As captioned:", "muted"), text(statement.text)]
    if statement.note:
        blocks += [Gap(), text(statement.note, "muted")]
    blocks.append(text(f"Basis: {statement.basis}.", "muted"))
    title = "A scene in the room" if statement.kind == "scene" else "A statement"
    quote = cite(statement_reference(view.statement_page(statement)), "plain")
    return Detail(title, tuple(blocks), unique(*view.sources_of(statement)), quote, "The statement, with its source")
