"""Names in one cell: a list under "Ayes", or a roll such as "Ayes: Roe, Poe; Nays: Moe" or "Roe - yes; Poe - no"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from councilui.common.names import fold, parse_name
from councilui.common.shares import plural
from councilui.load.formats.vote_table.headers import header_key
from councilui.load.joined_names import names_in
from councilui.load.outcomes import VoteWords

_FILLER_TEXT: Final = """
    member members name names voting voted vote votes voter voters who list of the councilmembers council councilors
    councillors commissioners trustees supervisors alders alderpersons those persons people cast roll call count counts
    total totals number num nr sum tally
    votos stimmen voix voti stemmen głosy głosów anzahl
"""
_FILLERS: Final = frozenset(_FILLER_TEXT.split())
_NOBODY: Final = re.compile(
    r"\W*|\W*(?:none?|nil|nobody|no one|zero|0|n/?a|not applicable|none (?:opposed|absent|recorded))\W*", re.IGNORECASE
)
_COUNT_BEFORE: Final = re.compile(r"[(\[]?(\d{1,3})[)\]]?\s*(?:[:(\[–—-]\s*|\.\s+|$|(?=[^\W\d_]))")
_COUNT_BEHIND: Final = re.compile(r"(?<=\S)\s*(?:[(\[]\s*(\d{1,3})\s*[)\]]|[-–—:=]\s*(\d{1,3}))\s*\.?$")
_SURE_BREAK: Final = re.compile(r"\s*(?:[;|\n\r•·]|\s/\s)\s*")
_BREAK: Final = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|\s*/\s*", re.IGNORECASE)
_JOINED: Final = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_COMMA: Final = re.compile(r"\s*,\s*")
_SUFFIX: Final = re.compile(r"(?:jr|sr|i{2,3}|iv)\b\.?", re.IGNORECASE)
_INITIALS: Final = re.compile(r"(?:[A-Z]\.\s?){1,2}")
_REMARK: Final = re.compile(r"\s+[-–—]\s+[a-z].*$|\s*\*+$")
_BULLET: Final = re.compile(r"^[-–—•*·]\s+")
_OUTCOME: Final = re.compile(
    r"(?<=[.;])\s+(?:the )?(?:motion|vote|carried|passed|failed|approved|adopted)\b.*$", re.I | re.S
)
_NO_NAME: Final = re.compile(
    r"\b(?:all|everyone|unanimous\w*|present|others?|except|excepting|rest|remaining|entire|majority|motion|passed|failed"
    r"|carried|consensus|both|board|body|consent|see|minutes|by|was|were|who|not|left|arrived|tbd|unknown|recorded|voice)\b",
    re.IGNORECASE,
)
_HEADED: Final = re.compile(r"([^\W\d_][^:;|\n,.()]{0,40}?)\s*(?:\(?(\d{1,3})\)?)?\s*(?::|\s[–—-]\s)\s*")
_PAIR: Final = re.compile(
    r"(.+?)\s*(?:[:=]|[–—-]+|[(\[]|(?<=[^\s,]),?\s(?=[^\s,:=]+$))\s*([^()\[\]:=–—-]+?)\s*[)\]]?\s*$"
)
_EXCEPTION: Final = re.compile(
    r"\b(?:all|every\w*|unanimous\w*|others?|rest)\b.*\b(?:but|except\w*|save|minus|without|other than|apart from)\b",
    re.I,
)
_SUCCESSION: Final = re.compile(
    r"\s*(?:(?<!\d)/(?!\d)|[;→]|-+>|\b(?:then|replaced by|succeeded by|followed by)\b)\s*", re.IGNORECASE
)
# How long a member had the seat, up to the next name: "Loe thru 6/30, Goe".
_UNTIL: Final = re.compile(
    r"\s*\b(?:thru|through|until|till?|since|from|as of|after|before)\b[^;,]*[;,]?", re.IGNORECASE
)
_MOST_WORDS: Final = 5
_SIDES: Final = frozenset(("yes", "no"))


class KnownNames(NamedTuple):
    """What the lists of a table show of its names: whether they are "Roe, Ana", and, folded, those that stand apart,
    and their surnames. `are_words` when all are of one word, `is_of_row` when the table is a single row."""

    is_inverted: bool = False
    names: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    are_words: bool = False
    is_of_row: bool = False


NO_NAMES: Final = KnownNames()


class NamesInCell(NamedTuple):
    """Names with the word under which each stands; `number` of them as announced, `rest` what is no name."""

    casts: list[tuple[str, str]]
    number: int | None = None
    rest: str = ""


@lru_cache(maxsize=512)
def list_word(header: str) -> str:
    """The word for a vote in the header of a list: "Members voting aye" is "aye", "Ayes (names)" "ayes"."""
    words = [word for word in re.findall(r"[^\W\d_]+", header_key(header)) if word not in _FILLERS]
    return " ".join(words)


def is_list_header(header: str, words: VoteWords) -> bool:
    """Whether a header is a word for a vote, so that names may stand below it."""
    return words.read(header).is_known or (bool(list_word(header)) and words.read(list_word(header)).is_known)


def read_names(
    header: str, cell: str, words: VoteWords, expected: int | None = None, known: KnownNames = NO_NAMES
) -> NamesInCell:
    """The names in a cell below a word for a vote; what is no name, or may be several, is the `rest`.

    `expected` is how many voted so as announced elsewhere.
    """
    word = header if words.read(header).is_known else list_word(header)
    text = cell.strip()
    label, colon, behind = text.partition(":")
    if colon and is_list_header(re.sub(r"\(?\d+\)?", "", label).strip(), words):
        text = f"{re.sub(r'[^0-9]', '', label)} {behind}".strip()
    if _NOBODY.fullmatch(text):
        return NamesInCell([], 0 if text else None)
    if _EXCEPTION.search(text):
        return NamesInCell([], None, text)  # who is named did not vote so
    count = None
    if before := _COUNT_BEFORE.match(text):
        is_bracket = before[0].rstrip()[-1:] in "(["
        count, text = int(before[1]), text[before.end() :].rstrip(")] " if is_bracket else None)
    elif behind_match := _COUNT_BEHIND.search(text):
        count, text = int(behind_match[1] or behind_match[2]), text[: behind_match.start()]
    above = _COUNT_BEHIND.search(header)
    number = int(above[1] or above[2]) if above else None
    if count is None and known.is_of_row:
        count = number
    announced = next((number for number in (count, expected, number) if number is not None), None)
    parts, unclear = _apart(split_names(text, announced, is_inverted=known.is_inverted), announced, known)
    names = [part for part in parts if is_person(part)]
    rest = ", ".join([*unclear, *(part for part in parts if not is_person(part))])
    return NamesInCell([(name, word) for name in names], count, rest)


def _apart(parts: list[str], announced: int | None, known: KnownNames) -> tuple[list[str], list[str]]:
    """The names, those that stand behind one another without a comma, "Orr Ilves", as two where the table has both and
    as many were announced; and what may be one name or several."""
    for names in (known.names, known.surnames):
        inside = {part: names_in(part, names) for part in parts if "," not in part}
        cut = {part: people for part, people in inside.items() if people}
        whole = [name for part in parts for name in cut.get(part, [part])]
        if cut and announced == len(whole):
            return whole, []
        if cut and names is known.names:
            return [part for part in parts if part not in cut], list(cut)
    if known.are_words and len(parts) == 1 and announced == len(parts[0].split()) > 1:
        return [], parts
    return parts, []


def read_roll(cell: str, words: VoteWords, known: KnownNames = NO_NAMES) -> NamesInCell:
    """The roll that stands in one cell, without the outcome behind it; what is no part of one is the `rest`."""
    text = _OUTCOME.sub("", cell.strip())
    heads = _heads(text, words)
    if heads and not text[: heads[0].start].strip(" .,;"):
        return _headed_roll(text, heads, words, known)
    casts: list[tuple[str, str]] = []
    rest = []
    for part in (_SURE_BREAK if _SURE_BREAK.search(text) else _COMMA).split(text):
        pair = _PAIR.fullmatch(part.strip(" .,"))
        names = _JOINED.split(pair[1].strip(" ,")) if pair else []
        is_one_or_plain = len(names) == 1 or not any(
            "," in name for name in names
        )  # "Roe, Ana and Poe, Ben" is neither
        if pair and words.read(pair[2]).is_known and is_one_or_plain and all(map(is_person, names)):
            casts += [(name, pair[2]) for name in names]
        elif part.strip(" .,"):
            rest.append(part.strip())
    return NamesInCell(casts, None, "; ".join(rest))


def _headed_roll(text: str, heads: list[_Head], words: VoteWords, known: KnownNames) -> NamesInCell:
    casts: list[tuple[str, str]] = []
    rest = []
    ends = [*(head.start for head in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=True):
        part = read_names(head.word, text[head.end : end].strip(" .,;|\n"), words, head.number, known)
        casts += part.casts
        number = head.number if part.number is None else part.number
        if part.rest or (number and number != len(part.casts)):
            rest.append(part.rest or head.word)
    return NamesInCell(casts, None, "; ".join(rest))


class _Head(NamedTuple):
    """A word for a vote before a colon or dash, where the names behind it begin at `end`, with their number."""

    start: int
    end: int
    word: str
    number: int | None


def _heads(text: str, words: VoteWords) -> list[_Head]:
    """The words for votes that head lists: "Nays" in "Ayes (2): Roe, Poe Nays (1): Moe"."""
    heads = []
    for match in _HEADED.finditer(text):
        starts = [word.start() for word in re.finditer(r"\S+", match[1])]
        for start in starts:
            if is_list_header(match[1][start:], words):
                number = int(match[2]) if match[2] else None
                heads.append(_Head(match.start() + start, match.end(), match[1][start:], number))
                break
    return heads


def split_names(text: str, count: int | None = None, *, is_inverted: bool = False) -> list[str]:
    """A list of names cut into names; "Roe, Ana; Poe, Ben" has two, "Burn, Jr., Roe" too.

    `count` is how many the clerk counted: "Roe, Ana, Poe, Ben" are two when it says so, or when names `is_inverted`.
    """
    text = text.strip(" .,")
    if _SURE_BREAK.search(text):
        return [_bare(part) for part in _SURE_BREAK.split(text) if part.strip(" .,")]
    parts: list[str] = []
    for part in _BREAK.split(text):
        if not part.strip(" ."):
            continue
        if parts and (_SUFFIX.fullmatch(part) or _INITIALS.fullmatch(part)):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    if len(parts) % 2 == 0 and (is_inverted or (count is not None and count * 2 == len(parts))):
        parts = [f"{last}, {first}" for last, first in zip(parts[::2], parts[1::2], strict=True)]
    return [_bare(part) for part in parts]


def known_names(
    cells: Sequence[tuple[str, str]], words: VoteWords, movers: Iterable[str] = (), *, is_of_row: bool = False
) -> KnownNames:
    """What all lists of a table show of its names, from pairs of a header and a cell, and those who move and second."""
    bare = KnownNames(has_inverted_names(cell for _, cell in cells))
    names = {*map(fold, movers)} - {""}
    for header, cell in cells:
        is_list = is_list_header(header, words)
        casts = (read_names(header, cell, words, known=bare) if is_list else read_roll(cell, words)).casts
        listed = {fold(name) for name, _ in casts}
        names |= {name for name in listed if len(listed) > 1 or " " not in name}
    names = {name for name in names if not names_in(name, names - {name})}
    surnames = {fold(parse_name(name).surname) for name in names} - {""}
    are_words = bool(names) and not any(" " in name for name in names)
    return bare._replace(names=frozenset(names), surnames=frozenset(surnames), are_words=are_words, is_of_row=is_of_row)


def has_inverted_names(cells: Iterable[str]) -> bool:
    """Whether names in a column are "Roe, Ana": commas stand within what semicolons or lines part."""
    parts = [_bare(part) for cell in cells if _SURE_BREAK.search(cell) for part in _SURE_BREAK.split(cell)]
    inverted = [part for part in parts if "," in part and not _SUFFIX.fullmatch(part.partition(",")[2].strip())]
    return len(inverted) * 2 > len([part for part in parts if part])


def _bare(part: str) -> str:
    return _REMARK.sub("", _BULLET.sub("", part.strip()).strip(",;")).strip()


@lru_cache(maxsize=8192)
def is_person(text: str) -> bool:
    """Whether a text may be somebody's name, with titles and a remark in brackets."""
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text)
    name = parse_name(bare)
    printed = name.full or name.printed
    letters = [word for word in printed.split() if word[0].isalpha()]
    return (
        0 < len(letters) <= _MOST_WORDS
        and not re.search(r"[\d:=]", bare)
        and not _NO_NAME.search(printed)
        and any(not word[0].islower() for word in letters)
    )


