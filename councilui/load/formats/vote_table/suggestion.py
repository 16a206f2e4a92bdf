"""The settings that a table of an unknown form may need, from what stands in its columns, ready to be pasted."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from councilui.common.toml_file import toml_value
from councilui.load.date_forms import find_date
from councilui.load.formats.vote_table.columns import places_of, tell_sides
from councilui.load.formats.vote_table.count_columns import count_columns
from councilui.load.formats.vote_table.headers import OF_ITEM, is_of_item
from councilui.load.formats.vote_table.marks import is_vote_word
from councilui.load.formats.vote_table.name_lists import is_list_column, is_list_header
from councilui.load.formats.vote_table.profile import Profile
from councilui.load.outcomes import VoteWords, read_outcome
from councilui.load.settings import FILE

_MOST_WORDS: Final = 12  # that a column of votes or results has
_OF_PEOPLE: Final = re.compile(
    r"member|name|person|voter|official|councill?or|alder|trustee|commissioner|supervisor", re.I
)
_OF_ORDER: Final = re.compile(r"(?:(?:^|[\W_])(?i:id)|(?<=[a-z])I[dD]|(?i:sequence|guid|row ?number))$")
_LONGEST_WORD: Final = 24
_DIGITS: Final = frozenset("0123456789")  # codes for yes and no
_LONGEST_RESULT: Final = 60
_NO_ITEM: Final = "It names no agenda item; add a column “Title” with what was voted on."
_NO_HEADER: Final = (
    "Its first column has no header; write “Title” there if its rows are items, “Member” if they are members."
)
_NO_VOTES: Final = (
    "None of its columns looks like votes; a table needs a column for each member, or one of members and one of votes."
)
_HEAD: Final = f"Put this in a file {FILE} beside the data, corrected where it is wrong:"


class _Column(NamedTuple):
    """A column's header with what its values look like: shares from 0 to 1, and the length of a value on average."""

    header: str
    values: Counter[str]
    dates: float
    results: float
    length: float
    is_of_words: bool


def suggest(headers: Sequence[str], profile: Profile, words: VoteWords, rows_at: str = "") -> str:
    """Lines for councilui.toml that map the likely columns; what they get wrong is for the user to correct.

    `rows_at` is the way to the list of rows in JSON, "" where it needs no setting.
    """
    if reason := _why_not(headers, profile, words):
        return reason
    places = places_of(headers, profile, words)
    counts = count_columns(headers, profile, words, set(places.values())).values()
    columns = [
        _column(header, profile.values(number))
        for number, header in enumerate(headers)
        if header and number not in {*places.values(), *counts} and not _OF_ORDER.search(header)
    ]
    members = _members(columns, words)
    rest = [column for column in columns if column not in members]
    lines = [f"rows = {toml_value(rows_at)}"] if rows_at else []
    lines += [f"{word} = {toml_value(headers[number])}" for word, number in places.items()]

    def pick(word: str, rank: Callable[[_Column], float], least: float) -> _Column | None:
        """Map a word that no header names to the column that ranks highest, if that is more than the least."""
        if word in places:
            return None
        best = max(rest, key=rank, default=None)
        if best is None or rank(best) <= least:
            return None
        rest.remove(best)
        lines.append(f"{word} = {toml_value(best.header)}")
        return best

    pick("date", lambda column: column.dates, 0.5)
    lists = [number for number, header in enumerate(headers) if is_list_column(header, profile.samples(number), words)]
    if (lists or counts) and not members:
        rest = [column for column in rest if column.header not in [headers[number] for number in lists]]
        pick("result", lambda column: column.results, 0.5)
        if lists:
            lines.append(f"lists = [{', '.join(toml_value(headers[number]) for number in lists)}]")
        pick("title", lambda column: column.length, 0)
        return "\n".join((_HEAD, "[columns]", *lines))
    if members:
        pick("result", lambda column: column.results, 0.5)
        votes = sum((column.values for column in members), Counter[str]())
    else:
        option = pick("option", lambda column: _option_rank(column, columns, words), 0)
        pick("result", lambda column: column.results, 0.5)
        person = pick("person", _person_rank, 0.5)
        if option is not None and person is None and "person" not in places and _known_share(option, words) > 0.5:
            members = [option]  # a table with one member
            lines.remove(f"option = {toml_value(option.header)}")
        elif (option is None and "option" not in places) or not (person or places.keys() & {"person", "last_name"}):
            return _NO_VOTES
        options = profile.values(places["option"]) if "option" in places else Counter[str]()
        votes = option.values if option is not None else options
    has_item = pick("title", lambda column: column.length, 0) is not None or places.keys() & set(OF_ITEM)
    if not has_item and not (members and headers[0]):
        return _NO_ITEM if headers[0] else _NO_HEADER
    if members:
        lines.append(f"members = [{toml_value(members[0].header)}, {toml_value(members[-1].header)}]")
    return "\n".join((_HEAD, "[columns]", *lines, *_word_lines(votes, words)))


