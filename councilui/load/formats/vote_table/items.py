"""The agenda items of a meeting, from the rows of a table: which rows are of one item, and which are motions on it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from councilui.common.slugs import slug
from councilui.load.formats.vote_table.ballot import Ballot
from councilui.load.formats.vote_table.words import (
    is_item_number,
    is_law,
    parse_number,
    subject_key,
    subject_of,
)
from councilui.load.outcomes import read_motion, title_key

Key = tuple[str, str, str]


@dataclass(slots=True)
class TableItem:
    """An agenda item: its key within the meeting, the row that names it, and all its rows in the table's order."""

    key: Key
    main: Ballot
    ballots: list[Ballot] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The item's title as the table has it, "" when it has none."""
        motion = read_motion(self.main.get("motion"))
        is_bare = motion.is_known and not re.search(r"[^\W\d_]{3}", motion.subject)  # "Approve" titles nothing
        return subject_of(self.main.get("title") or ("" if is_bare else self.main.get("motion")))

    @property
    def number(self) -> str | None:
        """The item's number as printed, without a motion behind it."""
        number = parse_number(self.main.get("number")).number
        return number if is_item_number(number) else None


def group_items(ballots: Sequence[Ballot]) -> tuple[list[TableItem], list[TableItem]]:
    """The items in the order of their first rows, and those whose number another item has too.

    Rows are of one item by its number or file number, otherwise by their title; under one number, rows of different
    titles are different items, unless they are motions on it.
    """
    groups: dict[Key, list[Ballot]] = {}
    for ballot in ballots:
        groups.setdefault(_key(ballot), []).append(ballot)
    items: list[TableItem] = []
    reused: list[TableItem] = []
    for key, group in groups.items():
        parts = _parts(group) if key[0] and not key[1] else [group]
        for index, part in enumerate(parts):
            main = _main(part)
            of_title = title_key(subject_of(main.get("title"))) if len(parts) > 1 else key[2]
            item = TableItem((key[0], key[1], of_title), main, part)
            items.append(item)
            if index:
                reused.append(item)
    lines = {id(ballot): index for index, ballot in enumerate(ballots)}
    items.sort(key=lambda item: min(lines[id(ballot)] for ballot in item.ballots))
    return items, reused


def _key(ballot: Ballot) -> Key:
    number = parse_number(ballot.get("number")).number
    base = slug(number) if number and is_item_number(number) else ""
    identifier = ballot.get("identifier") if is_item_number(ballot.get("identifier")) else ""
    if base or identifier:
        return (base, identifier, "")
    return ("", "", subject_key(ballot.get("title") or ballot.get("motion")))


def _parts(group: list[Ballot]) -> list[list[Ballot]]:
    """The rows of one number, parted by title where they are of different items."""
    plain = [ballot for ballot in group if not is_motion_row(ballot)]
    titles = {title_key(ballot.get("title")): ballot.get("title") for ballot in plain if ballot.get("title")}
    if len(titles) < 2:
        return [group]
    laws = [title for title in titles.values() if is_law(title)]
    if any(parse_number(ballot.get("number")).motion for ballot in group) and len(laws) < 2:
        return [group]
    parts: dict[str, list[Ballot]] = {}
    current = next(iter(titles))
    for ballot in group:
        own = title_key(subject_of(ballot.get("title")))
        current = own if own in titles else current
        parts.setdefault(current, []).append(ballot)
    return list(parts.values())


def is_motion_row(ballot: Ballot) -> bool:
    """Whether a row is of a motion on an item rather than of the item itself."""
    if parse_number(ballot.get("number")).motion or "amendment" in ballot.get("class").casefold().split():
        return True
    motion = read_motion(ballot.get("title"))
    return motion.is_motion or motion.aim == "change"


def _main(group: Sequence[Ballot]) -> Ballot:
    """The row that names the item: of legislation before anything else, then one that is no motion."""
    plain = [ballot for ballot in group if not is_motion_row(ballot)]
    for candidates in (plain, group):
        for ballot in candidates:
            if is_law(ballot.get("title")):
                return ballot
    return plain[0] if plain else group[0]
