"""Names as minutes print them: behind a title, in capitals, with an initial in brackets, over two lines."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

_MEMBER: Final = (
    r"council\s*-?\s*(?:members?|m[ae]n|wom[ae]n|persons?)|councill?ors?|cllrs?\.?|crs?\.?(?=\s+[^\W\d_])|couns?\.|cms?\.?(?=\s)"
    r"|magistrates?|alder(?:m[ae]n|wom[ae]n|persons?|s)?|alds?\.|trustees?|commissioners?|comm'?rs?\.|com\.|supervisors?|freeholders?"
    r"|(?:first\s+)?select\s*-?\s*(?:board\s+members?|m[ae]n|wom[ae]n|persons?)|jurats?|legislators?|delegates?"
    r"|representatives?|(?:board|committee|commission)\s+members?|members?|directors?|regents?|senators?"
)
_HEAD: Final = (
    r"mayors?(?:\s+pro\s*-?\s*te(?:m|rn|mpore))?|president(?:\s+pro\s*-?\s*te(?:m|rn|mpore))?|chair(?:s"
    r"|m[ae]n|wom[ae]n|persons?)?|chr\.|chmn?\."
    r"|(?:county\s+)?judge\s*/\s*executive|reeve|wardens?|speakers?|provosts?|convener|cathaoirleach|moderators?|supervisor|chairperson|county\s+judge"
)
_ONE: Final = (
    r"(?:(?:vice|deputy|lord|acting|interim|honou?rary|council|board"
    rf"|pro\s*-?\s*tem(?:pore)?)\s*-?\s*){{0,2}}(?:{_HEAD})|(?:{_MEMBER})"
    r"|messrs\.?|pres\.|sup\.|m(?:r|s|rs)\.?|miss|dr\.?|hon(?:ou?rable|\.)?|his\s+worship|her\s+worship"
    r"|the(?=\s+(?:hon|speaker|mayor))|clerk|secretary"
    r"|treasurer|ex[-\s]officio"
)
_SEAT: Final = r"(?:,?\s+(?:precinct|district|ward|place|seat)\s+(?:no\.?\s*)?#?\d{1,2},?(?=\s+(?-i:[A-Z])))?"
TITLE: Final = rf"(?:(?:{_ONE})(?:\s*/\s*(?:{_ONE}))*\.?{_SEAT})"
TITLE_STARTS: Final = """
    vic dep lor act int hon cou boa pro may pre cha chr chm jud ree war spe con cat mod sup cll cr crs cm cms mag
    ald tru com fre sel fir jur leg del rep mem dir reg sen mes mr mrs ms mis dr his her the cle sec tre ex
"""
"""The first letters of every title."""
_TITLES: Final = re.compile(rf"(?:{TITLE}(?:\s+|(?<=\.)\s*)){{1,6}}(?=[^\W\d_])", re.IGNORECASE)
_TITLE_WORD: Final = re.compile(rf"{TITLE}(?![\w’'-])", re.IGNORECASE)

_UP: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĬĮİĶŁĹŃŇŐŒŘŔŚŠŞŤŢŪŮŰŹŻŽ"
_VOTE_BEHIND: Final = (
    r"-(?i:(?:ayes?|yeas?|yes|nays?|noes|no|abstain(?:ed)?|absent|present|excused|recused)\b|[aynp]\b(?!\s+[^\W\d_]))"
)
"""A vote behind a name's hyphen: "Orr-aye" is Orr; the letter in "Min-A Park" is a part of her name."""
_WORD: Final = (
    rf"(?:[{_UP}]\.(?:[{_UP}]\.)*|(?:St|Ste|Mc|Mac|Fitz)\.?(?=\s[{_UP}])|[{_UP}][^\W\d_]*(?:(?!{_VOTE_BEHIND})[’'‘`-][^\W\d_]+)*"
    r"|(?:d[ei]|d[ue]l|van|von|der|den|ten|la|le|du|da|dos|da|el|al|bin|ibn|uí|ní|y)(?=\s+[^\W\d_])"
    rf"|[Oo]['’]\s?[{_UP}][a-z]+)"
)
_NAME_WORD: Final = re.compile(_WORD)
_SUFFIX: Final = re.compile(r",?\s+(?:Jr|Sr|JR|SR)\b\.?|,?\s+(?:III|II|IV)\b")
_INITIAL: Final = re.compile(rf"\s*\(([{_UP}]{{1,2}})\.?\)")
_SPACE: Final = re.compile(r"[ \t]{1,3}(?![ \t])|[ \t]*\n(?!\n)[ \t]*")
_MOST_WORDS: Final = 5
_MOST_BLANKS: Final = 60  # at the beginning of a line
_WORD_START: Final = re.compile(
    rf"(?<![\w’'.-])(?:[{_UP}]|(?:de|di|del|van|von|der|den|ten|la|le|du|da|el|al|uí|ní)\s)"
)
_APOSTROPHES: Final = str.maketrans("’‘`", "'''")

