"""What a search found, as rows: statements with their matches set off, concordance lines, and what else was found."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len

from councilui.analysis.concordance import Occurrence, align_line
from councilui.analysis.query_wording import ABOUT_MATTER, person_figures, said_by_heading
from councilui.analysis.seat_wording import latest_seat_text
from councilui.analysis.sentence_case import is_shouted, sentence_case
from councilui.analysis.statement_wording import own_words, speaker, venue_words
from councilui.analysis.vote_scope import votes_of_scope
from councilui.common.dates import short_date
from councilui.common.shares import at_least
from councilui.common.width import cut, cut_start
from councilui.record.views.matters import MatterLine
from councilui.record.views.people import PersonLine
from councilui.record.views.search import FoundItem, Others, SaidBy, SearchAnswer
from councilui.record.views.statements import SearchHit
from councilui.tui.widgets.layout import Block, Ends, Line, Piece, Text, line_width, text
from councilui.tui.widgets.rows import ListRow, heading_row, rows_under

PAGE: Final = 50
_LEAST_TITLE: Final = 8  # cells of a title in which a word of it can be read


class Hits:
    """Rows before the hits, and the hits read so far; one more row stands for those not read yet.

    A heading sets the hits that only concern a matter of that name apart.
    """

    def __init__(self, answer: SearchAnswer, paged: bool, before: Sequence[ListRow] = ()) -> None:
        self.hits: list[SearchHit] = []
        self.more = paged and len(answer.hits) == PAGE
        self._slots: list[ListRow | SearchHit] = list(before)
        self._rows: dict[int, ListRow] = {}  # a paint asks for the same row many times
        self._append(answer.hits)

    def __len__(self) -> int:
        return len(self._slots) + self.more

    def row(self, index: int) -> ListRow | None:
        """A row; None for what is not read yet."""
        if index not in self._rows and index < len(self._slots):
            slot = self._slots[index]
            self._rows[index] = slot if isinstance(slot, ListRow) else hit_row(slot)
        return self._rows.get(index)

    def add(self, answer: SearchAnswer) -> None:
        """Add a further page."""
        self._append(answer.hits)
        self.more = len(answer.hits) == PAGE

    def _append(self, hits: Sequence[SearchHit]) -> None:
        for hit in hits:
            if hit.about_matter and not (self.hits and self.hits[-1].about_matter):
                self._slots.append(heading_row(ABOUT_MATTER.upper(), gap=bool(self._slots)))
            self._slots.append(hit)
            self.hits.append(hit)


def hit_row(hit: SearchHit) -> ListRow:
    """A hit: when and where, who in what capacity, then the stretch of text with the matches set off."""
    statement = hit.statement
    place = [short_date(hit.date), hit.body_name]
    where = venue_words(statement)
    if statement.inside is False:
        where = f"outside: {where}"
    capacity = statement.capacity if statement.capacity not in (statement.venue, "unknown") else None
    day = short_date(statement.said_on) if statement.said_on and statement.said_on != hit.date else None
    details = [part for part in (capacity, statement.affiliation, where, statement.said_when, day) if part]
    head: tuple[Piece, ...] = ((" · ".join(place), "muted"), (f" · {speaker(statement)}", "strong"))
    head = (*head, (f" · {', '.join(details)}", "muted"))
    (before, after), (opening, closing) = hit.cut, own_words(statement)
    before, after = f"{opening}{before}", f"{after}{closing}"
    snippet = sentence_case(hit.snippet) if is_shouted(hit.snippet) else hit.snippet  # as long as before
    body = Text(((before, "muted"), *mark_matches(snippet, hit.matches), (after, "muted")), indent=2)
    blocks: tuple[Block, ...] = (Text(head, hang=2), body)
    if hit.item_title:
        blocks = (*blocks, text(f"on: {hit.item_title}", "muted", indent=2))
    return ListRow(statement.id, blocks, value=statement)


def mark_matches(snippet: str, matches: tuple[tuple[int, int], ...]) -> Iterator[Piece]:
    """`snippet` in pieces, what matched in a role of its own."""
    at = 0
    for start, end in sorted(matches):
        if start < at or end > len(snippet) or start >= end:
            continue
        if start > at:
            yield snippet[at:start], "text"
        yield snippet[start:end], "match"
        at = end
    if at < len(snippet):
        yield snippet[at:], "text"


class Aligned(NamedTuple):
    """A line of a concordance: date, speaker, and the text with the match in one column."""

    line: Occurrence

    def lines(self, width: int) -> list[Line]:
        """One line; where there is less room the date is in its short form, and there is no speaker, or the surname."""
        name = 0 if width < 64 else 16 if width < 100 else 22
        day = self.line.hit.date
        date = day if width < 100 else f"{short_date(day):<14}"
        room = width - cell_len(date) - 4 - (name + 1 if name else 0)
        before = room * 2 // 5
        left, match, right = align_line(self.line, before, room - before)
        who = cut_start(speaker(self.line.hit.statement), name)
        head: Line = [(f"{date}  ", "muted")]
        if name:
            head.append((f"{who}{' ' * (name - cell_len(who))} ", "strong"))
        head.append((f"{self.line.sign} ", "warn"))
        return [[*head, (left, "text"), (match, "match"), (right, "text")]]


def concordance_rows(lines: Sequence[Occurrence]) -> list[ListRow]:
    return [
        ListRow((line.hit.statement.id, line.position), (Aligned(line),), value=line.hit.statement) for line in lines
    ]


def other_rows(others: Others, limit: int, compact: bool = False) -> list[ListRow]:
    """People, matters and agenda items under a heading each, at most `limit` of each.

    Where there is little room, `compact`, the kind is in the row of the first and there is no heading.
    """
    counts = others.counts
    rows: list[ListRow] = []
    for name, count, lines in (
        ("PEOPLE", counts.people, [_person(line, index == 0) for index, line in enumerate(others.people[:limit])]),
        (
            "MATTERS",
            counts.matters,
            [_matter(line, not others.people and not index) for index, line in enumerate(others.matters[:limit])],
        ),
        ("AGENDA ITEMS", counts.items, [_item(line) for line in others.items[:limit]]),
    ):
        if compact:
            rows += [_with_kind(row, name, count) for row in lines[:1]]
        else:
            rows += rows_under(_count_text(name, count, len(lines), counts.exact), lines, gap=bool(rows))
    return rows


def _with_kind(row: ListRow, name: str, count: int) -> ListRow:
    """A row that says what it is one of: "MATTERS 12  O2021-117 …"."""
    (block,) = row.blocks
    assert isinstance(block, _One)
    return row._replace(blocks=(block._replace(left=((f"{name} {count:,}  ", "heading"), *block.left)),))


def said_by_rows(said_by: SaidBy, limit: int) -> list[ListRow]:
    """What people of that name said, the newest so many, under a heading; one more row leads to all of it."""
    newest = said_by._replace(hits=said_by.hits[:limit])
    rows = [heading_row(said_by_heading(newest).upper(), gap=True)]
    rows += [hit_row(hit)._replace(key=("said", hit.statement.id)) for hit in newest.hits]
    if said_by.total > len(newest.hits):
        number = f"{said_by.total:,}"
        rows.append(
            ListRow(("said", "all"), (text(f"All {number}: {said_by.query}", "muted", indent=2),), value=said_by)
        )
    return rows


def _count_text(name: str, count: int, limit: int, exact: bool) -> str:
    first = "those most on record" if name == "PEOPLE" else "the newest"
    return f"{name} {at_least(count, exact)}" + (f", {first} {limit}" if limit < count else "")


def others_text(others: Others) -> str:
    """What else was found, in a line: "2 matters, 1 person"; "" when nothing was."""
    counts = others.counts
    kinds = (
        (counts.people, "person", "people"), (counts.matters, "matter", "matters"),
        (counts.items, "agenda item", "agenda items"),
    )  # fmt: skip
    return ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in kinds if count)


def _titled(identifier: str | None, title: str) -> tuple[Piece, ...]:
    """A title after its number; alone where there is none: the room of a line is for what tells rows apart."""
    return ((identifier, "strong"), (f"  {title}", "text")) if identifier else ((title, "text"),)


def _item(item: FoundItem) -> ListRow:
    left = _titled(item.identifier, item.title)
    right: tuple[Piece, ...] = ((f"{item.outcome + ' · ' if item.outcome else ''}{short_date(item.date)}", "muted"),)
    return ListRow(("item", item.id), (_One(left, right),), value=item)


def _matter(matter: MatterLine, is_first: bool) -> ListRow:
    """A matter; the first of several, if no person stands above it, says which votes the record holds."""
    left = _titled(matter.identifier, matter.title)
    scope = matter.vote_scope if is_first else None
    votes = votes_of_scope(matter.votes, scope) if matter.votes else "no vote on record"
    date = f" · {short_date(matter.last_date)}" if matter.last_date else ""
    return ListRow(("matter", matter.id), (_One(left, ((f"{votes}{date}", "muted"),)),), value=matter)


def _person(person: PersonLine, is_first: bool) -> ListRow:
    """A person; the first of several tells which votes the record holds."""
    seat = latest_seat_text(person)
    left: tuple[Piece, ...] = ((person.name, "strong"), (f"  {seat}" if seat else "", "text"))
    return ListRow(("person", person.id), (_One(left, ((person_figures(person, is_first), "muted"),)),), value=person)


class _One(NamedTuple):
    """A line alone: the left end gives way to the right one, but not its number or name, which then has its own."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]

    def lines(self, width: int) -> list[Line]:
        room = width - line_width(self.right) - 2
        last = next((index for index, (_, role) in enumerate(self.left) if role == "strong"), 0)
        if room < min(line_width(self.left), line_width(self.left[: last + 1]) + _LEAST_TITLE):
            room = width
        pieces: list[Piece] = []
        for part, role in self.left:
            pieces.append((cut(part.replace("\n", " "), max(room, 0)), role))
            room -= cell_len(pieces[-1][0])
        return Ends(tuple(pieces), self.right).lines(width)
