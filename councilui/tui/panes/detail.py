"""What Enter opens: a title, the whole text, and the sources by which we know it."""

from typing import NamedTuple

from councilui.common.dates import short_date
from councilui.record.model import Source
from councilui.tui.meeting_view import SourceNumbers
from councilui.tui.widgets.layout import Block, Piece, Text, text
from councilui.tui.widgets.rows import ListRow


class Detail(NamedTuple):
    """To be read whole: `sources` are ids, `clipboard_text` is for `y`, a notice calls it `clipboard_label`.

    `people` are the (name as shown, id) of a roll, one for each block.
    """

    title: str
    blocks: tuple[Block, ...]
    sources: tuple[str, ...] = ()
    clipboard_text: str = ""
    clipboard_label: str = "The text"
    people: tuple[tuple[str, str], ...] = ()

    def person(self, name: str) -> str | None:
        """The id of the person who is shown by this name."""
        return next((person for label, person in self.people if label == name), None)


def source_detail(notes: SourceNumbers, key: str) -> Detail | None:
    """A source to be read whole; None when it is not known here."""
    source, number = notes.source(key), notes.number(key)
    if source is None:
        return None
    return Detail(f"Source [{number}]", source_blocks(source, number), (), source.url or "", "The source's address")


def unique(*sources: str | None) -> tuple[str, ...]:
    """The ids of `sources`, each once, in order."""
    return tuple(dict.fromkeys(source for source in sources if source))


def source_line(source: Source, number: int | None) -> tuple[Piece, ...]:
    """A source on one line: number, publisher, title, date, kind."""
    head: tuple[Piece, ...] = ((f"[{number}] ", "source"),) if number is not None else ()
    date = f", {short_date(source.published)}" if source.published else ""
    return (*head, (source.publisher, "strong"), (f": {source.title}{date} ", "text"), (f"({source.kind})", "muted"))


def source_blocks(source: Source, number: int | None) -> tuple[Block, ...]:
    """A source whole: its line, its address, its note."""
    blocks: list[Block] = [Text(source_line(source, number), hang=4)]
    blocks.append(text(source.url or "the address wasn't kept", "muted", indent=4))
    if source.note:
        blocks.append(text(source.note, "muted", indent=4))
    return tuple(blocks)


def paragraph(key: str, title: str, pieces: tuple[Piece, ...], notes: SourceNumbers, *sources: str | None,
               before: tuple[Block, ...] = (), hang: int = 0) -> ListRow:  # fmt: skip
    """A row of one paragraph with the numbers of its sources behind it."""
    marks = notes.marks(*sources)
    cited: tuple[Piece, ...] = ((f" {marks}", "source"),) if marks else ()
    block = Text((*pieces, *cited), hang=hang)
    return ListRow(key, (*before, block), value=Detail(title, (Text(pieces),), unique(*sources)))