_STOPS_TEXT: Final = """
    the a an and or of in on at by to for with from as that this these those motion motions moved seconded second
    carried carries defeated failed passed passes adopted approved resolution resolved ordinance item items section
    status result results vote votes voting voted ayes aye yeas yea yes nays nay noes no affirmative negative total
    abstain abstained abs abst obs accepted tbc tba
    abstentions abstention absent present excused recused none nil all favor favour opposed against roll call public
    hearing minutes meeting council committee board commission city town county township village staff report
    whereas therefore be it is was were has have had he she they his her their mr ms it's upon following unanimous
    unanimously majority recommendation page discussion action agenda consent calendar new old business adjournment
    subject disposition mover seconder exhibit attest dated read tabled withdrawn lost tie tied amendment amended
    substitute question monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december also then there when while after before during absence quorum
    tally recorded declared conflict so not who which what if no. nos. order resolution. bylaw by-law decision
    department director manager attorney engineer chief recommended seconded: seconded. ord res reso dispensation
    adopted. apologies regrets attendance supported call made making makes voice
    first third reading readings further presiding now whereupon thereupon thereafter there hearing seeing upon having
    electoral area
    however since because under due next please let we you our its each every some such both neither but yet any only
    prior subsequently finally later here where all's mayor's chair's discussed explained stated said asked noted
    declared announced called opened closed reported introduced requested concerning regarding pursuant although
    though unless until within without via per note ref others guests visitors
"""
STOPS: Final = frozenset(_STOPS_TEXT.split())
"""Words with a capital that are no part of a name, where a name has just been read."""


_AMBIGUOUS: Final = frozenset(["page", "read", "reso", "march", "june", "april", "august"])
_NO_NAME_AFTER: Final = re.compile(
    r"\.?(?:[ \t]*(?:\d|:|of\b|no\.)|\s*\d+[ \t]*(?:\n|of\b|\Z))"
    r"|\s+(?!(?:and|voted|voting|moved|made|seconded|abstained)\b)[a-z]"
)


_NO_END: Final = frozenset(("de", "la", "le", "du", "da", "van", "von", "der", "den", "el", "al", "y"))
"""Words of a name that are not its last one."""
_ONE_MEMBER: Final = re.compile(
    r"(?:councill?or|cllr|alderm[ae]n|trustee|commissioner|reeve|mr|ms|mrs|council ?member)\.?\s+\Z", re.IGNORECASE
)
_BARE_INITIAL: Final = re.compile(rf"[ \t]+([{_UP}][^\W\d_]+)")
_LISTED: Final = re.compile(r"(?:[,;:&(]|\band)\s+\Z", re.IGNORECASE)


class PrintedName(NamedTuple):
    """A name where it stands: `start` is before its titles, `name` without them, white space made single."""

    start: int
    end: int
    name: str
    title: str | None


def _is_stop(word: str) -> bool:
    if _is_initial(word):
        return False
    return word.casefold().rstrip(".:") in STOPS or word.casefold() in STOPS


def _is_ambiguous_name(text: str, match: re.Match[str], *, is_behind_title: bool) -> bool:
    """Whether a stop word stands as a name: "Trustee Page," and "April Brook", not "Page 3" or "Read in full".

    "All" is one right behind a member's title alone: "Councillor All", not "Councillors All".
    """
    if match[0].casefold() == "all":
        return is_behind_title and _ONE_MEMBER.search(text, max(0, match.start() - 24), match.start()) is not None
    return match[0].casefold() in _AMBIGUOUS and not _NO_NAME_AFTER.match(text, match.end())


def _is_bare_initial(text: str, match: re.Match[str], *, is_titled: bool) -> bool:
    """Whether "A" is an initial without a period: "Cr A Smith", "J Hunt, A Smith", not "A motion" or "A Resident"."""
    if match[0] not in ("A", "I"):
        return False
    is_listed = is_titled or bool(_LISTED.search(text[max(0, match.start() - 8) : match.start()]))
    follows = _BARE_INITIAL.match(text, match.end())
    return is_listed and follows is not None and not _is_stop(follows[1])


def title_at(text: str, start: int) -> re.Match[str] | None:
    """The titles that begin at a place, with the white space after them."""
    return _TITLES.match(text, start)


