"""Grids of votes, members by items: each column or row is the roll of the one vote on its item.

A grid is read where every word of it is accounted for: members of the roster, words for votes that all papers use or a
legend beside it explains, and numbers of items of the paper, on each of which no more than one vote is told of, without
names. Each roll goes into the lines behind that vote, to be read and checked like any other. A grid with results, of
whose items the text tells no vote, is a table of motions.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Final, NamedTuple

from councilui.load.formats.minutes.documents.grid_rows import LETTERS, grid_start
from councilui.load.formats.minutes.documents.lines import Line
from councilui.load.formats.minutes.documents.tables import headed_lines, is_member_head, result_column
from councilui.load.formats.minutes.items import Item, item_at, items_of
from councilui.load.formats.minutes.labels import label_option
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.people import read_name
from councilui.load.formats.minutes.roster import Roster
from councilui.load.formats.minutes.votes import Reading, ReadVote
from councilui.load.outcomes.results import read_outcome

_ROW_IN_TEXT: Final = re.compile(
    rf"(?P<first>\S.{{0,80}}?)(?P<votes>(?:\s+(?:{LETTERS}|[✓✔✗✘xX]|(?i:ayes?|yea|nay|yes|no|abstain(?:ed)?|absent"
    r"|excused|recused))){2,})\s*"
)
_NUMBER: Final = re.compile(
    r"(?:(?:agenda\s+)?item\s*)?(?:#|no\.?)?\s*(?P<number>[A-Z]{0,3}-?\d[\w./-]{0,40}?)[.:)]{0,2}(?:[\s–—-]{1,4}(?P<title>\D.*))?",
    re.IGNORECASE,
)
_CORNER: Final = re.compile(r"(?:agenda\s+)?(?:items?|numbers?|no\.?|#)?(?:\s*(?:no\.?|numbers?|#))?", re.IGNORECASE)
_TITLE: Final = re.compile(r"(?:titles?|subjects?|descriptions?)?", re.IGNORECASE)
_PAIR: Final = re.compile(r"(?P<code>[^\W\d_]{1,2}|[^\w\s])\s*[=:–-]\s*(?P<word>[^\W\d_][^=:;,]*)")
_USUAL: Final = {"y": "yes", "n": "no"}
_OPTIONS: Final = ("yes", "no", "abstain", "absent", "excused", "recused", "not voting")
_ITEM_WORD: Final = re.compile(r"\b(?:items?|motions?|votes?|resolutions?|ordinances?|bills?)\b", re.IGNORECASE)
_DAY: Final = re.compile(
    r"\b\d{1,2}[-/.]\d{1,2}\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
_REACH: Final = 3  # lines above, of heads or a legend
_LEAST: Final = 2  # members, and items


class VoteGrid(NamedTuple):
    """The rows of a grid, the first with its heads; none where blanks part its cells, and nobody sees the empty ones.

    `legend` has the options by the letters that stand for them.
    """

    lines: Sequence[Line]
    rows: Sequence[Sequence[str]]
    legend: Mapping[str, str]


class ItemRoll(NamedTuple):
    """Who voted how on an item, by its place among the items, and its result, "" where a grid has none."""

    item: int
    names: Mapping[str, Sequence[str]]
    result: str


class ReadPaper(NamedTuple):
    """The text of a paper with the members and what was read of it."""

    minutes: MinutesText
    roster: Roster
    reading: Reading


def read_with_grids(
    lines: Sequence[Line], read: Callable[[Sequence[Line]], ReadPaper]
) -> tuple[ReadPaper, list[VoteGrid]]:
    """What `read` reads of the lines, with the votes of grids in them, and the grids that couldn't be read."""
    paper = read(lines)
    rest, tables = _without_grids(lines, paper, lambda _: True)
    if not tables:
        return paper, []
    text = read(rest)
    rest, grids = _without_grids(lines, paper, partial(_is_told, text))
    paper = text if len(grids) == len(tables) else read(rest)
    unread: list[VoteGrid] = []
    for grid in grids:
        rolls = _rolls(grid, paper)
        placed = _placed(rest, grid, rolls, paper) if rolls else None
        with_grid = read(placed) if placed is not None else None
        if placed is None or with_grid is None or not all(_is_read(roll, with_grid) for roll in rolls):
            unread.append(grid)
        else:
            rest, paper = placed, with_grid
    return paper, unread


def _is_told(paper: ReadPaper, rows: Sequence[Sequence[str]]) -> bool:
    """Whether the text tells a vote on an item of this grid, or must, as the grid has no results."""
    items = items_of(paper.minutes)
    places = {item_at(items, vote.start) for vote in paper.reading.votes}
    (_, *body), results = _results_apart(rows)
    return not results or any(_item(row[0], items) in places - {None} for row in body)


