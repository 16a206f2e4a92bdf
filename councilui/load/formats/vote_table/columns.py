"""Which column of a table means what: said by the user in councilui.toml, or guessed from the header and all rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from councilui.common.toml_file import toml_value
from councilui.load.formats.vote_table.code_columns import coded_columns, with_codes_beside, with_those_between
from councilui.load.formats.vote_table.count_columns import (
    SURELY_NUMBERS,
    count_columns,
    has_actions,
    has_tallies,
    may_have_members,
    with_action_column,
    with_tally_column,
)
from councilui.load.formats.vote_table.date_columns import may_be_dates
from councilui.load.formats.vote_table.headers import (
    HEADERS,
    OF_ITEM,
    SURNAMES,
    header_key,
    is_name,
    is_of_item,
    is_of_public,
    names_meeting,
    squash,
)
from councilui.load.formats.vote_table.marks import vote_share
from councilui.load.formats.vote_table.name_lists import (
    NO_NAMES,
    KnownNames,
    is_list_column,
    is_roll_column,
    known_names,
    names_two,
    tells_a_side,
)
from councilui.load.formats.vote_table.profile import Profile
from councilui.load.formats.vote_table.words import is_formula, is_item_number, parse_number
from councilui.load.outcomes import VoteWords, read_motion
from councilui.record.model import AWAY

_FEWEST_MEMBERS: Final = 2
_OF_CHAMBERS: Final = ("ayes", "yeas", "nays", "noes")  # whose numbers are votes of a body, whatever stands beside
ATTENDANCE: Final = AWAY | {"present", "vacant"}
_SURELY_VOTES: Final = 0.8  # of a column's cells
_SEAT: Final = re.compile(
    r"\b(?:ward|district|seat|place|position|zone|at[ -]large|d)\W*\d+|\(\w* ?\d+\w*\)|\(\d+(?:\.\d+)? votes?\)",
    re.IGNORECASE,
)
_SHARED_WORD: Final = re.compile(r"^votes?(?: of| by|:| [-–])? |(?:['’]s?)?[ :_–-]+votes?$", re.IGNORECASE)
_OF_VOTES: Final = re.compile(r"vote(?!d)|voto|stimm", re.IGNORECASE)
_MAY_BE_TITLES: Final = frozenset(HEADERS["identifier"]) & frozenset(HEADERS["title"])
"""Headers under which a table has either the numbers of matters or their titles."""
_MAY_BE_ROW_IDS: Final = ("identifier", "reference", "bill")
NO_WORDS: Final[Mapping[str, int | None]] = MappingProxyType({})
_MOST_UNREAD: Final = 12  # headers that are listed
_NUMBER: Final = re.compile(
    r"(?:no\.? ?|item ?|#)?[a-z]{0,5}[ .-]{0,2}\d[\w.()/-]{0,14}|[a-z][.)]?"
    r"|(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?:[.-]?(?:[a-z]|\d{1,3}))?[.)]?",  # roman numerals
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each word of the record stands in a row, and for a wide table which columns are members.

    `lists` are the columns that hold names, below a word for a vote, or whole rolls; `counts` those that hold how many
    voted so, by option.
    """

    places: Mapping[str, int]
    members: tuple[int, ...] = ()
    headers: tuple[str, ...] = ()
    after: str | None = field(default=None)
    lists: tuple[int, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    known: KnownNames = NO_NAMES  # from the names in lists
    doubtful: tuple[int, ...] = ()  # columns that were not taken for members', and may be

    @property
    def is_wide(self) -> bool:
        """Whether a row is a whole vote, with a column for each member or list of names, or with numbers alone."""
        return bool(self.members or self.lists) or "option" not in self.places

    @property
    def member_names(self) -> dict[int, str]:
        """The headers of the members' columns, without a word that all of them share: "Roe" of "Roe Vote"."""
        names = {column: self.headers[column] for column in self.members}
        bare = {column: _SHARED_WORD.sub("", name) for column, name in names.items()}
        is_shared = len(bare) > 1 and all(bare[column] and bare[column] != name for column, name in names.items())
        return bare if is_shared else names

    @property
    def unit(self) -> str:
        """What one member's vote is in the table, in words for reports."""
        if not self.is_wide:
            return "table rows"
        return "member cells" if self.members else "listed names" if self.lists else "numbers"

    def members_toml(self, members: Sequence[int]) -> str:
        """The line of councilui.toml under which these columns, in their order, are the members'."""
        names = [self.headers[column] for column in members]
        is_run = tuple(members) == tuple(range(members[0], members[-1] + 1))
        ends = [names[0], names[-1]] if is_run and len(names) > 1 else names
        is_pair = len(ends) == 2 and not is_run
        note = "  # the second is repeated, because two names would mean all columns between them" if is_pair else ""
        listed = ", ".join(toml_value(name) for name in ([*ends, ends[1]] if is_pair else ends))
        return f"members = [{listed}]{note}"

    def toml(self) -> str:
        """The map as the lines a user may put in councilui.toml."""
        lines = [f"{word} = {toml_value(self.headers[column])}" for word, column in self.places.items()]
        if self.after is not None:
            lines.append(f"members_after = {toml_value(self.after)}")
            lines.append(f"# members: {', '.join(self.headers[column] for column in self.members)}")
        elif self.members:
            lines.append(self.members_toml(self.members))
        if self.lists:
            lines.append(f"lists = [{', '.join(toml_value(self.headers[column]) for column in self.lists)}]")
        read = {*self.places.values(), *self.members, *self.lists, *self.counts.values()}
        unread = [toml_value(header) for column, header in enumerate(self.headers) if header and column not in read]
        if unread:
            more = f", and {len(unread) - _MOST_UNREAD} more" if len(unread) > _MOST_UNREAD else ""
            lines.append(f"# not read: {', '.join(unread[:_MOST_UNREAD])}{more}")
        return "\n".join(("[columns]", *lines))


def guess(
    headers: Sequence[str], profile: Profile, words: VoteWords, fixed: Mapping[str, int | None] = NO_WORDS
) -> Columns | None:
    """The columns as their headers and all rows tell; None when this is no table of votes as far as known.

    `fixed` has the columns of words that the user has said, None for a word that no column means.
    """
    headers = tuple(headers)
    if is_of_public(headers):
        return None
    places = places_of(headers, profile, words, fixed)
    has_names = "person" in places or {"first_name", "last_name"} <= places.keys()
    if has_names and not {"option"} & (places.keys() | fixed.keys()):
        column = _option_column(headers, places, profile, words)
        if column is not None:
            places = {word: place for word, place in places.items() if place != column} | {"option": column}
        elif "person" not in fixed and header_key(headers[places.get("person", 0)]) == "name":
            del places["person"]  # the name of a file or a meeting, in Legistar's exports
            has_names = False
    if (
        has_names
        and "option" in places
        and ("option" in fixed or vote_share(profile, places["option"], words) > 0.5)
        and ("option" in fixed or tell_sides([places["option"]], profile, words))
    ):
        if "person" not in fixed and places.get("person") is not None and "last_name" in places:
            del places["person"]
        if places.keys() & set(OF_ITEM):
            return Columns(places, headers=headers)
        return None
    places = with_tally_column(headers, places, profile, words)
    listed = _listed(headers, places, profile, words)
    wide = _wide(headers, places, profile, words)
    # Names under "Ayes" and "Nays" are the roll; columns of yes and no beside them say something else of the vote.
    has_both = listed is not None and sum(tells_a_side(headers[column], words) for column in listed.lists) > 1
    table = listed if has_both or wide is None else wide
    return table if table is not None or has_names else _of_numbers(headers, places, profile, words)


def _of_numbers(
    headers: tuple[str, ...], places: Mapping[str, int], profile: Profile, words: VoteWords
) -> Columns | None:
    """The columns of a table that names no member, but has tallies, numbers of yes and no, or what was moved."""
    if not places.keys() & {"title", "number", "identifier", "motion", "question"}:
        return None
    if may_have_members(headers, places, profile):
        return None
    result = profile.samples(places["result"]) if "result" in places else ()
    counts = count_columns(headers, profile, words, set(places.values()))
    if not result and not any(header_key(headers[column]) in _OF_CHAMBERS for column in counts.values()):
        counts = {}  # "Yes" and "No" over numbers may be a poll's
    return (
        Columns(places, headers=headers, counts=counts)
        if counts or "tally" in places or has_tallies(result) or has_actions(places, result)
        else None
    )


def with_details(table: Columns, profile: Profile, words: VoteWords) -> Columns:
    """The columns with what the cells tell beyond them: columns of counts, and the order of listed names."""
    cells = [(table.headers[column], cell) for column in table.lists for cell in profile.samples(column)]
    read = {*table.places.values(), *table.members, *table.lists}
    counts = count_columns(table.headers, profile, words, read)
    movers = [table.places[word] for word in ("mover", "seconder") if word in table.places]
    people = [name for column in movers for name in profile.samples(column)]
    return replace(
        table,
        counts=counts,
        known=known_names(cells, words, people, is_of_row=profile.rows == 1) if cells else NO_NAMES,
    )


def without_successions(table: Columns) -> Columns:
    """The columns without those of two members, whose votes can't be told apart; their rolls are short."""
    shared = tuple(column for column in table.members if names_two(table.headers[column]))
    members = tuple(column for column in table.members if column not in shared)
    return replace(table, members=members, doubtful=(*table.doubtful, *shared)) if shared else table


def _listed(headers: tuple[str, ...], places: dict[str, int], profile: Profile, words: VoteWords) -> Columns | None:
    """The columns of a table with lists of names: under words for votes, or a roll in each cell."""
    lists = [column for column, header in enumerate(headers) if is_list_column(header, profile.samples(column), words)]
    if not any(tells_a_side(headers[column], words) for column in lists):
        free = set(range(len(headers))) - {places[word] for word in places.keys() & {"title", "date", "number"}}
        lists = [column for column in sorted(free) if is_roll_column(profile.samples(column), words)]
    places = {word: column for word, column in places.items() if column not in lists}
    if not lists or not places.keys() & {"title", "number", "identifier", "class", "motion"}:
        return None
    return Columns(places, headers=headers, lists=tuple(lists))


def _option_column(headers: Sequence[str], places: Mapping[str, int], profile: Profile, words: VoteWords) -> int | None:
    """The one column of words for votes in a table with a column of names, whatever its header: "Vote Result". What
    tells of the vote or the voter otherwise is none: true or false, "In Majority"."""
    other = {column for word, column in places.items() if word != "result"}
    voted = [
        column
        for column, header in enumerate(headers)
        if column not in other
        and not _is_true_or_false(profile.values(column))
        and (not is_of_item(header) or _OF_VOTES.search(header))
        and profile.filled(column)
        and vote_share(profile, column, words) > _SURELY_VOTES
    ]
    return voted[0] if len(voted) == 1 else None


def places_of(
    headers: Sequence[str], profile: Profile, words: VoteWords, fixed: Mapping[str, int | None] = NO_WORDS
) -> dict[str, int]:
    """The columns whose headers are words of the record; "Agenda Item" is a number or a title by what stands in it.

    `fixed` as for `guess`.
    """
    keys = [squash(header_key(header)) for header in headers]
    places = {word: column for word, column in fixed.items() if column is not None}
    for word, names in HEADERS.items():
        if word in fixed:
            continue
        for name in names:
            if squash(name) not in keys:
                continue
            column = keys.index(squash(name))
            if column in places.values() and word != "time":
                continue
            if word in SURNAMES and vote_share(profile, column, words) > 0.5:
                continue
            is_other = word == "date" and not may_be_dates(name, column, keys, profile)
            if is_other or (name == "meeting" and not all(map(names_meeting, profile.samples(column)))):
                continue
            if name in _MAY_BE_TITLES and (word == "identifier") != _has_numbers(profile, column, SURELY_NUMBERS):
                continue
            may_be_title = name == "agenda" or name in HEADERS["title"]
            if word == "number" and may_be_title and not _has_numbers(profile, column):
                continue
            if name in _MAY_BE_ROW_IDS and "person" in places and not profile.repeats(column):
                continue
            if name == "kind" and not any(read_motion(value).is_known for value in profile.values(column)):
                continue
            places[word] = column
            break
    return with_action_column(headers, places, profile) if "motion" not in fixed else places


def _has_numbers(profile: Profile, column: int, least: float = 0.5) -> bool:
    """Whether most cells of a column are numbers of items, perhaps with a motion behind: "C-1 - Motion to Amend"."""
    values = profile.values(column)
    numbers = sum(
        times
        for value, times in values.items()
        if _NUMBER.fullmatch(value) or (parse_number(value).motion and is_item_number(parse_number(value).number))
    )
    return bool(numbers) and numbers >= profile.filled(column) * least


def _wide(headers: tuple[str, ...], places: dict[str, int], profile: Profile, words: VoteWords) -> Columns | None:
    known = {column for word, column in places.items() if word not in ("person", "option")}
    members = [
        column
        for column, header in enumerate(headers)
        if column not in known
        and is_name(header)
        and vote_share(profile, column, words) >= 0.5
        and not _is_flag(header, profile.values(column))
    ]
    if len(members) < _FEWEST_MEMBERS:
        members = coded_columns(headers, known, profile, words)
    if (
        len(members) < _FEWEST_MEMBERS
        or not tell_sides(members, profile, words)
        or _are_items([headers[column] for column in members])
        or not places.keys() & {"title", "number", "identifier", "class", "motion"}
    ):
        return None
    members = with_codes_beside(with_those_between(members, headers, known, profile, words), headers, known, profile)
    places = {word: column for word, column in places.items() if column not in members}
    is_tail = members == list(range(members[0], len(headers))) and members[0] > 0
    return Columns(places, tuple(members), headers, headers[members[0] - 1] if is_tail else None)


def _is_flag(header: str, values: Iterable[str]) -> bool:
    """Whether a column says true or false under a word without a capital, as programs name what they know of a row."""
    return header.islower() and _is_true_or_false(values)


def _is_true_or_false(values: Iterable[str]) -> bool:
    return all(value.casefold() in ("true", "false") for value in values)


def tell_sides(columns: Iterable[int], profile: Profile, words: VoteWords) -> bool:
    """Whether columns of votes hold more than who was there: "Present" and "Absent" alone are attendance."""
    return any(
        words.read(value).option not in ATTENDANCE and not words.is_no_seat(value)
        for column in columns
        for value in profile.values(column)
    )


def overlooked(table: Columns, profile: Profile, words: VoteWords) -> tuple[int, ...]:
    """Columns that were not taken for members', though they hold votes or formulas alone, or stand among members."""
    if not table.members:
        return ()
    ends = range(table.members[0], table.members[-1] + 1)
    return tuple(
        column
        for column, header in enumerate(table.headers)
        if column not in table.members
        and column not in table.places.values()
        and is_name(header)
        and profile.filled(column)
        and (
            column in ends
            or any(words.read(value).is_known for value in profile.values(column))
            or all(map(is_formula, profile.samples(column)))
        )
    )


def _are_items(headers: Sequence[str]) -> bool:
    """Whether the columns with votes are headed by items rather than names: a table with a row for each member."""
    items = [
        header
        for header in headers
        if len(header.split()) > 5 or (re.search(r"\d", header) and not _SEAT.search(header))
    ]
    return len(items) * 2 > len(headers)


def may_hold_votes(headers: Sequence[str], profile: Profile, words: VoteWords) -> bool:
    """Whether a table that is not the public's has a column of members and one of votes by their headers, a column that
    holds mostly words or marks for votes, or lists of names by side."""
    if is_of_public(headers):
        return False
    cells = sum(
        profile.filled(column) for column in range(len(headers)) if vote_share(profile, column, words) > _SURELY_VOTES
    )
    if cells > 1 or {"person", "option"} <= places_of(headers, profile, words).keys():
        return True
    sides = [column for column, header in enumerate(headers) if tells_a_side(header, words)]
    return any(is_list_column(headers[column], profile.samples(column), words) for column in sides)