@lru_cache(maxsize=4096)  # several parts of the grammar ask what stands at one place
def read_name(text: str, start: int, *, needs_title: bool = False, in_line: bool = False) -> PrintedName | None:
    """The name that begins at a place, its titles before it; None where none does. `in_line` ends it with its line."""
    titles = _TITLES.match(text, start)
    if titles is None and needs_title:
        return None
    first = titles.end() if titles else start
    words, end = _name_words(text, first, in_line=in_line, is_titled=titles is not None)
    if not words:
        return None
    if words[-1][-2:] in ("’s", "'s") and len(words[-1]) > 3:
        words[-1], end = words[-1][:-2], end - 2
    name = " ".join(words).translate(_APOSTROPHES)
    if suffix := _SUFFIX.match(text, end):
        name, end = f"{name}{',' if suffix[0].startswith(',') else ''} {suffix[0].strip(', ')}", suffix.end()
    if initial := _INITIAL.match(text, end):
        name, end = f"{name} ({initial[1]})", initial.end()
    title = " ".join(titles[0].split()) if titles else None
    return PrintedName(start, end, name, title)


def _name_words(text: str, start: int, *, in_line: bool, is_titled: bool) -> tuple[list[str], int]:
    words: list[str] = []
    end = position = start
    while len(words) < _MOST_WORDS and (match := _NAME_WORD.match(text, position)):
        word = match[0]
        if words and _SUFFIX.match(text, end):
            break  # read behind the name, with its period
        is_stop = _is_stop(word) and not _is_ambiguous_name(text, match, is_behind_title=is_titled and not words)
        if (
            is_stop
            and all(len(other) == 1 for other in words)
            and _is_bare_initial(text, match, is_titled=is_titled or bool(words))
        ):
            is_stop = False
        if is_stop or (words and _TITLE_WORD.match(text, position) and not _is_initial(word)):
            break
        after = text[match.end() : match.end() + 1]
        if after and (after.isalnum() or after in "_@"):
            break
        if words and "\n" in text[end:position] and _changes_case(words[-1], word):
            break
        words.append(word)
        end = match.end()
        space = _SPACE.match(text, end)
        if space is None or (in_line and "\n" in space[0]):
            break
        position = space.end()
    while words and (words[-1].casefold() in _NO_END or _is_letter_of_item(text, words, end)):
        end = text.rindex(words.pop(), start, end)
        end = start + len(text[start:end].rstrip())
    return words, end


def _is_letter_of_item(text: str, words: list[str], end: int) -> bool:
    """Whether the last word is the letter of the item below a list of names: "Nell Bo" over "A. CALL TO ORDER"."""
    if len(words) < 2 or not _is_initial(words[-1]):
        return False
    start = end - len(words[-1])
    return text[max(0, start - _MOST_BLANKS) : start].rstrip(" \t").endswith("\n")


def _is_initial(word: str) -> bool:
    return len(word) <= 2 and word.endswith(".")


def _changes_case(before: str, word: str) -> bool:
    """Whether one word is in capitals and the other is not; a newline between them then ends the name."""
    return len(before) > 2 and len(word) > 2 and before.isupper() != word.isupper()


def name_before(text: str, end: int, *, reach: int = 90) -> PrintedName | None:
    """The name that ends at a place, with its titles; without a title, all words with capitals before it."""
    low = max(0, end - reach)
    window = text[low:end].rstrip(" \n\t")
    stop = len(window)

    def read_at(start: int) -> PrintedName | None:
        candidate = read_name(window, start)
        return candidate if candidate is not None and candidate.end == stop else None

    for match in _TITLES.finditer(window):
        if match.start() and window[match.start() - 1].isalnum():
            continue
        candidate = read_at(match.start())
        if candidate is not None:
            return _shifted(candidate, low)
    for match in _WORD_START.finditer(window):
        candidate = read_at(match.start())
        if candidate is not None and candidate.title is None:
            return _shifted(candidate, low)
    return None


def _shifted(name: PrintedName, by: int) -> PrintedName:
    return name._replace(start=name.start + by, end=name.end + by)


def first_title(titles: str) -> str:
    """The first word of the titles before a name, in lower case: "mr" of "Mr. Mayor"."""
    return titles.split()[0].casefold().strip(".")


def surname_of(name: str) -> str:
    """The word that a name is filed under, in lower case: the last that is no suffix, initial or bracket."""
    words = re.sub(r"\([^)]*\)", " ", name).replace(",", " ").split()
    words = [word for word in words if word.casefold().strip(".") not in ("jr", "sr", "ii", "iii", "iv")]
    return words[-1].casefold().strip(".") if words else name.casefold()