def _results_apart(rows: Sequence[Sequence[str]]) -> tuple[Sequence[Sequence[str]], Sequence[str]]:
    """The rows without their column of results, and what stood there below its head; [] without such a column."""
    place = result_column(rows)
    if place is None:
        return rows, []
    return [[*row[:place], *row[place + 1 :]] for row in rows], ["".join(row[place : place + 1]) for row in rows[1:]]


def _without_grids(
    lines: Sequence[Line], paper: ReadPaper, is_grid: Callable[[Sequence[Sequence[str]]], bool]
) -> tuple[list[Line], list[VoteGrid]]:
    """The lines without those of grids of votes.

    A table of votes that `is_grid` leaves has a line for each cell behind its head, any other one for each cell.
    """
    rest: list[Line] = []
    grids: list[VoteGrid] = []
    end = 0
    for form, group in groupby(lines, _form):
        block = list(group)
        start, end = end, end + len(block)
        rows = [_cells(line.text) for line in block]
        above = lines[max(start - _REACH, 0) : start]
        heads = rows[0][1:] if form == "row" else [line.text for line in above]
        if not form or len(block) < _LEAST or (form == "row" and grid_start(rows) is None):
            rest += block
        elif _is_of_votes(rows, heads, paper) and not is_grid(rows):
            rest += _headed(block, rows)
        elif _is_of_votes(rows, heads, paper):
            legend = [line for line in (*above, *lines[end : end + _REACH]) if _explained(line.text)]
            grids.append(_grid(block, rows if form == "row" else [], legend))
        elif form == "row":
            rest += [line._replace(text=cell) for line in block for cell in _cells(line.text) if cell]
        else:
            rest += block
    legends = {id(line) for grid in grids for line in grid.lines}
    return [line for line in rest if id(line) not in legends], grids


def _headed(block: Sequence[Line], rows: Sequence[Sequence[str]]) -> list[Line]:
    texts = headed_lines(rows[0], rows[1:])
    return [Line(text, block[0].page, not before) for before, text in zip(["", *texts], texts, strict=False) if text]


def _grid(block: Sequence[Line], rows: Sequence[Sequence[str]], legend: Sequence[Line]) -> VoteGrid:
    """A grid of these rows; a legend stands in lines beside it or in rows of its own."""
    foot = [row for row in rows if not any(row[1:]) and _explained(row[0])]
    texts = [*(line.text for line in legend), *(row[0] for row in foot)]
    pairs = {pair for text in texts for pair in _explained(text).items()}
    options = dict(pairs)
    is_plain = len(options) == len(pairs)  # no letter stands for two options
    return VoteGrid([*block, *legend], [row for row in rows if row not in foot] if is_plain else [], options)


def _form(line: Line) -> str:
    """Whether a line may be of a grid: as the "row" of a table, or as "text"."""
    if line.text.count("|") > 1:
        return "row"
    return "text" if _ROW_IN_TEXT.fullmatch(line.text) else ""


def _cells(text: str) -> list[str]:
    match = None if "|" in text else _ROW_IN_TEXT.fullmatch(text)
    return [match["first"], *match["votes"].split()] if match else [cell.strip() for cell in text.split("|")]


def _is_of_votes(rows: Sequence[Sequence[str]], heads: Sequence[str], paper: ReadPaper) -> bool:
    """Whether the rows are members' or items' and tell of votes: letters that may be of attendance need both."""
    firsts = [row[0] for row in rows]
    has_members = any(sum(_member(text, paper) is not None for text in side) >= _LEAST for side in (firsts, heads))
    has_items = any(sum(bool(_NUMBER.fullmatch(text)) for text in side) >= _LEAST for side in (firsts, heads))
    has_items = has_items or any(map(_ITEM_WORD.search, heads))
    sides = {_USUAL.get(cell.casefold()) or label_option(cell) for row in rows for cell in row[1:]}
    if sum(len(_DAY.findall(head)) for head in heads) >= _LEAST:
        return False
    return (has_members and has_items) or ((has_members or has_items) and bool(sides & {"yes", "no"}))


def _explained(text: str) -> dict[str, str]:
    """The options by the letters that a legend explains; {} for any other line."""
    pairs = [
        _PAIR.fullmatch(part.strip())
        for part in re.split(r"[,;|]", re.sub(r"^\W*(?:legend|key)\s*:", "", text, flags=re.I))
        if part.strip()
    ]
    options = {
        match["code"]: option for match in pairs if match and (option := label_option(match["word"])) is not None
    }
    return options if len(options) == len(pairs) else {}


def _member(text: str, paper: ReadPaper) -> str | None:
    """The member whose name a cell has, and nothing else."""
    name = paper.roster.trimmed(read_name(text, 0, in_line=True))
    member = paper.roster.find(name.name) if name is not None and name.end == len(text) else None
    return member.name if member is not None else None