def names_two(header: str) -> bool:
    """Whether a header names one member and the next in the seat, "Dee Loe / Fay Goe (from July)" or "Ward 4 (Loe thru
    6/30, Goe)": whose votes stand below can't be told."""
    inside = re.findall(r"[(\[]([^)\]]*)[)\]]|:(.*)", header)
    return _are_people(_SUCCESSION.split(header)) or any(
        _are_people(_SUCCESSION.split(_UNTIL.sub(";", text))) for text in map("".join, inside)
    )


def _are_people(parts: Iterable[str]) -> bool:
    parts = [part for part in parts if part.strip()]
    return len(parts) > 1 and all(is_person(part) and len(parse_name(part).surname) > 1 for part in parts)


def is_list_column(header: str, cells: Iterable[str], words: VoteWords) -> bool:
    """Whether names stand below a word for a vote: in one cell at least, and hardly any cell holds a vote itself."""
    if not is_list_header(header, words):
        return False
    is_named = False
    votes = total = 0
    for cell in cells:
        total += 1
        has_vote = words.read(cell).is_known and not _NOBODY.fullmatch(cell)
        votes += has_vote
        is_named |= not has_vote and bool(read_names(header, cell, words).casts)
    return is_named and votes * 2 <= total


def tells_a_side(header: str, words: VoteWords) -> bool:
    """Whether the names below a header voted yes or no; "Present" and "Absent" alone are attendance."""
    return words.read(list_word(header)).option in _SIDES