def _word_lines(votes: Counter[str], words: VoteWords) -> list[str]:
    """Lines for the words for votes that nobody knows, to be filled in."""
    unknown = [word for word in votes if not words.read(word).is_known]
    if not unknown:
        return []
    head = ["# Say what its words for votes mean: yes, no, abstain, absent …", "[words]"]
    return [*head, *(f'# {toml_value(word)} = "…"' for word in unknown[:_MOST_WORDS])]


def _why_not(headers: Sequence[str], profile: Profile, words: VoteWords) -> str:
    """Why no setting can map a table: it is empty, tells who was there, or has several rows for a member; else ""."""
    if not profile.rows or not any(map(profile.filled, range(len(headers)))):
        return "There are no rows below its header."
    voted = [
        number
        for number in range(len(headers))
        if profile.filled(number) and all(words.read(value).is_known for value in profile.values(number))
    ]
    if voted and not tell_sides(voted, profile, words):
        return "It shows who was present and who was absent, but no votes."
    places = places_of(headers, profile, words)
    person = places.get("person")
    is_all_known = not set(range(len(headers))) - set(places.values())
    if {"person", "option"} <= places.keys() and is_all_known and not places.keys() & set(OF_ITEM):
        return _NO_ITEM
    if person is not None and len(voted) > 1 and len(profile.values(person)) < profile.filled(person):
        return "It has several rows for a member; it needs a row for each vote and a column for each member."
    return ""


def _column(header: str, values: Counter[str]) -> _Column:
    number = max(values.total(), 1)
    dates = sum(times for value, times in values.items() if find_date(value) is not None) / number
    outcomes = sum(
        times
        for value, times in values.items()
        if len(value) <= _LONGEST_RESULT and not value.isdigit() and read_outcome(value).is_known
    )
    length = sum(len(value) * times for value, times in values.items()) / number
    is_of_words = (
        0 < len(values) <= _MOST_WORDS
        and dates < 0.5
        and (
            all(len(value) <= _LONGEST_WORD and not any(map(str.isdigit, value)) for value in values)
            or set(values) <= _DIGITS
        )
    )
    return _Column(header, values, dates, outcomes / number, length, is_of_words)


def _members(columns: Sequence[_Column], words: VoteWords) -> list[_Column]:
    """The longest run of columns whose few words are those of the columns before them, or words for votes."""
    best: list[_Column] = []
    run: list[_Column] = []
    vocabulary: set[str] = set()
    for column in columns:
        all_words = vocabulary | column.values.keys()
        is_voted = all(words.read(word).is_known for word in all_words)
        alike = (is_voted or bool(vocabulary & column.values.keys())) and len(all_words) <= _MOST_WORDS
        may_be_member = (
            column.is_of_words and not is_of_item(column.header) and not is_list_header(column.header, words)
        )
        if not may_be_member or not (alike or not run):
            run, vocabulary = [], set()
        if may_be_member:
            run.append(column)
            vocabulary |= column.values.keys()
        if len(run) > max(len(best), 1):
            best = list(run)
    return best


def _option_rank(column: _Column, columns: Sequence[_Column], words: VoteWords) -> float:
    """How likely a column holds the votes: the last of those with few words, since a vote stands behind what was voted
    on; but not the result."""
    known = _known_share(column, words)
    if not column.is_of_words or is_of_item(column.header) or (len(column.values) == 1 and not known):
        return 0
    return (column.results <= 0.5) + 2 * known + columns.index(column) / len(columns)


def _person_rank(column: _Column) -> float:
    """How likely a column holds names: under a word for people, else where it says the same least often."""
    return _name_share(column) * (2 if _OF_PEOPLE.search(column.header) else 1 + _variety(column) / 2)


def _known_share(column: _Column, words: VoteWords) -> float:
    known = sum(times for value, times in column.values.items() if is_vote_word(value, words))
    return known / max(column.values.total(), 1)


def _name_share(column: _Column) -> float:
    """The share of a column's values that may be names: one to five words, half of them with a capital."""
    names = 0
    for value, times in column.values.items():
        words = [word for word in value.split() if word[:1].isalpha()]
        capitals = sum(word[0].isupper() for word in words)
        names += times * (0 < len(words) <= 5 and capitals * 2 >= len(words) and not any(map(str.isdigit, value)))
    return names / max(column.values.total(), 1)


def _variety(column: _Column) -> float:
    """How many of a column's cells are different, from 0 to 1."""
    return len(column.values) / max(column.values.total(), 1)