def _key(number: str) -> str:
    match = _NUMBER.fullmatch(number)
    return (match["number"] if match else " ".join(number.split()).rstrip(".:")).casefold()


def _item(text: str, items: Sequence[Item]) -> int | None:
    """The one item of the paper whose number a cell has, and the beginning of its title or none."""
    match = _NUMBER.fullmatch(text)
    title = (match["title"] or "").casefold() if match else ""
    places = [
        place
        for place, item in enumerate(items)
        if item.number is not None and _key(item.number) == _key(text) and item.title.casefold().startswith(title)
    ]
    return places[0] if len(places) == 1 else None


def _rolls(grid: VoteGrid, paper: ReadPaper) -> list[ItemRoll]:
    """The rolls of a grid; [] where a word of it isn't accounted for."""
    if not grid.rows or len({len(row) for row in grid.rows}) > 1:
        return []
    (heads, *body), results = _results_apart(grid.rows)
    if not results and all(_member(row[0], paper) for row in body):
        members: Sequence[str] = [row[0] for row in body]
        lines = [(head, [row[column] for row in body]) for column, head in enumerate(heads) if column]
    else:
        first = 2 if _TITLE.fullmatch(heads[1]) else 1
        members = heads[first:]
        lines = [(" ".join(row[:first]).strip(), list(row[first:])) for row in body]
    people = [_member(member, paper) for member in members]
    if None in people or len({*people}) < len(people) or not (_CORNER.fullmatch(heads[0]) or is_member_head(heads[0])):
        return []
    rolls = []
    items = items_of(paper.minutes)
    for (text, cells), result in zip(lines, results or [""] * len(lines), strict=True):
        place = _item(text, items)
        options = [grid.legend.get(cell) or _USUAL.get(cell.casefold()) or label_option(cell) for cell in cells]
        if place is None or not all(option in _OPTIONS for option in options):
            return []
        sides: dict[str, list[str]] = {
            side: [name for name, option in zip(members, options, strict=True) if option == side]
            for side in _OPTIONS
            if side in options
        }
        rolls.append(ItemRoll(place, sides, result))
    return rolls if len({roll.item for roll in rolls}) == len(rolls) else []


def _placed(lines: Sequence[Line], grid: VoteGrid, rolls: Iterable[ItemRoll], paper: ReadPaper) -> list[Line] | None:
    """The lines with each roll behind the vote, the motion or the title of its item; None where that isn't plain."""
    minutes, reading = paper.minutes, paper.reading
    items = items_of(minutes)
    result = list(lines)
    for roll in sorted(rolls, key=lambda roll: -roll.item):
        votes = [vote for vote in reading.votes if item_at(items, vote.start) == roll.item]
        motions = [motion for motion in reading.motions if item_at(items, motion.start) == roll.item]
        ends = [vote.end for vote in votes] or [motion.end for motion in motions] or [items[roll.item].start + 1]
        if len(ends) > 1 or any(vote.roll is not None or not _agrees(roll, vote) for vote in votes):
            return None
        following = items[roll.item + 1].start if roll.item + 1 < len(items) else None
        stop = minutes.line_index(following) if following is not None else len(lines)
        place = minutes.line_index(ends[0] - 1) + 1
        while place < stop and not lines[place].is_first:
            place += 1
        texts = [f"{side.capitalize()}: {'; '.join(names)}" for side, names in roll.names.items()]
        texts += [f"Result: {roll.result}"] if roll.result and not votes else []
        result[place : place + 1] = [line._replace(is_first=True) for line in result[place : place + 1]]
        result[place:place] = [Line(text, grid.lines[0].page, not number) for number, text in enumerate(texts)]
    return result


def _agrees(roll: ItemRoll, vote: ReadVote) -> bool:
    """Whether the result beside a roll is that of the vote in the text, and its numbers those of the names."""
    if not roll.result:
        return True
    outcome = read_outcome(roll.result)
    counts = {side: len(names) for side, names in roll.names.items()}
    numbers = outcome.tally and (outcome.tally.yes, outcome.tally.no)
    return outcome.result == vote.result and numbers in (None, (counts.get("yes", 0), counts.get("no", 0)))


def _is_read(roll: ItemRoll, paper: ReadPaper) -> bool:
    """Whether the item has one vote now, with all names of the grid."""
    items = items_of(paper.minutes)
    votes = [vote for vote in paper.reading.votes if item_at(items, vote.start) == roll.item]
    if len(votes) != 1 or votes[0].roll is None or votes[0].roll.stray:
        return False
    sides = Counter({side: len(names) for side, names in votes[0].roll.sides().items()})
    return sides == Counter({side: len(names) for side, names in roll.names.items()})