def is_roll_column(cells: Iterable[str], words: VoteWords) -> bool:
    """Whether most cells of a column hold a whole roll each, of yes and no."""
    cells = list(cells)
    known = known_names([("", cell) for cell in cells], words)
    rolls = [read_roll(cell, words, known) for cell in cells]
    whole = [roll for roll in rolls if len(roll.casts) > 1 and not roll.rest]
    sides = any(words.read(word).option in _SIDES for roll in whole for _, word in roll.casts)
    return sides and len(whole) * 2 > len(rolls)


class NamesInRow(NamedTuple):
    """All that the lists of a row tell: casts, a tally, whether names are missing, what is no name, and where the names
    are not as many as counted."""

    casts: list[tuple[str, str]]
    tally: str
    is_short: bool
    rest: str
    differences: list[str]


def read_cells(
    cells: Iterable[tuple[str, str]], words: VoteWords, announced: Mapping[str, int], known: KnownNames
) -> NamesInRow:
    """The lists of a row, from pairs of a header and a cell. `announced` has the row's tally by option."""
    casts: list[tuple[str, str]] = []
    counts: dict[str, int] = {}
    options: set[str] = set()
    rests: list[str] = []
    differences: list[str] = []
    is_short = False
    for header, cell in cells:
        is_list = is_list_header(header, words)
        expected = announced.get(words.read(list_word(header)).option)
        names = read_names(header, cell, words, expected, known) if is_list else read_roll(cell, words, known)
        casts += names.casts
        if is_list:
            option = words.read(list_word(header)).option
            options.add(option)
            if names.number is not None:
                counts[option] = counts.get(option, 0) + names.number
                if names.number != len(names.casts) and names.casts:
                    differences.append(
                        f"{plural(len(names.casts), 'name')} under “{header}” and the number {names.number}"
                    )
                is_short |= names.number > len(names.casts)
        else:
            options |= {words.read(word).option for _, word in names.casts}
        if names.rest:
            rests.append(names.rest)
    tally = tally_text(counts) if counts.get("yes") is not None and counts.get("no") is not None else ""
    is_short |= bool(differences or rests) or "yes" not in options
    return NamesInRow(casts, tally, is_short, "; ".join(rests), differences)


_COUNT_WORDS: Final = {"yes": "ayes", "no": "nays", "abstain": "abstain", "absent": "absent"}


def tally_text(counts: Mapping[str, int | str]) -> str:
    """Counts by option as a clerk would print them."""
    return ", ".join(f"{word} {counts[option]}" for option, word in _COUNT_WORDS.items() if option in counts)
